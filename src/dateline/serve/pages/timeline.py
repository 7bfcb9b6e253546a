"""The timeline: single events as bars with their doubt where they are few, and counts by day, week, month or year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from dateline.serve.counting import Columns, Filters, chosen, columns_of
from dateline.serve.counting.chosen import WAYS, timed
from dateline.serve.counting.columns import AFTER, BEFORE, MARK_NAMES, UNKNOWN, Flags
from dateline.serve.counting.tallied import Tally, by_mark, marks_of
from dateline.serve.counting.words import Numbers
from dateline.serve.page import Desk, Page
from dateline.serve.pages.selection import Told, first, told

Step = Literal["day", "week", "month", "year"]
STEPS: Final[tuple[Step, ...]] = ("day", "week", "month", "year")
MOST_BINS: Final = 160
"""Bins that a timeline has at most: with 1,100 pixels each has seven, which a pointer still hits."""
SINGLE: Final = 80
"""So many events are drawn one by one: two screens of rows."""
EDGE: Final = 0.01
"""The share of the events that a timeline leaves out at either end where nobody asks for days: one report of a war of
1812 would make a line of everything else. The page says how many they are."""
LAST_DAY: Final = date(9_998, 12, 31).toordinal()
"""After the next one there are no more days that can be written."""
Many = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Filters):
    """The filters, and the unit of time; without one, the smallest in which all is seen at once."""

    by: Step | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """One unit of time, both days in it. ``sure`` lie in it wholly, by their marks; ``perhaps`` reach into it, and may
    have been in another; ``open`` have one end that is known, in it, and another that is not: they were by then, or
    since then."""

    first: date
    last: date
    sure: tuple[Tally, ...]
    perhaps: int
    open: int

    @property
    def surely(self) -> int:
        """How many lie in it wholly."""
        return sum(tally.events for tally in self.sure)


@dataclass(frozen=True, slots=True)
class Ends:
    """How well the times of the events are known. ``open`` have one end that is open or not known."""

    exact: int
    interval: int
    open: int
    undated: int
    inferred: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the page shows: single ``events`` where they are few, and else ``bins``. ``before`` and ``after`` are events
    that the bins leave out."""

    total: int
    marks: tuple[Tally, ...]
    ends: Ends
    by: Step
    first: date | None
    last: date | None
    before: int
    after: int
    bins: tuple[Bin, ...]
    events: tuple[Told, ...]
    countries: tuple[str, ...]


def timeline(desk: Desk, asked: Asked) -> Timeline:
    """The answer of the page."""
    columns = columns_of(desk.store.name, desk.view)
    flags = chosen(columns, asked)
    dated = flags & columns.is_dated
    ends = _ends(columns, flags, dated)
    rows = np.flatnonzero(dated)
    start, end = columns.earliest[rows], columns.latest[rows]
    few = tuple[Told, ...]()
    if 0 < len(rows) <= SINGLE and asked.by is None:
        few = told(desk, columns, first(columns, rows, len(rows)).tolist())
    by, bins = over_time(columns, flags, asked, asked.by)
    total, marks = int(flags.sum()), by_mark(columns, flags)
    if not bins:
        return Timeline(total, marks, ends, by, None, None, 0, 0, (), few, columns.legend.countries)
    low, high = bins[0].first, bins[-1].last
    known = np.where((end == UNKNOWN) | (end == AFTER), start, end)
    before = int((known < low.toordinal()).sum())
    after = int((np.where(start > BEFORE, start, known) > high.toordinal()).sum())
    return Timeline(total, marks, ends, by, low, high, before, after, bins, few, columns.legend.countries)


def over_time(
    columns: Columns, flags: Flags, asked: Filters, by: Step | None = None
) -> tuple[Step, tuple[Bin, ...]]:
    """Events by units of time: those that are asked for, or else the smallest in which all is seen at once."""
    rows = np.flatnonzero(flags & columns.is_dated)
    start, end = columns.earliest[rows], columns.latest[rows]
    shown = _days(start, end, asked)
    if shown is None:
        return by or "day", ()
    step = by or _step(*shown)
    return step, _bins(_edges(*shown, step), start, end, columns.mark[rows])


