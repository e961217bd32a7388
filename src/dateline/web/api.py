"""REST: everything that can be read, as the JSON export has it, and judging and adding for those who may write.

Each endpoint is a row of `ENDPOINTS`; the routes and the OpenAPI document are made from these rows, so that neither can
say what the other does not.
"""

from collections.abc import Callable, Mapping

from starlette.requests import Request

from dateline.errors import UsageError
from dateline.judging import judgement_row
from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.change import ABOUT
from dateline.model.claim import CheckVerdict, Claim, ClaimRelation
from dateline.model.found import END, START
from dateline.model.judged import Cell
from dateline.model.link import Entity, Event, Judgement, Story, Verdict
from dateline.model.listing import (
    MOST,
    ArticleQuery,
    ClaimQuery,
    EntityQuery,
    Paging,
    Slice,
)
from dateline.model.rows import to_row
from dateline.publish import atlas
from dateline.publish.lookup import Lookup
from dateline.publish.to_json import Item, Row, item_row, span_row
from dateline.settings import RunSettings
from dateline.web.desk import day_of, desk_of, paging_of
from dateline.web.events import choice, event_query
from dateline.web.news import news_of, required_day
from dateline.web.rest import Endpoint, Parameter
from dateline.web.searching import KINDS, search_query

_RUN = RunSettings(jobs=1)
_STANDARD = 50


# What is read


def _limit(request: Request) -> int:
    given = request.query_params.get("limit", str(_STANDARD))
    if not (given.isascii() and given.isdecimal() and len(given) < 5 and 1 <= int(given) <= MOST):
        raise UsageError(f"limit: a whole number from 1 to {MOST}")
    return int(given)


def _paging(request: Request) -> Paging:
    order = request.query_params.get("order", "oldest")
    if order not in ("oldest", "newest"):
        raise UsageError("order: oldest or newest")
    return paging_of(request, newest_first=order == "newest", limit=_limit(request))


def _slice(found: Slice[Item], lookup: Lookup | None = None) -> Row:
    return {
        "items": [item_row(each, lookup or Lookup.empty()) for each in found.items],
        "next": found.next,
        "total": found.total,
    }


def _events(request: Request) -> Row:
    return _slice(desk_of(request).workspace.lists.events(event_query(request), _paging(request)))


def _places(request: Request) -> Row:
    found = atlas.spots(desk_of(request).workspace.lists.places(event_query(request)))
    part = atlas.slice_of(found, paging_of(request, limit=_limit(request)))
    return {"items": [_place(each) for each in part.items], "next": part.next, "total": part.total}


def _place(spot: atlas.Spot) -> Row:
    position = to_row(spot.position) if spot.position else {"latitude": None, "longitude": None}
    return {
        "name": spot.name,
        "country": spot.country,
        "events": spot.events,
        "exact": spot.exact,
        "drawn_at": spot.drawn_at or None,
        **position,
    }


def _stories(request: Request) -> Row:
    return _slice(desk_of(request).workspace.lists.stories(_paging(request)))


def _articles(request: Request) -> Row:
    workspace, given = desk_of(request).workspace, request.query_params
    query = ArticleQuery(
        given.get("outlet") or None,
        given.get("language") or None,
        day_of(request, "since"),
        day_of(request, "until"),
        given.get("story") or None,
    )
    found = workspace.lists.articles(query, _paging(request))
    return _slice(found, Lookup(workspace.record_near(*found.items)))


def _entities(request: Request) -> Row:
    given = request.query_params
    query = EntityQuery(choice(EntityKind, given.get("type")), given.get("name") or None, given.get("country") or None)
    return _slice(desk_of(request).workspace.lists.entities(query, paging_of(request, limit=_limit(request))))


def _claims(request: Request) -> Row:
    workspace, given = desk_of(request).workspace, request.query_params
    query = ClaimQuery(
        given.get("subject") or None,
        given.get("property") or None,
        choice(ClaimRelation, given.get("relation")),
        choice(CheckVerdict, given.get("verdict")),
    )
    found = workspace.lists.claims(query, paging_of(request, limit=_limit(request)))
    return _slice(found, Lookup(workspace.record_about(found.items)))


