"""What the held-out sets quote from their pages stands there, and only pages that exist are named."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.quality.heldout import SETS
from tests.support.gold import Gold


def _quoted(gold: Gold) -> Iterator[tuple[str, str]]:
    yield from ((quote.page, quote.words) for quote in gold.quotes)
    yield from gold.furniture
    yield from gold.titles
    yield from ((role.page, role.name) for role in gold.roles)
    for pair in gold.pairs:
        yield from (pair.left, pair.right)


def _named(gold: Gold) -> Iterator[str]:
    for many in (gold.dates, gold.figures, gold.ordinals, gold.stances):
        yield from (each.page for each in many)
    for event in gold.events:
        yield from event.pages
    yield from (page for family in gold.families for page in family)
    yield from (page for page, _ in (*gold.rejected, *gold.outlets))


@pytest.mark.parametrize("number", sorted(SETS))
def test_every_quoted_word_stands_in_its_page(number: int) -> None:
    gold, folder = SETS[number]
    for page, words in _quoted(gold):
        assert words in html.unescape((folder / page).read_text(encoding="utf-8")), f"{page}: {words}"


@pytest.mark.parametrize("number", sorted(SETS))
def test_only_pages_that_exist_are_named_and_each_is(number: int) -> None:
    gold, folder = SETS[number]
    assert set(_named(gold)) == {path.name for path in Path(folder).iterdir()}


@pytest.mark.parametrize("number", sorted(SETS))
def test_events_have_keys_of_their_own_and_the_rest_refers_to_them(number: int) -> None:
    gold, _ = SETS[number]
    keys = [event.key for event in gold.events]
    assert len(keys) == len(set(keys))
    assert {*gold.never_held, *(stance.event for stance in gold.stances)} <= set(keys)
