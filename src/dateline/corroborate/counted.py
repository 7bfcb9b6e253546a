"""Which people a number counts: whose group they are, where and since when, and whether it counts all of them."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.checks import OPEN
from dateline.corroborate.figure import Counted
from dateline.corroborate.grammar import Grammar
from dateline.corroborate.words import Words
from dateline.model import Count, Reading, Timex

BEFORE = 10
"""Days that a stretch of time must begin before the report, or before the incident where its day is known, to be wider
than the incident: news of an attack comes within days of it, and "since Wednesday" is the same story. A choice, not a
measurement."""
_CLAUSE = ("VERB", "AUX", "ADJ")
_REACH = 8
"""Tokens after a number in which what it counts is looked for."""


def counted_by(
    count: Count, reading: Reading, grammar: Grammar, words: Words, began: str | None = None
) -> Counted:
    """What the words around a number say of whom it counts; ``began`` is the day of the incident, where known."""
    group, said = _who(count, grammar, words)
    where, wide, apart = _where(count, reading, grammar, words)
    return Counted(
        who=group,
        plain=group in words.extent["plain_groups"],
        who_words=said,
        where=where,
        wide=wide,
        apart=apart,
        since=_since(count, reading, grammar, words, began),
        partly=_partly(count, grammar, words),
        more=_is_more(count, grammar, words),
    )


def _who(count: Count, grammar: Grammar, words: Words) -> tuple[str | None, str | None]:
    """The group of those counted, and the words for them; nobody in particular where the words name none."""
    if not count.unit:
        return None, None
    parts = count.unit.lower().replace("’", "'").split()
    last = _lemma(count, parts[-1], grammar)
    group = next((words.who[each] for each in (last, parts[-1]) if each in words.who), None)
    before = next((words.who_before[each] for each in parts[:-1] if each in words.who_before), None)
    if count.scope in THINGS:
        return last, count.unit
    group = before or group
    return group, (count.unit if group else None)


THINGS = frozenset({"destroyed", "damaged", "seized", "supplied"})
"""What befalls things rather than people: two kinds of things are two scopes."""


def _lemma(count: Count, word: str, grammar: Grammar) -> str:
    start = grammar.at(count.span.start)
    if start is not None:
        for index in range(start, min(start + _REACH, len(grammar.tokens))):
            if grammar.word(index) == word:
                return grammar.tokens[index].lemma.lower()
    return word


def _clause(count: Count, grammar: Grammar) -> list[int]:
    """The words that the number hangs on, up to the verb of its clause, from the number outwards."""
    head = grammar.head_of(count.span)
    if head is None:
        return []
    found = [head]
    while grammar.tokens[found[-1]].head >= 0:
        if grammar.tokens[found[-1]].upos in _CLAUSE and len(found) > 1:
            break
        found.append(grammar.tokens[found[-1]].head)
    return found


def _where(count: Count, reading: Reading, grammar: Grammar, words: Words) -> tuple[str | None, bool, bool]:
    """The words of a place in the number's clause; whether they widen it; whether it is another place."""
    for above in _clause(count, grammar):
        for child in grammar.children(above, "advmod", "obl", "nmod"):
            if grammar.word(child) in words.extent["other_place"]:
                return grammar.phrase(child), False, True
            if grammar.word(child) in words.extent["wide"]:
                return grammar.phrase(child), True, False
            case = [grammar.word(each) for each in grammar.children(child, "case")]
            if case and case[0] in words.extent["places"] and _is_place(child, reading, grammar):
                return grammar.phrase(child), case[0] in words.extent["wide"], False
    return None, False, False


def _is_place(index: int, reading: Reading, grammar: Grammar) -> bool:
    """Whether a noun after "in" or "across" is where something is, and no happening and no time."""
    span = grammar.tokens[index].span
    return any(place.span.overlaps(span) for place in reading.places) or any(
        one.head == span and one.kind in ("place", "facility", "country") for one in reading.mentions
    )


