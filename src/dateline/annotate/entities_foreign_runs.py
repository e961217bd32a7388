"""Capitalised runs that may be names of people, in languages without a model, and why some are sure to be.

A run ends at a known name, at a word of an office, a form of address or of a body, and where small letters begin that
are no particle. It is sure with an office or a form of address beside it, with a given name, where its family name
stands elsewhere too, where it is joined to another person ("X und Y"), or where a sentence of meetings names it right
at its word. A single word is sure right behind an office, or as one of two who come together ("X ja Y puhuivat").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from dateline.annotate.entities_gazetteer import INFLECTED, Found
from dateline.annotate.events_foreign_words import words_of
from dateline.lang import facts
from dateline.lang.offices import office_parts, side_of_adjective, title_words
from dateline.lang.person_names import is_given_name
from dateline.lang.reading import table
from dateline.lang.towns import is_town
from dateline.model.span import Span
from dateline.text.shingles import word_set

# Languages that write all nouns with capitals: there only an office, or company that is a person, makes a run sure.
NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
# Languages that write the parts of a compound together: "Handelsministerin", "utrikesminister".
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "no", "fi", "hu", "et", "el"})
_MIN_COMPOUNDED = 4
_SMALL_OFFICES = frozenset({"ca", "cs", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sk", "uk"})
_PARTICLE = r"(?:de|da|do|dos|das|del|della|di|van|von|der|den|ter|ten|la|le|al|el|bin|ben|ibn|bint|af|zu)"
_PARTICLES = re.compile(_PARTICLE)
# The article that Arabic names have in other scripts: "el-Cuburi", "eş-Şamma".
_ARTICLE = r"(?:[ae][lsşdrtnzm]|ash|esh|ech|ul)-"
# In these languages "di" is no part of a name: it says where.
_DI_IS_IN = frozenset({"id", "ms"})
# Endings are parted from foreign names by an apostrophe.
_ENDING_APART = frozenset({"tr", "az", "fi"})
_NOBLE = r"(?:von der|von|zu|van der|van|de|da|bin|ibn|al)"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽƏȘȚА-ЯЁІЇЄҐЂ-ЏΑ-ΩΆΈ-ΏİẠ-Ỹ]"
_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f])+"
_ARTICLE_WRITTEN = re.compile(rf"{_ARTICLE}{_CAPITAL}")
_APOSTROPHES = "'’"
_WORDS_BESIDE = 6
_MR_REACH = 16
_NAME_REACH = 40
_LAST_WORD = re.compile(r"(?<![-'’\w])([^\W\d_]+(?:[-'’][^\W\d_]+)*) $")
_PAIR = 2
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
# Where an office ends with a vowel that says it is somebody's or something's.
_OFFICE_LAST = frozenset({"tr", "az"})
_POSSESSED = "ıiuü"
_MAX_WORDS = 4
_MIN_STEM = 3
_MAX_ENDING = 3
_SENTENCE_ENDS = (". ", "\n", "! ", "? ", "… ")
_AFTER_TITLE = re.compile(r"(?:, (?:\w{1,3} )?| (?:als|som|como|comme|come|jako|как|як|kao|ca) )([^\W\d_]+)")
# In Hungarian the office stands behind the name: "Kovács Péter lengyel elnök".
_OFFICE_BEHIND = {"hu": re.compile(r" (?:[^\W\d_A-ZÁÉÍÓÖŐÚÜŰ][^\W\d_]+ ){0,2}?([^\W\d_]+)")}
_BETWEEN_PEOPLE = frozenset({"meet", "talk", "receive", "call", "summit", "sign", "agree"})
_FACE_TO_FACE = frozenset({"meet", "talk", "receive", "call", "summit"})
# Languages that write the family name first.
_FAMILY_FIRST = frozenset({"hu"})
_SLAVIC = frozenset({"bg", "bs", "cs", "hr", "pl", "ru", "sh", "sk", "sl", "sr", "uk"})
_SLAVIC_SURNAME = re.compile(
    r"(?:ов|ев|ёв|єв|ин|ын|ін|їн|ск|цк|зк|ко|ук|юк|ич|ић|ян|дзе|швили|швілі|ек|ик|ак|чик|ей|ай|"
    r"ov|ev|in|sk|ck|dzk|ko|uk|wicz|ič|ić|ek|ík|ik|ák|ak|ec|eš|ař|ář|us|an|ar|as)"
    r"(?:[аеиіоуыюяйїáýíéaeiouyąęů]|ий|ый|ая|ой|ого|ому|им|ым|ом|ем|ою|ова|ová|ové|ovou|ou|ego|emu|ym|im|em|om|owi|ovi)?$"
)
# What is named after people stands before their names: "Avenida Simón Bolívar".
_NAMED_AFTER = word_set(
    """
    calle avenida plaza paseo puente teatro estadio aeropuerto universidad premio copa torneo huracán tormenta rua praça
    avenida ponte estádio aeroporto universidade prémio prêmio furacão tempestade barragem rue avenue place boulevard
    quai pont stade aéroport université lycée hôpital prix ouragan tempête cyclone via viale piazza corso ponte stadio
    aeroporto università ospedale premio trofeo uragano tempesta nave strada bulevardul piața podul stadionul aeroportul
    universitatea spitalul furtuna ulica ulicy ulicą plac placu most stadion lotnisko uniwersytet szpital statek náměstí
    ulice letiště univerzita straat plein brug schip orkaan storm gatan vägen torget gata sokağı caddesi meydanı jalan
    улица улице площадь площади проспект стадион вулиця вулиці площа площі οδός οδό πλατεία πλοίο utca tér híd katu tie
    """
)
# Languages in which a person is named by the country right before the name.
_DEMONYMS = frozenset(
    {"fr", "es", "it", "pt", "ca", "nl", "ro", "cs", "sk", "pl", "hr", "sl", "sr", "ru", "uk", "bg", "el"}
)
_OF_ONE = frozenset({"resign", "elect", "appoint", "visit", "journey"})


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run, the office word beside it, whether it is sure to be a person, and whether it is one word."""

    span: Span
    title: Span | None = None
    sure: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _NameWords:
    mr: re.Pattern[str]
    joining: re.Pattern[str]
    beside_office: re.Pattern[str]
    meeting: re.Pattern[str] | None
    opening: frozenset[str]
    bodies: frozenset[str]


