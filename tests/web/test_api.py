"""REST answers as its own description says."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from dateline.model.link import Event
from dateline.web.api import ENDPOINTS
from dateline.web.openapi import document
from dateline.web.rest import PREFIX, PROBLEM
from dateline.workspace import Workspace


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document()["components"]})


def _ids(client: TestClient) -> dict[str, str]:
    kinds = {"event": "events", "story": "stories", "article": "articles", "entity": "entities", "claim": "claims"}
    return {kind: client.get(f"{PREFIX}/{path}?limit=1").json()["items"][0]["id"] for kind, path in kinds.items()}


@pytest.mark.parametrize("endpoint", [each for each in ENDPOINTS if each.is_list], ids=lambda each: each.name)
def test_lists_hold_what_the_description_says(client: TestClient, endpoint: Any) -> None:
    needed = {"search": {"q": "minister"}, "changes": {"since": "2000-01-01"}}
    answer = client.get(PREFIX + endpoint.path, params=needed.get(endpoint.name, {}))
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert set(told) == {"items", "next", "total"}
    for item in told["items"]:
        _validator(endpoint.gives).validate(item)


@pytest.mark.parametrize(
    "endpoint", [each for each in ENDPOINTS if "{id}" in each.path and each.method == "GET"], ids=lambda each: each.name
)
def test_single_items_are_what_the_description_says(client: TestClient, endpoint: Any) -> None:
    ids = _ids(client)
    kind = {"brief": "story", "why": "event", "why_two": "event", "origins": "event"}.get(endpoint.name, endpoint.gives)
    other = client.get(f"{PREFIX}/events?limit=2").json()["items"][1]["id"]
    path = endpoint.path.replace("{id}", ids[kind]).replace("{other}", other)
    answer = client.get(PREFIX + path)
    assert answer.status_code == 200, answer.text
    _validator(endpoint.gives).validate(answer.json())
    assert client.get(PREFIX + endpoint.path.replace("{id}", "evt_none").replace("{other}", other)).status_code == 404


def test_a_list_goes_on_where_it_ended(client: TestClient) -> None:
    first = client.get(f"{PREFIX}/events?limit=5").json()
    second = client.get(f"{PREFIX}/events", params={"limit": 5, "after": first["next"]}).json()
    both = client.get(f"{PREFIX}/events?limit=10").json()["items"]
    assert first["items"] + second["items"] == both


def test_changes_go_on_where_they_ended(client: TestClient) -> None:
    asked = {"since": "2000-01-01", "about": "event"}
    first = client.get(f"{PREFIX}/changes", params={**asked, "limit": 5}).json()
    second = client.get(f"{PREFIX}/changes", params={**asked, "limit": 5, "after": first["next"]}).json()
    both = client.get(f"{PREFIX}/changes", params={**asked, "limit": 10}).json()
    assert first["items"] + second["items"] == both["items"]
    assert {each["about"] for each in both["items"]} == {"event"} and both["total"] > 10
    assert client.get(f"{PREFIX}/changes?since=2999-01-01").json()["total"] == 0


def test_what_is_known_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(f"{PREFIX}/stories").headers["etag"]
    assert client.get(f"{PREFIX}/stories", headers={"if-none-match": tag}).status_code == 304
    assert client.get(f"{PREFIX}/events", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?colour=red", 400),
        ("/events?limit=1&limit=2", 400),
        ("/events?limit=9999", 400),
        ("/search", 400),
        ("/changes", 400),
        ("/changes?since=2000-01-01&about=rumours", 400),
        ("/changes?since=2000-01-01&after=x", 400),
        ("/claims?verdict=perhaps", 400),
        ("/nowhere", 404),
        ("/events/evt_none", 404),
    ],
)
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(PREFIX + path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    _validator("problem").validate(answer.json())


def test_a_page_is_added_and_judged_over_rest(client: TestClient, workspace: Workspace) -> None:
    text = "The port of Larnmouth was closed on 9 March 2020 after a storm that sank two boats, its master said. "
    made = client.post(f"{PREFIX}/pages", json={"page": text * 2, "url": "https://paper.example/larnmouth"})
    assert made.status_code == 201 and made.json()["added"] == 1
    _validator("report").validate(made.json())
    one, other = (each["id"] for each in client.get(f"{PREFIX}/events?limit=2").json()["items"])
    body = {"verdict": "different", "one": one, "other": other, "by": "ben"}
    judged = client.post(f"{PREFIX}/judgements", json=body)
    assert judged.status_code == 201
    (number,) = workspace.judgements()
    assert client.delete(f"{PREFIX}/judgements/{number}").status_code == 204
    assert client.delete(f"{PREFIX}/judgements/{number}").status_code == 404
    workspace.remove("https://paper.example/larnmouth")


def test_a_cell_is_judged_and_taken_back_over_rest(client: TestClient, workspace: Workspace) -> None:
    event = next(each for each in workspace.events() if not each.background)
    body = {"item": event.id, "cell": "status", "value": "cancelled", "by": "ben"}
    made = client.post(f"{PREFIX}/judgements/cells", json=body)
    assert made.status_code == 201
    _validator("kept").validate(made.json())
    judged = client.get(f"{PREFIX}/events/{event.id}").json()
    assert judged["status"] == "cancelled"
    for row in client.get(f"{PREFIX}/decisions").json()["items"]:
        _validator("decision").validate(row)
    [kept] = made.json()["items"]
    assert client.delete(f"{PREFIX}/judgements/cells/{kept['id']}").status_code == 204
    assert client.delete(f"{PREFIX}/judgements/cells/{kept['id']}").status_code == 404
    assert workspace.only(Event, event.id).status is event.status
    assert client.post(f"{PREFIX}/judgements/cells", json={**body, "holds": "perhaps"}).status_code == 400


_MISFITS = [b"", b"[]", b'{"page": 3}', b'{"page": ""}', b'{"page": "x", "colour": "red"}', b"\xff"]


@pytest.mark.parametrize("body", _MISFITS)
def test_a_body_that_does_not_fit_is_a_problem(client: TestClient, body: bytes) -> None:
    answer = client.post(f"{PREFIX}/pages", content=body)
    assert answer.status_code == 400
    _validator("problem").validate(answer.json())


def test_a_place_is_found_by_what_holds_it(client: TestClient) -> None:
    found = client.get(f"{PREFIX}/events", params={"place": "japan", "limit": 200}).json()["items"]
    assert "Tokyo" in {each["place"]["name"] for each in found}
    assert all("japan" in " ".join([each["place"]["name"], *each["place"]["within"]]).lower() for each in found)


def test_places_go_on_where_they_ended(client: TestClient) -> None:
    first = client.get(f"{PREFIX}/places?limit=5").json()
    second = client.get(f"{PREFIX}/places", params={"limit": 5, "after": first["next"]}).json()
    both = client.get(f"{PREFIX}/places?limit=10").json()
    assert first["items"] + second["items"] == both["items"] and both["total"] > 10
