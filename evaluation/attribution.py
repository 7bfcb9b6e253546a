"""Who says what, on PolNeAR's development part, by the project's scorer; and how it holds under other typography.

PolNeAR's articles are set as seven American outlets set them. The variants are made when the measurement runs, letter
for letter, so that every gold span stays where it is; none is kept.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evaluation.measurement import Bench, Figures

from dateline.evaluate import evaluate
from dateline.reading.syntax.quotes import quotations

GOLD = "gold/attribution/polnear-dev.jsonl.gz"
KINDS = ("att", "source_overlap", "content_exact", "content_tok", "cue_tok")


def measure(bench: Bench) -> Figures:
    score = _score(bench, bench.gold(GOLD), "as-it-is")
    figures = {kind: score[kind]["f1"] for kind in KINDS}
    figures |= {"att precision": score["att"]["p"], "att recall": score["att"]["r"]}
    return figures | {f"att recall, {manner}": value for manner, value in score["att_recall"].items()}


def measure_typography(bench: Bench) -> Figures:
    figures = {}
    for name, variant in VARIANTS.items():
        file = bench.folder / f"polnear-{name.replace(' ', '-')}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for row in _rows(bench.gold(GOLD)):
                text = variant(row["text"])
                out.write(
                    json.dumps(row | {"text": text if len(text) == len(row["text"]) else row["text"]}) + "\n"
                )
        figures[f"att, {name}"] = _score(bench, file, name.replace(" ", "-"))["att"]["f1"]
    return figures


def _score(bench: Bench, gold: Path, name: str) -> dict[str, Any]:
    predictions = bench.folder / f"attribution-{name}.jsonl"
    done = evaluate("attribution", gold, predictions, config=bench.config)
    if done.issues:
        raise RuntimeError(f"{len(done.issues)} articles were not read: {done.issues[0].message}")
    return bench.arbiter("score_attribution.py", gold, predictions)


def _rows(gold: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def set_in(outer: str, inner: str) -> Callable[[str], str]:
    """The same text with its quotation marks in another style: the two marks of outer and of inner quotations."""

    def restyled(text: str) -> str:
        chars = list(text)
        for quoted in quotations(text):
            pair = inner if quoted.depth else outer
            opening, closing = pair[0], pair[1]
            if quoted.inner_start - quoted.start == 1:
                chars[quoted.start] = opening
            if quoted.closed and quoted.end - quoted.inner_end == 1:
                chars[quoted.inner_end] = closing
        return "".join(chars)

    return restyled


def wrapped(text: str, width: int = 72) -> str:
    """The same text in lines of one width."""
    chars, column, last_space = list(text), 0, -1
    for at, char in enumerate(text):
        column = 0 if char == "\n" else column + 1
        if column > width and last_space >= 0:
            chars[last_space] = "\n"
            column = at - last_space
            last_space = -1
        if char in " \n":
            last_space = at if char == " " else -1
    return "".join(chars)


VARIANTS: dict[str, Callable[[str], str]] = {
    "curly double": set_in("“”", "‘’"),
    "straight double": set_in('""', "''"),
    "curly single": set_in("‘’", "“”"),
    "straight single": set_in("''", '""'),
    "guillemets": set_in("«»", "“”"),
    "German marks": set_in("„“", "‚‘"),
    "paragraphs as lines": lambda text: text.replace("\n\n", "\n "),
    "no paragraphs": lambda text: text.replace("\n", " "),
    "wrapped lines": wrapped,
    "capitals": str.upper,
    "small letters": str.lower,
}
