"""Names compared across spellings: transliteration, order of names, initials, short forms, company endings.

Nothing here knows any person. Two spellings are compared by what they sound like in Latin letters, since the same name
reaches a reader through several transliterations (Yuri / Yuriy / Iouri).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA, JaroWinkler

from dateline.text.readings import coarse, parts, shared
from dateline.text.shingles import word_set

_TOKEN = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’`ʼ](?=[a-z])")
_HONORIFICS = word_set(
    """
    mr mrs ms miss dr prof professor sir dame lord lady sheikh shaikh president chancellor king queen prince
    princess senator governor general gen colonel col major maj captain capt lieutenant lt sgt minister hon rev
    jr sr ii iii iv
    """
)
_PARTICLES = word_set(
    """
    de da do dos das del della di du van von der den la le el al bin ibn ben abu the and y e st
    """
)
_LEGAL_FORMS = word_set(
    """
    inc incorporated llc ltd limited plc corp corporation co company gmbh ag sa srl spa bv nv oy ab as pjsc ojsc
    oao ooo pao jsc kg lp llp sarl kk pte pty lda group holding holdings
    """
)

# Legal forms of several words, and words that companies shorten.
_LEGAL_PHRASES = re.compile(
    r"\b(?:(?:open |public |closed )?joint stock company|limited liability company|public limited company|"
    r"gesellschaft mit beschrankter haftung|aktiengesel+schaft|akg|sp z o o|societatea cu raspundere limitata|"
    r"(?:otkrytoe |publichnoe )?akts?ionernoe obs?hchestvo|jsc|zao)\b"
)
_SHORTENED = {"intl": "international", "1st": "first", "2nd": "second", "3rd": "third", "bros": "brothers"}

# Ways in which transliterations of one sound differ; applied in turn, longest first where it matters.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh", "s"),
        (r"tch|tsch|ch|cz|tsh|ts|tz", "c"),
        (r"kh|gh|ch", "h"),
        (r"dzh|zh|dj|j", "c"),
        (r"ph|v|w|ff|gv", "f"),
        (r"ck|q|x|k", "k"),
        (r"th", "t"),
        (r"ou|oo|eu", "u"),
        (r"iy|yi|ij|yy|ii|ie|ye|ey|ay|ai|ei|ee|y|i|e", "i"),
        (r"z", "s"),
        (r"aa|ah", "a"),
        (r"(.)\1+", r"\1"),
    )
)
# Signs that stand for a sound only together, and endings that Slavic languages bend names with.
_DIGRAPHS = (("ντ", "d"), ("μπ", "b"), ("γκ", "g"), ("τζ", "j"))
_MARKED = str.maketrans({"ç": "ch", "č": "ch", "ć": "ch", "ş": "sh", "š": "sh", "ș": "sh", "ž": "zh"})
_BENT = re.compile(r"(?<=[а-яёіїєґ]{3})(?:ом|ем|ём|ым|им|ой|ей|ого|ому|[ауеюяыиі])\b")
# What is left of a name's sounds in scripts that write no vowels, or few of the consonants.
_CONSONANTS = tuple(
    (re.compile(pattern), left)
    for pattern, left in (
        (r"x", "ks"),
        (r"ph", "f"),
        (r"dzh|dj|tch|tsh|sch|zh|sh|ch|cz|ts|tz|j|c(?=[eiy])|z", "s"),
        (r"kh|gh|h", ""),
        (r"th|d", "t"),
        (r"p", "b"),
        (r"[fvw]", ""),
        (r"[gqc]", "k"),
        (r"m", "n"),
        (r"[aeiouy]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_BLUNT = ("m", "kh|gh|h", "[fvw]")
# The same with f and v, h and m told apart: short names need them, and most scripts write them.
_CLOSER = tuple(
    (re.compile(pattern), left)
    for pattern, left in (
        (r"kh|gh", "h"),
        (r"ph|v", "f"),
        (r"w", ""),
        *((rule.pattern, left) for rule, left in _CONSONANTS if rule.pattern not in _BLUNT),
        (r"^h|h$", ""),
    )
)
_SOFT = re.compile(r"g[eiy]")
_LATIN = re.compile(r"[^\W\d_\u0250-\uffff]")
_LONG_SKELETON, _SURNAME_SKELETON, _CLOSER_SKELETON = 6, 3, 4
# So many consonants must two names share that read alike part by part.
_READ_ALIKE = 5
# Vowels that languages put for one another when they take over a name: Barakat, Berekat.
_BLURRED = str.maketrans("eo", "au")
_BLURRED_FROM = 5
_VOWELS_WRITTEN = re.compile("[A-Za-z\u00c0-\u058f\u10a0-\u10ff\u1e00-\u1fff]")
# Marks that Arabic and Hebrew may leave out, signs that they take for one another, nasals that India writes as one.
_UNSPOKEN = re.compile("[\u064b-\u0652\u0640\u200c-\u200f\u0591-\u05c7'\"״׳]")
_ONE_SIGN = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "گ": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
    }
)
_NASAL = re.compile("[ङञणनम]्(?=[क-ह])")
_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}")
_NEAR_SPELLING = 0.9
_SHORTEST_FUZZY = 4
# Two parts that differ by slips of the pen only, and up to which share of their letters.
SLIP = 0.75
_SLIPS = 0.34
_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA = frozenset({"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"})
_SHORTEST_SLIP = 2
_LONG_NAME = 10


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return a name in plain lower-case Latin letters, initials without stops, apostrophes closed up.

    >>> fold("Юрий Ушаков"), fold("U.S. Steel")
    ('yuriy ushakov', 'us steel')
    """
    plain = anyascii(name).casefold()
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    return " ".join(_TOKEN.findall(_APOSTROPHE.sub("", plain.replace("&", " and "))))


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """Return a name in plain letters where its script writes the vowels, else without marks that it may leave out.

    >>> plain("Østen"), plain("अरविंद") == plain("अरविन्द"), plain("أحمد") == plain("احمد")
    ('osten', True, True)
    """
    if _VOWELS_WRITTEN.match(name):
        return fold(name).replace(" ", "")
    return _NASAL.sub("ं", _UNSPOKEN.sub("", name).translate(_ONE_SIGN))


