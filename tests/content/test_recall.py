"""What came of a file is recalled while the file is what it was; a stamp alone is believed only when it is old."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings.content.disk import Found
from briefings.content.recall import Row, Stamp, Table, stamp_of
from briefings.diagnostics import Diagnostic, Place
from briefings.digests import digest_of
from briefings.store import Store

KIND, ENGINE = "rows", b"this engine"
LATER = 10**18
"""Nanoseconds after 1970, and long after nothing."""


class Counting(Store):
    """A cache that remembers what is put."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.puts: list[bytes] = []

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        self.puts += items
        super().put_many(kind, items)


@pytest.fixture
def store(tmp_path: Path) -> Counting:
    return Counting(tmp_path / "cache")


def table(store: Store | None, engine: bytes = ENGINE) -> Table[str]:
    return Table(KIND, Row[str], engine, store)


def file(folder: Path, name: str = "a.md", words: str = "words") -> Found:
    (folder / name).write_text(words, encoding="utf-8")
    return Found(f"content/{name}", str(folder / name))


def row(found: Found, **other: object) -> Row[str]:
    """What came of a file that was read now; its stamp is believed unless another is given."""
    data = Path(found.origin).read_bytes()
    return replace(Row(found.path, stamp_of(found.origin), digest_of(data), b"", data.decode()), **other)


def youngest(path: str = "content/young.md", changed: int = LATER * 4) -> Row[str]:
    """A row of a file that was written last of all, so that the stamps of the others are old."""
    return Row(path, (1, 1, 1, changed), b"", b"", "young")


def keep(store: Store, *rows: Row[str]) -> None:
    table(store).save([*rows, youngest()])


def recalled(store: Store, *found: Found) -> dict[str, Row[str]]:
    return table(store).recalled(found)


def test_a_file_that_is_as_it_was_is_known_with_all_that_came_of_it(store: Counting, tmp_path: Path) -> None:
    found = file(tmp_path)
    told = (Diagnostic("warning", "lost-link", "leads nowhere", Place(found.path, 3, 4), "mend it"),)
    kept = row(found, context=b"around", told=told)
    keep(store, kept)
    assert recalled(store, found) == {found.path: kept}


