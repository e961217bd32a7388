"""A brief: what happened, what is announced, what is disputed and what is not known, each sentence with its sources.

Sentences are made by rule from fields of the record or quoted from the pages; nothing is said that no span supports.
"""

from collections.abc import Sequence
from datetime import date

from dateline.model.change import Change
from dateline.model.claim import Brief, BriefSection, BriefSentence, Timeline
from dateline.model.record import Record
from dateline.publish import (
    brief_checks,
    brief_doubts,
    brief_events,
    brief_figures,
    brief_news,
    brief_sources,
    brief_stories,
    wording,
)
from dateline.publish.brief_limits import BriefLength, Limits
from dateline.publish.citing import Citations
from dateline.publish.lookup import Lookup

__all__ = ["BriefLength", "write_brief"]


def write_brief(
    record: Record,
    timeline: Timeline,
    *,
    title: str | None = None,
    length: BriefLength = BriefLength.STANDARD,
    since: date | None = None,
    changes: Sequence[Change] = (),
) -> Brief:
    """Return a brief of the events on the timeline, with what the record says of their sources.

    `length` bounds the number of stories and of sentences in each section; what is told by more origins goes first.
    With `since`, the brief opens with `changes`: what the record says now and did not say on that day.
    """
    lookup, limits = Lookup(record), Limits.of(length)
    citations = Citations(lookup)
    entries = [entry for entry in (*timeline.entries, *timeline.rest) if entry.event_id in lookup.events]
    listed = {entry.event_id for entry in timeline.entries}
    chosen = {entry.event_id for entry in entries}
    told = {ref.article_id for entry in entries for ref in entry.evidence}
    articles = set(lookup.pages) if chosen >= set(lookup.events) else told
    news = []
    if since is not None:
        shown = [entry for entry in entries if entry.event_id in listed]
        added = brief_news.news(changes, shown, lookup, citations, limits.news)
        news.append((f"What changed since {wording.day(since)}", added))
    stories = brief_stories.happened(entries, listed, lookup, citations, limits)
    sections = [
        ("What is announced", brief_events.announced(entries, lookup, citations, limits.announced)),
        ("What was called off or denied", brief_events.called_off(entries, lookup, citations, limits.called_off)),
        ("Figures", brief_figures.figures(articles, lookup, citations, limits.figures)),
        ("What is disputed", brief_doubts.disputed(chosen, articles, lookup, citations, limits.disputed)),
        (
            "Claims checked against the record",
            brief_checks.checked(chosen, articles, lookup, citations, limits.checked),
        ),
        ("What is not known", brief_doubts.unknown(entries, articles, lookup, citations, limits.unknown)),
        ("Who stands behind it", brief_sources.sources(articles, lookup, citations, limits.sources)),
        ("Background", brief_events.background(entries, lookup, citations, limits.background)),
    ]
    parts = (*_filled(news), *stories, *_filled(sections))
    return Brief(title or _title(lookup, articles), parts, citations.spans)


def _filled(sections: Sequence[tuple[str, list[BriefSentence]]]) -> tuple[BriefSection, ...]:
    return tuple(BriefSection(heading, tuple(sentences)) for heading, sentences in sections if sentences)


def _title(lookup: Lookup, articles: set[str]) -> str:
    stories = [story for story in lookup.record.links.stories if articles & set(story.articles)]
    if len(stories) == 1 and stories[0].title:
        return stories[0].title
    about = f", {len(stories)} stories" if len(stories) > 1 else ""
    return f"Brief of {wording.number(len(articles), 'page')}{about}"
