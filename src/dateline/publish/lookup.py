"""Look-ups over a record that every kind of output shares, built once per output."""

from dataclasses import dataclass
from functools import cached_property

from dateline.model.annotation import EventMention, Status
from dateline.model.claim import Check, Claim, ClaimLink
from dateline.model.dates import Dated
from dateline.model.link import Entity, Event, Lineage, Page, SpanRef, Story
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.publish.wording import span as span_words


@dataclass(frozen=True)
class Lookup:
    """A record with its items by id and by what they are about."""

    record: Record

    @classmethod
    def empty(cls) -> "Lookup":
        """Return the look-ups over no record, for items that need nothing beside themselves."""
        return cls(Record())

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Pages by article id."""
        return {page.article.id: page for page in self.record.pages}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.record.links.events}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.record.links.entities}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Entities by member, as `<article id>#n<key>`."""
        return {member: entity for entity in self.record.links.entities for member in entity.members}

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """Events by member, as `<article id>#e<n>`."""
        return {member: event for event in self.record.links.events for member in event.members}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.record.ledger.claims}

    @cached_property
    def claims_about(self) -> dict[str, list[Claim]]:
        """Claims by subject."""
        found: dict[str, list[Claim]] = {}
        for claim in self.record.ledger.claims:
            found.setdefault(claim.subject, []).append(claim)
        return found

    @cached_property
    def relations_of(self) -> dict[str, list[ClaimLink]]:
        """Relations by the id of either claim."""
        found: dict[str, list[ClaimLink]] = {}
        for link in self.record.ledger.relations:
            found.setdefault(link.left, []).append(link)
            found.setdefault(link.right, []).append(link)
        return found

    @cached_property
    def checks_of(self) -> dict[str, list[Check]]:
        """Checks by claim id."""
        found: dict[str, list[Check]] = {}
        for check in self.record.ledger.checks:
            found.setdefault(check.claim_id, []).append(check)
        return found

    @cached_property
    def published(self) -> dict[str, Dated]:
        """Solved publication dates by article id; a page's own date where none was solved."""
        own = {page.article.id: page.article.published for page in self.record.pages}
        return own | dict(self.record.links.published)

    @cached_property
    def family(self) -> dict[str, tuple[str, ...]]:
        """The text family of each article."""
        return {member: family for family in self.record.links.families for member in family}

    @cached_property
    def lineages_of(self) -> dict[str, list[Lineage]]:
        """Lineages by the id of either article."""
        found: dict[str, list[Lineage]] = {}
        for lineage in self.record.links.lineages:
            found.setdefault(lineage.from_id, []).append(lineage)
            found.setdefault(lineage.to_id, []).append(lineage)
        return found

    @cached_property
    def denied(self) -> tuple[Event, ...]:
        """Events that somebody denies."""
        return tuple(event for event in self.record.links.events if event.status is Status.DENIED)

    @cached_property
    def stories_of(self) -> dict[str, list[Story]]:
        """The stories that tell each event, by event id."""
        found: dict[str, list[Story]] = {}
        for story in self.record.links.stories:
            for event_id in story.events:
                found.setdefault(event_id, []).append(story)
        return found

    @cached_property
    def story_at(self) -> dict[str, Story]:
        """A story of each article, by article id."""
        return {article_id: story for story in self.record.links.stories for article_id in story.articles}

    def entity(self, article_id: str, key: str) -> Entity | None:
        """Return the entity that a page's key belongs to; keys are written with or without their leading `n`."""
        return self.entity_of.get(f"{article_id}#n{key}") or self.entity_of.get(f"{article_id}#{key}")

    def mention(self, member: str) -> tuple[str, EventMention]:
        """Return the event mention named `<article id>#e<n>`, with its article's id."""
        article_id, _, index = member.rpartition("#e")
        return article_id, self.pages[article_id].notes.events[int(index)]

    def date(self, article_id: str) -> Dated:
        """Return an article's solved publication date, or the unknown date."""
        return self.published.get(article_id, Dated.unknown())

    def page_name(self, article_id: str) -> str:
        """Return the shortest name a reader knows a page by: outlet, else title, else where it was read from."""
        page = self.pages.get(article_id)
        if page is None:
            return article_id
        article = page.article
        title = f"“{article.title}”" if article.title else None
        return article.outlet or title or article.source.name.rsplit("/", 1)[-1]

    def page_phrase(self, article_id: str) -> str:
        """Return a page as the subject of a sentence: "the page of Rift Herald", "the page “Leaders meet”"."""
        page = self.pages.get(article_id)
        return f"the page{' of' if page and page.article.outlet else ''} {self.page_name(article_id)}"

    def outlet_name(self, outlet: str) -> str:
        """Return the name of an outlet of an `Origins`, which is an article id where the outlet is not known."""
        return self.page_name(outlet) if outlet in self.pages else outlet

    def ref(self, article_id: str, span: Span) -> SpanRef:
        """Return a span with the words that stand there."""
        return SpanRef(article_id, span, span.of(self.pages[article_id].article.text))

    def event_name(self, event_id: str) -> str:
        """Return a noun phrase for an event with its days: its title, or what the ledger calls it."""
        event = self.events[event_id]
        claims = self.claims_about.get(event_id)
        name = claims[0].subject_name if claims else event.title or event.subtype or event.type.value
        name = f"“{name}”" if name == event.title else name
        return name if event.time.interval.is_unknown else f"{name} ({span_words(event.time.interval)})"

    def subject_name(self, claim: Claim) -> str:
        """Return what a claim is about, an event with its days."""
        return self.event_name(claim.subject) if claim.subject in self.events else claim.subject_name

    def sentence_of(self, ref: SpanRef) -> SpanRef:
        """Return the sentences that hold a span, so that a reader sees the words in their place."""
        page = self.pages[ref.article_id]
        touching = [s.span for s in page.notes.sentences if s.span.overlaps(ref.span)]
        if not touching:
            return ref
        wide = touching[0].hull(touching[-1]).hull(ref.span)
        return self.ref(ref.article_id, wide)

    def opening(self, article_id: str) -> SpanRef:
        """Return the first block of a page: what stands for the page as a whole."""
        article = self.pages[article_id].article
        return self.ref(article_id, article.blocks[0].span if article.blocks else Span(0, len(article.text)))
