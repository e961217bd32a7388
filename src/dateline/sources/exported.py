"""Articles of an export of dateline's own (`publish/record.schema.json`), as pages that can be read again.

Only the articles are taken: events, claims and everything else is computed from them. The page is written as HTML with
what the export says of it, so that outlet, language, byline and date are read from it as from any other page. A date
that the export has as worked out, and not as stated, is left for this record to work out.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_OTHER = re.compile(r"(?:quo|fig|ent|evt|sto|lin|clm|rej)_[0-9a-f]{16}")
_TAGS = {"title": "h1", "heading": "h2", "quotation": "blockquote", "caption": "figcaption", "list item": "li"}
_FIELDS = (("og:site_name", "outlet"), ("author", "byline"), ("article:section", "section"))
_STATED = "stated"


def is_article(fields: Mapping[str, Any]) -> bool:
    """Tell whether a line is an article of an export."""
    return fields.get("kind") == "article" and isinstance(fields.get("blocks"), list)


def is_other_item(fields: Mapping[str, Any]) -> bool:
    """Tell whether a line is something else of an export."""
    return "kind" in fields and _OTHER.fullmatch(str(fields.get("id"))) is not None


def page_of(fields: Mapping[str, Any]) -> str:
    """Return an article of an export as HTML; `ValueError` where the line is not whole.

    >>> page_of({"text": "Vote", "blocks": [{"kind": "title", "start": 0, "end": 4}], "language": "en"})[-67:]
    '"utf-8"></head><body><article><h1>Vote</h1></article></body></html>'
    """
    text = fields.get("text")
    if not isinstance(text, str):
        raise ValueError("the article has no `text`")
    language = escape(str(fields.get("language") or ""))
    head = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in _told(fields))
    body = "".join(_blocks(fields["blocks"], text))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{head}</head>'
        f"<body><article>{body}</article></body></html>"
    )


def _told(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((name, str(fields[key])) for name, key in _FIELDS if fields.get(key))
    published = fields.get("published")
    if isinstance(published, dict) and published.get("basis") == _STATED:
        first, last = published.get("earliest"), published.get("latest")
        if isinstance(first, str) and isinstance(last, str) and first[:10] == last[:10]:
            yield "article:published_time", first


def _blocks(blocks: list[Any], text: str) -> Iterator[str]:
    for each in blocks:
        if not (isinstance(each, dict) and isinstance(each.get("start"), int) and isinstance(each.get("end"), int)):
            raise ValueError("a block has no `start` and `end`")
        tag = _TAGS.get(str(each.get("kind")), "p")
        yield f"<{tag}>{escape(text[each['start'] : each['end']])}</{tag}>"
