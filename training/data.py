"""Training data: PolNeAR (attribution) and GUM (syntax, mentions, coreference) as windows of labelled words.

Data decisions
- PolNeAR train (840 articles, 7 US outlets, 2016; no licence stated): weights only, never text. Words that lie in a
  span take its role; an attribution is a cue, the words of its source, and the words of its content.
- GUM train (95 documents of the permissively licensed genres; annotation CC BY 4.0): gold words, trees, entities.
- Style: the shipped network must read other outlets. Each epoch, half of all documents have their quotation marks
  exchanged for another style, paragraph breaks are thinned to single line breaks or spaces in some, a few lose a closing
  mark, a few are set in capitals throughout, a few in lower case. All changes keep the length, so spans stay true.
- Windows are cut exactly as at run time (``dateline.nn.plan_windows``), with sizes and first cuts varied by epoch.
- Nothing of any development or test part is read here.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline import nn
from dateline.reading.syntax.quotes import quotations
from dateline.reading.syntax.words import split_words

UPOS = [
    "_",
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
KINDS = [
    "_",
    "person",
    "place",
    "organization",
    "object",
    "event",
    "time",
    "abstract",
    "animal",
    "plant",
    "substance",
]
CUE, SOURCE, CONTENT = ["O", "B", "I"], ["O", "B", "I"], ["O", "B", "I", "E", "S"]
IGNORE = -100


TYPES = ["_", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
         "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"]  # fmt: skip
STATUSES = ["occurred", "ongoing", "claimed", "apparent", "planned", "promised", "predicted", "threatened", "requested",
            "hypothetical", "denied"]  # fmt: skip
ACTS = ["assert", "deny", "accuse", "claim_responsibility", "threaten", "request", "promise", "predict", "confirm",
        "decline_comment", "praise", "criticize"]  # fmt: skip


@dataclass
class Deed:
    """One event: where its word begins, what it is, and where the words of who did it and to whom begin."""

    word: int
    type: str
    status: str
    doers: list[int]
    targets: list[int]
    optional: bool = False


@dataclass
class Labelled:
    """One document: its text, its words, and labels by word (absent tasks are None)."""

    id: str
    text: str
    words: list[tuple[int, int]]
    attributions: list[dict[str, list[list[int]]]] | None = None
    unknown: list[list[int]] = field(default_factory=list)  # spans of which no attribution says anything
    deeds: list[Deed] | None = None
    perhaps: list[list[int]] = field(default_factory=list)  # spans that may tell an event or not
    chains: list[tuple[int, str]] = field(
        default_factory=list
    )  # where words begin that stand for somebody, and for whom
    acts: list[tuple[int, str]] = field(
        default_factory=list
    )  # where cues begin, and what is done by saying it
    sentence_starts: set[int] | None = None
    upos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # index of the head word in the document, -1 root
    relations: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, int, int, str]] = field(
        default_factory=list
    )  # first, last, head, kind, chain


def polnear(path: Path) -> list[Labelled]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Labelled(r["id"], r["text"], [], attributions=r["attributions"]) for r in rows]


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments, rows = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def conllu(path: Path, relations: list[str]) -> list[Labelled]:
    """GUM documents as running text with paragraphs, gold words and labels. Unknown relations are ignored."""
    documents: list[Labelled] = []
    for comments, rows in _blocks(path):
        new = next((c.split(" = ", 1)[1] for c in comments if c.startswith("# newdoc id")), None)
        if new or not documents:
            documents.append(Labelled(new or path.name, "", [], sentence_starts=set()))
            chains: list[tuple[int, str, str]] = []
        doc = documents[-1]
        assert doc.sentence_starts is not None
        if doc.text:
            doc.text += "\n\n" if any(c.startswith("# newpar") for c in comments) else " "
        first = len(doc.words)
        doc.sentence_starts.add(first)
        multi_end, multi_rest, space_after = 0, "", True
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                multi_end = int(row[0].split("-")[1])
                multi_rest, space_after = row[1], "SpaceAfter=No" not in row[9]
                continue
            number, form = int(row[0]), row[1]
            if number <= multi_end:
                surface = multi_rest if number == multi_end else multi_rest[: len(form)]
                multi_rest = multi_rest[len(surface) :]
                gap = number == multi_end and space_after
                if not surface:  # a word without characters of its own shares the one before
                    surface, start = "", len(doc.text) - 1
                else:
                    start = len(doc.text)
            else:
                surface, start, gap = form, len(doc.text), "SpaceAfter=No" not in row[9]
            doc.text += surface
            doc.words.append((start, len(doc.text)))
            doc.upos.append(UPOS.index(row[3]) if row[3] in UPOS else 0)
            head = int(row[6])
            doc.heads.append(first + head - 1 if head else -1)
            doc.relations.append(relations.index(row[7]) if row[7] in relations else IGNORE)
            if gap:
                doc.text += " "
            _entities(row[9], len(doc.words) - 1, chains, doc)
        doc.text = doc.text.rstrip()
    for doc in documents:
        doc.mentions = [kept for m in doc.mentions if (kept := _with_head(m, doc))]
    return documents


def _entities(misc: str, index: int, stack: list[tuple[int, str, str]], doc: Labelled) -> None:
    found = re.search(r"Entity=([^|]+)", misc)
    for part in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", found[1] if found else ""):
        if part[1]:
            chain, kind, *_ = part[1].split("-")
            if part[2]:
                doc.mentions.append((index, index, -1, KINDS.index(kind), chain))
            else:
                stack.append((index, kind, chain))
        else:
            for k in range(len(stack) - 1, -1, -1):
                if stack[k][2] == part[3]:
                    start, kind, chain = stack.pop(k)
                    doc.mentions.append((start, index, -1, KINDS.index(kind), chain))
                    break


def _with_head(
    mention: tuple[int, int, int, int, str], doc: Labelled
) -> tuple[int, int, int, int, str] | None:
    first, last, _, kind, chain = mention
    heads = [i for i in range(first, last + 1) if not first <= doc.heads[i] <= last]
    return (first, last, heads[0], kind, chain) if heads else None


STYLES = [('"', '"', "'", "'"), ("“", "”", "‘", "’"), ("‘", "’", "“", "”"), ("'", "'", '"', '"'), ("‘", "’", '"', '"'),
          ("«", "»", "“", "”"), ("„", "“", "‚", "‘"), ("“", "“", "'", "'"), ("’", "’", '"', '"')]  # fmt: skip
STYLE_WEIGHTS = [4, 4, 6, 4, 2, 1, 1, 0.5, 0.5]


def restyle(text: str, chance: random.Random) -> str:
    """The same text, as long, as another outlet might have set it."""
    chars = list(text)
    if chance.random() < 0.5:
        outer_open, outer_close, inner_open, inner_close = chance.choices(STYLES, STYLE_WEIGHTS)[0]
        for q in quotations(text):
            if q.inner_start - q.start != 1:
                continue
            opening, closing = (inner_open, inner_close) if q.depth else (outer_open, outer_close)
            chars[q.start] = opening
            if q.closed and q.end - q.inner_end == 1:
                chars[q.inner_end] = " " if chance.random() < 0.01 else closing
        if chance.random() < 0.5:
            apostrophe = chance.choice("'’")
            last = len(chars) - 1
            chars = [apostrophe if c in "'’" and 0 < i < last and chars[i - 1].isalpha() and chars[i + 1].isalpha()
                     else c for i, c in enumerate(chars)]  # fmt: skip
    text = "".join(chars)
    draw = chance.random()
    if draw < 0.2:
        text = text.replace("\n\n", "\n ")
    elif draw < 0.35:
        text = text.replace("\n", " ")
    elif draw < 0.45:  # some paragraphs joined
        text = re.sub(r"\n\n", lambda _: "  " if chance.random() < 0.5 else "\n\n", text)
    draw = chance.random()
    if draw < 0.03:
        upper = text.upper()
        text = upper if len(upper) == len(text) else text
    elif draw < 0.05:
        lower = text.lower()
        text = lower if len(lower) == len(text) else text
    return text


def quote_states(text: str, words: list[tuple[int, int]]) -> list[int]:
    """The quotation feature of each word (see ``dateline.nn``)."""
    from dateline.reading.syntax.quotes import word_states

    return word_states(quotations(text), words)


class Encoder:
    """Turns a labelled document into windows of arrays."""

    def __init__(self, tokenizer: Tokenizer, pattern: re.Pattern[str]) -> None:
        self.tokenizer, self.pattern = tokenizer, pattern

    def windows(self, doc: Labelled, chance: random.Random | None) -> Iterator[dict[str, np.ndarray]]:
        text = restyle(doc.text, chance) if chance else doc.text
        words = doc.words or split_words(text, self.pattern)
        pieces = nn.word_pieces(self.tokenizer, [text[s:e] for s, e in words])
        counts = [len(p) for p in pieces]
        spacing = nn.word_spacing(text, words)
        cases = [nn.word_case(text[s:e]) for s, e in words]
        quotes = quote_states(text, words)
        size = chance.choice([254, 254, 254, 200, 140]) if chance else nn.WINDOW
        first = chance.randint(60, size) if chance else None
        roles = self._roles(doc, words) if doc.attributions is not None else None
        for window in nn.plan_windows(counts, spacing, nn.looks_final(text, words), size=size, first=first):
            span = range(window.start, window.end)
            out = nn.assemble([pieces[i] for i in span], [cases[i] for i in span], [spacing[i] for i in span],
                              [quotes[i] for i in span])  # fmt: skip
            if roles is not None:
                out |= self._attribution(roles, window)
            if doc.sentence_starts is not None:
                out |= self._syntax(doc, window)
            if doc.deeds is not None:
                out |= _deeds(doc, words, window)
            yield out

    def _roles(self, doc: Labelled, words: list[tuple[int, int]]) -> dict[str, object]:
        starts = np.array([s for s, _ in words])
        ends = np.array([e for _, e in words])

        def inside(spans: list[list[int]]) -> list[list[int]]:
            return [
                list(range(int(np.searchsorted(ends, s, "right")), int(np.searchsorted(starts, e, "left"))))
                for s, e in spans
            ]

        cue = np.zeros(len(words), np.int64)
        source = np.zeros(len(words), np.int64)
        content = np.zeros(len(words), np.int64)
        owner = np.full(len(words), -1, np.int64)
        sources: dict[int, set[int]] = {}
        for a in doc.attributions or []:
            cue_words = [i for piece in inside(a["cue"]) for i in piece]
            if not cue_words:
                continue
            first = cue_words[0]
            cue[cue_words] = 2
            cue[first] = 1
            said = {i for piece in inside(a["source"]) for i in piece}
            sources[first] = said
            for piece in inside(a["source"]):
                for k, i in enumerate(piece):
                    source[i] = source[i] or (1 if k == 0 else 2)
            for piece in inside(a["content"]):
                if not piece:
                    continue
                content[piece] = 2
                content[piece[0]] = 1
                content[piece[-1]] = 3 if len(piece) > 1 else 4
                owner[piece] = first
        for piece in inside(doc.unknown):
            for labels in (cue, source, content, owner):
                labels[piece] = IGNORE
        return {"cue": cue, "source": source, "content": content, "owner": owner, "sources": sources}

    @staticmethod
    def _attribution(roles: dict, window: nn.Window) -> dict[str, np.ndarray]:
        a, b = window.start, window.end
        owner = roles["owner"][a:b]
        arc = np.where((owner >= a) & (owner < b), owner - a + 1, np.where(owner == -1, 0, IGNORE))
        pointer = np.zeros((b - a, b - a + 1), bool)  # [cue's first word, null or word of its source]
        for first, said in roles["sources"].items():
            if a <= first < b:
                if not said:
                    pointer[first - a, 0] = True
                for i in said:
                    if a <= i < b:
                        pointer[first - a, i - a + 1] = True
        return {"cue": roles["cue"][a:b], "source": roles["source"][a:b], "content": roles["content"][a:b],
                "owner": arc, "pointer": pointer}  # fmt: skip

    @staticmethod
    def _syntax(doc: Labelled, window: nn.Window) -> dict[str, np.ndarray]:
        a, b = window.start, window.end
        n = b - a
        heads = np.array([0 if h < 0 else h - a + 1 if a <= h < b else IGNORE for h in doc.heads[a:b]])
        relations = np.array(doc.relations[a:b])
        relations[heads == IGNORE] = IGNORE
        kind = np.zeros(n, np.int64)
        first, last, chain = np.full(n, IGNORE), np.full(n, IGNORE), np.full(n, -1)
        names: dict[str, int] = {}
        for s, e, h, k, c in sorted(
            doc.mentions, key=lambda m: m[0] - m[1]
        ):  # of two with one head the shorter stays
            if a <= h < b:
                kind[h - a] = k
                first[h - a] = s - a if s >= a else IGNORE
                last[h - a] = e - a if e < b else IGNORE
                chain[h - a] = names.setdefault(c, len(names))
        starts = np.array([i in doc.sentence_starts for i in range(a, b)], np.int64)
        return {"sentence": starts, "upos": np.array(doc.upos[a:b]), "head": heads, "relation": relations,
                "kind": kind, "begin": first, "end": last, "chain": chain}  # fmt: skip


def _deeds(doc: Labelled, words: list[tuple[int, int]], window: nn.Window) -> dict[str, np.ndarray]:
    """Labels of events and of acts, and for each event who did it and to whom: rows of [null or word]."""
    a, b = window.start, window.end
    starts = np.array([s for s, _ in words])

    def at(place: int) -> int:
        return int(np.searchsorted(starts, place, "right")) - 1 - a

    n = b - a
    here = lambda place: 0 <= at(place) < n  # noqa: E731
    deed, status, act = np.zeros(n, np.int64), np.full(n, IGNORE), np.full(n, IGNORE)
    for start, end in doc.perhaps:
        deed[max(at(start), 0) : max(at(end - 1) + 1, 0)] = IGNORE
    deeds = [each for each in doc.deeds or [] if here(each.word)]
    for each in deeds:
        if not each.optional:
            deed[at(each.word)], status[at(each.word)] = TYPES.index(each.type), STATUSES.index(each.status)
    for place, name in doc.acts:
        if here(place):
            act[at(place)] = ACTS.index(name)
    chain, names = np.full(n, -1), dict[str, int]()
    for place, who in doc.chains:
        if here(place):
            chain[at(place)] = names.setdefault(who, len(names))
    sides = {"doer": np.zeros((n, n + 1), bool), "target": np.zeros((n, n + 1), bool)}
    for each in deeds:
        for rows, places in zip(sides.values(), (each.doers, each.targets), strict=True):
            rows[at(each.word), 0] = not places
            rows[at(each.word), [at(place) + 1 for place in places if here(place)]] = True
    return {"deed": deed, "status": status, "act": act, "chain": chain} | sides
