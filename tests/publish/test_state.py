"""The state is read back as it was written, or not at all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.diagnostics import Diagnostic, Place
from briefings.publish.fingerprint import Inputs
from briefings.publish.manifest import Entry, Identity, Stamp
from briefings.publish.records import Records, folder_records
from briefings.publish.state import State, Tree, encode, load, load_head, save
from briefings.schedule import Schedule, Waiting

numbers = st.integers(min_value=-(2**63), max_value=2**63 - 1)
stamps = st.builds(Stamp, st.integers(0, 2**64 - 1), st.integers(0, 2**63 - 1), numbers, numbers)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
entries = st.builds(Entry, st.binary(max_size=32), st.binary(min_size=16, max_size=16), stamps)
identities = st.builds(Identity, st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
files = st.dictionaries(names, entries, max_size=4).map(lambda found: Records(changes=found))
folders = st.dictionaries(names, stamps, max_size=4).map(folder_records)
trees = st.builds(Tree, identities, files, folders)
moments = st.none() | st.integers(0, 2**40)
schedules = st.builds(Schedule, moments, moments, st.just((Waiting("a.md", "embargo", "2026-01-05T08:00:00+00:00"),)))
inputs = st.builds(
    Inputs, st.dictionaries(names, st.binary(max_size=16), max_size=2), st.binary(max_size=16), schedules
)
diagnostics = st.builds(
    Diagnostic, st.sampled_from(["warning", "note"]), names, names, st.none() | st.builds(Place, names), names
)
states = st.builds(State, trees, st.none() | trees, st.none() | inputs, st.tuples(diagnostics))

PAGE = Entry(b"k" * 32, b"d" * 16, Stamp(3, 4, 5, 6))
TREE = Tree(Identity(1, 2), Records(changes={"index.html": PAGE}), folder_records({"a": Stamp(7, 0, 8, 9)}))
STATE = State(TREE, TREE, Inputs({"content": b"1"}, b"2"), (Diagnostic("warning", "code", "message"),))


@given(states)
@settings(max_examples=60)
def test_a_state_reads_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, state: State) -> None:
    path = tmp_path_factory.getbasetemp() / "state"
    save(path, encode(state))
    assert load(path) == state


def test_the_first_section_alone_tells_what_a_build_without_changes_needs(tmp_path: Path) -> None:
    path = tmp_path / "state"
    save(path, encode(STATE))
    head = load_head(path)
    assert head is not None
    assert head.inputs == STATE.inputs
    assert head.diagnostics == STATE.diagnostics


def test_a_state_cut_short_is_none(tmp_path: Path) -> None:
    path, data = tmp_path / "state", encode(STATE)
    for length in range(len(data)):
        path.write_bytes(data[:length])
        assert load(path) is None


def test_a_state_with_one_flipped_bit_is_none(tmp_path: Path) -> None:
    path, data = tmp_path / "state", encode(STATE)
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        assert load(path) is None


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 500, b"cposix\nsystem\n(S'true'\ntR.", b"briefings state 4\n" + b"\xff" * 80]
)
def test_what_is_no_state_is_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state"
    path.write_bytes(data)
    assert load(path) is None
    assert load_head(path) is None


def test_a_missing_state_and_a_folder_in_its_place_are_none(tmp_path: Path) -> None:
    assert load(tmp_path / "missing") is None
    assert load(tmp_path) is None
    assert load_head(tmp_path) is None


def test_saving_replaces_the_file_and_writes_into_none(tmp_path: Path) -> None:
    path = tmp_path / "state"
    path.write_bytes(b"before")
    with path.open("rb") as before:
        save(path, b"after")
        assert before.read() == b"before"
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


def test_a_state_that_cannot_be_saved_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "state"
    (path / "in-the-way").mkdir(parents=True)
    with pytest.raises(OSError, match="state"):
        save(path, b"after")
    assert list(tmp_path.iterdir()) == [path]
