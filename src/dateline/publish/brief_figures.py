"""The section of a brief that gives figures, each with its period, its source and its measure.

A figure is quoted with its sentence: what it measures is told best by the page. Figures of one sentence go together.
"""

from collections.abc import Iterable, Sequence

from dateline.model.claim import BriefSentence, Claim, ClaimLink, ClaimRelation
from dateline.model.link import SpanRef
from dateline.publish import wording
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup

_SHOWN = frozenset({"level", "change", "share", "count"})
_TOLLS = frozenset({"deaths", "injuries", "missing", "displaced", "arrests", "infections"})
_MIN_COUNT = 10
_MAX_SENTENCE = 260
_NOTES = {
    ClaimRelation.UPDATES: "“{other}” was printed earlier",
    ClaimRelation.CONTRADICTS: "another page has “{other}”",
    ClaimRelation.DIFFERENT_SCOPE: "another page has “{other}”, not clearly of the same time",
    ClaimRelation.DIFFERENT_MEASURE: "this is a {measure}, not to be compared with the {other_measure} “{other}”",
}


def figures(articles: set[str], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return the figures by sentence; one that a later page raised is told with the later one."""
    overtaken = {r.right for r in lookup.record.ledger.relations if r.relation is ClaimRelation.UPDATES}
    by_sentence: dict[SpanRef, list[Claim]] = {}
    for claim in lookup.record.ledger.claims:
        if claim.id not in overtaken and _is_news(claim, lookup) and _in(claim, articles):
            by_sentence.setdefault(lookup.sentence_of(claim.evidence[0]), []).append(claim)
    ranked = sorted(by_sentence.items(), key=lambda item: (min(_rank(c, lookup) for c in item[1]), item[0].article_id))
    told: set[ClaimLink] = set()
    return [_sentence(sentence, claims, lookup, citations, told) for sentence, claims in ranked[:limit]]


def _is_news(claim: Claim, lookup: Lookup) -> bool:
    """Tell whether a figure is news: small counts with no other figure to answer ("two countries") are not."""
    if claim.number is None or claim.measure not in _SHOWN:
        return False
    if claim.measure != "count" or claim.bound or claim.property in _TOLLS or claim.number >= _MIN_COUNT:
        return True
    return any(link.relation in _NOTES for link in lookup.relations_of.get(claim.id, ()))


def _in(claim: Claim, articles: Iterable[str]) -> bool:
    return any(ref.article_id in articles for ref in claim.evidence)


def _rank(claim: Claim, lookup: Lookup) -> tuple[bool, int, bool, str]:
    """Put figures first that others answer to, then those of more texts, then those with a period."""
    answered = any(link.relation in _NOTES for link in lookup.relations_of.get(claim.id, ()))
    return not answered, -len(claim.origins.texts), claim.valid.is_unknown, claim.subject


def _sentence(
    sentence: SpanRef, claims: Sequence[Claim], lookup: Lookup, citations: Citations, told: set[ClaimLink]
) -> BriefSentence:
    """Tell the figures of one sentence, and how others stand to them where no earlier sentence has told that."""
    ordered = sorted(claims, key=lambda claim: claim.evidence[0].span)
    refs = [ref for claim in ordered for ref in claim.evidence]
    notes: list[str] = []
    for claim in ordered:
        for link in lookup.relations_of.get(claim.id, ()):
            other = lookup.claims[link.right if link.left == claim.id else link.left]
            note = _note(claim, other, link)
            if note and link not in told:
                told.add(link)
                notes.append(note)
                refs.append(other.evidence[0])
    values = "; ".join(_value(claim, sentence) for claim in ordered)
    quoted = _trim(" ".join(sentence.text.split()), ordered[0].value)
    return citations.sentence(f"{'; '.join([values, *notes])}: “{quoted}”.", spread(refs, lookup))


def _value(claim: Claim, sentence: SpanRef) -> str:
    """Return a value with its period, and with its source where the sentence does not name it."""
    period = "" if claim.valid.is_unknown else f" ({wording.span(claim.valid)})"
    hidden = [name for name in claim.attributed_to if name.casefold() not in sentence.text.casefold()]
    return f"{_plain(claim.value)}{period}{f', according to {wording.names(hidden)}' if hidden else ''}"


def _note(claim: Claim, other: Claim, link: ClaimLink) -> str | None:
    if link.relation not in _NOTES or (link.relation is ClaimRelation.UPDATES and link.right == claim.id):
        return None
    return _NOTES[link.relation].format(other=_plain(other.value), measure=claim.measure, other_measure=other.measure)


def _trim(words: str, value: str) -> str:
    """Return a sentence without its full stop, a long one cut at words around the figure."""
    words = words.rstrip(".").replace("“", "‘").replace("”", "’")
    if len(words) <= _MAX_SENTENCE:
        return words
    at = max(0, words.find(_plain(value)))
    start = max(0, min(at - _MAX_SENTENCE // 2, len(words) - _MAX_SENTENCE))
    part = words[start : start + _MAX_SENTENCE]
    head = "" if start == 0 else "… "
    tail = "" if start + _MAX_SENTENCE >= len(words) else " …"
    part = part.split(" ", 1)[-1] if head else part
    return f"{head}{part.rsplit(' ', 1)[0] if tail else part}{tail}"


def _plain(words: str) -> str:
    return " ".join(words.split())
