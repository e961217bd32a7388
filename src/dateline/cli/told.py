"""`dateline timeline`, `brief` and `changes`: the record told in order, in short, and beside what it said."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

import dateline
from dateline.cli.command import command
from dateline.cli.options import DAY, as_of_option, entity_option, json_option, record_option, story_option
from dateline.cli.output import (
    clean,
    console,
    counted,
    day,
    origins,
    print_empty,
    print_json,
    print_table,
    quotation,
    short,
)
from dateline.model.change import Change
from dateline.model.claim import Brief, Timeline
from dateline.model.record import Record
from dateline.model.rows import to_row
from dateline.publish.brief_limits import BriefLength
from dateline.publish.lookup import Lookup
from dateline.record.grouping import Grouping
from dateline.settings import ModelSettings

if TYPE_CHECKING:
    from dateline.workspace import Workspace  # loads the database; needed by no `--help`


@command(
    "dateline timeline --story sto_1a2b3c4d",
    "dateline timeline --entity ent_11223344 --entity ent_55667788",
    "dateline timeline --by pair --format html --out pairs.html",
    'dateline timeline --name "Central Lake Bank" --deeds',
)
@record_option
@story_option
@entity_option
@click.option("--name", metavar="NAME", help="Only what a person, body, place or thing of this name takes part in.")
@click.option("--deeds", is_flag=True, help="Add whatever else those asked for do, sentence by sentence (English).")
@click.option("--country", metavar="CODE", help="Only what is in or of this country: its code or name.")
@click.option("--place", metavar="NAME", help="Only what is at this place.")
@click.option("--by", type=click.Choice([each.value for each in Grouping]), help="Cut it into parts.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "json", "ics"]),
    help="Write it as Markdown, HTML, JSON or iCalendar.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.  [default: here]")
@click.option("--until", type=DAY, metavar="DATE", help="As pages tell it that were surely published by that day.")
@as_of_option
@json_option
def timeline(
    *, record: str, story: str | None, entities: tuple[str, ...], name: str | None, deeds: bool,
    country: str | None, place: str | None,
    by: str | None, form: str | None, out: Path | None, until: datetime | None, as_of: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Print the events in order of time, each at the precision it is known with."""
    day, last = _day(as_of), _day(until)
    with dateline.open(record, must_exist=True) as workspace:
        parts = workspace.timelines(
            Grouping(by) if by else None,
            story=story, entities=entities, name=name, deeds=deeds, country=country, place=place, until=last, as_of=day,
        )  # fmt: skip
        warn_removed(workspace, as_of)
        if form:
            text = workspace.written(parts, form, as_of=day, until=last)
            out.write_text(text, encoding="utf-8", newline="") if out else click.echo(text, nl=False)
        elif as_json:
            print_json([to_row(each) for each in parts] if by else to_row(parts[0]))
        elif any(each.entries for each in parts):
            _print_timelines(parts, titled=by is not None)
        else:
            print_empty("event", held=workspace.counts()["event"])


def _print_timelines(parts: Sequence[Timeline], *, titled: bool) -> None:
    for number, each in enumerate(parts):
        if titled:
            click.echo("\n" * bool(number) + clean(each.title))
        print_timeline(each)


@command("dateline brief --story sto_1a2b3c4d")
@record_option
@story_option
@entity_option
@click.option(
    "--length",
    type=click.Choice([each.value for each in BriefLength]),
    default="standard",
    show_default=True,
    help="How much is told.",
)
@click.option("--since", type=DAY, metavar="DATE", help="Begin with what the record has come to say since that day.")
@click.option(
    "--rewrite",
    metavar="ADDRESS",
    help="An OpenAI-compatible endpoint of your own that words the brief anew. See docs/models.md.",
)
@click.option("--model-name", metavar="NAME", default="", help="The model that the endpoint is to use.")
@as_of_option
@json_option
def brief(
    *,
    record: str,
    story: str | None,
    entities: tuple[str, ...],
    length: str,
    since: datetime | None,
    as_of: datetime | None,
    rewrite: str | None,
    model_name: str,
    as_json: bool,
) -> None:
    """Print a short account in which every sentence names the words it rests on.

    With --rewrite, an endpoint of your own words it anew; that is taken only where every sentence still cites words
    that support it.
    """
    with dateline.open(record, must_exist=True) as workspace:
        told = workspace.brief(
            story=story, entities=entities, length=BriefLength(length), since=_day(since), as_of=_day(as_of),
            model=ModelSettings(rewrite, model_name),
        )  # fmt: skip
        if told.rejected:
            click.echo(f"the model's wording was not taken: {told.rejected}", err=True)
        warn_removed(workspace, as_of)
        if as_json:
            print_json(to_row(told))
        elif told.citations:
            print_brief(told, workspace.record(as_of=_day(as_of)))
        else:
            print_empty("event", held=workspace.counts()["event"])


