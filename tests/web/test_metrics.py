"""The numbers that a monitoring system reads."""

from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.workspace import Workspace
from tests.fakes import use_fakes


def _numbers(client: TestClient) -> dict[tuple[str, str], float]:
    found = text_string_to_metric_families(client.get("/metrics").text)
    return {(each.name, ",".join(each.labels.values())): each.value for family in found for each in family.samples}


def test_requests_are_counted_by_what_answers_them_and_items_by_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_fakes(monkeypatch)
    (tmp_path / "a.txt").write_text("Work stopped.", encoding="utf-8")
    with Workspace.open(tmp_path / "r.dateline") as workspace:
        workspace.add(tmp_path / "a.txt")
        client = TestClient(create_app(workspace, ServeSettings()), base_url="http://127.0.0.1")
        for path in ("/events/none", "/events/other", "/nowhere", "/healthz"):
            client.get(path)
        numbers = _numbers(client)
    assert numbers["dateline_record_items", "article"] == 1
    assert numbers["dateline_record_stale", ""] == 0
    assert numbers["dateline_requests_total", "event,404"] == 2
    assert numbers["dateline_requests_total", "nothing,404"] == 1
    assert numbers["dateline_requests_total", "_health,200"] == 1
    assert numbers["dateline_request_seconds_count", "event"] == 2


def test_the_numbers_need_a_reading_token_where_there_are_tokens(tmp_path: Path) -> None:
    settings = ServeSettings(tokens=(("reader-0123456789", ("read",)),))
    with Workspace.open(tmp_path / "r.dateline") as workspace:
        client = TestClient(create_app(workspace, settings), base_url="http://desk.example")
        assert client.get("/metrics").status_code == 401
        answer = client.get("/metrics", headers={"authorization": "Bearer reader-0123456789"})
    assert answer.status_code == 200 and "dateline_record_items" in answer.text
