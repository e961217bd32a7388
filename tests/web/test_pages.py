"""Pages answer, lead to one another and to the words, and say what is wrong with a question."""

import json
import re
from datetime import date

import feedparser
import pytest
from lxml import html
from starlette.testclient import TestClient

from dateline.model.annotation import EntityKind
from dateline.model.link import Event
from dateline.model.listing import EventQuery, Paging, SearchQuery
from dateline.publish.lookup import Lookup
from dateline.publish.report import claim_row
from dateline.record.grouping import Grouping, titles_of
from dateline.web import news
from dateline.web.desk import event_text
from dateline.web.searching import FACETS
from dateline.workspace import Workspace

LISTS = (
    "/",
    "/stories",
    "/events",
    "/timeline",
    "/map",
    "/articles",
    "/entities",
    "/claims",
    "/changes",
    "/judgements",
    "/add",
    "/search",
)


def _met(workspace: Workspace) -> Event:
    """Return the event behind which most texts stand and in which two take part."""
    found = workspace.lists.events(EventQuery(texts=2), Paging(limit=200)).items
    return max((each for each in found if len(each.participants) > 1), key=lambda each: len(each.origins.texts))


def _all(text: str, path: str) -> list[str]:
    """Return what an XPath finds in a page, as text."""
    found = html.fromstring(text).xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


@pytest.mark.parametrize("path", LISTS)
def test_every_link_of_a_list_leads_to_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    inner = sorted({each.partition("#")[0] for each in _all(answer.text, "//a/@href") if each.startswith(("/", "?"))})
    assert inner
    for link in inner[:12]:
        assert client.get(path + link if link.startswith("?") else link).status_code == 200, link


def test_an_event_shows_its_fields_by_text_and_leads_to_the_words(client: TestClient, workspace: Workspace) -> None:
    event = _met(workspace)
    answer = client.get(f"/events/{event.id}")
    assert event_text(event) in "".join(_all(answer.text, "//h1/text()"))
    texts = _all(answer.text, "//table[contains(@class,'matrix')]/thead//th[@scope='col']/a")
    assert len(texts) == len(event.origins.texts)
    cited = [each for each in _all(answer.text, "//div[contains(@class,'cell')]/a[1]/@href") if "#at-" in each]
    assert cited
    for link in cited:
        path, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in client.get(path).text


def test_a_pair_lists_every_event_of_both(client: TestClient, workspace: Workspace) -> None:
    event = _met(workspace)
    one, other = (each.entity_id for each in event.participants[:2])
    found = workspace.lists.events(EventQuery(entities=(one, other)), Paging(limit=100))
    shown = re.findall(r'href="/events/(evt_\w+)"', client.get(f"/pairs/{one}/{other}").text)
    assert {each.id for each in found.items} == set(shown)
    assert event.id in shown


def test_a_list_is_read_to_its_end_slice_by_slice(workspace: Workspace) -> None:
    for newest in (False, True):
        seen: list[str] = []
        after: str | None = None
        while True:
            part = workspace.lists.events(paging=Paging(after, 7, newest))
            seen += [each.id for each in part.items]
            after = part.next
            if after is None:
                break
        assert len(seen) == part.total == len(set(seen)) == len(workspace.events())


def test_filters_keep_what_fits(client: TestClient, workspace: Workspace) -> None:
    planned = workspace.lists.events(EventQuery(status=next(e.status for e in workspace.events()))).items
    assert planned
    assert all(each.status is planned[0].status for each in planned)
    shown = client.get("/events", params={"since": "2023-06-01", "until": "2023-06-30"}).text
    for id_ in re.findall(r'href="/events/(evt_\w+)"', shown):
        interval = workspace.only(Event, id_).time.interval
        assert str(interval.earliest or "") <= "2023-06-30" and str(interval.latest or "9") >= "2023-06-01"


def test_what_is_new_is_a_page_and_a_feed(
    client: TestClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "MOST", 60)
    new = [each for each in workspace.changes(date(2000, 1, 1)) if each.about == "page"]
    shown = _all(client.get("/changes?since=2000-01-01&about=page").text, "//li[@class='row']/a/@href")
    assert len(new) == len(workspace.articles())
    assert set(shown) <= {f"/articles/{each.item_id}" for each in new}
    assert "Nothing has changed" in client.get("/changes?since=2999-01-01").text
    answer = client.get("/changes.atom?since=2000-01-01")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    entries = list(read.entries)
    assert len(entries) == 60
    while further := [link.href for link in read.feed.get("links", ()) if link.rel == "next"]:
        read = feedparser.parse(client.get(further[0]).content)
        entries += read.entries
    assert not read.bozo and len(entries) == len({each.id for each in entries}) > 60
    assert len(entries) == len(workspace.changes(date(2000, 1, 1)))
    assert client.get("/changes.atom").status_code == 400


