"""The area ``incidents``: from a text, the five roles of MUC-4's simplified templates."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline import lang
from dateline.config import Config
from dateline.evaluate.area import Area, Row, read_rows
from dateline.incidents import weighed_incidents
from dateline.lang import Language
from dateline.model import IncidentView, Issue, Reading, Span
from dateline.pipeline import Load

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def roles_of(reading: Reading, language: Language) -> list[Row]:
    """The incidents of a reading as MUC-4's templates, each entity by the words that the incident quotes: those that the
    weights find, since MUC-4's keys leave out battles, strikes and old deeds, which the view tells of too."""
    return templates_of(reading, weighed_incidents(reading, language))


def templates_of(reading: Reading, views: Iterable[IncidentView]) -> list[Row]:
    """The same, of incidents that were made."""
    return [_template(reading, view) for view in views]


def _template(reading: Reading, view: IncidentView) -> Row:
    row: Row = {"incident_type": view.type, "stage": view.stage, "confidence": {}}
    found: dict[str, list[list[str]]] = {role: [] for role in ROLES}
    for who in view.perpetrators:
        name = _called(reading, who.spans)
        _add(found["PerpOrg" if who.kind == "organization" else "PerpInd"], name)
        if who.confidence:
            row["confidence"][name] = who.confidence
    for target in view.targets:
        _add(
            found["Victim" if target.kind == "human" else "Target"],
            _called(reading, target.spans),
        )
    for instrument in view.instruments:
        _add(found["Weapon"], _called(reading, instrument.spans))
    return row | found


def _called(reading: Reading, spans: Sequence[Span]) -> str:
    return " ".join(" ".join(span.of(reading.document.text).split()) for span in spans)


def _add(names: list[list[str]], name: str) -> None:
    if [name] not in names:
        names.append([name])


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    language = lang.load(config.language)
    for row, reading in read_rows(rows, config, load):
        if isinstance(reading, Issue):
            yield reading
        else:
            yield {"id": row["id"], "roles": roles_of(reading, language)}


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    """Fillers that are right where each document is one set of fillers a role, whatever the template.

    The published figure, over templates, is that of the scorer of MUC-4's simplified templates, which the project
    keeps beside the gold files.
    """
    found = {row["id"]: row["roles"] for row in predicted}
    score: dict[str, Any] = {}
    totals = [0, 0, 0]
    for role in ROLES:
        right = made = there = 0
        for row in gold:
            keys = [
                {plain(name) for name in entity} for each in row["roles"] for entity in each.get(role) or ()
            ]
            mine = {plain(e[0]) for each in found.get(row["id"], ()) for e in each.get(role) or ()}
            right += sum(any(name in key for key in keys) for name in mine)
            made, there = made + len(mine), there + len({min(key) for key in keys})
        score[role] = _rates(right, made, there)
        totals = [a + b for a, b in zip(totals, (right, made, there), strict=True)]
    score["fillers"] = _rates(*totals)
    return score


def _rates(right: int, made: int, there: int) -> dict[str, float]:
    p, r = right / made if made else 0.0, min(right / there, 1.0) if there else 0.0
    return {
        "p": round(100 * p, 2),
        "r": round(100 * r, 2),
        "f1": round(200 * p * r / (p + r), 2) if p + r else 0.0,
    }


def plain(text: str) -> str:
    """A string as MUC-4's keys are compared: small letters, no punctuation, no article."""
    bare = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", bare).split())


INCIDENTS = Area(
    "incidents", given=frozenset({"id", "text"}), answers=frozenset({"roles"}), predict=_predict, score=_score
)
