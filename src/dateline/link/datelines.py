"""The day of a dateline that gives no year: "ROME, Jan 16 (Reuters) -".

Such a day dates no page by itself. Once something else says about when the page was published, it tells the day.
"""

import re
from collections.abc import Iterable, Iterator

from dateline.lang import facts
from dateline.link.solver import Bound
from dateline.model.dates import RelativeTime, RelativeUnit
from dateline.model.link import Page

# Surer than what the text names relatively, less sure than days that are written out.
_RANK = 25
_MONTH_DAY = re.compile(r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,})\.?\s+(?P<day>\d{1,2})(?!\d|[.:]\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.?\s+(?:(?:de|di|of)\s+)?(?P<month>[^\W\d_]{3,})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def dateline_bounds(pages: Iterable[Page]) -> Iterator[Bound]:
    """Yield that a page was published on its dateline's day or on the day after."""
    for page in pages:
        if page.article.published.interval.is_day:
            continue
        for line in _datelines(page):
            day = dateline_day(line, page.article.language)
            if day is not None:
                yield Bound(page.article.id, "dateline", f"the report is dated “{line.strip(' -–—')}”", _RANK, time=day)


def names_its_day(page: Page) -> bool:
    """Tell whether the dateline of a page names the day on which it was written, without its year."""
    return any(dateline_day(line, page.article.language) is not None for line in _datelines(page))


def _datelines(page: Page) -> list[str]:
    return sorted({each.raw for each in page.article.found if each.field == "dateline_place"})


def dateline_day(line: str, language: str | None) -> RelativeTime | None:
    """Return the month and day that a dateline names without a year; `None` where it names none.

    >>> day = dateline_day("ROME, Jan 16 (Reuters) -", "en")
    >>> (day.month, day.day) if day else None
    (1, 16)
    >>> dateline_day("ROME, Jan 16, 2023 (Reuters) -", "en") is None
    True
    """
    if _YEAR.search(line):
        return None
    months = {**facts.months("en"), **facts.months(language)}
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in pattern.finditer(line):
            month, day = months.get(match["month"].casefold()), int(match["day"])
            if month is not None and 1 <= day <= 31:
                return RelativeTime(RelativeUnit.MONTH_DAY, month=month, day=day)
    return None
