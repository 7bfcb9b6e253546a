"""Linking a record: its reports are compared, and copies, incidents and claims are written anew where they change.

Incremental: a run takes the reports whose reading that counts was not linked, in the order of their days, some at a
time; each portion is one transaction. What is affected by a portion is worked out anew from the traces of the reports,
never from the rows that stood there before, so a record that was linked in many runs has the rows of one that was
linked in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from dateline import __version__, lang
from dateline.corroborate.comparing import Comparer
from dateline.keep.decided import Decided, decided_in
from dateline.keep.portion import Portion
from dateline.keep.work import issue_name, run_of, run_row
from dateline.model import MadeBy
from dateline.store.protocol import Store, View
from dateline.tables import RUNS, Row

STEP: Final = "link"
AT_ONCE: Final = 5_000
"""Reports of one portion: their traces and those of their neighbours are in memory together, some 100 MB."""

Progress = Callable[[int, int, str], None]
"""Told after each step: reports done, reports in all, and what is being done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: reports that were linked, the incidents of the record, and what is noted."""

    run: str
    reports: int
    incidents: int
    issues: int


def link(
    store: Store,
    *,
    now: str,
    language: str = "en",
    anew: bool = False,
    at_once: int = AT_ONCE,
    progress: Progress = lambda done, reports, step: None,  # noqa: ARG005
) -> Outcome:
    """Links what was not linked; ``anew``: everything, from nothing.

    Of a report with versions the last alone is linked: what it corrects is said no more, and what hung together with the
    version before is worked out anew without it.
    """
    if anew:
        with store.writing() as writer:
            writer.unlink()
    outdated = store.view.outdated()
    stale = sorted(store.view.unlinked(), key=lambda each: (each[2] or "9999", each[0]))
    made_by = MadeBy(__version__, None, language)
    decided = decided_in(store.view)
    inputs = [*(reading for _, reading, _ in stale), *decided.log]
    run = run_of("link", made_by, inputs, now=now)
    issues = list(_issues(run.id, stale, decided))
    with store.writing() as writer:
        writer.put("runs", [run_row(run)])
        writer.put("run_issues", issues)
    portions = [stale[start : start + at_once] for start in range(0, len(stale), at_once)] or [[]]
    for number, portion in enumerate(portions):
        progress(number * at_once, len(stale), "comparing")
        gone = frozenset(() if number else outdated)
        Portion(store, Comparer(lang.load(language)), decided, gone).link([each[:2] for each in portion])
    progress(len(stale), len(stale), "")
    incidents = dict(store.view.sizes())["incidents"]
    return Outcome(run.id, len(stale), incidents, len(issues))


def is_linked(view: View) -> bool:
    """Whether a record was linked as it stands: each reading that counts, under all decisions of the log."""
    if any(True for _ in view.unlinked()) or view.outdated():
        return False
    runs = [RUNS.cells(row) for row in view.rows("runs", command="link")]
    last = max(runs, key=lambda run: (run["started"], run["id"]), default=None)
    return last is not None and set(decided_in(view).log) <= set(msgspec.json.decode(last["inputs"]))


def _issues(run: str, stale: Iterable[tuple[str, str, str | None]], decided: Decided) -> Iterator[Row]:
    """What could not be linked, and why."""
    for document, _, published in stale:
        if published is None or len(published) < len("2021-08-20"):
            says = (
                "no day of publication is known, so it is compared with reports of any day, by its words and places; "
                "give one: --published"
            )
            cells = (run, STEP, "undated", says, f"document {document}")
            yield (issue_name(cells), *cells)
    for judgement in decided.left:
        says = f"the {judgement.decision} {judgement.id[:12]} is of events that no reading that counts has any more"
        cells = (run, STEP, "decision-left", says, f"judgement {judgement.id}")
        yield (issue_name(cells), *cells)