@lru_cache(maxsize=65_536)
def tokens(name: str) -> tuple[str, ...]:
    """Return the parts of a person's name without titles and particles.

    >>> tokens("President Xi Jinping"), tokens("Ursula von der Leyen")
    (('xi', 'jinping'), ('ursula', 'leyen'))
    """
    parts = fold(name).split()
    kept = tuple(part for part in parts if part not in _HONORIFICS and part not in _PARTICLES)
    return kept or tuple(parts)


def is_full(name: str) -> bool:
    """Tell whether a name of a person has more than one part; in Chinese signs the parts stand together.

    >>> is_full("Wang Wentao"), is_full("王文涛"), is_full("Wang")
    (True, True, False)
    """
    return len(tokens(name)) > 1 or _HAN_NAME.fullmatch(name) is not None


@lru_cache(maxsize=65_536)
def sound(token: str) -> str:
    """Return roughly how a folded name part sounds, so that its transliterations meet.

    >>> sound("yuriy") == sound("yuri"), sound("zelenskyy") == sound("zelenskiy")
    (True, True)
    """
    for pattern, replacement in _SOUNDS:
        token = pattern.sub(replacement, token)
    return token


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Return the consonants of a name, those that scripts mix up under one sign: what is left of it in any script.

    >>> skeleton("Emmanuel Macron") == skeleton("إيمانويل ماكرون"), skeleton("Эрдоганом") == skeleton("Erdoğan")
    (True, True)
    """
    name = _BENT.sub("", name.casefold())
    for signs, letter in _DIGRAPHS:
        name = name.replace(signs, letter)
    left = "".join(tokens(name.translate(_MARKED)))
    for pattern, replacement in _CONSONANTS:
        left = pattern.sub(replacement, left)
    return left


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters.

    >>> is_latin("Łukasz"), is_latin("Лукаш")
    (True, False)
    """
    return _LATIN.match(name) is not None


def is_of_signs(name: str) -> bool:
    """Tell whether a name is written in Chinese, Japanese or Korean signs, whose reading depends on whose name it is.

    >>> is_of_signs("岸田文雄"), is_of_signs("Μητσοτάκης")
    (True, False)
    """
    return _SIGNS.search(name) is not None


def script(name: str) -> str:
    """Return the script that a name is written in, as Unicode names its letters; kana and Han signs are one.

    >>> script("Anna"), script("Анна"), script("安娜"), script("アンナ")
    ('LATIN', 'CYRILLIC', 'CJK', 'CJK')
    """
    letter = next((sign for sign in name if sign.isalpha()), "")
    found = unicodedata.name(letter, "").partition(" ")[0] if letter else ""
    return "CJK" if found in _KANA else found


def same_across_scripts(one: str, other: str) -> bool:
    """Tell whether two full names in different scripts may be read alike, part by part or all in one.

    >>> same_across_scripts("נוגה הרפז", "Noga Harpaz"), same_across_scripts("도널드 트럼프", "Donald Trump")
    (True, True)
    >>> same_across_scripts("נועה לוי", "Noa Levi")
    False
    """
    if script(one) == script(other):
        return False
    if len(skeleton(one)) >= _LONG_SKELETON and skeleton(one) == skeleton(other):
        return True
    left, right = parts(one), parts(other)
    if len(left) != len(right) or len(left) < 2:
        return False
    return any(_read_alike(left, turned) for turned in (right, right[::-1]))


