"""Sentences checked end to end: a page makes a statement, others hold what it is checked against."""

import pytest

from dateline.model.claim import CheckVerdict
from tests.support.checks import Corpus, Statement, check_corpus

HOLDS, BREAKS, SHORT = CheckVerdict.CONSISTENT, CheckVerdict.CONTRADICTED, CheckVerdict.NOT_ENOUGH
FILLER = "The streets around the harbour were closed all day. Nobody asked the fishermen, as one of them remarked."


def page(outlet: str, day: str, *sentences: str) -> str:
    return "\n\n".join((outlet, f"Published: {day}", "News from the harbour", *sentences, FILLER)) + "\n"


MEETINGS = {
    "a.txt": page(
        "Quay Post",
        "5 May 2021",
        "President Nora Lindqvist of Sweden met President Pablo Quiroga of Peru in Lima on 4 May 2021.",
        "The meeting lasted three hours.",
    ),
    "b.txt": page(
        "Mole Mirror",
        "9 March 2023",
        "Nora Lindqvist, the president of Sweden, and Pablo Quiroga, Peru's president, met in Malmö on 8 March 2023.",
        "They talked for one hour.",
    ),
}
NEWS = "President Nora Lindqvist of Sweden met President Pablo Quiroga of Peru in Cusco on Tuesday."
BIRTHS = {"a.txt": page("Quay Post", "5 May 2021", "Nora Lindqvist was born on 3 June 1970 in Malmö and studied law.")}
STOPS = {
    "a.txt": page("Quay Post", "5 May 2021", "Foreign Minister Nora Lindqvist of Sweden visited Lima on Tuesday."),
    "b.txt": page("Mole Mirror", "8 May 2021", "Foreign Minister Nora Lindqvist of Sweden visited Quito on Friday."),
}
LEVELS = {
    "a.txt": page("Quay Post", "5 May 2021", "The number of guests at the harbour baths was 40,000 in 2019."),
    "b.txt": page("Mole Mirror", "8 May 2021", "The number of guests at the harbour baths was 30,000 in 2020."),
}
DEAD = {
    "a.txt": page("Quay Post", "5 May 2021", "The storm killed 12 people in Malmö, the police said."),
    "b.txt": page("Mole Mirror", "5 May 2021", "In Lund the storm killed 5 people, the police said."),
}


def verdict(record: dict[str, str], kind: str, words: str, day: str = "4 September 2024", lead: str = "") -> object:
    statement = Statement("said.txt", words, kind, (HOLDS,))
    said = page("Third Voice", day, *filter(None, (lead, words)))
    checked, _ = check_corpus(Corpus("one", record, {"said.txt": said}, (statement,)))
    return checked[0].verdict


