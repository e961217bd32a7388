"""How the parts of a name may read in consonants, whatever script they stand in: by this names meet across scripts.

Scripts leave out vowels, and put one letter for several sounds: the Hebrew פ is p or f, the Arabic ج j or g, the Greek
χ kh or h; Latin letters do so as well (ch, j, soft g). So a part has several readings, and two parts may be one name
where they share one. Voiced and voiceless sounds are one class, breaths and glides none.
"""

import re
from functools import lru_cache
from itertools import product

from anyascii import anyascii

# Each unit of letters with the classes that it may stand for: t, k, b, s, n, l, r, or none.
_UNITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch|dzh|tch|tsh|shch|sz|cz|sh|zh|dj|dz|ts|tz|zz|ss", ("s",)),
    ("sch", ("s", "sk")),
    ("ch(?=[rl])", ("k", "")),
    ("ch", ("s", "", "k")),
    ("ck|cc(?![eiy])|qu|q", ("k",)),
    ("kh|gh", ("", "k")),
    ("ph", ("", "b")),
    ("th", ("t",)),
    ("ng", ("n", "nk")),
    ("j", ("s", "", "k")),
    ("g(?=[eiy])", ("k", "s", "")),
    ("c(?=[eiy])", ("s",)),
    ("x", ("ks", "s", "")),
    ("[ckg]", ("k",)),
    ("[dt]", ("t",)),
    ("[bp]", ("b",)),
    ("[sz]", ("s",)),
    ("[mn]", ("n",)),
    ("l", ("l",)),
    ("r", ("r",)),
)
_HEBREW = {
    "ב": ("b", ""), "ג": ("k", "s"), "ד": ("t",), "ז": ("s",), "ט": ("t",), "כ": ("k", ""), "ך": ("", "k"), "ל": ("l",),
    "מ": ("n",), "ם": ("n",), "נ": ("n",), "ן": ("n",), "ס": ("s",), "פ": ("b", ""), "ף": ("",), "צ": ("s",),
    "ץ": ("s",), "ק": ("k",), "ר": ("r",), "ש": ("s",), "ת": ("t",),
}  # fmt: skip
_ARABIC = {
    "ب": ("b",), "پ": ("b",), "ت": ("t",), "ث": ("t", "s"), "ج": ("s", "k"), "چ": ("s",), "خ": ("", "k"), "د": ("t",),
    "ذ": ("t", "s"), "ر": ("r",), "ز": ("s",), "ژ": ("s",), "س": ("s",), "ش": ("s",), "ص": ("s",), "ض": ("t",),
    "ط": ("t",), "ظ": ("s", "t"), "غ": ("k", ""), "ق": ("k",), "ك": ("k",), "ک": ("k",), "گ": ("k",), "ل": ("l",),
    "م": ("n",), "ن": ("n",), "ٹ": ("t",), "ڈ": ("t",), "ڑ": ("r",),
}  # fmt: skip
_GREEK = {
    "ντ": ("t",), "μπ": ("b",), "γκ": ("k",), "τζ": ("s",), "τσ": ("s",), "γ": ("k", ""), "χ": ("k", "", "s"),
    "ξ": ("ks",), "ψ": ("bs",), "δ": ("t",), "τ": ("t",), "θ": ("t",), "κ": ("k",), "π": ("b",), "ζ": ("s",),
    "σ": ("s",), "ς": ("s",), "μ": ("n",), "ν": ("n",), "λ": ("l",), "ρ": ("r",),
}  # fmt: skip
_MARKED = str.maketrans({"ç": "ch", "č": "ch", "ć": "ch", "ş": "sh", "š": "sh", "ș": "sh", "ž": "zh", "ц": "ts"})
_SILENT_THAI = re.compile("[ก-ฮ][ิุ]?์")
_FINAL_THAI = re.compile("[จชซศษสดตฎฏ](?=$|[ก-ฮ](?![ะาิีึืุูเแโไใ]))")
_ARTICLE = re.compile("^(?:ال|el-|al-|as-|ad-|an-|ar-|ash-|at-|az-)(?=..)")
_PARTS = re.compile(r"[\s·・‧]+")
_LATIN = re.compile("|".join(f"(?P<u{number}>{unit})" for number, (unit, _) in enumerate(_UNITS)))
_ONE_LETTER = {**_HEBREW, **_ARABIC}
_GREEK_UNITS = re.compile("|".join(sorted(_GREEK, key=len, reverse=True)))
_EAST = re.compile("[\u0e01-\u0e5b\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_LONG_VOWEL = re.compile("(?<=[^aeiou])(?:ou|oo|uu)(?=[^aeiou])")
_WAW = re.compile("[وוؤ]")
_MOST = 24


def parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name, whatever sign parts them.

    >>> parts("安娜·贝尔格"), parts("Anna Berg")
    (('安娜', '贝尔格'), ('Anna', 'Berg'))
    """
    return tuple(part for part in _PARTS.split(name) if part)


@lru_cache(maxsize=65_536)
def readings(part: str) -> frozenset[str]:
    """Return the ways in which a part of a name may read, in classes of consonants.

    >>> sorted(readings("הרפז")), readings("Harpaz"), "krsnt" in readings("Χρυσάνθου")
    (['rbs', 'rs'], frozenset({'rbs'}), True)
    """
    units = _units(_ARTICLE.sub("", part.casefold()))
    found: set[str] = set()
    for chosen in product(*units):
        found.add(re.sub(r"(.)\1+", r"\1", "".join(chosen)))
        if len(found) >= _MOST:
            break
    return frozenset(found - {""})


def _units(part: str) -> list[tuple[str, ...]]:
    if any(sign in _ONE_LETTER for sign in part):
        return [_ONE_LETTER[sign] for sign in part if sign in _ONE_LETTER]
    if _GREEK_UNITS.search(part):
        return [_GREEK[match.group()] for match in _GREEK_UNITS.finditer(part)]
    plain = _FINAL_THAI.sub("ต", _SILENT_THAI.sub("", part)) if "\u0e01" <= part[:1] <= "\u0e5b" else part
    plain = anyascii(plain.translate(_MARKED)).casefold()
    found = [_UNITS[int((match.lastgroup or "u0")[1:])][1] for match in _LATIN.finditer(plain)]
    # Korean writes f as p.
    return [("b", "") if unit == ("b",) else unit for unit in found] if _HANGUL.search(part) else found


def _lacks_long_vowel(written: str, spoken: str) -> bool:
    consonantal = any(sign in _ONE_LETTER for sign in written)
    return consonantal and _LONG_VOWEL.search(spoken) is not None and _WAW.search(written) is None


def surest(name: str) -> str:
    """Return what every script keeps of a name: its t, n and l or r, part by part in any order.

    >>> surest("Noga Harpaz") == surest("נוגה הרפז"), surest("Donald Trump") == surest("도널드 트럼프")
    (True, True)
    """
    kept = (re.sub(r"(.)\1+", r"\1", re.sub("[^tnl]", "", min(coarse(part), default=""))) for part in parts(name))
    return "|".join(sorted(kept))


@lru_cache(maxsize=65_536)
def coarse(part: str) -> frozenset[str]:
    """Return the readings of a part with l and r as one, as scripts of the East have them.

    >>> coarse("特朗普") & coarse("Trump"), coarse("マクロン") & coarse("Macron")
    (frozenset({'tlnb'}), frozenset({'nkln'}))
    """
    return frozenset(re.sub(r"(.)\1+", r"\1", reading.replace("r", "l")) for reading in readings(part))


def shared(one: str, other: str) -> str:
    """Return the longest reading that two parts in different scripts share; nothing where they share none.

    A long "ou" is written in Arabic and Hebrew too: Mahmoud is no محمد.
    """
    if _lacks_long_vowel(one, other) or _lacks_long_vowel(other, one):
        return ""
    read = coarse if _EAST.search(one) or _EAST.search(other) else readings
    return max(read(one) & read(other), key=lambda reading: (len(reading), reading), default="")
