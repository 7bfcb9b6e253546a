"""One reading as the rows of a page: each a sentence with its facts, its cells, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.export.amounts import amounts, kits
from dateline.export.dates import days
from dateline.export.happened import Happened, happened
from dateline.export.legend import VERBS, mark_of
from dateline.export.lookup import Lookup
from dateline.export.phrase import Said, said
from dateline.export.segments import Mark, segments
from dateline.export.visible import one_line, printable
from dateline.model import Event, Issue, Span, Statement
from dateline.serve.shown import Lit, Part, Piece, Sign, sign_of
from dateline.tables import BY_NAME, Kept

Cells = Mapping[str, str | int | float | None]
KINDS: Final = ("statements", "events", "times", "places", "entities", "counts", "materiel", "issues")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person decided about a row, or about one of its fields: "" is the row itself."""

    field: str
    state: str
    who: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One row. ``key`` names it on its page, ``id`` in its reading, ``address`` in the record.

    ``number`` stands beside it and its words; ``depth`` is how deep it lies in others; ``says`` is the key of the
    statement that it rests on, ``within`` of the row that it is part of.
    """

    key: str
    id: str
    address: str | None
    number: int
    depth: int
    sign: Sign | None
    sentence: tuple[Part, ...]
    facts: tuple[str, ...]
    says: str | None
    standing: tuple[Standing, ...]
    cells: Cells
    lit: tuple[Lit, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All rows of one kind."""

    kind: str
    rows: tuple[Shown, ...]


def groups_of(known: Lookup, kept: Kept, reviews: Sequence[tuple[Any, ...]]) -> tuple[Group, ...]:
    """The rows of a reading, kind by kind."""
    maker = _Maker(known, kept, reviews)
    rows: dict[str, Iterable[Shown]] = {
        "statements": maker.statements(),
        "events": maker.events(),
        "times": maker.times(),
        "places": maker.places(),
        "entities": maker.entities(),
        "counts": maker.counts(),
        "materiel": maker.materiel(),
        "issues": maker.issues(),
    }
    return tuple(Group(kind, tuple(rows[kind])) for kind in KINDS)


