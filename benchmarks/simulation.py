"""A day of world news on fleets that are not there: skewed shards, lost machines, by the engine's own scheduler.

    python -m benchmarks.simulation
    python -m benchmarks.simulation --words-a-second 2500 --reports 1000000

Reports have lengths as news has, lognormal with a long tail; a core reads so many words a second (--words-a-second, which
`python -m benchmarks.batch overhead` measures) and needs half a minute to start; the driver takes so long for a report
(--driver, which `crawl` measures). Machines go away at random, as those that are cheap because they may do; another comes
after five minutes. Given are the hours until all is read, the share of the cores' time that was of use, the share that
was lost with machines and done again, and how many times longer it took than with even shards, no loss and no driver.
"""

import argparse
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.engine import Report, Shard, Task, run
from dateline.engine.simulated import Counted, Fleet, Simulated

MEDIAN_WORDS = 420
SPREAD = 0.8
"""Of the logarithm of a report's words: with the median above, 580 words on average, and 1 in 100 over 2,700."""
LONGEST = 400_000
LONG_SHARE = 1 / 20_000
"""Books and minutes among the reports, of up to the longest text that is read (2,000,000 characters)."""
CORES = 16
START = 30.0


@dataclass(frozen=True)
class Case:
    machines: int
    shard: int
    hours_between_losses: float | None
    """Of one machine."""


class Nothing:
    """A job that is not done."""

    def do(self, items: Sequence[int]) -> bytes:
        raise NotImplementedError

    def set_aside(self, item: int, why: str) -> bytes:
        raise NotImplementedError

    def join(self, outputs: Sequence[bytes]) -> bytes:
        raise NotImplementedError


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--words-a-second", type=float, default=2_500.0)
    parser.add_argument("--driver", type=float, default=0.0007, help="seconds for a report")
    parser.add_argument("--seed", type=int, default=9)
    args = parser.parse_args()
    lengths = words(args.reports, args.seed)
    total = sum(lengths) / args.words_a_second
    print(
        f"{args.reports:,} reports, {sum(lengths):,} words, {total / 3600:,.0f} core hours, longest {max(lengths):,}\n"
    )
    print(
        "| machines | cores | reports a shard | a machine is lost every | hours | of use | lost | times the ideal |"
    )
    print("|---:|---:|---:|---|---:|---:|---:|---:|")
    for case in cases():
        report, runner = simulated(case, lengths, args)
        cores = case.machines * CORES
        every = f"{case.hours_between_losses:g} hours" if case.hours_between_losses else "never"
        hours = report.seconds / 3600
        print(
            f"| {case.machines} | {cores:,} | {case.shard:,} | {every} | {hours:.2f} | "
            f"{100 * total / (report.seconds * cores):.1f} % | {100 * runner.wasted / total:.2f} % | "
            f"{hours / (total / cores / 3600):.2f} |"
        )
        sys.stdout.flush()


def cases() -> Iterator[Case]:
    for machines in (1, 4, 16, 64):
        yield Case(machines, 100, None)
    for shard in (10, 1_000, 10_000):
        yield Case(16, shard, None)
    for hours in (24.0, 2.0, 0.5):
        yield Case(16, 100, hours)
    yield Case(16, 1_000, 2.0)
    yield Case(16, 10_000, 2.0)


def words(reports: int, seed: int) -> list[int]:
    """The lengths of the reports."""
    chance = random.Random(seed)
    found = []
    for _ in range(reports):
        if chance.random() < LONG_SHARE:
            found.append(int(10 ** chance.uniform(4, math.log10(LONGEST))))
        else:
            found.append(max(int(chance.lognormvariate(math.log(MEDIAN_WORDS), SPREAD)), 20))
    return found


def simulated(case: Case, lengths: Sequence[int], args: argparse.Namespace) -> tuple[Report, Simulated]:
    chance = random.Random(args.seed)
    losses: list[tuple[float, int]] = []
    when = 0.0
    horizon = 4 * sum(lengths) / args.words_a_second / (case.machines * CORES) + 36_000
    while case.hours_between_losses and when < horizon:
        when += chance.expovariate(case.machines / (case.hours_between_losses * 3600))
        losses.append((when, chance.randrange(1_000)))
    shelf = Counted(set())

    def seconds(task: Task) -> float:
        return float(sum(task.items) / args.words_a_second)

    runner = Simulated(Fleet(machines=case.machines, cores=CORES, losses=losses, start=START), seconds, shelf)

    def shards() -> Iterator[Shard]:
        for at in range(0, len(lengths), case.shard):
            items = tuple(lengths[at : at + case.shard])
            runner.passes(args.driver * len(items))
            yield Shard(str(at), items)

    return run(Nothing(), shards(), shelf=shelf, runner=runner), runner


if __name__ == "__main__":
    main()
