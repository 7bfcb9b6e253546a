"""The text of a report made safe to show: nothing in it can command a terminal or turn a line around.

Each sign is replaced by one other sign, so that offsets stay what they were.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

ELLIPSIS: Final = "…"
OPENING: Final = 70
"""Characters of a text by which a report without a title is called: a line of a list."""

_KEPT = {ord("\n"), ord("\t")}
_UNKNOWN = "\ufffd"
# Control signs have pictures of their own (U+2400 on); the C1 set, which some terminals obey too, has none.
_CONTROLS: Final[dict[int, str]] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in _KEPT},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), _UNKNOWN),
}
# Signs that change the direction of whatever follows them: marks of direction and joiners are not among these.
_TURNING: Final[dict[int, str]] = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], _UNKNOWN)
# The two of them that turn letters too, and so can make one word look like another.
_OVERRIDES: Final[dict[int, str]] = {code: _TURNING[code] for code in (0x202D, 0x202E)}
_BREAKS: Final[dict[int, str]] = {0x0D: " ", 0x2028: "\n", 0x2029: "\n"}


def visible(text: str) -> str:
    """The same text, of the same length, without signs that a terminal would obey; line breaks and tabs
    stay."""
    return text.translate(_CONTROLS | _BREAKS | _TURNING)


def printable(text: str) -> str:
    """The same text, of the same length, without control signs; for pages, where direction stays in its place."""
    return text.translate(_CONTROLS | _BREAKS | _OVERRIDES)


def one_line(text: str) -> str:
    """The visible text with each run of white space, line breaks too, made one space."""
    return " ".join(visible(text).split())


def shortened(text: str, room: int, width: Callable[[str], int] = len) -> str:
    """The text if it fits into ``room``, else as many whole words of it as do, an ellipsis, and the closing
    mark of a quotation that was cut open."""
    if width(text) <= room:
        return text
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}" if kept else word
        if width(longer + _closing(longer)) > room:
            break
        kept = longer
    if not kept:
        return _cut(text, room, width)
    return kept.rstrip(" ,;:–—-") + _closing(kept)


def opening(text: str) -> str:
    """The first words of a text, in a line: what a report without a title is called by."""
    return shortened(one_line(text[: 2 * OPENING]), OPENING)


def _closing(text: str) -> str:
    """An ellipsis, and the mark that closes what the text leaves open."""
    if text.count("“") > text.count("”"):
        return ELLIPSIS + "”"
    if text.count('"') % 2:
        return ELLIPSIS + '"'
    return ELLIPSIS


def _cut(text: str, room: int, width: Callable[[str], int]) -> str:
    """As many signs as fit, for a first word that is longer than the room."""
    kept = ""
    for sign in text:
        if width(kept + sign + ELLIPSIS) > room:
            break
        kept += sign
    return kept + ELLIPSIS
