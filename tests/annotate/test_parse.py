import subprocess
import sys

import pytest

from dateline.annotate.parse import in_sentence_case, parse
from dateline.text.sentences import sentence_spans
from tests.annotate.entities_pages import page


def _sentences(*paragraphs: str, title: str | None = None, language: str = "en") -> list[str]:
    article = page(*paragraphs, title=title, language=language)
    return [sentence.span.of(article.text) for sentence in parse(article).sentences]


def test_abbreviations_and_headings_do_not_split_sentences() -> None:
    assert _sentences("The No. 3 official met Gen. Ali at 5 p.m. Tuesday. He left.", title="Peru's No. 3 to visit") == [
        "Peru's No. 3 to visit",
        "The No. 3 official met Gen. Ali at 5 p.m. Tuesday.",
        "He left.",
    ]


def test_tokens_are_numbered_through_and_carry_no_spaces() -> None:
    article = page("Ships  left.   They sank.", "", "  ", "More came.", title="Ships lost")
    tokens = parse(article).tokens
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(token.text == token.span.of(article.text) and token.text.strip() for token in tokens)
    assert all(parse(article).sentences[t.sentence].span.covers(t.span) for t in tokens)


def test_headline_capitals_do_not_make_names_of_verbs() -> None:
    article = page(
        "Floods kill dozens. Officials warn of floods.", title="Floods Kill Dozens As Officials Warn Of More"
    )
    kill = next(token for token in parse(article).tokens if token.text == "Kill")
    assert (kill.pos, kill.lemma) == ("VERB", "kill")


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("es", "El presidente llegó a Lima. ¿Vendrá mañana? Sí.", 3),
        ("ru", "Президент прибыл в Минск. Переговоры начнутся завтра.", 2),
        ("ar", "وصل الرئيس إلى القاهرة. هل يعود غدا؟ لا.", 3),
        ("zh", "总统抵达北京。会谈明天开始。", 2),
        ("hi", "राष्ट्रपति दिल्ली पहुंचे। वार्ता कल होगी।", 2),
        ("tr", "Başkan Ankara'ya geldi. Görüşme yarın.", 2),
    ],
)
def test_sentences_of_other_languages(language: str, text: str, count: int) -> None:
    assert len(_sentences(text, language=language)) == count


def test_sentence_spans_leave_no_letter_out() -> None:
    text = "One. Two! Three"
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == "One.Two!Three"


def test_spacy_is_not_imported_for_other_languages() -> None:
    code = (
        "import sys; from tests.annotate.entities_pages import page; from dateline.annotate.parse import parse;"
        "parse(page('Hola.', language='es')); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": "src:."}).returncode == 0


def test_verbs_with_re_are_one_word_with_their_lemma() -> None:
    tokens = parse(page("Maria Ruiz was re-elected and the pit re-opened.")).tokens
    assert [(t.text, t.lemma, t.pos) for t in tokens if t.text.startswith("re-")] == [
        ("re-elected", "re-elect", "VERB"),
        ("re-opened", "re-open", "VERB"),
    ]


def test_a_run_that_no_word_is_as_long_as_keeps_its_length_and_is_cut() -> None:
    run = "))(x" * 300
    article = page(f"The port wrote {run} on Monday.")
    (text,) = in_sentence_case(article)
    assert len(text) == len(article.text)
    assert text.startswith("The port wrote xxx") and text.endswith(" on Monday.")
    assert max(map(len, text.split())) < 100
