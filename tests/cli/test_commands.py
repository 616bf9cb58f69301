"""The command line: what each command says, gives and leaves alone."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.cli.commands import COMMANDS as COMMANDS_BY_NAME
from briefings.errors import MissingExtraError
from briefings.ingest import annotate
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Annotations
from tests.conftest import Command

CHECKOUT = Path(__file__).parents[2]
COMMANDS = tuple(COMMANDS_BY_NAME)
SLUG = "ferry-to-sample-island-sails-again"
ARTICLE = f"content/articles/2026/{SLUG}.md"
RAW = (
    "Harbour pier opens\n\nMay 7, 2019\n\n" + "The pier of the harbour opened on Tuesday after two years of work. " * 4
)
HEAVY = ("spacy", "feedgen", "jinja2", "markdown", "lxml", "trafilatura", "numpy", "nh3", "yaml", "watchfiles")


def _annotate(clean: Clean, options: Options) -> Findings:  # noqa: ARG001 - the shape of an annotator
    return Findings(Annotations())


def _load() -> Annotator:
    return _annotate


def _missing() -> Annotator:
    raise MissingExtraError("annotate", "Converting raw articles")


@pytest.fixture
def plain_annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conversion without a model."""
    monkeypatch.setattr(annotate, "load", _load)


@pytest.fixture
def waiting(starter: Path) -> Path:
    """A site with a raw article that waits."""
    (starter / "content/inbox/pier.txt").write_text(RAW, encoding="utf-8")
    return starter


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoil(site: Path) -> None:
    """Puts a fault into the configuration."""
    path = site / "config.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\ncolour: red\n", encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, command: Command) -> None:
    code, out, err = command(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: briefings {name}")
    assert len(out.splitlines()) > 4


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from briefings import cli\n"
        f"codes = [cli.run([*name, '--help']) for name in ([], *([name] for name in {COMMANDS}))]\n"
        f"print(set(codes), [name for name in {HEAVY} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert run.stdout.strip().endswith("{0} []")
    assert all(f"\n  {name} " in run.stdout for name in COMMANDS)


def test_the_version_is_told(command: Command) -> None:
    assert command("--version").out.startswith("briefings ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("buidl",), "no command 'buidl'; did you mean 'build'?"),
        (("build", "--outptu", "x"), "--output"),
        (("build", "--jobs", "0"), "--jobs"),
        (("export", "x", "--format", "pdf"), "webannotation"),
        (("list", "nothing"), "articles"),
        (("annotate",), "FILE"),
        (("annotate", "x.txt", "--published", "yesterday"), "write a day such as 2019-05-07"),
        (("add", "no-such-file.txt"), "no-such-file.txt cannot be read"),
        (("export", "ferry-to-sample-island-sails-agin"), f"did you mean '{SLUG}'?"),
    ],
)
def test_wrong_usage_is_told_with_the_way_out(
    starter: Path, command: Command, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = command(*arguments, site=starter)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("name", ["build", "check", "list", "clean", "rollback"])
def test_a_folder_that_is_no_site_is_wrong_usage(name: str, tmp_path: Path, command: Command) -> None:
    code, _, err = command(name, site=tmp_path)
    assert code == 2
    assert "has no config.yaml; call this in a site's folder" in err
    assert list(tmp_path.iterdir()) == []


def test_a_site_is_built_from_where_one_is(starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(starter)
    assert command("build", "--quiet") == (0, "", "")
    monkeypatch.chdir(starter.parent)
    assert command("build", site=Path("site")).out.startswith("public is up to date")
    assert command("build", "--output", "elsewhere", site=Path("site")).code == 0
    assert files(starter.parent / "elsewhere").keys() == files(starter / "public").keys()


@pytest.mark.parametrize("output", [".", "..", "content", "content/out", "themes/x", ".briefings/x", "public/x"])
def test_an_output_that_would_harm_the_site_is_refused(starter: Path, command: Command, output: str) -> None:
    before = files(starter)
    code, _, err = command("build", "--output", str(starter / output), site=starter)
    assert code == 2
    assert "name a folder of its own, such as public" in err
    assert files(starter) == before


def test_the_configured_output_may_be_named_in_other_words(starter: Path, command: Command) -> None:
    (starter.parent / "link").symlink_to(starter)
    for output in ("public", "content/../public", "../link/public"):
        assert command("build", "--output", str(starter / output), site=starter).code == 0
    assert command("build", site=starter).code == 0
    assert (starter / "public/index.html").is_file()


def test_the_commands_that_new_names_can_be_pasted(tmp_path: Path, command: Command) -> None:
    folder = tmp_path / "my digest"
    assert f"  briefings -C '{folder}' build " in command("new", str(folder)).out


def test_json_is_one_object(starter: Path, command: Command) -> None:
    code, out, err = command("build", "--json", site=starter)
    facts = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert facts["ok"] is True
    assert facts["written"] > 40
    assert facts["diagnostics"] == []
    assert json.loads(command("build", "--json", site=starter).out)["unchanged"] is True


def test_json_tells_faults_with_their_places(starter: Path, command: Command) -> None:
    spoil(starter)
    for name in ("build", "check"):
        code, out, err = command(name, "--json", site=starter)
        facts = json.loads(out)
        assert (code, err, facts["ok"]) == (1, "", False)
        (fault,) = facts["diagnostics"]
        assert (fault["file"], fault["code"], fault["severity"]) == ("config.yaml", "unknown-key", "error")
        assert fault["line"] > 1
        assert fault["column"] == 1


def test_json_is_an_object_even_where_the_command_could_not_begin(tmp_path: Path, command: Command) -> None:
    code, out, err = command("build", "--json", site=tmp_path)
    facts = json.loads(out)
    assert (code, err, facts["ok"]) == (2, "", False)
    assert "config.yaml" in facts["error"]


@pytest.mark.parametrize("arguments", [("list",), ("export", "x"), ("add", "-"), ("rollback",), ("clean",)])
def test_every_command_tells_the_faults_that_stop_it(
    starter: Path, command: Command, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RAW.encode())))
    spoil(starter)
    code, out, err = command(*arguments, site=starter)
    assert (code, out) == (1, "")
    assert "config.yaml:" in err
    assert "unknown key 'colour'" in err


