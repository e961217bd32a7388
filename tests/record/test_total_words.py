import pytest

from dateline.record.total_words import total_of


@pytest.mark.parametrize(
    ("words", "total", "parts"),
    [
        ("The fair drew 310 visitors on Friday and 240 on Saturday, 550 in all.", 550, [310, 240]),
        ("They took 25 and 20 seats; together they hold 45 of the 60 seats.", 45, [25, 20]),
        ("Ghana gave 5 million euros and Togo 2 million, a total of 7 million euros.", 7e6, [5e6, 2e6]),
        ("Altogether 21 people were hurt: 12 men and 9 women.", 21, [12, 9]),
        ("The town has 3,100 men and 3,300 women, adding up to 6,400 people.", 6400, [3100, 3300]),
        ("The team won 14 medals: 5 gold, 4 silver and 5 bronze.", 14, [5, 4, 5]),
        ("The storm killed 25 people, 14 in Ada, 6 in Keta and 5 in Ho.", 25, [14, 6, 5]),
        ("With 12 seats in the north and 9 in the south, the party now holds 21 seats.", 21, [12, 9]),
        ("It won 12 seats in the north and 9 in the south, giving it 21.", 21, [12, 9]),
        ("The two buses carried 31 and 27 passengers, 58 in all.", 58, [31, 27]),
        ("Sales came to 2 million in spring and 3 million in summer, 5 million over both seasons.", 5e6, [2e6, 3e6]),
        ("The sum of the three bills, 120 euros, 80 euros and 50 euros, is 250 euros.", 250, [120, 80, 50]),
        ("The council has 40 members, 25 women and 15 men.", 40, [25, 15]),
        ("The fair drew 310 visitors on Friday and 240 on Saturday, 550 over the two days.", 550, [310, 240]),
        ("Of the 90 members 52 voted for it, 31 against and 7 abstained.", 90, [52, 31, 7]),
    ],
)
def test_parts_in_the_sentence(words: str, total: float, parts: list[float]) -> None:
    found = total_of(words)
    assert found is not None
    assert found.figure.value == total
    assert [part.value for part in found.parts] == parts


@pytest.mark.parametrize(
    ("words", "total", "names"),
    [
        ("Ghana and Togo together will pay 7 million euros.", 7e6, ("Ghana", "Togo")),
        ("In the districts of Ada, Keta and Ho the floods killed 25 people in all.", 25, ("Ada", "Keta", "Ho")),
        ("The dead of Ada and Keta add up to 13.", 13, ("Ada", "Keta")),
    ],
)
def test_parts_by_name(words: str, total: float, names: tuple[str, ...]) -> None:
    found = total_of(words)
    assert found is not None
    assert (found.figure.value, found.names) == (total, names)


def test_a_part_without_a_figure_leaves_the_sum_open() -> None:
    found = total_of("The clinic treated 36 men and some children, 90 people in all.")
    assert found is not None
    assert found.open


@pytest.mark.parametrize(
    "words",
    [
        "The two met together with 12 aides.",
        "The ferry carried 200 passengers, 25 cars and 15 trucks.",
        "Of 20 members 16 came, 9 of them women.",
        "The ferry had 210 passengers and 18 crew.",
        "The streets were closed.",
    ],
)
def test_no_total(words: str) -> None:
    assert total_of(words) is None
