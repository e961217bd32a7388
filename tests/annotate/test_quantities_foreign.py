"""Money and tolls in languages read by rule."""

import pytest

from dateline.annotate.quantities_foreign import number_in, words_of
from tests.annotate.entities_pages import figures_of, page


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("fr", "Un prêt de 2,5 milliards d'euros.", 2.5e9, "EUR"),
        ("de", "Ein Paket von 1.200 Millionen Euro.", 1.2e9, "EUR"),
        ("es", "Un crédito de 15 mil millones de dólares.", 15e9, "USD"),
        ("it", "Un fondo da 3 miliardi di euro.", 3e9, "EUR"),
        ("pt", "Um acordo de 40 milhões de reais.", 40e6, "BRL"),
        ("ru", "Объем торговли достиг 15 млрд долларов.", 15e9, "USD"),
        ("uk", "Борг становить 2,5 млн гривень.", 2.5e6, "UAH"),
        ("pl", "Koszt to 12 mln złotych.", 12e6, "PLN"),
        ("tr", "Ticaret 30 milyar dolara ulaştı.", 30e9, "USD"),
        ("ar", "بلغ التبادل التجاري 15 مليار دولار.", 15e9, "USD"),
        ("ar", "بلغت الديون ١٥ مليون دولار.", 15e6, "USD"),
        ("zh", "贸易额达150亿美元。", 15e9, "USD"),
        ("ja", "支援は3億円に上る。", 3e8, "JPY"),
        ("ko", "예산은 5억 달러다.", 5e8, "USD"),
        ("hi", "यह 50 करोड़ रुपये है।", 5e8, "INR"),
    ],
)
def test_money(language: str, text: str, value: float, unit: str) -> None:
    (figure,) = figures_of(page(text, language=language))
    assert (figure.value, figure.unit, figure.measure.value) == (value, unit, "level")


@pytest.mark.parametrize(
    ("language", "text", "value", "of"),
    [
        ("es", "El sismo deja 14 muertos.", 14, "deaths"),
        ("fr", "Le séisme a fait 120 blessés.", 120, "injuries"),
        ("de", "Das Beben forderte 31 Tote.", 31, "deaths"),
        ("ru", "Число погибших: 7 погибших в городе.", 7, "deaths"),
        ("ar", "أسفر الزلزال عن 14 قتيلا.", 14, "deaths"),
        ("zh", "地震造成14人死亡。", 14, "deaths"),
        ("ja", "地震で死者は14人となった。", 14, "deaths"),
        ("ja", "地震で14人が死亡した。", 14, "deaths"),
        ("tr", "Depremde 14 kişi öldü.", 14, "deaths"),
        ("id", "Gempa itu membuat 14 orang tewas.", 14, "deaths"),
    ],
)
def test_tolls(language: str, text: str, value: float, of: str) -> None:
    (figure,) = figures_of(page(text, language=language))
    assert (figure.value, figure.unit, figure.of, figure.measure.value) == (value, "people", of, "count")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Llegaron 14 barcos en 2022."),
        ("fr", "Une hausse de 12,500 dollars."),
        ("de", "Am 14. Mai 2022 um 12 Uhr."),
        ("xx", "12 dollars."),
    ],
)
def test_what_is_unsure_is_left_out(language: str, text: str) -> None:
    assert figures_of(page(text, language=language)) == ()


def test_separators() -> None:
    assert number_in("1 234 567", point=False) == 1234567
    assert words_of("xx") is None
