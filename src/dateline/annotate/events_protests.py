"""Strikes, marches and rallies that only their surroundings tell from air strikes, marches of time and stock rallies.

"A sixth day of strikes and marches", "the union called a strike for Friday", "a march is planned in A": somebody calls,
stages or suspends it, it is counted in days, or it stands beside a word that can only mean a protest.
"""

import re

from dateline.annotate.clauses import has_child
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType

_STRIKES = frozenset({"strike", "stoppage"})
_GATHERINGS = frozenset({"march", "rally", "demonstration"})
_UNMISTAKABLE = frozenset({"protest", "walkout", "sit-in", "picket", "stoppage", "demonstration", "march", "rally"})
_STRETCHES = frozenset({"day", "week", "month", "night", "weekend", "wave", "series", "round", "season"})
# What is done to a strike or a march by those who take part, and what befalls it.
_CALLING = frozenset(
    {"call", "stage", "join", "organise", "organize", "plan", "suspend", "announce", "schedule", "lead"}
)
_BEFALLING = frozenset({
    "call", "plan", "schedule", "suspend", "postpone", "cancel", "organise", "organize", "stage", "announce",
    "continue",
})  # fmt: skip
_ARMED = frozenset({
    "air", "drone", "missile", "rocket", "retaliatory", "military", "precision", "nuclear", "artillery",
    "lightning", "pre-emptive", "preemptive", "deadly", "night", "naval", "aerial", "long-range",
})  # fmt: skip
# Who or what stands still in a strike.
_AT_WORK = frozenset({
    "railway", "rail", "train", "bus", "metro", "tube", "transport", "doctors", "nurses", "teachers", "pilots", "port",
    "dock", "general", "national", "nationwide", "wildcat", "postal", "airport", "airline", "school", "hospital",
    "factory", "miners", "union", "teacher", "nurse", "doctor", "pilot", "rubbish", "ferry", "hunger",
})  # fmt: skip
_OF_WORK = re.compile(
    r"\b(?:trade |labou?r )?unions?\b|\bwalkouts?\b|\bstrikers?\b|\bon strike\b|\bpickets?\b|\b(?:stop|stopped) work\b|"
    r"\b(?:drivers?|teachers?|nurses|pilots|dockers?|railway(?:men|workers)?|trains|buses|trams?|taxis?|ferries|"
    r"commuters?|wages?|pay (?:rise|offer|deal|talks)|cabin crews?|junior doctors|postmen)\b",
    re.IGNORECASE,
)
_OF_WAR = re.compile(
    r"\b(?:air ?strikes?|missiles?|drones?|shelling|bombs?|bombing|troops|soldiers?|militants?|army|goal ?keeper|"
    r"penalty|match|striker scored)\b",
    re.IGNORECASE,
)
_OTHER_MARCHES = frozenset(
    {"stock", "market", "share", "forced", "last", "long", "bond", "relief", "campaign", "election"}
)


def protest_sense(reading: Reading, token: Token) -> Entry | None:
    """Return the sense of a noun that names a protest only where it stands."""
    lemma = token.lemma.lower()
    if token.pos != "NOUN" or lemma not in _STRIKES | _GATHERINGS:
        return None
    parse = reading.parse
    words = {child.text.lower() for child in parse.children(token) if child.dep in {"amod", "compound", "nmod", "poss"}}
    if words & (_ARMED if lemma in _STRIKES else _OTHER_MARCHES) or (lemma == "strike" and _is_aimed(reading, token)):
        return None
    told = lemma in _STRIKES and (bool(words & _AT_WORK) or _is_of_workers(parse))
    if not (told or _is_counted(parse, token) or _is_beside_protest(parse, token) or _is_called(parse, token)):
        return None
    return lexicon().senses("noun", "walkout" if lemma in _STRIKES else "protest")[-1]


def _is_of_workers(parse: Parse) -> bool:
    """Tell whether the page is about workers on strike and not about a war."""
    return _OF_WORK.search(parse.text) is not None and _OF_WAR.search(parse.text) is None


def _is_counted(parse: Parse, token: Token) -> bool:
    """Tell whether it is one in a stretch of them: "a third week of strikes"."""
    above = parse.head(token)
    return token.dep == "pobj" and above.text.lower() == "of" and parse.head(above).lemma.lower() in _STRETCHES


def _is_beside_protest(parse: Parse, token: Token) -> bool:
    """Tell whether it is named in one breath with a protest: "strikes and marches"."""
    joined = [parse.head(token)] if token.dep == "conj" else []
    joined += [child for child in parse.children(token) if child.dep == "conj"]
    return any(each.lemma.lower() in _UNMISTAKABLE and each.pos == "NOUN" for each in joined)


def _is_called(parse: Parse, token: Token) -> bool:
    above = parse.head(token)
    if token.dep == "dobj":
        return above.lemma.lower() in _CALLING
    if token.dep in {"nsubj", "nsubjpass"}:
        return above.lemma.lower() in _BEFALLING and (token.dep == "nsubjpass" or above.lemma == "continue")
    verb = parse.head(above)
    return token.dep == "pobj" and above.text.lower() == "for" and verb.lemma == "call" and verb.pos == "VERB"


def _is_aimed(reading: Reading, token: Token) -> bool:
    """Tell whether it hits something: "strikes on A", "a strike against a depot"."""
    return any(
        child.text.lower() in {"on", "against", "at"}
        and any(each.dep == "pobj" and each.entity not in {"DATE", "TIME"} for each in reading.parse.children(child))
        for child in reading.parse.children(token)
    )


def is_called(parse: Parse, noun: Token, verb: Token) -> bool:
    """Tell whether people are called to what a noun names: "called a strike", "called for a vote"."""
    if verb.lemma.lower() != "call" or has_child(parse, verb, words=frozenset({"off", "back", "in", "up", "out"})):
        return False
    whole = parse.head(parse.head(noun)) if _is_counted(parse, noun) else noun
    for_it = whole.dep == "pobj" and parse.head(whole).text.lower() == "for"
    return for_it or whole.dep in {"dobj", "oprd", "nsubjpass"}


CALLED_TYPES = frozenset({EventType.PROTEST, EventType.ELECT})
