"""``dateline query``, ``search``, ``issues`` and ``runs``: looking into a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import click

from dateline.cli.record.asking import ACTS, COUNTRY, SINCE, STATUSES, TYPES, UNTIL
from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.rows import (
    Cells,
    chosen,
    form_option,
    look,
    put,
    put_lines,
    put_list,
    short_address,
    table,
)
from dateline.errors import BadInput
from dateline.keep.files import by_place
from dateline.store import FLAT_TABLES, Hit, Query, flat_columns
from dateline.store.protocol import View, of_table
from dateline.tables import RUN_ISSUES, Row

# What a terminal has room for; ``when`` stands for the days.
DRAWN: Final = {
    "events": ("when", "status", "type", "actor", "recipient", "toponym", "quote", "address"),
    "statements": ("published", "speaker", "act", "quote", "address"),
    "claims": ("when", "attribute", "low", "high", "toponym", "speaker", "outlet", "address"),
    "entities": ("name", "kind", "country", "sector", "role", "mentions", "address"),
    "times": ("quote", "value", "earliest", "latest", "reason", "address"),
    "places": ("quote", "name", "country", "lat", "lon", "precision", "address"),
    "mentions": ("quote", "form", "kind", "entity", "address"),
    "counts": ("quote", "low", "high", "unit", "scope", "address"),
    "materiel": ("designation", "kind", "holder", "supplier", "check", "address"),
    "evidence": ("report", "table", "row", "column", "start", "end", "by"),
    "issues": ("report", "step", "code", "message"),
}
_ONE: Final = {"entities": "entity"}
_ROOM: Final = 110
"""Characters of a cell that a table shows: some two lines."""


@click.command(short_help="List what a record holds.")
@record_argument
@click.option("--table", metavar="KIND", type=click.Choice(FLAT_TABLES), default="events", show_default=True,
              help=f"What to list: {', '.join(FLAT_TABLES)}.")  # fmt: skip
@click.option(
    "--since",
    metavar="DAY",
    type=SINCE,
    help="Events that may have been on or after this day, month or year; of the rest, "
    "what was published then.",
)
@click.option("--until", metavar="DAY", type=UNTIL, help="The same, on or before.")
@click.option(
    "--country", metavar="ISO3", type=COUNTRY, help="The country of the place, as ISO 3166 alpha-3."
)
@click.option("--place", metavar="WORDS", help="Words of the place's name.")
@click.option("--actor", metavar="WORDS", help="Words of an actor's or speaker's name.")
@click.option("--recipient", metavar="WORDS", help="Words of a recipient's or target's name.")
@click.option("--type", metavar="TYPE", type=TYPES, help="The PLOVER type of an event, such as ASSAULT.")
@click.option(
    "--status", metavar="STATUS", type=STATUSES, help="The status of an event, such as occurred or denied."
)
@click.option("--act", metavar="ACT", type=ACTS, help="The act of a statement, such as assert or deny.")
@click.option("--source", "outlet", metavar="OUTLET", help="The outlet or agency of the report.")
@click.option("--report", "document", metavar="ID", help="One report.")
@click.option("--state", "states", metavar="STATE", type=click.Choice(["machine", "accepted", "corrected", "rejected"]),
              multiple=True, help="machine, accepted, corrected or rejected; all but the last if not given.")  # fmt: skip
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=50, show_default=True, help="Most rows."
)
@form_option
def query(record: str, **options: Any) -> None:
    """List what RECORD holds: events, statements, claims and the rest, with the address of each.

    The address leads to the words that a row rests on: dateline show RECORD ADDRESS.
    """
    form, name = chosen(options), options.pop("table")
    states = options.pop("states") or Query().states
    asked = Query(states=states, **options)
    columns = tuple(column.name for column in flat_columns(name))
    with opened(record) as store:
        _refuse_unknown(store.view, asked)
        rows = store.view.flat(name, asked)
        if form != "table":
            put_lines(form, (*columns, "address"), ((*row, _address(name, columns, row)) for row in rows))
            return
        found = [_drawn(name, columns, row) for row in _named(store.view, name, columns, rows)]
    drawn = DRAWN[name]
    if found:
        put(table(drawn, found, {"address": "dim", "status": "bold", "act": "bold"}) + "\n")
    more = " · --limit asks for more" if len(found) == asked.limit else ""
    put(f"{len(found)} {_ONE.get(name, name.removesuffix('s')) if len(found) == 1 else name}{more}\n")


def _refuse_unknown(view: View, asked: Query) -> None:
    """Refuses an outlet or a report that is not in the record: no row would match, and none would say so."""
    if asked.outlet is not None and not view.tallied("outlet", [asked.outlet]):
        alike = ", ".join(repr(value) for value, _ in view.tallies("outlet", words=asked.outlet, limit=5))
        remedy = f"did you mean {alike}?" if alike else "write it as the reports have it"
        raise BadInput(f"no report is of an outlet called {asked.outlet!r}", remedy=remedy)
    if asked.document is not None and not any(view.rows("current", document=asked.document)):
        raise BadInput(
            f"there is no report {asked.document!r}", remedy="dateline search RECORD WORDS finds reports"
        )


def _named(view: View, name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with the names of the entities that a table shows, in the place of their ids."""
    refer = {column.name for column in of_table(name).columns if column.refers == "entities"}
    places = [columns.index(each) for each in DRAWN[name] if each in refer]
    known: dict[str, dict[str, str]] = {}
    for row in rows:
        if any(row[place] is not None for place in places):
            reading = str(row[1])
            if reading not in known:
                kept = view.kept(reading)
                known[reading] = {str(one[1]): str(one[2]) for one in kept.rows["entities"]} if kept else {}
            names = known[reading]
            row = tuple(names.get(cell, cell) if n in places else cell for n, cell in enumerate(row))
        yield row


