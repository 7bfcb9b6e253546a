"""The two source files of a gold report, and how quoted words become spans (HOWTO.md shows both).

``NAME.txt`` has a head of ``key: value`` lines, a line ``---``, and the text. ``NAME.WHO.ann`` has one item a line, its
fields parted by ``|``. Words are quoted, offsets are never typed:

    words           the only place where the words stand as whole words; white space and the form of quotation marks
                    are free
    words#2         the second of several places
    before {words} after    the words in braces, where the whole stands once
    first ~ last    from ``first`` to the next ``last``
    a + b           several pieces
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Spans = list[list[int]]
Spots = Sequence[list[int]]


class Wrong(Exception):
    """An item that cannot be: says where and why."""


@dataclass(frozen=True)
class Report:
    """One report: ``id`` is STORY/NAME, ``part`` is train, dev or test, ``head`` what stands above the line ``---``."""

    id: str
    part: str
    head: dict[str, str]
    text: str
    path: Path

    @property
    def published(self) -> str:
        return self.head["published"]


@dataclass
class Item:
    """One line of annotation: its letter, id, fields by place, options by name."""

    kind: str
    id: str
    fields: list[str]
    options: dict[str, str] = field(default_factory=dict)
    where: str = ""

    def option(self, name: str) -> str | None:
        return self.options.get(name)

    def flag(self, name: str) -> bool:
        return name in self.options


FLAGS = {"neg", "hist", "opt"}
ITEM = re.compile(r"([ESVTPCMRQ])(\w*)\s*\|?\s*(.*)")
OPTION = re.compile(r"([a-z_]+)=(.*)", re.DOTALL)


def read_report(path: Path) -> Report:
    head_text, mark, text = path.read_text(encoding="utf-8").partition("\n---\n")
    if not mark:
        raise Wrong(f"{path}: no line of --- between head and text")
    head = {}
    for line in head_text.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise Wrong(f"{path}: {line!r} is not 'key: value'")
        head[key.strip()] = value.strip()
    return Report(f"{path.parent.name}/{path.stem}", path.parent.parent.name, head, text.rstrip("\n"), path)


def read_items(path: Path) -> list[Item]:
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.parent.name}/{path.name}:{number}"
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        found = ITEM.fullmatch(line)
        if not found:
            raise Wrong(f"{where}: cannot read {line!r}")
        kind, number_or_key, rest = found.groups()
        parts = [part.strip() for part in rest.split("|")]
        if kind == "E":
            number_or_key, parts = parts[0], parts[1:]
        item = Item(kind, number_or_key if kind == "E" else kind + number_or_key, [], where=where)
        for part in parts:
            option = OPTION.fullmatch(part)
            if part in FLAGS:
                item.options[part] = "yes"
            elif option:
                item.options[option[1]] = option[2].strip()
            else:
                item.fields.append(part)
        items.append(item)
    return items


def pattern_of(words: str) -> str:
    """A pattern for words as they are quoted: white space and quotation marks are free, edges are those of words."""
    out = []
    for piece in re.split(r"(\s+|['’‘]|[\"“”])", words.strip()):
        if not piece:
            continue
        if piece.isspace():
            out.append(r"\s+")
        elif piece in "'’‘":
            out.append("['’‘]")
        elif piece in '"“”':
            out.append('["“”]')
        else:
            out.append(re.escape(piece))
    left = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    right = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return left + "".join(out) + right


def places_of(text: str, quote: str) -> tuple[list[list[int]], int | None]:
    """All places where a quote stands, and the number of the one that it asks for, if it does."""
    number = None
    if numbered := re.fullmatch(r"(.*)#(\d+)", quote, re.DOTALL):
        quote, number = numbered[1], int(numbered[2])
    before, inner, after = "", quote, ""
    if braces := re.fullmatch(r"([^{]*)\{([^}]+)\}(.*)", quote, re.DOTALL):
        before, inner, after = braces[1], braces[2], braces[3]
    start, tilde, end = inner.partition("~")
    body = pattern_of(start) + (rf".*?{pattern_of(end)}" if tilde else "")
    full = "(?=" + (_context(before, after=False) + f"({body})" + _context(after, after=True)) + ")"
    return [[m.start(1), m.end(1)] for m in re.finditer(full, text, re.DOTALL)], number


def _context(words: str, *, after: bool) -> str:
    if not words.strip():
        return ""
    gap = r"\s*" if (words[0] if after else words[-1]).isspace() else ""
    return gap + pattern_of(words) if after else pattern_of(words) + gap


def anchor(
    text: str,
    quote: str,
    where: str,
    *,
    near: Spots | None = None,
    outside: Spots = (),
    besides: Spots = (),
) -> list[int]:
    """The span of a quote. Where it stands in several places, the one nearest to any of ``near``, if those are given,
    and not within ``outside``; and nearest to one of ``besides`` as well, where it says that."""
    spots, number = places_of(text, quote)
    if number is not None:
        if not 1 <= number <= len(spots):
            raise Wrong(f"{where}: {quote!r}: there are {len(spots)} places")
        return spots[number - 1]
    if outside and len(spots) > 1:
        spots = [s for s in spots if not any(a <= s[0] and s[1] <= b for a, b in outside)] or spots
    if not spots:
        raise Wrong(f"{where}: {quote!r} is not in the text")
    if len(spots) == 1:
        return spots[0]
    if near is None:
        raise Wrong(f"{where}: {quote!r} stands in {len(spots)} places: give a number or braces")
    return min(spots, key=lambda s: (gap(s, near) + (gap(s, besides) if besides else 0), s[0]))


def gap(span: list[int], others: Spots) -> int:
    """How many characters lie between a span and the nearest of some others."""
    return min(max(span[0] - b, a - span[1], 0) for a, b in others)


def pieces(field_text: str) -> list[str]:
    return [piece.strip() for piece in field_text.split(" + ") if piece.strip() not in ("", "-")]


def mentions(text: str, field_text: str, where: str) -> Spans:
    """The spans of an entity's mentions; ``words*`` stands for every place that is not inside another of its own."""
    quotes = pieces(field_text)
    found = [anchor(text, quote, where) for quote in quotes if not quote.endswith("*")]
    for quote in sorted((q for q in quotes if q.endswith("*")), key=len, reverse=True):
        spots, _ = places_of(text, quote.removesuffix("*").strip())
        if not spots:
            raise Wrong(f"{where}: {quote!r} is not in the text")
        found += [s for s in spots if not any(a <= s[0] and s[1] <= b for a, b in found)]
    return sorted(found)


def reports(root: Path) -> Iterator[Report]:
    """All reports, by part, story and name."""
    for path in sorted(root.glob("*/*/*.txt")):
        yield read_report(path)


def annotation(report: Report, who: str | None = None) -> Path | None:
    """The file that an annotator wrote, or, where none is asked for, the adjudicated one or else the first."""
    for name in [who] if who else ["gold", "a"]:
        path = report.path.with_suffix(f".{name}.ann")
        if path.exists():
            return path
    return None
