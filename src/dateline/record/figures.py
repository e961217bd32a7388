"""Figures as statements, and how two figures about one thing stand to each other.

Only figures of one measure are compared: a level ("$93bn") and a change ("up almost a third") of the same trade are
neither equal nor in contradiction. A value with a bound ("more than 100", "almost a third") is a range of values.
"""

import math
import re
from dataclasses import dataclass

from dateline.model.annotation import Bound, EntityKind, EventMention, EventType, Measure, Quantity
from dateline.model.claim import ClaimRelation, Modality
from dateline.model.dates import Interval
from dateline.model.link import Page
from dateline.record.context import Context
from dateline.record.phrases import name_of
from dateline.record.statements import Announcer, Statement
from dateline.text.tokens import plain_words

# Words that name an amount and not the thing; "trade", "trade turnover" and "trade volume" are one thing.
_AMOUNT_WORDS = frozenset(
    plain_words(
        "a an the of in and or by for to between with total overall number amount value volume turnover level size "
        "figure sum rate growth rise fall increase decrease decline annual bilateral mutual its their at least about "
        "people persons person more than"
    )
)
# Things that are measured in money, in shares or as changes. Where a page's own words for what is measured hold none of
# them ("a record", "the volume"), the one that its sentence names is meant.
_MEASURED = frozenset(
    plain_words(
        "trade export import debt aid inflation gdp budget revenue sale production output unemployment investment loan "
        "damage loss deficit surplus spending subsidy turnout price wage fund ransom fine profit"
    )
)
_AIMS = frozenset(plain_words("goal target aim ceiling cap limit pledge plan promise"))
_APART = frozenset(plain_words("apart gap difference"))
# Words for one kind of toll, each under the word that stands for all.
_TOLL_WORDS = {
    "dead": "dead deaths death killed died dying fatalities fatality lives bodies toll",
    "injured": "injured wounded hurt injuries",
    "missing": "missing unaccounted",
    "displaced": "displaced homeless evacuated evacuees refugees",
    "arrested": "arrested detained arrests detentions",
    "infected": "infected cases infections",
}
_TOLL_NAMES = {"dead": "deaths", "injured": "injuries", "arrested": "arrests", "infected": "infections"}
_TOLL_OF = {word: toll for toll, words in _TOLL_WORDS.items() for word in words.split()}
_SINGULAR = re.compile(r"(?<=[^su])s$")
_NO_FIGURE = frozenset({Measure.AGE, Measure.RANK, Measure.ORDINAL, Measure.DURATION})
_IN_TIME = frozenset(plain_words("year years month months week weeks day days hour hours minute minutes"))
# Two bounds on one side ("up to 50" and "up to 90") neither agree nor clash.
_ONE_SIDED = {Bound.MORE_THAN: 1, Bound.AT_LEAST: 1, Bound.LESS_THAN: -1, Bound.AT_MOST: -1}
_WORDS_AFTER, _WORDS_BEFORE = 6, 4
_TOLERANCE = {Bound.ABOUT: 0.1, Bound.ALMOST: 0.15}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure measures: the words that matter, and the toll it is where it is one."""

    words: frozenset[str]
    toll: str | None = None

    @classmethod
    def of(cls, quantity: Quantity, around: str = "", sentence: str = "") -> "Thing":
        """Return the thing of a figure: what is measured, the unit, for counts the words around, else its sentence."""
        counted = quantity.unit if quantity.measure is Measure.COUNT else ""
        words = plain_words(f"{quantity.of or ''} {counted}")
        tolls = [_TOLL_OF[word] for word in (*words, *plain_words(around)) if word in _TOLL_OF]
        if quantity.measure is Measure.COUNT and tolls:
            return cls(frozenset(tolls[:1]), tolls[0])
        if _APART.intersection(plain_words(around)):
            return cls(frozenset({"difference"}))
        own = frozenset(_SINGULAR.sub("", word) for word in words if word not in _AMOUNT_WORDS)
        if quantity.measure is Measure.COUNT or own & (_MEASURED | _AIMS):
            return cls(own)
        named = {_SINGULAR.sub("", word) for word in plain_words(sentence)} & (_MEASURED | _AIMS)
        return cls(frozenset(named) if len(named) == 1 else own)

    def matches(self, other: "Thing") -> bool:
        """Tell whether both can be one thing: equal, or one the plainer wording of the other."""
        if not self.words or not other.words or self.toll != other.toll:
            return False
        return self.words <= other.words or other.words <= self.words


def figure_statements(context: Context) -> list[Statement]:
    """Return every figure of every page as a statement, ages, ranks and lengths of time excepted."""
    found = []
    for page in context.pages:
        for quantity in page.notes.quantities:
            if quantity.measure in _NO_FIGURE or _IN_TIME.intersection(plain_words(quantity.unit)):
                continue
            found.append(_statement(context, page, quantity))
    return found


def _statement(context: Context, page: Page, quantity: Quantity) -> Statement:
    article_id = page.article.id
    subject, name = _subject(context, page, quantity)
    index = quantity.period
    period = context.named_time(page, index) if index is not None else Interval()
    words = quantity.span.of(page.article.text)
    sentence = page.notes.sentence_at(quantity.span.start)
    said = sentence.span.of(page.article.text) if sentence else ""
    thing = Thing.of(quantity, words_around(page, quantity), said)
    key = "|".join((quantity.measure, quantity.unit, f"{quantity.value:.6g}", quantity.bound, str(period)))
    return Statement(
        subject,
        name,
        _property(quantity, thing),
        words,
        key,
        context.ref(article_id, quantity.span),
        Modality.ASSERTED,
        _announcers(context, article_id, quantity),
        period,
        quantity=quantity,
        wider=tuple(sorted(thing.words)) if thing.toll is None else (thing.toll,),
    )


def _announcers(context: Context, article_id: str, quantity: Quantity) -> tuple[Announcer, ...]:
    """Return who gives the figure, by the page's words where it has them ("the Kremlin")."""
    entity = context.page_entity(article_id, quantity.attributed_to) if quantity.attributed_to else None
    name = quantity.attributed_name or (context.name_of(article_id, entity.key) if entity else None)
    person = entity is not None and entity.kind is EntityKind.PERSON
    return (Announcer(name, entity.country if entity else None, person),) if name else ()


