"""Kills workers, machines and the run itself on a Ray cluster of several local nodes, and compares with a quiet run.

    python -m benchmarks.faults                      20 kills of workers and 2 of nodes, and of the run itself
    python -m benchmarks.faults --kills 3 --nodes 1 --runs 0 --reports 120     as the tests do
    python -m benchmarks.faults --real               with Dateline's own reader, on varied examples

The moments are random but follow from --seed; the reader is a stand-in that takes a fifth of a second for some reports,
so that something is under way at each. At the end every file of both data sets is compared, byte for byte.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CORES_A_NODE = 1
SHARD = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=20, help="of workers")
    parser.add_argument(
        "--nodes", type=int, default=2, help="kills of nodes; another takes the place of each"
    )
    parser.add_argument("--runs", type=int, default=2, help="kills of the run itself, which is started again")
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument(
        "--machines", type=int, default=2, help="nodes that work, besides the one that is never killed"
    )
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--every", type=float, default=2.0, help="seconds between kills, on average")
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--drive", nargs=3, metavar=("IN", "OUT", "ADDRESS"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.drive:
        drive(*args.drive, real=args.real)
        return
    with tempfile.TemporaryDirectory() as folder:
        result = measured(args, Path(folder))
    print(json.dumps(result, indent=1))
    if not result["equal"]:
        raise SystemExit("the data sets differ")


def drive(source: str, out: str, address: str, *, real: bool) -> None:
    """One run of batch: on Ray, or, where there is no address, in this process."""
    from tests.readers import load

    from dateline.batch import Plan, ReadPieces, batch, on_ray

    job = ReadPieces() if real else ReadPieces(load=load)
    if address == "none":
        result = batch([source], out, job=job, plan=Plan(reports=SHARD))
    else:
        with on_ray(address) as make:
            result = batch([source], out, job=job, plan=Plan(make=make, reports=SHARD))
    done = result.reading
    print(json.dumps({name: getattr(done, name) for name in ("shards", "known", "attempts", "deaths", "losses", "halved")}
                     | {"aside": len(done.aside)}))  # fmt: skip


def measured(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    from ray.cluster_utils import Cluster

    write(folder / "in.jsonl", args.reports, real=args.real)
    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 0, "include_dashboard": False, "object_store_memory": 100 * 2**20},
    )
    machines = [
        cluster.add_node(num_cpus=CORES_A_NODE, object_store_memory=100 * 2**20) for _ in range(args.machines)
    ]
    killer = Killer(args, cluster, machines)
    start = time.monotonic()
    try:
        said = killer.run([str(folder / "in.jsonl"), str(folder / "out"), cluster.address])
    finally:
        cluster.shutdown()  # type: ignore[no-untyped-call]
    taken = time.monotonic() - start
    subprocess.run(command([str(folder / "in.jsonl"), str(folder / "quiet"), "none"], real=args.real), check=True,
                   capture_output=True, env=environment(), cwd=ROOT)  # fmt: skip
    files, quiet = contents(folder / "out"), contents(folder / "quiet")
    return {
        "equal": files == quiet and bool(files),
        "files": len(files),
        "reports": args.reports,
        "kills": killer.counts,
        "runs": said,
        "seconds": round(taken),
        "seed": args.seed,
    }


class Killer:
    """Starts the run, and kills one thing or another while it lasts."""

    def __init__(self, args: argparse.Namespace, cluster: Any, machines: list[Any]) -> None:
        self.args = args
        self.cluster = cluster
        self.machines = machines
        self.chance = random.Random(args.seed)
        self.counts = {"workers": 0, "nodes": 0, "runs": 0}
        self.most = {"workers": args.kills, "nodes": args.nodes, "runs": args.runs}
        self.process: subprocess.Popen[str] | None = None

    def run(self, paths: list[str]) -> list[Any]:
        """Runs until a run ends by itself, and kills meanwhile; what each that ended so said."""
        said: list[Any] = []
        runs = threading.Thread(target=self._start_again_and_again, args=(paths, said))
        runs.start()
        while runs.is_alive():
            runs.join(self.chance.uniform(0.3, 1.7) * self.args.every)
            left = [kind for kind, most in self.most.items() for _ in range(most - self.counts[kind])]
            if left and runs.is_alive():
                self._kill(self.chance.choice(left))
        return said

    def _start_again_and_again(self, paths: list[str], said: list[Any]) -> None:
        while True:
            self.process = subprocess.Popen(
                command(paths, real=self.args.real), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                env=environment(), cwd=ROOT,
            )  # fmt: skip
            out, error = self.process.communicate()
            if self.process.returncode == -signal.SIGKILL:
                said.append("killed")
                continue
            said.append(
                error[-3000:] if self.process.returncode else json.loads(out.strip().splitlines()[-1])
            )
            return

    def _kill(self, kind: str) -> None:
        with suppress(ProcessLookupError):
            if getattr(self, f"_{kind}")():
                self.counts[kind] += 1

    def _workers(self) -> bool:
        """A process that is at a task."""
        parents = {node.all_processes["raylet"][0].process.pid for node in self.machines}
        found = sorted(pid for pid in at_work() if parent_of(pid) in parents)
        if not found:
            return False
        os.kill(self.chance.choice(found), signal.SIGKILL)
        return True

    def _nodes(self) -> bool:
        """A node with all that is on it, while it is at a task; another comes."""
        node = self.chance.choice(self.machines)
        if not any(parent_of(pid) == node.all_processes["raylet"][0].process.pid for pid in at_work()):
            return False
        self.machines.remove(node)
        self.cluster.remove_node(node, allow_graceful=False)
        self.machines.append(self.cluster.add_node(num_cpus=CORES_A_NODE, object_store_memory=100 * 2**20))
        return True

    def _runs(self) -> bool:
        """The run itself, while it is at work."""
        if self.process is None or self.process.poll() is not None or not at_work():
            return False
        self.process.kill()
        return True


def command(paths: list[str], *, real: bool) -> list[str]:
    return [sys.executable, "-m", "benchmarks.faults", *(["--real"] if real else []), "--drive", *paths]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def at_work() -> list[int]:
    """The processes of Ray that are at a task of the engine."""
    found = []
    for path in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if (path / "cmdline").read_bytes().startswith(b"ray::attempt"):
                found.append(int(path.name))
    return found


def parent_of(pid: int) -> int:
    with suppress(OSError, IndexError, ValueError):
        return int((Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[1])
    return 0


def write(path: Path, reports: int, *, real: bool) -> None:
    from benchmarks.texts import varied

    texts = varied(reports * 300)[:reports] if real else []
    with path.open("w") as file:
        for number in range(reports):
            wait = " Ben said WAIT." if number % 2 else ""
            text = texts[number] if texts else f"Anna said go {number}.{wait}"
            file.write(json.dumps({"text": text, "published": f"2025-{1 + number % 4:02}-03"}) + "\n")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*.parquet"))}


if __name__ == "__main__":
    main()
