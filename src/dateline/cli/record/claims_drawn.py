"""An incident's claims, and timelines, drawn for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, cast

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.record.rows import look
from dateline.corroborate.relations import number
from dateline.corroborate.rules import RULES, Toll, in_time
from dateline.corroborate.timelines import Moment, Series, Timeline
from dateline.export.dates import days
from dateline.export.legend import NEGATED, STATUSES, status_words
from dateline.export.terminal import drawn
from dateline.export.visible import one_line, shortened

if TYPE_CHECKING:
    from dateline.corroborate.rows import Held
    from dateline.keep.incident import Happening
    from dateline.model import Support
    from dateline.terms import Status

AROUND: Final = 34
"""Characters of text that are shown on each side of the words of a claim."""
_SCALE: Final = 36
"""Columns of a drawing of a toll over time."""
_KINDS: Final = {
    "conflict": "bold red",
    "denial": "red",
    "update": "green",
    "scope": "cyan",
    "rounding": "dim",
}
_ORDER: Final = ("killed", "injured", "casualties", "missing")


def claims_page(one: Happening, rule: str, tolls: Sequence[Toll], texts: Mapping[str, str]) -> str:
    """An incident: its figures by a rule, its claims side by side, how they moved, and how they differ."""
    how = look()
    parts: list[RenderableType] = [*_head(one)]
    by_id = {each.claim.id: each for each in one.claims}
    if tolls:
        about = " ".join((RULES[rule].__doc__ or "").split())
        parts += [
            Text(),
            Text(f"FIGURES, by the rule “{rule}”", "bold"),
            Text(about, "dim"),
            _figures(tolls, by_id),
        ]
    parts += [Text(), Text("WHO CLAIMS WHAT", "bold")]
    parts += [_side_by_side(one, name, texts) for name in _attributes(one.claims)]
    moved = _moved(one)
    if moved:
        parts += [Text(), Text("TOLL OVER TIME", "bold"), *moved]
    if one.disagreements:
        parts += [Text(), Text(f"WHERE THEY DIFFER  {len(one.disagreements)}", "bold"), _differ(one, by_id)]
    return drawn(Group(*parts), how)


def _head(one: Happening) -> list[RenderableType]:
    cells = one.cells
    when = days(cells["earliest"], cells["latest"]) or "date not known"
    where = cells["toponym"] or "place not known"
    return [
        Text(one_line(one.name), "bold"),
        Text(f"{cells['type']} · {when} · {one_line(where)}"),
        Text(f"{behind(one.support)} · {one.id}", "dim"),
    ]


def behind(support: Support) -> str:
    """The four counts and the lines in words."""
    named = (
        (support.reports, "report", "reports"),
        (support.outlets, "outlet", "outlets"),
        (support.origins, "text", "texts"),
        (support.sources, "cited source", "cited sources"),
        (support.lines, "independent line", "independent lines"),
    )
    return " · ".join(f"{count} {one if count == 1 else many}" for count, one, many in named)


def _attributes(claims: Iterable[Held]) -> list[str]:
    names = {one.claim.attribute for one in claims}
    return [*(name for name in _ORDER if name in names), *sorted(names - set(_ORDER))]


def _figures(tolls: Sequence[Toll], by_id: Mapping[str, Held]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for justify in ("left", "right", "right", "right", "left"):
        grid.add_column(justify=justify)
    grid.add_row(*(Text(name, "dim") for name in ("", "low", "best", "high", "")))
    for toll in tolls:
        best = by_id.get(toll.best_claim or "")
        said = one_line(best.claim.asserted_by) if best else ""
        when = days(best.claim.as_of, best.claim.as_of) if best else ""
        note = f"best: {said}, {when}" if toll.claimant is None else one_line(toll.claimant)
        note += " · only some were counted" if toll.is_least else ""
        note += f" · denied by {one_line(', '.join(toll.denied_by))}" if toll.denied_by else ""
        high = "open" if toll.high is None else number(toll.high)
        low = f"≥ {number(toll.low)}" if toll.is_least else number(toll.low)
        grid.add_row(toll.attribute, low, Text(number(toll.best), "bold"), high, Text(note, "dim"))
    return grid


def _side_by_side(one: Happening, attribute: str, texts: Mapping[str, str]) -> RenderableType:
    """The claims of one attribute, one under the other, echoes with what they echo."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(max_width=18)
    grid.add_column(max_width=30)
    grid.add_column(ratio=1)
    claims = sorted((each for each in one.claims if each.claim.attribute == attribute), key=in_time)
    groups: dict[tuple[object, ...], list[Held]] = {}
    for each in claims:
        claim = each.claim
        key = (
            claim.origin,
            claim.value.value.casefold(),
            claim.stance,
            claim.asserted_by,
            claim.extent,
            claim.scope_note,
        )
        groups.setdefault(key, []).append(each)
    for same in groups.values():
        first = next((each for each in same if not each.is_echo), same[0])
        grid.add_row(*_line(first, [each for each in same if each is not first], one, texts))
    return Group(Text(attribute, "bold cyan"), Padding(grid, (0, 0, 0, 1)))


