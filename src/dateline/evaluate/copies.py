"""The area ``copies``: which of two articles is a copy of the other, reuses its text, tells the same event.

A gold line names two articles by their ids; their texts stand in another file, given as ``--articles``. What is
boilerplate of an outlet, and how rare a word is, follows from all the articles of that file. An article's day is the one
that the head of its text names; where it names none, that of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline import lang
from dateline.config import Config
from dateline.corroborate.copies import COPY, REUSE, Boilerplate, Comparison, compare
from dateline.corroborate.furniture import boilerplate_of
from dateline.corroborate.pairs import SAME_EVENT, Gist, alike, gist_of, rarity_of, same_event
from dateline.corroborate.report import Report, report_from
from dateline.errors import BadInput
from dateline.evaluate.area import Area, Row
from dateline.ingest.dates import dates_of
from dateline.model import Issue
from dateline.pipeline import Load
from dateline.score import score_pairs

_HEAD: Final = 400
"""Characters of a text in which its day is looked for: titles, captions and tags may come first."""
_COLUMN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is found of one pair: the comparison of their texts, and what tells that they are of one event."""

    shared: Comparison
    alike: dict[str, float]
    same_event: float


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a file as they are compared."""

    reports: dict[str, Report]
    gists: dict[str, Gist]
    boilerplate: Boilerplate

    def answer(self, a: str, b: str) -> Answer:
        """What is found of two of them."""
        shared = compare(self.reports[a], self.reports[b], boilerplate=self.boilerplate)
        found = alike((self.reports[a], self.gists[a]), (self.reports[b], self.gists[b]), shared)
        return Answer(shared, found, same_event(found, shared))


def articles_of(rows: Sequence[Row], language: str = "en") -> Articles:
    """Articles with ``id`` and ``text``, and maybe ``outlet``, ``title``, ``published`` and ``date``."""
    known = lang.load(language)
    for number, row in enumerate(rows, 1):
        if not (row.get("id") and isinstance(row.get("text"), str)):
            raise BadInput("an article needs an id and a text", where=f"article {number}")
    reports = {
        row["id"]: report_from(
            row["id"],
            row["text"],
            known,
            outlet=row.get("outlet"),
            published=day_of(row, language),
            title=row.get("title"),
        )
        for row in rows
    }
    outlets = {report.outlet for report in reports.values() if report.outlet}
    rarity = rarity_of(report.wording for report in reports.values())
    return Articles(
        reports,
        {name: gist_of(report, rarity, known) for name, report in reports.items()},
        {
            outlet: boilerplate_of(
                (report.day, report.wording) for report in reports.values() if report.outlet == outlet
            )
            for outlet in sorted(outlets)
        },
    )


def day_of(row: Row, language: str) -> str | None:
    """The day of an article: the one it was published where that is given, else the first that its head names in full,
    else that of its ``date``, written with the month first."""
    if row.get("published"):
        return str(row["published"])
    dates, head = dates_of(language), row["text"][:_HEAD]
    for word in re.finditer(r"(?<![^\W_])[^\W_]", head):
        found = dates.at(head, word.start())
        if found and found.published and found.published.day:
            return found.published.day.isoformat()
    given = str(row.get("date") or "")
    if _ISO.match(given):
        return given[:10]
    if column := _COLUMN.fullmatch(given):
        return f"{column['year']}-{int(column['month']):02}-{int(column['day']):02}"
    return None


def label_of(answer: Answer) -> str:
    """The label of a pair: C copy, P partly reused text, E same event, B shared background, D different."""
    shared = answer.shared
    if shared.kind == "copy" or shared.copy >= COPY:
        return "C"
    if shared.kind == "partial" or shared.reuse >= REUSE:
        return "P"
    if answer.same_event >= SAME_EVENT:
        return "E"
    return "B" if shared.kind == "background" else "D"


def copies_area(articles: Sequence[Row]) -> Area:
    """The area over the articles of a file."""

    def predict(rows: Sequence[Row], config: Config, _: Load) -> Iterator[Row | Issue]:
        read = articles_of(articles, config.language)
        for row in rows:
            missing = sorted({row["a"], row["b"]} - read.reports.keys())
            if missing:
                yield Issue(
                    step="evaluate", code="missing", message=f"no article {missing[0]}", where=row["id"]
                )
                continue
            answer = read.answer(row["a"], row["b"])
            yield {
                "id": row["id"],
                "label": label_of(answer),
                "copy_score": answer.shared.copy,
                "reuse_score": answer.shared.reuse,
                "same_event_score": round(answer.same_event, 4),
            }

    return Area(
        "copies",
        given=frozenset({"id", "a", "b"}),
        answers=frozenset({"label"}),
        predict=predict,
        score=_score,
    )


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    found = {row["id"]: row for row in predicted}
    return score_pairs((row["label"], found.get(row["id"])) for row in gold if not row.get("identical"))
