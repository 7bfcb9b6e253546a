"""Mentions and entity coreference on GUM: what the reader finds against what GUM's annotators marked.

    python -m evaluation.coreference ../shared/gold/syntax/gum-dev.conllu.gz

Prints one JSON object:

- ``mentions``: of the kinds person, place and organization. ``overlap``: one-to-one pairs, widest overlap first, that
  share a word and the kind. ``exact``: the same words and kind. ``names overlap``: of those pairs, the share of the
  reader's names that are in one, and the share of GUM's names (head tagged PROPN). ``names as names overlap``: names
  paired with names alone; the reader calls titles ("the President") descriptions, GUM tags them PROPN.
- ``coreference``: MUC, B3, CEAFe, LEA, and their mean over the first three (CoNLL), of the chains of those kinds over all
  documents, in per cent. ``predicted``: the reader's own mentions, matched where the words are the same (``exact``) or
  one-to-one by overlap (``overlap``). ``gold``: GUM's mentions given. ``baseline``: every mention joined with the earlier
  ones whose head word is the same in small letters. Singletons are kept; under ``without_singletons`` they are dropped
  on both sides, as OntoNotes does.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.config import Config
from dateline.model import document_of
from dateline.reading import COMPONENTS, Reader
from dateline.reading.draft import Draft
from dateline.reading.entities.component import add_entities
from dateline.reading.mentions.component import describe
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon
from dateline.score.chains import score_chains
from evaluation import gum

KINDS = ("person", "place", "organization")
OF_KIND = {
    "person": "person",
    "people": "person",
    "organization": "organization",
    "armed_group": "organization",
    "government": "organization",
    "place": "place",
    "country": "place",
    "facility": "place",
}
"""GUM's kind for each kind of a reading's mention that can be one of those measured."""


class Span(NamedTuple):
    """Code points of one mention, its kind, and whether it is a name."""

    start: int
    end: int
    kind: str
    name: bool


def overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def pair(gold: Sequence[Span], found: Sequence[Span], *, same_kind: bool = True) -> list[tuple[int, int]]:
    """One-to-one pairs that overlap, widest overlap first, then the likest lengths."""
    ranked = []
    order = sorted(range(len(found)), key=lambda j: found[j].start)
    for i, one in enumerate(gold):
        for j in order:
            if found[j].start >= one.end:
                break
            if overlap(one, found[j]) > 0 and (not same_kind or one.kind == found[j].kind):
                ranked.append(
                    (
                        -overlap(one, found[j]),
                        abs((one.end - one.start) - (found[j].end - found[j].start)),
                        i,
                        j,
                    )
                )
    left, right, pairs = set(), set(), []
    for _, _, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def rates(right: int, found: int, covered: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1: ``right`` of ``found``, ``covered`` of ``gold``."""
    p, r = right / found if found else 0.0, covered / gold if gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def gold_spans(document: gum.GumDocument) -> list[tuple[Span, str]]:
    """GUM's mentions of the kinds that are measured, each with its chain."""
    return [
        (Span(*document.span(m), m.kind, document.words[m.head].upos == "PROPN"), m.chain)
        for m in document.mentions if m.kind in KINDS
    ]  # fmt: skip


def span_of(draft: Draft, found: Found) -> Span:
    return Span(draft.words[found.first][0], draft.words[found.last][1], found.sort, found.form == "name")


def measure_mentions(rows: Iterable[tuple[gum.GumDocument, Draft]]) -> dict[str, Any]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def count(name: str, *numbers: int) -> None:
        counts[name] = [a + b for a, b in zip(counts[name], numbers, strict=True)]

    for document, draft in rows:
        gold = [span for span, _ in gold_spans(document)]
        found = [span for chain in clusters_of(draft) for span in chain]
        pairs = pair(gold, found)
        count("all overlap", len(pairs), len(found), len(pairs), len(gold))
        exact = len({s[:3] for s in gold} & {s[:3] for s in found})
        count("all exact", exact, len(found), exact, len(gold))
        any_kind = len(pair(gold, found, same_kind=False))
        count("any kind overlap", any_kind, len(found), any_kind, len(gold))
        names, named = sum(s.name for s in gold), sum(s.name for s in found)
        right = sum(found[j].name for _, j in pairs)
        count("names overlap", right, named, sum(gold[i].name for i, _ in pairs), names)
        both = len(pair([s for s in gold if s.name], [s for s in found if s.name]))
        count("names as names overlap", both, named, both, names)
    return {name: rates(*numbers) for name, numbers in counts.items()}


def given(document: gum.GumDocument, draft: Draft) -> list[Found]:
    """GUM's mentions on the reader's words and trees."""
    words = lexicon(draft.language)
    starts = {start: i for i, (start, _) in enumerate(draft.words)}
    ends = {end: i for i, (_, end) in enumerate(draft.words)}
    found = []
    for m in document.mentions:
        start, end = document.span(m)
        head = starts.get(document.words[m.head].start)
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None:
            continue
        head = head if head is not None and first <= head <= last else last
        found.append(describe(draft, words, (first, last, head), m.kind))
    return sorted(set(found), key=lambda f: (f.first, -f.last, f.head))


