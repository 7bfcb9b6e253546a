"""What is counted of readings: the facets, and what readings add to each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from dateline.tables import DOCUMENTS, ENTITIES, EVENTS, ISSUES, MENTIONS, STATEMENTS, Row, Table

FACETS: Final[Mapping[str, str]] = {
    "all": "reports, statements, events and issues, each under this word",
    "outlet": "the outlet of a report",
    "language": "its language",
    "month": "the month in which it was published",
    "issue": "the code of an issue",
    "act": "the act of a statement",
    "speaker": "whose statement it is, as the table has it",
    "medium": "where it was said",
    "type": "the type of an event",
    "told": "its status, or that it is negated, or history",
    "country": "the country of its place",
    "actor": "who did it, as the table has it",
    "event month": "the month in which it began",
    "named": "reports that name somebody by a name",
    "coded": "the same with kind, country and sector",
    "speaks": "statements of somebody who is named",
    "acts": "events that somebody named did",
    "hit": "events that were done to, or given to, somebody named",
}
LONGEST: Final = 200
"""Code points of a value that is counted: PostgreSQL indexes no more than 2,700 bytes."""
BETWEEN: Final = "\x1f"
"""What stands between the parts of a value of ``coded``."""

_WHOLE: Final = (STATEMENTS, EVENTS, ISSUES)
"""Tables of which whole columns are counted."""
_DOCUMENT, _ENTITY, _MENTION, _STATEMENT, _EVENT, _ISSUE = (
    {name: table.place(name) for name in table.names}
    for table in (DOCUMENTS, ENTITIES, MENTIONS, STATEMENTS, EVENTS, ISSUES)
)
"""Where each column stands in a row."""
_ID: Final = 1
"""Where the id of a row stands."""
_REJECTED: Final = frozenset({"entities", "statements", "events"})
_NO_ACTORS: Final = frozenset({"place", "facility"})
_SIDES: Final[Mapping[str, str]] = {"actor": "acts", "recipient": "hit", "target": "hit"}
Tally = Counter[tuple[str, str]]
Named = tuple[str, str, str | None, str | None]
"""Name, kind, country and sector."""


def folded(words: str) -> str:
    """Words as they are compared where capitals make no difference."""
    return words.lower()


Facts = defaultdict[str, Counter[str | None]]
"""By facet, values and how often they are there."""


def tally_of(facts: Mapping[str, Mapping[str | None, int]]) -> Tally:
    """What is counted of facts: long values are cut, empty ones are none."""
    tally: Tally = Counter()
    for facet, counted in sorted(facts.items()):
        for value in sorted(filter(None, counted)):
            if number := counted[value]:
                key = (facet, value[:LONGEST])
                tally[key] = tally.get(key, 0) + number
    return tally


@dataclass(frozen=True, slots=True)
class Telling:
    """One reading that counts: its document's row, and those of its tables of which something is counted."""

    document: Row
    rows: Mapping[str, Sequence[Row]]

    def without(self, rejected: frozenset[tuple[str, str]]) -> Telling:
        """The same without the rows of these tables and ids, which a person rejected."""
        if not rejected:
            return self
        kept = {
            name: [row for row in some if (name, row[_ID]) not in rejected] if name in _REJECTED else some
            for name, some in self.rows.items()
        }
        return Telling(self.document, kept)


def facts_of(readings: Sequence[Telling]) -> Facts:
    """What readings that count add to every facet. All rows of a column are counted at once, by the interpreter's own
    loop: of 2,000 readings with ten events each that takes a third of what row by row does."""
    facts: Facts = defaultdict(Counter)
    rows = {table.name: [row for each in readings for row in each.rows[table.name]] for table in _WHOLE}
    _tell_reports(facts, [each.document for each in readings], rows["issues"])
    _tell_statements(facts, rows["statements"])
    _tell_events(facts, rows["events"])
    _tell_names(facts, readings)
    return facts


def _column(rows: Iterable[Row], place: int) -> Iterator[Any]:
    return map(itemgetter(place), rows)


def _months(days: Iterable[str | None]) -> Iterator[tuple[str, int]]:
    """The months of days, each day with its number."""
    return (((day or "")[:7], number) for day, number in Counter(days).items())