def _one(kind: type[Item]) -> Callable[[Request], Row]:
    def answer(request: Request) -> Row:
        workspace = desk_of(request).workspace
        item = workspace.only(kind, request.path_params["id"])
        if isinstance(item, Claim | Article):
            return item_row(item, Lookup(workspace.record_near(item)))
        return item_row(item, Lookup.empty())  # the others say everything by themselves

    return answer


def _why(request: Request) -> Row:
    return to_row(desk_of(request).workspace.why(request.path_params["id"]))


def _why_two(request: Request) -> Row:
    return to_row(desk_of(request).workspace.why_two(request.path_params["id"], request.path_params["other"]))


def _origins(request: Request) -> Row:
    return to_row(desk_of(request).workspace.origins(request.path_params["id"]))


def _brief(request: Request) -> Row:
    return to_row(desk_of(request).workspace.brief_of(request.path_params["id"]))


def _search(request: Request) -> Row:
    found = desk_of(request).workspace.lists.search(search_query(request), _paging(request))
    rows = [to_row(each) | {"excerpt": each.excerpt.replace(START, "").replace(END, "")} for each in found.hits.items]
    return {"items": rows, "next": found.hits.next, "total": found.hits.total}


def _facets(request: Request) -> Row:
    found = desk_of(request).workspace.lists.search(search_query(request), Paging(limit=1))
    fields = {each.field: [to_row(count) for count in each.counts] for each in found.facets}
    return {"total": found.hits.total, "fields": fields}


def _changes(request: Request) -> Row:
    found = news_of(request, required_day(request), paging_of(request, limit=_limit(request))).changes
    rows = [to_row(each) | {"evidence": [span_row(ref) for ref in each.evidence]} for each in found.items]
    return {"items": rows, "next": found.next, "total": found.total}


def _judgements(request: Request) -> Row:
    rows = [_judgement(number, each) for number, each in desk_of(request).workspace.judgements().items()]
    return {"items": rows, "next": None, "total": len(rows)}


def _judgement(number: int, judgement: Judgement) -> Row:
    return {"number": number, **to_row(judgement)}


# What is written


def _judge(request: Request, fields: Mapping[str, str]) -> Row:
    verdict = choice(Verdict, fields["verdict"])
    if verdict is None or verdict is Verdict.UNSURE:
        raise UsageError("verdict: same or different")
    made = desk_of(request).workspace.judge(
        verdict, fields["one"], fields["other"], by=fields["by"], reason=fields.get("reason", "")
    )
    return to_row(made)


def _withdraw(request: Request) -> None:
    number: int = request.path_params["number"]
    desk_of(request).workspace.withdraw_number(number)


def _judge_cell(request: Request, fields: Mapping[str, str]) -> Row:
    cell = choice(Cell, fields["cell"])
    if cell is None or fields.get("holds", "yes") not in ("yes", "no"):
        raise UsageError(f"cell: one of {', '.join(Cell)}; holds: yes or no")
    made = desk_of(request).workspace.judge_cell(
        fields["item"],
        cell,
        fields.get("value", ""),
        by=fields["by"],
        reason=fields.get("reason", ""),
        holds=fields.get("holds") != "no",
        part=fields.get("part", ""),
    )
    return {"items": [{"id": each.id, **to_row(each)} for each in made]}


def _withdraw_cell(request: Request) -> None:
    desk_of(request).workspace.withdraw_cell(request.path_params["id"])


def _decisions(request: Request) -> Row:
    rows = [judgement_row(each) for each in desk_of(request).workspace.decisions()]
    return {"items": rows, "next": None, "total": len(rows)}


def _add(request: Request, fields: Mapping[str, str]) -> Row:
    url = fields.get("url", "").strip() or None
    source = Source(SourceKind.MEMORY, url or "posted text")
    body = fields["page"].encode("utf-8", "replace")
    if len(body) > desk_of(request).settings.max_upload_bytes:
        raise UsageError(f"the page is larger than {desk_of(request).settings.max_upload_bytes:,} bytes")
    return to_row(desk_of(request).workspace.add(Capture.of(body, source, url=url), run=_RUN))


