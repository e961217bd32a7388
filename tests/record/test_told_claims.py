"""Claims that sentences make without a naming word, and what the record says of them: read from pages as they come."""

from dateline.model.claim import Check, CheckVerdict
from tests.support.run import read_page, reading_of

CONSISTENT, CONTRADICTED = CheckVerdict.CONSISTENT, CheckVerdict.CONTRADICTED
NOT_ENOUGH = CheckVerdict.NOT_ENOUGH


def page(day: str, *sentences: str) -> str:
    rest = "Reporters waited in the rain, and nobody in the harbour office would add a word before the evening."
    return "\n\n".join(("Quay Gazette", f"Published: {day}", "Notes of the day", *sentences, rest))


def met(day: str, town: str, on: str, *more: str) -> str:
    who = "President Nadia Quintero of Panama met President Hugo Belmonte of Costa Rica"
    return page(day, f"{who} in {town} on {on}.", *more)


RECORD = (
    met("11 May 2022", "Panama City", "10 May 2022", "The meeting lasted two hours."),
    met("16 March 2023", "San José", "15 March 2023", "The meeting lasted half an hour."),
)


def checks(kind: str, *texts: str) -> list[Check]:
    pages = {f"{n}.txt": read_page(f"{n}.txt", text.encode()) for n, text in enumerate(texts)}
    return [each for each in reading_of(pages).record.ledger.checks if each.kind == kind]


def verdicts(kind: str, *texts: str) -> list[CheckVerdict]:
    return [each.verdict for each in checks(kind, *texts)]


def test_the_longest_meeting_is_longer_than_every_earlier_one() -> None:
    longer = met("20 June 2024", "David", "19 June 2024", "At three hours, it was the longest of their meetings.")
    shorter = met("20 June 2024", "David", "19 June 2024", "The talks lasted an hour.", "It was their longest meeting.")
    [held] = checks("longest", *RECORD, longer)
    assert (held.verdict, len(held.counted)) == (CONSISTENT, 3)
    [wrong] = checks("longest", *RECORD, shorter)
    assert (wrong.verdict, len(wrong.contradicted_by)) == (CONTRADICTED, 1)
    unsaid = met("20 June 2024", "David", "19 June 2024", "It was their longest meeting so far.")
    assert verdicts("longest", *RECORD, unsaid) == [NOT_ENOUGH]


def test_an_age_fits_a_birth_another_age_or_nothing() -> None:
    born = page("15 January 2024", "Rudolf Pamminger was born on 3 May 1961 in Linz, the son of a clockmaker.")
    assert verdicts("age", born, page("10 September 2024", "Rudolf Pamminger, 63, said no.")) == [CONSISTENT]
    assert verdicts("age", born, page("12 March 2024", "The 63-year-old Rudolf Pamminger said no.")) == [CONTRADICTED]
    assert verdicts("age", page("12 March 2024", "Rudolf Pamminger, aged 63, said no.")) == [NOT_ENOUGH]
    later = page("12 March 2020", "Rudolf Pamminger, 70, said yes.")
    assert verdicts("age", later, page("12 March 2024", "Rudolf Pamminger (63) said no.")) == [CONTRADICTED] * 2


def test_a_sum_is_made_of_its_parts_in_the_sentence_or_on_other_pages() -> None:
    right = page("2 May 2024", "The police arrested 31 people in Graz and 17 in Linz, 48 altogether.")
    wrong = page("2 May 2024", "The Greens won 14 seats and the Liberals 11; together they hold 27 of the 60 seats.")
    assert verdicts("sum", right) == [CONSISTENT]
    [check] = checks("sum", wrong)
    assert check.verdict is CONTRADICTED and "make 25" in check.explanation
    parts = (
        page("2 May 2024", "The floods killed 12 people in Kafue district, the district office said."),
        page("3 May 2024", "The floods killed 9 people in Mazabuka district, the district office said."),
    )
    total = "The floods killed {} people altogether in Kafue and Mazabuka."
    assert verdicts("sum", *parts, page("4 May 2024", total.format(21))) == [CONSISTENT]
    assert verdicts("sum", *parts, page("4 May 2024", total.format(25))) == [CONTRADICTED]
    assert verdicts("sum", parts[0], page("4 May 2024", total.format(21))) == [NOT_ENOUGH]


def test_counts_without_an_ordinal_are_counted_too() -> None:
    here = ("20 June 2024", "David", "19 June 2024")
    assert verdicts("ordinal", *RECORD, met(*here, "The two have met three times in all.")) == [CONSISTENT]
    assert verdicts("ordinal", *RECORD, met(*here, "The two had not met before.")) == [CONTRADICTED]
    assert verdicts("within", *RECORD, met(*here, "The two had not met for more than a year.")) == [CONSISTENT]
    recalled = page("20 June 2024", "Nadia Quintero and Hugo Belmonte last met in Panama City on 10 May 2022.")
    assert verdicts("latest", *RECORD, recalled) == [CONTRADICTED]


def test_the_order_of_stops_is_held_against_their_days() -> None:
    stops = (
        page("4 March 2024", "President Nadia Quintero of Panama visited Lisbon on 3 March 2024."),
        page("7 March 2024", "President Nadia Quintero of Panama visited Madrid on 6 March 2024."),
    )
    told = "Nadia Quintero visited {} before she visited {}."
    assert CONSISTENT in verdicts("order", *stops, page("9 March 2024", told.format("Lisbon", "Madrid")))
    assert CONTRADICTED in verdicts("order", *stops, page("9 March 2024", told.format("Madrid", "Lisbon")))
    assert NOT_ENOUGH in verdicts("order", *stops, page("9 March 2024", told.format("Rome", "Lisbon")))


def test_the_country_of_an_office_and_a_later_day_are_no_stops() -> None:
    told = "President Nadia Quintero of Panama will visit Luanda on 18 May 2024, two weeks later than planned."
    assert verdicts("order", page("9 March 2024", told)) == []


def test_a_weekday_beside_its_day_is_checked() -> None:
    assert verdicts("weekday", met("22 June 2024", "David", "June 19, 2024, a Wednesday")) == [CONSISTENT]
    assert verdicts("weekday", met("22 June 2024", "David", "June 19, 2024, a Friday")) == [CONTRADICTED]
