"""`dateline demo`: from example pages to a brief, a timeline and a report, in one command."""

from importlib import resources
from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.output import console, counted
from dateline.cli.progress import shown_progress
from dateline.cli.told import print_brief, print_timeline
from dateline.errors import MissingPath
from dateline.sources.paths import read_paths

_PAGES = Path("examples/pages")


@command("dateline demo --pages examples/pages --out build/demo")
@click.option(
    "--pages", type=click.Path(path_type=Path), metavar="FOLDER", help="The pages.  [default: examples/pages]"
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/demo"),
    show_default=True,
    metavar="FOLDER",
    help="Where record and report go.",
)
def demo(*, pages: Path | None, out: Path) -> None:
    """Read the example pages, print a brief and a timeline, and write a report."""
    source = pages or _example_pages()
    out.mkdir(parents=True, exist_ok=True)
    record = out / "record.dateline"
    _forget_other_pages(record, source)
    with dateline.open(record) as workspace:
        with shown_progress(quiet=False) as progress:
            report = workspace.add(source, progress=progress)
        print_brief(workspace.brief(), workspace.record())
        console().print()
        print_timeline(workspace.timeline())
        written = workspace.export("html", out / "report.html")
    seconds = sum(taken for _, taken in report.seconds)
    console().print(
        f"\n{counted(report.captures, 'page')} in {seconds:.1f} s: {report.added} read, {report.known} known before, "
        f"{len(report.rejections)} without an article"
    )
    console().print(f"Record: {record}\nReport: {written}")


def _example_pages() -> Path:
    """Return the folder of example pages: that of a checkout, or the one that is packaged."""
    packaged = Path(str(resources.files("dateline"))) / _PAGES
    found = next((folder for folder in (_PAGES, packaged) if folder.is_dir()), None)
    if found is None:
        raise MissingPath("the example pages are not installed here: name a folder with --pages")
    return found


def _forget_other_pages(record: Path, pages: Path) -> None:
    """Start afresh where the record holds pages that are no longer among the examples."""
    if not record.exists():
        return
    wanted = {page.id for page in read_paths([pages])}
    with dateline.open(record) as workspace:
        is_other = not workspace.capture_ids() <= wanted
    if is_other:
        for file in record.parent.glob(f"{record.name}*"):
            file.unlink()
