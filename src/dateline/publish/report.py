"""What the HTML report shows, as plain values: the template only lays them out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model.claim import Brief, Check, Claim, ClaimLink, Entry, Modality, Timeline
from dateline.model.link import Event, Lineage, Page, SpanRef, Story
from dateline.model.outcome import Rejection
from dateline.model.record import Record
from dateline.publish import wording
from dateline.publish.explain import Mark, MarkedBlock, marked_blocks, marks_of
from dateline.publish.lookup import Lookup
from dateline.publish.matrix import FIELD_NAMES, FIELDS, Matrix, build_matrix, value_of
from dateline.publish.scale import Bar, Scale

# Properties whose value already tells how firm they are.
_SELF_TELLING = frozenset({"status", "confirmation"})


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline with its bar on the scale."""

    when: str
    text: str
    status: str
    event_id: str
    origins: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event with its fields by origin."""

    event: Event
    name: str
    when: str
    origins: str
    matrix: Matrix
    sides: tuple[tuple[str, str], ...]
    history: tuple[tuple[str, str, str, SpanRef], ...]
    mentions: tuple[tuple[str, SpanRef], ...]
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Family:
    """Pages that share one text, and how it is known."""

    pages: tuple[tuple[str, str], ...]
    lineages: tuple[tuple[str, Lineage], ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its relations and checks."""

    claim: Claim
    field: str
    value: str
    modality: str
    origins: str
    valid: str
    relations: tuple[tuple[str, str, ClaimLink], ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with everything marked."""

    page: Page
    name: str
    published: str
    reasons: tuple[str, ...]
    blocks: tuple[MarkedBlock, ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with its pages and its events that the timeline shows."""

    title: str
    when: str
    origins: str
    articles: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `shown` are the events that have a card to link to."""

    title: str
    counts: tuple[tuple[str, str], ...]
    brief: Brief
    citations: tuple[tuple[str, str, SpanRef], ...]
    scale: Scale
    timeline: tuple[TimelineRow, ...]
    left_out: int
    shown: frozenset[str]
    stories: tuple[StoryView, ...]
    events: tuple[EventCard, ...]
    families: tuple[Family, ...]
    claims: tuple[tuple[str, str, tuple[ClaimRow, ...]], ...]
    articles: tuple[ArticleView, ...]
    rejections: tuple[Rejection, ...]


def build_report(record: Record, timeline: Timeline, brief: Brief) -> Report:
    """Return everything the report shows, in the order it is shown."""
    lookup = Lookup(record)
    ordered = [lookup.events[entry.event_id] for entry in timeline.entries if entry.event_id in lookup.events]
    scale = Scale.over(event.time.interval for event in ordered if not event.background)
    texts = {event.id: entry.text for event, entry in zip(ordered, timeline.entries, strict=False)}
    return Report(
        brief.title,
        _counts(record),
        brief,
        tuple(_citation(ref, lookup) for ref in brief.citations),
        scale,
        tuple(timeline_row(entry, scale, lookup) for entry in timeline.entries),
        timeline.left_out,
        frozenset(texts),
        tuple(_story(story, texts, lookup) for story in record.links.stories),
        tuple(event_card(event, texts[event.id], lookup) for event in ordered),
        tuple(family_view(family, lookup) for family in record.links.families if len(family) > 1),
        _claims(lookup),
        _articles(brief, lookup),
        record.rejections,
    )


def _counts(record: Record) -> tuple[tuple[str, str], ...]:
    outlets = {page.article.outlet or page.article.id for page in record.pages}
    numbers = (
        (len(record.pages), "page"),
        (len(outlets), "outlet"),
        (len(record.links.families), "text"),
        (len(record.links.stories), "story"),
        (len(record.links.events), "event"),
        (len(record.ledger.claims), "claim"),
    )
    return tuple((f"{count:,}", _plural(noun, count)) for count, noun in numbers)


def _plural(noun: str, count: int) -> str:
    if count == 1:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _citation(ref: SpanRef, lookup: Lookup) -> tuple[str, str, SpanRef]:
    return lookup.page_name(ref.article_id), wording.published(lookup.date(ref.article_id)), ref


def timeline_row(entry: Entry, scale: Scale, lookup: Lookup) -> TimelineRow:
    """Return an entry as a line of a timeline, with its bar."""
    when = "not known" if entry.time.is_unknown else wording.span(entry.time)
    about = "about " if entry.approximate and not entry.time.is_unknown else ""
    background = entry.event_id in lookup.events and lookup.events[entry.event_id].background
    status = f"{entry.status} · background" if background else entry.status
    return TimelineRow(
        about + when, entry.text, status, entry.event_id, wording.origins(entry.origins), scale.bar(entry.time)
    )


def _story(story: Story, texts: Mapping[str, str], lookup: Lookup) -> StoryView:
    return StoryView(
        story.title,
        "" if story.time.is_unknown else wording.span(story.time),
        wording.origins(story.origins),
        tuple(
            (article_id, lookup.page_name(article_id)) for article_id in story.articles if article_id in lookup.pages
        ),
        tuple((event_id, texts[event_id]) for event_id in story.events if event_id in texts),
    )


def event_card(event: Event, text: str, lookup: Lookup) -> EventCard:
    """Return what a reader sees of an event, under the name `text`."""
    sides = tuple((wording.side(s.side), f"{s.stance}{f', {s.by}' if s.by else ''}") for s in event.status_by_side)
    return EventCard(
        event,
        text,
        wording.when(event.time.interval),
        wording.origins(event.origins),
        build_matrix(event, lookup),
        sides,
        tuple(
            (
                step.status.value,
                wording.published(lookup.date(step.article_id)),
                wording.names(step.said_by),
                step.evidence,
            )
            for step in event.history
        ),
        tuple((lookup.page_name(ref.article_id), ref) for ref in event.mentions),
        lookup.event_name(event.part_of) if event.part_of in lookup.events and event.part_of else None,
    )


def family_view(family: tuple[str, ...], lookup: Lookup) -> Family:
    """Return pages that share one text, with what shows it."""
    lineages = tuple(
        (f"{lookup.page_name(each.to_id)} ← {lookup.page_name(each.from_id)}", each)
        for each in lookup.record.links.lineages
        if each.from_id in family and each.to_id in family
    )
    return Family(tuple((article_id, lookup.page_name(article_id)) for article_id in family), lineages)


def _claims(lookup: Lookup) -> tuple[tuple[str, str, tuple[ClaimRow, ...]], ...]:
    """Return the ledger by subject: events in order of time, then entities and figures by name."""
    order = {event.id: (0, str(event.time.interval)) for event in lookup.record.links.events}
    subjects = sorted(
        lookup.claims_about,
        key=lambda s: (order.get(s, (1, "")), lookup.claims_about[s][0].subject_name, s),
    )
    groups = []
    for subject in subjects:
        claims = sorted(lookup.claims_about[subject], key=lambda c: (_rank(c), c.value, c.id))
        name = wording.capital(lookup.subject_name(claims[0]))
        groups.append((subject, name, tuple(claim_row(claim, lookup) for claim in claims)))
    return tuple(groups)


def _rank(claim: Claim) -> tuple[int, str]:
    known = claim.property in FIELDS
    return (FIELDS.index(claim.property) if known else len(FIELDS), claim.property)


def claim_row(claim: Claim, lookup: Lookup) -> ClaimRow:
    """Return a claim with its relations and checks in words."""
    relations = []
    for link in lookup.relations_of.get(claim.id, ()):
        forward = link.left == claim.id
        other = lookup.claims[link.right if forward else link.left]
        relations.append((link.relation.value if forward else _BACKWARD[link.relation.value], value_of(other), link))
    valid = "" if claim.valid.is_unknown or claim.property == "time" else wording.span(claim.valid)
    return ClaimRow(
        claim,
        FIELD_NAMES.get(claim.property, claim.property),
        value_of(claim),
        "" if claim.modality is Modality.ASSERTED or claim.property in _SELF_TELLING else claim.modality.value,
        wording.origins(claim.origins),
        valid,
        tuple(relations),
        tuple(lookup.checks_of.get(claim.id, ())),
    )


_BACKWARD = {
    "supports": "is supported by",
    "refines": "is refined by",
    "updates": "is updated by",
    "contradicts": "contradicts",
    "different measure": "different measure",
    "different scope": "different scope",
    "expired": "ended",
}


def _articles(brief: Brief, lookup: Lookup) -> tuple[ArticleView, ...]:
    cited: dict[str, list[Mark]] = {}
    for number, ref in enumerate(brief.citations, 1):
        cited.setdefault(ref.article_id, []).append(Mark(ref.span, "citation", str(number)))
    views = [article_view(page, cited.get(page.article.id, []), lookup) for page in lookup.record.pages]
    return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.page.article.id)))


def article_view(page: Page, cited: Iterable[Mark], lookup: Lookup) -> ArticleView:
    """Return an article with everything marked that was read from it, and `cited` beside that."""
    article_id = page.article.id
    dated = lookup.date(article_id)
    others = tuple(lookup.page_name(a) for a in lookup.family.get(article_id, ()) if a != article_id)
    return ArticleView(
        page,
        lookup.page_name(article_id),
        wording.published(dated),
        tuple(reason.text for reason in dated.reasons if reason.text),
        marked_blocks(page, [*marks_of(page, lookup), *cited]),
        others,
    )
