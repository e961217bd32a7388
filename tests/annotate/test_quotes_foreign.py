"""Quotations in languages read by rule, with their speakers."""

import pytest

from dateline.annotate.quotes_foreign_words import speech_verbs
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


REPORTED = [
    ("de", "Ministerin Anna Berg sagte, dass die Fähre im Mai fährt.", "die Fähre im Mai fährt", "Anna Berg"),
    ("fr", "Selon la ministre Anne Morel, le pont est fermé.", "le pont est fermé", "Anne Morel"),
    ("fr", "Le ministre Jean Petit a annoncé que le pont ouvrirait lundi.", "le pont ouvrirait lundi", "Jean Petit"),
    ("es", "El puente sigue cerrado, según el ministro Pablo Ruiz.", "El puente sigue cerrado", "Pablo Ruiz"),
    ("nl", "Volgens minister Jan Bos is de brug dicht.", "is de brug dicht", "Jan Bos"),
    ("ru", "Министр Олег Сидоров сообщил, что мост закрыт.", "мост закрыт", "Олег Сидоров"),
    ("zh", "日本首相田中太郎表示，大桥将在五月开放。", "大桥将在五月开放", "田中太郎"),
    ("ja", "田中太郎首相は、橋が五月に開くと発表した。", "橋が五月に開く", "田中太郎"),
]


@pytest.mark.parametrize(("language", "text", "content", "speaker"), REPORTED)
def test_reported_clauses_are_indirect_speech(language: str, text: str, content: str, speaker: str) -> None:
    reading = read(text, language=language)
    (quote,) = reading.notes.quotes
    assert (quote.form.value, reading.said(quote), reading.speaker(quote)) == ("indirect", content, speaker)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre Jean Petit n’a pas dit que le pont était fermé."),
        ("es", "El ministro Pablo Ruiz no confirmó que el puente esté cerrado."),
        ("ru", "Министр Олег Сидоров не сказал, что мост закрыт."),
    ],
)
def test_what_is_denied_is_no_speech(language: str, text: str) -> None:
    assert read(text, language=language).notes.quotes == ()


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("ru", "— Мост закрыли утром, — рассказал Олег Сидоров.", "Мост закрыли утром", "Олег Сидоров"),
        ("es", "—El puente se cayó —dijo Pablo Ruiz al llegar.", "El puente se cayó", "Pablo Ruiz"),
        ("sv", "– Bron är stängd, säger Jan Lindgren.", "Bron är stängd", "Jan Lindgren"),
    ],
)
def test_a_dash_opens_dialogue(language: str, text: str, content: str, speaker: str) -> None:
    reading = read(text, language=language)
    (quote,) = reading.notes.quotes
    assert (quote.form.value, reading.said(quote), reading.speaker(quote)) == ("direct", content, speaker)


def test_a_dash_without_a_verb_of_speech_is_a_list() -> None:
    assert read("– Bröd och mjölk, två liter.", language="sv").notes.quotes == ()


def test_the_next_sentence_in_marks_has_the_same_speaker() -> None:
    reading = read(
        "«Vamos a reconstruir», dijo el ministro Pablo Ruiz. «Nadie quedará fuera del plan.»", language="es"
    )  # fmt: skip
    assert [reading.speaker(quote) for quote in reading.notes.quotes] == ["Pablo Ruiz", "Pablo Ruiz"]


def test_languages_without_verbs() -> None:
    assert speech_verbs("xx") is None
