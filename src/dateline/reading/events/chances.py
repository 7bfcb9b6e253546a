"""How likely a word that the codebook knows tells an event, and of which type: logistic regressions over what the network
says of the word, its place in the tree, and what the codebook made of it.

The weights of a language lie in ``lang/<code>/deeds.tsv``; ``training/deeds.py`` fits them. A language without them
has what its codebook says alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.lang import Language
from dateline.model import Sentence, Statement
from dateline.nn import Signals
from dateline.reading.draft import Draft
from dateline.reading.events.coding import Asked, Coded, Uncoded, coded_by
from dateline.reading.events.conditions import ACTING, bars, kind_at
from dateline.reading.events.entries import Codebook, Entry
from dateline.reading.events.grammar import grammar
from dateline.reading.events.playing import names
from dateline.terms import EventType

HEADS: Final = ("root", "role", "incident", "factuality", "kind", "cue", "content")
"""What the network says of a word that counts here, beside its query and key."""
LEAST: Final = 0.45
"""Least likelihood of what the codebook codes."""
ENOUGH: Final = 0.2
"""Least likelihood of what is coded though no entry's conditions are met."""
ALONE: Final = 0.6
"""Least likelihood of what is coded though nobody takes part in it ("heavy *fighting* was reported"): of 101 on train
90 are events, and of 57 down to .45 40."""
AS_LIKELY: Final = 0.6
"""Share of the likeliest type's likelihood that the type of the same noun before must have to be that of the next."""
_BY_THING: Final = frozenset({"AID"})
"""Types that words for any moving tell by what is moved alone: of 47 guesses at them on train 17 were right."""
SURE: Final = 0.45
"""Least share of such a type among those of an event as likely as `ALONE`: of 59 on train 54 are one, 45 of that type."""
OTHERWISE: Final = 0.75
"""Least share of a type by which it is told instead of that of the codebook: of 33 on train with more than .7
it is right in 32, that of the codebook in 1."""
_PLACED: Final = ("subject", "object", "owner", "to", "in", "from")
_SORTED: Final = (*_PLACED, "of", "on", "at", "with", "for", "into")
"""Slots of which it counts in which lists of the codebook what fills them is."""
LISTS: Final = (
    "weapon", "arms", "goods", "force", "soldiers", "armed", "workers", "ways", "deal", "truce", "ties", "talks",
    "penalty", "limits", "relief", "envoys", "nature", "helpers", "some", "request_like",
)  # fmt: skip
_MOST = 4


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Rows of weights: ``named`` gives the row of a feature, ``dense`` are those of the network's numbers (`numbers`);
    row 0 is what all begin with.

    The first column is how likely it is that a word tells an event; the others are the ``types`` of what it tells.
    """

    types: tuple[str, ...]
    named: Mapping[str, int]
    rows: NDArray[np.float32]
    dense: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The probability that a word tells an event, and those of the types of an event that it would tell."""

    likely: float
    types: Mapping[str, float]


def weigh(
    draft: Draft, book: Codebook, asked: Asked, result: Coded | Uncoded, said: Sequence[Statement]
) -> Weighed | None:
    """How likely a word tells an event, and of which type; None where the language or the text has no weights or signals.
    ``said``: the statements of its sentence (`said_in`)."""
    weights = weights_of(draft.language)
    if weights is None or draft.signals is None:
        return None
    seen = weights.named.keys() & features(draft, book, asked, result, said)
    rows = weights.rows[[0, *(weights.named[name] for name in sorted(seen))]]
    rows[0] += draft.once(_all_numbers)[asked.word] @ weights.dense
    score = np.add.reduce(rows)
    shares = np.exp(score[1:] - score[1:].max())
    return Weighed(
        1 / (1 + math.exp(-float(score[0]))),
        dict(zip(weights.types, (shares / shares.sum()).tolist(), strict=True)),
    )


def numbers(signals: Signals, word: int | slice) -> NDArray[np.float32]:
    """The network's numbers of a word; of a slice of words, a row for each."""
    heads = [signals.tags[head][word] for head in HEADS]
    return np.concatenate([*heads, signals.query[word], signals.key[word]], axis=-1).astype(np.float32)


def _all_numbers(draft: Draft) -> NDArray[np.float32]:
    assert draft.signals is not None
    return numbers(draft.signals, slice(None))


