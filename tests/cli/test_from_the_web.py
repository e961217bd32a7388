import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import cli
from dateline.workspace import Workspace
from tests.fakes import use_fakes
from tests.support.web_server import Reply, WebServer, serving

LOCAL = ("--allow-private", "--delay", "0")


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_fakes(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RECORD", raising=False)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        server.routes["/feed"] = Reply(
            b"<rss><channel><item><link>/1</link></item><item><link>/2</link></item></channel></rss>",
            headers={"Content-Type": "text/xml"},
        )
        for number in (1, 2, 3):
            server.routes[f"/{number}"] = Reply(f"<p>Work stopped at pier {number}.</p>".encode())
        yield server


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="dateline")


def sources() -> list[str]:
    with Workspace.open("record.dateline") as workspace:
        return sorted(article.source.name for article in workspace.articles())


def test_add_takes_addresses_feeds_and_lists(web: WebServer) -> None:
    Path("today.urls").write_text(f"{web.url('/2')}\n")
    report = json.loads(
        run("add", web.url("/3"), "--feed", web.url("/feed"), "--urls", "today.urls", "--json", *LOCAL).stdout
    )
    assert (report["captures"], report["added"], report["rejections"]) == (3, 3, [])
    assert sources() == [web.url(f"/{number}") for number in (1, 2, 3)]


def test_add_refuses_addresses_inside_and_says_how_to_allow_them(web: WebServer) -> None:
    result = run("add", web.url("/1"))
    assert result.exit_code == 1 and "1 rejected" in result.output
    assert web.asked == []


def test_add_calls_itself_what_it_is_told(web: WebServer) -> None:
    run("add", web.url("/1"), "--user-agent", "desk/2", *LOCAL)
    assert {asked.headers["user-agent"] for asked in web.asked} == {"desk/2"}


def test_watch_once_then_list_then_forget(web: WebServer) -> None:
    result = run("watch", web.url("/feed"), "--once", *LOCAL)
    assert result.exit_code == 0 and "1 feed looked at, 2 new pages, 2 fetched" in result.output
    assert sources() == [web.url("/1"), web.url("/2")]
    assert run("watch", "--list").output.split() == [web.url("/feed")]
    assert "1 feed looked at, 0 new pages" in run("watch", "--once", *LOCAL).output
    assert "1 feed forgotten" in run("watch", "--forget", web.url("/feed")).output
    assert run("watch", "--list").output == ""


def test_watch_shows_what_is_wrong_with_a_feed(web: WebServer) -> None:
    assert "1 failed" in run("watch", web.url("/nowhere"), "--once", *LOCAL).output
    assert "404, not found" in run("watch", "--list").output


def test_watch_without_a_feed_is_misuse() -> None:
    result = run("watch")
    assert result.exit_code == 2 and "no feed is watched" in result.stderr
