"""A build that has nothing to do finds that out quickly and writes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from briefings.diagnostics import Diagnostic
from briefings.progress import Silent
from briefings.publish.fingerprint import Inputs, scan
from briefings.publish.lock import lock_site
from briefings.publish.unchanged import find_unchanged
from briefings.schedule import Schedule

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages


def inputs_of(desk: Desk) -> Inputs:
    return scan([desk.site / "content"], ["1.0"])


@pytest.fixture
def published(desk: Desk, old: Pages) -> Desk:
    (desk.site / "content" / "article.md").write_text("Port talks resume.")
    desk.publish(old, inputs_of(desk))
    return desk


NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def unchanged(desk: Desk, now: datetime = NOON) -> tuple[Diagnostic, ...] | None:
    said = find_unchanged(desk.target, inputs_of(desk), now)
    return said.diagnostics if said else None


def test_nothing_changed(published: Desk) -> None:
    assert unchanged(published) == ()


def test_what_falls_due_ends_the_shortcut_and_so_does_a_clock_that_was_set_back(published: Desk, old: Pages) -> None:
    due = Schedule(int(NOON.timestamp()) - 3600, int(NOON.timestamp()) + 3600)
    published.publish(old, msgspec.structs.replace(inputs_of(published), schedule=due))
    hours = {hour: unchanged(published, NOON + timedelta(hours=hour)) is not None for hour in (-2, -1, 0, 1, 2)}
    assert hours == {-2: False, -1: True, 0: True, 1: False, 2: False}


def test_nothing_is_written(published: Desk) -> None:
    before = published.stamps()
    with lock_site(published.target, Silent()):
        assert unchanged(published) == ()
    assert published.stamps() == before


def test_after_an_edit_the_swapped_tree_is_known_as_well(published: Desk, new: Pages) -> None:
    for text in ("Rail link opens.", "Harbour grows.", "Rail link closes."):
        (published.site / "content" / "article.md").write_text(text)
        assert unchanged(published) is None
        published.publish({**new, "index.html": text.encode()}, inputs_of(published))
        assert unchanged(published) == ()


def test_what_the_last_build_had_to_say_is_said_again(
    published: Desk, old: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Diagnostic("warning", "some-code", "an article is undated")
    monkeypatch.setattr("briefings.diagnostics.Report.diagnostics", (said,))
    published.publish(old, inputs_of(published))
    assert unchanged(published) == (said,)


def test_what_is_found_in_the_output_is_said_once(published: Desk, old: Pages) -> None:
    (published.output / "stray").write_text("stray")
    published.publish(old, inputs_of(published))
    assert published.codes() == ["output-stray"]
    assert unchanged(published) == ()


@pytest.mark.parametrize("path", ["index.html", "feeds/all.xml", ".briefings-tree"])
def test_an_altered_or_missing_file_is_noticed(published: Desk, path: str) -> None:
    (published.output / path).write_text("altered by hand")
    assert unchanged(published) is None
    (published.output / path).unlink()
    assert unchanged(published) is None


@pytest.mark.parametrize("path", ["stray", "feeds/stray"])
def test_a_stray_is_noticed(published: Desk, path: str) -> None:
    (published.output / path).write_text("stray")
    assert unchanged(published) is None


def test_a_kept_file_is_none(published: Desk) -> None:
    (published.output / "CNAME").write_text("news.example")
    published.keep = ("CNAME",)
    assert unchanged(published) == ()


def test_a_missing_output_is_noticed(published: Desk) -> None:
    published.output.rename(published.output.with_name("elsewhere"))
    assert unchanged(published) is None


def test_other_facts_are_noticed(published: Desk) -> None:
    assert find_unchanged(published.target, scan([published.site / "content"], ["1.1"]), NOON) is None


def test_a_site_published_without_known_inputs_is_never_taken_for_unchanged(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    assert unchanged(desk) is None


def test_another_output_has_to_be_built(published: Desk) -> None:
    published.output = published.site / "preview"
    assert unchanged(published) is None


def test_an_interrupted_swap_does_not_pass_for_the_new_site(published: Desk, new: Pages) -> None:
    before = inputs_of(published)
    (published.site / "content" / "article.md").write_text("Harbour grows.")
    published.publish(new, inputs_of(published))
    spare = published.home / "spare"
    published.output.rename(spare.with_name("new"))
    spare.rename(published.output)
    spare.with_name("new").rename(spare)
    assert unchanged(published) is None
    assert find_unchanged(published.target, before, NOON) is None


def test_after_a_rollback_the_content_is_published_again(published: Desk, new: Pages) -> None:
    (published.site / "content" / "article.md").write_text("Harbour grows.")
    published.publish(new, inputs_of(published))
    published.rollback()
    assert unchanged(published) is None


def test_only_what_it_needs_is_imported() -> None:
    heavy = ("yaml", "jinja2", "markdown", "feedgen", "spacy", "sqlite3", "ctypes")
    modules = "briefings.publish.lock, briefings.publish.fingerprint, briefings.publish.unchanged"
    code = f"import sys, {modules}; print([name for name in {heavy!r} if name in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"
