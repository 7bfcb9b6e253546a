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
_RUN = re.compile(f"(?:[\xc2-\xdf]{_NEXT}|[\xe2\xef]{_NEXT}{{2}}|\xf0{_NEXT}{{3}})+")
"""What may be mojibake: characters that stand for the bytes of other characters, one after the other."""

# A run is mojibake for sure with one of these in it: signs and letters of Latin 1, punctuation, arrows, emoji.
_SURE = re.compile(f"[\xc2\xc3]{_NEXT}|[\xe2\xef]{_NEXT}{{2}}|\xf0{_NEXT}{{3}}")
# Or with two letters of Greek, Cyrillic, Hebrew or Arabic.
_LETTERS = re.compile(f"(?:[\xce-\xd1\xd7-\xdb]{_NEXT}){{2}}")
# Or if it is a letter of Latin A beside a small letter: "KoÅ›ciuszko", but not "SÅ”".
_LETTER = re.compile(f"[\xc4\xc5]{_NEXT}")
_SMALL: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
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
    if LOST in text:
        issues = _lost(issues, _places(re.compile(LOST), text), where=where)
    if spans := _places(_UNSTORABLE, text) if "\0" in text or not text.isascii() else []:
        text = _UNSTORABLE.sub(LOST, text)
        message = (
            f"{len(spans)} characters that cannot be stored (NUL, half surrogate pairs) now stand as U+FFFD"
        )
        issues.append(note("unstorable-characters", message, where, spans))
    return text, tuple(issues)


def _places(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in pattern.finditer(text)]


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
    found = [] if text.isascii() else [run for run in _RUN.finditer(text) if _is_mojibake(run)]
    parts, spans, done, length = [], [], 0, 0
    for match in found:
        mended = _meant(match[0])
        parts += [text[done : match.start()], mended]
        length += match.start() - done
        spans.append(Span(length, length + len(mended)))
        length += len(mended)
        done = match.end()
    return "".join(parts) + text[done:], tuple(spans)


def _is_mojibake(run: re.Match[str]) -> bool:
    beside = run.string[max(run.start() - 1, 0) : run.start()] + run.string[run.end() : run.end() + 1]
    in_word = _LETTER.fullmatch(run[0]) is not None and not _SMALL.isdisjoint(beside)
    sure = in_word or _SURE.search(run[0]) or _LETTERS.search(run[0])
    return bool(sure and _meant(run[0]))


def _meant(mojibake: str) -> str:
    """The characters that were meant, or nothing if the bytes are not UTF-8."""
    try:
        return bytes(_BYTES[character] for character in mojibake).decode()
    except UnicodeDecodeError:
        return ""


def _example(text: str) -> str:
    run = next(run[0] for run in _RUN.finditer(text) if _is_mojibake(run))[:20]
    return f"{run!a} for {_meant(run)!r}" if _meant(run) else f"{run!a}"
