"""How a happening stands: planned, held, postponed, denied … and what is negated, conceived of or recalled."""

import pytest

from dateline.model.annotation import EventMention, Status
from dateline.model.annotation import EventType as T
from tests.annotate.reads import read

STANDINGS = [
    # the future
    ("Anna Berg will visit Ghana in June.", T.VISIT, "planned"),
    ("Anna Berg is to meet Katrin Olsen in Oslo.", T.MEET, "planned"),
    ("Anna Berg is due to meet Katrin Olsen in Oslo.", T.MEET, "planned"),
    ("Anna Berg is scheduled to visit Ghana.", T.VISIT, "planned"),
    ("Anna Berg is expected to meet Katrin Olsen on Friday.", T.MEET, "planned"),
    ("Anna Berg is going to meet Katrin Olsen.", T.MEET, "planned"),
    ("Anna Berg plans to visit Ghana.", T.VISIT, "planned"),
    ("Anna Berg is set to embark on a tour of Ghana.", T.VISIT, "planned"),
    ("Ghana is preparing to host the African Union summit.", T.SUMMIT, "planned"),
    ("The summit will begin on September 15 in Accra.", T.SUMMIT, "planned"),
    ("A meeting between Anna Berg and Katrin Olsen is planned for next week.", T.MEET, "planned"),
    ("The planned meeting between Anna Berg and Katrin Olsen worries the fishermen.", T.MEET, "planned"),
    ("Ahead of the summit in Accra, the police closed roads.", T.SUMMIT, "planned"),
    ("Anna Berg agreed to meet Katrin Olsen.", T.MEET, "planned"),
    ("Anna Berg is meeting Katrin Olsen next week.", T.MEET, "planned"),
    ("Anna Berg travelled to Oslo to meet Katrin Olsen.", T.MEET, "planned"),
    ("The ministry said on Monday that Anna Berg would visit Ghana.", T.VISIT, "planned"),
    ("An aide told reporters that Anna Berg was to meet Katrin Olsen.", T.MEET, "planned"),
    ("The palace announced that Anna Berg will visit Ghana.", T.VISIT, "planned"),
    ("Workers will strike on Friday.", T.PROTEST, "planned"),
    ("Ghana is due to elect a new president in December.", T.ELECT, "planned"),
    ("Ghana and Togo agreed to raise it when Anna Berg and Katrin Olsen meet later this month.", T.MEET, "planned"),
    ("Anna Berg will ask for help when she meets Katrin Olsen in Oslo.", T.MEET, "planned"),
    # the past
    ("Anna Berg met Katrin Olsen in Oslo.", T.MEET, "held"),
    ("Anna Berg has met Katrin Olsen twice.", T.MEET, "held"),
    ("The summit was held in Accra.", T.SUMMIT, "held"),
    ("The talks between Anna Berg and Katrin Olsen ended on Friday.", T.MEET, "held"),
    ("Anna Berg returned from Ghana after meeting Katrin Olsen.", T.MEET, "held"),
    ("Anna Berg said she had met Katrin Olsen in Oslo.", T.MEET, "held"),
    ("Anna Berg was re-elected in March.", T.ELECT, "held"),
    ("The treaty was signed by Ghana and Togo in Lomé.", T.SIGN, "held"),
    ("The ceasefire between Ghana and Togo took effect on Sunday.", T.CEASEFIRE, "held"),
    ("Anna Berg did meet Katrin Olsen, the palace said.", T.MEET, "held"),
    # now
    ("Anna Berg is visiting Ghana.", T.VISIT, "ongoing"),
    ("Anna Berg and Katrin Olsen are holding talks in Oslo.", T.MEET, "ongoing"),
    ("Workers are protesting in Accra.", T.PROTEST, "ongoing"),
    # called off, put off, denied
    ("Ghana postponed the summit in Accra.", T.SUMMIT, "postponed"),
    ("The summit in Accra has been postponed until December.", T.SUMMIT, "postponed"),
    ("Anna Berg has put off her visit to Ghana.", T.VISIT, "postponed"),
    ("The postponed visit of Anna Berg to Ghana cost much.", T.VISIT, "postponed"),
    ("Ghana announced the postponement of the summit.", T.SUMMIT, "postponed"),
    ("No new date was set for the trip to Accra that Anna Berg put off in May.", T.VISIT, "postponed"),
    ("No new date was set for the trip to Accra which Anna Berg postponed in May.", T.VISIT, "postponed"),
    ("Nothing was said about the visit to Ghana that she called off in April.", T.VISIT, "cancelled"),
    ("The visit to Accra that she did not put off ended on Monday.", T.VISIT, "held"),
    ("Anna Berg cancelled her trip to Ghana because of the flood.", T.VISIT, "cancelled"),
    ("Anna Berg's trip to Ghana was called off.", T.VISIT, "cancelled"),
    ("Togo confirmed the cancellation of the talks between Anna Berg and Katrin Olsen.", T.MEET, "cancelled"),
    ("The palace denied that a meeting between Anna Berg and Katrin Olsen took place.", T.MEET, "denied"),
    ("The palace denied that Anna Berg had met Katrin Olsen.", T.MEET, "denied"),
    ("The palace denied reports of a meeting between Anna Berg and Katrin Olsen.", T.MEET, "denied"),
    ("Togo denied attacking Ghana.", T.ATTACK, "denied"),
]


