"""Statements: who says what, to whom, through what, when, and with what force.

The network's attributions come first. They are mended where typography knows better, joined by those that syntax
alone shows (inside what others say, without an agent, clear frames that the network missed), nested, and given their
manner, act, addressee, medium and time.
"""

from collections.abc import Sequence

from dateline.model import Party, Span, Statement
from dateline.nn import OUTSIDE
from dateline.reading.acts import act_of
from dateline.reading.attribution import Attribution
from dateline.reading.circumstances import addressee_of, medium_of, time_of
from dateline.reading.draft import Component, Draft
from dateline.reading.entities import entity_at
from dateline.reading.mend import mended, quoted_words, runs
from dateline.reading.reported import missing, nested
from dateline.terms import Manner

DIRECT_SHARE = 0.95
"""Share of the letters of what is said that stand in quotation marks in direct speech; below it the manner is mixed.
The same border as the scorer of attribution draws between kinds of content."""


def add_statements(draft: Draft) -> None:
    """All statements of the document, in the order of their first words."""
    outer = mended(draft, draft.attributions)
    outer += missing(draft, outer)
    found: list[tuple[Attribution, int | None]] = [(attribution, None) for attribution in outer]
    for number, attribution in enumerate(outer):
        found += [(inner, number) for inner in nested(draft, attribution, outer)]
    order = sorted(range(len(found)), key=lambda n: _place(found[n][0]))
    names = {number: f"s{rank + 1}" for rank, number in enumerate(order)}
    spoken = {i for attribution in outer for i in attribution.content}
    for number in order:
        attribution, parent = found[number]
        draft.statements.append(
            _statement(
                draft, attribution, names[number], names[parent] if parent is not None else None, spoken
            )
        )


def _place(attribution: Attribution) -> tuple[int, int]:
    return min(
        (*attribution.content[:1], *attribution.cue[:1], *attribution.source[:1])
    ), attribution.content[0]


def _statement(
    draft: Draft, attribution: Attribution, name: str, within: str | None, spoken: set[int]
) -> Statement:
    act, shown = act_of(draft, attribution)
    return Statement(
        id=name,
        source=_source(draft, attribution),
        cue=spans(draft, attribution.cue),
        content=spans(draft, attribution.content),
        manner=manner_of(draft, attribution, spoken),
        act=act,
        act_evidence=spans(draft, shown),
        addressee=addressee_of(draft, attribution),
        medium=medium_of(draft, attribution),
        time=time_of(draft, attribution),
        within=within,
        by=f"{STATEMENTS.by}/{attribution.rule}",
        confidence=None,
    )


def _source(draft: Draft, attribution: Attribution) -> Party | None:
    if not attribution.source:
        return None
    entity = entity_at(draft, attribution.source[0], attribution.source[-1])
    return Party(entity.id if entity else None, spans(draft, attribution.source))


def spans(draft: Draft, words: Sequence[int]) -> tuple[Span, ...]:
    """Words as spans of the text, one for each unbroken run."""
    return tuple(draft.span(run[0], run[-1]) for run in runs(sorted(words)))


def manner_of(draft: Draft, attribution: Attribution, spoken: set[int]) -> Manner:
    """Direct, indirect or mixed, by how much of what is said stands in quotation marks.

    Words quoted in the sentence of the cue that belong to no statement ("Calling it ‘a betrayal’, she said …") are the
    speaker's too and make the manner mixed.
    """
    letters = inside = 0
    for i in attribution.content:
        size = sum(c.isalnum() for c in draft.word(i))
        letters += size
        inside += size * (draft.quote_states[i] != OUTSIDE)
    if letters and inside >= DIRECT_SHARE * letters:
        return "direct"
    return "mixed" if inside or _quotes_beside(draft, attribution, spoken) else "indirect"


def _quotes_beside(draft: Draft, attribution: Attribution, spoken: set[int]) -> bool:
    if not attribution.cue:
        return False
    sentence = next(s for s in draft.sentences if s.first <= attribution.cue[0] < s.end)
    return any(
        sentence.first <= low and high <= sentence.end and not spoken.intersection(range(low, high))
        for low, high, _ in quoted_words(draft)
    )


STATEMENTS = Component(
    "statements", "1",
    frozenset({"attributions", "tokens", "sentences", "trees", "quoted", "mentions", "entities"}),
    frozenset({"statements"}), add_statements,
)  # fmt: skip
