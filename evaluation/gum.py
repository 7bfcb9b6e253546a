"""GUM's documents as text, words, trees and entity mentions, read from CoNLL-U with GUM's ``Entity`` annotation.

The texts are read when a measurement runs; none is kept here.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class GumMention(NamedTuple):
    """Words ``first`` to ``last``, both included, with the word that carries them, GUM's kind and chain."""

    first: int
    last: int
    head: int
    kind: str
    chain: str


class GumWord(NamedTuple):
    start: int
    end: int
    lemma: str
    upos: str
    head: int  # index in the document, -1 at a root
    deprel: str


@dataclass
class GumDocument:
    id: str
    text: str = ""
    words: list[GumWord] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[GumMention] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """As its id tells: ``GUM_news_…``, ``weblog-…``."""
        return self.id.removeprefix("GUM_").replace("-", "_").partition("_")[0]

    def of(self, mention: GumMention) -> str:
        return self.text[self.words[mention.first].start : self.words[mention.last].end]

    def span(self, mention: GumMention) -> tuple[int, int]:
        return self.words[mention.first].start, self.words[mention.last].end


def documents(path: Path, *, joint: str = "\n\n") -> list[GumDocument]:
    """Every document of a file, as running text with an empty line, or another joint, between paragraphs."""
    found: list[GumDocument] = []
    open_mentions: list[tuple[int, str, str]] = []
    for comments, rows in _sentences(path):
        name = next((c.partition(" = ")[2] for c in comments if c.startswith("# newdoc id")), None)
        if name or not found:
            found.append(GumDocument(name or path.name))
            open_mentions = []
        document = found[-1]
        if document.text:
            paragraph = any(c.startswith("# newpar") for c in comments)
            document.text = document.text.rstrip() + (joint if paragraph else " ")
        _add(document, rows, open_mentions)
    for document in found:
        document.text = document.text.rstrip()
        document.mentions = sorted(_headed(m, document) for m in document.mentions)
    return found


def _sentences(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    reader = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf-8") as lines:
        for line in (line.rstrip("\n") for line in lines):
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def _add(document: GumDocument, rows: list[list[str]], open_mentions: list[tuple[int, str, str]]) -> None:
    """One sentence. The words of a contraction share out its characters."""
    first = len(document.words)
    until, rest, spaced = 0, "", True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            until, rest, spaced = int(row[0].partition("-")[2]), row[1], "SpaceAfter=No" not in row[9]
            continue
        number, surface, gap = int(row[0]), row[1], "SpaceAfter=No" not in row[9]
        if number <= until:
            surface = rest if number == until else rest[: len(surface)]
            rest = rest[len(surface) :]
            gap = number == until and spaced
        start = len(document.text) if surface else len(document.text) - 1
        document.text += surface
        head = int(row[6])
        document.words.append(
            GumWord(start, len(document.text), row[2], row[3], first + head - 1 if head else -1, row[7])
        )
        if gap:
            document.text += " "
        _read_entities(row[9], len(document.words) - 1, open_mentions, document)
    document.sentences.append((first, len(document.words)))


def _read_entities(
    misc: str, index: int, open_mentions: list[tuple[int, str, str]], document: GumDocument
) -> None:
    field_ = re.search(r"Entity=([^|]+)", misc)
    for part in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", field_[1] if field_ else ""):
        if part[1]:
            chain, kind, *_ = part[1].split("-")
            if part[2]:
                document.mentions.append(GumMention(index, index, -1, kind, chain))
            else:
                open_mentions.append((index, kind, chain))
        else:
            for k in range(len(open_mentions) - 1, -1, -1):
                if open_mentions[k][2] == part[3]:
                    start, kind, chain = open_mentions.pop(k)
                    document.mentions.append(GumMention(start, index, -1, kind, chain))
                    break


def _headed(mention: GumMention, document: GumDocument) -> GumMention:
    inside = range(mention.first, mention.last + 1)
    heads = [i for i in inside if document.words[i].head not in inside]
    return mention._replace(head=heads[0] if heads else mention.last)