def test_claims_are_shown_without_the_pages_that_they_stand_on(workspace: Workspace) -> None:
    claims = workspace.claims()
    narrow = Lookup(workspace.record_about(claims))
    wide = Lookup(workspace.record())
    assert any(narrow.relations_of.values()) and any(narrow.checks_of.values())
    for claim in claims:
        assert claim_row(claim, narrow) == claim_row(claim, wide)
        assert narrow.subject_name(claim) == wide.subject_name(claim)


@pytest.mark.parametrize("by", list(Grouping))
def test_a_timeline_is_shown_in_parts(client: TestClient, workspace: Workspace, by: Grouping) -> None:
    shown = client.get("/timeline", params={"by": by.value, "background": "no"})
    titles = _all(shown.text, "//h2/text()")
    first, held = titles[0], _all(shown.text, "//h2[1]/following-sibling::ol[1]//div[@class='what']/a/@href")
    events = {f"/events/{each.id}": each for each in workspace.events()}
    [titled] = {first} & {title for event in events.values() for title in titles_of(workspace.record(), by)(event)}
    assert held and all(titled in titles_of(workspace.record(), by)(events[each]) for each in held)
    assert len(titles) == len(set(titles)) > 1
    assert client.get("/timeline?by=colour").status_code == 400


def test_the_timeline_zooms_from_years_to_hours_and_back(client: TestClient) -> None:
    path, seen = "/timeline", []
    for _ in range(12):
        shown = client.get(path).text
        further = _all(shown, "//a[@data-key='+']/@href")
        seen.append(path)
        if not further:
            break
        path = "/timeline" + further[0]
    assert "hours=" in seen[-1] and not further
    assert _all(client.get(seen[-1]).text, "//a[@data-key='0']/@href") == ["?"]
    wider = "/timeline" + _all(client.get(seen[-1]).text, "//a[@data-key='-']/@href")[0]
    assert client.get(wider).status_code == 200
    for move in ("ArrowLeft", "ArrowRight"):
        (to,) = _all(client.get(seen[-2]).text, f"//a[@data-key='{move}']/@href")
        assert client.get("/timeline" + to).status_code == 200


def test_clock_times_of_pages_stand_beside_the_days(client: TestClient) -> None:
    shown = client.get("/timeline?since=2023-03-15&until=2023-03-18").text
    assert "told at 2023-03-16 21:42" in shown
    assert "told at 2023-03-16 21:42" not in client.get("/timeline?since=2023-03-16&until=2023-03-16&hours=0-12").text
    assert client.get("/timeline?since=2023-03-16&until=2023-03-16&hours=12-0").status_code == 400
    assert client.get("/timeline?since=2023-03-15&until=2023-03-16&hours=6-12").status_code == 400


def test_places_are_drawn_listed_and_lead_to_their_events(client: TestClient, workspace: Workspace) -> None:
    shown = client.get("/map").text
    named = {each.place.name for each in workspace.events() if each.place}
    listed = _all(shown, "//table//tr/td[1]/text()")
    unknown = _all(shown, "//section[@id='unknown']//span[@dir='auto']/text()")
    assert named == {*listed, *unknown} and unknown
    marks = _all(shown, "//div[@class='map']//a/@aria-label")
    assert sum(each.startswith("Somewhere in ") for each in marks) > 1 and len(marks) < len(listed)
    for link in _all(shown, "//div[@class='map']//a/@href"):
        assert client.get(link).status_code == 200
    city = next(each for each in listed if each == "Seoul")
    events = client.get(_all(shown, f"//tr[td='{city}']//a/@href")[0]).text
    assert len(re.findall(r'href="/events/evt_', events)) == sum(
        each.place is not None and each.place.name == city for each in workspace.events()
    )


