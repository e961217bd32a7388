"""Pages of many invented stories, as many as are wanted, for records of any size.

Their words are those of general news, as often as there, and invented ones beyond: a word that every page holds must
not pass for a rare one.

A few people and towns are in the news all the time and most are hardly ever, as in real news (Zipf's law); the stories
fall on days of ten years. A story is told by one to seven pages: reprints, rewrites, follow-ups, some without a date,
some that recall an earlier meeting of the same two people. Pages come with the annotations that reading them would
give, so that a large record need not be read; the same page can be had as text and read in earnest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from dateline.model.annotation import (
    Annotations,
    EntityKind,
    EventMention,
    EventType,
    Measure,
    Mention,
    PageEntity,
    Participant,
    PlaceMention,
    Quantity,
    Quote,
    QuoteForm,
    Sentence,
    Status,
    TimeExpression,
)
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval
from dateline.model.ids import make_id
from dateline.model.span import Span
from dateline.text.similarity import common_stems

_SYLLABLES = tuple(first + second for first in "bdfghklmnprstvz" for second in "aeio")
_COUNTRIES = (
    "PT",
    "CZ",
    "NO",
    "GH",
    "KE",
    "PE",
    "CL",
    "VN",
    "TH",
    "FI",
    "IE",
    "AT",
    "SK",
    "HU",
    "BG",
    "EE",
    "LV",
    "LT",
)
_ENDS = ("n", "s", "r", "l", "")
_FIRST_DAY = date(2014, 1, 1)
_DAYS = 3650
_PEOPLE, _TOWNS, _WORDS, _OUTLETS = 4_000, 3_000, 30_000, 300


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


@dataclass(frozen=True)
class _World:
    """Who and what the stories are about; the first of each list are the commonest."""

    people: tuple[tuple[str, str], ...]
    towns: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    @classmethod
    def make(cls, random: Random) -> "_World":
        """Return a world in which no name and no word is there twice."""

        def words(count: int, low: int, high: int) -> list[str]:
            found: dict[str, None] = {}
            while len(found) < count:
                parts = [random.choice(_SYLLABLES) for _ in range(random.randint(low, high))]
                found["".join(parts) + random.choice(_ENDS)] = None
            return list(found)

        given = [word.title() for word in words(400, 2, 3)]
        family = [word.title() for word in words(_PEOPLE, 3, 4)]
        towns = [word.title() for word in words(_TOWNS, 3, 5)]
        people = tuple((f"{random.choice(given)} {name}", random.choice(_COUNTRIES)) for name in family)
        common = [word for word in common_stems() if word.isalpha()]
        rare = words(_WORDS - len(common), 2, 5)
        return cls(people, tuple((name, random.choice(_COUNTRIES)) for name in towns), (*common, *rare))


@dataclass(frozen=True)
class Story:
    """What happens: a kind of event, who, where, when."""

    number: int
    kind: EventType
    people: tuple[tuple[str, str], ...]
    town: tuple[str, str]
    day: date
    topic: tuple[str, ...]
    earlier: "Story | None" = None


@dataclass
class _Draft:
    """A page while it is written: sentences, and what stands in them."""

    sentences: list[str] = field(default_factory=list)
    told: list[tuple[str, Story, Status, bool]] = field(default_factory=list)
    quoted: list[tuple[str, str]] = field(default_factory=list)

    def text(self) -> str:
        """Return the text, each sentence a paragraph."""
        return "\n\n".join(self.sentences)


@dataclass(frozen=True)
class Generated:
    """A page with its annotations, and the bytes that it would be read from."""

    capture: Capture
    article: Article
    notes: Annotations


_VERB = {
    EventType.MEET: {Status.HELD: "met", Status.PLANNED: "will meet"},
    EventType.VISIT: {Status.HELD: "visited", Status.PLANNED: "will visit"},
}
_STRUCK = {EventType.DISASTER: "flood", EventType.PROTEST: "protest", EventType.ATTACK: "attack"}


def stories(random: Random) -> Iterator[Story]:
    """Yield stories without end."""
    world = _World.make(random)
    by_pair: dict[frozenset[tuple[str, str]], Story] = {}
    people, towns, words = (_zipf(len(each)) for each in (world.people, world.towns, world.words))
    number = 0
    while True:
        number += 1
        kind = random.choices((*_VERB, *_STRUCK), (35, 15, 20, 15, 15))[0]
        wanted = {EventType.MEET: 2, EventType.VISIT: 1}.get(kind, 0)
        who: dict[tuple[str, str], None] = {}
        while len(who) < wanted:
            who[random.choices(world.people, cum_weights=people)[0]] = None
        town = random.choices(world.towns, cum_weights=towns)[0]
        day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
        topic = tuple(random.choices(world.words, cum_weights=words, k=40))
        earlier = by_pair.get(frozenset(who)) if wanted == 2 else None
        story = Story(number, kind, tuple(who), town, day, topic, earlier)
        if wanted == 2:
            by_pair[frozenset(who)] = story
        yield story


def pages(seed: int = 7) -> Iterator[Generated]:
    """Yield pages without end, story after story; two runs with one seed give the same."""
    random = Random(seed)  # noqa: S311  # repeatable, no secret
    words: tuple[str, ...] = ()
    for story in stories(random):
        words = (*words[-4_000:], *story.topic)
        before: _Draft | None = None
        for number in range(random.randint(1, 7)):
            ahead = story.kind in _VERB and random.random() < 0.3
            published = story.day + timedelta(days=-random.randint(1, 4) if ahead else random.randint(0, 3))
            if before is None or ahead or random.random() < 0.8:
                before = _draft(random, story, Status.PLANNED if ahead else Status.HELD, words)
            undated = random.random() < 0.1
            yield _generated(random, before, story, number, None if undated else published)


def next_page(seed: int, size: int) -> Generated:
    """Return the page that comes after the first `size`."""
    found = pages(seed)
    for _ in range(size):
        next(found)
    return next(found)


def _draft(random: Random, story: Story, status: Status, words: Sequence[str]) -> _Draft:
    draft = _Draft()
    draft.sentences.append(_told(draft, story, status))
    for number in range(random.randint(6, 12)):
        own = random.sample(story.topic, 5)
        others = random.choices(words, k=random.randint(6, 12))
        mixed = [*own, *others]
        random.shuffle(mixed)
        sentence = f"The {' '.join(mixed)}."
        if number == 1:
            said = " ".join(random.choices(words, k=9))
            speaker = story.people[0][0] if story.people else f"A spokesman in {story.town[0]}"
            sentence = f"“{said.capitalize()},” {speaker} said."
            draft.quoted.append((f"{said.capitalize()},", speaker))
        draft.sentences.append(sentence)
    if story.earlier is not None and story.earlier.day < story.day and random.random() < 0.3:
        draft.sentences.append(_told(draft, story.earlier, Status.HELD, background=True))
    return draft


def _told(draft: _Draft, story: Story, status: Status, *, background: bool = False) -> str:
    names, (town, _) = [name for name, _ in story.people], story.town
    day = f"{story.day.day} {story.day:%B %Y}"
    if story.kind is EventType.MEET:
        words = f"{names[0]} {_VERB[story.kind][status]} {names[1]} in {town} on {day}"
    elif story.kind is EventType.VISIT:
        words = f"{names[0]} {_VERB[story.kind][status]} {town} on {day}"
    else:
        words = f"A {_STRUCK[story.kind]} in {town} on {day} left {3 + story.number % 90} people injured"
    draft.told.append((words, story, status, background))
    return f"Earlier, {words}." if background else f"{words}."


def _generated(random: Random, draft: _Draft, story: Story, number: int, published: date | None) -> Generated:
    outlet = f"Outlet {random.randrange(_OUTLETS)}"
    title = f"{story.town[0]} {' '.join(story.topic[:4])}"
    text = f"{title}\n\n{draft.text()}"
    url = f"https://outlet.example/{story.number}/{number}"
    meta = f'<meta property="article:published_time" content="{published}T09:00:00Z">' if published else ""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in draft.sentences)
    head = f"<html lang='en'><head><title>{title}</title>{meta}</head>"
    html = f"{head}<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    capture = Capture.of(html.encode(), Source(SourceKind.MEMORY, url), url=url)
    dated = Dated.of(Interval.on(published), Basis.STATED) if published else Dated.unknown()
    blocks = [Block(BlockKind.TITLE, Span(0, len(title)))]
    blocks += [Block(BlockKind.PARAGRAPH, _span(text, line)) for line in draft.sentences]
    article = Article(
        make_id("art", url, text), capture.id, capture.source, text, tuple(blocks), dated,
        outlet=outlet, title=title, language="en", url=url,
    )  # fmt: skip
    return Generated(capture, article, _notes(article, draft))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _notes(article: Article, draft: _Draft) -> Annotations:
    text = article.text
    people = dict.fromkeys(who for _, story, _, _ in draft.told for who in story.people)
    towns = dict.fromkeys(story.town for _, story, _, _ in draft.told)
    entities = [PageEntity(name, EntityKind.PERSON, name, (name, name.split()[-1]), code) for name, code in people]
    entities += [PageEntity(name, EntityKind.PLACE, name, (name,), code) for name, code in towns]
    times: list[TimeExpression] = []
    events: list[EventMention] = []
    quantities: list[Quantity] = []
    for words, story, status, background in draft.told:
        clause = _span(text, words)
        day = f"{story.day.day} {story.day:%B %Y}"
        times.append(TimeExpression(_within(text, clause, day), Interval.on(story.day)))
        verb = _STRUCK.get(story.kind) or _VERB[story.kind][status]
        trigger = _within(text, clause, verb)
        town, code = story.town
        who = tuple(Participant(name, "actor", _within(text, clause, name)) for name, _ in story.people)
        place = PlaceMention(town, _within(text, clause, town), code)
        if story.kind in _STRUCK:
            toll = _within(text, clause, f"{3 + story.number % 90} people")
            quantities.append(Quantity(toll, float(3 + story.number % 90), "people", Measure.COUNT))
        events.append(
            EventMention(
                clause,
                trigger,
                story.kind,
                status,
                participants=who,
                place=place,
                times=(len(times) - 1,),
                background=background,
            )
        )
    sentences = tuple(Sentence(block.span, number) for number, block in enumerate(article.blocks))
    mentions = tuple(Mention(_span(text, each.name), each.key) for each in entities)
    quotes = []
    for said, speaker in draft.quoted:
        content = _span(text, said)
        span = Span(content.start - 1, content.end + 1)
        known = speaker if any(each.key == speaker for each in entities) else None
        quotes.append(Quote(span, content, QuoteForm.DIRECT, speaker=known, speaker_name=speaker))
    return Annotations(
        article.id, "en", "generated", sentences, tuple(entities), mentions, times=tuple(times),
        quantities=tuple(quantities), quotes=tuple(quotes), events=tuple(events),
    )  # fmt: skip


def _within(text: str, clause: Span, words: str) -> Span:
    start = text.index(words, clause.start, clause.end)
    return Span(start, start + len(words))
