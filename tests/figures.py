"""Claims built by hand, for tests of how they stand to each other."""

from __future__ import annotations

from typing import Any

from dateline.corroborate.figure import Counted, Figure
from dateline.corroborate.rows import Held
from dateline.model import Cell, Claim, Span, Support, Voice

BY = "byhand@1"


def figure(  # noqa: PLR0913 - a builder of values for tests
    value: str,
    low: float | None = None,
    high: float | None = None,
    *,
    who: str | None = None,
    day: str | None = "2021-03-01",
    report: str = "a",
    outlet: str | None = None,
    counted: Counted | None = None,
    **more: Any,
) -> Figure:
    """A claim of a report ``a`` of outlet ``outlet a``: ``who`` is the source it cites, itself where none."""
    outlet = outlet or f"outlet {report}"
    asserted = who or outlet
    of_figure = {name: more.pop(name) for name in list(more) if name in Figure.__slots__}
    fields: dict[str, Any] = {"attribute": "killed", "origin": report, "as_of": day} | more
    name = "-".join((report, fields["attribute"], value, asserted, fields.get("stance", "asserts")))
    chain = [Voice(outlet, "outlet")]
    if who:
        chain.append(Voice(who, "source", (Span(0, 2),)))
    claim = Claim(
        id=name,
        incident="i1",
        value=Cell(value, (Span(3, 4),), BY),
        low=low,
        high=high if high is not None or fields.get("modifier") else low,
        document=report,
        asserted_by=asserted,
        chain=tuple(chain),
        **fields,
    )
    return Figure(
        claim=claim,
        counted=counted or Counted(),
        day=day,
        told=day or "",
        outlet=outlet,
        owner=of_figure.pop("owner", None),
        sources=frozenset({who} if who else ()),
        speaker=who,
        **of_figure,
    )


def held(of: Figure, lines: int = 1) -> Held:
    """The claim as it is kept."""
    return Held(of.claim, of.claim.value.value, Support(1, 1, 1, 1, lines))
