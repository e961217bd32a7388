"""Speakers named beside a quotation without a verb of speech: "NAME: “…”", "“…” — NAME", "“…” NAME points at it"."""

import re

from dateline.annotate.quotes_cues import Voice
from dateline.annotate.quotes_marks import Marked
from dateline.annotate.reading import Reading
from dateline.model.annotation import Mention
from dateline.model.span import Span

_ANSWER = re.compile(r"A(?:nswer)?\s*:\s*$")
_SIGNED = re.compile(r"\s*[–—-]{1,2}\s*")
_SENTENCE_END = re.compile(r"[.!?]\s")


def named_beside(reading: Reading, marked: Marked) -> Voice | None:
    """Return who is named as the speaker by the place of their name alone, or `None`."""
    block = reading.article.blocks[marked.block].span
    text = reading.parse.text
    before = Span(block.start, marked.span.start)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, before.start, before.end)]
    led = Span(ends[-1], before.end) if ends else before
    if _ANSWER.fullmatch(led.of(text)):
        return _interviewed(reading)
    if led.of(text).rstrip().endswith(":"):
        people = _people_in(reading, led)
        return _voice(reading, people[0]) if people else None
    if signed := _SIGNED.match(text, marked.span.end, block.end):
        people = _people_in(reading, Span(signed.end(), block.end))
        whole = people and people[0].span.start == signed.end() and not text[people[0].span.end : block.end].strip(" .")
        return _voice(reading, people[0]) if whole and signed.end() > marked.span.end else None
    return _at_work(reading, marked, block) if not before.of(text).strip() else None


def _people_in(reading: Reading, where: Span) -> list[Mention]:
    return [mention for mention in reading.people if where.covers(mention.span)]


def _voice(reading: Reading, mention: Mention) -> Voice:
    return Voice(mention.entity, mention.span.of(reading.parse.text))


def _interviewed(reading: Reading) -> Voice | None:
    """Return the one person whom a page of questions and answers names."""
    people = {mention.entity: mention for mention in reversed(reading.people)}
    return _voice(reading, next(iter(people.values()))) if len(people) == 1 else None


def _at_work(reading: Reading, marked: Marked, block: Span) -> Voice | None:
    """Return the person whom the sentence after a quotation that begins its paragraph shows: "“…” X points at it"."""
    after = Span(marked.span.end, block.end)
    tokens = [token for token in reading.tokens_in(after) if token.pos not in {"SPACE", "PUNCT"}]
    people = _people_in(reading, after)
    if not tokens or not people or people[0].span.start != tokens[0].span.start:
        return None
    named = reading.tokens_in(people[0].span)
    head = reading.head_of(named)
    verb = reading.parse.head(head)
    acts = head.dep == "nsubj" and verb.dep == "ROOT" and after.covers(verb.span)
    return _voice(reading, people[0]) if acts else None
