"""Who says that a happening is, was or will be, and how each side stands to it.

A happening is attributed to the speaker of the quotation or reported clause that it stands in ("Ushakov told reporters
that …", "…, according to Kazakhstan"), and to whoever confirms, denies or postpones it as an object ("confirmed the
planned meeting", "declined to give details of the trip"). Media that pass a statement on are marked as reporting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.clauses import ancestors, objects, own_subject
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_participants import countries_in_phrase, entities_of
from dateline.annotate.events_status import DISMISSING, REPORTS
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.events_verbs import is_negated
from dateline.annotate.parse import Token
from dateline.annotate.quotes_cues import SPEECH, is_source, phrase_of, sources_in, speaker_heads
from dateline.annotate.reading import Reading
from dateline.lang.offices import is_observer
from dateline.model.annotation import (
    Attribution,
    EntityKind,
    EventMention,
    PageEntity,
    QuoteForm,
    SideStance,
    Stance,
    Status,
)
from dateline.model.span import Span

_TELLING_DETAILS = frozenset({
    "give", "provide", "disclose", "release", "comment", "elaborate", "reveal", "publish", "share", "specify", "say",
    "confirm", "announce",
})  # fmt: skip
_REFUSING = frozenset({"decline", "refuse"})
_BY_VERB = {"confirm": Stance.CONFIRMED, "deny": Stance.DENIED}
_BY_STATUS = {
    Status.PLANNED: Stance.ANNOUNCED,
    Status.HELD: Stance.REPORTED_HELD,
    Status.ONGOING: Stance.REPORTED_HELD,
    Status.POSTPONED: Stance.POSTPONED,
    Status.CANCELLED: Stance.CANCELLED,
    Status.DENIED: Stance.DENIED,
}
_MAX_STEPS = 7


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb by which somebody takes a stand on a happening; `stance` is None where the happening's status tells it."""

    verb: Token
    stance: Stance | None


def attribute(
    reading: Reading, trigger: Trigger, mention: EventMention
) -> tuple[tuple[Attribution, ...], tuple[SideStance, ...]]:
    """Return who says so, nearest first, and the stance of each side that is known."""
    told: list[Attribution] = []
    stances: list[SideStance] = []
    for saying in _sayings(reading, trigger):
        said_by = list(_speakers(reading, saying.verb))
        told.extend(said_by)
        stances.extend(_stances(saying, mention, said_by))
    for attribution in (*_from_quotes(reading, trigger), *_from_sources(reading, trigger)):
        if not any(_is_same(attribution, other) for other in told):
            told.append(attribution)
            stances.extend(_announced(mention, attribution))
    return tuple(told), tuple(dict.fromkeys(stances))


def _sayings(reading: Reading, trigger: Trigger) -> Iterator[Saying]:
    """Yield the verbs above a happening by which somebody speaks of it."""
    start = trigger.token if trigger.is_verb or trigger.carrier is None else trigger.carrier
    if (
        not trigger.is_verb
        and trigger.carrier is not None
        and (own := _of_object(reading, trigger.carrier)) is not None
    ):
        yield own
    below = start
    for step, above in enumerate(ancestors(reading.parse, start)):
        if (teller := _who_cites(reading, below, above)) is not None:
            yield teller
            return
        if step >= _MAX_STEPS or (below.dep in {"conj", "advcl", "relcl"} and above.pos in {"VERB", "AUX"}):
            return
        if above.pos == "VERB" and (found := _saying(reading, below, above)) is not None:
            yield found
            if below.dep != "ccomp":
                return
        elif above.pos == "NOUN" and below.dep in {"prep", "pobj"} and above.lemma not in lexicon().words["through"]:
            return
        below = above


def _who_cites(reading: Reading, below: Token, above: Token) -> Saying | None:
    """Return the saying in "reported, citing two officials, that A met B", whose clause the parser hangs from them."""
    parse = reading.parse
    citing = above if below.dep == "ccomp" else parse.head(above)
    clause = below.dep == "ccomp" or (
        below.dep == "relcl" and any(c.text.lower() == "that" and c.dep == "mark" for c in parse.children(below))
    )
    teller = parse.head(citing)
    if not clause or citing.lemma.lower() != "cite" or teller.lemma.lower() not in SPEECH:
        return None
    return Saying(teller, _stance_of_verb(reading, teller))


def _saying(reading: Reading, below: Token, above: Token) -> Saying | None:
    if below.dep == "ccomp" and above.lemma.lower() in SPEECH:
        return Saying(above, _stance_of_verb(reading, above))
    topical = below.dep == "prep" and below.text.lower() in {"of", "about", "on", "regarding"}
    if topical or below.dep in {"dobj", "nsubjpass", "xcomp"}:
        return _of_object(reading, above)
    return None


