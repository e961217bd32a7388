"""Statements of one page each: event fields, stances, ordinals, agenda, roles, memberships and quotations."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.annotation import EventMention, QuoteForm, Role, Stance, Status
from dateline.model.claim import Modality
from dateline.model.dates import Interval
from dateline.model.link import Entity, Event, Page
from dateline.record.context import Context
from dateline.record.figures import figure_statements
from dateline.record.phrases import name_of, side_name
from dateline.record.statements import Statement
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
    return found


def _event_fields(context: Context, page: Page, mention: EventMention, event: Event) -> Iterator[Statement]:
    article_id = page.article.id
    announcers, sides = context.announcers(article_id, mention.attributed_to)
    modality = Modality.POSSIBLE if mention.hypothetical else _MODALITY[_status(mention)]
    base = Statement(
        event.id, name_of(event), "", "", "", context.ref(article_id, mention.span), modality, announcers, sides
    )
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
    for count in mention.counts:
        since = context.named_time(page, count.since) if count.since is not None else Interval()
        evidence = context.ref_near(article_id, mention.span, count.span)
        words = " ".join(count.span.of(page.article.text).split())
        key = "|".join((str(count.n), count.of, str(since), count.within or "", _key(count.since_text or "")))
        yield replace(base, property="count", value=words, key=key, evidence=evidence, count=count, valid=since)


def _place_and_times(context: Context, page: Page, mention: EventMention, base: Statement) -> Iterator[Statement]:
    place = mention.place
    if place is not None:
        country = (side_name(place.country),) if place.country else ()
        wider = tuple(name for name in dict.fromkeys((*place.within, *country)) if name != place.name)
        evidence = context.ref_near(page.article.id, mention.span, place.span)
        key = _key(place.name)
        yield replace(base, property="place", value=place.name, key=key, evidence=evidence, wider=wider)
    for index in mention.times:
        time = context.time(page, index)
        if not time.is_unknown:
            evidence = context.ref_near(page.article.id, mention.span, page.notes.times[index].span)
            yield replace(base, property="time", value=str(time), key=str(time), evidence=evidence, valid=time)


def _stances(context: Context, article_id: str, mention: EventMention, base: Statement) -> Iterator[Statement]:
    for stance in mention.stances:
        who = side_name(stance.side)
        yield replace(
            base,
            property="confirmation",
            value=f"{who}: {stance.stance.value}",
            key=f"{stance.side}|{stance.stance}",
            evidence=context.ref(article_id, stance.span),
            announcers=(context.name_of(article_id, stance.by),) if stance.by else (),
            sides=() if stance.stance is Stance.UNCONFIRMED else (stance.side,),
            stance=stance.stance,
            side=stance.side,
            valid=context.date(article_id),
        )


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
        if member is None:
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
        side = (entity.country,) if entity and entity.country else ()
        yield Statement(
            entity.id if entity else article_id,
            name or "speaker not named",
            "said",
            " ".join(words.split()),
            _key(words),
            context.ref(article_id, quote.content),
            announcers=(name,) if name else (),
            sides=side,
        )


def _status(mention: EventMention) -> Status:
    """Return where the mention puts the event; a negated one denies it."""
    if mention.negated and mention.status in (Status.HELD, Status.PLANNED, Status.ONGOING, Status.UNKNOWN):
        return Status.DENIED
    return mention.status


def _key(words: str) -> str:
    return " ".join(plain_words(words))
