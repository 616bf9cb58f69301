"""All commands by name, and what becomes of the errors that end one.

Commands live in modules of their own, loaded when called, so that a rebuild imports nothing that it does not use.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from briefings import __version__
from briefings.cli.console import Console, styled
from briefings.cli.ending import STOPPED, UNLOADABLE
from briefings.cli.last import tell_last
from briefings.errors import BriefingsError

COMMANDS = {
    "new": ("briefings.cli.desk", "Make a new site in a folder; it builds at once."),
    "add": ("briefings.cli.desk", "Copy raw articles into the inbox and convert them."),
    "build": ("briefings.cli.build", "Convert what is new, build, publish."),
    "check": ("briefings.cli.build", "Tell every fault; write nothing."),
    "serve": ("briefings.cli.desk", "Preview on this machine; rebuild and reload on change."),
    "annotate": ("briefings.cli.facts", "Annotate raw articles without a site, as JSON lines."),
    "stories": ("briefings.cli.stories", "Group raw articles into stories; merge or split those of a site."),
    "export": ("briefings.cli.facts", "Print one article as data: JSON, Web Annotation, JSON-LD, text."),
    "list": ("briefings.cli.facts", "List articles, entities, stories, or what waits in the inbox."),
    "review": (
        "briefings.cli.review",
        "Decide about what is doubtful: accept, change, reject; mark articles as checked.",
    ),
    "entities": ("briefings.cli.entities", "List people, organizations, places; merge two, split one."),
    "rollback": ("briefings.cli.build", "Bring back the site as it was before the last build."),
    "clean": ("briefings.cli.build", "Delete temporary state; content and published site stay."),
}


class Commands(click.Group):
    """The commands by name, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order in which an editor meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name in the message where there is none such."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            from briefings.text import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f"no command {args[0]!r}; {hint or 'see briefings --help'}", ctx) from fault

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A day's round: drop articles into content/inbox/, run build, read the report, correct content/articles/ "
    "by hand, run build again. Each command has a --help with examples.",
)
@click.option(
    "-C",
    "site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="SITE",
    help="The site's folder.  [default: this folder]",
)
@click.version_option(__version__, "-V", "--version", message="briefings %(version)s")
@click.pass_context
def cli(ctx: click.Context, site: Path) -> None:
    """Turn a folder of news articles into a published, annotated briefing digest."""
    tell_last(ctx, last=bool(ctx.obj))
    ctx.obj = site


def run(arguments: Sequence[str], *, last: bool = False) -> int:
    """Runs one command and gives its exit code; an error of ours becomes one clear text on standard error.

    Args:
        arguments: The command line without the program's name.
        last: Whether the process ends after it.
    """
    try:
        outcome: Any = cli.main(list(arguments), prog_name="briefings", standalone_mode=False, obj=last)
    except click.exceptions.Abort:
        click.echo(STOPPED, err=True)
        return 1
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except BriefingsError as fault:
        return Console().failed(fault)
    except BrokenPipeError:
        return 1
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        return _stopped(f"{where}{fault.strerror or fault}; see to the cause and try again")
    except ImportError as fault:
        return _stopped(UNLOADABLE.format(fault))
    return outcome if isinstance(outcome, int) else 0


def _stopped(reason: str) -> int:
    """Tells what the machine refused; the site that is published is whole, whatever it was."""
    click.echo(f"{styled('error:', fg='red')} {reason}", err=True)
    return 1
