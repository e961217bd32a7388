"""The runners read ECB+ and name_translit as published; the texts here were written for this test."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import ecbplus_events, ecbplus_stories, name_translit
from benchmarks.quality.coreference import conll, lea
from benchmarks.quality.ecbplus import BadData, article, documents, lay_out, topics
from benchmarks.quality.ecbplus_deeds import told_in
from dateline.model.article import BlockKind

# Texts by file; a word with a label tells of that happening, "~" marks a label within the text only.
TEXTS = {
    "1_1ecb": "Engineers/ opened/HUM1 the Velden dam in Arland on Monday . The opening/HUM1 drew a crowd .",
    "1_2ecb": "The Velden dam in Arland was opened/HUM1 on Monday by engineers . Farmers protested/~2 at the dam .",
    "1_1ecbplus": "http://gazette.example/1\nFerry sinks/HUM3 off Port Oru\n"
    "A ferry sank/HUM3 off Port Oru , killing/HUM4 nine .",
    "1_2ecbplus": "The ferry that sank/HUM3 off Port Oru killed/HUM4 nine people , sailors said/alone .",
}


def corpus(folder: Path) -> Path:
    (folder / "ECB+" / "1").mkdir(parents=True)
    rows = ["Topic,File,Sentence Number"]
    for name, text in TEXTS.items():
        tokens: list[str] = []
        marks: list[str] = []
        relations: list[str] = []
        sentences = text.replace(" . ", " .\n").split("\n")
        for number, sentence in enumerate(sentences):
            rows.append(f"1,{name.partition('_')[2]},{number}")
            for each in [sentence] if sentence.startswith("http") else sentence.split():
                word, _, label = (each, "", "") if each.startswith("http") else each.partition("/")
                tokens.append(f'<token t_id="{len(tokens) + 1}" sentence="{number}">{word}</token>')
                if label:
                    mark = len(marks) + 1
                    marks.append(
                        f'<ACTION_OCCURRENCE m_id="{mark}"><token_anchor t_id="{len(tokens)}"/></ACTION_OCCURRENCE>'
                    )
                    inner = (
                        f'INTRA_DOC_COREF r_id="{label[1:]}"' if label[0] == "~" else f'CROSS_DOC_COREF note="{label}"'
                    )
                    if label != "alone":
                        relations.append(f'<{inner}><source m_id="{mark}"/></{inner.split(maxsplit=1)[0]}>')
        parts = ("".join(tokens), "".join(marks), "".join(relations))
        xml = "<Document>{}<Markables>{}</Markables><Relations>{}</Relations></Document>".format(*parts)
        (folder / "ECB+" / "1" / f"{name}.xml").write_text(xml, encoding="utf-8")
    (folder / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_documents_are_read_as_published(tmp_path: Path) -> None:
    read = {document.name: document for document in documents(corpus(tmp_path), [1])}
    assert {document.story for document in read.values()} == {"1", "1plus"}
    assert [mention.event for mention in read["1_1ecb"].mentions] == ["HUM1", "HUM1"]
    assert [mention.event for mention in read["1_2ecb"].mentions] == ["HUM1", "1_2ecb:2"]
    assert read["1_2ecbplus"].mentions[2].event == "1_2ecbplus:alone:3"
    assert read["1_1ecbplus"].address == "http://gazette.example/1"


def test_sentences_that_were_not_checked_do_not_count(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    (folder / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n1,1ecb,1\n", "utf-8")
    assert [len(document.mentions) for document in documents(folder, [1])] == [1, 0, 0, 0]


def test_the_address_is_no_part_of_the_text_and_the_first_line_may_be_a_title(tmp_path: Path) -> None:
    document = next(each for each in documents(corpus(tmp_path), [1]) if each.name == "1_1ecbplus")
    page = article(document, lay_out(document))
    assert (page.title, page.url) == ("Ferry sinks off Port Oru", "http://gazette.example/1")
    assert [block.kind for block in page.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert page.body == "A ferry sank off Port Oru, killing nine."


def test_mentions_are_found_in_our_own_parse(tmp_path: Path) -> None:
    told = {each.id: each.deed for each in told_in(documents(corpus(tmp_path), [1]))}
    assert [told[name].form for name in sorted(told)[:4]] == ["opened", "opening", "sinks", "sank"]
    assert "ferry" in told["1_1ecbplus#001"].doers


@pytest.mark.parametrize(("asked", "found"), [("3", {3}), ("1-3", {1, 2, 3}), ("36-37, 40", {36, 37, 40})])
def test_topics_are_named_by_ranges(asked: str, found: set[int]) -> None:
    assert topics(asked) == found


def test_what_is_no_range_and_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no range of topics"):
        topics("all")
    with pytest.raises(BadData, match="cannot read"):
        documents(tmp_path, [1])
    with pytest.raises(BadData, match="no documents of topics"):
        documents(corpus(tmp_path), [9])


def test_happenings_are_scored_with_gold_found_and_no_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ecbplus_events.main(["--data", str(corpus(tmp_path)), "--topics", "1"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["documents"], scores["mentions"], scores["happenings"]) == (4, 10, 5)
    for measure in ("conll", "lea"):
        assert all(0.0 < scores[f"{measure}_{name}"] <= 1.0 for name in ("gold", "predicted", "none"))
    assert scores["conll_stem_gold_story"] > 0.5


def test_stories_are_scored_beside_tfidf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ecbplus_stories.main(["--data", str(corpus(tmp_path)), "--topics", "1", "--fix-on", "1"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["documents"], scores["stories"]) == (4, 2)
    assert scores["tfidf_fixed"] == scores["tfidf_best"]
    assert 0.5 <= scores["b_cubed_f1"] <= 1.0


def test_equal_groups_score_one_and_groups_of_one_count() -> None:
    key = [{"a", "b"}, {"c"}]
    assert (round(conll(key, key), 6), lea(key, key)) == (1.0, 1.0)
    assert lea(key, [{"a"}, {"b"}, {"c"}]) == pytest.approx(1 / 3)
    assert conll(key, [{"a", "b", "c"}]) < 0.8


def test_names_are_found_again_in_another_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    lines = "novak\tн о в а к\t3\nsilva\tс и л ь в а\t1\nberg\tб е р г\t2\n"
    (tmp_path / "data" / "wd_russian_20").write_text(lines, encoding="utf-8")
    assert name_translit.main(["--data", str(tmp_path)]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["names"], scores["hit@1"], scores["by_script"]) == (3, 1.0, {"russian": 1.0})


def test_names_that_rank_first_together_share_the_hit() -> None:
    measures = ((lambda _: "same", lambda one, other, **_kw: float(one == other)),)
    assert name_translit.hit_at_1([("ana", "ана")], ["ana", "bea"], measures) == 0.5
