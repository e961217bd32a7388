"""One self-contained HTML page: brief, timeline, events, sources, claims, articles and rejections.

The page needs no script and no network. Everything read from pages is escaped: pages are data and never markup.
"""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.model.claim import Brief, Timeline
from dateline.model.record import Record
from dateline.publish.report import build_report


def report_to_html(record: Record, timeline: Timeline, brief: Brief) -> str:
    """Return the report as one HTML document."""
    return _environment().get_template("report.html.j2").render(report=build_report(record, timeline, brief))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dateline.publish", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
