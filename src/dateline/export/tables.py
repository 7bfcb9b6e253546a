"""What can be shown as a table: the columns of each, and its rows.

A new table is one function and one entry in `TABLES`; every format of tables then has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.export.happened import happened
from dateline.export.lookup import Lookup
from dateline.export.phrase import said
from dateline.export.visible import one_line
from dateline.model import Event, Participant, Party, Span

Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A table: its columns in files, which of them a terminal has room for, and its rows.

    Files have the document's id before them.
    """

    columns: tuple[str, ...]
    drawn: tuple[str, ...]
    rows: Callable[[Lookup], Iterator[Row]]


def _statements(known: Lookup) -> Iterator[Row]:
    for line in said(known):
        each = line.statement
        yield (
            line.number, each.id,
            _party(known, each.source),
            one_line(known.words(each.source.spans)) if each.source else None,
            each.act,
            _party(known, each.addressee),
            one_line(known.words(each.cue)),
            one_line(known.words(each.content)),
            each.manner,
            each.medium.name if each.medium else None,
            *known.days_of(each.time),
            each.within, _offsets(each.content), str(line), each.confidence, each.by,
        )  # fmt: skip


def _events(known: Lookup) -> Iterator[Row]:
    for line in happened(known):
        each = line.event
        yield (
            line.number, each.id, line.mark.word, each.type, each.mode, each.cameo, each.quad,
            _who(known, each, "actor"), _who(known, each, "recipient", "target", "beneficiary"),
            _who(known, each, "item", "instrument"), line.where or None,
            *known.days_of(each.time),
            each.status, _yes(each.negated), _yes(each.historical), each.according_to, line.what,
            _offsets([each.trigger]), each.confidence, each.by,
        )  # fmt: skip


def _times(known: Lookup) -> Iterator[Row]:
    for each in known.reading.times:
        words = one_line(known.words([each.span]))
        yield (
            each.id, words, each.type, each.value, each.earliest, each.latest, each.anchor, each.reason,
            _offsets([each.span]), each.confidence, each.by,
        )  # fmt: skip


def _places(known: Lookup) -> Iterator[Row]:
    for each in known.reading.places:
        words = one_line(known.words([each.span]))
        yield (
            each.id, words, each.name, each.lat, each.lon, each.geonames_id, each.country, each.precision,
            len(each.alternatives), each.reason, _offsets([each.span]), each.confidence, each.by,
        )  # fmt: skip


def _entities(known: Lookup) -> Iterator[Row]:
    for each in known.reading.entities:
        spans = [known.mentions[mention].span for mention in each.mentions]
        yield (
            each.id, each.name, each.kind, each.country, each.sector, each.role, len(spans),
            " ".join(each.links) or None, _offsets(spans), each.confidence, each.by,
        )  # fmt: skip


def _mentions(known: Lookup) -> Iterator[Row]:
    for each in known.reading.mentions:
        words, name = one_line(known.words([each.span])), known.entities[each.entity].name
        yield (
            each.id,
            words,
            each.form,
            each.kind,
            name,
            each.entity,
            _offsets([each.span]),
            each.confidence,
            each.by,
        )


def _counts(known: Lookup) -> Iterator[Row]:
    for each in known.reading.counts:
        words = one_line(known.words([each.span]))
        yield (
            each.id, words, each.low, each.high, each.modifier, each.unit, each.scope, each.part_of,
            _offsets([each.span]), each.confidence, each.by,
        )  # fmt: skip


def _materiel(known: Lookup) -> Iterator[Row]:
    for each in known.reading.materiel:
        words = one_line(known.words([each.span]))
        holder, supplier = (known.entities[one].name if one else None for one in (each.holder, each.supplier))
        yield (
            each.id, words, each.designation, each.kind, holder, supplier, each.check, _offsets([each.span]),
            each.confidence, each.by,
        )  # fmt: skip


def _issues(known: Lookup) -> Iterator[Row]:
    for each in known.reading.issues:
        yield (
            each.step,
            each.code,
            each.message,
            one_line(known.words(each.spans)) or None,
            _offsets(each.spans),
        )


def _who(known: Lookup, event: Event, *roles: str) -> str | None:
    """The participants in these roles."""
    names = (_party(known, each) for each in event.participants if each.role in roles)
    return "; ".join(name for name in names if name) or None


def _party(known: Lookup, party: Party | Participant | None) -> str | None:
    """The name of the entity, or the words where it is none that is known."""
    if party is None:
        return None
    return known.entities[party.entity].name if party.entity else one_line(known.words(party.spans))


def _yes(value: object) -> str | None:
    return "yes" if value else None


def _offsets(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _content(columns: str, drawn: str, rows: Callable[[Lookup], Iterator[Row]]) -> Content:
    return Content(tuple(columns.split()), tuple(drawn.split()), rows)


TABLES: Final[Mapping[str, Content]] = {
    "statements": _content(
        "n id source source_words act addressee cue content manner medium earliest latest within offsets sentence "
        "confidence by",
        "n source act addressee content",
        _statements,
    ),
    "events": _content(
        "n id mark type mode cameo quad actor target item place earliest latest status negated historical "
        "according_to words offsets confidence by",
        "n mark type actor target place earliest words",
        _events,
    ),
    "times": _content(
        "id words type value earliest latest anchor reason offsets confidence by",
        "words value earliest latest reason",
        _times,
    ),
    "places": _content(
        "id words name lat lon geonames_id country precision alternatives reason offsets confidence by",
        "words name country lat lon precision reason",
        _places,
    ),
    "entities": _content(
        "id name kind country sector role mentions links offsets confidence by",
        "name kind country sector role mentions",
        _entities,
    ),
    "mentions": _content(
        "id words form kind name entity offsets confidence by", "words form kind name", _mentions
    ),
    "counts": _content(
        "id words low high modifier unit scope part_of offsets confidence by",
        "id words low high unit scope part_of",
        _counts,
    ),
    "materiel": _content(
        "id words designation class holder supplier check offsets confidence by",
        "designation class holder supplier check",
        _materiel,
    ),
    "issues": _content("step code message words offsets", "step code message words", _issues),
}
