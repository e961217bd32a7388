"""What a perfect system takes from the five seed pages, as fields; their sentences stay in their files.

Pages are `S0` to `S4` in order of file name, lines are counted from 1 in the file. `SEED_GOLD.md`, next to the seeds,
gives the grounds for every answer; sections are named after its headings.
"""

from dataclasses import dataclass
from datetime import date

from dateline.model.annotation import EventType, Measure, QuoteForm, Stance, Status
from dateline.model.article import DamageKind
from dateline.model.claim import CheckVerdict
from tests.support.gold import Gold, GoldDate, GoldEvent, GoldFigure, GoldOrdinal, GoldStance, days


@dataclass(frozen=True, slots=True)
class PageGold:
    """A page's text and fields.

    `title`, `first`, `last` and `headings` are lines of the text; `dropped` lines must not be in it; `once` lines stand
    doubled on the page and once in the text. `first_word` is where the text begins within its first line.
    """

    page: str
    title: int | None
    first: int
    last: int
    dropped: tuple[int, ...]
    first_word: int = 0
    once: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    outlet: str | None = None
    byline: str | None = None
    place: str | None = None
    text_credits: tuple[str, ...] = ()
    photo_credits: tuple[str, ...] = ()
    damage: tuple[DamageKind, ...] = ()
    related: str | None = None
    other_title: str | None = None


