"""Which way from the page's date a name such as "Wednesday" is to be read: the governing verb's tense decides."""

from dateline.annotate.parse import Parse, Token
from dateline.lang.facts import months
from dateline.model.dates import Direction
from dateline.model.span import Span

_AHEAD_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "can", "may", "might", "could", "must", "should"})
# "is set to meet", "plans to visit", "was scheduled for": what hangs from them lies ahead of the saying.
_AHEAD_WORDS = frozenset({
    "due", "set", "schedule", "scheduled", "slated", "slate", "expect", "expected", "plan", "planned", "upcoming",
    "forthcoming", "hope", "intend", "aim", "want", "prepare", "postpone", "delay", "expire", "await", "invite",
    "agree", "promise", "pledge", "vow", "likely", "ready", "poised", "tentative", "proposed", "propose", "book",
    "reschedule", "going", "threaten", "need", "ask", "urge", "demand",
})  # fmt: skip
# Verbs whose simple present says what is on the calendar: "the summit opens on Thursday".
_CALENDAR_VERBS = frozenset({
    "begin", "start", "open", "kick", "take", "end", "close", "arrive", "leave", "depart", "fly", "visit", "host",
    "travel", "head", "fall", "expire", "vote", "face", "play", "run", "resume", "convene", "hold", "meet", "go",
    "come", "return",
})  # fmt: skip
# "announced talks for Monday": what somebody sets a time for is still to come.
_SETTING = frozenset({
    "call", "set", "schedule", "plan", "announce", "book", "fix", "convene", "arrange", "slate", "propose",
    "reschedule", "summon",
})  # fmt: skip
_PREPARING = frozenset({"prepare", "plan", "propose", "await", "anticipate"})
_CALLED = frozenset({
    "strike", "protest", "election", "vote", "rally", "march", "meeting", "summit", "referendum", "walkout", "session",
    "talk", "poll", "stoppage",
})  # fmt: skip
_SAYING = frozenset({"say", "tell", "report", "announce", "write", "add", "state", "quote", "note"})
_TOGETHER = frozenset({"talk", "meeting", "visit", "trip", "discussion", "negotiation"})
_BEHIND = frozenset({"after", "following", "since"})
_MAX_STEPS = 12


def direction_of(parse: Parse, span: Span, *, headline: bool = False) -> Direction:
    """Return past or future by the verb that governs the words in `span`, `NEAREST` where it does not say.

    Reported speech counts as said about the page's date: "said he would visit on Friday" looks ahead.
    """
    inside = parse.tokens_in(span)
    if not inside or not inside[0].pos:
        return Direction.NEAREST
    token = next((t for t in inside if t.head not in {i.index for i in inside}), inside[-1])
    if parse.head(token).text.lower() == "until":
        token = parse.head(token)
    names_month = any(each.text.lower() in months("en") for each in inside)
    return _climb(parse, token, headline=headline, names_month=names_month)


def _climb(parse: Parse, token: Token, *, headline: bool, names_month: bool = False) -> Direction:
    below = token
    for _ in range(_MAX_STEPS):
        if any(
            child.lemma in {"planned", "upcoming", "scheduled", "forthcoming", "proposed", "expected"}
            or child.text.lower() in {"planned", "upcoming", "scheduled", "forthcoming", "proposed", "expected"}
            for child in parse.children(token)
            if child.dep == "amod"
        ):
            return Direction.FUTURE
        if token.text.lower() == "for" and _is_off(parse, parse.head(token)):
            return Direction.NEAREST
        if below.pos == "NOUN" and below.dep == "dobj" and token.lemma in _PREPARING:
            return Direction.FUTURE  # "prepared a visit in May"
        if token.pos in {"VERB", "AUX"}:
            found = _by_verb(parse, token, headline=headline)
            if found is not None:
                return found
        if (token.lemma in _AHEAD_WORDS and token.pos == "ADJ") or _is_set_for(parse, token, below):
            return Direction.FUTURE
        if _is_past_coming_together(parse, token) and names_month:
            return Direction.PAST
        if token.head == token.index:
            break
        below, token = token, parse.head(token)
    return Direction.NEAREST


def _is_set_for(parse: Parse, word: Token, below: Token) -> bool:
    """Tell whether `word` is the "for" of "called a strike for Friday" or "called for a vote in May"."""
    if word.text.lower() != "for" or word.pos not in {"ADP", "SCONJ"} or parse.head(word).lemma not in _SETTING:
        return False
    return below.entity in {"DATE", "TIME"} or below.lemma.lower() in _CALLED


def _is_off(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb tells a plan of the past, of which the day may lie on either side: "had been planned for"."""
    return verb.lemma in _SETTING and any(child.text.lower() == "had" for child in parse.children(verb))


def _is_past_coming_together(parse: Parse, token: Token) -> bool:
    """Tell whether a noun names talks that lie behind: "will visit X after talks in Bali in November".

    With "the" it may be a date on the calendar: "will take office after the summit in November".
    """
    words = {child.text.lower() for child in parse.children(token)}
    named = token.lemma.lower() in _TOGETHER or token.text.lower() in {"those", "ones"}
    return token.dep == "pobj" and named and parse.head(token).text.lower() in _BEHIND and not words & {"the", "next"}


def _by_verb(parse: Parse, verb: Token, *, headline: bool) -> Direction | None:
    """Return what this verb says, or `None` to ask the verb above it."""
    auxiliaries = [c for c in parse.children(verb) if c.dep in {"aux", "auxpass"}]
    words = {c.text.lower() for c in auxiliaries}
    if words & _AHEAD_AUX:
        return Direction.PAST if "have" in words else Direction.FUTURE
    if verb.tag in {"VB", "VBN"} and "to" in words:
        return _infinitive(parse, verb, headline=headline)
    if words & {"has", "have", "had", "was", "were", "did", "been", "having"} or verb.tag == "VBD":
        return Direction.FUTURE if verb.lemma in {"schedule", "slate", "postpone"} else Direction.PAST
    if verb.tag == "VBG":
        return Direction.FUTURE if words & {"is", "are", "am", "'s", "'re"} else None
    if verb.tag == "VBN":
        if verb.lemma in _AHEAD_WORDS:
            return Direction.FUTURE
        if verb.dep in {"acl", "relcl"} and not words:
            return Direction.PAST  # "the talks, held on Sunday"
        return Direction.NEAREST if words & {"is", "are"} else None
    return _simple_present(verb, headline=headline)


def _infinitive(parse: Parse, verb: Token, *, headline: bool) -> Direction | None:
    """Read "is due to meet", "plans to visit", a headline's "X to visit", "was to meet"; else ask above."""
    governor = parse.head(verb)
    if governor.index == verb.index or headline:
        return Direction.FUTURE
    if governor.lemma in _AHEAD_WORDS:
        return Direction.FUTURE
    # "talks to be held on Friday", "the team is to play": ahead unless a past verb stands above.
    if governor.lemma == "be" or (verb.dep in {"relcl", "acl"} and governor.pos == "NOUN"):
        return Direction.FUTURE
    return None


def _simple_present(verb: Token, *, headline: bool) -> Direction | None:
    if verb.tag not in {"VBZ", "VBP"}:
        return None
    if verb.lemma in _SAYING:
        return Direction.PAST
    if verb.lemma in _CALENDAR_VERBS and not headline:
        return Direction.FUTURE
    return Direction.NEAREST
