"""What a perfect system records from `examples/pages/`."""

from datetime import date

from dateline.model.annotation import Measure, Stance
from dateline.model.claim import CheckVerdict
from dateline.model.outcome import RejectionReason
from tests.golden.events import ERDOGAN, EVENTS, MEETING, PAIRS, VISIT
from tests.golden.pages import (
    ANATOLIAN,
    BALTIC,
    BEACON,
    COMPASS,
    CONSENT,
    FREIGHT,
    GAZETTE,
    HARBOUR,
    INDEX,
    LAKESIDE,
    LEVANT,
    MERIDIAN,
    MUNICH,
    NORWIND_SOCHI,
    NORWIND_TOKYO,
    ORBIT,
    PACIFIC,
    POTOMAC,
    QUAYSIDE,
    STEPPE,
    STRAIT,
    TICARET,
    TIDEWATER_2023,
    TIDEWATER_2024,
    WEEKLY,
)
from tests.support.gold import (
    Gold,
    GoldDate,
    GoldFigure,
    GoldOrdinal,
    GoldQuote,
    GoldStance,
    days,
)


def _dated(page: str, day: str) -> GoldDate:
    return GoldDate(page, days(day), date.fromisoformat(day))


DATES = (
    _dated(NORWIND_TOKYO, "2023-03-16"),
    _dated(LAKESIDE, "2023-03-17"),
    _dated(QUAYSIDE, "2023-05-02"),
    _dated(PACIFIC, "2023-05-07"),
    _dated(BEACON, "2023-05-21"),
    _dated(BALTIC, "2023-07-12"),
    _dated(LEVANT, "2022-08-05"),
    _dated(STEPPE, "2022-10-14"),
    _dated(STRAIT, "2023-08-28"),
    _dated(NORWIND_SOCHI, "2023-09-04"),
    _dated(TICARET, "2023-09-05"),
    _dated(FREIGHT, "2023-09-06"),
    _dated(POTOMAC, "2023-02-02"),
    _dated(TIDEWATER_2023, "2023-02-03"),
    _dated(GAZETTE, "2023-02-04"),
    _dated(MERIDIAN, "2023-06-19"),
    _dated(TIDEWATER_2024, "2024-04-26"),
    # "this week" and "on Thursday" of a visit that other pages put on 16 March
    GoldDate(HARBOUR, days("2023-03-12..2023-03-15"), date(2023, 3, 14), stated=False),
    # "on Monday" of a meeting that is still ahead, and other pages put it on Monday 4 September
    GoldDate(ANATOLIAN, days("2023-08-28..2023-09-03"), date(2023, 9, 2), stated=False),
    # "Updated" on 17 March, and the meeting was "on Thursday", the 16th
    GoldDate(ORBIT, days("2023-03-16..2023-03-17"), date(2023, 3, 17), stated=False),
    # a day under the name of the paper may be the day it was saved; "on Wednesday" and "late on Saturday" settle it
    GoldDate(COMPASS, days("2023-07-12..2023-07-13"), date(2023, 7, 13), stated=False),
    GoldDate(MUNICH, days("2023-02-18..2023-02-19"), date(2023, 2, 19), stated=False),
    # "last week's visit", which other pages put on 18 and 19 June
    GoldDate(WEEKLY, days("2023-06-20..2023-07-03"), date(2023, 6, 27), stated=False),
)

_LAST_YEAR = days("2022-01-01..2022-12-31")
_LEVEL = (Measure.LEVEL,)
_CHANGE = (Measure.CHANGE,)
_AMOUNT = (Measure.COUNT, Measure.LEVEL)

