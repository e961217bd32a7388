"""What a perfect system records from the third twelve held-out pages, each a story of its own."""

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

WIRE = "guinea-coast-wire-postponed.html"
LETTER = "tin-and-timber-newsletter.html"
COUNT = "carrick-tide-live-count.html"
INTERVIEW = "amber-coast-review-interview.html"
OPINION = "pacific-slope-opinion.html"
PRESPA = "prespa-commission-press-release.txt"
FERRIES = "orkney-tern-ferry-strike.txt"
COURT = "wollondilly-argus-court.html"
MINE = "steppe-herald-mine.html"
DENIAL = "jornal-do-zambeze-desmentido.html"
KYIV = "kurier-nadodrzanski-wizyta.html"
TOKYO = "setouchi-shimpo-enki.html"

MEETING = (EventType.MEET, EventType.SUMMIT)
VISIT = (EventType.VISIT,)
SIGNED = (EventType.SIGN, EventType.AGREE)
RESIGNED = (EventType.RESIGN,)
APPOINTED = (EventType.APPOINT,)
PROTEST = (EventType.PROTEST,)
DISASTER = (EventType.DISASTER,)
HELD = (Status.HELD,)
PLANNED = (Status.PLANNED,)
PUT_OFF = (Status.POSTPONED, Status.PLANNED)
CANCELLED = (Status.CANCELLED,)
DENIED = (Status.DENIED,)
_COUNT = (Measure.COUNT,)
_LEVEL = (Measure.LEVEL,)
_CHANGE = (Measure.CHANGE,)
_SHARE = (Measure.SHARE,)
_SIZE = (Measure.COUNT, Measure.LEVEL)
_SOMSAK = "ソムサック|チャイヤポーン|ソムサック・チャイヤポーン"
_YEAR_2024 = days("2024-01-01..2024-12-31")
_OPEN = (CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH, CheckVerdict.NOT_CHECKABLE)


def _dated(page: str, day: str) -> GoldDate:
    return GoldDate(page, days(day), date.fromisoformat(day))


DATES = (
    _dated(WIRE, "2025-04-03"),
    _dated(LETTER, "2025-06-13"),
    _dated(COUNT, "2025-07-11"),
    _dated(INTERVIEW, "2025-10-24"),
    _dated(OPINION, "2025-09-07"),
    _dated(PRESPA, "2025-05-16"),
    # "on Monday, 1 December 2025" lies ahead, and so do no more than a few days
    GoldDate(FERRIES, days("2025-11-24..2025-11-30"), date(2025, 11, 27), stated=False),
    _dated(COURT, "2025-08-19"),
    _dated(MINE, "2025-02-06"),
    _dated(DENIAL, "2025-09-12"),
    _dated(KYIV, "2025-10-14"),
    _dated(TOKYO, "2025-11-20"),
)


def _event(
    page: str,
    key: str,
    types: tuple[EventType, ...],
    who: tuple[str, ...],
    when: str,
    places: tuple[str, ...] = (),
    statuses: tuple[Status, ...] = HELD,
    *,
    dated: bool = True,
) -> GoldEvent:
    return GoldEvent(key, types, who, days(when), places, statuses, (page,), dated)


