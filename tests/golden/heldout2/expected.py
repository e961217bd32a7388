"""What a perfect system records from twelve further held-out pages, each a story of its own."""

from datetime import date

from dateline.model.annotation import EventType, Measure, Stance, Status
from dateline.model.claim import CheckVerdict
from tests.support.gold import (
    Gold,
    GoldDate,
    GoldEvent,
    GoldFigure,
    GoldOrdinal,
    GoldPair,
    GoldQuote,
    GoldRole,
    GoldStance,
    days,
)

PRAGUE = "vltava-gazette-visit-announced.txt"
COINS = "firth-echo-arrests.html"
FERRY = "visayas-lantern-ferry.html"
STRIKE = "le-pave-de-liege-greve.html"
ELECTION = "grand-harbour-post-election.html"
TACNA = "el-morro-de-arica-reunion.html"
RESIGNED = "donaukurier-verkehr-ruecktritt.html"
PRISONERS = "crossroads-live-prisoners.html"
INTERVIEW = "fjord-and-field-interview.html"
WATER = "asia-translate-summit.txt"
CALL = "volzhskaya-pravda-zvonok.html"
TANKERS = "thames-estuary-mail-sanctions.html"

MEETING = (EventType.MEET, EventType.SUMMIT)
VISIT = (EventType.VISIT,)
HELD = (Status.HELD,)
PLANNED = (Status.PLANNED,)
_COUNT = (Measure.COUNT,)
_LEVEL = (Measure.LEVEL,)
_SIZE = (Measure.COUNT, Measure.LEVEL)
_OPEN = (CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH, CheckVerdict.NOT_CHECKABLE)


def _dated(page: str, day: str) -> GoldDate:
    return GoldDate(page, days(day), date.fromisoformat(day))


DATES = (
    # "next Wednesday, 12 February": written in the week before, or just before that day
    GoldDate(PRAGUE, days("2025-02-02..2025-02-11"), date(2025, 2, 6), stated=False),
    _dated(COINS, "2025-01-21"),
    _dated(FERRY, "2025-06-16"),
    _dated(STRIKE, "2025-03-31"),
    _dated(ELECTION, "2025-09-22"),
    _dated(TACNA, "2025-04-24"),
    _dated(RESIGNED, "2025-05-07"),
    _dated(PRISONERS, "2025-08-19"),
    _dated(INTERVIEW, "2025-03-14"),
    # "this week" of Friday, 18 July, with Thursday still ahead
    GoldDate(WATER, days("2025-07-13..2025-07-17"), date(2025, 7, 16), stated=False),
    _dated(CALL, "2025-10-09"),
    _dated(TANKERS, "2025-11-13"),
)


def _event(
    page: str,
    key: str,
    types: tuple[EventType, ...],
    who: tuple[str, ...],
    when: str,
    places: tuple[str, ...],
    statuses: tuple[Status, ...] = HELD,
) -> GoldEvent:
    return GoldEvent(key, types, who, days(when), places, statuses, (page,))


