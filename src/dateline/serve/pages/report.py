"""One report: its text with the words lit that its record rests on, and the record beside it, each lit by the other."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import BadInput
from dateline.export.lookup import lookup
from dateline.export.visible import opening
from dateline.keep.find import find
from dateline.serve.page import Desk, Page, Refused, missing
from dateline.serve.rows import Group, groups_of
from dateline.serve.shown import LEGEND, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The id of the report, or of a reading of it; as the judgements of one ``coder`` alone leave it.

    ``document`` is the id too, by the name that the pages which filter by it give it.
    """

    id: str | None = None
    document: str | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The report and all that was read in it; offsets are code points of ``text``."""

    id: str
    title: str | None
    opening: str
    outlet: str | None
    url: str | None
    published: str | None
    dateline_place: str | None
    language: str
    version_of: str | None
    versions: tuple[str, ...]
    files: tuple[str, ...]
    reading: str
    machine: bool
    made_by: str
    weights: str | None
    text_sha256: str
    raw_sha256: str
    words: int
    text: str
    groups: tuple[Group, ...]
    legend: tuple[Sign, ...]


def report(desk: Desk, asked: Asked) -> Report:
    """The answer of the page."""
    name = asked.id or asked.document
    if name is None:
        raise Refused(422, "no report is named", "give its id: /report?id=…")
    try:
        found = find(desk.view, name, coder=asked.coder)
    except BadInput:
        raise missing("report", name) from None
    document, made = found.reading.document, found.reading.made_by
    reviews = list(desk.view.rows("reviews", document=document.id)) if asked.coder is None else []
    return Report(
        id=document.id,
        title=document.title,
        opening=opening(document.text),
        outlet=document.source,
        url=document.url,
        published=str(document.published) if document.published else None,
        dateline_place=document.dateline_place,
        language=document.language,
        version_of=document.version_of,
        versions=tuple(str(row[0]) for row in desk.view.rows("documents", version_of=document.id)),
        files=found.files,
        reading=found.kept.id,
        machine=found.kept.reading[2] is None,
        made_by=made.dateline,
        weights=made.weights,
        text_sha256=document.text_sha256,
        raw_sha256=document.raw_sha256,
        words=len(document.text.split()),
        text=document.text,
        groups=groups_of(lookup(found.reading), found.kept, reviews),
        legend=LEGEND,
    )


PAGE = Page(
    name="report",
    title="A report",
    asks=Asked,
    answers=Report,
    answer=report,
    styles=("report.css",),
    modules=("report.js",),
)
