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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.records import (
    AT_ONCE,
    COUNTRIES,
    DAYS,
    FIRST,
    SEED,
    SYLLABLES,
    TYPES,
    Words,
    portions,
    question,
    write,
)
from starlette.testclient import TestClient

from dateline.serve.app import app
from dateline.serve.render import link
from dateline.serve.settings import Settings
from dateline.store import Store, loaded, open_store
from dateline.tables import BY_NAME, Row

BAR = 150.0
"""Milliseconds within which 95 of 100 answers are to be there."""


def made(where: str, reports: int) -> Store:
    """The record, made where it is not there yet."""
    if "://" not in where and Path(where).is_file():
        return open_store(where)
    clock = time.perf_counter()
    with loaded(where) as store:
        new = not store.view.tallied("all", ["reports"]).get("reports")
        for done, some in enumerate(portions(reports) if new else (), 1):
            write(store, some)
            print(f"{done * len(some)} written in {time.perf_counter() - clock:.0f} s", file=sys.stderr)
    store = open_store(where)
    if new:
        linked(store)
        store.close()
        store = open_store(where)
    return store


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
    yield "map", lambda: link("map", shown="all", **some(outlet=outlet))
    yield "map of everything", lambda: link("map", shown="all")
    yield "map of a box", lambda: link("map", **box(chance))
    yield "map by type and days", lambda: link("map", **some(type=kind), **days())
    yield "map by a syllable of an actor", lambda: link("map", **some(actor=lambda: name()[:3]))
    yield "timeline", lambda: link("timeline", **some(outlet=outlet))
    yield "timeline of everything", lambda: "/timeline"
    yield "timeline by week and type", lambda: link("timeline", by="week", **some(type=kind))
    yield "timeline by day", lambda: link("timeline", by="day")
    yield "timeline of some days", lambda: link("timeline", **some(country=country, type=kind), **days())
    yield "who acts on whom", lambda: "/network"
    yield "who acts on whom, by country", lambda: link("network", **some(country=country))
    yield "who acts on whom, around a name", lambda: link("network", **some(around=name))
    yield "one actor", lambda: link("actor", **some(called=name))
    yield "events behind a number", lambda: link("selection", page=page(), **some(country=country))
    yield (
        "events of a cell of the map",
        lambda: link("selection", zoom=3, column=chance.randrange(32), row=13),
    )
    yield "incidents", lambda: link("incidents", page=page())
    yield "incidents by country and days", lambda: link("incidents", **some(country=country), **days())
    yield "incidents by words", lambda: link("incidents", **some(words=name))
    yield "incidents with a conflict or a denial", lambda: link("incidents", opposed="true", order="reports")
    yield "one incident", lambda: link("incident", id=f"i{chance.randrange(reports // APIECE):07}")
    yield "issues", lambda: "/issues"
    yield "search for two words", lambda: link("search", words=" ".join(words.some(2)))
    yield "search for one word", lambda: link("search", words=words.some(1)[0])


def box(chance: random.Random) -> dict[str, object]:
    """A part of the world, as a map asks for it."""
    zoom = chance.randrange(3, 10)
    west, south, wide = chance.uniform(-110, 60), chance.uniform(-35, 30), 1_560 / 2**zoom
    return {"west": west, "south": south, "east": west + wide, "north": south + wide / 2, "zoom": zoom}


APIECE = 5
"""Reports of an incident."""


def linked(store: Store) -> None:
    """Incidents of five reports each, with members, claims and a conflict, as rows: what linking would say of made-up
    reports is nothing."""
    readings = {str(row[0]): str(row[2]) for row in store.view.rows("current")}
    names = sorted(readings)
    chance = random.Random(SEED + 2)
    groups = [names[at : at + APIECE] for at in range(0, len(names) - APIECE + 1, APIECE)]
    for start in range(0, len(groups), AT_ONCE):
        rows: dict[str, list[Row]] = {}
        for number, group in enumerate(groups[start : start + AT_ONCE], start):
            for table, cells in happening(f"i{number:07}", group, readings, chance):
                made_of = BY_NAME[table]
                rows.setdefault(table, []).append(tuple(cells.get(name) for name in made_of.names))
        with store.writing() as writer:
            for table, some in rows.items():
                writer.put(table, some)