EVENTS = (
    _event(PRAGUE, "serikbayev to prague", VISIT, ("Serikbayev",), "2025-02-12", ("Prague", "Czech Republic"), PLANNED),
    _event(PRAGUE, "serikbayev-horáčková", MEETING, ("Serikbayev", "Horáčková"), "2025-02-12",
           ("Prague", "Czech Republic"), PLANNED),
    _event(PRAGUE, "serikbayev to budapest", VISIT, ("Serikbayev",), "2025-02-13", ("Budapest", "Hungary"), PLANNED),
    _event(PRAGUE, "serikbayev in vienna", VISIT, ("Serikbayev",), "2025-02-10..2025-02-16", ("Vienna", "Austria"),
           (Status.CANCELLED,)),
    _event(COINS, "coin arrests", (EventType.SANCTION,), (), "2025-01-21", ("Inverness", "Aberdeen", "Scotland")),
    _event(FERRY, "ferry", (EventType.DISASTER,), (), "2025-06-14", ("Samar", "Calbayog", "Philippines")),
    _event(STRIKE, "belgian strike", (EventType.PROTEST,), (), "2025-03-31", ("Belgique", "Belgium", "Liège")),
    _event(STRIKE, "next day of action", (EventType.PROTEST,), (), "2025-04-29", (), PLANNED),
    _event(ELECTION, "maltese election", (EventType.ELECT,), ("Vella",), "2025-09-21", ("Malta",)),
    _event(ELECTION, "farrugia resigns", (EventType.RESIGN,), ("Farrugia",), "2025-09-26", (), PLANNED),
    _event(ELECTION, "buttigieg resigned", (EventType.RESIGN,), ("Buttigieg",), "2025-06-01..2025-06-30", ()),
    _event(ELECTION, "italian call", (EventType.CALL,), ("Vella",), "2025-09-22", ()),
    _event(TACNA, "tacna meeting", MEETING, (), "2025-04-25", ("Tacna", "Perú", "Peru"), (Status.CANCELLED,)),
    _event(TACNA, "ccahuana resigns", (EventType.RESIGN,), ("Ccahuana",), "2025-04-23", ()),
    _event(TACNA, "santiago meeting", MEETING, ("Riquelme", "Ccahuana"), "2025-03-18", ("Santiago", "Chile")),
    _event(RESIGNED, "strasser resigns", (EventType.RESIGN,), ("Strasser",), "2025-05-07", ("Wien", "Österreich")),
    _event(RESIGNED, "yıldız appointed", (EventType.APPOINT,), ("Yıldız",), "2025-05-07", ("Wien", "Österreich")),
    _event(RESIGNED, "kogler-kos", MEETING, ("Kogler", "Kos"), "2025-05-07", ()),
    _event(PRISONERS, "prisoner exchange", (EventType.CEASEFIRE,), (), "2025-08-19", ("Sanaa", "Marib", "Yemen")),
    _event(PRISONERS, "amman meeting", MEETING, (), "2025-09-01..2025-09-30", ("Amman", "Jordan"), PLANNED),
    _event(PRISONERS, "muscat agreement", (EventType.AGREE, *MEETING), (), "2025-08-02", ("Muscat", "Oman")),
    _event(INTERVIEW, "nystrøm-lapshin 2006", MEETING, ("Lapshin",), "2006-10-01..2006-10-31", ("Murmansk", "Russia")),
    _event(INTERVIEW, "nystrøm-lapshin 2021", MEETING, ("Lapshin|Nystrøm",), "2021-11-01..2021-11-30",
           ("Trondheim", "Norway")),
    _event(WATER, "bishkek meeting", MEETING, (), "2025-07-17..2025-07-18", ("Bishkek", "Kyrgyzstan"), PLANNED),
    _event(WATER, "ganiyev-toktogulov", MEETING, ("Ganiyev", "Toktogulov"), "2025-07-17", ("Bishkek", "Kyrgyzstan"),
           PLANNED),
    _event(WATER, "schedule signed", (EventType.SIGN,), (), "2025-07-18", ("Bishkek", "Kyrgyzstan"), PLANNED),
    _event(WATER, "tashkent meeting", MEETING, (), "2025-04-01..2025-04-30", ("Tashkent", "Uzbekistan")),
    _event(CALL, "melkonyan-gelashvili", (EventType.CALL,), ("Мелконян", "Гелашвили"), "2025-10-09", ()),
    _event(CALL, "melkonyan to tbilisi", VISIT, ("Мелконян",), "2025-10-20", ("Тбилиси", "Tbilisi", "Georgia"),
           PLANNED),
    _event(CALL, "mudslide", (EventType.DISASTER,), (), "2025-10-06..2025-10-07", ("Ларс", "Грузия", "Georgia")),
    _event(TANKERS, "tanker sanctions", (EventType.SANCTION,), ("Meltemi Gulf",), "2025-11-13", ("Britain", "London")),
    _event(TANKERS, "delidakis-yeo", MEETING, ("Delidakis", "Yeo"), "2025-09-01..2025-09-30", ("Monaco",),
           (Status.DENIED,)),
)  # fmt: skip

