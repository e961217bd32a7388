"""Live blogs: entries with a clock time of their own, above them or at their beginning.

A page is a live blog where several lines are a clock time, most with running text below, and the times run one way.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.model.article import BlockKind
from dateline.page.reading import Notes, Piece
from dateline.page.shape import is_prose

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.：h]|\s?時|\s?시\s?|点|點)(?P<minute>[0-5]\d)(?:\s?(?:分|분))?"
    r"(?:\s?(?P<half>[ap]\.?m\.?))?(?:\s?(?:uhr|h|hrs?|ч|год))?(?:\s?\(?(?:(?-i:GMT[+-]\d{1,2}|[A-Z]{2,4})\b|"
    r"local time)\)?)?"
)
_DAY = (
    r"(?:[^\W\d_]{2,12}\.?,?\s)?"
    r"(?:(?:\d{1,2}\.?\s?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\s\d{1,2}),?\s(?:\d{4},?\s)?)?"
)
_LABEL = r"(?:(?:updated?|posted|published|stand|at|um|à|a las|alle|kl\.?|om|в|о)\s)?"
_LINE = re.compile(rf"[\[(]?{_LABEL}{_DAY}{_LABEL}{_CLOCK}[\])]?", re.I)
_OPENING = re.compile(rf"[\[(]?{_CLOCK}[\])]?\s?(?:[-–—:：|]\s?|\s)(?=\S)", re.I)
_MAX_TIME_CHARS = 45
_MIN_ENTRIES = 3
_WITH_PROSE = 0.5


def entry_times(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that are the times of a live blog's entries; none for other pages.

    >>> line = "The ferries will not sail before noon, the port says."
    >>> sorted(entry_times(["14:32", line, "14:10", line, "13:55", line]))
    [0, 2, 4]
    >>> entry_times(["14:32", line, line])
    set()
    """
    found = {
        n: match for n, line in enumerate(lines) if len(line) <= _MAX_TIME_CHARS and (match := _LINE.fullmatch(line))
    }
    told = sum(any(is_prose(line) for line in lines[n + 1 : n + 4]) for n in found)
    if len(found) < _MIN_ENTRIES or told < _WITH_PROSE * len(found):
        return set()
    return set(found) if _run_one_way([_minutes(match) for match in found.values()]) else set()


def _minutes(match: re.Match[str]) -> int:
    half = (match["half"] or "").casefold()
    hour = int(match["hour"]) % 12 + 12 * half.startswith("p") if half else int(match["hour"])
    return 60 * hour + int(match["minute"])


def _run_one_way(minutes: list[int]) -> bool:
    """Tell whether times fall, or rise, throughout; midnight may come between once."""
    falls = sum(two > one for one, two in pairwise(minutes))
    rises = sum(two < one for one, two in pairwise(minutes))
    return len(set(minutes)) > 1 and min(falls, rises) <= 1


def with_entries(pieces: list[Piece], notes: Notes) -> list[Piece]:
    """Give the pieces of a live blog their entry's time, and drop the lines that were nothing but a time."""
    if not any(piece.kind is BlockKind.LIVE_ENTRY for piece in pieces):
        return _with_inline_times(pieces)
    told: list[Piece] = []
    time: str | None = None
    for piece in pieces:
        if piece.kind is BlockKind.LIVE_ENTRY:
            time = piece.text
            notes.drop(piece.text, "time of a live entry")
        elif time is None or piece.kind in (BlockKind.CAPTION, BlockKind.CORRECTION):
            told.append(piece)
        else:
            kind = BlockKind.LIVE_ENTRY if piece.kind is BlockKind.PARAGRAPH else piece.kind
            told.append(replace(piece, kind=kind, time=time))
    return told


def _with_inline_times(pieces: list[Piece]) -> list[Piece]:
    """Read the times that open the paragraphs themselves: "14:32 – The talks are off."."""
    opened = {
        n: match
        for n, piece in enumerate(pieces)
        if piece.kind is BlockKind.PARAGRAPH and (match := _OPENING.match(piece.text))
    }
    if len(opened) < _MIN_ENTRIES or not _run_one_way([_minutes(match) for match in opened.values()]):
        return pieces
    told: list[Piece] = []
    time: str | None = None
    for number, piece in enumerate(pieces):
        match = opened.get(number)
        time = match.group().strip(" -–—:：|[]()") if match else time
        rest = _from(piece, match.end()) if match else piece
        is_entry = time is not None and piece.kind is BlockKind.PARAGRAPH
        told.append(replace(rest, kind=BlockKind.LIVE_ENTRY, time=time) if is_entry else rest)
    return told


def _from(piece: Piece, start: int) -> Piece:
    """Return a piece without what stands before `start`."""
    return replace(piece, text=piece.text[start:], offset=piece.offset + start if piece.offset >= 0 else -1)
