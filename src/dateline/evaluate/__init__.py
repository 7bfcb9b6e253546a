"""Read the texts of a gold file, write predictions in its own format, and score them.

`AREAS` is the table of what can be evaluated. To add an area, write its file and add its line: what the task gives,
how predictions follow from it, and how they are scored. A prediction is made from what the task gives alone; the
answers are taken away before.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Literal

from dateline.config import Config
from dateline.errors import BadInput, reason_of
from dateline.evaluate.area import Area, Row
from dateline.evaluate.attribution import ATTRIBUTION
from dateline.evaluate.copies import copies_area
from dateline.evaluate.coreference import COREFERENCE
from dateline.evaluate.event_time import EVENT_TIME
from dateline.evaluate.events import EVENTS, WITH_ACTORS
from dateline.evaluate.factuality import FACTUALITY
from dateline.evaluate.incidents import INCIDENTS
from dateline.evaluate.place import PLACE, WITH_SPANS
from dateline.evaluate.times import TIME
from dateline.model import Issue
from dateline.pipeline import Load, load_reader

__all__ = ["AREAS", "Area", "Evaluation", "evaluate"]

AREAS: Final[dict[str, Area]] = {
    area.name: area
    for area in (ATTRIBUTION, COREFERENCE, EVENTS, FACTUALITY, INCIDENTS, PLACE, TIME, EVENT_TIME)
}
GIVING_MORE: Final[dict[tuple[str, str], Area]] = {
    ("events", "given-actors"): WITH_ACTORS,
    ("place", "gold-spans"): WITH_SPANS,
}
"""The areas whose task may give more, by area and flag."""
WITH_ARTICLES: Final[dict[str, Callable[[Sequence[Row]], Area]]] = {"copies": copies_area}
"""The areas whose gold lines name articles of another file."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of it: the score as JSON, and the issues of documents that could not be read."""

    area: str
    score: dict[str, Any]
    issues: tuple[Issue, ...]


def evaluate(
    name: str,
    gold: Path,
    out: Path,
    *,
    more: str | Path | None = None,
    config: Config | None = None,
    load: Load = load_reader,
) -> Evaluation:
    """Predict an area of a gold file, write the predictions to ``out`` (``.gz`` is packed), and score them.

    ``more`` is what the task gives besides: a flag of `GIVING_MORE`, or the file of the articles that the gold lines of
    an area of `WITH_ARTICLES` name.
    """
    area = _area(name, more)
    rows = list(_rows(gold))
    _check(area, rows, gold)
    given = [area.question(row) for row in rows]
    predictions: list[Row] = []
    issues: list[Issue] = []
    with _opened(out, "wt") as file:
        for item in area.predict(given, config or Config(), load):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                predictions.append(item)
                file.write(json.dumps(item, ensure_ascii=False) + "\n")
    return Evaluation(name, area.score(predictions, rows), tuple(issues))


def _area(name: str, more: str | Path | None) -> Area:
    """The area of a name, with what it is given besides."""
    known = sorted(AREAS.keys() | WITH_ARTICLES.keys())
    if name not in known:
        raise BadInput(f"there is no area {name!r}", remedy=f"the areas are: {', '.join(known)}")
    if name in WITH_ARTICLES:
        if not isinstance(more, Path):
            raise BadInput(
                f"the area {name!r} needs the file of its articles", remedy="give it with --articles"
            )
        return WITH_ARTICLES[name](list(_rows(more)))
    if isinstance(more, Path):
        raise BadInput(
            f"the area {name!r} has no articles", remedy=f"those with them: {', '.join(WITH_ARTICLES)}"
        )
    area = AREAS[name] if more is None else GIVING_MORE.get((name, more))
    if area is None:
        raise BadInput(f"the area {name!r} does not give {more!r}")
    return area


def _rows(path: Path) -> Iterator[Row]:
    with _opened(path, "rt") as file:
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise BadInput("a line is no JSON object", where=f"{path}, line {number}")
                    yield row
        except json.JSONDecodeError as error:
            raise BadInput(f"a line is not JSON: {error}", where=f"{path}, line {number}") from error
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise BadInput(f"the gold file cannot be read: {reason_of(error)}", where=str(path)) from error


def _check(area: Area, rows: Sequence[Row], path: Path) -> None:
    """The gold file has what the task gives and what the scorer compares, and each document once."""
    seen = set()
    for number, row in enumerate(rows, 1):
        missing = sorted((area.given | area.answers) - row.keys())
        if missing:
            raise BadInput(
                f"it is no gold file of {area.name}: {missing[0]!r} is missing", where=f"{path}, row {number}"
            )
        if row["id"] in seen:
            raise BadInput(f"two rows have the id {row['id']!r}", where=f"{path}, row {number}")
        seen.add(row["id"])
    if not rows:
        raise BadInput("the gold file is empty", where=str(path))


def _opened(path: Path, mode: Literal["rt", "wt"]) -> IO[str]:
    """A text file, packed where its name ends in ``.gz``."""
    try:
        if path.suffix == ".gz":
            return gzip.open(path, mode, encoding="utf-8")
        return path.open(mode, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"the file cannot be opened: {error.strerror}", where=str(path)) from error
