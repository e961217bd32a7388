"""Word forms that are remembered are those that spaCy gives."""

import pytest

from dateline.annotate.parse import english_model
from dateline.annotate.word_forms import PIPES, WordForms

NLP, _NAME = english_model()
pytestmark = pytest.mark.skipif(NLP is None, reason="no English model is installed")

SENTENCES = (
    "The ministers were staging talks that they had hoped to hold in May.",
    "There is a plan, and there were doubts; it's late.",
    "We're gonna meet them, and y'all ain't going; let's go.",
    "You have got to see it: c'mon, they gotta leave.",
    "Re-elected  leaders re-opened the port, said I.",
    "But you met her and left; you, too, will meet.",
)


def test_forms_are_those_of_the_whole_pipeline_at_first_and_when_remembered() -> None:
    assert NLP is not None
    forms = WordForms(NLP)
    expected = [tuple(forms._form(token) for token in document) for document in NLP.pipe(SENTENCES)]
    for _ in range(2):
        assert forms.of(list(NLP.pipe(SENTENCES, disable=list(PIPES)))) == expected


def test_a_dependency_that_a_pattern_looks_at_tells_two_uses_of_a_word_apart() -> None:
    assert NLP is not None
    forms = WordForms(NLP)
    used, main = NLP.pipe(["They have left.", "They have boats."], disable=list(PIPES))
    assert [forms.of([document])[0][1].pos for document in (used, main)] == ["AUX", "VERB"]


def test_what_only_a_longer_pattern_gives_is_not_remembered() -> None:
    assert NLP is not None
    forms = WordForms(NLP)
    together, apart = forms.of(list(NLP.pipe(["They're gonna win.", "Na stood there."], disable=list(PIPES))))
    assert [form.lemma for form in together][2:4] == ["go", "to"]
    assert apart[0].lemma != "to"


def test_words_that_stand_side_by_side_only_where_they_are_learned_are_each_by_itself() -> None:
    assert NLP is not None
    forms = WordForms(NLP)
    forms.of(list(NLP.pipe(["Ports."], disable=list(PIPES))))  # the full stop is known from here on
    got, ta = forms.of(list(NLP.pipe(["They got.", "Ta stood."], disable=list(PIPES))))
    assert (got[1].lemma, ta[0].lemma) == ("get", next(forms._form(token) for token in NLP("Ta stood.")).lemma)
    assert ta[0].lemma != "to"
