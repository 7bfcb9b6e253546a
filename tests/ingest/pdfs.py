"""PDFs for tests, written by hand: words at places of pages, in one of the fonts that every reader has."""

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are drawn at a place: from the left, and their foot from the top; ``turn`` is a matrix of the text."""

    text: str
    left: float = 72
    foot: float = 72
    size: float = 11
    turn: tuple[float, float, float, float] = (1, 0, 0, 1)

    def drawn(self) -> bytes:
        written = self.text.encode("cp1252", "replace").replace(b"\\", b"\\\\")
        written = written.replace(b"(", b"\\(").replace(b")", b"\\)")
        a, b, c, d = self.turn
        place = f"{a} {b} {c} {d} {self.left} {HEIGHT - self.foot}".encode()
        return b"BT /F1 %g Tf %s Tm (%s) Tj ET\n" % (self.size, place, written)


def column(
    text: str,
    *,
    left: float = 72,
    top: float = 72,
    chars: int = 80,
    size: float = 11,
    leading: float = 14,
) -> list[Line]:
    """A text wrapped to so many characters; a blank line parts its paragraphs."""
    lines, foot = [], top
    for paragraph in text.split("\n\n"):
        for words in wrapped(paragraph, chars):
            lines.append(Line(words, left, foot, size))
            foot += leading
        foot += leading * 0.8
    return lines


def wrapped(text: str, chars: int) -> Iterator[str]:
    """The words of a text in lines of so many characters at most."""
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > chars:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def set_in(lines: Sequence[str], *, left: float = 72, top: float = 72, size: float = 11) -> list[Line]:
    """Lines as they are broken."""
    return [Line(text, left, top + 14 * number, size) for number, text in enumerate(lines)]


def pdf(
    *pages: Sequence[Line] | bytes,
    info: Mapping[str, str] | None = None,
    packed: bool = True,
    password: str | None = None,
    tail: bytes = b"",
    turn: int = 0,
) -> bytes:
    """A PDF of these pages, each of lines or of what draws it."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for page in pages:
        content = page if isinstance(page, bytes) else b"".join(line.drawn() for line in page)
        stream = zlib.compress(content) if packed else content
        filters = b" /Filter /FlateDecode" if packed else b""
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT, turn, len(objects) + 2)
        )
        objects.append(b"<< /Length %d%s >>\nstream\n" % (len(stream), filters) + stream + b"\nendstream")
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    trailer = b""
    if info:
        told = b" ".join(
            b"/%s (%s)" % (name.encode(), value.encode("latin-1")) for name, value in info.items()
        )
        objects.append(b"<< %s >>" % told)
        trailer += b" /Info %d 0 R" % len(objects)
    if password is not None:
        entry, key = _locked(password)
        objects = [_encrypted(each, number, key) for number, each in enumerate(objects, 1)]
        objects.append(entry)
        trailer += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (
            len(objects),
            _ID.hex().encode(),
            _ID.hex().encode(),
        )
    return _file(objects, trailer) + tail


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


# Encryption as it was first: RC4, with a key of 40 bits ------------------------------------------------

_ID = bytes(range(16))
_MAY = -4


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _locked(password: str) -> tuple[bytes, bytes]:
    """The entry that says how a file is encrypted, and the key."""
    user = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(_md5(user)[:5], user)
    key = _md5(user + owner + _MAY.to_bytes(4, "little", signed=True) + _ID)[:5]
    entry = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % (
        owner.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
        _MAY,
    )
    return entry, key


def _encrypted(each: bytes, number: int, key: bytes) -> bytes:
    head, begins, rest = each.partition(b"\nstream\n")
    if not begins:
        return each
    data = rest.removesuffix(b"\nendstream")
    own = _md5(key + number.to_bytes(3, "little") + b"\0\0")[:10]
    return head + begins + _rc4(own, data) + b"\nendstream"
