"""`dateline serve`: the record in a browser."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.logs import log
from dateline.cli.options import record_option
from dateline.settings import ServeSettings

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
@record_option
def serve(*, port: int, host: str, tokens: Path | None, record: str) -> None:
    """Show the record in a browser: stories, events, timeline, articles, claims, search, judgements.

    The server answers to this machine only, unless told otherwise. Ctrl-C stops it.
    """
    from dateline.web.server import read_tokens  # noqa: PLC0415  # loads the web framework
    from dateline.web.server import serve as serve_record  # noqa: PLC0415

    settings = ServeSettings(host=host, port=port, tokens=read_tokens(tokens) if tokens else ())
    with dateline.Workspace.open(record, busy_seconds=_BUSY_SECONDS) as workspace:
        place = workspace.place

        def told(address: str) -> None:
            log("serving", record=place, address=address)
            click.echo(f"{place} is at {address}  (Ctrl-C stops)")

        serve_record(workspace, settings, told=told)
        log("stopped", record=place)
