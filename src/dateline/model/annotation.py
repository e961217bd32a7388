"""What one page says: annotations over one article's text.

All spans are half-open ranges of `Article.text`. Names within a page are grouped into `PageEntity` values; every
other annotation refers to them by `key`, which is unique within the page only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from dateline.model.dates import Interval, RelativeTime
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the number of the block it stands in."""

    span: Span
    block: int


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"


class MentionForm(StrEnum):
    """How an entity is mentioned."""

    NAME = "name"
    TITLE = "title"  # "China's president", "the Kremlin spokesman"
    PRONOUN = "pronoun"
    METONYM = "metonym"  # "Beijing", "the Kremlin" for a government
    ADJECTIVE = "adjective"  # "Chinese", "Kazakh"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity of the page is mentioned."""

    span: Span
    entity: str
    form: MentionForm = MentionForm.NAME


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the page gives it: "Kremlin spokesperson", with the country or organisation where one is named."""

    title: str
    span: Span
    of: str | None = None


@dataclass(frozen=True, slots=True)
class PageEntity:
    """Everything one page calls by several names.

    Attributes:
        key: unique within the page.
        name: the fullest form on the page.
        variants: every name form on the page, the fullest first.
        country: ISO 3166-1 alpha-2 code of the side it belongs to, where the page or a fact table says so.
        roles: the roles the page gives it.
    """

    key: str
    kind: EntityKind
    name: str
    variants: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time named in the text: `interval` where it stands on its own, `relative` where it needs the page's date.

    `approximate` marks "two weeks ago", "around"; `modifier` holds `since`, `by`, `until`, `before`, `after`
    where the expression bounds a time and does not name it. `duration` is set (and both others are empty) for "more
    than two years".
    """

    span: Span
    interval: Interval | None = None
    relative: RelativeTime | None = None
    modifier: str | None = None
    approximate: bool = False
    duration: str | None = None  # ISO 8601, P2Y


class Bound(StrEnum):
    """How a stated value bounds the true one."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"


class Measure(StrEnum):
    """What kind of number a figure is; only figures of one measure are compared."""

    LEVEL = "level"
    CHANGE = "change"
    COUNT = "count"
    SHARE = "share"
    RANK = "rank"
    ORDINAL = "ordinal"
    DURATION = "duration"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: 140e9 USD, a level of trade turnover, in 2021, according to the Kremlin.

    Attributes:
        span: the figure with its bound and unit.
        value: as a plain number (shares and changes as fractions: one third is 0.333…).
        unit: ISO 4217 code for money, the counted noun for counts, `fraction` for shares and changes.
        unit_inferred: whether the unit was taken from a parallel figure ("$" after "US$").
        of: what is measured, in the page's words ("trade turnover").
        between: keys of the entities it is about.
        period: index into `Annotations.times`.
        attributed_to: entity key of who says so, or None.
    """

    span: Span
    value: float
    unit: str
    measure: Measure
    bound: Bound = Bound.EXACT
    unit_inferred: bool = False
    of: str | None = None
    between: tuple[str, ...] = ()
    period: int | None = None
    attributed_to: str | None = None
    attributed_name: str | None = None


class QuoteForm(StrEnum):
    """How speech is rendered."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    TERM = "term"  # a quoted term or scare quotes: no speech act


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech with its speaker, addressee and the outlets it came through.

    Attributes:
        span: the whole quotation with its marks; content: what was said, without marks.
        speaker: entity key; speaker_name: as the page has it, for speakers that have no entity ("Kazakh spokesmen").
        addressee: entity key of who is spoken to; addressee_name: as the page has it ("reporters").
        via: reporting sources, nearest first ("state broadcaster CCTV"); via_certain is False where a source is
            carried on from a neighbouring sentence.
        damage: `lost opening quote` / `lost closing quote` where a mark is missing.
    """

    span: Span
    content: Span
    form: QuoteForm
    speaker: str | None = None
    speaker_name: str | None = None
    addressee: str | None = None
    cue: Span | None = None
    via: tuple[str, ...] = ()
    via_certain: bool = True
    damage: str | None = None
    addressee_name: str | None = None


class EventType(StrEnum):
    """The kinds of happening that dateline records."""

    MEET = "meet"
    VISIT = "visit"
    CALL = "call"
    SUMMIT = "summit"
    SIGN = "sign"
    AGREE = "agree"
    ANNOUNCE = "announce"
    STATEMENT = "statement"
    ELECT = "elect"
    APPOINT = "appoint"
    RESIGN = "resign"
    SANCTION = "sanction"
    AID = "aid"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    MOBILISE = "mobilise"
    ATTACK = "attack"
    DISASTER = "disaster"
    CEASEFIRE = "ceasefire"


class Status(StrEnum):
    """Where a happening stands, as far as the pages say."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a side says about a happening."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "yet to confirm"
    DENIED = "denied"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DECLINED_DETAILS = "declined to give details"
    REPORTED_HELD = "reported as held"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a statement is laid to. `entity` is a page key; `side` a country code; both may be unknown.

    `reporting` marks a medium that passes the statement on ("CCTV reported") and is not the announcer.
    """

    name: str
    span: Span
    entity: str | None = None
    side: str | None = None
    reporting: bool = False


