"""From expressions to times: each is resolved in the order of the text, beside what was told before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import isleap
from dataclasses import replace
from datetime import date

from dateline.model import Issue, Span, Timex
from dateline.reading.draft import Draft
from dateline.reading.times.dates import date_meaning
from dateline.reading.times.directions import direction_of
from dateline.reading.times.doubts import accepts
from dateline.reading.times.entries import headings
from dateline.reading.times.expressions import Expression, expressions
from dateline.reading.times.lengths import duration_meaning, reference_meaning, set_meaning
from dateline.reading.times.lexicon import Times, plain, times_of
from dateline.reading.times.meaning import Meaning, narrowed
from dateline.reading.times.placing import head_of, published_of, words_of
from dateline.reading.times.quoted import said_on
from dateline.reading.times.scene import STORY_SHARE, TOLD, TOPICAL_WORDS, Reference, Scene
from dateline.reading.times.shifts import ago_meaning, shift_meaning, word_meaning
from dateline.reading.times.stretches import day_of

_JOINED = re.compile(r"\s*(?:[-–—/,&]|[^\W\d_]{2,7})\s*(?:the\s+)?")
_DATED = re.compile(r"\d{4}(?P<rest>-\d\d(?:-\d\d)?)")
_THE_REPORT = "the report's date"
_DEICTIC = frozenset({"weekday", "day_word", "relation", "direction", "weekly", "stamp"})
"""Parts of expressions that say how far a time is from the day on which it is told."""
"""What may stand between two dates of one phrase: a sign, or one short word."""


def resolve(draft: Draft, by: str) -> None:
    """Find the time expressions of a document and say what each means."""
    times = times_of(draft.language)
    found = expressions(draft.text, times, lambda e: accepts(draft, times, e))
    for number in range(len(found) - 2, -1, -1):
        found[number] = _with_later_year(draft.text, found[number], found[number + 1])
    published = published_of(draft)
    scene, breaks = Scene(published, history=_is_history(found)), _paragraphs(draft)
    problems: list[str | None] = []
    heads = headings(draft.text, found, times)
    for number, expression in enumerate(found, 1):
        first, last = words_of(draft, expression.start, expression.end)
        scene.paragraph = bisect_right(breaks, expression.start)
        scene.sentence = bisect_right(draft.sentences, first, key=lambda s: s.first)
        if number - 1 in heads:
            scene.said = None
        meaning = _meaning(draft, expression, times, scene, (first, last))
        draft.times.append(_timex(f"t{number}", expression, meaning, by))
        problems.append(meaning.problem)
        if meaning.stretch is not None:
            scene.name(_reference(draft, expression, meaning, f"t{number}", scene))
            if number - 1 in heads and meaning.stretch.unit == "day":
                scene.said = Reference(meaning.stretch, f"t{number}")
    _resolve_quoted(draft, found, times, published, by)
    for number in range(len(found) - 1):
        if _begins_a_range(draft.text, times, found[number], found[number + 1]):
            draft.times[number] = _before(draft.times[number], draft.times[number + 1])
    for timex, problem in zip(draft.times, problems, strict=True):
        if problem:
            draft.issues.append(Issue(step="times", code=problem, message=timex.reason, spans=(timex.span,)))


def _resolve_quoted(
    draft: Draft, found: list[Expression], times: Times, published: Reference | None, by: str
) -> None:
    """Count the times of words that were said or written on another day from that day."""
    for number, expression in enumerate(found, 1):
        if draft.times[number - 1].anchor == "published" and expression.parts.keys() & _DEICTIC:
            words = words_of(draft, expression.start, expression.end)
            said = said_on(draft, times, words[0])
            if said is not None and said.id != f"t{number}":
                day = day_of(date.fromisoformat(str(said.earliest)))
                told = Scene(published, said=Reference(day, said.id))
                meaning = _meaning(draft, expression, times, told, words)
                meaning = replace(
                    meaning, reason=meaning.reason.replace(_THE_REPORT, "the day of the words quoted")
                )
                draft.times[number - 1] = _timex(f"t{number}", expression, meaning, by)


def _is_history(found: list[Expression]) -> bool:
    """Whether a text names years, and hardly a day by its distance from the report."""
    years = sum("year" in e.parts for e in found)
    days = sum(bool(e.parts.keys() & _DEICTIC) for e in found if e.kind in ("date", "word"))
    return years >= TOLD and years * (1 - STORY_SHARE) >= days * STORY_SHARE


def _timex(name: str, expression: Expression, meaning: Meaning, by: str) -> Timex:
    return Timex(
        id=name,
        span=Span(expression.start, expression.end),
        type=meaning.type,
        value=meaning.value,
        earliest=meaning.earliest,
        latest=meaning.latest,
        anchor=meaning.anchor,
        reason=meaning.reason,
        by=f"{by}/{expression.rule.name}",
    )


def _reference(draft: Draft, expression: Expression, meaning: Meaning, name: str, scene: Scene) -> Reference:
    """What a time is for those after it."""
    assert meaning.stretch is not None
    first, last = words_of(draft, expression.start, expression.end)
    aside = _is_aside(draft, head_of(draft, first, last))
    deictic = meaning.anchor == "published" and expression.parts.keys() & _DEICTIC
    return Reference(
        meaning.stretch,
        name,
        paragraph=scene.paragraph,
        sentence=scene.sentence,
        story=meaning.story and not aside,
        derived=bool(expression.parts.keys() & {"back", "direction"}),
        topical=first - draft.sentence(first).first <= TOPICAL_WORDS,
        shows=("story" if not aside else None) if meaning.anchor is None else "news" if deictic else None,
    )


def _is_aside(draft: Draft, word: int) -> bool:
    """Whether a word stands in a clause that says which person or thing is meant: "a deputy who fled *in 2010*"."""
    assert draft.trees is not None
    return any(
        draft.tokens[each].deprel in ("acl", "acl:relcl") for each in (word, *draft.trees.ancestors(word))
    )


def _with_later_year(text: str, expression: Expression, later: Expression) -> Expression:
    """ "January and February 1937": a date without a year takes that of the one it is joined to."""
    parts = expression.parts
    if "year" not in later.parts or parts.keys() & {"year", "yearly", "short", "relation"}:
        return expression
    if not parts.keys() & {"month", "season"} or not later.parts.keys() & {"month", "season"}:
        return expression
    if not _JOINED.fullmatch(text, expression.end, later.start):
        return expression
    return replace(expression, parts={**parts, "year": later.parts["year"]})


def _begins_a_range(text: str, times: Times, expression: Expression, later: Expression) -> bool:
    """Whether a date without a year is the first of two that a word such as "to" or "through" joins."""
    without = not expression.parts.keys() & {"year", "yearly", "short", "relation"}
    between = text[expression.end : later.start].strip().lower()
    dated = "month" in expression.parts and "month" in later.parts
    return without and dated and between in times.lists["ends_range"]


def _before(first: Timex, last: Timex) -> Timex:
    """A range's first date, in the year in which it is the last such date before the range's end."""
    value = _DATED.fullmatch(first.value)
    if not (value and first.earliest and first.latest and last.earliest and last.earliest < first.earliest):
        return first
    year = int(last.earliest[:4])
    moved = [_in_year(day, year) for day in (first.earliest, first.latest)]
    if moved[0] > last.earliest:
        moved = [_in_year(day, year - 1) for day in (first.earliest, first.latest)]
    reason = f"{first.reason}; the range ends on {last.earliest}"
    return replace(
        first,
        value=f"{moved[0][:4]}{value['rest']}",
        earliest=moved[0],
        latest=moved[1],
        anchor=last.id,
        reason=reason,
    )


def _in_year(day: str, year: int) -> str:
    """A day in another year; 29 February is the 28th where there is none."""
    moved = f"{year:04}{day[4:]}"
    return f"{year:04}-02-28" if day[5:] == "02-29" and not isleap(year) else moved


def _paragraphs(draft: Draft) -> list[int]:
    """Where paragraphs end."""
    return [i for i, sign in enumerate(draft.flow) if sign == "\n"]


def _meaning(
    draft: Draft, expression: Expression, times: Times, scene: Scene, words: tuple[int, int]
) -> Meaning:
    parts = expression.parts
    match expression.kind:
        case "date":
            found = date_meaning(parts, times, scene, direction_of(draft, times, words))
        case "shift":
            found = shift_meaning(parts, times, scene, direction_of(draft, times, words))
        case "ago":
            found = ago_meaning(parts, times, scene, direction_of(draft, times, words))
        case "word":
            found = word_meaning(parts, times, scene)
        case "duration":
            found = duration_meaning(parts, times, scene)
        case "set":
            found = set_meaning(parts, times, scene)
        case _:
            found = reference_meaning(parts, times, scene)
    mod = times.words["mod"].get(plain(parts["mod"])) if "mod" in parts else None
    return narrowed(found, str(mod) if mod else None, scene.now)
