"""Every error that Dateline raises, in one tree.

::

    DatelineError
    ├── ReportError            this report failed; the run goes on, and the error becomes an Issue
    │   ├── UnreadableFile     the file cannot be opened, or is broken
    │   ├── UnknownFormat      no reader for this kind of file
    │   ├── NotText            the bytes are not text in any encoding that was tried
    │   ├── EmptyReport        nothing to read in it
    │   ├── TooLarge           over a limit of the configuration
    │   └── BadValue           a value that cannot be (also a ValueError)
    │       └── BadSpan        a span that is empty, backwards or outside its document
    └── RunError               this run cannot go on
        ├── MissingExtra       an optional package is not installed; names the extra
        ├── MissingWeights     the network's weights are not there, or are not those of their card
        ├── BadConfig          a setting that cannot be
        └── BadInput           what the run was asked to read, or where to write, cannot be
            └── Changed        somebody else changed it between a person's look and their judgement

A message says what went wrong, where, and what to do about it.
"""

from __future__ import annotations

__all__ = [
    "BadConfig",
    "BadInput",
    "BadSpan",
    "BadValue",
    "Changed",
    "DatelineError",
    "EmptyReport",
    "MissingExtra",
    "MissingWeights",
    "NotText",
    "ReportError",
    "RunError",
    "TooLarge",
    "UnknownFormat",
    "UnreadableFile",
    "missing_extra",
    "reason_of",
]


class DatelineError(Exception):
    """The root: catch this to catch whatever Dateline raises on purpose.

    ``what`` went wrong, ``where`` (a file, a line, a document and its offsets), and the ``remedy``, if
    one is known.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class ReportError(DatelineError):
    """This report failed; other reports of the run do not suffer. ``code`` is the code of its Issue."""

    code = "report-failed"


class UnreadableFile(ReportError):
    """The file cannot be opened, is broken, or is not what its name says."""

    code = "unreadable-file"


class UnknownFormat(ReportError):
    """No reader takes this kind of file."""

    code = "unknown-format"


class NotText(ReportError):
    """The bytes are not text in any encoding that was tried."""

    code = "not-text"


class EmptyReport(ReportError):
    """There is nothing to read: no text, or no words in it."""

    code = "empty-report"


class TooLarge(ReportError):
    """The report, or what it unpacks to, is over a limit of the configuration."""

    code = "too-large"


class BadValue(ReportError, ValueError):
    """A value that cannot be: an unknown code, a date that is none, a reference to what is not there."""

    code = "bad-value"


class BadSpan(BadValue):
    """A span that is empty, backwards, negative, out of order, or outside the text of its document."""

    code = "bad-span"


class RunError(DatelineError):
    """This run cannot go on: mend its cause and start it again."""


class MissingExtra(RunError):
    """An optional package is not installed. Made by :func:`missing_extra`."""


class MissingWeights(RunError):
    """The network's weights cannot be found, or are not those that their card describes."""


class BadConfig(RunError):
    """A setting is unknown or has a value that cannot be."""


class BadInput(RunError):
    """What the run was asked to read, or the place it was asked to write to, cannot be used."""


class Changed(BadInput):
    """Somebody else changed it between the look that a person had at it and their judgement."""


def missing_extra(package: str, extra: str) -> MissingExtra:
    """The error to raise where an optional package is first needed and its import fails."""
    return MissingExtra(
        f"{package} is not installed", remedy=f"install it with: pip install 'dateline[{extra}]'"
    )


def reason_of(error: Exception) -> str:
    """Why something failed, in words: of the system's refusal without the number and the path, which a message has."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
