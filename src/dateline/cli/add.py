"""`dateline add`: pages into the record."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.lists import REJECTIONS
from dateline.cli.options import json_option, record_option
from dateline.cli.output import console, counted, print_json
from dateline.cli.progress import shown_progress
from dateline.model.outcome import RunReport
from dateline.model.rows import to_row
from dateline.settings import RunSettings

_MOST_SHOWN = 20


@command("dateline add pages/", "dateline add 2024-07.zip crawl.jsonl --record asia.dateline")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@record_option
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes that read pages.  [default: 1 or 2]")
@click.option(
    "--page-seconds",
    type=click.FloatRange(min=0.1),
    default=RunSettings().page_seconds,
    show_default=True,
    help="Computing time that a page may take.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
@click.pass_context
def add(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    record: Path,
    jobs: int | None,
    page_seconds: float,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read pages into the record.

    Pages are HTML, text and Markdown files, lines of JSON Lines files, and members of zip and tar archives; folders are
    read with all folders in them. Pages that the record holds are not read again. A JSON line is an object with `html`
    or `text`, and optionally `title`, `url` and `fetched_at`.
    """
    with dateline.open(record) as workspace, shown_progress(quiet=quiet) as progress:
        report = workspace.add(paths, run=RunSettings(jobs=jobs, page_seconds=page_seconds), progress=progress)
    if as_json:
        print_json(to_row(report))
    else:
        _print_report(report, record)
    if report.captures and len(report.rejections) == report.captures:
        ctx.exit(1)


def _print_report(report: RunReport, record: Path) -> None:
    out = console()
    seconds = sum(taken for _, taken in report.seconds)
    out.print(
        f"{counted(report.captures, 'page')}: {report.added} added, {report.known} already known, "
        f"{len(report.rejections)} rejected, in {seconds:.1f} s"
    )
    if report.rejections:
        out.print()
        REJECTIONS.table(report.rejections[:_MOST_SHOWN])
        if len(report.rejections) > _MOST_SHOWN:
            out.print(f"… and {len(report.rejections) - _MOST_SHOWN} more: dateline rejections")
    if report.added:
        out.print(f"\nSee what they tell: dateline stories, dateline brief (record: {record})")
