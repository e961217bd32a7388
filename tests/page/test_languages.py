"""Reports in thirty languages and scripts, on pages built in three ways: text, title, date, language, nothing else."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.model.dates import Interval
from tests.page.helpers import read
from tests.page.languages.reports import REPORTS, Report

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


def _marked_up(report: Report) -> str:
    """A page whose parts say what they are; nothing but the text is written in its language's own words."""
    paragraphs = "".join(f"<p>{each}</p>" for each in report.paragraphs)
    return (
        f'<!doctype html><html lang="{report.tag or report.language}" dir="{_direction(report)}"><head>'
        f'<meta charset="utf-8"><title>{report.title}</title></head><body><nav><a href="/">{report.share}</a></nav>'
        f"<article><h1>{report.title}</h1><p>{report.date}</p><div><a href='#'>{report.share}</a></div>{paragraphs}"
        f"<p><a href='/2'>{report.read_also}</a></p></article><h3>{report.comments}</h3>"
        f"<footer>{report.cookies}</footer></body></html>"
    )


def _bare(report: Report) -> str:
    """A page of nameless boxes, in which only words tell the site from the text."""
    first, *others = report.paragraphs
    return (
        f'<html><head><meta charset="utf-8"><title>{report.title}</title></head><body dir="{_direction(report)}">'
        f"<div><div><h1>{report.title}</h1><div>{report.date}</div><div>{report.share}</div><p>{first}</p>"
        f"<p>{report.read_also}</p>{''.join(f'<p>{each}</p>' for each in others)}<div>{report.share}</div>"
        f"<div>{report.comments}</div></div><div>{report.cookies}</div></div></body></html>"
    )


def _plain(report: Report) -> str:
    first, *others = report.paragraphs
    lines = [report.title, report.date, report.share, first, report.read_also, *others, report.comments, report.cookies]
    return "\n\n".join(lines)


def _direction(report: Report) -> str:
    return "rtl" if report.language in RIGHT_TO_LEFT else "ltr"


@pytest.mark.parametrize("build", [_marked_up, _bare, _plain])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.tag or report.language)
def test_a_report_is_read_in_its_language(report: Report, build: Callable[[Report], str]) -> None:
    article = read(build(report), "page.txt" if build is _plain else "page.html")
    assert article.language == report.language
    assert article.title == report.title
    assert article.body.split("\n\n") == list(report.paragraphs)
    assert article.published.interval == Interval.on(date(2023, 5, 10))
