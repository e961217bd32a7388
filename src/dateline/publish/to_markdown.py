"""A brief and a timeline as Markdown, with numbered citations and the cited words below."""

import re
from collections.abc import Sequence

from dateline.model.claim import Brief, Timeline
from dateline.model.link import SpanRef
from dateline.model.record import Record
from dateline.publish import wording
from dateline.publish.lookup import Lookup

# Signs that Markdown would take as its own; pages are data and never markup.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def brief_to_markdown(brief: Brief, record: Record) -> str:
    """Return a brief as Markdown: headed sections, then every citation with its words, page and place in the text."""
    lookup = Lookup(record)
    lines = [f"# {_plain(brief.title)}", ""]
    above = ""
    for section in brief.sections:
        if section.part_of and section.part_of != above:
            lines += [f"## {section.part_of}", ""]
        above = section.part_of
        lines += [f"### {_plain(section.topic)}" if above else f"## {section.heading}", ""]
        for sentence in section.sentences:
            marks = "".join(f"[{number}]" for number in sentence.citations)
            lines.append(f"- {_plain(sentence.text)} {marks}")
        lines.append("")
    lines += ["## Sources", ""]
    lines += [f"{number}. {_citation(ref, lookup)}" for number, ref in enumerate(brief.citations, 1)]
    return "\n".join(lines) + "\n"


def timeline_to_markdown(timeline: Timeline, record: Record) -> str:
    """Return a timeline as a Markdown table: time, status, what, and the pages that tell it."""
    lookup = Lookup(record)
    lines = [f"# {_plain(timeline.title)}", "", "| When | Status | What | Told by |", "| --- | --- | --- | --- |"]
    for entry in timeline.entries:
        when = "not known" if entry.time.is_unknown else wording.span(entry.time)
        about = "about " if entry.approximate and not entry.time.is_unknown else ""
        told = ", ".join(dict.fromkeys(_plain(lookup.page_name(ref.article_id)) for ref in entry.evidence))
        lines.append(f"| {about}{when} | {entry.status} | {_plain(entry.text)} | {told} |")
    if timeline.left_out:
        left = wording.number(timeline.left_out, "event")
        lines += ["", f"Left out: {left} told again, only spoken of, or with no time."]
    return "\n".join(lines) + "\n"


def timelines_to_markdown(timelines: Sequence[Timeline], record: Record) -> str:
    """Return timelines as Markdown, one below the other."""
    return "\n".join(timeline_to_markdown(each, record) for each in timelines)


def _citation(ref: SpanRef, lookup: Lookup) -> str:
    """Return the cited words with the page's name, publication date and the place of the words in its text."""
    published = lookup.date(ref.article_id)
    date = "date unknown" if published.interval.is_unknown else wording.published(published)
    where = f"{ref.article_id}, characters {ref.span.start}–{ref.span.end}"
    return f"“{_plain(ref.text)}” {_plain(lookup.page_name(ref.article_id))}, {date} ({where})"


def _plain(words: str) -> str:
    """Return words on one line, with Markdown's own signs escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))