def _property(quantity: Quantity, thing: Thing) -> str:
    if thing.toll:
        return _TOLL_NAMES.get(thing.toll, thing.toll)
    if quantity.measure is not Measure.COUNT and len(thing.words) == 1 and thing.words <= _MEASURED:
        return next(iter(thing.words))
    return quantity.of or quantity.unit


def words_around(page: Page, quantity: Quantity) -> str:
    """Return the words next to a figure, those after it first: "17 people were killed", "killed 17 people"."""
    sentence = page.notes.sentence_at(quantity.span.start)
    around = sentence.span if sentence else quantity.span
    text = page.article.text
    after = text[quantity.span.start : around.end].split()[:_WORDS_AFTER]
    before = text[around.start : quantity.span.start].split()[-_WORDS_BEFORE:]
    return " ".join([*after, *reversed(before)])


def _subject(context: Context, page: Page, quantity: Quantity) -> tuple[str, str]:
    """Return what a figure is about: whom it is between, else the event or story it is told with, else its page."""
    article_id = page.article.id
    entities = [context.entity(article_id, key) for key in quantity.between]
    known = sorted({(entity.id, entity.name) for entity in entities if entity})
    if known and len(known) == len(set(quantity.between)):
        return "+".join(identity for identity, _ in known), " and ".join(sorted(name for _, name in known))
    event = _told_with(context, page, quantity) if quantity.measure is Measure.COUNT else None
    if event is not None:
        return event
    story = context.story_of.get(article_id)
    if story is not None:
        titles = {each.id: each.title for each in context.links.stories}
        return story, titles[story]
    return article_id, page.article.title or page.article.outlet or article_id


