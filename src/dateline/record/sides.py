"""What each side has said of a happening, page by page: who announced, confirmed, denied or put it off, and when."""

from dataclasses import dataclass
from datetime import date

from dateline.model.annotation import Stance
from dateline.model.dates import Interval
from dateline.model.link import Event, SpanRef
from dateline.model.record import Record
from dateline.record.context import Context


@dataclass(frozen=True, slots=True)
class Stanced:
    """What a side says on one page, by whom where that is told, and the words for it."""

    side: str
    stance: Stance
    published: Interval
    by: str | None
    evidence: SpanRef


def stances(record: Record, event: Event) -> tuple[Stanced, ...]:
    """Return what sides say of an event, in order of publication; what a side says again on a later page once.

    A page that carries the text of another adds nothing: only one page of each text is told.
    """
    context = Context.of(record.pages, record.links)
    found: dict[tuple[str, Stance, str], Stanced] = {}
    for page, _, mention, told in context.event_mentions():
        for stance in mention.stances if told.id == event.id else ():
            article_id = page.article.id
            by = context.name_of(article_id, stance.by) if stance.by else None
            ref = context.ref(article_id, stance.span)
            one = Stanced(stance.side, stance.stance, context.date(article_id), by, ref)
            key = (stance.side, stance.stance, context.family.get(article_id, article_id))
            found[key] = min(found.get(key, one), one, key=_printed)
    return tuple(sorted(found.values(), key=_printed))


def _printed(said: Stanced) -> tuple[date, date, str, int]:
    days = said.published
    return days.earliest or date.max, days.latest or date.max, said.evidence.article_id, said.evidence.span.start
