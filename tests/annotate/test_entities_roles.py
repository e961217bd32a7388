import pytest

from dateline.model.annotation import EntityKind, MentionForm
from tests.annotate.entities_pages import entity, forms_of, names_of, page


@pytest.mark.parametrize(
    ("text", "person", "title", "country"),
    [
        ("Kenyan President Amina Juma spoke.", "Amina Juma", "Kenyan President", "KE"),
        ("Kremlin spokesman Oleg Sidorov declined.", "Oleg Sidorov", "Kremlin spokesman", "RU"),
        ("Its envoy, Rosa Diaz, left. Chile's Ambassador to Japan Rosa Diaz left.", "Rosa Diaz",
         "Chile's Ambassador to Japan", "CL"),
        ("Ana Souza, a spokeswoman for Brazil's foreign ministry, declined.", "Ana Souza",
         "spokeswoman for Brazil's foreign ministry", "BR"),
        ("Peter Novak is the prime minister of Slovakia.", "Peter Novak", "prime minister of Slovakia", "SK"),
        ("Chinese Foreign Ministry spokesperson Li Hua said so.", "Li Hua",
         "Chinese Foreign Ministry spokesperson", "CN"),
        ("Former US Treasury Secretary Jane Miller resigned.", "Jane Miller", "Former US Treasury Secretary", "US"),
    ],
)  # fmt: skip
def test_roles_as_the_page_gives_them(text: str, person: str, title: str, country: str) -> None:
    found = entity(names_of(page(text)), person)
    assert title in [role.title for role in found.roles]
    assert found.country == country


def test_an_aide_serves_the_side_of_the_person_served() -> None:
    names = names_of(
        page("Juma's foreign policy aide, Tom Wekesa, told reporters. Kenyan President Amina Juma agreed.")
    )
    aide = entity(names, "Tom Wekesa")
    assert aide.roles[0].title == "Juma's foreign policy aide"
    assert aide.roles[0].of == "Amina Juma"
    assert aide.country == "KE"


@pytest.mark.parametrize(
    ("text", "person", "mentions"),
    [
        ("Kenyan President Amina Juma met miners. Kenya's president spoke, and the Kenyan leader left.",
         "Amina Juma", ["Kenya's president", "the Kenyan leader"]),
        ("Foreign Minister Juan Rojas and Prime Minister Eva Lund met. The prime minister left early.",
         "Eva Lund", ["The prime minister"]),
        ("A Chilean ambassador said so on Monday. Chilean Ambassador to Japan Rosa Diaz told reporters.",
         "Rosa Diaz", ["A Chilean ambassador"]),
        ("Amina Juma, Kenya's president, will call Ivan Bilyk. Juma later met the Ukrainian president.",
         "Ivan Bilyk", ["the Ukrainian president"]),
    ],
)  # fmt: skip
def test_titles_without_a_name_mean_the_one_person_who_fits(text: str, person: str, mentions: list[str]) -> None:
    article = page(text)
    assert forms_of(article, names_of(article), person, MentionForm.TITLE) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President Amina Juma spoke. A Kenyan president must be brave.",
        "Kenyan President Amina Juma and Malian President Ali Keita met. The Togolese president stayed away.",
        "Minister Ali Keita and Minister Rosa Diaz met. Both ministers left.",
    ],
)
def test_titles_that_fit_nobody_stay_unresolved(text: str) -> None:
    names = names_of(page(text))
    assert [m for m in names.mentions if m.form is MentionForm.TITLE] == []


def test_the_lead_retells_the_headline_and_counterpart_is_the_other_president() -> None:
    article = page(
        "Kenya's president flew out on Monday to see his Ugandan counterpart.",
        "President Samuel Otieno and President Joseph Okello will discuss trade.",
        title="Otieno to leave for talks with Okello",
    )
    names = names_of(article)
    assert forms_of(article, names, "Samuel Otieno", MentionForm.TITLE) == ["Kenya's president"]
    assert forms_of(article, names, "Joseph Okello", MentionForm.TITLE) == ["his Ugandan counterpart"]
    assert entity(names, "Samuel Otieno").country == "KE"
    assert entity(names, "Joseph Okello").country == "UG"


