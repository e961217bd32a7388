"""Options that many commands share."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import click
from click.core import ParameterSource

from dateline.settings import FetchSettings, ModelSettings, RunSettings

Command = TypeVar("Command", bound=Callable[..., object])

DAY = click.DateTime(["%Y-%m-%d"])
"""The type of an option that takes a day."""

DEFAULT_RECORD = "record.dateline"


def record_option(command: Command) -> Command:
    """Add `--record`, the file or database that the command works on."""
    return click.option(
        "--record",
        "record",
        default=DEFAULT_RECORD,
        show_default=True,
        envvar="DATELINE_RECORD",
        show_envvar=True,
        metavar="FILE|URL",
        callback=_chosen_record,
        help="The record to work on: a file, or postgresql://… for a database on a server.",
    )(command)


def _chosen_record(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return the record named after the command, else the one named before it, else that of the environment."""
    named_after = context.get_parameter_source("record") is ParameterSource.COMMANDLINE
    return value if named_after or context.obj is None else str(context.obj)


def json_option(command: Command) -> Command:
    """Add `--json`, for output that programs read."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document: a list, or an object for a single item."
    )(command)


def page_seconds_option(command: Command) -> Command:
    """Add `--page-seconds`, the computing time of a page."""
    return click.option(
        "--page-seconds",
        type=click.FloatRange(min=0.1),
        default=RunSettings().page_seconds,
        show_default=True,
        help="Computing time that a page may take.",
    )(command)


def s3_endpoint_option(command: Command) -> Command:
    """Add `--s3-endpoint`, the server behind addresses that begin with s3://."""
    return click.option(
        "--s3-endpoint",
        metavar="URL",
        default="",
        envvar=["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"],
        help="The server behind s3:// addresses, where it is not Amazon's.",
    )(command)


def fetch_options(command: Command) -> Command:
    """Add the options of commands that fetch from the web."""
    for option in (
        click.option("--user-agent", metavar="TEXT", help="What to call ourselves.  [default: dateline/VERSION]"),
        click.option(
            "--delay", type=click.FloatRange(min=0), metavar="SECONDS", help="Pause between requests to a host."
        ),
        click.option("--allow-private", is_flag=True, help="Fetch from this machine and from private networks too."),
    ):
        command = option(command)
    return command


def fetch_settings(*, user_agent: str | None, delay: float | None, allow_private: bool) -> FetchSettings:
    """Return the settings that the options of `fetch_options` ask for."""
    base = FetchSettings(allow_private=allow_private)
    return replace(
        base,
        user_agent=base.user_agent if user_agent is None else user_agent,
        host_delay=base.host_delay if delay is None else delay,
    )


def model_options(command: Command) -> Command:
    """Add the options that name a model of the user's own."""
    for option in (
        click.option("--model-name", metavar="NAME", help="The model that the endpoint is to use."),
        click.option(
            "--model",
            metavar="MODEL",
            envvar="DATELINE_MODEL",
            show_envvar=True,
            help="A model of your own, asked beside the rules: spacy:PACKAGE_OR_FOLDER, python:MODULE:FUNCTION, or the "
            "address of an OpenAI-compatible endpoint, to which the articles are sent. See docs/models.md.",
        ),
    ):
        command = option(command)
    return command


def model_settings(*, model: str | None, model_name: str | None) -> ModelSettings:
    """Return the settings that the options of `model_options` ask for."""
    return ModelSettings(source=model, name=model_name or "")


def limit_option(command: Command) -> Command:
    """Add `--limit`, the greatest number of lines."""
    return click.option(
        "-n", "--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N.  [default: all]"
    )(command)


def as_of_option(command: Command) -> Command:
    """Add `--as-of`, the day whose record is meant."""
    return click.option(
        "--as-of",
        type=DAY,
        metavar="DATE",
        help="As the record stood at the end of that day (UTC): what had been added and judged by then.",
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
