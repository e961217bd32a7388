"""What stands at the head of an article: bylines, date lines, datelines ("LONDON, Sept 11 (Reuters) -").

Each reader takes one line or paragraph and returns what it found together with the text that is left.
"""

import itertools
import re
from dataclasses import dataclass

from dateline.lang.agencies import is_agency, is_medium
from dateline.lang.months import COMMON, month_names, weekday_names
from dateline.lang.page_words import BYLINE_WORDS, MODIFIED_WORDS, PUBLISHED_WORDS
from dateline.model.article import Credit, CreditKind
from dateline.page.datetext import WrittenDate, find_dates
from dateline.page.places import is_place
from dateline.page.signed import WORD, is_signature

_MAX_BYLINE_WORDS = 14
_MAX_SIGNED_WORDS = 6
_SPACED_WORDS = "|".join(
    re.escape(word) for word in BYLINE_WORDS if word.isascii() or not word[0].isalpha() or word[0] < "\u0590"
)
_BYLINE = re.compile(
    rf"(?:{_SPACED_WORDS})\s?:?\s+(?P<name>\S.{{1,90}})|(?:{'|'.join(BYLINE_WORDS)})\s?[:：]\s?(?P<name2>\S.{{1,60}})",
    re.I,
)
_DESK_WORDS = (
    r"(?i:desk|bureau|correspondents?|reporters?|staff|newsroom|service|team|editors?|writers?|agenc(?:y|ies)|network|"
    r"redaktion|redacción|rédaction|redazione|редакция)"
)
_DESK_LINE = re.compile(rf"(?:[A-Z][\w.’'&-]*\s){{0,4}}{_DESK_WORDS}")
_DESK_OPENING = re.compile(
    rf"(?P<desk>(?:[A-Z][\w.’'&-]*\s){{0,4}}{_DESK_WORDS}),?\s(?P<outlet>[A-Z][\w.’'&-]*(?:\s[\w.’'&-]+){{0,4}})?\s?[:|–—]\s+(?=\S)"
)
_ALONE_DESK_OPENING = re.compile(rf"(?P<desk>(?:[A-Z][\w.’'&-]*\s){{1,4}}{_DESK_WORDS})\s?[:|–—]\s+(?=\S)")
_NAME_END = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|\bpublished\b|\bupdated\b)\s*", re.I)
_NOT_A_NAME = re.compile(
    r"\b(?:the end|far|now|then|law|default|chance|contrast|\d{3,}|is|are|was|were|has|will|the)\b", re.I
)

