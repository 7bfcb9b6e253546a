"""Measure on development data, beside what others reach, and hold the floors.

    python -m evaluation                       everything that is there to measure with
    python -m evaluation syntax-gum seed       some of it
    python -m evaluation --raise               lift the floors to what was measured

The gold data and the project's scorers lie in a folder beside the repository: ../shared, or --shared, or the environment
variable DATELINE_SHARED. What is not there is skipped, and told. Exit code 1: a figure fell below its floor, or the
gold data are not those of the floors.
"""

import argparse
import json
import os
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.measurement import Bench, Figures, Measurement
from rich.console import Console
from rich.table import Table

from dateline.config import Config
from evaluation import (
    across,
    actors,
    attribution,
    chains,
    copies,
    counts,
    events,
    factuality,
    floors,
    incident_views,
    incidents,
    place,
    seed,
    status,
    syntax,
    times,
    tolls,
)
from evaluation.gold import measure

ROOT = Path(__file__).parent
SHARED = ROOT.parent.parent / "shared"

MEASUREMENTS = (
    Measurement("attribution", (attribution.GOLD,), attribution.measure, attribution.KINDS),
    Measurement(
        "typography",
        (attribution.GOLD,),
        attribution.measure_typography,
        tuple(f"att, {name}" for name in attribution.VARIANTS),
    ),
    Measurement(
        "seed",
        (seed.REPORT, seed.GOLD),
        seed.measure,
        (
            *(f"statements, {part}" for part in seed.PARTS),
            *(f"events, {part}" for part in seed.EVENTS),
            *seed.THINGS,
        ),
    ),
    Measurement("gold-dev", (measure.DEV,), measure.measure, measure.PINNED),
    Measurement("events", (events.GOLD,), events.measure, events.PINNED),
    Measurement("syntax-gum", (syntax.GUM,), syntax.measure_gum, syntax.PINNED_GUM),
    Measurement("syntax-ewt", (syntax.EWT,), syntax.measure_ewt, syntax.PINNED_EWT),
    Measurement("syntax-news", (syntax.NEWS,), syntax.measure_news, syntax.PINNED_NEWS),
    Measurement("incidents", tuple(incidents.GOLD.values()), incidents.measure, incidents.PINNED),
    Measurement("incident-views", incident_views.FOLDERS, incident_views.measure, incident_views.PINNED),
    Measurement("counts", (counts.GOLD,), counts.measure, counts.FIGURES),
    Measurement("tolls", (*tolls.PAIRS, tolls.STORIES), tolls.measure, tolls.FIGURES),
    Measurement("copies", copies.FILES, copies.measure, copies.PINNED),
    Measurement("across", (across.ECB, across.GVC), across.measure, across.PINNED),
    Measurement("chains", (chains.GOLD,), chains.measure, chains.PINNED),
    Measurement("place", (place.LGL, place.TRNEWS), place.measure, place.PINNED),
    Measurement("seed-actors", (seed.REPORT, seed.GOLD), actors.measure_seed, actors.SEED_PINNED),
    Measurement("actors", (), actors.measure_gold, ()),
    Measurement("time-news", times.NEWS, times.measure_news, times.TIMEX3),
    Measurement("time-wikiwars", times.WIKIWARS, times.measure_wikiwars, times.TIMEX3),
    Measurement("time-gum-news", times.GUM_NEWS, times.measure_gum_news, times.INTERVALS),
    Measurement("time-gum-other", times.GUM_OTHER, times.measure_gum_other, times.INTERVALS),
    Measurement("event-time", times.EVENTS, times.measure_events, ("right, train", "right, dev")),
    Measurement("actor-codes", (actors.PLV,), actors.measure_codes, actors.CODES_PINNED),
    Measurement("factuality", tuple(factuality.SETS.values()), factuality.measure, factuality.PINNED),
    Measurement("status", status.FOLDERS, status.measure, status.PINNED),
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(m.name for m in MEASUREMENTS))
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("DATELINE_SHARED", SHARED)))
    parser.add_argument(
        "--weights", type=Path, help="measure other weights than those that come with Dateline"
    )
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to what is measured"
    )
    parser.add_argument("--floors", type=Path, default=ROOT / "floors.toml")
    parser.add_argument("-o", "--out", type=Path, help="write all figures as JSON")
    args = parser.parse_args()
    known = {measurement.name for measurement in MEASUREMENTS}
    if unknown := set(args.names) - known:
        parser.error(f"no measurement {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    if not args.shared.is_dir():
        print(f"nothing is measured: there is no folder {args.shared} (give --shared)")
        return 0
    chosen = [m for m in MEASUREMENTS if not args.names or m.name in args.names]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args.shared, Config(weights=args.weights), Path(folder))
        return _run(bench, chosen, args.floors, lift=args.lift, out=args.out)


def _run(bench: Bench, chosen: Sequence[Measurement], file: Path, *, lift: bool, out: Path | None) -> int:
    console = Console() if sys.stdout.isatty() else Console(width=140)
    pinned = floors.read(file)
    anchors = tomllib.loads((ROOT / "anchors.toml").read_text(encoding="utf-8"))
    results: dict[str, Figures] = {}
    failed = False
    for measurement in chosen:
        missing = [name for name in measurement.files if not bench.gold(name).exists()]
        if missing:
            console.print(f"{measurement.name}: skipped, {missing[0]} is not in {bench.shared}")
            continue
        own = pinned.get(measurement.name, floors.Floors())
        gold = {name: floors.digest(bench.gold(name)) for name in measurement.files}
        try:
            floors.judge(own, gold, {})
            figures = {name: round(value, 2) for name, value in measurement.run(bench).items()}
            verdicts = floors.judge(own, gold, figures)
        except floors.DataChanged as error:
            console.print(f"{measurement.name}: {error}")
            failed = True
            continue
        results[measurement.name] = figures
        failed |= any(verdict.falls for verdict in verdicts)
        console.print(_table(measurement.name, verdicts, anchors.get(measurement.name, {})))
        if lift:
            held = {name: value for name, value in figures.items() if name in measurement.pinned}
            pinned[measurement.name] = floors.raised(own, gold, held)
            floors.write(file, pinned)
    if out:
        out.write_text(
            json.dumps({"weights": bench.reader.network.version, "figures": results}, indent=1) + "\n"
        )
    return int(failed)


def _table(name: str, verdicts: Sequence[floors.Verdict], anchors: Mapping[str, Any]) -> Table:
    table = Table(title=name, title_justify="left")
    for column in ("figure", "here", "floor", "best known elsewhere", "people"):
        left = column.startswith(("figure", "best"))
        table.add_column(column, justify="left" if left else "right", no_wrap=not column.startswith("best"))
    for verdict in verdicts:
        anchor = anchors.get(verdict.figure, {})
        table.add_row(
            verdict.figure,
            f"[red]{verdict.value:.2f}[/red]" if verdict.falls else f"{verdict.value:.2f}",
            "" if verdict.floor is None else f"{verdict.floor:.2f}",
            f"{anchor['best']} ({anchor['who']})" if anchor else "",
            str(anchor.get("people", "")),
        )
    return table


if __name__ == "__main__":
    sys.exit(main())
