from dateline.link.entities import EntityIndex, resolve_entities
from dateline.model.annotation import EntityKind, PageEntity, Role
from dateline.model.link import Judgement, Page, Verdict
from dateline.model.span import Span
from tests.link.build import make_page


def entity(
    name: str, kind: EntityKind = EntityKind.PERSON, country: str | None = None, variants: tuple[str, ...] = ()
) -> PageEntity:
    return PageEntity(name, kind, name, variants or (name,), country)


def page(name: str, *entities: PageEntity) -> Page:
    return make_page(name, "; ".join(each.name for each in entities), others=entities)


def names(index: EntityIndex) -> list[tuple[str, int]]:
    return sorted((each.name, len(each.members)) for each in index.entities)


def test_transliterations_and_orders_of_one_name_are_one_person() -> None:
    forms = ("Yuriy Ushakov", "Yuri Ushakov", "Юрий Ушаков", "Ushakov, Yuri")
    index = resolve_entities([page(f"p{i}", entity(form)) for i, form in enumerate(forms)])
    assert [len(each.members) for each in index.entities] == [4]
    assert all(each.grounds for each in index.judgements)


def test_one_surname_and_two_given_names_are_two_people() -> None:
    index = resolve_entities([page("a", entity("Hafez Rahimi")), page("b", entity("Bashar Rahimi"))])
    assert len(index.entities) == 2
    assert [each.verdict for each in index.judgements] == [Verdict.DIFFERENT]


def test_one_name_and_two_countries_are_two_people() -> None:
    pages = [page("a", entity("Maria Lopez", country="MX")), page("b", entity("Maria Lopez", country="ES"))]
    assert len(resolve_entities(pages).entities) == 2


def test_a_surname_means_the_bearer_in_whose_company_it_stands() -> None:
    pages = [
        page("a", entity("Grace Okello"), entity("Entebbe", EntityKind.PLACE)),
        page("b", entity("Peter Okello"), entity("Lusaka", EntityKind.PLACE)),
        page("c", entity("Okello"), entity("Entebbe", EntityKind.PLACE)),
    ]
    index = resolve_entities(pages)
    bearer = index.of("c", "Okello")
    assert bearer is not None and bearer.name == "Grace Okello"


def test_a_surname_that_fits_two_people_equally_is_laid_to_neither() -> None:
    place = entity("Entebbe", EntityKind.PLACE)
    pages = [page("a", entity("Grace Okello"), place), page("b", entity("Peter Okello"), place)]
    index = resolve_entities([*pages, page("c", entity("Okello"), place)])
    assert len([each for each in index.entities if each.kind is EntityKind.PERSON]) == 3


def test_acronym_and_spelling_do_not_part_an_organisation() -> None:
    organisation = EntityKind.ORGANISATION
    pages = [
        page("a", entity("Lake Basin Organisation", organisation)),
        page("b", entity("Lake Basin Organization", organisation)),
        page("c", entity("LBO", organisation)),
    ]
    assert names(resolve_entities(pages)) == [("Lake Basin Organisation", 3)]


def test_countries_are_one_by_their_code() -> None:
    country = EntityKind.COUNTRY
    pages = [page("a", entity("Côte d'Ivoire", country, "CI")), page("b", entity("Ivory Coast", country, "CI"))]
    assert len(resolve_entities(pages).entities) == 1


def test_roles_are_kept_with_the_words_of_each_page() -> None:
    text = "Envoy Lina Haddad spoke."
    lina = PageEntity("h", EntityKind.PERSON, "Lina Haddad", ("Lina Haddad",), None, (Role("envoy", Span(0, 5)),))
    [found] = resolve_entities([make_page("a", text, others=[lina])]).entities
    assert [(role.title, role.evidence.text) for role in found.roles] == [("envoy", "Envoy")]


def test_a_person_may_join_two_names_and_part_two_others() -> None:
    pages = [page("a", entity("Elif Kaya")), page("b", entity("Elif Demir")), page("c", entity("Elif Kaya"))]
    same = Judgement("entity", "a#nElif Kaya", "b#nElif Demir", Verdict.SAME, 1.0, (), "reader")
    apart = Judgement("entity", "a#nElif Kaya", "c#nElif Kaya", Verdict.DIFFERENT, 1.0, (), "reader")
    index = resolve_entities(pages, [same, apart])
    assert sorted(each.members for each in index.entities) == [("a#nElif Kaya", "b#nElif Demir"), ("c#nElif Kaya",)]


def test_a_name_is_one_across_scripts_by_its_consonants() -> None:
    pages = [
        page("a", entity("Emmanuel Macron", country="FR")),
        page("b", entity("إيمانويل ماكرون", country="FR")),
        page("c", entity("Ταγίπ Ερντογάν", country="TR")),
        page("d", entity("Recep Tayyip Erdogan", country="TR")),
    ]
    assert sorted(len(each.members) for each in resolve_entities(pages).entities) == [2, 2]
