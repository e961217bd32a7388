"""Search over articles, quotations, events and claims."""

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.web.desk import desk_of, page

KINDS = ("article", "quote", "event", "claim")
_MOST = 100


def search(request: Request) -> Response:
    """Answer with what holds all the words."""
    words, kind = request.query_params.get("q", "").strip(), request.query_params.get("kind", "")
    if kind and kind not in KINDS:
        raise UsageError(f"{kind!r} is none of {', '.join(KINDS)}")
    hits = desk_of(request).workspace.search(words, limit=_MOST) if words else ()
    return page(
        request,
        "search.html.j2",
        words=words,
        kind=kind,
        hits=[hit for hit in hits if not kind or hit.kind == kind],
        counts=Counter(hit.kind for hit in hits),
        kinds=KINDS,
    )