def test_an_old_stamp_is_believed_without_a_look_at_the_file(
    store: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = file(tmp_path)
    keep(store, row(found))
    monkeypatch.setattr("briefings.content.recall.read_bytes", lambda *_: pytest.fail("it was read"))
    assert recalled(store, found)


def test_a_young_stamp_is_not_believed(store: Counting, tmp_path: Path) -> None:
    """The file may have been written once more within the same tick, and looks the same."""
    found = file(tmp_path)
    table(store).save([row(found, digest=digest_of(b"other words"))])
    assert recalled(store, found) == {}, "its bytes decide"


FINE, COARSE = 50_000_000, 2_000_000_000


@pytest.mark.parametrize(
    ("changed", "youngest_of_all", "is_kept"),
    [
        (LATER + 1, LATER + 1 + FINE, False),
        (LATER + 1, LATER + 2 + FINE, True),
        (LATER, LATER + COARSE, False),
        (LATER, LATER + COARSE + 1, True),
        (LATER, LATER + COARSE + 10**9, True),
    ],
)
def test_a_stamp_is_kept_that_is_older_than_a_tick_of_the_disk(
    store: Counting, changed: int, youngest_of_all: int, *, is_kept: bool
) -> None:
    """A disk on which the youngest file shows no part of a second counts in whole ones, or in pairs."""
    table(store).save([youngest("content/old.md", changed), youngest(changed=youngest_of_all)])
    assert bool(everything(store)["content/old.md"].stamp) == is_kept


@given(st.lists(st.integers(LATER, LATER + 10**8), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_no_stamp_within_a_tick_of_the_youngest_is_kept(
    tmp_path_factory: pytest.TempPathFactory, changes: list[int]
) -> None:
    rows = [youngest(f"content/{number}.md", change) for number, change in enumerate(changes)]
    with Store(tmp_path_factory.mktemp("state") / "cache") as store:
        table(store).save(rows)
        kept = everything(store)
    tick = 50_000_000 if max(changes) % 10**9 else 2 * 10**9
    for one, change in zip(rows, changes, strict=True):
        assert kept[one.path].stamp == (one.stamp if change < max(changes) - tick else None)


def test_a_touched_file_with_equal_bytes_is_known_by_its_new_stamp(store: Counting, tmp_path: Path) -> None:
    found = file(tmp_path)
    keep(store, row(found))
    os.utime(found.origin, (1, 1))
    (known,) = recalled(store, found).values()
    assert known == row(found)


def test_a_file_with_other_bytes_is_not_known(store: Counting, tmp_path: Path) -> None:
    found = file(tmp_path)
    keep(store, row(found))
    file(tmp_path, words="wordy")
    assert recalled(store, found) == {}


@pytest.mark.parametrize("now", ["gone", "a folder", "a pipe"])
def test_what_is_no_file_any_more_is_not_known(store: Counting, tmp_path: Path, now: str) -> None:
    found = file(tmp_path)
    keep(store, row(found), row(found, path="content/empty.md", stamp=(0, 0, 0, 0)))
    Path(found.origin).unlink()
    if now != "gone":
        (os.mkdir if now == "a folder" else os.mkfifo)(found.origin)
    assert recalled(store, found) == {}


def test_the_same_file_under_another_name_is_not_known(store: Counting, tmp_path: Path) -> None:
    found = file(tmp_path)
    keep(store, row(found))
    assert recalled(store, replace(found, path="content/b.md")) == {}


def known(kept: Table[str]) -> dict[str, Row[str]]:
    """All rows of a table."""
    return dict(kept._rows)


def everything(store: Store) -> dict[str, Row[str]]:
    """All rows that a next run finds."""
    return known(table(store))


def rows_of(folder: Path, count: int = 200) -> list[Row[str]]:
    return [row(file(folder, f"{number}.md")) for number in range(count)]


def test_nothing_is_written_where_nothing_changed(store: Counting, tmp_path: Path) -> None:
    keep(store, *rows_of(tmp_path))
    store.puts.clear()
    following = table(store)
    following.save(known(following).values())
    assert store.puts == []


def test_an_edit_writes_one_part(store: Counting, tmp_path: Path) -> None:
    rows = rows_of(tmp_path)
    keep(store, *rows)
    assert len(store.puts) == 64
    store.puts.clear()
    following = table(store)
    following.save((known(following) | {rows[7].path: replace(rows[7], value="new")}).values())
    assert len(store.puts) == 1
    assert [row.path for row in everything(store).values() if row.value == "new"] == [rows[7].path]
    assert len(everything(store)) == len(rows) + 1


def test_what_is_gone_or_came_anew_is_told_and_forgotten(store: Counting, tmp_path: Path) -> None:
    gone, other, touched = (row(file(tmp_path, f"{name}.md", name)) for name in ("gone", "other", "touched"))
    keep(store, gone, other, touched)
    following = table(store)
    rows = {path: one for path, one in known(following).items() if path != gone.path}
    rows |= {other.path: replace(other, value="anew"), touched.path: replace(rows[touched.path], stamp=None)}
    assert sorted(following.dropped(rows)) == ["gone", "other"]
    following.save(rows.values())
    assert everything(store).keys() == rows.keys()


def test_of_a_damaged_part_its_rows_alone_are_missing(store: Counting, tmp_path: Path) -> None:
    rows = rows_of(tmp_path)
    keep(store, *rows)
    whole = everything(store)
    store.put_many(KIND, {store.puts[0]: b"\xc1"})
    left = everything(store)
    assert left.items() < whole.items()
    assert len(left) > len(rows) // 2


def test_what_another_engine_has_kept_is_not_known_and_makes_room(store: Counting, tmp_path: Path) -> None:
    found = file(tmp_path)
    keep(store, row(found))
    old = list(store.puts)
    other = table(store, b"that engine")
    assert other.recalled([found]) == {}
    other.save([row(found)])
    assert store.get_many(KIND, old) == {}


def test_without_a_cache_nothing_is_known_and_nothing_kept(tmp_path: Path) -> None:
    found = file(tmp_path)
    nowhere = table(None)
    nowhere.save([row(found)])
    assert nowhere.recalled([found]) == {}


def stamps(paths: Iterable[Path]) -> list[Stamp]:
    return [stamp_of(str(path)) for path in paths]


def test_a_stamp_tells_a_file_from_one_that_took_its_place(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_text("one")
    other.write_text("two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    (before,) = stamps([path])
    other.replace(path)
    assert stamps([path, tmp_path, tmp_path / "none"]) != [before, before, before]
    assert stamps([path]) != [before]
    assert stamps([tmp_path, tmp_path / "none"]) == [(0, 0, 0, 0)] * 2
