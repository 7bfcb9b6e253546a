"""Checks: designations that contradict the reference data. The reading stays as the report has it; an Issue says what the
reference has.

Two are made: a name by which somebody is known that the report gives to somebody else ("the Lion of Panjshir, Ahmad Shah
Massoud's father"), and a holder of a dated office whom the report places in another country.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from dateline.model import Issue, Span
from dateline.reading.actors.coding import told_of
from dateline.reading.actors.names import key_of
from dateline.reading.actors.phrases import SURE, Phrases
from dateline.reading.draft import Draft
from dateline.reading.entities.roles import joined_spans
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular

CODE = "check"
LONGEST = 5
"""Words of the longest name of the list."""
LEAST_NAMES = 2
"""Words of a name by which a holder of an office is surely told from others of the name."""


class Epithet(NamedTuple):
    """Whose name it is, and where that is from."""

    bearer: str
    source: str


@cache
def epithets() -> dict[str, Epithet]:
    """The names that people are known by, as they are looked up."""
    text = (resources.files("dateline") / "data" / "actors" / "epithets.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {key_of(name): Epithet(bearer, source) for name, bearer, source in rows}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key.partition(" ")[0] for key in epithets())


def checks(phrases: Phrases, founds: Mapping[str, Sequence[Found]], step: str) -> Iterator[Issue]:
    """What the designations in a report contradict; ``founds`` are the mentions of each entity."""
    yield from _epithets(phrases, founds, step)
    for entity in phrases.draft.entities:
        if entity.kind == "person":
            yield from _offices(phrases, founds[entity.id], step)


def _epithets(phrases: Phrases, founds: Mapping[str, Sequence[Found]], step: str) -> Iterator[Issue]:
    draft, said = phrases.draft, phrases.actors.messages
    for first, last in _known(phrases):
        known = epithets()[key_of(phrases.text(first, last))]
        for other in _said_of(draft, founds, first, last):
            words = _contradicts(phrases, other, known.bearer)
            if words is not None:
                name = draft.span(first, last)
                yield Issue(
                    step=step,
                    code=CODE,
                    message=said["epithet"].format(
                        epithet=name.of(draft.text),
                        described=words.of(draft.text),
                        bearer=known.bearer,
                        source=said["general"] if known.source == "general" else known.source,
                    ),
                    spans=joined_spans([name, words]),
                )
                break


def _known(phrases: Phrases) -> Iterator[tuple[int, int]]:
    """First and last words of the names in a report that the list has."""
    draft = phrases.draft
    for sentence in draft.sentences:
        for first in range(sentence.first, sentence.end):
            word = draft.forms[first]
            if word[:1].isupper() and key_of(word) in _first_words():
                for last in range(min(first + LONGEST, sentence.end) - 1, first - 1, -1):
                    ends = draft.tokens[last].upos not in ("PUNCT", "PART")
                    if ends and key_of(phrases.text(first, last)) in epithets():
                        yield first, last
                        break


def _said_of(draft: Draft, founds: Mapping[str, Sequence[Found]], first: int, last: int) -> Iterator[Found]:
    """What a name is said to be of: its entity's other mentions in the sentence, what hangs on it in apposition, and what
    stands beside it, parted by a comma, whatever the tree makes of it."""
    assert draft.trees is not None
    name, sentence = range(first, last + 1), draft.sentence(first)
    above = [word for i in name for word in draft.trees.children(i, "appos")]
    for mentions in founds.values():
        if any(one.head in name for one in mentions):
            yield from (one for one in mentions if sentence.first <= one.head < sentence.end)
    for one in draft.found:
        after = one.first == last + 2 and draft.tokens[last + 1].upos == "PUNCT"
        before = first - 3 <= one.last <= first - 2 and draft.word(one.last + 1) == ","
        if one.head in above or after or before:
            yield one


def _contradicts(phrases: Phrases, other: Found, bearer: str) -> Span | None:
    """The words of a mention that cannot be of the bearer of a name: another's name, or a relative of the bearer."""
    draft = phrases.draft
    assert draft.trees is not None
    theirs = set(key_of(bearer).split())
    if other.form == "name":
        named = key_of(phrases.text(other.name[0], other.name[-1]))
        agrees = named in epithets() or not theirs.isdisjoint(named.split())
        short = len(named.split()) < LEAST_NAMES
        return None if agrees or short else draft.span(other.name[0], other.name[-1])
    if other.form == "nominal" and singular(draft, phrases.words, other.head) in phrases.words.words["kin"]:
        for one in draft.found:
            if one.name and one.sort == "person" and other.covers(one.head) and one.head < other.head:
                owner = set(key_of(phrases.text(one.name[0], one.name[-1])).split())
                if owner and owner <= theirs:
                    return draft.span(other.first, other.head)
    return None


def _offices(phrases: Phrases, founds: Sequence[Found], step: str) -> Iterator[Issue]:
    """An office of a country other than that whose office a dictionary says the person held on the day of the report."""
    draft, said = phrases.draft, phrases.actors.messages
    for found in founds:
        if found.form != "name" or len(found.name) < LEAST_NAMES or phrases.day is None:
            continue
        name = phrases.text(found.name[0], found.name[-1])
        entries = phrases.names.entries(name)
        held = [
            entry for entry in entries if entry.dated and entry.sector == "GOV" and entry.holds(phrases.day)
        ]
        told = told_of(phrases, found)
        if not held or told.country is None or told.country_rank < SURE or told.sector != "GOV":
            continue
        countries = {entry.country for entry in entries}
        if told.country not in countries and None not in countries:
            span = draft.span(found.first, found.last)
            yield Issue(
                step=step,
                code=CODE,
                message=said["office"].format(
                    name=name, country=told.country, other=held[0].country, day=phrases.day
                ),
                spans=(span,),
            )
            return
