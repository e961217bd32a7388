"""A real client talks to a real server process."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client

import dateline
from dateline.model.link import Event

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
TOOLS = {"search", "event", "timeline", "claims", "check_claim", "why"}
LARGEST = 20_000  # signs of one answer: what an agent can read beside other things


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "record.dateline"
    with dateline.open(path) as workspace:
        workspace.add(sorted(EXAMPLES.glob("*tokyo*")))
    return path


@asynccontextmanager
async def _session(record: Path) -> AsyncIterator[ClientSession]:
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "dateline", "mcp", "--record", str(record)], env=dict(os.environ)
    )
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        yield session


async def _asked(session: ClientSession, tool: str, **given: object) -> dict[str, Any]:
    answer = await session.call_tool(tool, given)
    assert not answer.is_error, answer.content
    assert answer.structured_content is not None
    assert len(str(answer.structured_content)) < LARGEST
    told: dict[str, Any] = answer.structured_content
    return told


def test_an_agent_finds_an_event_and_follows_it_to_the_words(record: Path) -> None:
    async def talk() -> None:
        async with _session(record) as session:
            tools = await session.list_tools()
            assert {tool.name for tool in tools.tools} == {
                "search",
                "event",
                "timeline",
                "claims",
                "check_claim",
                "why",
            }
            assert all(
                tool.description and tool.annotations and tool.annotations.read_only_hint for tool in tools.tools
            )
            told = await _asked(session, "timeline", limit=50)
            assert told["total"] == len(told["events"])
            ids = [each["id"] for each in told["events"]]
            for id_ in ids[:4]:
                event = await _asked(session, "event", id=id_)
                assert event["evidence"]
                _words_stand_there(record, event["evidence"])
                assert (await _asked(session, "why", id=id_))["steps"]
            claims = (await _asked(session, "claims", subject=ids[0]))["claims"]
            assert claims
            _words_stand_there(record, claims[0]["evidence"])
            assert (await _asked(session, "check_claim", id=claims[0]["id"])) == claims[0]
            assert (await _asked(session, "search", words="Tokyo", limit=3))["hits"]
            assert "steps" in await _asked(session, "why", id=ids[0], other=ids[1])

    asyncio.run(talk())


def _words_stand_there(record: Path, evidence: list[dict[str, Any]]) -> None:
    with dateline.open(record, must_exist=True) as workspace:
        texts = {article.id: article.text for article in workspace.articles()}
    for each in evidence:
        assert texts[each["article"]][each["start"] : each["end"]] == each["text"]


def test_mistakes_are_told_in_one_line(record: Path) -> None:
    async def talk() -> list[str]:
        async with _session(record) as session:
            asked = (("event", {"id": "evt_none"}), ("timeline", {"since": "soon"}), ("search", {"words": "-"}))
            answers = [await session.call_tool(tool, given) for tool, given in asked]
            assert all(answer.is_error for answer in answers)
            return [str(getattr(answer.content[0], "text", "")) for answer in answers]

    told = asyncio.run(talk())
    assert "evt_none" in told[0] and "no day" in told[1] and "nothing to look for" in told[2]
    assert all("Traceback" not in each for each in told)


def test_the_events_of_an_answer_are_those_of_the_record(record: Path) -> None:
    async def talk() -> list[str]:
        async with _session(record) as session:
            found: list[str] = []
            after = ""
            while True:
                part = await _asked(session, "timeline", limit=4, after=after)
                found += [each["id"] for each in part["events"]]
                after = part["next"] or ""
                if not after:
                    return found

    with dateline.open(record, must_exist=True) as workspace:
        shown = [each.id for each in workspace.events() if isinstance(each, Event) and not each.background]
    assert asyncio.run(talk()) == shown
