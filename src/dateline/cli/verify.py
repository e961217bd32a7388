"""`dateline verify`: whether everything that the record says still stands where it says it does."""

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import json_option, record_option
from dateline.cli.output import console, print_json
from dateline.model.rows import to_row


@command("dateline verify --record asia.dateline")
@record_option
@json_option
@click.pass_context
def verify(ctx: click.Context, *, record: str, as_json: bool) -> None:
    """Check every cell of the record down to its evidence, and every hash.

    The bytes of each page are compared with their hash, each article with the text that its annotations were made from,
    each result with its hash, each cited word with the page that it is cited from; whatever names something else must
    find it. Needs no network and changes nothing. The exit code is 1 where something is wrong.
    """
    with dateline.open(record, must_exist=True) as workspace:
        found = workspace.verify()
        stale = workspace.is_stale()
    if as_json:
        print_json(to_row(found))
    else:
        out = console()
        out.print(f"checked: {', '.join(f'{count} {name}' for name, count in found.checked)}")
        if stale:
            out.print("pages wait to be linked: results are older than they are until the next `dateline add`")
        for fault in found.faults or ("nothing wrong",):
            out.print(f"{'✗' if found.faults else '✓'} {fault}", soft_wrap=True)
    if found.faults:
        ctx.exit(1)
