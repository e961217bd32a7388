"""The whole pipeline with its real stages, over a few pages about a dam, a strike and no news at all."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.model.annotation import EventType, Status
from dateline.model.outcome import RejectionReason
from dateline.model.rows import from_json, to_json
from dateline.record.why import Item, why
from dateline.workspace import Workspace

PAGES = {
    "addis.html": """<!doctype html><html><head><title>Ethiopia and Sudan leaders meet in Khartoum over dam</title>
        <meta property="article:published_time" content="2021-08-12T09:00:00Z"></head><body><nav>Home | Africa</nav>
        <article><h1>Ethiopia and Sudan leaders meet in Khartoum over dam</h1>
        <p>Ethiopian Foreign Minister Demeke Mekonnen met his Sudanese counterpart Mariam al-Mahdi in Khartoum on
        Wednesday to discuss the filling of the dam on the Blue Nile.</p>
        <p>“We want an agreement that binds all three countries,” al-Mahdi told reporters after the meeting.</p>
        <p>The two ministers will meet again in Addis Ababa on August 25, the Sudanese foreign ministry said.</p>
        </article><footer>Copyright</footer></body></html>""",
    "port.txt": """Port workers in Guayaquil call off strike

        Published 3 June 2019

        Port workers in Guayaquil called off a strike on Monday after the government of Ecuador promised to raise wages
        by 12 percent, union leader Rosa Villacís said.

        “We won, but we will be watching,” Villacís told a rally at the harbour. About 3,000 workers had stopped work on
        May 27, and more than 40 ships were waiting outside the port.
        """,
    "index.html": "<html><body><ul><li><a href='/a'>Sport</a><li><a href='/b'>Weather</a></ul></body></html>",
    "empty.txt": "",
    "noise.txt": "\x00\x01\x02\x03" * 200,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def workspace(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("record") / "r.dateline") as workspace:
        workspace.add(folder)
        yield workspace


def test_pages_become_articles_or_rejections_with_reasons(workspace: Workspace) -> None:
    assert {article.title for article in workspace.articles()} == {
        "Ethiopia and Sudan leaders meet in Khartoum over dam",
        "Port workers in Guayaquil call off strike",
    }
    reasons = {Path(each.source.name).name: each.reason for each in workspace.rejections()}
    assert reasons["empty.txt"] is RejectionReason.EMPTY
    assert reasons["noise.txt"] is RejectionReason.BINARY
    assert set(reasons) == {"empty.txt", "noise.txt", "index.html"}


def test_the_meeting_is_held_and_the_next_one_planned(workspace: Workspace) -> None:
    meetings = [event for event in workspace.events() if event.type is EventType.MEET]
    held = [str(event.time.interval) for event in meetings if event.status is Status.HELD]
    assert "2021-08-11" in held
    assert "2021-08-25" not in held


def test_every_cited_word_stands_where_the_record_says(workspace: Workspace) -> None:
    assert workspace.damage() == ()
    brief = workspace.brief()
    assert brief.sections
    assert all(sentence.citations for section in brief.sections for sentence in section.sentences)


def test_the_record_survives_the_way_through_the_store(workspace: Workspace) -> None:
    record = workspace.record()
    assert from_json(type(record), to_json(record)) == record


def test_quotations_and_articles_are_found(workspace: Workspace) -> None:
    assert {hit.kind for hit in workspace.search("binds all three countries")} >= {"article", "quote"}


def test_everything_is_explained(workspace: Workspace) -> None:
    record = workspace.record()
    items: tuple[Item, ...] = (*record.links.events, *record.links.stories, *record.links.entities)
    for item in (*items, *record.ledger.claims):
        assert why(record, item).steps


def test_page_by_page_is_the_same_as_all_at_once(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "r.dateline") as other:
        for name in sorted(PAGES, reverse=True):
            other.add(folder / name)
        assert other.record() == workspace.record()


def test_what_a_page_gives_can_be_sent_between_processes(workspace: Workspace) -> None:
    pages = workspace.record().pages
    assert pickle.loads(pickle.dumps(pages)) == pages  # noqa: S301  # our own bytes


WARM = """
import json, sys
from dateline.workspace import Workspace
with Workspace.open(sys.argv[1]) as workspace:
    report = workspace.add(sys.argv[2])
    workspace.brief()
print(json.dumps([report.known, len(report.rejections), "spacy" in sys.modules]))
"""


def test_a_second_run_reads_nothing_and_loads_no_language_model(workspace: Workspace, folder: Path) -> None:
    run = [sys.executable, "-c", WARM, str(workspace.place), str(folder)]
    output = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert json.loads(output) == [2, 3, False]
