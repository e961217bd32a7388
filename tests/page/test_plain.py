"""Plain text pages: title, standfirst, body, furniture, credits, related links."""

from datetime import date

import pytest

from dateline.model.article import BlockKind, CreditKind, DamageKind
from dateline.model.dates import Basis, Precision
from tests.page.helpers import BODY, read, rules, texts


def test_a_doubled_headline_is_kept_once() -> None:
    article = read(f"Ferry strike cuts off northern islands\n\nFerry strike cuts off northern islands\n\n{BODY}")
    assert article.title == "Ferry strike cuts off northern islands"
    assert article.text.count("Ferry strike cuts off") == 1
    assert "doubled headline" in rules(article).values()


def test_another_spelling_of_the_headline_is_kept_apart() -> None:
    other = "‘Ferry strike cuts of nothern islands’"
    article = read(f"Ferry strike cuts off northern islands\n\nby harbour news\n\n{other}\n\n{BODY}")
    assert article.alternative_titles == (other,)
    assert other not in article.text
    assert (article.byline, article.outlet) == ("harbour news", "Harbour News")


def test_a_doubled_first_paragraph_is_the_standfirst() -> None:
    lead = "Islanders are set to run short of bread and fuel as the crews of the only ferry line walk out."
    article = read(f"Ferry strike cuts off northern islands\n\n{lead}\n\n{lead}\n\n{BODY}")
    assert texts(article, BlockKind.STANDFIRST) == [lead]
    assert any(damage.kind is DamageKind.DOUBLED for damage in article.damage)


def test_a_lead_that_the_next_paragraph_says_again_is_the_standfirst() -> None:
    lead = "The ferries between the mainland and the islands have stopped."
    article = read(f"Ferry strike cuts off northern islands\n\n{lead}\n\n{BODY}")
    assert texts(article, BlockKind.STANDFIRST) == [lead]


@pytest.mark.parametrize(
    "line",
    [
        "Powered by QUAYSIDE MEDIA",
        "harbour herald logo",
        "==============",
        "Related video",
        "Share This Post",
        "You may also like",
        "Leave a Comment",
        "You need to be a member to post comments. Become a member for free today!",
        "Stay tuned for the latest news from harbourherald.example Log in to get breaking news",
        "Sign up for our daily newsletter and get the news in your inbox",
        "ADVERTISEMENT",
        "Читайте также: как живут острова зимой",
        "© 2023 Harbour Herald. All rights reserved.",
    ],
)
def test_furniture_is_dropped_with_a_rule(line: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"Ferry strike cuts off northern islands\n\n{first}\n\n{line}\n\n{rest}\n\n{line}")
    assert line not in article.text
    assert line in rules(article)


def test_headlines_after_a_list_heading_are_related() -> None:
    article = read(
        f"Ferry strike cuts off northern islands\n\n{BODY}\n\nLatest News\n\nMinister resigns over bridge\n\nRead more"
    )
    assert article.related == ("Minister resigns over bridge",)
    assert "Minister" not in article.text


def test_a_related_link_in_brackets_is_kept_apart() -> None:
    article = read(
        f"Ferry strike cuts off northern islands\n\n{BODY}\n\n[Related: Spies accused of reading port mail ]"
    )
    assert article.related == ("Spies accused of reading port mail",)
    assert "Spies" not in article.text


def test_a_keyword_footer_is_dropped() -> None:
    footer = "In Short: ferry strike on the northern islands, overtime of last winter"
    article = read(f"Ferry strike cuts off northern islands\n\n{BODY}\n\n{footer}\n\nLeave a Comment")
    assert rules(article)[footer] == "label footer"


def test_sub_headings_are_headings() -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"Ferry strike cuts off northern islands\n\n{first}\n\nWhat the crews want\n\n{rest}")
    assert texts(article, BlockKind.HEADING) == ["What the crews want"]


def test_a_page_may_have_no_headline() -> None:
    article = read(BODY)
    assert article.title is None
    assert article.blocks[0].kind is BlockKind.PARAGRAPH


def test_credits_of_text_and_pictures_are_told_apart() -> None:
    page = f"Ferry strike cuts off northern islands\n\n{BODY}\n\nBased on materials: Harbour Times\n\nImage: AP"
    found = {(credit.kind, credit.name) for credit in read(page).credits}
    assert found == {(CreditKind.TEXT, "Harbour Times"), (CreditKind.PHOTO, "AP")}


def test_a_crediting_phrase_stays_in_the_body() -> None:
    article = read(f"{BODY}\n\nThe talks may last until the spring, writes Reuters.")
    assert "writes Reuters" in article.text
    assert [credit.name for credit in article.credits] == ["Reuters"]


def test_tag_residue_is_removed_and_noted() -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"{first}< /p>\n\np>\n\n{rest}")
    assert "p>" not in article.text
    assert [damage.raw for damage in article.damage if damage.kind is DamageKind.TAG_RESIDUE] == ["< /p>", "p>"]


def test_the_stub_of_a_scraper_keeps_its_precision() -> None:
    day, month = read(f" date 2021-05-04 {BODY}"), read(f" date 2021-05 {BODY}")
    assert (day.published.interval.earliest, day.published.precision) == (date(2021, 5, 4), Precision.DAY)
    assert (str(month.published.interval), month.published.precision) == ("2021-05", Precision.MONTH)
    assert day.published.basis is Basis.METADATA
    assert "2021-05-04" not in day.text


