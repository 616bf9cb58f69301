"""The spare tree in the making."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.digests import digest_of
from briefings.publish.folder import Folder
from briefings.publish.manifest import Artifact, Entry, stamp_of
from briefings.publish.paths import Keep
from briefings.publish.plan import Plan
from briefings.publish.records import Records
from briefings.publish.staging import Staging
from briefings.publish.survey import Survey

NOTHING = Survey()


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Folder]:
    (tmp_path / "live").mkdir()
    (tmp_path / "live" / "page").write_bytes(b"page")
    with Folder(tmp_path / "live") as folder:
        yield folder


@pytest.fixture
def known(live: Folder) -> Survey:
    found = live.look("page")
    assert found is not None
    return Survey(Records(changes={"page": Entry(b"key", digest_of(b"page"), stamp_of(found))}))


def plan(settled: Records, *, links: tuple[str, ...] = (), folders: tuple[str, ...] = ()) -> Plan:
    return Plan(settled, links, (), (), frozenset(folders), differs=False)


def test_a_linked_file_is_recorded_with_the_stamp_it_has_now(live: Folder, work: Folder, known: Survey) -> None:
    with Staging(work, NOTHING, live, known) as staging:
        staging.align(plan(known.files, links=("page",)), Keep())
        made = staging.finished()
        left = staging.left_behind(made)
    assert left is not None
    assert made.files == left.files
    (stamp,) = live.stamps(["page"])
    assert made.files["page"].stamp == stamp != known.files["page"].stamp
    assert set(staging.touched()) == {"page", ""}


def test_rendered_bytes_that_the_live_tree_has_are_linked_under_the_new_key(
    live: Folder, work: Folder, known: Survey
) -> None:
    with Staging(work, NOTHING, live, known) as staging:
        staging.align(plan(Records()), Keep())
        staging.place(Artifact("page", b"new key"), staging.put("page", b"page"))
        made = staging.finished()
        left = staging.left_behind(made)
    assert left is not None
    assert made.files["page"].key == left.files["page"].key == b"new key"
    assert not staging.differs
    assert made.files["page"].stamp == left.files["page"].stamp


def test_other_bytes_are_written_and_make_a_difference(live: Folder, work: Folder, known: Survey) -> None:
    with Staging(work, NOTHING, live, known) as staging:
        staging.align(plan(Records(), folders=("people",)), Keep())
        staging.place(Artifact("people/page", b"key"), staging.put("people/page", b"other"))
        made = staging.finished()
    assert staging.differs
    assert work.read("people/page") == b"other"
    assert set(made.folders) == {"people"}


def test_what_was_written_is_taken_back_on_failure(live: Folder, work: Folder, known: Survey) -> None:
    with pytest.raises(ZeroDivisionError), Staging(work, NOTHING, live, known) as staging:  # noqa: PT012 - it is the case
        staging.align(plan(known.files, links=("page",)), Keep())
        staging.write(Artifact("other", b"key"), b"other")
        raise ZeroDivisionError
    assert [name for name, _ in work.entries()] == ["page"]


def test_what_was_copied_is_taken_back_too(
    live: Folder, work: Folder, known: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Folder, "link", lambda *_: False)
    with pytest.raises(ZeroDivisionError), Staging(work, NOTHING, live, known) as staging:  # noqa: PT012 - it is the case
        staging.align(plan(known.files, links=("page",)), Keep())
        assert work.read("page") == b"page"
        raise ZeroDivisionError
    assert list(work.entries()) == []


def test_a_copy_that_stands_for_the_live_file_is_recorded_with_its_own_stamp(
    live: Folder, work: Folder, known: Survey
) -> None:
    live_file = known.files["page"]
    work.copy("page", live)
    found = work.look("page")
    assert found is not None
    copied = Entry(b"old key", live_file.digest, stamp_of(found))
    with Staging(work, Survey(Records(changes={"page": copied})), live, known) as staging:
        staging.align(plan(Records()), Keep())
        staging.place(Artifact("page", b"new key"), staging.put("page", b"page"))
        made = staging.finished()
    assert not staging.differs
    assert made.files["page"] == Entry(b"new key", live_file.digest, copied.stamp) != live_file


def test_a_first_tree_leaves_none_behind(work: Folder) -> None:
    with Staging(work, NOTHING, None, NOTHING) as staging:
        staging.align(plan(Records()), Keep())
        staging.write(Artifact("page", b"key"), b"page")
        made = staging.finished()
        assert staging.left_behind(made) is None
        assert made.files["page"].digest == digest_of(b"page")


def test_a_tree_that_is_taken_apart_meanwhile_is_an_error(live: Folder, work: Folder, known: Survey) -> None:
    with Staging(work, NOTHING, live, known) as staging:
        staging.align(plan(known.files, links=("page",)), Keep())
        work.remove("page")
        with pytest.raises(FileNotFoundError):
            staging.finished()
