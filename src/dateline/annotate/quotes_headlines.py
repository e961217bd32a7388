"""Headlines that report speech without a verb: "Olsen: Strike goes on", "Border stays shut – minister"."""

import re
from collections.abc import Iterator, Sequence

from dateline.annotate.reading import Reading
from dateline.lang.offices import office_words
from dateline.model.annotation import Quote, QuoteForm
from dateline.model.article import BlockKind
from dateline.model.span import Span

_LED = re.compile(r"([^:]{2,40}):\s+(?=\S)")
_SIGNED = re.compile(r"\s+[–—-]\s+([^–—:]{3,40})$")
_MIN_WORDS = 3
# Speakers without a name that headlines sign with, beside the words for offices.
_SPEAKERS = frozenset({
    "official", "officials", "police", "army", "ministry", "sources", "source", "report", "spokesman", "spokeswoman",
    "spokesperson", "government",
})  # fmt: skip


def headline_speech(reading: Reading, taken: Sequence[Quote]) -> Iterator[Quote]:
    """Yield what a headline lays in the mouth of the person before its colon or behind its dash."""
    for block in reading.article.blocks:
        if block.kind is not BlockKind.TITLE or any(quote.span.overlaps(block.span) for quote in taken):
            continue
        quote = _led(reading, block.span) or _signed(reading, block.span)
        if quote is not None:
            yield quote


def _led(reading: Reading, title: Span) -> Quote | None:
    match = _LED.match(title.of(reading.parse.text))
    if match is None:
        return None
    speaker = _person(reading, Span(*match.span(1)).shift(title.start))
    return _indirect(reading, Span(title.start + match.end(), title.end), speaker, None) if speaker else None


def _signed(reading: Reading, title: Span) -> Quote | None:
    words = title.of(reading.parse.text)
    match = _SIGNED.search(words)
    if match is None:
        return None
    content = Span(title.start, title.start + match.start())
    speaker = _person(reading, Span(*match.span(1)).shift(title.start))
    if speaker is not None:
        return _indirect(reading, content, speaker, None)
    last = match[1].split()[-1].lower()
    known = match[1].islower() and (last in _SPEAKERS or last in office_words())
    return _indirect(reading, content, None, match[1]) if known else None


def _person(reading: Reading, where: Span) -> str | None:
    """Return the person whose name ends a stretch."""
    return next((m.entity for m in reading.people if where.covers(m.span) and m.span.end == where.end), None)


def _indirect(reading: Reading, content: Span, speaker: str | None, name: str | None) -> Quote | None:
    if len(content.of(reading.parse.text).split()) < _MIN_WORDS:
        return None
    return Quote(content, content, QuoteForm.INDIRECT, speaker, name)
