"""The section of a brief that gives figures, each with its period, its source and its measure."""

from collections.abc import Iterable

from dateline.model.claim import BriefSentence, Claim, ClaimLink, ClaimRelation
from dateline.publish import wording
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup

_SHOWN = frozenset({"level", "change", "share", "count"})
_TOLLS = frozenset({"deaths", "injuries", "missing", "displaced", "arrests", "infections"})
_MIN_COUNT = 10
_NOTES = {
    ClaimRelation.UPDATES: "“{other}” was printed earlier",
    ClaimRelation.CONTRADICTS: "another page has “{other}”",
    ClaimRelation.DIFFERENT_MEASURE: "this is a {measure}, not to be compared with the {other_measure} “{other}”",
}


def figures(articles: set[str], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return a sentence for each figure; one that a later page raised is told with the later one."""
    claims = [
        claim
        for claim in lookup.record.ledger.claims
        if _is_figure(claim) and _in(claim, articles) and _tells_something(claim, lookup)
    ]
    overtaken = {r.right for r in lookup.record.ledger.relations if r.relation is ClaimRelation.UPDATES}
    current = [claim for claim in claims if claim.id not in overtaken]
    ranked = sorted(current, key=lambda c: (_rank(c, lookup), -len(c.origins.texts), c.id))[:limit]
    ordered = sorted(ranked, key=lambda c: (c.subject, c.property, str(c.valid), c.id))
    told: set[ClaimLink] = set()
    return [_sentence(claim, lookup, citations, told) for claim in ordered]


def _is_figure(claim: Claim) -> bool:
    return claim.number is not None and claim.measure in _SHOWN


def _tells_something(claim: Claim, lookup: Lookup) -> bool:
    """Tell whether a figure is news: small counts with no other figure to answer ("two countries") are not."""
    if claim.measure != "count" or lookup.relations_of.get(claim.id) or claim.bound:
        return True
    return claim.property in _TOLLS or (claim.number or 0) >= _MIN_COUNT


def _in(claim: Claim, articles: Iterable[str]) -> bool:
    return any(ref.article_id in articles for ref in claim.evidence)


def _rank(claim: Claim, lookup: Lookup) -> int:
    """Rank figures that other figures answer to, then money, changes and tolls, then plain counts."""
    if lookup.relations_of.get(claim.id):
        return 0
    return 2 if claim.measure == "count" and claim.subject not in lookup.events else 1


def _sentence(claim: Claim, lookup: Lookup, citations: Citations, told: set[ClaimLink]) -> BriefSentence:
    """Tell one figure, and how others stand to it where no earlier sentence has told that."""
    said = f", according to {wording.names(claim.attributed_to)}" if claim.attributed_to else ""
    period = "" if claim.valid.is_unknown else f", {wording.span(claim.valid)}"
    refs = list(claim.evidence)
    notes = []
    for link in lookup.relations_of.get(claim.id, ()):
        other = lookup.claims[link.right if link.left == claim.id else link.left]
        note = _note(claim, other, link)
        if note and link not in told:
            told.add(link)
            notes.append(note)
            refs.append(other.evidence[0])
    text = f"{_about(claim, lookup)}{period}: “{_plain(claim.value)}”{said}"
    return citations.sentence(f"{'; '.join([text, *notes])}.", spread(refs, lookup))


def _note(claim: Claim, other: Claim, link: ClaimLink) -> str | None:
    if link.relation not in _NOTES or (link.relation is ClaimRelation.UPDATES and link.right == claim.id):
        return None
    return _NOTES[link.relation].format(other=_plain(other.value), measure=claim.measure, other_measure=other.measure)


def _about(claim: Claim, lookup: Lookup) -> str:
    if claim.subject in lookup.pages or any(claim.subject == s.id for s in lookup.record.links.stories):
        return wording.capital(claim.property)
    return wording.capital(f"{claim.property}, {lookup.subject_name(claim)}")


def _plain(words: str) -> str:
    return " ".join(words.split())
