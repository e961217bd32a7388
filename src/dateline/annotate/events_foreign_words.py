"""The words for happenings of one language, compiled from the packaged table of `resources/*_foreign.yaml`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import msgspec

from dateline.annotate.events_foreign_phrases import AND, LETTER, UNSPACED, Phrases, phrase_body
from dateline.lang.reading import SAME_WORDS
from dateline.model.annotation import EventType, Status

# The lists of a language, each with the type it gives and the English word whose codes it takes.
LISTS = {
    "meet": (EventType.MEET, "noun", "meeting"),
    "receive": (EventType.MEET, "noun", "meeting"),
    "visit": (EventType.VISIT, "noun", "trip"),
    "summit": (EventType.SUMMIT, "noun", "summit"),
    "call": (EventType.CALL, "noun", "videoconference"),
    "sign": (EventType.SIGN, "verb", "sign"),
    "ratify": (EventType.SIGN, "verb", "ratify"),
    "agree": (EventType.AGREE, "verb", "agree"),
    "ceasefire": (EventType.CEASEFIRE, "noun", "ceasefire"),
    "sanction": (EventType.SANCTION, "noun", "sanction"),
    "sentence": (EventType.SANCTION, "verb", "sentence"),
    "term": (EventType.SANCTION, "verb", "sentence"),
    "arrest": (EventType.SANCTION, "verb", "arrest"),
    "charge": (EventType.ACCUSE, "verb", "indict"),
    "accuse": (EventType.ACCUSE, "verb", "condemn"),
    "reject": (EventType.REJECT, "verb", "reject"),
    "aid": (EventType.AID, "verb", "send"),
    "rescue": (EventType.AID, "noun", "evacuation"),
    "resign": (EventType.RESIGN, "verb", "resign"),
    "elect": (EventType.ELECT, "verb", "elect"),
    "appoint": (EventType.APPOINT, "verb", "appoint"),
    "attack": (EventType.ATTACK, "noun", "attack"),
    "disaster": (EventType.DISASTER, "noun", "earthquake"),
    "protest": (EventType.PROTEST, "noun", "protest"),
    "round": (EventType.MEET, "noun", "meeting"),
    "talk": (EventType.MEET, "noun", "meeting"),
    "chat": (EventType.MEET, "noun", "meeting"),
    "journey": (EventType.VISIT, "noun", "trip"),
    "wreck": (EventType.DISASTER, "noun", "accident"),
    "poll": (EventType.ELECT, "noun", "election"),
    "package": (EventType.SANCTION, "noun", "sanction"),
    "forum": (EventType.SUMMIT, "noun", "summit"),
    "accord": (EventType.AGREE, "noun", "agreement"),
    "statement": (EventType.STATEMENT, "noun", "statement"),
}
_SETTLING = {"denied": Status.DENIED, "cancelled": Status.CANCELLED, "postponed": Status.POSTPONED}
_TENSES = {"planned": Status.PLANNED, "held": Status.HELD, "open": Status.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, compiled: forms by type and tense, and what settles or negates them."""

    code: str
    forms: Phrases[tuple[str, Status]]
    settling: tuple[tuple[Status, re.Pattern[str]], ...]
    ahead: re.Pattern[str] | None
    took: re.Pattern[str] | None
    negation: re.Pattern[str] | None
    both: re.Pattern[str] | None
    one: re.Pattern[str] | None
    done: re.Pattern[str] | None
    during: re.Pattern[str] | None
    under: re.Pattern[str] | None
    carriers: re.Pattern[str] | None
    successor: re.Pattern[str] | None


@lru_cache(maxsize=32)
def words_of(language: str) -> Words | None:
    """Return the compiled words of a language."""
    code = language.split("-", maxsplit=1)[0].lower()
    code = SAME_WORDS.get(code, code)
    stored = _stored().get(code)
    if stored is None:
        return None
    listed = msgspec.json.decode(stored, type=dict[str, dict[str, list[str]] | list[str]])
    forms = [
        ((name, status), tenses.get(tense, []))
        for name in LISTS
        if isinstance(tenses := listed.get(name), dict)
        for tense, status in _TENSES.items()
    ]
    plain = {name: _pattern(value, code) for name, value in listed.items() if isinstance(value, list)}
    settling = tuple(
        (status, pattern) for name, status in _SETTLING.items() if (pattern := plain.get(name)) is not None
    )
    named = ("ahead", "took", "not", "both", "one", "done", "during", "under", "carriers", "successor")
    return Words(code, Phrases(forms, code), settling, *(plain.get(name) for name in named))


@lru_cache(maxsize=1)
def _stored() -> dict[str, msgspec.Raw]:
    """Return the packaged table by language, none of it decoded: a page needs the words of one."""
    stored = resources.files("dateline.annotate") / "tables" / "events_foreign.json"
    return msgspec.json.decode(stored.read_bytes(), type=dict[str, msgspec.Raw])


def _pattern(words: list[str], code: str) -> re.Pattern[str] | None:
    """Return one pattern for phrases, the longest first."""
    if not words:
        return None
    parts: dict[str, list[str]] = {}
    for phrase in sorted(words, key=len, reverse=True):
        for sign in _first_signs(phrase):
            parts.setdefault(sign, []).append(phrase_body(phrase, code))
    # A look at the first sign spares trying hundreds of words at every place.
    body = "|".join(rf"(?={re.escape(sign)})(?:{'|'.join(parts[sign])})" for sign in sorted(parts, reverse=True))
    whole = rf"(?<![{LETTER}]){AND.get(code, '')}(?:{body})(?![{LETTER}])"
    return re.compile(body if code in UNSPACED else whole, re.IGNORECASE)


def _first_signs(phrase: str) -> frozenset[str]:
    """Return the signs that a phrase can begin with; an empty one where any can."""
    signs = (choice[0].lower() for choice in phrase.split(maxsplit=1)[0].split("|"))
    return frozenset("" if sign == "*" or len(sign) > 1 else sign for sign in signs)
