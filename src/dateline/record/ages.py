"""Ages of people: what pages say of them, and whether they go with a birthday or with ages that other pages give.

An age on a day leaves one year in which the person was born, and so does a birthday; two such years that have no day in
common cannot both be right.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.lang.numbers import WORDS, number_of, ordinal_of
from dateline.model.annotation import EntityKind, Sentence
from dateline.model.claim import CheckVerdict
from dateline.model.dates import Interval
from dateline.model.link import Entity, Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.statements import Corroborated, Statement

_YEARS = rf"(\d{{1,3}}|{WORDS})"
_NUMBER = rf"(?P<n>\d{{1,3}}|{WORDS})"
_RANK = r"(?P<rank>\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"
# "A mother of two", "the captain of eleven" tell no age.
_NO_KIN = r"(?!(?:[a-z-]+ )?(?:mother|father|parent|grand[a-z]+|widow(?:er)?|head|leader|captain|member|chair[a-z]*) )"
# Behind a name: ", 63,", ", aged 58,", ", who is 34,", " (71)", " is 45 years old", " turned 60".
_BEHIND = re.compile(
    rf"^(?:[’']s?)?(?:,? \(|,? )(?P<then>then |now )?"
    rf"(?:aged |age |who (?:is|was|has just turned|turned|turns) (?:now |then )?|"
    rf"(?:is|was|has turned|has just turned|turned|turns|will turn|will be) (?:now |then |only |just )?(?:aged )?|"
    rf"at |at the age of |age (?:is|was) |the |an? {_NO_KIN}(?:[a-z]+ ){{1,2}}of |an? )?"
    rf"(?P<late>then |now )?{_NUMBER}"
    rf"(?P<unit> years? old\b| years? of age\b|-year-old\b)?"
    rf"(?P<end>,|\)|\.|;| (?:on|in|this|last|next|and|when|today|but|the)\b|$)?",
    re.IGNORECASE,
)
# Behind a name: " is in her seventies", ", in his early fifties,", ", now well over 70,".
_DECADE = re.compile(
    r"^(?:,? (?:who )?(?:is|was)|,)? (?:now |still |already )?in (?:his|her|their) (?P<part>early |mid[ -]|late )?"
    r"(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
_TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9), "": (0, 9)}
_OVER = re.compile(
    rf"^(?:,? (?:who )?(?:is|was)|,)? (?:now |already )?(?:well |just )?(?:over|past) {_NUMBER}\b", re.IGNORECASE
)
_UNDER = re.compile(
    rf"^(?:,? (?:who )?(?:is|was)|,)? (?:still )?(?:not yet|under|younger than) {_NUMBER}\b", re.IGNORECASE
)
# ", banker, 66,".
_AFTER_TRADE = re.compile(r"^, (?:an? |the )?(?:[a-z-]+ ){0,3}[a-z-]+, (?P<n>[2-9]\d),")
# Anywhere in a sentence about one person.
_AT_AGE = re.compile(
    rf"\b(?:at the age of|aged|when (?:he|she) was|at(?= {_YEARS} years of age)) {_NUMBER}\b"
    r"(?! years? (?:older|younger))",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\bwill (?:turn|be)\b", re.IGNORECASE)
_TURNED = re.compile(r"\bturn(?:ed|s)?\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|turned)\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b|\bas a\b", re.IGNORECASE)
_COMING = re.compile(r"\bwill\b|\bnext\b|\bupcoming\b", re.IGNORECASE)
# Before a name: "the 62-year-old", "at 71,", "aged 45,", with at most a few words between.
_BEFORE = re.compile(
    rf"\b(?:{_YEARS}-year-old\b(?: [\w’'-]+){{0,5}}|(?:aged|at the age of|at age|at) {_YEARS},)[\s,]*$", re.IGNORECASE
)
_PRONOUN = re.compile(r"^\W*(?:he|she)\b", re.IGNORECASE)
_BIRTHDAY = re.compile(rf"\b{_RANK} birthday\b", re.IGNORECASE)
_BORN = re.compile(r"\b(?:born|b\.|birth|birthday)\b", re.IGNORECASE)
_MIN_AGE, _ADULT, _MAX_AGE = 1, 18, 120
_YEAR = timedelta(days=366)
_ENGLISH = (None, "en")


def age_statements(context: Context) -> Iterator[Statement]:
    """Yield the ages and days of birth that English pages give to people."""
    for page in context.pages:
        if page.article.language not in _ENGLISH:
            continue
        for sentence, name, entity in _named(context, page):
            found = _age(page, sentence, name)
            if found is not None:
                born = _born(context, page, sentence, found)
                value, evidence = found.value, context.ref(page.article.id, found.span)
                yield Statement(entity.id, entity.name, "age", value, f"{value}|{born}", evidence, valid=born)
            if _is_first(page, name, sentence):
                yield from _birth(context, page, sentence, entity.id, entity.name)


def _named(context: Context, page: Page) -> Iterator[tuple[Sentence, Span, Entity]]:
    """Yield where the page names people, with "he" and "she" at the start of a sentence for the last one named."""
    last: Entity | None = None
    for sentence in page.notes.sentences:
        opening = _PRONOUN.match(sentence.span.of(page.article.text))
        if opening and last is not None:
            yield sentence, Span(sentence.span.start, sentence.span.start + opening.end()), last
        for mention in page.notes.mentions_in(sentence.span):
            entity = context.entity(page.article.id, mention.entity)
            if entity is not None and entity.kind is EntityKind.PERSON:
                yield sentence, mention.span, entity
                last = entity


@dataclass(frozen=True, slots=True)
class _Age:
    """Somebody's age in full years, between two where it is only said roughly.

    It is that of the time which the sentence names where it is `then`, of a time after the page's where it is `ahead`,
    and `turned` on that time where it is a birthday.
    """

    low: int
    high: int
    span: Span
    then: bool = False
    ahead: bool = False
    turned: bool = False

    @property
    def value(self) -> str:
        """The years in figures."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


