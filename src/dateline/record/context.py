"""Look-ups over pages and links that every step of the ledger shares, built once per record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.lang.offices import is_observer
from dateline.model.annotation import Attribution, EntityKind, EventMention, PageEntity
from dateline.model.dates import Dated, Direction, Interval
from dateline.model.link import Entity, Event, Links, Origins, Page, SpanRef
from dateline.model.span import Span
from dateline.record.statements import Announcer
from dateline.text.calendar import resolve

_OPEN_BEFORE = frozenset({"by", "before"})
_OPEN_AFTER = frozenset({"after"})
_MAX_APART = 120
_NO_POINT = frozenset({"since", "until"})


@dataclass(frozen=True)
class Context:
    """Pages and links with the look-ups that claims need."""

    pages: tuple[Page, ...]
    links: Links

    @classmethod
    def of(cls, pages: Sequence[Page], links: Links) -> "Context":
        """Return the context of these pages, in order of article id."""
        return cls(tuple(sorted(pages, key=lambda page: page.article.id)), links)

    @cached_property
    def page_by_id(self) -> dict[str, Page]:
        """Pages by article id."""
        return {page.article.id: page for page in self.pages}

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.links.events}

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.links.entities}

    @cached_property
    def published(self) -> dict[str, Dated]:
        """Solved publication dates by article id; the page's own date where none was solved."""
        own = {page.article.id: page.article.published for page in self.pages}
        return own | dict(self.links.published)

    @cached_property
    def family(self) -> dict[str, str]:
        """The representative article id of each article's text family."""
        return {member: family[0] for family in self.links.families for member in family}

    @cached_property
    def story_of(self) -> dict[str, str]:
        """The story of each article that belongs to exactly one."""
        stories: dict[str, set[str]] = {}
        for story in self.links.stories:
            for article_id in story.articles:
                stories.setdefault(article_id, set()).add(story.id)
        return {article_id: next(iter(found)) for article_id, found in stories.items() if len(found) == 1}

    @cached_property
    def _entity_by_member(self) -> dict[str, Entity]:
        return {member: entity for entity in self.links.entities for member in entity.members}

    @cached_property
    def _event_by_member(self) -> dict[str, Event]:
        return {member: event for event in self.links.events for member in event.members}

    def entity(self, article_id: str, key: str) -> Entity | None:
        """Return the entity that a page's key belongs to; keys are written with or without their leading `n`."""
        found = self._entity_by_member.get(f"{article_id}#n{key}")
        return found or self._entity_by_member.get(f"{article_id}#{key}")

    def event(self, article_id: str, index: int) -> Event | None:
        """Return the event that a page's event mention belongs to."""
        return self._event_by_member.get(f"{article_id}#e{index}")

    def event_mentions(self) -> Iterable[tuple[Page, int, EventMention, Event]]:
        """Yield every event mention that belongs to an event, with its page and index."""
        for page in self.pages:
            for index, mention in enumerate(page.notes.events):
                event = self.event(page.article.id, index)
                if event is not None:
                    yield page, index, mention, event

    def ref(self, article_id: str, span: Span) -> SpanRef:
        """Return the span with the words that stand there."""
        return SpanRef(article_id, span, span.of(self.page_by_id[article_id].article.text))

    def ref_near(self, article_id: str, clause: Span, field: Span) -> SpanRef:
        """Return a clause with a field that stands by it; a field from elsewhere on the page is its own evidence."""
        whole = clause.hull(field)
        text = whole.of(self.page_by_id[article_id].article.text)
        far = len(whole) > len(clause) + len(field) + _MAX_APART or "\n\n" in text
        return self.ref(article_id, field if far else whole)

    def date(self, article_id: str) -> Interval:
        """Return an article's solved publication interval."""
        dated = self.published.get(article_id)
        return dated.interval if dated else Interval()

    def time(self, page: Page, index: int) -> Interval:
        """Return the days that a page's time expression names, as far as the publication day tells.

        A bound ("by Friday") gives an interval open at one end; "since" and "until" name no time of an event.
        """
        expression = page.notes.times[index]
        if expression.modifier in _NO_POINT or expression.duration:
            return Interval()
        named = self.named_time(page, index)
        if expression.modifier in _OPEN_BEFORE:
            return Interval(None, named.latest)
        if expression.modifier in _OPEN_AFTER:
            return Interval(named.earliest, None)
        return named

    def named_time(self, page: Page, index: int, *, past: bool = False) -> Interval:
        """Return the days that a time expression names, whatever bound goes before it; with `past`, the last such."""
        expression = page.notes.times[index]
        if expression.interval is not None:
            return expression.interval
        if expression.relative is None:
            return Interval()
        relative = expression.relative
        if past or expression.modifier == "since":
            relative = replace(relative, direction=Direction.PAST)
        return resolve(relative, self.date(page.article.id))

    def name_of(self, article_id: str, key: str) -> str:
        """Return the name of a page's entity, across pages where it is linked."""
        entity = self.entity(article_id, key)
        if entity is not None:
            return entity.name
        own = self.page_entity(article_id, key)
        return own.name if own else key

    def page_entity(self, article_id: str, key: str) -> PageEntity | None:
        """Return a page's own entity."""
        return self.page_by_id[article_id].notes.entity(key)

    def announcers(self, article_id: str, said: Iterable[Attribution]) -> tuple[Announcer, ...]:
        """Return who states something; media that pass a statement on, and analysts, are no announcers.

        A person goes by the linked name, an office or government ("the Kremlin") by the page's.
        """
        found = []
        for attribution in said:
            if not attribution.reporting:
                own = self.page_entity(article_id, attribution.entity) if attribution.entity else None
                if own is not None and is_observer(role.title for role in own.roles):
                    continue
                person = own is not None and own.kind is EntityKind.PERSON
                name = self.name_of(article_id, own.key) if own and person else attribution.name
                found.append(Announcer(name, attribution.side, person))
        return tuple(dict.fromkeys(found))

    def origins(self, article_ids: Iterable[str], announcers: Iterable[Announcer]) -> Origins:
        """Return the four levels of origin of something that these articles tell."""
        ids, said = sorted(set(article_ids)), tuple(announcers)
        outlets = {self.page_by_id[i].article.outlet or i for i in ids}
        texts = {self.family.get(i, i) for i in ids}
        names, sides = {each.name for each in said}, {each.side for each in said if each.side}
        return Origins(tuple(sorted(outlets)), tuple(sorted(texts)), tuple(sorted(names)), tuple(sorted(sides)))
