import pytest

from dateline.model.annotation import MentionForm
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
