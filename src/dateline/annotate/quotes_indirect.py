"""Indirect speech: "X said that …", "…, X announced", "according to X, …", without quotation marks."""

from collections.abc import Iterator, Sequence

from dateline.annotate.parse import Parse, Token
from dateline.annotate.quotes_cues import (
    PROMISES,
    REPORTING,
    SPEECH,
    WEAK,
    addressee_of,
    is_uttered,
    sources_in,
    voice_of,
)
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
    clause = _said_clause(reading, verb)
    if clause is None or not is_uttered(reading.parse, verb):
        return None
    voice = voice_of(reading, verb)
    if voice is None or (verb.tag in {"VB", "VBG"} and voice.entity is None):
        return None
    content = _clause_span(reading, clause, verb)
    if content is None:
        return None
    via = (voice.name or "",) if voice.is_source else _passed_on_by(reading, verb)
    addressee, named = addressee_of(reading, verb)
    return Quote(
        span=content,
        content=content,
        form=QuoteForm.INDIRECT,
        speaker=None if voice.is_source else voice.entity,
        speaker_name=None if voice.is_source else voice.name,
        addressee=addressee,
        addressee_name=named,
        cue=verb.span,
        via=via,
    )


def _said_clause(reading: Reading, verb: Token) -> Token | None:
    """Return the clause that a verb reports; a source's report of what another says is left to the other's verb."""
    parse = reading.parse
    if _closes_report(parse, verb):
        return None
    clause = _object_clause(parse, verb)
    if clause is not None and _closes_report(parse, clause):
        clause = _object_clause(parse, clause)
    if clause is not None and _is_reported(reading, verb, clause):
        inner = clause.lemma.lower() in SPEECH - WEAK and _said_clause(reading, clause) is not None
        return None if inner and _passes_on(reading, verb) is not None else clause
    if clause is None and verb.dep == "parataxis" and (above := parse.head(verb)).index > verb.index:
        return above
    return _promised(reading, verb)


def _object_clause(parse: Parse, verb: Token) -> Token | None:
    return next((child for child in parse.children(verb) if child.dep == "ccomp"), None)


def _closes_report(parse: Parse, verb: Token) -> bool:
    """Tell whether a source's verb closes what another says: "X said the port would shut, the agency reported"."""
    above, clause = parse.head(verb), _object_clause(parse, verb)
    parted = clause is not None and above.index < clause.index < verb.index
    return parted and verb.dep == "ccomp" and verb.lemma.lower() in REPORTING and above.lemma.lower() in SPEECH


def _passes_on(reading: Reading, verb: Token) -> str | None:
    """Return the name of the source that passes on by `verb` what somebody else says."""
    voice = voice_of(reading, verb)
    passes = voice is not None and (voice.is_source or verb.lemma.lower() in REPORTING)
    return voice.name if passes and voice is not None else None


def _promised(reading: Reading, verb: Token) -> Token | None:
    """Return what somebody vows to do, or denies having done."""
    parse = reading.parse
    clause = next((child for child in parse.children(verb) if child.dep == "xcomp" and child.index > verb.index), None)
    if clause is None:
        return None
    words = {child.text.lower() for child in parse.children(clause) if child.dep == "aux"}
    if verb.lemma.lower() in PROMISES and "to" in words:
        return clause
    done = clause.tag == "VBG" or "having" in words
    return clause if verb.lemma.lower() == "deny" and done else None


def _passed_on_by(reading: Reading, verb: Token) -> tuple[str, ...]:
    """Return the source in whose report the verb stands: "CCTV reported that X said …", "X said …, CCTV reported"."""
    parse = reading.parse
    above, clause = parse.head(verb), _object_clause(parse, verb)
    if clause is not None and _closes_report(parse, clause):
        source = _passes_on(reading, clause)
    elif verb.dep == "ccomp" and above.lemma.lower() in SPEECH:
        source = _passes_on(reading, above)
    else:
        return ()
    return (source,) if source else ()


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
    if cue.dep == "parataxis" and clause == parse.head(cue):
        aside = {token.index for token in parse.subtree(cue)}
        tokens = [token for token in tokens if token.index not in aside]  # "The suspect, police said, had crossed …"
    else:
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