def _age(page: Page, sentence: Sentence, name: Span) -> _Age | None:
    """Return the age that stands right beside a name, or in a sentence about one person."""
    text = page.article.text
    after = text[name.end : sentence.span.end]
    behind = _BEHIND.match(after)
    if behind and (behind["unit"] or behind["end"] is not None) and (years := _years(behind["n"])) is not None:
        said = behind.group()
        return _Age(
            years, years, Span(name.start, name.end + behind.end("n")),
            then=bool(behind["then"] or behind["late"] or _PAST.search(said)),
            ahead=bool(_AHEAD.search(said)), turned=bool(_TURNED.search(said)),
        )  # fmt: skip
    trade = _AFTER_TRADE.match(after)
    if trade and (years := _years(trade["n"])) is not None:
        return _Age(years, years, Span(name.start, name.end + trade.end("n")))
    rough = _rough(after)
    if rough is not None:
        return _Age(*rough[0], Span(name.start, name.end + rough[1]))
    before = _BEFORE.search(text[sentence.span.start : name.start])
    if before and (years := _years(next(each for each in before.groups() if each))) is not None:
        return _Age(years, years, Span(sentence.span.start + before.start(), name.end))
    far = _AT_AGE.search(sentence.span.of(text)) if _is_alone(page, sentence) else None
    if far and (years := _years(far["n"])) is not None:
        return _Age(years, years, _in_text(far, sentence), then=True)
    return None


def _in_text(match: re.Match[str], sentence: Sentence) -> Span:
    """Return where a match in a sentence stands in its text."""
    return Span(*match.span()).shift(sentence.span.start)


def _rough(after: str) -> tuple[tuple[int, int], int] | None:
    """Return the least and the greatest age that words behind a name leave, and where these words end."""
    decade, over = _DECADE.match(after), _OVER.match(after)
    if decade:
        start = _TENS[decade["tens"].lower()]
        low, high = _PARTS[(decade["part"] or "").strip(" -").lower()]
        return (start + low, start + high), decade.end()
    under = _UNDER.match(after)
    limit = _years(under["n"]) if under else None
    if under and limit is not None and limit >= _ADULT:
        return (_MIN_AGE, limit - 1), under.end()
    years = _years(over["n"]) if over else None
    return ((years, _MAX_AGE), over.end()) if over and years is not None and years >= _ADULT else None


def _is_alone(page: Page, sentence: Sentence) -> bool:
    people = {each.key for each in page.notes.entities if each.kind is EntityKind.PERSON}
    return len({m.entity for m in page.notes.mentions_in(sentence.span) if m.entity in people}) == 1