def test_quiet_says_nothing_but_faults(starter: Path, command: Command) -> None:
    assert command("build", "--quiet", site=starter) == (0, "", "")
    (starter / "content/pages/about.md").write_text("---\ntitle: x\n---\n\n[x](lost)\n", encoding="utf-8")
    code, out, err = command("build", "--quiet", site=starter)
    assert (code, out) == (0, "")
    assert "warning: 'lost' leads nowhere" in err


def test_strict_takes_warnings_for_faults(starter: Path, command: Command) -> None:
    assert command("build", "--strict", site=starter).code == 0
    before = files(starter / "public")
    (starter / "content/pages/about.md").write_text("---\ntitle: x\n---\n\n[x](lost)\n", encoding="utf-8")
    for name in ("build", "check"):
        code, _, err = command(name, "--strict", site=starter)
        assert code == 3
        assert "1 warning found, and --strict was given" in err
    assert files(starter / "public") == before
    assert command("build", site=starter).code == 0
    assert command("build", "--strict", site=starter).code == 3


def test_drafts_go_out_on_request_alone(starter: Path, command: Command) -> None:
    path = starter / ARTICLE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("language: en", "language: en\ndraft: true"), encoding="utf-8")
    page = starter / f"public/articles/2026/01/{SLUG}/index.html"
    assert command("build", site=starter).code == 0
    assert not page.exists()
    assert command("build", "--drafts", site=starter).code == 0
    assert page.exists()


def test_keep_going_leaves_out_what_is_wrong_and_says_so_every_time(waiting: Path, command: Command) -> None:
    (waiting / "content/inbox/pier.txt").unlink()
    broken = waiting / "content/articles/2026/broken.md"
    broken.write_text("no front matter\n", encoding="utf-8")
    for _ in range(2):
        code, out, err = command("build", "--keep-going", site=waiting)
        assert code == 1
        assert "left out 1 file with faults" in out
        assert "broken.md:1:1: error" in err
    assert (waiting / "public/index.html").exists()


@pytest.mark.usefixtures("plain_annotator")
def test_keep_going_converts_no_article_twice(waiting: Path, command: Command) -> None:
    assert command("build", site=waiting).code == 0
    (made,) = waiting.glob("content/articles/2019/*.md")
    made.write_text(made.read_text(encoding="utf-8") + "\n[x][@undefined]\n", encoding="utf-8")
    before = files(waiting / "content")
    assert command("build", "--keep-going", site=waiting).code == 1
    assert files(waiting / "content") == before


def test_locked_writes_nothing_into_content_and_fails_where_it_would_have_to(waiting: Path, command: Command) -> None:
    before = files(waiting)
    code, _, err = command("build", "--locked", site=waiting)
    assert code == 1
    assert "content/inbox/pier.txt: error: this raw article is not converted; run build without --locked" in err
    assert {path: data for path, data in files(waiting).items() if not path.startswith(".briefings/")} == before


