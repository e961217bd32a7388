from dataclasses import replace
from datetime import date

from dateline.link.credited import CommonReport, common_reports, text_credits
from dateline.link.duplicates import Wording
from dateline.link.lineage import find_origins
from dateline.model.article import Credit, CreditKind
from dateline.model.link import Page
from tests.link.build import make_page

LEAD = (
    "A ferry that carried 60 passengers from Zanzibar to Pemba capsized on Thursday, the Tanzanian navy said.\n"
    "Divers pulled 41 people out of the water near Tumbatu island, Captain Salum Juma told reporters.\n"
    "President Samia Suluhu Hassan ordered an inquiry."
)
REWORDED = (
    "A ferry with 60 passengers capsized on Thursday on its way from Zanzibar to Pemba, the Tanzanian navy said.\n"
    "Divers have pulled 41 people from the water near the island of Tumbatu, Captain Salum Juma told reporters.\n"
    "An inquiry was ordered by President Samia Suluhu Hassan."
)
FOLLOW_UP = (
    "Families of the Zanzibar ferry passengers waited all night at the pier of Pemba for news.\n"
    "Captain Salum Juma of the Tanzanian navy said that the search near Tumbatu would go on at dawn.\n"
    "President Samia Suluhu Hassan was due on the island, where 19 coffins had been prepared."
)


def credited(name: str, text: str, agency: str | None, day: date | None = None) -> Page:
    page = make_page(name, text, published=day)
    lines = (Credit(CreditKind.TEXT, agency, f"({agency})"),) if agency else ()
    return replace(page, article=replace(page.article, credits=lines))


def reports(*pages: Page) -> list[CommonReport]:
    return list(common_reports({page.article.id: Wording(page) for page in pages}))


def test_one_agency_and_the_same_sentences_are_one_report() -> None:
    assert reports(credited("a", LEAD, "AFP"), credited("b", REWORDED, "AFP")) == [
        CommonReport(("a", "b"), ("Agence France-Presse",), 3, 1.0)
    ]


def test_an_agency_in_the_byline_counts_as_a_credit() -> None:
    page = credited("a", LEAD, None)
    assert text_credits(replace(page, article=replace(page.article, byline="Reuters"))) == {"Reuters"}


def test_one_agency_and_another_report_of_the_event_are_two_texts() -> None:
    assert reports(credited("a", LEAD, "AFP"), credited("b", FOLLOW_UP, "AFP")) == []


def test_without_a_shared_credit_reworded_sentences_are_not_enough() -> None:
    assert reports(credited("a", LEAD, "AFP"), credited("b", REWORDED, None)) == []


def test_the_same_words_weeks_later_are_the_next_report() -> None:
    assert reports(credited("a", LEAD, "AFP", date(2024, 3, 1)), credited("b", REWORDED, "AFP", date(2024, 4, 4))) == []


SHORT = (
    "Peru's Dina Boluarte put off a trip to Quito planned for Friday.\nHer office in Lima gave a cold as the reason."
)
SHORT_TOO = (
    "A trip to Quito planned for Friday was put off by Dina Boluarte of Peru.\n"
    "The reason is a cold, her Lima office said."
)


def test_a_common_report_makes_one_family_and_names_the_credit() -> None:
    pages = [credited("a", SHORT, "Reuters"), credited("b", SHORT_TOO, "Reuters")]
    origin = find_origins({page.article.id: Wording(page) for page in pages})
    assert origin.families == (("a", "b"),)
    assert any("Reuters" in ground.text for ground in origin.kinships[0].grounds)