def said_in(draft: Draft, sentence: Sentence) -> list[Statement]:
    """The statements that have words in a sentence."""
    start, end = draft.tokens[sentence.first].span.start, draft.tokens[sentence.end - 1].span.end
    return [
        statement
        for statement in draft.statements
        if any(p.start < end and start < p.end for parts in (statement.cue, statement.content) for p in parts)
    ]


def features(
    draft: Draft, book: Codebook, asked: Asked, result: Coded | Uncoded, said: Sequence[Statement]
) -> frozenset[str]:
    """The names of what a word has."""
    return frozenset(
        (
            *_features(draft, asked, result),
            *_of_words(draft, book, asked),
            *_of_speech(draft, asked.word, said),
        )
    )


def _features(draft: Draft, asked: Asked, result: Coded | Uncoded) -> Iterator[str]:
    """What the word is, what the codebook knows it as, and what fills its slots."""
    token = draft.tokens[asked.word]
    yield f"upos={token.upos}"
    yield f"dep={token.deprel}"
    yield f"class={asked.word_class}"
    yield f"lemma={token.lemma.lower()}"
    yield f"entries={min(len(asked.hung), _MOST)}"
    yield f"words={max(len(others) for _, others in asked.hung)}"
    yield from (f"type={entry.type}" for entry, _ in asked.hung)
    for filler in asked.filled:
        yield f"slot={filler.slot}"
        if filler.slot in _PLACED:
            yield f"{filler.slot}={kind_at(draft, filler.word) or draft.tokens[filler.word].upos}"
    if isinstance(result, Coded):
        yield "coded"
        yield f"as={result.entry.type}"
    elif result.reason:
        yield f"lacks={result.reason.rpartition(' ')[2]}"


def _of_words(draft: Draft, book: Codebook, asked: Asked) -> Iterator[str]:
    """The words around a word: its particles, what fills its slots, and in which lists of the codebook that is."""
    assert draft.trees is not None
    lemma = draft.tokens[asked.word].lemma.lower()
    for child in draft.trees.children(asked.word, "compound:prt", "advmod"):
        if (
            draft.tokens[child].deprel == "compound:prt"
            or draft.small[child] in grammar(draft.language).directed
        ):
            yield f"part={draft.small[child]}"
            yield f"{lemma}+{draft.small[child]}"
    for filler in asked.filled:
        if filler.slot in _SORTED:
            other = draft.tokens[filler.word].lemma.lower()
            if filler.slot in _PLACED:
                yield f"{filler.slot}:{other}"
            yield from (f"{filler.slot}${name}" for name in _listed(book).get(other, ()))


@cache
def _listed(book: Codebook) -> dict[str, list[str]]:
    """In which of `LISTS` each word stands."""
    found: dict[str, list[str]] = {}
    for name in LISTS:
        for word in book.lists[name]:
            found.setdefault(word, []).append(name)
    return found


def _of_speech(draft: Draft, word: int, said: Sequence[Statement]) -> Iterator[str]:
    """What somebody does by saying it, of a word by which he says it, and of one that he says."""
    span = draft.tokens[word].span
    for statement in said:
        if any(part.contains(span) for part in statement.cue):
            yield f"cue={statement.act}"
        if any(part.contains(span) for part in statement.content):
            yield f"in={statement.act}"


def guessed(draft: Draft, book: Codebook, asked: Asked, weighed: Weighed, *, lacking: bool) -> Coded | None:
    """An event of a word that meets the conditions of no entry, where one is likely enough: by that entry which nothing
    bars, and which is no user's own, whose type is likeliest; where an entry is ``lacking`` somebody and nobody takes
    part, only what is likely enough to be told alone."""
    could = list(_could(draft, book, asked))
    if not could or _ends_or_begins(draft, book, asked):
        return None
    likeliest = max((weighed.types[entry.type] for entry, _ in could if entry.type))
    if weighed.likely * likeliest < ENOUGH:
        return None
    told = _told_before(draft, asked.word)
    if told is not None and weighed.types[told] < AS_LIKELY * likeliest:
        told = None
    told = told or _of_workers(draft, book, asked) or _of_a_country(draft, asked)
    entry, others = max(
        could, key=lambda pair: (pair[0].type == told, weighed.types[pair[0].type or ""], not pair[0].weighed)
    )
    sure = weighed.likely >= ALONE and weighed.types[entry.type or ""] >= SURE
    if entry.type in _BY_THING and not sure:
        return None
    coded = coded_by(draft, book, asked, entry, others)
    alone = lacking and weighed.likely < ALONE
    return coded if not alone or any(names(draft, part) for part in coded.parts) else None


