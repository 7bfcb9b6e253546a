"""A run of batch: reports in, a data set of Parquet out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import msgspec

from dateline.batch.entries import UNKNOWN
from dateline.batch.inputs import REPORTS_A_SHARD, cut, sources
from dateline.batch.layout import ABOUT, COLUMNS, PARTS, ROUND, SHARDS, About, about_of, file_of
from dateline.batch.merge import Mark, Round, WriteParts, head_at, key_of, planned
from dateline.batch.place import Place, is_url
from dateline.batch.shelf import PlaceShelf
from dateline.batch.work import ReadPieces, version_of
from dateline.engine import (
    Job,
    OnRay,
    Policy,
    Processes,
    Progress,
    Report,
    Runner,
    Shard,
    Within,
    cluster,
    quiet,
    run,
)
from dateline.errors import BadInput, RunError
from dateline.export.records.arrow import Growing

ROUNDS: Final = "_dateline/rounds"
REPORTS: Final = "_dateline/reports"
_EMPTY: Final = "none"
_LOCK: Final = "_dateline/lock"
_ONE_PART: Final = Policy(tries=3, tries_alone=3, patience=3_600.0)

Make = Callable[[Any, PlaceShelf], Runner]
"""Makes a runner for a job and a shelf."""


def within(job: Job, shelf: PlaceShelf) -> Runner:
    """In this process."""
    return Within(job, shelf)


def in_processes(workers: int) -> Make:
    """In so many processes; one is this one."""
    return within if workers == 1 else lambda job, shelf: Processes(job, shelf, workers)


@contextmanager
def on_ray(address: str | None = None, *, workers: int | None = None) -> Iterator[Make]:
    """On Ray: the cluster at an address, or one of so many workers on this machine that ends with it."""
    with cluster(address, workers=workers):
        yield OnRay


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a run is made: by which runner, with how many reports a shard and how much patience."""

    make: Make = within
    reports: int = REPORTS_A_SHARD
    policy: Policy = Policy()  # noqa: RUF009 - frozen
    tell: Callable[[Progress], None] = quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to: what the engine did, and the rows that it added to each table of the data set."""

    reading: Report
    rows: dict[str, int]
    failed: dict[str, int]
    seconds: float


def batch(
    inputs: Sequence[str], out: str, *, job: ReadPieces | None = None, plan: Plan | None = None
) -> Result:
    """Reads all reports of files, folders and addresses into the data set at ``out``, which is made or added to."""
    job, plan = job or ReadPieces(), plan or Plan()
    made_by = job.load(job.config).made_by
    version = version_of(job, made_by)
    place = Place(out)
    about = About(
        version=version, dateline=made_by.dateline, weights=made_by.weights, language=made_by.language
    )
    _claim(place, about)
    with _alone(place):
        place.sweep("")
        before, _ = _write_round(place, version, plan)
        merged = _merged(place)
        shelf = PlaceShelf(place, SHARDS, version, merged)
        shards = cut(
            sources(inputs), version=version, hints=job.hints, config=job.config, reports=plan.reports
        )
        with closing(plan.make(job, shelf)) as runner:
            report = run(job, shards, shelf=shelf, runner=runner, policy=plan.policy, tell=plan.tell)
            start = runner.now()
            fresh = [key for key in report.keys if key not in merged]
            failed = _failed(place, fresh)
            if fresh:
                place.write(ROUND, msgspec.json.encode(planned(place, fresh)))
        rows, seconds = _write_round(place, version, plan)
        for table, number in before.items():
            rows[table] = rows.get(table, 0) + number
        result = Result(
            reading=report, rows=rows, failed=failed, seconds=report.seconds + seconds + runner.now() - start
        )
        _remember(place, result)
    return result


def _remember(place: Place, result: Result) -> None:
    """Keeps the report of a run beside the data set, under the next number."""
    done = result.reading
    number = len(place.names(REPORTS)) + 1
    told: dict[str, object] = {
        "rows": result.rows,
        "failed": result.failed,
        "seconds": round(result.seconds, 3),
    }
    told |= {
        each.name: getattr(done, each.name) for each in fields(done) if each.name not in {"keys", "seconds"}
    }
    data = msgspec.json.format(msgspec.json.encode(told)) + b"\n"
    place.write(f"{REPORTS}/{number:06}.json", data)


def _claim(place: Place, about: About) -> None:
    """Makes the place a data set of this version, or refuses it where it is another."""
    there = about_of(place)
    if there is None:
        if any(not name.startswith(".") for name in (*place.names(""), *place.folders(""))):
            raise BadInput(
                "there is something, and it is no data set of Dateline's",
                where=place.address,
                remedy="give a new folder",
            )
        place.write(ABOUT, msgspec.json.format(msgspec.json.encode(about)) + b"\n")
    elif there.version != about.version:
        raise BadInput(
            f"this data set was read by another version, or with other settings: {there.version}, and this is "
            f"{about.version}",
            where=place.address,
            remedy="give a new folder, or read with the version and settings that it has",
        )
    for table, columns in COLUMNS.items():  # so that each can be asked, even while it is empty
        name = file_of(table, UNKNOWN, _EMPTY)
        if not place.exists(name):
            with place.writing(name) as out, Growing(columns, out):
                pass


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Holds a data set on this machine for this run alone. Of an object store nobody can tell."""
    if is_url(place.address):
        yield
        return
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with Path(place.address, _LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RunError(
                "another run writes to it", where=place.address, remedy="wait for its end"
            ) from None
        yield


def _merged(place: Place) -> frozenset[str]:
    """The keys of the shards that are in the data set."""
    return frozenset(
        key
        for name in place.names(ROUNDS)
        for key in msgspec.json.decode(place.read(f"{ROUNDS}/{name}"), type=list[str])
    )


def _failed(place: Place, keys: Iterable[str]) -> dict[str, int]:
    failed: dict[str, int] = {}
    for key in keys:
        for code, number in head_at(place, key).failed.items():
            failed[code] = failed.get(code, 0) + number
    return dict(sorted(failed.items()))


def _write_round(place: Place, version: str, plan: Plan) -> tuple[dict[str, int], float]:
    """Writes the parts of the round that is written down, where one is, and then lets its shards go."""
    if not place.exists(ROUND):
        return {}, 0.0
    now = msgspec.json.decode(place.read(ROUND), type=Round)
    job = WriteParts(place, version)
    shelf = PlaceShelf(place, PARTS, version)
    parts = [Shard(key_of(part, version), (part,)) for part in now.parts]
    with closing(plan.make(job, shelf)) as runner:
        report = run(job, parts, shelf=shelf, runner=runner, policy=_ONE_PART)
    rows: dict[str, int] = {}
    for part in parts:
        for table, number in msgspec.json.decode(shelf.get(part.key), type=Mark).rows.items():
            rows[table] = rows.get(table, 0) + number
    name = parts[0].key if parts else "none"
    place.write(f"{ROUNDS}/{name}.json", msgspec.json.encode(now.shards))
    for key in now.shards:
        place.remove(f"{SHARDS}/{key}")
    place.remove(ROUND)
    return dict(sorted(rows.items())), report.seconds
