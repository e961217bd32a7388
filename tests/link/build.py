"""Small pages for the linking tests: text, names and happenings, without a parser."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.model.annotation import (
    Annotations,
    Attribution,
    EntityKind,
    EventMention,
    EventType,
    Mention,
    PageEntity,
    Participant,
    PlaceMention,
    Sentence,
    SideStance,
    Status,
    TimeExpression,
)
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval, RelativeTime
from dateline.model.link import Page
from dateline.model.span import Span

When = date | Interval | RelativeTime


@dataclass(frozen=True)
class Told:
    """One event mention: the words that name it, who, where, when."""

    kind: EventType
    trigger: str
    who: Sequence[str] = ()
    status: Status = Status.HELD
    place: tuple[str, str] | None = None
    within: tuple[str, ...] = ()
    when: Mapping[str, When] = field(default_factory=dict)
    background: bool = False
    part_of: str | None = None
    part_of_mention: int | None = None
    follows: tuple[int, ...] = ()
    said_by: Sequence[str] = ()
    stances: tuple[SideStance, ...] = ()
    times_at: Mapping[str, int] = field(default_factory=dict)
    cameo: str = ""


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_page(
    name: str,
    text: str,
    *,
    published: date | Interval | None = None,
    people: Mapping[str, str | None] | None = None,
    others: Iterable[PageEntity] = (),
    told: Sequence[Told] = (),
    outlet: str | None = None,
    title: str | None = None,
    language: str = "en",
) -> Page:
    """Return a page with one paragraph per line; every name of `people` (name: country) is a person."""
    if published is None:
        dated = Dated.unknown()
    else:
        interval = published if isinstance(published, Interval) else Interval.on(published)
        dated = Dated.of(interval, Basis.STATED)
    blocks = tuple(Block(BlockKind.PARAGRAPH, span_of(text, line)) for line in text.split("\n") if line)
    persons = [PageEntity(who, EntityKind.PERSON, who, (who,), country) for who, country in (people or {}).items()]
    entities = (*persons, *others)
    mentions = tuple(Mention(span_of(text, each.name), each.key) for each in entities if each.name in text)
    times: list[TimeExpression] = []
    events = tuple(_mention(text, each, times) for each in told)
    article = Article(
        name, f"cap_{name}", Source(SourceKind.MEMORY, name), text, blocks, dated,
        outlet=outlet, title=title, language=language,
    )  # fmt: skip
    sentences = tuple(Sentence(block.span, index) for index, block in enumerate(blocks))
    notes = Annotations(name, language, "test", sentences, entities, mentions, times=tuple(times), events=events)
    return Page(article, notes)


def _mention(text: str, told: Told, times: list[TimeExpression]) -> EventMention:
    numbers = []
    for words, when in told.when.items():
        span = span_of(text, words)
        relative = when if isinstance(when, RelativeTime) else None
        interval = Interval.on(when) if isinstance(when, date) else when if isinstance(when, Interval) else None
        times.append(TimeExpression(span, interval, relative))
        numbers.append(len(times) - 1)
    trigger = span_of(text, told.trigger)
    start = text.rfind("\n", 0, trigger.start) + 1
    end = text.find("\n", trigger.end)
    clause = Span(start, end if end >= 0 else len(text))
    place = None
    if told.place is not None:
        place = PlaceMention(told.place[0], span_of(text, told.place[0]), told.place[1], told.within)
    return EventMention(
        clause,
        trigger,
        told.kind,
        told.status,
        participants=tuple(
            Participant(who, "actor", span_of(text, who) if who in text else trigger) for who in told.who
        ),
        place=place,
        times=tuple(numbers),
        background=told.background,
        part_of=told.part_of,
        part_of_mention=told.part_of_mention,
        follows=told.follows,
        attributed_to=tuple(Attribution(who, trigger, entity=who) for who in told.said_by),
        stances=told.stances,
        cameo=told.cameo,
    )
