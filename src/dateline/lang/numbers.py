"""English number words and digits as numbers."""

import re

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7, "crores": 1e7,
    "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
ABBREVIATED_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
# One number word ("twenty-five", "two hundred and six thousand"); "a hundred", "half a million" begin with their own.
WORDS = (
    rf"(?:(?:a |half a )?(?:{_SCALE})\b|(?:{_SMALL})\b)"
    rf"(?:[ -](?:and )?(?:{_SMALL}|{_SCALE})\b){{0,12}}"
)
DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = re.compile(r"[a-z]+")


def number_of(text: str) -> float | None:
    """Return the number that English words or digits say, or `None` where they say none.

    >>> number_of("twenty-five"), number_of("two hundred and six thousand"), number_of("1,250.5")
    (25.0, 206000.0, 1250.5)
    >>> number_of("half a million"), number_of("3.2 million"), number_of("several")
    (500000.0, 3200000.0, None)
    """
    digits, _, rest = text.strip().lower().partition(" ")
    if digits[:1].isdigit():
        value = _from_digits(digits)
        words = _WORD.findall(rest)
        if value is None or any(word not in SCALES for word in words):
            return None
        for word in words:
            value *= SCALES[word]
        return value
    return _from_words(_WORD.findall(text.lower()))


def ordinal_of(text: str) -> int | None:
    """Return the rank that an English ordinal says.

    >>> ordinal_of("fifth"), ordinal_of("21st"), ordinal_of("twenty-first"), ordinal_of("five")
    (5, 21, 21, None)
    """
    plain = text.strip().lower()
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", plain)
    if match:
        return int(match.group(1))
    tens, _, unit = plain.partition("-")
    if unit and tens in TENS and unit in ORDINALS:
        return TENS[tens] + ORDINALS[unit]
    return ORDINALS.get(plain)


def _from_digits(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def _from_words(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("a", "and"):
            continue
        if word == "half":
            current, seen = current + 0.5, True
        elif word in UNITS or word in TENS:
            current += UNITS.get(word, 0) + TENS.get(word, 0)
            seen = True
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            seen = True
            if SCALES[word] > 100:
                total, current = total + current, 0.0
        else:
            return None
    return total + current if seen else None
