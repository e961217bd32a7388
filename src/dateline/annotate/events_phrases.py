"""Conditions that the lexicon sets in words: what must follow a trigger in the text, or hang from it."""

import re
from collections.abc import Callable
from functools import cache

from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading

_BAD = (
    "(?:illegal|unacceptable|outrageous|barbaric|barbarous|shameful|cowardly|criminal|irresponsible|unfair|hypocritical|"
    "racist|corrupt|inhuman|brutal|disgraceful|provocative|unjust|absurd|immoral|dangerous)"
)


def is_followed(parse: Parse, token: Token, phrases: frozenset[str]) -> bool:
    """Tell whether one of `phrases` stands among the few words behind a trigger."""
    end = parse.sentences[token.sentence].span.end
    return _pattern(phrases).match(parse.text, token.span.end, end) is not None


@cache
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases))
    return re.compile(rf"(?:\W+\w+){{0,8}}?\W+(?:{words})\b", re.IGNORECASE)


def _is_followed_by(*phrases: str) -> Callable[[Reading, Token], bool]:
    """Return the check for one of `phrases` among the few words behind a trigger."""
    pattern = re.compile(r"(?:\W+\w+){0,4}?\W+(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)
    return lambda reading, token: pattern.match(reading.parse.text, token.span.end) is not None


def _has_word(*words: str) -> Callable[[Reading, Token], bool]:
    """Return the check for one of `words` hanging from a trigger."""
    return lambda reading, token: any(child.text.lower() in words for child in reading.parse.children(token))


PHRASES: dict[str, Callable[[Reading, Token], bool]] = {
    "together_with": _is_followed_by("together", "jointly"),
    "jointly": _has_word("jointly", "together"),
    "angrily": _has_word("angrily", "furiously", "strongly", "sharply"),
    "into_custody": _is_followed_by("into custody", "prisoner"),
    "persona_non_grata": _is_followed_by("person[as]e? non gratae?"),
    "guilty": _is_followed_by("guilty", "liable", "responsible", "accountable", "in contempt"),
    "until_time": _is_followed_by("until", "an ultimatum", "hours to", "days to"),
    "hostage": _is_followed_by("hostages?", "captive"),
    "himself": _is_followed_by("himself", "herself", "themselves", "itself"),
    "after_fighting": _is_followed_by("after (?:\\w+ )*(?:fighting|battle|clashes|siege|offensive|assault)"),
    "in_arms": _is_followed_by("in (?:their |its )?(?:arms|weapons|guns|rifles)"),
    "in_principle": _is_followed_by("in principle"),
    "as_groundless": _is_followed_by(
        "as (?:baseless|groundless|false|absurd|unfounded|nonsense|ridiculous|lies|unacceptable)"
    ),
    "no_to": _is_followed_by("no to"),
    "none_of": _is_followed_by("no (?:intention|plans?) (?:of|to)"),
    "in_protest": _is_followed_by("(?:\\w+ ){0,4}in protest"),
    "over_meal": _is_followed_by("(?:\\w+ ){0,5}(?:lunch|dinner|breakfast|meal)"),
    "with_demonstrators": _is_followed_by(
        "(?:\\w+ ){0,3}(?:demonstrators|protesters|students|strikers|rioters|marchers)"
    ),
    "themselves_in": _is_followed_by("(?:himself|herself|themselves|itself) (?:in|up)"),
    "home": _is_followed_by("home", "back"),
    "as_bad": _is_followed_by("(?:as |as an |an? )?" + _BAD),
    "out_against": _is_followed_by("out against"),
    "strongly": _has_word("strongly", "angrily", "formally", "officially"),
    "out_of": _is_followed_by("out of"),
    "to_death": _is_followed_by("to death"),
    "dead": _is_followed_by("dead"),
}
