"""Towns that no fact table knows, on pages read by rule: a capitalised name behind a word that says where or whither.

Only what stands near the word of the happening counts, and only where a single such name does. In scripts without
capitals it must be a town of the world's table (`towns_foreign`), which also gives the usual name and the country of
others. What it does not know keeps the ending its language bends it with, but for endings that say "in" themselves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.annotate.entities_foreign_runs import is_title
from dateline.annotate.events_foreign_forms import Form, in_clause, nearest
from dateline.annotate.reading import Reading
from dateline.annotate.towns_foreign import is_in_script, named_town, towns_in_script
from dateline.lang import facts
from dateline.lang.offices import office_parts
from dateline.lang.reading import has_table, table
from dateline.model.annotation import EntityKind, EventType, PlaceMention
from dateline.model.span import Span
from dateline.text.shingles import word_set

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽƏȘȚА-ЯЁІЇЄҐЂ-ЏΑ-ΩΆΈ-ΏİẠ-Ỹ]"
_SMALL = r"(?:[^\W\d_A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]|[\u0300-\u036f])"
_LINK = r"(?:[- ](?:de|del|la|le|les|da|do|dos|di|am|an der|sur|pod|nad|na|над|на)[- ]|[- ])"
_MOST_WORDS = 2
_SHORTEST = 3
_STEM = 4
# What is no place on earth: sites, and feasts of the year ("à Noël").
_NOWHERE = word_set(
    """
    twitter facebook telegram instagram youtube tiktok internet whatsapp weibo noël pâques navidad pascua natale
    pasqua natal páscoa weihnachten ostern pfingsten kerstmis pasen nadal ramadan ramadán ramadã crăciun paște
    """
)
_BENT_BACK = {"á": "a", "é": "e"}  # Hungarian lengthens the last vowel before an ending


@dataclass(frozen=True, slots=True)
class _Patterns:
    at: re.Pattern[str] | None
    to: re.Pattern[str] | None
    object: re.Pattern[str]
    no_town: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    span: Span
    country: str | None = None


def unknown_town(reading: Reading, sentence: Span, form: Form, forms: Sequence[Form], code: str) -> PlaceMention | None:
    """Return the town, unknown to the tables, in which a sentence says a happening is, where it names a single one."""
    patterns = _patterns(code)
    if is_in_script(code):
        return _town_in_script(reading, sentence, form, forms, code)
    towns = list(_towns(reading, sentence, patterns.at, code))
    if form.type is EventType.VISIT:
        goals = [town for town in _towns(reading, sentence, patterns.to, code) if _follows(form, town, reading)]
        goals = goals or list(_objects(reading, sentence, form, patterns, code))
        if goals:
            return _place(goals[0])
    return _the_only(reading, towns, form, forms)


def _the_only(reading: Reading, towns: Sequence[_Town], form: Form, forms: Sequence[Form]) -> PlaceMention | None:
    near = [town for town in towns if in_clause(reading.parse.text, form, town.span)] or towns
    near = [town for town in near if nearest(town.span, [each for each in forms if each.type is form.type]) is form]
    return _place(near[0]) if len({town.name for town in near}) == 1 else None


def _town_in_script(
    reading: Reading, sentence: Span, form: Form, forms: Sequence[Form], code: str
) -> PlaceMention | None:
    """Return the one town of a sentence whose script has no capitals; of a visit first where it goes."""
    named = [mention.span for mention in reading.names.mentions]
    for key in ("to", "at") if form.type is EventType.VISIT else ("at",):
        found = towns_in_script(reading.parse.text, sentence, code, _countries(reading), key)
        towns = [_Town(town.name, span, town.country) for span, town in found]
        towns = [town for town in towns if not any(town.span.overlaps(span) for span in named)]
        if (place := _the_only(reading, towns, form, forms)) is not None:
            return place
    return None


def _countries(reading: Reading) -> frozenset[str]:
    return frozenset(entity.country for entity in reading.names.entities if entity.country is not None)


def _place(town: _Town) -> PlaceMention:
    return PlaceMention(town.name, town.span, town.country)


def _follows(form: Form, town: _Town, reading: Reading) -> bool:
    return town.span.start >= form.span.start and in_clause(reading.parse.text, form, town.span)


def _objects(reading: Reading, sentence: Span, form: Form, patterns: _Patterns, code: str) -> Iterator[_Town]:
    """Yield the name right behind a verb of visiting: "besuchte Graz"."""
    match = patterns.object.match(reading.parse.text, form.reach.end, sentence.end)
    if match is not None and (town := _town(reading, match, code)) is not None:
        yield town


def _towns(reading: Reading, sentence: Span, pattern: re.Pattern[str] | None, code: str) -> Iterator[_Town]:
    if pattern is not None:
        for match in pattern.finditer(reading.parse.text, sentence.start, sentence.end):
            town = _town(reading, match, code)
            if town is not None:
                yield town


def _town(reading: Reading, match: re.Match[str], code: str) -> _Town | None:
    """Return the name that a pattern found, up to where a known name begins; `None` where it is none of a town."""
    text, span = reading.parse.text, Span(*match.span("n"))
    over = [mention.span for mention in reading.names.mentions if mention.span.overlaps(span)]
    if over:
        span = Span(span.start, max(span.start, min(each.start for each in over)))
        span = Span(span.start, span.start + len(span.of(text).rstrip()))
    words = re.findall(r"[^\W\d_]+", span.of(text))
    if (
        not words
        or not words[0][0].isupper()
        or len(span) < _SHORTEST
        or span.of(text).isupper()
        or any(_is_no_town(word, code) for word in words)
    ):
        return None
    if any(_is_of_person(reading, word) for word in words):
        return None
    name = span.of(text)
    name = name[:-1] + _BENT_BACK.get(name[-1], name[-1]) if code == "hu" else name
    known = named_town(name, code, _countries(reading))
    return _Town(known.name, span, known.country) if known is not None else _Town(name, span)


def _is_of_person(reading: Reading, word: str) -> bool:
    people = (entity for entity in reading.names.entities if entity.kind is EntityKind.PERSON)
    return any(word in form.split() for entity in people for form in (entity.name, *entity.variants))


@lru_cache(maxsize=4096)
def _is_no_town(word: str, code: str) -> bool:
    """Tell whether a word names a day, a month, an office, a body, a part of the world or what is nowhere."""
    plain = word.lower()
    listed: Mapping[str, Any] = table("name_words").get(code, {})
    no_town = _patterns(code).no_town
    return (
        plain in _NOWHERE
        or plain in facts.weekdays(code)
        or plain in facts.months(code)
        or plain in office_parts(code)
        or plain in listed.get("bodies", ())
        or plain in listed.get("opening", ())
        or is_title(word, code)
        or any(plain[:_STEM] == region[:_STEM] for region in _regions(code))
        or (no_town is not None and no_town.search(plain) is not None)
    )


@lru_cache(maxsize=32)
def _regions(code: str) -> tuple[str, ...]:
    names = table(f"names_{code}").get("regions", ()) if has_table(f"names_{code}") else ()
    return tuple(name.lower() for name in names)


@lru_cache(maxsize=32)
def _patterns(code: str) -> _Patterns:
    listed: Mapping[str, Any] = table("place_words").get(code, {})
    word = rf"{_CAPITAL}{_SMALL}+"
    name = rf"(?P<n>{word}(?:{_LINK}{word}){{0,{_MOST_WORDS}}})"
    at = _behind(listed.get("at", ()), name) or _before(listed.get("at_ending"), word)
    to = _behind(listed.get("to", ()), name) or _before(listed.get("to_ending"), word)
    no_town = re.compile(listed["no_town"]) if "no_town" in listed else None
    return _Patterns(at, to, re.compile(rf"\s{name}(?!\w)"), no_town)


def _behind(words: Sequence[str], name: str) -> re.Pattern[str] | None:
    if not words:
        return None
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?i:{either})\s(?:\w['’])?{name}(?!\w)")


def _before(ending: str | None, word: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?P<n>{word}?(?:[- ]{word}?)?)(?:{ending})(?!\w)") if ending else None
