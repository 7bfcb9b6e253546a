"""One report whose text is final: its Document, and the Issues about it.

Who is believed, first to last: what the caller says (`Hints`), what the container says (`Fields`), what the head of
the text says. A dateline gives the date where nothing else does; one without a year takes it from another date that is
known, and from nothing else. Two different days are told as an Issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dateline import lang
from dateline.config import Config
from dateline.errors import BadValue, EmptyReport, TooLarge
from dateline.ingest.dates import Day, dates_of
from dateline.ingest.fields import Fields
from dateline.ingest.head import Head, Part, head_of
from dateline.ingest.notes import note
from dateline.ingest.reader import Hints
from dateline.model import Document, Issue, Published, Span, document_of

_LONGEST_FIELD: Final = 2_000
_LONGEST_ID: Final = 200
_LONGEST: Final = {"source": 500}
"""Fields of other lengths. An outlet is looked up by an index, and one of PostgreSQL holds 2,700 bytes."""
_FARTHEST: Final = 7
"""Days between a dateline and the date of publication from which an Issue is due: a weekly is that late."""

_CONTROLS = re.compile(r"[\0-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]+")
_MARKUP = re.compile(r"</(?:p|div|span|a|li|h[1-6]|td)\s*>", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*")
_PUBLISH: Final = "give the date with --published"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from: its place in the input, the hash of its bytes, and what changed on the way."""

    where: str
    raw_sha256: str | None = None
    changes: tuple[Issue, ...] = ()


Report = tuple[Document, tuple[Issue, ...]]
"""A Document and the Issues about it."""


def report_of(text: str, fields: Fields, *, origin: Origin, hints: Hints, config: Config) -> Report:
    """The Document of a final text, then the Issues about it. A text that is none raises what is wrong with it."""
    if len(text) > config.max_text_chars:
        raise TooLarge(
            f"the text has {len(text):,} characters; the limit is {config.max_text_chars:,}",
            where=origin.where,
            remedy="split it, or raise max_text_chars",
        )
    if not any(map(str.isalpha, text)):
        raise EmptyReport("there are no words in it", where=origin.where)
    assembly = _Assembly(text, fields, origin, hints, config)
    document = assembly.document()
    return document, (*origin.changes, *assembly.issues)