def _tell_reports(facts: Facts, documents: Sequence[Row], issues: Sequence[Row]) -> None:
    facts["all"].update({"reports": len(documents), "issues": len(issues)})
    facts["outlet"].update(_column(documents, _DOCUMENT["source"]))
    facts["language"].update(_column(documents, _DOCUMENT["language"]))
    for month, number in _months(_column(documents, _DOCUMENT["published"])):
        facts["month"][month] += number
    facts["issue"].update(_column(issues, _ISSUE["code"]))


def _tell_statements(facts: Facts, rows: Sequence[Row]) -> None:
    facts["all"]["statements"] += len(rows)
    for facet in ("act", "speaker", "medium"):
        facts[facet].update(_column(rows, _STATEMENT[facet]))


def _tell_events(facts: Facts, rows: Sequence[Row]) -> None:
    facts["all"]["events"] += len(rows)
    for facet in ("type", "country", "actor"):
        facts[facet].update(_column(rows, _EVENT[facet]))
    marks = Counter(map(itemgetter(*(_EVENT[name] for name in ("status", "negated", "historical"))), rows))
    for (status, negated, historical), number in marks.items():
        facts["told"][told_of(status, negated=negated, historical=historical)] += number
    for month, number in _months(_column(rows, _EVENT["earliest"])):
        facts["event month"][month.strip(".")] += number


def _tell_names(facts: Facts, readings: Iterable[Telling]) -> None:
    """What readings add to the facets of those whom they name: once for each of a report, or for each that they did."""
    found: defaultdict[str, list[str | None]] = defaultdict(list)
    source, b = _STATEMENT["source"], BETWEEN
    for rows in (each.rows for each in readings):
        named = _named(rows["entities"], rows["mentions"])
        if not named:
            continue
        names = {entity: each[0] for entity, each in named.items()}
        found["named"] += set(names.values())
        found["coded"] += {
            f"{name}{b}{kind}{b}{country or ''}{b}{sector or ''}"
            for name, kind, country, sector in named.values()
        }
        found["speaks"] += [names[row[source]] for row in rows["statements"] if row[source] in names]
        told = {row[_ID] for row in rows["events"]}
        for _, event, role, entity, _ in rows["participants"]:
            if role in _SIDES and entity in names and event in told:
                found[_SIDES[role]].append(names[entity])
    for facet, values in found.items():
        facts[facet].update(values)


def told_of(status: str, *, negated: object, historical: object) -> str:
    """How an event is marked: as `dateline.export.legend.mark_of` has it."""
    return "negated" if negated else "historical" if historical and status == "occurred" else status


TOLD: Final = (
    "CASE WHEN negated = 1 THEN 'negated' "
    "WHEN historical = 1 AND status = 'occurred' THEN 'historical' ELSE status END"
)
"""The same in SQL."""


def _named(entities: Sequence[Row], mentions: Sequence[Row]) -> dict[str, Named]:
    """Name, kind, country and sector of each entity that can act and that the report names by a name."""
    form, whose = _MENTION["form"], _MENTION["entity"]
    by_name = {row[whose] for row in mentions if row[form] == "name"}
    name, kind, country, sector = (_ENTITY[each] for each in ("name", "kind", "country", "sector"))
    return {
        row[_ID]: (row[name][:LONGEST], row[kind], row[country], row[sector])
        for row in entities
        if row[_ID] in by_name and row[kind] not in _NO_ACTORS
    }


def keyed(table: Table, rows: Iterable[Row], *, before: int) -> Iterable[Row]:
    """Rows with the columns that follow from others behind them, as `KEYS` says it in SQL; ``before`` as many columns
    stand before those of the table."""
    if table is EVENTS:
        status, negated, historical, actor = (
            before + _EVENT[name] for name in ("status", "negated", "historical", "actor")
        )
        return (
            (*row, told_of(row[status], negated=row[negated], historical=row[historical]), _cut(row[actor]))
            for row in rows
        )
    if table is STATEMENTS:
        speaker, medium = (before + _STATEMENT[name] for name in ("speaker", "medium"))
        return ((*row, _cut(row[speaker]), _cut(row[medium])) for row in rows)
    return rows


def _cut(words: str | None) -> str | None:
    return words[:LONGEST] if words else words
