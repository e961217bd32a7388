"""What a user's own model proposes: kept word for word, in its sentence, where no rule has decided."""

import pytest

from dateline.annotate.annotate import annotate
from dateline.model.annotation import EntityKind, QuoteForm
from dateline.model.article import Article
from dateline.model.proposal import Proposal, ProposalKind, Proposals
from dateline.model.span import Span
from tests.annotate.reads import article_of


def _propose(article: Article, *rows: tuple[ProposalKind, str, str]) -> Proposals:
    """Propose words as standing in the first block."""
    sentence = article.blocks[0].span
    return Proposals("m", tuple(Proposal(kind, text, sentence, label) for kind, label, text in rows))


MENTION, QUOTE, EVENT = ProposalKind.MENTION, ProposalKind.QUOTE, ProposalKind.EVENT


def test_without_a_model_the_rules_decide_everything() -> None:
    notes = annotate(article_of("Anna Berg met Tom Burke in Oslo on Monday."))
    assert notes.decisions == () and notes.incomplete is None and "model" not in notes.model
    assert notes.decided_by("mention", notes.mentions[0].span) == "rules"


def test_a_proposed_name_becomes_a_speaker() -> None:
    article = article_of("«Il ponte è chiuso», ha detto qwerty.", language="it")
    notes = annotate(article, _propose(article, (MENTION, "PER", "qwerty")))
    (quote,) = notes.quotes
    assert quote.speaker == "qwerty"
    assert notes.decided_by("mention", notes.mentions[0].span) == "model:m"
    assert notes.decided_by("quote", quote.span) == "rules"


def test_a_rule_is_never_overruled() -> None:
    article = article_of("Anna Berg met Tom Burke in Oslo on Monday.")
    plain = annotate(article)
    notes = annotate(
        article,
        _propose(article, (MENTION, "place", "Anna Berg"), (MENTION, "org", "Berg met"), (EVENT, "attack", "met")),
    )
    assert notes.mentions == plain.mentions and notes.events == plain.events and notes.decisions == ()


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("org", "velvet committe"),  # not the whole word
        ("org", "Velvet committee"),  # not the same letters
        ("org", "velvet  committee"),
        ("wizard", "velvet committee"),
        ("", "velvet committee"),
        ("org", ""),
        ("org", "."),
        ("org", "harbour board"),  # it stands in another sentence
    ],
)
def test_words_that_do_not_stand_in_their_sentence_are_dropped(label: str, text: str) -> None:
    article = article_of("The velvet committee sat down.", "The harbour board went home.")
    assert annotate(article, _propose(article, (MENTION, label, text))).decisions == ()


def test_one_name_is_one_entity_wherever_it_is_proposed() -> None:
    article = article_of("The velvet committee sat down, and the velvet committee rose.")
    notes = annotate(article, _propose(article, *[(MENTION, "ORG", "velvet committee")] * 3))
    assert [each.by for each in notes.decisions] == ["model:m", "model:m"]
    assert len({mention.entity for mention in notes.mentions if mention.entity == "velvet committee"}) == 1
    entity = notes.entity("velvet committee")
    assert entity is not None and entity.kind is EntityKind.ORGANISATION


def test_proposed_words_in_marks_are_direct_speech() -> None:
    article = article_of("On the wall: “rise and go”, in red.")
    notes = annotate(article, _propose(article, (QUOTE, "", "rise and go")))
    (quote,) = notes.quotes
    assert quote.form is QuoteForm.DIRECT and quote.span.of(article.text) == "“rise and go”"


def test_a_speaker_who_is_not_in_the_article_is_left_out() -> None:
    article = article_of("Word went round that all would end.")
    whole = article.blocks[0].span
    proposal = Proposal(QUOTE, "all would end", whole, speaker="Anna Berg")
    (quote,) = annotate(article, Proposals("m", (proposal,))).quotes
    assert (quote.speaker, quote.speaker_name) == (None, None)


def test_names_in_scripts_without_spaces_need_no_edges() -> None:
    article = article_of("会议在老磨坊举行。", language="zh")
    notes = annotate(article, _propose(article, (MENTION, "LOC", "老磨坊")))
    assert [each.span for each in notes.decisions] == [Span(3, 6)]