EVENTS = (
    _event(WIRE, "adjovi to togo", VISIT, ("Adjovi",), "2025-04-07..2025-04-23", ("Togo",), PUT_OFF),
    _event(WIRE, "sossou resigned", RESIGNED, ("Sossou",), "2025-04-02"),
    _event(WIRE, "adjovi-lawson", MEETING, ("Adjovi", "Lawson-Ayité"), "2025-01-01..2025-01-31", ("Accra", "Ghana")),
    _event(LETTER, "jakarta meeting", MEETING, ("Wiratma", "Lim"), "2025-06-11", ("Jakarta", "Indonesia")),
    _event(LETTER, "tin rules", SIGNED, (), "2025-06-11"),
    _event(LETTER, "penang meeting", MEETING, (), "2025-07-09", ("Penang", "Malaysia"), PLANNED),
    _event(LETTER, "ekström appointed", APPOINTED, ("Ekström",), "2025-06-01..2025-06-13", dated=False),
    _event(LETTER, "lindahl resigned", RESIGNED, ("Lindahl",), "2025-05-01..2025-05-31"),
    _event(LETTER, "santos strike", PROTEST, (), "2025-06-12..2025-06-14", ("Santos", "Brazil"),
           (Status.HELD, Status.ONGOING)),
    _event(COUNT, "galbraith elected", (EventType.ELECT,), ("Galbraith",), "2025-07-10..2025-07-11",
           ("Carrick North", "Carrick", "Girvan")),
    _event(COUNT, "kinloch-galbraith", (EventType.CALL,), ("Kinloch", "Galbraith"), "2025-07-10..2025-07-11"),
    _event(COUNT, "kinloch to girvan", VISIT, ("Kinloch",), "2025-07-12", ("Girvan", "Scotland"), PLANNED),
    _event(COUNT, "rennie resigned", RESIGNED, ("Rennie",), "2025-04-01..2025-04-30"),
    _event(INTERVIEW, "kaliningrad 1996", MEETING, ("Sorokin",), "1996-05-01..1996-05-31", ("Kaliningrad", "Russia")),
    _event(INTERVIEW, "klaipėda 1997", MEETING, ("Sorokin|Vaitkutė",), "1997-09-01..1997-09-30",
           ("Klaipėda", "Lithuania")),
    _event(INTERVIEW, "eel protocol", (EventType.SIGN,), (), "1998-03-18", ("Nida", "Lithuania")),
    _event(INTERVIEW, "institutes in vilnius", MEETING, (), "2025-12-05", ("Vilnius", "Lithuania"), PLANNED),
    _event(OPINION, "loja", MEETING, ("Arteaga", "Pumacahua"), "2024-03-01..2024-03-31", ("Loja", "Ecuador")),
    _event(OPINION, "piura", MEETING, ("Arteaga", "Pumacahua"), "2024-11-01..2024-11-30", ("Piura", "Peru")),
    _event(OPINION, "quito", MEETING, ("Arteaga", "Pumacahua"), "2025-05-01..2025-05-31", ("Quito", "Ecuador")),
    _event(OPINION, "tumbes", MEETING, ("Arteaga", "Pumacahua"), "2025-09-02", ("Tumbes", "Peru")),
    _event(OPINION, "declaration", SIGNED, (), "2025-09-02", ("Tumbes", "Peru")),
    _event(OPINION, "blockade", PROTEST, (), "2025-09-22", (), PLANNED),
    _event(OPINION, "benalcázar-quispe", MEETING, ("Benalcázar", "Quispe"), "2025-10-01..2025-10-31",
           ("Guayaquil", "Ecuador"), PLANNED),
    _event(PRESPA, "plan signed", (EventType.SIGN,), (), "2025-05-16", ("Pustec", "Albania")),
    _event(PRESPA, "stations agreed", (EventType.AGREE,), ("Dervishi", "Mavridou", "Trajanov"), "2025-05-16"),
    _event(PRESPA, "resen", MEETING, (), "2024-02-01..2024-02-29", ("Resen", "North Macedonia")),
    _event(PRESPA, "florina", MEETING, (), "2025-11-21", ("Florina", "Greece"), PLANNED),
    _event(PRESPA, "with the mayor", MEETING, ("Trajanov", "Dervishi", "Stefou"), "2025-05-15"),
    _event(FERRIES, "ferry strike", PROTEST, (), "2025-12-01", (), PLANNED),
    _event(FERRIES, "flett-isbister", MEETING, ("Flett", "Isbister"), "2025-11-18..2025-11-25",
           ("Kirkwall", "Orkney", "Scotland")),
    _event(FERRIES, "council", MEETING, (), "2025-11-28", (), PLANNED),
    _event(COURT, "buckby charged", (EventType.ACCUSE, EventType.SANCTION), ("Buckby",), "2025-08-19"),
    _event(COURT, "buckby arrested", (EventType.SANCTION,), ("Buckby",), "2025-08-18", ("Bargo", "Australia")),
    _event(COURT, "buckby resigned", RESIGNED, ("Buckby",), "2025-06-30"),
    _event(COURT, "farr appointed", APPOINTED, ("Farr",), "2025-07-03"),
    _event(COURT, "buckby-vass", MEETING, ("Buckby", "Vass"), "2021-01-01..2021-12-31", ("Wollongong", "Australia"),
           DENIED),
    _event(MINE, "tabigat", DISASTER, (), "2025-02-04", ("Shakhtinsk", "Karaganda", "Kazakhstan")),
    _event(MINE, "dostyq", DISASTER, (), "2021-01-01..2021-12-31"),
    _event(MINE, "akhmetzhanova to shakhtinsk", VISIT, ("Akhmetzhanova",), "2025-02-05", ("Shakhtinsk", "Kazakhstan")),
    _event(MINE, "zhunusov appointed", APPOINTED, ("Zhunusov",), "2025-02-05"),
    _event(DENIAL, "mucavele-namalue", MEETING, ("Mucavele", "Namalue"), "2025-08-01..2025-08-31",
           ("Lilongwe", "Malawi"), DENIED),
    _event(DENIAL, "machungo to pretoria", VISIT, ("Machungo",), "2025-09-16",
           ("Pretoria", "África do Sul", "South Africa"), PLANNED),
    _event(DENIAL, "machungo-dlamini", MEETING, ("Machungo", "Dlamini-Reyes"), "2025-09-16",
           ("Pretoria", "África do Sul", "South Africa"), PLANNED),
    _event(DENIAL, "nambudi", (EventType.ATTACK,), (), "2025-09-10",
           ("Nambudi", "Cabo Delgado", "Moçambique", "Mozambique")),
    _event(KYIV, "wilkosz to kyiv", VISIT, ("Wilkosz",), "2025-10-16",
           ("Kijów", "Kijowie", "Kyiv", "Ukraina", "Ukraine"), CANCELLED),
    _event(KYIV, "wilkosz-hrynczuk in kyiv", MEETING, ("Wilkosz", "Hrynczuk|Hrynczukiem"), "2025-10-16",
           ("Kijów", "Kijowie", "Kyiv", "Ukraina", "Ukraine"), CANCELLED),
    _event(KYIV, "lublin", MEETING, ("Wilkosz", "Hrynczuk|Hrynczukiem"), "2025-06-01..2025-06-30",
           ("Lublin", "Polska", "Poland")),
    _event(KYIV, "lublin accord", SIGNED, (), "2025-06-01..2025-06-30"),
    _event(KYIV, "legnica", PROTEST, (), "2025-10-20", ("Legnica", "Legnicy", "Polska", "Poland"), PLANNED),
    _event(KYIV, "głogów", PROTEST, (), "2025-10-11", ("Głogów", "Głogowie", "Polska", "Poland")),
    _event(KYIV, "olchowik resigned", RESIGNED, ("Olchowik",), "2024-12-01..2024-12-31"),
    _event(TOKYO, "somsak to japan", VISIT, (_SOMSAK,),
           "2025-11-24..2025-12-15", ("日本", "東京", "Japan", "Tokyo"), PUT_OFF),
    _event(TOKYO, "somsak-takahashi", MEETING, (_SOMSAK, "高橋|高橋誠一"),
           "2025-11-24..2025-12-15", ("東京", "日本", "Tokyo", "Japan"), PUT_OFF),
    _event(TOKYO, "bangkok", MEETING, (), "2025-07-01..2025-07-31",
           ("バンコク", "タイ", "Bangkok", "Thailand")),
    _event(TOKYO, "thai flood", DISASTER, (), "2025-11-18..2025-11-20", ("タイ", "タイ南部", "Thailand"),
           (Status.HELD, Status.ONGOING)),
    _event(TOKYO, "okabe resigned", RESIGNED, ("岡部|岡部直樹",), "2025-11-19"),
    _event(TOKYO, "morishita appointed", APPOINTED, ("森下|森下由美子",), "2025-11-19..2025-11-20"),
)  # fmt: skip

