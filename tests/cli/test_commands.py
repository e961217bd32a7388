import json
import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from importlib import resources
from io import StringIO
from pathlib import Path

import feedparser
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from dateline.cli.main import cli
from dateline.cli.views import print_original
from dateline.workspace import Workspace
from tests.fakes import use_fakes
from tests.page.helpers import read


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_fakes(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RECORD", raising=False)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="dateline")


def _add(**texts: str) -> Result:
    Path("pages").mkdir(exist_ok=True)
    for name, text in texts.items():
        Path("pages", f"{name}.txt").write_text(text, encoding="utf-8")
    return _run("add", "pages")


def _ids() -> tuple[str, str]:
    with Workspace.open("record.dateline") as workspace:
        return workspace.events()[0].id, workspace.articles()[0].id


def test_add_gives_an_account() -> None:
    result = _add(a="Work stopped.", b="reject", c="crash")
    assert result.exit_code == 0
    assert "3 pages: 1 added, 0 already known, 2 rejected" in result.output
    assert "too short" in result.output and "this page is poison" in result.output
    assert "pages/c.txt" in result.output
    assert Path("record.dateline").exists()


def test_add_again_says_that_the_pages_are_known() -> None:
    _add(a="Work stopped.")
    assert "0 added, 1 already known, 0 rejected" in _add().output


def test_add_fails_where_no_page_can_be_used() -> None:
    result = _add(a="reject")
    assert result.exit_code == 1
    assert "1 page: 0 added, 0 already known, 1 rejected" in result.output


def test_add_as_json_is_the_run_report() -> None:
    Path("a.txt").write_text("Work stopped.")
    report = json.loads(_run("add", "a.txt", "--json").stdout)
    assert (report["captures"], report["added"], report["rejections"]) == (1, 1, [])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("add",), 2, "no page given"),
        (("add", "nowhere"), 2, "no such file or folder: nowhere"),
        (("add", "empty"), 2, "no page found in empty"),
        (("stories",), 2, "no record at record.dateline"),
        (("nonsense",), 2, "No such command"),
        (("events", "--type", "wedding"), 2, "is not one of"),
        (("--nonsense", "events"), 2, "No such option"),
        (("--record", "x", "events"), 2, "no record at x"),
    ],
)
def test_misuse_is_one_clear_line_and_code_2(arguments: tuple[str, ...], code: int, words: str) -> None:
    Path("empty").mkdir()
    result = _run(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_a_file_that_is_no_record_is_a_failure_and_left_alone() -> None:
    Path("notes.txt").write_text("dear diary")
    result = _run("events", "--record", "notes.txt")
    assert result.exit_code == 1
    told = "Error: notes.txt is not a dateline record, or damaged (file is not a database); it was left as it is"
    assert result.stderr.strip() == told
    assert Path("notes.txt").read_text() == "dear diary"


def test_a_record_of_a_later_version_names_the_version_to_install() -> None:
    _add(a="Work stopped.")
    with closing(sqlite3.connect("record.dateline")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE meta SET value = '8.1.0' WHERE key = 'written_by'")
    result = _run("events")
    assert result.exit_code == 1
    assert "was written by dateline 8.1.0" in result.stderr and "Install that version" in result.stderr


def test_an_interrupted_run_says_that_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "refresh", _interrupt)
        result = _add(a="Work stopped.")
    assert (result.exit_code, "what was written is kept" in result.stderr) == (1, True)
    assert "1 already known" in _add().output


def _interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_the_record_can_be_named_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_RECORD", "other.dateline")
    _add(a="Work stopped.")
    assert Path("other.dateline").exists() and not Path("record.dateline").exists()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("stories", "Strike"),
        ("events", "Strike in Lagos"),
        ("articles", "Dockers strike in Lagos"),
        ("entities", "Ada Obi"),
        ("claims", "300 dockers"),
        ("rejections", "one word of text"),
    ],
)
def test_lists_name_what_there_is(command: str, words: str) -> None:
    _add(a="Work stopped.", b="reject")
    result = _run(command)
    assert result.exit_code == 0
    assert words in result.output
    assert "\x1b" not in result.output
    as_json = json.loads(_run(command, "--json").stdout)
    assert isinstance(as_json, list) and words in json.dumps(as_json, ensure_ascii=False)


