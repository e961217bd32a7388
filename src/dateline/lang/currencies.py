"""Signs and words of currencies."""

import re
from collections.abc import Iterable
from functools import lru_cache

from dateline.lang.reading import table


def currency_of_sign(sign: str) -> str | None:
    """Return the ISO 4217 code of a sign; `None` for a bare "$", which many countries use.

    >>> currency_of_sign("A$"), currency_of_sign("€"), currency_of_sign("$")
    ('AUD', 'EUR', None)
    """
    found: str | None = table("currencies")["signs"].get(sign)
    return found


def currency_of_words(adjective: str, noun: str) -> str | None:
    """Return the ISO 4217 code of a currency's noun with the adjective before it, where they settle it.

    >>> currency_of_words("Mexican", "pesos"), currency_of_words("", "pesos"), currency_of_words("", "yuan")
    ('MXN', None, 'CNY')
    """
    plain = noun.lower()
    tables = table("currencies")
    shared: dict[str, str] | None = tables["shared"].get(plain) or tables["shared"].get(plain.removesuffix("s"))
    if shared is not None:
        return shared.get(adjective)
    found: str | None = tables["words"].get(plain)
    return found


def currency_of_page(noun: str, countries: Iterable[str]) -> str | None:
    """Return the ISO 4217 code of a noun that several countries use, where just one of `countries` does.

    The first two letters of a code are the country's own ISO code (ISO 4217, 3).

    >>> currency_of_page("pesos", {"CL", "US"}), currency_of_page("pesos", {"CL", "MX"})
    ('CLP', None)
    """
    shared: dict[str, dict[str, str]] = table("currencies")["shared"]
    plain = noun.lower()
    codes = shared.get(plain) or shared.get(plain.removesuffix("s"), {})
    own = {code for code in codes.values() if code[:2] in set(countries)} if "" not in codes else set()
    return own.pop() if len(own) == 1 else None


@lru_cache(maxsize=1)
def sign_pattern() -> str:
    """Return a pattern for every sign, the longest first, with a bare "$" last."""
    signs = sorted(table("currencies")["signs"], key=len, reverse=True)
    return "|".join([*(re.escape(sign) for sign in signs), re.escape("$")])


@lru_cache(maxsize=1)
def word_pattern() -> str:
    """Return a pattern for every currency noun, the longest first."""
    tables = table("currencies")
    nouns = {*tables["words"], *tables["shared"], *(f"{noun}s" for noun in tables["shared"])}
    return "|".join(sorted(nouns, key=len, reverse=True))


@lru_cache(maxsize=1)
def adjective_pattern() -> str:
    """Return a pattern for the adjectives that stand before currency nouns."""
    adjectives = {each for nouns in table("currencies")["shared"].values() for each in nouns if each}
    return "|".join(re.escape(each) for each in sorted(adjectives, key=len, reverse=True))
