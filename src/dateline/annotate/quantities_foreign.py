"""Money and tolls of dead and injured in languages other than English, where a number's form and its word are sure.

A number counts only with a currency or with a word for people dead or injured right beside it. "12,500" is left out
where a comma marks decimals: the page may write either. Shares, ranks and bare counts are not read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.annotate.times_foreign import plain_digits
from dateline.lang.reading import table
from dateline.model.annotation import Measure, Quantity, TimeExpression
from dateline.model.article import Article
from dateline.model.span import Span

_NUMBER = r"(?P<n>\d{1,3}(?:[  . ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_UNSPACED = frozenset({"zh", "ja", "ko"})
_LETTER = r"\w\u0900-\u097f"
_TOLLS = {"dead": "deaths", "injured": "injuries"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language for figures, compiled."""

    point: bool
    scales: tuple[tuple[re.Pattern[str], float], ...]
    currencies: tuple[tuple[re.Pattern[str], str], ...]
    money: re.Pattern[str]
    tolls: tuple[tuple[str, re.Pattern[str]], ...]


def foreign_figures(article: Article, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """Return the sums of money and the tolls of a page, in text order."""
    words = words_of((article.language or "").split("-", maxsplit=1)[0])
    if words is None:
        return ()
    text = plain_digits(article.text)
    claimed = [time.span for time in times]
    found = [*_money(text, words), *_tolls(text, words)]
    kept = [each for each in found if not any(each.span.overlaps(span) for span in claimed)]
    return tuple(sorted(kept, key=lambda quantity: quantity.span))


@lru_cache(maxsize=32)
def words_of(code: str) -> Words | None:
    """Return the compiled words of a language; `None` where none are listed."""
    listed: Mapping[str, Any] | None = table("figures_other").get(code)
    if listed is None:
        return None
    spaced = code not in _UNSPACED
    gap = r"[  ]*" if not spaced else r"[  ]+"
    edge = rf"(?![{_LETTER}])" if spaced else ""
    scales = "|".join(sorted(listed["scales"], key=len, reverse=True))
    named = "|".join(sorted(listed["money"], key=len, reverse=True))
    # "de", "d'" and adjectives such as "US-" stand between scale and currency: "2,5 milliards d'euros".
    begins = r"(?<![\w.,])" if spaced else r"(?<![\dA-Za-z.,])"
    number = rf"{begins}{_NUMBER}(?:{gap}(?P<s>{scales}){edge})?"
    money = rf"{number}[  ]*(?:de |di |d['’])?(?P<c>{named}){edge}"
    tolls = [(of, rf"{number}{gap}(?:{listed[kind]}){edge}") for kind, of in _TOLLS.items() if kind in listed]
    before: Mapping[str, str] = listed.get("before", {})
    tolls += [(_TOLLS[kind], rf"(?:{word})(?:は|が)?(?:少なくとも)?{number}人") for kind, word in before.items()]
    return Words(
        bool(listed.get("point")),
        tuple((re.compile(form, re.IGNORECASE), float(value)) for form, value in listed["scales"].items()),
        tuple((re.compile(form, re.IGNORECASE), currency) for form, currency in listed["money"].items()),
        re.compile(money, re.IGNORECASE),
        tuple((of, re.compile(pattern, re.IGNORECASE)) for of, pattern in tolls),
    )


def number_in(words: str, *, point: bool) -> float | None:
    """Return the number that digits with separators say, or `None` where they could be read two ways.

    >>> number_in("2,5", point=False), number_in("12.500", point=False), number_in("12,500", point=False)
    (2.5, 12500.0, None)
    >>> number_in("12,500", point=True), number_in("2.5", point=True)
    (12500.0, 2.5)
    """
    plain = re.sub(r"\s", "", words)
    if point:
        return float(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{3}", plain) or plain.count(",") > 1:
        return None
    return float(plain.replace(",", "."))


def _money(text: str, words: Words) -> Iterator[Quantity]:
    for match in words.money.finditer(text):
        value = _value(match, words)
        currency = next((code for form, code in words.currencies if form.fullmatch(match["c"])), None)
        if value is not None and currency is not None:
            yield Quantity(Span(*match.span()), value, currency, Measure.LEVEL)


def _tolls(text: str, words: Words) -> Iterator[Quantity]:
    for of, pattern in words.tolls:
        for match in pattern.finditer(text):
            value = _value(match, words)
            if value is not None and value.is_integer():
                yield Quantity(Span(*match.span()), value, "people", Measure.COUNT, of=of)


def _value(match: re.Match[str], words: Words) -> float | None:
    number = number_in(match["n"], point=words.point)
    if number is None or not match["s"]:
        return number
    scale = next((value for form, value in words.scales if form.fullmatch(match["s"])), None)
    return number * scale if scale is not None else None
