"""Records by columns with changes laid over them are worth as much as a dict, and compare as one."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.publish.manifest import Entry, Stamp
from briefings.publish.records import Columns, Records, folder_records

names = st.text("ab/é", max_size=4)
stamps = st.builds(Stamp, st.sampled_from([1, 2**63, 2**64 - 1]), st.integers(0, 2), st.integers(-2, 2), st.just(7))
entries = st.builds(Entry, st.sampled_from([b"", b"key"]), st.sampled_from([b"d" * 16, b"e" * 16]), stamps)
held = st.dictionaries(names, entries, max_size=6)
changes = st.dictionaries(names, st.none() | entries, max_size=6)


def laid_over(before: dict[str, Entry], later: dict[str, Entry | None]) -> dict[str, Entry]:
    """What the changes make of a plain dict."""
    return {path: entry for path, entry in sorted({**before, **later}.items()) if entry is not None}


def columns_of(plain: dict[str, Entry]) -> Columns:
    """A dict by columns, as the state has it: read from bytes."""
    encoded = msgspec.msgpack.encode(Records(changes=plain).columns)
    return msgspec.msgpack.decode(encoded, type=Columns)


@given(held, changes, changes)
@settings(max_examples=150)
def test_records_hold_what_a_dict_would(
    before: dict[str, Entry], later: dict[str, Entry | None], last: dict[str, Entry | None]
) -> None:
    records, plain = Records(columns_of(before)).changed(later).changed(last), laid_over(before, {**later, **last})
    assert list(records.items()) == list(plain.items()) == list(records.entries().items())
    assert len(records) == len(plain)
    assert {path: records.get(path) for path in {*before, *later, *last, "nowhere"}} == {
        path: plain.get(path) for path in {*before, *later, *last, "nowhere"}
    }
    assert records.keys_by_path() == {path: entry.key for path, entry in plain.items()}
    assert Records(records.columns) == records


@given(held, changes, held, changes, st.sampled_from(["shared", "own"]))
@settings(max_examples=150)
def test_what_is_unlike_is_what_a_comparison_of_every_path_finds(
    before: dict[str, Entry],
    later: dict[str, Entry | None],
    others: dict[str, Entry],
    last: dict[str, Entry | None],
    origin: str,
) -> None:
    base = columns_of(before)
    one, two = Records(base, later), Records(base if origin == "shared" else columns_of(others), last)
    mine, theirs = laid_over(before, later), laid_over(before if origin == "shared" else others, last)
    expected = {path for path in mine.keys() | theirs.keys() if mine.get(path) != theirs.get(path)}
    assert one.unlike(two) == two.unlike(one) == expected
    assert (one == two) == (mine == theirs)


def test_records_read_twice_compare_without_looking_at_every_path(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = {"a": Entry(b"", b"d" * 16, Stamp(1, 2, 3, 4))}
    one, two = Records(columns_of(plain)), Records(columns_of(plain))
    monkeypatch.setattr(Records, "entries", lambda _: pytest.fail("every path was looked at"))
    assert one == two


def test_a_path_that_is_no_more_is_missing() -> None:
    with pytest.raises(KeyError):
        Records(changes={"page": None})["page"]


def test_folders_have_stamps_alone() -> None:
    records = folder_records({"b": Stamp(1, 0, 2, 3), "a": Stamp(4, 0, 5, 6)})
    assert list(records.items()) == [
        ("a", Entry(b"", b"", Stamp(4, 0, 5, 6))),
        ("b", Entry(b"", b"", Stamp(1, 0, 2, 3))),
    ]