@dataclass(frozen=True, slots=True)
class SideStance:
    """What one side says about an event, where."""

    side: str
    stance: Stance
    span: Span
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part, in which role (`actor`, `target`, `host`, `attendee`, `place`)."""

    entity: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place of an event: name, span, country code; `within` names the places that contain it on this page."""

    name: str
    span: Span
    country: str | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountClaim:
    """A claim that counts events of a series: "fifth … since February 2022", "first … in more than two years".

    `n` is the ordinal (first = 1; the most recent, latest = -1); `since`, `within` and `gap` say over what: an
    index into `Annotations.times` for a date, free text for "since Russia's invasion".
    """

    span: Span
    n: int
    of: EventType
    since: int | None = None
    since_text: str | None = None
    within: str | None = None  # ISO 8601 duration: "in less than two months" P2M
    within_bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of a happening.

    Attributes:
        span: the clause that says it; trigger: the word that names it.
        participants, place, times: who, where, when. `times` are indices into `Annotations.times`.
        status: as this page puts it; background is True for a past event recalled as context.
        negated: the page says it did not or will not happen; hypothetical: it is only conceived of.
        stances: what sides say about it; attributed_to: who says that it happens or happened.
        part_of: trigger phrase or name of the happening that contains it ("SCO summit", "visit to Central Asia"),
            with `part_of_mention` the index of its event mention where the page has one.
        follows: indices of mentions that come before it in time ("and then meet").
        counts: ordinal claims made about it ("the fifth face-to-face meeting since …").
        agenda: topics to be discussed, in the page's words.
    """

    span: Span
    trigger: Span
    type: EventType
    status: Status
    participants: tuple[Participant, ...] = ()
    place: PlaceMention | None = None
    times: tuple[int, ...] = ()
    background: bool = False
    negated: bool = False
    hypothetical: bool = False
    attributed_to: tuple[Attribution, ...] = ()
    stances: tuple[SideStance, ...] = ()
    part_of: str | None = None
    part_of_mention: int | None = None
    follows: tuple[int, ...] = ()
    counts: tuple[CountClaim, ...] = ()
    agenda: str | None = None
    plover: str = ""
    cameo: str = ""
    subtype: str | None = None  # "state visit", "face-to-face", "bilateral"


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A name that is the subject or object of a verb: `role` is `actor` or `target`, `entity` a page key if known."""

    span: Span
    role: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class NamedDeed:
    """What somebody or something named does, or has done to it, whatever kind of happening it is.

    Attributes:
        span: the verb; verb: its basic form.
        parts: the names that are its subjects and objects.
        times: when it is, as indices into `Annotations.times`.
        status: as the page puts it; denied where the page says that it did not or will not happen.
    """

    span: Span
    verb: str
    parts: tuple[NamedPart, ...]
    times: tuple[int, ...] = ()
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class Membership:
    """The page says that `member` belongs to `organisation` (both page keys)."""

    member: str
    organisation: str
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that a model of the user's own found and no rule did: what (`mention`, `quote`, `event`), and where.

    `by` is `model:` with the model's name. Whatever has no decision was found by dateline's own rules and model.
    """

    kind: str
    span: Span
    by: str


class _Part(Protocol):
    @property
    def span(self) -> Span: ...


Part = TypeVar("Part", bound=_Part)


def _start(part: _Part) -> int:
    return part.span.start


def _within(parts: Sequence[Part], span: Span) -> Iterator[Part]:
    """Yield those of the parts, which stand in order, that a stretch of the text covers."""
    first = bisect_left(parts, span.start, key=_start)
    last = bisect_left(parts, span.end, first, key=_start)
    return (part for part in parts[first:last] if span.covers(part.span))


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that one article says, as spans over its text; sentences, mentions and times in its order.

    Attributes:
        model: the language model and the version of the rules, with the user's own model where one was asked.
        decisions: who found what the rules did not find.
        incomplete: why a model of the user's own gave nothing, or not all; such a page is read anew the next time.
        deeds: every verb that has a name for its subject or object, in languages that are parsed.
    """

    article_id: str
    language: str | None
    model: str
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[PageEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[EventMention, ...] = ()
    memberships: tuple[Membership, ...] = ()
    decisions: tuple[Decision, ...] = ()
    incomplete: str | None = None
    deeds: tuple[NamedDeed, ...] = ()

    def decided_by(self, kind: str, span: Span) -> str:
        """Return who found the mention, quotation or event at `span`: `rules`, or `model:` with a name."""
        found = (each.by for each in self.decisions if each.kind == kind and each.span == span)
        return next(found, "rules")

    def entity(self, key: str) -> PageEntity | None:
        """Return the entity with that key."""
        return next((entity for entity in self.entities if entity.key == key), None)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at `offset`."""
        found = bisect_right(self.sentences, offset, key=_start) - 1
        return self.sentences[found] if found >= 0 and offset < self.sentences[found].span.end else None

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """Yield the mentions that stand within a stretch of the text, in order."""
        return _within(self.mentions, span)

    def times_in(self, span: Span) -> Iterator[TimeExpression]:
        """Yield the times that stand within a stretch of the text, in order."""
        return _within(self.times, span)
