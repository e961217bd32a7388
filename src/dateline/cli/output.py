"""Printing: tables and text for people, JSON for programs.

Words of pages are foreign: they are never read as markup, and signs that steer a terminal are taken out of them.
"""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.model.dates import Dated, Interval
from dateline.model.link import Event, Origins, SpanRef

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ID_CHARS = 8
_PIPED_WIDTH = 120
_NARROWEST = 10

PLURALS = {
    "article": "articles",
    "event": "events",
    "story": "stories",
    "entity": "entities",
    "claim": "claims",
    "lineage": "lineages",
    "check": "checks",
    "rejection": "rejected pages",
    "page": "pages",
    "new page": "new pages",
    "feed": "feeds",
    "judgement": "judgements",
}
"""What several items of a kind are called."""


def console(*, stderr: bool = False) -> Console:
    """Return the console for people; without colour where nobody looks."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else get_terminal_size((_PIPED_WIDTH, 24)).columns
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def print_json(value: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, wide: str) -> None:
    """Print a table; `wide` names the column that takes the room the others leave. Cells of one word are not broken."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    cells = [[clean(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    for number, column in enumerate(columns):
        one_word = column != wide and not any(" " in row[number] for row in cells)
        width = max(len(column), 0 if one_word else _NARROWEST)
        table.add_column(
            column, no_wrap=one_word, min_width=width, ratio=1 if column == wide else None, overflow="fold"
        )
    for each in cells:
        table.add_row(*each)
    out = console()
    with out.capture() as drawn:
        out.print(table)
    for line in drawn.get().splitlines():
        click.echo(line.rstrip())


def print_empty(kind: str, *, held: int = 0) -> None:
    """Say that there is nothing of a kind to list, and what to do."""
    if held:
        click.echo(f"No {kind} fits. Without the filter there {'is 1' if held == 1 else f'are {held}'}.")
    else:
        click.echo(f"The record holds no {PLURALS[kind]} yet. Add pages with: dateline add PATH…")


def counted(number: int, kind: str) -> str:
    """Return a number of items in words.

    >>> counted(1, "story"), counted(2, "story")
    ('1 story', '2 stories')
    """
    return f"{number} {kind if number == 1 else PLURALS[kind]}"


def clean(words: str) -> str:
    """Return words of a page on one line, without signs that steer a terminal.

    >>> clean("Talks  in " + chr(27) + "[31mOslo")
    'Talks in [31mOslo'
    """
    return " ".join(steady(words).split())


def steady(words: str) -> str:
    """Return words without signs that steer a terminal, their blanks as they are."""
    return _STEERING.sub("", words)


def short(item_id: str) -> str:
    """Return an id as lists show it; it is accepted wherever an id is.

    >>> short("evt_0123456789abcdef")
    'evt_01234567'
    """
    mark, underscore, digits = item_id.partition("_")
    return f"{mark}{underscore}{digits[:_ID_CHARS]}"


def day(interval: Interval) -> str:
    """Return an interval for a column.

    >>> day(Interval())
    '–'
    """
    return "–" if interval.is_unknown else str(interval)


def dated(value: Dated) -> str:
    """Return a date with where it comes from."""
    return "not known" if value.interval.is_unknown else f"{value} ({value.basis})"


def origins(value: Origins) -> str:
    """Return how many outlets and how many texts of their own stand behind something.

    >>> origins(Origins(outlets=("a", "b"), texts=("a",)))
    '2 outlets, 1 text'
    """
    return ", ".join(str(value).split(", ")[:2])


def event_title(event: Event) -> str:
    """Return what an event is called: its title, or its type and who takes part."""
    return event.title or f"{event.type}: {', '.join(each.name for each in event.participants) or 'nobody named'}"


def quotation(ref: SpanRef, page: str | None = None) -> Text:
    """Return words of a page with where they stand: `page`, where it is given, then the article's id and the offset."""
    named = f"{page}; " if page else ""
    text = Text(f"“{clean(ref.text)}”")
    return text.append(f"  {named}{short(ref.article_id)} at {ref.span.start}", style="dim")
