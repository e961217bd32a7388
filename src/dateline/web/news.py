"""What is new: what the record has come to say since a day, as a page, as rows and as a feed."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.model.change import ABOUT
from dateline.model.listing import MOST, News, Paging
from dateline.web.desk import day_of, desk_of, page, paging_of, with_parameters

_MEDIA = "application/atom+xml"


def changes(request: Request) -> Response:
    """Answer with what is new since a day: the one on which the record last changed, where none is asked for."""
    since = day_of(request, "since") or _last_day(request)
    return page(
        request,
        "changes.html.j2",
        since=since,
        about=request.query_params.get("about", ""),
        news=news_of(request, since, paging_of(request)) if since else None,
        kinds=ABOUT,
    )


def feed(request: Request) -> Response:
    """Answer with the same as an Atom feed, in parts that lead on to one another (RFC 5005)."""
    since = required_day(request)
    found = news_of(request, since, paging_of(request, limit=MOST))
    after = found.changes.next
    further = request.url.path + with_parameters(request, after=after) if after else None
    text = desk_of(request).workspace.news_feed(found, since, further=further)
    return Response(text, media_type=_MEDIA)


def required_day(request: Request) -> date:
    """Return the day of `since`; `UsageError` where there is none."""
    since = day_of(request, "since")
    if since is None:
        raise UsageError("give since: the first day that counts as later, as 2024-07-03")
    return since


def news_of(request: Request, since: date, paging: Paging) -> News:
    """Return the slice of what is new that a request asks for."""
    about = request.query_params.get("about") or None
    if about and about not in ABOUT:
        raise UsageError(f"about: one of {', '.join(ABOUT)}")
    in_full = True if request.query_params.get("full") == "yes" else None
    return desk_of(request).workspace.news(since, about=about, paging=paging, in_full=in_full)


def _last_day(request: Request) -> date | None:
    changed = desk_of(request).workspace.changed_at()
    return changed.date() if changed else None