FIGURES = (
    GoldFigure(WIRE, 410e6, "USD", _LEVEL, _YEAR_2024, "customs|customs service"),
    GoldFigure(WIRE, 61, "votes", _COUNT),
    GoldFigure(LETTER, 0.095, "fraction", _CHANGE),
    GoldFigure(LETTER, 6.8e9, "USD", _LEVEL, days("2025-01-01..2025-05-31"), "customs|customs department"),
    GoldFigure(LETTER, 3200, "people", _COUNT, attributed_to="union"),
    GoldFigure(LETTER, 2.1e6, "tonnes|t", _SIZE, _YEAR_2024),
    GoldFigure(COUNT, 312, "votes", _COUNT),
    GoldFigure(COUNT, 9844, "votes", _COUNT),
    GoldFigure(COUNT, 0.472, "fraction", _SHARE, attributed_to="Tulloch"),
    GoldFigure(COUNT, 0.61, "fraction", _SHARE),
    GoldFigure(INTERVIEW, 40, "tonnes|t", _SIZE),
    GoldFigure(INTERVIEW, 6, "tonnes|t", _SIZE, _YEAR_2024),
    GoldFigure(OPINION, 340e6, "USD", _LEVEL),
    GoldFigure(OPINION, 52_000, "hectares|ha", _SIZE, attributed_to="ministry"),
    GoldFigure(PRESPA, 4.2e6, "EUR", _LEVEL),
    GoldFigure(PRESPA, 1.5e6, "EUR", _LEVEL),
    GoldFigure(PRESPA, 11, "stations|measuring stations", _COUNT),
    GoldFigure(PRESPA, 24_000, "people", _COUNT),
    GoldFigure(FERRIES, 0.045, "fraction", (Measure.CHANGE, Measure.SHARE, Measure.LEVEL)),
    GoldFigure(FERRIES, 332_000, "passengers", _COUNT, _YEAR_2024),
    GoldFigure(COURT, 150_000, "AUD|USD|dollars", _LEVEL),
    GoldFigure(COURT, 42, "boxes", _COUNT, attributed_to="police"),
    GoldFigure(COURT, 1.1e6, "AUD|USD|dollars", _LEVEL),
    GoldFigure(COURT, 4.6e6, "AUD|USD|dollars", _LEVEL),
    GoldFigure(MINE, 19, "dead|people|death|toll|number", _SIZE, attributed_to="emergencies ministry|ministry"),
    GoldFigure(MINE, 15, "dead|people|number", _SIZE, attributed_to="emergencies ministry|ministry"),
    GoldFigure(MINE, 3, "men|man|people", _COUNT),
    GoldFigure(MINE, 206, "people", _COUNT),
    GoldFigure(MINE, 20e6, "KZT|tenge", _LEVEL),
    GoldFigure(DENIAL, 61_000, "pessoas|people", _COUNT, attributed_to="Nações Unidas|United Nations"),
    GoldFigure(DENIAL, 8, "mortos|dead|people", _COUNT, attributed_to="polícia|police"),
    GoldFigure(KYIV, 1.3e6, "ton|tonnes|t", _SIZE, _YEAR_2024),
    GoldFigure(KYIV, 2500, "osób|osoba|people", _COUNT),
    GoldFigure(KYIV, 700, "osób|osoba|people", _COUNT, attributed_to="policji|policja|police"),
    GoldFigure(TOKYO, 26, "人|people|dead", _COUNT),
    GoldFigure(TOKYO, 7.8e12, "JPY", _LEVEL, _YEAR_2024),
    GoldFigure(TOKYO, 0.04, "fraction", _CHANGE),
)

