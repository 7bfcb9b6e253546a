"""``dateline claims`` and ``timeline``: what is claimed of an incident, and when what was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.rows import chosen, form_option, put, put_lines
from dateline.errors import BadInput

if TYPE_CHECKING:
    from dateline.corroborate.timelines import Timeline
    from dateline.store import View

RULES: Final = ("latest", "all", "conservative", "newest", "claimant")
"""Those of `dateline.corroborate.rules`, named here so that help need not load them."""
TOLL_COLUMNS: Final = (
    "incident", "attribute", "rule", "claimant", "low", "best", "high", "is_least", "best_claim", "claims", "denied_by",
)  # fmt: skip
MOMENT_COLUMNS: Final = (
    "kind", "earliest", "latest", "text", "attribute", "value", "low", "high", "claimant", "chain", "stance", "extent",
    "change", "why", "document", "outlet", "quote", "start", "end", "again", "type", "status", "place", "incident",
    "claim",
)  # fmt: skip


@click.command(short_help="Show what is claimed of an incident, by whom, and how it differs.")
@record_argument
@click.argument("incident")
@click.option("--rule", metavar="RULE", type=click.Choice(RULES), default="latest", show_default=True,
              help="Which claims make low, best and high: latest (the latest of each source), all, conservative (the "
              "lowest of those), newest (of the last day alone) or claimant (a row for each).")  # fmt: skip
@click.option(
    "--figures", is_flag=True, help="With --csv or --json: low, best and high by the rule, not the claims."
)
@form_option
def claims(record: str, incident: str, **options: Any) -> None:
    """Show each claim about an INCIDENT of RECORD: numbers, date, place, who did it, and denials, with who says so down
    to the witness, the words, and why two claims differ. INCIDENT is the beginning of its id, or words of its name.

    No claim is ever overwritten: low, best and high are views over them, by a rule.
    """
    from dateline.cli.record.claims_drawn import claims_page
    from dateline.corroborate.rules import tolls
    from dateline.keep.incident import happening, incident_id
    from dateline.tables import INCIDENT_CLAIMS

    form, rule, figures = chosen(options), options["rule"], options["figures"]
    with opened(record) as store:
        name = incident_id(store.view, incident)
        if form != "table" and not figures:
            put_lines(form, INCIDENT_CLAIMS.names, store.view.rows("incident_claims", incident=name))
            return
        one = happening(store.view, name)
    found = tolls(one.claims, rule)
    if form != "table":
        rows = (
            (
                name,
                *(getattr(toll, column) for column in TOLL_COLUMNS[1:-2]),
                list(toll.claims),
                list(toll.denied_by),
            )
            for toll in found
        )
        put_lines(form, TOLL_COLUMNS, (_flat(row, form) for row in rows))
        return
    texts = {document: str(cells["text"]) for document, cells in one.documents.items()}
    put(claims_page(one, rule, found, texts))


def _flat(row: tuple[Any, ...], form: str) -> tuple[Any, ...]:
    """Lists as words where the form has no lists."""
    return (
        row
        if form == "json"
        else tuple("; ".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row)
    )


@click.command(short_help="Show what happened and what was told, in the order of time.")
@record_argument
@click.argument("incident", required=False)
@click.option("--actor", metavar="WORDS", help="What an actor did, and what was done to it.")
@click.option("--place", metavar="WORDS", help="What happened at a place.")
@click.option("--story", is_flag=True, help="Every incident that the reports of INCIDENT tell of.")
@form_option
def timeline(record: str, incident: str | None, **options: Any) -> None:
    """Show the timeline of an INCIDENT of RECORD: who said what when, and how the figures moved. Or that of an actor, of
    a place, or of the story that the incident is of.

    A day that is not known exactly stays an interval.
    """
    from dateline.cli.record.claims_drawn import timeline_page

    form = chosen(options)
    actor, place, story = options["actor"], options["place"], options["story"]
    if sum(each is not None for each in (incident, actor, place)) != 1 or (story and incident is None):
        raise BadInput("a timeline is of one thing", remedy="give an INCIDENT, or --actor, or --place")
    with opened(record) as store:
        line = _line(store.view, incident, actor, place, story=story)
    if form == "table":
        put(timeline_page(line) if line.moments else "nothing was found\n")
        return
    rows = ([getattr(moment, column) for column in MOMENT_COLUMNS] for moment in line.moments)
    put_lines(
        form,
        MOMENT_COLUMNS,
        (_flat(tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row), form) for row in rows),
    )


def _line(view: View, incident: str | None, actor: str | None, place: str | None, *, story: bool) -> Timeline:
    from dateline.keep import incident as told

    if actor is not None:
        return told.timeline_of_actor(view, actor)
    if place is not None:
        return told.timeline_of_place(view, place)
    name = told.incident_id(view, incident or "")
    return told.timeline_of_story(view, name) if story else told.timeline_of_incident(view, name)
