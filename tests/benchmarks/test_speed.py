"""The benchmark of speed measures what it says it does."""

import pytest

from benchmarks.quality.pages import GoldPage
from benchmarks.speed.__main__ import examples, read
from benchmarks.speed.timing import in_child, paired

SEEN: list[int] = []


def remember() -> int:
    SEEN.append(1)
    return len(SEEN)


def test_nothing_is_remembered_from_one_round_to_the_next() -> None:
    assert [in_child(remember) for _ in range(3)] == [1, 1, 1] and not SEEN


def test_work_that_fails_ends_the_measurement() -> None:
    with pytest.raises(EOFError):
        in_child(lambda: 1 // 0)


def test_ratios_compare_each_peer_with_ours() -> None:
    costs = paired(lambda: sum(range(400_000)), {"longer": lambda: sum(range(40_000_000))}, rounds=1)
    assert costs["peers"]["longer"]["peer_by_ours"] > 1 and costs["peak_mb"] > 0


def test_pages_of_a_benchmark_are_scored_in_the_same_run() -> None:
    pages = [GoldPage(page.id, page.body, page.url, "The talks were put off.") for page in examples()]
    found = read(pages, rounds=1)
    assert found["pages"] > 0 and 0 <= found["f1"] <= 1
