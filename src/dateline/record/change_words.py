"""Changes in English sentences: "visitors to the caves rose by about 3 percent in 2024", "exports halved"."""

import re
from dataclasses import dataclass

from dateline.lang.numbers import DIGITS, ORDINALS, WORDS, number_of, ordinal_of
from dateline.model.span import Span
from dateline.record.stretches import BOUND_WORDS
from dateline.text.needed import small

_UP = (
    r"rose|risen|rise|rising|grew|grown|grow|growth|increased?|climb(?:ed)?|jump(?:ed)?|gain(?:ed)?|expanded|surged?|"
    r"soared|up|higher|more"
)
_DOWN = (
    r"fell|fallen|fall|dropped|drop|declined?|decreased?|shrank|shrunk|shrink|sank|sink|slipped|slid|plunged|contracted|dwindled|"
    r"plummeted|lost|down|lower|fewer|less"
)
_FACTORS = {
    "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5, "doubling": 2.0, "tripling": 3.0,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "tenfold": 10.0,
}  # fmt: skip
_SHARES = {"half": 0.5, "quarter": 0.25, "quarters": 0.25}
_PART = "|".join((*_SHARES, *(f"{word}s?" for word in ORDINALS if word not in ("first", "second"))))
_BOUND = "|".join(sorted(BOUND_WORDS, key=len, reverse=True))
_AMOUNT = (
    rf"(?:(?P<bound>{_BOUND}) )?(?:(?P<n>(?<![\d.,])(?:{DIGITS})|{WORDS}) ?(?:%|per ?cent\b|percent\b)|"
    rf"(?P<count>a |one |(?:two|three|four)[- ])?(?:of )?(?P<part>{_PART})\b(?! of\b))"
)
_MOVED = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?: by| of| some| only| just| an?(?= \d))*? {_AMOUNT}|"
    rf"\b(?:(?P<early>{_BOUND}) )?(?P<factor>{'|'.join(_FACTORS)})\b",
    re.IGNORECASE,
)
_MOVED_AFTER = re.compile(
    rf"{_AMOUNT} (?:\w+ )?\b(?:(?P<up>rise|increase|growth|gain|jump|more|higher|up|above|larger|bigger)|"
    rf"(?P<down>fall|drop|decline|decrease|loss|fewer|less|lower|down|below|smaller))\b",
    re.IGNORECASE,
)
# Every match holds one of them.
_NEEDED = ("%", "cent", *_SHARES, *(word for word in ORDINALS if word not in ("first", "second")), *_FACTORS)
_FROM_TO = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_BASE = re.compile(r"\b(?:than|with|over|on|against|from|since)(?: in)?\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a sentence states: what a level is multiplied by, with the words of its bound, if any."""

    span: Span
    factor: float
    bound: str = ""

    @property
    def rate(self) -> float:
        """The change as a share of the level before: -0.45 for "fell by 45 percent"."""
        return self.factor - 1


def change_of(words: str) -> Change | None:
    """Return the change that a sentence states, `None` where it states none.

    >>> [change_of(f"Exports {w} in 2023.").factor for w in ("fell by a quarter", "doubled", "rose 15 percent")]
    [0.75, 2.0, 1.15]
    """
    lowered = small(words)
    if not any(word in lowered for word in _NEEDED):
        return None
    found = _MOVED.search(words)
    if found and found["factor"]:
        return Change(Span(*found.span()), _FACTORS[found["factor"].lower()], (found["early"] or "").lower())
    found = found or _MOVED_AFTER.search(words)
    if found is None:
        return None
    amount = _amount(found)
    if amount is None:
        return None
    factor = 1 + amount if found["up"] else 1 - amount
    return Change(Span(*found.span()), round(factor, 6), (found["bound"] or "").lower()) if factor > 0 else None


def _amount(found: re.Match[str]) -> float | None:
    if found["n"]:
        number = number_of(found["n"])
        return None if number is None else number / 100
    part = found["part"].lower()
    share = _SHARES.get(part)
    rank = ordinal_of(part.rstrip("s"))
    share = share or (1 / rank if rank else None)
    count = number_of((found["count"] or "").strip(" -")) or 1.0
    return share and share * count


def is_span_start(before: str) -> bool:
    """Tell whether a year behind these words opens a span: "between 2019 and 2022", "from 2019 to 2022"."""
    return bool(_FROM_TO.search(before))


def is_base(before: str) -> bool:
    """Tell whether a year behind these words is what is compared with: "than in 2019", "compared with 2019"."""
    return bool(_BASE.search(before))
