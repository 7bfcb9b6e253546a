"""What the engine promises: in this process and in processes. `test_on_ray.py` asks the same of Ray."""

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.engine.jobs import Folder, Shout, many, shard

from dateline.engine import Policy, Processes, Progress, Report, Runner, Shard, Within, run
from dateline.errors import RunError

Make = Callable[[Shout, Folder], Runner]
MAKERS: dict[str, Make] = {
    "within": Within,
    "processes": lambda job, shelf: Processes(job, shelf, 2),
}
SHORT = Policy(patience=0.5, item_patience=0.1)


@pytest.fixture
def shelf(tmp_path: Path) -> Folder:
    (tmp_path / "shelf").mkdir()
    return Folder(tmp_path / "shelf")


@pytest.fixture
def job(tmp_path: Path) -> Shout:
    (tmp_path / "log").mkdir()
    return Shout(tmp_path / "log")


@pytest.fixture(params=MAKERS)
def make(request: pytest.FixtureRequest) -> Make:
    return MAKERS[request.param]


def done(
    job: Shout, shelf: Folder, shards: Iterator[Shard] | list[Shard], make: Make, policy: Policy = SHORT
) -> Report:
    runner = make(job, shelf)
    try:
        return run(job, shards, shelf=shelf, runner=runner, policy=policy)
    finally:
        runner.close()


def in_processes(job: Shout, shelf: Folder) -> Processes:
    return Processes(job, shelf, 2)


def test_every_shard_has_its_output(job: Shout, shelf: Folder, make: Make) -> None:
    report = done(job, shelf, many(5), make)
    assert shelf.all() == {each.key: [word.upper() for word in each.items] for each in many(5)}
    assert (report.shards, report.items, report.known, report.attempts) == (5, 20, 0, 5)
    assert report.keys == tuple(each.key for each in many(5))


def test_what_is_on_the_shelf_is_not_done_again(job: Shout, shelf: Folder, make: Make) -> None:
    done(job, shelf, list(many(5))[:3], make)
    report = done(job, shelf, many(5), make)
    assert (report.shards, report.known) == (2, 3)
    assert job.log
    assert len(list(job.log.iterdir())) == 20


def test_a_shard_that_comes_twice_is_done_once(job: Shout, shelf: Folder, make: Make) -> None:
    report = done(job, shelf, [*many(2), *many(2)], make)
    assert (report.shards, len(report.keys)) == (2, 2)


def test_no_shard_is_no_work(job: Shout, shelf: Folder, make: Make) -> None:
    assert done(job, shelf, [], make).attempts == 0


def test_an_item_that_fails_is_found_and_set_aside_and_the_others_are_done(
    job: Shout, shelf: Folder, make: Make
) -> None:
    report = done(job, shelf, [shard("a", "b", "fault", "c", "d"), shard("e")], make)
    assert list(shelf.all().values()) == [["A", "B", "(fault: KeyError)", "C", "D"], ["E"]] or list(
        shelf.all().values()
    ) == [["E"], ["A", "B", "(fault: KeyError)", "C", "D"]]
    assert [each.place for each in report.aside] == [2]
    assert "a fault" in report.aside[0].why


def test_what_stops_the_run_is_raised(job: Shout, shelf: Folder, make: Make) -> None:
    with pytest.raises(RunError, match="this cannot go on"):
        done(job, shelf, [shard("a", "stop")], make)


def test_shards_are_asked_for_as_there_is_room_for_them(job: Shout, shelf: Folder, make: Make) -> None:
    ahead = [0]

    def asked() -> Iterator[Shard]:
        for each in many(30):
            ahead[0] = max(ahead[0], taken[0] - len(list(shelf.keys())))
            taken[0] += 1
            yield each

    taken = [0]
    done(job, shelf, asked(), make)
    assert ahead[0] <= 5  # two for each of two processes, and one that ends just now


def test_no_more_bytes_are_on_their_way_than_is_allowed(job: Shout, shelf: Folder) -> None:
    report = done(job, shelf, many(6), in_processes, Policy(bytes=1))
    assert report.shards == 6


def test_progress_tells_rate_and_what_is_left(job: Shout, shelf: Folder, make: Make) -> None:
    told: list[Progress] = []
    runner = make(job, shelf)
    shards = [Shard(each.key, each.items, 1, (number + 1) / 4) for number, each in enumerate(many(4))]
    run(job, shards, shelf=shelf, runner=runner, tell=told.append)
    runner.close()
    assert [each.items for each in told] == [4, 8, 12, 16]
    assert told[-1].rate > 0
    assert told[-1].left == 0


# In processes alone -------------------------------------------------------------------------------


def test_an_item_that_kills_its_process_is_set_aside_after_bounded_deaths(job: Shout, shelf: Folder) -> None:
    report = done(job, shelf, [shard("a", "b", "die", "c"), shard("d")], in_processes)
    assert ["A", "B", "(die: the process that worked on it died by signal 9)", "C"] in shelf.all().values()
    assert report.deaths == 2 + 1 + 3
    assert [each.place for each in report.aside] == [2]
    assert len(shelf.all()) == 2


def test_an_item_that_kills_once_is_done_at_the_second_try(job: Shout, shelf: Folder) -> None:
    report = done(job, shelf, [shard("a", "once")], in_processes)
    assert list(shelf.all().values()) == [["A", "ONCE"]]
    assert (report.deaths, report.aside) == (1, ())


def test_an_item_that_never_ends_is_set_aside(job: Shout, shelf: Folder) -> None:
    report = done(job, shelf, [shard("a", "hang")], in_processes)
    assert list(shelf.all().values()) == [["A", "(hang: it took over 1 seconds)"]] or report.late == 2
    assert [each.place for each in report.aside] == [1]


def test_processes_end_with_the_runner(job: Shout, shelf: Folder) -> None:
    runner = Processes(job, shelf, 2)
    run(job, many(4), shelf=shelf, runner=runner)
    assert len(runner.pids()) == 2
    runner.close()
    assert multiprocessing.active_children() == []


def test_a_run_that_was_killed_while_a_shard_was_halved_goes_on(job: Shout, shelf: Folder) -> None:
    bad = shard("a", "b", "die", "c")
    shelf.put(f"{bad.key}.0-2", b'["A", "B"]')
    done(job, shelf, [bad], in_processes)
    assert job.log
    assert list(shelf.all()) == [bad.key]
    assert len(list(job.log.glob("a.*"))) == 2  # at the two deaths of the whole shard, and not in its half


def test_it_knows_nothing_of_reports() -> None:
    import dateline.engine

    source = "".join(file.read_text() for file in Path(dateline.engine.__file__).parent.glob("*.py"))
    assert not {line for line in source.splitlines() if "dateline." in line and "import" in line} - {
        line for line in source.splitlines() if "dateline.engine" in line or "dateline.errors" in line
    }
