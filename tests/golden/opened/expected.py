"""What a perfect system records from the held-out pages, to which no rule is tuned."""

from datetime import date

from dateline.model.annotation import EventType, Measure, Stance, Status
from dateline.model.claim import CheckVerdict
from dateline.model.outcome import RejectionReason
from tests.support.gold import (
    Gold,
    GoldDate,
    GoldEvent,
    GoldFigure,
    GoldOrdinal,
    GoldPair,
    GoldQuote,
    GoldStance,
    days,
)

ANNOUNCED = "kwanza-tribune-announced.html"
POSTPONED = "cape-signal-postponed.txt"
LOBITO = "kwanza-tribune-lobito-summit.html"
CORDILLERA = "cordillera-post-second-meeting.html"
ESTERO = "diario-del-estero-cuarta-reunion.html"
TOLL_48 = "inland-sea-herald-toll-48.html"
TOLL_126 = "thornbury-mail-toll-rises.txt"
TOLL_202 = "harbourlight-toll-202.html"
DENIED = "avenue-report-denied-meeting.html"
STRIKE = "loire-dispatch-strike.html"
REPRINT = "prairie-standard-strike.html"
CAIRO = "kule-gundemi-kahire.txt"
ANKARA = "jisr-al-khabar-ankara.html"
GALLERY = "harbourlight-gallery.html"

MEETING = (EventType.MEET, EventType.SUMMIT)
VISIT = (EventType.VISIT,)
HELD = (Status.HELD,)
PROTEST = (EventType.PROTEST,)
_COUNT = (Measure.COUNT,)
_SIZE = (Measure.COUNT, Measure.LEVEL)
_SOUND = (CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH)


def _dated(page: str, day: str) -> GoldDate:
    return GoldDate(page, days(day), date.fromisoformat(day))


DATES = (
    _dated(ANNOUNCED, "2024-09-24"),
    _dated(POSTPONED, "2024-10-08"),
    _dated(LOBITO, "2024-12-04"),
    _dated(CORDILLERA, "2023-01-07"),
    _dated(ESTERO, "2023-03-24"),
    _dated(TOLL_48, "2024-01-02"),
    _dated(TOLL_202, "2024-01-10"),
    _dated(DENIED, "2024-11-16"),
    _dated(STRIKE, "2023-03-07"),
    _dated(REPRINT, "2023-03-08"),
    _dated(ANKARA, "2024-09-04"),
    # a day under the name of the paper may be the day it was saved; "on Wednesday" settles it
    GoldDate(CAIRO, days("2024-02-14..2024-02-15"), date(2024, 2, 15), stated=False),
    # "on Saturday" and "on Monday" of an earthquake that other pages put on 1 January
    GoldDate(TOLL_126, days("2024-01-02..2024-01-08"), date(2024, 1, 6), stated=False),
)

