"""The sections of a brief that hold what the pages do not settle: disputes, checked claims, and what is not known."""

import re
from collections.abc import Sequence

from dateline.lang import facts
from dateline.model.annotation import Status
from dateline.model.claim import BriefSentence, Check, CheckVerdict, Claim, ClaimRelation, Entry
from dateline.model.dates import Reason
from dateline.model.link import SpanRef
from dateline.publish import wording
from dateline.publish.brief_events import SPEECH, weight
from dateline.publish.citing import Citations, evidence_for, spread
from dateline.publish.lookup import Lookup

_VERDICT_ORDER = (
    CheckVerdict.CONTRADICTED,
    CheckVerdict.NOT_ENOUGH,
    CheckVerdict.CONSISTENT,
    CheckVerdict.NOT_CHECKABLE,
)
_VERDICT_WORDS = {
    CheckVerdict.CONTRADICTED: "contradicted",
    CheckVerdict.NOT_ENOUGH: "not settled",
    CheckVerdict.CONSISTENT: "consistent",
    CheckVerdict.NOT_CHECKABLE: "cannot be checked",
}
_MAX_REASONS, _MAX_REST = 3, 12
_UNFINISHED = re.compile(r"\btimes?$|\bsince\b")
_CLAUSE_END = re.compile(r"[,;:.–—]|\band\b")


