"""Which person names on one page name the same person.

Full names are compared by their words; a single word ("Xi", "Kim", "Lula") is a short form of the full name that has it
first or last, so no list of family-name-first cultures is needed. People who share a surname stay apart.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anyascii import anyascii
from rapidfuzz import fuzz

# Letters that transliterations swap; what is left are the consonants a name keeps in every spelling.
_SWAPS = (
    (re.compile(r"tch|zh|ch|dj|q(?=i)|j"), "j"),
    (re.compile(r"sch|sh|x(?=i)"), "s"),
    (re.compile(r"ng(?![aeiouy])"), "n"),
    (re.compile(r"ph|v|w|ff"), "f"),
    (re.compile(r"kh|gh|ck|c|q|g|h"), "k"),
    (re.compile(r"ts|tz|z"), "s"),
    (re.compile(r"th|d"), "t"),
    (re.compile(r"b"), "p"),
)
_VOWELS = re.compile(r"[aeiouy'’.\-]")
_MIN_RATIO = 55
_PARTICLES = frozenset({
    "al", "abu", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "mac", "st", "st.", "ten", "ter", "van", "von",
})  # fmt: skip
_NEARLY_EQUAL = 88
_MIN_SKELETON = 2


@dataclass
class Person:
    """One person of the page while names are being grouped: all full and short forms, the fullest first."""

    forms: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form; of equals the one met first."""
        return max(self.forms, key=lambda form: len(words_of(form)))

    def short_forms(self) -> set[str]:
        """Return the single words that can stand for the person."""
        shorts: set[str] = set()
        for form in self.forms:
            parts = words_of(form)
            shorts.update((parts[0], parts[-1]))
            # "van der Bellen", "da Silva", "bin Salman": the particle belongs to the family name.
            particles = [
                i for i, part in enumerate(parts[:-1]) if i and (part[0].islower() or part.lower() in _PARTICLES)
            ]
            if particles:
                shorts.add(" ".join(parts[particles[0] :]))
        return {short for short in shorts if len(plain(short)) > 1}


def words_of(name: str) -> list[str]:
    """Return the words of a name; hyphens join ("Jong-un"), full stops go with initials.

    >>> words_of("Kim Jong-un")
    ['Kim', 'Jong-un']
    """
    return name.replace(" -", "-").replace("- ", "-").split()


def plain(name: str) -> str:
    """Return a name in lower-case ASCII, so that accents and scripts do not matter.

    >>> plain("Erdoğan")
    'erdogan'
    """
    return anyascii(name).lower()


def group_people(names: Iterable[str]) -> list[Person]:
    """Return the people that full names (two words or more) stand for, in order of first mention.

    >>> [p.name for p in group_people(["Xi Jinping", "Xi Chingping", "Li Qiang", "Li Keqiang"])]
    ['Xi Jinping', 'Li Qiang', 'Li Keqiang']
    """
    people: list[Person] = []
    for name in dict.fromkeys(names):
        same = next((p for p in people if any(is_same_name(name, form) for form in p.forms)), None)
        if same is None:
            people.append(Person([name]))
        else:
            same.forms.append(name)
    return people


def is_same_name(left: str, right: str) -> bool:
    """Tell whether two full names on one page are one person's.

    >>> is_same_name("Luiz Inácio Lula da Silva", "Lula da Silva"), is_same_name("Kim Jong-un", "Kim Jong-il")
    (True, False)
    >>> is_same_name("Yuri Ushakov", "Yuriy Ushakov"), is_same_name("Bill Clinton", "Hillary Clinton")
    (True, False)
    """
    a, b = [plain(w) for w in words_of(left)], [plain(w) for w in words_of(right)]
    if a == b or sorted(a) == sorted(b):
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) < len(b):
        return _is_shortened(a, b)
    return _differs_by_spelling(a, b)


def _is_shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Middle names and patronymics left out, or the first names: the words stay in order and the last word agrees."""
    if len(short) < 2:
        return False
    rest = iter(long)
    in_order = all(any(_is_word(word, other) for other in rest) for word in short)
    return in_order and (short[-1] == long[-1] or short[0] == long[0])


def _is_word(left: str, right: str) -> bool:
    """Whether both are one word, or one is the other's initial."""
    if left == right:
        return True
    a, b = left.rstrip("."), right.rstrip(".")
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _differs_by_spelling(a: Sequence[str], b: Sequence[str]) -> bool:
    differing = [(x, y) for x, y in zip(a, b, strict=True) if not _is_word(x, y)]
    if not differing:
        return any(x == y and len(x) > 1 for x, y in zip(a, b, strict=True))
    if len(differing) > 1 or len(a) < 2:
        return False
    x, y = differing[0]
    # With one consonant or none the skeleton says little ("Ali", "Alia"), so the letters must nearly agree.
    enough = _MIN_RATIO if len(skeleton(x)) >= _MIN_SKELETON else _NEARLY_EQUAL
    return skeleton(x) == skeleton(y) and fuzz.ratio(x, y) >= enough


def skeleton(word: str) -> str:
    """Return the consonants that a name keeps in every transliteration.

    >>> skeleton("chingping") == skeleton("jinping"), skeleton("qiang") == skeleton("keqiang")
    (True, False)
    """
    for pattern, letter in _SWAPS:
        word = pattern.sub(letter, word)
    bare = _VOWELS.sub("", word)
    return re.sub(r"(.)\1+", r"\1", bare)
