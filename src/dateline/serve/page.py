"""What a page is: a name, what it can be asked, what it answers, and how the answer is made from the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from dateline.serve.settings import Settings
from dateline.store import Store, View

if TYPE_CHECKING:
    from dateline.serve.intake import Intake

A = TypeVar("A")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page or an act works with: the record and the settings. It is used by one thread.

    ``intake`` takes in new reports, None where nothing can be added.
    """

    store: Store
    settings: Settings
    intake: Intake | None = None

    @property
    def view(self) -> View:
        """The record as it is."""
        return self.store.view


@dataclass(frozen=True, slots=True)
class Nothing:
    """What is asked of a page that can be asked nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[A, V]):
    """One page. It stands at ``/name`` and its twin of JSON at ``/name.json``; ``name.html`` is its template.

    ``asks`` is a frozen dataclass whose fields are the parameters of the address, each with a default unless the page
    cannot do without; ``answers`` the frozen dataclass of what it shows. ``nav`` is what the navigation calls it, None
    for a page that is reached from another. ``modules`` and ``styles`` are files of ``static`` that it needs besides
    those of every page.
    """

    name: str
    title: str
    asks: type[A]
    answers: type[V]
    answer: Callable[[Desk, A], V]
    nav: str | None = None
    modules: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Generic[A, V]):
    """Something that changes the record: a POST of JSON to ``/act/name``, which is refused where it is read only.

    ``asks`` is the frozen dataclass of its body, ``answers`` that of what it says. ``largest`` is how many bytes the
    body may have.
    """

    name: str
    title: str
    asks: type[A]
    answers: type[V]
    act: Callable[[Desk, A], V]
    largest: int = 1 << 20

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/act/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Generic[A, V]):
    """A file that comes in, piece by piece: a POST of its bytes to ``/act/name``.

    ``asks`` are the parameters of the address, ``answers`` what it says when all is there. ``receive`` gives what takes
    the pieces: it refuses what is too much, and keeps nothing of what did not come in as a whole.
    """

    name: str
    title: str
    asks: type[A]
    answers: type[V]
    receive: Callable[[Desk, A], Receives[V]]

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/act/{self.name}"


class Receives(Protocol[V_co]):
    """What takes the pieces of a file."""

    def write(self, some: bytes) -> None:
        """The next piece."""

    def done(self) -> V_co:
        """All of it is there."""

    def leave(self) -> None:
        """It did not come in as a whole."""


class Refused(Exception):
    """What a page or an act answers instead: the status of HTTP, what is wrong, and what to do."""

    def __init__(self, status: int, what: str, remedy: str | None = None) -> None:
        super().__init__(what)
        self.status = status
        self.what = what
        self.remedy = remedy


def missing(kind: str, name: str) -> Refused:
    """That the record has no such thing."""
    return Refused(404, f"the record has no {kind} {name!r}")
