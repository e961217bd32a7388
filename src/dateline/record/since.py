"""When the point is from which an ordinal claim counts: "the fifth since the invasion in February".

A page may give the point a date of its own, right behind it, or tell it as a happening that the record dates.
"""

import re
from dataclasses import replace

from dateline.model.annotation import CountClaim
from dateline.model.dates import Interval
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.record.context import Context

_MAX_BEHIND = 25
# Between a point and its date stand words of the same phrase only: "… re-elected in March".
_BREAK = re.compile(r"[,;:.–—]|\b(?:and|but|while|when|who|which)\b")


def with_date(count: CountClaim, page: Page) -> CountClaim:
    """Return the claim with the date that stands right behind its `since` phrase, where it names none itself."""
    if count.since is not None or not count.since_text:
        return count
    text = page.article.text
    for index, time in enumerate(page.notes.times):
        between = time.span.start - count.span.end
        if 0 <= between <= _MAX_BEHIND and not time.duration:
            words = text[count.span.end : time.span.start]
            if not _BREAK.search(words) and "\n" not in words:
                whole = Span(count.span.start, time.span.end)
                at = text.find(count.since_text, count.span.start, whole.end)
                phrase = text[at : whole.end] if at >= 0 else count.since_text
                return replace(count, span=whole, since=index, since_text=phrase)
    return count


def since_when(count: CountClaim, page: Page, context: Context) -> Interval:
    """Return the days of the point: its date, else the time of the happening that the phrase tells; unknown if none."""
    if count.since is not None:
        return context.named_time(page, count.since, past=True)
    if not count.since_text:
        return Interval()
    start = page.article.text.find(count.since_text, count.span.start, count.span.end + len(count.since_text))
    if start < 0:
        return Interval()
    point = Span(start, start + len(count.since_text))
    for index, mention in enumerate(page.notes.events):
        if point.covers(mention.span) or (mention.span.overlaps(point) and not mention.span.covers(count.span)):
            event = context.event(page.article.id, index)
            if event is not None and event.time.interval.is_bounded and count not in mention.counts:
                return event.time.interval
    return Interval()
