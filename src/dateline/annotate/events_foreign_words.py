"""The words for happenings of one language, compiled from the packaged table of `resources/events_foreign.yaml`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import msgspec

from dateline.model.annotation import EventType, Status

# The lists of a language, each with the type it gives and the English word whose codes it takes.
LISTS = {
    "meet": (EventType.MEET, "noun", "meeting"),
    "receive": (EventType.MEET, "noun", "meeting"),
    "visit": (EventType.VISIT, "noun", "trip"),
    "summit": (EventType.SUMMIT, "noun", "summit"),
    "call": (EventType.CALL, "noun", "videoconference"),
    "sign": (EventType.SIGN, "verb", "sign"),
    "agree": (EventType.AGREE, "verb", "agree"),
    "ceasefire": (EventType.CEASEFIRE, "noun", "ceasefire"),
    "sanction": (EventType.SANCTION, "noun", "sanction"),
    "sentence": (EventType.SANCTION, "verb", "sentence"),
    "resign": (EventType.RESIGN, "verb", "resign"),
    "elect": (EventType.ELECT, "verb", "elect"),
    "appoint": (EventType.APPOINT, "verb", "appoint"),
    "attack": (EventType.ATTACK, "noun", "attack"),
    "disaster": (EventType.DISASTER, "noun", "earthquake"),
    "protest": (EventType.PROTEST, "noun", "protest"),
}
_SETTLING = {"denied": Status.DENIED, "cancelled": Status.CANCELLED, "postponed": Status.POSTPONED}
_TENSES = {"planned": Status.PLANNED, "held": Status.HELD, "open": Status.UNKNOWN}
_UNSPACED = frozenset({"zh", "ja", "ko", "th"})
_LETTER = r"\w\u0900-\u0963\u0966-\u097f"  # the vowel signs of Devanagari are no \w
_GAP = r"(?:\s+(?:\d{1,2}\.|[^\s.;]+)){0,12}?\s+"
_UNSPACED_GAP = r"[^。；;！？\n]{0,24}?"
_TELLING = 4
# "And" is written to the word it stands before.
_AND = {"ar": "[وف]?", "he": "ו?"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, compiled: forms by type and tense, and what settles or negates them."""

    code: str
    forms: tuple[tuple[str, Status, re.Pattern[str]], ...]
    settling: tuple[tuple[Status, re.Pattern[str]], ...]
    ahead: re.Pattern[str] | None
    took: re.Pattern[str] | None
    negation: re.Pattern[str] | None
    both: re.Pattern[str] | None
    one: re.Pattern[str] | None
    done: re.Pattern[str] | None
    during: re.Pattern[str] | None
    under: re.Pattern[str] | None


@lru_cache(maxsize=32)
def words_of(language: str) -> Words | None:
    """Return the compiled words of a language."""
    stored = resources.files("dateline.annotate") / "tables" / "events_foreign.json"
    table = msgspec.json.decode(stored.read_bytes(), type=dict[str, dict[str, dict[str, list[str]] | list[str]]])
    code = language.split("-", maxsplit=1)[0].lower()
    listed = table.get(code)
    if listed is None:
        return None
    forms = tuple(
        (name, status, pattern)
        for name in LISTS
        if isinstance(tenses := listed.get(name), dict)
        for tense, status in _TENSES.items()
        if (pattern := _pattern(tenses.get(tense, []), code)) is not None
    )
    plain = {name: _pattern(value, code) for name, value in listed.items() if isinstance(value, list)}
    settling = tuple(
        (status, pattern) for name, status in _SETTLING.items() if (pattern := plain.get(name)) is not None
    )
    named = ("ahead", "took", "not", "both", "one", "done", "during", "under")
    return Words(code, forms, settling, *(plain.get(name) for name in named))


def _pattern(words: list[str], code: str) -> re.Pattern[str] | None:
    """Return one pattern for `words`: `*` within a word is any ending, between words a few words, `|` parts choices.

    What follows the last gap is a group of its own, unless it is a mere particle: it names the happening. In front of a
    particle ("was received * by") what stands before the gap does.
    """
    if not words:
        return None
    spaced = code not in _UNSPACED
    between, joint = (_GAP, r",?\s+") if spaced else (_UNSPACED_GAP, r"\s+" if code == "ko" else r"\s*")
    parts: dict[str, list[str]] = {}
    for phrase in sorted(words, key=len, reverse=True):
        pieces = [joint.join(_choice(word) for word in piece.split()) for piece in phrase.split(" * ")]
        if len(pieces) > 1:
            tells = not spaced or len(phrase.rsplit(" * ", maxsplit=1)[1].partition("|")[0]) >= _TELLING
            named = -1 if tells else 0
            pieces[named] = f"({pieces[named]})"
        for sign in _first_signs(phrase):
            parts.setdefault(sign, []).append(between.join(pieces))
    # A look at the first sign spares trying hundreds of words at every place.
    body = "|".join(rf"(?={re.escape(sign)})(?:{'|'.join(parts[sign])})" for sign in sorted(parts, reverse=True))
    whole = rf"(?<![{_LETTER}]){_AND.get(code, '')}(?:{body})(?![{_LETTER}])"
    return re.compile(whole if spaced else body, re.IGNORECASE)


def _first_signs(phrase: str) -> frozenset[str]:
    """Return the signs that a phrase can begin with; an empty one where any can."""
    signs = (choice[0].lower() for choice in phrase.split(maxsplit=1)[0].split("|"))
    return frozenset("" if sign == "*" or len(sign) > 1 else sign for sign in signs)


def _choice(word: str) -> str:
    choices = "|".join(re.escape(choice).replace(r"\*", r"\w*") for choice in word.split("|"))
    return f"(?:{choices})" if "|" in word else choices
