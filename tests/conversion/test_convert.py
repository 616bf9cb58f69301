"""Raw articles become files: once, whole, and never over what the editor has."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefings.config import Config, ReviewConfig, Site, SiteConfig
from briefings.content import annotated
from briefings.content.load import load
from briefings.content.opened import EditFault
from briefings.conversion import convert, writing
from briefings.conversion.setting import Setting
from briefings.diagnostics import Report
from briefings.errors import MissingExtraError
from briefings.ingest.types import Raw, Refusal
from briefings.job import Means
from briefings.model import (
    Annotations,
    By,
    Damage,
    DateMention,
    Draft,
    Entity,
    EntityUse,
    Evidence,
    Mention,
    Named,
    Quotation,
    Reported,
    Voice,
)
from briefings.progress import Silent
from briefings.store import Store
from tests.conversion.builders import draft, gives

CONFIG = Config(site=SiteConfig(title="Sample", url="https://example.org/"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "content" / "inbox").mkdir(parents=True)
    return Site(tmp_path, CONFIG)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Takes the place of the annotator; lists the raw files that it was asked for."""
    names: list[str] = []

    def drafts(raws: Sequence[Raw]) -> Iterator[Draft | Refusal]:
        for raw in raws:
            names.append(raw.file)
            words = Path(raw.path).read_text(encoding="utf-8")
            yield Refusal(raw.file, "is no article") if "menu" in words else article_of(raw.file, words)

    gives(monkeypatch, drafts)
    return names


def article_of(file: str, words: str) -> Draft:
    """A draft whose first two words name a person."""
    name = " ".join(words.split()[:2])
    person = Entity("p1", name, "person", (name.split()[1],))
    return draft(
        file,
        f"Talks in {file.partition('.')[0]}",
        text=words,
        sha256=hashlib.sha256(words.encode()).hexdigest(),
        entities=(person,),
        annotations=Annotations(entities=(EntityUse("p1", "person"),), mentions=(Mention(0, len(name), "p1"),)),
    )


def put(site: Site, name: str, words: str) -> None:
    (site.root / "content" / "inbox" / name).write_text(words, encoding="utf-8")


def run(site: Site, **more: Any) -> tuple[convert.Conversion, Report]:
    """Reads the site and converts what is new."""
    report = Report()
    store = Store(site.state / "cache")
    content = load(site, report, None, Silent())
    try:
        setting = Setting(site, store, Means(1), report, Silent())
        return convert.convert_new(content.articles, lambda: content, setting, **more), report
    finally:
        store.close()


def codes(report: Report) -> list[str]:
    return [f"{found.place} {found.severity} {found.code}" for found in report.diagnostics]


@pytest.mark.usefixtures("asked")
def test_each_new_article_and_entity_gets_its_file(site: Site) -> None:
    put(site, "port.txt", "Meng Jianzhu spoke.")
    done, report = run(site)
    assert done.files == ("content/entities/meng-jianzhu.md", "content/articles/2019/talks-in-port.md")
    assert codes(report) == []
    article = annotated.read((site.root / done.files[1]).read_text(encoding="utf-8"), done.files[1], Report())
    assert article is not None
    assert (article.text, article.fidelity, article.meta.story) == ("Meng Jianzhu spoke.", "matches", "talks-in-port")


def test_a_second_run_asks_for_nothing_and_writes_nothing(site: Site, asked: list[str]) -> None:
    put(site, "port.txt", "Meng Jianzhu spoke.")
    run(site)
    asked.clear()
    done, _ = run(site)
    assert (done, asked) == (convert.Conversion(), [])


@pytest.mark.usefixtures("asked")
def test_an_edited_article_is_never_written_again(site: Site) -> None:
    put(site, "port.txt", "Meng Jianzhu spoke.")
    done, _ = run(site)
    path = site.root / done.files[1]
    edited = path.read_text(encoding="utf-8").replace("title: Talks in port", "title: Mended by hand")
    path.write_text(edited, encoding="utf-8")
    run(site)
    assert path.read_text(encoding="utf-8") == edited


