"""The dateline at the start of a report's body: where it was sent from, when, and by which agency.

    KABUL, Aug. 20 (Agency) -      BEIRUT/GENEVA, 3 March 2014 –     Geneva, 3 March 2014 –
    NEWARK, N.J. (AP) —            LONDON --                         (Beirut) –
    CAIRO, Dec 10 2024             (on a line of its own)
    BOGOTA, 5 JUL 89 (AFP) --      Washington (CNN)                  20 August 2021, Kabul, Afghanistan –

A place in small letters needs a date or an agency beside it. Words in capitals that head other things than reports
from a place (``BREAKING -``, ``NATO -``) are in the language's table, and a transcript's speakers are told by there
being more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from dateline import lang
from dateline.ingest.dates import Dates, Day, dates_of

_LONGEST: Final = 150
_LONGEST_PLACE: Final = 70
_MOST_WORDS: Final = 6
_MOST_BARE_WORDS: Final = 3
_MOST_WORDS_BEFORE_COLON: Final = 2
"""Words of a place that has neither region nor date nor agency beside it: more of them are a slogan."""
_LONGEST_LINE: Final = 50
"""Characters of a line that is a place and a day and no more."""
_LEAST_TEXT: Final = 40
"""Characters that must follow such a place, some of them small letters."""
_LEAST_LINE: Final = 120
"""The same before a colon, which headlines have too."""
_EDGES: Final = " \t,-–—_"

# A dash with space around it, or right after a bracket or a full stop; two hyphens or an underscore need none before.
_DASH = re.compile(r"\s*(?:--+|[–—_])(?=\s|[“\"‘'\[])\s*|(?:\s+|(?<=\)))-\s+|\s*(?:--+|—)(?=[^\W\d_a-zà-ÿ])")
_COLON = re.compile(r":[ \t]+")
_SPEAKER = re.compile(r"\n[^\S\n]*[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ .]{1,30}:[ \t]")
_BRACKET = re.compile(r"\(\s*([^()\n]{1,60}?)\s*\)")
_PLACE = re.compile(r"[^\W\d_][^\d_()\[\]{}:;!?“”\"<>=@#$%*+|~^\\]*")
_WORD = re.compile(r"[^\s,/]+")

PlacelineKind = Literal["place", "filed", "agency"]
_Found = tuple[PlacelineKind, int, int, str]


@dataclass(frozen=True, slots=True)
class Placeline:
    """The parts of a dateline in their order (kind, start, end, value) and where the words after it begin."""

    parts: tuple[_Found, ...]
    end: int


class Placelines:
    """How one language writes the dateline of a report."""

    def __init__(self, table: Mapping[str, Any], dates: Dates) -> None:
        self._dates = dates
        self._agencies = frozenset(table["agencies"])
        self._not_places = frozenset(table["not_places"])
        self._nowhere = frozenset(table["nowhere"])
        self._small_words = frozenset(table["small_words"])
        self._undated = re.compile(
            "|".join(rf"\b{re.escape(word)}\b" for word in table["undated"]), re.IGNORECASE
        )
        marks = "|".join(map(re.escape, table["editors_marks"]))
        self._marks = re.compile(rf"(?:\[(?:{marks})\]\s*)+", re.IGNORECASE)

    def at(self, text: str, start: int, *, sure: bool = False) -> Placeline | None:
        """The dateline that starts right there, if one does; a sure one has more than a place before a colon."""
        line_end = text.find("\n", start)
        line = text[start : min(len(text) if line_end < 0 else line_end + 1, start + _LONGEST)]
        spoken = bool(_SPEAKER.search(text, start))
        for end, rest, sign in self._ends(line):
            least = _LEAST_TEXT if sign == "dash" else _LEAST_LINE
            if sign == "line" and not _runs_on(text[start + rest :], _LEAST_TEXT):
                continue
            may_stand_alone = sign == "dash" or (sign == "colon" and not spoken and not sure)
            bare = may_stand_alone and _runs_on(text[start + rest :], least)
            if parts := self._parts(self._undated.sub(_commas, line[:end]), sign=sign, bare=bare):
                shifted = tuple((kind, start + a, start + b, value) for kind, a, b, value in parts)
                marks = self._marks.match(text, start + rest)
                return Placeline(shifted, marks.end() if marks else start + rest)
        return None

    def _ends(self, line: str) -> Iterator[tuple[int, int, str]]:
        """Where the dateline may end and the words after it begin, and the sign between: dash, colon or none."""
        for sign, pattern in (("dash", _DASH), ("colon", _COLON)):
            for found in list(pattern.finditer(line))[:2]:
                if _begins_sentence(line[found.end() :]):
                    yield found.start(), found.end(), sign
        whole = line.rstrip()
        if line.endswith("\n") and len(whole) <= _LONGEST_LINE and whole[-1:].isalnum():
            yield len(whole), len(line), "line"
        for found in _BRACKET.finditer(line):
            if self.is_agency(found[1]) and line[found.end() : found.end() + 1].isspace():
                yield found.end(), found.end() + 1, "none"

    def _parts(self, line: str, *, sign: str, bare: bool) -> list[_Found] | None:
        """The parts of a dateline that is the whole line. With ``bare``, a place in capitals may stand alone."""
        if whole := re.fullmatch(r"\s*\(([^()]{2,60})\)\s*", line):
            return self._bracketed(whole) if sign == "dash" else None
        parts: list[_Found] = []
        left = line
        day = self._dates.first(line, short_year=True)
        if day is not None:
            parts.append(("filed", day.start, day.end, day.iso))
            left = blanked(left, day.start, day.end)
        for found in _BRACKET.finditer(left):
            if day is not None and self._is_of_the_place(found, line, day):
                continue
            name = found[1].strip(" -–—,")
            left = blanked(left, found.start(), found.end())
            if name and not self._may_be_agency(name):
                return None
            if name:
                at = line.index(name, found.start())
                parts.append(("agency", at, at + len(name), name))
        place = self._place(left)
        if place is None:
            return None
        name = line[place[0] : place[1]]
        if not (self._stands_alone(name, sign) and bare) and not self._is_supported(name, parts, sign):
            return None
        if re.sub(r"\s*\(.*", "", name).lower() not in self._nowhere:
            parts.append(("place", *place, name))
        return sorted(parts, key=lambda part: part[1])

    def _bracketed(self, whole: re.Match[str]) -> list[_Found] | None:
        """``(Reuters) -``, ``(Beirut) –``, ``(Geneva, 20 August 2021) –``."""
        inside, start = whole[1], whole.start(1)
        if self.is_agency(inside):
            return [("agency", start, start + len(inside), inside)]
        day = self._dates.first(inside)
        place = self._place(blanked(inside, day.start, day.end) if day else inside)
        if place is None:
            return None
        parts: list[_Found] = [("place", start + place[0], start + place[1], inside[place[0] : place[1]])]
        if day is not None:
            parts.append(("filed", start + day.start, start + day.end, day.iso))
        return sorted(parts, key=lambda part: part[1])

    def is_agency(self, words: str) -> bool:
        """Whether words are known agencies, one or several: "AFP/Reuters"."""
        return all(part.strip().lower() in self._agencies for part in re.split(r"[/,&]|\s-\s", words))

    def _may_be_agency(self, name: str) -> bool:
        return self.is_agency(name) or self._is_name(_WORD.findall(name))

    def _is_of_the_place(self, found: re.Match[str], line: str, day: Day) -> bool:
        """Whether a bracket belongs to the place: ``SAN JOSE (COSTA RICA), 11 DEC 89 (EFE)``."""
        follows = line[found.end() :].startswith(",")
        return follows and found.end() <= day.start and not self.is_agency(found[1])

    def _is_supported(self, name: str, parts: Iterable[_Found], sign: str) -> bool:
        """Whether what stands beside a place shows that this is a dateline."""
        whole = any(kind == "filed" and at > 0 and value[0].isdigit() for kind, at, _, value in parts)
        if sign == "colon" and not (_in_capitals(name) or whole):
            return False
        if sign == "line" and not (
            _in_capitals(name) or len(_WORD.findall(name)) <= _MOST_WORDS_BEFORE_COLON
        ):
            return False
        agencies = [value for kind, *_, value in parts if kind == "agency"]
        dated = any(kind == "filed" for kind, *_ in parts)
        return dated or any(
            _in_capitals(name) or agency.isupper() or self.is_agency(agency) for agency in agencies
        )

    def _stands_alone(self, name: str, sign: str) -> bool:
        """Whether a place is plain enough to need nothing beside it: in capitals, and no slogan."""
        most = _MOST_BARE_WORDS if sign == "dash" else _MOST_WORDS_BEFORE_COLON
        region = "," in name and sign == "dash"
        return _in_capitals(name) and (region or len(_WORD.findall(name)) <= most)

    def _place(self, left: str) -> tuple[int, int] | None:
        """Where the place is in what is left of the line; None where that is no place."""
        begin = len(left) - len(left.lstrip(_EDGES))
        end = len(left.rstrip(_EDGES))
        bare = re.sub(r"\s*\(.*?\)", "", left[begin:end])
        if not _PLACE.fullmatch(bare) or len(bare) > _LONGEST_PLACE or re.search(r"\s{2,}|,\s*,", bare):
            return None
        pieces = [piece.strip() for piece in re.split(r"[,/]", bare)]
        if any(not piece or piece.lower() in self._not_places for piece in pieces):
            return None
        words = [_WORD.findall(piece) for piece in pieces]
        return (
            (begin, end)
            if all(len(piece) <= _MOST_WORDS and self._is_name(piece) for piece in words)
            else None
        )

    def _is_name(self, words: list[str]) -> bool:
        begins = (
            word[0].isupper() or not word[0].isalpha() or word.lower() in self._small_words for word in words
        )
        return all(begins) and any(any(map(str.isupper, word)) for word in words)


def _in_capitals(place: str) -> bool:
    first = re.split(r"[,/(]", place)[0]
    return first.isupper() and sum(map(str.isalpha, first)) > 2


def _runs_on(words: str, least: int) -> bool:
    """Whether running text follows in the same paragraph, and not the rest of a headline."""
    paragraph = re.match(r"\s*(?:[^\n]|\n(?!\s*\n))*", words)
    return (
        paragraph is not None
        and len(paragraph[0]) >= least
        and any(map(str.islower, paragraph[0][:_LEAST_TEXT]))
    )


def _begins_sentence(words: str) -> bool:
    """Whether they may be the first words of a report: they do not start with a small letter."""
    begins = re.match(r"[\s\[(“\"‘'«]*([^\W_])", words)
    return begins is None or not begins[1].islower()


def blanked(text: str, start: int, end: int) -> str:
    """The text with one part taken out, so that a place must lie on one side of it."""
    return text[:start] + "," * (end - start) + text[end:]


def _commas(found: re.Match[str]) -> str:
    return "," * len(found[0])


@cache
def placelines_of(language: str) -> Placelines:
    """How a language writes datelines."""
    return Placelines(lang.load(language).table("ingest")["dateline"], dates_of(language))
