"""One self-contained HTML page: brief, timeline, events, sources, claims, articles and rejections.

The page needs no script and no network. Everything read from pages is escaped: pages are data and never markup.
"""

from collections.abc import Sequence
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.model.claim import Brief, Entry, Timeline
from dateline.model.link import SpanRef
from dateline.model.record import Record
from dateline.publish import wording
from dateline.publish.citing import spread
from dateline.publish.lookup import Lookup
from dateline.publish.report import build_report, timeline_row
from dateline.publish.scale import Scale


def report_to_html(record: Record, timeline: Timeline, brief: Brief) -> str:
    """Return the report as one HTML document."""
    return _environment().get_template("report.html.j2").render(report=build_report(record, timeline, brief))


def timelines_to_html(timelines: Sequence[Timeline], record: Record) -> str:
    """Return timelines as one HTML document; the words that tell an entry open below it."""
    lookup = Lookup(record)
    scale = Scale.over(entry.time for each in timelines for entry in each.entries)
    parts = [(each, [(timeline_row(e, scale, lookup), cited(e, lookup)) for e in each.entries]) for each in timelines]
    title = timelines[0].title if len(timelines) == 1 else "Timelines"
    return _environment().get_template("timelines.html.j2").render(title=title, parts=parts, scale=scale)


def cited(entry: Entry, lookup: Lookup) -> list[tuple[str, str, SpanRef]]:
    """Return who published the sentences that tell an entry, when, and the sentences."""
    return [
        (lookup.page_name(ref.article_id), wording.published(lookup.date(ref.article_id)), lookup.sentence_of(ref))
        for ref in spread(entry.evidence, lookup)
    ]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dateline.publish", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
