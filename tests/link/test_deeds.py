"""Deeds are grouped by their words: other words for one deed, the same words for two."""

from itertools import product

from dateline.annotate.deeds import deed, head_of, text_words
from dateline.annotate.parse import Parse, Token, parse
from dateline.link.deeds import SECOND_LOOK, group_deeds, second_look
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span
from dateline.text.deeds import MEASURES, Deed, measures, probability
from dateline.text.trees import packaged_trees

FIRE = "A fire destroyed the Brenner mill in Oberau on Sunday. Two millers died in the blaze, Mayor Greta Holm said."
AGAIN = "The Brenner mill in Oberau burned down on Sunday. Greta Holm, its mayor, mourned two men killed by the fire."


def parsed(name: str, text: str) -> Parse:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    source = Source(SourceKind.MEMORY, name)
    return parse(Article(name, name, source, text, blocks, Dated.unknown(), language="en"))


def told(name: str, text: str, *words: str) -> dict[str, Deed]:
    read = parsed(name, text)
    whole = text_words(name, read)
    return {f"{name}:{word}": deed(whole, read, [token_of(read, word)]) for word in words}


def token_of(read: Parse, word: str) -> Token:
    return next(token for token in read.tokens if token.text == word)


DEEDS = told("a", FIRE, "fire", "died", "said") | told("b", AGAIN, "mourned", "killed", "fire")


def test_a_deed_knows_who_does_what() -> None:
    fire = told("a", FIRE, "destroyed")["a:destroyed"]
    assert "fir" in fire.doers
    assert {"mill", "brenn"} <= fire.done_to
    assert {"oberau", "sunday"} <= set(fire.around)


def test_of_several_words_the_one_that_the_others_hang_from_is_the_head() -> None:
    read = parsed("a", FIRE)
    assert head_of([token_of(read, "Brenner"), token_of(read, "mill")]).text == "mill"


def test_measures_have_names_and_do_not_depend_on_the_order_of_two() -> None:
    one, other = DEEDS["a:fire"], DEEDS["b:killed"]
    assert len(measures(one, other)) == len(MEASURES) == len(set(MEASURES))
    assert measures(one, other) == measures(other, one)


def test_the_trees_ask_for_what_is_measured() -> None:
    assert packaged_trees("deeds").names == MEASURES
    assert packaged_trees("deeds_second").names == (*SECOND_LOOK, *MEASURES)
    first = {("a:died", "b:killed"): 0.7, ("a:died", "b:mourned"): 0.2}
    assert {len(values) for values in second_look(DEEDS, first).values()} == {len(SECOND_LOOK)}


def test_one_deed_in_other_words_is_likelier_than_another_deed_of_the_same_report() -> None:
    died = DEEDS["a:died"]
    assert probability(died, DEEDS["b:killed"]) > probability(died, DEEDS["b:mourned"])
    assert probability(DEEDS["a:fire"], DEEDS["b:fire"]) > 0.5


def test_groups_hold_every_deed_once_in_whatever_order_pairs_come() -> None:
    pairs = [(one, other) for one, other in product(DEEDS, DEEDS) if one < other]
    found = group_deeds(DEEDS, pairs)
    assert sorted(name for group in found for name in group) == sorted(DEEDS)
    assert group_deeds(dict(reversed(DEEDS.items())), pairs[::-1]) == found
    assert any({"a:fire", "b:fire"} <= set(group) for group in found)


def test_only_given_pairs_are_compared() -> None:
    assert group_deeds(DEEDS, []) == [(name,) for name in sorted(DEEDS)]
