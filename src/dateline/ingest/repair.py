"""The last changes before a text is final, each one told.

- NUL and half surrogate pairs cannot be stored: each becomes U+FFFD, one for one, so that offsets hold.
- Mojibake (UTF-8 that was read as cp1252 and saved, ``â€™`` for ``’``) is undone in a file that Dateline decodes. In
  JSON lines and CSV, and in text that a program hands over, the offsets of others may count on the text: there it
  stays, and is told.
- Everything else stays as it is: soft hyphens, zero-width characters, line ends, spaces. Readers look past them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dateline.ingest.decode import LOST
from dateline.ingest.notes import note
from dateline.model import Issue, Span

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# What each byte from 0x80 up looks like where UTF-8 was read as cp1252 or as ISO 8859-1.
_BYTES: Final = {_as_cp1252(byte): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0xA0)
}
_NEXT: Final = "[" + "".join(re.escape(char) for char, byte in _BYTES.items() if byte < 0xC0) + "]"
# A chain of them with a sure sign in it. Sure are what stands for signs and letters of Latin 1, for punctuation, arrows
# and emoji; letters of Latin A inside a word of small letters ("KoÅ›ciuszko", but not "SÅ”"); two letters or more of
# Greek, Cyrillic, Hebrew or Arabic. What has two bytes and touches a sure sign belongs to it.
_TWO: Final = f"[\xc2-\xdf]{_NEXT}"
_SURE: Final = f"[\xc2\xc3]{_NEXT}|[\xe2\xef]{_NEXT}{{2}}|\xf0{_NEXT}{{3}}"
_IN_WORD: Final = f"(?<=[a-z])[\xc4\xc5]{_NEXT}|[\xc4\xc5]{_NEXT}(?=[a-z])"
_LETTERS: Final = f"(?:[\xce-\xd1\xd7-\xdb]{_NEXT}){{2,}}"
_MOJIBAKE = re.compile(f"(?:{_TWO})*(?:{_SURE}|{_IN_WORD}|{_LETTERS})(?:{_TWO}|{_SURE})*")
_ROUNDS: Final = 2  # Text goes through such a mill twice at times; of three times no case is known to us.


def final(text: str, told: Iterable[Issue], *, where: str, mend: bool) -> tuple[str, tuple[Issue, ...]]:
    """The text as it is stored, and all that is to be told of it, what was told of its decoding first.

    ``mend`` says whether mojibake is undone or only told.
    """
    issues = list(told)
    if mend:
        text, mended = _mended(text, where=where)
        issues += mended
    elif _undo(text)[1]:
        message = f"UTF-8 that was read as cp1252 is in it, such as {_example(text)}; mend it where the file is made"
        issues.append(note("mojibake", message, where))
    if lost := [Span(found.start(), found.end()) for found in re.finditer(LOST, text)]:
        issues = _lost(issues, lost, where=where)
    spans = [Span(found.start(), found.end()) for found in _UNSTORABLE.finditer(text)]
    if spans:
        text = _UNSTORABLE.sub(LOST, text)
        message = (
            f"{len(spans)} characters that cannot be stored (NUL, half surrogate pairs) now stand as U+FFFD"
        )
        issues.append(note("unstorable-characters", message, where, spans))
    return text, tuple(issues)


def _lost(issues: list[Issue], spans: list[Span], *, where: str) -> list[Issue]:
    """The Issues with the places of what was lost: in decoding, or before the text came to us."""
    if any(issue.code == "bytes-lost" for issue in issues):
        return [
            note(one.code, one.message, where, spans) if one.code == "bytes-lost" else one for one in issues
        ]
    message = f"{len(spans)} characters were lost before this text was saved: U+FFFD stands for each"
    return [*issues, note("characters-lost", message, where, spans)]


def _mended(text: str, *, where: str) -> tuple[str, list[Issue]]:
    repaired, spans = text, tuple[Span, ...]()
    for _ in range(_ROUNDS):
        once, found = _undo(repaired)
        if not found:
            break
        repaired, spans = once, found
    if not spans:
        return text, []
    message = (
        f"UTF-8 that had been read as cp1252 was mended in {len(spans)} places, such as {_example(text)}"
    )
    return repaired, [note("mojibake-mended", message, where, spans)]


def _undo(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text after one round, and the spans in it of what was mended."""
    found = [match for match in _MOJIBAKE.finditer(text) if _meant(match[0])]
    parts, spans, done, length = [], [], 0, 0
    for match in found:
        mended = _meant(match[0])
        parts += [text[done : match.start()], mended]
        length += match.start() - done
        spans.append(Span(length, length + len(mended)))
        length += len(mended)
        done = match.end()
    return "".join(parts) + text[done:], tuple(spans)


def _meant(mojibake: str) -> str:
    """The characters that were meant, or nothing if the bytes are not UTF-8."""
    try:
        return bytes(_BYTES[character] for character in mojibake).decode()
    except UnicodeDecodeError:
        return ""


def _example(text: str) -> str:
    return next(
        (f"{found[0]!a} for {_meant(found[0])!r}" for found in _MOJIBAKE.finditer(text) if _meant(found[0])),
        "",
    )
