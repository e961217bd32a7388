"""Earlier happenings of a series, told in one phrase: "their fourth meeting, after those in Oslo, Riga and Bonn"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.annotate.events_scene import place_mention
from dateline.annotate.events_series import is_one_more, is_ordinal_alone, is_those
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, EventMention, EventType, PlaceMention

_AFTER = frozenset({"after", "following", "since"})
_OWNERS = frozenset({"their"})
_COUNTING = frozenset({
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "another", "further", "next",
    "previous", "earlier", "last", "latest",
})  # fmt: skip
_LISTED = re.compile(r",|\band\b|\bthen\b")
_ONLY_JOINS = re.compile(r"(?:[\s,]|\b(?:and|again|then|on|in|also)\b)+")
_AND_AGAIN = re.compile(r",? and (?:then |once )?again (?:\w+ )?")
_TOGETHER = frozenset({EventType.MEET, EventType.VISIT, EventType.SUMMIT, EventType.CALL})


def is_earlier(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether a noun names happenings of the same people before the one told: "after their talks in May"."""
    noun = trigger.token
    if trigger.is_verb or trigger.entry.type not in _TOGETHER or noun.dep != "pobj":
        return False
    if parse.head(noun).text.lower() not in _AFTER:
        return False
    words = {child.text.lower() for child in parse.children(noun)}
    owned = any(child.dep == "poss" for child in parse.children(noun))
    return bool(words & _OWNERS) or (not owned and not words & {"the", "this", "that", "between", "with"})


def is_of_series(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether a noun names one more happening of the same people: "a fifth meeting", "the first was in May"."""
    if trigger.is_verb or trigger.entry.type not in _TOGETHER:
        return False
    if is_earlier(parse, trigger) or any(
        counts(parse, trigger.token) for counts in (is_ordinal_alone, is_one_more, is_those)
    ):
        return True
    words = {child.text.lower() for child in parse.children(trigger.token) if child.dep in {"amod", "det", "poss"}}
    return bool(words & _COUNTING) and not words & {"cabinet", "emergency"}


def by_occasion(
    reading: Reading, trigger: Trigger, mention: EventMention, places: Sequence[Token]
) -> list[EventMention]:
    """Return one mention for each place that a phrase lists, with the times named right behind it.

    Empty where the phrase lists no places, or is neither about earlier happenings nor has a time for each ("met in A in
    March and in B in June").
    """
    if dated := _by_time(reading, trigger, mention, places) or _again(reading, trigger, mention):
        return dated
    if len(places) < 2 or not _is_list(reading, places):
        return []
    if not is_earlier(reading.parse, trigger) and not _each_has_time(reading, trigger, mention, places):
        return []
    found = []
    ends = [place.span.start for place in places[1:]] + [len(reading.parse.text)]
    for place, end in zip(places, ends, strict=True):
        when = tuple(n for n in mention.times if place.span.end <= reading.times[n].span.start < end)
        found.append(replace(mention, place=place_mention(reading, [place]), times=when))
    return found


def _by_time(reading: Reading, trigger: Trigger, mention: EventMention, places: Sequence[Token]) -> list[EventMention]:
    """Return one mention for each time that a plural lists: "their meetings were in A in March and in B in May"."""
    token = trigger.token
    plural = token.tag == "NNS" and token.lemma.lower() != "talk"
    if trigger.is_verb or not plural or trigger.entry.type not in _TOGETHER or len(mention.times) < 2:
        return []
    text, found = reading.parse.text, []
    spans = [reading.times[n].span for n in mention.times]
    gaps = [text[a.end : b.start] for a, b in pairwise(spans)]
    if spans[0].start < token.span.end or not all(_LISTED.search(gap) for gap in gaps):
        return []
    where: PlaceMention | None = None
    for number, span, start, gap in zip(
        mention.times, spans, [token.span.end, *(s.end for s in spans)], ["in", *gaps], strict=False
    ):
        inside = [place for place in places if start <= place.span.start < span.end]
        if inside or not _ONLY_JOINS.fullmatch(gap):
            where = place_mention(reading, inside) if inside else None
        found.append(replace(mention, place=where, times=(number,)))
    return found


def _again(reading: Reading, trigger: Trigger, mention: EventMention) -> list[EventMention]:
    """Return two mentions for "came to A on 2 May and again on 30 May"."""
    if not trigger.is_verb or trigger.entry.type not in _TOGETHER or len(mention.times) != 2:
        return []
    first, second = (reading.times[number].span for number in mention.times)
    if _AND_AGAIN.fullmatch(reading.parse.text, first.end, second.start) is None:
        return []
    return [replace(mention, times=(number,)) for number in mention.times]


def _each_has_time(reading: Reading, trigger: Trigger, mention: EventMention, places: Sequence[Token]) -> bool:
    ends = [place.span.start for place in places[1:]] + [len(reading.parse.text)]
    return trigger.entry.type in _TOGETHER and all(
        any(place.span.end <= reading.times[n].span.start < end for n in mention.times)
        for place, end in zip(places, ends, strict=True)
    )


def _is_list(reading: Reading, places: Sequence[Token]) -> bool:
    """Tell whether places are listed side by side; "in Lyon, France" names one."""
    kinds = {entity.kind for place in places if (entity := reading.entity_at(place, adjectives=True)) is not None}
    last = places[-1]
    listed = "conj" in {last.dep, reading.parse.head(last).dep} or len(places) > 2
    return listed and kinds != {EntityKind.PLACE, EntityKind.COUNTRY}
