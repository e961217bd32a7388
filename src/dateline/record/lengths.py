"""How long meetings lasted, and claims that one was the longest of its series."""

import re
from collections.abc import Iterable, Iterator

from dateline.model.annotation import EventType, Sentence, Status
from dateline.model.claim import CheckVerdict
from dateline.model.link import Event, Page
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.phrases import short_label
from dateline.record.statements import Corroborated, Statement
from dateline.record.stretches import Stretch, find_stretches
from dateline.record.tallies import Whose, whose_meetings

_NOUN = r"(?:meetings?|talks|encounters?|conversations?|sessions?|get-togethers?|discussions?|summits?|rounds?)"
_SAT = r"(?:met|meet|talked|talk|spoken|spoke|conferred|sat|sit|been together|together|lasted|last|gone on|taken|run)"
_ABOUT = re.compile(rf"\b(?:{_NOUN}|{_SAT}|long|took|went on|ran)\b", re.IGNORECASE)
_NOT_A_LENGTH = re.compile(
    r"^\s*(?:later|late|before|after|ago|earlier|behind|away|from|of (?:driv|fly|flight)|drive|flight)\b"
)
_NO_LENGTH_BEFORE = re.compile(
    r"\b(?:delayed by|delay of|every|within|after|wait(?:ed)? (?:for )?|late by)\s*$", re.IGNORECASE
)
_SO_LONG = r"(?:as long|so long|longer|that long|this long)"
_LONGEST = re.compile(
    rf"(?<!second-)(?<!second )(?<!third-)\b(?:longest|lengthiest)\b"
    rf"(?=.*\b{_NOUN}\b|\W*(?:yet|so far|to date|ever)?\W*$)|"
    rf"\b(?:none|no|not one|neither) (?:of (?:their|the) )?(?:\w+ ){{0,2}}{_NOUN}\b.*\b{_SO_LONG}\b|"
    rf"\b(?:never|not)\b.*\b{_SAT}\b.*\b{_SO_LONG}\b|"
    rf"\blonger than (?:any|all|every|each|ever|on any)\b|\boutlasted (?:any|all|every|each)\b|\brecord length\b|"
    rf"\b(?:any|all|every|each) (?:of (?:their|the) )?(?:\w+ )?(?:earlier|previous|prior|other|before)\b.*\bshorter\b",
    re.IGNORECASE,
)
_NEVER_FOR = re.compile(rf"\b(?:never|not)\b.*\b{_SAT}\b|\b(?:no|none)\b.*\b{_NOUN}\b", re.IGNORECASE)
_VAGUE = re.compile(r"\bliving memory\b|\bfelt like\b|\bseem(?:ed|s)\b|\banyone (?:can )?remember", re.IGNORECASE)
_ENGLISH = (None, "en")


def length_statements(context: Context) -> Iterator[Statement]:
    """Yield how long English pages say that meetings lasted, and which they call the longest."""
    for page in context.pages:
        if page.article.language not in _ENGLISH:
            continue
        for sentence in page.notes.sentences:
            words = sentence.span.of(page.article.text)
            stretch = _length(words)
            longest = _is_longest(words, stretch)
            if stretch is None and not longest:
                continue
            whose = whose_meetings(context, page, sentence)
            if whose is None or whose.event is None:
                continue
            # "Never before for four hours" tells how long this one was.
            if stretch is not None:
                yield _statement(context, page, sentence, whose, stretch)
            if longest:
                yield _longest(context, page, sentence, whose, stretch)


def _length(words: str) -> Stretch | None:
    """Return the hours and minutes that a sentence gives as the length of a meeting."""
    if not _ABOUT.search(words):
        return None
    for stretch in find_stretches(words):
        beside = _NOT_A_LENGTH.search(words[stretch.span.end :]) or _NO_LENGTH_BEFORE.search(
            words[: stretch.span.start]
        )
        if stretch.minutes and not beside:
            return stretch
    return None


def _is_longest(words: str, stretch: Stretch | None) -> bool:
    if _VAGUE.search(words):
        return False
    return bool(_LONGEST.search(words) or (stretch is not None and _NEVER_FOR.search(words)))


def _statement(context: Context, page: Page, sentence: Sentence, whose: Whose, stretch: Stretch) -> Statement:
    value = stretch.span.of(sentence.span.of(page.article.text))
    evidence = context.ref(page.article.id, sentence.span)
    return Statement(whose.subject, whose.name, "duration", value, f"{stretch.minutes:g}", evidence)


def _longest(context: Context, page: Page, sentence: Sentence, whose: Whose, stretch: Stretch | None) -> Statement:
    words = " ".join(sentence.span.of(page.article.text).split())
    minutes = f"{stretch.minutes:g}" if stretch else ""
    evidence = context.ref(page.article.id, sentence.span)
    return Statement(whose.subject, whose.name, "longest", words, minutes, evidence, about=whose.people)


def check_longest(claim: Corroborated, durations: Iterable[Corroborated], context: Context) -> Outcome:
    """Return whether a meeting was longer than every earlier one of the same people, by the record."""
    event = context.event_by_id.get(claim.claim.subject)
    lengths: dict[str, float] = {}
    for each in durations:
        # What the page itself says of earlier ones is part of what is checked.
        if each.claim.subject == claim.claim.subject or not each.articles <= claim.articles:
            known = lengths.get(each.claim.subject, 0.0)
            lengths[each.claim.subject] = max(known, float(each.first.key))
    if event is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "the claim is not about an event of the record")
    own = float(claim.first.key) if claim.first.key else lengths.get(event.id)
    earlier = _earlier(event, set(claim.first.about), context)
    if own is None:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the record does not say how long it lasted", (event.id,))
    longer = [each for each in earlier if lengths.get(each.id, -1) >= own]
    counted = tuple(each.id for each in (*earlier, event) if each.id in lengths or each is event)
    unknown = [each for each in earlier if each.id not in lengths]
    excluded = tuple((each.id, "how long it lasted is not said") for each in unknown)
    if longer:
        listed = ", ".join(f"{short_label(each)} ({_hours(lengths[each.id])})" for each in longer)
        reason = f"at {_hours(own)} it was not longer than {listed}"
        return Outcome(CheckVerdict.CONTRADICTED, reason, counted, excluded, tuple(each.id for each in longer))
    if unknown:
        listed = ", ".join(short_label(each) for each in unknown)
        return Outcome(CheckVerdict.NOT_ENOUGH, f"how long they met in {listed} is not said", counted, excluded)
    if not earlier:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the record holds no earlier one to compare it with", counted)
    return Outcome(CheckVerdict.CONSISTENT, f"at {_hours(own)} it was longer than the {len(earlier)} earlier", counted)


def _earlier(event: Event, people: set[str], context: Context) -> list[Event]:
    """Return the meetings of the same people that were surely held before this one, in order of time."""
    start = event.time.interval.earliest
    found = [
        each
        for each in context.links.events
        if each.type is EventType.MEET
        and each.status is Status.HELD
        and people <= {p.entity_id for p in each.participants}
        if each.id != event.id and start and each.time.interval.latest and each.time.interval.latest < start
        if each.time.interval.is_bounded
    ]
    return sorted(found, key=lambda each: (str(each.time.interval), each.id))


def _hours(minutes: float) -> str:
    return f"{minutes / 60:g} h"