def _of_object(reading: Reading, verb: Token) -> Saying | None:
    """Return what a verb says of the happening that is its object: confirm, deny, decline to give details of."""
    lemma = verb.lemma.lower()
    above = reading.parse.head(verb)
    if verb.dep == "xcomp" and above.lemma in _REFUSING and lemma in _TELLING_DETAILS:
        return Saying(above, Stance.DECLINED_DETAILS)
    if verb.dep == "xcomp" and lemma in _TELLING_DETAILS and _says_yet(reading, above):
        return Saying(above, Stance.UNCONFIRMED)
    if lemma in _REFUSING:
        return None
    if lemma in _TELLING_DETAILS and is_negated(reading.parse, verb):
        return Saying(verb, Stance.UNCONFIRMED)
    if lemma in {"confirm", "announce", "deny", "reveal", "unveil"}:
        return Saying(verb, _stance_of_verb(reading, verb))
    if lemma in DISMISSING and any(each.lemma.lower() in REPORTS for each in objects(reading.parse, verb)):
        return Saying(verb, Stance.DENIED)
    for effect, stance in (("postponed", Stance.POSTPONED), ("cancelled", Stance.CANCELLED)):
        if lexicon().governs(effect, lemma) and own_subject(reading.parse, verb) is not None:
            return Saying(verb, stance)
    return None


def _says_yet(reading: Reading, verb: Token) -> bool:
    return any(child.text.lower() == "yet" for child in reading.parse.children(verb))


def _stance_of_verb(reading: Reading, verb: Token) -> Stance | None:
    if is_negated(reading.parse, verb):
        return Stance.UNCONFIRMED
    return _BY_VERB.get(verb.lemma.lower())


def _speakers(reading: Reading, verb: Token) -> Iterator[Attribution]:
    """Yield who speaks by `verb`; an unnamed group ("Kazakh and Russian spokesmen") gives one for each side."""
    parse = reading.parse
    own = own_subject(parse, verb)
    if own is not None and own.dep == "nsubjpass" and own.text.lower() == "it":
        yield Attribution(
            parse.text[own.span.start : verb.span.end], Span(own.span.start, verb.span.end), reporting=True
        )
        return
    heads = [head for head in speaker_heads(reading, verb) if head.dep != "nsubjpass"]
    for head in heads:
        yield from _attributions(reading, head, reporting=verb.lemma in {"report", "write"} or _cites(reading, verb))


def _cites(reading: Reading, verb: Token) -> bool:
    """Tell whether who speaks by `verb` passes on what others say: "the paper, citing an aide, said"."""
    parse = reading.parse
    near = (*parse.children(verb), *(each for head in speaker_heads(reading, verb) for each in parse.children(head)))
    return any(child.text.lower() in {"citing", "quoting"} for child in near)


def _attributions(reading: Reading, head: Token, *, reporting: bool = False) -> Iterator[Attribution]:
    if head.text.lower() in {"it", "this", "that", "which", "there"}:
        return
    named = entities_of(reading, head)
    for key, span in named:
        entity = reading.entity(key)
        by_name = entity is not None and (head.pos == "PRON" or entity.kind is EntityKind.PERSON)
        name = entity.name if by_name and entity is not None else phrase_of(reading.parse, head)
        passed_on = is_source(reading, head, key, reporting=reporting)
        yield Attribution(name, span, key, _side_of(entity), reporting=passed_on)
    if not named and head.pos != "PRON":
        passed_on = is_source(reading, head, None, reporting=reporting)
        sides: list[str | None] = list(countries_in_phrase(reading, head))
        for side in sides or [None]:
            yield Attribution(phrase_of(reading.parse, head), head.span, None, side, reporting=passed_on)


def _stances(saying: Saying, mention: EventMention, said_by: Sequence[Attribution]) -> Iterator[SideStance]:
    stance = saying.stance or (Stance.DENIED if mention.negated else _BY_STATUS.get(mention.status))
    if stance is None:
        return
    for attribution in said_by:
        if attribution.side is not None and not attribution.reporting:
            span = Span(
                min(attribution.span.start, saying.verb.span.start), max(attribution.span.end, saying.verb.span.end)
            )
            yield SideStance(attribution.side, stance, span, attribution.name)


def _announced(mention: EventMention, attribution: Attribution) -> Iterator[SideStance]:
    stance = Stance.DENIED if mention.negated else _BY_STATUS.get(mention.status)
    if stance is not None and attribution.side is not None and not attribution.reporting:
        yield SideStance(attribution.side, stance, attribution.span, attribution.name)


def _from_quotes(reading: Reading, trigger: Trigger) -> Iterator[Attribution]:
    """Yield the speaker and the media of the quotations that a happening is told in."""
    for quote in reading.quotes:
        if quote.form is QuoteForm.TERM or not quote.content.covers(trigger.token.span):
            continue
        where = quote.cue or quote.span
        if quote.speaker is not None or quote.speaker_name is not None:
            entity = reading.entity(quote.speaker) if quote.speaker is not None else None
            name = quote.speaker_name or (entity.name if entity is not None else "")
            yield Attribution(name, where, quote.speaker, _side_of(entity))
        for name in quote.via:
            yield Attribution(name, where, reporting=True)


def _from_sources(reading: Reading, trigger: Trigger) -> Iterator[Attribution]:
    """Yield every source of "according to A and B" in the sentence of a happening."""
    for voice, span in sources_in(reading, trigger.token.sentence, Span(0, 0)):
        entity = reading.entity(voice.entity) if voice.entity is not None else None
        side = _side_of(entity) if not voice.is_source else None
        yield Attribution(voice.name or "", span, voice.entity, side, reporting=voice.is_source)


def _side_of(entity: PageEntity | None) -> str | None:
    """Return the country that somebody speaks for; analysts, authors and athletes speak for none."""
    if entity is None or is_observer(role.title for role in entity.roles):
        return None
    return entity.country


def _is_same(one: Attribution, other: Attribution) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return one.name == other.name
