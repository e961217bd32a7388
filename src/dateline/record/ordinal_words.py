"""What the words around an ordinal say about the series that it counts.

"First talks on grain", "first visit by a French president", "third official visit this year": each counts a narrower or
another series than the one of all such events of the same people, and a count over the wider series proves nothing.
"""

import re

_EVENT = r"\b(?:talks|meeting|summit|visit|call|trip|negotiations|consultations|conversation)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_TOPIC = re.compile(
    rf"{_EVENT}\s+(?:about|over|dedicated|devoted|on)\s+(?!the (?:side|margin|fringe)|\d|[A-Z][a-z]+day\b|{_MONTH})"
)
_OF_ITS_KIND = re.compile(r"\bof (?:its|their|this|the) (?:kind|sort)\b")
_LENGTH = (
    r"(?:almost|nearly|over|more than|about|around|some|at least|less than|just|\d+|a|an|two|three|four|five|six|seven|"
    r"eight|nine|ten|several|many)\s(?:\w+\s){0,3}?(?:years?|months?|weeks?|decades?)\b"
)
_SPAN_UNCLEAR = re.compile(rf"\btime (?:in|for)\b|\b(?:in|for) {_LENGTH}")
_OFFICE = (
    r"(?:president|prime minister|premier|chancellor|secretary|minister|leader|monarch|king|queen|pope|head|official|"
    r"envoy|chief|delegation)\b"
)
_BY_ROLE = re.compile(rf"\b(?:by|of|for) an? (?:\w+[\s-]){{0,4}}?{_OFFICE}", re.IGNORECASE)
_THIS_YEAR = re.compile(r"(?<!earlier )(?<!later )\bthis year\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:real|proper|genuine|serious|meaningful|true|best|worst|fruitful|friendly|warmest|umpteenth|significant|"
    r"substantial|successful) (?:\w+ )?(?:meeting|talks|encounter|conversation|visit|trip)\b|"
    r"\bworth (?:the name|\w+ing)\b|"
    r"\b(?:in|for) (?:ages|living memory|recent memory|a long (?:time|while))\b|\bgood old\b|\bof any note\b|"
    r"\b(?:umpteenth|countless|numerous|many|several|dozens of) (?:\w+ )?(?:times|meetings|encounters)\b",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"\b(bilateral|trilateral|official|state|formal|working|private|joint|public|secret|virtual|online)\b"
)


def uncountable(words: str, *, has_scope: bool) -> str | None:
    """Return why the record's events cannot be counted for such words, `None` where they can.

    >>> uncountable("their first talks on grain", has_scope=False)
    'it counts only those on one topic'
    >>> uncountable("their first talks on Tuesday", has_scope=False) is None
    True
    """
    if _TOPIC.search(words):
        return "it counts only those on one topic"
    if judged := _JUDGED.search(words):
        return f"“{judged.group()}” is a matter of judgement"
    if _OF_ITS_KIND.search(words):
        return "what kind it counts is not said"
    if not has_scope and _SPAN_UNCLEAR.search(words):
        return "over which time it counts is not clear"
    return None


def counts_holders(words: str) -> bool:
    """Tell whether the events of all holders of an office are counted, and not one person's.

    >>> counts_holders("the first visit to Lima by a Chilean president since 2011")
    True
    """
    return bool(_BY_ROLE.search(words))


def counts_this_year(words: str) -> bool:
    """Tell whether the count begins with the year: "third meeting this year"."""
    return bool(_THIS_YEAR.search(words))


def kinds_counted(words: str) -> frozenset[str]:
    """Return the words that narrow the count to some kind: "first official visit".

    >>> sorted(kinds_counted("the first bilateral visit"))
    ['bilateral']
    """
    return frozenset(_KINDS.findall(words.lower()))
