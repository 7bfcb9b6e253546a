"""Readings of any text, for properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dateline import terms
from dateline.errors import BadValue
from dateline.model import (
    Count,
    Entity,
    Event,
    Interval,
    MadeBy,
    Mention,
    Participant,
    Party,
    Place,
    Reading,
    Span,
    Statement,
    Timex,
    document_of,
)

# Hostile, right-to-left, combining and astral characters among the others; no NUL and no half of a surrogate pair.
characters = st.one_of(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    st.sampled_from("'\";=+-@%\\😀\u0301\u202e\t\n"),
)
texts = st.text(characters, min_size=1, max_size=60)
names = st.text(characters, min_size=1, max_size=12).map(str.strip).filter(bool)
maybe_names = st.none() | names
by = st.sampled_from(["test@1", "time@2/weekday"])
confidences = st.none() | st.floats(0, 1)
roles: st.SearchStrategy[terms.Role] = st.sampled_from(sorted(terms.ROLES))
days = st.none() | st.just("..") | st.dates().map(lambda day: day.isoformat())


@st.composite
def spans(draw: st.DrawFn, end: int) -> Span:
    start = draw(st.integers(0, end - 1))
    return Span(start, draw(st.integers(start + 1, end)))


@st.composite
def runs(draw: st.DrawFn, end: int, least: int = 0) -> tuple[Span, ...]:
    """Spans in order and apart."""
    cuts = sorted(draw(st.lists(st.integers(0, end), max_size=6, unique=True)))
    found = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return found if len(found) >= least else (draw(spans(end)),)


@st.composite
def intervals(draw: st.DrawFn, end: int) -> Interval:
    return Interval(*_ends(draw), draw(names), draw(runs(end)))


def _ends(draw: st.DrawFn) -> tuple[str | None, str | None]:
    first, last = draw(days), draw(days)
    if first and last and ".." not in (first, last) and first > last:
        return last, first
    return first, last


def _made(draw: st.DrawFn) -> dict[str, Any]:
    return {"by": draw(by), "confidence": draw(confidences)}


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(texts)
    end = len(text)
    several = st.integers(0, 2)

    def when(times: list[Timex]) -> Any:
        return draw(
            st.none()
            | intervals(end)
            | (st.sampled_from([time.id for time in times]) if times else st.none())
        )

    mentions: list[Mention] = []
    entities: list[Entity] = []
    for number in range(draw(several)):
        found = sorted(draw(st.lists(spans(end), min_size=1, max_size=2)))
        own = [
            Mention(
                id=f"m{number}.{n}",
                span=span,
                head=span,
                kind="other",
                form="name",
                entity=f"e{number}",
                **_made(draw),
            )
            for n, span in enumerate(found)
        ]
        mentions += own
        ids = draw(st.permutations([mention.id for mention in own]))
        entities.append(
            Entity(id=f"e{number}", name=draw(names), kind="person", mentions=tuple(ids), role=draw(maybe_names),
                   sector=draw(st.none() | st.sampled_from(sorted(terms.SECTORS))), evidence=draw(runs(end)),
                   links=tuple(draw(st.lists(names, max_size=2))), **_made(draw))
        )  # fmt: skip
    mentions.sort(key=lambda mention: mention.span)
    entity = st.none() | (st.sampled_from([one.id for one in entities]) if entities else st.none())
    times = [
        Timex(id=f"t{n}", span=span, type="DATE", value=draw(names), reason=draw(names),
              anchor=draw(st.sampled_from([None, "published"])),
              earliest=first, latest=last, **_made(draw))
        for n, span in enumerate(sorted(draw(st.lists(spans(end), max_size=2))))
        for first, last in [_ends(draw)]
    ]  # fmt: skip
    places = [
        Place(id=f"p{n}", span=span, name=draw(names), precision="site", lat=draw(st.floats(-90, 90)),
              lon=draw(st.floats(-180, 180)), country=draw(st.sampled_from([None, "YEM"])), **_made(draw))
        for n, span in enumerate(sorted(draw(st.lists(spans(end), max_size=2))))
    ]  # fmt: skip
    counts = [
        Count(id=f"c{n}", span=span, low=draw(st.integers(0, 10**12) | st.floats(0, 10**6)), high=None,
              unit=draw(maybe_names), scope="killed", **_made(draw))
        for n, span in enumerate(sorted(draw(st.lists(spans(end), max_size=2))))
    ]  # fmt: skip
    statements = [
        Statement(id=f"s{n}", source=draw(st.none() | st.builds(Party, entity, runs(end, 1))), cue=draw(runs(end)),
                  content=draw(runs(end, 1)), manner="direct", act="deny", act_evidence=draw(runs(end, 1)),
                  addressee=draw(st.none() | st.builds(Party, entity, runs(end, 1))), time=when(times),
                  within="s0" if n else None, **_made(draw))
        for n in range(draw(several))
    ]  # fmt: skip
    events = [
        Event(id=f"v{n}", trigger=span, type="ASSAULT", mode=draw(maybe_names),
              contexts=tuple(draw(st.lists(names, max_size=2))),
              quad="material conflict", status="denied", status_evidence=draw(runs(end, 1)), negated=draw(st.booleans()),
              historical=draw(st.booleans()), time=when(times),
              according_to=draw(st.sampled_from([None, *(one.id for one in statements)])),
              place=draw(st.sampled_from([None, *(one.id for one in places)])),
              counts=tuple(one.id for one in draw(st.permutations(counts))),
              participants=tuple(draw(st.lists(st.builds(Participant, roles, entity, runs(end, 1)), max_size=2))),
              **_made(draw))
        for n, span in enumerate(sorted(draw(st.lists(spans(end), max_size=2))))
    ]  # fmt: skip
    whole = Reading(
        document=document_of(text, title=draw(maybe_names), source=draw(maybe_names),
                             published=draw(st.none() | st.just("2021-08"))),
        made_by=MadeBy(draw(names), draw(maybe_names), "en"),
        mentions=tuple(mentions), entities=tuple(entities), times=tuple(times), places=tuple(places),
        statements=tuple(statements), events=tuple(events), counts=tuple(counts),
    )  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        whole = _with_another_value(draw, whole)
    return whole


KINDS = (
    "quotations", "mentions", "entities", "times", "places", "statements", "events", "counts", "materiel", "issues",
)  # fmt: skip


def _with_another_value(draw: st.DrawFn, reading: Reading) -> Reading:
    """The reading with some field of some item drawn anew, whatever fields the model has, where that can be."""
    items = [(kind, n) for kind in KINDS for n in range(len(getattr(reading, kind)))]
    if not items:
        return reading
    kind, n = draw(st.sampled_from(items))
    item = getattr(reading, kind)[n]
    name = draw(st.sampled_from([each.name for each in fields(item)]))
    value = draw(_of(get_type_hints(type(item))[name], len(reading.document.text)))
    try:
        changed = tuple(
            replace(each, **{name: value}) if m == n else each
            for m, each in enumerate(getattr(reading, kind))
        )
        return replace(reading, **{kind: changed})  # type: ignore[arg-type]  # one of its kinds
    except BadValue:
        return reading


def _of(hint: Any, end: int) -> st.SearchStrategy[Any]:
    """Values of a type of the model, for a text that is so long."""
    parts = get_args(hint)
    if hint is Span:
        return spans(end)
    if hint in (str, int, float, bool, type(None)):
        simple: dict[Any, st.SearchStrategy[Any]] = {
            str: names, int: st.integers(0, 10**6), float: st.floats(0, 10**6), bool: st.booleans(),
            type(None): st.none(),
        }  # fmt: skip
        return simple[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(parts)
    if get_origin(hint) is tuple:
        return runs(end) if parts[0] is Span else st.lists(_of(parts[0], end), max_size=2).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        made = st.fixed_dictionaries({each.name: _of(hints[each.name], end) for each in fields(hint)})
        return made.map(lambda values: _built(hint, values)).filter(lambda value: value is not None)
    return st.one_of(*(_of(part, end) for part in parts))


def _built(kind: Any, values: dict[str, Any]) -> Any:
    try:
        return kind(**values)
    except BadValue:
        return None


@st.composite
def sentence_trees(
    draw: st.DrawFn, relations: Sequence[str], tags: Sequence[str], *, most: int
) -> tuple[list[int], list[str], list[str]]:
    """A tree of any shape over the words of one sentence: heads (-1 at the root), relations and parts of speech."""
    size = draw(st.integers(2, most))
    order = draw(st.permutations(range(size)))
    heads = [-1] * size
    for rank, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, rank - 1))]
    named = ["root" if head < 0 else draw(st.sampled_from(relations)) for head in heads]
    return heads, named, [draw(st.sampled_from(tags)) for _ in heads]


def is_tree(heads: Sequence[int]) -> bool:
    """Whether one word is the root, and from every word the way up leads to it."""
    for start in range(len(heads)):
        word, steps = start, 0
        while word >= 0 and steps <= len(heads):
            word, steps = heads[word], steps + 1
        if word >= 0:
            return False
    return list(heads).count(-1) == 1
