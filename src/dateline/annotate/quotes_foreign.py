"""Quotations on pages that are read by rule, with the person beside the verb of speech.

A quotation has a speaker only where a verb of speech stands right before or right after it in its sentence; the
speaker is the person named nearest to that verb. Without such a verb the speaker stays unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.quotes_foreign_reported import reported_speech
from dateline.annotate.quotes_foreign_speakers import SENTENCE_END, speaker_by
from dateline.annotate.quotes_foreign_words import UNSPACED, base, quoting_verbs
from dateline.annotate.quotes_marks import Marked, find_marked
from dateline.annotate.reading import Reading
from dateline.model.annotation import Quote, QuoteForm
from dateline.model.article import BlockKind
from dateline.model.span import Span

_REACH = 110
_VERB_REACH = 45
_SHORT = 3
_SHORT_SIGNS = 4
_NOT_SPOKEN = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of speech beside a quotation, and the stretch of text in which its subject stands."""

    verb: Span
    around: Span


def foreign_quotes(reading: Reading) -> tuple[Quote, ...]:
    """Return the quotations of a page without a parse, in the order of the text."""
    verbs = quoting_verbs(base(reading.article.language))
    marked = [each for each in find_marked(reading.article) if not _is_inside(each, reading)]
    quotes: list[Quote] = []
    for each in marked:
        quotes.append(_continued(reading, _quote(reading, each, marked, verbs), each, marked, quotes))
    quotes.extend(reported_speech(reading, [quote.span for quote in quotes if quote.form is not QuoteForm.TERM]))
    return tuple(sorted(quotes, key=lambda quote: (quote.span, quote.content)))


def _is_inside(marked: Marked, reading: Reading) -> bool:
    """Whether a stretch in marks is a name that the page writes in marks."""
    return any(mention.span.covers(marked.content) for mention in reading.names.mentions)


def _quote(reading: Reading, marked: Marked, every: Sequence[Marked], verbs: re.Pattern[str] | None) -> Quote:
    cue = _cue(reading, marked, every, verbs) if verbs is not None else None
    form = _form(reading, marked, spoken=cue is not None)
    if cue is None or form is QuoteForm.TERM:
        return Quote(marked.span, marked.content, form, damage=marked.damage)
    voice = speaker_by(reading, cue.verb, cue.around)
    return Quote(marked.span, marked.content, form, voice.entity, voice.name, cue=cue.verb, damage=marked.damage)


def _continued(
    reading: Reading, quote: Quote, marked: Marked, every: Sequence[Marked], earlier: Sequence[Quote]
) -> Quote:
    """Give whole sentences in marks that follow a quotation in their paragraph its speaker."""
    place = every.index(marked)
    text = reading.parse.text
    if quote.cue is not None or not earlier or every[place - 1].block != marked.block:
        return quote
    before = earlier[-1]
    between = text[before.span.end : marked.span.start].rstrip()
    said = marked.content.of(text)
    whole = len(said.split()) > _SHORT and said[0].isupper() and said[-1] in ".!?…"
    known = before.form is not QuoteForm.TERM and before.cue is not None
    if not (known and whole and between.endswith((".", "!", "?"))):
        return quote
    return replace(quote, form=QuoteForm.DIRECT, speaker=before.speaker, speaker_name=before.speaker_name)


def _cue(reading: Reading, marked: Marked, every: Sequence[Marked], verbs: re.Pattern[str]) -> _Cue | None:
    """Return the verb after the quotation, in the rest of its sentence, or else the one that leads up to it."""
    text, block = reading.parse.text, reading.article.blocks[marked.block].span
    after = _after(text, marked, every, block)
    found = verbs.search(text, after.start, min(after.end, after.start + _VERB_REACH))
    if found:
        return _Cue(Span(*found.span()), after)
    before = _before(text, marked, every, block)
    leading = list(verbs.finditer(text, max(before.start, before.end - _VERB_REACH), before.end))
    if leading:
        return _Cue(Span(*leading[-1].span()), before)
    return None


def _after(text: str, marked: Marked, every: Sequence[Marked], block: Span) -> Span:
    """Return what follows a quotation in its sentence; nothing where the sentence ended with it."""
    start = marked.span.end
    closed = text[marked.content.end - 1 : marked.content.end] == "."  # behind "。”" the speaker may follow at once
    joined = re.match(r"\s*[,،，—–-]|\s*[と고라]", text[start:])
    if (closed and not joined) or text[start : start + 1] in {".", "。"}:
        return Span(start, start)
    limits = [block.end, start + _REACH, *(each.span.start for each in every if each.span.start >= start)]
    end = SENTENCE_END.search(text, start, min(limits))
    return Span(start, end.start() if end else min(limits))


def _before(text: str, marked: Marked, every: Sequence[Marked], block: Span) -> Span:
    """Return what leads up to a quotation in its sentence."""
    end = marked.span.start
    start = max([block.start, end - _REACH, *(each.span.end for each in every if each.span.end <= end)])
    ends = list(SENTENCE_END.finditer(text, start, end))
    return Span(ends[-1].end() if ends else start, end)


def _form(reading: Reading, marked: Marked, *, spoken: bool) -> QuoteForm:
    text = marked.content.of(reading.parse.text)
    block = reading.article.blocks[marked.block]
    unspaced = base(reading.article.language) in UNSPACED
    short = len(text) <= _SHORT_SIGNS if unspaced else len(text.split()) < _SHORT
    alone = not (
        reading.parse.text[block.span.start : marked.span.start] + reading.parse.text[marked.span.end : block.span.end]
    ).strip(" .\n")
    if block.kind in _NOT_SPOKEN or (not spoken and (short or not alone)):
        return QuoteForm.TERM
    # Scripts without capitals do not tell a sentence from a part of one.
    whole = text[0].isupper() or not text[0].islower()
    if short and spoken and not text[0].isupper() and len(text.split()) < _SHORT - 1:
        return QuoteForm.TERM
    return QuoteForm.DIRECT if whole and (len(text.split()) > 1 or unspaced) else QuoteForm.PARTIAL
