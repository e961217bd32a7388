"""The record: everything the pages say, linked, as one value that publishing reads."""

from dataclasses import dataclass

from dateline.model.claim import Check, Claim, ClaimLink
from dateline.model.dates import Dated
from dateline.model.link import Entity, Event, Links, Page, Story
from dateline.model.outcome import Rejection


@dataclass(frozen=True, slots=True)
class Ledger:
    """Claims, how they stand to one another, and the checks made of them."""

    claims: tuple[Claim, ...] = ()
    relations: tuple[ClaimLink, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Pages, links and ledger. Items are sorted by id unless said otherwise."""

    pages: tuple[Page, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    links: Links = Links()
    ledger: Ledger = Ledger()

    def page(self, article_id: str) -> Page | None:
        """Return the page with that article id."""
        return next((page for page in self.pages if page.article.id == article_id), None)

    def event(self, event_id: str) -> Event | None:
        """Return the event with that id."""
        return next((event for event in self.links.events if event.id == event_id), None)

    def story(self, story_id: str) -> Story | None:
        """Return the story with that id."""
        return next((story for story in self.links.stories if story.id == story_id), None)

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity with that id."""
        return next((entity for entity in self.links.entities if entity.id == entity_id), None)

    def published(self, article_id: str) -> Dated:
        """Return the solved publication date of an article, or the unknown date."""
        return dict(self.links.published).get(article_id, Dated.unknown())
