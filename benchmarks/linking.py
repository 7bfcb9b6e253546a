"""Linking a day of new reports while a record grows: seconds, seconds a report, and the most memory.

    python -m benchmarks.linking                           100,000 reports, 5,000 a day
    python -m benchmarks.linking --days 6 --per-day 1000   a quicker look

Readings are made without the network (`benchmarks.stories`), kept, and linked a day at a time, each day in a process of
its own, as `dateline link` would be run. Printed for each day: reports in the record, seconds of linking, microseconds of
processor time a report, the most memory of the process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.stories import day_of

from dateline.keep.link import link
from dateline.record import kept_of
from dateline.store import open_store

NOW = "2026-01-01T00:00:00+00:00"
AT_ONCE = 500


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--per-day", type=int, default=5_000)
    parser.add_argument("--record", help=argparse.SUPPRESS)
    parser.add_argument("--day", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.record:
        print(json.dumps(one_day(Path(args.record), args.day, args.per_day)))
        return 0
    print(f"{'reports':>9} {'incidents':>9} {'seconds':>8} {'CPU s':>7} {'ms each':>8} {'MiB':>6}")
    with TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        for day in range(args.days):
            options = ["--record", str(record), "--day", str(day), "--per-day", str(args.per_day)]
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.linking", *options],
                check=True,
                capture_output=True,
                text=True,
            )
            found = json.loads(done.stdout)
            print(
                f"{found['reports']:>9} {found['incidents']:>9} {found['seconds']:>8.1f} {found['cpu']:>7.1f} "
                f"{1000 * found['seconds'] / args.per_day:>8.2f} {found['mib']:>6.0f}",
                flush=True,
            )
    return 0


def one_day(record: Path, day: int, per_day: int) -> dict[str, float]:
    """Keeps the reports of a day and links them; the time is that of linking alone."""
    with closing(open_store(record, create=True)) as store:
        readings = list(day_of(day, per_day))
        for start in range(0, len(readings), AT_ONCE):
            with store.writing() as writer:
                for reading in readings[start : start + AT_ONCE]:
                    writer.keep(kept_of(reading))
        del readings
        started, used = time.perf_counter(), time.process_time()
        outcome = link(store, now=NOW)
        seconds, cpu = time.perf_counter() - started, time.process_time() - used
        reports = dict(store.view.sizes())["linked"]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"reports": reports, "incidents": outcome.incidents, "seconds": seconds, "cpu": cpu, "mib": most}


if __name__ == "__main__":
    sys.exit(main())
