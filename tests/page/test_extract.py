"""What holds for every article: spans, ids, language."""

import pytest

from dateline.model.article import Article, BlockKind
from dateline.model.capture import Capture, Source, SourceKind
from dateline.page.extract import extract
from tests.page.helpers import BODY, html, paragraphs, read

PAGES = [
    f"Ferry strike cuts off northern islands\n\n{BODY}",
    BODY,
    html(f"<h1>Ferry strike cuts off northern islands</h1>{paragraphs()}"),
    html(f"<article>{paragraphs()}<ul><li>One thing to know</li></ul></article>"),
]


@pytest.mark.parametrize("page", PAGES)
def test_the_text_is_its_blocks(page: str) -> None:
    article = read(page)
    assert "\n\n".join(block.span.of(article.text) for block in article.blocks) == article.text
    assert len(article.offsets) == len(article.blocks)
    assert (article.blocks[0].kind is BlockKind.TITLE) == (article.title is not None)


def test_the_id_does_not_depend_on_the_folder() -> None:
    ids = {
        found.id
        for name in ("/home/one/pages/a.txt", "C:\\two\\pages\\a.txt", "a.txt")
        if isinstance(found := extract(Capture.of(BODY.encode(), Source(SourceKind.FILE, name))), Article)
    }
    assert len(ids) == 1
    assert read(BODY, "b.txt").id not in ids


def test_the_address_identifies_a_page() -> None:
    assert (
        read(BODY, "a.txt", url="https://herald.example/a").id == read(BODY, "b.txt", url="https://herald.example/a").id
    )


def test_reading_twice_gives_the_same_article() -> None:
    assert read(PAGES[2]) == read(PAGES[2])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Die Fähren zwischen dem Festland und den Inseln stehen seit Mittag still, und niemand weiß, "
            "wann sie wieder fahren werden. " * 2, "de"),
        ("Паромы между материком и островами стоят с полудня, и никто не знает, когда они снова "
            "пойдут, сообщает порт острова. " * 2, "ru"),
        ("توقفت العبارات بين البر والجزر عند الظهر ولا أحد يعرف متى ستبحر مرة أخرى، كما قالت سلطة "
            "الميناء يوم الأربعاء في بيان. " * 2, "ar"),
        ("本土と島を結ぶフェリーは正午に止まり、いつ再開するのか誰にも分からないと港の当局は話している。" * 3, "ja"),
    ],
)  # fmt: skip
def test_any_language_is_read_and_told(text: str, language: str) -> None:
    article = read(text.strip())
    assert article.language == language
    assert article.text == text.strip()


def test_the_id_is_the_same_in_a_zip_and_in_a_folder() -> None:
    sources = (Source(SourceKind.FILE, "pages/a.txt"), Source(SourceKind.ARCHIVE, "pages.zip", "pages/a.txt"))
    found = [extract(Capture.of(BODY.encode(), source)) for source in sources]
    assert len({each.id for each in found}) == 1
