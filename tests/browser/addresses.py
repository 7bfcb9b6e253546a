"""Where each page is, with what it cannot do without."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlencode

from dateline.serve.pages import PAGES
from dateline.store import open_store
from dateline.tables import EVENTS


def needed(record: Path) -> dict[str, str]:
    """What a page cannot do without, by page and parameter: of the first report, its actor, and the first incident."""
    with closing(open_store(record)) as store:
        first = next(store.view.rows("current"))
        incident = next(store.view.rows("incidents"), ("none",))
        kept = store.view.kept(str(first[2]))
        assert kept is not None
        actor = next(row["actor"] for row in map(EVENTS.cells, kept.rows["events"]) if row["actor"])
    return {
        "report id": str(first[0]),
        "incident id": str(incident[0]),
        "actor called": str(actor),
    }


def address(name: str, known: dict[str, str]) -> str:
    """The address of a page."""
    page = next(each for each in PAGES if each.name == name)
    asked = {each.name: known[key] for each in fields(page.asks) if (key := f"{name} {each.name}") in known}
    return f"{page.path}?{urlencode(asked)}" if asked else page.path
