"""Speech without marks on pages read by rule: reported clauses, sources, and dialogue behind a dash.

Three shapes are read, each within one sentence: a verb of speech with "that" behind it, a source named at an edge of
the sentence ("laut X", "according to X"), and a paragraph that a dash opens and a verb of speech behind a second dash
or a comma closes. Chinese and Japanese have no "that": there a speaker stands right before the verb or the particle.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.annotate.quotes_cues import Voice
from dateline.annotate.quotes_foreign_speakers import speaker_by
from dateline.annotate.quotes_foreign_words import base, reported_words, speech_verbs
from dateline.annotate.reading import Reading
from dateline.model.annotation import Quote, QuoteForm
from dateline.model.article import BlockKind
from dateline.model.span import Span

_THAT_REACH = 30
_NOT_REACH = 12
_SOURCE_REACH = 60
_END = re.compile(r"[\s.!?。！？؟।…,;]+$")
_CHINESE_SAID = re.compile(r"\s*[，,：:]\s*")
_JAPANESE_CLAUSE = re.compile(r"は[、,]?(.{4,}?)と$")
_CLAUSE_REACH = 600  # signs
_DASH = re.compile(r"\s*[—–―-]\s*")
_DASH_CLOSES = re.compile(r"[,?!.…]?\s*[—–―]\s*|,\s+")


def reported_speech(reading: Reading, taken: Sequence[Span]) -> Iterator[Quote]:
    """Yield speech without marks; sentences with quotations in marks (`taken`) are left to those."""
    code = base(reading.article.language)
    verbs = speech_verbs(code)
    if verbs is None:
        return
    headings = [b.span for b in reading.article.blocks if b.kind in {BlockKind.TITLE, BlockKind.HEADING}]
    for sentence in reading.parse.sentences:
        span = sentence.span
        if any(other.overlaps(span) for other in (*taken, *headings)):
            continue
        quote = (
            _dialogue(reading, span, verbs) or _by_verb(reading, span, code, verbs) or _by_source(reading, span, code)
        )
        if quote is not None:
            yield quote


def _by_verb(reading: Reading, sentence: Span, code: str, verbs: re.Pattern[str]) -> Quote | None:
    """Read "X said that …" and its like."""
    text = reading.parse.text
    for match in verbs.finditer(text, sentence.start, sentence.end):
        verb = Span(*match.span())
        content = _clause(text, sentence, verb, code)
        if content is None or _is_denied(text, sentence, verb, code):
            continue
        voice = speaker_by(reading, verb, Span(sentence.start, content.start))
        if voice.entity is not None or voice.name is not None:
            return _indirect(content, voice, verb)
    return None


def _clause(text: str, sentence: Span, verb: Span, code: str) -> Span | None:
    """Return the reported clause of a verb."""
    if code == "zh":
        comma = _CHINESE_SAID.match(text, verb.end)
        return _trimmed(text, comma.end(), sentence.end) if comma else None
    if code == "ja":
        start = max(sentence.start, verb.start - _CLAUSE_REACH)
        clause = _JAPANESE_CLAUSE.search(text[start : verb.start])
        return Span(*clause.span(1)).shift(start) if clause else None
    that = reported_words(code).that
    opened = that.search(text, verb.end, min(sentence.end, verb.end + _THAT_REACH)) if that else None
    return _trimmed(text, opened.end(), sentence.end) if opened else None


def _is_denied(text: str, sentence: Span, verb: Span, code: str) -> bool:
    denied = reported_words(code).denied
    near = max(sentence.start, verb.start - _NOT_REACH), min(sentence.end, verb.end + _NOT_REACH)
    return denied is not None and denied.search(text, *near) is not None


def _by_source(reading: Reading, sentence: Span, code: str) -> Quote | None:
    """Read "Laut X …" at the beginning of a sentence, "…, according to X" at its end."""
    words, text = reported_words(code), reading.parse.text
    found = words.by.search(text, sentence.start, sentence.end) if words.by is not None else None
    if found is None:
        return None
    cue = Span(*found.span())
    around = Span(cue.end, min(sentence.end, cue.end + _SOURCE_REACH))
    comma = text.find(",", cue.end, sentence.end)
    if cue.start == sentence.start:
        around = Span(cue.end, comma) if comma > 0 else around
        voice, named = _source(reading, cue, around)
        behind = comma + 1 if comma > 0 and not words.verb_first else named
        content = _trimmed(text, behind, sentence.end) if behind is not None else None
    else:
        before = text[sentence.start : cue.start].rstrip()
        voice, _ = _source(reading, cue, around)
        content = _trimmed(text, sentence.start, cue.start) if before.endswith(",") else None
    return _indirect(content, voice, cue) if content is not None and voice is not None else None


def _source(reading: Reading, cue: Span, around: Span) -> tuple[Voice | None, int | None]:
    """Return who is named behind "according to", and where the name ends."""
    voice = speaker_by(reading, cue, around)
    if voice.name is not None:
        place = reading.parse.text.find(voice.name, around.start, around.end)
        return voice, place + len(voice.name)
    ends = [m.span.end for m in reading.names.mentions if m.entity == voice.entity and around.covers(m.span)]
    return (voice, ends[0]) if ends else (None, None)


def _dialogue(reading: Reading, sentence: Span, verbs: re.Pattern[str]) -> Quote | None:
    """Read "— Words, — said X": what stands between the dash that opens a paragraph and the verb."""
    text = reading.parse.text
    opening = _DASH.match(text, sentence.start)
    begins = any(block.span.start == sentence.start for block in reading.article.blocks)
    if not begins or opening is None:
        return None
    for closing in _DASH_CLOSES.finditer(text, opening.end(), sentence.end):
        verb = verbs.match(text, closing.end())
        if verb is None:
            continue
        content = _trimmed(text, opening.end(), closing.start())
        if content is None:
            return None
        cue = Span(*verb.span())
        voice = speaker_by(reading, cue, Span(cue.start, sentence.end))
        return Quote(content, content, QuoteForm.DIRECT, voice.entity, voice.name, cue=cue)
    return None


def _indirect(content: Span, voice: Voice, cue: Span) -> Quote:
    return Quote(content, content, QuoteForm.INDIRECT, voice.entity, voice.name, cue=cue)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without the space and the closing signs around it; `None` where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    ending = _END.search(text, start, end)
    end = ending.start() if ending is not None and ending.end() == end else end
    return Span(start, end) if start < end else None