EVENTS = (
    GoldEvent(
        "biden to angola, october",
        VISIT,
        ("Biden",),
        days("2024-10-13..2024-10-15"),
        ("Luanda", "Angola"),
        (Status.POSTPONED,),
        (ANNOUNCED, POSTPONED, LOBITO),
    ),
    GoldEvent(
        "biden to angola, december",
        VISIT,
        ("Biden",),
        days("2024-12-02..2024-12-04"),
        ("Luanda", "Angola"),
        HELD,
        (LOBITO,),
    ),
    GoldEvent(
        "biden-lourenço december",
        MEETING,
        ("Biden", "Lourenço"),
        days("2024-12-03"),
        ("Luanda", "Angola"),
        HELD,
        (LOBITO,),
    ),
    GoldEvent(
        "lobito summit",
        MEETING,
        ("Biden", "Hichilema", "Tshisekedi"),
        days("2024-12-04"),
        ("Lobito", "Benguela", "Angola"),
        HELD,
        (LOBITO,),
    ),
    GoldEvent(
        "petro-maduro november 2022",
        MEETING,
        ("Petro", "Maduro"),
        days("2022-11-01"),
        ("Miraflores", "Caracas", "Venezuela"),
        HELD,
        (CORDILLERA, ESTERO),
    ),
    GoldEvent(
        "petro-maduro january 2023",
        MEETING,
        ("Petro", "Maduro"),
        days("2023-01-07"),
        ("Miraflores", "Caracas", "Venezuela"),
        HELD,
        (CORDILLERA, ESTERO),
    ),
    GoldEvent(
        "petro-maduro february 2023",
        MEETING,
        ("Petro", "Maduro"),
        days("2023-02-16"),
        ("Atanasio Girardot", "Venezuela", "Colombia"),
        HELD,
        (ESTERO,),
    ),
    GoldEvent(
        "petro-maduro march 2023",
        MEETING,
        ("Petro", "Maduro"),
        days("2023-03-23"),
        ("Caracas", "Venezuela"),
        HELD,
        (ESTERO,),
    ),
    GoldEvent(
        "noto earthquake",
        (EventType.DISASTER,),
        (),
        days("2024-01-01"),
        ("Noto", "Noto Peninsula", "Ishikawa", "Japan"),
        HELD,
        (TOLL_48, TOLL_126, TOLL_202),
    ),
    GoldEvent(
        "musk-iravani",
        MEETING,
        ("Musk", "Iravani"),
        days("2024-11-11"),
        ("New York", "United States"),
        (Status.DENIED,),
        (DENIED,),
    ),
    GoldEvent(
        "french strikes",
        PROTEST,
        (),
        days("2023-03-07"),
        ("France", "Paris"),
        HELD,
        (STRIKE, REPRINT),
    ),
    GoldEvent(
        "erdogan-sisi cairo",
        (*MEETING, *VISIT),
        ("Erdoğan|Erdogan|أردوغان",),
        days("2024-02-14"),
        ("Kahire", "Cairo", "Mısır", "Egypt", "القاهرة"),
        HELD,
        (CAIRO, ANKARA),
    ),
    GoldEvent(
        "erdogan-sisi ankara",
        (*MEETING, *VISIT),
        ("Sisi|السيسي",),
        days("2024-09-04"),
        ("Ankara", "Turkey", "Türkiye", "أنقرة"),
        HELD,
        (ANKARA,),
    ),
)

FIGURES = (
    GoldFigure(LOBITO, 560e6, "USD", (Measure.LEVEL,)),
    GoldFigure(TOLL_48, 48, "people", _COUNT),
    GoldFigure(TOLL_48, 1000, "soldiers", _COUNT),
    GoldFigure(TOLL_126, 126, "people", _COUNT),
    GoldFigure(TOLL_126, 200, "missing|people", _COUNT),
    GoldFigure(TOLL_202, 202, "people|deaths|toll", _SIZE),
    GoldFigure(TOLL_202, 168, "deaths", _COUNT),
    GoldFigure(TOLL_202, 30_000, "people", _COUNT),
    GoldFigure(TOLL_202, 4.74e9, "JPY", (Measure.LEVEL,)),
    GoldFigure(STRIKE, 1.28e6, "demonstrators", _COUNT, attributed_to="interior ministry|ministry"),
    GoldFigure(STRIKE, 3.5e6, "demonstrators", _COUNT, attributed_to="CGT"),
    GoldFigure(STRIKE, 81_000, "people", _COUNT, attributed_to="interior ministry|ministry"),
    GoldFigure(STRIKE, 700_000, "people", _COUNT, attributed_to="CGT|union"),
)

