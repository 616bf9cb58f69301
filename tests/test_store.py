"""The cache gives back what was put, or nothing, and never fails."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.store import Store

ITEMS = {b"one": b"first value", b"two": b"second value", b"empty": b""}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "store"


def fill(path: Path) -> None:
    with Store(path) as store:
        store.put_many("article", ITEMS)


def everything(path: Path) -> dict[bytes, bytes]:
    with Store(path, read_only=True) as store:
        return store.get_many("article", ITEMS)


def stamps(folder: Path) -> dict[str, tuple[int, ...]]:
    found = {file: file.stat() for file in folder.rglob("*")}
    return {str(file): (f.st_ino, f.st_size, f.st_mtime_ns, f.st_ctime_ns) for file, f in found.items()}


def test_what_was_put_comes_back(path: Path) -> None:
    fill(path)
    assert everything(path) == ITEMS


def test_what_was_not_put_is_missing(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        assert store.get_many("article", [b"three", b"one"]) == {b"one": b"first value"}
        assert store.get_many("body", [b"one"]) == {}
        assert store.get_many("article", []) == {}


def test_a_new_value_replaces_the_old(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        store.put_many("article", {b"one": b"another value"})
        assert store.get_many("article", [b"one"]) == {b"one": b"another value"}


def test_only_the_wanted_keys_of_a_kind_are_kept(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        store.put_many("body", ITEMS)
        store.keep_only("article", [b"two", b"never put"])
        assert store.get_many("article", ITEMS) == {b"two": b"second value"}
        assert store.get_many("body", ITEMS) == ITEMS


def test_the_one_value_of_a_kind_takes_the_place_of_the_one_before(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        store.put_only("article", b"two", b"another value")
        assert store.get_many("article", ITEMS) == {b"two": b"another value"}
        assert store.get("article", b"two") == b"another value"
        assert store.get("article", b"one") is None


def test_more_keys_than_one_query_takes(path: Path) -> None:
    items = {number.to_bytes(4, "big"): b"value %d" % number for number in range(1_203)}
    with Store(path) as store:
        store.put_many("article", items)
        assert store.get_many("article", items) == items
        store.keep_only("article", list(items)[:3])
        assert len(store.get_many("article", items)) == 3


@given(st.dictionaries(st.binary(max_size=8), st.binary(max_size=40), max_size=8))
@settings(max_examples=30, deadline=None)
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, items: dict[bytes, bytes]) -> None:
    with Store(tmp_path_factory.mktemp("store") / "store") as store:
        store.put_many("article", items)
        assert store.get_many("article", items) == items


def test_reading_makes_and_touches_no_file(path: Path) -> None:
    with Store(path) as store:
        assert store.get_many("article", ITEMS) == {}
    assert not path.parent.exists()
    fill(path)
    before = stamps(path.parent)
    with Store(path) as store:
        assert store.get_many("article", ITEMS) == ITEMS
    assert stamps(path.parent) == before


def test_what_is_there_already_is_not_written_again(path: Path) -> None:
    fill(path)
    before = stamps(path.parent)
    with Store(path) as store:
        store.put_many("article", ITEMS)
        store.put_many("article", {})
        store.keep_only("article", ITEMS)
    assert stamps(path.parent) == before


def test_a_store_for_reading_alone_writes_nothing(path: Path) -> None:
    with Store(path, read_only=True) as store:
        store.put_many("article", ITEMS)
        store.keep_only("article", [])
    assert not path.parent.exists()


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def prepend(data: bytes) -> bytes:
    return b'{"version": 2}' + data


def append(data: bytes) -> bytes:
    return data + b"[" * 100_000


def zeros(data: bytes) -> bytes:
    return bytes(len(data))


def other(_data: bytes) -> bytes:
    return b"cposix\nsystem\n(S'true'\ntR."


def nothing(_data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, prepend, append, zeros, other, nothing])
def test_a_damaged_file_is_replaced_by_the_next_write(path: Path, damage: Callable[[bytes], bytes]) -> None:
    fill(path)
    path.write_bytes(damage(path.read_bytes()))
    with Store(path) as store:
        found = store.get_many("article", ITEMS)
        assert found.items() <= ITEMS.items()
        store.put_many("article", ITEMS)
        assert store.get_many("article", ITEMS) == ITEMS
    assert everything(path) == ITEMS


def test_one_wrong_byte_anywhere_is_never_believed(path: Path) -> None:
    fill(path)
    data = path.read_bytes()
    for place in range(0, len(data), 41):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        assert everything(path).items() <= ITEMS.items()


def test_a_value_that_was_altered_counts_as_missing(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE item SET value = ? WHERE key = ?", (b"forged", b"one"))
        connection.execute("UPDATE item SET value = 'text' WHERE key = ?", (b"two",))
    connection.close()
    assert everything(path) == {b"empty": b""}


def test_a_value_under_another_kind_or_key_counts_as_missing(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE item SET kind = 'body' WHERE key = ?", (b"one",))
        connection.execute("UPDATE item SET key = ? WHERE key = ?", (b"moved", b"two"))
    connection.close()
    with Store(path) as store:
        assert store.get_many("body", [b"one"]) == {}
        assert store.get_many("article", [b"moved"]) == {}


def test_a_file_of_another_version_is_made_anew(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with Store(path) as store:
        store.put_many("article", {b"new": b"value"})
        assert store.get_many("article", [b"new", b"one"]) == {b"new": b"value"}


def test_a_folder_in_its_place_gives_way(path: Path) -> None:
    (path / "inner").mkdir(parents=True)
    fill(path)
    assert everything(path) == ITEMS


def test_a_write_that_a_crash_cut_short_is_undone(path: Path) -> None:
    fill(path)
    crash = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE item SET value = zeroblob(100000)")
os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", crash, str(path)], check=False)
    assert done.returncode == 9
    assert path.with_name("store-journal").exists()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert everything(path) == {}, "who only reads cannot undo it, and does not believe it either"
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    with Store(path) as store:
        assert store.get_many("article", ITEMS) == ITEMS


@pytest.mark.parametrize("message", ["database or disk is full", "attempt to write a readonly database"])
def test_a_disk_that_takes_nothing_leaves_the_cache_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, message: str
) -> None:
    fill(path)

    def refuse(*_: object) -> None:
        error = sqlite3.OperationalError(message)
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with Store(path) as store:
        monkeypatch.setattr(store, "_open_to_write", refuse)
        store.put_many("article", {b"new": b"value"})
        store.put_many("article", {b"newer": b"value"})
        assert store.get_many("article", [*ITEMS, b"new"]) == ITEMS


def test_a_place_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Store(tmp_path / "file" / "store") as store:
        store.put_many("article", ITEMS)
        assert store.get_many("article", ITEMS) == {}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_a_fork_reads_by_a_connection_of_its_own_and_leaves_the_other_alone(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        assert store.get_many("article", [b"one"])
        inherited = store._connection
        child = os.fork()
        if not child:
            found = store.get_many("article", ITEMS) == ITEMS and store._connection is not inherited
            store.put_many("article", {b"by the fork": b"value"})
            os._exit(0 if found else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert store._connection is inherited
        assert store.get_many("article", [*ITEMS, b"by the fork"]) == {**ITEMS, b"by the fork": b"value"}


def test_another_process_that_has_the_file_is_no_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.store._PATIENCE", 0.0)
    fill(path)
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with Store(path) as store:
            assert store.get_many("article", ITEMS) == {}
            store.put_many("article", {b"new": b"value"})
        connection.execute("ROLLBACK")
    connection.close()
    assert everything(path) == ITEMS