@command(
    "dateline changes --since 2024-05-02",
    "dateline changes --since 2024-05-02 --as-of 2024-05-09 --json",
    "dateline changes --since 2024-05-02 --atom > changes.xml",
)
@record_option
@click.option("--since", type=DAY, metavar="DATE", required=True, help="The first day that counts as later.")
@click.option("--atom", "as_atom", is_flag=True, help="Print an Atom feed.")
@as_of_option
@json_option
def changes(*, record: str, since: datetime, as_atom: bool, as_of: datetime | None, as_json: bool) -> None:
    """List what the record says now and did not say before a day.

    New and changed pages; events, new or changed cell by cell; disagreements between claims; verdicts of checks.
    """
    with dateline.open(record, must_exist=True) as workspace:
        found = workspace.changes(since.date(), as_of=_day(as_of))
        warn_removed(workspace, since)
        if as_atom:
            click.echo(workspace.changes_feed(since.date(), as_of=_day(as_of)), nl=False)
            return
    if as_json:
        print_json([to_row(each) for each in found])
    elif found:
        rows = [(each.about, f"{each.kind} {each.cell}".strip(), _changed(each), short(each.item_id)) for each in found]
        print_table(("What", "Change", "Of", "Id"), rows, wide="Of")
    else:
        console().print(f"Nothing has changed since {since:%Y-%m-%d}.")


def _changed(change: Change) -> str:
    if not (change.before or change.after) or change.about == "page":
        return change.title
    values = " → ".join((change.before or "nothing", change.after or "nothing"))
    return f"{change.title}: {values}"


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def warn_removed(workspace: "Workspace", as_of: datetime | None) -> None:
    """Say on the standard error how many pages of an earlier day are missing because they were removed since."""
    gone = workspace.removed_since(as_of.date()) if as_of else frozenset()
    if gone:
        text = f"{counted(len(gone), 'page')} of that day {'is' if len(gone) == 1 else 'are'} missing: removed since"
        click.echo(text, err=True)


def print_timeline(told: Timeline) -> None:
    """Print a timeline as a table."""
    rows = [
        (
            f"about {day(each.time)}" if each.approximate and not each.time.is_unknown else day(each.time),
            each.status,
            each.text,
            origins(each.origins),
            short(each.evidence[0].article_id if each.is_deed else each.event_id),
        )
        for each in told.entries
    ]
    print_table(("When", "Status", "What", "Origins", "Id"), rows, wide="What")


def print_brief(told: Brief, record: Record) -> None:
    """Print a brief with its numbered citations, and below the cited words with who published them and when."""
    out = console()
    lookup = Lookup(record)
    out.print(Text(clean(told.title), style="bold"))
    for section in told.sections:
        out.print()
        out.print(Text(clean(section.heading), style="bold"))
        for sentence in section.sentences:
            marks = "".join(f"[{number}]" for number in sentence.citations)
            out.print(Text(f"- {clean(sentence.text)} ").append(marks, style="dim"))
    out.print()
    out.print(Text("Sources", style="bold"))
    for number, ref in enumerate(told.citations, 1):
        page = f"{clean(lookup.page_name(ref.article_id))}, {lookup.date(ref.article_id)}"
        out.print(Text(f"[{number}] ").append(quotation(ref, page)))