def _line(
    held: Held, echoes: Sequence[Held], one: Happening, texts: Mapping[str, str]
) -> tuple[RenderableType, ...]:
    claim = held.claim
    mark = STATUSES["denied"] if claim.stance == "denies" else STATUSES[claim.status]
    value = one_line(claim.value.value) if claim.attribute != "event" else "it happened"
    note = one_line(claim.scope_note or "")
    notes = [note] if note and claim.attribute != "place" and note not in value else []
    notes += {"more": ["in addition"], "wider": ["more than this"]}.get(claim.extent, [])
    if claim.extent == "part" and not notes:
        notes = ["some of them"]
    what = Text(f"not: {value}" if claim.stance == "denies" else value, "bold")
    if notes:
        what.append(f" ({' · '.join(notes)})", "dim")
    chain = [one_line(each.name) for each in reversed(claim.chain)]
    who = Text(chain[0] if chain else claim.asserted_by)
    if len(chain) > 1:
        who.append(f", by {', by '.join(chain[1:])}", "dim")
    if echoes:
        outlets = sorted(
            {one_line(one.outlets.get(each.claim.document) or each.claim.document) for each in echoes}
        )
        who.append(f" = {', '.join(outlets)}", "dim")
    day = days(claim.as_of, claim.as_of)
    return (Text(mark.glyph), Text(day, "dim"), what, who, quoted(held, texts.get(claim.document, "")))


def quoted(held: Held, text: str) -> Text:
    """The words of a claim, lit, with those around them."""
    span = held.claim.value.evidence[0]
    start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    before, after = text[start : span.start], text[span.end : end]
    if start:
        before = "…" + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + "…"
    found = Text(f"“{_flat(before)}", "dim")
    found.append(one_line(held.quote), "yellow underline")
    found.append(f"{_flat(after)}”", "dim")
    return found


def _flat(text: str) -> str:
    """Text on one line that keeps the space at its ends."""
    flat = one_line(text)
    return f"{' ' if text[:1].isspace() else ''}{flat}{' ' if text[-1:].isspace() and flat else ''}"


def _moved(one: Happening) -> list[RenderableType]:
    from dateline.corroborate.timelines import series_of

    return drawing(series_of(one.claims))


def drawing(series: Sequence[Series]) -> list[RenderableType]:
    """A line for each number, on a scale from nought: a dot for a number, a bar for a range, an arrow for an open end."""
    parts: list[RenderableType] = []
    for attribute in dict.fromkeys(each.attribute for each in series):
        rows = sorted(
            (point.day or "", each.claimant, point)
            for each in series
            if each.attribute == attribute
            for point in each.points
        )
        if len(rows) < 2:
            continue
        most = max(point.high if point.high is not None else point.low for _, _, point in rows) or 1
        grid = Table.grid(padding=(0, 1))
        for day, who, point in rows:
            bar = _bar(point.low, point.high, most)
            top = "+" if point.high is None else "" if point.high == point.low else f"–{number(point.high)}"
            grid.add_row(
                Text(days(day, day) if day else "?", "dim"), Text(bar, "yellow"),
                Text(f"{number(point.low)}{top}", "bold"), Text(one_line(who)),
            )  # fmt: skip
        parts += [Text(attribute, "bold cyan"), Padding(grid, (0, 0, 0, 1))]
    return parts


def _bar(low: float, high: float | None, most: float) -> str:
    """A number on a scale up to the most."""
    start = round(low / most * (_SCALE - 1))
    end = _SCALE - 1 if high is None else round(high / most * (_SCALE - 1))
    body = "●" if start == end else "●" + "─" * (end - start)
    if high is not None and end > start:
        body = "●" + "─" * (end - start - 1) + "●"
    return f"┤{' ' * start}{body}{' ' * (_SCALE - start - len(body))}{'▶' if high is None else ' '}"


def _differ(one: Happening, by_id: Mapping[str, Held]) -> Table:
    grid = Table.grid(padding=(0, 2))
    order = list(_KINDS)
    for each in sorted(one.disagreements, key=lambda row: (order.index(row.kind), row.attribute)):
        a, b = by_id.get(each.a), by_id.get(each.b)
        pair = " / ".join(one_line(side.claim.value.value) for side in (a, b) if side)
        grid.add_row(
            Text(each.kind, _KINDS[each.kind]),
            Text(each.attribute),
            Text(shortened(pair, 34)),
            Text(one_line(each.why), "dim"),
        )
    return grid


def timeline_page(line: Timeline) -> str:
    """A timeline: what happened with its days, what was told on which day; for an incident how its numbers moved."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for moment in line.moments:
        grid.add_row(*_moment(moment))
    parts: list[RenderableType] = [Text(one_line(line.title), "bold"), Text(), grid]
    if moved := drawing(line.series):
        parts += [Text(), *moved]
    return drawn(Group(*parts), look())


def _moment(moment: Moment) -> tuple[RenderableType, ...]:
    when = days(moment.earliest, moment.latest) or "?"
    if moment.kind == "happened":
        text = Text(one_line(moment.text), "bold")
        told = moment.status or "occurred"
        status, negated = cast("Status", told.removeprefix("not ")), told.startswith("not ")
        shown = status_words(status, negated=negated) if moment.status else ""
        about = [moment.type or "", shown, one_line(moment.place or "")]
        about.append(behind(moment.support) if moment.support else one_line(moment.outlet or ""))
        text.append(f"  {' · '.join(each for each in about if each)}", "dim")
        glyph = NEGATED.glyph if negated else STATUSES[status].glyph
        return Text(glyph), Text(when, "bold"), text
    denied = moment.stance == "denies"
    text = Text(one_line(moment.text))
    text.append(f"  {', by '.join(one_line(name) for name in reversed(moment.chain))}", "dim")
    if moment.again:
        many = len(moment.again) > 1
        text.append(f"  printed by {len(moment.again)} other report{'s' if many else ''} too", "dim")
    if moment.change:
        text.append(f"\n{moment.change}: ", _KINDS[moment.change])
        text.append(one_line(moment.why or ""), "dim")
    return Text("×" if denied else "·", "red" if denied else ""), Text(when, "dim"), text
