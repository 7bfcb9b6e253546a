"""Texts to time: the invented reports of ``examples``, varied so that none is read twice; or a file of one's own."""

import gzip
import json
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"


def varied(words: int) -> list[str]:
    """Reports of about so many words together: the examples with their paragraphs in turn and their numbers changed."""
    reports = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
    found: list[str] = []
    total = 0
    while total < words:
        number = len(found)
        paragraphs = reports[number % len(reports)].split("\n\n")
        turn = number // len(reports) % len(paragraphs)
        text = "\n\n".join(paragraphs[turn:] + paragraphs[:turn])
        shift = str.maketrans("123456789", "123456789"[number % 9 :] + "123456789"[: number % 9])
        found.append(text.translate(shift))
        total += len(text.split())
    return found


def of_file(path: Path, words: int) -> list[str]:
    """The first texts of JSON lines with a ``text``, up to so many words."""
    found: list[str] = []
    total = 0
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if total >= words:
                break
            found.append(json.loads(line)["text"])
            total += len(found[-1].split())
    return found
