"""Weekdays, days alone and "last week" in languages other than English, with which way the sentence looks.

There is no parse to tell the tense of the governing verb. A sentence whose words have past forms only, or future
forms only, gives its days that direction; in every other sentence the direction is left open.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.annotate.times_found import Found, Rule, relative
from dateline.lang import facts
from dateline.lang.reading import table
from dateline.model.dates import Direction, RelativeTime, RelativeUnit

UNSPACED = frozenset({"zh", "ja", "ko", "th"})
_UNITS = {"d": RelativeUnit.DAYS, "w": RelativeUnit.WEEK, "m": RelativeUnit.MONTH, "y": RelativeUnit.YEAR}
_SENTENCE_ENDS = ".!?。！？।؟\n"
# A full stop between digits or after one letter ends no sentence.
_NO_END = re.compile(r"(?:\d|\b[^\W\d_])$")
_LETTER = r"\w\u0900-\u097f"  # the vowel signs of Devanagari are no \w
_CLAUSE_END = re.compile(r"[,،，、;:؛–—]")
_THIS = re.compile(
    r"\b(?:n?est[ea]|ce|cette|quest[oa]|diese[nmr]?|deze|dit|den här|denne|detta|bu|эт(?:от|у|ой|им)|ц(?:ей|ю|ього|ієї)"
    r"|tego|tę|tato|tento|tuto|αυτ(?:ή|ό|ήν|όν)|acest|această|ezen|ez|tämän[äa]?|ini|này)\s+$",
    re.IGNORECASE,
)
_NEAR = 12
_BESIDE = 16
_DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns of one language for words with a past and with a future form."""

    past: re.Pattern[str]
    future: re.Pattern[str]
    goal: re.Pattern[str] | None = None
    goal_ending: re.Pattern[str] | None = None

    def direction_at(self, match: re.Match[str]) -> Direction:
        """Return which way the sentence of a match looks, or else its clause; `NEAREST` where neither agrees."""
        whole = self.direction_in(_sentence_of(match))
        # "This Sunday" on a Sunday is today, whatever the tense.
        if whole is not Direction.NEAREST or _THIS.search(match.string, max(0, match.start() - _NEAR), match.start()):
            return whole
        return self.direction_in(_clause_of(match))

    def direction_in(self, sentence: str) -> Direction:
        """Return which way the words of a sentence look."""
        past, future = self.past.search(sentence), self.future.search(sentence)
        if bool(past) == bool(future):
            return Direction.NEAREST
        return Direction.PAST if past else Direction.FUTURE


@lru_cache(maxsize=32)
def cues_of(code: str) -> Cues:
    """Return the cues of a language; of one without any, patterns that never match."""
    words = time_words(code)
    past, future = (re.compile(words[name], re.IGNORECASE) if name in words else _NEVER for name in ("past", "future"))
    goal = "|".join(map(re.escape, words.get("for", ())))
    behind = re.compile(rf"(?<!\w)(?:{goal})\s(?:\w{{1,4}}\s)?$", re.IGNORECASE) if goal else None
    ending = re.compile(rf"{words['for_ending']}$", re.IGNORECASE) if "for_ending" in words else None
    return Cues(past, future, behind, ending)


def word_rules(code: str) -> Iterator[Rule]:
    """Yield the rules for units beside the page's own, weekdays, and days of the month without a month."""
    words = time_words(code)
    phrases = words.get("phrases", {})
    if phrases:
        yield Rule(_any_of(phrases, code), _unit_of(phrases))
    weekdays = _weekdays(code, words)
    if weekdays:
        yield Rule(_any_of(weekdays, code), _weekday_of(weekdays, code, words.get("case")))
    if "short_weekdays" in words:
        yield _short_weekdays(code, words)
    yield from _days_beside(code, words)
    if code in {"zh", "ja"}:
        # "7日" alone; not "7日間" (for seven days), "7日以内", not the end of "5月7日", not "7日本" (seven Japanese …).
        lasting = "[间間本元内目]|以[内來来上下后後前]" if code == "zh" else "[间間本目以連]"
        pattern = rf"(?<![\d月/.第])(?P<d>[12]\d|3[01]|0?[1-9])日(?!{lasting})"
        yield Rule(re.compile(pattern), _day_alone(code))
    if "day_alone" in words:
        yield Rule(re.compile(words["day_alone"].replace("DD", _DAY_NUMBER)), _day_alone(code))
    if code == "ko":
        # "26일" alone; not "3일간" (for three days), not the end of "5월 26일", not "1일본".
        yield Rule(
            re.compile(r"(?<![\d월.,])(?<!월 )(?P<d>[12]\d|3[01]|0?[1-9])일(?! ?(?:간|째|동안)|본)"), _day_alone(code)
        )


