"""Names at the head of the text that say who wrote it and where: they are no actors.

"ACCRA (Reuters) - …", "Staff reporter, Daily Record: …". A dateline's place stays a place of the page.
"""

import re

from dateline.annotate.entities_spans import Candidate
from dateline.model.article import Article, BlockKind
from dateline.model.span import Span

_DATELINE = re.compile(r"[^\W\d_][^()\n:–—]{0,60}?(?P<source>\([^)\n]{2,40}\))?\s?(?:[–—:]| --? )")
_WRITERS = re.compile(
    r"\b(?:desk|staff|bureau|correspondent|reporter|report|news|agency|agencies|editor|writer|by)\b", re.I
)
_LEADS = 2
# A block of its own: "Anna Berg", "By Anna Berg", and "The Daily Record, Anna Berg, 2 May 2031".
_NAME_ALONE = re.compile(
    r"(?:[Bb]y )?[^\W\d_a-z][\w.’'-]+(?: (?:[^\W\d_a-z][\w.’'-]*|de|da|van|von|der|bin|al|el|la)){1,4}"
)
_SIGNED_LINE = re.compile(r"[^.!?\n]{3,70}, [^.!?\n]{3,50}, [^.!?,\n]*\d[^.!?\n]*")


def without_bylines(article: Article, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates that do not stand in a byline or as a dateline's source."""
    lines = _byline_spans(article)
    return tuple(c for c in candidates if not any(span.covers(c.span) for span in lines))


def dateline_heads(article: Article) -> tuple[Span, ...]:
    """Return the heads of paragraphs that name the place of writing ("ACCRA - "): a place there does not act."""
    spans = []
    for block in [block for block in article.blocks if block.kind is BlockKind.PARAGRAPH][:_LEADS]:
        match = _DATELINE.match(article.text, block.span.start, block.span.end)
        if match is not None:
            spans.append(Span(*match.span()))
    return tuple(spans)


def _byline_spans(article: Article) -> list[Span]:
    spans = [
        block.span
        for block in [block for block in article.blocks if block.kind is not BlockKind.TITLE][:_LEADS]
        if _is_signature(article.text, block.span)
    ]
    paragraphs = [block for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    for block in paragraphs[:_LEADS]:
        match = _DATELINE.match(article.text, block.span.start, block.span.end)
        if match is None:
            continue
        head = match.group()
        if match["source"]:
            spans.append(Span(*match.span("source")))
        if _WRITERS.search(head) or _names_outlet(article, head):
            spans.append(Span(*match.span()))
    return spans


def _is_signature(text: str, span: Span) -> bool:
    """Tell whether a block is only who wrote the page, who is not told of elsewhere: "Anna Berg"."""
    words = span.of(text).strip()
    if _SIGNED_LINE.fullmatch(words):
        return True
    surname = words.split()[-1] if words else ""
    return _NAME_ALONE.fullmatch(words) is not None and text.count(surname) == 1


def _names_outlet(article: Article, head: str) -> bool:
    own = [name.casefold() for name in (article.outlet, article.byline) if name]
    plain = head.rstrip(" :–—-").casefold()
    return any(name in plain for name in own)
