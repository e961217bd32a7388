"""Options that many commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT_RECORD = "record.dateline"


def record_option(command: Command) -> Command:
    """Add `--record`, the file that the command works on."""
    return click.option(
        "--record",
        "record",
        type=click.Path(dir_okay=False, path_type=Path),
        default=DEFAULT_RECORD,
        show_default=True,
        envvar="DATELINE_RECORD",
        show_envvar=True,
        metavar="FILE",
        help="The record to work on.",
    )(command)


def json_option(command: Command) -> Command:
    """Add `--json`, for output that programs read."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document: a list, or an object for a single item."
    )(command)


def limit_option(command: Command) -> Command:
    """Add `--limit`, the greatest number of lines."""
    return click.option(
        "-n", "--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N.  [default: all]"
    )(command)


def story_option(command: Command) -> Command:
    """Add `--story`, which keeps what one story tells."""
    return click.option("--story", metavar="ID", help="Only what this story tells.")(command)


def entity_option(command: Command) -> Command:
    """Add `--entity`, which keeps what entities take part in."""
    return click.option(
        "--entity",
        "entities",
        metavar="ID",
        multiple=True,
        help="Only events with this person, body or place; repeatable.",
    )(command)
