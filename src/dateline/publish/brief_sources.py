"""The section of a brief that counts origins, names the level, and says which pages share one and why."""

from collections.abc import Sequence

from dateline.model.claim import BriefSentence, Entry
from dateline.model.link import Event, Relation
from dateline.publish import wording
from dateline.publish.brief_events import SPEECH
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup

_MAX_GROUNDS = 3
_RELATION_WORDS = {
    Relation.COPY: "{to} carries the text of {origin} unchanged",
    Relation.REPRINT: "{to} reprints {origin}",
    Relation.REWRITE: "{to} rewrites {origin}",
    Relation.TRANSLATION: "{to} translates {origin}",
    Relation.QUOTATION: "{to} quotes {origin} at length",
    Relation.UPDATE: "{to} is a later version of {origin}",
    Relation.COMMON_SOURCE: "{to} and {origin} go back to one text",
}


def sources(
    entries: Sequence[Entry], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return the origins of each event that several outlets tell, then the pages that share a text."""
    told = [lookup.events[e.event_id] for e in entries if len(e.origins.outlets) > 1]
    told = [event for event in told if event.type not in SPEECH]
    told.sort(key=lambda event: (-len(event.origins.outlets), event.id))
    found = [_origins(event, lookup, citations) for event in told[:limit]]
    families = [family for family in lookup.record.links.families if len(family) > 1 and articles & set(family)]
    return [*found, *(_shared(family, lookup, citations) for family in families)]


def _origins(event: Event, lookup: Lookup, citations: Citations) -> BriefSentence:
    """Count the origins of one event at each level, the level always named."""
    counted = event.origins
    outlets, texts = len(counted.outlets), len(counted.texts)
    told = f"{wording.capital(_the(lookup.event_name(event.id)))} is told by {wording.number(outlets, 'outlet')}"
    told += f" with {wording.number(texts, 'independent text')}" if texts < outlets else ", each with a text of its own"
    if counted.announcers:
        told += f"; {wording.number(len(counted.announcers), 'announcer')} ({wording.names(counted.announcers)})"
    else:
        told += "; no announcer is named"
    if counted.sides:
        sides = wording.names(wording.side(code) for code in counted.sides)
        told += f" on {wording.number(len(counted.sides), 'side')} ({sides})"
    if texts < outlets:
        told += "; counted by text there are fewer origins than outlets"
    return citations.sentence(f"{told}.", spread(event.mentions, lookup))


def _the(name: str) -> str:
    """Put an article before a noun phrase; a title of its own, which has a capital, goes without."""
    return name if name[:1] in "“" or name[:1].isupper() else f"the {name}"


def _shared(family: tuple[str, ...], lookup: Lookup, citations: Citations) -> BriefSentence:
    """Say which pages share an origin, how, and on what grounds."""
    names = wording.names(lookup.page_name(article_id) for article_id in family)
    how, refs = [], []
    for lineage in lookup.record.links.lineages:
        if lineage.from_id in family and lineage.to_id in family:
            words = _RELATION_WORDS[lineage.relation]
            relation = words.format(to=lookup.page_name(lineage.to_id), origin=lookup.page_name(lineage.from_id))
            grounds = "; ".join(ground.text for ground in lineage.grounds[:_MAX_GROUNDS] if ground.text)
            how.append(f"{relation}{f' ({grounds})' if grounds else ''}")
    refs = [lookup.opening(article_id) for article_id in family if article_id in lookup.pages]
    because = f": {'; '.join(how)}" if how else ""
    return citations.sentence(f"{names} share one text and count as one origin{because}.", refs)
