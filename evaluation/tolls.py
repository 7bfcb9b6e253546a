"""Tolls: how two numbers of one incident stand to each other (evaluation/toll-pairs), and which toll claims of the gold
stories are found with their numbers and claimants.

    python -m evaluation.tolls            the pairs that are wrong, of the development half alone
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold.source import read_report
from evaluation.gold.stories import read_story
from evaluation.measurement import Bench, Figures

from dateline.corroborate.claims import claims_of
from dateline.corroborate.figure import Figure, Told
from dateline.corroborate.relations import relation
from dateline.corroborate.voices import are_one, key_of
from dateline.corroborate.words import words_of
from dateline.lang import Language, load
from dateline.model import Span, document_of
from dateline.reading import Reader

PAIRS = ("evaluation/toll-pairs/dev.toml", "evaluation/toll-pairs/test.toml")
STORIES = "evaluation/gold/reports"
FIGURES = ("kind, dev", "kind, held out", "kind of pairs with both claims found")
_SIDES = ("a", "b")
_NO_NUMBERS = frozenset({"date", "place", "perpetrator", "responsibility"})


@dataclass(frozen=True)
class Answer:
    """One pair: what it is, what it was taken for (None where a claim was not found), and why."""

    id: str
    kind: str
    found: str | None
    why: str
    claimants: int


def pairs(file: Path) -> list[dict[str, Any]]:
    """The pairs of a file."""
    made: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["pair"]
    return made


def answers(file: Path, reader: Reader) -> Iterator[Answer]:
    """What is made of each pair: both passages are read as reports of one incident."""
    language = load("en")
    words = words_of(language)
    for pair in pairs(file):
        told = [_told(reader, pair[side], f"{pair['id']}{side}") for side in _SIDES]
        figures = claims_of("incident", told, language)
        a, b = (_claim(figures, pair[side], one) for side, one in zip(_SIDES, told, strict=True))
        right = sum(
            one is not None and _says(one, pair[side]["says"], language)
            for one, side in zip((a, b), _SIDES, strict=True)
        )
        if a is None or b is None:
            missing = " and ".join(side for side, one in zip(_SIDES, (a, b), strict=True) if one is None)
            yield Answer(pair["id"], pair["kind"], None, f"no claim was found in {missing}", right)
            continue
        answer = relation(a, b, words, among=figures)
        yield Answer(pair["id"], pair["kind"], answer.kind, answer.why, right)


def _told(reader: Reader, side: dict[str, str], name: str) -> Told:
    reading = reader.read(
        document_of(side["text"], id=name, published=side["published"], source=side["outlet"])
    )
    return Told(reading=reading, events=tuple(event.id for event in reading.events))


def _claim(figures: Sequence[Figure], side: dict[str, str], told: Told) -> Figure | None:
    """The claim whose words overlap the figure's, or else that of its sentence that stands nearest."""
    start = side["text"].index(side["figure"])
    span = Span(start, start + len(side["figure"]))
    own = [one for one in figures if one.claim.document == told.id and one.claim.attribute not in _NO_NUMBERS]
    over = [one for one in own if one.claim.value.evidence[0].overlaps(span)]
    sentence = next((one.span for one in told.reading.sentences if one.span.contains(span)), None)
    near = [one for one in own if sentence and sentence.contains(one.claim.value.evidence[0])]
    near.sort(key=lambda one: abs(one.claim.value.evidence[0].start - start))
    return next(iter(over or near), None)


def _says(figure: Figure, who: str, language: Language) -> bool:
    words = words_of(language)
    return are_one(key_of(figure.claim.asserted_by, words), key_of(who, words))


# The toll claims of the gold stories ---------------------------------------------------------------


def gold_claims(folder: Path, part: str, reader: Reader) -> Counter[str]:
    """How many toll claims there are in a part, how many are found with their number, and with their claimant."""
    language = load("en")
    tally: Counter[str] = Counter()
    for story in sorted(each for each in (folder / part).iterdir() if (each / "pairs.ann").exists()):
        made, _ = read_story(story)
        figures: dict[str, tuple[Figure, ...]] = {}
        for claim in made["claims"]:
            name = claim["report"]
            if name not in figures:
                report = read_report(story / f"{name}.txt")
                fields = {"published": report.published, "source": report.head.get("outlet")}
                reading = reader.read(document_of(report.text, id=name, **fields))
                told = Told(
                    reading=reading, events=tuple(one.id for one in reading.events if not one.historical)
                )
                figures[name] = claims_of("incident", [told], language)
            attribute = claim["attribute"].partition(",")[0]
            same = [
                one
                for one in figures[name]
                if one.claim.attribute == attribute and one.value == (claim["low"], claim["high"])
            ]
            tally["there"] += 1
            tally["number"] += bool(same)
            tally["claimant"] += any(_says(one, claim["claimant"], language) for one in same)
    return tally


def measure(bench: Bench) -> Figures:
    """The kind of relation in both halves, and the toll claims of the gold stories of train and dev."""
    figures: Figures = {}
    every: list[Answer] = []
    for name, file in zip(("dev", "held out"), PAIRS, strict=True):
        found = list(answers(bench.gold(file), bench.reader))
        every += found
        figures[f"kind, {name}"] = 100 * sum(one.kind == one.found for one in found) / len(found)
    read = [one for one in every if one.found]
    figures["kind of pairs with both claims found"] = (
        100 * sum(one.kind == one.found for one in read) / len(read)
    )
    figures["pairs with both claims found"] = 100 * len(read) / len(every)
    figures["claimants of the pairs"] = 100 * sum(one.claimants for one in every) / (2 * len(every))
    tally: Counter[str] = Counter()
    for part in ("train", "dev"):
        tally += gold_claims(bench.gold(STORIES), part, bench.reader)
    for name in ("number", "claimant"):
        figures[f"toll claims of gold stories, {name}"] = 100 * tally[name] / tally["there"]
    return figures


def main() -> None:
    """Tells the pairs of the development half that are wrong."""
    from dateline.config import Config

    reader = Reader.load(Config())
    root = Path(__file__).parent.parent
    for one in answers(root / PAIRS[0], reader):
        if one.kind != one.found:
            print(f"{one.id}  {one.kind}, taken for {one.found}: {one.why}")


if __name__ == "__main__":
    main()
