"""`dateline mcp`: the record for agents."""

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import record_option
from dateline.errors import UsageError


@command("dateline mcp --record asia.dateline")
@record_option
def mcp(*, record: str) -> None:
    """Answer agents over the Model Context Protocol, on standard input and output.

    Tools: search, event, timeline, claims, check_claim, why. They read and never write. Needs the extra `mcp`.
    """
    try:
        from dateline.mcp.server import create_server  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("mcp"):
            raise
        raise UsageError("the package for this is not installed: pip install 'dateline[mcp]'") from error
    with dateline.open(record, must_exist=True) as workspace:
        click.echo(f"{workspace.place} answers on standard input and output", err=True)
        create_server(workspace).run("stdio")
