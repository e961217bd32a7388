"""Reports of what may be one happening, told with another day, place, toll or speaker; and what only looks so."""

import pytest

from dateline.model.claim import ClaimRelation
from tests.support.run import read_page, reading_of

CONTRADICTS, UPDATES = ClaimRelation.CONTRADICTS, ClaimRelation.UPDATES
REFINES, SUPPORTS = ClaimRelation.REFINES, ClaimRelation.SUPPORTS
# Enough words for the language to be known.
_MORE = (
    "The shops in the old town were open as usual, and the weather was fine for the time of the year.",
    "Farmers say that they have not had so dry a spring since their grandparents kept the books.",
)


def _relations(*told: tuple[str, str]) -> set[ClaimRelation]:
    """Return how claims of different pages stand to one another; each page is given by its day and what it tells."""
    names = ("The Skerry Post", "Fjord Herald", "Valley Times")
    texts = {
        f"{number}.txt": f"{names[number]}\n\nPublished: {day}\n\nIn brief {number}\n\n{words}\n\n{_MORE[number]}\n"
        for number, (day, words) in enumerate(told)
    }
    ledger = reading_of({name: read_page(name, text.encode()) for name, text in texts.items()}).record.ledger
    pages = {claim.id: {ref.article_id for ref in claim.evidence} for claim in ledger.claims}
    return {link.relation for link in ledger.relations if not pages[link.left] & pages[link.right]}


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (
            ("3 June 2024", "A bomb killed eight people at a bus station in Beni, Congo, on Sunday."),
            ("3 June 2024", "On Sunday 15 people were killed by a bomb at a bus station in Beni, Congo."),
            CONTRADICTS,
        ),
        (
            ("3 June 2024", "Police in Lusaka, Zambia, detained 40 people after a march on Sunday."),
            ("3 June 2024", "On Sunday police detained 85 people after a march in Lusaka, Zambia."),
            CONTRADICTS,
        ),
        (
            ("3 June 2024", "The earthquake in Beni, Congo, on Sunday killed 12 people."),
            ("6 June 2024", "An earthquake killed 31 people in Beni, Congo, on Sunday 2 June 2024."),
            UPDATES,
        ),
        (
            (
                "9 May 2024",
                "The Portuguese president Duarte Falcão met Slovak president Tereza Kavalcová in Lisbon on Wednesday.",
            ),
            ("9 May 2024", "President Tereza Kavalcová met President Duarte Falcão in Vienna on Wednesday."),
            CONTRADICTS,
        ),
        (
            ("2 April 2024", "President Duarte Falcão of Portugal will visit Luanda on 14 April 2024."),
            ("8 April 2024", "President Duarte Falcão of Portugal will visit Luanda on 2 May 2024."),
            UPDATES,
        ),
        (
            ("30 May 2024", "President Tereza Kavalcová and President Duarte Falcão met in Porto in May 2024."),
            ("12 May 2024", "President Duarte Falcão met President Tereza Kavalcová in Porto on 9 May 2024."),
            REFINES,
        ),
        (
            ("9 May 2024", "“The bridge will not be ready before the autumn,” Energy Minister Egon Pichler said."),
            ("9 May 2024", "“The bridge will not be ready before the autumn,” Mayor Silvia Tomasek said."),
            CONTRADICTS,
        ),
    ],
)
def test_accounts_that_differ_in_one_thing_are_laid_side_by_side(
    first: tuple[str, str], second: tuple[str, str], relation: ClaimRelation
) -> None:
    assert relation in _relations(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # another town
            ("3 June 2024", "A bomb killed eight people at a bus station in Beni, Congo, on Sunday."),
            ("3 June 2024", "On Sunday 15 people were killed by a bomb at a bus station in Goma, Congo."),
        ),
        (  # another day
            ("3 June 2024", "A bomb killed eight people in Beni, Congo, on 2 June 2024."),
            ("12 June 2024", "A bomb killed 15 people in Beni, Congo, on 11 June 2024."),
        ),
        (  # other people
            ("9 May 2024", "President Tereza Kavalcová met President Duarte Falcão in Lisbon on Wednesday."),
            ("9 May 2024", "President Tereza Kavalcová met President Bruno Halasz in Vienna on Wednesday."),
        ),
        (  # the second visit was announced when the first was over
            ("2 April 2024", "President Duarte Falcão of Portugal will visit Luanda on 14 April 2024."),
            ("8 June 2024", "President Duarte Falcão of Portugal will visit Luanda on 2 July 2024."),
        ),
        (  # words that anybody may say
            ("9 May 2024", "“We are very happy,” Energy Minister Egon Pichler said."),
            ("9 May 2024", "“We are very happy,” Mayor Silvia Tomasek said."),
        ),
    ],
)
def test_other_happenings_do_not_contradict_one_another(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert not {CONTRADICTS, UPDATES} & _relations(first, second)


def test_what_one_page_tells_twice_is_two_happenings() -> None:
    both = (
        "A bomb killed eight people in Beni, Congo, on 2 June 2024.\n\nOn 2 June 2024 a second bomb killed 15 people "
        "in Beni, Congo."
    )
    assert CONTRADICTS not in _relations(("3 June 2024", both), ("3 June 2024", "The market of Beni stayed closed."))


def test_a_round_figure_and_the_exact_one_support_each_other() -> None:
    told = (
        ("5 June 2024", "About 50 people were arrested after a protest in Lusaka, Zambia, on 4 June 2024."),
        ("5 June 2024", "Police arrested 48 people after a protest in Lusaka, Zambia, on 4 June 2024."),
    )
    assert SUPPORTS in _relations(*told)