class _Assembly:
    """Puts the Document together; ``issues`` are those met on the way."""

    def __init__(self, text: str, fields: Fields, origin: Origin, hints: Hints, config: Config) -> None:
        self.text = text
        self.fields = fields
        self.origin = origin
        self.hints = hints
        self.config = config
        self.head: Head = head_of(text, title=hints.title or fields.title, language=config.language)
        self.issues: list[Issue] = []
        for name in fields.ignored:
            self._note("field-ignored", f"the value of {name[:60]!r} is of a kind that cannot be read")
        if _MARKUP.search(text):
            self._note("markup", "there are tags in the text; if it is a page, give it as .html")

    def document(self) -> Document:
        head, hints, fields = self.head, self.hints, self.fields
        return document_of(
            self.text,
            id=self._id(),
            **({"raw_sha256": self.origin.raw_sha256} if self.origin.raw_sha256 else {}),
            published=self._published(),
            title=self._line("title", hints.title, fields.title, head.value("title")),
            source=self._line(
                "source", hints.source, fields.source, head.value("source"), head.value("agency")
            ),
            url=self._url(hints.url, fields.url, head.value("url")),
            dateline_place=self._line("place", head.value("place")),
            language=self._language(),
        )

    def _note(self, code: str, message: str, span: Span | None = None) -> None:
        self.issues.append(note(code, message, self.origin.where, [span] if span else []))

    def _line(self, name: str, *values: str | None) -> str | None:
        """The first value that says something, as one line without control characters."""
        for value in values:
            line = " ".join(_CONTROLS.sub(" ", value or "").split())
            if len(line) > _LONGEST.get(name, _LONGEST_FIELD):
                self._note("field-ignored", f"the {name} has {len(line):,} characters")
            elif line:
                return line
        return None

    def _url(self, *values: str | None) -> str | None:
        for value in values:
            line = self._line("url", value)
            if line and re.fullmatch(r"https?://[^\s<>\"]+", line, re.IGNORECASE):
                return line
            if line:
                self._note("field-ignored", f"{line[:80]!r} is no http address")
        return None

    def _id(self) -> str | None:
        line = self._line("id", self.fields.id)
        if line and len(line) > _LONGEST_ID:
            self._note("field-ignored", f"the id has {len(line)} characters; it is named by its text")
            return None
        return line

    def _language(self) -> str:
        name = (self.fields.language or "").strip().lower()
        table = lang.load(self.config.language).table("ingest")
        found = _LANGUAGE.fullmatch(table["language_names"].get(name, name))
        if self.fields.language and not found:
            self._note("field-ignored", f"{self.fields.language[:40]!r} is no code of a language, such as en")
        return found[1] if found else self.config.language

    # The date of publication

    def _published(self) -> Published | None:
        given = self.hints.published
        container = self._field("published", self.fields.published)
        written = self._written("published")
        for other, what in ((container, "the input's field"), (written, "the head of the text")):
            if given or container:
                self._compare(given or container, other, what)
        known = given or container or written
        if known is None:
            known = self._last_resort()
        return self._dateline(known)

    def _last_resort(self) -> Published | None:
        if updated := self._written("updated"):
            self._note(
                "published-from-update",
                f"only an update is dated, {updated}: taken as the date of publication",
            )
            return updated
        filed = self.head.first("filed")
        is_filed = (
            filed is not None and (filed.value or "-")[0] != "-"
        )  # with its year, which tells more than these
        if not is_filed and (printed := self._field("printed", self.fields.printed)):
            self._note(
                "published-from-page",
                f"{printed} stands by itself on its first page or in heads of pages: taken as the date of publication",
            )
            return printed
        if seen := self._field("seen", self.fields.seen):
            self._note(
                "published-from-collector", f"only its collector dates it, {seen}: {_PUBLISH} if it is older"
            )
            return seen
        if not is_filed and (made := self._field("made", self.fields.made)):
            self._note(
                "published-from-file",
                f"only the file is dated, made on {made}: a report may be older, or published later; {_PUBLISH}",
            )
            return made
        return None

    def _field(self, name: str, value: str | None) -> Published | None:
        if not value:
            return None
        try:
            return dates_of(self.config.language).field(value)
        except BadValue as error:
            self._note("date-unresolved", f"{name}: {error.what}; {error.remedy}")
            return None

    def _written(self, kind: Literal["published", "updated"]) -> Published | None:
        part = self.head.first(kind)
        if part is None:
            return None
        if part.value is None:
            words = part.span.of(self.text)
            self._note(
                "date-unresolved", f"{words[:80]!r} gives no date that is certain; {_PUBLISH}", part.span
            )
            return None
        return Published(part.value)

    def _compare(self, used: Published | None, other: Published | None, what: str) -> None:
        """Two dates must agree as far as both are known."""
        if used and other:
            length = min(len(used.iso), len(other.iso), len("2021-08-20"))
            if used.iso[:length] != other.iso[:length]:
                self._note("date-conflict", f"published {used} is used, and {what} has {other}")

    def _dateline(self, known: Published | None) -> Published | None:
        """The date of publication in the light of the dateline's."""
        part = self.head.first("filed")
        if part is None or part.value is None:
            if known is None:
                self._note("published-unknown", f"the report gives no date of publication; {_PUBLISH}")
            return known
        filed = _filed(part, known)
        if filed is None:
            words = part.span.of(self.text)
            why = f"has no year in which it could be beside {known}" if known else "has no year"
            self._note("date-unresolved", f"the dateline's {words!r} {why}; {_PUBLISH}", part.span)
            return known
        if known is None:
            return filed
        if known.day is None:
            if filed.iso.startswith(known.iso):
                return filed
            self._note("date-conflict", f"published {known} is used, and the dateline has {filed}", part.span)
        elif filed.day and abs((known.day - filed.day).days) > _FARTHEST:
            self._note("date-conflict", f"published {known} is used, and the dateline has {filed}", part.span)
        return known


def _filed(part: Part, known: Published | None) -> Published | None:
    """The date of a dateline, its year taken from a date that is known where it has none."""
    value = part.value or ""
    if not value.startswith("--"):
        return Published(value)
    if known is None:
        return None
    month, _, day = value[2:].partition("-")
    found: date | None = Day(0, 0, None, int(month), int(day)).in_year_of(known)
    return Published(found.isoformat()) if found else None
