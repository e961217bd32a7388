"""The sections of a brief that hold what the pages do not settle: disputes, and what is not known."""

from collections.abc import Sequence

from dateline.lang import facts
from dateline.model.claim import BriefSentence, Claim, ClaimRelation, Entry
from dateline.model.dates import Reason
from dateline.model.link import SpanRef
from dateline.publish import wording
from dateline.publish.brief_choice import TALK, TOOK_PLACE, is_denied, is_quotation, ranked
from dateline.publish.citing import Citations, evidence_for
from dateline.publish.lookup import Lookup

_MAX_WORDS = 100
# Rules by how well a reader follows them; a page's calendar or the day of what it tells say more than a year it names.
_BY_EVENT = ("planned", "held", "ongoing", "named time")
_CLEAR_RULES = (*_BY_EVENT, "calendar of the site", "completed period")


def disputed(
    events: set[str], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return what pages contradict one another on, with who stands behind either side; each topic once.

    A figure that a later page has raised is not what is disputed, unless nothing else is.
    """
    overtaken = {link.right for link in lookup.record.ledger.relations if link.relation is ClaimRelation.UPDATES}
    found: dict[str, BriefSentence] = {}
    for link in sorted(lookup.record.ledger.relations, key=lambda link: bool({link.left, link.right} & overtaken)):
        left, right = lookup.claims[link.left], lookup.claims[link.right]
        if link.relation is not ClaimRelation.CONTRADICTS or not _told(left, events, articles):
            continue
        topic = _topic(left, lookup)
        if topic not in found and len(found) < limit:
            text = f"{wording.capital(topic)}: {_side(left)} against {_side(right)}."
            found[topic] = citations.sentence(text, [left.evidence[0], right.evidence[0]])
    return list(found.values())


def unknown(
    entries: Sequence[Entry], articles: set[str], lookup: Lookup, citations: Citations, limit: int
) -> list[BriefSentence]:
    """Return which pages carry no day of their own, which events have no time, and which sources are hidden."""
    pages = [
        article_id
        for article_id in sorted(articles, key=lookup.page_name)
        if article_id in lookup.pages and not lookup.date(article_id).interval.is_day
    ]
    shown = max(1, limit // 2)
    found = [_undated(article_id, lookup, citations) for article_id in pages[:shown]]
    if len(pages) > shown:
        rest = f"{wording.number(len(pages) - shown, 'more page')} without an exact day (dateline articles)."
        found.append(citations.sentence(rest, [lookup.opening(article_id) for article_id in pages[shown:][:1]]))
    few = max(1, limit // 3)
    found += _timeless(entries, lookup, citations)[:few]
    found += _hidden_sources(entries, lookup, citations)[: max(1, limit // 6)]
    return found + _set_aside(lookup, citations, articles)[: max(1, limit // 6)]


def _undated(article_id: str, lookup: Lookup, citations: Citations) -> BriefSentence:
    """Say within which days a page was published and the one thing that tells it best."""
    dated = lookup.date(article_id)
    name = wording.capital(lookup.page_phrase(article_id))
    reason = min((r for r in dated.reasons if r.text), key=_clearness, default=None)
    refs = _reason_refs([reason] if reason else [], lookup) or [lookup.opening(article_id)]
    if dated.interval.is_unknown:
        return citations.sentence(f"{name} carries no date, and nothing in it gives one.", refs)
    because = f" ({_why(reason)})" if reason else ""
    return citations.sentence(f"{name} carries no exact day: published {wording.when(dated.interval)}{because}.", refs)


def _clearness(reason: Reason) -> tuple[int, int]:
    known = reason.rule in _CLEAR_RULES
    return (_CLEAR_RULES.index(reason.rule) if known else len(_CLEAR_RULES)), len(reason.text)


def _why(reason: Reason) -> str:
    """Return a reason without the pages it goes back to, its dates in words."""
    if reason.rule not in _BY_EVENT:
        return _short(wording.in_words(reason.text))
    said, _, event = reason.text.partition(" (")[0].partition("; ")
    name, _, days = event.rpartition(": ")
    return _short(wording.in_words(f"{said}: {name}, {days}" if name else said))


def _timeless(entries: Sequence[Entry], lookup: Lookup, citations: Citations) -> list[BriefSentence]:
    """Return which of the most told deeds have no time at all."""
    lacking = [
        entry
        for entry in ranked(entries, lookup)
        if entry.time.is_unknown
        and entry.restates is None
        and not is_quotation(entry)
        and (event := lookup.events[entry.event_id]).status in TOOK_PLACE
        and event.type not in TALK
        and not event.background
        and not is_denied(event, lookup)
    ]
    return [
        citations.sentence(
            f"{_short(entry.text)}: no page says when.", evidence_for(lookup.events[entry.event_id], lookup)[:1]
        )
        for entry in lacking
    ]


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


def _set_aside(lookup: Lookup, citations: Citations, articles: set[str]) -> list[BriefSentence]:
    """Return which dates were set aside since others outweigh them."""
    found = []
    for conflict in lookup.record.links.conflicts:
        refs = [ref for ref in _reason_refs([conflict.reason], lookup) if ref.article_id in articles]
        if refs:
            text = (
                f"A date was set aside: {_short(wording.in_words(conflict.reason.text))} would give "
                f"{wording.span(conflict.rejected)}, but {wording.span(conflict.kept)} is held to."
            )
            found.append(citations.sentence(text, refs))
    return found


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


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _MAX_WORDS else f"{plain[:_MAX_WORDS].rsplit(' ', 1)[0]} …"