def _told_with(context: Context, page: Page, quantity: Quantity) -> tuple[str, str] | None:
    """Return the event whose clause holds the figure, or the page's one disaster or attack that a toll belongs to."""
    around: list[tuple[int, int, EventMention]] = []
    harm: set[str] = set()
    names = {}
    for index, mention in enumerate(page.notes.events):
        event = context.event(page.article.id, index)
        if event is None:
            continue
        names[event.id] = name_of(event)
        if mention.span.covers(quantity.span):
            around.append((len(mention.span), index, mention))
        if mention.type in (EventType.DISASTER, EventType.ATTACK) and not mention.background:
            harm.add(event.id)
    if around:
        _, index, _ = min(around, key=lambda each: each[:2])
        found = context.event(page.article.id, index)
        if found is not None:
            return found.id, names[found.id]
    if len(harm) == 1 and Thing.of(quantity, words_around(page, quantity)).toll:
        event_id = next(iter(harm))
        return event_id, names[event_id]
    return None


def value_range(quantity: Quantity) -> tuple[float, float]:
    """Return the values that a figure with its bound allows.

    >>> from dateline.model.span import Span
    >>> value_range(Quantity(Span(0, 1), 100, "people", Measure.COUNT, Bound.MORE_THAN))
    (100, inf)
    """
    value, spread = quantity.value, abs(quantity.value)
    match quantity.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return value, math.inf
        case Bound.LESS_THAN | Bound.AT_MOST:
            return -math.inf, value
        case Bound.ALMOST:
            return value - _TOLERANCE[Bound.ALMOST] * spread, value
        case Bound.ABOUT:
            return value - _TOLERANCE[Bound.ABOUT] * spread, value + _TOLERANCE[Bound.ABOUT] * spread
    return value - _rounding(value), value + _rounding(value)


def _rounding(value: float) -> float:
    """Return half a unit of the last digit given, for values that look rounded: 1.5e9 may stand for 1.46e9."""
    if value == 0 or (value == int(value) and abs(value) < 1000):
        return 0.0
    mantissa, exponent = f"{abs(value):.5e}".split("e")
    digits = len(mantissa.replace(".", "").rstrip("0")) or 1
    return 0.5 * 10.0 ** (int(exponent) - digits + 1)


def compare(left: Statement, right: Statement) -> tuple[ClaimRelation, str] | None:
    """Return how the left figure stands to the right one, or `None` where nothing can be said.

    Both must be about one subject. "Left" should be the later statement where the order of publication is known.
    """
    a, b = left.quantity, right.quantity
    if a is None or b is None or not Thing(*_thing(left)).matches(Thing(*_thing(right))):
        return None
    if left.valid != right.valid and not (_undated(left.valid) or _undated(right.valid)):
        return None
    both = f"“{left.value}” and “{right.value}”"
    if a.measure is not b.measure or (a.unit != b.unit and Measure.CHANGE in (a.measure, b.measure)):
        if left.valid != right.valid:
            return None
        reason = f"{both}: one is a {a.measure}, the other a {b.measure}; they are neither equal nor a contradiction"
        return ClaimRelation.DIFFERENT_MEASURE, reason
    if a.unit != b.unit and a.measure is not Measure.COUNT:
        return None
    if a.value != b.value and a.bound in _ONE_SIDED and _ONE_SIDED[a.bound] == _ONE_SIDED.get(b.bound):
        return None
    (low_a, high_a), (low_b, high_b) = value_range(a), value_range(b)
    if low_a <= high_b and low_b <= high_a:
        return ClaimRelation.SUPPORTS, f"{both} can both be true"
    if left.valid != right.valid:
        return ClaimRelation.DIFFERENT_SCOPE, f"{both} differ, and one of them names no period it holds for"
    return ClaimRelation.CONTRADICTS, f"{both} cannot both be true"


def _thing(statement: Statement) -> tuple[frozenset[str], str | None]:
    words = frozenset(statement.wider)
    toll = next(iter(words)) if len(words) == 1 and next(iter(words)) in _TOLL_WORDS else None
    return words, toll


def _undated(period: Interval) -> bool:
    """Tell whether a figure names no period: at most the day on which somebody spoke of it."""
    return period.is_unknown or period.is_day


def is_toll(statement: Statement) -> bool:
    """Tell whether a figure is a toll, which later reports raise without contradicting the earlier."""
    return _thing(statement)[1] is not None
