"""A record made with a model of the user's own: cached by model, retried where the model failed, off by default."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import dateline
from dateline.cli.main import cli
from dateline.model.annotation import Annotations
from dateline.model.link import Page
from dateline.publish.explain import explain, to_plain
from dateline.settings import ModelSettings
from tests.support.model_server import serving_model

WORDS: list[dict[str, object]] = [{"kind": "mention", "label": "organisation", "text": "velvet committee"}]
PAGE = (
    "The dam stays shut\n\nThe velvet committee sat in the old mill on Monday and looked at the plans for the dam. "
    "It wants more time and more money, and the village wants its river back before the first snow falls.\n"
)
FINDER = ModelSettings("python:tests.proposing.finders:names")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "dam.txt").write_text(PAGE, encoding="utf-8")
    return folder


def _notes(record: Path) -> Annotations:
    with dateline.open(record) as workspace:
        (page,) = workspace.record().pages
        assert isinstance(page, Page)
        return page.notes


def test_a_page_is_read_again_for_another_model_only(tmp_path: Path, pages: Path) -> None:
    record = tmp_path / "r.dateline"
    with dateline.open(record) as workspace:
        runs = [
            workspace.add(pages, model=model, link=False)
            for model in (ModelSettings(), ModelSettings(), FINDER, FINDER)
        ]
    assert [(run.added, run.known) for run in runs] == [(1, 0), (0, 1), (1, 0), (0, 1)]
    assert _notes(record).model.endswith("+model:tests.proposing.finders:names")


def test_a_page_over_which_the_model_failed_is_read_again(tmp_path: Path, pages: Path) -> None:
    record = tmp_path / "r.dateline"
    with serving_model(WORDS) as address, dateline.open(record) as workspace:
        failing = ModelSettings(address, name="failing", backoff_seconds=0.01)
        first = workspace.add(pages, model=failing, link=False)
        second = workspace.add(pages, model=failing, link=False)
    assert (first.added, second.added) == (1, 1)
    assert first.notes == (
        f"the model gave nothing over 1 page, read without it for now: {address}/chat/completions answered 500",
    )
    assert _notes(record).decisions == ()


def test_the_command_asks_the_endpoint_it_is_given(tmp_path: Path, pages: Path) -> None:
    record = str(tmp_path / "r.dateline")
    with serving_model(WORDS) as address:
        options = ["--record", record, "--model", address, "--model-name", "finder", "-q"]
        done = CliRunner().invoke(cli, ["add", str(pages), *options])
        assert done.exit_code == 0, done.output
    notes = _notes(Path(record))
    assert [each.by for each in notes.decisions] == ["model:finder"]
    with dateline.open(record) as workspace:
        shown = to_plain(explain(notes.article_id, workspace.record()))
    assert "velvet committee (organisation), found by model:finder" in shown


def test_a_model_that_is_not_there_is_told_before_any_page_is_read(tmp_path: Path, pages: Path) -> None:
    record = str(tmp_path / "r.dateline")
    done = CliRunner().invoke(cli, ["add", str(pages), "--record", record, "--model", "python:no.such:f", "-q"])
    assert done.exit_code == 2
    assert "cannot find the function 'no.such:f'" in done.output


class TestShow:
    """`dateline show ARTICLE` with a model: asked where the page was read without it, and nothing is written."""

    @pytest.fixture
    def record(self, tmp_path: Path, pages: Path) -> Path:
        record = tmp_path / "r.dateline"
        with dateline.open(record) as workspace:
            workspace.add(pages)
        return record

    def test_a_page_read_without_the_model_is_shown_with_what_it_proposes(self, record: Path) -> None:
        notes = _notes(record)
        with serving_model(WORDS) as address:
            options = ["--record", str(record), "--model", address, "--model-name", "finder"]
            done = CliRunner().invoke(cli, ["show", notes.article_id, *options])
        assert done.exit_code == 0, done.output
        assert "“velvet committee” (mention, by model:finder)" in " ".join(done.output.split())
        assert _notes(record) == notes

    def test_a_page_added_with_the_model_is_not_sent_again(self, tmp_path: Path, pages: Path) -> None:
        record = tmp_path / "s.dateline"
        with serving_model(WORDS) as address, dateline.open(record) as workspace:
            own = ModelSettings(address, name="finder", backoff_seconds=0.01)
            workspace.add(pages, model=own)
        with dateline.open(record) as workspace:
            (article,) = workspace.articles()
            held = workspace.read_anew(article.id, own)  # nobody serves the address any more
            assert held.pages[0].notes.decisions
            assert held.pages[0].notes.incomplete is None

    def test_a_model_that_is_not_there_is_told(self, record: Path) -> None:
        options = ["--record", str(record), "--model", "python:no.such:f"]
        done = CliRunner().invoke(cli, ["show", _notes(record).article_id, *options])
        assert done.exit_code == 2
        assert "cannot find the function 'no.such:f'" in done.output
