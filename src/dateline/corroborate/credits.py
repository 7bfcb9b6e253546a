"""Whose text a report carries, as it says so itself: its agency credit lines.

``BEIRUT (Reuters) -``, ``AFP, Sunday 6 April``, ``… the monitor said. --AFP``, ``Source: TRT World and agencies``, ``With
files from AP``, ``Agencies contributed to this report``. An agency that no table knows is read where it stands as one: in
the brackets of a dateline, and in brackets that end the text. That the text quotes an agency ("a witness told AFP") is no
credit, and neither is the credit of a picture. Only the head and the end of a text are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from dateline.lang import Language
from dateline.model import Span

Manner = Literal["dateline", "byline", "source", "contributed", "sign-off"]

HEAD: Final = 400
"""Characters in which a dateline or a byline must begin; heads with a title, a picture's caption and tags are as long."""
END: Final = 400
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """Words that say whose text it is. ``agency`` is None where agencies are credited without a name."""

    span: Span
    agency: str | None
    manner: Manner


def credits_of(text: str, language: Language) -> tuple[Credit, ...]:
    """The credits of a text in its order; of words that fit twice the longer ones count."""
    forms = _forms(language)
    found: list[tuple[int, int, Manner, str]] = []
    for patterns, start, stop in (
        (forms.in_head, 0, min(len(text), HEAD)),
        (forms.at_end, max(0, len(text) - END), len(text)),
    ):
        if (
            not forms.first_words.isdisjoint(_WORD.findall(text[start:stop].casefold()))
            or "(" in text[start:stop]
        ):
            found.extend(
                (match.start("all"), match.end("all"), manner, match["who"])
                for manner, pattern in patterns
                for match in pattern.finditer(text, start, stop)
            )
    found.sort(key=lambda one: (one[0] - one[1], one[0]))
    kept: list[Credit] = []
    for start, stop, manner, who in found:
        span = Span(start, stop)
        if not any(span.overlaps(credit.span) for credit in kept):
            kept.extend(Credit(span, agency, manner) for agency in forms.agencies_in(who))
    return tuple(sorted(set(kept), key=lambda credit: (credit.span, credit.agency or "")))


def stands_for(agency: str | None, outlet: str | None) -> bool:
    """Whether the name of an agency means an outlet that no table knows: its name, or the first letters of it."""
    if not agency or not outlet:
        return False
    words = _WORD.findall(outlet)
    initials = "".join(word[0] for word in words if word[0].isupper())
    return agency.casefold() == outlet.casefold() or (len(words) > 1 and agency == initials)


def agency_of(name: str | None, language: Language) -> str | None:
    """The agency that the name of an outlet is one of, if it is one."""
    return _forms(language).names.get(name.casefold().strip()) if name else None


