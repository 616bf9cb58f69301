"""Wrong sites: every fault of every file is told at once, with its place, and nothing is published.

Each folder here is laid over the sound site and says in ``expected.txt`` what an editor reads. To take a change over,
run ``python -m tests.invalid.renew`` and read the difference.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.invalid.renew import HERE, SOUND, WRONG, lay_out


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound site, built."""
    from briefings import cli  # noqa: PLC0415 - the tests themselves use the fixture

    root = tmp_path_factory.mktemp("sound") / "site"
    shutil.copytree(SOUND, root)
    assert cli.run(["-C", str(root), "build", "--quiet", "--strict"]) == 0
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", WRONG)
def test_every_fault_is_told_with_its_place_and_nothing_is_published(
    name: str, tmp_path: Path, command: Command
) -> None:
    root = lay_out(name, tmp_path / "site")
    before = files(root / "content")
    code, out, err = command("build", "--quiet", site=root)
    expected = (HERE / name / "expected.txt").read_text(encoding="utf-8")
    assert (code, out) == (1, "")
    assert err.startswith(expected)
    assert "nothing was published" in err
    assert not (root / "public").exists()
    assert files(root / "content") == before


@pytest.mark.parametrize("name", WRONG)
def test_check_tells_the_same(name: str, tmp_path: Path, command: Command) -> None:
    root = lay_out(name, tmp_path / "site")
    code, _, err = command("check", "--quiet", site=root)
    assert code == 1
    assert err.startswith((HERE / name / "expected.txt").read_text(encoding="utf-8"))
    assert not (root / ".briefings").exists()


def test_what_was_published_before_stays(published: Path, tmp_path: Path, command: Command) -> None:
    root = tmp_path / "site"
    shutil.copytree(published, root)
    before = files(root / "public")
    shutil.copytree(HERE / "several-faults-in-several-files", root, dirs_exist_ok=True)
    assert command("build", site=root).code == 1
    assert files(root / "public") == before


def test_one_fault_in_a_text_hides_no_other(tmp_path: Path, command: Command) -> None:
    """All the wrong articles of all the sites at once: each fault is still told."""
    root = tmp_path / "site"
    shutil.copytree(SOUND, root)
    alone = ("undefined-label", "doubled-label", "note-used-twice", "key-point-mismatch", "unclosed-front-matter")
    expected = []
    for name in alone:
        text = (HERE / name / "content/articles/2021/second.md").read_text(encoding="utf-8")
        (root / f"content/articles/2021/{name}.md").write_text(text, encoding="utf-8")
        lines = (HERE / name / "expected.txt").read_text(encoding="utf-8")
        expected += lines.replace("second.md", f"{name}.md").splitlines()
    told = command("build", site=root).err.splitlines()
    assert sorted(expected) == sorted(line for line in told if ": error: " in line)
