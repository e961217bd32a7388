"""Claims that count happenings of a series: "the fifth meeting since …", "first trip in more than two years"."""

import re
from collections.abc import Iterator

from dateline.annotate.clauses import ancestors
from dateline.annotate.events_triggers import Trigger, predicate_noun
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import Bound, CountClaim
from dateline.model.span import Span

_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth",
        ),
        start=1,
    )
}  # fmt: skip
_LATEST = -1
_FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)")
_BOUNDS = {
    "more than": Bound.MORE_THAN,
    "over": Bound.MORE_THAN,
    "less than": Bound.LESS_THAN,
    "under": Bound.LESS_THAN,
    "at least": Bound.AT_LEAST,
    "almost": Bound.ALMOST,
    "nearly": Bound.ALMOST,
    "about": Bound.ABOUT,
}
_BOUND = re.compile(rf"\b({'|'.join(_BOUNDS)})\b[^.;]*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after)\b\s+(.+)", re.IGNORECASE | re.DOTALL)
# What ends a "since" phrase: the next count, a new clause, the end of the sentence.
_SINCE_END = re.compile(r"\s+and the \w+(?: since| in)\b|[,;.](?:\s|$)|\s+(?:and is|which|who)\b|\s+–\s")
_ASIDE = re.compile(r",\s+(?:who|which|whose|as|while|but)\b")


def counts_of(reading: Reading, trigger: Trigger) -> tuple[CountClaim, ...]:
    """Return the ordinal claims made about the happening of `trigger`, in order."""
    return tuple(
        claim
        for token, number in _ordinals(reading, trigger)
        if (claim := _claim(reading, trigger, token, number)) is not None
    )


def _ordinals(reading: Reading, trigger: Trigger) -> Iterator[tuple[Token, int]]:
    parse = reading.parse
    counted = [trigger.token, *([trigger.counted] if trigger.counted is not None else [])]
    if not trigger.is_verb and (named := predicate_noun(parse, trigger.token)) is not None:
        counted.append(named)
    for token in parse.sentence_tokens(trigger.token.sentence):
        number = _number(token)
        if number is None:
            continue
        if (
            (
                token.dep in {"amod", "nummod", "advmod", "compound"}
                and parse.head(token).index in {c.index for c in counted}
            )
            or (parse.head(token).lemma == "time" and _belongs(reading, token, trigger))
            or (token.dep == "conj" and token.index > trigger.token.index and _counts_again(reading, token, trigger))
        ):
            yield token, number


def _number(token: Token) -> int | None:
    word = token.text.lower()
    if word == "latest" or (word == "recent" and token.tag == "JJ"):
        return _LATEST if word == "latest" else None
    if figure := _FIGURE.fullmatch(word):
        return int(figure.group(1))
    return _ORDINALS.get(word) if token.pos in {"ADJ", "ADV", "NOUN"} else None


def _belongs(reading: Reading, token: Token, trigger: Trigger) -> bool:
    """Tell whether "for the second time" counts the happening: the trigger is the first verb met above it."""
    own = {trigger.token.index, trigger.carrier.index if trigger.carrier is not None else trigger.token.index}
    for above in ancestors(reading.parse, token):
        if above.index in own:
            return True
        if above.pos == "VERB":
            return any(child.index in own and child.dep == "xcomp" for child in reading.parse.children(above))
    return False


def _counts_again(reading: Reading, token: Token, trigger: Trigger) -> bool:
    """Tell whether a bare ordinal counts the same happening once more: "the fifth meeting … and the second since …"."""
    after = reading.parse.tokens[token.index + 1 : token.index + 2]
    noun = reading.parse.children(trigger.token)
    counted = any(_number(child) is not None for child in noun if child.index < trigger.token.index)
    return counted and bool(after) and after[0].text.lower() in {"since", "in", "after"}


def _claim(reading: Reading, trigger: Trigger, token: Token, number: int) -> CountClaim | None:
    sentence = reading.parse.sentences[token.sentence].span
    rest = _ASIDE.split(Span(token.span.end, sentence.end).of(reading.parse.text))[0]
    end, since_text = token.span.end, None
    if found := _SINCE.search(rest):
        since_text = _since_text(reading, token.span.end + found.start(1), found.group(1))
        end = token.span.end + found.start(1) + len(since_text)
    head_end = max(end, _head_end(reading, token))
    within, bound = _within(reading, token, sentence)
    since = _time_inside(reading, Span(token.span.start, end)) if since_text else None
    if within is not None and since_text is not None and _is_stretch(reading, Span(token.span.end, end)):
        since_text, since = None, None
    if number == _LATEST and since_text is None and within is None:
        return CountClaim(Span(token.span.start, head_end), _LATEST, trigger.entry.type)
    return CountClaim(Span(token.span.start, head_end), number, trigger.entry.type, since, since_text, within, bound)


def _since_text(reading: Reading, start: int, rest: str) -> str:
    """Return what follows "since" as far as it belongs to it, by the dependencies where they make sense."""
    stop = _SINCE_END.search(rest)
    said = (rest[: stop.start()] if stop else rest).strip()
    parse = reading.parse
    first = reading.tokens_in(Span(start, start + 1))[0]
    since = parse.tokens[first.index - 1]
    phrase = parse.subtree(parse.head(since) if since.dep == "mark" else since)
    if phrase[0].index == since.index and phrase[-1].index > since.index:
        bound = Span(start, max(start, phrase[-1].span.end))
        beyond = reading.tokens_in(Span(bound.end, max(bound.end, start + len(said))))
        if any(token.pos in {"VERB", "AUX"} for token in beyond):
            said = bound.of(parse.text).strip(" .,")
    return said


def _head_end(reading: Reading, token: Token) -> int:
    head = reading.parse.head(token)
    return head.span.end if head.index > token.index else token.span.end


def _within(reading: Reading, token: Token, sentence: Span) -> tuple[str | None, Bound]:
    """Return the stretch of time that a count looks back over, with its bound.

    A scrambled translation may part the bound from the stretch ("in more than will leave China for two years"); a
    bound with no figure behind it takes the next stretch of the sentence.
    """
    text = reading.parse.text
    for time in reading.times:
        if time.duration is None or not (token.span.end <= time.span.start < sentence.end):
            continue
        lead = text[token.span.end : time.span.start]
        said = time.span.of(text).lower()
        bound = next((value for words, value in _BOUNDS.items() if words in said), None)
        if bound is None and (found := _BOUND.search(lead)):
            bound = _BOUNDS[found.group(1).lower()]
        if bound is not None or re.search(r"\b(?:in|within|after|over)\b[\w\s-]*$", lead):
            return time.duration, bound or Bound.EXACT
    return None, Bound.EXACT


def _time_inside(reading: Reading, span: Span) -> int | None:
    inside = [n for n, time in enumerate(reading.times) if span.overlaps(time.span) and time.duration is None]
    return inside[-1] if inside else None


def _is_stretch(reading: Reading, span: Span) -> bool:
    """Tell whether "after two years" names a stretch and no happening."""
    return any(time.duration is not None and span.overlaps(time.span) for time in reading.times)
