"""``dateline query``, ``search``, ``show``, ``issues`` and ``runs``: looking into a record."""

from __future__ import annotations

import re
import sys
from typing import Any, Final

import click

from dateline.commands.shown import form_option, opened, record_option, show
from dateline.errors import BadInput
from dateline.export.visible import one_line, visible
from dateline.store.protocol import FLAT_TABLES, Query, View, flat_columns
from dateline.store.protocol import Hit as _Hit
from dateline.tables import RUN_ISSUES, RUNS, Kept

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

# What a terminal has room for.
DRAWN: Final = {
    "events": ("earliest", "type", "status", "actor", "recipient", "toponym", "address"),
    "statements": ("speaker", "act", "quote", "address"),
    "claims": ("attribute", "low", "high", "earliest", "toponym", "speaker", "address"),
    "evidence": ("report", "table", "row", "column", "start", "end", "by"),
    "issues": ("report", "step", "code", "message"),
}


@click.command()
@record_option
@click.option(
    "--table", type=click.Choice(FLAT_TABLES), default="events", show_default=True, help="What to list."
)
@click.option("--since", metavar="DAY", help="What may have been on or after this day, month or year.")
@click.option("--until", metavar="DAY", help="What may have been on or before this day, month or year.")
@click.option("--country", metavar="ISO3", help="The country of the place, as ISO 3166 alpha-3.")
@click.option("--place", metavar="WORDS", help="Words of the place's name.")
@click.option("--actor", metavar="WORDS", help="Words of an actor's or speaker's name.")
@click.option("--recipient", metavar="WORDS", help="Words of a recipient's or target's name.")
@click.option("--type", "type_", metavar="TYPE", help="The PLOVER type of an event.")
@click.option("--status", metavar="STATUS", help="occurred, denied, planned …")
@click.option("--act", metavar="ACT", help="The act of a statement: assert, deny, request …")
@click.option("--source", metavar="OUTLET", help="The outlet or agency of the report.")
@click.option("--report", metavar="ID", help="One report.")
@click.option("--state", type=click.Choice(["machine", "accepted", "corrected", "rejected"]), multiple=True)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Most rows.")
@form_option
def query(record: str, table: str, type_: str | None, form: str, **given: Any) -> None:
    """List what RECORD holds: events, statements, claims and the rest, with what they rest on.

    Rejected rows are left out unless --state asks for them.
    """
    states = given.pop("state") or Query().states
    asked = Query(
        since=_bound(given.pop("since"), last=False),
        until=_bound(given.pop("until"), last=True),
        type=type_,
        outlet=given.pop("source"),
        document=given.pop("report"),
        states=states,
        **given,
    )
    columns = (*(column.name for column in flat_columns(table)), "address")
    with opened(record) as store:
        rows = (
            (*row, "" if table in ("evidence", "issues") else _address(table, row, columns))
            for row in store.view.flat(table, asked)
        )
        number = show(form, columns, rows, drawn=DRAWN.get(table, (*columns[7:11], "address")))
    if form == "table":
        more = "; --limit asks for more" if number == asked.limit else ""
        click.echo(f"{number} {table}{more}")


def _address(table: str, row: tuple[Any, ...], columns: tuple[str, ...]) -> str:
    """The address of a row; a claim stands at its event."""
    place, of = ("event", "events") if table == "claims" else ("id", table)
    return f"{row[1]}/{of}/{row[columns.index(place)]}"


def _bound(day: str | None, *, last: bool) -> str | None:
    """A day, or the first or last day of a month or a year."""
    if day is None:
        return None
    if not _DAY.fullmatch(day):
        raise BadInput(f"{day!r} is no day", remedy="write 2021, 2021-08 or 2021-08-20")
    return day + {4: "-12-31", 7: "-31", 10: ""}[len(day)] if last else day


@click.command()
@record_option
@click.argument("words")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Most reports.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def search(record: str, words: str, limit: int, as_json: bool) -> None:  # noqa: FBT001 - a flag of click
    """Find the reports in RECORD that have all the WORDS, with a passage; "words in quotation marks" stay together."""
    with opened(record) as store:
        hits = store.view.search(words, limit=limit)
    if as_json:
        columns = ("report", "title", "published", "source", "passage", "lit")
        rows = [
            (
                hit.document,
                hit.title,
                hit.published,
                hit.outlet,
                hit.passage,
                [[s.start, s.end] for s in hit.lit],
            )
            for hit in hits
        ]
        show("json", columns, rows)  # type: ignore[arg-type]  # lit is a list
        return
    for hit in hits:
        _print(hit)
    click.echo(f"{len(hits)} reports")


def _print(hit: _Hit) -> None:
    """A hit with its words lit: bold and underlined on a terminal, in «» elsewhere."""
    head = " · ".join(filter(None, (hit.document, hit.published, hit.outlet, hit.title)))
    click.secho(one_line(head), bold=True)
    at, passage = 0, ""
    plain = not sys.stdout.isatty()
    for span in hit.lit:
        words = _flat(span.of(hit.passage))
        passage += _flat(hit.passage[at : span.start])
        passage += f"«{words}»" if plain else click.style(words, bold=True, underline=True)
        at = span.end
    click.echo(f"  {passage}{_flat(hit.passage[at:])}\n")