def disputed(
    events: set[str], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return each pair of claims that cannot both be true, with who stands behind either."""
    found = []
    for link in lookup.record.ledger.relations:
        left, right = lookup.claims[link.left], lookup.claims[link.right]
        differ = link.relation is ClaimRelation.DIFFERENT_SCOPE and left.measure == "level"
        if not (link.relation is ClaimRelation.CONTRADICTS or differ) or not _told(left, events, articles):
            continue
        doubt = "; one of them names no period it holds for" if differ else ""
        text = f"{_topic(left, lookup)}: {_side(left)} against {_side(right)}{doubt}."
        found.append(citations.sentence(wording.capital(text), [left.evidence[0], right.evidence[0]]))
        if len(found) == limit:
            break
    return found


def checked(
    events: set[str], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return claims that were computed against the record, the contradicted ones first."""
    checks = [
        check
        for check in lookup.record.ledger.checks
        if _told(lookup.claims[check.claim_id], events, articles) and not _is_routine(check)
    ]
    checks.sort(key=lambda check: (_VERDICT_ORDER.index(check.verdict), check.id))
    found = []
    for check in checks[:limit]:
        claim = lookup.claims[check.claim_id]
        refs = [claim.evidence[0]]
        refs += [lookup.events[i].mentions[0] for i in check.counted if i in lookup.events and i != claim.subject]
        what = lookup.subject_name(claim)
        if claim.property != "status":
            what = f"“{_short(_in_place(claim))}” ({what})"
        text = f"{what}: {_VERDICT_WORDS[check.verdict]}; {check.explanation}{_other_reading(claim, lookup)}."
        found.append(citations.sentence(wording.capital(text), spread(refs, lookup)))
    return found


def _in_place(claim: Claim) -> str:
    """Return a claim's value; an ordinal with the rest of the clause it stands in: "first time in two years"."""
    value, words = claim.value, " ".join(claim.evidence[0].text.split())
    start = words.find(value)
    if claim.property != "count" or start < 0 or not _UNFINISHED.search(value):
        return value
    rest = _CLAUSE_END.split(words[start + len(value) :], maxsplit=1)[0].split()
    return " ".join([value, *rest[:_MAX_REST]])


def _is_routine(check: Check) -> bool:
    """Tell whether a check found what everybody expects: a weekday or a membership that is right."""
    return check.kind in ("weekday", "membership") and check.verdict is not CheckVerdict.CONTRADICTED


def _other_reading(claim: Claim, lookup: Lookup) -> str:
    """Return the reading under which a claim would fit, where a claim about another event gives one."""
    for link in lookup.relations_of.get(claim.id, ()):
        narrower = link.left == claim.id and link.relation is ClaimRelation.DIFFERENT_SCOPE
        if narrower and lookup.claims[link.right].subject != claim.subject:
            return f"; {link.reason}"
    return ""


def unknown(
    entries: Sequence[Entry], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return which pages carry no date of their own, which events have no time, and which sources are hidden."""
    found = [
        _undated(article_id, lookup, citations)
        for article_id in sorted(articles, key=lookup.page_name)
        if article_id in lookup.pages and not lookup.date(article_id).interval.is_day
    ]
    found += _hidden_sources(entries, lookup, citations)[: max(1, limit // 3)]
    found += _vague_events(entries, lookup, citations, limit)
    for conflict in lookup.record.links.conflicts[: max(1, limit // 4)]:
        refs = _reason_refs([conflict.reason], lookup)
        if refs:
            text = (
                f"A date was set aside: {conflict.reason.text} would give {wording.span(conflict.rejected)}, but "
                f"{wording.span(conflict.kept)} is held to."
            )
            found.append(citations.sentence(text, refs))
    return found


def _hidden_sources(entries: Sequence[Entry], lookup: Lookup, citations: Citations) -> list[BriefSentence]:
    """Return which pages lay an event to a source that they do not name ("it is reported")."""
    found: dict[tuple[str, str], BriefSentence] = {}
    for entry in entries:
        for member in lookup.events[entry.event_id].members:
            article_id, mention = lookup.mention(member)
            for said in mention.attributed_to:
                hidden = said.reporting and said.entity is None and not facts.is_medium(said.name)
                if hidden and (article_id, said.name) not in found:
                    told = lookup.ref(article_id, mention.span)
                    page = wording.capital(lookup.page_phrase(article_id))
                    text = f"{page} names no source but “{said.name}” for “{_short(told.text)}”."
                    where = lookup.ref(article_id, said.span)
                    found[article_id, said.name] = citations.sentence(text, [where, told])
    return list(found.values())


def _vague_events(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return which of the most told events have no announcer or no time."""
    events = [(entry, lookup.events[entry.event_id]) for entry in entries]
    ranked = sorted(events, key=lambda pair: (-weight(pair[1], lookup), pair[1].id))
    found = []
    for entry, event in ranked:
        lacks = []
        if event.status is Status.PLANNED and not event.origins.announcers:
            lacks.append("who announced it")
        if event.time.interval.is_unknown:
            lacks.append("when")
        if lacks and event.type not in SPEECH and not event.background and event.status is not Status.UNKNOWN:
            text = f"{_event_name(entry)}: the pages do not say {' or '.join(lacks)}."
            found.append(citations.sentence(text, evidence_for(event, lookup)))
    return found[: max(1, limit // 3)]


def _undated(article_id: str, lookup: Lookup, citations: Citations) -> BriefSentence:
    """Say within which days a page was published and what tells so."""
    dated = lookup.date(article_id)
    name = lookup.page_phrase(article_id)
    reasons = [reason for reason in dated.reasons if reason.text][:_MAX_REASONS]
    refs = _reason_refs(reasons, lookup) or [lookup.opening(article_id)]
    because = f" ({'; '.join(reason.text for reason in reasons)})" if reasons else ""
    if dated.interval.is_unknown:
        text = f"When {name} was published is not known{because}."
    else:
        text = f"{name} was published {wording.when(dated.interval)}; the day is not known{because}."
    return citations.sentence(wording.capital(text), refs)


def _reason_refs(reasons: Sequence[Reason], lookup: Lookup) -> list[SpanRef]:
    return [
        lookup.ref(reason.article_id, reason.span)
        for reason in reasons
        if reason.article_id in lookup.pages and reason.span is not None
        if reason.article_id is not None
    ]


def _told(claim: Claim, events: set[str], articles: set[str]) -> bool:
    return claim.subject in events or any(ref.article_id in articles for ref in claim.evidence)


def _topic(claim: Claim, lookup: Lookup) -> str:
    """Return what is disputed; a figure of a whole story or page goes without it."""
    name = claim.property.replace("_", " ")
    whole = claim.subject in lookup.pages or any(claim.subject == story.id for story in lookup.record.links.stories)
    return name if whole else f"{name} of {lookup.subject_name(claim)}"


def _side(claim: Claim) -> str:
    return f"“{_short(claim.value).strip('“”')}” ({wording.origins(claim.origins)})"


def _event_name(entry: Entry) -> str:
    return _short(entry.text)


def _short(words: str, limit: int = 140) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else f"{plain[:limit].rsplit(' ', 1)[0]} …"
