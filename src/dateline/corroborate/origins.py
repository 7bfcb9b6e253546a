"""Text origins: which reports carry the same text, which of them is likely the original, and what each owes to whom.

Each report has one parent at most: of the reports before it in time that it copies, the one that most of it stands in.
So a report that merges two wires belongs to the one that it carries more of, and does not make the two one. The root of
a chain is its origin. Of reports with the very same words, the first stands for all, and only its pairs are looked at: a
further copy changes who is in a group and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.corroborate.copies import Comparison
from dateline.corroborate.credits import Credit, stands_for
from dateline.corroborate.report import Report, credits_outlet, order_of


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Whose text a report carries: the id of the likely original, itself where it is one; the credit that says so."""

    document: str
    origin: str
    credit: Credit | None


def origins_of(reports: Iterable[Report], comparisons: Iterable[Comparison]) -> tuple[Origin, ...]:
    """The origin of each report, in the order of their ids. Comparisons that are no copies are passed over."""
    known = {report.id: report for report in reports}
    firsts, originals = _twins(known.values())
    best: dict[str, tuple[float, tuple[str, str], str]] = {}
    for pair in comparisons:
        if pair.kind != "copy" or firsts.get(pair.a) != pair.a or firsts.get(pair.b) != pair.b:
            continue
        parent, child, inside = pair.a, pair.b, pair.contained_b
        if _older(pair, known) == pair.b:
            parent, child, inside = pair.b, pair.a, pair.contained_a
        claim = (-inside, order_of(known[parent]), parent)
        if child not in best or claim < best[child]:
            best[child] = claim
    parents = {child: claim[2] for child, claim in best.items()}
    return tuple(
        Origin(name, originals[_root(firsts[name], parents)], _credit(known[name])) for name in sorted(known)
    )


def _older(pair: Comparison, known: Mapping[str, Report]) -> str:
    """The likely original of two copies; where nothing tells, the first in the order of reports."""
    if pair.direction is not None:
        return pair.a if pair.direction == "a" else pair.b
    return min(pair.a, pair.b, key=lambda name: order_of(known[name]))


def _twins(reports: Iterable[Report]) -> tuple[dict[str, str], dict[str, str]]:
    """For each report the first of those with the very same words; and for each first the likely original of them: the
    agency that they credit, else the first."""
    first: dict[tuple[str, ...], str] = {}
    firsts: dict[str, str] = {}
    originals: dict[str, str] = {}
    for report in sorted(reports, key=order_of):
        name = firsts[report.id] = first.setdefault(report.wording.words, report.id)
        if name not in originals or (originals[name] == name and credits_outlet(report, report)):
            originals[name] = report.id
    return firsts, originals


def _root(name: str, parents: Mapping[str, str]) -> str:
    """The end of the chain of parents; of a ring, which credits that contradict dates can make, its least id."""
    seen = [name]
    while (parent := parents.get(seen[-1])) is not None:
        if parent in seen:
            return min(seen[seen.index(parent) :])
        seen.append(parent)
    return seen[-1]


def _credit(report: Report) -> Credit | None:
    """The credit that counts: of an agency with a name before one without, other than the outlet's own; the first."""
    return min(
        report.credits,
        key=lambda one: (one.agency is None, _is_own(one, report), one.span),
        default=None,
    )


def _is_own(credit: Credit, report: Report) -> bool:
    return credit.agency == report.agency or stands_for(credit.agency, report.outlet)
