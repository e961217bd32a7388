"""No pattern of the package can be made to run for ever: twice the text takes about twice the time."""

import re
import time

import pytest

from dateline.engine.limits import TimeUp, time_limit
from tests.support.patterns import Used, language_patterns, package_patterns, slow_strings

PARTS = ("annotate", "cli", "lang", "link", "page", "proposing", "publish", "record", "sources", "store", "text", "web")
LENGTH = 1_500
SHORTER = 800  # for the thousands of patterns that languages have
WORTH_A_LOOK = 0.1  # seconds of computing, below which nothing on one line can do harm
TOO_LONG = 1.0
# Twice the text may take four times as long where every place is tried; here the callers hand over short texts only.
REACH = {
    "annotate.events_counts._SINCE_END": 400,
    "annotate.quotes_foreign_reported._JAPANESE_CLAUSE": 600,
    "annotate.times_durations.RULES": 1_500,
    "annotate.times._RULES": 1_500,
    "annotate.sentences_foreign._LAST_WORD": 40,
    "annotate.sentences_foreign._ORDINAL": 40,
    "annotate.times_foreign_words._THIS": 12,
    "lang.agencies._DOMAIN": 160,
    "link.tellings._NAME_BEFORE": 80,
    "page.bounds._GOVERNED": 80,
    "page.credits._BARE_AGENCY": 160,
    "page.decode._META_CHARSET": 1_000,
    "page.fields._PLACE_END": 400,
    "page.fields._ROLE_END": 400,
    "page.fields._ROLE_TAIL": 400,
    "page.fields._SPLIT": 400,
    "page.furniture._BRACKETED": 420,
    "page.furniture._PATTERN": 420,
    "page.furniture._RELATED": 420,
    "page.heads._NAME_END": 90,
    "page.names._FULL_NAME": 60,
    "page.names._IN": 300,
    "page.names._PARENTHESES": 300,
    "page.names._ROLE_WORD": 300,
    "page.names._STRONG": 300,
    "page.names._WITH": 300,
    "page.repair._GLUED": 64,
}
# The callers have joined all runs of blanks to one before.
ONE_BLANK = frozenset({
    "annotate.quotes_foreign_reported._DASH_CLOSES", "annotate.quotes_headlines._SIGNED",
    "page.authors._PARTS", "page.blocks._PARTS", "page.furniture._BRACKETED", "page.headlines.SUFFIX",
    "page.htmldates._EPOCH", "page.htmldates._PARTS", "page.names._IN", "page.names._PARENTHESES",
    "page.names._ROLE_WORD", "page.names._STRONG", "page.names._WITH", "page.titles.SUFFIX",
})  # fmt: skip


def _seconds(used: Used, text: str) -> float:
    start = time.process_time()
    try:
        with time_limit(TOO_LONG):
            used.run(text)
    except TimeUp:
        return TOO_LONG
    return time.process_time() - start


def _grows_too_fast(used: Used, text: str) -> bool:
    whole = _seconds(used, text)
    if whole < WORTH_A_LOOK:
        return False
    whole = min(whole, _seconds(used, text))
    return whole >= TOO_LONG or (whole > 3 * _seconds(used, text[: len(text) // 2]) and whole > WORTH_A_LOOK)


def test_every_part_with_patterns_is_looked_at() -> None:
    assert {used.name.partition(".")[0] for used in package_patterns()} == set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_patterns_take_time_in_proportion_to_the_text(part: str) -> None:
    patterns = [used for used in package_patterns() if used.name.startswith(f"{part}.")]
    assert patterns
    slow = []
    for used in patterns:
        name = used.name.partition("[")[0]
        for text in slow_strings(used.pattern, REACH.get(name, LENGTH)):
            given = " ".join(text.split()) if name in ONE_BLANK else text
            if _grows_too_fast(used, given):
                slow.append((used.name, given[:40]))
                break
    assert slow == []


def test_patterns_of_languages_take_time_in_proportion_to_the_text() -> None:
    patterns = language_patterns()
    assert len(patterns) > 1_000
    slow = [
        used.name for used in patterns if any(_grows_too_fast(used, t) for t in slow_strings(used.pattern, SHORTER))
    ]
    assert slow == []


def test_a_pattern_that_explodes_is_seen() -> None:
    exploding = Used("nested", re.compile(r"(?:\d+|x)*y"), everywhere=True)
    flat = Used("flat", re.compile(r"\d+y"), everywhere=False)
    assert any(_grows_too_fast(exploding, text) for text in slow_strings(exploding.pattern, 200))
    assert not any(_grows_too_fast(flat, text) for text in slow_strings(flat.pattern, LENGTH))
