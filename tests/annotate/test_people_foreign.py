"""People whom a reader finds on pages without a model: `data/people_foreign.yaml`."""

from pathlib import Path

import pytest
import yaml

from dateline.model.annotation import EntityKind, MentionForm
from tests.annotate.reads import Read, read

_STORED = yaml.safe_load((Path(__file__).parent / "data" / "people_foreign.yaml").read_text("utf-8"))
NAMED = [row for kind in ("joined", "titles", "addressed") for row in _STORED[kind]]


def people_of(reading: Read) -> set[str]:
    return {each.name for each in reading.notes.entities if each.kind is EntityKind.PERSON}


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_who_is_named(language: str, text: str, names: list[str]) -> None:
    assert people_of(read(text, language=language)) == set(names)


@pytest.mark.parametrize(("language", "text"), _STORED["nobody"])
def test_what_names_nobody(language: str, text: str) -> None:
    assert people_of(read(text, language=language)) == set()


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("fr", "Le président tunisien Sami Rami parle. Anna Neri a vu le président tunisien.", "président tunisien"),
        ("es", "El presidente de Chile, Pablo Rey, viajó. Ayer habló el presidente chileno.", "presidente chileno"),
        ("it", "Il presidente francese Jean Petit tace. Parla il presidente francese.", "presidente francese"),
        ("de", "Der polnische Präsident Jan Nowak kam. Man traf den polnischen Präsidenten.", "polnischen Präsidenten"),
        ("nl", "De Franse president Jean Petit kwam. Wij zagen de Franse president.", "Franse president"),
        ("sv", "Frankrikes president Jean Petit kom. De såg den franska presidenten.", "franska presidenten"),
        ("ru", "Президент Франции Жан Дюпон прибыл. Ждали президента Франции.", "президента Франции"),
        ("pl", "Prezydent Francji Jean Petit milczał. Czekano na prezydenta Francji.", "prezydenta Francji"),
        ("tr", "Fransa Cumhurbaşkanı Jean Petit geldi. Fransa Cumhurbaşkanı konuştu.", "Fransa Cumhurbaşkanı"),
    ],
)
def test_an_office_with_its_country_is_who_holds_it(language: str, text: str, phrase: str) -> None:
    notes = read(text, language=language).notes
    titles = [mention for mention in notes.mentions if mention.form is MentionForm.TITLE]
    holder = next(each for each in notes.entities if each.kind is EntityKind.PERSON)
    assert [(each.span.of(text), each.entity) for each in titles] == [(phrase, holder.key)]


def test_an_office_of_two_holders_is_nobody() -> None:
    text = "Le ministre français Jean Petit et le ministre français Paul Roux sont là. Le ministre français rit."
    assert not [m for m in read(text, language="fr").notes.mentions if m.form is MentionForm.TITLE]
