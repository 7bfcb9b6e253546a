"""The incident that an event tells of, as who reviews the event needs it: who else tells of it, and what is at odds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dateline.export.dates import days
from dateline.export.visible import one_line
from dateline.store import View
from dateline.store.happenings import IncidentQuery
from dateline.tables import DISAGREEMENTS, INCIDENT_CLAIMS, INCIDENTS, MEMBERS

NEAR_DAYS: Final = 14
"""Days around an incident in which others are offered to be one with it: the window in which reports are compared."""
NEAR_MOST: Final = 12
MEMBERS_MOST: Final = 40
"""Members that are listed: those of an incident that more reports tell of are on its page."""
_OPPOSED: Final = frozenset({"conflict", "denial"})


@dataclass(frozen=True, slots=True)
class AtOdds:
    """Why what this row says and what another report says cannot both be so."""

    kind: str
    why: str
    report: str
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report, and the event of it, that tells of the same incident; and what each is called."""

    report: str
    event: str
    outlet: str | None
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Near:
    """Another incident of the same type and about the same days."""

    id: str
    name: str
    when: str
    reports: int


@dataclass(frozen=True, slots=True)
class Happening:
    """The incident that an event tells of: who else tells of it, and what it might be one with."""

    id: str
    name: str
    members: tuple[Told, ...]
    near: tuple[Near, ...]
    at_odds: tuple[AtOdds, ...]


def happening(view: View, document: str, event: str) -> Happening | None:
    """The incident of an event, if it is of one."""
    for row in view.rows("members", document=document, event=event):
        name = str(MEMBERS.cells(row)["incident"])
        for found in view.rows("incidents", id=name):
            cells = INCIDENTS.cells(found)
            return Happening(
                name,
                one_line(str(cells["name"])),
                tuple(_members(view, name)),
                tuple(_near(view, cells)),
                tuple(_at_odds(view, name, (document, event))),
            )
    return None


def _members(view: View, incident: str) -> Iterator[Told]:
    rows = [MEMBERS.cells(row) for row in view.rows("members", incident=incident)][:MEMBERS_MOST]
    heads = {str(head[0]): head for head in view.heads(sorted({str(each["document"]) for each in rows}))}
    claims = _claims(view, incident)
    for each in rows:
        document, event = str(each["document"]), str(each["event"])
        _, outlet, title, published = heads[document][:4]
        said = [
            str(one["quote"])
            for one in claims.values()
            if (one["document"], one["event"]) == (document, event)
        ]
        words = " · ".join(dict.fromkeys(one_line(one) for one in (title or document, *said[:2])))
        yield Told(document, event, outlet, published, words)


def _near(view: View, cells: Mapping[str, Any]) -> Iterator[Near]:
    """Incidents of the same type and about the same days, those with the most reports first."""
    since, until = (
        _shifted(cells[name], by) for name, by in (("earliest", -NEAR_DAYS), ("latest", NEAR_DAYS))
    )
    query = IncidentQuery(type=cells["type"], since=since, until=until, order="reports")
    rows, _ = view.incidents(query, limit=NEAR_MOST + 1)
    for each in map(INCIDENTS.cells, rows):
        if each["id"] != cells["id"]:
            when = days(each["earliest"], each["latest"]) or "no day"
            yield Near(str(each["id"]), one_line(str(each["name"])), when, int(each["reports"]))


def _shifted(day: str | None, by: int) -> str | None:
    """A day some days before or after; None where it is open, or no day."""
    try:
        return (date.fromisoformat(str(day)) + timedelta(by)).isoformat()
    except (ValueError, OverflowError):
        return None


def _at_odds(view: View, incident: str, event: tuple[str, str]) -> Iterator[AtOdds]:
    """The claims of others that those of an event cannot be true with."""
    claims = _claims(view, incident)
    own = {name for name, each in claims.items() if (each["document"], each["event"]) == event}
    for each in map(DISAGREEMENTS.cells, view.rows("disagreements", incident=incident)):
        sides = {str(each["a"]), str(each["b"])}
        if each["kind"] in _OPPOSED and len(sides & own) == 1:
            [other] = sides - own
            quote = one_line(str(claims[other]["quote"]))
            yield AtOdds(str(each["kind"]), str(each["why"]), str(claims[other]["document"]), quote)


def _claims(view: View, incident: str) -> dict[str, Mapping[str, Any]]:
    rows = map(INCIDENT_CLAIMS.cells, view.rows("incident_claims", incident=incident))
    return {str(each["id"]): each for each in rows}
