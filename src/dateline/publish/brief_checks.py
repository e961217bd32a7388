"""The section of a brief that tells what computing the pages' own claims against the record shows."""

import re

from dateline.model.claim import BriefSentence, Check, CheckVerdict, Claim, ClaimRelation
from dateline.publish import wording
from dateline.publish.citing import Citations, spread
from dateline.publish.lookup import Lookup

_VERDICT_ORDER = (
    CheckVerdict.CONTRADICTED,
    CheckVerdict.NOT_ENOUGH,
    CheckVerdict.CONSISTENT,
)
_VERDICT_WORDS = {
    CheckVerdict.CONTRADICTED: "contradicted",
    CheckVerdict.NOT_ENOUGH: "not settled",
    CheckVerdict.CONSISTENT: "nothing in the record speaks against it",
}
_MAX_REST, _MAX_VALUE = 12, 90
_UNFINISHED = re.compile(r"\btimes?$|\bsince\b")
_CLAUSE_END = re.compile(r"[,;:.–—]|\band\b")
_MAX_LISTED = 3


def checked(
    events: set[str], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return claims that were computed against the record: those it contradicts first, those that fit last.

    A claim that cannot be computed is left to the list of claims.
    """
    found: dict[str, BriefSentence] = {}
    checks = [check for check in lookup.record.ledger.checks if check.verdict in _VERDICT_ORDER]
    for check in sorted(checks, key=lambda c: (_VERDICT_ORDER.index(c.verdict), c.id)):
        claim = lookup.claims[check.claim_id]
        if not _is_told(claim, events, articles) or _is_routine(check):
            continue
        text = _text(check, claim, lookup)
        if text not in found:
            refs = [claim.evidence[0]]
            refs += [lookup.events[i].mentions[0] for i in check.counted if i in lookup.events and i != claim.subject]
            found[text] = citations.sentence(text, spread(refs, lookup)[:_MAX_LISTED])
        if len(found) == limit:
            break
    return list(found.values())


def _is_told(claim: Claim, events: set[str], articles: set[str]) -> bool:
    return claim.subject in events or any(ref.article_id in articles for ref in claim.evidence)


def _is_routine(check: Check) -> bool:
    """Tell whether a check found what everybody expects: a weekday, membership or order of events that is right."""
    return check.kind in ("weekday", "membership", "order") and check.verdict is not CheckVerdict.CONTRADICTED


def _text(check: Check, claim: Claim, lookup: Lookup) -> str:
    """Return who claims what of which event, and what the record shows, in one sentence."""
    who = wording.names(claim.attributed_to) or lookup.page_name(claim.evidence[0].article_id)
    subject = lookup.subject_name(claim)
    what = _of(subject) if claim.subject in lookup.events else f"“{subject}”"
    finding = _finding(check)
    shown = _VERDICT_WORDS[check.verdict]
    result = shown if check.verdict is CheckVerdict.CONSISTENT else f"{shown}: {finding}"
    reading = _other_reading(claim, lookup) if check.verdict is CheckVerdict.CONTRADICTED else ""
    value = "" if claim.property == "status" else f": “{_in_place(claim)}”"
    return f"{wording.capital(who)} on {what}{value} – {result}{reading}."


def _finding(check: Check) -> str:
    """Return the finding without its list of events, which is kept only where the record contradicts the claim."""
    if check.kind == "change":
        return wording.in_words(check.explanation)
    first = check.explanation.partition("; ")[0]
    head, mark, listed = first.partition(": ")
    if check.verdict is CheckVerdict.CONTRADICTED and mark:
        head += f": {', '.join(listed.split(', ')[:_MAX_LISTED])}"
    return wording.in_words(head)


def _other_reading(claim: Claim, lookup: Lookup) -> str:
    """Return the reading under which a claim would fit, where a claim about another event gives one."""
    for link in lookup.relations_of.get(claim.id, ()):
        narrower = link.left == claim.id and link.relation is ClaimRelation.DIFFERENT_SCOPE
        if narrower and lookup.claims[link.right].subject != claim.subject:
            return f"; it would fit if counted as in “{_short(lookup.claims[link.right].value)}”"
    return ""


def _of(name: str) -> str:
    """Put an article before a noun phrase; a title, which has a capital or marks, goes without."""
    return name if name[:1] == "“" or name[:1].isupper() else f"the {name}"


def _in_place(claim: Claim) -> str:
    """Return a claim's value; an ordinal with the rest of the clause it stands in: "first time in two years"."""
    value, words = claim.value, " ".join(claim.evidence[0].text.split())
    start = words.find(value)
    if claim.property != "count" or start < 0 or not _UNFINISHED.search(value):
        return _short(value)
    rest = _CLAUSE_END.split(words[start + len(value) :], maxsplit=1)[0].split()
    return _short(" ".join([value, *rest[:_MAX_REST]]))


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _MAX_VALUE else f"{plain[:_MAX_VALUE].rsplit(' ', 1)[0]} …"
