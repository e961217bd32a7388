"""The section of a brief that tells what pages published after a given day have added or changed."""

from collections.abc import Sequence
from datetime import date

from dateline.model.claim import BriefSentence, Entry
from dateline.model.link import StatusStep
from dateline.publish import wording
from dateline.publish.brief_choice import weight
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup


def news(
    entries: Sequence[Entry], since: date, lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return a sentence for each event that only later pages tell, or that they put differently.

    A page counts as later only where its whole publication interval lies after `since`; an undated page is no news.
    """
    found = []
    ranked = sorted(entries, key=lambda entry: (-weight(lookup.events[entry.event_id], lookup), entry.event_id))
    for entry in ranked:
        later, earlier = _parted(lookup.events[entry.event_id].history, since)
        if not later:
            continue
        when = "" if entry.time.is_unknown else f" ({wording.span(entry.time)})"
        told = f"{entry.text}{when}"
        if not earlier:
            found.append(citations.sentence(f"New: {told}.", spread([step.evidence for step in later], lookup)))
        elif later[-1].status is not earlier[-1].status:
            text = f"Changed from {earlier[-1].status} to {later[-1].status}: {told}."
            found.append(citations.sentence(text, [later[-1].evidence, earlier[-1].evidence]))
    return found[:limit]


def _parted(history: Sequence[StatusStep], since: date) -> tuple[list[StatusStep], list[StatusStep]]:
    """Return the steps of pages surely published after `since`, and the others, each the oldest first."""
    ordered = sorted(history, key=lambda step: (step.published.earliest or date.min, step.article_id))
    later = [step for step in ordered if step.published.earliest is not None and step.published.earliest > since]
    return later, [step for step in ordered if step not in later]
