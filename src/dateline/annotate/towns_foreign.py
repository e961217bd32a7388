"""Towns of the world's table on pages read by rule: bent by case, and in scripts without capital letters.

A name that is bent ("w Suwałkach") is looked up with the endings that its case may have taken away. In scripts without
capitals the longest run of signs or words that is a town's name counts, right behind a word that says where or whither,
or right before the ending that does.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from dateline.annotate.entities_gazetteer import INFLECTED
from dateline.lang.reading import table
from dateline.lang.towns import Town, is_town, town
from dateline.model.span import Span
from dateline.text.shingles import word_set

_RESTORED = (
    "",
    "a",
    "e",
    "o",
    "i",
    "y",
    "ów",
    "ice",
    "ні",
    "а",
    "о",
    "е",
    "и",
    "і",
    "ів",
    "я",
    "ь",
    "α",
    "η",
    "ος",
    "ο",
)
_OF_ADJECTIVES = ("ý", "á", "é", "í", "ie", "ый", "ий", "ая", "ое", "ой", "ів", "ий", "ій")
# Consonants that an ending makes weak: "Tartossa" is in Tartto, "Helsingissä" in Helsinki.
_GRADES = {
    "fi": ((re.compile(r"([kpt])(?=[^\W\d_]$)"), r"\1\1"), (re.compile("ng(?=.$)"), "nk"), (re.compile("de$"), "ti"))
}
_TWO_CONSONANTS = re.compile("[^\\W\\d_aeiouyáéíóúýаеёиоуыэюяєії]{2}$")
_DROPPED = "aeoаеоё"
_LONGEST_ENDING = 3
# How many thousands live in a town that a bent name means outside the countries of the page, by what is cut.
_LEAST = (0, 10, 50, 50)
_SHORTEST_STEM = 4
_SHORTEST_OF_ONE = 2  # "в Оше", "v Brně"
_MOST_WORDS = 3
_MOST_SIGNS = 12
# So long must a name be in scripts that write no vowels, or a word by one or two signs.
_SURE_SIGNS = {"zh": 3, "ja": 3, "ar": 4, "fa": 4, "he": 4, "ur": 4}
_SHORTEST = 2
# What follows where something is, in scripts without spaces: "在丹东会见".
_HAPPENS = {"zh": re.compile("[举舉会會同与與和签簽召开開谈談]")}
_NEVER = re.compile("(?!)")
# Directions and kinds of places, some of which are towns' names as well.
_NO_TOWNS = word_set(
    """
    شمال جنوب شرق غرب وسط الشمال الجنوب الشرق الغرب مدينة المدينة منطقة المنطقة العاصمة البلاد القرية المطار الميناء
    مرکز شهر شمالی جنوبی پایتخت استان צפון דרום מזרח מערב מרכז העיר הבירה הצפון הדרום המרכז उत्तर दक्षिण पूर्व पश्चिम
    इलाक़े शहर गाँव राजधानी เมือง ภาคเหนือ ภาคใต้ 北部 南部 東部 西部 东部 中部 首都 市内 会場 会议 同日 북부 남부 동부 서부
    """
)
_WORD = re.compile(r"[^\s.,;:!?،؛؟。，、：«»“”\"()\[\]…|।]+")


def named_town(name: str, code: str, near: Collection[str]) -> Town | None:
    """Return the town of a name as a page has it, whatever case it stands in.

    >>> named_town("Suwałkach", "pl", ()).name, named_town("Feldkirch", "de", ()).country
    ('Suwałki', 'AT')
    """
    for least, forms in _forms(name, code):
        known = [form for form in forms if is_town(form)]
        if known:  # the less an ending takes away, the surer; of as sure ones a town in the countries of the page
            meant = [found for form in known if (found := town(form, near)) is not None]
            sure = [each for each in meant if each.country in near or each.thousands >= least]
            return max(sure, key=lambda each: (each.country in near, each.thousands), default=None)
    return None


def _forms(name: str, code: str) -> Iterator[tuple[int, list[str]]]:
    """Yield what a name may be in the nominative, by how many letters an ending takes away.

    With them goes how many thousands must live in a town that is in none of the page's countries.
    """
    yield 0, [name]
    yield 0, [grown for weak, strong in _GRADES.get(code, ()) if (grown := weak.sub(strong, name)) != name]
    if code in INFLECTED:
        yield _LEAST[1], list(_of_two(name))
        for cut in range(_LONGEST_ENDING + 1):
            stem = name[: len(name) - cut]
            if len(stem) >= (_SHORTEST_STEM if cut != 1 else _SHORTEST_OF_ONE):
                yield (
                    _LEAST[cut],
                    [*_with_vowel(stem), *(stem + ending for ending in _RESTORED if stem + ending != name)],
                )


@lru_cache(maxsize=1024)
def _of_two(name: str) -> tuple[str, ...]:
    """Return what a name of two words may be in the nominative that is a town's: "у Новом Саду" is Нови Сад."""
    first, _, second = name.partition(" ")
    if not second or " " in second or min(len(first), len(second)) < _SHORTEST_STEM:
        return ()
    left, right = ({*_unbent(word)} for word in (first, second))
    return tuple(sorted(both for a in left for b in right if is_town(both := f"{a} {b}")))


