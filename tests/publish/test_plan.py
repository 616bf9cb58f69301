"""What has to be done follows from the artifacts and the two trees alone."""

from __future__ import annotations

from itertools import count

from briefings.publish.manifest import MARK, Artifact, Entry, Stamp
from briefings.publish.plan import make_plan
from briefings.publish.records import Records
from briefings.publish.survey import Survey

TAG = Artifact(MARK, b"mark")
FRESH = count(100)


def entry(version: str, inode: int = 1, modified: int | None = None) -> Entry:
    """A file whose key and digest are the version's."""
    return Entry(version.encode(), version.encode(), Stamp(inode, 1, modified or inode, 0))


def tree(**pages: Entry) -> Survey:
    inode = next(FRESH)
    mark = Entry(b"", b"mark", Stamp(inode, 1, inode, 0))
    return Survey(Records(changes={MARK: mark, **pages}))


def artifact(path: str, version: str) -> Artifact:
    return Artifact(path, version.encode())


def test_an_unchanged_site_needs_nothing() -> None:
    plan = make_plan([artifact("page", "1")], TAG, tree(page=entry("1")), tree(page=entry("1")))
    assert (plan.links, plan.todo, plan.drop, plan.differs) == ((), (), (), False)
    assert set(plan.settled) == {"page", MARK}


def test_a_new_key_must_be_rendered() -> None:
    plan = make_plan([artifact("page", "2")], TAG, tree(page=entry("1")), tree(page=entry("1")))
    assert plan.todo == (artifact("page", "2"),)
    assert not plan.differs, "the bytes may turn out the same"


def test_what_the_spare_tree_lags_behind_is_linked() -> None:
    plan = make_plan([artifact("page", "2")], TAG, tree(page=entry("2", 7)), tree(page=entry("1")))
    assert plan.links == ("page",)
    assert plan.drop == ("page",)
    assert not plan.differs


def test_a_page_of_the_spare_tree_comes_back_without_rendering() -> None:
    plan = make_plan([artifact("page", "1")], TAG, tree(page=entry("2", 7)), tree(page=entry("1")))
    assert (plan.links, plan.todo, plan.drop, plan.differs) == ((), (), (), True)


def test_a_page_that_is_no_more_is_dropped() -> None:
    plan = make_plan([], TAG, tree(page=entry("1")), tree(page=entry("1")))
    assert plan.drop == ("page",)
    assert plan.differs


def test_a_new_page_makes_a_difference() -> None:
    plan = make_plan([artifact("page", "1"), artifact("new", "1")], TAG, tree(page=entry("1")), tree(page=entry("1")))
    assert plan.todo == (artifact("new", "1"),)
    assert plan.differs


def test_a_copy_stands_for_a_link_where_its_time_is_the_same() -> None:
    live = tree(page=entry("1", inode=1, modified=5))
    assert make_plan([artifact("page", "1")], TAG, live, tree(page=entry("1", 2, 5))).links == ()
    assert make_plan([artifact("page", "1")], TAG, live, tree(page=entry("1", 2, 6))).links == ("page",)


def test_an_unknown_key_matches_nothing() -> None:
    unknown = entry("1")._replace(key=b"")
    plan = make_plan([Artifact("page", b"")], TAG, tree(page=unknown), tree(page=unknown))
    assert [one.path for one in plan.todo] == ["page"]


def test_a_mark_that_both_trees_share_is_made_anew() -> None:
    live, spare = tree(), tree()
    shared = Survey(Records(changes={MARK: live.files[MARK]}))
    assert MARK in make_plan([], TAG, live, spare).settled
    plan = make_plan([], TAG, live, shared)
    assert MARK not in plan.settled
    assert plan.drop == (MARK,)


def test_a_mark_of_another_tree_makes_a_difference() -> None:
    assert make_plan([], Artifact(MARK, b"other"), tree(), tree()).differs


def test_foreign_and_damaged_things_make_a_difference_and_go() -> None:
    page = [artifact("page", "1")]
    sound, files = tree(page=entry("1")), tree(page=entry("1")).files
    for hurt in (
        Survey(files, foreign=("stray",)),
        Survey(files, damaged=("x",)),
        Survey(files, crooked=("x",)),
    ):
        assert make_plan(page, TAG, hurt, sound).differs
    plan = make_plan(page, TAG, sound, Survey(sound.files, damaged=("x",), foreign=("stray",)))
    assert plan.drop == ("stray", "x", MARK)
    assert not plan.differs


def test_folders_are_told_with_their_parents() -> None:
    plan = make_plan([artifact("a/b/c", "1"), artifact("a/d", "1")], TAG, tree(), tree())
    assert plan.folders == {"a", "a/b"}
