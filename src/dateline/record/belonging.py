"""Memberships of countries as sentences put them: "belongs to", "the bloc counts it among its members", "has left"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.lang import facts
from dateline.model.annotation import EntityKind, Mention, MentionForm, Sentence
from dateline.model.dates import Interval
from dateline.model.link import Entity, Page
from dateline.record.context import Context
from dateline.record.statements import Statement
from dateline.text.tokens import plain_words

_ENGLISH = (None, "en")
_MEMBER = r"(?:members?|member(?:[- ]states?|[- ]countr(?:y|ies)|[- ]nations?)|membership)"
# Words between the country and the organisation behind it.
_FORWARD = re.compile(
    rf"\b(?:{_MEMBER}|belong(?:s|ed|ing)?|(?:a )?part of|join(?:ed|s)|acceded|seat (?:in|at|on)|sits? (?:in|on|at)|"
    rf"within the|inside the|(?:is|are|was|were|been|remains?|stays?|still|now) (?:in|inside|within)|in the ranks of|"
    rf"admitted to|left|withdr[ae]wn? from|quit|outside)\b",
    re.IGNORECASE,
)
# Words between the organisation and the country behind it.
_BACKWARD = re.compile(
    rf"^(?:[’']s?)? (?:\w+ )?(?:{_MEMBER})\b|^,? (?:to|of) which\s*$|"
    rf"^,? (?:\w+ )?(?:counts?|numbers?|lists?|includes?|included|"
    rf"has|admitted|welcomed|took in|embraces)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"\b(?:among|one of|as a|as an?|in|on) (?:(?:its|the|their|a) )?(?:\w+ )?(?:{_MEMBER}|ranks|list)\b|"
    rf"^ (?:now |still |also )?belong|^ (?:is|was|are|were) (?:\w+ )?(?:a |one of its )?{_MEMBER}",
    re.IGNORECASE,
)
_MEMBER_BEFORE = re.compile(rf"\b{_MEMBER} (?:of|in) (?:the )?$", re.IGNORECASE)
_MEMBER_BEHIND = re.compile(rf"^[- ](?:\w+ )?(?:{_MEMBER}|country|state|nation|ally|allies)\b", re.IGNORECASE)
_IS = re.compile(
    r"^,? (?:which )?(?:is|are|was|were|a|an|as|remains?|has been|have been|became|becomes)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|never|no longer|left|withdr[ae]wn?|withdrew|quit|outside|yet to|without|neither|nor)\b|n[’']t\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|belonged|had|did)\b", re.IGNORECASE)
_REACH = 70


def membership_statements(context: Context) -> Iterator[Statement]:
    """Yield which countries English sentences call members of an organisation of the fact table, or deny to be."""
    for page in context.pages:
        if page.article.language in _ENGLISH:
            for sentence in page.notes.sentences:
                yield from _of_sentence(context, page, sentence)


def _of_sentence(context: Context, page: Page, sentence: Sentence) -> Iterator[Statement]:
    text = page.article.text
    inside = [m for m in page.notes.mentions_in(sentence.span) if m.form is not MentionForm.ADJECTIVE]
    named = [(m, e) for m in sorted(inside, key=lambda m: m.span) if (e := context.entity(page.article.id, m.entity))]
    countries = [(m, e) for m, e in named if e.kind is EntityKind.COUNTRY and e.country]
    bodies = [(m, e) for m, e in named if e.kind is EntityKind.ORGANISATION and _members(e)]
    for mention, body in bodies:
        for run in _runs(text, countries):
            words = _words_between(text, sentence, run, mention)
            if words is None:
                continue
            denied = bool(_NOT.search(words))
            when = _when(context, page, sentence, words)
            for _, country in run:
                yield Statement(
                    country.id,
                    country.name,
                    "not_member_of" if denied else "member_of",
                    body.name,
                    " ".join(plain_words(body.name)),
                    context.ref(page.article.id, sentence.span),
                    valid=when,
                )


def _members(entity: Entity) -> bool:
    body = facts.organisation(entity.name)
    return body is not None and bool(body.members)


def _runs(text: str, countries: list[tuple[Mention, Entity]]) -> list[list[tuple[Mention, Entity]]]:
    """Return the countries in lists as the text joins them: "Egypt, Iran and Ethiopia"."""
    runs = [countries[:1]] if countries else []
    for left, right in pairwise(countries):
        between = re.sub(r"\b(?:and|or|both|the|as well as)\b", "", text[left[0].span.end : right[0].span.start])
        if between.strip(" ,"):
            runs.append([right])
        else:
            runs[-1].append(right)
    return runs


def _words_between(text: str, sentence: Sentence, run: list[tuple[Mention, Entity]], body: Mention) -> str | None:
    """Return the words that make these countries members of a body, `None` where nothing does."""
    first, last = run[0][0].span, run[-1][0].span
    before_body, behind_body = text[sentence.span.start : body.span.start], text[body.span.end : sentence.span.end]
    if last.end <= body.span.start:
        between = text[last.end : body.span.start]
        attached = _IS.search(between) and _MEMBER_BEHIND.search(behind_body)
        return between if len(between) <= _REACH and (_FORWARD.search(between) or attached) else None
    between, behind = text[body.span.end : first.start], text[last.end : sentence.span.end]
    if len(between) > _REACH:
        return None
    opened = _MEMBER_BEFORE.search(before_body)
    listed = _BACKWARD.search(between) and (re.search(_MEMBER, between, re.IGNORECASE) or _AMONG.search(behind))
    return f"{before_body} {between} {behind}" if opened or listed else None


def _when(context: Context, page: Page, sentence: Sentence, words: str) -> Interval:
    """Return the day for which a membership is stated: the page's, or the time that a sentence in the past names."""
    if _PAST.search(words):
        for index, time in enumerate(page.notes.times):
            days = context.named_time(page, index, past=True)
            if sentence.span.covers(time.span) and days.is_bounded and time.modifier is None:
                return days
    return context.date(page.article.id)