def _read_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    common = [shared(a, b) for a, b in zip(left, right, strict=True)]
    return all(common) and sum(map(len, common)) >= _READ_ALIKE


def same_surname_across_scripts(one: str, other: str) -> bool:
    """Tell whether two full names in different scripts end alike and share the first consonant of a given name.

    That is no proof by itself: it takes the same country or the same company.

    >>> same_surname_across_scripts("Ταγίπ Ερντογάν", "Recep Tayyip Erdogan")
    True
    """
    if script(one) == script(other):
        return False
    left, right = parts(one), parts(other)
    if len(left) < 2 or len(right) < 2:
        return False
    given = ({sound for part in each[:-1] for sound in _first_sounds(part)} for each in (left, right))
    alike = skeleton(left[-1]) == skeleton(right[-1]) and len(skeleton(left[-1])) >= _SURNAME_SKELETON
    alike = alike or len(shared(left[-1], right[-1])) >= _SURNAME_SKELETON
    return alike and not next(given).isdisjoint(next(given))


def surname_readings(name: str) -> frozenset[str]:
    """Return how the family name of a full name may read: keys under which names in different scripts meet.

    >>> sorted(surname_readings("Noga Harpaz") & surname_readings("נוגה הרפז"))
    ['lbs', 'nk']
    """
    found = parts(name)
    ends = {found[0], found[-1]} if len(found) > 1 else set()
    return frozenset(reading for part in ends for reading in coarse(part) if len(reading) > 1)


def _first_sounds(part: str) -> frozenset[str]:
    """Return the first consonants that a name may begin with: "g" is soft before "e" and "i" in many languages."""
    soft = {"s"} if _SOFT.match(fold(part)) else set()
    return frozenset({skeleton(part)[:1], *soft} - {""})


def same_by_country(one: str, other: str) -> bool:
    """Tell whether two full names of people of one country are one name, though they agree less than names must.

    In different scripts the consonants of each part have to be the same; in one script the sounds, but for vowels that
    languages put for one another.

    >>> same_by_country("İlham Əliyev", "إلهام علييف"), same_by_country("Yusuf Berekat", "Yusuf Barakat")
    (True, True)
    >>> same_by_country("Mario Lopez", "Maria Lopez")
    False
    """
    left, right = tokens(one), tokens(other)
    if len(left) != len(right) or len(left) == 1:
        return False
    if is_latin(one) != is_latin(other):
        parts = tuple(map(_closer, left))
        return sum(map(len, parts)) >= _CLOSER_SKELETON and parts == tuple(map(_closer, right))
    return all(sound(a) == sound(b) or _is_blurred(a, b) for a, b in zip(left, right, strict=True))


def _closer(token: str) -> str:
    for pattern, left in _CLOSER:
        token = pattern.sub(left, token)
    return token


def _is_blurred(one: str, other: str) -> bool:
    blurred = sound(one.translate(_BLURRED)) == sound(other.translate(_BLURRED))
    return blurred and min(len(one), len(other)) >= _BLURRED_FROM


def sounds(name: str) -> frozenset[str]:
    """Return the sounds of every name part: keys under which spellings of one name meet."""
    return frozenset(sound(token) for token in tokens(name) if len(token) > 1)


def _alike(one: str, other: str) -> float:
    """Return how well two name parts agree, from 0 to 1; a bare initial agrees with any name it begins.

    A slip of one letter in a short part, or of two in a long one, is worth less than `SLIP`: it may as well be another
    name.
    """
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.9 if one[0] == other[0] else 0.0
    if sound(one) == sound(other) or _sounds_with_y(one) == _sounds_with_y(other):
        return 0.96
    shorter = min(len(one), len(other))
    edits = min(OSA.distance(one, other), OSA.distance(sound(one), sound(other)))
    near = max(JaroWinkler.similarity(one, other), JaroWinkler.similarity(sound(one), sound(other)))
    if shorter >= _SHORTEST_FUZZY and near >= _NEAR_SPELLING and edits <= 1 + max(len(one), len(other)) // 8:
        return near
    slips = edits / max(len(one), len(other))
    return SLIP if slips <= _SLIPS and shorter >= _SHORTEST_SLIP else 0.0


def _sounds_with_y(token: str) -> str:
    """Return how a part sounds where "j" is the first sound of "yes": Alijew, Aliyev."""
    return sound(token.replace("j", "y")) if "j" in token else sound(token)


