"""`dateline timeline` and `dateline brief`: the record told in order and in short."""

from datetime import datetime
from pathlib import Path

import click
from rich.text import Text

import dateline
from dateline.cli.command import command
from dateline.cli.options import entity_option, json_option, record_option, story_option
from dateline.cli.output import clean, console, day, origins, print_empty, print_json, print_table, quotation, short
from dateline.model.claim import Brief, Timeline
from dateline.model.record import Record
from dateline.model.rows import to_row
from dateline.publish.lookup import Lookup


@command("dateline timeline --story sto_1a2b3c4d", "dateline timeline --entity ent_11223344 --entity ent_55667788")
@record_option
@story_option
@entity_option
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only what pages published by that day tell.")
@json_option
def timeline(
    *, record: Path, story: str | None, entities: tuple[str, ...], until: datetime | None, as_json: bool
) -> None:
    """Print the events in order of time, each at the precision it is known with."""
    with dateline.open(record, must_exist=True) as workspace:
        told = workspace.timeline(story=story, entities=entities, until=until.date() if until else None)
        if as_json:
            print_json(to_row(told))
        elif told.entries:
            print_timeline(told)
        else:
            print_empty("event", held=workspace.counts()["event"])


@command("dateline brief --story sto_1a2b3c4d")
@record_option
@story_option
@entity_option
@json_option
def brief(*, record: Path, story: str | None, entities: tuple[str, ...], as_json: bool) -> None:
    """Print a short account in which every sentence names the words it rests on."""
    with dateline.open(record, must_exist=True) as workspace:
        told = workspace.brief(story=story, entities=entities)
        if as_json:
            print_json(to_row(told))
        elif told.citations:
            print_brief(told, workspace.record())
        else:
            print_empty("event", held=workspace.counts()["event"])


def print_timeline(told: Timeline) -> None:
    """Print a timeline as a table."""
    rows = [
        (
            f"about {day(each.time)}" if each.approximate and not each.time.is_unknown else day(each.time),
            each.status,
            each.text,
            origins(each.origins),
            short(each.event_id),
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
