"""The section of a brief that tells what the record says now and did not say before."""

from collections.abc import Sequence

from dateline.model.change import Change, ChangeKind
from dateline.model.claim import BriefSentence, Entry
from dateline.publish import wording
from dateline.publish.brief_choice import weight
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup

_CELLS = {"status": "changed from {before} to {after}", "time": "the day was {before}, and is now {after}",
          "place": "the place was {before}, and is now {after}"}  # fmt: skip


def news(
    changes: Sequence[Change], entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return a sentence for each event that is new or told differently, then for new disagreements and verdicts.

    Only events among `entries` count; what became known of more origins alone is no news.
    """
    told = {entry.event_id: entry for entry in entries}
    about = [each for each in changes if each.about == "event" and each.item_id in told]
    about.sort(key=lambda each: (-weight(lookup.events[each.item_id], lookup), each.item_id))
    found = [(_event(each, told[each.item_id]), each) for each in about]
    found += [(_claim(each), each) for each in changes if each.about in ("claim", "check")]
    sentences = [
        citations.sentence(text, spread([ref for ref in each.evidence if ref.article_id in lookup.pages], lookup))
        for text, each in found
        if text and any(ref.article_id in lookup.pages for ref in each.evidence)
    ]
    return sentences[:limit]


def _event(change: Change, entry: Entry) -> str:
    when = "" if entry.time.is_unknown else f" ({wording.span(entry.time)})"
    told = f"{entry.text}{when}"
    if change.kind is ChangeKind.NEW:
        return f"New: {told}."
    if change.cell not in _CELLS:
        return ""
    said = _CELLS[change.cell].format(before=change.before or "not known", after=change.after or "not known")
    return f"{said[:1].upper()}{said[1:]}: {told}."


def _claim(change: Change) -> str:
    if change.about == "check":
        was = f", before {change.before}" if change.before else ""
        return f"The claim {change.title} is now {change.after.partition(':')[0]}{was}."
    if change.kind is ChangeKind.NEW:
        return f"Of {change.title} ({change.cell}): {change.after}."
    return f"No longer disputed of {change.title}: {change.before}."
