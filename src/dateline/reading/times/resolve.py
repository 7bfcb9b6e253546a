"""From expressions to times: each is resolved in the order of the text, beside what was told before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import isleap
from dataclasses import replace
from datetime import date

from dateline.model import Issue, Span, Timex
from dateline.reading.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.times.dates import COMING, CURRENT, LOOSELY_PAST, date_meaning
from dateline.reading.times.doubts import accepts
from dateline.reading.times.expressions import Expression, expressions
from dateline.reading.times.lengths import duration_meaning, reference_meaning, set_meaning
from dateline.reading.times.lexicon import Times, plain, times_of
from dateline.reading.times.meaning import Meaning, narrowed
from dateline.reading.times.placing import head_of, published_of, words_of
from dateline.reading.times.quoted import said_on
from dateline.reading.times.scene import STORY_SHARE, TOLD, TOPICAL_WORDS, Reference, Scene
from dateline.reading.times.shifts import ago_meaning, shift_meaning, word_meaning
from dateline.reading.times.stretches import day_of
from dateline.reading.times.tense import Tense, grammar, predicate_of, tense_of

_JOINED = re.compile(r"\s*(?:[-–—/,&]|[^\W\d_]{2,7})\s*(?:the\s+)?")
_DATED = re.compile(r"\d{4}(?P<rest>-\d\d(?:-\d\d)?)")
_PARTICIPLE_REACH = 10
"""A participle's own time follows it within so many words, """
_BESIDE = 2
"""and within so many where the predicate stands before both."""
_THE_REPORT = "the report's date"
_DEICTIC = frozenset({"weekday", "day_word", "relation", "direction", "weekly"})
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
    for number, expression in enumerate(found, 1):
        first, last = words_of(draft, expression.start, expression.end)
        scene.paragraph = bisect_right(breaks, expression.start)
        scene.sentence = bisect_right(draft.sentences, first, key=lambda s: s.first)
        meaning = _meaning(draft, expression, times, scene, (first, last))
        draft.times.append(_timex(f"t{number}", expression, meaning, by))
        problems.append(meaning.problem)
        if meaning.stretch is not None:
            scene.name(_reference(draft, expression, meaning, f"t{number}", scene))
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
    for number in range(len(found) - 1):
        if _begins_a_range(draft.text, times, found[number], found[number + 1]):
            draft.times[number] = _before(draft.times[number], draft.times[number + 1])
    for timex, problem in zip(draft.times, problems, strict=True):
        if problem:
            draft.issues.append(Issue(step="times", code=problem, message=timex.reason, spans=(timex.span,)))


def _is_history(found: list[Expression]) -> bool:
    """Whether a text names years, and no day by its distance from the report."""
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
    first, _ = words_of(draft, expression.start, expression.end)
    deictic = meaning.anchor == "published" and expression.parts.keys() & _DEICTIC
    return Reference(
        meaning.stretch,
        name,
        paragraph=scene.paragraph,
        sentence=scene.sentence,
        story=meaning.story,
        derived=bool(expression.parts.keys() & {"back", "direction"}),
        topical=first - draft.sentence(first).first <= TOPICAL_WORDS,
        shows="story" if meaning.anchor is None else "news" if deictic else None,
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
            found = date_meaning(parts, times, scene, _direction(draft, times, words))
        case "shift":
            found = shift_meaning(parts, times, scene, _direction(draft, times, words))
        case "ago":
            found = ago_meaning(parts, times, scene, _direction(draft, times, words))
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


def _direction(draft: Draft, times: Times, words: tuple[int, int]) -> str | None:
    """Past, present or future, by the tense of the predicate that an expression goes with, and its preposition."""
    assert draft.trees is not None
    head = head_of(draft, *words)
    cases = {draft.tokens[c].lemma.lower() for c in draft.trees.children(head, "case")}
    beside = words[0] - 1
    cases |= {draft.word(beside).lower()} if beside >= 0 else set()
    above = draft.tokens[head].head
    predicate = predicate_of(draft, above) if above >= 0 else predicate_of(draft, head)
    if cases & times.lists["ahead"]:
        return "future"
    tense = tense_of(draft, predicate) if predicate is not None else Tense(None)
    if cases & times.lists["behind"] or _follows_participle(draft, words[0], predicate):
        return CURRENT if tense.current else "past"
    toward = bool(cases & times.lists["toward"])
    if predicate is None:
        return "open" if toward else None
    if draft.tokens[head].deprel in ("nmod:poss", "compound") and not toward:
        beside_past = LOOSELY_PAST if draft.tokens[head].deprel == "compound" else "past"
        return beside_past if tense.time == "past" else None if tense.time == "future" else tense.time
    if _looks_ahead(draft, predicate, words[0], tense, toward=toward and above == predicate):
        return "open"
    if tense.time == "past":
        if toward:
            return None
        named = beside >= 0 and draft.tokens[beside].upos in ("NOUN", "ADJ")
        if tense.current:
            return CURRENT
        return "past" if above == predicate and not named else LOOSELY_PAST
    if tense.time == "present" and (toward or above == predicate) and draft.tokens[predicate].upos == "VERB":
        return "present" if draft.tokens[predicate].lemma.lower() in lexicon(draft.language) else COMING
    return "open" if tense.open and tense.time else tense.time


def _looks_ahead(draft: Draft, predicate: int, first: int, tense: Tense, *, toward: bool) -> bool:
    """Whether a verb sets a time ahead: "plans a vigil on Thursday", "put off until Friday", "set to meet Sunday"."""
    assert draft.trees is not None
    verbs, lemma = grammar(draft.language), draft.tokens[predicate].lemma.lower()
    if lemma in verbs["planning"]:
        return first > predicate or tense.time == "present"
    if lemma not in verbs["appointing"] or first < predicate or tense.time != "past":
        return False
    return toward or any(predicate < each < first for each in draft.trees.children(predicate, "xcomp"))


def _follows_participle(draft: Draft, first: int, predicate: int | None) -> bool:
    """Whether an expression goes with a past verb just before it, whatever the tree says: "the order issued Thursday",
    "the paper signed in town on Tuesday will end the war"."""
    verbs = grammar(draft.language)
    for word in range(first - 1, max(draft.sentence(first).first, first - _PARTICIPLE_REACH) - 1, -1):
        token = draft.tokens[word]
        if token.upos == "PUNCT":
            return False
        if token.upos not in ("VERB", "AUX"):
            continue
        if word == predicate or token.upos == "AUX" or token.lemma.lower() in verbs["planning"]:
            return False
        if predicate is not None and predicate > first:
            return tense_of(draft, word).time == "past"
        participle = draft.word(word).lower().endswith(tuple(verbs["past_endings"]))
        return first - word <= _BESIDE and token.deprel == "acl" and participle
    return False
