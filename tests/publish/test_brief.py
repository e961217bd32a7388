import re

import pytest

from dateline.model.claim import Brief
from dateline.publish.brief import BriefLength, write_brief
from dateline.publish.to_markdown import brief_to_markdown, timeline_to_markdown
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


@pytest.fixture(scope="module")
def brief(corpus: Corpus) -> Brief:
    return write_brief(corpus.record, build_timeline(corpus.record))


def _section(brief: Brief, heading: str) -> str:
    sections = [section for section in brief.sections if heading in (section.heading, section.part_of)]
    return "\n".join(sentence.text for section in sections for sentence in section.sentences)


def test_every_sentence_cites_words_that_stand_on_a_page(brief: Brief, corpus: Corpus) -> None:
    texts = {page.article.id: page.article.text for page in corpus.record.pages}
    sentences = [sentence for section in brief.sections for sentence in section.sentences]
    assert sentences
    for sentence in sentences:
        assert sentence.citations
        for number in sentence.citations:
            ref = brief.citations[number - 1]
            assert ref.span.of(texts[ref.article_id]) == ref.text


def test_what_is_held_and_what_is_announced_stand_apart(brief: Brief) -> None:
    assert "Samuel Otieno and Hanna Bekele met in Djibouti on 6 March 2024." in _section(brief, "What happened")
    assert "Mombasa" not in _section(brief, "What happened")
    assert "were due to meet in Mombasa, Kenya on 10 May 2023" in _section(brief, "What is announced")


def test_sides_are_told_with_a_stance_that_has_ended(brief: Brief) -> None:
    announced = _section(brief, "What is announced")
    assert (
        ", announced by her office and the Kenyan foreign ministry; Ethiopia had not confirmed it at first."
        in announced
    )


def test_figures_of_two_measures_are_not_compared(brief: Brief) -> None:
    figures = _section(brief, "Figures")
    assert "“$410 million” (2022, according to Ruth Wanjiru)" in figures
    assert "a fifth” is a change and “$410 million” a level: not to be compared" in figures


def test_a_dispute_gives_both_sides(brief: Brief) -> None:
    assert re.search(r"“9 people” \(1 outlet, 1 text\) against “1[27] people”", _section(brief, "What is disputed"))


def test_an_undated_page_is_told_with_its_interval_and_reason(brief: Brief) -> None:
    unknown = _section(brief, "What is not known")
    assert "The page of Coast Daily carries no exact day: published between 30 April and 7 May 2023" in unknown
    assert "the day that Addis Wire names" in unknown


def test_fewer_texts_than_outlets_are_explained(brief: Brief) -> None:
    sources = _section(brief, "Who stands behind it")
    assert "rests on 3 outlets with 2 independent texts" in sources
    assert re.search(r"Rift Herald.* share one text and count as one origin: Coast Daily rewrites", sources)


def test_length_bounds_each_section(corpus: Corpus) -> None:
    timeline = build_timeline(corpus.record)
    lengths = [
        sum(len(section.sentences) for section in write_brief(corpus.record, timeline, length=length).sections)
        for length in BriefLength
    ]
    assert lengths == sorted(lengths)


def test_markdown_numbers_every_citation_once(brief: Brief, corpus: Corpus) -> None:
    text = brief_to_markdown(brief, corpus.record)
    numbers = [int(n) for n in re.findall(r"^(\d+)\. “", text, re.MULTILINE)]
    assert numbers == list(range(1, len(brief.citations) + 1))
    assert "\n## Sources\n" in text


def test_a_timeline_is_a_table_with_intervals(corpus: Corpus) -> None:
    text = timeline_to_markdown(build_timeline(corpus.record), corpus.record)
    assert "| June 2023 | held | Samuel Otieno and Hanna Bekele met in Nairobi, Kenya | Nile Post |" in text
    assert "| 9 to 10 February 2024 | held |" in text
