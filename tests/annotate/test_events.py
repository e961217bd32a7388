"""Happenings: what kind, who, where, when; how they stand together on a page."""

import pytest

from dateline.model.annotation import EventType as T
from dateline.model.annotation import Status
from tests.annotate.reads import read

KINDS = [
    ("Emmanuel Macron met Olaf Scholz in Berlin on Tuesday.", T.MEET, {"Macron", "Scholz"}),
    ("The ministry denied reports that Emmanuel Macron had met Olaf Scholz.", T.MEET, {"Macron", "Scholz"}),
    ("Emmanuel Macron to host Olaf Scholz in Paris next Tuesday, officials say", T.MEET, {"Macron", "Scholz"}),
    ("A visit to Ghana planned for Tuesday by Olaf Scholz has been put off.", T.VISIT, {"Scholz"}),
    ("Emmanuel Macron and Olaf Scholz held talks in Berlin.", T.MEET, {"Macron", "Scholz"}),
    ("William Ruto hosted Paul Kagame at State House in Nairobi.", T.MEET, {"Ruto", "Kagame"}),
    ("Emmanuel Macron received Volodymyr Zelensky in Paris.", T.MEET, {"Macron", "Zelensky"}),
    ("Keir Starmer sat down with Donald Tusk in Warsaw.", T.MEET, {"Starmer", "Tusk"}),
    ("The meeting between William Ruto and Paul Kagame lasted two hours.", T.MEET, {"Ruto", "Kagame"}),
    ("Pedro Sánchez flew to Rabat on Thursday.", T.VISIT, {"Sánchez"}),
    ("Antonio Costa paid a two-day visit to Angola.", T.VISIT, {"Costa"}),
    ("Narendra Modi arrived in Canberra on Monday.", T.VISIT, {"Modi"}),
    ("Gustavo Petro and Nicolas Maduro spoke by phone on Sunday.", T.CALL, {"Petro", "Maduro"}),
    ("In a phone call with Abiy Ahmed, William Ruto offered help.", T.CALL, {"Ahmed"}),
    ("The African Union summit opened in Addis Ababa on Saturday.", T.SUMMIT, {"Union"}),
    ("Brazil will host the G20 summit in Rio de Janeiro in November.", T.SUMMIT, {"Brazil", "G20"}),
    ("Nepal and India signed an agreement on hydropower.", T.SIGN, {"Nepal", "India"}),
    ("Ethiopia and Somalia agreed to reopen their embassies.", T.AGREE, {"Ethiopia", "Somalia"}),
    ("Finland announced that it would close the border crossing.", T.ANNOUNCE, {"Finland"}),
    ("Egypt and Qatar released a joint statement.", T.STATEMENT, {"Egypt", "Qatar"}),
    ("Maia Sandu was elected president of Moldova in November.", T.ELECT, {"Sandu"}),
    ("Maia Sandu was re-elected in November.", T.ELECT, {"Sandu"}),
    ("Bola Tinubu won the presidential election in Nigeria.", T.ELECT, {"Tinubu"}),
    ("Gitanas Nauseda appointed Inga Ruginiene as prime minister.", T.APPOINT, {"Nauseda", "Ruginiene"}),
    ("Leo Varadkar resigned on Wednesday.", T.RESIGN, {"Varadkar"}),
    ("Sheikh Hasina stepped down after weeks of unrest.", T.RESIGN, {"Hasina"}),
    ("Canada imposed new sanctions on Belarus.", T.SANCTION, {"Canada", "Belarus"}),
    ("Norway expelled 15 Russian diplomats.", T.SANCTION, {"Norway", "Russia"}),
    ("Turkey sent rescue teams and aid to Morocco.", T.AID, {"Turkey", "Morocco"}),
    ("Japan provided a loan of $200 million to Kenya.", T.AID, {"Japan", "Kenya"}),
    ("Venezuela accused Guyana of provocation.", T.ACCUSE, {"Venezuela", "Guyana"}),
    ("Chile condemned the arrest of the journalist.", T.ACCUSE, {"Chile"}),
    ("Hungary rejected the proposal.", T.REJECT, {"Hungary"}),
    ("North Korea threatened to close the border.", T.THREATEN, {"Korea"}),
    ("Mexico deployed 10,000 soldiers to the border.", T.MOBILISE, {"Mexico"}),
    ("Russia's invasion of Ukraine began in February 2022.", T.ATTACK, {"Russia", "Ukraine"}),
    ("Azerbaijan shelled positions in the mountains.", T.ATTACK, {"Azerbaijan"}),
    ("The ceasefire between India and Pakistan came into force on Sunday.", T.CEASEFIRE, {"India", "Pakistan"}),
]


