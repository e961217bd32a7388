"""The PLOVER category and CAMEO code of a happening, which depend on how it stands.

By the PLOVER manual what is still ahead is an agreement or a threat, what is refused is a rejection, and what
somebody calls for is a demand. The lexicon's `codes` table says which becomes which.
"""

from dateline.annotate.clauses import ancestors, has_child
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.events_verbs import Standing
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import Status

_WILL = frozenset({"will", "wo", "would", "can", "could", "ca", "shall", "'ll", "’ll", "'d", "’d", "to"})
_DOING = frozenset({"decide", "vote", "use"})
_OUGHT = frozenset({"must", "should", "ought"})
_REFUSING = frozenset({"refuse", "decline", "refusal", "reject", "unwilling"})
_INSIDE = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "conj", "nsubjpass", "nsubj", "dative", "pcomp", "acl"})
_MAX_STEPS = 5


def codes_of(reading: Reading, trigger: Trigger, standing: Standing) -> tuple[str, str]:
    """Return the PLOVER category and the CAMEO code of the happening of `trigger`."""
    return lexicon().codes_as(_effect(reading, trigger, standing), trigger.entry)


def _effect(reading: Reading, trigger: Trigger, standing: Standing) -> str:
    if standing.negated:
        return "refused" if _is_refused(reading, trigger) else "told"
    if standing.status is Status.CANCELLED:
        return "cancelled"
    if standing.status is Status.POSTPONED:
        return "postponed"
    if standing.status in {Status.PLANNED, Status.UNKNOWN} and _is_demanded(reading, trigger):
        return "demanded"
    if _is_aim(reading, trigger):
        return "told"
    ahead = standing.status is Status.PLANNED or (standing.hypothetical and standing.status is Status.UNKNOWN)
    return "ahead" if ahead else "told"


def _is_aim(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a thing is done for the sake of another, or decided: "used gas to disperse", "decided to free"."""
    verb = trigger.token
    above = reading.parse.head(verb)
    if verb.dep == "xcomp" and above.lemma in _DOING and above.tag in {"VBD", "VBN"}:
        return True
    governed = any(lexicon().governs(effect, above.lemma.lower()) for effect in ("planned", "hoped", "refused"))
    purpose = trigger.is_verb and verb.dep == "advcl" and verb.tag == "VB" and not governed
    return purpose and any(child.text.lower() == "to" for child in reading.parse.children(verb))


def _is_refused(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether somebody will not do a thing, as against a thing that did not happen."""
    verb = trigger.token if trigger.is_verb else trigger.carrier
    if trigger.entry.plover == "AGREE":
        return True
    if verb is None:
        return False
    wills = any(child.dep == "aux" and child.text.lower() in _WILL for child in reading.parse.children(verb))
    return wills or any(above.lemma.lower() in _REFUSING for above in _governors(reading, verb))


def _is_demanded(reading: Reading, trigger: Trigger) -> bool:
    verb = trigger.token if trigger.is_verb else trigger.carrier
    if verb is not None and any(child.text.lower() in _OUGHT for child in reading.parse.children(verb)):
        return True
    return any(
        lexicon().governs("demanded", above.lemma.lower())
        and not has_child(reading.parse, above, deps=frozenset({"prt"}))
        for above in _governors(reading, trigger.token)
    )


def _governors(reading: Reading, token: Token) -> list[Token]:
    """Return the words that a happening stands under as their object, complement or clause, nearest first."""
    found: list[Token] = []
    for above in ancestors(reading.parse, token):
        if token.dep not in _INSIDE or len(found) == _MAX_STEPS:
            break
        found.append(above)
        token = above
    return found
