"""What scripts rely on: what does something can be quiet or give one object, what prints facts gives them as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from briefings.cli.commands import COMMANDS, cli
from tests.conftest import Command

WORKING = (
    *("new", "add", "build", "check", "rollback", "clean", "stories merge", "stories split"),
    *("entities merge", "entities split", "entities kind"),
)
TELLING = ("annotate", "stories group", "list", "review", "entities list")
OTHERS = ("serve", "export", "stories", "entities")
"""One goes on until it is stopped, one has a form of its own, and two are groups."""


def options(name: str) -> set[str]:
    """The options of a command."""
    found: click.Command = cli
    with click.Context(cli) as context:
        for word in name.split():
            assert isinstance(found, click.Group)
            made = found.get_command(context, word)
            assert made is not None
            found = made
    return {option for parameter in found.params for option in parameter.opts}


def test_every_command_is_of_one_kind() -> None:
    assert {name.split()[0] for name in (*WORKING, *TELLING, *OTHERS)} == set(COMMANDS)


@pytest.mark.parametrize("name", WORKING)
def test_what_does_something_can_be_quiet_or_give_one_object(name: str) -> None:
    assert {"--quiet", "--json"} <= options(name)


@pytest.mark.parametrize("name", TELLING)
def test_what_prints_facts_gives_them_as_json_and_is_never_quiet(name: str) -> None:
    assert "--json" in options(name)
    assert "--quiet" not in options(name)


def test_a_new_site_is_told_in_one_object_or_not_at_all(tmp_path: Path, command: Command) -> None:
    code, out, err = command("new", str(tmp_path / "one"), "--json")
    facts = json.loads(out)
    assert (code, err, facts["ok"], facts["folder"]) == (0, "", True, str(tmp_path / "one"))
    assert "config.yaml" in facts["files"]
    assert command("new", str(tmp_path / "two"), "--quiet") == (0, "", "")
    code, out, err = command("new", str(tmp_path / "two"), "--json")
    assert (code, err, json.loads(out)["ok"]) == (2, "", False)
    assert "is not empty" in json.loads(out)["error"]


def test_what_rollback_and_clean_did_is_told_in_one_object_or_not_at_all(starter: Path, command: Command) -> None:
    code, out, err = command("rollback", "--json", site=starter)
    assert (code, err, json.loads(out)["ok"]) == (1, "", False)
    assert "no earlier site" in json.loads(out)["error"]
    command("build", "--quiet", site=starter)
    (starter / "content/pages/about.md").write_text("---\ntitle: x\n---\n\nWords.\n", encoding="utf-8")
    command("build", "--quiet", site=starter)
    assert command("rollback", "--quiet", site=starter) == (0, "", "")
    facts = json.loads(command("rollback", "--json", site=starter).out)
    assert facts["ok"]
    assert facts["changed"] > 0
    assert json.loads(command("clean", "--json", site=starter).out) == {"ok": True, "deleted": True, "diagnostics": []}
    assert json.loads(command("clean", "--json", site=starter).out)["deleted"] is False
    assert command("clean", "--quiet", site=starter) == (0, "", "")


def test_an_edit_of_many_files_can_be_quiet(starter: Path, command: Command) -> None:
    code, out, err = command("entities", "kind", "mira-example", "organization", "--quiet", site=starter)
    assert (code, out, err) == (0, "", "")
    assert "kind: organization" in (starter / "content/entities/mira-example.md").read_text(encoding="utf-8")
