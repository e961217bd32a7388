"""The section of a brief that counts origins story by story, names the level, and says which pages share a text."""

from dateline.model.claim import BriefSentence
from dateline.model.link import RELATION_WORDS, Ground, Origins, SpanRef, Story
from dateline.publish import wording
from dateline.publish.citing import MAX_CITATIONS, Citations, spread
from dateline.publish.lookup import Lookup

_MAX_GROUNDS, _MAX_NAMED, _MAX_GROUND = 2, 3, 60
_GROUND_WORDS = {
    "shared text": "most of their wording is the same",
    "phrases in order": "they share unusual phrases in the same order",
    "facts in order": "names and figures come in the same order",
    "changed figures": "a figure was changed",
    "changed names": "a name was changed",
    "quotation": "they carry the same quotation",
}


def sources(articles: set[str], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return the origins of each story that several pages tell, each followed by which of its pages share a text."""
    stories = [story for story in lookup.record.links.stories if len(articles & set(story.articles)) > 1]
    stories.sort(key=lambda story: (-len(story.articles), story.id))
    shared = [family for family in lookup.record.links.families if len(family) > 1 and articles & set(family)]
    found = []
    for story in stories[:limit]:
        found.append(_origins(story, articles, lookup, citations))
        own = [family for family in shared if set(family) & set(story.articles)]
        found += [_shared(family, lookup, citations) for family in own]
        shared = [family for family in shared if family not in own]
    return found + [_shared(family, lookup, citations) for family in shared[: max(0, limit - len(stories))]]


def _origins(story: Story, articles: set[str], lookup: Lookup, citations: Citations) -> BriefSentence:
    """Count the origins of one story at each level, the level always named."""
    counted: Origins = story.origins
    told = f"“{story.title.rstrip('.')}” rests on {wording.number(len(counted.outlets), 'outlet')}"
    told += f" with {wording.number(len(counted.texts), 'independent text')}" + _announcers(counted)
    refs = spread((lookup.opening(a) for a in story.articles if a in articles and a in lookup.pages), lookup)
    return citations.sentence(f"{told}.", refs)


def _announcers(counted: Origins) -> str:
    if not counted.announcers:
        return "; no announcer is named"
    names = list(counted.announcers[:_MAX_NAMED])
    left = len(counted.announcers) - len(names)
    listed = wording.names([*names, f"{left} more"] if left else names)
    told = f", {wording.number(len(counted.announcers), 'announcer')} ({listed})"
    if not counted.sides:
        return f"{told} on no side that is known"
    sides = wording.names(wording.side(code) for code in counted.sides)
    return f"{told} and {wording.number(len(counted.sides), 'side')} ({sides})"


def _shared(family: tuple[str, ...], lookup: Lookup, citations: Citations) -> BriefSentence:
    """Say which pages share an origin, how, and on what grounds."""
    names = wording.names(lookup.page_name(article_id) for article_id in family)
    lineages = [line for line in lookup.record.links.lineages if line.from_id in family and line.to_id in family]
    how = [
        RELATION_WORDS[line.relation].format(to=lookup.page_name(line.to_id), origin=lookup.page_name(line.from_id))
        for line in lineages
    ]
    grounds = list(dict.fromkeys(_short(ground) for line in lineages for ground in line.grounds if ground.text))
    why = f" ({'; '.join(grounds[:_MAX_GROUNDS])})" if grounds else ""
    because = f": {'; '.join(dict.fromkeys(how))}{why}" if how else ""
    refs: list[SpanRef] = [lookup.opening(article_id) for article_id in family if article_id in lookup.pages]
    return citations.sentence(f"{names} share one text and count as one origin{because}.", refs[:MAX_CITATIONS])


def _short(ground: Ground) -> str:
    """Return a ground in words that need no figures; one of another kind as it stands, if it is short."""
    text = " ".join(ground.text.split())
    return _GROUND_WORDS.get(ground.name) or (text if len(text) <= _MAX_GROUND else f"{ground.name} in common")