def person_likeness(one: str, other: str) -> float:
    """Return how likely two full names are spellings of one person's name, from 0 to 1.

    Every part of the shorter name must agree with a part of its own in the longer one. A name of a single part agrees
    with nothing but itself: which of several bearers it means cannot be told from the name.

    >>> person_likeness("Yuri Ushakov", "Ushakov, Yuriy") > 0.9
    True
    >>> person_likeness("Bashar al-Assad", "Hafez al-Assad")
    0.0
    """
    left, right = tokens(one), tokens(other)
    if left == right:
        return 1.0
    if sound("".join(left)) == sound("".join(right)):
        return 0.97
    if same_across_scripts(one, other):
        return 0.95
    short, long = sorted((left, right), key=lambda parts: (len(parts), parts))
    if len(short) < 2:
        return _alike(short[0], long[0]) if len(long) == 1 and len(short[0]) >= _SHORTEST_FUZZY else 0.0
    free, worst, slips = list(long), 1.0, 0
    for part in short:
        best = max(free, key=lambda candidate: _alike(part, candidate))
        likeness = _alike(part, best)
        slips += likeness == SLIP
        worst = min(worst, likeness)
        if worst == 0.0 or slips > 1:
            return 0.0
        free.remove(best)
    return max(0.0, worst - 0.04 * len(free) - _order_cost(short, long))


def _order_cost(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """Return what it costs that two parts have changed places: a family name may go first, a father's name may not."""
    if len(short) < 3 or sorted(short) != sorted(long):
        return 0.0
    turned = any(short == long[turn:] + long[:turn] for turn in range(len(long)))
    return 0.0 if turned else 0.3


def is_short_form(short: str, full: str) -> bool:
    """Tell whether `short` names fewer parts of the same name: "Xi" for "Xi Jinping", "Kim" for "Kim Jong-un".

    >>> is_short_form("Xi", "Xi Jinping"), is_short_form("Xi Jinping", "Xi")
    (True, False)
    """
    few, many = tokens(short), tokens(full)
    if len(few) >= len(many):
        return False
    if all(any(part == other or sound(part) == sound(other) for other in many) for part in few):
        return True
    if script(short) == script(full):
        return False
    left, surname = skeleton(short), skeleton(full.rsplit(maxsplit=1)[-1])
    alike = len(left) >= _SURNAME_SKELETON and left == surname
    return alike or len(shared(short, parts(full)[-1])) >= _SURNAME_SKELETON


@lru_cache(maxsize=65_536)
def organisation_words(name: str) -> tuple[str, ...]:
    """Return the words of an organisation's name without legal forms, in American spelling.

    >>> organisation_words("World Trade Organisation") == organisation_words("the World Trade Organization")
    True
    """
    plain = _LEGAL_PHRASES.sub(" ", fold(name)).split() or fold(name).split()
    words = [_american(_SHORTENED.get(word, word)) for word in plain if word not in ("the", "of", "for", "and")]
    kept = tuple(word for word in words if word not in _LEGAL_FORMS)
    return kept or tuple(words)


def _american(word: str) -> str:
    word = re.sub(r"isation(s?)$", r"ization\1", word)
    word = re.sub(r"(?<=[a-z]{3})ise$", "ize", word)
    word = re.sub(r"(?<=[a-z]{3})our$", "or", word)
    return {"centre": "center", "defence": "defense", "programme": "program", "theatre": "theater"}.get(word, word)


def acronym(name: str) -> str:
    """Return the first letters of a name of three words or more, small words left out; otherwise nothing.

    >>> acronym("Shanghai Cooperation Organisation"), acronym("World Bank")
    ('sco', '')
    """
    words = [word for word in fold(name).split() if word not in ("the", "of", "for", "and", "on", "in")]
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


def organisation_likeness(one: str, other: str) -> float:
    """Return how likely two names are of one organisation, from 0 to 1.

    >>> organisation_likeness("SCO", "Shanghai Cooperation Organization")
    0.9
    >>> organisation_likeness("Deutsche Bank", "Dresdner Bank")
    0.0
    """
    left, right = organisation_words(one), organisation_words(other)
    if left == right:
        return 1.0
    if "".join(left) == "".join(right):
        return 0.97
    if _is_acronym(one, other) or _is_acronym(other, one):
        return 0.9
    if sorted(left) == sorted(right):
        return 0.95
    if len(left) != len(right):
        return 0.0
    each = [_alike(a, b) for a, b in zip(left, right, strict=True)]
    if min(each) >= _NEAR_SPELLING:
        return min(each)
    letters = sum(map(len, left))
    return SLIP if sum(part == SLIP for part in each) == 1 and 0.0 not in each and letters >= _LONG_NAME else 0.0


def _is_acronym(short: str, full: str) -> bool:
    word = fold(short).replace(" ", "")
    return len(word) >= 3 and " " not in short.strip() and short.strip(". ").isupper() and word == acronym(full)