ORDINALS = (
    GoldOrdinal(LETTER, 3, MEETING, _OPEN),
    GoldOrdinal(OPINION, 4, MEETING, (CheckVerdict.CONSISTENT,)),
    GoldOrdinal(PRESPA, 1, MEETING, _OPEN),
    GoldOrdinal(FERRIES, 1, PROTEST, _OPEN),
    GoldOrdinal(DENIAL, 2, VISIT, _OPEN),
)

STANCES = (
    GoldStance("adjovi to togo", WIRE, "BJ", (Stance.POSTPONED,)),
    GoldStance("mucavele-namalue", DENIAL, "MZ", (Stance.DENIED,)),
    GoldStance("mucavele-namalue", DENIAL, "MW", (Stance.DENIED,)),
    GoldStance("wilkosz to kyiv", KYIV, "PL", (Stance.CANCELLED,)),
    GoldStance("somsak to japan", TOKYO, "JP", (Stance.POSTPONED,)),
)

QUOTES = (
    GoldQuote(WIRE, "A guest who calls ahead", "Amegan"),
    GoldQuote(WIRE, "urgent domestic business", "statement|office|Adjovi"),
    GoldQuote(LETTER, "stopped building verandas", "Doan|Hanh"),
    GoldQuote(LETTER, "faster readers of our drafts", "Wiratma"),
    GoldQuote(COUNT, "The buses stopped at six", "Galbraith"),
    GoldQuote(COUNT, "I have lost to a better doorstep", "Wemyss"),
    GoldQuote(INTERVIEW, "Walking out needs a road", "Vaitkutė"),
    GoldQuote(OPINION, "We are closer than ever", "Arteaga"),
    GoldQuote(PRESPA, "no passport office", "Mavridou"),
    GoldQuote(PRESPA, "Now we argue about where it has gone", "Trajanov"),
    GoldQuote(FERRIES, "tied up at Kirkwall pier", "Flett"),
    GoldQuote(FERRIES, "the price of a fish supper", "Flett"),
    GoldQuote(COURT, "including the commas", "Osei"),
    GoldQuote(MINE, "We do not stop for the dark", "Dosmukhanov"),
    GoldQuote(MINE, "three letters about the fans", "Birger"),
    GoldQuote(DENIAL, "Em agosto estive em Pemba", "Mucavele"),
    GoldQuote(DENIAL, "não aluga salas a guerras", "Chikopa"),
    GoldQuote(KYIV, "Zboże poczeka, zdrowie nie", "Bryś"),
    GoldQuote(KYIV, "Przyjedziemy traktorami", "Kapusta"),
    GoldQuote(TOKYO, "会談の議題は変わらない", "西村|西村かおり"),
    GoldQuote(TOKYO, "一日も早い復旧", "高橋|高橋誠一"),
)