@pytest.mark.parametrize(("sentence", "kind", "who"), KINDS)
def test_a_happening_has_its_kind_and_its_participants(sentence: str, kind: T, who: set[str]) -> None:
    page = read(sentence)
    assert page.names(page.event(kind)) == who


UNPEOPLED = [
    ("A strong earthquake struck central Chile on Monday, killing at least 20 people.", T.DISASTER),
    ("Floods in Valencia forced thousands from their homes.", T.DISASTER),
    ("Thousands of people protested in Tbilisi against the law.", T.PROTEST),
    ("Teachers went on strike in Lagos.", T.PROTEST),
]


@pytest.mark.parametrize(("sentence", "kind"), UNPEOPLED)
def test_a_happening_needs_no_named_participants(sentence: str, kind: T) -> None:
    assert [event.type for event in read(sentence).events()] == [kind]


NOTHING = [
    "The company met expectations for the third quarter.",
    "The new rules meet the requirements of the treaty.",
    "China, India, Nepal and Pakistan are all members of the organisation.",
    "She runs a travel agency in Lisbon.",
    "The talk of the town is a new bridge.",
    "The film struck a chord with critics.",
    "Prices fell for the fifth month.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_words_in_another_sense_name_no_happening(sentence: str) -> None:
    assert read(sentence).events() == []


PLACES = [
    ("Emmanuel Macron met Olaf Scholz in Berlin.", T.MEET, "Berlin", "DE"),
    ("William Ruto and Paul Kagame met in Kampala, the capital of Uganda.", T.MEET, "Kampala", "UG"),
    ("Brazil will host the G20 summit in Rio de Janeiro.", T.SUMMIT, "Rio de Janeiro", "BR"),
    ("Uzbekistan hosted a meeting between Emomali Rahmon and Sadyr Japarov.", T.MEET, "Uzbekistan", "UZ"),
    ("Pedro Sánchez visited Morocco.", T.VISIT, "Morocco", "MA"),
    ("The two presidents met in the old port city of Mombasa in Kenya.", T.MEET, "Mombasa", "KE"),
    ("Anna Berg met Olaf Scholz to discuss the war in Sudan.", T.MEET, None, None),
    ("Anna Berg, who was born in Oslo, met Olaf Scholz.", T.MEET, None, None),
]


@pytest.mark.parametrize(("sentence", "kind", "place", "country"), PLACES)
def test_a_place_is_taken_from_the_clause_of_the_happening(
    sentence: str, kind: T, place: str | None, country: str | None
) -> None:
    found = read(sentence).event(kind).place
    assert (found.name if found else None, found.country if found else None) == (place, country)


def test_a_country_beside_a_city_contains_it() -> None:
    place = read("The two presidents met in the old port city of Mombasa in Kenya.").event(T.MEET).place
    assert place is not None
    assert place.within == ("Kenya",)


TIMES = [
    ("Emmanuel Macron met Olaf Scholz in Berlin on Tuesday.", T.MEET, ["Tuesday"]),
    ("On Friday, William Ruto will travel to Kampala and meet Paul Kagame.", T.MEET, ["Friday"]),
    ("William Ruto will visit Uganda on Friday and then meet Samia Hassan.", T.MEET, []),
    ("Kenya announced on Monday that William Ruto would visit Uganda in June.", T.VISIT, ["June"]),
    ("On Monday, Kenya postponed William Ruto's visit to Uganda.", T.VISIT, []),
    ("William Ruto stayed in Kampala for two weeks and met Paul Kagame.", T.MEET, []),
    ("It was the third meeting between William Ruto and Paul Kagame since the war began in 2020.", T.MEET, []),
]


@pytest.mark.parametrize(("sentence", "kind", "times"), TIMES)
def test_a_time_belongs_to_the_verb_it_hangs_from(sentence: str, kind: T, times: list[str]) -> None:
    page = read(sentence)
    words = [word.removeprefix("on ").removeprefix("On ").removeprefix("in ") for word in page.times(page.event(kind))]
    assert words == times


def test_a_meeting_at_a_summit_is_part_of_it() -> None:
    page = read("Assimi Goita met Cyril Ramaphosa on the sidelines of the African Union summit in Addis Ababa.")
    meeting = page.event(T.MEET)
    assert meeting.part_of == "African Union summit"
    assert meeting.part_of_mention is not None
    assert page.notes.events[meeting.part_of_mention].type is T.SUMMIT
    assert meeting.place is not None
    assert meeting.place.name == "Addis Ababa"


PARTS = [
    ("Anna Berg signed the treaty during her visit to Iceland.", T.SIGN, "visit to Iceland"),
    ("Anna Berg will meet Katrin Olsen as part of her trip to Iceland.", T.MEET, "trip to Iceland"),
    ("Anna Berg went to Iceland, where she met Katrin Olsen.", T.MEET, "went to Iceland"),
    ("Anna Berg arrived in Reykjavik for talks with Katrin Olsen.", T.MEET, "arrived in Reykjavik"),
]


@pytest.mark.parametrize(("sentence", "kind", "whole"), PARTS)
def test_a_happening_on_a_journey_is_part_of_it(sentence: str, kind: T, whole: str) -> None:
    page = read(sentence)
    event = page.event(kind)
    assert event.part_of is not None
    assert event.part_of.removeprefix("her ") == whole
    assert event.part_of_mention is not None


def test_and_then_gives_an_order() -> None:
    page = read("William Ruto will visit Uganda on Friday and then meet Samia Hassan in Arusha.")
    visit, meeting = page.events()
    assert meeting.follows == (0,)
    assert visit.follows == ()
    assert page.names(meeting) == {"Ruto", "Hassan"}


def test_the_meeting_takes_over_what_was_said_of_it() -> None:
    page = read(
        "William Ruto and Paul Kagame will meet in Kampala on Friday.",
        "The meeting comes amid a dispute over fishing rights.",
    )
    first, second = page.events(T.MEET)
    assert page.names(second) == page.names(first) == {"Ruto", "Kagame"}
    assert (second.status, second.times, second.place) == (first.status, first.times, first.place)


def test_a_recalled_meeting_is_not_taken_for_the_one_ahead() -> None:
    page = read(
        "William Ruto and Paul Kagame will meet in Kampala on Friday.",
        "Following their meeting in Nairobi in March, the two leaders released a statement.",
        "The meeting will be watched closely.",
    )
    first, recalled, last = page.events(T.MEET)
    assert recalled.background
    assert recalled.status is Status.HELD
    assert page.names(recalled) == {"Ruto", "Kagame"}
    assert last.place == first.place


def test_the_two_leaders_are_those_of_the_last_meeting() -> None:
    page = read("Anna Berg met Katrin Olsen in Oslo on Monday.", "The two leaders signed a fishing treaty.")
    assert page.names(page.event(T.SIGN)) == {"Berg", "Olsen"}


def test_a_visit_to_two_countries_is_two_visits() -> None:
    page = read("Anna Berg visited Ghana and Togo.")
    assert [event.place.name for event in page.events(T.VISIT) if event.place] == ["Ghana", "Togo"]


def test_a_predicate_noun_is_no_second_happening() -> None:
    page = read("The meeting in Oslo is to be the first meeting between Anna Berg and Katrin Olsen.")
    assert len(page.events(T.MEET)) == 1
    assert page.names(page.event(T.MEET)) == {"Berg", "Olsen"}


def test_a_visit_named_twice_in_its_clause_is_one() -> None:
    (visit,) = read("Anna Berg will travel to Ghana on a state visit.").events()
    assert visit.subtype == "state visit"


CODES = [
    ("Anna Berg will meet Katrin Olsen.", T.MEET, "AGREE", "036"),
    ("Anna Berg met Katrin Olsen.", T.MEET, "CONSULT", "040"),
    ("Anna Berg visited Ghana.", T.VISIT, "CONSULT", "042"),
    ("Ghana and Togo signed a treaty.", T.SIGN, "SUPPORT", "057"),
    ("Anna Berg phoned Katrin Olsen.", T.CALL, "CONSULT", "041"),
    ("Ghana accused Togo of theft.", T.ACCUSE, "DISAPPROVE", "112"),
]


@pytest.mark.parametrize(("sentence", "kind", "plover", "cameo"), CODES)
def test_codes_follow_the_manuals(sentence: str, kind: T, plover: str, cameo: str) -> None:
    event = read(sentence).event(kind)
    assert (event.plover, event.cameo) == (plover, cameo)


def test_a_scrambled_duration_is_no_time_of_a_journey() -> None:
    page = read("Anna Berg this week for the first time in more than will leave Norway for two years and go to Ghana.")
    assert all("two years" not in time for event in page.events() for time in page.times(event))


def test_agenda_is_in_the_words_of_the_page() -> None:
    event = read("Anna Berg will meet Katrin Olsen on Monday to discuss fishing rights.").event(T.MEET)
    assert event.agenda == "fishing rights"
