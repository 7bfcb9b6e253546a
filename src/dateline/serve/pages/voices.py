"""Which reports of an incident are one voice: copies of one text, and texts that go back to one source.

Promise 4 made visible. It draws what `dateline.corroborate` counts, from what the record keeps of it: whose text a report
is, who shares text with whom, and whom claims cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from json import loads
from typing import Any, Final

from dateline.corroborate.support import Bond, Witness, lines, shared
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
    """Voices that may go back to one: they share text, an outlet, or a source. ``outside`` says why those of it are no
    line that is counted, None where they are one."""

    voices: tuple[VoiceOf, ...]
    ties: tuple[Tie, ...]
    outside: str | None


UNKNOWN: Final = "it is not known who told it"
SILENT: Final = "it does not say that it happened"


def lines_of(
    heads: Iterable[Row],
    copies: Sequence[Mapping[str, Any]],
    claims: Iterable[Mapping[str, Any]],
    texts: Sequence[Witness],
) -> tuple[Line, ...]:
    """The lines that are counted of these texts, those with the most reports first; and after them, what is in none."""
    known = {str(head[0]): head for head in heads}
    cited = _cited(claims)
    groups: dict[str, list[str]] = {}
    for id_, head in known.items():
        groups.setdefault(str(head[5] or id_), []).append(id_)
    share = _shares(copies)
    voices = {origin: _voice(origin, of, known, share, cited) for origin, of in sorted(groups.items())}
    apart = lines(texts)
    found = [_line([voices[one.origin] for one in line], line, copies) for line in apart]
    counted = {one.origin for line in apart for one in line}
    told = {one.origin for one in texts} - counted
    for why, some in ((UNKNOWN, told), (SILENT, voices.keys() - counted - told)):
        if some:
            found.append(Line(tuple(voices[origin] for origin in sorted(some)), (), why))
    return tuple(sorted(found, key=_order))


def _order(line: Line) -> tuple[bool, int, str]:
    number = sum(len(voice.reports) for voice in line.voices)
    return line.outside is not None, -number, line.voices[0].reports[0].id


def _line(voices: Sequence[VoiceOf], of: Sequence[Witness], copies: Iterable[Mapping[str, Any]]) -> Line:
    ties = (
        Tie(a, b, _said(bond, voices[a], voices[b], copies))
        for (a, one), (b, other) in combinations(enumerate(of), 2)
        if (bond := shared(one, other)) is not None
    )
    return Line(tuple(voices), tuple(ties), None)


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


def _said(bond: tuple[Bond, str], one: VoiceOf, other: VoiceOf, copies: Iterable[Mapping[str, Any]]) -> str:
    """Why two voices may go back to one, in words."""
    kind, word = bond
    if kind == "source":
        has = set(word.split())
        names = sorted({*one.sources, *other.sources}, key=lambda name: (len(name), name))
        return f"both cite {next((n for n in names if has <= {*_WORD.findall(n.casefold())}), word)}"
    if kind == "text":
        ids, others = ({each.id for each in voice.reports} for voice in (one, other))
        most = [
            max(each["contained_a"], each["contained_b"])
            for each in copies
            if (each["a"] in ids and each["b"] in others) or (each["a"] in others and each["b"] in ids)
        ]
        return f"share {max(most):.0%} of a text" if most else "share text"
    return {
        "outlet": "are both of {}",
        "owner": "are both of the group {}",
        "agency": "– one has it from {}",
    }[kind].format(word)


_WORD: Final = re.compile(r"\w+")
