"""What batch costs: how it scales, what the engine adds, and an archive of many pages.

    python -m benchmarks.batch scale                 one and two Ray workers; the same bytes from every runner
    python -m benchmarks.batch overhead              what the engine adds to the reading of 100 reports a shard
    python -m benchmarks.batch crawl --pages 100000  a web archive with broken records, read by a stand-in
    python -m benchmarks.batch merge                 what it costs to write the data set

Reports are those of `benchmarks.texts`, read with Dateline's own reader; in ``crawl`` and ``merge`` a stand-in for it
reads, since what is measured is everything else.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.crawl import Made
from benchmarks.texts import varied
from tests.readers import load

from dateline.batch import Make, Plan, ReadPieces, Result, batch, in_processes, on_ray, within
from dateline.batch.inputs import cut, sources
from dateline.batch.merge import planned
from dateline.batch.place import Place
from dateline.batch.work import version_of
from dateline.engine import Shelf, Within, run
from dateline.ingest import Hints, Piece
from dateline.pipeline import read_many

WORDS_A_REPORT = 300


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("scale", "overhead", "crawl", "merge"))
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--shard", type=int, default=5, help="reports a shard, for scale")
    parser.add_argument(
        "--alone", action="store_true", help="as root: before other work on the machine, while timed"
    )
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=9)
    args = parser.parse_args()
    measure: dict[str, Callable[[argparse.Namespace, Path], Any]] = {
        "scale": scale, "overhead": overhead, "crawl": crawl, "merge": merge,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure[args.what](args, Path(folder)), indent=1))


def write(path: Path, reports: int) -> int:
    """So many reports as JSON lines; how many words they have."""
    texts = varied(reports * WORDS_A_REPORT * 2)[:reports]
    with path.open("w") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"text": text, "published": f"2025-{1 + number % 4:02}-03"}) + "\n")
    return sum(len(text.split()) for text in texts)


# One worker and two -------------------------------------------------------------------------------


def scale(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The best of so many rounds with one worker and with two, each warm; and the bytes of every runner."""
    words = write(folder / "in.jsonl", args.reports)
    write(folder / "warm.jsonl", 4)
    best: dict[int, float] = {}
    for number in range(args.rounds):
        for workers in (1, 2):
            with on_ray(workers=workers) as make:
                plan = Plan(make=make, reports=1)
                batch([str(folder / "warm.jsonl")], str(folder / f"warm-{number}-{workers}"), plan=plan)
                out = folder / f"ray-{number}-{workers}"
                if args.alone:
                    first(descendants(os.getpid()))
                done = batch([str(folder / "in.jsonl")], str(out), plan=replace(plan, reports=args.shard))
            if args.alone:
                first([os.getpid()], not_now=True)
            seconds = done.reading.seconds
            best[workers] = min(seconds, best.get(workers, seconds))
            print(f"{workers}: {seconds:.1f} s, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    makers: dict[str, Make] = {"within": within, "processes": in_processes(2)}
    for name, make in makers.items():
        batch([str(folder / "in.jsonl")], str(folder / name), plan=Plan(make=make, reports=args.shard))
    outs = [contents(folder / name) for name in ("ray-0-1", "ray-0-2", *makers)]
    return {
        "reports": args.reports,
        "words": words,
        "seconds": {str(workers): round(seconds, 1) for workers, seconds in best.items()},
        "times": round(best[1] / best[2], 2),
        "same_bytes": all(each == outs[0] for each in outs) and bool(outs[0]),
        "files": len(outs[0]),
    }


def descendants(pid: int) -> list[int]:
    """A process and all that came of it."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            with suppress(OSError, ValueError, IndexError):
                parent = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
                parents.setdefault(parent, []).append(int(path.name))
    found = [pid]
    for each in found:
        found += parents.get(each, [])
    return found


def first(pids: Sequence[int], *, not_now: bool = False) -> None:
    """Has processes come before all others of the machine, or no longer: what hands out before what works, as a
    scheduler does that shares the processor by what each has used."""
    policy = os.SCHED_OTHER if not_now else os.SCHED_RR
    for pid in pids:
        with suppress(OSError):
            works = Path(f"/proc/{pid}/cmdline").read_bytes().startswith(b"ray::")
            for thread in Path(f"/proc/{pid}/task").iterdir():
                rank = 0 if not_now else 1 if works and int(thread.name) == pid else 2
                with suppress(OSError):
                    os.sched_setscheduler(int(thread.name), policy, os.sched_param(rank))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*.parquet"))}


# What the engine adds -----------------------------------------------------------------------------


@dataclass
class Timed:
    """A job that knows how long it took: processor seconds of this process."""

    job: ReadPieces
    seconds: float = 0.0
    outputs: int = 0

    def do(self, items: Sequence[Piece]) -> bytes:
        start = time.process_time()
        output = self.job.do(items)
        self.seconds += time.process_time() - start
        self.outputs += len(output)
        return output

    def set_aside(self, item: Piece, why: str) -> bytes:
        return self.job.set_aside(item, why)

    def join(self, outputs: Sequence[bytes]) -> bytes:
        return self.job.join(outputs)


class Memory:
    """A shelf in memory, and on a disk."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def keys(self) -> list[str]:
        return self.place.names("shards")

    def put(self, key: str, output: bytes) -> None:
        self.place.write(f"shards/{key}", output)

    def get(self, key: str) -> bytes:
        return self.place.read(f"shards/{key}")

    def drop(self, key: str) -> None:
        self.place.remove(f"shards/{key}")


def overhead(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Processor seconds of a run, of the job in it, and of the reading in that: in this process, where all are seen."""
    words = write(folder / "in.jsonl", args.reports)
    job = ReadPieces()
    made_by = job.load(job.config).made_by
    timed = Timed(job)
    shelf: Shelf = Memory(Place(str(folder)))
    (folder / "shards").mkdir()
    version = version_of(job, made_by)
    warm(job)
    start = time.process_time()
    shards = cut(sources([str(folder / "in.jsonl")]), version=version, hints=Hints(), config=job.config)
    report = run(timed, shards, shelf=shelf, runner=Within(timed, shelf))
    whole = time.process_time() - start
    documents = [piece_document(line) for line in (folder / "in.jsonl").read_text().splitlines()]
    start = time.process_time()
    for _ in read_many(documents, workers=1, config=job.config):
        pass
    reading = time.process_time() - start
    return {
        "reports": args.reports,
        "words": words,
        "shards": report.shards,
        "processor_seconds": {
            "run": round(whole, 2),
            "job": round(timed.seconds, 2),
            "reading": round(reading, 2),
        },
        "engine_share_of_reading": round((whole - timed.seconds) / reading, 4),
        "ingest_and_packing_share_of_reading": round((timed.seconds - reading) / reading, 4),
        "bytes_a_report": round(timed.outputs / args.reports),
        "reports_a_processor_second": round(args.reports / whole, 2),
        "words_a_processor_second": round(words / whole),
    }


def piece_document(line: str) -> Any:
    from dateline.ingest import from_text

    record = json.loads(line)
    return from_text(record["text"], hints=Hints(published=None))[0]


def warm(job: ReadPieces) -> None:
    from dateline.pipeline import read_document

    read_document(piece_document(json.dumps({"text": "Anna said no."})), config=job.config)


# An archive ---------------------------------------------------------------------------------------


def crawl(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """What comes through of an archive whose contents are known, how long it takes, and how much memory."""
    made = Made(args.seed)
    path = folder / "CC-NEWS-20250801000000-00001.warc.gz"
    start, processor = time.monotonic(), time.process_time()
    made.write(path, args.pages)
    making, processor = time.monotonic() - start, time.process_time() - processor
    watched = Watched()
    start = time.monotonic()
    result = batch(
        [str(path)],
        str(folder / "out"),
        job=ReadPieces(load=load),
        plan=Plan(make=in_processes(args.workers)),
    )
    seconds = time.monotonic() - start
    watched.stop = True
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF)
    through = result.rows["documents"]
    return {
        "pages": args.pages,
        "archive_mb": round(path.stat().st_size / 1e6),
        "in_it": dict(sorted(made.counts.items())),
        "pages_with_text": made.counts["page"],
        "came_through": through,
        "share": round(through / made.counts["page"], 4),
        "issues": result.failed,
        "expected_issues": {
            "broken": made.counts["broken"],
            "empty": made.counts["empty"],
            "passed": made.counts["not found"] + made.counts["no page"],
        },
        "seconds": {
            "making": round(making),
            "batch": round(seconds),
            "reading": round(result.reading.seconds),
        },
        "processor_seconds": {
            "workers": round(used.ru_utime + used.ru_stime),
            "driver": round(own.ru_utime + own.ru_stime - processor),
        },
        "pages_a_second": round(args.pages / seconds),
        "memory_mb_driver_and_workers": watched.curve(),
        "load": round(os.getloadavg()[0], 1),
    }


class Watched:
    """The memory of this process and its children, every second."""

    def __init__(self) -> None:
        self.stop = False
        self.points: list[tuple[int, int]] = []
        threading.Thread(target=self._watch, daemon=True).start()

    def curve(self) -> list[list[int]]:
        """Ten points of the run, and of each the most in its tenth: of the driver, and of the largest other process."""
        size = max(len(self.points) // 10, 1)
        tenths = [self.points[at : at + size] for at in range(0, len(self.points), size)]
        return [[max(own for own, _ in some), max(most for _, most in some)] for some in tenths if some]

    def _watch(self) -> None:
        page = resource.getpagesize()
        while not self.stop:
            own, largest = 0, 0
            for path in Path("/proc").iterdir():
                if path.name.isdigit():
                    with suppress(OSError, ValueError, IndexError):
                        parent = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
                        size = int((path / "statm").read_text().split()[1]) * page // 2**20
                        if int(path.name) == os.getpid():
                            own = size
                        elif parent == os.getpid():
                            largest = max(largest, size)
            self.points.append((own, largest))
            time.sleep(1)


# The data set -------------------------------------------------------------------------------------


def merge(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """What it costs to plan and write a data set of readings that Dateline's reader made, over and over."""
    words = write(folder / "in.jsonl", args.reports)
    result: Result = batch([str(folder / "in.jsonl")], str(folder / "out"))
    start = time.process_time()
    place = Place(str(folder / "again"))
    job = ReadPieces()
    version = version_of(job, job.load(job.config).made_by)
    shelf = Memory(Place(str(folder / "again" / "_dateline")))
    shards = list(cut(sources([str(folder / "in.jsonl")]), version=version, hints=Hints(), config=job.config))
    for shard in shards:
        shelf.put(shard.key, job.do(shard.items))
    start = time.process_time()
    plan = planned(place, [shard.key for shard in shards])
    planning = time.process_time() - start
    from dateline.batch.merge import WriteParts

    writer = WriteParts(place, version)
    start = time.process_time()
    writer.do(plan.parts)
    writing = time.process_time() - start
    size = sum(each.stat().st_size for each in (folder / "again").rglob("*.parquet"))
    packed = sum(each.stat().st_size for each in (folder / "again" / "_dateline" / "shards").iterdir())
    return {
        "reports": args.reports,
        "words": words,
        "rows": result.rows,
        "planning_ms_a_report": round(1000 * planning / args.reports, 2),
        "writing_ms_a_report": round(1000 * writing / args.reports, 2),
        "kb_a_report": {
            "shards": round(packed / args.reports / 1000, 1),
            "parquet": round(size / args.reports / 1000, 1),
        },
    }


if __name__ == "__main__":
    main()
