"""The runners read the published layouts, and score readers as the published evaluations do."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.quality import page_runners, pages
from benchmarks.quality.extraction import measure
from benchmarks.quality.readers import Read, Timed
from benchmarks.quality.scores import same_names, same_title, shingle_scores
from tests.page.helpers import BODY, html, paragraphs

PAGE = html(f"<article><h1>Ferry strike cuts off northern islands</h1><p>By Ada Berg</p>{paragraphs()}</article>")
STAMPED = html(
    f"<article><h1>Ferry strike cuts off northern islands</h1>{paragraphs()}</article>",
    '<meta property="article:published_time" content="2023-05-10T09:05:00+02:00">',
)


def aeb_set(folder: Path) -> Path:
    (folder / "html").mkdir()
    ids = ["0" * 64, "a" * 64]
    for name in ids:
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    gold = {name: {"articleBody": BODY, "url": f"https://herald.example/{name[0]}"} for name in ids}
    (folder / "ground-truth.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def htmldate_set(folder: Path) -> Path:
    for name in ("cache", "eval"):
        (folder / name).mkdir()
    (folder / "cache" / "herald.example.ferry.html").write_text(STAMPED, encoding="utf-8")
    (folder / "eval" / "gazette.example").write_text(STAMPED, encoding="utf-8")
    (folder / "eval" / "courier.example.htm").write_text(PAGE, encoding="utf-8")
    (folder / "comparison.py").write_text("EVAL_PAGES = {}", encoding="utf-8")
    first = {
        "https://herald.example/ferry": {"file": "herald.example.ferry.html", "date": "2023-05-10"},
        "https://gazette.example": {"file": "gazette.example", "date": "2023-05-10"},
    }
    second = {
        "https://courier.example/strike": {"file": "courier.example.htm", "date": "2023-05-10"},
        "https://lost.example/": {"file": "lost.example.html", "date": "2020-01-01"},
    }
    (folder / "eval_default.json").write_text(json.dumps(first), encoding="utf-8")
    (folder / "eval_mediacloud_2020.json").write_text(json.dumps(second), encoding="utf-8")
    return folder


def test_the_article_extraction_benchmark_is_read_as_published(tmp_path: Path) -> None:
    read = list(pages.aeb(aeb_set(tmp_path)))
    assert [page.id[0] for page in read] == ["0", "a"]
    assert (read[0].url, read[0].text, read[0].body) == ("https://herald.example/0", BODY, PAGE.encode())


def test_the_article_extraction_benchmark_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page_runners.main(["aeb", "--data", str(aeb_set(tmp_path))]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["pages"], scores["f1"], scores["precision"], scores["recall"]) == (2, 1.0, 1.0, 1.0)


def test_htmldate_s_evaluation_is_read_as_published(tmp_path: Path) -> None:
    read = {page.url: page for page in pages.htmldate(htmldate_set(tmp_path))}
    assert set(read) == {
        "https://herald.example/ferry",
        "https://gazette.example",
        "https://courier.example/strike",
    }
    assert read["https://gazette.example"].date == "2023-05-10"


def test_htmldate_s_evaluation_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page_runners.main(["htmldate", "--data", str(htmldate_set(tmp_path))]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["pages"], scores["date"], scores["date_given"]) == (3, 0.6667, 0.6667)


def test_an_empty_prediction_has_no_precision_and_an_empty_gold_no_recall() -> None:
    assert shingle_scores("", "one two three four") == (None, 0.0)
    assert shingle_scores("one two three four", "") == (0.0, None)
    assert shingle_scores("one two three four five", "one two three four") == (0.5, 1.0)


def test_readers_are_scored_alike(tmp_path: Path) -> None:
    gold = pages.aeb(aeb_set(tmp_path))
    scores = measure("aeb", gold, [Timed("dateline", lambda *_: Read(BODY)), Timed("peer", lambda *_: Read(""))])
    assert (scores["f1"], scores["peers"]["peer"]["f1"], scores["peers"]["peer"]["recall"]) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("predicted", "gold", "right"),
    [
        ("Ada Berg", ["By Dr. Ada Berg, MD"], True),
        ("Ada Berg, Li Wei", ["Ada Berg and Li Wei, Senior Editors"], True),
        ("Ada Berg", ["Ada Berg", "Li Wei"], False),
        ("Ada Berg, Noor Haddad", ["Ada Berg"], False),
        ("Ada Berg", ["Ada Berg (abe)"], True),
        ("Newsroom Staff", ["Newsroom Staff"], True),
        ("Ada Berg | Harbour Herald", ["Ada Berg"], False),
        (None, ["Ada Berg"], False),
    ],
)
def test_authors_are_compared_as_sets_of_names(predicted: str | None, gold: list[str], *, right: bool) -> None:
    assert same_names(predicted, gold) is right


@pytest.mark.parametrize(
    ("predicted", "gold", "right"),
    [
        ("Ferry strike: “no deal”", 'Ferry Strike - "No Deal"', True),
        ("Ferry strike ends | Harbour Herald", "Ferry strike ends", True),
        ("Ferry strike ends", "Ferry strike begins", False),
        (None, "Ferry strike ends", False),
    ],
)
def test_titles_are_compared_by_their_words(predicted: str | None, gold: str, *, right: bool) -> None:
    assert same_title(predicted, gold) is right
