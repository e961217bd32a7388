"""`dateline backup` and `dateline restore`: the whole record in one file, and back again."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import record_option
from dateline.store.backends import backend_of
from dateline.store.backup import manifest_path
from dateline.store.backup import restore as restore_record


@command("dateline backup asia-2026-03-01.backup --record asia.dateline")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@record_option
def backup(*, file: Path, record: str) -> None:
    """Write the whole record to a new FILE, with a manifest of its hash and what it holds beside it.

    Others may read and write meanwhile.
    """
    with dateline.open(record, must_exist=True) as workspace:
        manifest = workspace.back_up(file)
    click.echo(f"{file}: {manifest.size / 1e6:.1f} MB, {manifest.rows['articles']} articles, sha256 {manifest.sha256}")
    click.echo(f"{manifest_path(file)} tells the same to programs")


@command(
    "dateline restore asia-2026-03-01.backup --record asia.dateline",
    "dateline restore asia-2026-03-01.backup --record postgresql://db.example/asia",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@record_option
def restore(*, file: Path, record: str) -> None:
    """Make the record that a backup holds, in a new file or an empty database.

    The backup is compared with its manifest first. So a record also moves from a file to a server and back.
    """
    manifest = restore_record(file, record)
    click.echo(f"{backend_of(record).shown} holds {manifest.rows['articles']} articles again")