ROLES = (
    GoldRole(WIRE, "Adjovi", "president"),
    GoldRole(WIRE, "Sossou", "finance minister"),
    GoldRole(WIRE, "Amegan", "foreign minister"),
    GoldRole(LETTER, "Wiratma", "trade minister|trade ministers"),
    GoldRole(LETTER, "Ekström", "chief executive"),
    GoldRole(COUNT, "Kinloch", "first minister"),
    GoldRole(COUNT, "Tulloch", "returning officer"),
    GoldRole(INTERVIEW, "Vaitkutė", "negotiator"),
    GoldRole(INTERVIEW, "Sorokin", "head"),
    GoldRole(OPINION, "Arteaga", "foreign minister|foreign ministers"),
    GoldRole(OPINION, "Quispe", "president|presidents"),
    GoldRole(OPINION, "Chamba", "leader"),
    GoldRole(PRESPA, "Mavridou", "minister"),
    GoldRole(PRESPA, "Stefou", "mayor"),
    GoldRole(FERRIES, "Flett", "secretary"),
    GoldRole(FERRIES, "Isbister", "managing director"),
    GoldRole(FERRIES, "Scollay", "leader"),
    GoldRole(COURT, "Buckby", "mayor"),
    GoldRole(COURT, "Tran", "magistrate"),
    GoldRole(COURT, "Osei", "solicitor"),
    GoldRole(COURT, "Farr", "mayor|deputy"),
    GoldRole(MINE, "Dosmukhanov", "spokesman"),
    GoldRole(MINE, "Akhmetzhanova", "deputy prime minister"),
    GoldRole(MINE, "Lem", "director"),
    GoldRole(DENIAL, "Mucavele", "ministro"),
    GoldRole(DENIAL, "Chikopa", "ministra"),
    GoldRole(DENIAL, "Machungo", "presidente"),
    GoldRole(KYIV, "Wilkosz", "minister"),
    GoldRole(KYIV, "Bryś", "rzeczniczka"),
    GoldRole(KYIV, "Kapusta", "przewodniczący"),
    GoldRole(TOKYO, "西村", "報道官|外務省の報道官|外務省報道官"),
    GoldRole(TOKYO, "岡部", "農林水産相|農水相"),
)

