"""Which reports of an incident are one voice: copies of one text, and texts that go back to one source.

Promise 4 made visible. It draws what `dateline.corroborate` counts, from what the record keeps of it: whose text a report
is, who shares text with whom, and whom claims cite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from json import loads
from typing import Any

from dateline.tables import Row


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a voice. ``shares`` is how much of its own text stands in the text that it is a copy of."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    agency: str | None
    shares: float | None


@dataclass(frozen=True, slots=True)
class VoiceOf:
    """One text: the report that is likely the original, and its copies after it. ``sources`` are whom it cites."""

    reports: tuple[Report, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two voices of a line are not independent: places of the voices in the line, and the reason."""

    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """Voices that may go back to one: they share text, an outlet, or a source."""

    voices: tuple[VoiceOf, ...]
    ties: tuple[Tie, ...]


def lines_of(
    heads: Iterable[Row], copies: Sequence[Mapping[str, Any]], claims: Iterable[Mapping[str, Any]]
) -> tuple[Line, ...]:
    """The lines, those with the most reports first."""
    known = {str(head[0]): head for head in heads}
    cited = _cited(claims)
    groups: dict[str, list[str]] = {}
    for id_, head in known.items():
        groups.setdefault(str(head[5] or id_), []).append(id_)
    share = _shares(copies)
    voices = [_voice(origin, of, known, share, cited) for origin, of in sorted(groups.items())]
    pairs = {
        (a, b): why
        for (a, one), (b, other) in combinations(enumerate(voices), 2)
        if (why := _why(one, other, copies)) is not None
    }
    found = []
    for members in _joined(len(voices), pairs):
        at = {number: place for place, number in enumerate(members)}
        ties = tuple(Tie(at[a], at[b], why) for (a, b), why in sorted(pairs.items()) if a in at)
        found.append(Line(tuple(voices[number] for number in members), ties))
    return tuple(
        sorted(found, key=lambda line: (-sum(len(voice.reports) for voice in line.voices), _first(line)))
    )


def _first(line: Line) -> str:
    return line.voices[0].reports[0].id


def _cited(claims: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Whom the claims of each document cite, the outlet left out."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        names = [name_of_link(link) for link in loads(claim["chain"])]
        found.setdefault(claim["document"], set()).update(names[1:])
    return found


def name_of_link(link: Any) -> str:
    """The name in a link of a chain: the link is a name, or begins with it."""
    return str(link if isinstance(link, str) else link[0])


def _shares(copies: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], float]:
    """How much of the first's text stands in the second's."""
    found: dict[tuple[str, str], float] = {}
    for each in copies:
        found[each["a"], each["b"]] = each["contained_a"]
        found[each["b"], each["a"]] = each["contained_b"]
    return found


def _voice(
    origin: str,
    of: Sequence[str],
    known: Mapping[str, Row],
    share: Mapping[tuple[str, str], float],
    cited: Mapping[str, set[str]],
) -> VoiceOf:
    order = sorted(of, key=lambda id_: (id_ != origin, str(known[id_][3] or "9"), id_))
    reports = tuple(
        Report(id_, known[id_][1], known[id_][2], known[id_][3], known[id_][6], share.get((id_, origin)))
        for id_ in order
    )
    sources = set().union(*(cited.get(id_, set()) for id_ in of))
    return VoiceOf(reports, tuple(sorted(sources)))


def _why(one: VoiceOf, other: VoiceOf, copies: Iterable[Mapping[str, Any]]) -> str | None:
    """Why two voices may go back to one, or None where nothing says so."""
    ids, others = {each.id for each in one.reports}, {each.id for each in other.reports}
    for each in copies:
        if (each["a"] in ids and each["b"] in others) or (each["a"] in others and each["b"] in ids):
            most = max(each["contained_a"], each["contained_b"])
            return f"share {most:.0%} of a text" if each["kind"] != "background" else "share background"
    outlets = {each.outlet for each in one.reports if each.outlet}
    if shared := sorted(outlets & {each.outlet for each in other.reports}):
        return f"both of {shared[0]}"
    low = {name.casefold(): name for name in one.sources}
    if both := sorted(low[name.casefold()] for name in other.sources if name.casefold() in low):
        return f"both cite {both[0]}"
    return None


def _joined(number: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers in groups: those that a pair ties, through others too."""
    head = list(range(number))

    def top(one: int) -> int:
        while head[one] != one:
            one = head[one]
        return one

    for a, b in pairs:
        head[max(top(a), top(b))] = min(top(a), top(b))
    groups: dict[int, list[int]] = {}
    for one in range(number):
        groups.setdefault(top(one), []).append(one)
    return list(groups.values())
