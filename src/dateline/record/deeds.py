"""Deeds of those who are asked about, told beside the record's events: what each does, and what is done to it.

A record is built from happenings of known kinds. Who follows one person or one company wants every sentence in which it
does something, so these are entries of a timeline where they are asked for, and never events of the record.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.model.annotation import NamedDeed, NamedPart, Status
from dateline.model.claim import Entry
from dateline.model.dates import Interval
from dateline.model.ids import make_id
from dateline.model.link import Event, Page, SpanRef
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.quoting import quotation
from dateline.text.tokens import plain_words

_DONE = frozenset({Status.HELD, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of one page with the entities that take part, when it was, and what its parts are called."""

    page: Page
    deed: NamedDeed
    entities: frozenset[str]
    names: tuple[str, ...]
    time: Interval

    @property
    def evidence(self) -> SpanRef:
        """The verb as it stands on the page."""
        return SpanRef(self.page.article.id, self.deed.span, self.deed.span.of(self.page.article.text))


def deeds_of(context: Context) -> Iterator[Deed]:
    """Yield what is told of anybody or anything named, page by page; what has no time at all is left out."""
    for page in context.pages:
        for deed in page.notes.deeds:
            time = _time(context, page, deed)
            if not time.is_unknown:
                entities = (context.entity(page.article.id, part.entity) for part in deed.parts if part.entity)
                names = tuple(name for part in deed.parts for name in _names(page, part))
                yield Deed(page, deed, frozenset(each.id for each in entities if each), names, time)


def _names(page: Page, part: NamedPart) -> Iterator[str]:
    """Yield what a page calls somebody, there and elsewhere."""
    own = page.notes.entity(part.entity) if part.entity else None
    yield part.span.of(page.article.text)
    yield from (own.name, *own.variants) if own else ()


def _time(context: Context, page: Page, deed: NamedDeed) -> Interval:
    """Return when a deed was: what the page states, else for what is done some day until the page came out."""
    stated = Interval()
    for index in deed.times:
        time = context.time(page, index)
        stated = stated.intersect(time) or stated
    if not stated.is_unknown:
        return stated
    return Interval(None, context.date(page.article.id).latest) if deed.status in _DONE else Interval()


def deed_entries(
    record: Record, wanted: Callable[[Deed], bool], *, story: str | None = None, told: Iterable[Event] = ()
) -> list[Entry]:
    """Return the wanted deeds as entries, those of one story's pages only where one is given.

    What the verbs of events in `told` tell is left out. A sentence that several pages print is one entry.
    """
    context = Context.of(record.pages, record.links)
    known = {(article_id, span) for event in told for article_id, span in _triggers(context, event)}
    groups: dict[tuple[str, ...], list[Deed]] = defaultdict(list)
    for deed in deeds_of(context):
        article_id = deed.page.article.id
        here = story is None or context.story_of.get(article_id) == story
        if here and wanted(deed) and (article_id, deed.deed.span) not in known:
            groups[(*_printed(deed), str(deed.time))].append(deed)
    return [_entry(context, deeds) for deeds in groups.values()]


def _printed(deed: Deed) -> tuple[str, ...]:
    """Return the words of the sentence, and which of them tells the deed."""
    whole = deed.page.notes.sentence_at(deed.deed.span.start)
    span = whole.span if whole else deed.deed.span
    text = deed.page.article.text
    before = len(plain_words(text[span.start : deed.deed.span.start]))
    return str(before), *plain_words(span.of(text))


def _triggers(context: Context, event: Event) -> Iterator[tuple[str, Span]]:
    """Yield where the words stand that name an event."""
    for member in event.members:
        article_id, _, number = member.partition("#e")
        yield article_id, context.page_by_id[article_id].notes.events[int(number)].trigger


def _entry(context: Context, deeds: list[Deed]) -> Entry:
    first = deeds[0]
    evidence = tuple(each.evidence for each in deeds)
    return Entry(
        first.time,
        quotation(first.evidence, first.page, first.deed.status),
        first.deed.status.value,
        make_id("ded", first.page.article.id, str(first.deed.span.start)),
        evidence,
        context.origins((ref.article_id for ref in evidence), ()),
        of=tuple(sorted(frozenset.union(*(each.entities for each in deeds)))),
    )