class _Maker:
    """The rows while they are made."""

    def __init__(self, known: Lookup, kept: Kept, reviews: Sequence[tuple[Any, ...]]) -> None:
        self.known = known
        self.reading = known.reading
        self.kept = kept
        self.rows = {
            table: {
                str(cells["id"]): cells for row in kept.rows[table] for cells in [BY_NAME[table].cells(row)]
            }
            for table in KINDS
            if table != "issues"
        }
        self.standing: dict[tuple[str, str], list[Standing]] = {}
        for _, table, row, column, state, who, *_ in reviews:
            self.standing.setdefault((table, row), []).append(Standing(column, state, who))
        # Statements and events are named by their ids alone, which links from elsewhere lead to.
        self.statement_ids = {each.id for each in self.reading.statements}
        self.events_ids = {each.id for each in self.reading.events}

    def shown(self, table: str, id: str, **fields: Any) -> Shown:  # noqa: A002 - the name of the field
        cells = self.rows[table][id]
        own = (table == "statements" and id not in self.events_ids) or (
            table == "events" and id not in self.statement_ids
        )
        defaults: dict[str, Any] = {"depth": 0, "sign": None, "facts": (), "says": None}
        return Shown(
            key=id if own else f"{table}-{id}",
            id=id,
            address=f"{self.kept.id}/{table}/{id}",
            standing=tuple(self.standing.get((table, id), ())),
            cells={name: cells[name] for name in cells if name not in ("n", "id")},
            **(defaults | fields),
        )

    def key_of(self, statement: str) -> str:
        return f"statements-{statement}" if statement in self.events_ids else statement

    def statements(self) -> Iterator[Shown]:
        for each in said(self.known):
            one = each.statement
            yield self.shown(
                "statements",
                one.id,
                number=each.number,
                depth=each.depth,
                sign=Sign("●", each.colour, one.act.replace("_", " "), VERBS[one.act].noun),
                sentence=tuple(_spoken(each)),
                facts=_facts(one.act.replace("_", " "), f"{one.manner} speech", _sure(one.confidence)),
                lit=tuple(_of_statement(one)),
            )

    def events(self) -> Iterator[Shown]:
        for each in happened(self.known):
            one = each.event
            says = self.key_of(one.according_to) if one.according_to else None
            yield self.shown(
                "events",
                one.id,
                number=each.number,
                sign=sign_of(each.mark),
                sentence=tuple(_done(each)),
                facts=_facts(
                    one.type,
                    (one.mode or "").replace("_", " "),
                    one.quad,
                    *self.roles(one),
                    _sure(one.confidence),
                ),
                says=says,
                lit=tuple(self.of_event(one)),
            )

    def roles(self, event: Event) -> Iterator[str]:
        """Who takes part as what."""
        for each in event.participants:
            name = self.known.entities[each.entity].name if each.entity else self.known.words(each.spans)
            yield f"{each.role.replace('_', ' ')} {one_line(name)}"

    def of_event(self, event: Event) -> Iterator[Lit]:
        yield _lit("trigger", event.trigger)
        yield _lit(f"hue-{mark_of(event).colour}", event.trigger)
        for participant in event.participants:
            yield from (_lit("part", span) for span in participant.spans)
        yield from (_lit("shown", span) for span in event.status_evidence)
        counts = {count.id: count.span for count in self.reading.counts}
        yield from (_lit("part", counts[count]) for count in event.counts)
        if event.place:
            yield _lit("part", self.known.places[event.place].span)
        if isinstance(event.time, str):
            yield _lit("part", self.known.times[event.time].span)
        elif event.time is not None:
            yield from (_lit("part", span) for span in event.time.spans)

    def times(self) -> Iterator[Shown]:
        for number, one in enumerate(self.reading.times, start=1):
            shown = days(one.earliest, one.latest)
            yield self.shown(
                "times",
                one.id,
                number=number,
                sentence=(
                    Part(one_line(self.known.words([one.span])), "name"),
                    Part(f" → {shown}") if shown else Part(" not resolved", "verb"),
                ),
                facts=_facts(one.value, one_line(one.reason), _sure(one.confidence)),
                lit=(_lit("time", one.span),),
            )

    def places(self) -> Iterator[Shown]:
        for number, one in enumerate(self.reading.places, start=1):
            where = "not resolved" if one.precision == "unresolved" else one.precision
            point = "" if one.lat is None or one.lon is None else f"{one.lat:.4f}, {one.lon:.4f}"
            others = len(one.alternatives)
            yield self.shown(
                "places",
                one.id,
                number=number,
                sentence=(
                    Part(one_line(one.name), "name"),
                    Part(f" {' · '.join(part for part in (one.country, where) if part)}", "aside"),
                ),
                facts=_facts(
                    point,
                    f"GeoNames {one.geonames_id}" if one.geonames_id else "",
                    f"{others} other{'' if others == 1 else 's'} weighed" if others else "",
                    one_line(one.reason or ""),
                    _sure(one.confidence),
                ),
                lit=(_lit("place", one.span),),
            )

    def entities(self) -> Iterator[Shown]:
        for number, one in enumerate(self.reading.entities, start=1):
            spans = [self.known.mentions[each].span for each in one.mentions]
            role = [Part(f" {one_line(one.role)}", "aside")] if one.role else []
            times = len(one.mentions)
            yield self.shown(
                "entities",
                one.id,
                number=number,
                sentence=(Part(one_line(one.name), "name"), *role),
                facts=_facts(
                    one.kind.replace("_", " "),
                    one.country,
                    one.sector,
                    f"{times} mention{'' if times == 1 else 's'}",
                    _sure(one.confidence),
                ),
                lit=tuple(_lit("name", span) for span in spans),
            )

    def counts(self) -> Iterator[Shown]:
        for each in amounts(self.known):
            yield self.shown(
                "counts",
                each.count.id,
                number=each.number,
                depth=each.depth,
                sentence=(
                    Part(each.words, "name"),
                    *([Part(f" {each.scope}", "aside")] if each.scope else []),
                ),
                facts=_facts(each.numbers, "counted in the line above already" if each.count.part_of else ""),
                lit=(_lit("amount", each.count.span),),
            )

    def materiel(self) -> Iterator[Shown]:
        for number, each in enumerate(kits(self.known), start=1):
            check = next((one.check for one in each.all if one.check), None)
            kind = [Part(f" {each.kind}", "aside")] if each.kind else []
            yield self.shown(
                "materiel",
                each.all[0].id,
                number=number,
                sign=Sign("!", "yellow", "check", "the name does not fit the kind") if check else None,
                sentence=(Part(each.words, "name"), *kind),
                facts=_facts(
                    f"held by {each.holder}" if each.holder else "",
                    f"from {each.supplier}" if each.supplier else "",
                    f"{len(each.all)} times" if len(each.all) > 1 else "",
                    one_line(check or ""),
                ),
                lit=tuple(_lit("kit", one.span) for one in each.all),
            )

    def issues(self) -> Iterator[Shown]:
        for number, one in enumerate(self.reading.issues, start=1):
            yield _issue(number, one)


