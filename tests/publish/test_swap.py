"""The spare tree and the live one change places, or nothing changes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefings.publish import swap as module
from briefings.publish.slots import Slots, finish_swap
from briefings.publish.swap import swap
from tests.publish.conftest import page


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "exchange", lambda *_: False)


def test_the_trees_change_places_at_once(slots: Slots) -> None:
    assert swap(slots) in {"exchange", "journal"}
    assert (page(slots.output), page(slots.spare)) == ("new", "old")


@pytest.mark.usefixtures("no_exchange")
def test_the_trees_change_places_in_steps(slots: Slots) -> None:
    assert swap(slots) == "journal"
    assert (page(slots.output), page(slots.spare), page(slots.aside)) == ("new", "old", None)


def test_the_first_tree_takes_its_place(slots: Slots) -> None:
    slots.output.rename(slots.output.with_name("gone"))
    assert swap(slots) == "rename"
    assert (page(slots.output), page(slots.spare)) == ("new", None)


@pytest.mark.usefixtures("no_exchange")
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_step_that_fails_leaves_a_live_tree(slots: Slots, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    real, calls = os.rename, []

    def rename(source: Path, goal: Path) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise OSError(errno.EIO, "Input/output error", os.fspath(source))
        real(source, goal)

    monkeypatch.setattr(os, "rename", rename)
    if failing < 3:
        with pytest.raises(OSError, match="Input/output error"):
            swap(slots)
        assert (page(slots.output), page(slots.spare)) == ("old", "new")
    else:
        assert swap(slots) == "journal"
        assert page(slots.output) == "new"
    finish_swap(slots)
    assert {page(slots.output), page(slots.spare)} == {"old", "new"}
    assert page(slots.aside) is None
