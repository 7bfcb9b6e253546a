"""The area ``coreference``: from the texts and where events are mentioned in them, chains over the whole file.

Neither topics nor clusters of documents are given: reports are put into stories first, by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline import lang
from dateline.config import Config
from dateline.corroborate.chains import Told, chains_of
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.stories import sketch_of
from dateline.corroborate.tracing import happening_at, scene_of, trace_of
from dateline.evaluate.area import Area, Row, read_rows
from dateline.lang import Language
from dateline.model import Issue, Reading
from dateline.pipeline import Load
from dateline.score import score_coreference


def told_in(reading: Reading, mentions: Sequence[Row], language: Language) -> Told:
    """A report as it is compared, with the mentions that are given."""
    wording, scene = wording_of(language), scene_of(reading)
    found = (
        tuple(happening_at(scene, m["id"], m["start"], m["end"]) for m in mentions) if reading.tokens else ()
    )
    return Told(sketch_of(trace_of(reading, wording), wording), found)


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    language = lang.load(config.language)
    read: list[tuple[Row, Told]] = []
    for row, reading in read_rows(rows, config, load):
        if isinstance(reading, Issue):
            yield reading
        else:
            read.append((row, told_in(reading, row["mentions"], language)))
    name: dict[tuple[int, str], str] = {}
    for number, chain in enumerate(chains_of([told for _, told in read], language)):
        name |= dict.fromkeys(chain, f"c{number}")
    for number, (row, told) in enumerate(read):
        mentions = [{"id": each.id, "chain": name[number, each.id]} for each in told.mentions]
        yield {"id": row["id"], "mentions": mentions}


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    return score_coreference(predicted, gold)


COREFERENCE = Area(
    "coreference",
    given=frozenset({"id", "text", "mentions"}),
    answers=frozenset({"mentions"}),
    predict=_predict,
    score=_score,
    parts={"mentions": frozenset({"id", "start", "end"})},
)
