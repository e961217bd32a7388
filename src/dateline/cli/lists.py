"""Commands that list one kind of item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import json_option, limit_option, record_option
from dateline.cli.output import (
    console,
    day,
    event_title,
    origins,
    print_empty,
    print_json,
    print_table,
    short,
)
from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import Entity, Event, Story
from dateline.model.outcome import Rejection, RejectionReason

if TYPE_CHECKING:
    from dateline.workspace import Workspace  # loads the database; needed by no `--help`


class HasId(Protocol):
    """An item of the record."""

    @property
    def id(self) -> str:
        """The id."""


Item = TypeVar("Item", bound=HasId)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """How a kind of item is listed: its columns, the one that takes the room, and the cells of an item."""

    kind: str
    columns: tuple[str, ...]
    wide: str
    cells: Callable[[Item], tuple[str, ...]]

    def show(self, workspace: "Workspace", items: Sequence[Item], limit: int | None, *, as_json: bool) -> None:
        """Print the first `limit` of `items`, or say why there are none."""
        some = items[:limit]
        if as_json:
            rows = {str(row["id"]): row for row in workspace.rows(self.kind)}
            print_json([rows[item.id] for item in some])
        elif some:
            self.table(some)
            if len(some) < len(items):
                console().print(f"… and {len(items) - len(some)} more")
        else:
            print_empty(self.kind, held=workspace.counts()[self.kind])

    def table(self, items: Sequence[Item]) -> None:
        """Print `items` as a table."""
        print_table(self.columns, [self.cells(item) for item in items], wide=self.wide)


def _story(story: Story) -> tuple[str, ...]:
    pages, events = str(len(story.articles)), str(len(story.events))
    return short(story.id), day(story.time), story.title, pages, events, origins(story.origins)


def _event(event: Event) -> tuple[str, ...]:
    place = event.place.name if event.place else "–"
    when = day(event.time.interval)
    return (
        short(event.id),
        when,
        event.type.value,
        event_title(event),
        place,
        event.status.value,
        origins(event.origins),
    )


def _article(article: Article) -> tuple[str, ...]:
    published = day(article.published.interval)
    return short(article.id), published, article.outlet or "–", article.title or str(article.source)


def _entity(entity: Entity) -> tuple[str, ...]:
    pages = len({member.partition("#")[0] for member in entity.members})
    roles = "; ".join(dict.fromkeys(role.title for role in entity.roles))
    return short(entity.id), entity.kind.value, entity.name, entity.country or "–", str(pages), roles


def _claim(claim: Claim) -> tuple[str, ...]:
    return (
        short(claim.id),
        claim.subject_name,
        claim.property,
        claim.value,
        claim.modality.value,
        origins(claim.origins),
    )


def _rejection(rejection: Rejection) -> tuple[str, ...]:
    return str(rejection.source), rejection.reason.value, rejection.detail


STORIES = Listing("story", ("Id", "When", "Story", "Pages", "Events", "Origins"), "Story", _story)
EVENTS = Listing("event", ("Id", "When", "Type", "Event", "Where", "Status", "Origins"), "Event", _event)
ARTICLES = Listing("article", ("Id", "Published", "Outlet", "Title"), "Title", _article)
ENTITIES = Listing("entity", ("Id", "Kind", "Name", "Country", "Pages", "Roles"), "Roles", _entity)
CLAIMS = Listing("claim", ("Id", "About", "What", "Value", "Put as", "Origins"), "Value", _claim)
REJECTIONS = Listing("rejection", ("Page", "No article:", "Because"), "Because", _rejection)


@command("dateline stories --limit 10")
@record_option
@limit_option
@json_option
def stories(*, record: str, limit: int | None, as_json: bool) -> None:
    """List the stories: pages about one happening and what followed from it."""
    with dateline.open(record, must_exist=True) as workspace:
        STORIES.show(workspace, workspace.stories(), limit, as_json=as_json)


@command("dateline events --type meet --status planned", "dateline events --json | jq '.[].title'")
@record_option
@click.option("--type", "kind", type=click.Choice([each.value for each in EventType]), help="Only events of this type.")
@click.option("--status", type=click.Choice([each.value for each in Status]), help="Only events that stand so.")
@limit_option
@json_option
def events(*, record: str, kind: str | None, status: str | None, limit: int | None, as_json: bool) -> None:
    """List the events in order of time."""
    with dateline.open(record, must_exist=True) as workspace:
        found = [
            each
            for each in workspace.events()
            if kind in (None, each.type.value) and status in (None, each.status.value)
        ]
        EVENTS.show(workspace, found, limit, as_json=as_json)


@command()
@record_option
@limit_option
@json_option
def articles(*, record: str, limit: int | None, as_json: bool) -> None:
    """List the articles with the dates their own pages give."""
    with dateline.open(record, must_exist=True) as workspace:
        ARTICLES.show(workspace, workspace.articles(), limit, as_json=as_json)


@command()
@record_option
@click.option("--kind", type=click.Choice([each.value for each in EntityKind]), help="Only entities of this kind.")
@limit_option
@json_option
def entities(*, record: str, kind: str | None, limit: int | None, as_json: bool) -> None:
    """List people, organisations, places and countries, those on most pages first."""
    with dateline.open(record, must_exist=True) as workspace:
        found = [each for each in workspace.entities() if kind in (None, each.kind.value)]
        ENTITIES.show(workspace, found, limit, as_json=as_json)


@command("dateline claims --about evt_1a2b3c4d")
@record_option
@click.option("--about", metavar="ID", help="Only claims about this event, entity or article.")
@limit_option
@json_option
def claims(*, record: str, about: str | None, limit: int | None, as_json: bool) -> None:
    """List what the pages claim, with how many origins stand behind it."""
    with dateline.open(record, must_exist=True) as workspace:
        subject = workspace.show(about).id if about else None
        found = [each for each in workspace.claims() if subject in (None, each.subject)]
        CLAIMS.show(workspace, found, limit, as_json=as_json)


@command()
@record_option
@click.option("--reason", type=click.Choice([each.value for each in RejectionReason]), help="Only for this reason.")
@limit_option
@json_option
def rejections(*, record: str, reason: str | None, limit: int | None, as_json: bool) -> None:
    """List the pages that gave no article, with the reason."""
    with dateline.open(record, must_exist=True) as workspace:
        found = [each for each in workspace.rejections() if reason in (None, each.reason.value)]
        REJECTIONS.show(workspace, found, limit, as_json=as_json)
