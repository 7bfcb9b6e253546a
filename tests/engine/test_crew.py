"""Calls to processes: each is answered, one that dies takes nothing with it, and nothing waits for ever."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess

import pytest

from dateline.engine import Crew, Died


def double(number: int) -> int:
    return 2 * number


def die() -> None:
    os._exit(7)


def fail() -> None:
    raise LookupError("it is not there")


def nothing_that_can_be_sent() -> object:
    return lambda: None


@pytest.fixture
def crew() -> Iterator[Crew]:
    crew = Crew(2)
    yield crew
    crew.close()
    assert not multiprocessing.active_children()


def test_every_call_has_its_own_answer(crew: Crew) -> None:
    futures = [crew.submit(double, number) for number in range(20)]
    assert [future.result() for future in futures] == [2 * number for number in range(20)]
    assert len(multiprocessing.active_children()) <= 2


def test_no_process_is_started_for_nothing(crew: Crew) -> None:
    assert not multiprocessing.active_children()
    crew.submit(double, 1).result()
    crew.submit(double, 2).result()
    assert len(multiprocessing.active_children()) == 1


def test_a_process_that_dies_costs_its_call_alone(crew: Crew) -> None:
    futures = [crew.submit(die) if number % 3 == 1 else crew.submit(double, number) for number in range(9)]
    for number, future in enumerate(futures):
        if number % 3 == 1:
            with pytest.raises(Died):
                future.result()
        else:
            assert future.result() == 2 * number


def test_nothing_hangs_where_a_process_dies_while_another_is_started(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = BaseProcess.start

    def slow(process: BaseProcess) -> None:
        start(process)
        time.sleep(0.4)

    monkeypatch.setattr(BaseProcess, "start", slow)
    dead, living = crew.submit(die), crew.submit(double, 4)
    with pytest.raises(Died):
        dead.result(timeout=20)
    assert living.result(timeout=20) == 8


def test_what_a_call_raises_is_raised_and_its_process_goes_on(crew: Crew) -> None:
    with pytest.raises(LookupError, match="it is not there"):
        crew.submit(fail).result()
    assert crew.submit(double, 3).result() == 6


def test_what_cannot_be_sent_is_an_error_and_no_death(crew: Crew) -> None:
    with pytest.raises(TypeError, match="pickle"):
        crew.submit(nothing_that_can_be_sent).result()
    with pytest.raises(Exception, match="pickle"):
        crew.submit(double, (lambda: None)).result()  # type: ignore[arg-type]
    assert crew.submit(double, 3).result() == 6


def test_calls_that_wait_are_not_begun_when_it_is_closed() -> None:
    crew = Crew(1)
    first, *_, last = [crew.submit(time.sleep, 0.3) for _ in range(5)]
    crew.close()
    assert first.done()
    assert last.cancelled()
    assert not multiprocessing.active_children()
