"""Time expressions, and when things happened.

`TIMES` finds the time expressions of a document and says what each means: TIMEX3 type and value, the days that it can
be, what it is counted from, and why. `when_of` says when what a word tells happened.
"""

from dateline.reading.draft import Component, Draft
from dateline.reading.times.resolve import resolve
from dateline.reading.times.when import begins_later, named_time, tells, time_ahead, time_at, when_of

__all__ = ["TIMES", "begins_later", "named_time", "tells", "time_ahead", "time_at", "when_of"]


def add_times(draft: Draft) -> None:
    """The time expressions of the document, in order."""
    resolve(draft, TIMES.by)


TIMES = Component(
    "times", "1",
    frozenset({"words", "flow", "tokens", "sentences", "trees", "quoted", "attributions"}),
    frozenset({"times"}), add_times,
)  # fmt: skip