ORDINALS = (
    GoldOrdinal(CORDILLERA, 2, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(ESTERO, 4, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(LOBITO, 1, VISIT, (*_SOUND, CheckVerdict.NOT_CHECKABLE)),
)

STANCES = (
    GoldStance("biden to angola, october", ANNOUNCED, "US", (Stance.ANNOUNCED,)),
    GoldStance("biden to angola, october", POSTPONED, "US", (Stance.POSTPONED,)),
    GoldStance("musk-iravani", DENIED, "IR", (Stance.DENIED,)),
)

QUOTES = (
    GoldQuote(ANNOUNCED, "We have heard the promise", "Bumba"),
    GoldQuote(POSTPONED, "Storms do not read", "Mabaso-Krige"),
    GoldQuote(LOBITO, "He came seven weeks", "Sapalo"),
    GoldQuote(CORDILLERA, "When presidents meet", "Quintero"),
    GoldQuote(ESTERO, "Ya se saludan como vecinos", "Etcheverri"),
    GoldQuote(TOLL_48, "The road is simply", "firefighter"),
    GoldQuote(TOLL_126, "We bring water up", "soldier"),
    GoldQuote(TOLL_202, "In the shelter we number", "Amamiya"),
    GoldQuote(DENIED, "Two officials say yes", "Shahbazian"),
    GoldQuote(STRIKE, "My father stopped at sixty", "Vasseur-Nwosu"),
    GoldQuote(CAIRO, "Kapı açıldı", "Aksakoğlu"),
)

FURNITURE = (
    (ANNOUNCED, "utiliza cookies"),
    (ANNOUNCED, "Train timetable"),
    (POSTPONED, "Get the Signal"),
    (POSTPONED, "Terms and conditions"),
    (LOBITO, "Basketball league"),
    (CORDILLERA, "Register for free"),
    (CORDILLERA, "Coffee harvest"),
    (ESTERO, "Lo más leído"),
    (ESTERO, "iniciar sesión"),
    (TOLL_48, "photographs of the damage"),
    (TOLL_126, "weekend newsletter"),
    (TOLL_126, "Letters"),
    (TOLL_202, "Whales seen"),
    (DENIED, "Sort by newest"),
    (STRIKE, "free articles left"),
    (REPRINT, "Canola"),
    (REPRINT, "Farm auctions"),
    (CAIRO, "Çok okunanlar"),
    (ANKARA, "سجل الدخول"),
)

_OCTOBER = (ANNOUNCED, "will visit Angola")
_FIRST_DAY = (TOLL_48, "earthquake shook Japan")

PAIRS = (
    GoldPair(_OCTOBER, (POSTPONED, "postponed his trip"), same=True),
    GoldPair(_FIRST_DAY, (TOLL_126, "earthquake on Japan"), same=True),
    GoldPair(_FIRST_DAY, (TOLL_202, "earthquake that struck"), same=True),
    GoldPair((STRIKE, "day of strikes and marches"), (REPRINT, "day of strikes and marches"), same=True),
    GoldPair((CORDILLERA, "The two met"), (CORDILLERA, "their second meeting"), same=True),
    GoldPair(_OCTOBER, (LOBITO, "first visit to Angola"), same=False),
    GoldPair((LOBITO, "held talks with"), (LOBITO, "met the leaders"), same=False),
    GoldPair((CORDILLERA, "their second meeting"), (CORDILLERA, "the first took place"), same=False),
    GoldPair((CORDILLERA, "their second meeting"), (CORDILLERA, "for another meeting"), same=False),
    GoldPair((TOLL_126, "the one that struck"), _FIRST_DAY, same=False),
    GoldPair((STRIKE, "further day of protest"), (STRIKE, "day of strikes and marches"), same=False),
    GoldPair((ESTERO, "cuarto encuentro"), (CORDILLERA, "their second meeting"), same=False),
)

EXPECTED = Gold(
    dates=DATES,
    events=EVENTS,
    figures=FIGURES,
    ordinals=ORDINALS,
    stances=STANCES,
    quotes=QUOTES,
    families=((STRIKE, REPRINT),),
    rejected=((GALLERY, (RejectionReason.GALLERY, RejectionReason.NO_ARTICLE, RejectionReason.TOO_SHORT)),),
    never_held=("biden to angola, october",),
    never_actors=("AFP", "Canadian Press", "Loire Dispatch", "Kwanza Tribune", "New York Times", "Hurricane Milton"),
    furniture=FURNITURE,
    pairs=PAIRS,
    titles=(
        (POSTPONED, "Biden puts off Germany and Angola trip as hurricane nears Florida"),
        (CORDILLERA, "Petro makes surprise visit to Maduro in Caracas"),
        (TOLL_126, "Death toll in Japan earthquake climbs to 126"),
        (TOLL_202, "Japan quake toll passes 200 as snow slows search"),
        (REPRINT, "French strikers halt trains over pension plan"),
        (CAIRO, "Erdoğan 12 yıl sonra Kahire'de"),
        (ANKARA, "السيسي يزور أنقرة للمرة الأولى منذ توليه الرئاسة"),
    ),
    outlets=(
        (ANNOUNCED, "Kwanza Tribune"),
        (POSTPONED, "Cape Signal"),
        (CORDILLERA, "The Cordillera Post"),
        (TOLL_126, "Thornbury Mail"),
        (TOLL_202, "Harbourlight Daily"),
        (REPRINT, "Prairie Standard"),
        (CAIRO, "Kule Gündemi"),
        (ANKARA, "جسر الخبر"),
    ),
)
