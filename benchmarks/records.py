"""How quick a record is: generated reports with ten events each, written, asked, searched and exported.

A new record is written in bulk (`dateline.store.loaded`), by one process, of readings whose rows are there; what it costs
to make the rows is told beside it. A tenth as many reports, or ``--more``, are then written into the record as it stands.

    python -m benchmarks.records --reports 10000
    python -m benchmarks.records --reports 100000 --page docs/speed-of-records.md
    python -m benchmarks.records --reports 10000 --record postgresql://…

Beside it a plain script over sqlite3 keeps the same texts and events in two tables with a full-text index and one index
over country, type and day, and nothing else: no evidence, no hashes, no readings. Rates are for each second of processor
time, so that other work on the machine disturbs them less; of questions, the time on the clock.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dateline import terms
from dateline.batch.taking import WRITTEN_AT_ONCE
from dateline.keep.give import give
from dateline.keep.verify import verify
from dateline.model import (
    Count,
    Entity,
    Event,
    MadeBy,
    Mention,
    Participant,
    Party,
    Place,
    Reading,
    Span,
    Statement,
    Timex,
    document_of,
)
from dateline.record import kept_of
from dateline.store import Query, Store, loaded, open_store
from dateline.tables import EVENTS, Kept

SEED = 6
AT_ONCE = WRITTEN_AT_ONCE
WORDS, WORDS_OF_A_REPORT = 20_000, 130
COUNTRIES = ("AFG", "COL", "COD", "ETH", "IRQ", "LBY", "MLI", "MMR", "NGA", "SDN", "SOM", "SYR", "UKR", "YEM")
TYPES = sorted(terms.EVENT_TYPES)
PRECISIONS = ("site", "settlement", "district", "country", "unresolved")
PLACES = 20_000
FIRST = date(2019, 1, 1)
DAYS = 6 * 365
PLAIN = [EVENTS.place(name) for name in ("id", "type", "status", "earliest", "country", "actor", "recipient")]
MADE_BY = MadeBy("benchmark", None, "en")
SYLLABLES = (
    "ba",
    "ko",
    "ri",
    "mel",
    "tas",
    "nur",
    "dov",
    "esk",
    "lan",
    "pir",
    "tho",
    "gar",
    "uma",
    "sel",
    "vin",
    "jor",
)


class Words:
    """Words that nobody uses, some of them often, as in any language: the n-th is drawn 1/n times as often."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.all = [f"{''.join(chance.choices(SYLLABLES, k=3))}{n % 7 or ''}" for n in range(WORDS)]
        self.weights = list(accumulate(1 / (n + 5) for n in range(WORDS)))

    def some(self, number: int) -> list[str]:
        return self.chance.choices(self.all, cum_weights=self.weights, k=number)


def readings(number: int, first: int = 0) -> Iterator[Reading]:
    """Generated reports, each with ten events, ten entities, three statements and what belongs to them."""
    chance = random.Random(SEED)
    words = Words(chance)
    chance.seed(SEED + first)
    for n in range(first, first + number):
        yield reading(n, chance, words)


def reading(n: int, chance: random.Random, words: Words) -> Reading:
    drawn = words.some(WORDS_OF_A_REPORT)
    text = " ".join(drawn)
    starts = [0, *accumulate(len(word) + 1 for word in drawn)]
    at = [Span(starts[k], starts[k] + len(drawn[k])) for k in range(len(drawn))]
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    when, country = day.isoformat(), chance.choice(COUNTRIES)
    by = "generated@1"
    parts = range(10)
    return Reading(
        document=document_of(text, id=f"r{n:07}", published=when, source=f"Outlet {n % 40}", title=" ".join(drawn[:6])),
        made_by=MADE_BY,
        mentions=tuple(
            Mention(id=f"m{k}", span=at[k * 12], head=at[k * 12], kind="person", form="name", entity=f"e{k}", by=by)
            for k in parts
        ),
        entities=tuple(
            Entity(id=f"e{k}", name=drawn[k * 12], kind="person", mentions=(f"m{k}",), country=country, by=by)
            for k in parts
        ),
        times=(Timex(id="t1", span=at[5], type="DATE", value=when, earliest=when, latest=when, reason="given", by=by),),
        places=(place(n, at[7], drawn[7], country),),
        counts=(Count(id="c1", span=at[9], low=n % 50, high=n % 50, unit="people", scope="killed", by=by),),
        statements=tuple(
            Statement(id=f"s{k}", source=Party(f"e{k}", (at[k * 12],)), cue=(at[k * 12 + 1],),
                      content=(Span(at[k * 12 + 2].start, at[k * 12 + 8].end),), manner="indirect", act="assert", by=by)
            for k in range(3)
        ),
        events=tuple(
            Event(id=f"v{k}", trigger=at[k * 12 + 3], type=chance.choice(TYPES), quad="material conflict",  # type: ignore[arg-type]
                  status="claimed", status_evidence=(at[k * 12 + 1],), according_to=f"s{k % 3}", time="t1", place="p1",
                  counts=("c1",) if k == 0 else (), by=by,
                  participants=(Participant("actor", f"e{k}", (at[k * 12],)),
                                Participant("target", f"e{(k + 1) % 10}", (at[k * 12 + 4],))))
            for k in parts
        ),
    )  # fmt: skip


