"""Which one of a row a happening of a page read by rule is: "der achte Gipfel", "18-й пакет санкций", "第18轮会谈".

Only packages, summits and rounds are counted: they bear their number for good. "Her fourth visit" counts within a
stretch of time that the sentence names or leaves out, and is left alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.annotate.events_foreign_forms import Form, in_clause
from dateline.annotate.reading import Reading
from dateline.lang.reading import table
from dateline.model.annotation import CountClaim, EventType
from dateline.model.span import Span

_BEFORE, _AFTER = 30, 25
_COUNTED = frozenset({EventType.SANCTION, EventType.SUMMIT})
# Words for a round of talks, which a meeting must stand beside to be counted.
_ROUND = re.compile(
    r"ronda|round|rodada|runde|runda|ronde|raund|раунд|кол[оаі]\b|kol[oae]\b|krug|круг|forduló|kierro|putaran|pusingan|babak|vòng"
    r"|série|séri|tour|tur\b|tura|turu|giro|γύρο|جولة|دور|סבב|दौर|দফা|duru|rund|轮|輪|回|次|차|รอบ|ครั้ง",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\d.,:/])(?P<n>\d{1,2})(?:\.(?=\s)|[ºª°]|(?:\.?[ºª]|èmes?|ème|e|er|re|de|ste|:e|:nde|nd|th)(?![\w])"
    r"|-?(?:й|я|е|го|м|му|ма|ої|ий|ій|та|те)(?!\w)|['’]?(?:[iıuü]?nc[iıuü])\w{0,3}(?!\w)|-\w{1,3}(?!\w)|वें|वीं|वां)"
)
_SIGNS = {
    "zh": re.compile(r"第(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?:轮|輪|次|届|屆)"),
    "ja": re.compile(r"第(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?:回|弾|次)"),
    "ko": re.compile(r"(?:제\s?)?(?P<n>\d{1,2})(?:차|회)"),
    "th": re.compile(r"(?:ครั้งที่|รอบที่|ชุดที่)\s?(?P<n>\d{1,2})"),
    "vi": re.compile(r"thứ (?P<n>\d{1,2})(?!\d)"),
    "id": re.compile(r"ke-(?P<n>\d{1,2})(?!\d)"),
    "ms": re.compile(r"ke-(?P<n>\d{1,2})(?!\d)"),
}
_HAN_DIGITS = "一二三四五六七八九"
_TEN = 10


def counts_of(reading: Reading, sentence: Span, form: Form, code: str) -> tuple[CountClaim, ...]:
    """Return the number in a row that a sentence gives a happening; nothing where it gives none, or several.

    >>> number_of("十八"), number_of("18"), number_of("十")
    (18, 18, 10)
    """
    if form.type not in _COUNTED and form.type is not EventType.MEET:
        return ()
    near = Span(max(sentence.start, form.reach.start - _BEFORE), min(sentence.end, form.reach.end + _AFTER))
    if form.type is EventType.MEET and _ROUND.search(reading.parse.text, near.start, near.end) is None:
        return ()
    found = {claim.n: claim for claim in _claims(reading, near, form, code)}
    return tuple(found.values()) if len(found) == 1 else ()


def number_of(words: str) -> int:
    """Return the number that digits or Chinese signs up to 99 say."""
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    units = _HAN_DIGITS.find(ones) + 1 if ones else 0
    return ((_HAN_DIGITS.find(tens) + 1 if tens else 1) * _TEN if ten else 0) + units


def _claims(reading: Reading, near: Span, form: Form, code: str) -> Iterator[CountClaim]:
    text = reading.parse.text
    for number, span in _numbers(text, near, code):
        dated = any(time.span.overlaps(span) for time in reading.times)
        if not dated and number > 0 and (in_clause(text, form, span) or form.reach.covers(span)):
            yield CountClaim(span, number, form.type)


def _numbers(text: str, near: Span, code: str) -> Iterator[tuple[int, Span]]:
    for pattern in (_SIGNS.get(code), None if code in {"zh", "ja", "ko", "th"} else _DIGITS):
        if pattern is not None:
            for match in pattern.finditer(text, near.start, near.end):
                yield number_of(match["n"]), Span(*match.span())
    words = _words(code)
    if words is not None:
        for match in words.finditer(text, near.start, near.end):
            yield int((match.lastgroup or "n0")[1:]), Span(*match.span())


@lru_cache(maxsize=32)
def _words(code: str) -> re.Pattern[str] | None:
    stems: list[str] = table("ordinals_other").get(code, [])
    # The longest number first: "thứ mười ba" is no tenth.
    numbered = sorted(enumerate(stems, start=2), key=lambda pair: -len(pair[1]))
    body = "|".join(rf"(?P<n{number}>(?:{stem})\w{{0,3}})" for number, stem in numbered)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE) if stems else None