def _ends(columns: Columns, flags: Flags, dated: Flags) -> Ends:
    known = (columns.earliest > BEFORE) & (columns.latest != UNKNOWN) & (columns.latest != AFTER)
    exact = known & (columns.earliest == columns.latest)
    return Ends(
        exact=int((flags & exact).sum()),
        interval=int((flags & known & ~exact).sum()),
        open=int((dated & ~known).sum()),
        undated=int((flags & ~dated).sum()),
        inferred=int((dated & ~columns.stated).sum()),
    )


def _days(start: Numbers, end: Numbers, asked: Filters) -> tuple[int, int] | None:
    """The days that are shown: those that are asked for, and else those in which nearly all is."""
    starts, ends = start[start > BEFORE], end[(end != UNKNOWN) & (end != AFTER)]
    both = np.concatenate([starts, ends])
    if len(both):
        low, high = (int(at) for at in np.quantile(both, (EDGE, 1 - EDGE), method="nearest"))
        if len(both) <= 2 * SINGLE:
            low, high = int(both.min()), int(both.max())
    elif asked.since is None or asked.until is None:
        return None
    else:
        low, high = 0, 0
    low = asked.since.toordinal() if asked.since else low
    high = asked.until.toordinal() if asked.until else high
    low, high = min(low, LAST_DAY), min(high, LAST_DAY)
    return (low, high) if low <= high else (low, low)


def _step(low: int, high: int) -> Step:
    for step, days in (("day", 1), ("week", 7), ("month", 30)):
        if (high - low + 1) / days <= MOST_BINS:
            return step  # type: ignore[return-value]
    return "year"


def _edges(low: int, high: int, by: Step) -> Many:
    """The first days of the bins, and the day after the last."""
    length = {"day": 1, "week": 7, "month": 31, "year": 366}[by]
    day, last = date.fromordinal(max(low, high - _MOST_EDGES * length, 1)), date.fromordinal(high)
    if by == "week":
        day -= timedelta(days=day.weekday())
    elif by == "month":
        day = day.replace(day=1)
    elif by == "year":
        day = day.replace(month=1, day=1)
    edges = [day]
    while edges[-1] <= last:
        edges.append(_next(edges[-1], by))
    return np.array([each.toordinal() for each in edges], np.int64)


_MOST_EDGES: Final = 400
"""Bins that are drawn at most where somebody asks for a unit: the last of them, and a link to what is before."""


def _next(day: date, by: Step) -> date:
    if by in ("day", "week"):
        return day + timedelta(days=1 if by == "day" else 7)
    if by == "year" or day.month == 12:
        return date(day.year + 1, 1, 1)
    return day.replace(month=day.month + 1)


def _bins(edges: Many, start: Numbers, end: Numbers, mark: npt.NDArray[np.uint8]) -> tuple[Bin, ...]:
    number, width = len(edges) - 1, len(MARK_NAMES)
    of_day = np.repeat(np.arange(number), np.diff(edges))  # which bin a day is in, from the first edge on

    def at(days: Many) -> Many:
        inside = np.clip(days - edges[0], 0, len(of_day) - 1)
        return of_day[inside]  # type: ignore[no-any-return]

    fits = {way: timed(way, start, end, int(edges[0]), int(edges[-1]) - 1) for way in WAYS}
    low, high = at(start.astype(np.int64)), at(end.astype(np.int64))
    is_sure = fits["sure"] & (low == high)
    sure = np.bincount(low[is_sure] * width + mark[is_sure], minlength=number * width).reshape(number, width)
    longer = (fits["sure"] | fits["perhaps"]) & ~is_sure
    begins = np.bincount(low[longer], minlength=number + 1)
    ends = np.bincount(high[longer] + 1, minlength=number + 1)
    perhaps = np.cumsum(begins - ends)[:number]
    known_end = np.where(start > BEFORE, low, high)
    open_ = np.bincount(known_end[fits["open"]], minlength=number)
    return tuple(
        Bin(
            date.fromordinal(int(edges[each])),
            date.fromordinal(int(edges[each + 1]) - 1),
            marks_of(sure[each]),
            int(perhaps[each]),
            int(open_[each]),
        )
        for each in range(number)
    )


PAGE = Page(
    name="timeline",
    title="When it happened",
    asks=Asked,
    answers=Timeline,
    answer=timeline,
    nav="Timeline",
    styles=("counts.css", "timeline.css"),
)
