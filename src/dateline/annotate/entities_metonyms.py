"""When the name of a capital stands for the government: the capital does something, or owns an act.

"Beijing denied …", "Moscow's invasion", "talks between Seoul and Tokyo" are governments; "arrived in Beijing",
"Moscow was hit by drones", "Tokyo's subway" are places.
"""

from dateline.annotate.parse import Parse, Token

# Verbs whose subject stays a place: being, standing, being the scene of something.
_SCENE_VERBS = frozenset(
    [
        "be",
        "host",
        "lie",
        "sit",
        "stand",
        "see",
        "witness",
        "wake",
        "remain",
        "become",
        "house",
        "sleep",
        "burn",
        "flood",
        "lose",
        "celebrate",
        "suffer",
        "experience",
        "boast",
        "attract",
        "hold",
        "feature",
    ]
)
# Passive verbs done to a government, not to a city.
_DONE_TO_GOVERNMENTS = frozenset(
    [
        "accuse",
        "blame",
        "sanction",
        "condemn",
        "criticise",
        "criticize",
        "urge",
        "warn",
        "tell",
        "ask",
        "inform",
        "invite",
        "force",
        "pressure",
        "isolate",
        "suspect",
        "expect",
        "oblige",
        "represent",
        "snub",
        "rebuke",
    ]
)
_ACTS = frozenset(
    [
        "invasion",
        "war",
        "policy",
        "decision",
        "attack",
        "offensive",
        "aggression",
        "response",
        "reaction",
        "claim",
        "demand",
        "plan",
        "proposal",
        "pledge",
        "promise",
        "threat",
        "warning",
        "ally",
        "support",
        "backing",
        "aid",
        "stance",
        "position",
        "statement",
        "announcement",
        "refusal",
        "rejection",
        "ambassador",
        "envoy",
        "government",
        "leadership",
        "foreign",
        "military",
        "army",
        "force",
        "relationship",
        "relation",
        "tie",
        "influence",
        "interest",
        "ambition",
        "campaign",
        "effort",
        "strategy",
        "sanction",
        "accusation",
        "denial",
        "request",
        "offer",
        "move",
        "attempt",
        "bid",
        "call",
        "opposition",
        "commitment",
        "troop",
        "nuclear",
        "diplomacy",
        "negotiator",
        "delegation",
        "concern",
        "objection",
        "retaliation",
    ]
)
_BETWEEN = frozenset({"between", "against", "by", "with", "from", "to", "for", "towards", "toward", "on"})
_RELATION_NOUNS = frozenset(
    [
        "relation",
        "relationship",
        "tie",
        "talk",
        "negotiation",
        "dispute",
        "tension",
        "war",
        "alliance",
        "partnership",
        "trade",
        "agreement",
        "deal",
        "backlash",
        "sanction",
        "pressure",
        "support",
        "aid",
        "accusation",
        "rift",
        "row",
        "standoff",
        "cooperation",
        "treaty",
        "conflict",
        "dialogue",
        "criticism",
        "pact",
        "understanding",
        "accord",
        "friction",
        "diplomacy",
        "ceasefire",
        "truce",
        "protest",
        "complaint",
        "threat",
        "warning",
        "statement",
        "message",
        "signal",
        "response",
        "call",
        "appeal",
        "demand",
        "concession",
    ]
)


def acts(parse: Parse, first: int, last: int) -> bool:
    """Tell whether the capital named by those tokens acts as a government.

    Without a parse (other languages) a capital is a place.
    """
    head = _head_token(parse, first, last)
    return _acts(parse, head)


def _head_token(parse: Parse, first: int, last: int) -> Token:
    inside = range(first, last + 1)
    return next((parse.tokens[i] for i in inside if parse.tokens[i].head not in inside), parse.tokens[last])


def _acts(parse: Parse, token: Token) -> bool:
    head = parse.head(token)
    match token.dep:
        case "nsubj":
            return head.pos in {"VERB", "AUX"} and head.lemma not in _SCENE_VERBS
        case "nsubjpass":
            return head.lemma in _DONE_TO_GOVERNMENTS
        case "poss":
            return head.lemma.lower() in _ACTS
        case "agent":
            return True
        case "conj":
            return head.pos == "PROPN" and _acts(parse, head)
        case "dobj":
            return head.lemma in _DONE_TO_GOVERNMENTS
        case "pobj":
            return _is_partner(parse, head)
    return False


def _is_partner(parse: Parse, preposition: Token) -> bool:
    if preposition.dep == "agent":
        return True
    governor = parse.head(preposition)
    return preposition.lemma in _BETWEEN and governor.pos == "NOUN" and governor.lemma in _RELATION_NOUNS
