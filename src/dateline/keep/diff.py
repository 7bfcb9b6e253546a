"""What changed from one reading to another, row by row: over one text, or over two versions of it.

Over one text it is what a new version of the reader changed. Over two, the spans of the old are first moved to where
their words stand in the new one: see `dateline.keep.versions`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from dateline.errors import BadInput
from dateline.keep.address import Names, anchors
from dateline.keep.cells import portable
from dateline.model import Reading, Span
from dateline.record import reading_of
from dateline.record.cited import cited
from dateline.store.protocol import View
from dateline.tables import JUDGED


@dataclass(frozen=True, slots=True)
class Change:
    """One row that came, went, or has another value in one field; ``words`` are those it is about."""

    document: str
    table: str
    words: str
    kind: Literal["added", "removed", "changed"]
    field: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two runs over the reports that both have read: of how many the reading is another one, and what changed in it."""

    reports: int
    changed: int
    changes: Iterator[Change]


def diff(view: View, before: str, after: str) -> Compared:
    """The changes from one run to another, over the documents that both have read; `BadInput` where there is none."""
    first, second = (_produced(view, run) for run in (before, after))
    both = sorted(set(first) & set(second))
    if not both:
        raise BadInput(
            f"no report was read by both runs: {len(first)} by {before}, {len(second)} by {after}",
            remedy="dateline runs RECORD lists what each did; add and reread read reports",
        )
    other = [document for document in both if first[document] != second[document]]
    return Compared(len(both), len(other), _changes(view, [(first[each], second[each]) for each in other]))


def _changes(view: View, pairs: Sequence[tuple[str, str]]) -> Iterator[Change]:
    for before, after in pairs:
        one, other = view.kept(before), view.kept(after)
        if one is not None and other is not None:
            yield from changes(reading_of(one), reading_of(other))


def _produced(view: View, run: str) -> dict[str, str]:
    """The documents of a run, each with its reading."""
    runs = [str(row[0]) for row in view.rows("runs")]
    found = [each for each in runs if each.startswith(run)]
    if len(found) != 1:
        raise BadInput(f"{len(found)} runs begin with {run}", remedy="dateline runs RECORD lists them")
    return {str(row[1]): str(row[2]) for row in view.rows("produced", run=found[0])}


Move = Callable[[Span], Span | None]
"""Where the words of a span stand in another text; None where they are gone."""


def changes(one: Reading, other: Reading, *, move: Move | None = None) -> Iterator[Change]:
    """The changes from one reading to another: of the same text, or of one to which ``move`` takes the old spans."""
    old, new = _by_anchor(one, move), _by_anchor(other)
    for key in sorted(set(old) | set(new)):
        table, words = key[0], (new.get(key) or old[key])[1]
        if key not in new or key not in old:
            yield Change(other.document.id, table, words, "removed" if key in old else "added")
            continue
        before, after = old[key][0], new[key][0]
        for field in dict.fromkeys((*before, *after)):
            if before.get(field) != after.get(field):
                values = (_written(before.get(field)), _written(after.get(field)))
                if move is not None and values[0] == values[1]:
                    continue  # what it refers to says the same, and stands at another place of another text
                yield Change(other.document.id, table, words, "changed", field, *values)


def _by_anchor(
    reading: Reading, move: Move | None = None
) -> Mapping[tuple[str, str], tuple[dict[str, Any], str]]:
    """Each row by its table and anchor: what it says, whatever the ids, and the words it is about."""
    names = anchors(reading)
    if move is not None:
        names = _moved_names(names, move)
    found: dict[tuple[str, str], tuple[dict[str, Any], str]] = {}
    for table in JUDGED:
        for item in getattr(reading, table):
            says = msgspec.json.decode(portable(reading, names, table, item.id))
            if move is not None:
                says = _moved(says, move)
            words = getattr(item, "name", None) or next(
                (span.of(reading.document.text) for _, span in cited(item)), ""
            )
            found[table, names[table, item.id]] = (says, words)
    return found


def _moved_names(names: Names, move: Move) -> Names:
    """The anchors with their spans moved; one whose words are gone is nobody else's."""
    found: dict[tuple[str, str], str] = {}
    seen: Counter[str] = Counter()
    for key, anchor in names.items():
        table, spans = msgspec.json.decode(anchor.partition("#")[0])
        moved = [move(Span(*each)) for each in spans]
        kept = [[span.start, span.end] for span in moved if span is not None]
        text = msgspec.json.encode([table, kept] if kept else [table, "gone", spans]).decode()
        seen[text] += 1
        found[key] = text if seen[text] == 1 else f"{text}#{seen[text]}"
    return found


def _moved(value: Any, move: Move) -> Any:
    """A value as plain data with its spans moved."""
    if isinstance(value, list):
        return [_moved(each, move) for each in value]
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            span = move(Span(value["start"], value["end"]))
            return {"start": span.start, "end": span.end} if span else {"gone": True}
        return {key: _moved(each, move) for key, each in value.items()}
    return value


def _written(value: Any) -> str | None:
    """A value for a person: what a reference says, and else its JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict) and "says" in value:
        return " ".join(str(each) for each in value["says"] if each is not None)
    return msgspec.json.encode(value).decode()