def place(n: int, span: Span, name: str, country: str) -> Place:
    """Where a report's events were: of five reports one names no more than a country, one a place that nobody knows."""
    precision: Any = PRECISIONS[n % len(PRECISIONS)]
    if precision == "unresolved":
        return Place(id="p1", span=span, name=name, precision=precision, by="generated@1")
    at = n * 7919 % PLACES
    lat, lon = round(-40 + at * 100 / PLACES, 3), round(-120 + at * 271 % PLACES * 260 / PLACES, 3)
    return Place(
        id="p1",
        span=span,
        name=name,
        lat=lat,
        lon=lon,
        country=country,
        precision=precision,
        by="generated@1",
    )


@dataclass
class Spent:
    """Seconds of a processor, and of the clock, within all ``with`` of it."""

    processor: float = 0.0
    clock: float = 0.0

    def __enter__(self) -> None:
        self.processor -= time.process_time()
        self.clock -= time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.processor += time.process_time()
        self.clock += time.perf_counter()

    def rates(self, number: int) -> tuple[float, float]:
        """So many in a second of each."""
        return number / self.processor, number / self.clock


def portions(number: int, first: int = 0, making: Spent | None = None) -> Iterator[list[Kept]]:
    """The rows of generated reports, ``AT_ONCE`` in a portion."""
    made = readings(number, first)
    while some := list(islice(made, AT_ONCE)):
        with making or Spent():
            kept = [kept_of(each) for each in some]
        yield kept


