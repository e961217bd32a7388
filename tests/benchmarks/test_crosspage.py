from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality import crosspage
from dateline.model.annotation import EventType, Status
from dateline.model.outcome import RejectionReason
from tests.support.crosspage import (
    CrossEvent,
    CrossGold,
    CrossPage,
    Failure,
    Seen,
    b_cubed,
    event_pairs,
    score_crosspage,
    time_contains,
)
from tests.support.gold import days
from tests.support.run import read_files

MARCH = CrossEvent("march", (EventType.MEET,), days("2031-03-04"), (Status.HELD,), (), ("Arlow", "Bexley"))
MAY = CrossEvent("may", (EventType.MEET,), days("2031-05-06"), (Status.HELD,), (), ("Arlow", "Bexley"))


def seen(gold: CrossEvent, *events: str) -> Seen:
    return Seen(gold, "a.txt", "met", frozenset(events))


def test_pairs_count_what_is_joined_and_what_is_not() -> None:
    pairs = event_pairs([seen(MARCH, "x"), seen(MARCH, "x"), seen(MARCH, "y"), seen(MAY, "y")])
    assert (pairs.right, pairs.wrong, pairs.missing) == (1, 1, 2)
    assert pairs.f1 == pytest.approx(2 / 5)


def test_nothing_to_join_has_no_score() -> None:
    assert event_pairs([seen(MARCH, "x"), seen(MAY, "y")]).f1 is None


def test_a_mention_in_no_event_is_joined_to_nothing() -> None:
    pairs = event_pairs([seen(MARCH), seen(MARCH)])
    assert (pairs.right, pairs.missing) == (0, 1)


@pytest.mark.parametrize(
    ("who", "alike", "expected"),
    [
        ({"Arlow", "Bexley"}, None, True),
        ({"Arlow", "Bexley", "Crane"}, None, True),
        ({"Arlow"}, None, False),
        ({"Arlow", "Crane"}, None, False),
        (set(), "floods", True),
        (set(), "storms", False),
    ],
)
def test_look_alikes_share_people_or_a_label(who: set[str], alike: str | None, *, expected: bool) -> None:
    people = ("Arlow", "Bexley|Beksli")
    one = CrossEvent("one", (EventType.MEET,), days("2031-03-04"), (Status.HELD,), (), people, alike="floods")
    other = CrossEvent("two", (EventType.MEET,), days("2031-05-06"), (Status.HELD,), (), tuple(who), alike=alike)
    assert one.looks_like(other) is expected
    assert not one.looks_like(one)


def test_b_cubed_of_one_cluster_and_of_singletons() -> None:
    wanted = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert b_cubed(wanted, dict.fromkeys(wanted, 0)) == pytest.approx(2 * 0.5 / 1.5)
    assert b_cubed(wanted, {each: each for each in wanted}) == pytest.approx(2 * 0.5 / 1.5)
    assert b_cubed({}, {}) is None


def test_a_time_of_several_days_is_right_where_one_of_them_is() -> None:
    assert time_contains(days("2031-03-05"), days("2031-03-04..2031-03-06"))
    assert not time_contains(days("2031-03-07"), days("2031-03-04..2031-03-06"))


def test_a_record_is_scored_by_file_and_words(tmp_path: Path) -> None:
    files = {
        "arrow-march.txt": "Arrow Post\n\nPublished: 5 March 2031\n\nArlow meets Bexley in Vienna\n\n"
        "President Orla Arlow met President Tomas Bexley in Vienna on Tuesday and spoke about fish for hours, her "
        "office said.\n\nThe two countries have quarrelled about herring since the spring of last year. Fishermen "
        "in both countries asked for a quick answer, and the two presidents promised one before the summer.\n",
        "quay-notice.txt": "Cookie settings\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read_files(tuple(tmp_path / name for name in sorted(files)))
    told = CrossEvent(
        "march", (EventType.MEET,), days("2031-03-04"), (Status.HELD,),
        (("arrow-march.txt", "met President Tomas Bexley"), ("arrow-march.txt", "quarrelled about herring")),
        ("Arlow", "Bexley"), ("Vienna", "Austria"),
    )  # fmt: skip
    pages = (
        CrossPage("arrow-march.txt", date(2031, 3, 5), "en", "fish"),
        CrossPage("quay-notice.txt", rejected=tuple(RejectionReason)),
    )
    values, failures = score_crosspage(CrossGold(pages, (told,)), reading)
    assert values["mentions_found"] == 0.5
    assert values["published_contains"] == values["event_time_exact"] == values["event_place_right"] == 1.0
    assert (
        values["participants_right"]
        == values["status_right"]
        == values["not_article_rejected"]
        == values["stories_b3"]
        == 1.0
    )
    assert values["published_median_width_days"] == 1
    assert values["same_event_f1"] is None
    assert values["same_event_f1_unfound_too"] == 0.0
    assert [each.text for each in failures] == ["march “quarrelled about herring” (arrow-march.txt)"]


def test_a_wrong_day_is_an_invented_one(tmp_path: Path) -> None:
    page = tmp_path / "quay.txt"
    text = (
        "Quay Mail\n\nPublished: 5 March 2031\n\nHerring boats stay in port\n\n"
        + "The boats stayed in port again. " * 20
    )
    page.write_text(text, encoding="utf-8")
    gold = CrossGold((CrossPage("quay.txt", date(2031, 3, 9), "en", "fish"),), ())
    values, failures = score_crosspage(gold, read_files((page,)))
    assert values["invented_days"] == 1
    assert values["published_contains"] == 0.0
    assert [each.measure for each in failures] == ["invented_days"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("--split open", True),
        ("--split second", True),
        ("--split held", False),
        ("--split held --show", True),
        ("--split all", False),
        ("--split all --show", True),
    ],
)
def test_what_fails_in_the_held_part_is_named_on_request_only(
    arguments: str, named: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    values = {**crosspage.AT_LEAST, **crosspage.AT_MOST, "families_f1": 0.5, "published_median_width_days": None}
    monkeypatch.setattr(crosspage, "read_files", lambda _paths: None)
    monkeypatch.setattr(crosspage, "score_crosspage", lambda _gold, _reading: (values, [Failure("families", "a / b")]))
    assert crosspage.main(arguments.split()) == 0
    printed = capsys.readouterr().out
    assert ("a / b" in printed) is named
    assert '"below_bar": ["families_f1", "published_median_width_days"]' in printed
