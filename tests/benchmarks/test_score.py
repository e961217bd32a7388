from datetime import date
from pathlib import Path

import pytest

from dateline.model.dates import Interval
from tests.support.gold import Gold, GoldRole, days
from tests.support.run import read_files
from tests.support.score import Item, Outcome, dated, names_match, score, totals

WEEK = days("2031-03-02..2031-03-08")
TRUTH = date(2031, 3, 4)


@pytest.mark.parametrize(
    ("interval", "outcome"),
    [
        (days("2031-03-03..2031-03-05"), Outcome.RIGHT),
        (WEEK, Outcome.RIGHT),
        (days("2031-03-01..2031-03-31"), Outcome.MISSING),
        (Interval(None, date(2031, 3, 31)), Outcome.MISSING),
        (Interval(), Outcome.MISSING),
        (days("2031-03-10"), Outcome.WRONG),
        (days("2031-03-20..2031-03-25"), Outcome.WRONG),
    ],
)
def test_a_wide_date_is_missing_and_another_date_is_wrong(interval: Interval, outcome: Outcome) -> None:
    assert dated(interval, WEEK, TRUTH, stated=False) is outcome


def test_a_stated_date_must_be_a_day() -> None:
    assert dated(days("2031-03-04"), days("2031-03-04"), TRUTH, stated=True) is Outcome.RIGHT
    assert dated(WEEK, days("2031-03-04"), TRUTH, stated=True) is Outcome.MISSING


@pytest.mark.parametrize(
    ("wanted", "form", "fits"),
    [
        ("Okoro", "Tamsin Okoro-Lind", True),
        ("Xi", "Xia Lin", False),
        ("Erdoğan|Erdogan", "President Erdogan", True),
        ("Lourenço", "Joao Lourenco", True),
    ],
)
def test_names_match_as_whole_words_in_any_spelling(wanted: str, form: str, *, fits: bool) -> None:
    assert names_match(wanted, (form,)) is fits


def test_totals_keep_missing_and_wrong_apart() -> None:
    items = [Item("date", "a", Outcome.RIGHT), Item("date", "b", Outcome.WRONG), Item("date", "c", Outcome.MISSING)]
    assert totals(items) == {"date": {"right": 1, "missing": 1, "wrong": 1}}


def test_a_role_is_right_missing_or_another(tmp_path: Path) -> None:
    page = tmp_path / "quay.txt"
    page.write_text(
        "Quay Mail\n\nPublished: 5 March 2031\n\nHerring boats stay in port\n\n"
        "Foreign Minister Orla Arlow met Tomas Bexley in Vienna and spoke about fish for three hours. "
        "Arlow said the herring boats would stay in port until the summer, and Bexley said that he agreed with her.\n",
        encoding="utf-8",
    )
    roles = tuple(
        GoldRole(page.name, name, title)
        for name, title in (("Arlow", "foreign minister"), ("Arlow", "mayor"), ("Bexley", "mayor"), ("Crane", "mayor"))
    )
    nothing = ((),) * 9
    items = score(Gold(*nothing, (), (), roles=roles), read_files((page,)))
    assert [(item.outcome, item.seen) for item in items] == [
        (Outcome.RIGHT, ""),
        (Outcome.WRONG, "Foreign Minister"),
        (Outcome.MISSING, "no role"),
        (Outcome.MISSING, "no such person"),
    ]
