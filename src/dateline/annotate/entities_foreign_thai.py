"""People on Thai pages: a given and a family name, parted by the space that Thai writes around names.

A pair of words is a person where an office or a form of address stands before it or an office behind it, where somebody
says something in it, or where its first word is a given name. What is written to the first word is cut off: the office,
or a word for "with", "and", "by".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.annotate.entities_foreign_offices import Titled
from dateline.annotate.entities_gazetteer import Found
from dateline.lang.facts import FactKind
from dateline.lang.offices import title_words
from dateline.lang.person_names import is_given_name
from dateline.lang.reading import table
from dateline.model.span import Span

_CHUNK = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e.]+")
_SIDES = frozenset({FactKind.COUNTRY, FactKind.METONYM})
_LONGEST_GIVEN, _LONGEST_FAMILY = 14, 22
_SHORTEST = 2


def thai_people(text: str, known: Sequence[Found]) -> Iterator[Titled]:
    """Yield the people of a Thai text in order, each with the office beside the name where one is."""
    chunks = [Span(*match.span()) for match in _CHUNK.finditer(text)]
    end = 0
    for place in range(len(chunks) - 1):
        given, family = chunks[place], chunks[place + 1]
        if given.start < end or text[given.end : family.start] != " " or not _may_be(family.of(text), _LONGEST_FAMILY):
            continue
        if any(each.span.start == family.start for each in known):
            continue
        found = _person(text, chunks, place, known)
        if found is not None:
            end = found.name.end
            yield found


def _person(text: str, chunks: Sequence[Span], place: int, known: Sequence[Found]) -> Titled | None:
    """Return the person whose family name is the chunk behind a place, `None` where nothing makes it one."""
    chunk, family = chunks[place], chunks[place + 1]
    office, start = _office_in(text, chunk), chunk.start
    if office is not None and office.end < chunk.end:
        start, country = office.end, None
        side = next((each for each in known if each.span.start == start and each.fact.kind in _SIDES), None)
        if side is not None:
            start, country = side.span.end, side.fact.country
        return _titled(text, Span(start, family.end), office, country)
    before = chunks[place - 1] if place and text[chunks[place - 1].end : chunk.start] == " " else None
    if office is None and before is not None:
        office = _office_in(text, before)
        country = next((each.fact.country for each in known if each.span.end == before.end and _is_side(each)), None)
        if office is not None and (office.end == before.end or country is not None):
            return _titled(text, Span(start, family.end), office, country)
    start = _behind(text, chunk)
    behind = chunks[place + 2].of(text) if place + 2 < len(chunks) else ""
    after = _patterns()["office"].match(behind)
    if after is not None:
        at = chunks[place + 2].start
        return _titled(text, Span(start, family.end), Span(at, at + after.end()), None)
    if is_given_name(text[start : chunk.end]) or _patterns()["saying"].match(behind):
        return _titled(text, Span(start, family.end), None, None)
    return None


def _titled(text: str, name: Span, office: Span | None, country: str | None) -> Titled | None:
    given = name.of(text).partition(" ")[0]
    return Titled(name, office, country) if _may_be(given, _LONGEST_GIVEN) else None


def _may_be(word: str, longest: int) -> bool:
    """Tell whether a word may be a part of a name: neither too long nor with small words or offices in it."""
    fits = _SHORTEST <= len(word) <= longest and "." not in word
    return fits and _patterns()["no_name"].search(word) is None and _patterns()["office"].match(word) is None


def _office_in(text: str, chunk: Span) -> Span | None:
    """Return the last office in a chunk."""
    found = list(_patterns()["office"].finditer(chunk.of(text)))
    return Span(*found[-1].span()).shift(chunk.start) if found else None


def _behind(text: str, chunk: Span) -> int:
    """Return where a chunk goes on behind the last word for "with", "and", "by" in it."""
    found = list(_patterns()["behind"].finditer(chunk.of(text)))
    return chunk.start + found[-1].end() if found and found[-1].end() < len(chunk) else chunk.start


def _is_side(found: Found) -> bool:
    return found.fact.kind in _SIDES


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = table("name_words")["th"]
    listed = {"office": title_words("th"), **{key: words[key] for key in ("behind", "saying", "no_name")}}
    return {
        name: re.compile("|".join(map(re.escape, sorted(each, key=len, reverse=True)))) for name, each in listed.items()
    }
