"""Every page, in the order of the navigation: each a file beside this one and a line of `PAGES`; the first is at /."""

from __future__ import annotations

from typing import Any, Final

from dateline.serve.page import Page
from dateline.serve.pages import (
    actor,
    actors,
    adding,
    agreement,
    events,
    incident,
    incidents,
    issues,
    maps,
    network,
    overview,
    report,
    reports,
    review,
    search,
    selection,
    statements,
    timeline,
)

PAGES: Final[tuple[Page[Any, Any], ...]] = (
    overview.PAGE,
    reports.PAGE,
    statements.PAGE,
    events.PAGE,
    incidents.PAGE,
    timeline.PAGE,
    maps.PAGE,
    actors.PAGE,
    network.PAGE,
    issues.PAGE,
    search.PAGE,
    review.PAGE,
    adding.PAGE,
    report.PAGE,
    agreement.PAGE,
    actor.PAGE,
    incident.PAGE,
    selection.PAGE,
)
