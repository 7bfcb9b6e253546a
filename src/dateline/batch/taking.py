"""A data set into a record: its readings whole, as if they had been read into it, and its Issues.

Each reading is built and its rows are made anew, in processes, so that none gets in that is not what its name says.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from dateline.batch.layout import COLUMNS, PARTS, about_of
from dateline.batch.place import Place, is_url
from dateline.batch.work import STEP
from dateline.engine import Crew, Died
from dateline.errors import BadInput, ReportError, RunError
from dateline.export.records.arrow import read_columns
from dateline.keep.add import Progress, quiet
from dateline.keep.work import Added, Work, run_of
from dateline.model import Issue, MadeBy, Reading, issue_of
from dateline.record import kept_of, reading_of
from dateline.store.protocol import Store
from dateline.tables import DOCUMENTS, READINGS, Kept

_COMMAND: Final = "add"
CHECKED_AT_ONCE: Final = 100
"""Readings that go to a process at once: a megabyte."""
WRITTEN_AT_ONCE: Final = 2_000
"""Readings of one transaction: some 40 MB. With 500 a write costs a fifth more, since what many readings have in common
is written once for each transaction; a kill loses two seconds."""
_AHEAD: Final = 3
Found = tuple[Reading | Issue, str]
"""What is in a data set, and the file of the input that it came from."""
Checked = tuple[Kept | Issue, str]
"""The same, with all rows of the reading."""


def is_data_set(path: str | Path) -> bool:
    """Whether a data set is there."""
    if not is_url(str(path)) and not Path(path).is_dir():
        return False
    return about_of(Place(str(path))) is not None


def taken(address: str) -> Iterator[Found]:
    """Every reading and every Issue of a data set, month by month."""
    place = Place(address)
    for kept, file in _readings(place):
        found = _built(kept)
        yield (found if isinstance(found, Issue) else found[0]), file
    yield from _issues(place)


def take(store: Store, address: str, *, now: str, workers: int = 1, progress: Progress = quiet) -> Added:
    """Adds all that is in a data set to a record; ``now`` is an ISO time. What is in the record already is known."""
    place = Place(address)
    about = about_of(place)
    if about is None:
        raise BadInput("there is no data set", where=address)
    made_by = MadeBy(about.dateline, about.weights, about.language)
    marks = place.names(PARTS)
    run = run_of(_COMMAND, made_by, [sha256(name.encode()).hexdigest() for name in marks], now=now)
    work = Work(store, run, STEP)
    done = 0
    with closing(_checked(_readings(place), workers)) as checked:
        for found in _gathered(checked, WRITTEN_AT_ONCE):
            progress(done, done, found[0][1])
            done += len(found)
            _write(work, found)
    issues = list(_issues(place))
    work.write([issue for issue, _ in issues])
    return work.added()


def _write(work: Work, found: Sequence[Checked]) -> None:
    """Writes what of it the record has not."""
    work.expect([each.document_id for each, _ in found if isinstance(each, Kept)])
    some = [
        (item, file)
        for each, file in found
        for item in ([each] if isinstance(each, Issue) else work.unkept(each, file=file))
    ]
    work.write([item for item, _ in some], files=[file for item, file in some if isinstance(item, Kept)])


def _gathered(portions: Iterable[Sequence[Checked]], size: int) -> Iterator[list[Checked]]:
    """The same in larger portions."""
    some: list[Checked] = []
    for portion in portions:
        some += portion
        if len(some) >= size:
            yield some
            some = []
    if some:
        yield some


# Checked in processes -----------------------------------------------------------------------------


def _checked(found: Iterable[tuple[Kept, str]], workers: int) -> Generator[Sequence[Checked], None, None]:
    """What is found, in its order: each reading with its rows, or the Issue that it has."""
    left = iter(found)
    portions = iter(lambda: list(islice(left, CHECKED_AT_ONCE)), [])
    if workers < 2:
        yield from map(_check, portions)
        return
    crew = Crew(workers)
    try:
        ahead = deque(crew.submit(_check, portion) for portion in islice(portions, workers * _AHEAD))
        while ahead:
            portion = ahead.popleft().result()
            ahead += [crew.submit(_check, more) for more in islice(portions, 1)]
            yield portion
    except Died:
        raise RunError(
            "a process that checks readings died", remedy="use fewer workers: there may be too little memory"
        ) from None
    finally:
        crew.close()


def _check(found: Sequence[tuple[Kept, str]]) -> list[Checked]:
    built = ((_built(kept), file) for kept, file in found)
    return [(each if isinstance(each, Issue) else each[1], file) for each, file in built]


def _built(kept: Kept) -> tuple[Reading, Kept] | Issue:
    """The reading and all its rows, if it has the hash that it is named by."""
    try:
        reading = reading_of(kept)
        again = kept_of(reading)
    except ReportError as error:
        return issue_of(error, step=STEP)
    if again.id == kept.id:
        return reading, again
    message = "it does not have the hash that it is named by: the data set was changed"
    return Issue(step=STEP, code="bad-value", message=message, where=f"document {kept.document_id}")


# What is in the files -----------------------------------------------------------------------------


def _files(place: Place, table: str) -> Iterator[str]:
    for folder in place.folders(table):
        for name in place.names(f"{table}/{folder}"):
            yield f"{table}/{folder}/{name}"


def _readings(place: Place) -> Iterator[tuple[Kept, str]]:
    """The readings without their rows, whose documents stand in the same order in a file of the same name."""
    for name in _files(place, "documents"):
        twin = f"readings/{name.split('/', 1)[1]}"
        with place.opened(name) as documents, place.opened(twin) as readings:
            rows = zip(
                read_columns(documents, [*DOCUMENTS.names, "file"]),
                read_columns(readings, READINGS.names),
                strict=True,
            )
            for (*document, file), reading in rows:
                yield Kept(tuple(document), reading, {}), file


def _issues(place: Place) -> Iterator[tuple[Issue, str]]:
    """The Issues, each with the file that it came of."""
    for name in _files(place, "run_issues"):
        with place.opened(name) as file:
            for row in read_columns(file, [column.name for column in COLUMNS["run_issues"]]):
                _, step, code, message, at, found, _ = row
                yield Issue(step=step, code=code, message=message, where=at), found
