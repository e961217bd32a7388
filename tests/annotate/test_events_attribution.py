"""Who says that a happening is, how the sides stand to it, and which ordinal claims are made about it."""

import pytest

from dateline.model.annotation import Bound, Stance
from dateline.model.annotation import EventType as T
from tests.annotate.reads import read

SAID_BY = [
    (
        "Kenya's foreign minister, Ruth Wanjiru, said that Anna Berg would visit Nairobi in June.",
        T.VISIT,
        "Ruth Wanjiru",
    ),
    ("Anna Berg will visit Nairobi in June, the Kenyan foreign ministry said.", T.VISIT, "Kenyan foreign ministry"),
    ("According to the Kremlin, Anna Berg will visit Moscow.", T.VISIT, "Kremlin"),
    ("“Anna Berg will visit Nairobi in June,” Ruth Wanjiru said.", T.VISIT, "Ruth Wanjiru"),
    ("Ruth Wanjiru confirmed the planned meeting between Anna Berg and William Ruto.", T.MEET, "Ruth Wanjiru"),
    ("It is reported that Anna Berg will visit Nairobi.", T.VISIT, "It is reported"),
]


@pytest.mark.parametrize(("sentence", "kind", "name"), SAID_BY)
def test_a_happening_is_laid_to_whoever_tells_it(sentence: str, kind: T, name: str) -> None:
    names = [attribution.name for attribution in read(sentence).event(kind).attributed_to]
    assert names == [name]


def test_a_happening_nobody_vouches_for_has_no_attribution() -> None:
    assert read("Anna Berg will visit Nairobi in June.").event(T.VISIT).attributed_to == ()


def test_media_are_marked_as_reporting() -> None:
    event = read("Anna Berg will visit Nairobi, the Reuters news agency reported.").event(T.VISIT)
    assert [attribution.reporting for attribution in event.attributed_to] == [True]
    assert event.stances == ()


def test_every_source_of_a_sentence_counts() -> None:
    event = read("Anna Berg will visit Nairobi, according to Kenya and the Kremlin.").event(T.VISIT)
    assert [attribution.side for attribution in event.attributed_to] == ["KE", "RU"]
    assert [(stance.side, stance.stance) for stance in event.stances] == [
        ("KE", Stance.ANNOUNCED),
        ("RU", Stance.ANNOUNCED),
    ]


def test_unnamed_spokesmen_speak_for_each_of_their_sides() -> None:
    event = read("Kenyan and Ugandan officials said that Anna Berg would visit Kampala.").event(T.VISIT)
    assert [attribution.side for attribution in event.attributed_to] == ["KE", "UG"]


STANCES = [
    ("Kenya confirmed the meeting between Anna Berg and William Ruto.", T.MEET, "KE", Stance.CONFIRMED),
    ("Kenya has yet to confirm the planned meeting of Anna Berg and William Ruto.", T.MEET, "KE", Stance.UNCONFIRMED),
    ("Kenya has not released the details of the planned visit by Anna Berg.", T.VISIT, "KE", Stance.UNCONFIRMED),
    ("Kenya declined to give details of the planned visit by Anna Berg.", T.VISIT, "KE", Stance.DECLINED_DETAILS),
    ("Kenya denied that Anna Berg had met William Ruto.", T.MEET, "KE", Stance.DENIED),
    ("Kenya said that William Ruto would not visit Kampala.", T.VISIT, "KE", Stance.DENIED),
    ("Kenya postponed the visit of Anna Berg.", T.VISIT, "KE", Stance.POSTPONED),
    ("Kenya cancelled the summit in Nairobi.", T.SUMMIT, "KE", Stance.CANCELLED),
    ("Kenya announced that Anna Berg would visit Nairobi.", T.VISIT, "KE", Stance.ANNOUNCED),
    ("Kenya said that Anna Berg had visited Nairobi.", T.VISIT, "KE", Stance.REPORTED_HELD),
]


@pytest.mark.parametrize(("sentence", "kind", "side", "stance"), STANCES)
def test_each_side_has_its_stance(sentence: str, kind: T, side: str, stance: Stance) -> None:
    assert [(each.side, each.stance) for each in read(sentence).event(kind).stances] == [(side, stance)]


def test_the_act_of_announcing_is_a_happening_of_its_own() -> None:
    page = read("Kenya announced on Monday that Anna Berg would visit Nairobi in June.")
    announcement, visit = page.event(T.ANNOUNCE), page.event(T.VISIT)
    assert (announcement.status.value, page.times(announcement)) == ("held", ["Monday"])
    assert visit.status.value == "planned"


COUNTS = [
    (
        "It was the fifth meeting between Anna Berg and William Ruto since the war began.",
        T.MEET,
        5,
        "the war began",
        None,
    ),
    ("Anna Berg met William Ruto for the second time in less than two months.", T.MEET, 2, None, "P2M"),
    ("It is Anna Berg's first trip abroad in more than two years.", T.VISIT, 1, None, "P2Y"),
    ("On Monday Anna Berg paid her first visit to Kenya since the flood.", T.VISIT, 1, "the flood", None),
    ("The latest meeting between Anna Berg and William Ruto was short.", T.MEET, -1, None, None),
]


@pytest.mark.parametrize(("sentence", "kind", "number", "since", "within"), COUNTS)
def test_ordinal_claims_say_what_they_count_from(
    sentence: str, kind: T, number: int, since: str | None, within: str | None
) -> None:
    (claim,) = read(sentence).event(kind).counts
    assert (claim.n, claim.since_text, claim.within, claim.of) == (number, since, within, kind)


def test_bounds_of_a_count_are_kept() -> None:
    (claim,) = read("Anna Berg met William Ruto for the second time in less than two months.").event(T.MEET).counts
    assert claim.within_bound is Bound.LESS_THAN


def test_a_second_count_in_the_same_sentence_is_kept() -> None:
    page = read("It was the fifth meeting between Anna Berg and William Ruto since 2020 and the second since March.")
    assert [claim.n for claim in page.event(T.MEET).counts] == [5, 2]


def test_a_rank_is_no_count() -> None:
    page = read("Kenya's No. 3, Ruth Wanjiru, met Anna Berg.")
    assert page.event(T.MEET).counts == ()


def test_an_analyst_speaks_for_no_side() -> None:
    page = read(
        "Rosa Diaz, a Spanish economist at the Harbour Institute, said that Anna Berg would visit Nairobi in June."
    )
    event = page.event(T.VISIT)
    assert [(each.name, each.side) for each in event.attributed_to] == [("Rosa Diaz", None)]
    assert event.stances == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Daily Lantern reported on Thursday, citing two aides, that Anna Berg had met William Ruto in Nairobi.",
        "The Daily Lantern, citing an aide, said Anna Berg had met William Ruto in Nairobi.",
        "Anna Berg met William Ruto in Nairobi, the Daily Lantern reported, citing two aides.",
    ],
)
def test_who_cites_others_passes_on(sentence: str) -> None:
    assert [each.reporting for each in read(sentence).event(T.MEET).attributed_to] == [True]


def test_a_date_not_set_announces_nothing() -> None:
    event = read("A date for a meeting between Anna Berg and William Ruto has not been set, Kenya said.").event(T.MEET)
    assert event.stances == ()