class Plain:
    """What a person would write in an hour: two tables, a full-text index, one index."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = sqlite3.connect(path, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA cache_size = -65536",
            "CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, text TEXT, published TEXT)",
            "CREATE VIRTUAL TABLE search USING fts5(title, text, content='documents', content_rowid='number')",
            "CREATE TABLE events (document INTEGER, id TEXT, type TEXT, status TEXT, day TEXT, country TEXT, actor TEXT, "
            "target TEXT, start INTEGER, stop INTEGER)",
            "CREATE INDEX by_country ON events (country, type, day)",
        ):  # fmt: skip
            self.connection.execute(statement)
        self.number = 0

    def write(self, some: list[Kept]) -> None:
        documents, events = [], []
        for kept in some:
            self.number += 1
            cells = kept.document
            documents.append((self.number, cells[0], cells[7], cells[2], cells[8]))
            events += [(self.number, *(row[place] for place in PLAIN), 0, 1) for row in kept.rows["events"]]
        self.connection.execute("BEGIN")
        self.connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", documents)
        first = documents[0][0]
        self.connection.execute(
            "INSERT INTO search (rowid, title, text) SELECT number, title, text FROM documents WHERE number >= ?",
            (first,),
        )
        self.connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", events)
        self.connection.execute("COMMIT")

    def query(self, country: str, type_: str, since: str, until: str) -> int:
        return len(self.connection.execute(
            "SELECT e.*, d.published FROM events e JOIN documents d ON d.number = e.document "
            "WHERE country = ? AND type = ? AND day BETWEEN ? AND ? ORDER BY day LIMIT 50", (country, type_, since, until)
        ).fetchall())  # fmt: skip

    def search(self, words: str) -> int:
        match = " AND ".join(f'"{word}"' for word in words.split())
        return len(self.connection.execute(
            "SELECT rowid, snippet(search, 1, '<', '>', '…', 32) FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20",
            (match,),
        ).fetchall())  # fmt: skip


def measured(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    where = args.record or str(folder / "record.db")
    plain, writing, making, plainly, events = Plain(folder / "plain.db"), Spent(), Spent(), Spent(), 0
    with ExitStack() as stack:
        with writing:
            new = stack.enter_context(loaded(where))
        for done, some in enumerate(portions(args.reports, making=making), 1):
            events += sum(len(kept.rows["events"]) for kept in some)
            with writing:
                write(new, some)
            with plainly:
                plain.write(some)
            print(f"{min(done * AT_ONCE, args.reports)} written", file=sys.stderr)
        with writing:
            stack.pop_all().close()
    store, adding, more = open_store(where), Spent(), args.more or args.reports // 10
    size = None if args.record else Path(where).stat().st_size
    for some in portions(more, args.reports, making):
        with adding:
            write(store, some)
    result: dict[str, Any] = {
        "reports": args.reports,
        "events": events,
        "more": more,
        "write": writing.rates(args.reports),
        "plain_write": plainly.rates(args.reports),
        "add": adding.rates(more),
        "rows_of_readings": making.rates(args.reports + more),
    }
    if size:
        result["size"] = size
    store.close()
    store = open_store(where)
    chance = random.Random(SEED + 1)
    asked = [question(chance) for _ in range(args.questions)]
    result["query"] = timed(lambda q: sum(1 for _ in store.view.flat("events", Query(
        country=q[0], type=q[1], since=q[2], until=q[3], limit=50))), asked)  # fmt: skip
    result["plain_query"] = timed(lambda q: plain.query(*q), asked)
    words = Words(random.Random(SEED))
    searches = [" ".join(words.some(2)) for _ in range(args.questions)]
    result["search"] = timed(lambda each: len(store.view.search(each)), searches)
    result["plain_search"] = timed(plain.search, searches)
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        result["parquet"] = alone.submit(exported, where, folder / "events.parquet").result()
    if args.verify:
        clock = time.perf_counter()
        report = verify(store)
        assert report.faults == ()
        result["verify"] = report.readings / (time.perf_counter() - clock)
    store.close()
    result["plain_size"] = plain.path.stat().st_size
    return result


def exported(where: str, path: Path) -> tuple[float, float]:
    """All events as Parquet, as ``dateline export`` writes them: in a process of its own, whose start is not counted."""
    importlib.import_module("pyarrow.parquet")
    store = open_store(where)
    with (giving := Spent()), path.open("wb") as out:
        written = give(store, "parquet", out, table="events").written
    store.close()
    return giving.rates(written)


def write(store: Store, some: list[Kept]) -> None:
    with store.writing() as writer:
        for kept in some:
            writer.keep(kept)


def question(chance: random.Random) -> tuple[str, str, str, str]:
    first = (FIRST + timedelta(days=chance.randrange(DAYS - 31))).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return chance.choice(COUNTRIES), chance.choice(TYPES), first.isoformat(), last.isoformat()


def timed(ask: Callable[[Any], int], questions: list[Any]) -> dict[str, float]:
    taken, found = [], 0
    for each in questions:
        clock = time.perf_counter()
        found += ask(each)
        taken.append((time.perf_counter() - clock) * 1000)
    taken.sort()
    return {
        "p50": statistics.median(taken),
        "p95": taken[int(len(taken) * 0.95)],
        "found": found / len(taken),
    }


def page(result: dict[str, Any], command: str) -> str:
    """The figures as a page of the documentation."""
    per = result["reports"]
    write, plainly = result["write"], result["plain_write"]
    rows: list[tuple[str, ...]] = [
        (
            f"{name}, reports a second of the {of}",
            f"{ours[n]:,.0f}",
            f"{plainly[n]:,.0f}",
            f"{plainly[n] / ours[n]:.1f}",
        )
        for name, ours in (
            ("a new record written", write),
            (f"{result['more']:,} more written into it", result["add"]),
        )
        for n, of in enumerate(("processor", "clock"))
    ]
    rows += [
        *(
            (f"{name}, p50 / p95 in ms ({result[key]['found']:.1f} found)",
             f"{result[key]['p50']:.1f} / {result[key]['p95']:.1f}",
             f"{result[plain]['p50']:.1f} / {result[plain]['p95']:.1f}",
             f"{result[key]['p95'] / result[plain]['p95']:.1f}")
            for name, key, plain in (("query by month, country and type", "query", "plain_query"),
                                     ("full-text search for two words", "search", "plain_search"))
        ),
    ]  # fmt: skip
    if "size" in result:
        sizes = (result["size"], result["plain_size"])
        rows.append(
            (
                "file, KB a report",
                *(f"{size / per / 1000:.1f}" for size in sizes),
                f"{sizes[0] / sizes[1]:.1f}",
            )
        )
    lines = [
        "# Speed of a record",
        "",
        f"Measured on {datetime.now(UTC).date()} by `{command}`, on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, load {os.getloadavg()[1]:.0f}: {per:,} generated "
        f"reports with {result['events']:,} events. The plain script keeps texts and events in two tables, without "
        "evidence, hashes or readings.",
        "",
        "| | Dateline | plain sqlite3 | ratio |",
        "|---|---:|---:|---:|",
        *(f"| {' | '.join(row)} |" for row in rows),
        *(
            f"| {name} a second of the {of} | {result[key][n]:,.0f} | | |"
            for name, key in (
                ("readings to their rows, readings", "rows_of_readings"),
                ("all events to Parquet, rows", "parquet"),
            )
            for n, of in enumerate(("processor", "clock"))
        ),
    ]
    if "verify" in result:
        lines.append(f"| verify, readings a second | {result['verify']:,.0f} | | |")
    return "\n".join((*lines, ""))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--more", type=int, help="reports that are written afterwards; else a tenth as many")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--record", help="an address in place of a new file of SQLite")
    parser.add_argument("--verify", action="store_true", help="verify the record too")
    parser.add_argument("--folder", type=Path, help="where to make the files; else in a temporary folder")
    parser.add_argument("--page", type=Path, help="write the results as a page of the documentation")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        text = page(measured(args, Path(folder)), "python -m benchmarks.records " + " ".join(sys.argv[1:]))
    print(text)
    if args.page:
        args.page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
