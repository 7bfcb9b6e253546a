"""``dateline accept``, ``correct``, ``reject`` and ``undo``: a person's judgement; ``log`` and ``agreement``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dateline.cli.record.opening import now, opened, record_argument
from dateline.cli.record.rows import Cells, chosen, form_option, put, put_list, short_address
from dateline.errors import BadInput
from dateline.model import Judgement
from dateline.tables import JUDGEMENTS
from dateline.terms import Decision

F = TypeVar("F", bound=Callable[..., Any])


def _somebody(_: click.Context, __: click.Parameter, name: str) -> str:
    """A name that is one."""
    if not name.strip():
        raise click.BadParameter("give the name of whoever judges")
    return name


def signed(command: F) -> F:
    """Who judges, and why."""
    for option in (
        click.option("--why", required=True, metavar="REASON", help="The reason, for whoever reads the log."),
        click.option("--who", required=True, envvar="DATELINE_WHO", metavar="NAME", show_envvar=True,
                     callback=_somebody, help="Who judges."),
    ):  # fmt: skip
        command = option(command)
    return command


def _blind(command: F) -> F:
    """Whether the judgements of others are seen."""
    text = "See and judge the machine's reading and your own judgements alone."
    return click.option("--blind", is_flag=True, help=text)(command)


def _judge(record: str, decision: Decision, about: str, *, value: str | None = None, **by: Any) -> None:
    from dateline.keep.find import full_address
    from dateline.keep.judge import judge

    blind = by.pop("blind", False)
    with opened(record) as store:
        named = full_address(store.view, about)
        judgement = Judgement(id="new", decision=decision, about=named, at=now(), value=value, **by)
        made = judge(store, judgement, alone=blind)
    click.echo(f"{made.decision} {about} · judgement {made.id[:12]}")


@click.command(short_help="Accept a row or a cell as it is.")
@record_argument
@click.argument("address")
@signed
@_blind
def accept(record: str, address: str, **by: Any) -> None:
    """Accept a row (READING/TABLE/ROW) or a cell (READING/TABLE/ROW/FIELD) of RECORD as it is."""
    _judge(record, "accept", address, **by)


@click.command(short_help="Correct a cell.")
@record_argument
@click.argument("address")
@click.argument("value")
@signed
@_blind
def correct(record: str, address: str, value: str, **by: Any) -> None:
    """Correct a cell (READING/TABLE/ROW/FIELD) of RECORD to VALUE, which is JSON: "ASSAULT" in quotation marks, null …

    A time may be {"earliest": DAY, "latest": DAY}; the words of a cell are [start, end], or a list of these. For a row,
    VALUE is an object of fields that are corrected together.
    """
    _judge(record, "correct", address, value=value, **by)


@click.command(short_help="Reject a row, or empty a cell.")
@record_argument
@click.argument("address")
@signed
@_blind
def reject(record: str, address: str, **by: Any) -> None:
    """Reject a row of RECORD, which queries and exports then leave out; or a cell, which is then empty."""
    _judge(record, "reject", address, **by)


@click.command(short_help="Take back a judgement of your own.")
@record_argument
@click.argument("judgement")
@signed
def undo(record: str, judgement: str, **by: Any) -> None:
    """Take back a JUDGEMENT of your own, named by the beginning of its id. The log keeps both."""
    from dateline.keep.judge import judge

    with opened(record) as store:
        entries = [JUDGEMENTS.cells(row) for row in store.view.rows("judgements")]
        found = [one for one in entries if one["id"].startswith(judgement)]
        if len(found) != 1:
            raise BadInput(
                f"{len(found)} judgements begin with {judgement}", remedy="dateline log RECORD lists them"
            )
        [taken] = found
        made = judge(store, Judgement(id="new", decision="undo", about=taken["id"], at=now(), **by))
    what = f"{taken['decision']} {short_address(taken['about'])}".strip()
    click.echo(f"undo {taken['id'][:12]}: {what} by {taken['who']} · judgement {made.id[:12]}")


@click.command(short_help="List the judgements of a record.")
@record_argument
@click.option("--coder", metavar="NAME", help="The judgements of this person alone.")
@form_option
def log(record: str, coder: str | None, **options: Any) -> None:
    """List the judgements of RECORD, the oldest first. Each is sealed with the hash of the one before it."""
    form = chosen(options)
    with opened(record) as store:
        found = list(store.view.rows("judgements", **({"who": coder} if coder else {})))
    if form != "table":
        put_list(form, JUDGEMENTS.names, found, "judgement")
        return
    rows = [
        (
            one["id"][:12],
            one["at"][:16],
            one["who"],
            one["decision"],
            short_address(one["about"]),
            one["value"],
            one["why"],
        )
        for one in map(JUDGEMENTS.cells, found)
    ]
    put_list(form, ("id", "at", "who", "decision", "about", "value", "why"), rows, "judgement")


@click.command(short_help="How far coders agree, by field.")
@record_argument
@click.option("--differences", is_flag=True, help="What they judged otherwise, a line for each of them.")
@form_option
def agreement(record: str, differences: bool, **options: Any) -> None:  # noqa: FBT001 - a flag of click
    """How far the coders of RECORD agree, by field: Krippendorff's alpha over what two or more judged.

    Who accepts a row says of each of its fields that it is right; "(row)" is whether the row stands at all. A field that
    has one value everywhere has no alpha: there was nothing to disagree about.
    """
    from dateline.keep.agreement import judged

    form = chosen(options)
    with opened(record) as store:
        found = judged(store.view)
    if differences:
        rows: list[Cells] = [
            (one.field, one.document, one.about if form != "table" else short_address(one.about), who, left)
            for one in found.differences()
            for who, left in one.verdicts
        ]
        put_list(form, ("field", "report", "address", "who", "says"), rows, "judgement")
        return
    rows = [
        (
            one.field,
            one.units,
            one.judgements,
            one.unanimous,
            None if one.alpha is None else round(one.alpha, 4),
        )
        for one in found.agreement()
    ]
    put_list(form, ("field", "units", "judgements", "unanimous", "alpha"), rows, "field")
    if form == "table" and not rows:
        put("agreement needs a row or a cell that two people judged\n")
