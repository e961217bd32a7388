"""One text in two languages, and what looks like one: the next round, another reporter's page, another day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.link.credited import names_source
from dateline.link.duplicates import Wording
from dateline.link.lineage import find_origins
from dateline.link.told import told_of
from dateline.model.annotation import Annotations, EntityKind, PageEntity, Quote, QuoteForm, TimeExpression
from dateline.model.article import Credit, CreditKind
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit
from dateline.model.link import Judgement, Page, Relation, Verdict
from tests.link.build import make_page, span_of

DAY = date(2031, 5, 6)
ENGLISH = (
    "Ministers Nadia Ferhat and Tomas Wirtz signed a fishing accord for 14 boats in Agadir.\n"
    "It covers 3,200 tonnes of sardines and ends 62 years of quarrels.\n"
    "“The sea has no fences,” said Ilse Brandt, who mends nets in Esbjerg."
)
GERMAN = (
    "In Agadir haben Nadia Ferhat und Tomas Wirtz ein Abkommen für 14 Boote unterzeichnet.\n"
    "Es gilt für 3.200 Tonnen Sardinen und beendet 62 Jahre Streit.\n"
    "„Das Meer hat keine Zäune“, sagt Ilse Brandt, die in Esbjerg Netze flickt."
)
# The next meeting of the same two: the figures of the accord are recalled, and others are quoted.
NEXT_ROUND = GERMAN.replace("Ilse Brandt, die in Esbjerg Netze flickt", "Ole Kvist, der in Skagen Kutter lackiert")
PEOPLE = {"Nadia Ferhat": "MA", "Tomas Wirtz": "DE", "Ilse Brandt": None, "Ole Kvist": None}


def page(name: str, text: str, language: str = "en", day: date | None = DAY, byline: str | None = None) -> Page:
    people = {who: country for who, country in PEOPLE.items() if who in text}
    made = make_page(name, text, published=day, people=people, language=language)
    quotes = tuple(
        Quote(span_of(text, f"{opening}{said}{closing}"), span_of(text, said), QuoteForm.DIRECT)
        for opening, closing in ("“”", "„“")
        if opening in text and closing in text
        for said in (text.partition(opening)[2].partition(closing)[0],)
    )
    article, notes = replace(made.article, byline=byline), replace(made.notes, quotes=quotes)
    return Page(article, notes)


def credited(made: Page, name: str) -> Page:
    return replace(made, article=replace(made.article, credits=(Credit(CreditKind.TEXT, name, name),)))


def relations(*pages: Page) -> list[Relation]:
    return [each.relation for each in find_origins({each.article.id: Wording(each) for each in pages}).kinships]


def test_a_translation_has_the_same_names_and_figures_sentence_by_sentence() -> None:
    assert relations(page("a", ENGLISH), page("b", GERMAN, "de")) == [Relation.TRANSLATION]


@pytest.mark.parametrize(
    ("text", "day"),
    [(NEXT_ROUND, DAY), (GERMAN, DAY + timedelta(days=40)), (GERMAN.replace("3.200", "4.100").replace("62", "9"), DAY)],
    ids=["somebody else is quoted", "weeks later", "other figures"],
)
def test_pages_that_share_their_people_only_are_two_texts(text: str, day: date) -> None:
    assert relations(page("a", ENGLISH), page("b", text.replace("14 Boote", "zwei Boote"), "de", day)) == []


def test_two_reporters_who_sign_their_pages_wrote_two_texts() -> None:
    own = page("a", ENGLISH, byline="Mara Lund"), page("b", GERMAN, "de", byline="Jens Otte")
    assert relations(*own) == []
    assert relations(*(credited(each, "Atlas Wire") for each in own)) == [Relation.TRANSLATION]


def test_a_short_report_with_a_common_credit_is_known_by_whom_it_quotes() -> None:
    short = "Bei Agadir sind Fischer gerettet worden.\n„Das Meer hat keine Zäune“, sagt Ilse Brandt, die zusah."
    told = "Fishermen were saved off Agadir.\n“The sea has no fences,” said Ilse Brandt, who watched."
    pages = page("a", told), page("b", short, "de")
    assert relations(*pages) == []
    assert relations(*(credited(each, "Atlas Wire") for each in pages)) == [Relation.TRANSLATION]


def test_days_near_a_dated_page_go_by_their_weekday_and_figures_by_their_value() -> None:
    text = "27日、4000万人が訪れた。"
    made = make_page("a", text, published=date(2024, 5, 27), language="ja")
    day = RelativeTime(RelativeUnit.MONTH_DAY, day=27, direction=Direction.PAST)
    year = TimeExpression(span_of(text, "万"), Interval(date(2019, 1, 1), date(2019, 12, 31)))
    notes: Annotations = replace(made.notes, times=(TimeExpression(span_of(text, "27日"), relative=day),))
    assert list(told_of(replace(made, notes=notes))) == ["time weekday:0:0", "4e+07"]
    assert "time year:2019:2019" in told_of(replace(made, notes=replace(notes, times=(year,))))


def test_what_a_person_holds_apart_no_third_text_joins() -> None:
    pages = {each.article.id: Wording(each) for each in (page("a", ENGLISH), page("b", ENGLISH), page("c", ENGLISH))}
    apart = Judgement("article", "a", "b", Verdict.DIFFERENT, 1.0, (), "reader")
    assert find_origins(pages).families == (("a", "b", "c"),)
    assert not any({"a", "b"} <= {*family} for family in find_origins(pages, [apart]).families)


TOLL = (
    "Divers found 14 more bodies off Torsmouth in Austria, which brings the toll to 23.\n"
    "Another 31 are missing of the 84 aboard, 17 of them crew.\n"
    "The owner lost a ship off Hallsund with 62 aboard, said Tomas Wirtz."
)
TOLL_APART = (
    "En Austria suben a 23 los muertos; otros 31 siguen desaparecidos.\n"
    "La lista decía 84 pasajeros, 17 de ellos tripulantes, y el mar estaba en calma.\n"
    "Es el peor naufragio desde el de 45 muertos y 300 plazas, con 62 salvados."
)
AUSTRIA = PageEntity("AT", EntityKind.COUNTRY, "Austria", ("Austria",), "AT")


def test_the_figures_of_one_toll_without_a_name_in_common_are_no_translation() -> None:
    english = make_page("a", TOLL, published=DAY, people={"Tomas Wirtz": "DE"}, others=[AUSTRIA])
    spanish = make_page("b", TOLL_APART, published=DAY, others=[AUSTRIA], language="es")
    assert relations(english, spanish) == []


def test_two_short_pages_with_the_same_few_facts_in_as_many_sentences_are_one_text() -> None:
    french = "Le 14, trois ont marché.\nLe maire veut 800 licences et 3.000 places.\nLe prochain arrêt : le 27."
    dutch = "Op de 14de liepen er drie.\nDe burgemeester wil 800 vergunningen en 3.000 plaatsen.\nVolgende: de 27ste."
    longer = f"{dutch}\nEr staan 4.100 auto's stil.\nDat zijn er 62 meer."
    pages = (make_page("a", french, published=DAY, language="fr"), make_page("b", dutch, published=DAY, language="nl"))
    assert relations(*pages) == [Relation.TRANSLATION]
    assert relations(pages[0], make_page("b", longer, published=DAY, language="nl")) == []


def test_a_translator_who_signs_with_the_outlet_that_he_writes_for_is_the_same_reporter() -> None:
    one = page("a", ENGLISH, byline="Ada Berg")
    assert relations(one, page("b", GERMAN, "de", byline="Ada Berg, The Harbour Herald")) == [Relation.TRANSLATION]


def test_an_outlet_that_is_named_on_a_line_is_credited() -> None:
    source = page("a", ENGLISH)
    source = replace(source, article=replace(source.article, outlet="The Harbour Herald"))
    user = page("b", f"Nach: The Harbour Herald\n{GERMAN}", "de")
    assert names_source(user, source) and not names_source(source, user)
    said = page("c", f"{GERMAN} Das sagte sie vor Jahren auch dem Blatt The Harbour Herald, wie viele es lasen.", "de")
    assert not names_source(said, source)
