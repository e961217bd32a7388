import pytest

from dateline.model.annotation import EntityKind, MentionForm
from tests.annotate.entities_pages import entity, forms_of, names_of, page


def test_a_person_is_one_entity_by_full_name_surname_and_first_name_order() -> None:
    names = names_of(
        page(
            "President Nguyen Van Minh met Deputy Governor Carla Mendes in Maputo. Minh thanked Mendes.",
            "Mendes said Kim Sung-ho had called. Kim declined to comment.",
        )
    )
    people = {e.name: e.variants for e in names.entities if e.kind is EntityKind.PERSON}
    assert people["Carla Mendes"] == ("Carla Mendes", "Mendes")
    assert people["Kim Sung-ho"] == ("Kim Sung-ho", "Kim")
    assert set(people) == {"Nguyen Van Minh", "Carla Mendes", "Kim Sung-ho"}


def test_people_with_one_surname_stay_apart_and_a_bare_surname_means_the_latest() -> None:
    article = page("Pedro Salas and Lucia Salas quarrelled in court. Judge Ana Prado spoke to Salas.")
    names = names_of(article)
    assert forms_of(article, names, "Pedro Salas", MentionForm.NAME) == ["Pedro Salas"]
    assert forms_of(article, names, "Lucia Salas", MentionForm.NAME) == ["Lucia Salas", "Salas"]


def test_spelling_variants_of_one_name_are_one_entity_with_both() -> None:
    names = names_of(page("Sergei Kovalyov spoke in Perm.", title="Sergey Kovalyov to speak in Perm"))
    people = [e for e in names.entities if e.kind is EntityKind.PERSON]
    assert len(people) == 1
    assert set(people[0].variants) == {"Sergei Kovalyov", "Sergey Kovalyov"}


@pytest.mark.parametrize(
    ("text", "key", "form", "words"),
    [
        ("Nairobi denied the report on Monday.", "Kenya", MentionForm.METONYM, ["Nairobi"]),
        ("Talks between Cairo and Ankara began in Geneva.", "Turkey", MentionForm.METONYM, ["Ankara"]),
        ("The Elysee said the treaty was dead.", "France", MentionForm.METONYM, ["Elysee"]),
        ("Peruvian miners blocked a road.", "Peru", MentionForm.ADJECTIVE, ["Peruvian"]),
        ("The minister arrived in Nairobi on Monday.", "Nairobi", MentionForm.NAME, ["Nairobi"]),
        ("Nairobi was hit by floods.", "Nairobi", MentionForm.NAME, ["Nairobi"]),
    ],
)
def test_capitals_stand_for_governments_where_they_act(
    text: str, key: str, form: MentionForm, words: list[str]
) -> None:
    article = page(text)
    assert forms_of(article, names_of(article), key, form) == words


def test_a_country_has_one_entity_for_name_adjective_and_government() -> None:
    article = page("Ghana and Togo signed. The Ghanaian navy sailed. Accra has promised more ships.")
    names = names_of(article)
    ghana = entity(names, "Ghana")
    assert (ghana.kind, ghana.country, ghana.variants) == (EntityKind.COUNTRY, "GH", ("Ghana",))
    assert [m.form for m in names.mentions_of("Ghana")] == [
        MentionForm.NAME,
        MentionForm.ADJECTIVE,
        MentionForm.METONYM,
    ]


def test_an_organisation_is_one_entity_by_name_spelling_and_abbreviation() -> None:
    names = names_of(
        page(
            "The World Health Organization (WHO) sent a team. The WHO said it was safe.",
            "The World Health Organisation is in Geneva. The National Mining Authority (NMA) agreed; the NMA pays.",
        )
    )
    assert set(entity(names, "World Health Organization").variants) == {
        "World Health Organization",
        "World Health Organisation",
        "WHO",
    }
    assert set(entity(names, "National Mining Authority").variants) == {"National Mining Authority", "NMA"}


