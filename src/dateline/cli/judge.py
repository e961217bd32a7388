"""`dateline judge`, `origins` and `remove`: what people decide, who stands behind an item, and pages taken out."""

import getpass
from collections.abc import Sequence
from pathlib import Path

import click

import dateline
from dateline.cli.command import ExampleCommand, ExampleGroup, command
from dateline.cli.find import print_why
from dateline.cli.options import Command, json_option, record_option
from dateline.cli.output import clean, console, counted, print_json, print_table
from dateline.judging import judgement_row
from dateline.model.judged import Cell, CellJudgement
from dateline.model.link import Judgement, Kept, Verdict
from dateline.model.rows import to_row


@click.group(
    cls=ExampleGroup,
    examples=(
        "dateline judge same evt_1a2b3c4d evt_5e6f7a8b --why 'one visit'",
        "dateline judge cell evt_1a2b3c4d time 2024-05-04 --why 'the palace diary'",
        "dateline judge cell evt_1a2b3c4d participant ent_11223344 --not",
        "dateline judge export ours.jsonl",
    ),
)
def judge() -> None:
    """Say what is so: two things are the same, or a cell has another value; or take that back.

    What a person judged outranks what the program finds, in every later run, until it is withdrawn; the program's own
    value stays beside it. ID is an id as the lists print it, or a mention as `dateline why` prints it.
    """


def _who(command: Command) -> Command:
    """Add who judges, and why."""
    for option in (
        click.option("--why", "reason", metavar="TEXT", default="", help="The reason, as a reader will see it."),
        click.option("--by", metavar="NAME", help="Who judges.  [default: the user of this machine]"),
    ):
        command = option(command)
    return command


def _pair(verdict: Verdict, told: str) -> ExampleCommand:
    @click.command(verdict.value, cls=ExampleCommand, help=told)
    @click.argument("one", metavar="ID")
    @click.argument("other", metavar="ID")
    @_who
    @record_option
    @json_option
    def judge_pair(*, one: str, other: str, by: str | None, reason: str, record: str, as_json: bool) -> None:
        with dateline.open(record, must_exist=True) as workspace:
            made = workspace.judge(verdict, one, other, by=by or getpass.getuser(), reason=reason)
        _print([made], [to_row(made)], "kept", as_json=as_json)

    return judge_pair


judge.add_command(_pair(Verdict.SAME, "Say that two events, entities, stories or articles are one and the same."))
judge.add_command(_pair(Verdict.DIFFERENT, "Say that two events, entities, stories or articles are not the same."))


