"""Reports that come in by the page: kept in a folder of our own until a process of its own has read them.

Nothing that a request says becomes a path: a delivery is found by its name among those that are known, its files are
numbered, and what a person calls them is a label beside the numbers. A server that is stopped, or killed, goes on with
what was delivered when it starts again; and what was read already is not read again.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from queue import Queue
from typing import IO, Any, Final, Literal

import msgspec

from dateline.errors import BadInput
from dateline.ingest import FORMATS, refused
from dateline.ingest.stream import PACKED
from dateline.serve.page import Refused, missing

MOST_FILES: Final = 1_000
"""Files of one delivery."""
MOST_BYTES: Final = 2 << 30
"""Bytes of one delivery: what fits on any laptop that this runs on; a larger heap is for ``dateline add``."""
MOST_OPEN: Final = 20
"""Deliveries that are not complete yet."""
LISTED: Final = 30
"""Deliveries that are remembered after they were read."""

State = Literal["open", "waiting", "reading", "done", "failed"]
READER: Final = (sys.executable, "-m", "dateline.serve.reading")


@dataclass(frozen=True, slots=True)
class Labels:
    """What a person says of every report of a delivery, where it does not say it itself."""

    published: str | None = None
    source: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file as it was delivered: what it is called, its name in the folder, its size."""

    name: str
    file: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Reports that came in together, and how far the reading is: ``done`` of ``len(files)`` files, ``reports`` so far."""

    id: str
    at: str
    labels: Labels = field(default_factory=Labels)
    files: tuple[Delivered, ...] = ()
    state: State = "open"
    done: int = 0
    reports: int = 0
    known: int = 0
    issues: int = 0
    run: str | None = None
    failed: str | None = None


class Intake:
    """The deliveries of one record, and the process that reads them one after the other."""

    def __init__(self, record: str, folder: Path, *, largest: int, reader: tuple[str, ...] = READER) -> None:
        self._record = record
        self._folder = folder
        self.largest = largest
        self._command = reader
        self._lock = threading.RLock()
        self._known: dict[str, Delivery] = {}
        self._todo: Queue[str | None] = Queue()
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._resume()

    def deliveries(self) -> tuple[Delivery, ...]:
        """What came in, the last first."""
        with self._lock:
            return tuple(sorted(self._known.values(), key=lambda each: (each.at, each.id), reverse=True))

    def begin(self, labels: Labels) -> Delivery:
        """A new delivery, which files are added to."""
        with self._lock:
            if sum(each.state == "open" for each in self._known.values()) >= MOST_OPEN:
                raise Refused(409, "too many deliveries were begun and not completed", "complete one of them")
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            made = Delivery(id=secrets.token_hex(8), at=now, labels=labels)
            self._of(made.id).mkdir(parents=True, mode=0o700)
            self._keep(made)
            return made

    def receive(self, delivery: str, name: str) -> Receiving:
        """A file that comes in, piece by piece."""
        label = label_of(name)
        with self._lock:
            one = self._open(delivery)
            if len(one.files) >= MOST_FILES:
                raise Refused(
                    413, f"a delivery has {MOST_FILES:,} files at most", "complete it, and begin another"
                )
            room = min(self.largest, MOST_BYTES - sum(each.size for each in one.files))
        handle, path = tempfile.mkstemp(dir=self._of(delivery), suffix=suffix_of(label))
        return Receiving(
            os.fdopen(handle, "wb"), Path(path), label, room, lambda file: self._arrived(delivery, file)
        )

    def complete(self, delivery: str) -> Delivery:
        """Nothing more comes: the delivery is read when those before it have been."""
        with self._lock:
            one = self._known.get(delivery)
            if one is None:
                raise missing("delivery", delivery[:80])
            if one.state not in ("open", "failed") or not one.files:
                raise Refused(
                    409, "there is nothing to read in it" if not one.files else "it was completed before"
                )
            one = replace(one, state="waiting", failed=None)
            self._keep(one)
            self._queue(one.id)
            return one

    def close(self) -> None:
        """Stops reading; what was not read is read when the record is served again."""
        with self._lock:
            self._closed = True
            process, thread = self._process, self._thread
        self._todo.put(None)
        if process is not None:
            process.terminate()
        if thread is not None:
            thread.join(10)

    # The files and what is known of them ------------------------------------------------------------

    def _of(self, delivery: str) -> Path:
        """The folder of a delivery that is known."""
        return self._folder / delivery

    def _open(self, delivery: str) -> Delivery:
        one = self._known.get(delivery)
        if one is None:
            raise missing("delivery", delivery[:80])
        if one.state != "open":
            raise Refused(409, "this delivery is complete", "begin another")
        return one

    def _arrived(self, delivery: str, file: Delivered) -> Delivery:
        with self._lock:
            one = self._open(delivery)
            one = replace(one, files=(*one.files, file))
            self._keep(one)
            return one

    def _keep(self, one: Delivery) -> None:
        """Remembers a delivery, here and on the disk."""
        self._known[one.id] = one
        path = self._of(one.id) / "delivery.json"
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.encode(one))
        fresh.replace(path)

    def _resume(self) -> None:
        """Goes on with what was delivered before; what was never completed is let go."""
        private(self._folder)
        for path in sorted(self._folder.glob("*/delivery.json")):
            try:
                one = msgspec.json.decode(path.read_bytes(), type=Delivery)
            except (OSError, msgspec.MsgspecError):
                continue
            if one.id != path.parent.name or one.state == "open":
                shutil.rmtree(path.parent, ignore_errors=True)
                continue
            self._known[one.id] = one
        for one in reversed(self.deliveries()):
            if one.state in ("waiting", "reading"):
                self._keep(replace(one, state="waiting", done=0, reports=0))
                self._queue(one.id)
        self._forget()

    def _forget(self) -> None:
        """Forgets the oldest of those that were read."""
        for one in [each for each in self.deliveries() if each.state in ("done", "failed")][LISTED:]:
            del self._known[one.id]
            shutil.rmtree(self._of(one.id), ignore_errors=True)

    # The process that reads ------------------------------------------------------------------------

    def _queue(self, delivery: str) -> None:
        self._todo.put(delivery)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True, name="intake")
            self._thread.start()

    def _work(self) -> None:
        while (delivery := self._todo.get()) is not None and not self._closed:
            try:
                self._read(delivery)
            except OSError as error:
                self._let_go()
                if not self._closed:
                    self._ended(delivery, f"it could not be read: {error.strerror or error}")
        self._let_go()

    def _read(self, delivery: str) -> None:
        with self._lock:
            one = replace(self._known[delivery], state="reading")
            self._keep(one)
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(
            json.dumps({
                "record": self._record,
                "files": [[str(self._of(delivery) / each.file), each.name] for each in one.files],
                "labels": msgspec.to_builtins(one.labels),
            }) + "\n"
        )  # fmt: skip
        process.stdin.flush()
        for line in process.stdout:
            told: dict[str, Any] = json.loads(line)
            with self._lock:
                one = replace(self._known[delivery], **told)
                if one.state == "reading":
                    self._known[delivery] = one  # the disk need not know how far it is
                    continue
            self._ended(delivery, one.failed, one)
            return
        self._let_go()
        if not self._closed:
            self._ended(delivery, "the reader stopped before it was done")

    def _started(self) -> subprocess.Popen[str]:
        with self._lock:
            if self._closed:
                raise OSError("the server ends")
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
                )
            return self._process

    def _let_go(self) -> None:
        """Ends the process, which has nothing left to do."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            process.terminate()
            process.wait(10)

    def _ended(self, delivery: str, failed: str | None, one: Delivery | None = None) -> None:
        with self._lock:
            one = one or self._known[delivery]
            self._keep(replace(one, state="failed" if failed else "done", failed=failed))
            if not failed:  # the record keeps the bytes of what was read
                for each in one.files:
                    (self._of(delivery) / each.file).unlink(missing_ok=True)
            self._forget()


