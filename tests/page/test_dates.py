"""Publication dates: which clue wins, what agrees, and what is set aside."""

from datetime import UTC, date, datetime

import pytest

from dateline.model.dates import Basis, Interval, Precision
from dateline.page.clues import Clue, Rank
from dateline.page.dates import settle
from tests.page.helpers import BODY, html, paragraphs, read

TITLE = "<h1>Ferry strike cuts off northern islands</h1>"


def clue(rank: Rank, day: date, basis: Basis = Basis.METADATA, moment: str | None = None) -> Clue:
    return Clue(rank, Interval.on(day), basis, "rule", "says so", moment)


def stamp(published: str, modified: str = "") -> str:
    changed = f', "dateModified": "{modified}"' if modified else ""
    data = f'{{"@type": "NewsArticle", "datePublished": "{published}"{changed}}}'
    return f'<script type="application/ld+json">{data}</script>'


def test_a_stamp_dates_the_page_to_the_minute() -> None:
    published = read(html(TITLE + paragraphs(), stamp("2023-05-10T09:05:00+02:00"))).published
    assert (published.moment, published.precision, published.basis) == (
        "2023-05-10T09:05:00+02:00",
        Precision.MINUTE,
        Basis.METADATA,
    )


def test_the_address_refines_nothing_it_disagrees_with() -> None:
    page = html(TITLE + paragraphs(), stamp("2023-05-10T09:05:00+02:00"))
    published = read(page, url="https://herald.example/2021/01/02/ferry").published
    assert published.interval == Interval.on(date(2023, 5, 10))
    assert any("set aside" in reason.text for reason in published.reasons)


def test_a_month_in_the_address_stays_a_month() -> None:
    published = read(html(TITLE + paragraphs()), url="https://herald.example/2021/03/ferry-strike").published
    assert (str(published.interval), published.basis) == ("2021-03", Basis.URL)


def test_an_earlier_printed_date_overrules_a_stamp() -> None:
    page = html(f"{TITLE}<p>3 May 2023</p>{paragraphs()}", stamp("2023-05-10T09:05:00+02:00"))
    assert read(page).published.interval == Interval.on(date(2023, 5, 3))


def test_a_later_printed_date_is_a_change() -> None:
    page = html(f"{TITLE}<p>Updated: 14 May 2023</p>{paragraphs()}", stamp("2023-05-10T09:05:00+02:00"))
    article = read(page)
    assert article.published.interval == Interval.on(date(2023, 5, 10))
    assert article.modified is not None
    assert article.modified.interval == Interval.on(date(2023, 5, 14))


def test_a_change_alone_is_an_upper_bound() -> None:
    published = read(html(f"{TITLE}<p>Last updated: 14 May 2023</p>{paragraphs()}")).published
    assert published.interval == Interval(None, date(2023, 5, 14))
    assert published.basis is Basis.INFERRED


def test_dates_of_other_pages_are_not_taken() -> None:
    teasers = "".join(f"<div><h3>Other story {n}</h3><p>{n} June 2023</p></div>" for n in range(1, 9))
    page = html(f"<article>{TITLE}{paragraphs()}{paragraphs()}{paragraphs()}</article><div>{teasers}</div>")
    assert read(page).published.interval.is_unknown


def test_the_crawl_bounds_the_date() -> None:
    published = read(BODY, fetched_at=datetime(2024, 2, 1, tzinfo=UTC)).published
    assert published.interval.earliest is None
    assert published.interval.latest is not None
    assert published.interval.latest <= date(2024, 2, 2)


def test_a_date_after_the_crawl_is_set_aside() -> None:
    page = html(TITLE + paragraphs(), stamp("2031-05-10T09:05:00+02:00"))
    published = read(page, fetched_at=datetime(2024, 2, 1, tzinfo=UTC)).published
    assert not published.interval.is_day
    assert any("set aside" in reason.text for reason in published.reasons)


def test_an_ambiguous_numeric_date_is_not_guessed() -> None:
    published = read(html(f"{TITLE}<p>04/07/2023</p>{paragraphs()}")).published
    assert not published.interval.is_day


