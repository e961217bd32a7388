"""The words that name happenings, read once from the packaged table (made from `resources/events.yaml`)."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import msgspec

from dateline.model.annotation import EventType


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word, with the conditions under which it names a happening.

    `roles` maps a grammatical slot to the role of the participant in it. The conditions are described at the
    head of `resources/events.yaml`.
    """

    pos: str
    type: EventType
    plover: str
    cameo: str
    roles: dict[str, str]
    particle: str | None = None
    needs: frozenset[str] = frozenset()
    requires: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    objects_not: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    clauses_not: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    subjects_not: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    modifiers_not: frozenset[str] = frozenset()
    number: str | None = None
    subtype: str | None = None

    def role(self, slot: str) -> str | None:
        """Return the role of the participant in `slot`, or None where the slot holds none."""
        return self.roles.get(slot)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by part of speech and lemma, and the words that settle how a happening stands."""

    entries: dict[tuple[str, str], tuple[Entry, ...]]
    codes: dict[str, dict[str, tuple[str, str]]]
    carriers: dict[str, str]
    occurrences: frozenset[str]
    governors: dict[str, frozenset[str]]
    modifiers: dict[str, str]
    subtypes: frozenset[str]
    words: dict[str, frozenset[str]]

    def senses(self, pos: str, lemma: str) -> tuple[Entry, ...]:
        """Return the entries of a word, the most demanding first so that the plain sense is the last resort."""
        return self.entries.get((pos, lemma), ())

    def codes_as(self, effect: str, entry: Entry) -> tuple[str, str]:
        """Return the PLOVER category and CAMEO code of a happening that is `ahead`, `refused`, `cancelled` …."""
        return self.codes[effect].get(entry.plover, (entry.plover, entry.cameo))

    def governs(self, effect: str, lemma: str) -> bool:
        """Tell whether a governing word has `effect` (`planned`, `hoped`, `postponed` …) on what it governs."""
        return lemma in self.governors[effect]


@dataclass(frozen=True, slots=True)
class _Row:
    """One sense as it is stored, with the words that share it."""

    lemmas: tuple[str, ...]
    sense: Entry


@dataclass(frozen=True, slots=True)
class _Table:
    """The packaged table as it is stored."""

    entries: tuple[_Row, ...]
    codes: dict[str, dict[str, tuple[str, str]]]
    carriers: dict[str, str]
    occurrences: frozenset[str]
    governors: dict[str, frozenset[str]]
    modifiers: dict[str, frozenset[str]]
    subtypes: frozenset[str]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the packaged lexicon.

    >>> [entry.type.value for entry in lexicon().senses("verb", "mediate")]
    ['meet']
    """
    stored = resources.files("dateline.annotate") / "tables" / "events.json"
    table = msgspec.json.decode(stored.read_bytes(), type=_Table)
    entries: dict[tuple[str, str], list[Entry]] = {}
    for row in sorted(table.entries, key=lambda row: _plainness(row.sense)):
        for lemma in row.lemmas:
            entries.setdefault((row.sense.pos, lemma), []).append(row.sense)
    return Lexicon(
        entries={key: tuple(found) for key, found in entries.items()},
        codes=table.codes,
        carriers=table.carriers,
        occurrences=table.occurrences,
        governors=table.governors,
        modifiers={word: effect for effect, words in table.modifiers.items() for word in words},
        subtypes=table.subtypes,
        words=table.words,
    )


def _plainness(entry: Entry) -> tuple[int, int]:
    """Sort entries with conditions before those without."""
    words = (
        entry.particle,
        entry.followed,
        entry.objects,
        entry.subjects,
        entry.complements,
        entry.clauses,
        entry.modifiers,
    )
    demands = 2 * sum(bool(condition) for condition in words) + bool(entry.needs) + bool(entry.number)
    demands += len(entry.requires)
    return -demands, len(entry.needs)