def test_the_article_s_date_line_wins_over_the_site_s_calendar() -> None:
    page = f"Nairobi   Friday, 12 May, 2023\n\nFerry strike cuts off northern islands\n\n10 May 2023, 9:05 AM\n\n{BODY}"
    published = read(page).published
    assert published.moment == "2023-05-10T09:05+03:00"
    assert published.zone is not None
    assert "Nairobi" in published.zone
    assert len(published.reasons) >= 2


def test_the_site_s_calendar_alone_is_only_an_upper_bound() -> None:
    published = read(f"Friday, 12 May, 2023\n\nFerry strike cuts off northern islands\n\n{BODY}").published
    assert published.interval.earliest is None
    assert published.interval.latest == date(2023, 5, 12)


def test_a_desk_before_the_first_sentence_is_no_body() -> None:
    article = read(f"Ferry strike cuts off northern islands\n\nCoast Desk, Harbour Herald: {BODY}")
    assert (article.byline, article.outlet) == ("Coast Desk", "Harbour Herald")
    assert texts(article, BlockKind.PARAGRAPH)[0].startswith("The ferries")


def test_a_dateline_gives_place_agency_and_day() -> None:
    article = read(f"Ferry strike cuts off northern islands\n\nOSLO, March 3 (Reuters) - {BODY}")
    assert article.dateline_place == "OSLO"
    assert [credit.name for credit in article.credits] == ["Reuters"]
    assert not article.published.interval.is_day


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    words = " ".join([BODY.replace("\n\n", " ")] * 2).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 66:
            lines.append(line.strip())
            line = ""
        line += f"{word} "
    article = read("\n".join([*lines, line.strip()]))
    assert len(texts(article, BlockKind.PARAGRAPH)) == 1


def test_offsets_point_into_the_raw_text() -> None:
    article = read(f"harbour herald logo\n\nFerry strike cuts off northern islands\n\n{BODY}")
    for block, offset in zip(article.blocks, article.offsets, strict=True):
        assert article.raw_text[offset:].startswith(block.span.of(article.text))


ARABIC = "توقفت العبارات بين البر والجزر عند ظهر الأربعاء، كما قالت سلطة الميناء في بيان. "
ITALIAN = "I traghetti si sono fermati a mezzogiorno, ha detto il porto in una nota. "


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (f"إضراب العبارات يعزل الجزر الشمالية عن البر\n\n10 مايو 2023\n\n{ARABIC * 3}", 10),
        (f"Sciopero dei traghetti, isole isolate\n\nRoma, 11 maggio 2023 - {ITALIAN * 3}", 11),
    ],
)
def test_the_page_s_own_language_reads_its_dates(page: str, day: int) -> None:
    assert read(page).published.interval.earliest == date(2023, 5, day)


def test_a_credit_with_a_wide_colon_is_a_credit() -> None:
    page = (
        "渡轮罢工使北部岛屿与外界隔绝\n\n来源：新华社\n\n" + "港口管理局说，往返大陆与北部岛屿的渡轮周三中午停航。" * 4
    )
    assert [credit.name for credit in read(page).credits] == ["新华社"]


def test_a_motto_under_the_name_of_the_site_is_no_headline() -> None:
    head = "THE HARBOUR HERALD\nThe voice of the shore since 1902\nFerry strike enters second week"
    page = f"{head}\n3 March 2021\n\n{BODY}"
    article = read(page)
    assert (article.title, article.outlet) == ("Ferry strike enters second week", "The Harbour Herald")


def test_the_name_beside_a_desk_is_the_outlet() -> None:
    article = read(f"Ferry strike enters second week\nHarbour Herald | Business Desk\n3 March 2021\n\n{BODY}")
    assert (article.outlet, article.byline) == ("Harbour Herald", "Business Desk")


@pytest.mark.parametrize(
    ("first", "outlet"),
    [
        ("Cliffside Lantern", "Cliffside Lantern"),
        ("Window on Ports", "Window on Ports"),
        ("Middle East", None),
        ("Northern Islands", None),  # the story is about them
    ],
)
def test_the_first_line_of_a_page_names_the_outlet(first: str, outlet: str | None) -> None:
    story = BODY.replace("\n\n", " The northern islands wait for bread.\n\n", 1)
    assert read(f"{first}\n3 March 2021\n\nFerry strike enters second week\n\n{story}").outlet == outlet


def test_a_call_for_readers_pictures_is_furniture() -> None:
    page = f"Ferry strike ends\n\n{BODY}\n\nDo you have photographs of the queue? Send them to our newsroom.\n"
    assert "photographs" not in read(page).text


def test_bracketed_pointers_to_videos_are_furniture() -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"Ferry strike ends\n\n{first}\n\n[Video: Ships lie idle]\n\n[Vidéo : Les navires]\n\n{rest}")
    assert "[" not in article.text


def test_a_dateline_without_a_year_is_kept_as_a_reason() -> None:
    article = read(f"Ferry strike ends\n\nACCRA, March 3 (Reuters) - {BODY}")
    assert article.published.interval.is_unknown
    assert [(reason.rule, "“March 3”" in reason.text) for reason in article.published.reasons] == [
        ("dateline without a year", True)
    ]
