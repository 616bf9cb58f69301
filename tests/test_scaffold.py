"""A new site: whole, its own, and built at once."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefings
from briefings import config, configfile, files, scaffold
from briefings.content import annotated, entities, fidelity
from briefings.conversion.inbox import waiting
from briefings.diagnostics import Report
from briefings.errors import PublishError, UsageError
from briefings.ingest.clean import reextract
from briefings.ingest.types import Options
from briefings.model import Article

STARTER = Path(scaffold.__file__).parent / "starter"
ARTICLE = "content/articles/2026/ferry-to-sample-island-sails-again.md"


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def read_article(site: Path) -> Article:
    report = Report()
    article = annotated.read((site / ARTICLE).read_text(encoding="utf-8"), ARTICLE, report)
    assert article is not None, report.diagnostics
    assert not report.diagnostics
    return article


def test_a_new_site_has_all_that_a_build_reads(tmp_path: Path) -> None:
    made = scaffold.new(tmp_path / "digest")
    assert set(made) == everything(tmp_path / "digest")
    assert {"config.yaml", "build.py", ".gitignore", "content/pages/about.md", "content/inbox/welcome.txt"} <= set(made)


@pytest.mark.parametrize(
    "title",
    [
        "My digest",
        "Ports: “seas” & 'shores' # 1",
        'a "b" \\n c',
        "港口 😀",
        "no",
        "__URL__ __AUTHORITY__",
        "tab\there",
        "{x}",
    ],
)
def test_any_title_comes_back_from_the_configuration(tmp_path: Path, title: str) -> None:
    scaffold.new(tmp_path, title=title, url="https://example.net/ports/")
    site = configfile.load(tmp_path, Report()).config.site
    assert (site.title, site.url, site.authority) == (title, "https://example.net/ports/", "example.net")


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("", "https://example.net/"),
        ("Ports", "example.net"),
        ("Ports", "https://a b/"),
        ("\ud800", "https://example.net/"),
        ("Ports", "https://example.net/\udcff"),
        ("Ports", "https://ü..example/"),
    ],
)
def test_a_title_or_address_that_cannot_be_is_wrong_usage_and_writes_nothing(
    tmp_path: Path, title: str, url: str
) -> None:
    with pytest.raises(UsageError):
        scaffold.new(tmp_path / "digest", title=title, url=url)
    assert not (tmp_path / "digest").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", "photos"):
        (tmp_path / name).mkdir()
    with pytest.raises(UsageError, match=r"is not empty \(it holds notes\.txt, photos\)"):
        scaffold.new(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "photos"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "digest").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        scaffold.new(tmp_path / "digest")


def test_a_fresh_repository_is_empty_enough_and_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "LICENSE").write_text("mine", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("mine too", encoding="utf-8")
    made = scaffold.new(tmp_path)
    assert ".gitignore" not in made
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine too"


def test_what_was_written_is_taken_back_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_new = files.write_new

    def full(path: Path, data: bytes, scratch: Path) -> bool:
        if path.name == "config.yaml":
            raise PublishError("no space is left on the disk")
        return write_new(path, data, scratch)

    monkeypatch.setattr(files, "write_new", full)
    with pytest.raises(PublishError):
        scaffold.new(tmp_path / "digest")
    assert everything(tmp_path) == set()


def test_the_article_is_read_without_a_word_and_its_hashes_hold(tmp_path: Path) -> None:
    scaffold.new(tmp_path, url="https://example.net/")
    article = read_article(tmp_path)
    source = article.meta.source
    assert article.meta.id == "tag:example.net,2026-01-06:ferry-to-sample-island-sails-again"
    assert source.text_sha256 == fidelity.text_sha256(article.text)
    assert article.fidelity == "matches"
    assert source.sha256 == hashlib.sha256((tmp_path / "content/inbox" / source.file).read_bytes()).hexdigest()


def test_the_article_shows_every_kind_of_annotation(tmp_path: Path) -> None:
    scaffold.new(tmp_path)
    found = read_article(tmp_path).annotations
    assert {use.kind for use in found.entities} == {"person", "organization", "place"}
    assert {quotation.direct for quotation in found.quotations} == {True, False}
    assert all((found.dates, found.damage, found.captions, found.notes, found.voice))


def test_a_deep_check_of_the_article_finds_the_same_words(tmp_path: Path) -> None:
    scaffold.new(tmp_path)
    raw = (tmp_path / "content/inbox/welcome.txt").read_bytes()
    article = read_article(tmp_path)
    clean = reextract(raw, "welcome.txt", Options())
    assert (clean.text, clean.removed) == (article.text, article.meta.removed)
    assert (clean.title, clean.published, clean.byline) == (
        article.meta.title,
        article.meta.published,
        article.meta.source.byline,
    )


def test_every_entity_that_the_article_names_has_its_file(tmp_path: Path) -> None:
    scaffold.new(tmp_path)
    for use in read_article(tmp_path).annotations.entities:
        path = f"content/entities/{use.id}.md"
        report = Report()
        entity = entities.read_entity((tmp_path / path).read_text(encoding="utf-8"), path, report)
        assert entity is not None, report.diagnostics
        assert entity.kind == use.kind


def test_what_was_left_out_stands_in_the_raw_article(tmp_path: Path) -> None:
    scaffold.new(tmp_path)
    lines = (tmp_path / "content/inbox/welcome.txt").read_text(encoding="utf-8").split("\n")
    for removed in read_article(tmp_path).meta.removed:
        assert removed.exact in lines[removed.line - 1]


def test_nothing_waits_for_conversion_so_the_core_is_enough(tmp_path: Path) -> None:
    scaffold.new(tmp_path)
    report = Report()
    assert waiting(tmp_path, [read_article(tmp_path)], report) == ()
    assert not report.diagnostics


def test_the_configuration_explains_every_key() -> None:
    text = (STARTER / "config.yaml").read_text(encoding="utf-8")
    for record in (config.Config, config.SiteConfig, config.FeedsConfig):
        for field in record.__struct_fields__:
            assert f"{field}:" in text, f"{field} is not explained"
    for line in text.splitlines():
        if (
            ":" in line
            and not line.startswith("#")
            and not line.strip().startswith(("transport", "name", "words", "# sample"))
        ):
            assert "#" in line or line.rstrip().endswith(":"), line


def test_the_help_of_all_keys_stands_in_one_column_but_beside_what_is_long(tmp_path: Path) -> None:
    scaffold.new(tmp_path / "site", title="Port of call", url="https://port.example/all-the-news-of-it/")
    lines = (tmp_path / "site/config.yaml").read_text(encoding="utf-8").splitlines()
    keys = [line for line in lines[:20] if " # " in line and not line.lstrip().startswith("#")]
    columns = {line.split(":")[0].strip(): line.index(" # ") for line in keys}
    assert columns.keys() >= {"title", "url", "authority", "since"}
    assert columns.pop("url") == len('  url: "https://port.example/all-the-news-of-it/"')
    assert len(set(columns.values())) == 1, columns


def test_the_launcher_is_that_of_the_repository_but_for_the_way_to_install() -> None:
    root = Path(briefings.__file__).parent.parent / "build.py"
    if not root.is_file():
        pytest.skip("only a checkout has a launcher of its own")
    ours = root.read_text(encoding="utf-8").replace("-e '.[all]'", "'briefings[all]'")
    assert (STARTER / "build.py.starter").read_text(encoding="utf-8") == ours


def test_the_launcher_runs_as_a_program(tmp_path: Path) -> None:
    scaffold.new(tmp_path)
    assert (tmp_path / "build.py").stat().st_mode & 0o100
    command = [sys.executable, "build.py", "--help"]
    environ = os.environ | {"PYTHONPATH": str(STARTER.parent.parent)}
    result = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "build" in result.stdout


def test_a_folder_whose_path_is_no_text_is_refused_and_not_made(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    with pytest.raises(UsageError, match="is not UTF-8"):
        scaffold.new(folder)
    assert not list(tmp_path.iterdir())


def test_words_in_another_encoding_are_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"the title 'caf\\udce9' is not UTF-8; type it again"):
        scaffold.new(tmp_path / "digest", title="caf\udce9")


def test_an_address_with_letters_beyond_ascii_is_told_as_programs_write_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"write https://xn--mnchen-3ya\.example/"):
        scaffold.new(tmp_path, url="https://münchen.example/")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [PublishError("no space"), KeyboardInterrupt()])
@pytest.mark.parametrize("before", [(), ("deep",), ("deep", "LICENSE")])
def test_what_ends_it_leaves_the_folders_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, before: tuple[str, ...]
) -> None:
    write_new = files.write_new

    def failing(path: Path, data: bytes, scratch: Path) -> bool:
        if path.name == "config.yaml":
            raise error
        return write_new(path, data, scratch)

    if before:
        (tmp_path / "deep").mkdir()
    if len(before) > 1:
        (tmp_path / "deep/LICENSE").write_text("mine", encoding="utf-8")
    there = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(files, "write_new", failing)
    with pytest.raises(type(error)):
        scaffold.new(tmp_path / "deep")
    assert sorted(tmp_path.rglob("*")) == there


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "digest"):
        with pytest.raises(UsageError, match="is a file, or lies below one; name a new folder"):
            scaffold.new(folder)
    with pytest.raises(UsageError, match="File name too long; name another folder"):
        scaffold.new(tmp_path / ("a" * 300))