@pytest.mark.parametrize(
    ("kind", "words", "wanted"),
    [
        ("nth", "They have now met three times.", HOLDS),
        ("nth", "Before Tuesday they had met only once.", BREAKS),
        ("nth", "The two have held five meetings so far.", SHORT),
        ("first", "The two had never met before.", BREAKS),
        ("gap", "Not for more than a year had the two met.", HOLDS),
        ("gap", "More than two years had passed since their last meeting.", BREAKS),
        ("since", "Since February 2023 the two have met twice.", HOLDS),
        ("within", "They have met three times in less than two years.", SHORT),
        ("longest", "At four hours, it was the longest of their meetings.", HOLDS),
        ("longest", "Never before had they talked for two hours.", BREAKS),
    ],
)
def test_tallies_of_a_meeting(kind: str, words: str, wanted: CheckVerdict) -> None:
    assert verdict(MEETINGS, kind, words, lead=NEWS) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Lindqvist and Quiroga last met in Malmö in March 2023.", HOLDS),
        ("The most recent meeting of Lindqvist and Quiroga was in Lima in May 2021.", BREAKS),
    ],
)
def test_last_meetings(words: str, wanted: CheckVerdict) -> None:
    lead = "A committee asked President Nora Lindqvist of Sweden about President Pablo Quiroga of Peru."
    assert verdict(MEETINGS, "latest", words, lead=lead) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Nora Lindqvist, 54, walks to work.", HOLDS),
        ("Nora Lindqvist (53) walks to work.", BREAKS),
        ("The 54-year-old Nora Lindqvist walks to work.", HOLDS),
        ("Ruth Asante, 61, walks to work.", SHORT),
        ("Nora Lindqvist is in her fifties.", HOLDS),
        ("Nora Lindqvist, in her early seventies, walks to work.", BREAKS),
        ("Nora Lindqvist, now well over 50, walks to work.", HOLDS),
        ("Nora Lindqvist will turn 55 next June.", HOLDS),
        ("Nora Lindqvist has left the bank at the age of 60.", BREAKS),
        ("Nora Lindqvist celebrated her 54th birthday this summer.", HOLDS),
        ("Nora Lindqvist, who was 40 when she joined the court in 2010, walks to work.", HOLDS),
        ("Nora Lindqvist was 33 when she joined the court in 2010.", BREAKS),
        ("Nora Lindqvist was 33 when she joined the court.", CheckVerdict.NOT_CHECKABLE),
        ("Nora Lindqvist joined the court in 2010, aged 40.", HOLDS),
        ("Nora Lindqvist turned 54 on 9 August.", BREAKS),
        ("In 2020 Nora Lindqvist turned 50.", HOLDS),
        ("Nora Lindqvist is not yet 50.", BREAKS),
        ("Nora Lindqvist will celebrate her 55th birthday next June.", HOLDS),
        ("Nora Lindqvist is seven years older than her brother.", None),
        ("Nora Lindqvist, a mother of two, walks to work.", None),
        ("Nora Lindqvist was born in June 1970.", HOLDS),
    ],
)
def test_ages(words: str, wanted: CheckVerdict | None) -> None:
    assert verdict(BIRTHS, "age", words) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Nora Lindqvist visited Lima and then Quito.", HOLDS),
        ("Nora Lindqvist visited Quito before she visited Lima.", BREAKS),
        ("Nora Lindqvist visited Lima after a visit to Quito.", BREAKS),
        ("Nora Lindqvist flew from Lima to Quito.", HOLDS),
        ("Nora Lindqvist visited Bogotá and then Quito.", SHORT),
        ("Nora Lindqvist left Lima for Quito.", HOLDS),
        ("Nora Lindqvist travelled via Lima to Quito.", HOLDS),
        ("Nora Lindqvist, who had come from Quito, spent a day in Lima.", BREAKS),
        ("Nora Lindqvist was in Lima three days earlier than in Quito.", HOLDS),
        ("Nora Lindqvist's stops were, in order, Quito and Lima.", BREAKS),
        ("Nora Lindqvist opened her tour with a visit to Quito and closed it with one to Lima.", BREAKS),
        ("Nora Lindqvist's first stop was Lima and her last was Quito.", HOLDS),
        ("Nora Lindqvist's last stop was Lima, her first was in Quito.", BREAKS),
    ],
)
def test_orders_of_stops(words: str, wanted: CheckVerdict) -> None:
    assert verdict(STOPS, "order", words) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The number of guests at the harbour baths fell by a quarter in 2020.", HOLDS),
        ("In 2020 the harbour baths had half as many guests, 50 percent fewer than in 2019.", BREAKS),
        ("The number of guests at the harbour baths doubled in 2021.", SHORT),
    ],
)
def test_changes(words: str, wanted: CheckVerdict) -> None:
    assert verdict(LEVELS, "change", words) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("In Malmö and Lund the storm killed 17 people in all.", HOLDS),
        ("The storm killed 19 people altogether in Malmö and Lund.", BREAKS),
        ("The storm killed 19 people altogether in Malmö, Lund and Ystad.", SHORT),
        ("The police arrested 31 people in Malmö and 17 in Lund, 50 altogether.", BREAKS),
        ("The toll of the storm in Malmö and Lund has reached 17.", HOLDS),
        ("The dead of Malmö and Lund add up to 19 people.", BREAKS),
    ],
)
def test_sums(words: str, wanted: CheckVerdict) -> None:
    assert verdict(DEAD, "sum", words) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Norway belongs to the European Union.", BREAKS),
        ("NATO counts Finland among its members.", HOLDS),
        ("Norway is not a member of the European Union.", HOLDS),
        ("Sweden is a NATO country.", HOLDS),
    ],
)
def test_memberships(words: str, wanted: CheckVerdict) -> None:
    assert verdict({}, "membership", words) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The bridge opened on Wednesday, 4 September 2024.", HOLDS),
        ("The bridge opened on 3 September 2024, a Monday.", BREAKS),
    ],
)
def test_weekdays(words: str, wanted: CheckVerdict) -> None:
    assert verdict({}, "weekday", words) is wanted
