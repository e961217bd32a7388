"""Whether a name that somebody asks for is that of an entity of the record, or stands in words of a page."""

import re
from collections.abc import Iterable
from functools import lru_cache

from dateline.model.annotation import EntityKind
from dateline.model.link import Entity
from dateline.text.names import organisation_words

# Words that a name is often given without.
_LOOSE = frozenset({"the", "a", "an", "group", "index", "average", "composite", "industrial"})


def entities_called(name: str, entities: Iterable[Entity]) -> frozenset[str]:
    """Return the ids of those that go by a name: all of it, or the family name alone of a person."""
    return frozenset(each.id for each in entities if _goes_by(each, _words(name)))


def _goes_by(entity: Entity, asked: tuple[str, ...]) -> bool:
    names = [_words(each) for each in (entity.name, *(variant for variant, _ in entity.variants))]
    person = entity.kind is EntityKind.PERSON
    return any(each == asked or (person and each[-1:] == asked[-1:]) for each in names)


def is_named(name: str, words: str) -> bool:
    """Tell whether some words end in a name or in the capital letters that stand for it.

    >>> is_named("Central Lake Bank", "the CLB"), is_named("Tern 4", "its new Tern 4"), is_named("Tern", "Tern sales")
    (True, True, False)
    """
    return _pattern(name).search(words) is not None or _words(words) == _words(name)


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    words = re.findall(r"\w+", name)
    forms = ["(?i:" + r"\W+".join(map(re.escape, words)) + ")"]
    short = "".join(word[0] for word in re.findall(r"\b[A-Z]\w*[a-z]", name))
    forms += [short] if len(short) > 1 else []
    forms += [re.escape(w) for w in words[1:] if len(w) > 2 and any(map(str.isdigit, w))]
    return re.compile(rf"\b(?:{'|'.join(forms)})(?:\W+(?:{'|'.join(sorted(_LOOSE))}))?\W*$")


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in organisation_words(name) if word not in _LOOSE)
