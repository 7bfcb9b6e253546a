"""The view as incidents on the gold reports of the repository, which are nothing like MUC-4's: does it serve any report?

A report counts as violent where it has an annotated ASSAULT that happened or is claimed to have, is not negated and no
history. Of those: how many have an incident; one of the right type; one whose victims have a number that the report
counts killed, injured, missing or abducted; and one at the place of such an event. Of the others: how many have none.
"""

from collections import Counter
from typing import Any

from evaluation.gold.compile import chosen, compile_report
from evaluation.measurement import Bench, Figures

from dateline import lang
from dateline.incidents import incidents_of
from dateline.model import IncidentView, Reading, document_of

PARTS = {"dev": ("train", "dev"), "test": ("test",)}
FOLDERS = tuple(f"evaluation/gold/reports/{part}" for parts in PARTS.values() for part in parts)
WHAT = ("an incident", "its type", "its number", "its place", "nothing violent, none")
PINNED = tuple(f"{what}, dev" for what in WHAT)
_HAPPENED = ("occurred", "ongoing", "claimed")
_TOLLS = ("killed", "injured", "casualties", "missing", "abducted")
_TYPES = {
    "explosives": {"bombing"},
    "suicide-attack": {"bombing"},
    "abduct": {"kidnapping"},
    "destroy": {"arson", "attack"},
}
"""The types that a mode allows; any other is an attack."""


def measure(bench: Bench) -> Figures:
    figures: Figures = {}
    language = lang.load("en")
    for name, parts in PARTS.items():
        right, there = Counter[str](), Counter[str]()
        for report in (report for part in parts for report in chosen((), part)):
            gold, _ = compile_report(report)
            reading = bench.reader.read(document_of(report.text, published=report.published))
            for what, good in judged(gold, reading, incidents_of(reading, language)).items():
                there[what] += 1
                right[what] += good
        figures |= {f"{what}, {name}": 100 * right[what] / there[what] for what in WHAT if there[what]}
    return figures


def judged(gold: Any, reading: Reading, views: tuple[IncidentView, ...]) -> dict[str, bool]:
    """What of the view of one report can be right, and whether it is."""
    violent = [
        event
        for event in gold["events"]
        if event["type"] == "ASSAULT"
        and event["status"] in _HAPPENED
        and not (event.get("negated") or event.get("historical") or event.get("optional"))
    ]
    if not violent:
        return {"nothing violent, none": not views}
    types = {name for event in violent for name in _TYPES.get(event.get("mode") or "", {"attack"})}
    answer = {"an incident": bool(views), "its type": any(view.type in types for view in views)}
    tolls = {c["low"] for c in gold["counts"] if c.get("scope") in _TOLLS and not c.get("optional")}
    if tolls:
        numbers = {count.id: count.low for count in reading.counts}
        answer["its number"] = any(
            target.count is not None and numbers[target.count] in tolls
            for view in views
            for target in view.targets
        )
    spots = {place["id"]: place["span"] for place in gold["places"]}
    words = {tuple(spots[event["place"]]) for event in violent if event.get("place") in spots}
    names = {reading.document.text[start:end].lower() for start, end in words}
    if names:
        own = {place.id: place.span.of(reading.document.text).lower() for place in reading.places}
        answer["its place"] = any(view.place is not None and own[view.place] in names for view in views)
    return answer
