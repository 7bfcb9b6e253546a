"""How quick the pages are: every page and every filter of it, over a generated record.

    python -m benchmarks.pages --record big.db --reports 100000
    python -m benchmarks.pages --record big.db --page docs/speed-of-pages.md

The record is made where it is not there: that of `benchmarks.records`. What is measured is the time of the server, from
the request to the last byte of the page, in one process and one request after the other; each question with many values,
frequent and rare ones, and no page twice.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.records import COUNTRIES, SEED, TYPES, Words, portions, question
from starlette.testclient import TestClient

from dateline.serve.app import app
from dateline.serve.render import link
from dateline.serve.settings import Settings
from dateline.store import Store, open_store

BAR = 150.0
"""Milliseconds within which 95 of 100 answers are to be there."""


def made(where: str, reports: int) -> Store:
    """The record, made where it is not there yet."""
    if "://" not in where and Path(where).is_file():
        return open_store(where)
    store = open_store(where, create=True)
    if store.view.tallied("all", ["reports"]).get("reports"):
        return store
    clock = time.perf_counter()
    for done, some in enumerate(portions(reports), 1):
        with store.writing() as writer:
            for kept in some:
                writer.keep(kept)
        if done % 20 == 0:
            print(f"{done * len(some)} written in {time.perf_counter() - clock:.0f} s", file=sys.stderr)
    store.close()
    return open_store(where)


def asked(store: Store) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each thing that is asked, and how to draw an address of it."""
    chance = random.Random(SEED)
    words = Words(chance)
    reports = store.view.tallied("all", ["reports"])["reports"]

    def days() -> dict[str, str]:
        _, _, since, until = question(chance)
        return {"since": since, "until": until}

    def some(**filters: Callable[[], object]) -> dict[str, object]:
        return {name: draw() for name, draw in filters.items()}

    def name() -> str:
        return words.some(1)[0]

    def country() -> str:
        return chance.choice(COUNTRIES)

    def kind() -> str:
        return chance.choice(TYPES)

    def outlet() -> str:
        return f"Outlet {chance.randrange(40)}"

    def page() -> int:
        return chance.randrange(1, 150)

    yield "overview", lambda: "/overview"
    yield "reports", lambda: link("reports", page=page())
    yield "reports by outlet", lambda: link("reports", **some(outlet=outlet))
    yield "reports by days", lambda: link("reports", **days())
    yield "one report", lambda: link("report", id=f"r{chance.randrange(reports):07}")
    yield "statements", lambda: link("statements", page=page())
    yield "statements by speaker", lambda: link("statements", **some(speaker=name))
    yield "statements by act", lambda: link("statements", act="assert", page=page())
    yield "statements by speaker and act", lambda: link("statements", act="assert", **some(speaker=name))
    yield "statements by days", lambda: link("statements", **days())
    yield "events", lambda: link("events", page=page())
    yield "events by type", lambda: link("events", **some(type=kind))
    yield "events by country", lambda: link("events", **some(country=country))
    yield "events by status", lambda: link("events", status="claimed", page=page())
    yield "events by a status that is not there", lambda: link("events", status="denied")
    yield "events by actor", lambda: link("events", **some(actor=name))
    yield "events by a syllable of an actor", lambda: link("events", **some(actor=lambda: name()[:3]))
    yield "events by actor and type", lambda: link("events", **some(actor=name, type=kind))
    yield "events by days", lambda: link("events", **days())
    yield (
        "events by one day",
        lambda: link("events", **dict.fromkeys(("since", "until"), question(chance)[2])),
    )
    yield (
        "events by type, country and days",
        lambda: link("events", **some(type=kind, country=country), **days()),
    )
    yield "actors", lambda: link("actors", page=page())
    yield "actors by name", lambda: link("actors", **some(name=name))
    yield "actors by country", lambda: link("actors", **some(country=country))
    yield "issues", lambda: "/issues"
    yield "search for two words", lambda: link("search", words=" ".join(words.some(2)))
    yield "search for one word", lambda: link("search", words=words.some(1)[0])


def measured(browser: TestClient, draw: Callable[[], str], number: int) -> tuple[float, float, int]:
    taken, size = [], 0
    browser.get(draw())
    for _ in range(number):
        address = draw()
        clock = time.perf_counter()
        answer = browser.get(address)
        taken.append((time.perf_counter() - clock) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
        size = max(size, len(answer.content))
    taken.sort()
    return statistics.median(taken), taken[min(int(len(taken) * 0.95), len(taken) - 1)], size


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", required=True)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--only", default="", help="what begins so")
    parser.add_argument("--page", type=Path, help="write the results as a page of the documentation")
    args = parser.parse_args()
    store = made(args.record, args.reports)
    sizes = store.view.tallied("all", ["reports", "events"])
    rows = []
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as browser:
        for what, draw in asked(store):
            if what.startswith(args.only):
                rows.append((what, *measured(browser, draw, args.questions)))
                print(f"{what:45} p50 {rows[-1][1]:7.1f}  p95 {rows[-1][2]:7.1f} ms", file=sys.stderr)
    store.close()
    command = "python -m benchmarks.pages " + " ".join(sys.argv[1:])
    text = "\n".join((
        "# Speed of the pages",
        "",
        f"Measured on {datetime.now(UTC).date()} by `{command}`, on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, beside seven other busy processes: {sizes['reports']:,} generated reports with "
        f"{sizes['events']:,} events. Milliseconds from the request to the last byte of the page, {args.questions} "
        f"requests each; the bar is {BAR:.0f} at the 95th percentile.",
        "",
        "| page | p50 | p95 | largest, KB |",
        "|---|---:|---:|---:|",
        *(f"| {what} | {p50:.0f} | {p95:.0f} | {size / 1000:.0f} |" for what, p50, p95, size in rows),
        "",
    ))  # fmt: skip
    print(text)
    if args.page:
        args.page.write_text(text, encoding="utf-8")
    slow = [what for what, _, p95, _ in rows if p95 > BAR]
    if slow:
        print(f"slower than {BAR:.0f} ms: {', '.join(slow)}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
