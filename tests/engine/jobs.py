"""A small job, a folder as a shelf, and shards: for tests of the engine, which knows nothing else."""

import json
import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.engine import Shard
from dateline.errors import BadConfig


@dataclass(frozen=True)
class Shout:
    """Says each word loudly; some words do harm. ``log`` is a folder with a file for each time that a word was said."""

    log: Path | None = None

    def do(self, items: Sequence[str]) -> bytes:
        return json.dumps([self.say(item) for item in items]).encode()

    def say(self, item: str) -> str:
        if self.log:
            number = len(list(self.log.glob(f"{item}.*")))
            (self.log / f"{item}.{number}.{os.getpid()}").touch()
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "once" and self.log and len(list(self.log.glob("once.*"))) == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "fault":
            raise KeyError("a fault")
        if item == "stop":
            raise BadConfig("this cannot go on")
        if item == "hang":
            time.sleep(60)
        if item.startswith("slow"):
            time.sleep(0.05)
        return item.upper()

    def set_aside(self, item: str, why: str) -> bytes:
        return json.dumps([f"({item}: {why.split(':', maxsplit=1)[0]})"]).encode()

    def join(self, outputs: Sequence[bytes]) -> bytes:
        return json.dumps([word for output in outputs for word in json.loads(output)]).encode()


@dataclass(frozen=True)
class Folder:
    """A shelf that is a folder."""

    path: Path

    def keys(self) -> Iterable[str]:
        return [each.name for each in self.path.iterdir() if not each.name.startswith(".")]

    def put(self, key: str, output: bytes) -> None:
        part = self.path / f".{key}.{os.getpid()}"
        part.write_bytes(output)
        part.replace(self.path / key)

    def get(self, key: str) -> bytes:
        return (self.path / key).read_bytes()

    def drop(self, key: str) -> None:
        (self.path / key).unlink()

    def all(self) -> dict[str, list[str]]:
        return {key: json.loads(self.get(key)) for key in sorted(self.keys())}


def shard(*words: str) -> Shard:
    return Shard(sha256(" ".join(words).encode()).hexdigest()[:12], words, sum(map(len, words)))


def many(number: int, size: int = 4) -> Iterator[Shard]:
    for each in range(number):
        yield shard(*(f"word{each}-{place}" for place in range(size)))
