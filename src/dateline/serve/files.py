"""The files of the pages: read once, so that no path of a request ever reaches the file system."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

_STATIC = Path(__file__).parent / "static"
KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
"""What can be served; a file of another kind beside them, such as a licence, is not."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent."""

    body: bytes
    kind: str
    tag: str


@cache
def files() -> dict[str, File]:
    """Every file of ``static`` by its path below it."""
    found = {}
    for path in sorted(_STATIC.rglob("*")):
        if path.suffix in KINDS and path.is_file():
            body = path.read_bytes()
            found[path.relative_to(_STATIC).as_posix()] = File(body, KINDS[path.suffix], tag_of(body))
    return found


def tag_of(body: bytes) -> str:
    """The ETag of a body: it changes when the body does."""
    return f'"{sha256(body).hexdigest()[:20]}"'