@judge.command(
    "cell",
    cls=ExampleCommand,
    examples=(
        "dateline judge cell evt_1a2b3c4d place Samarkand",
        "dateline judge cell evt_1a2b3c4d event --not --why 'a figure of speech'",
        "dateline judge cell ent_11223344 role 'foreign minister' --not",
    ),
)
@click.argument("item_id", metavar="ID")
@click.argument("cell", type=click.Choice([each.value for each in Cell]))
@click.argument("value", required=False, default="")
@click.option("--not", "is_not", is_flag=True, help="It is not so: a participant, a role, or the event as a whole.")
@click.option("--part", metavar="ROLE", default="", help="The role of a participant in the event: host, actor, …")
@_who
@record_option
@json_option
def judge_cell(
    *, item_id: str, cell: str, value: str, is_not: bool, part: str, by: str | None, reason: str, record: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Say what one cell of an item is.

    Of an event: its time (2024-05-04, 2024-05, 2024-05-04..2024-05-06), place, status, a participant (the id of an
    entity), or with --not that it is no event. Of an entity: a role. Of an article: the day it was published. The value
    `unknown` says that nobody can know.
    """
    with dateline.open(record, must_exist=True) as workspace:
        who = by or getpass.getuser()
        made = workspace.judge_cell(item_id, Cell(cell), value, by=who, reason=reason, holds=not is_not, part=part)
    _print(made, [to_row(each) for each in made], "kept", as_json=as_json)


@judge.command(
    "withdraw",
    cls=ExampleCommand,
    examples=(
        "dateline judge withdraw evt_1a2b3c4d evt_5e6f7a8b",
        "dateline judge withdraw evt_1a2b3c4d time",
        "dateline judge withdraw jdg_1a2b3c4d5e6f7a8b",
    ),
)
@click.argument("one", metavar="ID")
@click.argument("other", metavar="[ID|CELL]", required=False)
@record_option
@json_option
def withdraw(*, one: str, other: str | None, record: str, as_json: bool) -> None:
    """Take back what was judged: of two things, of one cell, of all cells of an item, or one judgement by its id."""
    with dateline.open(record, must_exist=True) as workspace:
        gone: tuple[Judgement | CellJudgement, ...]
        if other is None or other in set(Cell):
            gone = workspace.withdraw_cell(one, Cell(other) if other else None)
        else:
            gone = workspace.withdraw(one, other)
    _print(gone, [to_row(each) for each in gone], "withdrawn", as_json=as_json)


@judge.command("list", cls=ExampleCommand, examples=("dateline judge list --json",))
@click.option("--all", "everything", is_flag=True, help="Those that were withdrawn, too.")
@record_option
@json_option
def list_judgements(*, everything: bool, record: str, as_json: bool) -> None:
    """List what people judged, oldest first."""
    with dateline.open(record, must_exist=True) as workspace:
        kept = [each for each in workspace.decisions() if everything or each.withdrawn_at is None]
    if as_json:
        print_json([judgement_row(each) for each in kept])
    elif kept:
        rows = [(each.id, f"{each.at:%Y-%m-%d}", *_cells(each.judgement), _standing(each)) for each in kept]
        print_table(("Id", "When", "By", "Judged", "Why", ""), rows, wide="Judged")
    else:
        console().print("Nobody has judged anything yet.")


def _standing(kept: Kept) -> str:
    return f"withdrawn {kept.withdrawn_at:%Y-%m-%d}" if kept.withdrawn_at else ""


@judge.command("export", cls=ExampleCommand, examples=("dateline judge export ours.jsonl",))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@record_option
def export_judgements(*, file: Path, record: str) -> None:
    """Write what people judged to a file that others can take in (docs/judgements.md)."""
    with dateline.open(record, must_exist=True) as workspace:
        count = workspace.export_judgements(file)
    console().print(f"{file}: {counted(count, 'judgement')}")


@judge.command("import", cls=ExampleCommand, examples=("dateline judge import theirs.jsonl",))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@record_option
@json_option
def import_judgements(*, file: Path, record: str, as_json: bool) -> None:
    """Take in what others judged. A file that was taken in before changes nothing."""
    with dateline.open(record, must_exist=True) as workspace:
        fresh = workspace.import_judgements(file)
    if as_json:
        print_json([judgement_row(each) for each in fresh])
    else:
        console().print(f"{counted(len(fresh), 'judgement')} new or newly withdrawn")


def _print(
    made: Sequence[Judgement | CellJudgement], rows: Sequence[dict[str, object]], verb: str, *, as_json: bool
) -> None:
    if as_json:
        print_json(list(rows))
        return
    for each in made:
        by, what, why = _cells(each)
        console().print(clean(f"{verb}: {what} (by {by}{': ' if why else ''}{why})"))


def _cells(judgement: Judgement | CellJudgement) -> tuple[str, str, str]:
    """Return who judged, what, and why."""
    if isinstance(judgement, CellJudgement):
        words = f" “{judgement.words}”" if judgement.words else ""
        return judgement.by, f"{judgement.cell} of {judgement.item}{words}: {judgement.said}", judgement.reason
    what = f"{judgement.left} and {judgement.right} are {judgement.verdict}"
    return judgement.decided_by, what, "; ".join(ground.text for ground in judgement.grounds)


@command("dateline origins evt_1a2b3c4d")
@click.argument("item_id", metavar="ID")
@record_option
@json_option
def origins(*, item_id: str, record: str, as_json: bool) -> None:
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
def remove(*, target: str, record: str, as_json: bool) -> None:
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
