"""A brief: what happened, what is announced, what is disputed and what is not known, each sentence with its sources.

Sentences are made by rule from fields of the record or quoted from the pages; nothing is said that no span supports.
"""

from datetime import date
from enum import StrEnum

from dateline.model.claim import Brief, BriefSection, BriefSentence, Timeline
from dateline.model.record import Record
from dateline.publish import brief_doubts, brief_events, brief_figures, brief_news, brief_sources, wording
from dateline.publish.citing import Citations
from dateline.publish.lookup import Lookup


class BriefLength(StrEnum):
    """How much of the record a brief tells."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


_LIMITS = {BriefLength.SHORT: 4, BriefLength.STANDARD: 12, BriefLength.FULL: 10_000}


def write_brief(
    record: Record,
    timeline: Timeline,
    *,
    title: str | None = None,
    length: BriefLength = BriefLength.STANDARD,
    since: date | None = None,
) -> Brief:
    """Return a brief of the events on the timeline, with what the record says of their sources.

    `length` bounds the number of sentences in each section; what is told by more origins goes first. With `since`, the
    brief opens with what pages published after that day have added or changed.
    """
    lookup, limit = Lookup(record), _LIMITS[length]
    citations = Citations(lookup)
    shown = [entry for entry in timeline.entries if entry.event_id in lookup.events]
    chosen = {entry.event_id for entry in shown}
    articles = {ref.article_id for entry in shown for ref in entry.evidence} or set(lookup.pages)
    sections = (
        []
        if since is None
        else [(f"What is new since {wording.day(since)}", brief_news.news(shown, since, lookup, citations, limit))]
    )
    sections += [
        ("What happened", brief_events.happened(shown, lookup, citations, limit)),
        ("What is announced", brief_events.announced(shown, lookup, citations, limit)),
        ("What was called off or denied", brief_events.called_off(shown, lookup, citations, limit)),
        ("Figures", brief_figures.figures(articles, lookup, citations, limit)),
        ("What is disputed", brief_doubts.disputed(chosen, articles, lookup, citations, limit)),
        ("Claims checked against the record", brief_doubts.checked(chosen, articles, lookup, citations, limit)),
        ("What is not known", brief_doubts.unknown(shown, articles, lookup, citations, limit)),
        ("Who stands behind it", brief_sources.sources(shown, articles, lookup, citations, limit)),
        ("Background", brief_events.background(shown, lookup, citations, limit)),
    ]
    return Brief(title or _title(lookup, articles), _filled(sections), citations.spans)


def _filled(sections: list[tuple[str, list[BriefSentence]]]) -> tuple[BriefSection, ...]:
    return tuple(BriefSection(heading, tuple(sentences)) for heading, sentences in sections if sentences)


def _title(lookup: Lookup, articles: set[str]) -> str:
    stories = [story for story in lookup.record.links.stories if articles & set(story.articles)]
    if len(stories) == 1 and stories[0].title:
        return stories[0].title
    about = f", {len(stories)} stories" if len(stories) > 1 else ""
    return f"Brief of {wording.number(len(articles), 'page')}{about}"
