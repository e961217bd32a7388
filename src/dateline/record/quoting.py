"""The words of a page that tell a happening, where its fields are too few for a sentence of one's own."""

from collections.abc import Mapping

from dateline.model.annotation import EventType, Status
from dateline.model.link import Event, Page, SpanRef
from dateline.model.span import Span

_MIN_QUOTED, _MAX_QUOTED = 40, 220
# Of these the sentence tells what is said.
_SAYING = frozenset({EventType.ANNOUNCE, EventType.STATEMENT})
_PREFIX = {
    Status.PLANNED: "Announced: ",
    Status.POSTPONED: "Postponed: ",
    Status.CANCELLED: "Cancelled: ",
    Status.DENIED: "Denied: ",
    Status.UNKNOWN: "Spoken of: ",
}


def quoted(event: Event, pages: Mapping[str, Page]) -> str:
    """Return the words of a page that tell the event, marked where they are no report of something done."""
    if not event.mentions:
        return f"{_PREFIX.get(event.status, '')}{event.title or event.type.value}"
    ref = _best_mention(event)
    return quotation(ref, pages.get(ref.article_id), event.status, whole=event.type in _SAYING)


def quotation(ref: SpanRef, page: Page | None, status: Status, *, whole: bool = False) -> str:
    """Return words of a page in quotation marks, marked where they are no report of something done.

    A clause that does not begin a sentence is quoted with its sentence, since by itself it may read as anything; every
    clause is with `whole`.
    """
    words = " ".join(ref.text.split())
    sentence_here = page.notes.sentence_at(ref.span.start) if page else None
    if page and sentence_here and (whole or words[:1].islower() or len(words) < _MIN_QUOTED):
        words = _within_sentence(page.article.text, sentence_here.span, ref.span)
    elif len(words) > _MAX_QUOTED:
        words = f"{words[:_MAX_QUOTED].rsplit(' ', 1)[0]} …"
    inner = words.rstrip(".,;: ").replace("“", "‘").replace("”", "’")
    return f"{_PREFIX.get(status, '')}“{inner}”"


def _within_sentence(text: str, whole: Span, clause: Span) -> str:
    """Return the sentence around a clause; of one that is too long, the part from the clause on."""
    words = " ".join(whole.of(text).split())
    if len(words) <= _MAX_QUOTED:
        return words
    start = max(whole.start, min(clause.start, whole.end - _MAX_QUOTED))
    head = "" if start == whole.start else "… "
    part = " ".join(text[start : whole.end].split())
    part = part if head == "" or text[start - 1].isspace() else part.split(" ", 1)[-1]
    cut = part if len(part) <= _MAX_QUOTED else f"{part[:_MAX_QUOTED].rsplit(' ', 1)[0]} …"
    return head + cut


def _best_mention(event: Event) -> SpanRef:
    """Return the mention whose length is nearest to a plain sentence's; the first of equals."""
    return min(event.mentions, key=lambda ref: (abs(len(ref.text) - 90), ref.article_id, ref.span))
