"""Every span of a repaired text can be shown as it stood on the page."""

import html as entities
import re

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.model.article import Article, Block, BlockKind, DamageKind
from dateline.model.span import Span
from dateline.page.original import original_span, traced_repair
from dateline.page.repair import repair_line
from tests.page.helpers import html, read

WORDS = [
    "harbour",
    "ferry",
    "strike",
    "crew",
    "overtime",
    "island",
    "winter",
    "authority",
    "café",
    "Müller",
    "naïve",
    "straße",
    "Łódź",
    "día",
    "“quoted”",
    "don’t",
    "AT&T",
    "Zürich",
    "façade",
    "déjà",
    "12,5",
    "3rd",
    "port’s",
    "“last”",
    "(closed)",
    "50%",
    "état",
    "—",
    "Œuvre",
]
INVISIBLE = ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\u202a", "\u202c", "\u2066", "\u2069"]
BETWEEN = [" ", " ", " ", "\u00a0", "  ", "\t", " \u00a0 ", "&nbsp;", " </p> ", " <br /> ", " &#160;", "\u2009"]
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)


@st.composite
def damaged_words(draw: st.DrawFn) -> str:
    """A word with invisible signs in it, an entity for one of its letters, or decoded in the wrong way."""
    word = draw(st.sampled_from(WORDS))
    match draw(st.integers(0, 5)):
        case 0:
            at = draw(st.integers(0, len(word)))
            return word[:at] + draw(st.sampled_from(INVISIBLE)) + word[at:]
        case 1:
            return entities.escape(word)
        case 2:
            return "".join(f"&#{ord(char)};" if not char.isascii() else char for char in word)
        case _:
            return word


@st.composite
def damaged_paragraphs(draw: st.DrawFn) -> str:
    words = draw(st.lists(damaged_words(), min_size=14, max_size=30))
    gaps = draw(st.lists(st.sampled_from(BETWEEN), min_size=len(words), max_size=len(words)))
    line = "The " + "".join(f"{word}{gap}" for word, gap in zip(words, gaps, strict=True)).rstrip() + " stayed shut."
    return line.encode().decode("cp1252", "ignore") if draw(st.integers(0, 7)) == 0 else line


@BOUNDED
@given(line=damaged_paragraphs())
def test_the_traced_repair_repairs_alike(line: str) -> None:
    assert "".join(char for char, _ in traced_repair(line)).strip() == repair_line(line)[0]


def holds(article: Article) -> None:
    """Words of the text are found in the raw text, in order, at words that are repaired to it."""
    last = 0
    mangled = any(damage.kind is DamageKind.MOJIBAKE for damage in article.damage)
    for block, offset in zip(article.blocks, article.offsets, strict=True):
        assert offset >= 0 or block.kind is BlockKind.TITLE
        assert offset <= len(article.raw_text)
        if offset < 0:
            continue
        for match in [*re.finditer(r"\S+", block.span.of(article.text))][::3]:
            span = Span(*match.span()).shift(block.span.start)
            place = original_span(article, span)
            assert place is not None, match.group()
            shown = repair_line(place.of(article.raw_text))[0]
            assert shown == match.group() or mangled
            assert match.group() in shown or not match.group().isascii()  # a part of mangled text can tell less
            assert place.start >= last or block.kind is BlockKind.TITLE
            last = place.end
        whole = original_span(article, block.span)
        assert whole is not None
        if not mangled:
            assert _bare(repair_line(whole.of(article.raw_text))[0]) == _bare(block.span.of(article.text))


def _bare(text: str) -> str:
    return "".join(text.split())


@BOUNDED
@given(paragraphs=st.lists(damaged_paragraphs(), min_size=3, max_size=5, unique=True))
def test_spans_of_a_plain_page_are_found_in_the_original(paragraphs: list[str]) -> None:
    holds(read("Ferries stop for the winter\n\n" + "\n\n".join(paragraphs)))


@BOUNDED
@given(paragraphs=st.lists(damaged_paragraphs(), min_size=3, max_size=5, unique=True))
def test_spans_of_a_web_page_are_found_in_the_original(paragraphs: list[str]) -> None:
    twice_escaped = "".join(f"<p>{entities.escape(each)}</p>" for each in paragraphs)
    holds(read(html(f"<article><h1>Ferries stop for the winter</h1>{twice_escaped}</article>"), "page.html"))


def test_a_span_over_several_blocks_covers_them_in_the_original() -> None:
    article = read(
        "Ferries stop\n\n" + "\n\n".join(f"The port was sh\u00adut on day {n} of the strike, they said." for n in "123")
    )
    first, second = article.blocks[1:3]
    place = original_span(article, Span(first.span.start + 8, second.span.end))
    assert place is not None
    assert place.of(article.raw_text).startswith("was sh\u00adut on day 1")
    assert place.of(article.raw_text).endswith("day 2 of the strike, they said.")


def test_words_from_the_data_of_a_page_have_no_place_in_its_text() -> None:
    article = read(
        "Ferries stop\n\n" + "\n\n".join(f"The port was shut on day {n} of the strike, they said." for n in "123")
    )
    lost = Article(
        "a", "c", article.source, article.text, article.blocks, article.published, raw_text="", offsets=(-1, -1, -1, -1)
    )
    assert original_span(lost, Span(0, 5)) is None
    gap = article.blocks[0].span.end
    assert original_span(article, Span(gap, gap + 1)) is None
    assert isinstance(article.blocks[0], Block)
