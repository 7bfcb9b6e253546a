"""What the claims of an incident are made from, and the claims with what is known of them while they are compared."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Claim, Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one report tells of one incident.

    ``events`` are its events that are members of the incident, ``elsewhere`` those that are members of another.
    ``origin`` is the document whose text it carries, None or its own id where the text is its own; ``reused`` are
    documents that it shares part of its text with. ``agency`` is whom it credits the text to, in the words ``credit``.
    ``owner`` is the group that owns the outlet, where that is known.
    """

    reading: Reading
    events: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    origin: str | None = None
    reused: tuple[str, ...] = ()
    agency: str | None = None
    credit: Span | None = None
    owner: str | None = None

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.reading.document.id

    @property
    def text_of(self) -> str:
        """The id of the document whose text it is."""
        return self.origin or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Which people or things a number counts.

    ``who`` is their group, None for nobody in particular; ``where`` the words of a place that narrows or widens it, and
    ``wide`` that it widens; ``since`` the words of a stretch of time that began before the incident; ``partly`` a verb
    that says that somebody saw or dealt with these alone; ``more``: they come on top of an earlier number.
    """

    who: str | None = None
    who_words: str | None = None
    where: str | None = None
    plain: bool = False
    wide: bool = False
    apart: bool = False
    since: str | None = None
    partly: str | None = None
    more: bool = False
    beside: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether everybody whom the incident befell is counted, as far as the words go."""
        return not ((self.who and not self.plain) or self.since or self.partly or self.more or self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A claim, and what is known of it while claims are compared.

    ``day`` is the day it was said to hold, ``told`` when its report was published, to the second where that is known;
    of an echo both are those of the text's origin. ``sources`` are the keys of all who are cited for it, ``speaker``
    those of the last of them. ``moved`` are words that say that the number moved, ``earlier``: it is told as one that
    another has taken the place of. ``words`` are its sentence, ``changed`` is the claim of the origin whose number a copy
    prints otherwise. ``whole`` is the number that it is a part of. ``place``
    is the point of a place, ``days`` those of a date, ``name`` the words that tell a doer from others.
    """

    claim: Claim
    counted: Counted
    day: str | None
    told: str
    outlet: str | None
    owner: str | None
    reused: tuple[str, ...] = ()
    agency: str | None = None
    sources: frozenset[str] = frozenset()
    speaker: str | None = None
    moved: str | None = None
    earlier: bool = False
    days: tuple[str | None, str | None] = (None, None)
    place: tuple[float, float] | None = None
    words: str = ""
    name: str | None = None
    whole: tuple[float | None, float | None] | None = None
    is_known: bool = True
    changed: str | None = None

    @property
    def is_echo(self) -> bool:
        """Whether it stands in a text that another report of the record is the origin of."""
        return self.claim.origin not in (None, self.claim.document)

    @property
    def value(self) -> tuple[float | None, float | None]:
        """The ends of a number."""
        return self.claim.low, self.claim.high
