"""A folder of the data set as the engine's shelf, and what is done for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.batch.layout import ABOUT
from dateline.batch.place import Place
from dateline.errors import RunError


@dataclass(frozen=True, slots=True)
class PlaceShelf:
    """Outputs in a folder of a place. ``version`` is that of the data set there, by which a worker on another machine
    knows that it sees the same place."""

    place: Place
    folder: str
    version: str
    merged: frozenset[str] = frozenset()

    def keys(self) -> Iterable[str]:
        """What is there, and what was there and is in the data set by now."""
        return {*self.place.names(self.folder), *self.merged}

    def put(self, key: str, output: bytes) -> None:
        """Writes an output, once this is known to be the place that was meant."""
        self._check()
        self.place.write(f"{self.folder}/{key}", output)

    def get(self, key: str) -> bytes:
        """Reads an output."""
        return self.place.read(f"{self.folder}/{key}")

    def drop(self, key: str) -> None:
        """Removes an output."""
        self.place.remove(f"{self.folder}/{key}")

    def _check(self) -> None:
        from dateline.batch.layout import about_of

        about = about_of(self.place)
        if about is None or about.version != self.version:
            raise RunError(
                f"this worker does not see the data set: {ABOUT} is not there or another",
                where=self.place.address,
                remedy="give a folder that all machines share, or an object store",
            )