_WORDS: Mapping[str, object] = {"type": "string"}
_DAY: Mapping[str, object] = {"type": "string", "format": "date"}
_AFTER = Parameter("after", "The `next` of the slice before.", _WORDS)
_LIMIT = Parameter(
    "limit", "At most so many items.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": _STANDARD}
)
_ORDER = Parameter("order", "By time.", {"enum": ["oldest", "newest"], "default": "oldest"})
_SINCE, _UNTIL = (
    Parameter(name, f"{words} that day.", _DAY) for name, words in (("since", "On or after"), ("until", "On or before"))
)
_SLICED = (_AFTER, _LIMIT)
_EVENT_FILTERS = (
    _SINCE,
    _UNTIL,
    Parameter("entity", "An entity that takes part, by id; repeatable.", {"type": "array", "items": _WORDS}, many=True),
    Parameter("place", "Part of the name of the place, or a country's code.", _WORDS),
    Parameter("country", "A country's code.", _WORDS),
    Parameter("type", "The type of event.", {"enum": [*EventType]}),
    Parameter("status", "The latest supported status.", {"enum": [*Status]}),
    Parameter("texts", "At least so many independent texts.", {"type": "integer", "minimum": 0, "maximum": 9999}),
    Parameter("story", "Told in that story, by id.", _WORDS),
    Parameter("background", "`no` leaves out what is only spoken of in passing.", {"enum": ["yes", "no"]}),
)

_STORY = Parameter("story", "Of that story, by id.", _WORDS)
_COUNTRY = Parameter("country", "A country's code.", _WORDS)
_ARTICLE_FILTERS = (
    _SINCE,
    _UNTIL,
    Parameter("outlet", "Part of the outlet's name.", _WORDS),
    Parameter("language", "ISO 639-1 code.", _WORDS),
    _STORY,
)
_ENTITY_FILTERS = (
    Parameter("type", "The kind of entity.", {"enum": [*EntityKind]}),
    Parameter("name", "Part of the name.", _WORDS),
    _COUNTRY,
)
_CLAIM_FILTERS = (
    Parameter("subject", "About an event, entity or article, by id.", _WORDS),
    Parameter("property", "The property claimed.", _WORDS),
    Parameter("relation", "In that relation to another claim.", {"enum": [*ClaimRelation]}),
    Parameter("verdict", "With a check of that verdict.", {"enum": [*CheckVerdict]}),
)
_CHANGED_SINCE = Parameter("since", "The first day that counts as later.", _DAY, required=True)
_WORDS_SOUGHT = Parameter("q", "Words.", {"type": "string", "minLength": 1}, required=True)

