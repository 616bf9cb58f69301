"""Compiled templates beside the package: believed only for the very text, and only for the package's own."""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType

import pytest
from msgspec.structs import replace

from briefings.config import Site
from briefings.diagnostics import Report
from briefings.render.templates.environment import lean_environment
from briefings.render.templates.kept import Kept
from briefings.render.templates.parted import included
from briefings.render.theme import load_theme
from briefings.render.theme_files import TemplateSource

SOURCE = TemplateSource("parts/a.html", 1, "briefings/themes/default/templates/parts/a.html", "<p>", bundled=True)
CODE = compile("a = 1", "a", "exec")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return Kept(tmp_path)


def files(tmp_path: Path) -> list[Path]:
    return sorted(path for path in tmp_path.rglob("*") if path.is_file())


def test_what_was_kept_comes_back(kept: Kept, tmp_path: Path) -> None:
    kept.put(SOURCE, CODE)
    assert kept.get(SOURCE) == CODE
    tag = sys.implementation.cache_tag
    assert [path.name for path in files(tmp_path)] == [f"1-briefings-themes-default-templates-parts-a.html.{tag}.pyc"]


@pytest.mark.parametrize("other", [{"text": "<b>"}, {"name": "b.html"}, {"level": 0}, {"bundled": False}])
def test_another_text_or_place_in_the_chain_is_compiled_anew(kept: Kept, other: dict[str, object]) -> None:
    kept.put(SOURCE, CODE)
    assert kept.get(replace(SOURCE, **other)) is None


def test_a_part_with_another_text_is_another_template(kept: Kept) -> None:
    part = replace(SOURCE, name="parts/b.html", text="<i>")
    kept.put(SOURCE, CODE, [part])
    assert kept.get(SOURCE, [part]) == CODE
    assert kept.get(SOURCE, [replace(part, text="<b>")]) is None
    assert kept.get(SOURCE) is None


def test_no_part_of_a_site_s_own_goes_into_what_is_kept() -> None:
    whole = replace(SOURCE, text="{% include 'b.html' %}{%- include \"c.html\" %}")
    parts = {
        "b.html": replace(SOURCE, name="b.html", file="b", text="{% include 'd.html' %}{% include 'gone.html' %}"),
        "c.html": replace(SOURCE, name="c.html", file="c", bundled=False),
        "d.html": replace(SOURCE, name="d.html", file="d", text="{% include 'b.html' %}"),
    }
    assert [*included(whole, lambda name, _: parts.get(name))] == ["b", "d"]
    assert [*included(replace(whole, bundled=False), lambda name, _: parts.get(name))] == ["b", "c", "d"]


def test_a_site_s_own_template_is_never_kept(kept: Kept, tmp_path: Path) -> None:
    kept.put(replace(SOURCE, bundled=False), CODE)
    assert files(tmp_path) == []


@pytest.mark.parametrize(("kept_bytes", "more"), [(-5, b""), (25, b""), (0, b""), (20, b"i\x01\0\0\0"), (20, b"?")])
def test_a_damaged_file_counts_for_nothing(kept: Kept, tmp_path: Path, kept_bytes: int, more: bytes) -> None:
    kept.put(SOURCE, CODE)
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes()[:kept_bytes] + more)
    assert kept.get(SOURCE) is None


def test_nothing_is_written_where_python_may_write_no_such_file(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.put(SOURCE, CODE)
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file")
    kept.put(SOURCE, CODE)
    assert kept.get(SOURCE) is None


def test_a_second_run_compiles_nothing(kept: Kept, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = load_theme(site, Report())
    first = lean_environment(theme, kept)
    for name in ("base.html", "article.html"):
        first.get_template(name)
    second = lean_environment(theme, kept)
    monkeypatch.setattr(second, "compile", lambda *_: pytest.fail("compiled again"))
    assert isinstance(second.get_template("article.html").root_render_func.__code__, CodeType)