def happening(
    incident: str, group: list[str], readings: dict[str, str], chance: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of one incident: its reports are of three outlets, and one of them copies another."""
    day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
    counts = {"reports": 1, "outlets": 1, "origins": 1, "sources": 1, "lines": 1}
    by = "generated@1"
    yield "incidents", {
        "id": incident, "type": chance.choice(TYPES), "name": f"{chance.choice(SYLLABLES)} {incident}", "earliest": day,
        "latest": day, "toponym": "x", "precision": "site", "country": chance.choice(COUNTRIES), "lat": 15.0, "lon": 44.0,
        "by": by, **counts, "reports": len(group), "lines": 1 + chance.randrange(3),
    }  # fmt: skip
    for number, document in enumerate(group):
        origin = group[0] if number == 1 else document
        yield "origins", {"document": document, "origin": origin}
        yield "members", {
            "incident": incident, "document": document, "event": "v0", "reading": readings[document],
            "component": incident, "score": 0.9, "why": '{"with":null,"features":[["same place",1.0,0.7]]}',
            "name": incident if number == 0 else f"{incident}-{number}",
        }  # fmt: skip
        for attribute in ("killed", "injured", "place"):
            yield "incident_claims", {
                "id": f"{incident}-{number}-{attribute}", "incident": incident, "attribute": attribute, "value": "nine",
                "low": 9.0 + number, "high": 9.0 + number, "extent": "all", "as_of": day, "asserted_by": "somebody",
                "chain": '[["an outlet","outlet",[]],["somebody","source",[]]]', "stance": "asserts",
                "status": "occurred", "document": document, "event": "v0", "quote": "x", "start": 10, "end": 16,
                "origin": origin, "by": by, **counts,
            }  # fmt: skip
    yield "disagreements", {
        "incident": incident, "attribute": "killed", "a": f"{incident}-0-killed", "b": f"{incident}-2-killed",
        "kind": chance.choice(("update", "conflict", "scope")), "why": "the numbers differ",
    }  # fmt: skip


def measured(browser: TestClient, draw: Callable[[], str], number: int) -> tuple[float, float, float, int]:
    """Milliseconds: of the processor at the median and for 95 of 100, on the clock for 95 of 100; the largest page."""
    clocks, processors, size = [], [], 0
    browser.get(draw())
    for _ in range(number):
        address = draw()
        clock, processor = time.perf_counter(), time.process_time()
        answer = browser.get(address)
        clocks.append((time.perf_counter() - clock) * 1000)
        processors.append((time.process_time() - processor) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
        size = max(size, len(answer.content))
    last = min(int(number * 0.95), number - 1)
    return statistics.median(processors), sorted(processors)[last], sorted(clocks)[last], size


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", required=True)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--only", default="", help="what begins so, or so, with commas between")
    parser.add_argument("--page", type=Path, help="write the results as a page of the documentation")
    args = parser.parse_args()
    store = made(args.record, args.reports)
    sizes = store.view.tallied("all", ["reports", "events"])
    has_incidents = bool(store.view.counts("incidents", "type"))
    rows = []
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as browser:
        for what, draw in asked(store):
            if what.startswith(tuple(args.only.split(","))) and (has_incidents or "incident" not in what):
                rows.append((what, *measured(browser, draw, args.questions)))
                p50, p95, clock = rows[-1][1:4]
                print(f"{what:45} p50 {p50:7.1f}  p95 {p95:7.1f}  clock {clock:7.1f} ms", file=sys.stderr)
    store.close()
    command = "python -m benchmarks.pages " + " ".join(sys.argv[1:])
    text = "\n".join((
        "# Speed of the pages",
        "",
        f"Measured on {datetime.now(UTC).date()} by `{command}`, on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, beside other busy processes (load {os.getloadavg()[0]:.0f}): "
        f"{sizes['reports']:,} generated reports with {sizes['events']:,} events. Milliseconds from the request to the "
        f"last byte of the page, {args.questions} requests each, no page twice; the bar is {BAR:.0f} at the 95th "
        "percentile. Beside other work the clock says how long a page waited; the processor says how long it took.",
        "",
        "| page | processor p50 | processor p95 | clock p95 | largest, KB |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {what} | {p50:.0f} | {p95:.0f} | {clock:.0f} | {size / 1000:.0f} |"
            for what, p50, p95, clock, size in rows
        ),
        "",
    ))  # fmt: skip
    print(text)
    if args.page:
        args.page.write_text(text, encoding="utf-8")
    slow = [what for what, _, p95, *_ in rows if p95 > BAR]
    if slow:
        print(f"slower than {BAR:.0f} ms: {', '.join(slow)}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