_Patterns = tuple[tuple[Manner, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    """``first_words`` are those that an agency's name begins with; ``one`` is one named agency."""

    in_head: _Patterns
    at_end: _Patterns
    first_words: frozenset[str]
    one: re.Pattern[str]
    unnamed: re.Pattern[str]
    names: Mapping[str, str]

    def agencies_in(self, words: str) -> list[str | None]:
        """The agencies that a list of them names, each once; None where some are unnamed alone; words that name none
        that is known are a name."""
        named = [" ".join(match.group().split()).casefold() for match in self.one.finditer(words)]
        agencies: list[str | None] = list(dict.fromkeys(self.names[name] for name in named))
        if agencies:
            return agencies
        return [None] if self.unnamed.search(words) else [" ".join(words.split())]


@cache
def _forms(language: Language) -> _Forms:
    table = language.table("copies")
    marks, ingest = table["credits"], language.table("ingest")
    names = {form.casefold(): name for name, forms in table["agencies"].items() for form in (name, *forms)}
    named = _either(dict.fromkeys(form for forms in table["agencies"].values() for form in forms))
    unnamed = rf"(?i:{_either(marks['unnamed'])})"
    one = rf"(?<!\w)(?<!\w-){named}(?![\w-])"
    some = rf"(?<!\w)(?<!\w-)(?:{named}|{unnamed})(?!\w)"
    # Others may be credited beside an agency, such as the outlet itself: "TRT World and agencies".
    other = r"[^\W\d_a-z][\w.]*(?:[ ][^\W\d_a-z][\w.]*){0,3}"
    between = rf"\s*(?i:{_either(marks['between'])})\s*"
    many = rf"(?:(?:{some}|{other}){between}){{0,3}}{some}(?:{between}(?:{some}|{other}))?"
    text = rf"(?!\s*(?i:{_either(marks['pictures'])})\b)"
    before, after = rf"(?i:{_either(marks['before'])})", rf"(?i:{_either(marks['after'])})"
    reports = rf"(?i:{_either(marks['reports'])})"
    source = rf"(?i:{_either(marks['source'])})"
    day = _either([*ingest["weekdays"], *(form for month in ingest["months"] for form in month)])
    dash = r"\s*(?:--+|[–—-])\s"
    signed = {phrase: name for name, phrases in marks["newsroom"].items() for phrase in phrases}
    names |= signed
    newsroom = rf"(?i:{_either(signed)})"
    other_agency = rf"(?!(?i:{_either(marks['no_agency'])})\b){other}"
    capitals = rf"(?!(?i:{_either(marks['no_agency'])})\b)[^\W\d_a-z]{{2,6}}"
    in_head: list[tuple[Manner, str]] = [
        (
            "dateline",
            rf"(?:^|\n)(?:[^\W\d_a-z]{{3}}|(?=[^\n()]*\b(?i:{day})\b))[^\n()]{{2,60}}(?P<all>\(\s*(?P<who>{other_agency})\s*\)){dash}",
        ),
        ("dateline", rf"(?P<all>[(\[]\s*(?P<who>{many})\s*[)\]]){dash}"),
        ("dateline", rf"(?<=[A-Z]{{3}}\s)(?P<all>[(\[]\s*(?P<who>{some})\s*[)\]])"),
        ("dateline", rf"(?:^|\n|[.!?:]\s)\s*(?P<all>(?P<who>{some})){dash}(?=\S)"),
        ("byline", rf"(?P<all>(?P<who>{some}))[,\s]+(?i:{day}\b|\d{{1,2}}[ ./-])"),
        ("byline", rf"(?:^|\n)[ \t]*(?P<all>(?:(?i:by)\s+)?(?P<who>{many}))[ \t]*\n"),
    ]
    at_end: list[tuple[Manner, str]] = [
        ("source", rf"[.!?\"”’']\s*(?P<all>\(\s*(?P<who>{capitals})\s*\))\W*$"),
        (
            "source",
            rf"[.!?\"”’']\s*(?P<all>\(\s*(?:{other}\s*,\s*)?{before}\s+(?P<who>{other_agency})\s*\))\W*$",
        ),
        ("source", rf"(?P<all>[(\[]\s*(?:{before}\s+)?(?P<who>{many})\s*[)\]])(?=\W*$|\s*\n)"),
        ("source", rf"[.!?\"”]\s*(?P<all>[(\[]\s*(?:{before}\s+)?(?P<who>{many})\s*[)\]]){text}"),
        ("source", rf"(?P<all>(?<!\w){source}\s*:?\s*(?P<who>{many}))(?=\W*$|\s*\n)"),
        ("contributed", rf"(?P<all>(?<!\w){before}\s*:?\s*(?P<who>{many}))(?=\W*$|\s*[\n)\]])"),
        ("contributed", rf"(?P<all>(?P<who>{many})\s+{after})(?!\w)"),
        ("sign-off", rf"(?:[–—/-]|[.!?\"”)])\s*(?P<all>(?P<who>{some}))\W*(?:\w{{1,6}}\W*){{0,2}}$"),
        ("sign-off", rf"(?P<all>(?P<who>{some})\s+{reports})\W*(?:\w{{1,6}}\W*){{0,2}}$"),
        ("sign-off", rf"(?P<all>(?P<who>{newsroom}))"),
    ]
    return _Forms(
        tuple((manner, re.compile(pattern)) for manner, pattern in in_head),
        tuple((manner, re.compile(pattern)) for manner, pattern in at_end),
        frozenset(_WORD.findall(form.casefold())[0] for form in (*names, *marks["unnamed"])),
        re.compile(rf"{one}|{newsroom}"),
        re.compile(unnamed),
        names,
    )


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return (
        f"(?:{'|'.join(_spaced(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))})"
    )


def _spaced(word: str) -> str:
    return r"\s+".join(re.escape(part) for part in word.split())