FURNITURE = (
    (WIRE, "Pineapple growers"),
    (WIRE, "redistribution needs a licence"),
    (LETTER, "quarterly map of cranes"),
    (LETTER, "Unsubscribe"),
    (COUNT, "the herring fair"),
    (COUNT, "Complaints: see our code"),
    (INTERVIEW, "Crossword no. 311"),
    (OPINION, "in praise of the mule"),
    (PRESPA, "downloaded free of charge"),
    (FERRIES, "Tide tables"),
    (COURT, "the best pie of the shire"),
    (COURT, "Subscribe from"),
    (MINE, "Bread prices explained"),
    (DENIAL, "matapa como em casa"),
    (KYIV, "ranking pączków"),
    (TOKYO, "読者の俳句"),
    (TOKYO, "無断転載"),
)

PAIRS = (
    GoldPair((WIRE, "postponed a two-day visit to Togo"), (WIRE, "The visit will now take place"), same=True),
    GoldPair((LETTER, "met in Jakarta"), (LETTER, "meet again in Penang"), same=False),
    GoldPair((INTERVIEW, "first met him in Kaliningrad"), (INTERVIEW, "met again in Klaipėda"), same=False),
    GoldPair((INTERVIEW, "The protocol was signed"), (INTERVIEW, "We signed the protocol"), same=True),
    GoldPair((OPINION, "They met in Loja"), (OPINION, "They met in Piura"), same=False),
    GoldPair((OPINION, "They met in Quito"), (OPINION, "met for the fourth time"), same=False),
    GoldPair((OPINION, "They met in Piura"), (OPINION, "met for the fourth time"), same=False),
    GoldPair((PRESPA, "met for the first time in Resen"), (PRESPA, "meet next in Florina"), same=False),
    GoldPair((FERRIES, "will go on strike"), (FERRIES, "first strike on the boats"), same=True),
    GoldPair((MINE, "methane explosion"), (MINE, "the gas exploded"), same=True),
    GoldPair((MINE, "methane explosion"), (MINE, "a fire in the neighbouring"), same=False),
    GoldPair((DENIAL, "ter-se reunido"), (DENIAL, "se encontraram num hotel"), same=True),
    GoldPair((DENIAL, "ter-se reunido"), (DENIAL, "vai reunir-se"), same=False),
    GoldPair((KYIV, "miał się spotkać"), (KYIV, "spotkali się ostatnio"), same=False),
    GoldPair((KYIV, "protest w Legnicy"), (KYIV, "protestowali w Głogowie"), same=False),
    GoldPair((TOKYO, "東京で会談する予定"), (TOKYO, "バンコクで会談し"), same=False),
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
    never_held=(
        "adjovi to togo",
        "penang meeting",
        "ferry strike",
        "buckby-vass",
        "mucavele-namalue",
        "wilkosz to kyiv",
        "wilkosz-hrynczuk in kyiv",
        "somsak to japan",
        "somsak-takahashi",
    ),
    never_actors=("Guinea Coast Wire", "Sunday Plumb Line", "Ponto e Vírgula", "Jornal do Zambeze", "Steppe Herald"),
    furniture=FURNITURE,
    pairs=PAIRS,
    roles=ROLES,
    titles=(
        (WIRE, "Benin president puts off Togo trip after minister quits"),
        (LETTER, "Three meetings, one ton of paper"),
        (COUNT, "Carrick North by-election: the night as it happened"),
        (OPINION, "Four handshakes do not make a canal"),
        (PRESPA, "Three ministers sign plan for Lake Prespa"),
        (FERRIES, "Ferry crews to strike on Monday"),
        (COURT, "Former Tahmoor mayor charged over quarry deal"),
        (MINE, "Toll of Shakhtinsk mine blast climbs to 19"),
        (DENIAL, "Ministro nega encontro com chefe rebelde em Lilongwe"),
        (TOKYO, "タイ首相の訪日、12月に延期　洪水対応で"),
    ),
    outlets=(
        (WIRE, "Guinea Coast Wire"),
        (LETTER, "Tin & Timber Letter"),
        (COUNT, "Carrick Tide"),
        (INTERVIEW, "Amber Coast Review"),
        (OPINION, "The Pacific Slope"),
        (PRESPA, "Lake Prespa Commission"),
        (FERRIES, "The Orkney Tern"),
        (COURT, "Wollondilly Argus"),
        (MINE, "Steppe Herald"),
        (DENIAL, "Jornal do Zambeze"),
        (KYIV, "Kurier Nadodrzański"),
        (TOKYO, "瀬戸内新報"),
    ),
)