def _address(name: str, columns: tuple[str, ...], row: Cells) -> str | None:
    """The address of a row; a claim stands at its event, and evidence and issues have none."""
    if name in ("evidence", "issues"):
        return None
    place, of = ("event", "events") if name == "claims" else ("id", name)
    return f"{row[1]}/{of}/{row[columns.index(place)]}"


def _drawn(name: str, columns: tuple[str, ...], row: Cells) -> Cells:
    """The cells of a row that a table shows, with an address short enough to copy."""
    from dateline.export.dates import days
    from dateline.export.legend import status_words
    from dateline.export.visible import one_line, shortened

    cells: dict[str, Any] = dict(zip(columns, row, strict=True))
    cells["address"] = short_address(_address(name, columns, row) or "")
    if "earliest" in cells:
        cells["when"] = days(cells["earliest"], cells["latest"]) or None
    for column, value in cells.items():
        if isinstance(value, str) and column != "address":
            cells[column] = shortened(one_line(value), _ROOM)
        elif isinstance(value, float) and value.is_integer():
            cells[column] = int(value)
    cells["published"] = (cells.get("published") or "")[:10] or None
    if "negated" in cells:
        cells["status"] = status_words(cells["status"], negated=cells["negated"])
    return tuple(cells[column] for column in DRAWN[name])


@click.command(short_help="Find words in the reports of a record.")
@record_argument
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=10, show_default=True, help="Most reports."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def search(record: str, words: tuple[str, ...], limit: int, as_json: bool) -> None:  # noqa: FBT001 - a flag of click
    """Find the reports of RECORD that have all the WORDS, with the passage; '"words in marks"' stay together."""
    if not re.search(r"\w", " ".join(words)):
        raise click.UsageError("there is no word to look for")
    with opened(record) as store:
        hits = store.view.search(" ".join(words), limit=limit)
    if as_json:
        columns = ("report", "title", "published", "source", "passage", "lit")
        put_lines("json", columns, (_cells(hit) for hit in hits))
        return
    for hit in hits:
        put(_passage(hit) + "\n")
    more = " · --limit asks for more" if len(hits) == limit else ""
    put(f"{len(hits)} report{'' if len(hits) == 1 else 's'}{more}\n")


def _cells(hit: Hit) -> Any:
    lit = [[span.start, span.end] for span in hit.lit]
    return (hit.document, hit.title, hit.published, hit.outlet, hit.passage, lit)


def _passage(hit: Hit) -> str:
    """A hit with its words lit: in colour on a terminal, in «» elsewhere."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from dateline.export.terminal import drawn
    from dateline.export.visible import one_line, visible

    how = look()
    head = Text(one_line(hit.document), "bold")
    facts = (one_line(fact) for fact in (hit.published, hit.outlet, hit.title) if fact)
    head.append("".join(f" · {fact}" for fact in facts), "dim")
    shown = re.sub(r"\s", " ", visible(hit.passage))
    text, at = Text(), 0
    for span in hit.lit:
        words = shown[span.start : span.end]
        text.append(shown[at : span.start])
        text.append(f"«{words}»" if how.ink == "plain" else words, "bold yellow")
        at = span.end
    text.append(shown[at:])
    return drawn(Group(head, Padding(text, (0, 0, 0, 2))), how)


@click.command(short_help="List what a record could not read or resolve.")
@record_argument
@click.option("--code", metavar="CODE", help="Those of one code, such as date-conflict.")
@form_option
def issues(record: str, *, code: str | None, **options: Any) -> None:
    """List what went wrong or is missing in RECORD: files that could not be read, and what readings say of themselves."""
    form = chosen(options)
    with opened(record) as store:
        outer = [RUN_ISSUES.cells(row) for row in store.view.rows("run_issues")]
        outer = sorted(
            (one for one in outer if code is None or one["code"] == code), key=lambda one: by_place(one["at"])
        )
        columns = [column.name for column in flat_columns("issues")]
        inner = [dict(zip(columns, row, strict=True)) for row in store.view.flat("issues", Query(code=code))]
    rows: list[Cells] = [(one["at"], one["step"], one["code"], one["message"]) for one in outer]
    rows += [(one["report"], one["step"], one["code"], one["message"]) for one in inner]
    put_list(form, ("where", "step", "code", "message"), rows, "issue")


def _run(row: Cells) -> Cells:
    """A run with as much of the weights' hash as a table has room for."""
    return (*row[:4], str(row[4] or "")[:12] or None, row[5])


@click.command(short_help="List what was done to make a record.")
@record_argument
@form_option
def runs(record: str, **options: Any) -> None:
    """List the runs of RECORD, the oldest first: what was done, when, by which version."""
    form = chosen(options)
    with opened(record) as store:
        rows = sorted(store.view.rows("runs"), key=lambda row: (str(row[2]), str(row[0])))
    columns = ("run", "command", "started", "dateline", "weights", "language")
    put_list(form, columns, [_run(row) if form == "table" else row[:6] for row in rows], "run")
