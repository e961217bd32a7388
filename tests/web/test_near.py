"""What a page is made of is enough for it: more of the record makes no other page."""

from functools import partial

import pytest
from starlette.testclient import TestClient

from dateline.model.article import Article
from dateline.model.claim import Check, Claim
from dateline.model.link import Entity, Event, Lineage, Story
from dateline.model.rows import to_row
from dateline.publish.to_json import record_rows
from dateline.record.origins import origins_behind
from dateline.record.why import Item, why
from dateline.workspace import Workspace

KINDS = (("events", Event), ("articles", Article), ("stories", Story), ("claims", Claim))
_EACH = 40


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_the_whole_scope_of_an_item_makes_the_same_page(
    path: str, kind: type, client: TestClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    items: tuple[Event | Article | Story | Claim, ...] = workspace._file.all(kind)
    chosen = items[:: max(1, len(items) // _EACH)]
    assert len(chosen) > 5
    ask = partial(client.get, headers={"cache-control": "no-cache"})
    near = {each.id: ask(f"/{path}/{each.id}?near").text for each in chosen}
    monkeypatch.setattr(workspace, "record_near", lambda item: workspace.record_around(item.id, judgements=False))
    for id_, page in near.items():
        assert ask(f"/{path}/{id_}?around").text.replace("?around", "?near") == page, id_


@pytest.mark.parametrize("kind", [Event, Article, Story, Claim, Entity, Lineage, Check])
def test_the_whole_record_gives_the_same_reasons_origins_and_row(kind: type, workspace: Workspace) -> None:
    record = workspace.record()
    items: tuple[Item, ...] = workspace._file.all(kind)
    chosen = items[:: max(1, len(items) // _EACH)]
    assert chosen
    rows = {row.get("id"): row for row in record_rows(record)}
    for each in chosen:
        assert workspace.why(each.id) == why(record, each)
        assert workspace.row(each.id) == rows.get(each.id, to_row(each))
        if isinstance(each, Event | Article | Story | Claim):
            assert workspace.origins(each.id) == origins_behind(record, each)
