"""Statements of one page each: event fields, stances, ordinals, agenda, roles, memberships and quotations."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model.annotation import (
    Attribution,
    CountClaim,
    EntityKind,
    EventMention,
    QuoteForm,
    Role,
    SideStance,
    Stance,
    Status,
)
from dateline.model.claim import Modality
from dateline.model.link import Entity, Event, Page
from dateline.model.span import Span
from dateline.record.ages import age_statements
from dateline.record.belonging import membership_statements
from dateline.record.context import Context
from dateline.record.figures import figure_statements
from dateline.record.lengths import length_statements
from dateline.record.movements import movement_statements
from dateline.record.named_days import named_day_statements
from dateline.record.phrases import name_of, side_name
from dateline.record.since import since_when, with_date
from dateline.record.statements import Announcer, Statement
from dateline.record.stops import order_statements
from dateline.record.tallies import tally_statements
from dateline.record.totals import total_statements
from dateline.text.tokens import plain_words

_MODALITY = {
    Status.HELD: Modality.ASSERTED,
    Status.ONGOING: Modality.ASSERTED,
    Status.PLANNED: Modality.PLANNED,
    Status.POSTPONED: Modality.DENIED,
    Status.CANCELLED: Modality.DENIED,
    Status.DENIED: Modality.DENIED,
    Status.UNKNOWN: Modality.POSSIBLE,
}
_QUOTED_FORMS = frozenset({QuoteForm.DIRECT, QuoteForm.PARTIAL, QuoteForm.INDIRECT})
_MIN_QUOTE_WORDS = 3
_MAX_COUNT_WORDS = 12
_BEFORE = re.compile(r"\b(?:after|following|since)\b")
_CLAUSE_END = re.compile(r"[,;:.–—]")
_NUMBERED_NAME = re.compile(r"\b\d+(?:st|nd|rd|th)\s+[A-Z]")
_OTHER_SINCE = re.compile(r",\s+(?:who|which|whose)\b.{0,300}\bsince\b", re.DOTALL)


def statements_of(context: Context) -> list[Statement]:
    """Return everything that the pages state, page by page."""
    found: list[Statement] = []
    for page, _, mention, event in context.event_mentions():
        found.extend(_event_fields(context, page, mention, event))
    for page in context.pages:
        found.extend(_roles(context, page))
        found.extend(_memberships(context, page))
        found.extend(_quotations(context, page))
    found.extend(figure_statements(context))
    found.extend(tally_statements(context, tuple(found)))
    found.extend(length_statements(context))
    found.extend(age_statements(context))
    found.extend(order_statements(context))
    found.extend(total_statements(context))
    found.extend(movement_statements(context))
    found.extend(membership_statements(context))
    found.extend(named_day_statements(context))
    return found


def _event_fields(context: Context, page: Page, mention: EventMention, event: Event) -> Iterator[Statement]:
    article_id = page.article.id
    announcers = context.announcers(article_id, _vouching(mention))
    modality = Modality.POSSIBLE if mention.hypothetical else _MODALITY[_status(mention)]
    base = Statement(event.id, name_of(event), "", "", "", context.ref(article_id, mention.span), modality, announcers)
    status = _status(mention)
    as_of = context.date(article_id)
    yield replace(base, property="status", value=status.value, key=status.value, status=status, valid=as_of)
    yield from _stances(context, article_id, mention, base)
    if mention.negated or mention.hypothetical:
        return
    for participant in mention.participants:
        entity = context.entity(article_id, participant.entity)
        if entity is not None:
            evidence = context.ref_near(article_id, mention.span, participant.span)
            yield replace(base, property="participant", value=entity.name, key=entity.id, evidence=evidence)
    yield from _place_and_times(context, page, mention, base)
    if mention.agenda:
        yield replace(base, property="agenda", value=mention.agenda, key=_key(mention.agenda))
    for stated in _own_counts(page, mention):
        count = with_date(stated, page)
        since = since_when(count, page, context)
        yield replace(
            base,
            property="count",
            value=" ".join(stated.span.of(page.article.text).split()),
            key="|".join((str(count.n), count.of, str(since), count.within or "", _key(count.since_text or ""))),
            evidence=context.ref_near(article_id, mention.span, count.span),
            count=count,
            valid=since,
            scope=_scope(page, count),
        )


def _vouching(mention: EventMention) -> list[Attribution]:
    """Return who vouches for what the mention says: a side that has yet to confirm it does not."""
    silent = {stance.side for stance in mention.stances if stance.stance is Stance.UNCONFIRMED}
    return [said for said in mention.attributed_to if said.side is None or said.side not in silent]


def _own_counts(page: Page, mention: EventMention) -> Iterator[CountClaim]:
    """Yield the ordinal claims that count this happening: numbers in names and other clauses' claims left out.

    A `since` inside a relative clause ("the first meeting of two men, who have grown close since the war") is no scope
    of the count; as written, the claim has none.
    """
    for count in mention.counts:
        words = count.span.of(page.article.text)
        if _NUMBERED_NAME.search(words) or _belongs_elsewhere(page, mention, count):
            continue
        if _OTHER_SINCE.search(words):
            yield replace(count, since=None, since_text=None)
        else:
            yield count


def _scope(page: Page, count: CountClaim) -> str:
    """Return the claim's words with what follows them in the clause: "first talks" with "on the price of grain"."""
    words = count.span.of(page.article.text).split()
    sentence = page.notes.sentence_at(count.span.start)
    if sentence is None or sentence.span.end <= count.span.end:
        return " ".join(words)
    after = page.article.text[count.span.end : sentence.span.end]
    clause = _CLAUSE_END.split(after, maxsplit=1)[0].split()
    return " ".join([*words, *clause[:_MAX_COUNT_WORDS]])


