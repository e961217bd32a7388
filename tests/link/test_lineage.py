from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from dateline.link.duplicates import Wording
from dateline.link.lineage import Origin, directed, find_origins
from dateline.link.translations import facts_in_order
from dateline.model.annotation import Quote, QuoteForm
from dateline.model.article import Credit, CreditKind
from dateline.model.link import Judgement, Lineage, Page, Relation, Verdict
from tests.link.build import make_page, span_of

WIRE = (
    "Fishermen on Lake Victoria hauled in their nets for the last time on Friday before a three-month ban that "
    "Uganda says will let Nile perch recover.\n"
    "Agriculture Minister Grace Okello told reporters in Entebbe that stocks had fallen by 43 percent since 2015, "
    "blaming trawlers that cross from Kenya at night.\n"
    "Some 12,400 families around Jinja and Masaka depend on the catch, according to the Lake Basin Council.\n"
    "Kenyan officials in Kisumu rejected the accusation and offered joint patrols with Tanzania.\n"
    "A similar closure in 2019 ended early after riots in Kalangala, when soldiers burned confiscated boats."
)
REWRITE = (
    "Nets came up for the last time on Lake Victoria this Friday as Uganda closes the fishing grounds for three "
    "months so that the Nile perch can recover.\n"
    "Grace Okello, who runs the agriculture ministry, told reporters in Entebbe that the fish had become 43 percent "
    "scarcer since 2015 and blamed trawlers that cross over from Kenya after dark.\n"
    "The Lake Basin Council puts at 12,400 the families near Jinja and Masaka that depend on the catch.\n"
    "From Kisumu, Kenyan officials called the charge baseless; they offered joint patrols, Tanzania included.\n"
    "The closure of 2019 was cut short by riots in Kalangala, where soldiers burned confiscated boats."
)
INDEPENDENT = (
    "Uganda has shut its side of Lake Victoria to fishing until August, a step that traders in Jinja call ruinous.\n"
    "At the market in Masaka the price of Nile perch doubled within a morning, said Moses Kato, who has sold fish "
    "since 2003.\n"
    "The decision by Grace Okello, the agriculture minister, follows years of quarrels with Kenya over smuggling.\n"
    "Scientists at Makerere University doubt that a closure helps unless Tanzania joins it.\n"
    "In Entebbe, processing plants have sent 900 workers home."
)


def page(name: str, text: str, day: date | None = None, outlet: str | None = None, language: str = "en") -> Page:
    return make_page(name, text, published=day, outlet=outlet, language=language)


def with_credit(original: Page, name: str, kind: CreditKind = CreditKind.TEXT) -> Page:
    return replace(original, article=replace(original.article, credits=(Credit(kind, name, name),)))


def origins(pages: Sequence[Page], judgements: Sequence[Judgement] = ()) -> Origin:
    return find_origins({each.article.id: Wording(each) for each in pages}, judgements)


def lineages(*pages: Page) -> tuple[Lineage, ...]:
    by_id = {page.article.id: page for page in pages}
    return directed(origins(pages), by_id, {name: page.article.published for name, page in by_id.items()})


def relations(*pages: Page) -> list[tuple[str, str, Relation]]:
    return [(each.from_id, each.to_id, each.relation) for each in lineages(*pages)]


def test_a_rewrite_is_found_though_hardly_five_words_in_a_row_are_shared() -> None:
    pages = [page("b", REWRITE, date(2021, 4, 3)), page("a", WIRE, date(2021, 4, 2))]
    assert relations(*pages) == [("a", "b", Relation.REWRITE)]
    assert origins(pages).families == (("a", "b"),)
    assert "depend on the catch" in lineages(*pages)[0].grounds[0].text


def test_without_dates_two_rewrites_have_a_common_source() -> None:
    assert relations(page("a", WIRE), page("b", REWRITE)) == [("a", "b", Relation.COMMON_SOURCE)]


SHORT = (
    "The harbour of Port Alba will stay shut tomorrow, its master Ines Duarte said, since the crane has a cracked "
    "boom.\nA spare boom is to come from Gdansk before Easter, and the ferrymen of Lugo demand full wages."
)
RESET = (
    "Ferrymen of Port Alba will stay shut out tomorrow. Ines Duarte, the harbour's master, blames a crane with a "
    "cracked boom.\nFrom Gdansk a spare boom is to come before Easter; in Lugo they demand full wages."
)
ANOTHER = (
    "Port Alba is shut. Ines Duarte has ordered a crane from Gdansk.\n"
    "Passengers slept on the quay, and the mayor brought them blankets; some took the coach to Lugo at dawn."
)


