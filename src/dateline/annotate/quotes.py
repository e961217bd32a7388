"""Speech: quotations in marks, direct and partial, and indirect speech, with who says it, to whom and through whom.

Marks are found first (`quotes_marks`), then the verb that brings each quotation in (`quotes_cues`), on either side of
it; a quotation without one continues the last speaker of its paragraph, or of the quotation that runs over into it.
Short quoted words that nobody is said to utter are terms, not speech. The turns of a transcript are speech without
marks (`quotes_transcript`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.entities import Names
from dateline.annotate.parse import RULES, Parse, Token
from dateline.annotate.quotes_beside import named_beside
from dateline.annotate.quotes_cues import (
    JUDGEMENT,
    SPEECH,
    Voice,
    addressee_of,
    quoted_by,
    says_by_its_object,
    sources_in,
    voice_of,
)
from dateline.annotate.quotes_foreign import foreign_quotes
from dateline.annotate.quotes_headlines import headline_speech
from dateline.annotate.quotes_indirect import indirect_speech
from dateline.annotate.quotes_marks import LOST_OPENING, Marked, find_marked
from dateline.annotate.quotes_transcript import transcript_speech
from dateline.annotate.reading import Reading
from dateline.model.annotation import Quote, QuoteForm
from dateline.model.article import Article, BlockKind

_SHORT = 4
_NEAR = 14
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb beside a quotation, with who speaks by it."""

    verb: Token
    voice: Voice


def find_quotes(article: Article, parse: Parse, names: Names) -> tuple[Quote, ...]:
    """Return the speech of `article` in the order of the text."""
    reading = Reading(article, parse, names)
    if parse.model == RULES:
        return foreign_quotes(reading)
    marked = find_marked(article)
    quotes: list[Quote] = []
    for number, each in enumerate(marked):
        quotes.append(_quote(reading, each, marked, number, quotes))
    quotes = _with_later_speakers(quotes, marked)
    quotes = _with_carried_sources(reading, quotes)
    turns = transcript_speech(reading)
    quotes = [quote for quote in quotes if not any(turn.content.covers(quote.span) for turn in turns)] + [*turns]
    spoken = [quote for quote in quotes if quote.form is not QuoteForm.TERM]
    quotes.extend(indirect_speech(reading, spoken))
    quotes.extend(headline_speech(reading, quotes))
    return tuple(sorted(quotes, key=lambda quote: (quote.span, quote.content)))


def _quote(reading: Reading, marked: Marked, every: Sequence[Marked], number: int, earlier: list[Quote]) -> Quote:
    cues = _cues(reading, marked, every)
    cue = next((each for each in cues if not each.voice.is_source), None)
    sources = [each.voice for each in cues if each.voice.is_source]
    said_by, via = _by_phrase(reading, marked)
    beside = named_beside(reading, marked) if cue is None and said_by is None else None
    said_by = said_by or beside
    via = tuple(dict.fromkeys([*(voice.name or "" for voice in sources), *via]))
    voice = cue.voice if cue is not None else said_by
    form = _form(reading, marked, cue, voice, led=beside is not None)
    quote = Quote(marked.span, marked.content, form, damage=marked.damage, via=via)
    if form is QuoteForm.TERM:
        return replace(quote, via=())
    if voice is None:
        return _continued(reading, quote, marked, every, number, earlier)
    quote = replace(quote, speaker=voice.entity, speaker_name=voice.name)
    if cue is None:
        return quote
    addressee, named = addressee_of(reading, cue.verb)
    return replace(quote, addressee=addressee, addressee_name=named, cue=cue.verb.span)


def _cues(reading: Reading, marked: Marked, every: Sequence[Marked]) -> list[Cue]:
    """Return the verbs that may bring the quotation in, the best first."""
    verbs = SPEECH | JUDGEMENT
    found = []
    for token in _around(reading, marked):
        if token.pos not in {"VERB", "AUX"}:
            continue
        if token.lemma.lower() not in verbs and not says_by_its_object(reading, token, marked.content):
            continue
        if any(other.content.covers(token.span) for other in every):
            continue
        distance = _distance(reading.parse.text, marked, token)
        voice = voice_of(reading, token) if distance is not None else None
        if voice is not None and distance is not None:
            found.append((distance, token.index, Cue(token, voice)))
    return [cue for _, _, cue in sorted(found, key=lambda item: item[:2])]


