"""Claims and disagreements as rows of a record, and back. What is behind a claim is counted here, once for all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.corroborate.figure import Figure
from dateline.corroborate.support import behind
from dateline.model import Cell, Claim, Disagreement, Span, Support, Voice
from dateline.tables import DISAGREEMENTS, INCIDENT_CLAIMS, Row


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as it is kept: its words, and how many stand behind what it says."""

    claim: Claim
    quote: str
    support: Support

    @property
    def is_echo(self) -> bool:
        """Whether it stands in a text that another report of the record is the origin of."""
        return self.claim.origin not in (None, self.claim.document)

    @property
    def is_number(self) -> bool:
        """Whether it counts something."""
        return self.claim.low is not None


def held_of(figures: Iterable[Figure], texts: Mapping[str, str]) -> Iterator[Held]:
    """The claims of one incident with what is behind each; ``texts`` are those of the documents."""
    every = list(figures)
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for one in every:
        groups.setdefault(_what(one), []).append(one)
    counted = {what: behind(group) for what, group in groups.items()}
    for one in every:
        span = one.claim.value.evidence[0]
        yield Held(one.claim, span.of(texts[one.claim.document]), counted[_what(one)])


def _what(figure: Figure) -> tuple[object, ...]:
    """What a claim says, whoever says it: those alike are behind one another."""
    claim = figure.claim
    value = (claim.low, claim.high) if claim.low is not None else figure.name or claim.value.value.casefold()
    counted = (figure.counted.who, figure.counted.since, claim.extent)
    return (claim.attribute, value, claim.stance, *counted)


def claim_row(held: Held) -> Row:
    """The row of a claim."""
    claim, support = held.claim, held.support
    cited = claim.value.evidence[0]
    chain = [[one.name, one.part, [[span.start, span.end] for span in one.spans]] for one in claim.chain]
    cells = {
        "id": claim.id,
        "incident": claim.incident,
        "attribute": claim.attribute,
        "value": claim.value.value,
        "low": _real(claim.low),
        "high": _real(claim.high),
        "modifier": claim.modifier,
        "unit": claim.unit,
        "scope_note": claim.scope_note,
        "extent": claim.extent,
        "whole": claim.whole,
        "as_of": claim.as_of,
        "asserted_by": claim.asserted_by,
        "chain": json.dumps(chain, ensure_ascii=False, separators=(",", ":")),
        "stance": claim.stance,
        "status": claim.status,
        "document": claim.document,
        "event": claim.event,
        "statement": claim.statement,
        "quote": held.quote,
        "start": cited.start,
        "end": cited.end,
        "origin": claim.origin or claim.document,
        "reports": support.reports,
        "outlets": support.outlets,
        "origins": support.origins,
        "sources": support.sources,
        "lines": support.lines,
        "by": claim.value.by,
        "confidence": claim.value.confidence,
    }
    return tuple(cells[name] for name in INCIDENT_CLAIMS.names)


def held_of_row(row: Row) -> Held:
    """The claim of a row."""
    cells = INCIDENT_CLAIMS.cells(row)
    chain = tuple(
        Voice(name, part, tuple(Span(start, end) for start, end in spans))
        for name, part, spans in json.loads(cells["chain"])
    )
    evidence = (Span(cells["start"], cells["end"]),)
    claim = Claim(
        id=cells["id"],
        incident=cells["incident"],
        attribute=cells["attribute"],
        value=Cell(cells["value"], evidence, cells["by"], cells["confidence"]),
        asserted_by=cells["asserted_by"],
        document=cells["document"],
        statement=cells["statement"],
        as_of=cells["as_of"],
        low=cells["low"],
        high=cells["high"],
        modifier=cells["modifier"],
        unit=cells["unit"],
        scope_note=cells["scope_note"],
        extent=cells["extent"],
        whole=cells["whole"],
        chain=chain,
        stance=cells["stance"],
        status=cells["status"],
        event=cells["event"],
        origin=cells["origin"],
    )
    counts = (cells[name] for name in ("reports", "outlets", "origins", "sources", "lines"))
    return Held(claim, cells["quote"], Support(*counts))


def disagreement_row(one: Disagreement) -> Row:
    """The row of a disagreement."""
    return tuple(getattr(one, name) for name in DISAGREEMENTS.names)


def disagreement_of_row(row: Row) -> Disagreement:
    """The disagreement of a row."""
    return Disagreement(**DISAGREEMENTS.cells(row))


def _real(number: float | None) -> float | None:
    return None if number is None else float(number)
