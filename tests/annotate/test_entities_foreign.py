import pytest

from dateline.model.annotation import EntityKind
from tests.annotate.entities_pages import entity, names_of, page


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("es", "El presidente de Chile, Pablo Ruiz, llegó a Pekín. La ONU lo confirmó.",
         {"Chile", "Pablo Ruiz", "Beijing", "United Nations"}),
        ("fr", "Le président Jean Petit est arrivé à Moscou. L'Élysée se tait.",
         {"Jean Petit", "Moscow", "France"}),
        ("de", "Bundeskanzler Karl Lang traf in Paris ein. Russlands Minister schwieg.",
         {"Karl Lang", "Paris", "Russia"}),
        ("ru", "Президент Казахстана Олег Сидоров прибыл в Минск. Кремль молчит.",
         {"Kazakhstan", "Олег Сидоров", "Minsk", "Russia"}),
        ("ar", "وصل الوفد إلى القاهرة من روسيا والصين.", {"Cairo", "Russia", "China"}),
        ("zh", "总统抵达乌兹别克斯坦,联合国表示欢迎。", {"Uzbekistan", "United Nations"}),
        ("tr", "Başbakan Ali Kaya Özbekistan'da konuştu. Kremlin sustu.", {"Ali Kaya", "Uzbekistan", "Russia"}),
        ("hi", "रूस और चीन ने कहा।", {"Russia", "China"}),
        ("ko", "미국은 러시아에서 온 제안을 거부했다.", {"United States", "Russia"}),
        ("xx", "Nothing is known here.", set()),
    ],
)  # fmt: skip
def test_names_without_a_model(language: str, text: str, keys: set[str]) -> None:
    assert {each.key for each in names_of(page(text, language=language)).entities} == keys


def test_cases_of_one_name_are_one_person() -> None:
    names = names_of(
        page(
            "Президент Олег Сидоров встретился с министром. Сидорова ждали.",
            "Переговоры с Олегом Сидоровым.",
            language="ru",
        )
    )
    people = [e for e in names.entities if e.kind is EntityKind.PERSON]
    assert [set(e.variants) for e in people] == [{"Олег Сидоров", "Сидорова", "Олегом Сидоровым"}]


def test_the_side_of_a_president_is_the_country_beside_the_office() -> None:
    assert (
        entity(names_of(page("El presidente de Chile, Pablo Ruiz, habló.", language="es")), "Pablo Ruiz").country
        == "CL"
    )


def test_german_nouns_are_no_people() -> None:
    names = names_of(page("Die Große Koalition und Neue Heimat stritten. Neue Heimat verlor.", language="de"))
    assert names.entities == ()