def _flat(piece: str) -> str:
    """A piece of a line: as ``one_line``, but a space at either end stays."""
    return re.sub(r"\s+", " ", visible(piece))


@click.command(name="show")
@record_option
@click.argument("id_", metavar="ID")
@click.option("--coder", metavar="NAME", help="Under the judgements of this person alone.")
def show_(record: str, id_: str, coder: str | None) -> None:
    """Show one thing of RECORD with the words it rests on: a report, a reading, a run, or READING/TABLE/ROW."""
    with opened(record) as store:
        lines = list(_shown(store.view, id_, coder))
    for line in lines:
        click.echo(one_line(line))


def _shown(view: View, id_: str, coder: str | None) -> list[str]:
    from dateline.keep.address import address_of

    if "/" in id_ and (view.kept(id_.partition("/")[0]) is not None):
        address = address_of(id_)
        kept = view.kept(address.reading)
        assert kept is not None  # it was there a line ago
        return _row(view, _for(view, kept, coder), address.table, address.row)
    for row in view.rows("documents", id=id_):
        [(_, _, current)] = list(view.rows("current", document=id_)) or [(None, None, None)]
        kept = view.kept(str(current))
        return _report(row) + (_reading(_for(view, kept, coder)) if kept else ["no reading"])
    kept = view.kept(id_)
    if kept is not None:
        return _report(kept.document) + _reading(kept)
    for row in view.rows("runs", id=id_):
        made = len(list(view.rows("produced", run=id_)))
        return [f"run {row[0]} · {row[1]} · {row[2]} · Dateline {row[3]} · {made} readings"]
    raise BadInput(
        f"there is nothing called {id_!r}", remedy="give the id of a report, a reading, a row or a run"
    )


def _for(view: View, kept: Kept, coder: str | None) -> Kept:
    """The reading as this person has judged it, or as it is."""

    from dateline.keep.judge import standing
    from dateline.keep.overlay import lay_over

    if coder is None:
        return kept
    machine = view.kept(str(kept.reading[2])) if kept.reading[2] else kept
    return lay_over(machine or kept, standing(view, kept.document_id, who=coder)).kept


def _report(row: tuple[Any, ...]) -> list[str]:
    from dateline.record import document_of_row

    document = document_of_row(row)
    known = (document.source, document.published, document.title, document.url)
    lines = [f"report {document.id} · " + " · ".join(str(each) for each in known if each)]
    lines += [f"text SHA-256 {document.text_sha256}", f"raw SHA-256 {document.raw_sha256}"]
    return lines


def _reading(kept: Kept) -> list[str]:
    from dateline.keep.address import row_at

    _, _, base, dateline, weights, language, _ = kept.reading
    laid = f" · judgements over {base}" if base else ""
    lines = [f"reading {kept.id} · Dateline {dateline} · weights {weights or 'none'} · {language}{laid}"]
    for table in ("statements", "events"):
        for row in kept.rows[table]:
            cells = row_at(kept, table, str(row[1]))
            what = [
                cells.get(name)
                for name in ("type", "act", "status", "speaker", "actor", "recipient", "quote")
            ]
            lines.append(f"  {kept.id}/{table}/{row[1]} · " + " · ".join(str(each) for each in what if each))
    return lines


def _row(view: View, kept: Kept, table: str, row: str) -> list[str]:
    from dateline.keep.address import row_at

    cells = row_at(kept, table, row)
    text = str(kept.document[2])
    lines = [f"{kept.id}/{table}/{row} of report {kept.document_id}"]
    lines += [f"  {name}: {value!s}" for name, value in cells.items() if value is not None and name != "n"]
    for of_table, of_row, column, _, start, end, by in kept.rows["evidence"]:
        of_participant = (
            of_table == "participants" and str(of_row).startswith(f"{row}#") and table == "events"
        )
        if (of_table, of_row) == (table, row) or of_participant:
            column = "a participant" if of_participant else column
            words = text[start:end]
            lines.append(f"  evidence of {column}: {start}-{end} “{words}” ({by})")
    for of_table, of_row, column, state, who, judgement in (
        each[1:] for each in view.rows("reviews", document=kept.document_id)
    ):
        if (of_table, of_row) == (table, row):
            lines.append(f"  {column or 'the row'}: {state} by {who} ({str(judgement)[:12]})")
    return lines


@click.command()
@record_option
@form_option
def issues(record: str, form: str) -> None:
    """List what went wrong or is missing in RECORD: files that could not be read, and what readings say of themselves."""
    with opened(record) as store:
        columns = ("where", "step", "code", "message")
        place = RUN_ISSUES.place
        outer = [
            (row[place("at")], row[place("step")], row[place("code")], row[place("message")])
            for row in store.view.rows("run_issues")
        ]
        inner = [(row[0], row[8], row[9], row[10]) for row in store.view.flat("issues", Query())]
        number = show(form, columns, [*outer, *inner])
    if form == "table":
        click.echo(f"{number} issues")


@click.command()
@record_option
@form_option
def runs(record: str, form: str) -> None:
    """List the runs of RECORD, the oldest first."""
    with opened(record) as store:
        rows = sorted(store.view.rows("runs"), key=lambda row: (str(row[2]), str(row[0])))
        show(form, RUNS.names, rows, drawn=("id", "command", "started", "dateline", "weights"))
