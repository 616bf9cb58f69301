"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import gc
import os
import select
import signal
import weakref
from collections.abc import Iterator

import pytest

from briefings import parallel
from briefings.parallel import each, processors, spread

BATCHES = [list(range(first, first + 3)) for first in range(0, 60, 3)]


def squares(batch: list[int]) -> list[int]:
    return [number * number for number in batch]


@pytest.mark.parametrize("jobs", [1, 2, 5, 100])
def test_results_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    assert list(spread(squares, BATCHES, jobs)) == [squares(batch) for batch in BATCHES]


def test_work_sees_what_stands_in_memory() -> None:
    known = {number: str(number) for number in range(60)}
    found = list(spread(lambda batch: [known[number] for number in batch], BATCHES, 2))
    assert found[-1] == ["57", "58", "59"]


def test_large_results_do_not_stop_each_other() -> None:
    found = list(spread(lambda batch: bytes([batch[0]]) * 500_000, BATCHES, 3))
    assert [data[0] for data in found] == [batch[0] for batch in BATCHES]


def test_this_process_does_something_else_meanwhile_once_and_after_the_others_have_begun() -> None:
    done: list[int] = []
    found = spread(lambda _: len(done), BATCHES, 2, lambda: done.append(os.getpid()))
    assert list(found) == [0] * len(BATCHES)
    assert done == [os.getpid()]


def test_one_process_alone_does_nothing_meanwhile() -> None:
    done: list[int] = []
    assert list(each(abs, range(5), None, lambda: done.append(1))) == [0, 1, 2, 3, 4]
    assert list(spread(squares, BATCHES, 1, lambda: done.append(1))) == [squares(batch) for batch in BATCHES]
    assert done == []


def test_a_fault_comes_up_where_it_can_be_told() -> None:
    def refuse(batch: list[int]) -> list[int]:
        if 30 in batch:
            raise ValueError("thirty")
        return batch

    found = spread(refuse, BATCHES, 2)
    assert [next(found) for _ in range(10)] == BATCHES[:10]
    with pytest.raises(ValueError, match="thirty"):
        next(found)


def test_a_process_that_is_killed_is_made_up_for() -> None:
    here = os.getpid()

    def fragile(batch: list[int]) -> list[int]:
        if 30 in batch and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return squares(batch)

    assert list(spread(fragile, BATCHES, 2)) == [squares(batch) for batch in BATCHES]


class Knot:
    """Something that only collection can clear away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def no_collection() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_clears_away_what_a_batch_left_even_where_collection_is_off(jobs: int) -> None:
    made: list[weakref.ref[Knot]] = []

    def left_over(_: list[int]) -> int:
        made.append(weakref.ref(Knot()))
        return sum(one() is not None for one in made)

    assert set(spread(left_over, BATCHES, jobs)) == {1}


MEGABYTE = 1 << 20


@pytest.fixture
def large_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first process has taken all that processes may take together."""
    monkeypatch.setattr(parallel, "peak_memory", lambda: (parallel._TOGETHER, 0))


def hoarded(megabytes: int) -> list[tuple[int, int]]:
    """Which process took each megabyte, and how many it had then."""
    kept: list[bytes] = []

    def hoard(_: int) -> tuple[int, int]:
        kept.append(b"x" * MEGABYTE)
        return os.getpid(), len(kept)

    return list(spread(hoard, range(megabytes), 2))


@pytest.mark.usefixtures("large_site")
def test_beside_a_large_site_no_process_takes_more_and_more_memory() -> None:
    found = hoarded(400)
    assert os.getpid() not in {worker for worker, _ in found}
    assert max(amount for _, amount in found) <= 100
    assert len({worker for worker, _ in found}) <= 8, "they take turns after about 96 MB each"


def test_beside_a_small_one_a_process_works_on_as_long_as_all_take_a_gigabyte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "peak_memory", lambda: (parallel._TOGETHER - 300 * MEGABYTE, 0))
    assert len({worker for worker, _ in hoarded(140)}) <= 2
    assert 140 < max(amount for _, amount in hoarded(400)) <= 155


@pytest.mark.usefixtures("large_site")
def test_a_process_that_is_killed_in_a_later_turn_is_made_up_for() -> None:
    here = os.getpid()
    kept: list[bytes] = []

    def fragile(number: int) -> int:
        kept.append(b"x" * MEGABYTE)
        if number == 300 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(spread(fragile, range(320), 2)) == list(range(320))


@pytest.mark.usefixtures("large_site")
@pytest.mark.parametrize("given", [0, 1, 2, 5])
def test_where_the_system_gives_no_more_processes_the_rest_is_done_here(
    given: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork, forked, here = os.fork, [], os.getpid()
    kept: list[bytes] = []

    def scarce() -> int:
        if len(forked) == given:
            raise BlockingIOError
        forked.append(given)
        return fork()

    def hoard(number: int) -> int:
        kept.extend([b"x" * MEGABYTE] if os.getpid() != here else [])
        return number

    monkeypatch.setattr(os, "fork", scarce)
    assert list(spread(hoard, range(700), 2)) == list(range(700))
    assert len(forked) == given


def test_there_is_a_processor() -> None:
    assert processors() >= 1
    assert list(spread(squares, [], None)) == []


def test_when_the_first_process_is_killed_the_others_end() -> None:
    ended, held = os.pipe()
    first = os.fork()
    if not first:
        results = spread(lambda _: bytes(1 << 20), BATCHES, 2)  # more than a pipe takes, so that they wait for a reader
        next(results)
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(held)
    os.waitpid(first, 0)
    assert select.select([ended], [], [], 60)[0], "somebody still holds the pipe"
    assert os.read(ended, 1) == b""
    os.close(ended)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 1010])
def test_each_item_has_its_result_in_order(count: int) -> None:
    assert list(each(str, range(count), 2)) == [str(number) for number in range(count)]


def test_few_items_stay_in_this_process_and_many_do_not() -> None:
    assert set(each(lambda _: os.getpid(), range(50), 2)) == {os.getpid()}
    assert os.getpid() not in set(each(lambda _: os.getpid(), range(500), 2))


def test_a_process_that_is_done_takes_what_another_has_no_time_for() -> None:
    ended, held = os.pipe()

    def work(batch: list[int]) -> int:
        if 0 in batch:
            assert select.select([ended], [], [], 60)[0], "until everything else is done"
        elif 57 in batch:
            os.write(held, b"!")
        return os.getpid()

    slow, *others = spread(work, BATCHES, 2)
    assert slow not in others
    assert len(set(others)) == 1
    os.close(ended)
    os.close(held)


def test_there_may_be_more_batches_than_a_pipe_takes_numbers() -> None:
    assert list(spread(abs, range(9_000), 2)) == list(range(9_000))
