"""What a page is made of is enough for it: more of the record makes no other page."""

from functools import partial

import pytest
from starlette.testclient import TestClient

from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import Event, Story
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
