"""The order of the steps: bytes → Document → Reading. No other module knows it.

One report at a time, or many in processes that each hold the network once. Either way the readings come in the order
of the documents and are the same, byte for byte. What fails is an Issue in its place; the run goes on.
"""

from __future__ import annotations

import gc
import os
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, wait
from dataclasses import replace
from functools import lru_cache
from os import PathLike
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from dateline.config import Config
from dateline.engine import Crew, Died
from dateline.errors import ReportError, RunError
from dateline.ingest import Hints, Item, from_text, ingest
from dateline.ingest.notes import ABOUT_INPUT
from dateline.model import Document, Issue, MadeBy, Published, Reading, issue_of

if TYPE_CHECKING:
    import msgspec

STEP: Final = "read"
"""The ``step`` of the Issues that this module makes."""

# Documents that each process has waiting, besides the one that it reads: enough that none is idle.
_AHEAD = 2


class Reads(Protocol):
    """Whatever makes a Reading of a Document: `dateline.reading.Reader`, or your own."""

    @property
    def made_by(self) -> MadeBy:
        """What its readings name as their maker."""

    def read(self, document: Document) -> Reading:
        """The reading of one document."""


Load = Callable[[Config], Reads]
"""Makes a reader, once in each process; importable by name, so that a new process finds it."""


def load_reader(config: Config) -> Reads:
    """Dateline's own reader, with the network and the language that the configuration asks for."""
    from dateline.reading import Reader

    return Reader.load(config)


def read(
    text: str,
    *,
    published: str | Published | None = None,
    source: str | None = None,
    title: str | None = None,
    config: Config | None = None,
) -> Reading:
    """Read one report from its text, which is final as it is; what is given wins over what its head says."""
    config = config or Config()
    day = Published(published) if isinstance(published, str) else published
    hints = Hints(published=day, source=source, title=title)
    document, notes = from_text(text, hints=hints, config=config)
    return _with_notes(_reader(load_reader, config).read(document), notes)


def read_document(document: Document, *, config: Config | None = None, load: Load = load_reader) -> Reading:
    """Read one document, in this process."""
    return _reader(load, config or Config()).read(document)


def read_files(
    *paths: str | PathLike[str],
    hints: Hints | None = None,
    config: Config | None = None,
    load: Load = load_reader,
) -> Generator[Reading | Issue, None, None]:
    """Read every report of files and folders, in order; ``-`` is the standard input."""
    config = config or Config()
    return read_many(ingest(*paths, hints=hints or Hints(), config=config), config=config, load=load)


def read_many(
    documents: Iterable[Item],
    *,
    workers: int | None = None,
    config: Config | None = None,
    load: Load = load_reader,
) -> Generator[Reading | Issue, None, None]:
    """Read documents as they come, in order. An Issue among them stays in its place, or joins its document's reading.

    ``workers`` are the processes that read at once, those of the configuration if not given. Close the iterator, or
    run it to its end, and they are gone.
    """
    config = config or Config()
    tasks = _tasks(documents)
    if (workers or config.workers) > 1:
        return _in_processes(tasks, workers or config.workers, load, config)
    return (task if isinstance(task, Issue) else _work(load, config, task) for task in tasks)


class _Task(NamedTuple):
    document: Document
    notes: tuple[Issue, ...]


def is_failure(issue: Issue) -> bool:
    """Whether a report failed with this Issue; else it only tells something about one that did not."""
    return issue.code in _failures()


def is_about_document(issue: Issue) -> bool:
    """Whether an Issue is about the document that it follows among what an input gives."""
    return not is_failure(issue) and issue.code not in ABOUT_INPUT


