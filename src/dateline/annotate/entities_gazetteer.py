"""Names of the fact tables, found in a text of any language.

English and other languages written with spaces are matched word by word; Chinese, Japanese, Thai and the like at every
character. Languages that bend names by case ("в Узбекистане") match by stem, Arabic and Hebrew with their one-letter
prefixes. Capital letters are required where the table has them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.lang import facts
from dateline.lang.facts import Fact, FactKind
from dateline.lang.reading import table
from dateline.model.span import Span

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
# Words take endings without a space, or particles are written to the word (Korean).
INFLECTED = frozenset(
    "bg cs de da el et fi hr hu kk lt lv nb nl no pl ro ru sk sl sr sv uk uz bn hi mr ta te".split()  # noqa: SIM905
)
PREFIXED = {"ar": "وفبلك", "he": "ובלמהשכ", "fa": "", "ur": ""}

# The vowel signs of Indian scripts are no letters to `re`.
_LETTERS = r"(?:[^\W_]|[\u0900-\u0963\u0981-\u0d7f])+"
_WORD = re.compile(rf"{_LETTERS}(?:\.{_LETTERS})*")
_MAX_ENDING = 3
_MAX_ENDINGS = {"fi": 5, "hu": 5, "et": 4}  # "Prahassa", "Lengyelországban"
# Particles that Korean writes to the end of a name; anything else after it makes another word.
_KOREAN_ENDING = re.compile(
    r"(은|는|이|가|을|를|의|에|에서|에게|와|과|도|로|으로|만|까지|부터|인|측|군|산|발|행|계|내|간|당국|정부|대통령)?(은|는|이|가|을|를|의|에|도|과|와)?"
)
# Bengali has no small letters to tell an ending by, and writes its cases to the name.
_BENGALI = re.compile("[\u0980-\u09ff]+")
# Here a name takes no ending but that of a genitive: "Narvik" is no case of "Narva".
_GENITIVE_ONLY = frozenset({"da", "nb", "no", "sv"})
_MIN_STEM = 4
_VOWELS = "аяоеьиыйіїєaąeęyioăāēīūăeoα-ωας"


@dataclass(frozen=True, slots=True)
class Found:
    """A name form in the text, with what it stands for."""

    span: Span
    fact: Fact


def find_known_names(text: str, language: str | None) -> Iterator[Found]:
    """Yield the names of the fact tables in `text`, longest first at each place, without overlaps.

    >>> [(f.span.of("Kazakh and U.S. envoys"), f.fact.name) for f in find_known_names("Kazakh and U.S. envoys", "en")]
    [('Kazakh', 'Kazakhstan'), ('U.S.', 'United States')]
    >>> text = "Президент приехал в Узбекистан из Москвы."
    >>> [f.fact.name for f in find_known_names(text, "ru")]
    ['Uzbekistan', 'Moscow']
    """
    code = (language or "en").split("-")[0]
    plain = text.replace("’", "'")
    if code == "ko":
        yield from _korean(plain)
    elif code in UNSPACED:
        yield from _unspaced(plain, code)
    elif code in INFLECTED:
        yield from _inflected(plain, code)
    else:
        yield from _spaced(plain, code)


def _spaced(text: str, code: str) -> Iterator[Found]:
    named = _with_capitals(code)
    index = _by_first_word(code)
    prefixes = PREFIXED.get(code, "")
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        for start in _starts(match, prefixes):
            word = match.group()[start - match.start() :]
            form = next((f for f in index.get(word, ()) if _stands_at(text, f, start)), None)
            if form is not None:
                end = start + len(form)
                yield Found(Span(start, end), named[form])
                break


def _korean(text: str) -> Iterator[Found]:
    named = facts.names("ko")
    index = _by_first_sign("ko")
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        for form in index.get(match.group()[0], ()):
            rest = text[match.start() + len(form) : match.end()]
            if text.startswith(form, match.start()) and _KOREAN_ENDING.fullmatch(rest):
                end = match.start() + len(form)
                yield Found(Span(match.start(), end), named[form])
                break


def _starts(match: re.Match[str], prefixes: str) -> list[int]:
    """Return where a name may begin inside a word: at its first letter, or after written-on particles."""
    starts = [match.start()]
    word = match.group()
    while prefixes and len(starts) < _MAX_ENDING and len(word) > _MIN_STEM and word[0] in prefixes:
        word = word[1:]
        starts.append(starts[-1] + 1)
    return starts


def _stands_at(text: str, form: str, start: int) -> bool:
    end = start + len(form)
    if not text.startswith(form, start):
        return False
    after = text[end : end + 1]
    # "US-led" and "Russia's" are names with something after; "Chinatown" and "Iran_x" are not.
    return not (after.isalnum() or after == "_")


@lru_cache(maxsize=64)
def _with_capitals(code: str) -> Mapping[str, Fact]:
    """Return the table with names written in capitals, as headlines and datelines have them: "ACCRA"."""
    named = facts.names(code)
    plain = {form.upper(): fact for form, fact in named.items() if fact.kind is not FactKind.ORGANISATION}
    return {**{form: fact for form, fact in plain.items() if len(form) >= _MIN_STEM}, **named}


@lru_cache(maxsize=64)
def _by_first_word(code: str) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for form in _with_capitals(code):
        first = _WORD.match(form)
        if first:
            index.setdefault(first.group(), []).append(form)
    return {word: tuple(sorted(forms, key=len, reverse=True)) for word, forms in index.items()}


def _unspaced(text: str, code: str) -> Iterator[Found]:
    named = facts.names(code)
    index = _by_first_sign(code)
    at = 0
    while at < len(text):
        form = next((f for f in index.get(text[at], ()) if text.startswith(f, at)), None)
        if form is None:
            at += 1
            continue
        yield Found(Span(at, at + len(form)), named[form])
        at += len(form)


@lru_cache(maxsize=64)
def _by_first_sign(code: str) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for form in facts.names(code):
        index.setdefault(form[0], []).append(form)
    return {sign: tuple(sorted(forms, key=len, reverse=True)) for sign, forms in index.items()}


def _inflected(text: str, code: str) -> Iterator[Found]:
    words = list(_WORD.finditer(text))
    index, endings = _by_stem(code), _case_endings(code)
    at = 0
    while at < len(words):
        found = _longest(
            words, at, index, endings, 1 if code in _GENITIVE_ONLY else _MAX_ENDINGS.get(code, _MAX_ENDING)
        )
        if found is None:
            at += 1
            continue
        length, fact = found
        yield Found(Span(words[at].start(), words[at + length - 1].end()), fact)
        at += length


def _longest(
    words: list[re.Match[str]],
    at: int,
    index: Mapping[str, tuple[tuple[tuple[str, ...], Fact], ...]],
    endings: frozenset[str],
    longest: int,
) -> tuple[int, Fact] | None:
    for stems, fact in index.get(words[at].group()[:2], ()):
        following = words[at : at + len(stems)]
        if len(following) == len(stems) and all(
            _bends(word.group(), stem, endings, longest) for word, stem in zip(following, stems, strict=True)
        ):
            return len(stems), fact
    return None


def _bends(word: str, stem: str, endings: frozenset[str], longest: int) -> bool:
    ending = len(word) - len(stem)
    if len(stem) < _MIN_STEM:
        return ending == 0 and word == stem
    if not (0 <= ending <= longest and word.startswith(stem)):
        return False
    if endings and ending > 1 and word[len(stem) :] not in endings:
        return False  # "Kurskov" and "Warszawski" are people
    return ending == 0 or word[len(stem) :].islower() or _BENGALI.fullmatch(word, len(stem)) is not None


@lru_cache(maxsize=64)
def _case_endings(code: str) -> frozenset[str]:
    """Return the endings of two and more letters that names of places take, where they are listed; else any may be."""
    return frozenset(table("place_words").get(code, {}).get("cases", ()))


@lru_cache(maxsize=64)
def _by_stem(code: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Fact], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Fact]]] = {}
    for form, fact in facts.names(code).items():
        stems = tuple(word if code in _GENITIVE_ONLY else _stem(word) for word in _WORD.findall(form))
        if stems:
            index.setdefault(stems[0][:2], []).append((stems, fact))
    return {key: tuple(sorted(values, key=_size, reverse=True)) for key, values in index.items()}


def _size(entry: tuple[tuple[str, ...], Fact]) -> tuple[int, int]:
    return len(entry[0]), sum(map(len, entry[0]))


def _stem(word: str) -> str:
    if len(word) > _MIN_STEM and word[-1] in _VOWELS and not word.isupper():
        return word[:-1]
    return word
