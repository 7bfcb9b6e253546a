"""Kind, country, sector and role of actors: on the seed report, and on the project's own annotated reports.

``seed-actors``: of the actors that the seed's annotation names, how many are entities of that name, and of these and all
their annotated parts how many are right; ``check``: whether the Lion of Panjshir gets one. ``actors``: of the actors
annotated in ``evaluation/gold`` (train and dev), the share with a mention of theirs found, and of those found the share
of right kinds, countries, sectors and roles (a word of the role in common); ``chains whole`` is the share of those with
several annotated mentions whose found mentions are all one entity. The journalists' and the healers' codes
count as the press's, as the annotation has them.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from evaluation.gold.compile import ROOT, compile_report
from evaluation.gold.source import annotation, reports
from evaluation.measurement import Bench, Figures

from dateline.model import Entity, Span, document_of
from dateline.reading import Draft
from dateline.reading.actors import actor_codes
from evaluation import seed

PARTS = ("kind", "country", "sector", "role")
SEED_PINNED = ("found", *PARTS, "check")
GOLD_PARTS = ("train", "dev")
"""The annotated reports still change, so that their figures have no floors yet."""
PLV = "gold/events/plv-train.jsonl"
EACH = 5
"""Every how many records of PLV are measured."""
CODES_PINNED = ("annotated actors with a code",)
ABOVE_COUNTRIES = frozenset({"IGO", "NGO", "MNC", "IMG", "MED"})
SAME_SECTOR = {"JRN": "MED", "HLH": "MED"}
Json = dict[str, Any]


def measure_seed(bench: Bench) -> Figures:
    """The seed's actors by name."""
    from dateline.model import Reading
    from dateline.pipeline import read_files

    (reading,) = read_files(bench.gold(seed.REPORT), config=bench.config)
    if not isinstance(reading, Reading):
        raise RuntimeError(reading.message)
    gold: list[Json] = json.loads(bench.gold(seed.GOLD).read_text(encoding="utf-8"))["actors"]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for actor in gold:
        named = [e for e in reading.entities if _words(e.name) == _words(actor["name"])]
        entity = max(named, key=lambda e: len(e.mentions), default=None)
        total["found"] += 1
        right["found"] += entity is not None
        for part in PARTS:
            if actor.get(part):
                total[part] += 1
                right[part] += entity is not None and getattr(entity, part) == actor[part].replace(
                    "armed group", "armed_group"
                )
        if actor.get("check"):
            total["check"] += 1
            right["check"] += any(issue.code == "check" for issue in reading.issues)
    return {part: 100 * right[part] / total[part] for part in total}


def _words(name: str) -> list[str]:
    return [word for word in name.lower().split() if word != "the"]


def measure_gold(bench: Bench) -> Figures:
    """The actors of our own reports by the words annotated for them."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text, published, actors in _annotated():
        draft = bench.reader.draft(document_of(text, published=published))
        for actor in actors:
            _score(draft, actor, right, total)
    return {part: 100 * right[part] / total[part] for part in total}


def _annotated() -> Iterator[tuple[str, str, list[Json]]]:
    for report in reports(ROOT):
        if report.part in GOLD_PARTS:
            who = next(name for name in ("gold", "a") if annotation(report, name))
            gold, _ = compile_report(report, who)
            yield report.text, report.published, gold["actors"]


def _score(draft: Draft, actor: Json, right: Counter[str], total: Counter[str]) -> None:
    found = [entity for start, end in actor["spans"] if (entity := _entity(draft, start, end))]
    total["found"] += 1
    if not found:
        return
    right["found"] += 1
    most, _ = Counter(found).most_common(1)[0]
    chosen = next(e for e in draft.entities if e.id == most)
    for part in ("kind", "country", "sector"):
        total[part] += 1
        right[part] += SAME_SECTOR.get(actor[part], actor[part]) == _part(chosen, part)
    if actor["role"]:
        total["role"] += 1
        right["role"] += bool({*actor["role"].lower().split()} & {*(chosen.role or "").lower().split()})
    if len(actor["spans"]) > 1:
        total["chains whole"] += 1
        right["chains whole"] += len(set(found)) == 1


def _part(entity: Entity, part: str) -> str | None:
    value: str | None = getattr(entity, part)
    return SAME_SECTOR.get(value, value) if value else None


def _entity(draft: Draft, start: int, end: int) -> str | None:
    """The entity of the mention that fits some words best and has its head among them."""
    best, fit = None, 0.0
    for mention in draft.mentions:
        common = min(end, mention.span.end) - max(start, mention.span.start)
        if common > 0 and start <= mention.head.start < end:
            share = common / (max(end, mention.span.end) - min(start, mention.span.start))
            if share > fit:
                best, fit = mention.entity, share
    return best


def measure_codes(bench: Bench) -> Figures:
    """The share of the actors that PLV's annotators marked whose words get the code of a country or of one above them."""
    coded = spans = 0
    lines = bench.gold(PLV).read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines[::EACH]):
        draft = bench.reader.draft(document_of(row["text"]))
        for span in (*row["source"], *row["target"]):
            spans += 1
            coded += bool(_countries(draft, [span]))
    return {"annotated actors with a code": 100 * coded / spans}


def _countries(draft: Draft, spans: list[list[int]]) -> set[str]:
    """The countries, or the codes above countries, of annotated words."""
    codes = [code for start, end in spans for code in actor_codes(draft, Span(start, end))]
    return {c.code[:3] for c in codes if c.country or c.code[:3] in ABOVE_COUNTRIES}