def retyped(draft: Draft, book: Codebook, asked: Asked, weighed: Weighed, coded: Coded) -> Coded:
    """What a word comes to, by an entry of another type where that is by far the likelier one and nothing bars it:
    "dockers *blocked* the harbour" is a protest."""
    kind = max(weighed.types, key=weighed.types.__getitem__)
    if kind == coded.entry.type or weighed.types[kind] < OTHERWISE:
        return coded
    others = [pair for pair in _could(draft, book, asked) if pair[0].type == kind]
    return coded_by(draft, book, asked, *others[0]) if others else coded


def _could(draft: Draft, book: Codebook, asked: Asked) -> Iterator[tuple[Entry, tuple[int, ...]]]:
    """The entries that a word may be guessed to be of, with the words on which they rest: nothing bars them, nor an entry
    of their type that asks for the same words."""
    barred = {
        entry.name for entry, _ in asked.hung if entry.type and bars(draft, entry, asked.things, asked.meant)
    }
    kinds = {entry.type for entry, _ in asked.hung if entry.name in barred}
    for entry, others in asked.hung:
        if entry.type is None or entry.source or entry.name in barred or entry.name in book.strict:
            continue
        if not (entry.weighed and entry.type in kinds):
            yield entry, others


def _told_before(draft: Draft, word: int) -> EventType | None:
    """The type of the event that the same noun told before, since a word mostly keeps its sense through a text (Gale,
    Church and Yarowsky 1992): after "a strike of miners", "the *strike*" is no air strike."""
    token = draft.tokens[word]
    if token.upos != "NOUN":
        return None
    forms = {draft.small[word], token.lemma.lower()}
    return next((e.type for e in reversed(draft.events) if e.trigger.of(draft.text).lower() in forms), None)


def _of_workers(draft: Draft, book: Codebook, asked: Asked) -> EventType | None:
    """The type of a noun that can tell a protest and another deed, where the sentences about it speak of workers: "the
    teachers want a bonus. *The strike* …"."""
    if asked.word_class != "nouns" or all(entry.type != "PROTEST" for entry, _ in asked.hung):
        return None
    number = draft.sentences.index(draft.sentence(asked.word))
    near = draft.sentences[max(number - 1, 0) : number + 2]
    words = (w for sentence in near for w in range(sentence.first, sentence.end))
    return "PROTEST" if any(draft.tokens[w].lemma.lower() in book.lists["strikers"] for w in words) else None


def _of_a_country(draft: Draft, asked: Asked) -> EventType | None:
    """The type of a noun that can tell a protest and an attack, where a country does it: "*Tessen strikes* kill nine"."""
    kinds = {entry.type for entry, _ in asked.hung}
    if asked.word_class != "nouns" or not {"ASSAULT", "PROTEST"} <= kinds:
        return None
    doers = [each.word for each in asked.filled if each.slot in ("subject", "owner", "modifier")]
    doers += [asked.word - 1] if asked.word else []
    powers = (draft.tokens[word].upos == "PROPN" and kind_at(draft, word) == "country" for word in doers)
    return "ASSAULT" if any(powers) else None


def _ends_or_begins(draft: Draft, book: Codebook, asked: Asked) -> bool:
    """Whether a verb without an object only says what becomes of another deed: "the shelling *stops*"."""
    if any(each.slot == "object" for each in asked.filled):
        return False
    for each in asked.filled:
        lemma = draft.tokens[each.word].lemma.lower()
        deed = lemma in book.index["nouns"] and lemma not in book.weapons
        if each.slot == "subject" and deed and kind_at(draft, each.word) not in ACTING:
            return True
    return False


@cache
def weights_of(language: Language) -> Weights | None:
    """The weights of a language."""
    file = resources.files("dateline") / "lang" / language.code / "deeds.tsv"
    if not file.is_file():
        return None
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    table = [(name, [float(weight) for weight in row]) for name, *row in (line.split("\t") for line in lines)]
    dense = [row for name, row in table if name.startswith("#")]
    named = sorted(
        ((name, row) for name, row in table if name[0] != "#"), key=lambda pair: pair[0] != "start"
    )
    return Weights(
        tuple(head.split("\t")[2:]),
        {name: number for number, (name, _) in enumerate(named)},
        np.array([row for _, row in named], np.float32),
        np.array(dense, np.float32),
    )
