"""``dateline link``, ``incidents``, ``merge`` and ``split``: what many reports tell of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from dateline.cli.messages import FAILED, tell
from dateline.cli.record.asking import COUNTRY, SINCE, TYPES, UNTIL
from dateline.cli.record.judging import signed
from dateline.cli.record.opening import now, opened, record_argument
from dateline.cli.record.progress import bar
from dateline.cli.record.rows import chosen, form_option, look, put, put_lines, short_address, table
from dateline.model import Judgement

if TYPE_CHECKING:
    from dateline.keep.incidents import Shown
    from dateline.store.protocol import Store

_DRAWN: Final = ("id", "when", "where", "what", "type", "reports", "outlets", "lines")
_ROOM: Final = 60
_FEATURES: Final = 4


@click.command(short_help="Link the reports of a record: copies, incidents, claims.")
@record_argument
@click.option("--anew", is_flag=True, help="Everything from nothing; the result is the same.")
def link(record: str, anew: bool) -> None:  # noqa: FBT001 - a flag of click
    """Compare the reports of RECORD that were not linked yet with each other and with those before them.

    New reports join old incidents. A report is compared with those printed within 30 days of it.
    """
    with opened(record) as store:
        noted = link_now(store, anew=anew)
    if noted:
        not_all_linked(record)


def link_now(store: Store, *, anew: bool = False) -> int:
    """Links a record, and says what it came to; how many issues there are."""
    from dateline.keep.link import link as link_in

    with bar("reports") as progress:
        outcome = link_in(store, now=now(), anew=anew, progress=progress)
    issues = f" · {outcome.issues} issue{'s' if outcome.issues > 1 else ''}" if outcome.issues else ""
    reports = f"{outcome.reports} report{'' if outcome.reports == 1 else 's'} linked"
    click.echo(
        f"{reports} · {outcome.incidents} incident{'s' * (outcome.incidents != 1)}{issues} · run {outcome.run}"
    )
    return outcome.issues


def not_all_linked(record: str) -> NoReturn:
    """Ends with the exit code of what failed in part."""
    tell(f"not everything could be linked: dateline issues {record} lists why")
    raise SystemExit(FAILED)


@click.command(short_help="List the incidents of a record.")
@record_argument
@click.option("--since", metavar="DAY", type=SINCE, help="Those that may have been on this day or later.")
@click.option("--until", metavar="DAY", type=UNTIL, help="Those that may have been on this day or before.")
@click.option("--country", metavar="ISO3", type=COUNTRY, help="The country.")
@click.option("--place", metavar="WORDS", help="Words in the name of the place.")
@click.option("--type", metavar="TYPE", type=TYPES, help="The PLOVER type.")
@click.option(
    "--reports", metavar="N", type=click.IntRange(0), default=0, help="Told by so many reports at least."
)
@click.option(
    "--lines", metavar="N", type=click.IntRange(0), default=0, help="By so many independent lines at least."
)
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=100, show_default=True, help="Most incidents."
)
@form_option
def incidents(record: str, **options: Any) -> None:
    """List the incidents of RECORD, the earliest first. dateline show RECORD incidents/ID shows one with its members."""
    from dateline.keep.incidents import Wanted, incidents_in
    from dateline.tables import INCIDENTS

    form = chosen(options)
    with opened(record) as store:
        rows = list(incidents_in(store.view, Wanted(**options)))
    if form != "table":
        put_lines(form, INCIDENTS.names, rows)
        return
    if rows:
        put(table(_DRAWN, [_drawn(INCIDENTS.cells(row)) for row in rows], {"id": "dim"}) + "\n")
    put(f"{len(rows)} incident{'' if len(rows) == 1 else 's'}\n")


def _drawn(cells: dict[str, Any]) -> tuple[Any, ...]:
    from dateline.export.dates import days
    from dateline.export.visible import one_line, shortened

    when = days(cells["earliest"], cells["latest"]) or None
    where = ", ".join(each for each in (cells["toponym"], cells["country"]) if each) or None
    what = shortened(one_line(cells["name"]), _ROOM)
    counts = (cells["reports"], cells["outlets"], cells["lines"])
    return (cells["id"][:8], when, where, what, cells["type"], *counts)


def shown(row: Sequence[Any], members: Sequence[Shown]) -> str:
    """An incident for a person: what, where and when, its counts, and each member with what tied it."""
    from rich.console import Group
    from rich.text import Text

    from dateline.export.dates import days
    from dateline.export.legend import status_words
    from dateline.export.terminal import drawn
    from dateline.export.visible import one_line
    from dateline.tables import INCIDENTS

    cells = INCIDENTS.cells(tuple(row))
    head = Text(one_line(cells["name"]), "bold")
    about = (cells["type"], days(cells["earliest"], cells["latest"]), cells["toponym"], cells["country"])
    facts = Text(" · ".join(one_line(each) for each in about if each))
    counts = ", ".join(f"{cells[name]} {name}" for name in ("reports", "outlets", "origins", "sources"))
    lines = f"{counts}; {cells['lines']} independent line{'' if cells['lines'] == 1 else 's'}"
    parts = [head, facts, Text(lines, "dim"), Text("")]
    for one in members:
        said = status_words(one.status, negated=one.negated)
        line = Text(f"{short_address(f'{one.reading}/events/{one.event}')}  ", "dim")
        line.append(f"“{one_line(one.quote)}” {said}")
        line.append(
            " · ".join(("", one_line(one.report), one_line(one.outlet or ""), (one.published or "")[:10])),
            "dim",
        )
        parts.append(line)
        if one.why.report is not None:
            told = ", ".join(
                f"{name} {value:g} ({weight:+.1f})" for name, value, weight in one.why.features[:_FEATURES]
            )
            parts.append(
                Text(f"    {one.score:.2f} with {one_line(one.why.report)} {one.why.event}: {told}", "dim")
            )
    return drawn(Group(*parts), look())


@click.command(short_help="Say that incidents are one.")
@record_argument
@click.argument("incident", nargs=-1, required=True)
@signed
def merge(record: str, incident: tuple[str, ...], **by: Any) -> None:
    """Say that INCIDENTs of RECORD, named by the beginning of their ids, are one. The next dateline link joins them."""
    from dateline.keep.decided import merge as merge_in

    with opened(record) as store:
        made = merge_in(store, incident, Judgement(id="new", decision="merge", about="new", at=now(), **by))
    click.echo(f"merge {' '.join(incident)} · judgement {made.id[:12]} · dateline link {record} applies it")


@click.command(short_help="Say that members of an incident are of another.")
@record_argument
@click.argument("incident")
@click.argument("member", nargs=-1, required=True)
@signed
def split(record: str, incident: str, member: tuple[str, ...], **by: Any) -> None:
    """Say that each MEMBER of an INCIDENT of RECORD, a report or REPORT/EVENT, is of another happening than the rest."""
    from dateline.keep.decided import split as split_in

    with opened(record) as store:
        signature = Judgement(id="new", decision="split", about="new", at=now(), **by)
        made = split_in(store, incident, member, signature)
    click.echo(f"split {incident} · judgement {made.id[:12]} · dateline link {record} applies it")
