"""Speech: what is said, by whom, to whom, through whom; and what is no speech though it stands in marks."""

import pytest

from dateline.model.annotation import QuoteForm
from tests.annotate.reads import Read, read


def only(page: Read, form: QuoteForm) -> tuple[str, str | None]:
    """Return content and speaker of the one quotation of a form."""
    found = [quote for quote in page.notes.quotes if quote.form is form]
    assert len(found) == 1, page.notes.quotes
    return page.said(found[0]), page.speaker(found[0])


DIRECT = [
    ("“The bridge is safe,” Anna Berg said.", "The bridge is safe,", "Anna Berg"),
    ("“The bridge is safe,” said Anna Berg.", "The bridge is safe,", "Anna Berg"),
    ("“The bridge is safe,” said Anna Berg, the chief engineer, on Monday.", "The bridge is safe,", "Anna Berg"),
    ("Anna Berg said: “The bridge is safe.”", "The bridge is safe.", "Anna Berg"),
    ("Anna Berg told reporters, “The bridge is safe.”", "The bridge is safe.", "Anna Berg"),
    ('"The bridge is safe," Anna Berg said.', "The bridge is safe,", "Anna Berg"),
    ("‘The workers’ rights are at stake,’ said Tom Burke.", "The workers’ rights are at stake,", "Tom Burke"),
    ("'We don't know yet,' said Tom Burke.", "We don't know yet,", "Tom Burke"),
    ("«The bridge is safe,» said Anna Berg.", "The bridge is safe,", "Anna Berg"),
    ("„The bridge is safe,“ said Anna Berg.", "The bridge is safe,", "Anna Berg"),
    ("“Is the bridge safe?” asked Anna Berg.", "Is the bridge safe?", "Anna Berg"),
    ("“Never again!” shouted Anna Berg.", "Never again!", "Anna Berg"),
    ("“The bridge is safe,” the mayor, Anna Berg, added.", "The bridge is safe,", "Anna Berg"),
    ("“The bridge is safe,” the transport ministry said.", "The bridge is safe,", "transport ministry"),
    ("The minister warned on Friday: “The river will rise again.”", "The river will rise again.", "minister"),
    ("“We lost everything,” a farmer said.", "We lost everything,", "farmer"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_direct_speech_has_its_content_and_speaker(text: str, content: str, speaker: str) -> None:
    assert only(read(text), QuoteForm.DIRECT) == (content, speaker)


PARTIAL = [
    ("Anna Berg called the vote “a farce”.", "a farce", "Anna Berg"),
    ("Anna Berg said the vote was “neither free nor fair there”.", "neither free nor fair there", "Anna Berg"),
    ("The vote was “a complete disaster”, according to Anna Berg.", "a complete disaster", "Anna Berg"),
    ("Anna Berg hailed the “golden age” of the railways.", "golden age", "Anna Berg"),
    ("Anna Berg described the damage as “beyond anything we feared”.", "beyond anything we feared", "Anna Berg"),
    ("Anna Berg vowed to “crush” the gangs.", "crush", "Anna Berg"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), PARTIAL)
def test_partial_quotation_has_its_content_and_speaker(text: str, content: str, speaker: str) -> None:
    assert only(read(text), QuoteForm.PARTIAL) == (content, speaker)


INDIRECT = [
    ("Anna Berg said that the bridge would reopen in June.", "the bridge would reopen in June", "Anna Berg"),
    ("The bridge will reopen in June, Anna Berg announced on Monday.", "The bridge will reopen in June", "Anna Berg"),
    ("Anna Berg told reporters that Paul Kagame was to visit Oslo.", "Paul Kagame was to visit Oslo", "Anna Berg"),
    ("According to Anna Berg, the bridge will reopen in June.", "the bridge will reopen in June", "Anna Berg"),
    ("Anna Berg denied that she had met the banker.", "she had met the banker", "Anna Berg"),
    ("The storm killed 12 people, officials said.", "The storm killed 12 people", "officials"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT)
def test_indirect_speech_is_the_reported_clause(text: str, content: str, speaker: str) -> None:
    assert only(read(text), QuoteForm.INDIRECT) == (content, speaker)


TERMS = [
    "The “green corridor” was opened in March.",
    "The two countries declared a “no limits” partnership.",
    "Both leaders vowed to deepen the “strategic partnership” of the ports.",
    "The film “The Long Road to Accra” won the prize.",
    "The so-called 'shadow fleet' grew.",
]


@pytest.mark.parametrize("text", TERMS)
def test_terms_and_titles_are_no_speech(text: str) -> None:
    (quote,) = [quote for quote in read(text).notes.quotes if quote.form is not QuoteForm.INDIRECT]
    assert (quote.form, quote.speaker, quote.speaker_name) == (QuoteForm.TERM, None, None)


SILENT = [
    "Anna Berg hopes to visit Ghana.",
    "The farmers’ union and the drivers' union met.",
    "It's the dog's dinner, isn't it.",
    "The '90s were kind to the band.",
    "The pipe is 12\" wide and 6' long.",
]


@pytest.mark.parametrize("text", SILENT)
def test_apostrophes_and_hopes_are_no_speech(text: str) -> None:
    assert read(text).notes.quotes == ()


def test_headline_marks_are_no_speech_without_a_verb_of_saying() -> None:
    page = read("The mayor of Bergen resigned.", title="‘Bergen without a mayor’; council meets")
    assert [quote.form for quote in page.notes.quotes] == [QuoteForm.TERM]


def test_a_broken_quotation_keeps_its_speaker() -> None:
    page = read("“We are tired,” Anna Berg said. “Nobody has asked us.”")
    first, second = page.notes.quotes
    assert page.speaker(first) == page.speaker(second) == "Anna Berg"
    assert page.said(second) == "Nobody has asked us."


def test_a_quotation_runs_over_paragraphs() -> None:
    page = read("“We are tired of it all,” Anna Berg said. “It has been a long year.", "“Now we must rest.”")
    assert [page.speaker(quote) for quote in page.notes.quotes] == ["Anna Berg"] * 3
    assert [quote.damage for quote in page.notes.quotes] == [None, None, None]


def test_a_lost_opening_mark_is_repaired_and_told() -> None:
    page = read("“The bridge is safe,” Anna Berg said.", "We will open it in June, with a feast for everybody.”")
    lost = page.notes.quotes[1]
    assert page.said(lost) == "We will open it in June, with a feast for everybody."
    assert (page.speaker(lost), lost.damage, lost.form) == ("Anna Berg", "lost opening quote", QuoteForm.DIRECT)


def test_a_lost_closing_mark_is_repaired_and_told() -> None:
    page = read("“The bridge is safe, Anna Berg said.", "Traffic was light.")
    (quote,) = [quote for quote in page.notes.quotes if quote.form is not QuoteForm.INDIRECT]
    assert (page.said(quote), quote.damage) == ("The bridge is safe,", "lost closing quote")


def test_a_pronoun_speaks_for_the_person_before() -> None:
    page = read("Anna Berg opened the bridge on Monday. “It is safe,” she said.")
    (quote,) = [quote for quote in page.notes.quotes if quote.form is QuoteForm.DIRECT]
    assert page.speaker(quote) == "Anna Berg"


def test_the_addressee_is_an_entity_or_nobody() -> None:
    page = read("“We must talk,” Anna Berg told Paul Kagame.", "“We must talk,” Anna Berg told reporters.")
    named, unnamed = page.notes.quotes
    addressee = page.notes.entity(named.addressee or "")
    assert addressee is not None
    assert addressee.name == "Paul Kagame"
    assert unnamed.addressee is None


VIA = [
    ("“The talks were useful,” Anna Berg said, as quoted by the Interfax news agency.", ("Interfax news agency",)),
    ("Anna Berg called the talks “very useful to both”, state broadcaster NRK reported.", ("state broadcaster NRK",)),
    ("Anna Berg hailed the “golden age” of the ports, according to Ghana’s state GNA news agency.",
     ("Ghana’s state GNA news agency",)),
    ("“The talks were useful,” Anna Berg said.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "via"), VIA)
def test_reporting_sources_are_kept_apart_from_the_speaker(text: str, via: tuple[str, ...]) -> None:
    page = read(text)
    quote = page.notes.quotes[0]
    assert (page.speaker(quote), quote.via, quote.via_certain) == ("Anna Berg", via, True)


def test_a_source_is_carried_to_the_neighbour_as_probable() -> None:
    page = read(
        "Anna Berg called the talks “very useful for both of us”, state broadcaster NRK reported.",
        "“We must go on with this work,” Anna Berg said.",
    )
    first, second = page.notes.quotes
    assert (second.via, second.via_certain) == (first.via, False)


def test_every_span_lies_in_the_text() -> None:
    page = read("”“‘’\"' said.", "“", "”", "« he said", "", "‘A’ “B” said C: “")
    length = len(page.article.text)
    for quote in page.notes.quotes:
        assert 0 <= quote.span.start <= quote.content.start <= quote.content.end <= quote.span.end <= length


def test_other_languages_have_their_marks() -> None:
    page = read("«Nous sommes prêts à partir dès demain», a déclaré Anne Morel.", language="fr")
    (quote,) = page.notes.quotes
    assert page.said(quote) == "Nous sommes prêts à partir dès demain"


BESIDE = [
    ("Petra Holm: “We start again tomorrow.”", "Petra Holm"),
    ("“We start again tomorrow.” — Petra Holm", "Petra Holm"),
    ("“We start again tomorrow,” Petra Holm shot back.", "Petra Holm"),
    ("But Petra Holm disagreed: “We start again tomorrow.”", "Petra Holm"),
    ("“We start again tomorrow,” read a note on the door.", "note"),
    ("Radio Norte quoted Petra Holm as saying: “We start again tomorrow.”", "Petra Holm"),
    ('“We start again tomorrow", insisted Petra Holm.', "Petra Holm"),
]


@pytest.mark.parametrize(("text", "speaker"), BESIDE)
def test_a_speaker_needs_no_verb_of_speech(text: str, speaker: str) -> None:
    page = read(text)
    (quote,) = [quote for quote in page.notes.quotes if quote.form is not QuoteForm.INDIRECT]
    assert (quote.form, page.speaker(quote)) == (QuoteForm.DIRECT, speaker)


def test_the_speaker_of_a_quotation_over_paragraphs_may_come_last() -> None:
    page = read("“The bridge fell at nine.", "“We heard it in the next valley,” said Petra Holm.")
    assert [page.speaker(quote) for quote in page.notes.quotes] == ["Petra Holm", "Petra Holm"]


def test_the_one_person_of_an_interview_answers() -> None:
    page = read("Petra Holm runs the shelter.", "Q: How many people came?", "A: “Sixty. We have room for ten.”")
    (quote,) = page.notes.quotes
    assert page.speaker(quote) == "Petra Holm"


MORE_INDIRECT = [
    ("Petra Holm vowed to reopen the school.", "to reopen the school", "Petra Holm"),
    ("Petra Holm denied having sold the boat.", "having sold the boat", "Petra Holm"),
    ("The driver, police said, had slept at the wheel.", "The driver, police said, had slept at the wheel", "police"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), MORE_INDIRECT)
def test_vows_denials_and_asides_are_reported_speech(text: str, content: str, speaker: str) -> None:
    assert only(read(text), QuoteForm.INDIRECT) == (content, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Officials did not say that the bridge was closed.",
        "Nobody said that the bridge was closed.",
        "If the court says that the vote was unlawful, a new one is held.",
        "Petra Holm refused to confirm that the bridge was closed.",
        "Petra Holm would not say if the bridge was closed.",
    ],
)
def test_what_is_not_said_is_no_speech(text: str) -> None:
    assert read(text).notes.quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        "The CCTV broadcaster reported that Minister Petra Holm said the port would shut.",
        "Minister Petra Holm said the port would shut, the CCTV broadcaster reported.",
    ],
)
def test_a_report_of_what_somebody_said_names_both(text: str) -> None:
    page = read(text)
    (quote,) = page.notes.quotes
    assert (page.said(quote), page.speaker(quote), quote.via) == (
        "the port would shut", "Petra Holm", ("CCTV broadcaster",)
    )  # fmt: skip


def test_listeners_without_an_entity_keep_their_words() -> None:
    (quote,) = read("“We start again,” Petra Holm told reporters.").notes.quotes
    assert (quote.addressee, quote.addressee_name) == (None, "reporters")


@pytest.mark.parametrize(
    ("title", "content", "speaker"),
    [
        ("Holm: No ferry before the summer", "No ferry before the summer", "Petra Holm"),
        ("Ferry will not sail this year – transport minister", "Ferry will not sail this year", "transport minister"),
    ],
)
def test_headlines_report_speech_without_a_verb(title: str, content: str, speaker: str) -> None:
    page = read("Harbour master Petra Holm met the press on Monday.", title=title)
    assert only(page, QuoteForm.INDIRECT) == (content, speaker)


def test_a_place_before_a_colon_does_not_speak() -> None:
    assert read("The ships stayed afloat.", title="Norway: Two ships collide in fog").notes.quotes == ()


def test_a_dash_that_opens_the_next_paragraph_signs_no_quotation() -> None:
    page = read("The mayor was brief. “We will stay here as long as it takes.”", "— Ada Berg opened the bridge.")
    assert only(page, QuoteForm.DIRECT)[0] == "We will stay here as long as it takes."
