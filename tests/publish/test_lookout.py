"""A second process looks at both trees, and what it saw is believed only as long as it must be so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from briefings.diagnostics import Report
from briefings.digests import digest_of
from briefings.progress import Silent
from briefings.publish import lookout, scene
from briefings.publish.lookout import Lookout, Seen, look_out
from briefings.publish.manifest import Artifact
from briefings.publish.slots import slots_of
from briefings.publish.writer import publish

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks out for the smallest site, and on any machine."""
    monkeypatch.setattr(lookout, "_is_worth_it", lambda slots: slots.record.exists())


@pytest.fixture
def built(desk: Desk, old: Pages) -> Desk:
    desk.publish(old)
    return desk


@pytest.fixture
def looking(built: Desk) -> Iterator[Lookout]:
    with look_out(built.target) as found:
        yield found


def seen(desk: Desk) -> Seen:
    with look_out(desk.target) as found:
        found.go_on()
        return found.seen(slots_of(desk.target))


def test_untouched_trees_are_seen_to_be_whole(built: Desk) -> None:
    assert seen(built) == Seen(live=True, spare=True)


def test_an_altered_page_is_seen(built: Desk) -> None:
    (built.output / "index.html").write_bytes(b"altered")
    assert seen(built) == Seen()


def test_a_stray_in_a_folder_is_seen(built: Desk) -> None:
    (built.output / "feeds" / "stray").write_bytes(b"stray")
    assert seen(built) == Seen()


def test_a_touched_spare_tree_is_seen(built: Desk) -> None:
    (built.home / "spare" / "feeds" / "stray").write_bytes(b"stray")
    assert seen(built) == Seen(live=True, spare=False)


def test_a_build_without_changes_asks_for_the_live_tree_alone(looking: Lookout) -> None:
    assert looking.sees_live_whole() is True


def test_what_was_seen_before_another_build_is_not_believed(built: Desk, new: Pages, looking: Lookout) -> None:
    looking.go_on()
    built.publish(new)
    assert looking.seen(slots_of(built.target)) == Seen()


def test_what_was_seen_long_ago_is_not_believed(built: Desk, looking: Lookout, monkeypatch: pytest.MonkeyPatch) -> None:
    looking.go_on()
    monkeypatch.setattr(lookout, "_FRESH", -1.0)
    assert looking.seen(slots_of(built.target)) == Seen()


def test_a_process_that_died_has_seen_nothing(built: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "_watch", lambda *_: os._exit(1))
    with look_out(built.target) as found:
        found.go_on()
        assert found.sees_live_whole() is None
        assert found.seen(slots_of(built.target)) == Seen()


def test_before_the_first_build_nobody_looks_out(desk: Desk) -> None:
    with look_out(desk.target) as found:
        assert found.sees_live_whole() is None


def test_a_build_believes_what_was_seen_and_looks_no_more(
    built: Desk, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    artifacts = [Artifact(path, digest_of(data)) for path, data in new.items()]
    with look_out(built.target) as found:
        found.go_on()
        assert found.seen(slots_of(built.target)) == Seen(live=True, spare=True)
        monkeypatch.setattr(scene, "is_intact", lambda *_: pytest.fail("it looked again"))
        report = Report()
        publish(
            artifacts,
            lambda todo, put: (put(one.path, new[one.path]) for one in todo),
            built.target,
            report,
            Silent(),
            lookout=found,
        )
    assert built.tree() == dict(new)