def _belongs_elsewhere(page: Page, mention: EventMention, count: CountClaim) -> bool:
    """Tell whether a claim outside this clause stands inside another one that makes it too."""
    if count.span.overlaps(mention.span):
        return False
    return any(
        other.span.overlaps(count.span) and any((each.n, each.span) == (count.n, count.span) for each in other.counts)
        for other in page.notes.events
    )


def _place_and_times(context: Context, page: Page, mention: EventMention, base: Statement) -> Iterator[Statement]:
    place = mention.place
    if place is not None and not _is_of_another(page, mention, place.span):
        country = (side_name(place.country),) if place.country else ()
        wider = tuple(name for name in dict.fromkeys((*place.within, *country)) if name != place.name)
        evidence = context.ref_near(page.article.id, mention.span, place.span)
        key = _key(place.name)
        yield replace(base, property="place", value=place.name, key=key, evidence=evidence, wider=wider)
    for index in mention.times:
        time = context.time(page, index)
        if not time.is_unknown and not _is_of_another(page, mention, page.notes.times[index].span):
            evidence = context.ref_near(page.article.id, mention.span, page.notes.times[index].span)
            yield replace(base, property="time", value=str(time), key=str(time), evidence=evidence, valid=time)


def _is_of_another(page: Page, mention: EventMention, field: Span) -> bool:
    """Tell whether a place or time belongs to what is counted before: "their third meeting, after those in Lima"."""
    for count in mention.counts:
        if count.span.covers(field):
            between = page.article.text[count.span.start : field.start]
            return bool(_BEFORE.search(between))
    return False


def _stances(context: Context, article_id: str, mention: EventMention, base: Statement) -> Iterator[Statement]:
    for stance in mention.stances:
        who = side_name(stance.side)
        yield replace(
            base,
            property="confirmation",
            value=f"{who}: {stance.stance.value}",
            key=f"{stance.side}|{stance.stance}",
            evidence=context.ref(article_id, stance.span),
            announcers=_speaker_of(context, article_id, stance),
            stance=stance.stance,
            side=stance.side,
            valid=context.date(article_id),
        )


def _speaker_of(context: Context, article_id: str, stance: SideStance) -> tuple[Announcer, ...]:
    """Return who takes a stance for a side; a side that has yet to confirm says nothing."""
    if stance.stance is Stance.UNCONFIRMED:
        return ()
    own = context.page_entity(article_id, stance.by) if stance.by else None
    person = own is not None and own.kind is EntityKind.PERSON
    name = context.name_of(article_id, stance.by) if stance.by else side_name(stance.side)
    return (Announcer(name, stance.side, person),)


def _roles(context: Context, page: Page) -> Iterator[Statement]:
    for own in page.notes.entities:
        entity = context.entity(page.article.id, own.key)
        if entity is not None:
            for role in own.roles:
                yield _role(context, page, entity, role)


def _role(context: Context, page: Page, entity: Entity, role: Role) -> Statement:
    whose = context.name_of(page.article.id, role.of) if role.of else ""
    wider = (whose,) if whose else ()
    evidence = context.ref(page.article.id, role.span)
    date = context.date(page.article.id)
    return Statement(entity.id, entity.name, "role", role.title, _key(role.title), evidence, valid=date, wider=wider)


def _memberships(context: Context, page: Page) -> Iterator[Statement]:
    for membership in page.notes.memberships:
        member = context.entity(page.article.id, membership.member)
        if member is None or member.kind is EntityKind.PERSON:  # a person's seat on a body is a role
            continue
        organisation = context.name_of(page.article.id, membership.organisation)
        evidence = context.ref(page.article.id, membership.span)
        date = context.date(page.article.id)
        yield Statement(member.id, member.name, "member_of", organisation, _key(organisation), evidence, valid=date)


def _quotations(context: Context, page: Page) -> Iterator[Statement]:
    article_id = page.article.id
    for quote in page.notes.quotes:
        words = quote.content.of(page.article.text)
        if quote.form not in _QUOTED_FORMS or len(plain_words(words)) < _MIN_QUOTE_WORDS:
            continue
        entity = context.entity(article_id, quote.speaker) if quote.speaker else None
        name = entity.name if entity else quote.speaker_name or ""
        speaker = Announcer(name, entity.country if entity else None, entity is not None)
        yield Statement(
            entity.id if entity else article_id,
            name or "speaker not named",
            "said",
            " ".join(words.split()),
            _key(words),
            context.ref(article_id, quote.content),
            announcers=(speaker,) if name else (),
        )


def _status(mention: EventMention) -> Status:
    """Return where the mention puts the event; a negated one denies it."""
    if mention.negated and mention.status in (Status.HELD, Status.PLANNED, Status.ONGOING, Status.UNKNOWN):
        return Status.DENIED
    return mention.status


def _key(words: str) -> str:
    return " ".join(plain_words(words))