FIGURES = (
    GoldFigure(PRAGUE, 1.6e9, "EUR", _LEVEL, days("2024-01-01..2024-12-31"), "statistics office"),
    GoldFigure(PRAGUE, 0.12, "fraction", (Measure.CHANGE,)),
    GoldFigure(PRAGUE, 2 / 3, "fraction", (Measure.SHARE,)),
    GoldFigure(COINS, 9, "people", _COUNT),
    GoldFigure(COINS, 400, "coins", _COUNT),
    GoldFigure(COINS, 60, "officers", _COUNT, attributed_to="Drummond"),
    GoldFigure(COINS, 2.3e6, "GBP", _LEVEL),
    GoldFigure(FERRY, 31, "dead|people|number", _SIZE, attributed_to="coast guard"),
    GoldFigure(FERRY, 12, "people|missing", _COUNT, attributed_to="coast guard"),
    GoldFigure(FERRY, 118, "people", _COUNT),
    GoldFigure(FERRY, 75, "passengers", _COUNT),
    GoldFigure(FERRY, 50_000, "PHP", _LEVEL),
    GoldFigure(STRIKE, 100_000, "personnes", _COUNT, attributed_to="syndicats"),
    GoldFigure(STRIKE, 62_000, "participants", _COUNT, attributed_to="police"),
    GoldFigure(STRIKE, 1.8e9, "EUR", _LEVEL),
    GoldFigure(ELECTION, 0.504, "fraction", (Measure.SHARE,)),
    GoldFigure(ELECTION, 0.479, "fraction", (Measure.SHARE,)),
    GoldFigure(ELECTION, 0.831, "fraction", (Measure.SHARE,), attributed_to="Electoral Commission"),
    GoldFigure(TACNA, 38e6, "USD", _LEVEL),
    GoldFigure(TACNA, 7e6, "personas", _COUNT, days("2024-01-01..2024-12-31")),
    GoldFigure(RESIGNED, 214e6, "EUR", (Measure.CHANGE, Measure.LEVEL), attributed_to="Rechnungshof"),
    GoldFigure(RESIGNED, 0.41, "fraction", (Measure.CHANGE,)),
    GoldFigure(PRISONERS, 148, "prisoners", _COUNT),
    GoldFigure(PRISONERS, 41, "men|man", _COUNT, attributed_to="Red Cross"),
    GoldFigure(INTERVIEW, 0.25, "fraction", (Measure.CHANGE,)),
    GoldFigure(INTERVIEW, 340_000, "tonnes", _SIZE),
    GoldFigure(WATER, 9.4e9, "cubic meters|m3", _SIZE),
    GoldFigure(CALL, 600, "грузовиков|грузовик", _COUNT),
    GoldFigure(CALL, 3, "человека|человек|people", _COUNT, attributed_to="Кварацхелия"),
    GoldFigure(CALL, 14e6, "USD", _LEVEL),
    GoldFigure(TANKERS, 11, "tankers", _COUNT),
    GoldFigure(TANKERS, 1.2e9, "GBP", _LEVEL, attributed_to="Hartley-Rao"),
    GoldFigure(TANKERS, 486, "ships", _COUNT),
)

ORDINALS = (
    GoldOrdinal(PRAGUE, 1, VISIT, _OPEN),
    GoldOrdinal(STRIKE, 3, (EventType.PROTEST,), _OPEN),
    GoldOrdinal(CALL, 2, VISIT, _OPEN),
)

