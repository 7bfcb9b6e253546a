"""The simulation: the engine's own scheduler on a fleet that is not there."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.jobs import Shout, many, shard

from dateline.engine import Report, Shard, Task, run
from dateline.engine.simulated import Counted, Fleet, Simulated


def simulated(fleet: Fleet, shards: list[Shard], seconds: float = 10.0) -> tuple[Report, Simulated]:
    shelf = Counted(set())
    runner = Simulated(fleet, lambda _: seconds, shelf)
    report = run(Shout(), shards, shelf=shelf, runner=runner)
    assert shelf.done == {each.key for each in shards}
    return report, runner


def test_work_takes_its_time_divided_by_the_cores() -> None:
    report, _ = simulated(Fleet(machines=2, cores=2), list(many(40)))
    assert (report.seconds, report.busy) == (100.0, 400.0)


def test_a_machine_needs_its_time_to_start() -> None:
    report, _ = simulated(Fleet(machines=1, cores=1, start=7), list(many(2)))
    assert report.seconds == 27.0


def test_what_a_lost_machine_was_at_is_done_again_and_nothing_else() -> None:
    fleet = Fleet(machines=2, cores=1, losses=[(15.0, 0)], replaced=1000)
    report, runner = simulated(fleet, list(many(6)))
    assert (report.attempts, report.losses, report.deaths) == (7, 1, 0)
    assert runner.wasted == 5.0
    assert report.seconds == 50.0


def test_all_machines_may_be_lost_for_a_while() -> None:
    report, _ = simulated(Fleet(machines=1, cores=2, losses=[(5.0, 0)], replaced=100), list(many(4)))
    assert report.seconds == 125.0


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_however_often_machines_are(seed: int) -> None:
    chance = random.Random(seed)
    losses = [(chance.uniform(0, 400), chance.randrange(8)) for _ in range(60)]
    report, _ = simulated(Fleet(machines=4, cores=2, losses=losses, replaced=20, start=2), list(many(200)))
    assert report.shards == 200
    assert report.attempts == 200 + report.losses


def test_the_scheduler_asks_only_for_what_there_is_room_for() -> None:
    most = [0]

    def seconds(_: Task) -> float:
        return 1.0

    shelf = Counted(set())
    runner = Simulated(Fleet(machines=3, cores=4), seconds, shelf)

    def shards() -> list[Shard]:
        return list(many(100))

    taken = [0]

    def counted() -> Iterator[Shard]:
        for each in shards():
            taken[0] += 1
            most[0] = max(most[0], taken[0] - len(shelf.done))
            yield each

    run(Shout(), counted(), shelf=shelf, runner=runner)
    assert most[0] <= 2 * 12 + 1


def test_a_driver_that_is_slow_keeps_the_fleet_waiting() -> None:
    shelf = Counted(set())
    runner = Simulated(Fleet(machines=4, cores=4), lambda _: 1.0, shelf)

    def slow() -> Iterator[Shard]:
        for number in range(50):
            runner.passes(1.0)
            yield shard(f"a{number}")

    report = run(Shout(), slow(), shelf=shelf, runner=runner)
    assert 50 <= report.seconds <= 52


def test_it_reads_no_clock() -> None:
    import dateline.engine.simulated as room

    assert "import time" not in Path(room.__file__).read_text()
