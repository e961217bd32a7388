"""A pattern is spared only where it cannot match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.quantities_rules import _rules
from dateline.annotate.times import _RULES
from dateline.text.needed import Gate, Lowered, needed

PATTERNS = [
    *(rule.pattern for rule in _RULES),
    *(rule.pattern for rule in _rules()),
    re.compile(r"(?:on|off)-?(?:shore|line)s?"),
    re.compile(r"(?<=a )b+(?:c|dd){2,}|[xy]z(?=q)|(?P<n>ab)(?P=n)"),
    re.compile(r"[^a]b?|\w+ (?i:Quay)"),
]
PIECES = (
    "ab", "abab", "on", "shore", "offlines", "a bcc", "xzq", "Quay", "b", "QUAY", " ", "in ", "two ", "last ", "May",
    "2021", " years", " ago", "$", "5", "%", "percent", "the ", "first ", "quarter", "Monday", ",", "-", "weekend",
    "votes", "half ", "ſ", "İ", "ı",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:early |late )?(?P<m>June|July)\b", {"june", "july"}),
        (r"\d+ (?:hours?|minutes) later", {" hour later", " hours later", " minutes later"}),
        (r"(?:a|an)+ port", {" port"}),
        (r"(?:North|South) ?[A-Z]\w+", {"north", "south"}),
        (r"ports?", {"port"}),
        (r"(?:port)?", None),
        (r"\d\d:\d\d|noon", {":", "noon"}),
        (r"\d+|noon", None),
        (r"port|", None),
    ],
)
def test_words_that_any_match_has(pattern: str, words: set[str] | None) -> None:
    assert needed(re.compile(pattern)) == words


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_no_match_is_lost(text: str) -> None:
    for pattern in PATTERNS:
        assert Gate(pattern).is_open(Lowered(text)) or not pattern.search(text)
