"""What every page needs: the record, the templates, and how a page is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.errors import UsageError
from dateline.model.found import END, START
from dateline.model.link import Event
from dateline.model.listing import Paging
from dateline.publish import wording
from dateline.record.phrases import sentence
from dateline.record.quoting import quoted
from dateline.settings import ServeSettings
from dateline.workspace import Workspace

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """An open record and how it is served."""

    workspace: Workspace
    settings: ServeSettings


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """Answer with a page."""
    text = (
        environment()
        .get_template(f"web/{template}")
        .render(request=request, path=request.url.path, can_write=may_write(request), **shown)
    )
    return HTMLResponse(text, status_code=status)


def may_write(request: Request) -> bool:
    """Tell whether whoever asks may write; a page that becomes a file is for readers."""
    allowed: bool = request.state.may_write
    return allowed and not is_file(request)


def is_file(request: Request) -> bool:
    """Tell whether a page is asked for in order to become a file."""
    asked: bool = getattr(request.state, "is_file", False)
    return asked


def paging_of(request: Request, *, newest_first: bool = False, limit: int = PAGE_SIZE) -> Paging:
    """Return which slice of a list a request asks for."""
    return Paging(request.query_params.get("after") or None, limit, newest_first)


def day_of(request: Request, name: str) -> date | None:
    """Return the day that a parameter holds, `None` where it is not given; `UsageError` where it is no day."""
    given = request.query_params.get(name, "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{name}: {given!r} is no day; write it as 2024-07-03") from None


def event_text(event: Event) -> str:
    """Return what a list says of an event: a sentence from its fields, else the words of a page."""
    over = event.time.interval.latest is not None
    return sentence(event, over=over) or quoted(event, {})


def direction(text: str) -> str:
    """Return which way a line about an event is read: words of a page as they begin, a sentence of ours as English is.

    A sentence that begins with an Arabic name would else be set from right to left.
    """
    return "auto" if text.startswith("“") else "ltr"


def when(event: Event) -> str:
    """Return an event's days in words."""
    return "time not known" if event.time.interval.is_unknown else wording.span(event.time.interval)


def excerpt(text: str) -> Markup:
    """Return an excerpt of a search with what was found marked."""
    marked = str(escape(text)).replace(START, "<mark>").replace(END, "</mark>")
    return Markup(marked)  # noqa: S704  # escaped just above


def with_parameters(request: Request, **changed: object) -> str:
    """Return the query of a request with some parameters changed; those set to nothing are left out."""
    kept: Mapping[str, object] = {**request.query_params, "after": None, **changed}
    return "?" + urlencode({name: value for name, value in kept.items() if value not in (None, "")})


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates: the web's own, and those it shares with the report."""
    made = Environment(
        loader=PrefixLoader(
            {
                "web": PackageLoader("dateline.web", "templates"),
                "report": PackageLoader("dateline.publish", "templates"),
            }
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "origins": wording.origins,
        "span": wording.span,
        "published": wording.published,
        "side": wording.side,
        "event_text": event_text,
        "direction": direction,
        "when": when,
        "day": wording.day,
        "excerpt": excerpt,
    }
    made.globals["with_parameters"] = with_parameters
    return made
