"""What a meeting is to be about: "to discuss grain exports", "talks on the border"."""

from dateline.annotate.clauses import objects, prepositions
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType
from dateline.model.span import Span

_TALKED = frozenset({EventType.MEET, EventType.SUMMIT, EventType.CALL, EventType.VISIT})
_DISCUSS = frozenset({"discuss", "address", "tackle", "debate"})
_ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})


def agenda_of(reading: Reading, trigger: Trigger) -> str | None:
    """Return the topics of a meeting in the page's words, where its sentence names them."""
    if trigger.entry.type not in _TALKED:
        return None
    parse = reading.parse
    if not trigger.is_verb:
        for word, topic in prepositions(parse, trigger.token):
            if word in _ABOUT and not _is_when_or_where(reading, topic):
                return _text(reading, (topic,))
    for token in parse.sentence_tokens(trigger.token.sentence):
        if token.lemma in _DISCUSS and token.pos == "VERB" and token.index > trigger.token.index:
            topics = objects(parse, token)
            return _text(reading, topics) if topics else None
    return None


def _is_when_or_where(reading: Reading, topic: Token) -> bool:
    dated = topic.index in reading.time_heads or topic.entity in {"DATE", "TIME", "GPE"}
    following = reading.parse.tokens[topic.index + 1 : topic.index + 2]
    beside = any(token.lemma.lower() in {"sideline", "margin"} for token in following)
    return (
        dated
        or beside
        or topic.lemma.lower() in {"sideline", "margin", "visit", "trip", "invitation", "phone", "telephone"}
    )


def _text(reading: Reading, topics: tuple[Token, ...]) -> str:
    tokens = [each for topic in topics for each in reading.parse.subtree(topic) if each.index not in reading.time_heads]
    span = Span(min(t.span.start for t in tokens), max(t.span.end for t in tokens))
    return span.of(reading.parse.text).strip(" ,;")
