"""Copies and text origins as rows of a record."""

from __future__ import annotations

import json
from typing import Any

from dateline.corroborate.copies import Comparison
from dateline.corroborate.drift import drift_of
from dateline.corroborate.origins import Origin
from dateline.corroborate.report import Report
from dateline.lang import Language
from dateline.model import Span
from dateline.tables import Row


def copy_row(pair: Comparison, a: Report, b: Report, language: Language) -> Row:
    """A pair that shares text as a row of ``copies``; drift is told of copies alone."""
    drift = drift_of(a, b, pair.passages, language) if pair.kind == "copy" else ()
    return (
        pair.a,
        pair.b,
        pair.kind,
        pair.contained_a,
        pair.contained_b,
        pair.direction,
        _json([[*_ends(one), *_ends(other)] for one, other in pair.spans(a, b)]),
        _json([{"kind": each.kind, "a": _maybe(each.a), "b": _maybe(each.b)} for each in drift])
        if drift
        else None,
        pair.form,
    )


def origin_row(origin: Origin) -> Row:
    """Whose text a report is as a row of ``origins``."""
    credit = origin.credit
    start, end = (credit.span.start, credit.span.end) if credit else (None, None)
    return origin.document, origin.origin, credit.agency if credit else None, start, end


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _maybe(span: Span | None) -> list[int] | None:
    return _ends(span) if span else None


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
