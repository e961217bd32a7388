from datetime import date

from dateline.link.bonds import KeyKind, bond
from dateline.link.duplicates import Wording
from dateline.link.scopes import find_scopes, page_keys
from dateline.model.link import Page
from tests.link.build import make_page

SANK = make_page("a", "Off Torsmouth the Veldrakka sank near Onnerby, 61 aboard.", published=date(2031, 5, 2))
RAISED = make_page("b", "Torsmouth hob die Veldrakka für 61 Tote.", published=date(2035, 9, 3), language="de")
RECALLED = make_page("c", "«Велдракка» у Торсмута и Оннерби: 61 на борту.", language="ru")


def scopes_of(*pages: Page) -> list[tuple[str, ...]]:
    return find_scopes({page.article.id: page for page in pages})


def test_a_page_without_a_date_joins_the_story_it_is_most_like() -> None:
    assert scopes_of(SANK, RECALLED) == [("a", "c")]
    assert scopes_of(RAISED, RECALLED) == [("b", "c")]
    assert scopes_of(SANK, RAISED, RECALLED) == [("a", "c"), ("b",)]


def test_a_bond_is_the_same_from_both_sides() -> None:
    one, other = Wording(SANK), Wording(RECALLED)
    found = bond(one, other, {KeyKind.SOUND})
    assert found == bond(other, one, {KeyKind.SOUND})
    assert found and not found.firm and found.only == "c"


def test_pages_with_nothing_in_common_have_no_bond() -> None:
    elsewhere = make_page("d", "A bakery opened.", published=date(2031, 5, 2))
    assert bond(Wording(SANK), Wording(elsewhere), {KeyKind.SOUND}) is None
    assert not {key.value for key in page_keys(SANK)} & {key.value for key in page_keys(elsewhere)}