@lru_cache
def _failures() -> frozenset[str]:
    kinds = [ReportError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return frozenset({kind.code for kind in kinds} | {"fault", "worker-died"})


def _tasks(items: Iterable[Item]) -> Iterator[_Task | Issue]:
    """Each document with the Issues about it, which follow it."""
    document: Document | None = None
    notes: list[Issue] = []
    for item in items:
        if isinstance(item, Issue) and document and is_about_document(item):
            notes.append(item)
            continue
        if document:
            yield _Task(document, tuple(notes))
        document, notes = None, []
        if isinstance(item, Issue):
            yield item
        else:
            document = item
    if document:
        yield _Task(document, tuple(notes))


@lru_cache(maxsize=2)
def _reader(load: Load, config: Config) -> Reads:
    """The reader of this process: the network is loaded once."""
    return load(config)


def _with_notes(reading: Reading, notes: tuple[Issue, ...]) -> Reading:
    return replace(reading, issues=(*notes, *reading.issues)) if notes else reading


def _work(load: Load, config: Config, task: _Task) -> Reading | Issue:
    """Read one document; what goes wrong with it is its Issue, and what goes wrong with the run is raised."""
    where = f"document {task.document.id}"
    try:
        return _with_notes(_reader(load, config).read(task.document), task.notes)
    except ReportError as error:
        issue = issue_of(error, step=STEP)
        return issue if issue.where else replace(issue, where=where)
    except RunError:
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        message = (
            f"a fault in Dateline: {type(error).__name__}: {error} (line {frame.lineno} of "
            f"{os.path.basename(frame.filename)}); please report it"  # noqa: PTH119 - no path, a name alone
        )
        return Issue(step=STEP, code="fault", message=message, where=where)


# Many processes -----------------------------------------------------------------------------------


def _work_packed(load: Load, config: Config, task: _Task) -> Reading | Issue | bytes:
    """What `_work` gives, on its way to another process.

    A reading of Dateline's own goes as MessagePack: packing and unpacking take a third of the time that pickle takes, 13
    microseconds a word less. Another reader's may have a whole number where the model has a float, which MessagePack
    would make one.
    """
    _load_for_good(load, config)
    result = _work(load, config, task)
    if load is not load_reader or isinstance(result, Issue):
        return result
    import msgspec

    try:
        return msgspec.msgpack.encode(result)
    except UnicodeEncodeError:  # half of a surrogate pair, in words of an Issue
        return result


def _taken(result: Reading | Issue | bytes) -> Reading | Issue:
    """A result that came from another process."""
    return _decoder().decode(result) if isinstance(result, bytes) else result


@lru_cache(maxsize=1)
def _decoder() -> msgspec.msgpack.Decoder[Reading]:
    import msgspec

    return msgspec.msgpack.Decoder(Reading)


def _in_processes(
    tasks: Iterator[_Task | Issue], workers: int, load: Load, config: Config
) -> Generator[Reading | Issue, None, None]:
    """Read ahead of whoever takes the readings, never more than each process needs to be busy."""
    ahead: deque[tuple[_Task | Issue, Future[Reading | Issue | bytes]]] = deque()
    crew = Crew(workers)
    started = False
    try:
        while True:
            while len(ahead) < workers * _AHEAD and (task := next(tasks, None)) is not None:
                if isinstance(task, Issue):
                    ahead.append((task, _done(task)))
                    continue
                if not started:
                    _start(crew, load, config)
                    started = True
                ahead.append((task, crew.submit(_work_packed, load, config, task)))
            if not ahead:
                return
            task, future = ahead.popleft()
            try:
                result = future.result()
            except Died:
                assert isinstance(task, _Task)
                wait([future for _, future in ahead])
                result = _alone(crew, load, config, task)
            yield _taken(result)
    finally:
        crew.close()


def _done(issue: Issue) -> Future[Reading | Issue | bytes]:
    """An Issue that is there already."""
    future: Future[Reading | Issue | bytes] = Future()
    future.set_result(issue)
    return future


def _start(crew: Crew, load: Load, config: Config) -> None:
    """Have one process load its reader: what it lacks is told here."""
    try:
        crew.submit(_load_for_good, load, config).result()
    except Died:
        raise RunError(
            "the processes that read cannot start",
            remedy='use one worker; or, in a script of your own, start the run under if __name__ == "__main__":',
        ) from None


def _alone(crew: Crew, load: Load, config: Config, task: _Task) -> Reading | Issue | bytes:
    """What comes of a document whose process died, when it is read while no other is."""
    try:
        return crew.submit(_work_packed, load, config, task).result()
    except Died:
        message = "the process that read it died, alone as well as among others: it may need more memory than there is"
        return Issue(step=STEP, code="worker-died", message=message, where=f"document {task.document.id}")


@lru_cache(maxsize=2)
def _load_for_good(load: Load, config: Config) -> None:
    """Load the reader, and look through it for garbage no more: the process is ours, and it stays."""
    _reader(load, config)
    gc.collect()
    gc.freeze()