def test_a_short_text_set_in_other_order_is_a_rewrite_and_another_report_is_none() -> None:
    assert relations(page("a", SHORT), page("b", RESET)) == [("a", "b", Relation.COMMON_SOURCE)]
    assert relations(page("a", SHORT), page("c", ANOTHER)) == []


def test_independent_reports_of_one_event_are_two_texts() -> None:
    origin = origins([page("a", WIRE), page("c", INDEPENDENT), page("b", REWRITE)])
    assert origin.families == (("a", "b"), ("c",))


def test_a_reprint_cut_at_the_end_descends_from_the_earlier_text() -> None:
    cut = "\n".join(WIRE.split("\n")[:3])
    assert relations(page("b", cut, date(2021, 4, 3)), page("a", WIRE, date(2021, 4, 2))) == [
        ("a", "b", Relation.REPRINT)
    ]


def test_a_spun_copy_stays_a_copy_and_its_changed_figures_are_told() -> None:
    spun = WIRE.replace("43 percent", "61 percent")
    [lineage] = lineages(page("a", WIRE), page("b", spun))
    assert lineage.relation is Relation.COPY
    assert any("43" in ground.text and "61" in ground.text for ground in lineage.grounds)


def test_a_spun_copy_lists_the_words_and_names_that_it_changes() -> None:
    spun = WIRE.replace("three-month ban", "six-month ban").replace("Grace Okello", "Ruth Nanteza")
    [lineage] = lineages(page("a", WIRE), page("b", spun))
    told = {ground.name: ground.text for ground in lineage.grounds}
    assert "“three” beside “six”" in told["changed figures"]
    assert "“Grace Okello” beside “Ruth Nanteza”" in told["changed names"]


def test_pages_of_one_text_are_not_told_again_as_carrying_one_quotation() -> None:
    said = WIRE + "\nHe said: “No boat will sail before the perch are back in the bay.”"
    quote = Quote(
        span_of(said, said[said.index("“") :]), span_of(said, said[said.index("“") + 1 : -1]), QuoteForm.DIRECT
    )
    pages = [replace(each, notes=replace(each.notes, quotes=(quote,))) for each in (page("a", said), page("b", said))]
    assert [each.relation for each in origins(pages).kinships] == [Relation.COPY]
    other = page("c", INDEPENDENT + said[len(WIRE) :])
    spoken = replace(quote, span=span_of(other.article.text, quote.span.of(said)),
                     content=span_of(other.article.text, quote.content.of(said)))  # fmt: skip
    other = replace(other, notes=replace(other.notes, quotes=(spoken,)))
    found = origins([*pages, other])
    assert found.families == (("a", "b"), ("c",))
    assert {each.relation for each in found.kinships} == {Relation.COPY, Relation.QUOTATION}


def test_the_outlet_that_a_page_credits_is_named_in_the_grounds() -> None:
    reprint = with_credit(page("b", WIRE, date(2021, 4, 3), "Kampala Evening"), "Lakeside Wire")
    [lineage] = lineages(page("a", WIRE, date(2021, 4, 9), "Lakeside Wire"), reprint)
    assert (lineage.from_id, lineage.to_id) == ("a", "b")
    assert any(ground.text == "Kampala Evening credits Lakeside Wire" for ground in lineage.grounds)


def test_a_photo_credit_says_nothing_about_the_text() -> None:
    one, other = (
        with_credit(page(name, text), "AP", CreditKind.PHOTO) for name, text in (("a", WIRE), ("c", INDEPENDENT))
    )
    assert lineages(one, other) == ()


def test_a_person_may_part_two_texts_and_join_two_others() -> None:
    pages = [page("a", WIRE), page("b", REWRITE), page("c", INDEPENDENT)]
    apart = Judgement("article", "a", "b", Verdict.DIFFERENT, 1.0, (), "reader")
    same = Judgement("article", "b", "c", Verdict.SAME, 1.0, (), "reader")
    assert origins(pages, [apart, same]).families == (("a",), ("b", "c"))


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [page("a", WIRE), page("b", REWRITE), page("c", INDEPENDENT), page("d", WIRE + "\nOne more line.")]
    expected = origins(pages)
    Random(1).shuffle(pages)  # noqa: S311 - a fixed shuffle, no secret
    assert origins(pages) == expected


def test_facts_in_order_counts_the_longest_common_order() -> None:
    assert facts_in_order(["a", "b", "c", "d"], ["b", "a", "c", "d"]) == (0.75, 3)