def test_without_the_annotator_one_line_says_how_to_get_it_and_the_rest_is_built(
    waiting: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotate, "load", _missing)
    code, _, err = command("build", site=waiting)
    assert code == 0
    told = [line for line in err.splitlines() if "warning" in line and "raw article" in line]
    assert len(told) == 1
    assert "pip install 'briefings[annotate]'" in told[0]
    assert (waiting / "public/index.html").exists()
    assert command("build", "--strict", site=waiting).code == 3


@pytest.mark.usefixtures("plain_annotator")
def test_add_takes_files_and_standard_input(
    starter: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "pier.txt"
    paper.write_text(RAW, encoding="utf-8")
    facts = json.loads(command("add", str(paper), "--json", site=starter).out)
    assert facts["added"] == ["pier.txt"]
    assert [path for path in facts["converted"] if path.startswith("content/articles/2019/")]
    pasted = RAW.replace("pier", "lighthouse")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
    facts = json.loads(command("add", "-", "--json", site=starter).out)
    (name,) = facts["added"]
    assert name.startswith("pasted-")
    assert (starter / "content/inbox" / name).read_text(encoding="utf-8") == pasted
    assert not (starter / "public").exists()


@pytest.mark.usefixtures("plain_annotator")
def test_add_overwrites_nothing(starter: Path, tmp_path: Path, command: Command) -> None:
    paper = tmp_path / "welcome.txt"
    paper.write_text(RAW, encoding="utf-8")
    before = files(starter / "content")
    assert command("add", str(paper), site=starter).code == 0
    assert before.items() <= files(starter / "content").items()


@pytest.mark.usefixtures("plain_annotator")
def test_add_tells_what_is_no_article(starter: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "short.txt").write_text("menu", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    code, _, err = command("add", str(tmp_path / "short.txt"), site=starter)
    assert code == 1
    assert "refused" in err
    code, _, err = command("add", str(tmp_path / "empty.txt"), site=starter)
    assert code == 2
    assert "is empty" in err


@pytest.mark.parametrize("name", [".pier.txt", "pier.txt~", "pier\n.txt"])
def test_add_takes_no_file_that_the_inbox_would_pass_over(
    starter: Path, tmp_path: Path, command: Command, name: str
) -> None:
    (tmp_path / name).write_text(RAW, encoding="utf-8")
    before = files(starter)
    code, _, err = command("add", str(tmp_path / name), site=starter)
    assert code == 2
    assert "would not be read in the inbox" in err
    assert len(err.splitlines()) == 1
    assert files(starter) == before


@pytest.mark.parametrize("form", ["json", "webannotation", "jsonld", "text"])
@pytest.mark.parametrize("name", [SLUG, ARTICLE, f"{SLUG}.md"])
def test_an_article_is_exported_in_every_form(starter: Path, command: Command, form: str, name: str) -> None:
    code, out, err = command("export", name, "--format", form, site=starter)
    assert (code, err) == (0, "")
    assert "sailed again" in out
    if form != "text":
        assert isinstance(json.loads(out), dict)


@pytest.mark.parametrize(
    ("what", "said"),
    [("articles", SLUG), ("entities", "mira-example"), ("stories", "ferry"), ("inbox", "pier.txt")],
)
def test_what_the_site_holds_is_listed(waiting: Path, command: Command, what: str, said: str) -> None:
    before = files(waiting)
    assert said in command("list", what, site=waiting).out
    rows = [json.loads(line) for line in command("list", what, "--json", site=waiting).out.splitlines()]
    assert any(said in row.values() for row in rows)
    assert files(waiting) == before


def test_an_article_without_a_headline_is_one_line_of_the_list(starter: Path, command: Command) -> None:
    path = starter / ARTICLE
    text = path.read_text(encoding="utf-8")
    for key, value in (("title", "null"), ("key_points", "[]")):
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
    head, fence, body = text.partition("\n---\n")
    path.write_text(f"{head}{fence}\nTwo words\u202e.\n\n{body.lstrip()}", encoding="utf-8")
    (line,) = command("list", site=starter).out.splitlines()
    assert "Two words.  The ferry Dawn" in line


@pytest.mark.usefixtures("plain_annotator")
def test_counts_and_odd_names_are_told_on_one_line(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pier\n.txt").write_text(RAW, encoding="utf-8")
    told = "Harbour pier opens (2019-05-07): 0 entities, 0 quotations, 0 dates, 0 damaged spots"
    assert command("annotate", "pier\n.txt").out == f"pier\\u000a.txt: {told}\n"
    assert command("stories", "pier\n.txt").out == "story 1: pier\\u000a.txt\n"


def test_clean_deletes_temporary_state_alone(starter: Path, command: Command) -> None:
    assert command("clean", site=starter).out == "nothing to delete\n"
    command("build", site=starter)
    before = {path: data for path, data in files(starter).items() if not path.startswith(".briefings/")}
    assert command("clean", site=starter).code == 0
    assert files(starter) == before
    assert command("build", site=starter).code == 0
    assert {path: data for path, data in files(starter).items() if not path.startswith(".briefings/")} == before


def test_clean_follows_a_link_to_the_state(starter: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "elsewhere").mkdir()
    (starter / ".briefings").symlink_to(tmp_path / "elsewhere")
    assert command("build", site=starter).code == 0
    assert command("clean", site=starter).code == 0
    assert not list(tmp_path.glob("elsewhere/*"))
    assert command("build", site=starter).code == 0


def test_rollback_brings_back_the_site_before(starter: Path, command: Command) -> None:
    assert command("rollback", site=starter).code == 1
    command("build", site=starter)
    before = files(starter / "public")
    (starter / "content/pages/about.md").write_text("---\ntitle: x\n---\n\nWords.\n", encoding="utf-8")
    command("build", site=starter)
    after = files(starter / "public")
    code, out, _ = command("rollback", site=starter)
    assert code == 0
    assert out.startswith("the earlier site is back: ")
    assert out.endswith("files changed; call rollback again to undo it\n")
    assert files(starter / "public") == before
    command("build", site=starter)
    assert files(starter / "public") == after


@pytest.mark.usefixtures("plain_annotator")
def test_a_deep_check_proves_every_body_by_its_raw_article(waiting: Path, command: Command) -> None:
    command("build", site=waiting)
    assert command("check", "--deep", "--strict", site=waiting).code == 0
    (made,) = waiting.glob("content/articles/2019/*.md")
    made.write_text(made.read_text(encoding="utf-8").replace("two years", "three years", 1), encoding="utf-8")
    code, _, err = command("check", "--deep", "--strict", site=waiting)
    assert code == 3
    assert "three years" in err
    (waiting / "content/inbox/pier.txt").write_text(RAW + "More.\n", encoding="utf-8")
    code, _, err = command("check", "--deep", site=waiting)
    assert code == 1
    assert "the raw article is not the one that was converted" in err


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_a_senseless_epoch_is_wrong_usage(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, _, err = command("build", site=starter)
    assert code == 2
    assert "whole number of seconds since 1970-01-01" in err
    assert not (starter / "public").exists()


def test_the_time_of_each_stage_is_told_on_request(starter: Path, command: Command) -> None:
    assert "rendering and publishing" in command("build", "--profile", site=starter).out


def test_an_interrupt_leaves_the_site_and_no_traceback(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefings.render.tree.Tree.render", interrupt)
    code, _, err = command("build", site=starter)
    assert code == 1
    assert "stopped before the end" in err
    assert not (starter / "public").exists()


@pytest.mark.parametrize("name", [("list", "entities"), ("export", SLUG), ("--help",)])
def test_a_reader_who_leaves_early_meets_no_traceback(starter: Path, name: tuple[str, ...]) -> None:
    arguments = [sys.executable, "-m", "briefings", "-C", str(starter), *name]
    with subprocess.Popen(arguments, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("closed", "name", "code"),
    [("2>&-", ("build",), 0), ("1>&- 2>&-", ("check",), 0), ("0<&-", ("review",), 2), ("0<&-", ("add", "-"), 2)],
)
def test_streams_that_a_scheduler_closed_are_not_needed(
    starter: Path, closed: str, name: tuple[str, ...], code: int
) -> None:
    arguments = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "briefings", "-C", str(starter), *name]
    done = subprocess.run(arguments, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["public", ".briefings/lock", "config.yaml", "content/articles/2026/x.md"])
def test_a_folder_where_a_file_should_be_gives_a_clear_text(starter: Path, command: Command, name: str) -> None:
    path = starter / name
    if path.is_file():
        path.unlink()
    if name == "public":
        path.write_text("mine", encoding="utf-8")
    else:
        path.mkdir(parents=True)
    code, _, err = command("build", site=starter)
    assert code in {0, 1, 2}
    assert "Traceback" not in err
    assert code == 0 or "error: " in err


@pytest.mark.usefixtures("plain_annotator")
@pytest.mark.parametrize("name", ["annotate", "stories"])
def test_a_file_that_was_refused_gives_a_code_to_people_and_an_answer_to_programs(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pier.txt").write_text(RAW, encoding="utf-8")
    assert command(name, "pier.txt").code == 0
    assert command(name, "pier.txt", "nosuch.txt").code == 1
    code, out, _ = command(name, "pier.txt", "nosuch.txt", "--json")
    assert code == 0
    assert "pier.txt" in out
