"""The opening of the body: standfirst, desk and dateline before the first sentence."""

import re

from dateline.model.article import BlockKind
from dateline.model.dates import Basis, Interval
from dateline.page.clues import Clue, Rank
from dateline.page.credits import caption_credit, crediting_phrases
from dateline.page.datetext import read_date
from dateline.page.heads import Dateline, agency_credit, read_dateline, split_desk
from dateline.page.reading import Piece, Reading
from dateline.page.shape import count_words

_OPENING_PIECES = 4
_STANDFIRST_WORDS = 60
_RESTATED = 0.4
_CONTENT_WORD = re.compile(r"\w{4,}")


def open_body(reading: Reading) -> None:
    """Take desk and dateline off the first paragraph, mark the standfirst, and note the credits inside the text."""
    _mark_standfirst(reading)
    for number, piece in enumerate(reading.pieces[:_OPENING_PIECES]):
        if piece.kind is BlockKind.PARAGRAPH:
            reading.pieces[number] = _opened(piece, reading)
            if reading.pieces[number] is not piece:
                break
    for number, piece in enumerate(reading.pieces):
        if piece.kind is BlockKind.CAPTION:
            reading.pieces[number] = _without_credit(piece, reading)
        reading.notes.credits += crediting_phrases(piece.text)


def _without_credit(piece: Piece, reading: Reading) -> Piece:
    """Take the picture's credit off its caption: it vouches for the picture and is no part of what is told."""
    found = caption_credit(piece.text)
    if found is None:
        return piece
    text, credit = found
    reading.notes.credits.append(credit)
    reading.notes.drop(credit.raw, "photo credit")
    return Piece(piece.kind, text, piece.offset)


def _mark_standfirst(reading: Reading) -> None:
    """The line under the headline is a standfirst where the paragraph after it says the same again at more length."""
    if reading.title is None or len(reading.pieces) < 3:
        return
    first, *others = reading.pieces
    second = next((piece for piece in others[:3] if piece.kind is BlockKind.PARAGRAPH), first)
    if first is second or first.kind is not BlockKind.PARAGRAPH:
        return
    if (
        read_dateline(first.text, reading.language)
        or split_desk(first.text)
        or count_words(first.text) > _STANDFIRST_WORDS
    ):
        return
    words = set(_CONTENT_WORD.findall(first.text.casefold()))
    again = set(_CONTENT_WORD.findall(second.text.casefold()))
    if len(words & again) >= _RESTATED * max(1, len(words)):
        reading.pieces[0] = Piece(BlockKind.STANDFIRST, first.text, first.offset)


def _opened(piece: Piece, reading: Reading) -> Piece:
    text = piece.text
    desk = split_desk(text)
    if desk:
        _note_desk(text, desk, reading)
        text = desk[2]
    dateline = read_dateline(text, reading.language)
    if dateline:
        _note_dateline(text, dateline, reading)
        text = dateline.rest
    if text == piece.text:
        return piece
    begin = reading.raw_text.find(text[:30], max(0, piece.offset)) if piece.offset >= 0 else -1
    return Piece(piece.kind, text, begin if begin >= 0 else piece.offset)


def _note_desk(paragraph: str, desk: tuple[str, str | None, str], reading: Reading) -> None:
    name, outlet, rest = desk
    raw = paragraph[: len(paragraph) - len(rest)].strip()
    reading.notes.drop(raw, "byline before the first sentence")
    reading.notes.find("byline", raw, "first paragraph", "desk before the first sentence")
    reading.byline = reading.byline or name
    if outlet and reading.outlet is None:
        reading.outlet = outlet
        reading.notes.find("outlet", raw, "first paragraph", "outlet after its desk")


def _note_dateline(paragraph: str, dateline: Dateline, reading: Reading) -> None:
    raw = paragraph[: len(paragraph) - len(dateline.rest)].strip()
    reading.notes.drop(raw, "dateline")
    if dateline.place:
        reading.dateline_place = dateline.place
        reading.notes.find("dateline_place", raw, "first paragraph", "dateline")
    credit = agency_credit(dateline, raw)
    if credit:
        reading.notes.credits.append(credit)
    written = read_date(dateline.month_day or "", reading.language or "en")
    if written and written.interval.is_bounded:
        says = f"the report is dated “{raw}”"
        reading.notes.clues.append(Clue(Rank.PRINTED, written.interval, Basis.STATED, "dateline", says))
    elif dateline.month_day:
        says = f"the report is dated “{dateline.month_day}” and names no year"
        reading.notes.clues.append(Clue(Rank.BOUND, Interval(), Basis.STATED, "dateline without a year", says))
