"""The Issues of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from dateline.errors import ReportError
from dateline.model import Issue, Span, issue_of

STEP: Final = "ingest"

CODES: Final[Mapping[str, str]] = {
    "bytes-lost": "Bytes are not valid in the encoding; U+FFFD stands for each.",
    "characters-lost": "Characters were lost before the text came here; U+FFFD stands for each.",
    "date-conflict": "Two dates for the report differ; the one that is used is named.",
    "date-unresolved": "A date is written in a way that leaves it open.",
    "duplicate-id": "Another report of the run has the id, or the same text; this one has a number behind it.",
    "encoding-guessed": "The text is not UTF-8 and nothing says what it is.",
    "field-ignored": "A field has a value that cannot be read, and is left out.",
    "folder-visited": "A link leads back to a folder that was read.",
    "format-differs": "The file is of another format than its name says.",
    "hidden-skipped": "Hidden files or folders were not read; how many.",
    "markup": "There are tags in a plain text.",
    "members-passed": "Members of an archive are no files, such as links; how many.",
    "mojibake": "There is UTF-8 in the text that was read as cp1252; the text is left as it is.",
    "mojibake-mended": "There was UTF-8 in the text that had been read as cp1252; it was mended.",
    "page-cut": "A page is nested too deep; parts of it may be missing.",
    "pages-unread": "Pages of a PDF have no text, as those of a scan, or are broken; which.",
    "published-from-collector": "Only the collector of the report dates it.",
    "published-from-file": "Only the day on which a file was made dates the report.",
    "published-from-page": "A day that stands by itself on the first page, or in the heads of pages, dates the report.",
    "published-from-update": "Only an update of the report is dated.",
    "published-unknown": "Nothing dates the report.",
    "records-passed": "Records of a web archive are no pages, or were not found; how many of which kind.",
    "running-lines": "Heads and feet that run on over the pages of a PDF, or words across them, are not in the text.",
    "unstorable-characters": "NUL or half surrogate pairs; U+FFFD stands for each.",
}
"""What each Issue of this room means, besides those that stand where a report failed (`dateline.errors`)."""

ABOUT_INPUT: Final = frozenset(
    {"folder-visited", "format-differs", "hidden-skipped", "members-passed", "records-passed"}
)
"""Codes of the Issues that are about no report, neither one that was read nor one that failed."""

_MOST_SPANS: Final = 1_000
"""Places that one Issue names; its message counts them all."""


def note(code: str, message: str, where: str, spans: Iterable[Span] = ()) -> Issue:
    """An Issue about one place of the input."""
    return Issue(step=STEP, code=code, message=message, where=where, spans=tuple(islice(spans, _MOST_SPANS)))


def failure(error: ReportError) -> Issue:
    """The Issue that stands where a report would."""
    return issue_of(error, step=STEP)
