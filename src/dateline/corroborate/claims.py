"""The claims of an incident: each number, date, place, perpetrator and denial that a report gives, with who says it.

Nothing is overwritten and nothing added up: two claims that differ are two claims. How they differ is told by
`dateline.corroborate.disagreements`, views over them by `dateline.corroborate.rules`. The order of the reports does not
matter, and a claim's id follows from what it says and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from dateline.checks import OPEN
from dateline.corroborate.counted import counted_by, is_rejected
from dateline.corroborate.figure import Counted, Figure, Told
from dateline.corroborate.grammar import Grammar
from dateline.corroborate.placing import counts_of
from dateline.corroborate.voices import UNKNOWN_OUTLET, Chain, chain_of, innermost_of, key_of, name_of
from dateline.corroborate.words import Words, words_of
from dateline.lang import Language
from dateline.model import Cell, Claim, Count, Event, Interval, Party, Span, Statement, Timex, Voice
from dateline.terms import Extent, Stance, Status

BY = "claims@1"
UNREAL = frozenset({"planned", "requested", "threatened", "promised", "predicted", "hypothetical"})
"""Statuses of events whose numbers are no toll: nobody says that it happened."""
_UNREAL_ACTS = frozenset({"request", "threaten", "promise", "predict"})
_EXACT = frozenset({"site", "settlement", "district", "region"})
"""Precisions of a place that is a claim: a country alone says nothing of where in it."""


def claims_of(incident: str, reports: Iterable[Told], language: Language) -> tuple[Figure, ...]:
    """Every claim of the reports about the incident, in the order of the days they hold for."""
    words = words_of(language)
    told = sorted(reports, key=lambda one: one.id)
    originals = {one.id: one for one in told}
    found: dict[str, Figure] = {}
    for one in told:
        for figure in _OneReport(incident, one, words, _day_of_incident(told)).figures():
            found.setdefault(figure.claim.id, figure)
    settled = (_as_first_told(figure, found.values(), originals) for figure in found.values())
    return tuple(sorted(settled, key=in_time))


def in_time(figure: Figure) -> tuple[str, str, str, int, str]:
    """The order of claims: by the day they hold for, then as they were told."""
    claim = figure.claim
    start = claim.value.evidence[0].start
    return (figure.day or "", figure.told, claim.document, start, claim.id)


def _day_of_incident(reports: Sequence[Told]) -> str | None:
    """The first day that members of the most reports were on; None where none has a day, but for long stretches."""
    days: dict[str, int] = {}
    for told in reports:
        members = set(told.events)
        starts = {_narrow(told, one) for one in told.reading.events if one.id in members and _is_told(one)}
        for start in filter(None, starts):
            days[start] = days.get(start, 0) + 1
    return max(sorted(days), key=lambda day: days[day], default=None)


def _as_first_told(figure: Figure, figures: Iterable[Figure], originals: dict[str, Told]) -> Figure:
    """An echo holds for the day that its text was first told: what a paper prints two days later is no news of then."""
    claim = figure.claim
    if not figure.is_echo or claim.origin not in originals:
        return figure
    for other in figures:
        same = (claim.attribute, claim.low, claim.high, claim.value.value, claim.stance)
        of = other.claim
        if of.document == claim.origin and same == (of.attribute, of.low, of.high, of.value.value, of.stance):
            return replace(figure, claim=replace(claim, as_of=of.as_of), day=other.day, told=other.told)
    return replace(figure, claim=replace(claim, origin=claim.document))  # what the copy changed is its own


class _OneReport:
    """The claims of one report, while they are gathered."""

    def __init__(self, incident: str, told: Told, words: Words, began: str | None) -> None:
        self.incident = incident
        self.told = told
        self.words = words
        self.began = began
        self.reading = told.reading
        self.document = told.reading.document
        self.text = told.reading.document.text
        members = set(told.events)
        self.members = [one for one in told.reading.events if one.id in members]
        self.grammar = Grammar(told.reading)

    @cached_property
    def published(self) -> str | None:
        """The day of publication."""
        day = self.document.published.day if self.document.published else None
        return day.isoformat() if day else None

    def figures(self) -> list[Figure]:
        """All of them."""
        numbers = self._numbers()
        found = [*numbers, *self._denials(numbers), *self._dates(), *self._places(), *self._actors()]
        found += [*self._accused(), *self._responsibility()]
        return found

    # Numbers --------------------------------------------------------------------------------------

    def _numbers(self) -> list[Figure]:
        """The counts that belong to the incident; a part knows the claim of its whole."""
        made: dict[str, Figure] = {}
        homes = counts_of(self.told)
        for count in self.reading.counts:
            if count.id in homes:
                figure = self._number(count, homes[count.id])
                if figure is not None:
                    made[count.id] = figure
        whole_of = {count.id: count.part_of or "" for count in self.reading.counts}
        for count in self.reading.counts:
            figure, whole = made.get(count.id), made.get(whole_of[count.id])
            if figure is None or whole is None or whole.claim.id == figure.claim.id:
                continue
            if figure.value == whole.value:  # the same number told again
                figure = replace(figure, claim=replace(figure.claim, extent=whole.claim.extent))
            elif (figure.claim.low or 0) > _top(whole):  # "from 12 to nine"
                figure = self._told_before(figure)
                made[whole_of[count.id]] = replace(whole, moved=whole.moved or figure.claim.value.value)
            else:
                part = replace(figure.claim, extent="part", whole=whole.claim.id)
                figure = replace(figure, claim=part, whole=whole.value)
            made[count.id] = figure
        return _with_parts(list(made.values()))

    def _number(self, count: Count, event: Event | None) -> Figure | None:
        attribute = self._attribute(count, event)
        status: Status = event.status if event else "occurred"
        statement = innermost_of(self.reading.statements, count.span)
        if attribute is None or status in UNREAL:
            return None
        if event is None and statement is not None and statement.act in _UNREAL_ACTS:
            return None
        counted = counted_by(count, self.reading, self.grammar, self.words, self.began)
        if event is None and statement is not None:
            status = "denied" if statement.act == "deny" else "claimed"
        rejected = bool(count.low) and is_rejected(count, self.grammar, self.words)
        is_denied = rejected or (status == "denied" and not count.low) or (statement is not None and statement.act == "deny" and not count.low)
        sentence = self.grammar.sentence_words(count.span.start)
        chain = chain_of(self.told, count.span, self.words)
        day = self._day_of(count.span, statement)
        draft = _Draft(
            attribute=attribute,
            value=" ".join(count.span.of(self.text).split()),
            spans=(count.span,),
            stance="denies" if is_denied else "asserts",
            status=status,
            event=event.id if event else None,
            count=count,
            extent=_extent(counted),
            note=note_of(counted),
            rule="number",
        )
        figure = self._figure(draft, chain, day, counted)
        lower = f" {sentence.lower()} "
        moved = self._moves(count)
        earlier = any(f" {mark} " in lower for mark in self.words.change["earlier"])
        figure = replace(figure, moved=moved, words=sentence)
        return self._told_before(figure) if earlier else figure

    def _told_before(self, figure: Figure) -> Figure:
        """A number that another has taken the place of: it held when the incident was news."""
        day = min(filter(None, (self.began, figure.day)), default=None)
        return replace(figure, earlier=True, day=day, claim=replace(figure.claim, as_of=day))

    def _attribute(self, count: Count, event: Event | None) -> str | None:
        """What befell those counted: by the verb of an event that they are the target of, or else by the count."""
        if event is not None:
            lemma = self._lemma(event.trigger)
            hit = any(
                span.overlaps(count.span)
                for one in event.participants
                if one.role in ("target", "recipient")
                for span in one.spans
            )
            verb = self.words.verbs.get(lemma)
            if hit and verb and (count.scope is None or count.scope == "displaced"):
                return verb
        return count.scope

    def _lemma(self, span: Span) -> str:
        index = self.grammar.at(span.start)
        if index is None:
            return ""
        lemma, after = self.grammar.tokens[index].lemma.lower(), index + 1
        both = f"{lemma} {self.grammar.word(after)}" if after < len(self.grammar.tokens) else lemma
        return both if both in self.words.verbs else lemma

    def _moves(self, count: Count) -> str | None:
        """Words of the number's sentence that say it moved: a verb that governs it, or an adverb beside it."""
        head = self.grammar.head_of(count.span)
        if head is None:
            return None
        for token in list(self.grammar.above(head))[:5]:
            if token.upos == "VERB" and token.lemma.lower() in self.words.change["verbs"]:
                return token.span.of(self.text)
        lower = f" {self.grammar.sentence_words(count.span.start).lower()} ".replace(",", " ")
        return next((each for each in self.words.change["adverbs"] if f" {each} " in lower), None)

    # Denials, dates, places, actors ----------------------------------------------------------------

    def _denials(self, numbers: Sequence[Figure]) -> list[Figure]:
        """A denied event denies what its verb does, where no number of it says so, or else that it happened."""
        counted = {one.claim.event for one in numbers if one.claim.stance == "denies"}
        found: list[Figure] = []
        for event in self.members:
            if event.status != "denied" or event.id in counted:
                continue
            befell = self.words.verbs.get(self._lemma(event.trigger))
            group = self._group_of_target(event)
            draft = _Draft(
                attribute=befell or "event",
                value=" ".join(event.trigger.of(self.text).split()),
                spans=(event.trigger,),
                stance="denies",
                status=event.status,
                event=event.id,
                note=group[1],
                rule="denial",
            )
            day = self._day_of(event.trigger, innermost_of(self.reading.statements, event.trigger))
            counted_as = Counted(who=group[0], who_words=group[1])
            found.append(self._figure(draft, chain_of(self.told, event.trigger, self.words), day, counted_as))
        return found

    def _group_of_target(self, event: Event) -> tuple[str | None, str | None]:
        """The group that a denied event would have befallen: "did not kill any *civilians*"."""
        for one in event.participants:
            if one.role in ("target", "recipient"):
                for span in one.spans:
                    head = self.grammar.head_of(span)
                    lemma = self.grammar.tokens[head].lemma.lower() if head is not None else ""
                    if lemma in self.words.who:
                        return self.words.who[lemma], " ".join(span.of(self.text).split())
        return None, None

    def _dates(self) -> list[Figure]:
        """The day that the report gives to the incident: the narrowest of its events' that is told outright."""
        times = {one.id: one for one in self.reading.times}
        best: tuple[int, int, Event, Timex | Interval] | None = None
        for event in self.members:
            if not _is_told(event):
                continue
            when = times[event.time] if isinstance(event.time, str) else event.time
            spans = _spans_of(when)
            if when is None or not spans or None in (when.earliest, when.latest) or OPEN in (when.earliest, when.latest):
                continue
            length = _days(when.earliest or "", when.latest or "")
            if best is None or (length, event.trigger.start) < best[:2]:
                best = (length, event.trigger.start, event, when)
        if best is None:
            return []
        event, when = best[2], best[3]
        value = when.earliest if when.earliest == when.latest else f"{when.earliest}/{when.latest}"
        draft = _Draft("date", value or "", _spans_of(when), status=event.status, event=event.id, rule="date")
        chain = chain_of(self.told, event.trigger, self.words)
        return [replace(self._figure(draft, chain, self.published), days=(when.earliest, when.latest))]

    def _places(self) -> list[Figure]:
        """Each place with a point that the report gives to a member; the closest precision alone."""
        places = {one.id: one for one in self.reading.places}
        found: dict[str, tuple[int, Event]] = {}
        order = ("site", "settlement", "district", "region")
        for event in self.members:
            place = places.get(event.place or "")
            if place is None or place.precision not in _EXACT or not _is_told(event):
                continue
            rank = order.index(place.precision)
            found.setdefault(place.id, (rank, event))
        if not found:
            return []
        least = min(rank for rank, _ in found.values())
        made: dict[str, Figure] = {}
        for id_, (rank, event) in sorted(found.items(), key=lambda row: places[row[0]].span.start):
            place = places[id_]
            if rank != least or place.name in made:
                continue
            note = place.precision
            draft = _Draft("place", place.name, (place.span,), status=event.status, event=event.id, note=note, rule="place")
            figure = self._figure(draft, chain_of(self.told, event.trigger, self.words), self.published)
            point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
            made[place.name] = replace(figure, place=point)
        return list(made.values())

    def _actors(self) -> list[Figure]:
        """Who is said to have done it, and who is said, by a denial, not to have."""
        found: dict[tuple[str, str, str], Figure] = {}
        entities = {one.id: one for one in self.reading.entities}
        for event in self.members:
            if event.type not in _HARM or event.historical or event.status in UNREAL:
                continue
            for one in event.participants:
                entity = entities.get(one.entity or "")
                if one.role != "actor" or entity is None or entity.kind not in _DOERS:
                    continue
                is_self = entity.name == self.words.speaker and self.document.source
                name = (self.document.source or "") if is_self else self._short(entity.name)
                if not _is_named(name, self.words):
                    continue
                is_denied = event.status == "denied" or event.negated
                stance: Stance = "denies" if is_denied else "asserts"
                draft = _Draft(
                    "perpetrator", name, self._named(one.spans), stance=stance, status=event.status, event=event.id, rule="actor"
                )  # fmt: skip
                chain = chain_of(self.told, event.trigger, self.words)
                figure = self._figure(draft, chain, self.published)
                found.setdefault((name, chain.last, stance), figure)
        return list(found.values())

    def _accused(self) -> list[Figure]:
        """Whom somebody blames, beside the incident: "the army blamed the Brigades"."""
        found: dict[tuple[str, str], Figure] = {}
        entities = {one.id: one for one in self.reading.entities}
        if not any(event.type in _HARM for event in self.members):
            return []
        mine = set(self.told.events)
        for event in self.reading.events:
            near = event.id in mine or (event.id not in self.told.elsewhere and self._is_beside(event))
            if event.type != "ACCUSE" or event.mode not in (None, "allege") or event.negated or event.historical or not near:
                continue
            if event.status not in ("occurred", "ongoing", "claimed", "apparent"):
                continue
            who = [one for one in event.participants if one.role == "actor"]
            for one in event.participants:
                entity = entities.get(one.entity or "")
                if one.role not in ("target", "recipient") or entity is None or entity.kind not in _DOERS:
                    continue
                if not _is_named(entity.name, self.words):
                    continue
                draft = _Draft("perpetrator", self._short(entity.name), self._named(one.spans), status="claimed", event=event.id, rule="accused")
                chain = chain_of(self.told, event.trigger, self.words)
                if who:
                    chain = self._with_last(chain, name_of(Party(who[0].entity, who[0].spans), self.reading, self.words), who[0].spans)
                figure = self._figure(draft, chain, self.published)
                found.setdefault((entity.name, chain.last), figure)
        return list(found.values())

    def _is_beside(self, event: Event) -> bool:
        """Whether an event stands within two sentences of a member, and nearer to it than to another incident's."""
        here = self.grammar.sentence(event.trigger.start)
        away = set(self.told.elsewhere)

        def least(ids: Iterable[Event]) -> int:
            return min((abs(self.grammar.sentence(one.trigger.start) - here) for one in ids), default=999)

        mine = least(self.members)
        other = least(one for one in self.reading.events if one.id in away and one.type in _HARM)
        return mine <= _BESIDE and mine <= other

    def _responsibility(self) -> list[Figure]:
        """Who claims responsibility in a statement beside the incident."""
        if not any(event.type in _HARM for event in self.members):
            return []
        found: list[Figure] = []
        for statement in self.reading.statements:
            if statement.act != "claim_responsibility" or statement.source is None:
                continue
            span = statement.act_evidence[0]
            event = min(
                self.reading.events,
                key=lambda one: (abs(one.trigger.start - span.start), one.trigger.start),
                default=None,
            )
            here = self.grammar.sentence(span.start)
            near = min((abs(self.grammar.sentence(one.trigger.start) - here) for one in self.members), default=999)
            if event is None or near > _BESIDE * 2 or (event.id in self.told.elsewhere and near > 0):
                continue
            name = name_of(statement.source, self.reading, self.words)
            draft = _Draft("responsibility", name, (span,), status="claimed", statement=statement, rule="responsibility")
            chain = self._with_last(chain_of(self.told, span, self.words), name, statement.source.spans)
            found.append(self._figure(draft, chain, self.published))
        return found

    def _named(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The words of a doer without what follows on a comma: "the Brigades, whose guns are near"."""
        first, _, rest = spans[0].of(self.text).partition(",")
        return (Span(spans[0].start, spans[0].start + len(first)),) if first.strip() and rest else spans

    def _short(self, name: str) -> str:
        return name.partition(",")[0].strip() or name

    def _with_last(self, chain: Chain, name: str, spans: tuple[Span, ...]) -> Chain:
        """The chain with one more voice at its end."""
        if chain.last == name:
            return chain
        key = key_of(name, self.words)
        voices = (*chain.voices, Voice(name, "source", spans))
        return Chain(voices, chain.statement, chain.sources | ({key} - {""}), key or None)

    # What all share -------------------------------------------------------------------------------

    def _day_of(self, span: Span, statement: Statement | None) -> str | None:
        """The day that a number was said to hold: that of the statement, where the report gives one, or its own."""
        times = {one.id: one for one in self.reading.times}
        while statement is not None:
            when = times[statement.time] if isinstance(statement.time, str) else statement.time
            if when is not None and when.latest not in (None, OPEN) and when.latest == when.earliest:
                return min(when.latest or "", self.published or when.latest or "")
            statement = next((one for one in self.reading.statements if one.id == statement.within), None)
        return self.published

    def _figure(self, draft: _Draft, chain: Chain, day: str | None, counted: Counted | None = None) -> Figure:
        count = draft.count
        own = key_of(self.document.source or "", self.words)
        statement = draft.statement.id if draft.statement else chain.statement
        claim = Claim(
            id="-",
            incident=self.incident,
            attribute=draft.attribute,
            value=Cell(draft.value, draft.spans[:1], f"{BY}/{draft.rule}", count.confidence if count else None),
            asserted_by=chain.last,
            document=self.document.id,
            statement=statement,
            as_of=day,
            low=count.low if count else None,
            high=count.high if count else None,
            modifier=count.modifier if count else None,
            unit=count.unit if count else None,
            scope_note=draft.note,
            extent=draft.extent,
            chain=chain.voices,
            stance=draft.stance,
            status=draft.status,
            event=draft.event,
            origin=self.told.text_of,
        )
        return Figure(
            claim=replace(claim, id=_id_of(claim)),
            counted=counted or Counted(),
            day=day,
            told=str(self.document.published or ""),
            outlet=self.document.source,
            owner=self.told.owner,
            reused=self.told.reused,
            agency=self.told.agency,
            sources=chain.sources - {own},
            speaker=chain.speaker if chain.speaker != own else None,
            name=key_of(draft.value, self.words) if draft.rule in _NAMING else None,
            is_known=chain.is_known,
        )


_NAMING = frozenset({"actor", "accused", "responsibility"})
_HARM = frozenset({"ASSAULT", "COERCE"})
"""Types of event that somebody is held responsible for."""
_DOERS = frozenset({"person", "organization", "armed_group", "government", "country"})
_NARROW = 3
"""Days within which the day of an event is known well enough to be that of its incident."""
_BESIDE = 2
"""Sentences around a member in which blame is about it."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a claim says, before it is known who says it."""

    attribute: str
    value: str
    spans: tuple[Span, ...]
    stance: Stance = "asserts"
    status: Status = "occurred"
    event: str | None = None
    count: Count | None = None
    extent: Extent = "all"
    note: str | None = None
    statement: Statement | None = None
    rule: str = "number"


def _is_named(name: str, words: Words) -> bool:
    """Whether a name says who it is: "gunmen" and "somebody" blame nobody."""
    return not name.startswith(f"{words.unnamed} ") and any(letter.isupper() for letter in name)


def _is_told(event: Event) -> bool:
    """Whether an event's day and place are those of the incident: it happened, and not long before."""
    return event.status not in UNREAL and event.status != "denied" and not event.negated and not event.historical


def _narrow(told: Told, event: Event) -> str | None:
    """The first day of an event that is known to within days."""
    times = {one.id: one for one in told.reading.times}
    when = times[event.time] if isinstance(event.time, str) else event.time
    if when is None or when.earliest in (None, OPEN) or when.latest in (None, OPEN):
        return None
    return when.earliest if _days(when.earliest or "", when.latest or "") <= _NARROW else None


def _spans_of(when: Timex | Interval | None) -> tuple[Span, ...]:
    if when is None:
        return ()
    return (when.span,) if isinstance(when, Timex) else when.spans


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _with_parts(figures: Sequence[Figure]) -> list[Figure]:
    """Of the numbers that one voice of one report gives to the same, as of one day, the largest is the whole: "the toll
    rose to 23 after six people died". A number that was taken back, and what is open or vague, stays as it is."""
    most: dict[tuple[object, ...], float] = {}
    for one in figures:
        if one.claim.extent == "all" and not one.earlier:
            most[_voice(one)] = max(most.get(_voice(one), 0), one.claim.low or 0)
    return [
        replace(one, claim=replace(one.claim, extent="part"), counted=replace(one.counted, beside=True))
        if one.claim.extent == "all" and not one.earlier and 0 < _top(one) < most[_voice(one)]
        else one
        for one in figures
    ]


def _voice(figure: Figure) -> tuple[object, ...]:
    claim = figure.claim
    return (claim.attribute, claim.asserted_by, figure.day, claim.stance, figure.counted.where)


def _top(figure: Figure) -> float:
    """The most that a number can be."""
    return float("inf") if figure.claim.high is None else figure.claim.high


def _extent(counted: Counted) -> Extent:
    """Whether a number counts the whole incident, some of it, more of it or more than it."""
    if counted.since:
        return "wider"
    if counted.more:
        return "more"
    return "all" if counted.is_plain else "part"


def note_of(counted: Counted) -> str | None:
    """Whom and where in words."""
    parts = (counted.who_words, counted.where, counted.since, counted.partly)
    return " · ".join(part for part in parts if part) or None


def _id_of(claim: Claim) -> str:
    """A name that follows from what is claimed, and where it stands."""
    spans = ",".join(f"{span.start}-{span.end}" for span in claim.value.evidence)
    parts = (claim.incident, claim.document, spans, claim.attribute, claim.value.value, claim.stance, claim.asserted_by)
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def outlet_of(figure: Figure) -> str:
    """The outlet's name, or what stands for it."""
    return figure.outlet or UNKNOWN_OUTLET
