"""The Issues of this room."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from dateline.errors import ReportError
from dateline.model import Issue, Span, issue_of

STEP: Final = "ingest"

ABOUT_INPUT: Final = frozenset({"folder-visited", "format-differs", "hidden-skipped"})
"""Codes of the Issues that are about no report, neither one that was read nor one that failed."""

_MOST_SPANS: Final = 1_000
"""Places that one Issue names; its message counts them all."""


def note(code: str, message: str, where: str, spans: Iterable[Span] = ()) -> Issue:
    """An Issue about one place of the input."""
    return Issue(step=STEP, code=code, message=message, where=where, spans=tuple(islice(spans, _MOST_SPANS)))


def failure(error: ReportError) -> Issue:
    """The Issue that stands where a report would."""
    return issue_of(error, step=STEP)
