"""`dateline serve`: the record in a browser."""

from functools import partial
from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.logs import log, set_up
from dateline.cli.options import record_option
from dateline.settings import ServeSettings
from dateline.store.backends import backend_of

_DEFAULT = ServeSettings()
_BUSY_SECONDS = 10.0  # somebody looks at the page that waits


@command("dateline serve", "dateline serve --port 9000", "dateline serve --host 0.0.0.0 --tokens tokens.toml")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=_DEFAULT.port, show_default=True, help="0 takes a free one."
)
@click.option("--host", default=_DEFAULT.host, show_default=True, help="Where to listen.")
@click.option(
    "--tokens",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Who may read and write; needed where other machines can reach the server.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=_DEFAULT.workers,
    show_default=True,
    help="Processes that answer, for more readers than one can serve.",
)
@record_option
@click.pass_context
def serve(context: click.Context, *, port: int, host: str, tokens: Path | None, workers: int, record: str) -> None:
    """Show the record in a browser: stories, events, timeline, articles, claims, search, judgements.

    The server answers to this machine only, unless told otherwise. Ctrl-C stops it.
    """
    from dateline.web.server import read_tokens  # noqa: PLC0415  # loads the web framework
    from dateline.web.server import serve as serve_record  # noqa: PLC0415

    settings = ServeSettings(host=host, port=port, tokens=read_tokens(tokens) if tokens else (), workers=workers)
    place = backend_of(record).shown

    def told(address: str) -> None:
        log("serving", record=place, address=address)
        click.echo(f"{place} is at {address}  (Ctrl-C stops)")

    serve_record(partial(_opened, record, context.find_root().params["log"]), settings, told=told)
    log("stopped", record=place)


def _opened(record: str, log_form: str) -> dateline.Workspace:
    """Open the record in the process that serves it, which also logs."""
    set_up(log_form)
    return dateline.Workspace.open(record, busy_seconds=_BUSY_SECONDS)
