"""Markup that swallows the page behind it: an element that is never closed, or one that is shown without scripts only.

Browsers show nothing of such a page, yet its text is there. It is looked for only where a page holds no article, so
that no sound page is read by guesses.
"""

import re
from collections import deque

# Elements whose content is no markup, and comments: unclosed, they end with the page.
_RAW = ("script", "style", "title", "textarea", "xmp", "iframe")
_OPENED = {tag: re.compile(rf"<{tag}\b[^>]*>", re.I) for tag in _RAW}
_CLOSED = {tag: re.compile(rf"</{tag}\b", re.I) for tag in _RAW}
_FALLBACK = re.compile(r"<(/?)(?:noscript|template|noframes|frameset)\b[^>]{0,2000}>", re.I)
_COMMENT, _COMMENT_END = "<!--", "-->"


def freed(text: str) -> str | None:
    """Return the page with what it swallows set free, `None` where it swallows nothing.

    >>> freed("<title>Ferry strike<body><p>The ferries stopped.")
    'Ferry strike<body><p>The ferries stopped.'
    >>> freed("<noscript><p>The ferries stopped.</noscript>")
    '<div><p>The ferries stopped.</div>'
    >>> freed("<title>Ferry strike</title><p>The ferries stopped.") is None
    True
    """
    free = _FALLBACK.sub(r"<\1div>", _without_open_comment(_without_open_raw(text)))
    return free if free != text else None


def _without_open_raw(text: str) -> str:
    """Drop the last beginning of an element of raw text that has no end."""
    for tag in _RAW:
        last = next(iter(deque(_OPENED[tag].finditer(text), maxlen=1)), None)
        if last is not None and not _CLOSED[tag].search(text, last.end()):
            text = text[: last.start()] + text[last.end() :]
    return text


def _without_open_comment(text: str) -> str:
    start = text.rfind(_COMMENT)
    if start < 0 or text.find(_COMMENT_END, start) >= 0:
        return text
    return text[:start] + text[start + len(_COMMENT) :]
