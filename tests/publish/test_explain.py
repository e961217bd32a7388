import pytest
from rich.text import Text

from dateline.errors import NotFound
from dateline.publish.explain import explain, to_plain, to_rich
from tests.support.corpus import Corpus


def test_segments_put_together_are_the_text(corpus: Corpus) -> None:
    for page in corpus.record.pages:
        blocks = explain(page.article.id, corpus.record)
        text = "\n\n".join("".join(segment.text for segment in block.segments) for block in blocks)
        assert text == page.article.text


def test_a_time_inside_a_happening_has_both_marks(corpus: Corpus) -> None:
    blocks = explain(corpus.drafts["coast"].id, corpus.record)
    segment = next(s for block in blocks for s in block.segments if s.text == "next week")
    labels = {mark.kind: mark.label for mark in segment.marks}
    assert labels == {"event": "meet, planned", "time": "1 to 20 May 2023"}


def test_rich_markup_shows_the_text_unchanged(corpus: Corpus) -> None:
    page = corpus.record.pages[0]
    shown = Text.from_markup(to_rich(explain(page.article.id, corpus.record)))
    assert shown.plain == page.article.text


def test_plain_text_numbers_what_was_read(corpus: Corpus) -> None:
    plain = to_plain(explain(corpus.drafts["wire"].id, corpus.record))
    assert "person: Hanna Bekele (person)" in plain
    assert "figure: change: almost 0.2 fraction" in plain


def test_an_unknown_article_is_not_found(corpus: Corpus) -> None:
    with pytest.raises(NotFound):
        explain("art_none", corpus.record)