_PLACE = r"(?:[A-ZÀ-ÞА-Я][\w’'.\-]*(?: (?:[A-ZÀ-ÞА-Я][\w’'.\-]*|de|del|la|el|al|of|the))*)"
_CAPS_PLACE = r"(?:[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я’'.\-]+(?: [A-ZÀ-ÞА-Я’'.\-]+){0,3})"
_REGION = r"(?:, ?(?:[A-Z][\w’'.\-]*(?: [A-Z][\w’'.\-]*){0,2}))?"
_MONTH_DAY = (
    r"(?P<monthday>(?:[^\W\d_]{3,12}\.? [0-3]?\d|[0-3]?\d\.?(?: de)? [^\W\d_]{3,12}\.?))"
    r"(?:(?:,| de)? (?P<year>(?:19|20)\d\d))?"
)
_AGENCY = r"\((?P<agency>[A-Z][\w .&/’'-]{1,40})\)"
_DASH = r"\s?\.?(?:--?|–|—|:)\s+"
_DATELINE = re.compile(
    rf"(?P<place>(?:{_CAPS_PLACE}(?:/{_CAPS_PLACE})*){_REGION}|{_PLACE}{_REGION})"
    rf"(?:, {_MONTH_DAY})?\.?(?: ?{_AGENCY})?{_DASH}(?=\S)"
)
_CAPS_OPENING = re.compile(rf"(?P<place>{_CAPS_PLACE})\.\s+(?=[A-ZÀ-ÞА-Я“\"])")
_AGENCY_OPENING = re.compile(rf"{_AGENCY}{_DASH}(?=\S)")
# Scripts without capitals: only a known place opens a dateline there.
_CASELESS_DATELINE = re.compile(
    rf"(?P<place>(?:[^\W\d_]+[ -]){{0,2}}[^\W\d_]+)"
    rf"(?: ?[(（/] ?(?P<agency>[^()（）/\d]{{2,40}}?) ?[)）/]?)?{_DASH}(?=\S)"
)
_NOT_PLACES = frozenset(
    [
        "analysis",
        "opinion",
        "update",
        "updated",
        "exclusive",
        "explainer",
        "breaking",
        "watch",
        "video",
        "live",
        "photos",
        "editorial",
        "review",
        "interview",
        "note",
        "warning",
        "factbox",
        "correction",
        "comment",
        "context",
        "background",
        "summary",
        "highlights",
        "listen",
        "podcast",
        "quiz",
        "timeline",
        "profile",
        "feature",
    ]
)
_MODIFIED = re.compile("|".join(re.escape(word) for word in sorted(MODIFIED_WORDS, key=len, reverse=True)), re.I)
_LABEL = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(word)}(?!\w)"
        for word in sorted((*PUBLISHED_WORDS, *MODIFIED_WORDS), key=len, reverse=True)
    ),
    re.I,
)
# What a manuscript, a ticket or a person went through is no publication.
_OTHER_ACT = re.compile(
    r"\b(?:received|accepted|retrieved|accessed|expires?|expiry|deadline|due|starts?|ends?|born|died|effective)\b", re.I
)
# Letters of any script that end where capitals or a figure begin; a year alone parts what is written in signs.
_GLUED = re.compile(
    r"(?<!\d[^\W\d_])(?<=[a-zà-ÿа-яёіїєα-ωά-ώא-ת\u0620-\u064a\u0671-\u06d3\u0900-\u0963\u0980-\u09e3])(?=[A-ZÀ-ÞА-ЯΑ-Ω\d])|"
    r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])(?=(?:19|20)\d\d(?:\D|$))|(?<=\d{4})(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я])"
)
_MAX_DATE_LINE_CHARS = 140
_MAX_DATES = 3
_RESIDUE_WORDS = re.compile(
    r"(?<!\w)(?:on|at|am|um|uhr|in|le|el|il|à|a las|the|of|or[aeă]|hrs?|hours?|gmt|utc|local time|time|"
    r"godz|hod(?:in)?|óra(?:kor)?|ur[ai]|u|ob|sat[ai]?|saat|jam|pukul|lúc|v|час(?:а|ов)?|годині?|ч|ώρα|στις|kell|"
    r"ist|bst|cst|et|ct|pt|"
    r"est|edt|cet|cest|msk|с|в|г|р|год|года|року|h|น|år|kl|klo|klokken|dated?|pm|am|[ap]\.m|wib|wita|"
    r"wit|min(?:ute)?s? read|\d+|n\.d)(?!\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives a date and little else. `label` is published, modified or empty; `place` a city before it."""

    date: WrittenDate
    label: str
    place: str | None
    has_weekday: bool


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report: where from, by which agency, on which day, and the text that follows."""

    place: str | None
    agency: str | None
    month_day: str | None
    rest: str


def read_byline(line: str) -> str | None:
    """Return the name in a byline such as "By Jane Doe" or "Jane Doe, Staff Reporter".

    >>> read_byline("By Jane Doe"), read_byline("by the end of the year")
    ('Jane Doe', None)
    """
    bare = line.strip(" -–—|•")
    if len(bare.split()) > _MAX_BYLINE_WORDS or len(bare) > 110:
        return None
    match = _BYLINE.fullmatch(bare)
    name = _NAME_END.split((match["name"] or match["name2"]).strip())[0].strip(" ,") if match else ""
    if name and not _NOT_A_NAME.search(name) and not name.endswith((".", "!", "?")):
        return name
    if _DESK_LINE.fullmatch(bare):
        return bare
    return None


def is_desk(text: str) -> bool:
    """Tell whether `text` is the name of a desk, a bureau or a role, and nothing else.

    >>> is_desk("Business Desk"), is_desk("Harbour Herald")
    (True, False)
    """
    return bool(_DESK_LINE.fullmatch(text.strip()))


def split_desk(paragraph: str) -> tuple[str, str | None, str] | None:
    """Return desk, outlet and remaining text where a paragraph opens with "Foreign Desk, The Harbour Herald: …".

    >>> split_desk("City Desk, Harbour Herald: The ferries stopped at noon.")
    ('City Desk', 'Harbour Herald', 'The ferries stopped at noon.')
    """
    match = _DESK_OPENING.match(paragraph) or _ALONE_DESK_OPENING.match(paragraph)
    if match is None:
        return None
    outlet = match.groupdict().get("outlet")
    return match["desk"], outlet, paragraph[match.end() :]


def read_dateline(paragraph: str, language: str | None = None) -> Dateline | None:
    """Return the dateline that opens `paragraph`, if one surely does.

    A place in capitals, with an agency or with a day is a dateline; a single name before a colon only where it is a
    known place, since "Analysis:" and "Moreno:" look the same. Places are known by their English name and by the
    one in `language`.

    >>> read_dateline("LIMA, March 3 (Reuters) - Miners went back to work.").place
    'LIMA'
    >>> read_dateline("Nairobi: Voters queued from dawn.").place
    'Nairobi'
    >>> read_dateline("Moreno: we never agreed to this.") is None
    True
    """
    if paragraph[:1].isalpha() and not paragraph[:1].isupper():
        return _caseless_dateline(paragraph, language)
    bare = _AGENCY_OPENING.match(paragraph)
    if bare and is_medium(bare["agency"]):
        return Dateline(None, bare["agency"], None, paragraph[bare.end() :])
    in_caps = _CAPS_OPENING.match(paragraph)
    if in_caps and is_place(in_caps["place"]):
        return Dateline(in_caps["place"], None, None, paragraph[in_caps.end() :])
    match = _DATELINE.match(paragraph)
    if match is None or match.end() > 90:
        return None
    place, agency, month_day = match["place"].strip(" ,."), match["agency"], match["monthday"]
    if month_day and not any(word.casefold().strip(".") in _months() for word in month_day.split()):
        return None
    first = re.split(r"[,/]", place)[0]
    certain = bool(agency and is_medium(agency)) or is_place(first, language) or is_place(place, language)
    in_capitals = first.isupper() and len(first) > 3 and (bool(month_day) or not match.group().rstrip().endswith(":"))
    if not (certain or in_capitals or month_day) or first.casefold() in _NOT_PLACES:
        return None
    if is_agency(place) and not (agency or month_day):
        return None
    if match["year"] and month_day:
        month_day = f"{month_day} {match['year']}"
    return Dateline(place, agency, month_day, paragraph[match.end() :])


def _caseless_dateline(paragraph: str, language: str | None) -> Dateline | None:
    match = _CASELESS_DATELINE.match(paragraph)
    if match is None or paragraph[:1].islower() or not is_place(match["place"], language):
        return None
    return Dateline(match["place"], match["agency"], None, paragraph[match.end() :])


def agency_credit(dateline: Dateline, raw: str) -> Credit | None:
    """Return the text credit that a dateline's agency gives."""
    return Credit(CreditKind.TEXT, dateline.agency, raw) if dateline.agency else None


def read_date_line(
    line: str, language: str | None = None, region: str | None = None, *, signed: bool = False, below: bool = False
) -> DateLine | None:
    """Return the date of a line that holds a date and at most a label, weekday, clock time and place.

    With `signed` the line may also hold a name, and `below` a headline any signature (`signed.is_signature`).

    >>> found = read_date_line("Updated: 4 July 2024 10:15")
    >>> found and (str(found.date.interval), found.label)
    ('2024-07-04', 'modified')
    >>> read_date_line("The treaty of 4 July 2024 was never signed by both of its parties.") is None
    True
    """
    if len(line) > _MAX_DATE_LINE_CHARS or _OTHER_ACT.search(line):
        return None
    date = next(find_dates(line, language, region), None)
    if date is None:
        return None
    before, after = line[: date.span.start], line[date.span.end :]
    rest = f"{before} {after}"
    label = ("modified" if _MODIFIED.search(before) else "published") if _LABEL.search(before) else ""
    if not label and _LABEL.search(rest):
        label = "modified" if _MODIFIED.search(after) else "published"
    words = _residue(rest, language)
    place = " ".join(words) if words and is_place(" ".join(words)) else None
    if len(words) > (_MAX_SIGNED_WORDS if signed else 2) and place is None:
        return None
    named = label or all(word[:1].isupper() for word in words)
    if words and place is None and not (named or (below and _signs(before, after, language))):
        return None
    return DateLine(date, label, place, _has_weekday(rest, language))


def _signs(before: str, after: str, language: str | None) -> bool:
    """Tell whether the words around a date sign it, or are a desk's name."""
    left, right = (_without_clock(part, language) for part in (before, after))
    return is_desk(f"{left} {right}".strip(" ,")) or is_signature(left, right)


def read_date_lines(
    line: str, language: str | None = None, region: str | None = None, *, signed: bool = False, below: bool = False
) -> list[DateLine]:
    """Return every date of a line such as "4 July 2024, updated 5 July 2024", each with the label before it.

    Runs of text that a page glues together ("Ada Berg4 July 2024Updated 5 July 2024") are parted first.

    >>> [(str(each.date.interval), each.label) for each in read_date_lines("4 July 2024Updated 5 July 2024")]
    [('2024-07-04', ''), ('2024-07-05', 'modified')]
    """
    if len(line) > _MAX_DATE_LINE_CHARS:
        return []
    line = _GLUED.sub(" · ", line)
    ends = [found.span.end for found in find_dates(line, language, region)][:_MAX_DATES]
    cuts = [0, *ends[:-1], len(line)]
    parts = (line[start:end] for start, end in itertools.pairwise(cuts))
    found = (read_date_line(part, language, region, signed=signed, below=below) for part in parts)
    return [each for each in found if each]


def _residue(text: str, language: str | None) -> list[str]:
    """Return the words of a date line that are neither label nor weekday nor clock."""
    return WORD.findall(_without_clock(text, language))


def _without_clock(text: str, language: str | None) -> str:
    """Return what stands beside a date without labels, weekdays and the words of clock times."""
    text = _RESIDUE_WORDS.sub(" ", _LABEL.sub(" ", text))
    return WORD.sub(lambda match: " " if _is_weekday(match.group(), language) else match.group(), text)


def _has_weekday(text: str, language: str | None) -> bool:
    return any(_is_weekday(word, language) for word in WORD.findall(text))


def _is_weekday(word: str, language: str | None) -> bool:
    key = word.casefold().strip(".")
    return any(key in weekday_names(each) for each in ((language, "en") if language else COMMON))


def _months() -> dict[str, int]:
    return {name: number for each in COMMON for name, number in month_names(each).items()}