Cluster = set[tuple[str, object]]


def clusters_of(draft: Draft) -> list[list[Span]]:
    """The chains of a reading, without mentions of kinds that are not measured."""
    chains: dict[str, list[Span]] = defaultdict(list)
    for mention in draft.mentions:
        if mention.kind in OF_KIND:
            span = Span(mention.span.start, mention.span.end, OF_KIND[mention.kind], mention.form == "name")
            chains[mention.entity].append(span)
    return list(chains.values())


def clusters_of_given(draft: Draft) -> list[list[Span]]:
    """The chains of mentions that were given with GUM's kinds."""
    at = {(draft.words[f.first][0], draft.words[f.last][1], draft.words[f.head][0]): f for f in draft.found}
    chains: dict[str, list[Span]] = defaultdict(list)
    for mention in draft.mentions:
        found = at[mention.span.start, mention.span.end, mention.head.start]
        if found.sort in KINDS:
            chains[mention.entity].append(span_of(draft, found))
    return list(chains.values())


def baseline(draft: Draft, found: Iterable[Found]) -> list[list[Span]]:
    """Mentions with one head word are one."""
    chains: dict[str, list[Span]] = defaultdict(list)
    for one in found:
        if one.sort in KINDS:
            chains[draft.word(one.head).lower()].append(span_of(draft, one))
    return list(chains.values())


def clusters(
    document: gum.GumDocument, chains: list[list[Span]], *, exact: bool
) -> tuple[list[Cluster], list[Cluster]]:
    """Gold and predicted clusters of mention ids that are comparable."""
    gold = gold_spans(document)
    spans = [span for span, _ in gold]
    key: dict[str, Cluster] = defaultdict(set)
    for number, (_, name) in enumerate(gold):
        key[name].add((document.id, number))
    flat = [span for chain in chains for span in chain]
    if exact:
        places = {span[:2]: number for number, span in enumerate(spans)}
        ids: dict[int, object] = {j: places.get(span[:2], ("extra", j)) for j, span in enumerate(flat)}
    else:
        ids = {j: ("extra", j) for j in range(len(flat))} | {
            j: i for i, j in pair(spans, flat, same_kind=False)
        }
    predicted, at, taken = [], 0, set()
    for chain in chains:
        cluster: Cluster = set()
        for _ in chain:
            if ids[at] not in taken:
                cluster.add((document.id, ids[at]))
                taken.add(ids[at])
            at += 1
        if cluster:
            predicted.append(cluster)
    return list(key.values()), predicted


def measure_chains(rows: Sequence[tuple[gum.GumDocument, Draft]]) -> dict[str, Any]:
    def score(
        rows: Sequence[tuple[gum.GumDocument, Draft]],
        chains: Callable[[Draft], list[list[Span]]],
        *,
        exact: bool,
    ) -> dict[str, Any]:
        key: list[Cluster] = []
        predicted: list[Cluster] = []
        for document, draft in rows:
            gold, own = clusters(document, chains(draft), exact=exact)
            key += gold
            predicted += own
        without = score_chains(predicted, key, singletons=False)
        return score_chains(predicted, key).as_json() | {"without_singletons": round(without.conll, 2)}

    def same_head(draft: Draft) -> list[list[Span]]:
        return baseline(draft, draft.found)

    told = [(document, draft_with(draft, given(document, draft))) for document, draft in rows]
    return {
        "predicted exact": score(rows, clusters_of, exact=True),
        "predicted overlap": score(rows, clusters_of, exact=False),
        "gold": score(told, clusters_of_given, exact=True),
        "baseline predicted exact": score(rows, same_head, exact=True),
        "baseline predicted overlap": score(rows, same_head, exact=False),
        "baseline gold": score(told, same_head, exact=True),
    }


def draft_with(draft: Draft, found: list[Found]) -> Draft:
    """The same reading with other mentions."""
    other = Draft(draft.document, draft.language, draft.network)
    other.take_words(draft.words)
    for name in (
        "quoted",
        "quote_states",
        "attributions",
        "signals",
        "tokens",
        "sentences",
        "trees",
        "quotations",
    ):
        setattr(other, name, getattr(draft, name))
    other.found = found
    add_entities(other)
    return other


def measure(reader: Reader, gold: Path) -> dict[str, Any]:
    """All figures on one file of GUM."""
    rows = []
    for document in gum.documents(gold):
        document_ = document_of(document.text, id=document.id)
        draft = Draft(document_, reader.language, reader.network, reader.gazetteer)
        for component in COMPONENTS:
            component.run(draft)
            if component.name == "entities":
                break
        rows.append((document, draft))
    return {"documents": len(rows), "mentions": measure_mentions(rows), "coreference": measure_chains(rows)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    print(json.dumps(measure(Reader.load(Config(weights=args.weights)), args.gold), indent=1))


if __name__ == "__main__":
    main()
