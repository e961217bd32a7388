"""`dateline export`: the record as a file for other programs and people."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import record_option
from dateline.errors import UsageError

FORMS = ("jsonl", "html", "md", "csv", "events", "ics", "graphml", "jsonld")
"""The forms of `workspace.EXPORTS`, which a test compares: loading them would slow down every `--help`."""

_FOLDERS = ("parquet", "site")
"""The forms that are a folder of files."""


@command("dateline export --format jsonl --out asia.jsonl", "dateline export --format site --out public")
@record_option
@click.option(
    "--format",
    "form",
    type=click.Choice((*FORMS, *_FOLDERS)),
    default="jsonl",
    show_default=True,
    help="jsonl: everything, one object a line; html: a report; md: brief and timeline; "
    "csv: events, one a row; events: source and target pairs beside GDELT and POLECAT; ics: a calendar of what is "
    "planned; graphml: who takes part in what; jsonld: events as schema.org has them; "
    "parquet: a folder with a table for each kind of item (needs the extra `tables`); "
    "site: a folder of web pages that any host can serve, or a browser opens from the disk.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="PATH", help="The file or folder.  [default: RECORD.FORMAT]"
)
def export(*, record: str, form: str, out: Path | None) -> None:
    """Write the record to a file or folder and print where.

    `publish/record.schema.json` describes the JSON Lines.
    """
    with dateline.open(record, must_exist=True) as workspace:
        target = out or Path(f"{workspace.title}.{form}")
        if form == "site":
            from dateline.web.site import write_site  # noqa: PLC0415  # loads the web framework

            write_site(workspace, target)
            click.echo(target)
        elif form in FORMS and target.is_dir():
            raise UsageError(f"{target} is a folder: name a file")
        else:
            click.echo(workspace.export(form, target))