def _around(reading: Reading, marked: Marked) -> tuple[Token, ...]:
    """Return the tokens of the sentences that the quotation stands in or touches, within its block."""
    inside = reading.tokens_in(marked.span)
    if not inside:
        return ()
    first, last = inside[0].sentence, inside[-1].sentence
    sentences = reading.parse.sentences
    if (
        last + 1 < len(sentences)
        and sentences[last + 1].block == marked.block
        and not _ends_flat(reading.parse.text, marked)
    ):
        last += 1
    found = [token for number in range(first, last + 1) for token in reading.parse.sentence_tokens(number)]
    return tuple(found)


def _ends_flat(text: str, marked: Marked) -> bool:
    """Tell whether a quotation ends with a full stop, so that the next sentence does not belong to it."""
    return text[: marked.content.end].endswith(".") or text[marked.span.end : marked.span.end + 1] == "."


def _distance(text: str, marked: Marked, verb: Token) -> int | None:
    """Return how far a verb stands from the quotation, in tokens; behind a comma counts as nearer than before."""
    between = (
        text[marked.span.end : verb.span.start]
        if verb.span.start >= marked.span.end
        else text[verb.span.end : marked.span.start]
    )
    if verb.span.start < marked.span.start and ". " in between:
        return None
    steps = len(between.split())
    after = verb.span.start >= marked.span.end
    comma = text[: marked.content.end].endswith((",", "?", "!"))
    if after and (steps > _NEAR or "“" in between or ";" in between):
        return None
    if after and not comma and not between.lstrip().startswith(","):
        steps += _NEAR
    return steps


def _by_phrase(reading: Reading, marked: Marked) -> tuple[Voice | None, tuple[str, ...]]:
    """Return the speaker and the media named by "according to …" beside the quotation."""
    inside = reading.tokens_in(marked.span)
    if not inside:
        return None, ()
    named = [voice for voice, _ in sources_in(reading, inside[-1].sentence, marked.span)]
    speakers = [voice for voice in named if not voice.is_source]
    media = [voice.name or "" for voice in named if voice.is_source]
    media += quoted_by(reading, inside[-1].sentence, marked.span)
    return (speakers[0] if speakers else None), tuple(media)


def _form(reading: Reading, marked: Marked, cue: Cue | None, voice: Voice | None, *, led: bool) -> QuoteForm:
    tokens = [token for token in reading.tokens_in(marked.content) if token.pos not in {"PUNCT", "SPACE"}]
    whole = _is_whole(reading, marked, tokens)
    block = reading.article.blocks[marked.block]
    if block.kind in {BlockKind.TITLE, BlockKind.HEADING} and not led:
        return QuoteForm.PARTIAL if cue is not None and cue.verb.lemma in SPEECH else QuoteForm.TERM
    if marked.damage == LOST_OPENING or marked.goes_on:
        return QuoteForm.DIRECT
    if whole:
        return QuoteForm.DIRECT if voice is not None or _stands_alone(reading, marked) else QuoteForm.TERM
    if voice is None:
        return QuoteForm.PARTIAL if len(tokens) > 2 * _SHORT else QuoteForm.TERM
    if len(tokens) <= _SHORT and cue is not None and not _utters(marked, cue, tokens):
        return QuoteForm.TERM
    return QuoteForm.PARTIAL


