"""Month and weekday names of many languages, from the Unicode CLDR through Babel.

Only the languages asked for are loaded. Names that CLDR lacks but pages use ("Sept", Levantine Arabic months, the
nominative beside the genitive) are added here.
"""

import copy
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError, localedata

# Languages whose names are tried where a page's language is not known.
COMMON = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "id")

_MORE: dict[str, dict[str, int]] = {
    "en": {"sept": 9, "june": 6, "july": 7},
    "ar": {
        "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6,
        "تموز": 7, "آب": 8, "أيلول": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
        "ابريل": 4, "اغسطس": 8, "اكتوبر": 10,
        "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "أوت": 8,
    },
    "fr": {"fevrier": 2, "aout": 8, "decembre": 12},
    "es": {"setiembre": 9},
    "id": {"agustus": 8, "nopember": 11, "pebruari": 2},
    "pt": {"marco": 3},
    "tr": {"subat": 2, "agustos": 8, "eylul": 9, "kasim": 11, "aralik": 12, "haziran": 6},
    "de": {"jänner": 1, "maerz": 3},
    "hi": {"सितम्बर": 9, "अक्टूबर": 10, "नवम्बर": 11, "दिसम्बर": 12},
}  # fmt: skip


def folded(name: str) -> str:
    """Return a name in the form that names are compared in; the Greek "ΐ", which folding takes apart, is put together.

    >>> len("Μαΐου"), len("Μαΐου".casefold()), len(folded("Μαΐου"))
    (5, 7, 5)
    """
    return name.casefold() if name.isascii() else unicodedata.normalize("NFC", name.casefold())


@lru_cache(maxsize=128)
def _calendar(language: str) -> localedata.LocaleDataDict:
    """Return the calendar of `language` in a copy of its own.

    Babel shares parts between languages and writes into them what it resolves for one, so that the names of the
    language read first would be found in others.
    """
    shared = localedata.load(str(Locale.parse(language)))
    return localedata.LocaleDataDict({part: copy.deepcopy(shared[part]) for part in ("months", "days")})


def calendar_names(language: str, part: str, context: str, width: str) -> Mapping[int, str]:
    """Return the names that CLDR has in `language`, by number: months from 1, days from Monday as 0.

    Args:
        language: a language that CLDR knows.
        part: `months` or `days`.
        context: `format` within a date, `stand-alone` without one.
        width: `wide` or `abbreviated`.

    >>> calendar_names("hr", "months", "stand-alone", "wide")[10]
    'listopad'
    """
    names: Mapping[int, str] = _calendar(language)[part][context][width]
    return names


@lru_cache(maxsize=128)
def month_names(language: str) -> dict[str, int]:
    """Return the month names of `language`, case-folded and without a final full stop, with their numbers.

    >>> month_names("de")["märz"], month_names("ru")["сентября"]
    (3, 9)
    >>> month_names("no such language")
    {}
    """
    names = dict(_MORE.get(language, {}))
    if _is_known(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in calendar_names(language, "months", context, width).items():
                    key = folded(name).strip(". ")
                    if not key[:1].isdigit():
                        names.setdefault(key, number)
    if language == "he":  # Hebrew writes "in" as a letter before the month
        names |= {f"ב{name}": number for name, number in names.items()}
    return names


@lru_cache(maxsize=128)
def weekday_names(language: str) -> frozenset[str]:
    """Return the names of the days of the week in `language`, case-folded.

    >>> "mittwoch" in weekday_names("de")
    True
    """
    if not _is_known(language):
        return frozenset()
    names: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            days = calendar_names(language, "days", context, width)
            names.update(name.casefold().strip(". ") for name in days.values())
    return frozenset(names)


@lru_cache(maxsize=128)
def _is_known(language: str) -> bool:
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True
