"""The gold of the cross-page set says what its pages say."""

import html
import re
from datetime import date, datetime, timedelta
from functools import cache
from itertools import combinations

import pytest
from babel import Locale

from dateline.model.dates import Interval
from tests.support.crosspage import PARTS, ROOT, CrossGold, files, load_gold

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PRINTED = re.compile(rf"({_DAYS}),? (?:(\d{{1,2}}) ({_MONTHS})|({_MONTHS}) (\d{{1,2}})),? (\d{{4}})")


@cache
def gold() -> CrossGold:
    return load_gold(PARTS)


@cache
def text_of(file: str) -> str:
    paths = [path for path in files(PARTS) if path.name == file]
    assert len(paths) == 1, f"{file} is there {len(paths)} times"
    return html.unescape(paths[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", PARTS)
def test_every_page_has_gold_and_every_gold_page_a_file(part: str) -> None:
    assert {path.name for path in files((part,))} == {page.file for page in load_gold((part,)).pages}
    assert (ROOT / part / "gold.yaml").is_file()


def test_no_id_is_used_twice() -> None:
    for ids in ([page.file for page in gold().pages], [event.id for event in gold().events]):
        assert len(ids) == len(set(ids))


def test_every_mention_stands_word_for_word_in_its_page() -> None:
    for event in gold().events:
        for file, words in event.mentions:
            assert words in text_of(file), f"{event.id}: {words!r} is not in {file}"


def test_no_words_mention_two_look_alikes() -> None:
    for one, other in combinations(gold().events, 2):
        if one.looks_like(other):
            assert not set(one.mentions) & set(other.mentions), f"{one.id} and {other.id}"


def test_the_parts_share_no_story_family_or_event() -> None:
    for one, other in combinations([load_gold((part,)) for part in PARTS], 2):
        assert not {page.story for page in one.articles} & {page.story for page in other.articles}
        assert not {page.family for page in one.articles} & {page.family for page in other.articles} - {None}
        assert not {event.people for event in one.events} & {event.people for event in other.events} - {frozenset()}


def test_families_and_their_pages_are_of_one_story() -> None:
    for one, other in combinations(gold().articles, 2):
        assert one.family is None or one.family != other.family or one.story == other.story


def test_weekdays_named_with_an_event_are_days_of_it() -> None:
    """Checked in every language of the set, by the calendar's own names."""
    languages = {page.file: page.language for page in gold().articles}
    for event in gold().events:
        for file, words in event.mentions:
            named = _weekdays(words, languages[file])
            assert not named or named & _weekdays_of(event.when), f"{event.id} in {file}: {words}"


def _weekdays(words: str, language: str) -> set[int]:
    names = Locale(language).days["format"]["wide"]
    return {day for day, name in names.items() if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)}


def _weekdays_of(when: Interval) -> set[int]:
    assert when.earliest and when.latest
    length = (when.latest - when.earliest).days + 1
    return {(when.earliest + timedelta(days=each)).weekday() for each in range(length)}


@pytest.mark.parametrize("part", PARTS)
def test_printed_weekdays_agree_with_their_days(part: str) -> None:
    for path in files((part,)):
        for weekday, day, month, month_us, day_us, year in _PRINTED.findall(path.read_text(encoding="utf-8")):
            printed = datetime.strptime(f"{day or day_us} {month or month_us} {year}", "%d %B %Y")
            assert f"{printed:%A}" == weekday, f"{path.name}: {weekday} {printed:%Y-%m-%d}"


def test_held_events_of_a_story_are_not_after_its_last_page() -> None:
    """An event that a page reports as held, and no page plans, lies before or on that page's day."""
    published: dict[str, date] = {page.file: page.published for page in gold().articles if page.published}
    for event in gold().events:
        if event.statuses == ("held",) and not event.history:
            assert event.when.earliest is not None
            last = max(published[file] for file, _ in event.mentions)
            assert event.when.earliest <= last, f"{event.id} is held after every page that tells it"
