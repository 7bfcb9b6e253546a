"""The head of a report: the lines before its body, and what they say of it.

``date 2021-08-20 Despite …``, ``Published: 20 August 2021``, a title set apart, ``By Jane Roe``, ``KABUL, Aug. 20
(Agency) -``. The head stays part of the text; `head_of` says which words of it say what, and where the body begins,
so that nobody reads a header as a sentence. It is a function of the text alone and may be asked at any time.

Cautious on purpose: what is not surely head is body. Only the first characters of a text are looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from dateline import lang
from dateline.errors import BadValue
from dateline.ingest.dated_line import DatedLines
from dateline.ingest.dates import Dates, Day, dates_of
from dateline.ingest.placeline import Placelines, placelines_of
from dateline.model import Span

PartKind = Literal[
    "published", "updated", "title", "source", "url", "byline", "other", "place", "filed", "agency"
]

_WINDOW: Final = 4_000
"""Characters in which a head must end: some forty lines, more than any seen."""

_MOST_PARTS: Final = 40
_LONGEST_VALUE: Final = 300
_TITLE_LENGTH: Final = range(8, 161)
_BYLINE_LENGTH: Final = 100
_SHORT: Final = 60
"""Characters of a line that may stand between a title and what is surely head, at most."""
_LEAST_BODY: Final = 40
"""Characters that must follow a title: a text of two short lines has none."""

_BEFORE: Final = 20
"""Characters before a title's date in which no other may stand: that would be a stretch of time."""

_CLOSING = re.compile(r"[\s,:(|·–—-]+$")
_CLOSING_AT = re.compile(r"(?:,|:|\(|\||·|\s[–—-])\s*(?=\w)")
_DATED_LINE = re.compile(r"\s*[|·,;–—-]\s*(?=[^|·;–—-]{6,40}$)")
_BLANKS = re.compile(r"[\s\ufeff\u200b]*")
_BETWEEN = re.compile(r"[^\S\n]*[|·•;,/–—-]?[^\S\n]*")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a head and what they say. ``value`` is a date as ISO writes it (``--08-20`` without its year), or the
    words without the space around them; None for a date that could not be read. ``place``, ``filed`` and ``agency``
    are those of a dateline."""

    kind: PartKind
    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a head in the order of the text, and where the body begins."""

    parts: tuple[Part, ...]
    body: int

    def first(self, kind: PartKind) -> Part | None:
        """The first part of a kind."""
        return next((part for part in self.parts if part.kind == kind), None)

    def value(self, kind: PartKind) -> str | None:
        """What the first part of a kind says."""
        part = self.first(kind)
        return part.value if part else None


def head_of(text: str, *, title: str | None = None, language: str = "en") -> Head:
    """The head of a text. A first line that is the title, where that is known, need not be set apart."""
    return _Parser(text, language, title=title).head()


@dataclass(frozen=True, slots=True)
class _Labels:
    """The labels of one language: with a colon for every kind, and without one before a date."""

    colon: re.Pattern[str]
    dated: re.Pattern[str]
    byline: re.Pattern[str]
    kinds: dict[str, PartKind]
    small_words: frozenset[str]

    def kind(self, label: str) -> PartKind | None:
        """The kind of a label as it is written; None for letters that stand for others when case does not count."""
        return self.kinds.get(" ".join(label.lower().split()))


