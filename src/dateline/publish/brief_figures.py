"""The section of a brief that gives figures: what is measured, every value with its period and source, and how the
values stand to one another.

Only what a reader compares is a figure here: money and its changes, people killed or hurt, votes. "Two countries" is
not.
"""

import re
from collections.abc import Sequence

from dateline.model.claim import BriefSentence, Claim, ClaimLink, ClaimRelation
from dateline.publish import wording
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup

_SHOWN = frozenset({"level", "change", "share", "count"})
_TOLLS = frozenset({"deaths", "injuries", "missing", "displaced", "arrests", "infections"})
_VOTES = re.compile(r"\b(?:votes?|seats?|ballots?|turnout|polls?)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[A-Z]{3}")
# What is left for a name where the page does not say what is measured.
_UNNAMED = frozenset({"figure", "figures", "percent", "per cent", "fraction", "count", "amount", "sum", "number"})
_MAX_VALUES, _MAX_NOTES, _MAX_SENTENCE = 4, 2, 140
_DIFFER = {
    ClaimRelation.UPDATES: "{left} is newer than {right}",
    ClaimRelation.CONTRADICTS: "{left} and {right} cannot both be right",
    ClaimRelation.DIFFERENT_SCOPE: "{left} and {right} differ and are not clearly of the same time",
    ClaimRelation.DIFFERENT_MEASURE: "{left} is a {left_measure} and {right} a {right_measure}: not to be compared",
}


def figures(articles: set[str], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return a sentence for each measured thing, with all its values; those that pages disagree on come first."""
    claims = [claim for claim in lookup.record.ledger.claims if _is_news(claim) and _in(claim, articles)]
    groups = [_without_doubles(group, lookup) for group in _grouped(claims, lookup)]
    groups.sort(key=lambda group: _rank(group, lookup))
    return [_sentence(group, lookup, citations) for group in groups[:limit]]


def _is_news(claim: Claim) -> bool:
    """Tell whether a figure has a measured thing that readers compare."""
    if claim.number is None or claim.measure not in _SHOWN:
        return False
    if claim.property in _TOLLS or _VOTES.search(claim.property) or _VOTES.search(claim.unit or ""):
        return True
    named = claim.property.casefold() not in _UNNAMED and claim.property != claim.unit
    money = bool(_CURRENCY.fullmatch(claim.unit or ""))
    return named and (money or claim.measure == "change")


def _in(claim: Claim, articles: set[str]) -> bool:
    return any(ref.article_id in articles for ref in claim.evidence)


def _grouped(claims: Sequence[Claim], lookup: Lookup) -> list[list[Claim]]:
    """Put claims together that measure one thing: of one property, and of one subject, one story or related."""
    groups: list[tuple[str, set[str], list[Claim]]] = []
    for claim in claims:
        marks = {claim.subject, f"{claim.number} {claim.unit}", *(ref.article_id for ref in claim.evidence)}
        marks |= {lookup.story_at[ref.article_id].id for ref in claim.evidence if ref.article_id in lookup.story_at}
        marks |= {end for link in lookup.relations_of.get(claim.id, ()) for end in (link.left, link.right)}
        touched = [group for group in groups if group[0] == claim.property and group[1] & marks]
        members = [claim]
        for group in touched:
            groups.remove(group)
            marks |= group[1]
            members = [*group[2], *members]
        groups.append((claim.property, marks, members))
    return [members for _, _, members in groups]


def _without_doubles(claims: Sequence[Claim], lookup: Lookup) -> list[Claim]:
    """Keep one claim of each value, the one of most texts or with a period, in order of when the pages were printed."""
    best = sorted(claims, key=lambda c: (-len(c.origins.texts), c.valid.is_unknown, not c.attributed_to, c.id))
    once = {(claim.number, claim.unit, claim.measure): claim for claim in reversed(best)}
    return sorted(once.values(), key=lambda claim: (claim.measure != "level", _printed(claim, lookup), claim.id))


def _printed(claim: Claim, lookup: Lookup) -> str:
    earliest = lookup.date(claim.evidence[0].article_id).interval.earliest
    return earliest.isoformat() if earliest else "9999"


def _rank(group: Sequence[Claim], lookup: Lookup) -> tuple[bool, bool, int, int, str]:
    """Put first what pages disagree on, then tolls, then what more texts tell and what has more values."""
    texts = {text for claim in group for text in claim.origins.texts}
    return not _links(group, lookup), group[0].property not in _TOLLS, -len(texts), -len(group), group[0].id


def _links(group: Sequence[Claim], lookup: Lookup) -> list[ClaimLink]:
    """Return how the values of a group stand to one another, where that needs saying."""
    ids = {claim.id for claim in group}
    links = dict.fromkeys(link for claim in group for link in lookup.relations_of.get(claim.id, ()))
    fitting = [link for link in links if link.relation in _DIFFER and {link.left, link.right} <= ids]
    return sorted(fitting, key=lambda link: list(_DIFFER).index(link.relation))


def _sentence(group: Sequence[Claim], lookup: Lookup, citations: Citations) -> BriefSentence:
    shown = group[:_MAX_VALUES]
    topic = wording.capital(shown[0].property.replace("_", " "))
    notes = [_note(link, lookup) for link in _links(shown, lookup)][:_MAX_NOTES]
    left = len(group) - len(shown)
    values = [_value(claim, lookup) for claim in shown] + ([wording.number(left, "more value")] if left else [])
    refs = [claim.evidence[0] for claim in shown]
    alone = f": “{_trim(lookup.sentence_of(refs[0]).text, shown[0].value)}”" if len(group) == 1 else ""
    text = f"{topic}: {'; '.join([wording.names(values), *notes])}{alone}."
    return citations.sentence(text, spread(refs, lookup))


def _trim(words: str, value: str) -> str:
    """Return a sentence without its full stop, a long one cut at words around the figure."""
    words = _plain(words).rstrip(".").replace("“", "‘").replace("”", "’")
    if len(words) <= _MAX_SENTENCE:
        return words
    at = max(0, words.find(_plain(value)))
    start = max(0, min(at - _MAX_SENTENCE // 2, len(words) - _MAX_SENTENCE))
    part = words[start : start + _MAX_SENTENCE]
    part = f"… {part.split(' ', 1)[-1]}" if start else part
    return part if start + _MAX_SENTENCE >= len(words) else f"{part.rsplit(' ', 1)[0]} …"


def _value(claim: Claim, lookup: Lookup) -> str:
    """Return a value with its period and who gives it."""
    period = [] if claim.valid.is_unknown else [wording.span(claim.valid)]
    named = [name for name in claim.attributed_to if len(name.split()) > 1 or name[:1].isupper()]
    where = lookup.page_name(claim.evidence[0].article_id)
    said = [f"according to {wording.names(named)}"] if named else [f"in {where}"]
    return f"“{_plain(claim.value)}” ({', '.join([*period, *said])})"


def _note(link: ClaimLink, lookup: Lookup) -> str:
    left, right = lookup.claims[link.left], lookup.claims[link.right]
    return _DIFFER[link.relation].format(
        left=f"“{_plain(left.value)}”",
        right=f"“{_plain(right.value)}”",
        left_measure=left.measure,
        right_measure=right.measure,
    )


def _plain(words: str) -> str:
    return " ".join(words.split())
