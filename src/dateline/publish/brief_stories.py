"""What happened, story by story: the main events first chosen, then told in order of time, the rest counted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.claim import BriefSection, BriefSentence, Entry
from dateline.model.link import Event, Story
from dateline.publish import wording
from dateline.publish.brief_choice import (
    SPEECH,
    TALK,
    TOOK_PLACE,
    by_story,
    is_denied,
    is_placed,
    is_quotation,
    ranked,
    support,
    timed,
    weight,
)
from dateline.publish.brief_limits import Limits
from dateline.publish.citing import Citations, evidence_for
from dateline.publish.lookup import Lookup

HEADING = "What happened"
# Words quoted for an event are of use only where they have about a week to lie in.
_MAX_QUOTED_DAYS = 10


@dataclass(frozen=True, slots=True)
class _Part:
    """What is told of one story: the chosen entries in order of time, and how many are not told."""

    story: Story | None
    entries: tuple[Entry, ...]
    left: int
    weight: int


def happened(
    entries: Sequence[Entry], quotable: Collection[str], lookup: Lookup, citations: Citations, limits: Limits
) -> list[BriefSection]:
    """Return a section for each of the most told stories, in order of the time of its main event.

    Where there is one story only, its section goes without the story's title, which is the brief's.
    `quotable` names the events that may be told in a page's words: those that the timeline lists.
    """
    fitting = [entry for entry in entries if _took_place(lookup.events[entry.event_id], lookup)]
    parts = [_part(story, listed, quotable, lookup, limits.each_story) for story, listed in by_story(fitting, lookup)]
    parts = [part for part in parts if part.entries]
    parts.sort(key=lambda part: (part.weight, _first_day(part)), reverse=True)
    shown = sorted(parts[: limits.stories], key=_first_day)
    left_out = len(parts) - len(shown)
    sections = []
    for part in shown:
        more = left_out if part is shown[-1] else 0
        sections.append(_section(part, _told(part, more, lookup, citations), alone=len(shown) == 1))
    return sections


def _took_place(event: Event, lookup: Lookup) -> bool:
    """Tell whether the pages report an event as held and nobody denies it; going home is no visit."""
    if event.status not in TOOK_PLACE or event.background or event.type in SPEECH or event.subtype == "return":
        return False
    return not is_denied(event, lookup)


def _part(
    story: Story | None, entries: Sequence[Entry], quotable: Collection[str], lookup: Lookup, limit: int
) -> _Part:
    """Choose what to tell of a story: deeds with a time; if there are none, the most told thing that it has."""
    own = [entry for entry in entries if not (entry.restates and _is_told_here(entry.restates, lookup))]
    best = ranked(_once(own), lookup)
    good = [entry for entry in best if _is_good(entry, quotable, lookup)]
    chosen = good[:limit] or [entry for entry in best if entry.time.latest][:1]
    told = sum(weight(lookup.events[entry.event_id], lookup) for entry in chosen[:1])
    return _Part(story, tuple(sorted(chosen, key=_order)), len(best) - len(chosen), told)


def _is_told_here(event_id: str, lookup: Lookup) -> bool:
    """Tell whether an event has a place in this part of the brief, and is not only recalled."""
    return event_id in lookup.events and not lookup.events[event_id].background


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out entries that read the same."""
    return list({(entry.text, entry.time): entry for entry in reversed(entries)}.values())[::-1]


def _is_good(entry: Entry, quotable: Collection[str], lookup: Lookup) -> bool:
    """Tell whether an entry has a time and its fields make a sentence, or its page has plain words for a deed."""
    kind = lookup.events[entry.event_id].type
    if not is_quotation(entry):
        return is_placed(entry.time)
    short = (entry.time.days or _MAX_QUOTED_DAYS + 1) <= _MAX_QUOTED_DAYS
    return entry.event_id in quotable and short and kind not in TALK and "“…" not in entry.text


def _order(entry: Entry) -> tuple[date, date, str]:
    return entry.time.earliest or entry.time.latest or date.max, entry.time.latest or date.max, entry.event_id


def _first_day(part: _Part) -> tuple[date, str]:
    main = max(part.entries, key=lambda entry: (len(entry.origins.texts), len(entry.origins.outlets), entry.event_id))
    return _order(main)[0], main.event_id


def _told(part: _Part, more_stories: int, lookup: Lookup, citations: Citations) -> list[BriefSentence]:
    """Return the sentences of a story; the last says what is left out."""
    found = []
    for entry in part.entries:
        rest = ""
        if entry is part.entries[-1] and part.left:
            rest += f" And {wording.number(part.left, 'more happening')} (dateline events)."
        if entry is part.entries[-1] and more_stories:
            also = f"{more_stories} more {'story' if more_stories == 1 else 'stories'}"
            rest += f" Not told here: {also} (dateline stories)."
        told = f"{timed(entry.text, entry)}{support(entry)}.{rest}"
        found.append(citations.sentence(told, evidence_for(lookup.events[entry.event_id], lookup)))
    return found


def _section(part: _Part, sentences: Sequence[BriefSentence], *, alone: bool) -> BriefSection:
    if alone:
        return BriefSection(HEADING, tuple(sentences))
    topic = part.story.title if part.story and part.story.title else "other news"
    return BriefSection(f"{HEADING}: {topic}", tuple(sentences), HEADING, topic)
