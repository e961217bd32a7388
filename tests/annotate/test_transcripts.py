"""Speech in transcripts and interviews, and quotations that lost a mark beside a reporting clause."""

import pytest

from dateline.model.annotation import QuoteForm
from tests.annotate.reads import read


def turns(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Return what is said directly on a page, with its speakers."""
    page = read(*paragraphs)
    return [(page.said(quote), page.speaker(quote)) for quote in page.notes.quotes if quote.form is QuoteForm.DIRECT]


def test_turns_under_offices_in_capitals_are_speech() -> None:
    said = turns(
        "MINISTER BERG: We welcome our guests.",
        "QUESTION: Will you sign the treaty?",
        "MINISTER DAHL: Yes, next week.",
        "The ministers take seats at the table.",
        "MR. MILLER: Thank you all.",
    )
    assert [content for content, _ in said] == [
        "We welcome our guests.",
        "Yes, next week.",
        "The ministers take seats at the table.",
        "Thank you all.",
    ]
    assert all(name is not None and name.upper().endswith(end) for (_, name), end in zip(
        said, ("BERG", "DAHL", "DAHL", "MILLER"), strict=True
    ))  # fmt: skip


def test_answers_are_given_by_the_one_person_named_before_the_questions() -> None:
    said = turns(
        "Finnish Foreign Minister Elina Korhonen spoke to the Harbour Post.",
        "Q: Did you meet Lars Holm?",
        "A: We met in Geneva.",
        "Q: Will you meet again?",
        "A: I think so.",
    )
    assert said == [("We met in Geneva.", "Elina Korhonen"), ("I think so.", "Elina Korhonen")]


def test_last_names_before_a_colon_speak_and_the_outlet_only_asks() -> None:
    said = turns(
        "Elina Korhonen, the Finnish foreign minister, gave an interview to the Harbour Post.",
        "Harbour Post: How were the talks?",
        "Korhonen: They were hard.",
        "Harbour Post: Will you travel to Beijing?",
        "Korhonen: Not this year.",
    )
    assert said == [("They were hard.", "Elina Korhonen"), ("Not this year.", "Elina Korhonen")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Date: 3 May", "Venue: the town hall", "Entry: free"),
        ("ACCRA: Ghana and Togo signed a trade deal.", "LIMA: Peru and Chile held talks."),
        ("UPDATE: The bridge is open.", "READ MORE: How the bridge was built", "READ MORE: Who paid for it"),
        ("Anna Berg had one aim: the bridge should open in June.", "Her view: nothing else counts."),
    ],
)
def test_lists_briefs_and_links_are_no_transcripts(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


CUT = [
    ("“The bridge is safe, the mayor of Bergen said on Monday.", [("The bridge is safe,", "mayor of Bergen")]),
    ("“The bridge is safe, said Mayor Anna Berg, who saw it.", [("The bridge is safe,", "Anna Berg")]),
    ("“It is safe, but it must close, according to Anna Berg.", [("It is safe, but it must close,", "Anna Berg")]),
    (
        "“We cannot accept this, Anna Berg said after the talks. “It is a farce.”",
        [("We cannot accept this,", "Anna Berg"), ("It is a farce.", "Anna Berg")],
    ),
    (
        "“We cannot accept this,” said Tom Burke. We will leave the talks,” Anna Berg added after the meeting.",
        [("We cannot accept this,", "Tom Burke"), ("We will leave the talks,", "Anna Berg")],
    ),
]


@pytest.mark.parametrize(("text", "said"), CUT)
def test_reporting_clause_ends_a_quotation_that_lost_its_mark(text: str, said: list[tuple[str, str]]) -> None:
    assert turns(text) == said


def test_whole_quotation_keeps_a_reporting_clause_of_its_own() -> None:
    text = "“It is safe, the engineer said so, and we opened it,” Anna Berg said."
    assert turns(text) == [("It is safe, the engineer said so, and we opened it,", "Anna Berg")]
