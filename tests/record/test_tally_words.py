"""How sentences say how often and how lately people met."""

import pytest

from dateline.record.tally_words import Form, tally_of

NTH, NEVER, LATEST = Form.NTH, Form.NEVER, Form.LATEST


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("It was their fourth meeting.", 4),
        ("It was the third such encounter of the two.", 3),
        ("The leaders met for the second time.", 2),
        ("This was the fifth time that the neighbours had sat down together.", 5),
        ("They have now met four times.", 4),
        ("The pair have met on three occasions.", 3),
        ("Three times have the two men met.", 3),
        ("Until Monday the two had met only twice before.", 3),
        ("Before that day they had met three times.", 4),
        ("It came after two earlier meetings.", 3),
        ("It was meeting number six.", 6),
        ("The two have held five meetings so far.", 5),
        ("It was their first-ever meeting.", 1),
        ("It was the 21st round of talks between the two.", 21),
        ("The ministers were meeting for the third time.", 3),
        ("Altogether there have been four meetings of the two.", 4),
        ("With Monday's meeting the count stands at four meetings.", 4),
        ("The two presidents had a fourth meeting.", 4),
    ],
)
def test_numbers(words: str, n: int) -> None:
    tally = tally_of(words)
    assert tally is not None
    assert (tally.form, tally.n) == (NTH, n)


@pytest.mark.parametrize(
    "words",
    [
        "The two had never met before.",
        "They had not met before.",
        "Never before had the two sat down together.",
        "The two hadn't met until then.",
        "Until Wednesday the two had never met.",
        "There had been no earlier meeting between the two.",
        "No previous meeting of the two is on record.",
        "The two had yet to meet.",
        "They had never previously come face to face or met.",
    ],
)
def test_none_before(words: str) -> None:
    tally = tally_of(words)
    assert tally is not None
    assert (tally.form, tally.stretch) == (NEVER, None)


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("Not for more than a year had the two met.", 12),
        ("The two had not met for more than eighteen months.", 18),
        ("More than two years had passed since their last meeting.", 24),
        ("It had been over a year since the two last met.", 12),
        ("The meeting ended a break of more than nine months.", 9),
        ("The talks came more than a year after their previous meeting.", 12),
        ("They had last met more than half a year earlier.", 6),
        ("There had been no meeting between them in more than two and a half years.", 30),
        ("The two had gone more than a year without a meeting.", 12),
        ("They had not seen each other for over a year and a half.", 18),
        ("In more than three years the two had not met.", 36),
        ("For more than a year there had been no talks between the two.", 12),
        ("The two met after a pause of more than seven months.", 7),
        ("More than a year lay between this meeting and the last.", 12),
    ],
)
def test_gaps(words: str, months: float) -> None:
    tally = tally_of(words)
    assert tally is not None
    assert tally.form is NEVER
    assert tally.stretch is not None
    assert tally.stretch.months == months


@pytest.mark.parametrize(
    ("words", "n", "months"),
    [
        ("It was their third meeting in less than two years.", 3, 24),
        ("They have met three times in the space of eighteen months.", 3, 18),
        ("The two met for the second time within a year.", 2, 12),
        ("In under two years the two have met four times.", 4, 24),
        ("It was the first time in more than a year that they met.", 1, 12),
        ("It was their first meeting in over two years.", 1, 24),
    ],
)
def test_counts_over_a_stretch(words: str, n: int, months: float) -> None:
    tally = tally_of(words)
    assert tally is not None
    assert tally.form is NTH
    assert tally.n == n
    assert tally.stretch is not None
    assert tally.stretch.months == months


@pytest.mark.parametrize(
    "words",
    [
        "The two last met in Vienna in March.",
        "They met most recently in Graz.",
        "Their most recent meeting was in Lima in May 2022.",
        "Their latest meeting took place in Lima.",
        "The last time they met was in Lima in May 2022.",
        "The previous meeting of the two was in Lima.",
        "When the two last met, in May 2022, it was in Lima.",
        "They last saw each other in Lima in May 2022.",
        "The two met last in Lima.",
        "Most recently, the two met in Lima.",
    ],
)
def test_last_times(words: str) -> None:
    tally = tally_of(words)
    assert tally is not None
    assert tally.form is LATEST


@pytest.mark.parametrize(
    "words",
    [
        "The streets were closed all day.",
        "The first day of the meeting was quiet.",
        "At last the two met.",
        "It was their longest meeting.",
        "The two will meet on Friday.",
        "The meeting lasted two hours.",
        "The ministers met in the second city of the country.",
        "They did not meet the press.",
        "Three ministers took part in the meeting.",
    ],
)
def test_no_tally(words: str) -> None:
    assert tally_of(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "The deal can return once demands are met, the minister said after the talks.",
        "Once the conditions were met, the talks could begin.",
        "The target has been met twice, said the minister.",
        "She was met at the airport by three ministers.",
    ],
)
def test_once_as_a_conjunction_and_demands_that_are_met_count_nothing(words: str) -> None:
    assert tally_of(words) is None


def test_once_before_its_verb_counts() -> None:
    tally = tally_of("The two had only once met before.")
    assert tally is not None
    assert (tally.form, tally.n) == (NTH, 2)