def test_an_article_with_a_fault_is_not_converted_a_second_time(site: Site, asked: list[str]) -> None:
    put(site, "port.txt", "Meng Jianzhu spoke.")
    done, _ = run(site)
    path = site.root / done.files[1]
    path.write_text(path.read_text(encoding="utf-8").replace("slug:", "slgu:"), encoding="utf-8")
    put(site, "north.txt", "Xu Qiliang spoke.")
    asked.clear()
    done, report = run(site)
    assert (done, asked) == (convert.Conversion(), [])
    assert report.count("error") == 2


@pytest.mark.usefixtures("asked")
def test_what_is_no_article_is_told_and_the_rest_goes_on(site: Site) -> None:
    put(site, "menu.txt", "a menu alone")
    put(site, "port.txt", "Meng Jianzhu spoke.")
    done, report = run(site)
    assert (len(done.files), len(done.refused)) == (2, 1)
    assert codes(report) == ["content/inbox/menu.txt warning no-article"]


@pytest.mark.usefixtures("asked")
def test_one_person_in_two_articles_is_one_file(site: Site) -> None:
    put(site, "a.txt", "Meng Jianzhu spoke.")
    put(site, "b.txt", "Meng Jianzhu left.")
    done, _ = run(site)
    assert [path for path in done.files if "entities" in path] == ["content/entities/meng-jianzhu.md"]


def test_a_run_that_was_cut_short_goes_on_where_it_was(
    site: Site, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    put(site, "a.txt", "Meng Jianzhu spoke.")
    with monkeypatch.context() as patch:
        patch.setattr(writing.Archive, "plan", cut)
        with pytest.raises(KeyboardInterrupt):
            run(site)
    put(site, "b.txt", "Xu Qiliang left.")
    asked.clear()
    done, _ = run(site)
    assert asked == ["b.txt"]
    assert len(done.files) == 4


def test_a_locked_build_says_what_waits_and_writes_nothing(site: Site, asked: list[str]) -> None:
    put(site, "port.txt", "Meng Jianzhu spoke.")
    done, report = run(site, locked=True)
    assert (done.files, asked) == ((), [])
    assert codes(report) == ["content/inbox/port.txt error locked"]


def test_without_the_annotator_one_line_names_the_command_that_installs_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object) -> Iterator[Draft]:
        raise MissingExtraError("annotate", "Converting raw articles")

    gives(monkeypatch, missing)
    put(site, "port.txt", "Meng Jianzhu spoke.")
    done, report = run(site)
    assert done.files == ()
    [told] = report.diagnostics
    assert "1 raw article not converted" in told.message
    assert "pip install 'briefings[annotate]'" in told.message


WITHOUT_THE_EXTRA = """
import sys
for name in ("charset_normalizer", "lxml_html_clean", "numpy", "spacy", "trafilatura"):
    sys.modules[name] = None
from briefings.cli import run
sys.exit(run(["-C", sys.argv[1], "build", "--quiet"]))
"""


