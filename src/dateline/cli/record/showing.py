"""``dateline show``: one thing of a record with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.rows import look, put, short_address
from dateline.errors import BadInput
from dateline.model import Span
from dateline.tables import BY_NAME, Kept

if TYPE_CHECKING:
    from dateline.keep.find import Found


@click.command(short_help="Show a report of a record, or one row and its words.")
@record_argument
@click.argument("address", metavar="ID|ADDRESS")
@click.option("--json", "as_json", is_flag=True, help="The whole reading as one JSON object.")
@click.option("--coder", metavar="NAME", help="Under the judgements of this person alone.")
def show(record: str, address: str, as_json: bool, coder: str | None) -> None:  # noqa: FBT001 - a flag of click
    """Show one thing of RECORD: a report or a reading by its id, or a row by its address.

    An address is READING/TABLE/ROW, as `dateline query` prints it; the beginning of a reading's id is enough. An incident
    is incidents/ID: it is shown with its members, and what tied each to the others.
    """
    from dateline.keep.find import find

    kind, _, name = address.partition("/")
    if kind == "incidents" and name:
        _incident(record, name, as_json=as_json)
        return
    with opened(record) as store:
        found = find(store.view, address, coder=coder)
    if as_json:
        from dateline.export.json import encode

        put(encode(found.reading).decode() + "\n")
    elif found.row is None:
        put(_report(found))
    else:
        put(_row(found))


def _incident(record: str, name: str, *, as_json: bool) -> None:
    import msgspec

    from dateline.cli.record.linking import shown
    from dateline.keep.incidents import incident
    from dateline.tables import INCIDENTS

    with opened(record) as store:
        row, members = incident(store.view, name)
    if as_json:
        put(msgspec.json.encode({**INCIDENTS.cells(row), "members": members}).decode() + "\n")
    else:
        put(shown(row, members) + "\n")


def _report(found: Found) -> str:
    """The report as `dateline read` shows it, and what the record knows of it besides."""
    from rich.text import Text

    from dateline.export import FORMATS
    from dateline.export.terminal import drawn

    how = look()
    kept, document = found.kept, found.reading.document
    files = f" · from {', '.join(found.files)}" if found.files else ""
    made = found.reading.made_by
    lines = (
        f"reading {kept.id} by Dateline {made.dateline}, weights {(made.weights or 'none')[:12]}{files}",
        f"text SHA-256 {document.text_sha256}",
        f"raw  SHA-256 {document.raw_sha256}",
    )
    facts = Text("\n".join((*lines, *_other(found))), "dim")
    return FORMATS["text"].render(found.reading, how) + "\n" + drawn(facts, how)


def _row(found: Found) -> str:
    """A statement or event as ``--why`` shows it; any other row by its cells and their words."""
    from dateline.export.lookup import lookup
    from dateline.export.why import why

    table, row = found.row or ("", "")
    how = look()
    known = lookup(found.reading)
    numbers = {("statements", told.statement.id): told.number for told in known.told}
    numbers |= {("events", event.id): number for number, event in known.events.items()}
    number = numbers.get((table, row))
    text = why(found.reading, number, how) if number else _cells(found.kept, table, row)
    return text + "\n" + _about(found)


def _cells(kept: Kept, table: str, row: str) -> str:
    from rich.table import Table
    from rich.text import Text

    from dateline.export.terminal import drawn
    from dateline.export.visible import one_line

    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, value in _values(kept, table, row).items():
        if value is not None and name not in ("n", "id"):
            grid.add_row(Text(name, "dim"), Text(one_line(str(value))))
    text = str(kept.document[2])
    for of_table, of_row, column, _, start, end, by in kept.rows["evidence"]:
        if (of_table, of_row) == (table, row):
            words = one_line(Span(start, end).of(text))
            grid.add_row(Text(f"words of {column}", "dim"), Text(f"{start}–{end} “{words}” ({by})"))
    return drawn(grid, look())


def _values(kept: Kept, table: str, row: str) -> dict[str, Any]:
    of = BY_NAME[table]
    for found in kept.rows[table]:
        cells = of.cells(found)
        if cells["id"] == row:
            return cells
    raise BadInput(f"reading {kept.id} has no {table} {row}")


def _about(found: Found) -> str:
    from rich.text import Text

    from dateline.export.terminal import drawn
    from dateline.export.visible import one_line

    document = found.reading.document
    table, row = found.row or ("", "")
    facts = (document.id, document.source, str(document.published or ""), document.url)
    lines = (
        " · ".join(one_line(fact) for fact in facts if fact),
        f"{found.kept.id}/{table}/{row}",
    )
    judged = [f"{column or 'the row'}: {state} by {who}" for column, state, who in found.states]
    return drawn(Text("\n".join((*lines, *map(one_line, judged), *_other(found))), "dim"), look())


def _other(found: Found) -> tuple[str, ...]:
    """That another reading of the report counts now: with corrections, or made anew."""
    if found.counts is None:
        return ()
    about = short_address("/".join((found.counts, *found.row))) if found.row else found.counts
    return (f"another reading of the report counts now: {about}",)