def test_the_map_zooms_and_keeps_its_filters(client: TestClient) -> None:
    closer = "/map" + _all(client.get("/map?background=no").text, "//a[@data-key='+']/@href")[0]
    near = client.get(closer).text
    assert "background=no" in closer
    assert len(_all(near, "//div[@class='map']//a/@href")) < len(
        _all(client.get("/map?background=no").text, "//div[@class='map']//a/@href")
    )
    assert client.get("/map?view=north").status_code == 400


def test_two_articles_stand_side_by_side(client: TestClient, workspace: Workspace) -> None:
    lineage = workspace.lineages()[0]
    text = client.get("/compare", params={"left": lineage.from_id, "right": lineage.to_id}).text
    assert len(_all(text, "//mark[@data-passage]")) >= 2
    assert client.get("/compare", params={"left": lineage.from_id}).status_code == 400
    for by in ("words", "names"):
        both = client.get("/compare", params={"left": lineage.from_id, "right": lineage.to_id, "by": by}).text
        left, right = (_all(both, f"//section[{place}]//mark/@data-passage") for place in (1, 2))
        assert left == right == [str(number) for number in range(len(left))] and len(left) > 3
    assert (
        client.get("/compare", params={"left": lineage.from_id, "right": lineage.to_id, "by": "x"}).status_code == 400
    )


def test_who_copied_whom_is_drawn_and_every_arrow_leads_to_its_grounds(
    client: TestClient, workspace: Workspace
) -> None:
    lineage = workspace.lineages()[0]
    for path in (f"/articles/{lineage.to_id}", f"/articles/{lineage.from_id}"):
        shown = client.get(path).text
        anchors = _all(shown, "//a[contains(@class,'edge')]/@href")
        assert f"#{lineage.id}" in anchors
        for anchor in anchors:
            assert _all(shown, f"//li[@id='{anchor[1:]}']/a/@href")[0].startswith("/compare?")
        boxes = _all(shown, "//a[@class='node']/@href")
        assert {f"/articles/{lineage.from_id}", f"/articles/{lineage.to_id}"} <= set(boxes)


def test_a_page_as_received_stands_beside_its_text_and_is_inert(client: TestClient, workspace: Workspace) -> None:
    hostile = next(each for each in workspace.articles() if "<script>" in (each.title or ""))
    shown = client.get(f"/articles/{hostile.id}?received=yes").text
    (raw,) = _all(shown, "//pre[@class='received']/text()")
    assert "<svg onload=" in raw and "javascript:window.owned" in raw
    assert "<svg onload=" not in shown


def test_search_marks_what_was_found(client: TestClient) -> None:
    assert "<mark>" in client.get("/search", params={"q": "grain"}).text
    assert client.get("/search", params={"q": "grain", "kind": "rumour"}).status_code == 400
    assert client.get("/search", params={"q": "grain", "month": "May"}).status_code == 400


@pytest.mark.parametrize("field", FACETS)
def test_a_facet_adds_a_filter_that_finds_as_much_as_it_says(client: TestClient, field: str) -> None:
    shown = client.get("/search?q=minister").text
    links = [each for each in _all(shown, "//nav[contains(@class,'facets')]//a/@href") if f"&{field}=" in each]
    assert links, field
    for link in links[:4]:
        (number,) = _all(shown, f"//nav[contains(@class,'facets')]//a[@href={json.dumps(link)}]/../span/text()")
        narrowed = client.get("/search" + link).text
        assert f"{number} found" in narrowed
        back = _all(narrowed, "//a[starts-with(@aria-label,'take away')]/@href")
        assert back == ["?q=minister"]


