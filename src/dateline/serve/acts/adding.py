"""Adding reports from the page: a text that is pasted, or files that come in one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from dateline.errors import BadValue
from dateline.model import Published
from dateline.serve.intake import Delivery, Intake, Labels, Receiving
from dateline.serve.page import Act, Desk, Refused, Upload

LONGEST_TEXT = 2_000_000
"""Characters of a text that is pasted, as of any report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A report as text, and what is known of it."""

    text: str
    published: str | None = None
    source: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What is known of every report that will come in, where it does not say it itself."""

    published: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file that comes in for a delivery that was begun, and what it is called."""

    delivery: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A delivery to which nothing more comes."""

    delivery: str


def paste(desk: Desk, asked: Pasted) -> Delivery:
    """Takes in one text."""
    intake = _intake(desk)
    labels = _labels(asked.published, asked.source, asked.title)
    if not asked.text.strip():
        raise Refused(422, "there is no text")
    if len(asked.text) > LONGEST_TEXT:
        raise Refused(413, f"the text is longer than {LONGEST_TEXT:,} characters")
    data = asked.text.encode("utf-8", "replace")
    delivery = intake.begin(labels)
    taking = intake.receive(delivery.id, f"pasted-{sha256(data).hexdigest()[:8]}.txt")
    try:
        taking.write(data)
        taking.done()
    except BaseException:
        taking.leave()
        raise
    return intake.complete(delivery.id)


def begin(desk: Desk, asked: Begun) -> Delivery:
    """Begins a delivery."""
    return _intake(desk).begin(_labels(asked.published, asked.source, None))


def receive(desk: Desk, asked: Named) -> Receiving:
    """Takes in one file of a delivery."""
    return _intake(desk).receive(asked.delivery, asked.name)


def complete(desk: Desk, asked: Completed) -> Delivery:
    """Has a delivery read."""
    return _intake(desk).complete(asked.delivery)


def _intake(desk: Desk) -> Intake:
    if desk.intake is None:
        raise Refused(403, "nothing can be added here", "use dateline add")
    return desk.intake


def _labels(published: str | None, source: str | None, title: str | None) -> Labels:
    """What a person says of reports, each without the spaces around it."""
    found = [" ".join(words.split()) if words else None for words in (published, source, title)]
    for words in found:
        if words and (len(words) > 500 or not words.isprintable()):
            raise Refused(422, "a title, a source or a day is too long, or no text")
    published, source, title = (words or None for words in found)
    try:
        return Labels(Published(published).iso if published else None, source, title)
    except BadValue as error:
        raise Refused(422, error.what, error.remedy) from error


PASTE = Act(name="paste", title="Add a text", asks=Pasted, answers=Delivery, act=paste, largest=16 << 20)
BEGIN = Act(name="begin", title="Begin to add files", asks=Begun, answers=Delivery, act=begin)
COMPLETE = Act(
    name="complete", title="Read the files that came in", asks=Completed, answers=Delivery, act=complete
)
UPLOAD = Upload(name="upload", title="Add a file", asks=Named, answers=Delivery, receive=receive)
