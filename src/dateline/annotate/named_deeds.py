"""Named deeds: what anybody or anything named does, or has done to it, whatever kind of happening that is.

Happenings of a kind (`events.py`) are what a record is built from. Who follows a person or a company wants more: each
verb of which the name is the subject or the object. Words decide nothing here, only the parse does.
"""

from collections.abc import Iterator
from functools import reduce

from dateline.annotate.clauses import expand, is_passive, objects, prepositions, subjects
from dateline.annotate.entities import Names
from dateline.annotate.events_lexicon import Entry
from dateline.annotate.events_scene import times_by_trigger
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.events_verbs import Standing, verb_standing
from dateline.annotate.parse import RULES, Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType, NamedDeed, NamedPart, Status, TimeExpression
from dateline.model.article import Article
from dateline.model.span import Span

_GIVEN = frozenset({"dative", "iobj"})
_NAME_PARTS = frozenset({"compound", "nummod", "flat", "amod", "nmod"})
_NAMING = frozenset({"PROPN", "NUM", "NOUN", "X", "SYM"})
_NO_DEED = frozenset({"be", "have"})
# Any sense will do: only where a word stands is asked of it.
_ANY = Entry("verb", EventType.STATEMENT, "", "", {})


def find_named_deeds(
    article: Article, parse: Parse, names: Names, times: tuple[TimeExpression, ...] = ()
) -> tuple[NamedDeed, ...]:
    """Return the verbs of an article with the names that are their subjects and objects; only where it is parsed."""
    if parse.model == RULES:
        return ()
    reading = Reading(article, parse, names, times)
    verbs = [token for token in parse.tokens if token.pos == "VERB" and token.lemma not in _NO_DEED]
    return tuple(deed for verb in verbs if (deed := _deed(reading, verb)) is not None)


def _deed(reading: Reading, verb: Token) -> NamedDeed | None:
    parts = tuple(part for head, role in _arguments(reading.parse, verb) if (part := _part(reading, head, role)))
    if not parts:
        return None
    (numbers,) = times_by_trigger(reading, [Trigger(verb, _ANY, None)])
    return NamedDeed(verb.span, verb.lemma.lower(), parts, numbers, _status(verb_standing(reading, verb, numbers)))


def _arguments(parse: Parse, verb: Token) -> Iterator[tuple[Token, str]]:
    """Yield the nouns that a verb has for subjects and objects, shared and joined ones too, with their roles."""
    first = "target" if is_passive(parse, verb) else "actor"
    yield from ((each, first) for each in subjects(parse, verb))
    given = [child for child in parse.children(verb) if child.dep in _GIVEN]
    yield from ((each, "target") for each in (*objects(parse, verb), *expand(parse, given)))
    for word, noun in prepositions(parse, verb):
        if word == "by":
            yield from ((each, "actor") for each in expand(parse, [noun]))


def _part(reading: Reading, head: Token, role: str) -> NamedPart | None:
    """Return who is meant by a noun that is a name, or stands for one."""
    mention = reading.mention(head)
    if mention is not None and reading.entity(mention.entity) is not None:
        return NamedPart(mention.span, role, mention.entity)
    words = [head, *(child for child in reading.parse.children(head) if child.dep in _NAME_PARTS)]
    if not any(word.pos == "PROPN" for word in words):
        beside = [child for child in reading.parse.children(head) if child.dep == "appos"]
        return _part(reading, beside[0], role) if beside else None
    named = [word.span for word in words if word is head or word.pos in _NAMING]
    return NamedPart(reduce(Span.hull, named), role)


def _status(standing: Standing) -> Status:
    if standing.negated:
        return Status.DENIED
    return Status.UNKNOWN if standing.hypothetical else standing.status
