"""The list of published addresses: read with every fault in its line, written sorted, merged by Git, never half."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content import permalinks
from briefings.diagnostics import Report
from briefings.digests import digest_of
from briefings.errors import ContentError
from briefings.model import PERMALINK_KINDS, Permalink, Published, ToldCorrection
from briefings.store import Store

TALKS = Permalink("article", "tag:digest.example,2016:talks", "0f3c9a1b22d4e5f6", 1)
PORT = Permalink("story", "port")
SOUND = f"stories/port/ story port\narticles/2016/04/talks/ article {TALKS.id} {TALKS.words} 1\n"


def read(root: Path, text: str | bytes) -> tuple[Published, list[str]]:
    path = root / permalinks.FILE
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = Report()
    found = permalinks.read(root, report)
    return found, [str(one) for one in report.diagnostics]


def test_no_file_is_an_empty_list(tmp_path: Path) -> None:
    report = Report()
    assert permalinks.read(tmp_path, report) == Published()
    assert report.diagnostics == ()


@pytest.mark.parametrize("text", [SOUND, SOUND.replace("\n", "\r\n"), "\ufeff# x\n\n  " + SOUND, SOUND.rstrip("\n")])
def test_an_editor_may_touch_it(tmp_path: Path, text: str) -> None:
    found, told = read(tmp_path, text)
    assert found.addresses == {"stories/port/": PORT, "articles/2016/04/talks/": TALKS}
    assert told == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("stories/port/", "2:1: error: 'stories/port/' is no published address"),
        ("stories/port/ stroy port", "2:1: error: 'stroy' is no kind of page; did you mean 'story'? [bad-permalink]"),
        ("a/ article tag:x,1:y zz 1", "2:1: error: 'a/ article tag:x,1:y zz 1' is no published address"),
        ("<<<<<<< HEAD", "2:1: error: a merge was left unfinished here; keep the lines of both sides"),
        ("=======", "2:1: error: a merge was left unfinished here"),
        (">>>>>>> other", "2:1: error: a merge was left unfinished here"),
        ("/ site tag:x", "2:1: error: '/ site tag:x' says nothing of the site's ids; write '/ site tag:HOST,YEAR'"),
        ("a/ site tag:x,2019", "2:1: error: 'a/ site tag:x,2019' says nothing of the site's ids"),
        ("a/ topic a", "2:1: error: a/ stands twice, as story a and as topic a; delete the line that is wrong"),
    ],
)
def test_damage_is_told_in_its_line(tmp_path: Path, line: str, told: str) -> None:
    _, (fault,) = read(tmp_path, f"a/ story a\n{line}\nb/ story b\n")
    assert fault.startswith(f"content/.permalinks:{told}")


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    assert "this is not UTF-8" in read(tmp_path, b"stories/\xff/ story a\n")[1][0]
    assert "control character" in read(tmp_path, b"stories/\x00/ story a\n")[1][0]


def test_a_folder_or_a_pipe_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / permalinks.FILE).mkdir(parents=True)
    report = Report()
    assert permalinks.read(tmp_path, report) == Published()
    assert [one.code for one in report.diagnostics] == ["unreadable"]


def test_a_link_to_somewhere_else_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("stories/port/ story port\n")
    (tmp_path / "content").mkdir()
    (tmp_path / permalinks.FILE).symlink_to(tmp_path / "secret")
    report = Report()
    assert permalinks.read(tmp_path, report) == Published()
    assert [one.code for one in report.diagnostics] == ["outside"]


def test_a_merge_that_kept_both_sides_takes_the_line_with_more_corrections(tmp_path: Path) -> None:
    head = "a/ article tag:x,1:a"
    older, newer, other = f"{head} {'1' * 16} 0", f"{head} {'2' * 16} 1", f"{head} {'3' * 16} 1"
    assert read(tmp_path, f"{newer}\n{older}\n")[0].addresses["a/"].words == "2" * 16
    assert read(tmp_path, f"{older}\n{newer}\n")[0].addresses["a/"].words == "2" * 16
    assert read(tmp_path, f"{newer}\n{other}\n") == read(tmp_path, f"{newer}\n{other}\n")
    assert read(tmp_path, f"{newer}\n{other}\n")[0].addresses["a/"] == Permalink("article", "tag:x,1:a")


def test_a_merge_that_kept_both_sides_takes_the_first_arrival_and_all_corrections_that_went_out(tmp_path: Path) -> None:
    head = f"a/ article tag:x,1:a {'1' * 16}"
    lines = [f"{head} 0 7", f"{head} 1 9 2016-05-02/0123abcd/9"]
    for text in ("\n".join(lines), "\n".join(lines[::-1])):
        found = read(tmp_path, text)[0].addresses["a/"]
        assert (found.arrival, found.corrections, found.told) == (7, 1, (ToldCorrection("2016-05-02", "0123abcd", 9),))


_WORDS = st.text("abc123-._:/", min_size=1, max_size=12).filter(lambda word: not word.startswith("#"))
_LINKS = st.builds(
    Permalink,
    st.sampled_from(sorted(PERMALINK_KINDS - {"site"})),
    _WORDS,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.integers(0, 9),
    st.integers(0, 999),
    st.lists(
        st.builds(
            ToldCorrection,
            st.dates().map(str),
            st.text("0123456789abcdef", min_size=8, max_size=8),
            st.integers(0, 999),
        ),
        max_size=3,
    ).map(tuple),
)


@given(addresses=st.dictionaries(_WORDS, _LINKS, max_size=6))
def test_what_is_written_reads_back_sorted(
    tmp_path_factory: pytest.TempPathFactory, addresses: dict[str, Permalink]
) -> None:
    data = permalinks.write(addresses)
    lines = data.decode().splitlines()[1:]
    assert [line.split()[0] for line in lines] == sorted(addresses)
    found, told = read(tmp_path_factory.mktemp("list"), data)
    assert (found.addresses, told) == (addresses, [])


def test_saving_is_whole_idempotent_and_never_over_a_change(tmp_path: Path) -> None:
    path, scratch = tmp_path / permalinks.FILE, tmp_path / "scratch"
    permalinks.save(tmp_path, Published(), {"stories/port/": PORT}, scratch)
    stamp = path.stat()
    permalinks.save(tmp_path, Published(), {"stories/port/": PORT}, scratch)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (stamp.st_ino, stamp.st_mtime_ns)
    before = permalinks.read(tmp_path, Report())
    assert before.digest == digest_of(path.read_bytes())
    path.write_text("# somebody was here\n")
    with pytest.raises(ContentError, match="1 fault"):
        permalinks.save(tmp_path, before, {}, scratch)
    assert path.read_text() == "# somebody was here\n"
    assert list(scratch.iterdir()) == []


def test_what_an_editor_wrote_into_it_stays_until_there_is_something_to_add(tmp_path: Path) -> None:
    mine = f"# mine\n{SOUND}"
    before, _ = read(tmp_path, mine)
    permalinks.save(tmp_path, before, before.addresses, tmp_path / "scratch")
    assert (tmp_path / permalinks.FILE).read_text() == mine


def test_what_was_read_or_written_before_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "cache.sqlite") as store:
        before, _ = read(tmp_path, SOUND)
        assert permalinks.read(tmp_path, Report(), store) == before
        monkeypatch.setattr(permalinks, "_parsed", None)
        assert permalinks.read(tmp_path, Report(), store) == before
        permalinks.save(tmp_path, before, {**before.addresses, "about/": Permalink("page", "about")}, tmp_path, store)
        kept = permalinks.read(tmp_path, Report(), store)
    monkeypatch.undo()
    assert kept == permalinks.read(tmp_path, Report())
    assert kept.lines == {"about/": 2, "articles/2016/04/talks/": 3, "stories/port/": 4}


def test_a_list_with_a_fault_is_told_of_again(tmp_path: Path) -> None:
    read(tmp_path, "a/ shop x\n")
    with Store(tmp_path / "cache.sqlite") as store:
        for _ in range(2):
            report = Report()
            permalinks.read(tmp_path, report, store)
            assert report.count("error") == 1


def test_an_empty_site_gets_no_file(tmp_path: Path) -> None:
    permalinks.save(tmp_path, Published(), {}, tmp_path / "scratch")
    assert not (tmp_path / permalinks.FILE).exists()