@pytest.mark.parametrize("command", ["stories", "events", "articles", "entities", "claims", "rejections", "timeline"])
def test_an_empty_record_says_what_to_do(command: str) -> None:
    Workspace.open("record.dateline").close()
    result = _run(command)
    assert result.exit_code == 0
    assert "yet. Add pages with: dateline add PATH…" in result.output


@pytest.mark.parametrize("command", ["stories", "events", "articles", "entities", "claims", "rejections"])
def test_an_empty_list_is_an_empty_json_list(command: str) -> None:
    Workspace.open("record.dateline").close()
    assert json.loads(_run(command, "--json").stdout) == []


def test_filters_that_fit_nothing_say_how_many_there_are_without() -> None:
    _add(a="Work stopped.")
    assert "Strike in Lagos" in _run("events", "--type", "protest", "--status", "held").output
    assert _run("events", "--type", "summit").output == "No event fits. Without the filter there is 1.\n"
    assert "No entity fits" in _run("entities", "--kind", "place").output


def test_long_lists_are_cut_and_counted() -> None:
    _add(a="Work stopped.", b="Work went on.", c="All quiet.")
    assert "… and 2 more" in _run("articles", "--limit", "1").output
    assert len(json.loads(_run("articles", "-n", "2", "--json").stdout)) == 2


