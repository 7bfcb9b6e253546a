"""Every page, in the order of the navigation: each a file beside this one and a line of `PAGES`; the first is at /."""

from __future__ import annotations

from typing import Any, Final

from dateline.serve.page import Page
from dateline.serve.pages import (
    actor,
    agreement,
    incident,
    incidents,
    maps,
    network,
    overview,
    review,
    selection,
    timeline,
)

PAGES: Final[tuple[Page[Any, Any], ...]] = (
    overview.PAGE,
    incidents.PAGE,
    maps.PAGE,
    timeline.PAGE,
    network.PAGE,
    review.PAGE,
    agreement.PAGE,
    actor.PAGE,
    incident.PAGE,
    selection.PAGE,
)
