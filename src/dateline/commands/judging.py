"""``dateline accept``, ``correct``, ``reject`` and ``undo``: a person's judgement; ``log`` and ``agreement``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dateline.commands.shown import form_option, now, opened, record_option, show
from dateline.model import Judgement
from dateline.tables import JUDGEMENTS
from dateline.terms import Decision

F = TypeVar("F", bound=Callable[..., Any])


def _signed(command: F) -> F:
    """Who judges, why, and whether blind."""
    for option in (
        click.option(
            "--blind", is_flag=True, help="See and judge the machine's reading and your own judgements alone."
        ),
        click.option("--why", required=True, metavar="REASON", help="The reason, for whoever reads the log."),
        click.option("--who", required=True, envvar="DATELINE_WHO", metavar="NAME", help="Who judges."),
    ):
        command = option(command)
    return command


def _judge(record: str, decision: Decision, about: str, *, value: str | None = None, **signed: Any) -> None:
    from dateline.keep.judge import judge

    blind = signed.pop("blind", False)
    judgement = Judgement(id="new", decision=decision, about=about, at=now(), value=value, **signed)
    with opened(record) as store:
        made = judge(store, judgement, alone=blind)
    click.echo(f"{made.decision} {about} · judgement {made.id[:12]}")


@click.command()
@record_option
@click.argument("address")
@_signed
def accept(record: str, address: str, **signed: Any) -> None:
    """Accept a row (READING/TABLE/ROW) or a cell (READING/TABLE/ROW/COLUMN) of RECORD as it is."""
    _judge(record, "accept", address, **signed)


@click.command()
@record_option
@click.argument("address")
@click.argument("value")
@_signed
def correct(record: str, address: str, value: str, **signed: Any) -> None:
    """Correct a cell (READING/TABLE/ROW/COLUMN) of RECORD to VALUE, which is JSON: "ASSAULT" in quotation marks, null …

    A time may be {"earliest": DAY, "latest": DAY}, the words of a cell a list of [start, end].
    """
    _judge(record, "correct", address, value=value, **signed)


@click.command()
@record_option
@click.argument("address")
@_signed
def reject(record: str, address: str, **signed: Any) -> None:
    """Reject a row of RECORD, or a cell, which is then empty."""
    _judge(record, "reject", address, **signed)


@click.command()
@record_option
@click.argument("judgement")
@click.option("--why", required=True, metavar="REASON", help="The reason, for whoever reads the log.")
@click.option("--who", required=True, envvar="DATELINE_WHO", metavar="NAME", help="Who judges.")
def undo(record: str, judgement: str, **signed: Any) -> None:
    """Take back a JUDGEMENT of your own, named by the beginning of its id. The log keeps both."""
    with opened(record) as store:
        found = [str(row[1]) for row in store.view.rows("judgements") if str(row[1]).startswith(judgement)]
    if len(found) != 1:
        raise click.ClickException(f"{len(found)} judgements begin with {judgement}; give more of the id")
    _judge(record, "undo", found[0], **signed)


@click.command()
@record_option
@click.option("--coder", metavar="NAME", help="The judgements of this person alone.")
@form_option
def log(record: str, coder: str | None, form: str) -> None:
    """List the judgements of RECORD, the oldest first."""
    with opened(record) as store:
        rows = store.view.rows("judgements", **({"who": coder} if coder else {}))
        if form == "table":  # the beginning of an id is enough to take it back
            rows = ((row[0], str(row[1])[:12], *row[2:]) for row in rows)
        show(
            form,
            JUDGEMENTS.names,
            rows,
            drawn=("number", "id", "decision", "about", "value", "who", "at", "why"),
        )


@click.command()
@record_option
@form_option
def agreement(record: str, form: str) -> None:
    """How far the coders of RECORD agree, by field: Krippendorff's alpha over what two or more judged."""

    from dateline.keep.agreement import agreement as agreement_in

    with opened(record) as store:
        rows = [
            (
                one.field,
                one.units,
                one.judgements,
                one.unanimous,
                one.alpha if one.alpha is None else round(one.alpha, 4),
            )
            for one in agreement_in(store.view)
        ]
    show(form, ("field", "units", "judgements", "unanimous", "alpha"), rows)