FIGURES = (
    GoldFigure(LEVANT, 100e9, "USD", _LEVEL),
    GoldFigure(NORWIND_SOCHI, 33e6, "tonnes", _AMOUNT),
    GoldFigure(NORWIND_SOCHI, 50_000, "tonnes", _AMOUNT, attributed_to="Putin"),
    GoldFigure(NORWIND_SOCHI, 1e6, "tonnes", _AMOUNT),
    GoldFigure(NORWIND_SOCHI, 0.86, "fraction", _CHANGE, _LAST_YEAR, "Putin"),
    GoldFigure(NORWIND_SOCHI, 62e9, "USD", _LEVEL, attributed_to=ERDOGAN),
    GoldFigure(FREIGHT, 62e9, "USD", _LEVEL, attributed_to=ERDOGAN),
    GoldFigure(FREIGHT, 68e9, "USD", _LEVEL, _LAST_YEAR, "Bolat"),
    GoldFigure(FREIGHT, 0.86, "fraction", _CHANGE, _LAST_YEAR, "Putin"),
    GoldFigure(ANATOLIAN, 33e6, "tons", _AMOUNT),
)

_SOUND = (CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH)

ORDINALS = (
    GoldOrdinal(PACIFIC, 2, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(BEACON, 3, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(BALTIC, 4, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(COMPASS, 3, MEETING, (CheckVerdict.CONTRADICTED,)),
    GoldOrdinal(LEVANT, 2, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(STEPPE, 4, MEETING, _SOUND),
    GoldOrdinal(NORWIND_SOCHI, 1, MEETING, _SOUND),
    GoldOrdinal(TIDEWATER_2024, 2, VISIT, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(HARBOUR, 1, VISIT, (*_SOUND, CheckVerdict.NOT_CHECKABLE)),
)

_YET = (Stance.UNCONFIRMED,)

STANCES = (
    GoldStance("yoon-kishida tokyo", HARBOUR, "KR", (Stance.ANNOUNCED,)),
    GoldStance("yoon-kishida tokyo", HARBOUR, "JP", (Stance.CONFIRMED,)),
    GoldStance("erdogan to sochi", STRAIT, "TR", (Stance.ANNOUNCED,)),
    GoldStance("erdogan to sochi", STRAIT, "RU", _YET),
    GoldStance("blinken to china, february 2023", POTOMAC, "US", (Stance.ANNOUNCED, Stance.CONFIRMED)),
    GoldStance("blinken to china, february 2023", POTOMAC, "CN", _YET),
    GoldStance("blinken to china, february 2023", TIDEWATER_2023, "US", (Stance.POSTPONED,)),
)

QUOTES = (
    GoldQuote(HARBOUR, "The visit is the easy part", "Vestergaard"),
    GoldQuote(HARBOUR, "The hard part is what each of them can sell", "Vestergaard"),
    GoldQuote(NORWIND_TOKYO, "Nobody should expect the disputes", "Vestergaard"),
    GoldQuote(COMPASS, "People here do not argue about becquerels", "Noh"),
    GoldQuote(STEPPE, "A hub is a word that costs nothing", "Sadykova"),
    GoldQuote(MUNICH, "They met, which is news", "Brandmeier"),
    GoldQuote(WEEKLY, "Call it a floor", "Adeyemi-Holt"),
    GoldQuote(PACIFIC, "An expression of the heart", "Bae"),
    GoldQuote(BEACON, "My grandmother never saw", "Kwak"),
    GoldQuote(BEACON, "I thought I would not see it either", "Kwak"),
    GoldQuote(BALTIC, "Ten years ago these two delegations", "Karvelis"),
    GoldQuote(LEVANT, "Ankara sells the umbrella", "Qabbani"),
    GoldQuote(NORWIND_SOCHI, "Everyone kept a door open", "Okoro-Lind"),
    GoldQuote(FREIGHT, "I would not bet a single container", "Tudoran"),
    GoldQuote(POTOMAC, "A visit in which nothing goes wrong", "Petrosyan"),
    GoldQuote(MERIDIAN, "They have agreed to keep talking", "Ndiaye-Brandt"),
    GoldQuote(TIDEWATER_2024, "Last time they rebuilt the staircase", "Ndiaye-Brandt"),
)

FURNITURE = (
    (HARBOUR, "Sign in to join"),
    (HARBOUR, "cruise missiles from a submarine"),
    (NORWIND_TOKYO, "612 partners"),
    (NORWIND_TOKYO, "Ferry runs aground"),
    (LAKESIDE, "Ten quiet beaches"),
    (LAKESIDE, "morning briefing in your inbox"),
    (ORBIT, "evening newsletter"),
    (QUAYSIDE, "Comments are closed"),
    (BEACON, "Colombo"),
    (BEACON, "Tea prices fall"),
    (BEACON, "Follow us for more"),
    (BALTIC, "This site uses cookies"),
    (BALTIC, "closed streets"),
    (COMPASS, "ten shoes"),
    (LEVANT, "Your email address"),
    (ANATOLIAN, "Video on the topic"),
    (ANATOLIAN, "br/>"),
    (TICARET, "Altın fiyatlarında"),
    (FREIGHT, "Port congestion index"),
    (GAZETTE, "réservés aux abonnés"),
    (MUNICH, "Photo gallery"),
    (WEEKLY, "Manage preferences"),
)

TITLES = (
    (HARBOUR, "Yoon to fly to Tokyo for talks with Kishida"),
    (NORWIND_TOKYO, "Kishida and Yoon restore regular visits at first Tokyo summit in 12 years"),
    (ORBIT, "Japan, South Korea leaders bring back regular visits"),
    (QUAYSIDE, "Kishida to make two-day visit to Seoul on May 7"),
    (BEACON, "Yoon and Kishida bow together at Hiroshima memorial"),
    (BALTIC, "Yoon, Kishida meet for fourth time this year"),
    (COMPASS, "Fukushima water tops agenda as Yoon and Kishida meet again"),
    (STEPPE, "Putin offers Erdoğan a gas hub at Astana talks"),
    (ANATOLIAN, "Erdogan will meet with Putin in Sochi for the grain"),
    (FREIGHT, "Whose billions? Two counts of Turkish-Russian trade"),
    (MUNICH, "Blinken and Wang Yi meet in Munich, two weeks after the balloon"),
    (WEEKLY, "The Week in Washington: a door reopened, a phone still off the hook"),
)

OUTLETS = (
    (HARBOUR, "Harbour Post"),
    (NORWIND_TOKYO, "Norwind News Agency"),
    (LAKESIDE, "Lakeside Courier"),
    (ORBIT, "Orbit Twentyfour"),
    (QUAYSIDE, "Quayside Examiner"),
    (BEACON, "The Morning Beacon"),
    (BALTIC, "Baltic Register"),
    (COMPASS, "The Daily Compass"),
    (STEPPE, "Steppe Mirror"),
    (LEVANT, "The Levant Chronicle"),
    (FREIGHT, "Black Sea Freight Review"),
    (TICARET, "Ticaret Defteri"),
    (MUNICH, "The Isar Notebook"),
)

EXPECTED = Gold(
    dates=DATES,
    events=EVENTS,
    figures=FIGURES,
    ordinals=ORDINALS,
    stances=STANCES,
    quotes=QUOTES,
    families=((NORWIND_TOKYO, LAKESIDE, ORBIT),),
    rejected=(
        (INDEX, (RejectionReason.INDEX_PAGE, RejectionReason.NO_ARTICLE)),
        (CONSENT, (RejectionReason.CONSENT_WALL, RejectionReason.NO_ARTICLE)),
    ),
    never_held=("blinken to china, february 2023",),
    never_actors=(
        *("AFP", "AP", "Associated Press", "Getty", "Reuters", "Keystone", "AA", "Norwind", "Morning Beacon"),
        *("Lakeside Courier", "Meridian Herald", "Skagen Policy Forum", "Ferry"),
    ),
    furniture=FURNITURE,
    titles=TITLES,
    pairs=PAIRS,
    outlets=OUTLETS,
)
