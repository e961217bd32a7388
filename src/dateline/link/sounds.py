"""The names of a page by their consonants, whether or not anybody knows what they name.

A town in no gazetteer, a minister in another script, a ship: what finds entities misses many of them, in every language
others. Two pages about one happening still share its names, and a name keeps its consonants in any script
(`names.skeleton`).
"""

import re
from collections.abc import Iterator

from dateline.lang import facts
from dateline.link.about import NAMING
from dateline.model.annotation import EntityKind
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.text.names import is_of_signs, skeleton
from dateline.text.shingles import stem
from dateline.text.similarity import rarity

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# So many consonants make a name: fewer are shared by chance, and in scripts without capitals any word may be one.
_CONSONANTS, _CONSONANTS_UNCASED = 3, 4
_SHORTEST_WORD = 4
# A stem that stands in more general news texts than one in some hundred and twenty is no name of its own: "North".
_RARE = 4.8


def sounds_of(page: Page) -> tuple[str, ...]:
    """Return the consonants of each name of a page, in order of first mention.

    Names are the people and places that were found, and every rare word that never stands without a capital, or is of
    a script that has none. Countries, capitals and days are everybody's and are left out.
    """
    return tuple(dict.fromkeys(sound for _, sound in sounds_at(page)))


def sounds_at(page: Page) -> list[tuple[int, str]]:
    """Return the consonants of the names of a page (`sounds_of`) with where they stand, in the order of the text."""
    return sorted((*_words(page), *_named(page)))


def _words(page: Page) -> Iterator[tuple[int, str]]:
    article = page.article
    words = [match for block in article.blocks for match in _WORD.finditer(article.text, *_ends(block.span))]
    lower = {match.group() for match in words if match.group()[0].islower()}
    common = facts.names(article.language).keys()
    for match in words:
        word = match.group()
        is_cased = word[0].isupper()
        if len(word) < _SHORTEST_WORD or word.casefold() in lower or word in common or is_of_signs(word):
            continue
        sound = skeleton(word)
        least = _CONSONANTS if is_cased else _CONSONANTS_UNCASED
        if len(sound) >= least and _is_rare(word, article.language):
            yield match.start(), sound


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_rare(word: str, language: str | None) -> bool:
    plain = word.casefold()
    is_day = plain in facts.weekdays(language) or plain in facts.months(language)
    return not is_day and rarity(stem(plain)) >= _RARE


def _named(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the last name of each person and the first of each place, in whatever script the page writes it."""
    by_key = {entity.key: entity for entity in page.notes.entities}
    for mention in page.notes.mentions:
        entity = by_key.get(mention.entity)
        if entity is None or mention.form not in NAMING or facts.country_by_capital(entity.name):
            continue
        if entity.kind in (EntityKind.PERSON, EntityKind.PLACE):
            sound = skeleton(entity.name.split()[-1 if entity.kind is EntityKind.PERSON else 0])
            if len(sound) >= _CONSONANTS:
                yield mention.span.start, sound
