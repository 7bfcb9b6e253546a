"""``dateline copies``: which reports carry one text, whose it likely is, and what a rewriting changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.rows import Cells, chosen, form_option, put, put_lines, table

if TYPE_CHECKING:
    from dateline.keep.copy_groups import Carrier, Change, Group, Pair
    from dateline.model import Span

COLUMNS: Final = (
    "a", "outlet_a", "published_a", "b", "outlet_b", "published_b", "kind", "form", "contained_a", "contained_b",
    "direction", "origin_a", "origin_b", "agency_a", "agency_b", "passages", "drift",
)  # fmt: skip
_ROOM: Final = 44
_PASSAGE: Final = 240
_CHANGES: Final = 3


@click.command(short_help="List which reports of a record carry one text.")
@record_argument
@click.option("--report", "document", metavar="ID", help="One report, and what shares text with it.")
@click.option("--why", is_flag=True, help="Also the words that both have, with their places in both texts.")
@form_option
def copies(record: str, document: str | None, why: bool, **options: Any) -> None:  # noqa: FBT001 - a flag of click
    """List the groups of reports in RECORD that carry one text: the likely original, how each copies it, what it changed.

    Then come pairs that share text and are no copies. Reports are compared by: dateline link RECORD. As CSV or JSON,
    one line a pair.
    """
    from dateline.keep.copy_groups import groups_of, pairs_of

    form = chosen(options)
    with opened(record) as store:
        found = pairs_of(store.view, document=document)
        if form != "table":
            put_lines(form, COLUMNS, (_line(pair, form) for pair in found))
            return
        pairs = list(found)
        linked = dict(store.view.sizes()).get("origins", 0)
    groups = groups_of(pairs)
    for group in groups:
        put(_drawn(group) + "\n")
        if why:
            for _, pair in group.members:
                put(_why(pair) + "\n")
    others = [pair for pair in pairs if pair.kind != "copy"]
    if others:
        rows = [_other(pair) for pair in others]
        put(table(("report", "shares with", "what", "of it", "of the other"), rows) + "\n")
    if why:
        for pair in others:
            put(_why(pair) + "\n")
    copied = sum(len(group.members) for group in groups)
    told = f"{_many(len(groups), 'text')} in more than one report · {_many(copied, 'copy', 'copies')} · "
    told += f"{_many(len(others), 'pair')} with shared text"
    put(told + ("" if linked else " · nothing is linked yet: dateline link " + record) + "\n")


def _many(number: int, one: str, more: str | None = None) -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _drawn(group: Group) -> str:
    """A group: a line about its original, and a table of the others."""
    from dateline.export.visible import one_line

    head = " · ".join(
        one_line(fact)
        for fact in (group.origin.id, group.origin.outlet, _day(group.origin), group.origin.title)
        if fact
    )
    owed = group.origin.agency or next((each.agency for each, _ in group.members if each.agency), None)
    head += f" · credits {one_line(owed)}" if owed else ""
    rows = [_member(own, pair) for own, pair in group.members]
    return f"{head}\n" + table(("report", "outlet", "published", "how", "copied", "changed"), rows)


def _member(own: Carrier, pair: Pair) -> Cells:
    is_a = pair.a.id == own.id
    inside = pair.contained_a if is_a else pair.contained_b
    other = pair.b if is_a else pair.a
    told = "; ".join(_told(pair, each) for each in pair.drift[:_CHANGES])
    more = len(pair.drift) - _CHANGES
    told += f"; {more} more" if more > 0 else ""
    how = str(pair.form) if other.id == own.origin else f"{pair.form}, by way of {other.id}"
    how += "" if pair.direction else ", which was first is not known"
    return (own.id, own.outlet, _day(own), how, f"{inside:.0%}", told or None)


def _other(pair: Pair) -> Cells:
    return (pair.a.id, pair.b.id, pair.kind, f"{pair.contained_a:.0%}", f"{pair.contained_b:.0%}")


def _day(report: Carrier) -> str | None:
    return (report.published or "")[:10] or None


def _told(pair: Pair, change: Change) -> str:
    """A change in a few words."""
    return f"{change.kind} {_quoted(pair.a, change.a, _ROOM)} → {_quoted(pair.b, change.b, _ROOM)}"


def _quoted(report: Carrier, span: Span | None, room: int) -> str:
    from dateline.export.visible import one_line, shortened

    return shortened(f"“{one_line(span.of(report.text))}”", room) if span else "nothing"


def _why(pair: Pair) -> str:
    """The words that both have, and what was changed, each with its places."""
    return "\n".join(_reasons(pair))


def _reasons(pair: Pair) -> Iterator[str]:
    from dateline.export.visible import one_line

    yield f"  {one_line(pair.a.id)} and {one_line(pair.b.id)}"
    for one, other in pair.passages:
        yield f"    {one.start}-{one.end} = {other.start}-{other.end}  {_quoted(pair.a, one, _PASSAGE)}"
    for change in pair.drift:
        yield f"    {_places(change)}  {_told(pair, change)}"
    for report in (pair.a, pair.b):
        if report.credit:
            span = report.credit
            agency = one_line(report.agency) if report.agency else "agencies without a name"
            yield f"    {span.start}-{span.end}  {one_line(report.id)} credits {agency}: {_quoted(report, span, _ROOM)}"


def _places(change: Change) -> str:
    a, b = (f"{span.start}-{span.end}" if span else "nowhere" for span in (change.a, change.b))
    return f"{a} → {b}"


def _line(pair: Pair, form: str) -> Cells:
    """A pair for a program."""
    import msgspec

    passages: Any = [[one.start, one.end, other.start, other.end] for one, other in pair.passages]
    drift: Any = [{"kind": each.kind, "a": _ends(each.a), "b": _ends(each.b)} for each in pair.drift]
    if form == "csv":
        passages, drift = (msgspec.json.encode(each).decode() for each in (passages, drift))
    return (
        pair.a.id, pair.a.outlet, pair.a.published, pair.b.id, pair.b.outlet, pair.b.published, pair.kind, pair.form,
        pair.contained_a, pair.contained_b, pair.direction, pair.a.origin, pair.b.origin, pair.a.agency, pair.b.agency,
        passages, drift,
    )  # fmt: skip


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