STANCES = (
    GoldStance("serikbayev to prague", PRAGUE, "CZ", (Stance.ANNOUNCED,)),
    GoldStance("serikbayev to prague", PRAGUE, "KZ", (Stance.CONFIRMED,)),
    GoldStance("tacna meeting", TACNA, "PE", (Stance.CANCELLED, Stance.ANNOUNCED)),
)

QUOTES = (
    GoldQuote(PRAGUE, "at the top of the list", "Horáčková"),
    GoldQuote(PRAGUE, "We buy a lot from them", "Horáčková"),
    GoldQuote(PRAGUE, "I want to leave the table", "Horáčková"),
    GoldQuote(PRAGUE, "Nobody sends a prime minister", "Souček"),
    GoldQuote(PRAGUE, "Astana had been courting", "Souček"),
    GoldQuote(COINS, "These were not people who liked history", "Drummond"),
    GoldQuote(COINS, "They liked the weight of it", "Drummond"),
    GoldQuote(COINS, "too early to speak of a success", "Abernethy"),
    GoldQuote(COINS, "We counted on glass", "Achterberg"),
    GoldQuote(FERRY, "The ship was leaning", "Olaguer"),
    GoldQuote(FERRY, "divers had reached the lower deck", "Abarquez"),
    GoldQuote(FERRY, "cement had been loaded against his will", "captain"),
    GoldQuote(STRIKE, "On nous demande de courir", "Lemmens"),
    GoldQuote(ELECTION, "We lost by fewer people", "Farrugia"),
    GoldQuote(ELECTION, "A majority of two", "Grech"),
    GoldQuote(ELECTION, "she would appoint a new finance minister", "Vella"),
    GoldQuote(TACNA, "La frontera no puede esperar", "Riquelme"),
    GoldQuote(TACNA, "portazo con guante", "Mamani"),
    GoldQuote(RESIGNED, "Ich habe nichts unterschrieben", "Strasser"),
    GoldQuote(RESIGNED, "einem Rücktritt auf Raten", "Hammerschmied"),
    GoldQuote(PRISONERS, "I have seen mothers", "Thorvald"),
    GoldQuote(PRISONERS, "one of them had to be carried", "Haddadin"),
    GoldQuote(WATER, "Water does not know of borders", "Ganiyev"),
    GoldQuote(CALL, "Абрикосы не умеют ждать", "Мелконян"),
    GoldQuote(TANKERS, "A flag is not a fig leaf", "Hartley-Rao"),
    GoldQuote(TANKERS, "If you hide behind one", "Hartley-Rao"),
    GoldQuote(TANKERS, "I have never met Mr Yeo", "Delidakis"),
    GoldQuote(TANKERS, "he was in Aberdeen", "office"),
    GoldQuote(TANKERS, "no one but insurers", "Orlovtsev"),
)

ROLES = (
    GoldRole(PRAGUE, "Serikbayev", "prime minister"),
    GoldRole(PRAGUE, "Mukanov", "spokesman"),
    GoldRole(COINS, "Drummond", "detective superintendent|superintendent"),
    GoldRole(COINS, "Abernethy", "culture secretary"),
    GoldRole(COINS, "Achterberg", "director"),
    GoldRole(FERRY, "Abarquez", "spokesman"),
    GoldRole(FERRY, "Ybañez", "spokeswoman"),
    GoldRole(STRIKE, "Lemmens", "présidente"),
    GoldRole(STRIKE, "Verhoeven-Diallo", "ministre"),
    GoldRole(ELECTION, "Vella", "prime minister"),
    GoldRole(ELECTION, "Camilleri", "president"),
    GoldRole(TACNA, "Ccahuana", "ministro"),
    GoldRole(TACNA, "Mamani", "alcalde"),
    GoldRole(RESIGNED, "Strasser", "verkehrsministerin"),
    GoldRole(RESIGNED, "Kogler", "bundeskanzler"),
    GoldRole(RESIGNED, "Kos", "verkehrsminister"),
    GoldRole(PRISONERS, "Thorvald", "envoy"),
    GoldRole(PRISONERS, "Haddadin", "spokesman"),
    GoldRole(INTERVIEW, "Lapshin", "deputy minister"),
    GoldRole(WATER, "Ganiyev", "minister"),
    GoldRole(CALL, "Мелконян", "премьер-министр"),
    GoldRole(CALL, "Кварацхелия", "министр"),
    GoldRole(TANKERS, "Hartley-Rao", "foreign secretary"),
    GoldRole(TANKERS, "Yeo", "energy minister"),
    GoldRole(TANKERS, "Delidakis", "owner"),
    GoldRole(TANKERS, "Orlovtsev", "ambassador"),
)

