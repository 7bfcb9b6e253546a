"""Bytes to text: which encoding it is, and how it is known.

In this order: what the caller gave; a byte order mark; UTF-8, since hardly anything else is valid as UTF-8 by
chance; UTF-16 and UTF-32 by their zero bytes; what the page declares; a guess. What is guessed, and each byte that
could not be decoded, is an Issue. A byte order mark belongs to the encoding and is no part of the text.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from dateline.errors import NotText
from dateline.ingest.notes import note
from dateline.ingest.stream import SAMPLE
from dateline.model import Issue

LOST: Final = "\N{REPLACEMENT CHARACTER}"

WIDE: Final = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
"""Encodings in which the end of a line is not one byte."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "packed with gzip twice"),
    (b"BZh91AY&SY", "packed with bzip2"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet table"),
)

_PACKED: Final = ("archive", "packed")
"""Words for what holds other files."""

_OUTSIDE_ASCII: Final = bytes(range(128, 256))
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))

# A text has no control characters but for white space; a few strays must not refuse a report. Of the 256 bytes 26 are
# controls, so data that is no text has 10 in 100.
_MOST_CONTROLS: Final = 0.05
_FEW_CONTROLS: Final = 4

# Where fewer bytes than this are outside ASCII, the text is in Latin letters with some accents and quotation marks. For
# it charset-normalizer 3.5 answers cp1250 or UTF-16 as readily as cp1252 (four of four sentences tried), and cp1252 is
# what such files are in.
_LATIN_SHARE: Final = 0.1

# What a page may declare and a caller may name. Not every codec of Python: some are no encodings of text, or run long.
_CODECS: Final = frozenset(
    {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {f"cp{page}" for page in (866, 874, *range(1250, 1259))}
    | {f"utf-{width}{order}" for width in (16, 32) for order in ("", "-le", "-be")}
    | {"utf-8", "utf-8-sig", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
    | {"big5", "big5hkscs", "gb18030", "euc_jp", "euc_kr", "iso2022_jp", "shift_jis"}
)
# As browsers do, ISO 8859-1 and -9 are read as the Windows code pages that they are part of.
_WIDER: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, the length of its byte order mark here, and an Issue where it was not plain."""

    name: str
    mark: int = 0
    issue: Issue | None = None


def decode(
    data: bytes, *, where: str, declared: str | None = None, given: str | None = None
) -> tuple[str, list[Issue]]:
    """The text of all the bytes of a report, and what was not plain about it. Bytes that are no text raise `NotText`."""
    encoding = encoding_of(data, where=where, declared=declared, given=given)
    text = data[encoding.mark :].decode(encoding.name, "replace")
    issues = [encoding.issue] if encoding.issue else []
    lost = text.count(LOST) - (data.count(LOST.encode()) if encoding.name == "utf-8" else 0)
    if lost > 0:
        message = f"{lost} bytes or runs of bytes are not {encoding.name}; each stands as U+FFFD in the text"
        issues.append(note("bytes-lost", message, where))
    return text, issues


def encoding_of(
    data: bytes, *, where: str, declared: str | None = None, given: str | None = None, whole: bool = True
) -> Encoding:
    """The encoding of a text, from all its bytes or, with ``whole`` false, from its first ones."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Encoding(marked, len(mark))
    if given is not None:
        return Encoding(codec_of(given) or given)
    _refuse_signature(data, where)
    if wide := _wide(data):
        return Encoding(wide)
    _refuse_controls(data, where)
    if _is_utf8(data, whole=whole):
        return Encoding("utf-8")
    name: str | None = codec_of(declared)
    if name and _decodes(data, name):
        return Encoding(name)
    name = _guess(data)
    if name is None:
        raise NotText(
            "the bytes are not text in any encoding that was tried",
            where=where,
            remedy="name it with --encoding, or save it as UTF-8",
        )
    declaration = f", though it declares {declared[:40]}" if declared else ""
    message = f"not UTF-8{declaration}; read as {name}; if that is wrong, name the encoding with --encoding"
    return Encoding(name, 0, note("encoding-guessed", message, where))


def codec_of(name: str | None) -> str | None:
    """Python's name of an encoding that texts are in; None for any other."""
    try:
        known = codecs.lookup((name or "").strip()[:40]).name
    except (LookupError, ValueError):
        return None
    known = _WIDER.get(known, known)
    return known if known in _CODECS else None


def _refuse_signature(data: bytes, where: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            is_packed = any(word in kind for word in _PACKED)
            remedy = "unpack it and name the folder; of a document, " if is_packed else ""
            raise NotText(f"it is {kind}", where=where, remedy=f"{remedy}save its text as .txt or .html")


def _refuse_controls(data: bytes, where: str) -> None:
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _FEW_CONTROLS and controls > _MOST_CONTROLS * len(sample):
        raise NotText(f"{controls} of its first {len(sample)} bytes are control characters", where=where)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes of its Latin letters, digits and spaces are."""
    sample = data[:4096]
    quarters = len(sample) // 4
    if quarters < 2:
        return None
    zeros = [sum(byte == 0 for byte in sample[start::4][:quarters]) / quarters for start in range(4)]
    many, few = 0.7, 0.3
    for name, (a, b, c, d) in {
        "utf-32-le": (zeros[1], zeros[2], zeros[3], zeros[0]),
        "utf-32-be": (zeros[0], zeros[1], zeros[2], zeros[3]),
    }.items():
        if min(a, b, c) > many and d < few:
            return name
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > many and even < few:
        return "utf-16-le"
    if even > many and odd < few:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes, *, whole: bool) -> bool:
    """Whether it is UTF-8, but for some damage: most of what is not ASCII is valid, or it breaks off at the end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
        return True
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return True
    text = data.decode("utf-8", "replace")
    bad = text.count(LOST)
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good >= bad


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _guess(data: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8."""
    outside = len(data) - len(data.translate(None, _OUTSIDE_ASCII))
    if outside < _LATIN_SHARE * len(data) and _decodes(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    wide = ["utf_7", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
    best = from_bytes(data[: 4 * SAMPLE], cp_exclusion=wide).best()
    if best is None:
        return None
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
