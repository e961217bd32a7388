"""Indirect speech: "X said that …", "…, X announced", "according to X, …", without quotation marks."""

from collections.abc import Iterator, Sequence

from dateline.annotate.parse import Token
from dateline.annotate.quotes_cues import SPEECH, WEAK, addressee_of, sources_in, voice_of
from dateline.annotate.reading import Reading
from dateline.model.annotation import Quote, QuoteForm
from dateline.model.span import Span

_MARKS = frozenset({"that", "whether", "if"})
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "."})


def indirect_speech(reading: Reading, spoken: Sequence[Quote]) -> Iterator[Quote]:
    """Yield indirect speech; clauses that hold words in quotation marks are left to those quotations."""
    for token in reading.parse.tokens:
        if token.pos == "VERB" and token.lemma.lower() in SPEECH and not _inside(token.span, spoken):
            quote = _by_verb(reading, token)
        elif token.text.lower() == "according":
            quote = _by_phrase(reading, token)
        else:
            continue
        if quote is not None and not _touches(quote.content, spoken):
            yield quote


def _by_verb(reading: Reading, verb: Token) -> Quote | None:
    clause = next((child for child in reading.parse.children(verb) if child.dep == "ccomp"), None)
    if clause is None or not _is_reported(reading, verb, clause):
        return None
    voice = voice_of(reading, verb)
    if voice is None or (verb.tag in {"VB", "VBG"} and voice.entity is None):
        return None
    content = _clause_span(reading, clause, verb)
    if content is None:
        return None
    via = (voice.name or "",) if voice.is_source else ()
    return Quote(
        span=content,
        content=content,
        form=QuoteForm.INDIRECT,
        speaker=None if voice.is_source else voice.entity,
        speaker_name=None if voice.is_source else voice.name,
        addressee=addressee_of(reading, verb),
        cue=verb.span,
        via=via,
    )


def _is_reported(reading: Reading, verb: Token, clause: Token) -> bool:
    """Tell whether an object clause is what is said, and not a direct quotation's rest or a weak verb's object."""
    children = reading.parse.children(clause)
    finite = clause.tag in {"VBD", "VBZ", "VBP"} or any(c.tag in {"MD", "VBD", "VBZ", "VBP"} for c in children)
    marked = any(child.dep == "mark" and child.text.lower() in _MARKS for child in children)
    if verb.lemma.lower() in WEAK and not marked:
        return False
    return finite and (marked or any(child.dep in {"nsubj", "nsubjpass", "expl"} for child in children))


def _by_phrase(reading: Reading, according: Token) -> Quote | None:
    parse = reading.parse
    named = [voice for voice, where in sources_in(reading, according.sentence, Span(0, 0)) if where == according.span]
    if not named:
        return None
    root = parse.head(according)
    while root.dep not in {"ROOT", "ccomp"} and root.head != root.index:
        root = parse.head(root)
    content = _clause_span(reading, root, according)
    speaker = next((voice for voice in named if not voice.is_source), None)
    if content is None:
        return None
    return Quote(
        span=content,
        content=content,
        form=QuoteForm.INDIRECT,
        speaker=speaker.entity if speaker is not None else None,
        speaker_name=speaker.name if speaker is not None else None,
        cue=according.span,
        via=tuple(voice.name or "" for voice in named if voice.is_source),
    )


def _clause_span(reading: Reading, clause: Token, cue: Token) -> Span | None:
    """Return the words of a clause on its side of the cue, without "that" and the marks around it."""
    parse = reading.parse
    cut = (
        {token.index for token in parse.subtree(cue)}
        if cue.lemma == "accord" or cue.text.lower() == "according"
        else set()
    )
    tokens = [token for token in parse.subtree(clause) if token.index not in cut and token.index != cue.index]
    tokens = [t for t in tokens if (t.index > cue.index) is (clause.index > cue.index)]
    if clause.index > cue.index and cue.text.lower() == "according":
        tokens = _behind_source(reading, cue, tokens)
    while tokens and (
        tokens[0].text.lower() in _MARKS or tokens[0].text in _EDGE or tokens[0].pos in {"PUNCT", "CCONJ"}
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _EDGE or tokens[-1].pos == "SPACE"):
        tokens = tokens[:-1]
    if len(tokens) < 2:
        return None
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _behind_source(reading: Reading, cue: Token, tokens: list[Token]) -> list[Token]:
    """Cut the rest of a source's name that the parser gave to the clause: "According to the agency | Tass, …"."""
    comma = next((t.index for t in reading.parse.tokens[cue.index : cue.index + 12] if t.text == ","), None)
    if comma is None or not tokens or tokens[0].index > comma:
        return tokens
    return [token for token in tokens if token.index > comma]


def _inside(span: Span, spoken: Sequence[Quote]) -> bool:
    return any(quote.span.covers(span) for quote in spoken)


def _touches(span: Span, spoken: Sequence[Quote]) -> bool:
    return any(quote.span.overlaps(span) for quote in spoken)