def test_show_original_prints_the_page_as_it_was() -> None:
    lines = [f"The port&nbsp;was sh\u00adut on day {day} of the strike, the harbour authority said." for day in "123"]
    article = read("\n\n".join(["Share", "Ferries stop", *lines]))
    console = Console(file=StringIO(), width=200, force_terminal=True, color_system="standard")
    print_original(article, console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "The port&nbsp;was sh\u00adut on day 1" in shown
    assert "\x1b[2mShare" in shown  # what was left out is dim


def test_only_an_article_has_an_original() -> None:
    _add(a="Work stopped.")
    event, article = _ids()
    assert _run("show", article, "--original").exit_code == 0
    assert "only an article has a page" in _run("show", event, "--original").stderr


def test_show_takes_any_beginning_of_an_id() -> None:
    _add(a="Work stopped.", b="Work went on.")
    event, article = _ids()
    assert "Strike in Lagos" in _run("show", event[:10]).output
    assert "PLOVER PROTEST, CAMEO 14" in _run("show", event).output
    assert "Work" in _run("show", article.partition("_")[2][:8]).output
    for id_ in ("sto_1", "ent_1", "clm_1", "lin_1", "chk_1"):
        assert _run("show", id_).exit_code == 0
        assert json.loads(_run("show", id_, "--json").stdout)["id"] == id_
    assert "fits 2 items" in _run("show", "art_").stderr
    assert _run("show", "zzz").exit_code == 2


def test_why_leads_down_to_the_words() -> None:
    _add(a="Work stopped.", b="Work went on.")
    event, _ = _ids()
    assert "“Dockers”" in _run("why", event).output
    assert json.loads(_run("why", event, "--json").stdout)["id"] == event


def test_timeline_and_brief() -> None:
    _add(a="Work stopped.")
    assert "2021-03-08" in _run("timeline", "--story", "sto_1", "--entity", "ent_1").output
    assert "[1] “Dockers”" in _run("brief").output
    assert json.loads(_run("timeline", "--json").stdout)["entries"]
    assert json.loads(_run("brief", "--json").stdout)["citations"]
    assert "No event fits" in _run("timeline", "--until", "2001-01-01").output


def test_search_finds_and_says_when_it_does_not() -> None:
    _add(a="Work stopped.")
    assert "Work stopped." in _run("search", "stopped", "--kind", "article").output
    assert "Nothing found" in _run("search", "earthquake").output
    (hit,) = json.loads(_run("search", "stopped", "--kind", "article", "--json").stdout)
    assert hit["kind"] == "article" and hit["excerpt"] == "Work stopped."
    assert _run("search", "?").exit_code == 2


@pytest.mark.parametrize("form", ["jsonl", "html", "md", "csv"])
def test_export_says_where(form: str) -> None:
    _add(a="Work stopped.")
    result = _run("export", "--format", form)
    assert result.output.strip() == f"record.{form}"
    assert "Strike in Lagos" in Path(f"record.{form}").read_text(encoding="utf-8")


def test_doctor_finds_nothing_wrong_and_something_wrong() -> None:
    assert _run("doctor").exit_code == 0
    _add(a="Work stopped.")
    result = _run("doctor")
    assert (result.exit_code, "✓ nothing wrong" in result.output) == (0, True)
    health = json.loads(_run("doctor", "--json").stdout)
    assert health["holds"]["article"] == 1
    assert all(len(model["sha256"]) == 64 for model in health["models"])
    Path("record.dateline").write_bytes(b"no longer a record")
    result = _run("doctor")
    assert (result.exit_code, "✗ record.dateline is not a dateline record" in result.output) == (1, True)


def test_verify_tells_what_is_no_longer_as_it_was_written() -> None:
    _add(a="Work stopped.")
    result = _run("verify")
    assert (result.exit_code, "✓ nothing wrong" in result.output) == (0, True)
    with closing(sqlite3.connect("record.dateline")) as connection, connection:
        connection.execute("UPDATE captures SET content_hash = 'x'")
    result = _run("verify", "--json")
    assert result.exit_code == 1
    assert "not those that were received" in json.loads(result.stdout)["faults"][0]
    assert _run("verify", "--record", "none.dateline").exit_code == 2


def test_events_are_logged_as_json_where_that_is_asked_for() -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text("Work stopped.", encoding="utf-8")
    logger, root = logging.getLogger("dateline"), logging.getLogger()
    before = logger.level, root.handlers[:]
    try:
        result = _run("--log", "json", "add", "pages")
        lines = [json.loads(line) for line in result.stderr.splitlines()]
    finally:
        logger.level, root.handlers[:] = before
    [line] = [each for each in lines if each["event"] == "pages added"]
    assert (line["level"], line["captures"], line["added"], line["rejected"]) == ("info", 1, 1, 0)
    assert datetime.fromisoformat(line["at"]).tzinfo is not None


def test_cells_are_judged_listed_shared_and_taken_back(tmp_path: Path) -> None:
    _add(a="Work stopped.")
    event, _ = _ids()
    kept = _run("judge", "cell", event, "status", "cancelled", "--by", "ana", "--why", "the union says so")
    assert (kept.exit_code, "by ana: the union says so" in kept.output) == (0, True)
    shown = _run("show", event).output
    assert "judged status" in shown and "the program has held" in shown
    listed = json.loads(_run("judge", "list", "--json").stdout)
    assert [(each["cell"], each["value"], each["by"]) for each in listed] == [("status", "cancelled", "ana")]
    file = str(tmp_path / "ours.jsonl")
    assert "1 judgement" in _run("judge", "export", file).output
    assert "0 judgements new" in _run("judge", "import", file).output
    assert "withdrawn:" in _run("judge", "withdraw", listed[0]["id"]).output
    assert "Nobody has judged" in _run("judge", "list").output
    assert "withdrawn" in _run("judge", "list", "--all").output
    refused = _run("judge", "cell", event, "time", "soon")
    assert (refused.exit_code, "give a day" in refused.stderr) == (2, True)


def test_a_timeline_is_cut_into_parts_and_written(tmp_path: Path) -> None:
    _add(a="Work stopped.")
    assert "“Dockers”" in _run("timeline", "--by", "place").output
    [part] = json.loads(_run("timeline", "--by", "place", "--json").stdout)
    assert part["title"] == "Lagos"
    out = tmp_path / "places.html"
    assert _run("timeline", "--by", "place", "--format", "html", "--out", str(out)).exit_code == 0
    assert "<details>" in out.read_text("utf-8")
    assert _run("timeline", "--format", "ics").output.startswith("BEGIN:VCALENDAR")
    assert "No event fits" in _run("timeline", "--country", "Iceland").output


def test_an_earlier_day_is_told_and_what_changed_since() -> None:
    _add(a="Work stopped.")
    event, _ = _ids()
    assert "“Dockers”" in _run("timeline", "--as-of", "2999-01-01").output
    assert "No event fits" in _run("timeline", "--as-of", "2001-01-01").output
    assert _run("show", event, "--as-of", "2999-01-01").exit_code == 0
    assert "known then" in _run("show", event, "--as-of", "2001-01-01").stderr
    changed = json.loads(_run("changes", "--since", "2001-01-01", "--json").stdout)
    assert {each["about"] for each in changed} >= {"page", "event"}
    assert feedparser.parse(_run("changes", "--since", "2001-01-01", "--atom").stdout).entries
    assert "Nothing has changed" in _run("changes", "--since", "2999-01-01").output
    assert "What changed since 1 January 2001" in _run("brief", "--since", "2001-01-01", "--length", "short").output


def test_folders_are_exported() -> None:
    _add(a="Work stopped.")
    assert _run("export", "--format", "site", "--out", "public").output == "public\n"
    assert "Work stopped" in "".join(path.read_text("utf-8") for path in Path("public/articles").glob("*.html"))
    assert _run("export", "--format", "parquet", "--out", "tables").output == "tables\n"
    assert pyarrow.parquet.read_table("tables/article.parquet").num_rows == 1
    with Workspace.open("record.dateline") as workspace:
        assert workspace.arrow("article").column("text")[0].as_py() == workspace.articles()[0].text
        assert "<th>article</th><td>1</td>" in workspace._repr_html_()
    assert "is a folder" in _run("export", "--format", "csv", "--out", "public").stderr


def test_the_demo_starts_afresh_when_the_examples_changed() -> None:
    Path("pages").mkdir()
    Path("pages/a.txt").write_text("Work stopped.")
    first = _run("demo", "--pages", "pages", "--out", "out/demo")
    assert first.exit_code == 0
    assert "1 page in " in first.output and "1 read" in first.output
    assert Path("out/demo/report.html").exists()
    assert "0 read, 1 known before" in _run("demo", "--pages", "pages", "--out", "out/demo").output
    Path("pages/a.txt").write_text("Work went on.")
    assert "1 read, 0 known before" in _run("demo", "--pages", "pages", "--out", "out/demo").output


def test_the_demo_says_when_there_are_no_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    result = _run("demo")
    assert (result.exit_code, "name a folder with --pages" in result.stderr) == (2, True)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    assert "_DATELINE_COMPLETE" in _run("completion", shell).output


@pytest.mark.parametrize("command", list(cli.commands))
def test_every_command_has_help_that_begins_with_a_sentence(command: str) -> None:
    result = _run(command, "--help")
    assert result.exit_code == 0
    first = result.output.splitlines()[2].strip()
    assert first[0].isupper()
    assert cli.commands[command].get_short_help_str(100).endswith(".")


def test_words_of_pages_cannot_steer_the_terminal() -> None:
    _add(a="Work \x1b[31mstopped\x07 [bold]today[/bold].")
    _, article = _ids()
    result = _run("show", article)
    assert "\x1b" not in result.output and "\x07" not in result.output
    assert "[bold]today[/bold]" in result.output


def test_the_record_may_be_named_before_the_command_and_wins_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(a="Work stopped.")
    monkeypatch.setenv("DATELINE_RECORD", str(tmp_path / "other.dateline"))
    assert "Strike in Lagos" in _run("--record", "record.dateline", "events").output
    named_twice = _run("--record", "nowhere.dateline", "events", "--record", "record.dateline")
    assert "Strike in Lagos" in named_twice.output