def test_an_abbreviation_in_brackets_after_a_plain_noun_is_no_organisation() -> None:
    names = names_of(page("Japan fired surface-to-air missiles into the air defence identification zone (ADIZ)."))
    assert [e.key for e in names.entities if e.kind is EntityKind.ORGANISATION] == []


def test_a_surname_that_the_model_takes_for_a_company_is_a_person() -> None:
    article = page("Nigeria's president-elect Bola Adeyemi was sworn in. Adeyemi, 71, replaces Musa Bello.")
    names = names_of(article)
    assert forms_of(article, names, "Bola Adeyemi", MentionForm.NAME) == ["Bola Adeyemi", "Adeyemi"]


def test_places_take_the_country_they_stand_with() -> None:
    names = names_of(
        page(
            "The flood hit Cusco in Peru and Mwanza, Tanzania. Uzbekistan's ancient Silk Road city of Bukhara is dry.",
            "In Geneva, US envoys waited. Hours before she landed at Haneda airport, North Korea fired a missile.",
        )
    )
    assert entity(names, "Haneda airport").country is None
    assert entity(names, "Cusco").country == "PE"
    assert entity(names, "Mwanza").country == "TZ"
    assert entity(names, "Bukhara").country == "UZ"
    assert entity(names, "Geneva").country == "CH"


def test_memberships_are_read_from_lists_and_appositions() -> None:
    names = names_of(
        page(
            "Leaders of the East African Community (EAC) met. Kenya, Uganda and Rwanda are all members of the bloc.",
            "Hungary, an EU member, objected. Norway is not a member of the European Union.",
        )
    )
    assert {(m.member, m.organisation) for m in names.memberships} == {
        ("Kenya", "East African Community"),
        ("Uganda", "East African Community"),
        ("Rwanda", "East African Community"),
        ("Hungary", "EU"),
    }


def test_bylines_and_dateline_sources_are_no_entities() -> None:
    names = names_of(
        page(
            "LUSAKA (Reuters) - Zambia will sell bonds, officials said.",
            "Copper rose.",
            outlet="Copperbelt Times",
        )
    )
    assert [e.key for e in names.entities] == ["Lusaka", "Zambia"]
    byline = names_of(page("Foreign Desk, Copperbelt Times: Zambia sold bonds.", outlet="Copperbelt Times"))
    assert [e.key for e in byline.entities] == ["Zambia"]


def test_lookups_by_span_token_and_person() -> None:
    article = page("Kenya's president, Amina Juma, met Paul Otieno in Kisumu.")
    names = names_of(article)
    start = article.text.index("Amina")
    assert [m.entity for m in names.at(entity(names, "Amina Juma").roles[0].span)] == ["Kenya"]
    assert names.people_before(len(article.text)) == ("Paul Otieno", "Amina Juma")
    assert names.people_before(start) == ()
    assert names.entity_of(0) == "Kenya"
    assert names.entity_of(999) is None


def test_mentions_are_in_order_and_inside_the_text() -> None:
    article = page("He left. Brazil's Ana Souza stayed in Recife, Brazil.", title="Ana Souza stays in Recife")
    names = names_of(article)
    starts = [m.span.start for m in names.mentions]
    assert starts == sorted(starts)
    assert all(m.span.end <= len(article.text) and m.span.of(article.text).strip() for m in names.mentions)
    assert {m.entity for m in names.mentions} == {e.key for e in names.entities}


def test_a_page_without_blocks_has_no_names() -> None:
    assert names_of(page()).entities == ()


def test_storms_and_lakes_are_no_people() -> None:
    names = names_of(page("Cyclone Mora struck Dhaka. Prime Minister Sheikh Karim Rahim went there. Rahim wept."))
    assert [e.name for e in names.entities if e.kind is EntityKind.PERSON] == ["Karim Rahim"]
    assert [role.title for role in entity(names, "Karim Rahim").roles] == ["Prime Minister"]
