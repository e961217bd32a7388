"""Pages whose markup hides their text from browsers: the text is there, and it is read."""

import json

import pytest

from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection
from dateline.page.extract import extract

_PARAGRAPHS = (
    "The harbour master of Ostrel met the mayor of Vintry on Tuesday to settle the quarrel over dredging fees.",
    "They spoke for three hours in the customs house and came out without a paper, but with a date for the next round.",
    "The council will hear a report on Friday, and the fishermen will believe it when the first barge arrives.",
)
_TITLE = "Harbour master and mayor talk silt"
_STORY = f"<h1>{_TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in _PARAGRAPHS)
_HEAD = f"<html><head><title>{_TITLE}</title></head>"
_STATED = json.dumps({"@type": "NewsArticle", "headline": _TITLE, "articleBody": " ".join(_PARAGRAPHS)})


def _read(page: str) -> Article | Rejection:
    return extract(Capture.of(page.encode(), Source(SourceKind.FILE, "page.html")))


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>{_TITLE}<body>{_STORY}</body></html>",
        f"{_HEAD}<style>p {{ margin: 0 }}<body>{_STORY}</body></html>",
        f"{_HEAD}<body><script src=x>{_STORY}</body></html>",
        f"{_HEAD}<body><textarea>{_STORY}</body></html>",
        f"{_HEAD}<body><!-- story begins {_STORY}</body></html>",
        f"{_HEAD}<body><div id=app></div><noscript>{_STORY}</noscript></body></html>",
        f"{_HEAD}<body><x-story><template shadowrootmode=open>{_STORY}</template></x-story></body></html>",
        f"{_HEAD}<frameset><frame src=menu><noframes><body>{_STORY}</body></noframes></frameset></html>",
        f"{_HEAD}<body><embed src=radio>{_STORY}</body></html>",
        f"{_HEAD}<body><video src=film>{_STORY}</body></html>",
        f"{_HEAD}<body><select><option>Menu{_STORY}</body></html>",
        f"{_HEAD}<body><a name=top>{_STORY}</body></html>",
        f"{_HEAD}<body><a href=/>Home {_STORY}</body></html>",
        f"{_HEAD}<body><h1>{_TITLE}</h1>" + "".join(f"<h3>{text}</h3>" for text in _PARAGRAPHS) + "</body></html>",
        f'{_HEAD}<body><div id=app></div><script type="application/ld+json">{_STATED}</script></body></html>',
        f"<!doctype html><html lang=en><title>{_TITLE}</title><header><a href=/>Post</a></header><main>{_STORY}</main>",
        f"<!doctype html><meta charset=utf-8><title>{_TITLE}</title><article>{_STORY}</article><nav>x</nav>",
        f"{_HEAD}<section><header><h1>{_TITLE}</h1></header>{_STORY}</section></html>",
        f"{_HEAD}<table>" + "".join(f"<tr><th>{n} May<td>{text}" for n, text in enumerate(_PARAGRAPHS)) + "</table>",
    ],
)
def test_the_text_of_a_page_that_swallows_it_is_read(page: str) -> None:
    article = _read(page)
    assert isinstance(article, Article), article
    assert all(text in article.text for text in _PARAGRAPHS)
    assert article.title == _TITLE


@pytest.mark.parametrize(
    "page",
    [
        f"{_HEAD}<body><div id=app></div><noscript>Please switch on JavaScript to read on.</noscript></body></html>",
        f"{_HEAD}<body><script>start()</body></html>",
        f"{_HEAD}<body><video src=film><p>Your browser shows no films.</p></video></body></html>",
    ],
)
def test_an_empty_shell_stays_one(page: str) -> None:
    assert isinstance(_read(page), Rejection)
