"""`dateline build` and `dateline load`: many pages in bulk, and what came of them into a record."""

from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import json_option, page_seconds_option, record_option, s3_endpoint_option
from dateline.cli.output import console, counted, print_json
from dateline.cli.progress import shown_progress
from dateline.errors import UsageError
from dateline.model.rows import to_row
from dateline.settings import PageSettings, RunSettings, SourceSettings

_STAGES = {"read": "read", "meet": "find neighbours", "pair": "count", "join": "compare", "link": "link"}
_WIDTH = max(map(len, _STAGES.values()))


@command(
    "dateline build crawl/ --out run/",
    "dateline build s3://news/2024-07 --s3-endpoint https://storage.example --out run/",
    "dateline build crawl/*.warc.gz --out /shared/run --ray 10.0.0.1:6379",
)
@click.argument("sources", nargs=-1, metavar="PATH…", required=True)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the tables; a run that was begun there is carried on.",
)
@click.option("--ray", metavar="ADDRESS", help="A Ray cluster whose machines all see the sources and the folder.")
@click.option(
    "--jobs", type=click.IntRange(1, 4096), default=2, show_default=True, metavar="N", help="Chunks done at a time."
)
@page_seconds_option
@s3_endpoint_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
def build(
    *,
    sources: tuple[str, ...],
    out: Path,
    ray: str | None,
    jobs: int,
    page_seconds: float,
    s3_endpoint: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read and link very many pages, in chunks, into a folder of tables.

    For more pages than one process should read: files, folders, archives, WARC and Parquet files, here or in storage
    (s3://bucket/folder). `dateline load` makes a record of the folder, the same that `dateline add` makes. A run that
    stops carries on from the last whole chunk when the command is given again. Needs the extra `bulk`.
    """
    try:
        from dateline.building import Build  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("dateline"):
            raise
        raise UsageError("the packages for this are not installed: pip install 'dateline[bulk]'") from error
    with shown_progress(quiet=quiet) as progress:
        run = Build(out, jobs=jobs, ray=ray, progress=progress)
        limits, reading = RunSettings(page_seconds=page_seconds), SourceSettings(s3_endpoint=s3_endpoint)
        report = run.run(sources, page=PageSettings(), run=limits, reading=reading)
    if as_json:
        print_json(to_row(report))
        return
    say = console().print
    say(
        f"{counted(report.captures, 'page')}: {report.articles} articles, {report.known} there twice, "
        f"{report.rejections} rejected; {report.joined} pairs joined in {report.scopes} scopes"
    )
    for note in report.notes:
        say(note, soft_wrap=True)
    for each in report.stages:
        when = f"{each.seconds:.1f} s" if each.seconds else "done before"
        say(f"{_STAGES[each.name]:{_WIDTH}}  {each} ({when})", soft_wrap=True)
    say(f"\nMake a record of it: dateline load {out}", soft_wrap=True)


@command("dateline load run/ --record asia.dateline")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@record_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@json_option
def load(*, folder: Path, record: str, quiet: bool, as_json: bool) -> None:
    """Take the folder of a bulk run into the record.

    Into an empty record the links come as the run computed them; pages that come to others are linked with them. What
    the record holds already is passed over, so a load that stops is done by giving the command again.
    """
    with dateline.open(record) as workspace, shown_progress(quiet=quiet) as progress:
        report = workspace.load(folder, progress=progress)
    if as_json:
        print_json(to_row(report))
        return
    console().print(
        f"{counted(report.captures, 'page')}: {report.added} added, {report.known} already known, "
        f"{len(report.rejections)} rejected"
    )