@pytest.mark.parametrize(
    ("language", "day"), [("en-US", date(2023, 4, 7)), ("en-GB", date(2023, 7, 4)), ("fr", date(2023, 7, 4))]
)
def test_the_region_settles_the_order_of_day_and_month(language: str, day: date) -> None:
    page = html(f"{TITLE}<p>Published 04/07/2023</p>{paragraphs()}", lang=language)
    assert read(page).published.interval == Interval.on(day)


def test_clues_that_agree_make_the_date_more_exact() -> None:
    month = Clue(Rank.PUBLISHED, Interval(date(2022, 9, 1), date(2022, 9, 30)), Basis.METADATA, "stub", "month")
    published, modified = settle([month, clue(Rank.PRINTED, date(2022, 9, 11), Basis.STATED)], [], None)
    assert published.interval == Interval.on(date(2022, 9, 11))
    assert modified is None


def test_a_printed_day_beside_a_stamp_in_utc_is_the_local_day() -> None:
    utc = clue(Rank.PUBLISHED, date(2023, 5, 11), moment="2023-05-11T01:30:00+00:00")
    local = clue(Rank.PRINTED, date(2023, 5, 10), Basis.STATED)
    assert settle([utc, local], [], None)[0].interval == Interval.on(date(2023, 5, 10))


def test_no_clue_gives_the_unknown_date() -> None:
    published, modified = settle([], [], None)
    assert published.interval.is_unknown
    assert modified is None


def test_contradicting_bounds_are_reported() -> None:
    early = Clue(Rank.BOUND, Interval(None, date(2020, 1, 1)), Basis.INFERRED, "a", "before")
    late = Clue(Rank.BOUND, Interval(date(2021, 1, 1), None), Basis.INFERRED, "b", "after")
    published, _modified = settle([early], [late], None)
    assert published.interval == Interval(None, date(2020, 1, 1))
    assert any("contradicts" in reason.text for reason in published.reasons)


LABELS = [
    ("ar", "نُشر: 4 يوليو 2024", "آخر تحديث: 6 يوليو 2024"), ("he", "פורסם: 4 ביולי 2024", "עודכן: 6 ביולי 2024"),
    ("fa", "تاریخ انتشار: ۱۴ تیر ۱۴۰۳", "به‌روزرسانی: ۱۶ تیر ۱۴۰۳"),
    ("ur", "شائع: 4 جولائی 2024", "اپ ڈیٹ: 6 جولائی 2024"),
    ("hi", "प्रकाशित: 4 जुलाई 2024", "अपडेटेड: 6 जुलाई 2024"), ("bn", "প্রকাশিত: ৪ জুলাই ২০২৪", "আপডেট: ৬ জুলাই ২০২৪"),
    ("th", "เผยแพร่: 4 กรกฎาคม 2567", "อัปเดต: 6 กรกฎาคม 2567"), ("vi", "Xuất bản: 4/7/2024", "Cập nhật: 6/7/2024"),
    ("id", "Diterbitkan: 4 Juli 2024", "Diperbarui: 6 Juli 2024"),
    ("ja", "公開日：2024年7月4日", "最終更新：2024年7月6日"),
    ("ko", "입력 2024.07.04. 10:15", "수정 2024.07.06. 11:00"),
    ("zh", "发布时间：2024年7月4日", "更新时间：2024年7月6日"),
    ("ru", "Опубликовано: 4 июля 2024", "Обновлено: 6 июля 2024"),
    ("uk", "Опубліковано: 4 липня 2024", "Оновлено: 6 липня 2024"),
    ("pl", "Opublikowano: 4 lipca 2024", "Zaktualizowano: 6 lipca 2024"),
    ("cs", "Publikováno: 4. července 2024", "Aktualizováno: 6. července 2024"),
    ("ro", "Publicat: 4 iulie 2024", "Actualizat: 6 iulie 2024"),
    ("hu", "Közzétéve: 2024. július 4.", "Frissítve: 2024. július 6."),
    ("tr", "Yayınlanma: 4 Temmuz 2024", "Güncelleme: 6 Temmuz 2024"),
    ("el", "Δημοσιεύτηκε: 4 Ιουλίου 2024", "Ενημερώθηκε: 6 Ιουλίου 2024"),
    ("de", "Veröffentlicht: 4. Juli 2024", "Aktualisiert: 6. Juli 2024"),
    ("fr", "Publié le 4 juillet 2024", "Mis à jour le 6 juillet 2024"),
    ("es", "Publicado: 4 de julio de 2024", "Actualizado: 6 de julio de 2024"),
    ("pt", "Publicado em 4 de julho de 2024", "Atualizado em 6 de julho de 2024"),
    ("it", "Pubblicato il 4 luglio 2024", "Aggiornato il 6 luglio 2024"),
    ("nl", "Gepubliceerd: 4 juli 2024", "Bijgewerkt: 6 juli 2024"),
    ("sv", "Publicerad: 4 juli 2024", "Uppdaterad: 6 juli 2024"), ("fi", "Julkaistu 4.7.2024", "Päivitetty 6.7.2024"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "published", "modified"), LABELS)