@dataclass(frozen=True, slots=True)
class NameGold:
    """An entity of one page: other name forms that belong to it, and a word of the role it is given."""

    page: str
    name: str
    forms: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class MentionGold:
    """An event mention in one line: kinds, people, places and statuses that are right."""

    page: str
    line: int
    types: tuple[EventType, ...]
    who: tuple[str, ...]
    statuses: tuple[Status, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteGold:
    """A quotation in one line: the n-th on it, who says it, and through which medium."""

    page: str
    line: int
    speaker: str
    forms: tuple[QuoteForm, ...]
    via: str | None = None
    addressee: str | None = None


MEETING = (EventType.MEET,)
VISIT = (EventType.VISIT,)
SPEECH = (EventType.STATEMENT, EventType.ANNOUNCE)
PACT = (EventType.AGREE, EventType.STATEMENT, EventType.MEET, EventType.SIGN)
PLANNED = (Status.PLANNED,)
HELD = (Status.HELD,)
_ONGOING = (Status.ONGOING, Status.HELD)
_DIRECT = (QuoteForm.DIRECT,)
_PARTIAL = (QuoteForm.PARTIAL,)
_SCO = "Shanghai Cooperation Organization|Shanghai Cooperation Organisation|SCO"

PAGES = (
    PageGold(
        "S0",
        8,
        16,
        39,
        (1, 2, 20, 41, 43),
        once=(8, 12),
        outlet="Defence Connect",
        damage=(DamageKind.LOST_OPENING_QUOTE,),
        related="NSA",
    ),
    PageGold("S1", 1, 7, 27, (5, 29, 31, 33), 1, byline="time news", place="Beijing", other_title="Chingping"),
    PageGold(
        "S2",
        1,
        5,
        23,
        (17, 21, 25, 27),
        text_credits=("Reuters", "ZN.ua"),
        damage=(DamageKind.TAG_RESIDUE, DamageKind.SCRAMBLED),
    ),
    PageGold("S3", 3, 7, 27, (1, 29, 31, 33), 4, outlet="Bangladesh Global", byline="International Desk"),
    PageGold("S4", None, 1, 17, (19,), 4, headings=(7, 13), photo_credits=("AP",)),
)

NAMES = (
    NameGold("S0", "Xi Jinping", ("Xi",), "president"),
    NameGold("S0", "Vladimir Putin", ("Putin",), "president"),
    NameGold("S0", "Yuri Ushakov", ("Ushakov",), "spokesperson"),
    NameGold("S0", "Chinese Communist Party"),
    NameGold("S0", "People’s Liberation Army"),
    NameGold("S0", "NATO"),
    NameGold("S0", "Uzbekistan"),
    NameGold("S0", "Moscow"),
    NameGold("S0", "Taiwan Strait"),
    NameGold("S1", "Xi Jinping", ("Xi",), "president"),
    NameGold("S1", "Vladimir Putin", ("Putin",), "president"),
    NameGold("S1", "Yuri Ushakov", (), "foreign policy spokesman"),
    NameGold("S1", _SCO, ("Shanghai Cooperation Summit|Shanghai Cooperation",)),
    NameGold("S1", "Samarkand"),
    NameGold("S1", "Kazakhstan"),
    NameGold("S2", "Xi Jinping", ("Xi",)),
    NameGold("S2", "Vladimir Putin", ("Putin",)),
    NameGold("S2", "Yuriy Ushakov", (), "foreign policy aide"),
    NameGold("S2", _SCO),
    NameGold("S2", "Samarkand"),
    NameGold("S3", "Xi Jinping", ("Xi",), "president"),
    NameGold("S3", "Vladimir Putin", ("Putin",)),
    NameGold("S3", "Kim Jong-un", (), "leader"),
    NameGold("S3", _SCO, ("SCO",)),
    NameGold("S3", "Astana"),
    NameGold("S3", "Harbin"),
    NameGold("S3", "Pyongyang"),
    NameGold("S4", "Vladimir Putin", ("Putin",), "president"),
    NameGold("S4", "Xi Jinping", ("Xi",), "president"),
    NameGold("S4", "Andrey Denisov", (), "ambassador"),
    NameGold("S4", "Li Zhanshu", ("Li",), "lawmaker"),
    NameGold("S4", _SCO, ("SCO",)),
    NameGold("S4", "Eastern Economic Forum"),
    NameGold("S4", "Vladivostok"),
)

MENTIONS = (
    MentionGold("S0", 16, MEETING, ("Xi", "Putin"), PLANNED, ("Uzbekistan",)),
    MentionGold("S0", 18, VISIT, ("Xi",), PLANNED),
    MentionGold("S0", 23, SPEECH, ("Ushakov",), HELD, ("Moscow",)),
    MentionGold("S0", 31, MEETING, ("Xi", "Putin"), HELD, ("Beijing",)),
    MentionGold("S0", 31, (EventType.STATEMENT, EventType.AGREE), ("Xi", "Putin"), HELD),
    MentionGold("S0", 35, (EventType.MOBILISE,), (), _ONGOING, ("Taiwan Strait", "region")),
    MentionGold("S1", 7, VISIT, ("Xi",), PLANNED),
    MentionGold("S1", 11, MEETING, ("Xi", "Putin"), PLANNED),
    MentionGold("S1", 17, VISIT, ("Xi",), PLANNED, ("Kazakhstan",)),
    MentionGold("S1", 17, MEETING, ("Putin",), PLANNED, ("Samarkand",)),
    MentionGold("S1", 21, SPEECH, ("Ushakov",), HELD),
    MentionGold("S1", 21, MEETING, ("Xi", "Putin"), PLANNED),
    MentionGold("S2", 3, VISIT, ("Xi",), PLANNED, ("Central Asia",)),
    MentionGold("S2", 5, VISIT, ("Xi",), PLANNED, ("Central Asia",)),
    MentionGold("S2", 5, MEETING, ("Xi", "Putin"), PLANNED),
    MentionGold("S2", 9, VISIT, ("Xi",), PLANNED, ("Kazakhstan",)),
    MentionGold("S2", 9, MEETING, ("Xi", "Putin"), PLANNED, ("Samarkand",)),
    MentionGold("S2", 11, SPEECH, ("Ushakov",), HELD),
    MentionGold("S2", 11, MEETING, ("Xi", "Putin"), PLANNED),
    MentionGold("S3", 7, MEETING, ("Xi", "Putin"), HELD),
    MentionGold("S3", 9, MEETING, ("Xi", "Putin"), HELD, ("Astana",)),
    MentionGold("S3", 9, (EventType.SUMMIT,), (), _ONGOING, ("Astana",)),
    MentionGold("S3", 11, (EventType.ATTACK,), ("Russia",), HELD, ("Ukraine",)),
    MentionGold("S3", 11, (EventType.ELECT,), ("Putin",), HELD),
    MentionGold("S3", 13, VISIT, ("Putin",), HELD, ("China",)),
    MentionGold("S3", 13, (EventType.STATEMENT, EventType.AGREE), (), HELD),
    MentionGold("S3", 25, VISIT, ("Putin",), HELD, ("Vietnam",)),
    MentionGold("S3", 25, VISIT, ("Putin",), HELD, ("North Korea", "Pyongyang")),
    MentionGold("S3", 25, (EventType.SIGN,), ("Putin", "Kim"), HELD, ("Pyongyang",)),
    MentionGold("S4", 1, MEETING, ("Putin", "Xi"), PLANNED, ("Uzbekistan",)),
    MentionGold("S4", 1, SPEECH, ("Denisov",), HELD),
    MentionGold("S4", 3, MEETING, (), PLANNED, ("Samarkand",)),
    MentionGold("S4", 5, (EventType.SUMMIT,), (), PLANNED, ("Samarkand",)),
    MentionGold("S4", 11, (EventType.AGREE, EventType.STATEMENT, EventType.ANNOUNCE), ("Xi", "Putin"), HELD),
    MentionGold("S4", 11, (EventType.ATTACK,), ("Russia",), HELD, ("Ukraine",)),
    MentionGold("S4", 15, MEETING, ("Putin",), PLANNED, ("Vladivostok",)),
    MentionGold("S4", 17, MEETING, ("Li", "Putin"), PLANNED),
    MentionGold("S4", 17, VISIT, ("Li",), HELD, ("Vladivostok",)),
)

QUOTES = (
    QuoteGold("S0", 25, "Ushakov", _DIRECT),
    QuoteGold("S0", 27, "Ushakov", _DIRECT),
    QuoteGold("S3", 15, "Xi", _PARTIAL),
    QuoteGold("S3", 17, "Xi", _PARTIAL, via="CCTV"),
    QuoteGold("S3", 19, "Xi", _DIRECT, addressee="Putin"),
    QuoteGold("S3", 21, "Putin", _PARTIAL, via="TASS"),
    QuoteGold("S3", 23, "Putin", _DIRECT),
    QuoteGold("S4", 3, "Denisov", _DIRECT),
)
NO_DIRECT_SPEECH = ("S1", "S2")
TERMS = (("S2", 13), ("S4", 11))

_SEVEN_MONTHS = days("2022-01-01..2022-07-31")
_RISE = (Measure.CHANGE,)
FIGURES = (
    GoldFigure("S0", 140e9, "USD", (Measure.LEVEL,), days("2021-01-01..2021-12-31"), "Kremlin"),
    GoldFigure("S0", 93e9, "USD", (Measure.LEVEL,), _SEVEN_MONTHS, "Kremlin"),
    GoldFigure("S0", 1, "drone", (Measure.COUNT,)),
    GoldFigure("S1", 0.3333, "fraction", _RISE, _SEVEN_MONTHS),
    GoldFigure("S2", 0.3333, "fraction", _RISE, _SEVEN_MONTHS),
    GoldFigure("S2", 69, "age|year", (Measure.AGE,)),
)

_SOUND = (CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH)
_OPEN = (*_SOUND, CheckVerdict.NOT_CHECKABLE)
ORDINALS = (
    GoldOrdinal("S0", 1, VISIT, _OPEN),
    GoldOrdinal("S1", 1, VISIT, _OPEN),
    GoldOrdinal("S2", 1, VISIT, _OPEN),
    GoldOrdinal("S3", 5, MEETING, (CheckVerdict.NOT_ENOUGH,)),
    GoldOrdinal("S3", 2, MEETING, _SOUND),
    GoldOrdinal("S4", 1, MEETING, (CheckVerdict.CONTRADICTED,)),
    GoldOrdinal("S4", 1, VISIT, _OPEN),
)

_E1 = "E1 Xi-Putin in Samarkand"
STANCES = (
    GoldStance(_E1, "S0", "RU", (Stance.CONFIRMED, Stance.ANNOUNCED)),
    GoldStance(_E1, "S1", "CN", (Stance.UNCONFIRMED, Stance.DECLINED_DETAILS)),
    GoldStance(_E1, "S1", "RU", (Stance.DECLINED_DETAILS,)),
    GoldStance(_E1, "S2", "CN", (Stance.UNCONFIRMED,)),
    GoldStance(_E1, "S2", "RU", (Stance.DECLINED_DETAILS,)),
    GoldStance(_E1, "S4", "RU", (Stance.ANNOUNCED, Stance.CONFIRMED)),
)

DATES = (
    GoldDate("S0", days("2022-09-11..2022-09-15"), date(2022, 9, 13), stated=False),
    GoldDate("S1", days("2022-09-11..2022-09-13"), date(2022, 9, 12), stated=False),
    GoldDate("S2", days("2022-09-11..2022-09-13"), date(2022, 9, 12), stated=False),
    GoldDate("S3", days("2024-07-04"), date(2024, 7, 4)),
    GoldDate("S4", days("2022-09-07"), date(2022, 9, 7)),
)

_JUNE = days("2024-06-16..2024-06-24")
EVENTS = (
    GoldEvent(
        _E1, MEETING, ("Xi", "Putin"), days("2022-09-14..2022-09-18"), ("Samarkand", "Uzbekistan"), PLANNED,
        ("S0", "S1", "S2", "S4"),
    ),
    GoldEvent(
        "E2 SCO summit 2022", (EventType.SUMMIT,), (), days("2022-09-15..2022-09-18"), ("Samarkand", "Uzbekistan"),
        PLANNED, ("S4", "S1", "S2"),
    ),
    GoldEvent(
        "E3 Xi to Central Asia", VISIT, ("Xi",), days("2022-09-11..2022-09-18"),
        ("Central Asia", "Kazakhstan", "Uzbekistan"), PLANNED, ("S0", "S1", "S2"),
    ),
    GoldEvent("E4 Xi to Kazakhstan", VISIT, ("Xi",), days("2022-09-14"), ("Kazakhstan",), PLANNED, ("S1", "S2")),
    GoldEvent("E5 Ushakov to reporters", SPEECH, ("Ushakov",), days("2022-08-29..2022-09-13"), (), HELD, ("S1", "S2")),
    GoldEvent("E6 Ushakov in Moscow", SPEECH, ("Ushakov",), days("2022-08-01..2022-09-15"), ("Moscow",), HELD,
        ("S0",), dated=False,),
    GoldEvent("E7 Denisov announces", SPEECH, ("Denisov",), days("2022-09-07"), (), HELD, ("S4",)),
    GoldEvent(
        "E8 Li-Putin", MEETING, ("Li", "Putin"), days("2022-09-07"), ("Vladivostok", "Russia"), PLANNED, ("S4",)
    ),
    GoldEvent("E9 Li arrives", VISIT, ("Li",), days("2022-09-07"), ("Vladivostok", "Russia"), HELD, ("S4",)),
    GoldEvent(
        "E11 Xi-Putin in Beijing", PACT, ("Xi", "Putin"), days("2022-02-01..2022-02-28"), ("Beijing", "China"), HELD,
        ("S0", "S4"),
    ),
    GoldEvent(
        "E12 invasion of Ukraine", (EventType.ATTACK,), ("Russia",), days("2022-02-01..2022-02-28"), ("Ukraine",),
        HELD, ("S3", "S4"),
    ),
    GoldEvent("E18 Xi-Putin in Astana", MEETING, ("Xi", "Putin"), days("2024-07-03"), ("Astana",), HELD, ("S3",)),
    GoldEvent(
        "E19 SCO summit 2024", (EventType.SUMMIT,), (), days("2024-07-01..2024-07-31"), ("Astana",), _ONGOING, ("S3",)
    ),
    GoldEvent("E20 Putin to China", VISIT, ("Putin",), days("2024-05-01..2024-05-31"), ("China",), HELD, ("S3",)),
    GoldEvent(
        "E22 Putin re-elected", (EventType.ELECT,), ("Putin",), days("2024-03-01..2024-03-31"), ("Russia",), HELD,
        ("S3",),
    ),
    GoldEvent("E23 Putin to Vietnam", VISIT, ("Putin",), _JUNE, ("Vietnam", "North Korea"), HELD, ("S3",)),
    GoldEvent("E24 Putin and Kim sign", (EventType.SIGN,), ("Putin", "Kim"), _JUNE, ("Pyongyang",), HELD, ("S3",)),
)  # fmt: skip
NEVER_HELD = (_E1, "E4 Xi to Kazakhstan", "E8 Li-Putin")
NEVER_ACTORS = ("NSA", "AP", "Momentum Media", "MOMENTUM MEDIA", "MOMENTUMMEDIA")
TIMELINE = tuple(event.key for event in EVENTS if event.key[:3].strip() not in ("E2", "E6", "E19"))


def cross_page() -> Gold:
    """Return what the pages say together."""
    return Gold((), EVENTS, (), (), (), (), (("S1", "S2"),), (), NEVER_HELD, NEVER_ACTORS, ())


def one_page(page: str) -> Gold:
    """Return the dates, figures, ordinals and stances of one page."""
    return Gold(
        dates=tuple(each for each in DATES if each.page == page),
        events=(),
        figures=tuple(each for each in FIGURES if each.page == page),
        ordinals=tuple(each for each in ORDINALS if each.page == page),
        stances=tuple(each for each in STANCES if each.page == page),
        quotes=(),
        families=(),
        rejected=(),
        never_held=(),
        never_actors=(),
        furniture=(),
    )
