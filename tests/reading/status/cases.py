"""Invented sentences with one thing told in brackets, and what is to be judged of it (``cases.txt``)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """A sentence, where its thing begins, and what holds of it; ``voice`` is ``own`` or words of the source."""

    construction: str
    text: str
    start: int
    status: str
    negated: bool
    historical: bool
    voice: str


def cases() -> list[Case]:
    """All cases, in the order of the file."""
    found, heading = [], ""
    for line in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line and not line.startswith("#"):
            sentence, status, flags, voice = (part.strip() for part in line.split("|"))
            text = sentence.replace("[", "").replace("]", "")
            found.append(
                Case(heading, text, sentence.index("["), status, "not" in flags, "past" in flags, voice)
            )
    return found
