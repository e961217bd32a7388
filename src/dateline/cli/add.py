"""`dateline add`: pages into the record."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.lists import REJECTIONS
from dateline.cli.logs import log
from dateline.cli.options import (
    fetch_options,
    fetch_settings,
    json_option,
    model_options,
    model_settings,
    page_seconds_option,
    record_option,
    s3_endpoint_option,
)
from dateline.cli.output import console, counted, print_json
from dateline.cli.progress import shown_progress
from dateline.model.outcome import RunReport
from dateline.model.rows import to_row
from dateline.settings import RunSettings, SourceSettings
from dateline.sources.given import FeedAddress, Given, UrlList

_MOST_SHOWN = 20
_JOBS = "Processes that read pages; 0 has them read without one of their own.  [default: 1 or 2]"


@command(
    "dateline add pages/",
    "dateline add 2024-07.zip crawl.warc.gz --record asia.dateline",
    "dateline add https://paper.example/storm --feed https://paper.example/world.rss",
)
@click.argument("sources", nargs=-1, metavar="PATH|URL…")
@click.option("--feed", "feeds", multiple=True, metavar="URL", help="Pages that a feed or sitemap names; repeatable.")
@click.option(
    "--urls",
    "lists",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Pages whose addresses a file lists: one a line, or a list of articles of GDELT's, also zipped; repeatable.",
)
@record_option
@fetch_options
@model_options
@click.option("--jobs", type=click.IntRange(0, 256), metavar="N", help=_JOBS)
@page_seconds_option
@s3_endpoint_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
@click.pass_context
def add(
    ctx: click.Context,
    *,
    sources: tuple[str, ...],
    feeds: tuple[str, ...],
    lists: tuple[Path, ...],
    record: str,
    user_agent: str | None,
    delay: float | None,
    allow_private: bool,
    model: str | None,
    model_name: str | None,
    jobs: int | None,
    page_seconds: float,
    s3_endpoint: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read pages into the record.

    Pages are HTML, text, Markdown and PDF files, letters (.eml) and saved web pages (.mhtml), lines of JSON Lines
    files, rows of Parquet files, records of WARC files, members of zip and tar archives, and web addresses; folders are
    read with all folders in them, also those in storage (s3://bucket/folder). Pages that the record holds are not read
    again. A JSON line is an object, and a Parquet row has columns: `html` or `text`, or `content` with `content_type`,
    and optionally `title`, `url` and `fetched_at`.
    """
    given: list[Given] = [*sources, *map(UrlList, lists), *map(FeedAddress, feeds)]
    fetch = fetch_settings(user_agent=user_agent, delay=delay, allow_private=allow_private)
    run = RunSettings(jobs=jobs, page_seconds=page_seconds)
    with dateline.open(record) as workspace, shown_progress(quiet=quiet) as progress:
        own = model_settings(model=model, model_name=model_name)
        reading = SourceSettings(s3_endpoint=s3_endpoint)
        report = workspace.add(given, run=run, sources=reading, fetch=fetch, model=own, progress=progress)
        place = workspace.place
    log(
        "pages added",
        record=place,
        captures=report.captures,
        added=report.added,
        known=report.known,
        rejected=len(report.rejections),
        seconds=dict(report.seconds),
    )
    if as_json:
        print_json(to_row(report))
    else:
        _print_report(report, place)
    if report.captures and len(report.rejections) == report.captures:
        ctx.exit(1)


def _print_report(report: RunReport, place: str) -> None:
    out = console()
    seconds = sum(taken for _, taken in report.seconds)
    out.print(
        f"{counted(report.captures, 'page')}: {report.added} added, {report.known} already known, "
        f"{len(report.rejections)} rejected, in {seconds:.1f} s"
    )
    for note in report.notes:
        out.print(note, soft_wrap=True)
    if report.rejections:
        out.print()
        REJECTIONS.table(report.rejections[:_MOST_SHOWN])
        if len(report.rejections) > _MOST_SHOWN:
            out.print(f"… and {len(report.rejections) - _MOST_SHOWN} more: dateline rejections")
    if report.added:
        out.print(f"\nSee what they tell: dateline stories, dateline brief (record: {place})")
