"""What pages are about, and the keys under which they meet."""

from dateline.annotate.annotate import annotate
from dateline.link.about import about, about_keys
from dateline.model.link import Page
from tests.annotate.reads import article_of

ONE = "The presidents of Peru and Chile are to meet in Quito on Sunday. Ana Silva and Bo Larsen have not spoken lately."
OTHER = "Ana Silva did not get on the plane. The summit in Quito with Chile was off on Sunday. Peru blamed Bo Larsen."


def _page(text: str) -> Page:
    article = article_of(text)
    return Page(article, annotate(article))


def test_pages_about_the_same_people_and_places_share_keys() -> None:
    one, other = _page(ONE), _page(OTHER)
    assert about_keys(one, dated=False) & about_keys(other, dated=True)
    assert about(one).shares_with(about(other))
    assert about(one).is_set_like(about(other))


def test_three_countries_are_no_key() -> None:
    page = _page("Ministers of Peru, Chile and Brazil spoke about trade and fish for an hour and then went home again.")
    assert about(page).countries == ("PE", "CL", "BR")
    assert about_keys(page, dated=True) == set()
