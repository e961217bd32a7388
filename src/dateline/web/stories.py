"""Stories: the list, and one story with what happened in it and its pages."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.link import Story
from dateline.publish.descent import draw_descent
from dateline.publish.lookup import Lookup
from dateline.publish.report import family_view
from dateline.record.timeline import build_timeline
from dateline.web.desk import desk_of, page, paging_of


def stories(request: Request) -> Response:
    """Answer with the stories, the latest first."""
    found = desk_of(request).workspace.lists.stories(paging_of(request, newest_first=True))
    return page(request, "stories.html.j2", stories=found)


def story(request: Request) -> Response:
    """Answer with one story."""
    workspace = desk_of(request).workspace
    found = workspace.only(Story, request.path_params["id"])
    record = workspace.record_near(found)
    lookup = Lookup(record)
    timeline = build_timeline(record, story=found.id, everything=True)
    families = [family for family in record.links.families if set(family) & set(found.articles)]
    return page(
        request,
        "story.html.j2",
        story=found,
        entries=timeline.entries,
        families=[family_view(family, lookup) for family in families],
        descent=draw_descent(found.articles, lookup),
        published={article_id: lookup.date(article_id) for article_id in found.articles},
        titles={article_id: lookup.pages[article_id].article.title for article_id in found.articles},
        brief=workspace.brief_of(found.id),
    )
