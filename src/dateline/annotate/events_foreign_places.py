"""Where a happening of a page read by rule takes place: one town, the one said to be where, a capital without its name.

A sentence that names several towns has a place only where a single one stands behind a word for "in" (or has its
ending). A country is a place for visits, and for what befalls it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.events_foreign_forms import BEFALLING, Form, in_clause
from dateline.annotate.events_foreign_towns import unknown_town
from dateline.annotate.reading import Reading
from dateline.lang import facts
from dateline.lang.offices import side_of_adjective
from dateline.lang.reading import table
from dateline.model.annotation import EntityKind, EventType, Mention, MentionForm, PageEntity, PlaceMention
from dateline.model.span import Span

_Named = tuple[Mention, PageEntity]
_UNSPACED = frozenset({"zh", "ja", "ko", "th"})
_REACH = 24
_BESIDE = 2
_CAPITAL_REACH = 24
_LETTERS = re.compile(r"[^\W\d_]+")
# What meets in a country that is said to be where; "in Singapore" may be all that a page tells.
_IN_COUNTRIES = frozenset({EventType.MEET, EventType.SUMMIT})
_ORIGINS = {"es": ("de",), "de": ("aus",), "ca": ("de",)}
# What is said to be somewhere by a country alone.
_OF_COUNTRIES = frozenset({*BEFALLING, EventType.CEASEFIRE})


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str] | None
    to: re.Pattern[str] | None
    goal: re.Pattern[str] | None
    after: re.Pattern[str] | None
    capital: re.Pattern[str] | None


def place_of(reading: Reading, sentence: Span, form: Form, forms: Sequence[Form], code: str) -> PlaceMention | None:
    """Return the place of a happening in its sentence, or `None` where the sentence leaves it open.

    Japanese, Korean, Turkish and others write the goal of a visit first: "オーストラリア訪問".
    """
    every = _named(reading, sentence, frozenset({EntityKind.PLACE}))
    towns = [
        pair
        for pair in every
        if not _is_of_another(form, forms, pair[0].span) and not _is_possessor(reading, pair[0].span, form, code)
    ]
    unknown, text = unknown_town(reading, sentence, form, forms, code), reading.parse.text
    if form.type is EventType.VISIT:
        return _goal(reading, sentence, form, code) or _capital(reading, sentence, form, code) or unknown
    there = _the_one_near(text, towns, form) or _said_to_be_there(text, towns, form, code)
    if unknown is not None and not any(in_clause(text, form, mention.span) for mention, _ in there):
        return unknown
    chosen = towns if len(_entities(towns)) == 1 else there
    if chosen:
        return _place(chosen[0])
    if towns:
        return None
    capital = _capital(reading, sentence, form, code)
    countries = list(_named(reading, sentence, frozenset({EntityKind.COUNTRY})))
    if capital is not None or (form.type not in _OF_COUNTRIES and form.type not in _IN_COUNTRIES):
        return capital
    if len(_entities(countries)) > 1 or form.type in _IN_COUNTRIES:
        countries = [pair for pair in countries if not _is_origin(text, pair[0].span, code)]
        countries = _said_to_be_there(reading.parse.text, countries, form, code)
    return _place(countries[0]) if countries else None


def _the_one_near(text: str, towns: Sequence[_Named], form: Form) -> list[_Named]:
    """Return the one town in the clause of a happening, where the others of the sentence stand outside of it."""
    near = [pair for pair in towns if in_clause(text, form, pair[0].span)]
    return near if len(near) < len(towns) and len(_entities(near)) == 1 else []


def _is_possessor(reading: Reading, town: Span, form: Form, code: str) -> bool:
    """Tell whether a town only says whose something else is: "福島の処理水" (the water of Fukushima)."""
    return code == "ja" and reading.parse.text.startswith("の", town.end) and form.span.start != town.end + 1


def _is_origin(text: str, span: Span, code: str) -> bool:
    """Tell whether a country stands behind a word that only says whose or whence: "de Chile"."""
    words = text[max(0, span.start - _REACH) : span.start].split()
    return bool(words) and words[-1].lower() in _ORIGINS.get(code, ())


def _is_of_another(form: Form, forms: Sequence[Form], town: Span) -> bool:
    """Tell whether another happening of the same kind stands between a happening and a town: the town is its."""
    hull = form.span.hull(town)
    return any(other is not form and other.type is form.type and hull.covers(other.span) for other in forms)


def _goal(reading: Reading, sentence: Span, form: Form, code: str) -> PlaceMention | None:
    """Return where a visit goes: the place named right before it, or the first one behind it."""
    named = list(_named(reading, sentence, frozenset({EntityKind.PLACE, EntityKind.COUNTRY})))
    goals = [pair for pair in named if _is_goal(form, pair[0])]
    behind = [pair for pair in named if pair[0].span.start > form.span.start]
    ahead = [pair for pair in named if pair not in behind]
    before = _said_to_be_there(reading.parse.text, ahead, form, code) or _said_to_go_there(reading, ahead, code)
    chosen = goals[-1:] or behind[:1] or [pair for pair in before if in_clause(reading.parse.text, form, pair[0].span)]
    return _place(chosen[0]) if chosen else None


def _is_goal(form: Form, mention: Mention) -> bool:
    return form.reach.covers(mention.span) or 0 <= form.span.start - mention.span.end <= _BESIDE


def _named(reading: Reading, sentence: Span, kinds: frozenset[EntityKind]) -> Iterator[_Named]:
    for mention in reading.names.mentions:
        if sentence.covers(mention.span) and mention.form is MentionForm.NAME:
            entity = reading.entity(mention.entity)
            if entity is not None and entity.kind in kinds:
                yield mention, entity


def _entities(named: Sequence[_Named]) -> frozenset[str]:
    return frozenset(entity.key for _, entity in named)


def _place(pair: _Named) -> PlaceMention:
    mention, entity = pair
    return PlaceMention(entity.name, mention.span, entity.country)


def _said_to_be_there(text: str, named: Sequence[_Named], form: Form, code: str) -> list[_Named]:
    """Return the one place that is said to be where: the only one behind "in", or the only such one in the clause."""
    there = [pair for pair in named if is_said_to_be_there(text, pair[0].span, code)]
    if len(_entities(there)) > 1:
        there = [pair for pair in there if in_clause(text, form, pair[0].span)]
    return there if len(_entities(there)) == 1 else []


def _said_to_go_there(reading: Reading, named: Sequence[_Named], code: str) -> list[_Named]:
    """Return the one place whose word or ending says that somebody goes there."""
    words, text = _words(code), reading.parse.text
    there = [
        pair
        for pair in named
        if (words.to is not None and words.to.search(text, max(0, pair[0].span.start - _REACH), pair[0].span.start))
        or (words.goal is not None and words.goal.match(text, pair[0].span.end))
    ]
    return there if len(_entities(there)) == 1 else []


def is_said_to_be_there(text: str, span: Span, code: str) -> bool:
    """Tell whether a name stands behind a word for "in", or has the ending that says so."""
    words = _words(code)
    start = max(0, span.start - _REACH)
    before = words.before is not None and words.before.search(text, start, span.start) is not None
    return before or (words.after is not None and words.after.match(text, span.end) is not None)


def _capital(reading: Reading, sentence: Span, form: Form, code: str) -> PlaceMention | None:
    """Return the capital that "the Turkish capital" means, named near the word of the happening."""
    words, text = _words(code), reading.parse.text
    if words.capital is None:
        return None
    for match in words.capital.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        side = _side_beside(reading, sentence, span, code)
        capitals = facts.capitals_of(side) if side is not None else ()
        if len(capitals) == 1 and in_clause(text, form, span):
            return PlaceMention(capitals[0], span, side)
    return None


def _side_beside(reading: Reading, sentence: Span, span: Span, code: str) -> str | None:
    """Return the country of the adjective right beside a word, or of the name right behind or before it."""
    text = reading.parse.text
    after = _LETTERS.search(text, span.end, min(sentence.end, span.end + _CAPITAL_REACH))
    before = list(_LETTERS.finditer(text, max(sentence.start, span.start - _CAPITAL_REACH), span.start))[-1:]
    for word in (*before, *([after] if after else ())):
        side = side_of_adjective(word.group(), code)
        if side is not None:
            return side
    for mention, entity in _named(reading, sentence, frozenset({EntityKind.COUNTRY})):
        gap = max(mention.span.start - span.end, span.start - mention.span.end)
        if 0 <= gap <= _BESIDE + 2:
            return entity.country
    return None


@lru_cache(maxsize=32)
def _words(code: str) -> _Words:
    listed = table("place_words").get(code, {})
    spaced = code not in _UNSPACED
    edge, close = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    before, capital = _any_of(listed.get("in", ())), _any_of(listed.get("capital", ()))
    to = _any_of(listed.get("to", ()))
    glued = r"(?:\s+|(?<=['’]))" if spaced else r"\s*"
    return _Words(
        re.compile(rf"{edge}{before}{glued}$", re.IGNORECASE) if before else None,
        re.compile(rf"{edge}{to}{glued}$", re.IGNORECASE) if to else None,
        re.compile(listed["goal"]) if "goal" in listed else None,
        re.compile(listed["after"]) if "after" in listed else None,
        re.compile(rf"{edge}{capital}{close}", re.IGNORECASE) if capital else None,
    )


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})" if words else ""
