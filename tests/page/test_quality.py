"""Pages with no article are rejected with their reason; short real news is not."""

import pytest

from dateline.model.article import Article
from dateline.model.outcome import Rejection, RejectionReason
from tests.page.helpers import html, outcome, read

INDEX = "\n\n".join(f"Headline number {n} about the coast" for n in range(30))
NOT_ARTICLES = [
    ("404 Not Found\n\nThe page you are looking for does not exist. Go back to the start.", RejectionReason.ERROR_PAGE),
    (html("<title>Access denied</title><h1>Access denied</h1><p>You do not have permission to see this "
        "page.</p>"), RejectionReason.ERROR_PAGE),
    ("Just a moment...\n\nEnable JavaScript and cookies to continue. Checking your browser before you "
        "go on.", RejectionReason.ERROR_PAGE),
    (
        "We value your privacy\n\nWe and our partners store cookies and personal data with your "
            "consent. You may refuse consent or "
        "manage cookies and partners. Our privacy policy tells how vendors use legitimate interest.",
        RejectionReason.CONSENT_WALL,
    ),
    (INDEX, RejectionReason.INDEX_PAGE),
    (
        "Ferry boat icon\n\nDownload this free vector icon of a ferry in SVG, PSD, PNG and EPS "
            "format. The icon can be used as a "
        "web font. Thousands of vectors and stock images are waiting, royalty free, for your next project.",
        RejectionReason.NO_ARTICLE,
    ),
    (
        "Harbour lamp\n\nAdd to cart. In stock, free shipping on all orders of this week. A lamp for "
            "the quay, made of brass, that "
        "lasts. Customer reviews are below. Two years of warranty on every lamp we sell to you.",
        RejectionReason.PRODUCT,
    ),
    (
        "Fish soup\n\nIngredients for four servings are listed here. Preheat the oven to 180 degrees "
            "and stir the stock. Simmer it with "
        "two tablespoons of oil and a teaspoon of salt for the whole cooking time, then whisk the cream.",
        RejectionReason.RECIPE,
    ),
    ("Ferry strike", RejectionReason.TOO_SHORT),
]  # fmt: skip
SHORT_NEWS = [
    "Three dead as bus falls into ravine\n\nThree people died and 12 were hurt when a bus fell into "
    "a ravine near the mountain town on "
    "Monday night, police said. The driver is being questioned.",
    "El puerto reabre tras la huelga\n\nEl puerto reabrió el martes por la mañana tras nueve días de "
    "huelga, informó la autoridad "
    "portuaria. Los sindicatos aceptaron la oferta del gobierno.",
    "Parliament votes on cookie law\n\nParliament voted on Tuesday for a law that makes consent to "
    "cookies simpler. Members of both "
    "large parties agreed, and the privacy watchdog welcomed the vote in a short statement.",
    "Koalition einigt sich auf Datengesetz\n\nDie Partner der Koalition stimmten am Freitag einem Gesetz über "
    "Cookies zu. Ihre Zustimmung hatte die kleinere Partei lange verweigert; sie will die Zustimmung nicht "
    "widerrufen. Der Datenschutz sei gewahrt, sagte die Ministerin: „Wir haben unsere Bedingungen durchgesetzt.“",
    "Regatta called off\n\nThe regatta of Nordhafen was called off on Sunday for want of wind. Two hundred boats had "
    "come, and the harbour master sent them home at noon. Photo: Imke Soltau",
    "Cook wins award for island recipe\n\nA cook from the northern islands won the national award on "
    "Friday with a soup of herring. "
    "She thanked her grandmother, who had given her the recipe, and her crew in the oven-hot kitchen.",
]


@pytest.mark.parametrize(("page", "reason"), NOT_ARTICLES)
def test_pages_without_an_article(page: str, reason: RejectionReason) -> None:
    found = outcome(page)
    assert isinstance(found, Rejection), found
    assert found.reason is reason
    assert found.detail


@pytest.mark.parametrize("page", SHORT_NEWS)
def test_short_news_is_kept(page: str) -> None:
    assert isinstance(read(page), Article)


@pytest.mark.parametrize(
    "page",
    [
        "Grev sona erdi\n\n3 Mart 2021\n\nLiman idaresi, mürettebatın çarşamba günü öğle saatlerinde işe döndüğünü ve "
        "seferlerin akşam yeniden başlayacağını açıkladı.",
        "渡轮罢工结束\n\n2021年3月3日\n\n港口管理局说，船员周三中午复工，渡轮当晚恢复航行。",
        "Ferry strike ends\n\nACCRA, March 3 (Reuters) - Ferry crews went back to work at noon on Wednesday after "
        "their pay was raised.",
    ],
)
def test_a_dated_sentence_under_a_headline_is_news(page: str) -> None:
    assert read(page).title is not None


def test_a_short_text_without_a_date_is_too_short() -> None:
    found = outcome(
        "Ferry strike ends\n\nFerry crews went back to work at noon on Wednesday after their pay was raised."
    )
    assert isinstance(found, Rejection)
    assert found.reason is RejectionReason.TOO_SHORT


@pytest.mark.parametrize("age", ["{} hours ago", "vor {} Stunden", "il y a {} heures", "{} saat önce", "{}小时前"])
def test_headlines_with_ages_are_an_index(age: str) -> None:
    headlines = ("Ferry strike ends in the north", "Minister resigns over bridge", "Team wins the final in extra time")
    found = outcome("\n".join(f"{line}\n{age.format(n + 2)}" for n, line in enumerate(headlines * 2)))
    assert isinstance(found, Rejection)
    assert found.reason is RejectionReason.INDEX_PAGE