def _is_whole(reading: Reading, marked: Marked, tokens: Sequence[Token]) -> bool:
    """Tell whether the content is a sentence of its own: a capital at its start and a finite verb."""
    text = marked.content.of(reading.parse.text)
    if not text or not (text[0].isupper() or text[0].isdigit() or text[0] in "…[") or not tokens:
        return False
    finite = not tokens[0].tag or any(
        token.tag in _FINITE or (token.tag == "VB" and token.dep == "ROOT") for token in tokens
    )
    return (finite and len(tokens) > 1 and len(text.split()) > 1) or (text[-1] in ",!?." and len(tokens) > 1)


def _stands_alone(reading: Reading, marked: Marked) -> bool:
    """Tell whether nothing but the quotation stands in its sentence."""
    text, block = reading.parse.text, reading.article.blocks[marked.block].span
    before = text[block.start : marked.span.start].rstrip()
    return not before or before[-1] in '.:!?”»"'


def _utters(marked: Marked, cue: Cue, tokens: Sequence[Token]) -> bool:
    """Tell whether a few quoted words are what the subject of the verb says: "hailed the “golden age”"."""
    lemma = cue.verb.lemma.lower()
    if lemma in {"promise", "pledge", "vow", "agree", "declare", "accept", "demand", "refuse"}:
        return any(token.pos == "VERB" for token in tokens)
    if tokens and cue.verb.sentence != tokens[0].sentence and cue.verb.span.start < marked.span.start:
        return False
    return lemma in JUDGEMENT or lemma in SPEECH


def _continued(
    reading: Reading, quote: Quote, marked: Marked, every: Sequence[Marked], number: int, earlier: list[Quote]
) -> Quote:
    """Give a quotation without a verb of its own the speaker of the one it continues."""
    if not earlier or quote.form is QuoteForm.PARTIAL:
        return quote
    before, place = earlier[-1], every[number - 1]
    same_block = place.block == marked.block
    runs_over = place.block == marked.block - 1 and (
        place.goes_on or marked.damage == LOST_OPENING or _is_bare(reading, marked)
    )
    if before.form is QuoteForm.TERM or not (same_block or runs_over):
        return quote
    return _said_like(quote, before)


def _said_like(quote: Quote, other: Quote) -> Quote:
    """Give a quotation the speaker and the listener of another."""
    return replace(
        quote,
        speaker=other.speaker,
        speaker_name=other.speaker_name,
        addressee=other.addressee,
        addressee_name=other.addressee_name,
    )


def _with_later_speakers(quotes: Sequence[Quote], marked: Sequence[Marked]) -> list[Quote]:
    """Give a quotation that runs over into the next paragraph the speaker who is named only there."""
    found = list(quotes)
    for number in reversed(range(len(found) - 1)):
        quote, later = found[number], found[number + 1]
        unknown = quote.speaker is None and quote.speaker_name is None
        if marked[number].goes_on and unknown and later.form is QuoteForm.DIRECT:
            found[number] = _said_like(quote, later)
    return found


def _is_bare(reading: Reading, marked: Marked) -> bool:
    """Tell whether the block holds nothing but the quotation."""
    block = reading.article.blocks[marked.block].span
    rest = reading.parse.text[block.start : marked.span.start] + reading.parse.text[marked.span.end : block.end]
    return not rest.strip(" .\n")


def _with_carried_sources(reading: Reading, quotes: list[Quote]) -> list[Quote]:
    """Carry a reporting source to the neighbouring quotations of the same speaker, as probable."""
    found = list(quotes)
    for number, quote in enumerate(quotes):
        if quote.via or quote.speaker is None or quote.form is QuoteForm.TERM:
            continue
        for other in (*quotes[max(0, number - 1) : number], *quotes[number + 1 : number + 2]):
            if other.via and other.speaker == quote.speaker and _blocks_apart(reading, quote, other) <= 1:
                found[number] = replace(quote, via=other.via, via_certain=False)
                break
    return found


def _blocks_apart(reading: Reading, quote: Quote, other: Quote) -> int:
    first, second = (reading.tokens_in(each.content)[:1] for each in (quote, other))
    if not first or not second:
        return 99
    sentences = reading.parse.sentences
    return abs(sentences[first[0].sentence].block - sentences[second[0].sentence].block)