def test_an_installation_that_cannot_convert_builds_what_is_converted_already(site: Site) -> None:
    (site.root / "config.yaml").write_text('site: {title: Sample, url: "https://example.org/"}\n', encoding="utf-8")
    put(site, "port.txt", "Meng Jianzhu spoke.")
    command = [sys.executable, "-c", WITHOUT_THE_EXTRA, str(site.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "1 raw article not converted" in done.stderr
    assert "pip install 'briefings[annotate]'" in done.stderr
    assert (site.output / "index.html").is_file()


def entity_file(site: Site) -> Path:
    path = site.root / "content" / "entities" / "meng-jianzhu.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\nname: Meng Jianzhu\nkind: person\naliases: []\n---\n", encoding="utf-8")
    return path


@pytest.fixture
def further_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the annotator find a further full name of the person."""
    made = article_of("a.txt", "Meng Jianzhu spoke.")
    person = Entity("p1", "Meng Jianzhu", "person", ("Meng", "Meng Jian-zhu"))
    gives(monkeypatch, lambda _: iter([replace(made, entities=(person,))]))


@pytest.mark.usefixtures("further_name")
def test_an_entity_file_as_we_wrote_it_learns_a_name(site: Site) -> None:
    path = entity_file(site)
    put(site, "a.txt", "Meng Jianzhu spoke.")
    run(site)
    assert "Meng Jian-zhu" in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("further_name")
def test_an_entity_file_with_a_hand_in_it_learns_the_name_and_keeps_every_other_byte(site: Site) -> None:
    path = entity_file(site)
    mine = path.read_text(encoding="utf-8").replace("kind:", "# checked by me\nkind:") + "\r\nA note.\r\n"
    path.write_bytes(mine.encode())
    put(site, "a.txt", "Meng Jianzhu spoke.")
    _, report = run(site)
    assert path.read_bytes().decode() == mine.replace("aliases: []", "aliases: [Meng Jian-zhu]")
    assert codes(report) == []


@pytest.mark.usefixtures("further_name")
def test_a_name_that_a_file_cannot_safely_learn_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise EditFault("its front matter cannot be edited")

    monkeypatch.setattr(writing, "edit_entity", refuse)
    path = entity_file(site)
    before = path.read_bytes()
    put(site, "a.txt", "Meng Jianzhu spoke.")
    _, report = run(site)
    assert path.read_bytes() == before
    assert codes(report) == ["content/entities/meng-jianzhu.md note alias-not-added"]


def unsure(words: str, confidence: float) -> Draft:
    """A draft with one annotation of each kind, all of them equally sure."""
    by = By("guess", confidence)
    made = article_of("a.txt", words)
    annotations = Annotations(
        entities=(EntityUse("p1", "person", ("minister",), by),),
        mentions=(Mention(0, 12, "p1"),),
        dates=(DateMention(words.index("Monday"), words.index("Monday") + 6, "2019-05-06", "weekday", by),),
        quotations=(
            Quotation(
                words.index("“"),
                words.index("”") + 1,
                direct=True,
                speaker=Named("Meng", "p1"),
                reported=Reported("Monday", "2019-05-06"),
                by=by,
            ),
        ),
        damage=(Damage(words.index("to the"), words.index("to the") + 6, words.index("to the"), "gap", "Gone.", by),),
        voice=(Voice(words.index("so-called"), words.index("so-called") + 9, by),),
    )
    return replace(made, annotations=annotations, evidence=(Evidence(cue="said"),))


WORDS = "Meng Jianzhu said on Monday: “We go to the.” A so-called plan."


@pytest.mark.parametrize(("confidence", "written"), [(0.5, True), (0.49, False)])
def test_what_is_less_sure_than_the_configuration_wants_is_proposed_and_not_written(
    site: Site, monkeypatch: pytest.MonkeyPatch, *, confidence: float, written: bool
) -> None:
    gives(monkeypatch, lambda _: iter([unsure(WORDS, confidence)]))
    put(site, "a.txt", WORDS)
    careful = replace(site, config=replace(CONFIG, review=ReviewConfig(propose_below=0.5)))
    done, report = run(careful)
    path = done.files[-1]
    assert codes(report) == ([] if written else [f"{path} note proposed"])
    made = annotated.read((site.root / path).read_text(encoding="utf-8"), path, Report())
    assert made is not None
    found = made.annotations
    counts = [*map(len, (found.entities, found.dates, found.quotations, found.damage, found.voice))]
    assert counts == ([1] * 5 if written else [0] * 5)
    assert made.fidelity == "matches"
    assert [item.what for item in made.meta.proposed] == (
        [] if written else ["entity", "date", "quote", "damage", "voice"]
    )
    assert (site.root / "content/entities/meng-jianzhu.md").exists() is written
    if not written:
        quote = made.meta.proposed[2]
        assert (quote.exact, quote.speaker, quote.speaker_id, quote.value) == (
            "“We go to the.”",
            "Meng",
            None,
            "2019-05-06",
        )