def _since(count: Count, reading: Reading, grammar: Grammar, words: Words, began: str | None) -> str | None:
    """The words of a stretch of time that began well before the incident: "since January", "in the conflict"."""
    told = reading.document.published
    anchor = _day(began) or (told.day if told else None)
    clause = _clause(count, grammar)
    for child in grammar.subtree(clause[-1]) if clause else ():
        marks = {grammar.word(each) for each in grammar.children(child, "case", "mark", "det", "amod")}
        lemma = grammar.tokens[child].lemma.lower()
        is_since = bool(marks & words.extent["since"])
        if not is_since and not (lemma in words.extent["during"] and marks & words.extent["during_in"]):
            continue
        inside = set(grammar.subtree(child))
        times = [one for one in reading.times if grammar.at(one.span.start) in inside]
        if is_since and not times:
            continue  # "since the shelling began": as long as the story
        if _is_long(times, anchor):
            return grammar.phrase(child)
    return None


def _is_long(times: list[Timex], anchor: date | None) -> bool:
    """Whether a stretch is not of these days alone."""
    starts = [start for one in times if (start := _day(one.earliest))]
    return not starts or anchor is None or any(start < anchor - timedelta(days=BEFORE) for start in starts)


def _day(day: str | None) -> date | None:
    return None if day in (None, OPEN) else date.fromisoformat(day or "")


def _partly(count: Count, grammar: Grammar, words: Words) -> str | None:
    """A verb that says that somebody saw or dealt with those counted: "is treating 12 wounded"."""
    head = grammar.head_of(count.span)
    if head is None:
        return None
    if count.unit and _lemma(count, count.unit.lower().split()[-1], grammar) in words.extent["part_units"]:
        return count.unit
    for token in list(grammar.above(head))[:3]:
        if token.upos == "VERB" and token.lemma.lower() in words.extent["part_verbs"]:
            return token.span.of(grammar.text)
    for below in grammar.children(head, "nmod"):
        marks = {grammar.word(each) for each in grammar.children(below, "case", "det")}
        if marks & words.extent["some_of"] and marks & words.extent["known"]:
            return grammar.phrase(below)
    return None


def _is_more(count: Count, grammar: Grammar, words: Words) -> bool:
    """Whether they come on top of an earlier number: "two more children", "another six"."""
    head = grammar.head_of(count.span)
    if head is None:
        return False
    start = grammar.at(count.span.start)
    near = {grammar.word(start - 1)} if start else set()
    for index in (head, grammar.tokens[head].head):
        if index >= 0:
            near |= {grammar.word(each) for each in grammar.children(index, "amod", "det", "advmod")}
    near |= set((count.unit or "").lower().split())
    if count.low == count.high == 1 and near & words.extent["ordinals"]:
        return True
    hedge = (count.modifier or "").lower()
    return bool(near & words.extent["more"]) and not any(
        each in hedge.split() for each in words.extent["more"]
    )


def is_rejected(count: Count, grammar: Grammar, words: Words) -> bool:
    """Whether a number is given only to be rejected: "24 people, not nine", "the figure of sixteen is inexact"."""
    first = grammar.at(count.span.start)
    head = grammar.head_of(count.span)
    if first is None or head is None:
        return False
    if first and grammar.word(first - 1) in words.rejected["before"]:
        return True
    noun = next(
        (each for each in grammar.above(head) if each.lemma.lower() in words.rejected["figures"]), None
    )
    if noun is None:
        return False
    here = grammar.sentence(count.span.start)
    if _says_false(here, grammar, words):
        return True
    sentence = grammar.sentence_words(count.span.start).lower()
    return any(sentence.startswith(each) for each in words.rejected["also"]) and _says_false(
        here - 1, grammar, words
    )


def _says_false(sentence: int, grammar: Grammar, words: Words) -> bool:
    if not 0 <= sentence < len(grammar.sentences):
        return False
    part = grammar.sentences[sentence]
    return any(grammar.word(index) in words.rejected["words"] for index in range(part.first, part.end))