FURNITURE = (
    (PRAGUE, "tram drivers"),
    (PRAGUE, "Log in to comment"),
    (COINS, "bees on a roof"),
    (COINS, "morning briefing"),
    (FERRY, "Readers' letters"),
    (STRIKE, "Les plus lus"),
    (ELECTION, "Terms of use"),
    (TACNA, "horóscopo"),
    (RESIGNED, "Pilze sammeln"),
    (PRISONERS, "Why coffee is dearer"),
    (INTERVIEW, "The quiz"),
    (WATER, "Log in to comment"),
    (CALL, "Самое читаемое"),
    (TANKERS, "bees on a roof"),
)

PAIRS = (
    GoldPair((PRAGUE, "will visit Prague"), (PRAGUE, "confirmed the trip"), same=True),
    GoldPair((PRAGUE, "will visit Prague"), (PRAGUE, "first visit by"), same=True),
    GoldPair((INTERVIEW, "first met him in Murmansk"), (INTERVIEW, "met face to face"), same=False),
    GoldPair((TACNA, "La reunión que"), (TACNA, "se habían reunido"), same=False),
    GoldPair((WATER, "will meet with the colleague"), (WATER, "previous meeting"), same=False),
    GoldPair((STRIKE, "grève générale de lundi"), (STRIKE, "nouvelle journée d'action"), same=False),
)

EXPECTED = Gold(
    dates=DATES,
    events=EVENTS,
    figures=FIGURES,
    ordinals=ORDINALS,
    stances=STANCES,
    quotes=QUOTES,
    families=(),
    rejected=(),
    never_held=("serikbayev to prague", "serikbayev in vienna", "tacna meeting", "delidakis-yeo"),
    never_actors=("BBC", "PA Media", "Sunday Ledger", "Vltava Gazette", "Suu Kabar", "Philippine Coast Guard"),
    furniture=FURNITURE,
    pairs=PAIRS,
    roles=ROLES,
    titles=(
        (PRAGUE, "Kazakh prime minister due in Prague on Wednesday, uranium on the menu"),
        (FERRY, "Toll of Samar ferry disaster rises to 31; captain blames cargo"),
        (STRIKE, "Grève générale : la Belgique au ralenti contre la réforme des pensions"),
        (ELECTION, "Vella wins third term in Malta with narrowest margin yet"),
        (TACNA, "Chile y Perú cancelan a última hora la reunión de sus ministros en Tacna"),
        (PRISONERS, "Yemen prisoner exchange: as it happened"),
        (WATER, "In Bishkek will pass meeting of ministers of water"),
        (CALL, "Премьеры Армении и Грузии обсудили по телефону закрытую дорогу"),
    ),
    outlets=(
        (PRAGUE, "Vltava Gazette"),
        (COINS, "Firth Echo"),
        (FERRY, "Visayas Lantern"),
        (STRIKE, "Le Pavé de Liège"),
        (TACNA, "El Morro de Arica"),
        (RESIGNED, "Wiener Brückenblatt"),
        (PRISONERS, "Crossroads Wire"),
        (WATER, "Asia News Translate"),
        (TANKERS, "Thames Estuary Mail"),
    ),
)