def find_runs(text: str, code: str, known: Sequence[Found]) -> tuple[Run, ...]:
    """Return the runs of a text in order, each with what makes it a person."""
    runs: list[Run] = []
    for piece in _pieces(text, code, known):
        behind = runs[-1].span.end if runs else 0
        title = _title_beside(text, piece.span, behind, code) if piece.sure or not piece.alone else None
        sure = piece.sure or title is not None or _has_given_name(text, piece, code)
        runs.append(replace(piece, title=title, sure=sure))
    if code not in NOUNS_IN_CAPITALS:
        runs = [
            run if run.alone else replace(run, sure=run.sure or _recurs(text, run.span, code, known)) for run in runs
        ]
    return tuple(run for run in _in_company(text, runs, code) if run.sure or not run.alone)


def _has_given_name(text: str, run: Run, code: str) -> bool:
    """Tell whether a run begins with a given name, or ends with one where the family name goes first."""
    words = run.span.of(text).split()
    before = text[max(0, run.span.start - _NAME_REACH) : run.span.start].lower().split()
    # Where the word of what is named after somebody has a small word behind it: "Avenida de Carlos Ruiz".
    if run.alone or not _NAMED_AFTER.isdisjoint(before[-2:]):
        return False
    if before and before[-1] in table("place_words").get(code, {}).get("at", ()) and is_town(run.span.of(text)):
        return False  # "tại Hải Phòng"
    return is_given_name(words[0], code) or (code in _FAMILY_FIRST and is_given_name(words[-1], code))


@lru_cache(maxsize=4096)
def is_title(word: str, code: str) -> bool:
    """Tell whether a word names an office: as listed, bent, in the plural, or as the last part of a compound."""
    plain, titles = word.lower(), title_words(code)
    if plain in titles or plain.rpartition("-")[2] in titles:  # "US-Präsident"
        return True
    if code in _COMPOUNDING and any(
        len(title) > _MIN_COMPOUNDED and title in plain[_MIN_STEM:] and _bends(plain[plain.rfind(title) :], title)
        for title in titles
    ):
        return True
    if code in {"es", "pt", "fr", "ca"} and plain.endswith("s") and (plain[:-1] in titles or plain[:-2] in titles):
        return True
    return code in INFLECTED and any(_bends(plain, title) for title in _titles_from(code).get(plain[:_MIN_STEM], ()))


