"""Quotations in languages read by rule, with their speakers."""

import pytest

from dateline.annotate.quotes_foreign import speech_verbs
from tests.annotate.reads import read

CASES = [
    ("de", "Kanzlerin Anna Berg kam an. „Wir brauchen mehr Zeit“, sagte Berg.", "Anna Berg"),
    ("fr", "Le président Jean Petit parle. « Nous allons avancer », a déclaré Jean Petit.", "Jean Petit"),
    ("es", "El ministro Pablo Ruiz habló. «Vamos a reconstruir», dijo Ruiz.", "Pablo Ruiz"),
    ("pt", 'O ministro Rui Costa chegou. "Somos todos vizinhos", disse Costa.', "Rui Costa"),
    ("it", "Il ministro Luca Rossi è qui. «Non ci fermeremo mai», ha detto Rossi.", "Luca Rossi"),
    ("nl", "Premier Jan Bos was er. “Wij gaan verder hiermee”, zei Bos.", "Jan Bos"),
    ("pl", "Premier Jan Nowak przybył. „Będziemy pracować dalej”, powiedział Nowak.", "Jan Nowak"),
    ("ru", "Министр Олег Сидоров прибыл. «Мы рады встрече», — заявил Сидоров.", "Олег Сидоров"),
    ("uk", "Прем’єр Олег Коваль прибув. «Ми будемо працювати», — сказав Коваль.", "Олег Коваль"),
    ("ar", "وصل الرئيس التونسي سالم يوسف في زيارة. وقال سالم يوسف إن «العلاقات بين البلدين قوية».", "سالم يوسف"),
    ("zh", "日本首相田中太郎在会谈后表示：“我们将继续推动双边合作。”", "田中太郎"),
    ("ja", "田中太郎首相は「関係は大きく改善した」と述べた。", "田中太郎"),
    ("tr", "Başbakan Ali Kaya geldi. Kaya, “Birlikte çalışacağız” dedi.", "Ali Kaya"),
    ("id", 'Presiden Budi Santoso hadir. "Kami sepakat bekerja sama," kata Santoso.', "Budi Santoso"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), CASES)
def test_the_person_beside_the_verb_speaks(language: str, text: str, speaker: str) -> None:
    reading = read(text, language=language)
    (quote,) = reading.notes.quotes
    assert (quote.form.value, reading.speaker(quote)) == ("direct", speaker)


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("fr", "Le « pacte vert » est adopté par Anne Morel.", "term"),
        ("ru", "Завод «Красный Октябрь» закрыт.", "term"),
        ("zh", "会议讨论了“一带一路”。", "term"),
        ("es", "«Nadie nos escucha aquí», dijo un vecino.", "direct"),
    ],
)
def test_without_a_name_nobody_speaks(language: str, text: str, form: str) -> None:
    (quote,) = read(text, language=language).notes.quotes
    assert (quote.form.value, quote.speaker, quote.speaker_name) == (form, None, None)


def test_languages_without_verbs() -> None:
    assert speech_verbs("xx") is None