def test_a_rank_means_the_person_whom_the_passage_introduces() -> None:
    article = page(
        "Vietnam's number two leader is due in Laos on Friday.",
        "Le Van Hung, a member of the Politburo and Vietnam's top lawmaker, will stay two days.",
    )
    assert forms_of(article, names_of(article), "Le Van Hung", MentionForm.TITLE) == ["Vietnam's number two leader"]


def test_pronouns_take_the_subject_person() -> None:
    article = page(
        "Governor Rosa Diaz met miner Pablo Ruiz in Cusco. She promised help. Mr Ruiz thanked her and he left.",
        "They agreed.",
    )
    names = names_of(article)
    assert forms_of(article, names, "Rosa Diaz", MentionForm.PRONOUN) == ["She", "her"]
    assert forms_of(article, names, "Pablo Ruiz", MentionForm.PRONOUN) == ["he"]
    assert "They" not in [m.span.of(article.text) for m in names.mentions]


@pytest.mark.parametrize(
    ("text", "person", "titles"),
    [
        ("Brazil's No. 2, Vice President Helena Prado, flew to Lisbon.", "Helena Prado", ["Brazil's No. 2"]),
        ("Chad's number three leader flew to Rabat. Musa Deby, Chad's speaker of parliament, stays till Friday.",
         "Musa Deby", ["Chad's number three leader"]),
        ("Slovak Prime Minister Jan Hruby met his Hungarian counterpart Pal Kovats. Hruby said his counterpart had "
         "kept his word.", "Pal Kovats", ["his counterpart"]),
        ("Norwegian Foreign Minister Ida Dahl met her Chilean counterpart on Sunday. Chilean Foreign Minister Pablo "
         "Rojas stays till Friday.", "Pablo Rojas", ["her Chilean counterpart"]),
    ],
)  # fmt: skip
def test_ranks_and_counterparts_name_people(text: str, person: str, titles: list[str]) -> None:
    article = page(text)
    assert forms_of(article, names_of(article), person, MentionForm.TITLE) == titles


def test_a_rank_before_a_name_tells_the_side() -> None:
    found = entity(names_of(page("Brazil's No. 2, Vice President Helena Prado, flew to Lisbon.")), "Helena Prado")
    assert found.country == "BR"


def test_a_president_is_no_king() -> None:
    article = page("President Adoum Saleh was in Rabat on Monday. He was received by the king.")
    assert forms_of(article, names_of(article), "Adoum Saleh", MentionForm.TITLE) == []


def test_one_person_may_be_told_by_several_roles() -> None:
    text = "Presidential adviser Ana Moura flew home. Moura, the government's chief negotiator, will be back in May."
    found = entity(names_of(page(text)), "Ana Moura")
    assert [role.title for role in found.roles] == ["Presidential adviser", "government's chief negotiator"]


@pytest.mark.parametrize(
    ("text", "country", "form"),
    [
        ("Ottawa said it would recall its ambassador.", "Canada", MentionForm.METONYM),
        ("Nairobi has declined to comment.", "Kenya", MentionForm.METONYM),
        ("Talks were held in Ottawa on Tuesday.", "Ottawa", MentionForm.NAME),
    ],
)
def test_a_capital_is_a_government_where_it_acts(text: str, country: str, form: MentionForm) -> None:
    article = page(text)
    assert len(forms_of(article, names_of(article), country, form)) == 1


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Ana Lima left on Monday. Lima said the talks were over.", ["Ana Lima", "Lima"]),
        ("Ana Lima left on Monday. The talks in Lima were over.", ["Ana Lima"]),
    ],
)
def test_a_family_name_may_be_a_town_too(text: str, forms: list[str]) -> None:
    article = page(text)
    assert forms_of(article, names_of(article), "Ana Lima", MentionForm.NAME) == forms


def test_what_stands_near_something_is_a_place() -> None:
    article = page("Near Ayn Zuhra, four strikes hit a bridge. Two more followed north of Ayn Zuhra.")
    found = entity(names_of(article), "Ayn Zuhra")
    assert found.kind is EntityKind.PLACE


def test_who_acts_is_no_place_though_somebody_stands_near() -> None:
    article = page("A guard stood near Amina Juma. Amina Juma waved to the crowd.")
    assert entity(names_of(article), "Amina Juma").kind is EntityKind.PERSON