@lru_cache(maxsize=32)
def _titles_from(code: str) -> Mapping[str, Sequence[str]]:
    """Return the longer words for offices by their first letters."""
    found: dict[str, list[str]] = {}
    for title in sorted(title_words(code)):
        if len(title) > _MIN_STEM:
            found.setdefault(title[:_MIN_STEM], []).append(title)
    return found


def _bends(word: str, base: str) -> bool:
    shared = shared_beginning(word, base)
    return shared >= max(_MIN_STEM, len(base) - 1) and len(word) - shared <= _MAX_ENDING


def shared_beginning(left: str, right: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = zip(left, right, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _pieces(text: str, code: str, known: Sequence[Found]) -> Iterator[Run]:
    """Yield capitalised runs of two to four words, and shorter ones behind a form of address."""
    taken = [found.span for found in known] + [Span(*match.span()) for match in _phrases(code).finditer(text)]
    for match in _run_pattern(code).finditer(text):
        words: list[Span] = []
        for word in (*_word_pattern(code).finditer(text, *match.span()), None):
            span = Span(*word.span()) if word else None
            if (
                span is not None
                and not _ends_name(span.of(text), code, begun=bool(words))
                and not any(span.overlaps(t) for t in taken)
            ):
                words.append(span)
                continue
            yield from _piece(text, words, code)
            words = []


def _piece(text: str, words: list[Span], code: str) -> Iterator[Run]:
    """Yield what is left of the words of a run without particles at its ends and the word that opens a sentence."""
    while words and not _begins_name(words[-1].of(text)):
        words = words[:-1]
    while words and not words[0].of(text)[0].isupper():
        words = words[1:]
    if words and _opens(text, words[0]) and _is_no_name(words[0].of(text), code):
        words = words[1:]
    if len(words) > _PAIR and code in _DEMONYMS and side_of_adjective(words[0].of(text), code) is not None:
        words = words[1:]
    if not words or _is_portfolio(text, words[-1].end, code):
        return
    first = words[0].start
    addressed = _name_words(code).mr.search(text, max(0, first - _MR_REACH), first) is not None
    capitals = sum(1 for span in words if _begins_name(span.of(text)))
    if 1 < capitals <= _MAX_WORDS:
        yield Run(Span(first, words[-1].end), sure=addressed)
    elif capitals == 1:
        sure = addressed or _is_behind_office(text, words[0], code)
        if sure or _may_stand_alone(text, words[0], code):
            yield Run(Span(first, words[-1].end), sure=sure, alone=True)


def _is_portfolio(text: str, end: int, code: str) -> bool:
    """Tell whether what an office is of ends at a place: Turkish writes it before the office ("Su İşleri Bakanı")."""
    match = _NEXT_WORD.match(text, end) if code in _OFFICE_LAST else None
    return match is not None and match.group(1)[-1] in _POSSESSED and is_title(match.group(1), code)


def _begins_name(word: str) -> bool:
    """Tell whether a word has a capital, be it behind an article that is written to it."""
    return word[0].isupper() or _ARTICLE_WRITTEN.match(word) is not None


def _is_behind_office(text: str, word: Span, code: str) -> bool:
    """Tell whether the word right before a single word is an office, so that the single one is a family name.

    Slavic languages give what an office is of there too ("глава Госсовета"), Finnish and Hungarian where it is.
    """
    match = _LAST_WORD.search(text, max(0, word.start - _NAME_REACH), word.start)
    if match is None or code in _OFFICE_BEHIND or not is_title(match.group(1), code):
        return False
    name = word.of(text)
    if side_of_adjective(name, code) is not None:
        return False
    if code in _SLAVIC:
        return _SLAVIC_SURNAME.search(name) is not None
    listed = table("place_words").get(code, {})
    endings = "|".join(filter(None, (listed.get("at_ending"), listed.get("to_ending"))))
    return not endings or re.search(rf"(?:{endings})$", name) is None


def _may_stand_alone(text: str, word: Span, code: str) -> bool:
    """Tell whether a single word may be a family name: no acronym, no adjective, no end of a longer name."""
    name = word.of(text)
    if code in NOUNS_IN_CAPITALS or name.isupper() or side_of_adjective(name, code) is not None:
        return False
    before = _LAST_WORD.search(text, max(0, word.start - _NAME_REACH), word.start)
    return before is None or before.group(1)[0].islower() or _opens(text, Span(*before.span(1)))


@lru_cache(maxsize=4096)
def _is_no_name(word: str, code: str) -> bool:
    """Tell whether a word that opens a sentence is none of a name: a small word, or one for a happening."""
    listed = words_of(code)
    return word.lower() in _name_words(code).opening or (listed is not None and listed.forms.is_one(word))


def _opens(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _MR_REACH) : span.start].rstrip(" «“„\"'(—–-")
    return not before or before[-1] in ".!?…:\n»”“"


def _ends_name(word: str, code: str, *, begun: bool) -> bool:
    """Tell whether a word is no part of a name: of an office, of a body, a day, or in small letters and no particle.

    Where offices have small letters, a capital behind a given name makes one a family name: "Pablo Rey".
    """
    plain = word.lower()
    words = _name_words(code)
    office = is_title(word, code) and not (begun and code in _SMALL_OFFICES)
    return (
        plain in office_parts(code)
        or plain in words.bodies
        or (len(plain) > _MIN_STEM and plain in facts.weekdays(code))
        or not (_begins_name(word) or (_PARTICLES.fullmatch(word) and not (word == "di" and code in _DI_IS_IN)))
        or office
        or words.mr.fullmatch(word + " ") is not None
    )


def _title_beside(text: str, span: Span, behind: int, code: str) -> Span | None:
    """Return the office word within a few words before the name in its sentence, or right after it and a comma.

    `behind` is where the run before ends: an office before that one is not this one's.
    """
    start = max(behind, *(text.rfind(sign, 0, span.start) + 1 for sign in _SENTENCE_ENDS))
    before = list(_word_pattern(code).finditer(text, start, span.start))[-_WORDS_BESIDE:]
    for place, match in reversed(list(enumerate(before))):
        pair = Span(before[place - 1].start(), match.end()) if place else None
        if pair is not None and pair.of(text).lower() in title_words(code):
            return pair
        if is_title(match.group(), code):
            return Span(*match.span())
    behind_it = (pattern.match(text, span.end) for pattern in (_AFTER_TITLE, _OFFICE_BEHIND.get(code)) if pattern)
    return next((Span(*found.span(1)) for found in behind_it if found and is_title(found.group(1), code)), None)


def is_title_before(text: str, place: int, code: str) -> bool:
    """Tell whether the word right before a place names an office."""
    match = _LAST_WORD.search(text, max(0, place - _NAME_REACH), place)
    return match is not None and is_title(match.group(1), code)


def _recurs(text: str, span: Span, code: str, known: Sequence[Found]) -> bool:
    """Tell whether the family name of a run stands elsewhere, as no part of a name of the fact tables."""
    surname = span.of(text).rsplit(maxsplit=1)[-1]
    stem = surname[:-1] if code in INFLECTED and len(surname) > _MIN_STEM + 1 else surname
    pattern = re.compile(rf"(?<![\w-]){re.escape(stem)}\w{{0,3}}(?![\w-])")
    places = [Span(*match.span()) for match in pattern.finditer(text)]
    elsewhere = [place for place in places if not span.overlaps(place)]
    return bool(elsewhere) and not any(found.span.overlaps(place) for found in known for place in places)


def _in_company(text: str, runs: list[Run], code: str) -> list[Run]:
    """Make runs sure that are joined to a sure one, or that a sentence of meetings names right at its word."""
    words = _name_words(code)
    found = list(runs)
    for place, (one, other) in enumerate(pairwise(runs)):
        between = text[one.span.end : other.span.start]
        # Names that are joined are given alike: both in full, or both by the family name.
        if one.alone == other.alone and one.sure != other.sure and words.joining.fullmatch(between):
            found[place], found[place + 1] = replace(one, sure=True), replace(other, sure=True)
        elif not one.sure and other.title is not None and words.beside_office.fullmatch(between):
            found[place] = replace(one, sure=code not in NOUNS_IN_CAPITALS)
    for place, run in enumerate(found):
        if not run.sure and (_is_one_of_two(text, place, runs, code) if run.alone else _is_met(text, run, runs, code)):
            found[place] = replace(run, sure=True)
    return found


def _is_met(text: str, run: Run, runs: Sequence[Run], code: str) -> bool:
    """Tell whether a sentence of meetings or changes of office names a run as only a person is named."""
    words, listed = _name_words(code), words_of(code)
    if listed is None:
        return False
    sentence = _sentence_of(text, run.span)
    beside = [other for other in runs if sentence.covers(other.span) and other is not run and not other.alone]
    joined = any(words.joining.fullmatch(text[a.span.end : b.span.start]) for a, b in _pairs(run, beside))
    if joined or (words.meeting is not None and words.meeting.search(text, sentence.start, run.span.start)):
        return _tells(text, sentence, _BETWEEN_PEOPLE, code)
    before = _LAST_WORD.search(text, max(sentence.start, run.span.start - _NAME_REACH), run.span.start)
    if before is not None and code in _DEMONYMS and side_of_adjective(before.group(1), code) is not None:
        return _tells(text, sentence, _BETWEEN_PEOPLE, code)  # "avec le Tunisien Slim Ben Achour"
    return not beside and code not in NOUNS_IN_CAPITALS and _tells(text, sentence, _OF_ONE, code)


def _is_one_of_two(text: str, place: int, runs: Sequence[Run], code: str) -> bool:
    """Tell whether a single word is joined to another one in a sentence that tells how two people came together."""
    joining = _name_words(code).joining
    pairs = [(place - 1, place)] * (place > 0) + [(place, place + 1)] * (place + 1 < len(runs))
    joined = any(
        runs[a].alone and runs[b].alone and joining.fullmatch(text[runs[a].span.end : runs[b].span.start])
        for a, b in pairs
    )
    return joined and _tells(text, _sentence_of(text, runs[place].span), _FACE_TO_FACE, code)


def _sentence_of(text: str, span: Span) -> Span:
    start = max(text.rfind(sign, 0, span.start) + 1 for sign in _SENTENCE_ENDS)
    ends = [place for sign in _SENTENCE_ENDS if (place := text.find(sign, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def _pairs(run: Run, beside: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    for other in beside:
        yield (run, other) if run.span.start < other.span.start else (other, run)


def _tells(text: str, sentence: Span, lists: frozenset[str], code: str) -> bool:
    listed = words_of(code)
    found = listed.forms.find(text, sentence.start, sentence.end) if listed is not None else []
    return any(name in lists for (name, _), _ in found)


@lru_cache(maxsize=32)
def _name_words(code: str) -> _NameWords:
    words = table("name_words").get(code, {})
    named = _any_of(words.get("mr", ()))
    joining = _any_of(words.get("and", ()))
    company = words.get("with", ())
    article = rf"(?:{_any_of(words['article'])}\s+)?" if "article" in words else ""
    return _NameWords(
        mr=re.compile(rf"(?<![\w]){named}\.?\s+$" if named else r"(?!)", re.IGNORECASE),
        joining=re.compile(rf"\s+{joining}\s+{article}" if joining else r"(?!)"),
        beside_office=re.compile(rf"\s+{joining}\s+(?:[^\s.,;:]+\s+){{1,3}}" if joining else r"(?!)"),
        meeting=re.compile(rf"(?<!\w){_any_of(company)}\s+$") if company else None,
        opening=frozenset(words.get("opening", ())),
        bodies=frozenset(words.get("bodies", ())),
    )


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})" if words else ""


@lru_cache(maxsize=32)
def _phrases(code: str) -> re.Pattern[str]:
    """Return a pattern for offices of several words ("perdana menteri"), which are no part of a name."""
    phrases = [title for title in title_words(code) if " " in title]
    body = _any_of(phrases)
    return re.compile(rf"(?<!\w){body}(?!\w)" if body else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _word_pattern(code: str) -> re.Pattern[str]:
    joints = "-" if code in _ENDING_APART else f"-{_APOSTROPHES}"
    return re.compile(rf"{_LETTERS}(?:[{joints}]{_LETTERS})*")


@lru_cache(maxsize=32)
def _run_pattern(code: str) -> re.Pattern[str]:
    joints = "-" if code in _ENDING_APART else f"-{_APOSTROPHES}"
    capitalised = rf"{_CAPITAL}(?:{_LETTERS})?(?:[{joints}]{_LETTERS})*"
    initial = rf"(?:(?<=\W{_CAPITAL})\.)?"  # elsewhere a point ends the sentence
    joined = rf"(?:{_ARTICLE})?{capitalised}"
    if code in NOUNS_IN_CAPITALS:
        # Between nouns "der" and "von" are what they mean: "Justiz von Karl Lang", but "Ursula von der Leyen".
        last = rf"(?: {_NOBLE} {capitalised}(?! {_CAPITAL}))?"
        return re.compile(rf"(?<![\w-]){capitalised}(?:{initial} {joined})*{last}(?![\w-])")
    particles = rf"(?:{_PARTICLE} ){{0,2}}"
    return re.compile(rf"(?<![\w-]){capitalised}(?:{initial} {particles}{joined})*(?![\w-])")
