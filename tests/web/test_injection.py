"""What is asked for is looked for and never carried out: no parameter, id or search becomes a part of a statement."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dateline.web.api import ENDPOINTS
from dateline.web.rest import PREFIX
from dateline.workspace import Workspace

TRUE = ("' OR '1'='1", '" OR "1"="1', "1 OR 1=1", "') OR 1=1 --", "%' OR 1=1 --", "x' UNION SELECT value FROM meta --")
WRITES = ("'; DROP TABLE articles; --", "'); DELETE FROM events; --", "x'; UPDATE meta SET value = 0; --")
WILD = ("%", "_", "%%", "\\")


@pytest.mark.parametrize("told", [*TRUE, *WRITES])
def test_a_statement_in_a_filter_finds_nothing(client: TestClient, workspace: Workspace, told: str) -> None:
    before = workspace.counts(), workspace.state()
    for endpoint, filter_ in (
        *(("events", name) for name in ("entity", "place", "country", "story")),
        *(("articles", name) for name in ("outlet", "language", "story")),
        *(("entities", name) for name in ("name", "country")),
        *(("claims", name) for name in ("subject", "property")),
    ):
        answer = client.get(f"{PREFIX}/{endpoint}", params={filter_: told})
        assert (answer.status_code, answer.json()["total"]) == (200, 0), (endpoint, filter_)
    assert (workspace.counts(), workspace.state()) == before


@pytest.mark.parametrize("told", [*TRUE, *WRITES, *WILD])
def test_a_statement_in_the_place_of_an_id_is_no_id(client: TestClient, workspace: Workspace, told: str) -> None:
    before = workspace.counts(), workspace.state()
    kinds = [
        each.path.partition("{id}")[0] for each in ENDPOINTS if each.method == "GET" and each.path.endswith("/{id}")
    ]
    assert len(kinds) >= 6
    for path in (*(PREFIX + kind for kind in kinds), "/events/", "/articles/", "/stories/", "/claims/", "/entities/"):
        assert client.get(path + quote(told, safe="")).status_code == 404, path
    assert (workspace.counts(), workspace.state()) == before


@pytest.mark.parametrize("told", [*TRUE, *WRITES, *WILD])
def test_a_statement_in_a_search_or_a_cursor_is_words(client: TestClient, workspace: Workspace, told: str) -> None:
    before = workspace.counts(), workspace.state()
    assert client.get("/search", params={"q": told}).status_code in (200, 400)
    for order in ("", "~"):
        answer = client.get(f"{PREFIX}/events", params={"after": f"2024-01-01{order}{told}"})
        assert answer.status_code in (200, 400)
    assert (workspace.counts(), workspace.state()) == before


def test_signs_that_stand_for_others_in_a_pattern_stand_for_themselves(client: TestClient) -> None:
    everything = client.get(f"{PREFIX}/articles").json()["total"]
    assert everything > 0
    for told in WILD:
        assert client.get(f"{PREFIX}/articles", params={"outlet": told}).json()["total"] == 0, told