@pytest.mark.parametrize(("sentence", "kind", "status"), STANDINGS)
def test_status_is_read_from_the_words(sentence: str, kind: T, status: str) -> None:
    event = read(sentence).event(kind)
    assert (event.status.value, event.negated) == (status, False)


HEADLINES = [
    ("Berg to meet Olsen in Oslo", T.MEET, Status.PLANNED),
    ("Anna Berg to visit Ghana", T.VISIT, Status.PLANNED),
    ("Anna Berg meets Katrin Olsen in Oslo", T.MEET, Status.HELD),
    ("Ghana and Togo hold border talks in Accra", T.MEET, Status.HELD),
    ("Anna Berg postpones visit to Ghana", T.VISIT, Status.POSTPONED),
]


@pytest.mark.parametrize(("title", "kind", "status"), HEADLINES)
def test_headlines_have_their_own_tenses(title: str, kind: T, status: Status) -> None:
    page = read("Anna Berg and Katrin Olsen know each other well.", title=title)
    assert page.event(kind).status is status


NEGATED = [
    ("Anna Berg did not meet Katrin Olsen in Oslo.", T.MEET),
    ("Anna Berg has never visited Ghana.", T.VISIT),
    ("Anna Berg will not visit Ghana.", T.VISIT),
    ("No meeting between Anna Berg and Katrin Olsen is planned.", T.MEET),
    ("Anna Berg refused to meet Katrin Olsen.", T.MEET),
    ("Anna Berg said she would not attend the summit in Accra.", T.SUMMIT),
    ("Anna Berg is not expected to meet Katrin Olsen.", T.MEET),
    ("Anna Berg has yet to visit Ghana.", T.VISIT),
    ("Ghana failed to host the summit.", T.SUMMIT),
]


@pytest.mark.parametrize(("sentence", "kind"), NEGATED)
def test_what_does_not_happen_is_negated_and_has_no_status(sentence: str, kind: T) -> None:
    event = read(sentence).event(kind)
    assert (event.negated, event.status) == (True, Status.UNKNOWN)


CONCEIVED = [
    ("Anna Berg hopes to visit Ghana next year.", T.VISIT),
    ("Anna Berg could meet Katrin Olsen in Oslo.", T.MEET),
    ("If Anna Berg visits Ghana, the farmers will protest.", T.VISIT),
    ("Anna Berg may visit Ghana in June.", T.VISIT),
    ("Ghana invited Anna Berg to visit Accra.", T.VISIT),
    ("Anna Berg would have met Katrin Olsen.", T.MEET),
    ("Ghana wants to host the summit.", T.SUMMIT),
]


@pytest.mark.parametrize(("sentence", "kind"), CONCEIVED)
def test_what_is_only_conceived_of_is_hypothetical(sentence: str, kind: T) -> None:
    event = read(sentence).event(kind)
    assert event.hypothetical
    assert event.status is not Status.HELD


RECALLED = [
    ("Anna Berg had met Katrin Olsen in Accra before the vote.", T.MEET),
    ("Following their meeting in Accra, Anna Berg and Katrin Olsen signed a treaty.", T.MEET),
    ("Prices have doubled since Ghana's invasion of Togo.", T.ATTACK),
    ("Anna Berg's visit to Ghana last year angered the farmers.", T.VISIT),
    ("Anna Berg recalled the talks with Katrin Olsen in Oslo.", T.MEET),
]


@pytest.mark.parametrize(("sentence", "kind"), RECALLED)
def test_a_past_happening_told_on_the_way_is_background(sentence: str, kind: T) -> None:
    event: EventMention = read(sentence).event(kind)
    assert event.background
    assert event.status is Status.HELD
