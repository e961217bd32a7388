"""Kinds of happening, and the names of gatherings, as different pages put them."""

import re
from collections.abc import Iterable

from dateline.lang import facts
from dateline.model.annotation import EventType
from dateline.text.names import organisation_words
from dateline.text.shingles import stem
from dateline.text.tokens import plain_words

# Words that pages use for one another when they name what happened.
_SYNONYMS = {
    stem(word): kind
    for kind, words in {
        "quake": "earthquake quake tremor temblor aftershock terremoto seísmo sismo séisme erdbeben beben tremblement "
        "terremotos землетрясение землетрясения землетрус deprem zelzele trzęsienie σεισμός σεισμού zemětřesení gempa "
        "زلزال زلزله زمین‌لرزه भूकंप 地震 地震が 지진 động",
        "storm": "typhoon cyclone hurricane storm",
        "flood": "flood floods flooding deluge",
        "fire": "fire fires wildfire wildfires blaze bushfire",
        "blast": "blast explosion bombing bomb explosión explosão esplosione взрыв вибух patlama wybuch انفجار विस्फोट",
        "protest": "protest protests demonstration demonstrations rally march marches",
        "vote": "election elections vote votes poll polls ballot",
        "strike": "strike strikes walkout stoppage",
        "invasion": "invasion invasions invasión invasão invasione invasie invazia invazja invaze invázia invasionen "
        "вторжение вторжения вторгнення istila işgal غزو 侵攻 入侵 침공 εισβολή εισβολής",
        "annexation": "annexation annexion anexión anexação annessione annexatie aneksja anexe аннексия аннексии "
        "анексія анексії ilhak προσάρτηση",
    }.items()
    for word in words.split()
}
# Synonyms that a joiner parts: Persian writes them as two words and is read as one.
_JOINER = "\u200c"
_WHOLE = {word: kind for word, kind in _SYNONYMS.items() if _JOINER in word}
_SUFFIXES = re.compile(f"{_JOINER}(?:ای|ها|های)?$|ٔ")
# Types that different pages use for one kind of happening.
_FAMILY = {
    EventType.MEET: "meet",
    EventType.SIGN: "deal",
    EventType.AGREE: "deal",
    EventType.ANNOUNCE: "speech",
    EventType.STATEMENT: "speech",
}
SPEECH = frozenset({"speech", "accuse", "reject", "threaten"})
# Families in which who takes part says which happening it is.
COUNTERPART = frozenset({"meet", "call", "visit", "deal", "speech"})
# Happenings at which people come together, which pages name in other words again: "the summit", "the leaders met".
MEETINGS = frozenset({"meet", "visit", "call", "summit", "deal"})
# Happenings that go on for days: two of their days do not contradict one another.
LASTING = frozenset({"visit", "summit", "disaster", "attack", "protest", "mobilise", "elect", "ceasefire"})
# Those of them that come again and again, each over within a day or a night.
RECURRING = frozenset({"attack", "protest", "ceasefire"})
# Kinds of happening, as `kind_of_trigger` names them, that are over at once.
SUDDEN = frozenset({"quake", "blast"})
# Kinds of happening, as `kind_of_trigger` names them, that last for years: one country does one at a time to another.
OF_YEARS = frozenset({"invasion", "annexation"})
# Families that pages use for one another: talks of two leaders are a summit to some, and a visit to those who tell that
# it was called off; a blast is an attack to some.
_NEAR = ({"meet", "summit"}, {"meet", "visit"}, {"attack", "disaster"})
# Nature's blows, which nobody takes for an attack.
OF_NATURE = frozenset({"quake", "storm", "flood"})
# Happenings that may have no participants.
WITHOUT_PEOPLE = frozenset({"disaster", "attack", "protest"})
_GATHERING = re.compile(r"\b(?:summit|conference|forum|session|assembly|congress|meeting|talks)s?\b", re.IGNORECASE)
_LEADING_WORDS = re.compile(
    r"\([^)]*\)|^\W*(?:(?:of|the|a|an|this|that|next|last|week|year|annual|regional|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:[’']s)?)\b\W*)+",
    re.IGNORECASE,
)


def family_of(kind: EventType) -> str:
    """Return the family of an event type: types in one family may name the same happening."""
    return _FAMILY.get(kind, kind.value)


def may_be_one_kind(one: str, other: str) -> bool:
    """Tell whether pages may call one happening by both families.

    >>> may_be_one_kind("meet", "summit"), may_be_one_kind("meet", "call")
    (True, False)
    """
    return one == other or any({one, other} <= near for near in _NEAR)


def is_journey_to(one: str, other: str) -> bool:
    """Tell whether one is a visit and the other a meeting, which a page that tells of both tells as two."""
    return {one, other} == {"meet", "visit"}


def kind_key(family: str) -> str:
    """Return one name for the families that pages use for one another."""
    return next((min(near) for near in _NEAR if family in near), family)


def kind_of_trigger(word: str) -> str:
    """Return what a naming word stands for, synonyms under one name.

    >>> kind_of_trigger("tremor") == kind_of_trigger("earthquakes")
    True
    """
    root = stem(word)
    return _SYNONYMS.get(root, root)


def kinds_of_trigger(trigger: str) -> frozenset[str]:
    """Return what each word that names a happening stands for; one that is known as a whole stands for that alone.

    >>> kinds_of_trigger("زمین\u200cلرزه\u200cای"), sorted(kinds_of_trigger("car bomb"))
    (frozenset({'quake'}), ['blast', 'car'])
    """
    whole = _SUFFIXES.sub("", trigger.casefold())
    if whole in _WHOLE:
        return frozenset({_WHOLE[whole]})
    return frozenset(kind_of_trigger(word) for word in plain_words(trigger))


def container_name(part_of: str | None) -> str | None:
    """Return the plain name of a gathering that contains a happening, its organisation under its usual name.

    Gatherings without a name of their own ("a regional conference") and journeys give nothing.

    >>> container_name("the SCO summit") == container_name("summit of the Shanghai Cooperation Organisation")
    True
    >>> container_name("a regional conference"), container_name("visit to Asia")
    (None, None)
    >>> container_name("Ana Silva and the Quad summit") == container_name("summit of the Quad")
    True
    """
    if not part_of or not _GATHERING.search(part_of):
        return None
    bare = _LEADING_WORDS.sub(" ", _GATHERING.sub(" ", part_of)).strip(" ,-’'s")
    bare = _LEADING_WORDS.sub(" ", bare).strip()
    if bare == bare.lower():
        return None
    words = bare.split()
    ends = (" ".join(words[first:]) for first in range(len(words)))
    known = next((found for end in ends if (found := facts.organisation(end))), None) or facts.organisation(
        bare.upper()
    )
    return " ".join(organisation_words(known.name if known else bare)) or None


def names_meet(ours: Iterable[str], theirs: Iterable[str]) -> str | None:
    """Return a name of the first that the second has too, if only in part: "shanghai cooperation"."""
    wanted = [frozenset(name.split()) for name in theirs]
    return next(
        (name for name in sorted(ours) if any({*name.split()} <= w or w <= {*name.split()} for w in wanted)), None
    )