def _issue(number: int, one: Issue) -> Shown:
    return Shown(
        key=f"issues-{number}",
        id=str(number),
        address=None,
        number=number,
        depth=0,
        sign=None,
        sentence=(Part(one_line(one.message)),),
        facts=_facts(one.step, one.code, one.where),
        says=None,
        standing=(),
        cells={"step": one.step, "code": one.code, "message": one.message, "at": one.where},
        lit=tuple(_lit("issue", span) for span in one.spans),
    )


def _spoken(each: Said) -> Iterator[Part]:
    yield Part(each.source, "name")
    if each.aka:
        yield Part(f" (“{each.aka}”)", "aside")
    if each.verb:
        yield Part(" ")
        yield Part(each.verb, "verb")
    if each.addressee:
        yield Part(" ")
        yield Part(each.addressee, "name")
    yield Part(each.joint + each.content)
    if each.aside:
        yield Part(f" ({each.aside})", "aside")
    if each.label:
        yield Part(f" · {each.label}", "verb")


def _done(each: Happened) -> Iterator[Part]:
    about = " · ".join(part for part in (each.when, each.where) if part)
    if about:
        yield Part(f"{about}: ", "aside")
    yield Part(each.what)


def _facts(*some: str | None) -> tuple[str, ...]:
    return tuple(each for each in some if each)


def _sure(confidence: float | None) -> str:
    return "" if confidence is None else f"confidence {confidence:.2f}"


def _lit(part: str, span: Span) -> Lit:
    return Lit(part, span.start, span.end)


def _of_statement(one: Statement) -> Iterator[Lit]:
    for party in (one.source, one.addressee, one.medium):
        if party:
            yield from (_lit("source", span) for span in party.spans)
    for span in one.cue:
        yield _lit("cue", span)
        yield _lit(f"hue-{VERBS[one.act].colour}", span)
    yield from (_lit("said", span) for span in one.content)


# The text, cut -----------------------------------------------------------------------------------


def text_pieces(text: str, groups: Iterable[Group]) -> Iterator[Piece]:
    """The text cut where the words of a row begin or end; after the core words of each statement and event stands its
    number."""
    groups = tuple(groups)
    shown = printable(text)
    marks = [
        Mark(row.key, lit.part, Span(lit.start, lit.end))
        for group in groups
        for row in group.rows
        for lit in row.lit
    ]
    refs: dict[int, list[tuple[str, str]]] = {}
    for group in groups[:2]:
        for row in group.rows:
            core = [each.end for each in row.lit if each.part in ("cue", "trigger")]
            core = core or [each.end for each in row.lit if each.part == "said"]
            if core:
                refs.setdefault(max(core), []).append((row.key, str(row.number)))
    of = {row.key: group.kind for group in groups for row in group.rows}
    for segment in segments(len(shown), marks):
        classes = list(dict.fromkeys(segment.parts))
        if (depth := segment.parts.count("said")) > 1:
            classes.append(f"deep{min(depth, 3)}")
        yield Piece(
            shown[segment.start : segment.end],
            " ".join(segment.keys),
            " ".join(classes),
            tuple((f"{of[key]} {key}", number) for key, number in refs.get(segment.end, ())),
        )
