import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.stated_dates import stated_interval


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sun, 01 Mar 2026 23:30:00 -0500", "2026-03-01"),
        ("Sun, 1 Mar 2026 09:00 GMT", "2026-03-01"),
        ("2026-03-01T00:30:00+03:00", "2026-03-01"),
        ("2026-03-01T10:00:00.123Z", "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026-02", "2026-02"),
        ("2024-12", "2024-12"),
        ("2026", "2026"),
    ],
)
def test_a_date_is_read_at_its_own_precision(text: str, days: str) -> None:
    assert str(stated_interval(text)) == days


@pytest.mark.parametrize(
    "text",
    ["", "  ", "yesterday", "Mon", "March", "12:30", "2026-13", "2026-02-30", "2026-W10", "0001-01-01", "5", None],
)
def test_what_is_no_date_stays_unknown(text: str | None) -> None:
    assert stated_interval(text).is_unknown


@given(st.text(max_size=70))
def test_any_text_gives_an_interval(text: str) -> None:
    interval = stated_interval(text)
    assert interval.is_unknown or interval.is_bounded
