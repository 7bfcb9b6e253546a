"""The numbers of an incident as one report gives them, each with whom it counts and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from dateline.corroborate.counted import counted_by, is_rejected
from dateline.corroborate.figure import Counted, Figure
from dateline.corroborate.placing import counts_of
from dateline.corroborate.scene import UNREAL, Draft, Scene
from dateline.corroborate.voices import chain_of, innermost_of
from dateline.model import Count, Event
from dateline.terms import Extent, Status

MOST_ADDED, MOST_SUMMANDS = 8, 4
"""Numbers of one report that are tried as parts of a sum, and of how many parts a sum may be."""
_UNREAL_ACTS = frozenset({"request", "threaten", "promise", "predict"})


def numbers(scene: Scene) -> list[Figure]:
    """The counts that belong to the incident; a part knows the claim of its whole."""
    made: dict[str, Figure] = {}
    homes = counts_of(scene.told)
    for count in scene.reading.counts:
        if count.id in homes:
            figure = _number(scene, count, homes[count.id])
            if figure is not None:
                made[count.id] = figure
    whole_of = {count.id: count.part_of or "" for count in scene.reading.counts}
    for count in scene.reading.counts:
        figure, whole = made.get(count.id), made.get(whole_of[count.id])
        if figure is None or whole is None or whole.claim.id == figure.claim.id:
            continue
        if figure.value == whole.value:  # the same number told again
            figure = replace(figure, claim=replace(figure.claim, extent=whole.claim.extent))
        elif (figure.claim.low or 0) > _top(whole):  # "from 12 to nine"
            figure = _told_before(scene, figure)
            made[whole_of[count.id]] = replace(whole, moved=whole.moved or figure.claim.value.value)
        else:
            part = replace(figure.claim, extent="part", whole=whole.claim.id)
            figure = replace(figure, claim=part, whole=whole.value)
        made[count.id] = figure
    return with_sums(_with_parts(list(made.values())))


def _number(scene: Scene, count: Count, event: Event | None) -> Figure | None:
    attribute = _attribute(scene, count, event)
    status: Status = event.status if event else "occurred"
    statement = innermost_of(scene.reading.statements, count.span)
    if attribute is None or status in UNREAL:
        return None
    if event is None and statement is not None and statement.act in _UNREAL_ACTS:
        return None
    counted = counted_by(count, scene.reading, scene.grammar, scene.words, scene.began)
    if event is None and statement is not None:
        status = "denied" if statement.act == "deny" else "claimed"
    rejected = bool(count.low) and is_rejected(count, scene.grammar, scene.words)
    is_denied = (
        rejected
        or (status == "denied" and not count.low)
        or (statement is not None and statement.act == "deny" and not count.low)
    )
    sentence = scene.grammar.sentence_words(count.span.start)
    chain = chain_of(scene.told, count.span, scene.words)
    day = scene.day_of(statement)
    draft = Draft(
        attribute=attribute,
        value=" ".join(count.span.of(scene.text).split()),
        spans=(count.span,),
        stance="denies" if is_denied else "asserts",
        status=status,
        event=event.id if event else None,
        count=count,
        extent=_extent(counted),
        note=note_of(counted),
        rule="number",
    )
    figure = scene.figure(draft, chain, day, counted)
    lower = f" {sentence.lower()} "
    moved = _moves(scene, count)
    earlier = any(f" {mark} " in lower for mark in scene.words.change["earlier"])
    figure = replace(figure, moved=moved, words=sentence)
    return _told_before(scene, figure) if earlier else figure


def _told_before(scene: Scene, figure: Figure) -> Figure:
    """A number that another has taken the place of: it held when the incident was news."""
    day = min(filter(None, (scene.began, figure.day)), default=None)
    return replace(figure, earlier=True, day=day, claim=replace(figure.claim, as_of=day))


def _attribute(scene: Scene, count: Count, event: Event | None) -> str | None:
    """What befell those counted: by the verb of an event that they are the target of, or else by the count."""
    if event is not None:
        lemma = scene.lemma(event.trigger)
        hit = any(
            span.overlaps(count.span)
            for one in event.participants
            if one.role in ("target", "recipient")
            for span in one.spans
        )
        verb = scene.words.verbs.get(lemma)
        if hit and verb and (count.scope is None or count.scope == "displaced"):
            return verb
    return count.scope


def _moves(scene: Scene, count: Count) -> str | None:
    """Words of the number's sentence that say it moved: a verb that governs it, or an adverb beside it."""
    head = scene.grammar.head_of(count.span)
    if head is None:
        return None
    for token in list(scene.grammar.above(head))[:5]:
        if token.upos == "VERB" and token.lemma.lower() in scene.words.change["verbs"]:
            return token.span.of(scene.text)
    lower = f" {scene.grammar.sentence_words(count.span.start).lower()} ".replace(",", " ")
    return next((each for each in scene.words.change["adverbs"] if f" {each} " in lower), None)


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


def with_sums(figures: Sequence[Figure]) -> list[Figure]:
    """Numbers of a report that add up to another of it are parts of that: "26: 19 there, three in hospital, four at the
    stream"."""
    found = list(figures)
    for whole in figures:
        if not _is_counted(whole) or whole.claim.extent != "all":
            continue
        less = [
            n
            for n, one in enumerate(found)
            if _is_counted(one)
            and one.claim.attribute == whole.claim.attribute
            and 0 < (one.claim.low or 0) < (whole.claim.low or 0)
        ][:MOST_ADDED]
        for number in range(min(len(less), MOST_SUMMANDS), 1, -1):
            for some in combinations(less, number):
                if sum(found[n].claim.low or 0 for n in some) == whole.claim.low:
                    for n in some:
                        if found[n].claim.extent == "all":
                            part = replace(found[n].claim, extent="part")
                            found[n] = replace(
                                found[n], claim=part, counted=replace(found[n].counted, beside=True)
                            )
    return found


def _is_counted(figure: Figure) -> bool:
    """Whether a number is exact, asserted and not taken back."""
    claim = figure.claim
    return claim.stance == "asserts" and not figure.earlier and claim.low == claim.high and not claim.modifier


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
