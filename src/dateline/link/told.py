"""What a page tells in forms that no language shows in: who, where, when and how much, and whom it quotes.

A country is told by its code, a person by the consonants of the last name, a place and a body under the English name,
"yesterday" and "27日" near the page's own day by the weekday, and figures as numbers. Unlike capitalised words this
leaves out German nouns and holds the names of scripts without capitals (`docs/design/lineage.md`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.lang.scales import scale_at
from dateline.link.about import NAMING, time_marks
from dateline.model.annotation import EntityKind, PageEntity, QuoteForm, TimeExpression
from dateline.model.article import BlockKind
from dateline.model.dates import Interval, RelativeUnit
from dateline.model.link import Page
from dateline.text.calendar import resolve
from dateline.text.names import fold, is_of_signs, skeleton
from dateline.text.tokens import plain_words

TIME = "time "
"""What stands before a time."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEARS = re.compile(r"(?:19[5-9]|20[0-4])\d")
_GROUPS = re.compile(r"[.,](?=\d{3}(?!\d))")
# A day so near the page's own goes by its weekday, where it has no other name.
_NEAR = 7
_WHOLE_YEAR = 365
_FRACTION = "fraction"
_SAYS_NOTHING = frozenset({"", "0", "1"})
_QUOTED_WORDS, _QUOTED_SIGNS = 4, 8
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 3


def told_of(page: Page) -> dict[str, int]:
    """Return what a page tells, in order of first mention, each with the number of its sentence."""
    starts = sorted(sentence.span.start for sentence in page.notes.sentences)
    found: dict[str, int] = {}
    for offset, said in told_at(page):
        found.setdefault(said, bisect_right(starts, offset))
    return found


def told_at(page: Page) -> list[tuple[int, str]]:
    """Return everything that a page tells with where it stands, in the order of the text."""
    return sorted(each for each in _told(page) if each[1] not in _SAYS_NOTHING)


def is_year(said: str) -> bool:
    """Tell whether what a page tells is a whole year, which is background as a rule."""
    return said.startswith(f"{TIME}{RelativeUnit.YEAR}")


def figure_of(said: str) -> float | None:
    """Return the number that a page tells, `None` where it tells something else.

    >>> figure_of("3500"), figure_of("4e+07"), figure_of("20th national congress")
    (3500.0, 40000000.0, None)
    """
    return float(said) if _FIGURE.fullmatch(said) else None


def _told(page: Page) -> Iterator[tuple[int, str]]:
    notes, read = page.notes, set[int]()
    by_key = {entity.key: entity for entity in notes.entities}
    for mention in notes.mentions:
        entity = by_key.get(mention.entity)
        if entity is not None and mention.form in NAMING:
            read.update(range(mention.span.start, mention.span.end))
            yield mention.span.start, _plain_name(entity)
    for time in notes.times:
        read.update(range(time.span.start, time.span.end))
        yield from ((time.span.start, f"{TIME}{mark}") for mark in _marks(time, page.article.published.interval))
    for quantity in notes.quantities:
        read.update(range(quantity.span.start, quantity.span.end))
        percent = quantity.unit == _FRACTION and "%" in quantity.span.of(page.article.text)
        yield quantity.span.start, f"{quantity.value * (100 if percent else 1):g}"
    for block in page.article.blocks:
        for match in _NUMBER.finditer(page.article.text, block.span.start, block.span.end):
            if match.start() not in read and block.kind is not BlockKind.TABLE:
                yield match.start(), _number(match[0], scale_at(page.article.text, match.end()))


def _plain_name(entity: PageEntity) -> str:
    if entity.kind is EntityKind.COUNTRY and entity.country:
        return entity.country
    return skeleton(entity.name.split()[-1]) if entity.kind is EntityKind.PERSON else fold(entity.name)


def _number(digits: str, scale: int = 1) -> str:
    """Return the number that digits say, the same whatever separates them; four that may be a year are one.

    >>> [_number("4000", 10**4), _number("12,400"), _number("12.400"), _number("3,5"), _number("2031")]
    ['4e+07', '12400', '12400', '3.5', 'time year:2031:2031']
    """
    if scale == 1 and _YEARS.fullmatch(digits):
        return f"{TIME}{RelativeUnit.YEAR}:{digits}:{digits}"
    whole, _, rest = _GROUPS.sub("", digits).replace(",", ".").partition(".")
    decimals = rest.replace(".", "") or "0"
    return f"{float(f'{whole}.{decimals}') * scale:g}"


def _marks(time: TimeExpression, published: Interval) -> Iterator[str]:
    """Yield how a time is told: a whole year by its number, a day without a name near the page's own by its weekday."""
    named = list(time_marks(time))
    meant = time.interval if time.relative is None else resolve(time.relative, published)
    first = meant.earliest if meant else None
    if named or meant is None or first is None:
        yield from named
    elif time.relative is None and (meant.days or 0) >= _WHOLE_YEAR:
        yield f"{RelativeUnit.YEAR}:{first.year}:{meant.latest.year if meant.latest else 0}"
    elif meant.is_day and published.is_day and published.earliest and abs((first - published.earliest).days) <= _NEAR:
        yield f"{RelativeUnit.WEEKDAY}:{first.weekday()}:0"


def quoted_by(page: Page) -> tuple[frozenset[str], ...]:
    """Return for each quotation of some length the names, in plain letters, that may be its speaker's.

    Those are the speaker, where one was found, and the other words of the sentence that have a capital letter.
    Quotations without any name are left out.
    """
    text, notes = page.article.text, page.notes
    found = []
    for quote in notes.quotes:
        if quote.form is QuoteForm.INDIRECT or not _is_long(quote.content.of(text)):
            continue
        speaker = notes.entity(quote.speaker) if quote.speaker else None
        said_by = speaker.name if speaker else quote.speaker_name or ""
        sentence = notes.sentence_at(quote.span.start)
        where = sentence.span if sentence else quote.span
        around = f"{text[where.start : quote.span.start]} {text[quote.span.end : where.end]}"
        words = [*_WORD.findall(said_by), *(word for word in _WORD.findall(around) if word[0].isupper())]
        names = frozenset(plain for word in words if len(plain := fold(word)) >= _SHORTEST_NAME)
        if names:
            found.append(names)
    return tuple(found)


def quote_alike(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool | None:
    """Tell whether somebody whom one page quotes (`quoted_by`) may be quoted on another; None where either names none.

    >>> quote_alike([frozenset({"hiba", "osman"})], [frozenset({"usman"})]), quote_alike([frozenset({"haddad"})], [])
    (True, None)
    """
    if not one or not other:
        return None
    return any(_may_be_one(a, b) for ours in one for a in ours for theirs in other for b in theirs)


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two names in plain letters may be spellings of one; of one in another script the end may be lost."""
    left, right = skeleton(one), skeleton(other)
    return one == other or (min(len(left), len(right)) > 1 and (left.startswith(right) or right.startswith(left)))


def _is_long(said: str) -> bool:
    return len(said) >= _QUOTED_SIGNS if is_of_signs(said) else len(plain_words(said)) >= _QUOTED_WORDS
