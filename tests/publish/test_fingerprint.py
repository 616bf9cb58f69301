"""A build's inputs are known by a fingerprint that every edit changes and nothing else."""

import os
from pathlib import Path

import pytest

from briefings.publish import fingerprint
from briefings.publish.fingerprint import scan


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles" / "2019").mkdir(parents=True)
    (folder / "articles" / "2019" / "port-talks.md").write_text("Port talks resume.")
    (folder / "articles" / "2019" / "rail-link.md").write_text("A rail link opens.")
    return folder


@pytest.fixture
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk whose clock stands still: whatever is written, every stamp of a file is the same."""
    moment = 7_000_000_001
    monkeypatch.setattr(fingerprint, "_facts", lambda found: (found.st_mode, 1, found.st_size, moment, moment))


def test_nothing_touched_is_the_same_fingerprint(content: Path) -> None:
    assert scan([content], ["1.0"]) == scan([content], ["1.0"])


def test_reading_changes_nothing(content: Path) -> None:
    before = scan([content])
    (content / "articles/2019/port-talks.md").read_text()
    assert scan([content]) == before


def test_an_edit_of_the_same_size_with_the_old_time_put_back_is_seen(content: Path) -> None:
    before, path = scan([content]), content / "articles/2019/port-talks.md"
    times = path.stat()
    path.write_text("Port walks resume.")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert scan([content]) != before


@pytest.mark.usefixtures("frozen_clock")
def test_an_edit_within_one_tick_of_the_clock_is_seen(content: Path) -> None:
    before = scan([content])
    (content / "articles/2019/port-talks.md").write_text("Port walks resume.")
    assert scan([content]) != before


def test_only_the_youngest_files_are_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    youngest, read = (content / "articles/2019/port-talks.md").stat().st_ino, []

    def facts(found: os.stat_result) -> tuple[int, ...]:
        changed = 9_500_000_000 if found.st_ino == youngest else 1_000_000_001
        return found.st_mode, found.st_ino, found.st_size, changed, changed

    monkeypatch.setattr(fingerprint, "_facts", facts)
    monkeypatch.setattr(fingerprint, "_content", lambda path: read.append(path) or "")
    scan([content])
    assert read == [str(content / "articles/2019/port-talks.md")]


@pytest.mark.parametrize("moment", [86_400, 4_102_444_800])
def test_a_time_of_1970_or_2100_is_seen(content: Path, moment: int) -> None:
    before = scan([content])
    os.utime(content / "articles/2019/port-talks.md", (moment, moment))
    assert scan([content]) != before


def test_new_renamed_and_removed_files_are_seen(content: Path) -> None:
    prints = [scan([content])]
    (content / "new.md").write_text("")
    prints.append(scan([content]))
    (content / "new.md").rename(content / "other.md")
    prints.append(scan([content]))
    (content / "other.md").unlink()
    prints.append(scan([content]))
    (content / "articles" / "2020").mkdir()
    prints.append(scan([content]))
    assert prints[0] == prints[3]
    assert len({str(one) for one in prints}) == 4


def test_a_file_replaced_by_an_equal_copy_is_seen(content: Path) -> None:
    before, path = scan([content]), content / "articles/2019/port-talks.md"
    copy = content.parent / "copy"
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    assert scan([content]) != before


def test_the_file_behind_a_link_counts_and_a_loop_ends(content: Path) -> None:
    outside = content.parent / "outside.md"
    outside.write_text("one")
    (content / "link.md").symlink_to(outside)
    (content / "loop").symlink_to(content)
    (content / "nowhere").symlink_to("nowhere")
    before = scan([content])
    outside.write_text("another one")
    assert scan([content]) != before


def test_a_pipe_is_not_opened(content: Path) -> None:
    os.mkfifo(content / "pipe.md")
    assert scan([content]) == scan([content])


def test_roots_may_be_files_or_missing(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    missing = scan([config])
    config.write_text("title: A digest")
    assert scan([config]) != missing
    assert scan([config]) == scan([config])


def test_facts_count(content: Path) -> None:
    assert scan([content], ["1.0", "drafts"]) != scan([content], ["1.0"])
    assert scan([content], ["ab", "c"]) != scan([content], ["a", "bc"])


def test_a_build_that_writes_into_one_root_scans_that_root_again(tmp_path: Path) -> None:
    inbox, articles = tmp_path / "inbox", tmp_path / "articles"
    inbox.mkdir()
    articles.mkdir()
    before = scan([inbox, articles])
    (articles / "new.md").write_text("converted")
    (inbox / "late.txt").write_text("came while the build ran")
    after = before.rescanned([articles])
    assert after.roots[str(inbox)] == before.roots[str(inbox)]
    assert after.roots[str(articles)] == scan([articles]).roots[str(articles)]
    assert after != scan([inbox, articles])
