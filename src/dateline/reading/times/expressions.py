"""Finding time expressions: which words tell a time, and what they say of it before it is known which time it is.

Words of a text that can stand in a time are gathered to runs, and in each run that holds a word which makes a time, the
rules of the language are tried at each word. What a rule matched is kept as parts, by the names of its groups:

    year, short, two                        a year, or its last two figures
    month, day, rank, nth, a b c            a month, a day in figures or words, three numbers with signs between
    weekday, weekly, weeks                  a weekday, its week by a relation, so many weeks ago
    season, ordinal, half, tens, decade, short_decade, century, era, figure
    part, moment, hour, minute, half_day, zone, army
    relation, link, yearly                  to the day it is said on, to a time named before, of which year
    one, unit, many, direction, span        units of the calendar, and which of them
    words, digits, vague, more              how many
    mod, about, holiday, day_word, ref, often, every, per
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dateline.reading.times.lexicon import Rule, Times

_WORD = re.compile(r"[^\W\d_]+|\d+")
_JOINING = re.compile(
    r"[ \t\n\r\f\v\xa0\u2009\u202f]*(?:['’‘`\".,:/()–—-]{0,2})[ \t\n\r\f\v\xa0\u2009\u202f]*(?:['’‘`(\"]?)"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
"""No time goes on in another paragraph."""
_LONGEST = 60
"""Most words of a run that are tried; a run of more, as in a table of dates, is cut."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time: where they stand, the rule that found them, and its parts as they are written."""

    start: int
    end: int
    rule: Rule
    parts: Mapping[str, str]

    @property
    def kind(self) -> str:
        """What kind of time it makes (see ``times.toml``)."""
        return self.rule.kind


Accept = Callable[[Expression], bool]
"""Whether the words around an expression let it be one."""


def expressions(text: str, times: Times, accept: Accept) -> list[Expression]:
    """The time expressions of a text in order; ``accept`` is asked of each before it takes its words."""
    found: list[Expression] = []
    end = 0
    for starts in _runs(text, times):
        for start in starts:
            if start < end:
                continue
            best = _best(text, start, times, accept)
            if best is None:
                continue
            end = best.end
            if best.kind != "none":
                found.append(best)
                for later in _going_on(text, best, times, accept):
                    found.append(later)
                    end = later.end
    return found


def _runs(text: str, times: Times) -> Iterator[list[int]]:
    """Where the words of each run begin; an apostrophe before figures belongs to them ("the '80s")."""
    starts: list[int] = []
    last, triggered = 0, False
    for match in _WORD.finditer(text):
        word = match[0]
        figures = word[0].isdigit()
        if not figures and word.lower() not in times.vocabulary:
            continue
        if starts and (_JOINING.fullmatch(text, last, match.start()) is None or len(starts) >= _LONGEST):
            if triggered:
                yield starts
            starts, triggered = [], False
        begin = match.start()
        if figures and begin and text[begin - 1] in "'’‘`":
            begin -= 1
        if begin >= last or not starts:
            starts.append(begin)
        else:
            starts.append(match.start())
        last = match.end()
        triggered |= _begins_time(text, match, times) if figures else word.lower() in times.triggers
    if triggered:
        yield starts


def _begins_time(text: str, match: re.Match[str], times: Times) -> bool:
    """Whether a number can be a time without a word for it: a year, a decade, a date or clock time in figures."""
    if match.end() - match.start() == 4 and match[0][0] in "12":
        return True
    following = _WORD.match(text, match.end())
    if following and following[0].lower() in times.lists["after_figures"]:
        return True
    signed = text[match.end() : match.end() + 1] in (":", "/", "-", ".", "–")
    before = text[match.start() - 1] if match.start() else " "
    return (signed and text[match.end() + 1 : match.end() + 2].isdigit()) or before in "'’‘`"


def _best(text: str, start: int, times: Times, accept: Accept) -> Expression | None:
    """The longest match at a place that is accepted."""
    matches = []
    for rule in times.rules:
        match = rule.pattern.match(text, start)
        if match is not None and match.end() > start:
            matches.append((-match.end(), rule.number, rule, match))
    for _, _, rule, match in sorted(matches, key=lambda m: m[:2]):
        found = Expression(start, _end(text, match, times), rule, _parts(match))
        if _BLANK_LINE.search(text, start, found.end) is None and accept(found):
            return found
    return None


def _end(text: str, match: re.Match[str], times: Times) -> int:
    """Where a match ends, without a full stop that is no part of a short form."""
    end = match.end()
    if text[end - 1] != ".":
        return end
    word = re.search(r"[\w.]*$", text[match.start() : end - 1])
    return end if word and word[0].lower() in times.lists["dotted"] else end - 1


def _going_on(text: str, first: Expression, times: Times, accept: Accept) -> Iterator[Expression]:
    """Expressions that are written with what is new alone: the second day of "Aug. 15-20"."""
    for rule in times.after:
        if rule.after not in first.parts or first.kind != rule.kind:
            continue
        match = rule.pattern.match(text, first.end)
        if match is None:
            continue
        parts = {**first.parts, **_parts(match)}
        for lost in ("weekday", "part", "mod", "hour", "minute", "half_day"):
            parts.pop(lost, None)
        if "two" in parts and "short" not in first.parts:
            parts["year"] = first.parts["year"][:2] + parts.pop("two")
            if parts["year"] <= first.parts["year"]:
                continue
        name = next(n for n, words in match.groupdict().items() if words)
        found = Expression(match.start(name), match.end(), rule, parts)
        if accept(found):
            yield found


def _parts(match: re.Match[str]) -> dict[str, str]:
    """What the groups matched; a figure after a group's name tells groups of one meaning apart, and is dropped."""
    parts: dict[str, str] = {}
    for name, words in match.groupdict().items():
        if words is not None:
            parts.setdefault(name.rstrip("0123456789"), words)
    return parts
