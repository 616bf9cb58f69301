"""The spool gives back what was put, whoever put it, or nothing; a build goes on without it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import parallel
from briefings.accession.spool import Slot, Spool

DATA = b"an article"


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    """One that has begun."""
    made = Spool(tmp_path / "scratch")
    made.begin()
    yield made
    made.close()


def put(spool: Spool, data: bytes = DATA) -> Slot:
    slot = spool.put(data)
    assert slot
    return slot


def file_of(slot: Slot, scratch: Path) -> Path:
    (folder,) = scratch.glob("spool-*")
    return folder / str(slot.writer)


@given(st.lists(st.binary(max_size=60), max_size=8))
@settings(max_examples=25, deadline=None)
def test_what_was_put_comes_back_in_any_order(tmp_path_factory: pytest.TempPathFactory, items: list[bytes]) -> None:
    spool = Spool(tmp_path_factory.mktemp("scratch"))
    spool.begin()
    slots = [put(spool, data) for data in items]
    assert [spool.get(slot) for slot in reversed(slots)] == items[::-1]
    spool.close()


@pytest.mark.skipif(sys.platform == "darwin", reason="nothing is forked there")
def test_a_process_reads_what_others_have_put(spool: Spool) -> None:
    mine = put(spool, b"mine")
    both_at_work = multiprocessing.get_context("fork").Barrier(2)

    def put_together(data: bytes) -> Slot:
        both_at_work.wait()
        return put(spool, data)

    first, second = parallel.spread(put_together, [b"first", b"second"], 2)
    assert len({mine.writer, first.writer, second.writer}) == 3, "each writes a file of its own"
    assert [spool.get(slot) for slot in (second, mine, first)] == [b"second", b"mine", b"first"]
    again = put(spool, b"mine again")
    told = parallel.spread(lambda slot: (os.getpid(), spool.get(slot)), [mine, again], 2)
    assert [data for reader, data in told if reader != os.getpid()] == [b"mine", b"mine again"]


def cut(file: Path) -> None:
    os.truncate(file, len(DATA) - 1)


@pytest.mark.parametrize("harm", [cut, Path.unlink])
def test_what_was_cut_or_deleted_is_nothing(spool: Spool, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    slot = put(spool)
    harm(file_of(slot, tmp_path / "scratch"))
    assert spool.get(slot) is None


@pytest.mark.parametrize("slot", [Slot(1, 0, 4), Slot(os.getpid(), 100, 4)])
def test_a_slot_in_which_nothing_lies_gives_nothing(spool: Spool, slot: Slot) -> None:
    put(spool)
    assert spool.get(slot) is None


def test_before_it_has_begun_it_takes_nothing(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "scratch")
    assert spool.put(DATA) is None
    assert spool.get(Slot(1, 0, 1)) is None
    spool.close()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_the_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "scratch").write_text("a file where the folder should be")
    spool = Spool(tmp_path / "scratch")
    spool.begin()
    assert spool.put(DATA) is None
    spool.close()


def test_a_full_disk_is_no_error_and_what_it_took_stays(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    before = put(spool)
    write = os.write

    def half(descriptor: int, data: bytes) -> int:
        return write(descriptor, data[: len(data) // 2])

    def none(*_: object) -> int:
        raise OSError(28, "No space left on device")

    for refuse in (half, none):
        monkeypatch.setattr("briefings.accession.spool.os.write", refuse)
        assert spool.put(b"another article") is None
    monkeypatch.undo()
    after = put(spool, b"after it was cleared")
    assert [spool.get(slot) for slot in (before, after)] == [DATA, b"after it was cleared"]


def test_at_its_end_nothing_is_left(spool: Spool, tmp_path: Path) -> None:
    slot = put(spool)
    spool.get(slot)
    spool.close()
    assert list((tmp_path / "scratch").iterdir()) == []


def test_it_deletes_what_a_run_that_was_cut_short_has_left(spool: Spool, tmp_path: Path) -> None:
    put(spool)
    beside = tmp_path / "scratch" / "another-thing"
    beside.write_text("not the spool's")
    (left,) = (tmp_path / "scratch").glob("spool-*")
    following = Spool(tmp_path / "scratch")
    following.begin()
    assert not left.exists()
    assert beside.exists()
    assert following.get(put(following)) == DATA
    following.close()