_SEARCH_FILTERS = (
    Parameter("kind", "Only these.", {"enum": [*KINDS]}),
    Parameter("outlet", "On a page of that outlet.", _WORDS),
    Parameter("language", "On a page in that language, ISO 639-1 code.", _WORDS),
    Parameter("type", "Of or about an event of that type.", {"enum": [*EventType]}),
    Parameter("status", "Of or about an event of that status.", {"enum": [*Status]}),
    Parameter("country", "Of or about an event in that country, by code.", _WORDS),
    Parameter(
        "texts",
        "Of or about an event with so many texts.",
        {"type": "integer", "minimum": 0, "maximum": 9999},
    ),
    Parameter("person", "With that person, by id.", _WORDS),
    Parameter("month", "Of that month, as 2024-07.", {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"}),
)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "GET",
        "/events",
        "events",
        "Events in order of time.",
        _events,
        "event",
        (*_EVENT_FILTERS, _ORDER, *_SLICED),
        is_list=True,
    ),
    Endpoint("GET", "/events/{id}", "event", "One event.", _one(Event), "event"),
    Endpoint(
        "GET",
        "/places",
        "places",
        "Places of events, those with most first; where `exact` is false, the position is that of `drawn_at`: the city "
        "that holds the place, or its country.",
        _places,
        "place_of_events",
        (*_EVENT_FILTERS, *_SLICED),
        is_list=True,
    ),
    Endpoint(
        "GET", "/stories", "stories", "Stories in order of time.", _stories, "story", (_ORDER, *_SLICED), is_list=True
    ),
    Endpoint("GET", "/stories/{id}", "story", "One story.", _one(Story), "story"),
    Endpoint("GET", "/stories/{id}/brief", "brief", "A short account, every sentence with its words.", _brief, "brief"),
    Endpoint(
        "GET",
        "/articles",
        "articles",
        "Articles in order of publication.",
        _articles,
        "article",
        (*_ARTICLE_FILTERS, _ORDER, *_SLICED),
        is_list=True,
    ),
    Endpoint("GET", "/articles/{id}", "article", "One article.", _one(Article), "article"),
    Endpoint(
        "GET",
        "/entities",
        "entities",
        "People, organisations, places and countries, those told of most first.",
        _entities,
        "entity",
        (*_ENTITY_FILTERS, *_SLICED),
        is_list=True,
    ),
    Endpoint("GET", "/entities/{id}", "entity", "One entity.", _one(Entity), "entity"),
    Endpoint(
        "GET",
        "/claims",
        "claims",
        "Claims with their relations and checks.",
        _claims,
        "claim",
        (*_CLAIM_FILTERS, *_SLICED),
        is_list=True,
    ),
    Endpoint("GET", "/claims/{id}", "claim", "One claim.", _one(Claim), "claim"),
    Endpoint("GET", "/why/{id}", "why", "What an item rests on, down to the words.", _why, "why"),
    Endpoint("GET", "/why/{id}/{other}", "why_two", "Why two things are held to be one, or not.", _why_two, "why"),
    Endpoint("GET", "/origins/{id}", "origins", "Who stands behind an item, at four levels.", _origins, "why"),
    Endpoint(
        "GET",
        "/search",
        "search",
        "Articles, quotations, events and claims that hold all the words, the best match first.",
        _search,
        "hit",
        (_WORDS_SOUGHT, *_SEARCH_FILTERS, *_SLICED),
        is_list=True,
    ),
    Endpoint(
        "GET",
        "/facets",
        "facets",
        "How many of what a search finds have each value of its fields.",
        _facets,
        "facets",
        (_WORDS_SOUGHT, *_SEARCH_FILTERS),
    ),
    Endpoint(
        "GET",
        "/changes",
        "changes",
        "What the record says now and did not say when a day began.",
        _changes,
        "change",
        (
            _CHANGED_SINCE,
            Parameter("about", "Only changes of these.", {"enum": [*ABOUT]}),
            Parameter(
                "full",
                "`yes` says cell by cell what changed of older items, however long that takes; else they are only "
                "named where much came in.",
                {"enum": ["yes"]},
            ),
            *_SLICED,
        ),
        is_list=True,
    ),
    Endpoint(
        "GET",
        "/judgements",
        "judgements",
        "The judgements by people that stand.",
        _judgements,
        "judgement",
        is_list=True,
    ),
    Endpoint(
        "POST",
        "/judgements",
        "judge",
        "Judge two things the same or different.",
        _judge,
        "judgement",
        given={"verdict": {"enum": ["same", "different"]}} | dict.fromkeys(("one", "other", "by", "reason"), _WORDS),
        needed=("verdict", "one", "other", "by"),
        status=201,
    ),
    Endpoint("DELETE", "/judgements/{number:int}", "withdraw", "Set a judgement aside.", _withdraw, "", status=204),
    Endpoint(
        "GET",
        "/decisions",
        "decisions",
        "Everything that people ever decided, as the file of judgements has it.",
        _decisions,
        "decision",
        is_list=True,
    ),
    Endpoint(
        "POST",
        "/judgements/cells",
        "judge_cell",
        "Say what one cell of an event, entity or article is.",
        _judge_cell,
        "kept",
        given={"cell": {"enum": [*Cell]}, "holds": {"enum": ["yes", "no"]}}
        | dict.fromkeys(("item", "value", "by", "reason", "part"), _WORDS),
        needed=("item", "cell", "by"),
        status=201,
    ),
    Endpoint(
        "DELETE",
        "/judgements/cells/{id}",
        "withdraw_cell",
        "Set aside what people said of an item's cells, or one judgement by its id.",
        _withdraw_cell,
        "",
        status=204,
    ),
    Endpoint(
        "POST",
        "/pages",
        "add",
        "Add one page, as HTML or text.",
        _add,
        "report",
        given={"page": _WORDS, "url": {"type": "string", "format": "uri"}},
        needed=("page",),
        status=201,
    ),
)
"""Every endpoint."""
