"""A data set into a record: its readings whole, as if they had been read into it, and its Issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from dateline.batch.layout import COLUMNS, PARTS, about_of
from dateline.batch.place import Place, is_url
from dateline.batch.work import STEP
from dateline.errors import BadInput, ReportError
from dateline.export.records.arrow import read_columns
from dateline.keep.add import Progress, quiet
from dateline.keep.work import DOCUMENTS_AT_ONCE, Added, Work, run_of
from dateline.model import Issue, MadeBy, Reading, issue_of
from dateline.record import kept_of, reading_of
from dateline.store.protocol import Store
from dateline.tables import DOCUMENTS, READINGS, Kept

_COMMAND: Final = "add"
Found = tuple[Reading | Issue, str]
"""What is in a data set, and the file of the input that it came from."""


def is_data_set(path: str | Path) -> bool:
    """Whether a data set is there."""
    if not is_url(str(path)) and not Path(path).is_dir():
        return False
    return about_of(Place(str(path))) is not None


def taken(address: str) -> Iterator[Found]:
    """Every reading and every Issue of a data set, month by month."""
    place = Place(address)
    for name in _files(place, "documents"):
        yield from _readings(place, name)
    for name in _files(place, "run_issues"):
        with place.opened(name) as file:
            for row in read_columns(file, [column.name for column in COLUMNS["run_issues"]]):
                _, step, code, message, at, found, _ = row
                yield Issue(step=step, code=code, message=message, where=at), found


def take(store: Store, address: str, *, now: str, progress: Progress = quiet) -> Added:
    """Adds all that is in a data set to a record; ``now`` is an ISO time. What is in the record already is known."""
    place = Place(address)
    about = about_of(place)
    if about is None:
        raise BadInput("there is no data set", where=address)
    made_by = MadeBy(about.dateline, about.weights, about.language)
    marks = place.names(PARTS)
    run = run_of(_COMMAND, made_by, [sha256(name.encode()).hexdigest() for name in marks], now=now)
    work = Work(store, run, STEP)
    some: list[tuple[Reading | Issue, str]] = []
    for number, (found, file) in enumerate(taken(address)):
        if number % DOCUMENTS_AT_ONCE == 0:
            progress(number, number, file)
        some += [(each, file) for each in _unread(work, found, file)]
        if len(some) >= DOCUMENTS_AT_ONCE:
            _write(work, some)
            some = []
    _write(work, some)
    return work.added()


def _unread(work: Work, found: Reading | Issue, file: str) -> Iterator[Reading | Issue]:
    """What of it is to be written: a reading under the id that its document has in the record."""
    if isinstance(found, Issue):
        yield found
        return
    for item in work.unread([found.document], file=file):
        if isinstance(item, Issue):
            yield item
        else:
            yield found if item == found.document else replace(found, document=item)


def _write(work: Work, some: list[tuple[Reading | Issue, str]]) -> None:
    work.write([item for item, _ in some], files=[file for item, file in some if isinstance(item, Reading)])


def _files(place: Place, table: str) -> Iterator[str]:
    for folder in place.folders(table):
        for name in place.names(f"{table}/{folder}"):
            yield f"{table}/{folder}/{name}"


def _readings(place: Place, name: str) -> Iterator[Found]:
    """The readings of a part, whose documents stand in the same order in a file of the same name."""
    twin = f"readings/{name.split('/', 1)[1]}"
    with place.opened(name) as documents, place.opened(twin) as readings:
        rows = zip(
            read_columns(documents, [*DOCUMENTS.names, "file"]),
            read_columns(readings, READINGS.names),
            strict=True,
        )
        for (*document, file), reading in rows:
            yield _reading(Kept(tuple(document), reading, {})), file


def _reading(kept: Kept) -> Reading | Issue:
    """The reading, if it has the hash that it is named by."""
    try:
        reading = reading_of(kept)
        if kept_of(reading).id == kept.id:
            return reading
        message = "it does not have the hash that it is named by: the data set was changed"
        return Issue(step=STEP, code="bad-value", message=message, where=f"document {kept.document_id}")
    except ReportError as error:
        return issue_of(error, step=STEP)
