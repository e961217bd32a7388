"""The command `dateline`: each command reads its arguments, makes one call, and prints what came of it."""

from typing import Any

import click

from dateline.cli.add import add
from dateline.cli.backup import backup, restore
from dateline.cli.build import build, load
from dateline.cli.command import write_examples
from dateline.cli.completion import completion
from dateline.cli.demo import demo
from dateline.cli.doctor import doctor
from dateline.cli.export import export
from dateline.cli.find import search, show, why
from dateline.cli.judge import judge, origins, remove
from dateline.cli.lists import articles, claims, entities, events, rejections, stories
from dateline.cli.logs import FORMS, set_up
from dateline.cli.mcp import mcp
from dateline.cli.serve import serve
from dateline.cli.told import brief, changes, timeline
from dateline.cli.verify import verify
from dateline.cli.watch import watch
from dateline.errors import DatelineError, UsageError
from dateline.settings import VERSION

EXIT_FAILURE = 1
EXIT_MISUSE = 2
_BEGINNING = (
    "dateline add pages/          read pages into ./record.dateline",
    "dateline stories             what they are about",
    "dateline brief               what happened, every sentence with its source",
    "dateline why evt_1a2b3c4d    what the record rests a statement on",
)


class _Failure(click.ClickException):
    """An error told in one line."""

    exit_code = EXIT_FAILURE


class _Misuse(_Failure):
    """A mistake of the caller's, told in one line."""

    exit_code = EXIT_MISUSE


class _Commands(click.Group):
    """Keeps commands in the order in which they are used, and tells dateline's errors without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to begin."""
        write_examples(formatter, _BEGINNING)
        super().format_epilog(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            kind = _Misuse if isinstance(error, UsageError) else _Failure
            raise kind(str(error)) from error
        except KeyboardInterrupt as error:
            raise _Failure("stopped; what was written is kept, and the same command carries on from there") from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 it failed, 2 it was asked for wrongly.",
)
@click.version_option(VERSION, prog_name="dateline")
@click.option("--record", metavar="FILE|URL", help="The record that the command works on, as after the command.")
@click.option(
    "--log",
    type=click.Choice(FORMS),
    default=FORMS[0],
    show_default=True,
    envvar="DATELINE_LOG",
    show_envvar=True,
    help="Warnings as text, or every event as a JSON object a line, on the standard error.",
)
@click.pass_context
def cli(context: click.Context, record: str | None, log: str) -> None:
    """Turn many outlets' pages about the same happenings into one dated, sourced record."""
    context.obj = record
    set_up(log)


for command in (
    add,
    watch,
    serve,
    mcp,
    stories,
    events,
    show,
    timeline,
    changes,
    brief,
    why,
    origins,
    judge,
    remove,
    search,
    articles,
    entities,
    claims,
    rejections,
    export,
    build,
    load,
    backup,
    restore,
    verify,
    doctor,
    demo,
    completion,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    cli(prog_name="dateline")
