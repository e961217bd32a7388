import pytest

from dateline.text.names import acronym, fold, is_short_form, organisation_likeness, person_likeness, tokens

SAME = 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yuri Ushakov", "Yuriy Ushakov"),
        ("Volodymyr Zelenskyy", "Володимир Зеленський"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Ursula von der Leyen", "Ursula Von Der Leyen"),
        ("J. Berg", "Jon Berg"),
        ("Berg, Jon", "Jon Berg"),
        ("President Jon Berg", "Jon Berg"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert person_likeness(one, other) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("Ana Silva", "Ana Sousa"),
        ("Silva", "Ana Silva"),
        ("Wang Yi", "Wang Qi"),
        ("Jon Berg", "Jonas Lindberg"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert person_likeness(one, other) < SAME


def test_likeness_does_not_depend_on_the_order() -> None:
    pairs = [("Yuri Ushakov", "Ushakov Yuriy"), ("Ana Silva", "Ana M. Silva"), ("A B C", "C B")]
    assert all(person_likeness(one, other) == person_likeness(other, one) for one, other in pairs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("World Trade Organisation", "the World Trade Organization", True),
        ("WHO", "World Health Organization", True),
        ("Acme Ltd.", "ACME Limited", True),
        ("Deutsche Bank", "Dresdner Bank", False),
        ("Bank of Ghana", "Bank of Guinea", False),
    ],
)
def test_names_of_organisations(one: str, other: str, *, same: bool) -> None:
    assert (organisation_likeness(one, other) >= SAME) is same


def test_a_short_form_holds_fewer_parts_of_the_same_name() -> None:
    assert is_short_form("Xi", "Xi Jinping")
    assert not is_short_form("Xi Jinping", "Xi Jinping")
    assert not is_short_form("Li", "Xi Jinping")


def test_folding_keeps_something_of_every_script() -> None:
    assert fold("Ελλάδα") == "ellada"
    assert tokens("Mr Söderström") == ("soderstrom",)
    assert acronym("Union of Fishermen and Traders of Ghana") == "uftg"