def test_search_goes_on_where_it_ended_under_filters(client: TestClient, workspace: Workspace) -> None:
    query = SearchQuery("said", kind="claim")
    whole = workspace.lists.search(query, Paging(limit=200)).hits
    assert whole.next is None and len(whole.items) == whole.total > 6
    seen: list[str] = []
    paging: Paging | None = Paging(limit=3)
    while paging is not None:
        part = workspace.lists.search(query, paging).hits
        seen += [each.id for each in part.items]
        paging = Paging(part.next, 3) if part.next else None
    assert seen == [each.id for each in whole.items]
    first = client.get("/search?q=said").text
    (further,) = _all(first, "//a[@rel='next']/@href")
    second = client.get("/search" + further).text
    assert _all(first, "//ul[@class='hits']//a/@href") != _all(second, "//ul[@class='hits']//a/@href")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events/evt_none", 404),
        ("/nowhere", 404),
        ("/events?since=tomorrow", 400),
        ("/events?status=maybe", 400),
        ("/events?texts=many", 400),
        ("/events?after=x", 400),
    ],
)
def test_a_wrong_question_is_told_in_words(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.text.count("<h1>") == 1


def test_the_page_as_received_is_plain_text(client: TestClient, workspace: Workspace) -> None:
    article = workspace.articles()[0]
    answer = client.get(f"/articles/{article.id}/page")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_judgement_is_kept_shown_and_taken_back(client: TestClient, workspace: Workspace) -> None:
    one, other = (each.id for each in workspace.events()[:2])
    form = {"one": one, "other": other, "verdict": "different", "by": "ana", "reason": "other days"}
    assert "other days" in client.post("/judge", data=form).text
    (number,) = workspace.judgements()
    assert "Nobody has judged" in client.post("/withdraw", data={"number": str(number)}).text
    assert not workspace.judgements()


def test_a_cell_is_judged_shown_beside_the_programs_value_and_taken_back(
    client: TestClient, workspace: Workspace
) -> None:
    event = _met(workspace)
    form = {"item": event.id, "cell": "place", "value": "Nowhere Bay", "by": "ana", "reason": "the palace diary"}
    shown = client.post("/judge/cell", data=form)
    words = " ".join("".join(_all(shown.text, "//div[@role='note']//li//text()")).split())
    assert words.startswith("place: Nowhere Bay by ana")
    assert words.endswith(f"the program has {event.place.name if event.place else 'nothing'}")
    [kept] = [each for each in workspace.decisions() if each.withdrawn_at is None]
    assert "Nowhere Bay" in client.get("/judgements").text
    assert client.post("/judge/cell", data={**form, "cell": "status", "value": "perhaps"}).status_code == 400
    assert client.post("/judge/cell", data={**form, "cell": "colour"}).status_code == 400
    client.post("/withdraw/cell", data={"id": kept.id})
    assert "Nowhere Bay" not in client.get("/judgements").text
    assert workspace.only(Event, event.id).judged == ()


def test_a_role_and_a_day_of_publication_are_judged_on_their_pages_and_taken_back(
    client: TestClient, workspace: Workspace
) -> None:
    person = next(each for each in workspace.entities() if each.kind is EntityKind.PERSON and each.roles)
    article = workspace.articles()[0]
    for item, path, cell, value in (
        (person.id, f"/entities/{person.id}", "role", "Keeper of the Lighthouse"),
        (article.id, f"/articles/{article.id}", "published", "2001-02-03"),
    ):
        page = client.get(path).text
        within = f"//form[@action='/judge/cell'][.//input[@value='{cell}']]"
        assert _all(page, f"{within}//input[@name='item']/@value") == [item]
        shown = client.post("/judge/cell", data={"item": item, "cell": cell, "value": value, "by": "ana"})
        assert shown.url.path == path
        assert ("3 February 2001" if cell == "published" else value) in shown.text
        assert value in client.get("/judgements").text
        workspace.withdraw_cell(item)
        assert ("3 February 2001" if cell == "published" else value) not in client.get(path).text


def test_judgements_are_downloaded_and_taken_in_again(client: TestClient, workspace: Workspace) -> None:
    event = _met(workspace)
    client.post("/judge/cell", data={"item": event.id, "cell": "time", "value": "unknown", "by": "ben"})
    lines = client.get("/judgements.jsonl").text
    assert json.loads(lines.splitlines()[-1])["value"] == "unknown"
    answer = client.post("/judgements", files={"file": ("ours.jsonl", lines.encode(), "application/jsonl")})
    assert answer.status_code == 200 and answer.url.path == "/judgements"
    assert client.get("/judgements.jsonl").text == lines
    assert client.post("/judgements", files={"file": ("ours.jsonl", b"{}", "text/plain")}).status_code == 400
    workspace.withdraw_cell(event.id)


def test_a_pasted_and_an_uploaded_page_come_into_the_record(client: TestClient, workspace: Workspace) -> None:
    text = "The mayors of Ebenhausen and Tarn met in Tarn on 4 May 2021 and agreed to share a fire engine. " * 3
    pasted = client.post("/add", data={"text": text, "url": "https://paper.example/tarn"})
    assert "1 added" in pasted.text
    again = client.post("/add", files={"files": ("empty.html", b"", "text/html")})
    assert "empty.html" in again.text and "1 without an article" in again.text
    assert client.post("/add", data={}).status_code == 400
    workspace.remove("https://paper.example/tarn")
