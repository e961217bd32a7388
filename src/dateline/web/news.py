"""What is new: what the record has come to say since a day, as a page, as rows and as a feed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.model.change import Change
from dateline.model.listing import Paging, Slice
from dateline.web.desk import day_of, desk_of, page, paging_of, place_in_list

ABOUT = ("page", "event", "claim", "check")
_MEDIA = "application/atom+xml"


def changes(request: Request) -> Response:
    """Answer with what is new since a day: the one on which the record last changed, where none is asked for."""
    since = day_of(request, "since") or _last_day(request)
    found = desk_of(request).workspace.changes(since) if since else ()
    return page(
        request,
        "changes.html.j2",
        since=since,
        about=request.query_params.get("about", ""),
        counts=Counter(each.about for each in found),
        changes=chosen(request, found, paging_of(request)),
        kinds=ABOUT,
    )


def feed(request: Request) -> Response:
    """Answer with the same as an Atom feed."""
    workspace = desk_of(request).workspace
    return Response(workspace.changes_feed(required_day(request)), media_type=_MEDIA)


def required_day(request: Request) -> date:
    """Return the day of `since`; `UsageError` where there is none."""
    since = day_of(request, "since")
    if since is None:
        raise UsageError("give since: the first day that counts as later, as 2024-07-03")
    return since


def chosen(request: Request, found: Sequence[Change], paging: Paging) -> Slice[Change]:
    """Return the changes that a request asks for; a cursor is the number of those before."""
    about = request.query_params.get("about", "")
    if about and about not in ABOUT:
        raise UsageError(f"about: one of {', '.join(ABOUT)}")
    kept = [each for each in found if about in ("", each.about)]
    start = place_in_list(paging.after)
    end = start + paging.limit
    return Slice(kept[start:end], str(end) if end < len(kept) else None, len(kept))


def _last_day(request: Request) -> date | None:
    changed = desk_of(request).workspace.changed_at()
    return changed.date() if changed else None
