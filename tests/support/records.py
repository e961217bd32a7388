"""Records built by hand: pages whose annotations name words of the text, and links that name the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.model.annotation import (
    Annotations,
    Attribution,
    Bound,
    CountClaim,
    EntityKind,
    EventMention,
    EventType,
    Measure,
    Membership,
    Mention,
    PageEntity,
    Participant,
    PlaceMention,
    Quantity,
    Quote,
    QuoteForm,
    Role,
    Sentence,
    SideStance,
    Stance,
    Status,
    TimeExpression,
)
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval, Reason, RelativeTime
from dateline.model.ids import make_id
from dateline.model.link import (
    Entity,
    Event,
    EventParticipant,
    Lineage,
    Links,
    Origins,
    Page,
    Place,
    RoleHeld,
    SpanRef,
    StatusStep,
    Story,
)
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.record.ledger import build_ledger


def days(first: str, last: str | None = None) -> Interval:
    """Return the interval between two ISO days, or of one."""
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@dataclass
class Draft:
    """A page in the making: annotations are given by the words they stand on."""

    outlet: str | None
    paragraphs: Sequence[str]
    published: Interval = Interval()
    title: str | None = None
    entities: list[PageEntity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article's text."""
        return "\n\n".join([self.title, *self.paragraphs] if self.title else self.paragraphs)

    @property
    def id(self) -> str:
        """The article's id."""
        return make_id("art", self.text, self.outlet or "")

    def span(self, words: str) -> Span:
        """Return where `words` first stand in the text."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def name(
        self, key: str, name: str, kind: EntityKind = EntityKind.PERSON, country: str | None = None, role: str = ""
    ) -> str:
        """Add an entity under `key` with an optional role."""
        roles = (Role(role, self.span(role)),) if role else ()
        self.entities.append(PageEntity(key, kind, name, (name,), country, roles))
        self.mentions.append(Mention(self.span(name), key))
        return key

    def time(
        self,
        words: str,
        interval: Interval | None = None,
        relative: RelativeTime | None = None,
        modifier: str | None = None,
    ) -> int:
        """Add a time expression and return its index."""
        self.times.append(TimeExpression(self.span(words), interval, relative, modifier))
        return len(self.times) - 1

    def event(
        self,
        words: str,
        kind: EventType,
        status: Status,
        who: Sequence[str | tuple[str, str]] = (),
        *,
        place: tuple[str, str | None, tuple[str, ...]] | None = None,
        times: Sequence[int] = (),
        by: Sequence[tuple[str, str | None]] = (),
        stances: Sequence[tuple[str, Stance, str]] = (),
        counts: Sequence[CountClaim] = (),
        background: bool = False,
        negated: bool = False,
        agenda: str | None = None,
        follows: Sequence[int] = (),
    ) -> int:
        """Add an event mention told by `words` and return its index."""
        span = self.span(words)
        people = [entry if isinstance(entry, tuple) else (entry, "actor") for entry in who]
        self.events.append(
            EventMention(
                span,
                span,
                kind,
                status,
                tuple(Participant(key, role, span) for key, role in people),
                PlaceMention(place[0], self.span(place[0]), place[1], place[2]) if place else None,
                tuple(times),
                background=background,
                negated=negated,
                attributed_to=tuple(Attribution(name, self.span(name), None, side) for name, side in by),
                stances=tuple(SideStance(side, stance, self.span(said)) for side, stance, said in stances),
                counts=tuple(counts),
                agenda=agenda,
                follows=tuple(follows),
                plover="CONSULT",
                cameo="04",
            )
        )
        return len(self.events) - 1

    def count(
        self, words: str, n: int, of: EventType, *, since: int | None = None, within: str | None = None,
        bound: Bound = Bound.EXACT, since_text: str | None = None,
    ) -> CountClaim:  # fmt: skip
        """Return an ordinal claim that stands on `words`."""
        return CountClaim(self.span(words), n, of, since, since_text, within, bound)

    def figure(
        self,
        words: str,
        value: float,
        unit: str,
        measure: Measure,
        *,
        of: str | None = None,
        between: Sequence[str] = (),
        period: int | None = None,
        by: str | None = None,
        bound: Bound = Bound.EXACT,
    ) -> None:
        """Add a figure that stands on `words`."""
        self.quantities.append(
            Quantity(
                self.span(words), value, unit, measure, bound, of=of, between=tuple(between), period=period,
                attributed_name=by,
            )
        )  # fmt: skip

    def quote(self, words: str, speaker: str | None = None, form: QuoteForm = QuoteForm.DIRECT) -> None:
        """Add a quotation of `words`, without its marks."""
        content = self.span(words)
        self.quotes.append(Quote(content, content, form, speaker))

    def page(self) -> Page:
        """Return the finished page."""
        blocks, offset = [], 0
        for number, part in enumerate([self.title, *self.paragraphs] if self.title else self.paragraphs):
            kind = BlockKind.TITLE if self.title and number == 0 else BlockKind.PARAGRAPH
            blocks.append(Block(kind, Span(offset, offset + len(part or ""))))
            offset += len(part or "") + 2
        basis = Basis.UNKNOWN if self.published.is_unknown else Basis.STATED
        article = Article(
            self.id,
            make_id("cap", self.id),
            Source(SourceKind.FILE, f"pages/{(self.outlet or 'unnamed').lower().replace(' ', '-')}.html"),
            self.text,
            tuple(blocks),
            Dated.of(self.published, basis),
            outlet=self.outlet,
            title=self.title,
            language="en",
        )
        sentences = tuple(Sentence(block.span, number) for number, block in enumerate(blocks))
        notes = Annotations(
            self.id, "en", "by hand", sentences, tuple(self.entities), tuple(self.mentions), tuple(self.times),
            tuple(self.quantities), tuple(self.quotes), tuple(self.events), tuple(self.memberships),
        )  # fmt: skip
        return Page(article, notes)


Told = tuple[Draft, int]


@dataclass
class Desk:
    """Links made by hand over drafts."""

    drafts: list[Draft]
    families: list[list[Draft]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    lineages: list[Lineage] = field(default_factory=list)
    published: dict[str, Dated] = field(default_factory=dict)

    def entity(self, *keys: tuple[Draft, str]) -> Entity:
        """Say that page entities are one."""
        found = [(draft, next(e for e in draft.entities if e.key == key)) for draft, key in keys]
        first = found[0][1]
        roles = tuple(
            RoleHeld(role.title, SpanRef(draft.id, role.span, role.span.of(draft.text)))
            for draft, each in found
            for role in each.roles
        )
        entity = Entity(
            make_id("ent", first.name),
            first.kind,
            first.name,
            tuple(f"{draft.id}#n{each.key}" for draft, each in found),
            ((first.name, tuple(draft.id for draft, _ in found)),),
            first.country,
            roles,
        )
        self.entities.append(entity)
        return entity

    def event(
        self,
        *told: Told,
        time: Interval = Interval(),
        place: Place | None = None,
        who: Sequence[tuple[Entity, str]] = (),
        status: Status | None = None,
        sides: Sequence[SideStance] = (),
        part_of: str | None = None,
        series: str | None = None,
    ) -> Event:
        """Say that event mentions are one event."""
        mentions = [(draft, draft.events[index]) for draft, index in told]
        first = mentions[0][1]
        refs = tuple(SpanRef(draft.id, m.span, m.span.of(draft.text)) for draft, m in mentions)
        reason = Reason("by hand", "the pages name this time")
        event = Event(
            make_id("evt", *(f"{draft.id}{index}" for draft, index in told)),
            first.type,
            "CONSULT",
            "04",
            tuple(EventParticipant(entity.id, entity.name, role) for entity, role in who),
            place,
            Dated.of(time, Basis.INFERRED, reason) if not time.is_unknown else Dated.unknown(),
            status or mentions[-1][1].status,
            refs,
            tuple(f"{draft.id}#e{index}" for draft, index in told),
            self.origins([draft for draft, _ in told], [m for _, m in mentions]),
            status_by_side=tuple(sides),
            history=tuple(
                StatusStep(m.status, draft.id, draft.published, ref)
                for (draft, m), ref in zip(mentions, refs, strict=True)
            ),
            part_of=part_of,
            series=series,
            background=all(m.background for _, m in mentions),
        )
        self.events.append(event)
        return event

    def origins(self, drafts: Sequence[Draft], mentions: Sequence[EventMention] = ()) -> Origins:
        """Return the origins of what these drafts tell."""
        texts = {self.family(draft)[0] for draft in drafts}
        said = [a for m in mentions for a in m.attributed_to]
        return Origins(
            tuple(sorted({draft.outlet or draft.id for draft in drafts})),
            tuple(sorted(texts)),
            tuple(sorted({a.name for a in said})),
            tuple(sorted({a.side for a in said if a.side})),
        )

    def family(self, draft: Draft) -> tuple[str, ...]:
        """Return the ids of the draft's text family."""
        members = next((f for f in self.families if draft in f), [draft])
        return tuple(sorted(each.id for each in members))

    def story(self, title: str, drafts: Sequence[Draft], events: Sequence[Event]) -> Story:
        """Say that drafts and events make one story."""
        hull = next((e.time.interval for e in events if not e.time.interval.is_unknown), Interval())
        ids = tuple(sorted(draft.id for draft in drafts))
        story = Story(make_id("sto", *ids), title, ids, tuple(e.id for e in events), hull, self.origins(drafts))
        self.stories.append(story)
        return story

    def record(self) -> Record:
        """Return the record with its ledger."""
        pages = tuple(sorted((draft.page() for draft in self.drafts), key=lambda page: page.article.id))
        links = Links(
            lineages=tuple(self.lineages),
            families=tuple(sorted({self.family(draft) for draft in self.drafts})),
            entities=tuple(sorted(self.entities, key=lambda e: e.id)),
            events=tuple(sorted(self.events, key=lambda e: e.id)),
            stories=tuple(self.stories),
            published=tuple((p.article.id, self.published.get(p.article.id, p.article.published)) for p in pages),
        )
        return Record(pages, (), links, build_ledger(pages, links))
