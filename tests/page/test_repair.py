"""Damage of a line and of a finished block."""

import pytest
from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.article import DamageKind
from dateline.page.repair import DOUBTFUL, is_cut_off, lost_quote, repair_line, text_damage
from tests.page.helpers import BODY, read


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The port&nbsp;was\u00a0shut &amp; dark.", "The port was shut & dark."),
        ("The har\u00adbour", "The harbour"),
        ("The &amp;quot;last&amp;quot; boat &amp;#8211; gone", 'The "last" boat – gone'),
        ("\u200fنشرة\u200e \u2067الأخبار\u2069", "نشرة الأخبار"),
        ("می\u200cرود", "می\u200cرود"),
        ("It ended.</p>", "It ended."),
        ("p>", ""),
        ("if a < b then wait", "if a < b then wait"),
        ("<b>Bold</b> words", "Bold words"),
    ],
)
def test_a_line_is_repaired(raw: str, text: str) -> None:
    assert repair_line(raw)[0] == text


@pytest.mark.parametrize(
    ("text", "following", "kind"),
    [
        ("They will judge it well.”", "", DamageKind.LOST_OPENING_QUOTE),
        ("“We will rebuild the quay, she said.", "He agreed.", DamageKind.LOST_CLOSING_QUOTE),
        ("“We will rebuild the quay.", "“And the pier,” she said.", None),
        ("“We will rebuild,” she said.", "", None),
        ('They will judge it well."', "", DamageKind.LOST_OPENING_QUOTE),
        ("„Wir bleiben“, sagte sie.", "", None),
        ("The pipe is 12” wide.", "", None),
    ],
)
def test_lost_quotation_marks(text: str, following: str, kind: DamageKind | None) -> None:
    assert lost_quote(text, following) is kind


def test_glued_and_scrambled_words_are_noted_and_left() -> None:
    text = "The crews went home.The 69- annual captain stayed."
    assert {damage.kind for damage in text_damage(text)} == {DamageKind.GLUED, DamageKind.SCRAMBLED}
    assert not text_damage("A 3- to 4-day strike at example.org ended. The U.S. port opened.")


@pytest.mark.parametrize(
    ("text", "cut"), [("The crews went", True), ("The crews went …", True), ("The crews went home.", False)]
)
def test_a_text_that_breaks_off(text: str, cut: bool) -> None:
    assert is_cut_off(text) is cut


def test_damage_of_an_article_has_its_place() -> None:
    article = read(
        f"{BODY}\n\nThey will give a good account of the talks on the quay.”\n\nThe last boat left "
        "the harbour with only a few pass"
    )
    placed = {damage.kind: damage.span.of(article.text) for damage in article.damage if damage.span}
    assert placed[DamageKind.LOST_OPENING_QUOTE].startswith("They will give")
    assert placed[DamageKind.CUT_OFF].endswith("a few pass")
    assert "They will give a good account of the talks on the quay.”" in article.text


@given(st.text(alphabet="abÃÂâ€™œŒé’“”°ØÙ× à\u0081\u00a0²вЂГў¡", max_size=12))
def test_no_mangled_text_is_passed_over_by_the_quick_look(text: str) -> None:
    assert not is_bad(text) or DOUBTFUL.search(text)
