"""The runners over timelines: what they read, and what their measures say of timelines made for it."""

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality import timelines
from benchmarks.quality.semeval15_timelines import Line, Score, read_timeline, score


def line(order: int, when: str, *mentions: str) -> Line:
    return Line(order, when, frozenset(mentions))


GOLD = [
    line(1, "2005-01-18", "3-0-launches"),
    line(2, "2005-04-27", "8-3-flight", "8-8-flight"),
    line(2, "2005-04-27", "8-4-lift"),
    line(3, "2007-10", "9-2-delivered"),
]


def test_a_timeline_agrees_wholly_with_itself_and_not_at_all_with_nothing() -> None:
    assert score(GOLD, GOLD) == Score(right=6, given=6, found=6, wanted=6)
    assert score(GOLD, GOLD).row() == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert score(GOLD, []) == Score(0, 0, 0, 6)
    assert score(GOLD, []).row()["f1"] == 0.0


def test_an_event_counts_by_its_date_and_its_order_and_is_known_by_any_mention() -> None:
    system = [line(1, "2005-01-18", "3-0-launches"), line(2, "2005-04-28", "8-8-flight", "8-9-flew")]
    assert score(GOLD, system) == Score(right=2, given=3, found=2, wanted=6)  # one date is wrong, the order is right


def test_a_gold_event_found_twice_counts_once() -> None:
    system = [line(1, "2005-04-27", "8-3-flight"), line(1, "2005-04-27", "8-8-flight")]
    assert score(GOLD, system) == Score(right=1, given=2, found=1, wanted=6)


def test_undated_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text("Harbour Line\n0\tXXXX-XX-XX\t4-1-sold\n1\t2005-01-XX\t4-2-bought\t5-0-bought\n2\t2006\t4-3-shut\n")
    name, lines = read_timeline(path)
    assert name == "Harbour Line"
    assert lines == [line(1, "2005-01", "4-2-bought", "5-0-bought"), line(2, "2006", "4-3-shut")]


ARTICLES = [
    ("2024-03-02", "Dam breaks", "A dam above Kitale broke on 1 March 2024 and water ran through the lower town."),
    (
        "2024-03-02",
        "Town under water",
        "The dam above Kitale broke on 1 March 2024, and the lower town is under water.",
    ),
    ("2024-03-09", "Minister in Kitale", "The minister of water came to Kitale on 8 March 2024 to see the broken dam."),
]
GOLD_DAYS = [["2024-03-01", ["The dam above Kitale breaks and the lower town is under water."]]]


@pytest.mark.parametrize("layout", ["pairs", "objects", "by date", "lines"])
def test_the_layouts_are_read_and_the_dated_sentences_find_the_day(tmp_path: Path, layout: str) -> None:
    pytest.importorskip("rouge_score")
    rows = [{"date": day, "title": title, "text": text} for day, title, text in ARTICLES]
    (tmp_path / "articles.json").write_text(json.dumps(rows))
    written = {
        "pairs": json.dumps(GOLD_DAYS),
        "objects": json.dumps([{"date": day, "text": words} for day, words in GOLD_DAYS]),
        "by date": json.dumps(dict(GOLD_DAYS)),  # type: ignore[arg-type]
        "lines": f"{json.dumps(GOLD_DAYS)}\n{json.dumps(GOLD_DAYS)}\n",
    }
    (tmp_path / "a.timeline.json").write_text(written[layout])
    topic = timelines.read_topic(tmp_path)
    [gold, *others] = topic.timelines
    assert len(others) == (1 if layout == "lines" else 0)
    told = timelines.dated_sentences(topic, 1, 1)
    assert list(told) == [date(2024, 3, 1)] and len(told[date(2024, 3, 1)]) == 1
    row = timelines.score(gold, told)
    assert row["date_f1"] == 1.0 and row["ar1"] == row["day1"] > row["ar2"] > 0.3


def test_a_day_beside_counts_half_and_only_for_the_aligned_measure() -> None:
    pytest.importorskip("rouge_score")
    words = ["the dam breaks and water runs through the town"]
    row = timelines.score({date(2024, 3, 1): words}, {date(2024, 3, 2): words})
    assert row == {"date_f1": 0.0, "ar1": 0.5, "day1": 0.0, "ar2": 0.5, "day2": 0.0}


def test_a_file_that_holds_no_timeline_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_text("[]")
    (tmp_path / "timeline.json").write_text('[["some day", ["words"]]]')
    with pytest.raises(ValueError, match="holds no timeline"):
        timelines.read_topic(tmp_path)