def _short_weekdays(code: str, words: Mapping[str, Any]) -> Rule:
    """Return the rule for words that are weekdays only between certain others: "na quarta", "accidentul de luni"."""
    days: Mapping[str, int] = words["short_weekdays"]
    body = rf"(?<!\w){words['short_before']} (?P<t>{'|'.join(days)}){words['short_after']}"
    return Rule(re.compile(body, re.IGNORECASE), _weekday_of(days, code, None))


def said_beside(match: re.Match[str], code: str) -> Direction | None:
    """Return the direction that a word right beside a time gives it: "le novembre dernier", "im kommenden Juni"."""
    group = "t" if "t" in match.re.groupindex else 0
    before = match.string[max(0, match.start(group) - _BESIDE) : match.start(group)]
    after = match.string[match.end(group) : match.end(group) + _BESIDE]
    for direction, (leading, trailing) in _sides(code).items():
        if leading.search(before) or trailing.match(after):
            return direction
    return None


@lru_cache(maxsize=64)
def _sides(code: str) -> dict[Direction, tuple[re.Pattern[str], re.Pattern[str]]]:
    words = time_words(code)
    space, edge = (r"\s*", "") if code in UNSPACED else (r"\s+", r"(?!\w)")
    return {
        direction: (
            re.compile(rf"(?<!\w)(?:{words[key]}){space}$", re.IGNORECASE),
            re.compile(rf"{space}(?:{words[key]}){edge}", re.IGNORECASE),
        )
        for key, direction in (("last", Direction.PAST), ("next", Direction.FUTURE))
        if key in words
    }


def time_words(code: str) -> Mapping[str, Any]:
    """Return the words for times of a language as `resources/time_words.yaml` lists them."""
    found: Mapping[str, Any] = table("time_words").get(code, {})
    return found


def _weekdays(code: str, words: Mapping[str, Any]) -> dict[str, int]:
    dropped = frozenset(words.get("drop", ()))
    listed = {word: day for word, day in facts.weekdays(code).items() if word not in dropped}
    return listed | {word.lower(): day for word, day in words.get("weekdays", {}).items()}


def _any_of(words: Mapping[str, object], code: str) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    if code in UNSPACED:
        return re.compile(body)
    # Arabic writes "and", Hebrew "on" as a letter before the word; "Dienstag-" begins another word.
    prefix = {"ar": "و?", "he": "[ובהמל]?"}.get(code, "")
    edge = "" if code in {"de", "nl"} else "-"
    return re.compile(rf"(?<![{_LETTER}\u200c-]){prefix}(?P<t>{body})(?![{_LETTER}{edge}])", re.IGNORECASE)


def _unit_of(phrases: Mapping[str, str]) -> Callable[[re.Match[str]], Found | None]:
    plain = {phrase.lower(): value for phrase, value in phrases.items()}

    def build(match: re.Match[str]) -> Found | None:
        value = plain.get(_matched(match).lower())
        if value is None:
            return None
        low, _, high = value[1:].partition("..")
        return relative(match, RelativeTime(_UNITS[value[0]], int(low), int(high or low)), approximate=bool(high))

    return build


