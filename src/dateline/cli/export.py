"""`dateline export`: the record as a file for other programs and people."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import DEFAULT_RECORD, record_option

FORMS = ("jsonl", "html", "md", "csv", "events", "ics", "graphml", "jsonld")
"""The forms of `workspace.EXPORTS`, which a test compares: loading them would slow down every `--help`."""


@command("dateline export --format jsonl --out asia.jsonl", "dateline export --format html")
@record_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="jsonl",
    show_default=True,
    help="jsonl: everything, one object a line; html: a report; md: brief and timeline; "
    "csv: events, one a row; events: source and target pairs beside GDELT and POLECAT; ics: a calendar of what is "
    "planned; graphml: who takes part in what; jsonld: events as schema.org has them.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to.  [default: RECORD.FORMAT]"
)
def export(*, record: Path, form: str, out: Path | None) -> None:
    """Write the record to a file and print where.

    `publish/record.schema.json` describes the JSON Lines.
    """
    with dateline.open(record, must_exist=True) as workspace:
        target = out or Path(f"{record.name.removesuffix(Path(DEFAULT_RECORD).suffix)}.{form}")
        click.echo(workspace.export(form, target))