@dataclass(slots=True)
class Receiving:
    """A file that comes in. What is too large is `Refused`, and nothing of it stays."""

    _file: IO[bytes]
    _path: Path
    _name: str
    _room: int
    _arrived: Callable[[Delivered], Delivery]
    _size: int = 0

    def write(self, some: bytes) -> None:
        """The next piece."""
        self._size += len(some)
        if self._size > self._room:
            raise Refused(
                413, f"that is larger than {self._room:,} bytes", "use dateline add for large files"
            )
        self._file.write(some)

    def done(self) -> Delivery:
        """All of it is there."""
        self._file.close()
        if self._size == 0:
            raise Refused(422, "the file is empty")
        return self._arrived(Delivered(self._name, self._path.name, self._size))

    def leave(self) -> None:
        """It did not come in as a whole."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def label_of(name: str) -> str:
    """What a file is called: the last part of its name, without what cannot be seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    label = "".join(sign for sign in last if sign.isprintable()).strip()
    if not label or len(label) > 200:
        raise Refused(422, "a file needs a name, of 200 characters at most")
    if told := refused(label):
        raise Refused(422, f"{label}: {told.message}")
    return label


def formats() -> Iterator[str]:
    """The endings of the names of files that can be read."""
    for each in FORMATS:
        yield from each.suffixes


def suffix_of(label: str) -> str:
    """The ending of a name, if it is one that tells a format; nothing else of the name."""
    packed = next((ending for ending in PACKED if label.lower().endswith(ending)), "")
    plain = label.lower().removesuffix(packed)
    return next((ending + packed for ending in formats() if plain.endswith(ending)), "")


def folder_of(record: str) -> Path:
    """Where what comes in for a record waits: beside it, or in this user's own part of the temporary files."""
    if "://" not in record:
        return Path(f"{record}-incoming")
    name = sha256(record.encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}-{name}"


def private(folder: Path) -> None:
    """Makes the folder, which nobody else can look into; one that somebody else made is not used."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = folder.lstat()
    if folder.is_symlink() or about.st_uid != os.getuid():
        raise BadInput(
            "this folder is somebody else's", where=str(folder), remedy="remove it, or serve read-only"
        )
    if about.st_mode & 0o077:
        folder.chmod(0o700)