def _weekday_of(weekdays: Mapping[str, int], code: str, case: str | None) -> Callable[[re.Match[str]], Found | None]:
    other = time_words(code).get("not_behind", {})

    def build(match: re.Match[str]) -> Found | None:
        word = _matched(match)
        last = word.split()[-1]
        begins = not _sentence_of(match).startswith(match.group())
        if (case == "upper" and not last[0].isupper()) or (case == "lower" and last[0].isupper() and begins):
            return None
        if _word_before(match) in other.get(word.lower(), ()):
            return None
        if code in UNSPACED and match.string[match.start() - 1 : match.start()] in {"上", "下"}:
            return _in_week_beside(match, weekdays[word.lower()])
        direction = _said_itself(word, code) or said_beside(match, code) or cues_of(code).direction_at(match)
        return relative(match, RelativeTime(RelativeUnit.WEEKDAY, weekday=weekdays[word.lower()], direction=direction))

    return build


def _said_itself(word: str, code: str) -> Direction | None:
    """Return the direction that a word for a weekday has by itself: "i fredags", "på fredag"."""
    words = time_words(code)
    for key, direction in (("gone", Direction.PAST), ("coming", Direction.FUTURE)):
        if key in words and re.fullmatch(words[key], word, re.IGNORECASE):
            return direction
    return None


def _word_before(match: re.Match[str]) -> str:
    words = match.string[max(0, match.start() - _BESIDE) : match.start()].lower().split()
    return words[-1] if words else ""


def _days_beside(code: str, words: Mapping[str, Any]) -> Iterator[Rule]:
    """Yield the rules for "mañana", which is a morning behind some words, and for "कल", yesterday or tomorrow."""

    def tomorrow(match: re.Match[str]) -> Found | None:
        behind = _word_before(match) in words["morrow"]["not_behind"]
        return None if behind else relative(match, RelativeTime(RelativeUnit.DAYS, 1, 1))

    def told(match: re.Match[str]) -> Found | None:
        direction = cues_of(code).direction_at(match)
        days = words["by_tense"][match["t"]] * (1 if direction is Direction.FUTURE else -1)
        return None if direction is Direction.NEAREST else relative(match, RelativeTime(RelativeUnit.DAYS, days, days))

    if "morrow" in words:
        yield Rule(re.compile(rf"(?<![\w-]){words['morrow']['word']}(?![\w-])"), tomorrow)
    if "by_tense" in words:
        yield Rule(_any_of(words["by_tense"], code), told)


def _in_week_beside(match: re.Match[str], weekday: int) -> Found:
    """Return the day of "上周三": the Wednesday of last week, which may lie two Wednesdays back."""
    offset = -1 if match.string[match.start() - 1] == "上" else 1
    return relative(match, RelativeTime(RelativeUnit.WEEK, offset, offset, weekday=weekday))


def _day_alone(code: str) -> Callable[[re.Match[str]], Found | None]:
    def build(match: re.Match[str]) -> Found | None:
        direction = cues_of(code).direction_at(match)
        day = next(number for number in match.groups() if number)
        return relative(match, RelativeTime(RelativeUnit.MONTH_DAY, day=int(day), direction=direction))

    return build


def _matched(match: re.Match[str]) -> str:
    return match["t"] if "t" in match.re.groupindex else match.group()


def _sentence_of(match: re.Match[str]) -> str:
    """Return the sentence that holds a match, without the sign that ends it."""
    text = match.string
    start = max(_end_before(text, match.start()), 0)
    ends = (place for place in range(match.end(), len(text)) if _ends(text, place))
    return text[start : next(ends, len(text))].strip(" \"«“„»”'")


def _clause_of(match: re.Match[str]) -> str:
    """Return what stands around a match in its sentence without a sign that parts clauses."""
    text = match.string
    before, after = text[_end_before(text, match.start()) : match.start()], text[match.end() :]
    ends = next((place for place in range(len(after)) if _ends(after, place)), len(after))
    return _CLAUSE_END.split(before)[-1] + match.group() + _CLAUSE_END.split(after[:ends])[0]


def _end_before(text: str, place: int) -> int:
    return next((at + 1 for at in range(place - 1, -1, -1) if _ends(text, at)), 0)


def _ends(text: str, place: int) -> bool:
    sign = text[place]
    if sign not in _SENTENCE_ENDS:
        return False
    return sign != "." or not (_NO_END.search(text[max(0, place - 3) : place]) and text[place + 1 : place + 2].strip())