def test_labels_of_publication_and_change_in_many_languages(language: str, published: str, modified: str) -> None:
    article = read(html(f"{TITLE}<p>{published}</p><p>{modified}</p>{paragraphs()}", lang=language))
    assert article.published.interval == Interval.on(date(2024, 7, 4))
    assert article.modified is not None
    assert article.modified.interval == Interval.on(date(2024, 7, 6))


def test_a_line_gives_each_of_its_dates_the_label_before_it() -> None:
    article = read(html(f"{TITLE}<p>Coast4 July 2024Updated 6 July 2024</p>{paragraphs()}"))
    assert article.published.interval == Interval.on(date(2024, 7, 4))
    assert article.modified is not None
    assert article.modified.interval == Interval.on(date(2024, 7, 6))


def test_a_time_element_in_an_update_line_is_a_change() -> None:
    article = read(html(f'{TITLE}<p>Updated <time datetime="2024-07-06">6 July 2024</time></p>{paragraphs()}'))
    assert article.published.interval == Interval(None, date(2024, 7, 6))


def test_a_stamp_that_a_printed_line_repeats_is_confirmed() -> None:
    stamped, older = clue(Rank.PUBLISHED, date(2024, 7, 4)), clue(Rank.PRINTED, date(2024, 1, 16), Basis.STATED)
    same = clue(Rank.PRINTED, date(2024, 7, 4), Basis.STATED)
    assert settle([stamped, older, same], [], None)[0].interval == Interval.on(date(2024, 7, 4))
    assert settle([stamped, older], [], None)[0].interval == Interval.on(date(2024, 1, 16))


def test_a_stamp_of_the_last_change_yields_to_an_earlier_one() -> None:
    restamped = clue(Rank.PUBLISHED, date(2024, 11, 29), moment="2024-11-29T12:28:31-05:00")
    changed = clue(Rank.MODIFIED, date(2024, 11, 29), moment="2024-11-29T12:28:31-05:00")
    first = clue(Rank.PUBLISHED, date(2024, 8, 8), moment="2024-08-08T09:00-05:00")
    assert settle([restamped, first, changed], [], None)[0].interval == Interval.on(date(2024, 8, 8))


def test_the_text_of_a_changed_page_gives_no_lower_bound() -> None:
    changed = clue(Rank.MODIFIED, date(2024, 3, 11))
    told = Clue(Rank.BOUND, Interval(date(2024, 1, 1), None), Basis.INFERRED, "past year", "2024 is told as past")
    assert settle([changed], [told], None)[0].interval == Interval(None, date(2024, 3, 11))


def test_other_dates_on_the_page_settle_the_order_of_day_and_month() -> None:
    other = '<div class="related"><p>Older story, 2/24/2023</p></div>'
    page = html(f"<article>{TITLE}<p>Published 04/07/2023</p>{paragraphs()}</article>{other}")
    published = read(page).published
    assert published.interval == Interval.on(date(2023, 4, 7))
    assert "order as in other dates" in published.reasons[0].text


def test_an_open_order_leaves_a_range_with_both_days() -> None:
    published = read(html(f"{TITLE}<p>Published 04/07/2023</p>{paragraphs()}")).published
    assert published.interval == Interval(date(2023, 4, 7), date(2023, 7, 4))


@pytest.mark.parametrize("name", ["published", "w-published-date", "article.publishedAt", "first-published"])
def test_sites_own_names_for_the_publication_tag(name: str) -> None:
    page = html(TITLE + paragraphs(), f'<meta name="{name}" content="2024-07-04">')
    assert read(page).published.interval == Interval.on(date(2024, 7, 4))
