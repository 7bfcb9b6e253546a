"""A folder, or a bucket of an object store: names, and bytes that are there as a whole or not at all.

Object stores are reached through fsspec (extra ``batch``, and the package of the store: s3fs, gcsfs …), which is imported
here alone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from dateline.errors import BadInput, RunError, missing_extra

_UNFINISHED: Final = ".unfinished"


def is_url(path: str) -> bool:
    """Whether it names an object store, or anything else that fsspec opens, and no path of this machine."""
    return "://" in path


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or bucket, by its path or address. Names in it are parted by ``/``."""

    address: str

    def read(self, name: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes of a file, or a stretch of them."""
        with self._opened(name) as file:
            file.seek(start)
            return cast(bytes, file.read(-1 if end is None else end - start))

    def opened(self, name: str) -> BinaryIO:
        """A file, to read here and there; close it."""
        return cast(BinaryIO, self._opened(name))

    def write(self, name: str, data: bytes) -> None:
        """Writes a file."""
        with self.writing(name) as file:
            file.write(data)

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A file to write, which is there once all of it is."""
        if is_url(self.address):
            with tempfile.NamedTemporaryFile() as whole:
                yield cast(BinaryIO, whole)
                whole.flush()
                _store(self.address).put_file(whole.name, self._path(name))
            return
        path = Path(self.address, name)
        part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}{_UNFINISHED}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException as error:
            with suppress(OSError):
                part.unlink()
            if isinstance(error, OSError):
                raise RunError(f"it cannot be written: {error.strerror or error}", where=str(path)) from error
            raise

    def exists(self, name: str) -> bool:
        """Whether a file is there."""
        if is_url(self.address):
            return bool(_store(self.address).exists(self._path(name)))
        return Path(self.address, name).is_file()

    def names(self, folder: str) -> list[str]:
        """The names of the files right in a folder of the place, sorted; none where it is not there."""
        if is_url(self.address):
            store = _store(self.address)
            store.invalidate_cache()
            with suppress(FileNotFoundError):
                found = store.ls(self._path(folder), detail=True)
                return sorted(each["name"].rsplit("/", 1)[-1] for each in found if each["type"] == "file")
            return []
        with suppress(FileNotFoundError), os.scandir(Path(self.address, folder)) as found:
            return sorted(each.name for each in found if not each.name.endswith(_UNFINISHED))
        return []

    def folders(self, folder: str) -> list[str]:
        """The names of the folders right in a folder of the place, sorted."""
        if is_url(self.address):
            with suppress(FileNotFoundError):
                found = _store(self.address).ls(self._path(folder), detail=True)
                return sorted(
                    each["name"].rstrip("/").rsplit("/", 1)[-1] for each in found if each["type"] != "file"
                )
            return []
        with suppress(FileNotFoundError), os.scandir(Path(self.address, folder)) as found:
            return sorted(each.name for each in found if each.is_dir())
        return []

    def remove(self, name: str) -> None:
        """Lets a file go, if it is there."""
        with suppress(FileNotFoundError):
            if is_url(self.address):
                _store(self.address).rm_file(self._path(name))
            else:
                Path(self.address, name).unlink()

    def sweep(self, folder: str) -> None:
        """Lets files go that were left unfinished by a process that was killed; object stores have none."""
        if is_url(self.address):
            return
        for path in Path(self.address, folder).rglob(f".*{_UNFINISHED}"):
            with suppress(FileNotFoundError):
                path.unlink()

    def _opened(self, name: str) -> Any:
        if is_url(self.address):
            return _store(self.address).open(self._path(name), "rb")
        return Path(self.address, name).open("rb")

    def _path(self, name: str) -> str:
        return f"{self.address.rstrip('/')}/{name}"


def copy_out(place: Place, name: str, out: BinaryIO) -> None:
    """Copies a file."""
    with place.opened(name) as file:
        shutil.copyfileobj(file, out)


def found_at(url: str) -> list[tuple[str, int]]:
    """The files at an address, with their sizes: itself, those in a folder, or those that fit its stars."""
    store = _store(url)
    scheme = url.split("://", 1)[0]
    try:
        paths = store.glob(url) if any(sign in url for sign in "*?[") else store.find(url)
        return [(f"{scheme}://{path.lstrip('/')}", int(store.size(path) or 0)) for path in sorted(paths)]
    except (OSError, ValueError) as error:
        raise BadInput(f"it cannot be looked into: {error}", where=url) from error


def open_url(url: str) -> BinaryIO:
    """A file at an address."""
    return cast(BinaryIO, _store(url).open(url, "rb"))


@lru_cache
def _of_scheme(scheme: str) -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise missing_extra("fsspec", "batch") from error
    try:
        return fsspec.filesystem(scheme)
    except (ImportError, ValueError) as error:
        raise RunError(
            f"{scheme}:// cannot be opened: {error}", remedy="install the package that it names"
        ) from error


def _store(url: str) -> Any:
    return _of_scheme(url.split("://", 1)[0])
