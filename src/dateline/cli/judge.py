"""`dateline judge`, `origins` and `remove`: what a person decides, who stands behind an item, and pages taken out."""

import getpass
from pathlib import Path

import click

import dateline
from dateline.cli.command import command
from dateline.cli.find import print_why
from dateline.cli.options import json_option, record_option
from dateline.cli.output import clean, console, counted, print_json
from dateline.model.link import Judgement, Verdict
from dateline.model.rows import to_row

_WITHDRAW = "withdraw"


@command(
    "dateline judge same evt_1a2b3c4d evt_5e6f7a8b --why 'one visit'",
    "dateline judge different art_1a2b3c4d#e3 art_5e6f7a8b#e0 --by ana",
    "dateline judge withdraw evt_1a2b3c4d evt_5e6f7a8b",
)
@click.argument("verdict", type=click.Choice([Verdict.SAME.value, Verdict.DIFFERENT.value, _WITHDRAW]))
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@click.option("--by", metavar="NAME", help="Who judges.  [default: the user of this machine]")
@click.option("--why", "reason", metavar="TEXT", default="", help="The reason, as a reader will see it.")
@record_option
@json_option
def judge(*, verdict: str, one: str, other: str, by: str | None, reason: str, record: Path, as_json: bool) -> None:
    """Say that two things are the same or different, or take that back.

    ID is an event, entity, story or article, or a mention as `dateline why` prints it. What a person judged outranks
    what the program finds, in every later run, until it is withdrawn.
    """
    with dateline.open(record, must_exist=True) as workspace:
        if verdict == _WITHDRAW:
            made = workspace.withdraw(one, other)
        else:
            who = by or getpass.getuser()
            made = (workspace.judge(Verdict(verdict), one, other, by=who, reason=reason),)
    if as_json:
        print_json([to_row(each) for each in made])
    else:
        for each in made:
            console().print(_told(each, withdrawn=verdict == _WITHDRAW))


def _told(judgement: Judgement, *, withdrawn: bool) -> str:
    what = f"{judgement.left} and {judgement.right} are {judgement.verdict}"
    return clean(f"withdrawn: {what} (by {judgement.decided_by})" if withdrawn else f"kept: {what}")


@command("dateline origins evt_1a2b3c4d")
@click.argument("item_id", metavar="ID")
@record_option
@json_option
def origins(*, item_id: str, record: Path, as_json: bool) -> None:
    """Print who stands behind an article, event, story or claim.

    Four levels: outlets, texts (pages that go back to one text count once, with what shows it), announcers and sides.
    """
    with dateline.open(record, must_exist=True) as workspace:
        found = workspace.origins(item_id)
    print_why(found, as_json=as_json)


@command("dateline remove art_1a2b3c4d", "dateline remove pages/a.html")
@click.argument("target", metavar="ID|PATH")
@record_option
@json_option
def remove(*, target: str, record: Path, as_json: bool) -> None:
    """Remove a page from the record, as if it had never been added.

    TARGET is the id of an article, or the file or address that it was read from. Everything that rests on the page is
    computed anew.
    """
    with dateline.open(record, must_exist=True) as workspace:
        gone = workspace.remove(target)
    if as_json:
        print_json(list(gone))
    else:
        console().print(f"removed {counted(len(gone), 'page')}: {', '.join(gone)}")