class _Parser:
    """Reads a head from ``start``; ``at`` is where the rest begins."""

    def __init__(self, text: str, language: str, *, title: str | None = None, start: int = 0) -> None:
        self.text = text[:_WINDOW]
        self.whole = len(text)
        self.title = title
        self.language = language
        self.dates: Dates = dates_of(language)
        self.labels = _labels(language)
        self.placelines: Placelines = placelines_of(language)
        self.dated_lines = _dated_lines(language)
        self.parts: list[Part] = []
        self.at = self._blanks(start)
        self.begin = self._blanks(0)

    def head(self) -> Head:
        steps = (
            self._labelled_line, self._label, self._placeline, self._dated_line, self._bare_date, self._byline,
            self._title, self._second_title,
        )  # fmt: skip
        while len(self.parts) < _MOST_PARTS and self.at < len(self.text) and any(step() for step in steps):
            if self.parts[-1].kind in ("place", "filed", "agency"):
                break
        return Head(tuple(self.parts), self.at)

    def _blanks(self, at: int) -> int:
        found = _BLANKS.match(self.text, at)
        return found.end() if found else at

    def _line(self, at: int) -> str:
        """The rest of the line, without its end."""
        end = self.text.find("\n", at)
        return self.text[at : len(self.text) if end < 0 else end].rstrip()

    def _add(self, kind: PartKind, start: int, end: int, value: str | None) -> None:
        self.parts.append(Part(kind, Span(start, end), value))
        between = _BETWEEN.match(self.text, end)
        self.at = self._blanks(between.end() if between else end)

    def _opens_line(self) -> bool:
        return self.at == self.begin or not self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at].strip()

    def _labelled_line(self) -> bool:
        """A line that is a date and what stands beside one, with a label or a byline: ``By Jane Roe | Daily | Updated 14
        Oct 2023, 8:15 pm``."""
        return self._dated_line(surely=True)

    def _dated_line(self, *, surely: bool = False, titled: bool = False) -> bool:
        """A line that is a date and what stands beside one: ``The Daily Post, 3 March 2024, 9:15 a.m. ET``. ``surely``:
        only one with a label or a byline; ``titled``: behind a title, which may have names beside its date itself."""
        line = self._line(self.at)
        if not self._opens_line() or "\n" not in self.text[self.at + len(line) :]:
            return False
        found = self.dated_lines.of(line)
        if found is None:
            return False
        kind = (self.labels.kind(found.label) if found.label else None) or "published"
        parts = [(kind, found.day.start, found.day.end, found.day.iso)]
        for cell in found.cells:
            by = self.dated_lines.byline(cell)
            other: PartKind = "source" if self.placelines.is_agency(cell.text) else "other"
            of_cell: PartKind = "byline" if by else other
            parts.append((of_cell, cell.start, cell.start + len(cell.text), by or cell.text))
        sure = found.label is not None or any(part[0] == "byline" for part in parts)
        behind = (
            titled or bool(self.parts) or sum(len(cell.text) for cell in found.cells) < _TITLE_LENGTH.start
        )
        known = any(part.kind == kind for part in self.parts)
        if known or not (sure if surely else behind):
            return False
        for each, start, end, value in sorted(parts, key=lambda part: part[1]):
            self.parts.append(Part(each, Span(self.at + start, self.at + end), value))
        self.at = self._blanks(self.at + len(line))
        return True

    def _label(self) -> bool:
        """``Date: …``, ``Published 20 August 2021``, ``Source: …``."""
        if (found := self.labels.dated.match(self.text, self.at)) and (kind := self.labels.kind(found[1])):
            day = self.dates.at(self.text, found.end())
            if day and day.year is not None:
                self._add(kind, self.at, day.end, day.iso)
                return True
        found = self.labels.colon.match(self.text, self.at)
        if not found or not self._opens_line():
            return False
        kind, line = self.labels.kind(found[1]), self._line(self.at)
        value = self.text[found.end() : self.at + len(line)].strip()
        if kind is None or not value or len(value) > _LONGEST_VALUE or self.at + len(line) >= len(self.text):
            return False
        dated = self.dated_lines.of(value) if kind == "source" else None
        if (
            dated is not None and dated.day.end == len(value) and dated.cells
        ):  # "Source: Daily Post, 3 March 2024"
            day, begin = dated.day, self.at + len(line) - len(value)
            named = _CLOSING.sub("", value[: day.start])
            self._add(kind, self.at, begin + len(named), named)
            self._add("published", begin + day.start, begin + day.end, day.iso)
            return True
        said = self._whole_date(value) if kind in ("published", "updated") else value
        self._add(kind, self.at, self.at + len(line), said)
        return True

    def _whole_date(self, value: str) -> str | None:
        """A date as fields have it, such as a year alone."""
        try:
            return self.dates.field(value).iso
        except BadValue:
            return None

    def _bare_date(self) -> bool:
        """A date before the first words of the text or of what follows its title, where those plainly begin anew."""
        if not self._opens_line() or any(part.kind == "published" for part in self.parts):
            return False
        day = self.dates.at(self.text, self.at)
        if day is None or day.year is None or day.day is None:
            return False
        rest = self._line(day.end)
        begins = self.at == self.begin or (bool(self.parts) and self.parts[-1].kind in ("title", "byline"))
        if rest.strip(" .,|:-–—") and not (begins and self._begins_anew(day, rest)):
            return False
        self._add("published", self.at, day.end, day.iso)
        return True

    def _begins_anew(self, day: Day, rest: str) -> bool:
        """``2021-08-20 Rebels attacked …``, but not a chronicle with a date before each of its lines."""
        begins = re.match(r"(?:\s|\s?[:|–—-]\s)\s*[“\"‘'(]?(?=\w)([^\W_])", rest)
        if not begins or begins[1].islower():
            return False
        starts = (match.end() for match in re.finditer(r"\n\s*", self.text[day.end :]))
        return not any(self.dates.at(self.text, day.end + start) for start in starts)

    def _byline(self) -> bool:
        """``By Jane Roe and John Doe`` on a line of its own."""
        line = self._line(self.at)
        found = self.labels.byline.match(line)
        if not found or not self._opens_line() or len(line) > _BYLINE_LENGTH or line.endswith("."):
            return False
        if self.at + len(line) >= len(self.text):
            return False
        dated = _DATED_LINE.search(line)
        day = self.dates.at(self.text, self.at + dated.end()) if dated else None
        if dated and day and day.year is not None and day.end == self.at + len(line):
            end = self.at + dated.start()
        else:
            day, end = None, self.at + len(line)
        names = self.text[self.at + found.end() : end]
        words = re.findall(r"[^\s,]+", names)
        if not words or words[0][0].islower() or set(names) & set("[]():") or self.dates.first(names):
            return False
        if any(word[0].islower() and word.lower() not in self.labels.small_words for word in words):
            return False
        self._add("byline", self.at, end, names.strip())
        if day is not None and not any(part.kind == "published" for part in self.parts):
            self._add("published", day.start, day.end, day.iso)
        return True

    def _title(self) -> bool:
        """A first line set apart: short, before a blank line and no sentence, or before what is surely head."""
        if any(part.kind in ("title", "byline") for part in self.parts) or not self._opens_line():
            return False
        line = self._line(self.at)
        end = self.at + len(line)
        is_known = self.title is not None and line.casefold() == self.title.strip().casefold() != ""
        if not is_known and not (self._looks_like_title(line, end) and self._is_set_apart(line, end)):
            return False
        day = None if any(part.kind == "published" for part in self.parts) else self._closing_date(line)
        if day is not None:
            title = _CLOSING.sub("", self.text[self.at : day.start])
            self._add("title", self.at, self.at + len(title), title)
            self._add("published", day.start, day.end, day.iso)
            self.at = self._blanks(end)
        else:
            self._add("title", self.at, end, line)
        return True

    def _closing_date(self, line: str) -> Day | None:
        """The full date that a title ends with, set apart from it: "Situation report no. 4, Orsa – 6 February 2024"."""
        for found in _CLOSING_AT.finditer(line):
            day = self.dates.at(self.text, self.at + found.end())
            title = line[: found.start()].rstrip()
            if day is None or day.year is None or day.day is None or len(title) not in _TITLE_LENGTH:
                continue
            if not line[day.end - self.at :].strip(" .)|") and self.dates.first(title[-_BEFORE:]) is None:
                return day
        return None

    def _second_title(self) -> bool:
        """A further line that looks like a title, such as the number of a press statement, where head surely goes on."""
        line = self._line(self.at)
        end = self.at + len(line)
        if not self.parts or not self._opens_line() or len(line) not in _TITLE_LENGTH or line[-1] in ".:;,":
            return False
        if not self._head_goes_on(end):
            return False
        self._add("other", self.at, end, line)
        return True

    def _looks_like_title(self, line: str, end: int) -> bool:
        if len(line) not in _TITLE_LENGTH or line[-1] in ":;," or self.whole - end < _LEAST_BODY:
            return False
        return len(re.findall(r"[^\W\d_]{2,}", line)) > 1

    def _is_set_apart(self, line: str, end: int) -> bool:
        blank = re.match(r"[^\S\n]*\n[^\S\n]*\n", self.text[end:])
        return (blank is not None and line[-1] not in ".…") or self._head_goes_on(end)

    def _head_goes_on(self, end: int, *, past_one: bool = True) -> bool:
        """Whether the next line is surely head, or a short one ("For immediate release") and then the next: then the line
        before it, with no blank line between, is a title."""
        ahead = _Parser(self.text, self.language, start=end)
        sure = ahead._label() or ahead._placeline(sure=True) or ahead._dated_line(titled=True)
        if sure or ahead._bare_date() or ahead._byline():
            return True
        line = ahead._line(ahead.at)
        short = len(line) in _TITLE_LENGTH and len(line) <= _SHORT and line[-1] not in ".:;,"
        return past_one and short and self._head_goes_on(ahead.at + len(line), past_one=False)

    def _placeline(self, *, sure: bool = False) -> bool:
        """A dateline: the last of a head."""
        found = self.placelines.at(self.text, self.at, sure=sure)
        if found is None:
            return False
        for kind, start, end, value in found.parts:
            self.parts.append(Part(kind, Span(start, end), value))
        self.at = self._blanks(found.end)
        return True


@cache
def _labels(language: str) -> _Labels:
    table = lang.load(language).table("ingest")
    kinds: dict[str, PartKind] = {word: kind for kind, words in table["labels"].items() for word in words}

    def either(words: list[str]) -> str:
        return "|".join(
            re.escape(word).replace(r"\ ", r"[ \t]+") for word in sorted(words, key=len, reverse=True)
        )

    dated = [*table["labels"]["published"], *table["labels"]["updated"]]
    return _Labels(
        colon=re.compile(rf"({either(list(kinds))})[ \t]*:[ \t]*", re.IGNORECASE),
        dated=re.compile(rf"\(?({either(dated)})(?![^\W_])[ \t]*[:–—-]?\s*", re.IGNORECASE),
        byline=re.compile(rf"(?:{either(table['labels']['byline'])})\s+", re.IGNORECASE),
        kinds=kinds,
        small_words=frozenset(table["byline"]["small_words"]),
    )


@cache
def _dated_lines(language: str) -> DatedLines:
    labels = _labels(language)
    return DatedLines(lang.load(language).table("ingest"), dates_of(language), labels.dated, labels.byline)
