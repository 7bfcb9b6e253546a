"""What belongs to the past of a report and not to its news, by the times that stand with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dateline.checks import OPEN
from dateline.model import Interval, Span
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import is_clause, is_past, lemma, lower, trees_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.times import named_time

PAST_DAYS: Final = 182
"""Days before the report from which on a thing is history to it: half a year, so that "last March" in a report of May
is news and "last year" in one of August is not."""
_REACH: Final = 12
_BREAK: Final = "\n"
_ENDS: Final = frozenset(".:\n")
"""What follows a date that stands alone at the head of a paragraph."""
_WITH: Final = (
    "advcl",
    "acl:relcl",
    "acl",
    "conj",
    "parataxis",
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "nsubj:pass",
    "xcomp",
)
"""Relations by which a thing told lies in the time of what it hangs on."""


def history(draft: Draft, lex: Lexicon, word: int, *, told: bool) -> tuple[Span, ...]:
    """The words that show that the thing told by a word is history; none where nothing does.

    Its own time decides. Without one it lies in the time of what it hangs on, as long as it is told in the past, or in
    that of the sentence before, where words of narrative join the two ("two years later"). What is not ``told``, but
    planned or asked for, lies in the time of the plan.
    """
    day = draft.once(_report_day)
    if day is None:
        return ()
    for carrier in _carriers(draft, lex, word):
        if any(lower(draft, h) in lex.auxiliaries["now"] for h in trees_of(draft).children(carrier, "aux")):
            return ()  # "have been shelled since the war broke out": up to now
        if carrier == word and not told:
            continue
        found = named_time(draft, carrier)
        if found is None:
            continue
        latest, spans = _end(draft, found)
        if latest is not None and (day - latest).days >= PAST_DAYS:
            return spans
        return ()
    return _headed(draft, word, day)


def _headed(draft: Draft, word: int, day: date) -> tuple[Span, ...]:
    """The date at the head of the paragraph of a word, where it stands alone ("*9 April 2006.* Councillors march …") and
    is long past: an entry of a chronicle."""
    start = draft.text.rfind(_BREAK, 0, draft.tokens[word].span.start) + 1
    head = next((time for time in draft.times if time.span.start >= start), None)
    if head is None or draft.text[start : head.span.start].strip():
        return ()
    if draft.text[head.span.end : head.span.end + 1] not in _ENDS:
        return ()
    last = _as_day(head.latest)
    return (head.span,) if last is not None and (day - last).days >= PAST_DAYS else ()


def to_come(draft: Draft, lex: Lexicon, word: int) -> tuple[Span, ...]:
    """The words of the time, after the day of the report, at which a thing told in the present will be: "the envoy flies
    to Oslo *on 3 March*"; none where it is not so told."""
    day, trees = draft.once(_report_day), trees_of(draft)
    token = draft.tokens[word]
    begun = token.upos == "NOUN" and token.deprel == "nsubj"
    if begun and lex.effect("subj", lemma(draft, token.head)) == "fact":
        word = token.head  # "the *trial* opens on 3 June"
    simple = draft.tokens[word].upos == "VERB" and trees.child(word, "nsubj") is not None
    if day is None or not simple or trees.child(word, "aux", "cop") is not None or is_past(draft, lex, word):
        return ()
    when = named_time(draft, word)
    if not isinstance(when, str):
        return ()
    time = next(t for t in draft.times if t.id == when)
    first = _as_day(time.earliest)
    return (time.span,) if first is not None and first > day else ()


def _carriers(draft: Draft, lex: Lexicon, word: int) -> Iterator[int]:
    """The word and those whose time is its time too, the nearest first."""
    yield word
    here = word
    for _ in range(_REACH):
        token = draft.tokens[here]
        if token.head < 0 or token.deprel not in _WITH:
            break
        if is_clause(draft, here) and not is_past(draft, lex, here) and token.deprel != "xcomp":
            return
        here = token.head
        yield here
    first = draft.sentence(word).first
    joined = any(lower(draft, w) in lex.history["narrative"] for w in range(first, word))
    if first and joined and is_past(draft, lex, here):
        before = draft.sentence(first - 1)
        yield from (w for w in range(before.first, before.end) if draft.tokens[w].head < 0)


def _report_day(draft: Draft) -> date | None:
    """The day of the report; without one, the last day that it names."""
    published = draft.document.published
    if published is not None and published.day is not None:
        return published.day
    days = [day for time in draft.times if (day := _as_day(time.latest)) is not None]
    return max(days, default=None)


def _end(draft: Draft, when: str | Interval) -> tuple[date | None, tuple[Span, ...]]:
    """The last day of a time, where it is known, and the words that give it."""
    if isinstance(when, Interval):
        return _as_day(when.latest), when.spans
    time = next(t for t in draft.times if t.id == when)
    return _as_day(time.latest), (time.span,)


def _as_day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day is not None and day != OPEN else None