def _years(words: str) -> int | None:
    number = number_of(words)
    return int(number) if number is not None and _MIN_AGE <= number <= _MAX_AGE and number == int(number) else None


def _born(context: Context, page: Page, sentence: Sentence, age: _Age) -> Interval:
    """Return the days of birth that an age leaves; none where it was that of a time that is not told."""
    named = _named_time(context, page, sentence, past=not age.ahead) if age.then or age.ahead else None
    if named is not None and age.turned:
        days = [_years_before(day, age.low) for day in (named.earliest, named.latest) if day]
        return Interval(*days)
    if named is not None:
        return _born_by_age(age.low, age.high, named)
    if age.then and _WHEN.search(sentence.span.of(page.article.text)):
        return Interval()
    printed = context.date(page.article.id)
    if age.ahead and printed.latest:
        printed = Interval(printed.earliest, printed.latest + _YEAR)
    return _born_by_age(age.low, age.high, printed)


def _named_time(context: Context, page: Page, sentence: Sentence, *, past: bool) -> Interval | None:
    for index, time in enumerate(page.notes.times):
        if sentence.span.covers(time.span) and time.duration is None:
            days = context.named_time(page, index, past=past)
            if days.is_bounded:
                return days
    return None


def _born_by_age(low: int, high: int, when: Interval) -> Interval:
    """Return the days of birth that an age on some day leaves.

    >>> str(_born_by_age(63, 63, Interval.parse("2024-09-10")))
    '1960-09-11..1961-09-10'
    """
    if when.earliest is None or when.latest is None:
        return Interval()
    return Interval(_years_before(when.earliest, high + 1) + timedelta(days=1), _years_before(when.latest, low))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _is_first(page: Page, name: Span, sentence: Sentence) -> bool:
    """Tell whether no name of another person stands before this one in the sentence."""
    people = {each.key for each in page.notes.entities if each.kind is EntityKind.PERSON}
    inside = [m for m in page.notes.mentions_in(sentence.span) if m.entity in people]
    return not inside or min(inside, key=lambda m: m.span).span == name


def _birth(context: Context, page: Page, sentence: Sentence, subject: str, name: str) -> Iterator[Statement]:
    """Yield when somebody was born, by a sentence that tells it or a birthday with its number."""
    words = sentence.span.of(page.article.text)
    cue, birthday = _BORN.search(words), _BIRTHDAY.search(words)
    if cue is None:
        return
    for index, time in enumerate(page.notes.times):
        days = context.named_time(page, index, past=not _COMING.search(words))
        if not sentence.span.covers(time.span) or not days.is_bounded or time.duration:
            continue
        years = ordinal_of(birthday["rank"]) if birthday else 0
        if years is None or time.span.start < sentence.span.start + (0 if birthday else cue.end()):
            continue
        born = Interval(*(_years_before(day, years) for day in (days.earliest, days.latest) if day))
        evidence = context.ref(page.article.id, sentence.span)
        yield Statement(subject, name, "born", str(born), str(born), evidence, valid=born)
        return
    years = ordinal_of(birthday["rank"]) if birthday else None
    if years is not None:  # "celebrated her 54th birthday this summer"
        born = _born_by_age(years, years, context.date(page.article.id))
        evidence = context.ref(page.article.id, sentence.span)
        yield Statement(subject, name, "age", str(years), f"{years}|{born}", evidence, valid=born)


def check_age(claim: Corroborated, others: Iterable[Corroborated]) -> Outcome:
    """Return whether an age goes with what other pages say of the same person, a birthday before ages."""
    born = claim.claim.valid
    known = [each for each in others if each.claim.id != claim.claim.id and each.articles - claim.articles]
    known = [each for each in known if each.claim.valid.is_bounded]
    firm = [each for each in known if each.claim.property == "born"] or known
    if born.is_unknown:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "on which day somebody was that old is not known")
    if not firm:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the record holds neither a birthday nor another age")
    clash = [each for each in firm if each.claim.valid.is_disjoint(born)]
    said = ", ".join(f"{each.claim.property} {each.claim.value}" for each in (clash or firm)[:3])
    reason = f"that age means a birth in {born}; the record has: {said}"
    if clash:
        return Outcome(CheckVerdict.CONTRADICTED, reason, contradicted_by=tuple(each.claim.id for each in clash))
    return Outcome(CheckVerdict.CONSISTENT, reason)
