"""`dateline show`, `why` and `search`: single items, what they rest on, and how to find them."""

from collections.abc import Iterable
from datetime import datetime

import click
from rich.text import Text
from rich.tree import Tree

import dateline
from dateline.cli.command import command
from dateline.cli.options import as_of_option, json_option, model_options, model_settings, record_option
from dateline.cli.output import clean, console, print_json, quotation, short
from dateline.cli.told import warn_removed
from dateline.cli.views import print_original, view, view_article
from dateline.model.article import Article
from dateline.model.found import END, START, Hit
from dateline.model.rows import to_row
from dateline.record.why import Step, Why

_MOST_WORDS = 3  # quotations shown below one step


@command(
    "dateline show evt_1a2b3c4d",
    "dateline show 1a2b --json",
    "dateline show art_1a2b --original",
    "dateline show art_1a2b --model spacy:de_core_news_sm",
)
@click.argument("item_id", metavar="ID")
@click.option("--original", is_flag=True, help="An article as its page had it: unrepaired, with what was left out.")
@as_of_option
@record_option
@model_options
@json_option
def show(
    *,
    item_id: str,
    original: bool,
    as_of: datetime | None,
    record: str,
    model: str | None,
    model_name: str | None,
    as_json: bool,
) -> None:
    """Print one item of the record.

    It may be an article, event, story, entity, claim, lineage, check or rejection. ID is an id as the lists print it,
    or any beginning of it that fits one item only. With a model, an article is read anew with what the model proposes,
    unless it was added with that model; the record stays as it is.
    """
    own = model_settings(model=model, model_name=model_name)
    with dateline.open(record, must_exist=True) as workspace:
        day = as_of.date() if as_of else None
        item = workspace.show(item_id) if day is None else workspace.show_then(item_id, day)
        if day is not None:
            warn_removed(workspace, as_of)
        if original:
            print_original(item, console())
        elif as_json:
            print_json(workspace.row(item_id, as_of=day))
        elif own.source and isinstance(item, Article) and day is None:
            view_article(item, workspace.read_anew(item.id, own), console())
        else:
            view(workspace.record_around if day is None else lambda _: workspace.record(as_of=day), item, console())


@command("dateline why evt_1a2b3c4d", "dateline why evt_1a2b3c4d evt_5e6f7a8b")
@click.argument("item_id", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@record_option
@json_option
def why(*, item_id: str, other: str | None, record: str, as_json: bool) -> None:
    """Print what the record rests an item on, down to the words of the pages.

    With a second ID, print why the two are held to be the same, or why not.
    """
    with dateline.open(record, must_exist=True) as workspace:
        reasons = workspace.why_two(item_id, other) if other else workspace.why(item_id)
    print_why(reasons, as_json=as_json)


def print_why(reasons: Why, *, as_json: bool) -> None:
    """Print an explanation as a tree, or as JSON."""
    if as_json:
        print_json(to_row(reasons))
    else:
        console().print(_tree(reasons))


def _tree(reasons: Why) -> Tree:
    tree = Tree(Text(clean(reasons.title), style="bold").append(f"  {reasons.id}", style="dim"), guide_style="dim")
    _grow(tree, reasons.steps)
    return tree


def _grow(tree: Tree, steps: Iterable[Step]) -> None:
    for step in steps:
        branch = tree.add(Text(clean(step.text)))
        for ref in step.evidence[:_MOST_WORDS]:
            branch.add(quotation(ref))
        if len(step.evidence) > _MOST_WORDS:
            branch.add(Text(f"and {len(step.evidence) - _MOST_WORDS} more", style="dim"))
        _grow(branch, step.steps)


@command(
    "dateline search trade turnover",
    "dateline search '\"state visit\"' 'meet*' --kind event",
    "dateline search earthquake -- -Japan",
)
@click.argument("words", nargs=-1, required=True, metavar="WORD…")
@record_option
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["article", "quote", "event", "claim"]),
    help="Only in these; repeatable.",
)
@click.option(
    "-n", "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="Show at most N."
)
@json_option
def search(*, words: tuple[str, ...], record: str, kinds: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search articles, quotations, events and claims for all the words given.

    Quotation marks make a phrase, a star ends a beginning of a word, a minus sign leaves out.
    """
    with dateline.open(record, must_exist=True) as workspace:
        hits = workspace.search(" ".join(words), kinds=kinds, limit=limit)
    if as_json:
        print_json([to_row(hit) | {"excerpt": hit.excerpt.replace(START, "").replace(END, "")} for hit in hits])
    elif hits:
        _print_hits(hits)
    else:
        console().print("Nothing found. Try fewer words, or the beginning of one with a star: strik*")


def _print_hits(hits: Iterable[Hit]) -> None:
    out = console()
    for hit in hits:
        where = short(hit.article_id or hit.id)
        out.print(Text(f"{hit.kind:8} {where}  ", style="dim").append(clean(hit.title), style="bold"))
        out.print(Text("         ").append(_marked(hit.excerpt)))


def _marked(excerpt: str) -> Text:
    """Return an excerpt with the words found in bold."""
    text = Text()
    for number, part in enumerate(excerpt.replace(END, START).split(START)):
        words = " ".join(part.split())
        lead = " " if part[:1].isspace() and number else ""
        tail = " " if part[-1:].isspace() else ""
        text.append(lead + clean(words) + tail, style="bold" if number % 2 else "")
    return text