def _unbent(word: str) -> Iterator[str]:
    for cut in range(_LONGEST_ENDING + 1):
        if len(stem := word[: len(word) - cut]) > 1:
            yield from (stem + ending for ending in (*_RESTORED, *_OF_ADJECTIVES))


def _with_vowel(stem: str) -> Iterator[str]:
    """Yield a stem with the vowel that Slavic endings drop: "Sisku" is in Sisak, "Ельце" in Елец."""
    if _TWO_CONSONANTS.search(stem):
        yield from (stem[:-1] + vowel + stem[-1] for vowel in _DROPPED)


def towns_in_script(
    text: str, sentence: Span, code: str, near: Collection[str], key: str
) -> Iterator[tuple[Span, Town]]:
    """Yield the towns that a sentence puts behind its words, or before its endings, of list `key` ("at" or "to")."""
    behind, before = _markers(code, key)
    if behind is not None:
        for match in behind.finditer(text, sentence.start, sentence.end):
            found = _longest(text, Span(match.end(), sentence.end), code, near)
            if found is not None:
                yield found
    if before is not None:
        for match in before.finditer(text, sentence.start, sentence.end):
            found = _longest_before(text, Span(sentence.start, match.start()), code, near)
            if found is not None:
                yield found


def is_in_script(code: str) -> bool:
    """Tell whether a language has words for towns in a script without capitals."""
    return "script" in table("place_words").get(code, {})


def _longest(text: str, rest: Span, code: str, near: Collection[str]) -> tuple[Span, Town] | None:
    spans = _words_from(text, rest) if table("place_words")[code]["script"] == "words" else _signs_from(rest)
    return _first(text, spans, code, near)


def _longest_before(text: str, rest: Span, code: str, near: Collection[str]) -> tuple[Span, Town] | None:
    spans = _words_to(text, rest) if table("place_words")[code]["script"] == "words" else _signs_to(rest)
    return _first(text, spans, code, near)


def _first(text: str, spans: Iterator[Span], code: str, near: Collection[str]) -> tuple[Span, Town] | None:
    for span in spans:
        name = span.of(text)
        found = town(name, near) if name not in _NO_TOWNS else None
        # Short words are as often words as towns.
        sure = len(span) >= _SURE_SIGNS.get(code, _SHORTEST) or _HAPPENS.get(code, _NEVER).match(text, span.end)
        if found is not None and (sure or found.country in near):
            return span, found
    return None


def _words_from(text: str, rest: Span) -> Iterator[Span]:
    """Yield the first words of a stretch, most first."""
    ends: list[int] = []
    start = None
    for match in _WORD.finditer(text, rest.start, rest.end):
        if text[ends[-1] if ends else rest.start : match.start()].strip(" ") or len(ends) == _MOST_WORDS:
            break
        start = match.start() if start is None else start
        ends.append(match.end())
    if start is not None:
        yield from (Span(start, end) for end in reversed(ends))


def _words_to(text: str, rest: Span) -> Iterator[Span]:
    """Yield the last words of a stretch, most first."""
    words = [Span(*match.span()) for match in _WORD.finditer(text, max(rest.start, rest.end - 60), rest.end)]
    last = words[-_MOST_WORDS:]
    yield from (Span(each.start, rest.end) for each in last if "," not in text[each.start : rest.end])


def _signs_from(rest: Span) -> Iterator[Span]:
    end = min(rest.end, rest.start + _MOST_SIGNS)
    yield from (Span(rest.start, at) for at in range(end, rest.start + 1, -1))


def _signs_to(rest: Span) -> Iterator[Span]:
    start = max(rest.start, rest.end - _MOST_SIGNS)
    yield from (Span(at, rest.end) for at in range(start, rest.end - 1))


@lru_cache(maxsize=64)
def _markers(code: str, key: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    listed: Mapping[str, Any] = table("place_words").get(code, {})
    behind, before = listed.get(f"script_{key}"), listed.get(f"script_{key}_ending")
    return re.compile(behind) if behind else None, re.compile(before) if before else None
