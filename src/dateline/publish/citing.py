"""Numbered citations: which spans stand behind a sentence, and which few of them to print."""

from collections.abc import Iterable

from dateline.model.claim import BriefSentence
from dateline.model.link import Event, SpanRef
from dateline.publish.lookup import Lookup

MAX_CITATIONS = 4


class Citations:
    """The citations of a brief in order of first use, each widened to whole sentences."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._numbers: dict[SpanRef, int] = {}

    def sentence(self, text: str, refs: Iterable[SpanRef]) -> BriefSentence:
        """Return a sentence that cites `refs`; a sentence without any is a mistake of the caller."""
        unique = list(dict.fromkeys(self._lookup.sentence_of(ref) for ref in refs if ref.text.strip()))
        if not unique:
            raise ValueError(f"a sentence of a brief must cite a span: {text!r}")
        numbers = [self._numbers.setdefault(ref, len(self._numbers) + 1) for ref in unique]
        return BriefSentence(text, tuple(numbers))

    @property
    def spans(self) -> tuple[SpanRef, ...]:
        """Every cited span, in order of number."""
        return tuple(self._numbers)


def evidence_for(event: Event, lookup: Lookup, properties: Iterable[str] = ("place", "time")) -> list[SpanRef]:
    """Return the spans to cite for an event: those that state the printed fields, then one of each text family."""
    wanted = set(properties)
    place = event.place.name if event.place else None
    chosen = []
    for claim in lookup.claims_about.get(event.id, ()):
        exact_time = claim.property == "time" and claim.valid == event.time.interval
        if claim.property in wanted and (exact_time or (claim.property == "place" and claim.value == place)):
            chosen.append(claim.evidence[0])
    return spread([*chosen, *event.mentions], lookup)


def spread(refs: Iterable[SpanRef], lookup: Lookup, limit: int = MAX_CITATIONS) -> list[SpanRef]:
    """Return at most `limit` spans, one of each text family first, in the order given."""
    firsts: list[SpanRef] = []
    rest: list[SpanRef] = []
    seen: set[str] = set()
    for ref in dict.fromkeys(refs):
        family = lookup.family.get(ref.article_id, (ref.article_id,))[0]
        (rest if family in seen else firsts).append(ref)
        seen.add(family)
    covered: list[SpanRef] = []
    for ref in [*firsts, *rest]:
        if not any(_repeats(ref, other) for other in covered):
            covered.append(ref)
    return covered[:limit]


def _repeats(ref: SpanRef, other: SpanRef) -> bool:
    return ref.article_id == other.article_id and ref.span.overlaps(other.span)
