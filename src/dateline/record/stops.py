"""The order of stops: "visited Lusaka, then Harare", "Madrid after a visit to Lisbon", "met A before she met B".

The words are read to pairs of stops, the earlier first, and each pair is set against the days on which the record has
the traveller there.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.model.annotation import EntityKind, EventType, Mention, MentionForm, Sentence, Status
from dateline.model.claim import CheckVerdict
from dateline.model.link import Entity, Event, Page
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.phrases import join_names, short_label
from dateline.record.statements import Corroborated, Statement

_ENGLISH = (None, "en")
_FORWARD = re.compile(
    r"\b(?:then|before|later|afterwards?|next|followed by|subsequently|finally|lastly|on to|onwards?|and from there|"
    r"the (?:next|following) day|ahead of|prior to|preceded|left .* for|from there|thence|after that|after which|"
    r"moved on|went on|continued|by way of .* to|whence|ended|ending|finish\w*|conclud\w*|wound up|came first|second|"
    r"came next|clos(?:ed|ing)|on (?:his|her|their|the) way to|en route to|bound for)\b",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"\b(?:after(?! that\b| which\b)|following|having (?:first |already |just |earlier )?\w+|came from|arrived from|"
    r"coming from|arriving from|fresh from|via|by way of|once (?:he|she|they) had|preceded by|straight from|"
    r"followed(?! by)|earlier|previously|before (?:that|which)|"
    r"had (?:already|previously|earlier) (?:been|visited|gone|met|seen))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:\w+ ){0,3}?(?P<word>before|prior to|ahead of|by the time|when|"
    r"on (?:his|her|the) way to|after|following|having|from|first|once)\b",
    re.IGNORECASE,
)
_LATER_FIRST = ("before", "prior to", "ahead of", "on ")
_WHEN = ("by the time", "when")
_GOING = re.compile(
    r"\b(?:visit\w*|travel\w*|trip|tour\w*|went|flew|fly|stop\w*|met|meet|talks|called (?:on|at)|stayed|landed|"
    r"arriv\w+|left|departed|reached|returned|spent|came|come|"
    r"journey\w*|toured|continued|moved|headed|held talks|was in|been (?:in|to))\b",
    re.IGNORECASE,
)
# A stop is the later one where these words stand right behind it, or the whole list is called an order.
_BEHIND = re.compile(
    r"^,? (?:(?:came|was|followed) )?(?:afterwards?|later|second|next|last|after that|thereafter)\b", re.IGNORECASE
)
_ROUTE = re.compile(r"\b(?:route|itinerary|in (?:that|this) order|in order|in the order)\b", re.IGNORECASE)
# "Her first stop was Lima and her last was Quito."
_FIRST = re.compile(r"\b(?:first|opening) (?:\w+ )?(?:was|being|in)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:second|next|third|last|final|closing) (?:\w+ )?(?:was|being|in)\b", re.IGNORECASE)
_COMES_FROM = re.compile(r"^ (?:straight |directly )?from (?:the )?$")
_FROM = re.compile(r"\b(?:from|via|through) (?:the )?$", re.IGNORECASE)
# "Who had come from Lima, spent a day in Quito."
_ARRIVING = re.compile(r"\b(?:come|came|coming|arriv\w+|fresh|straight) from (?:the )?$", re.IGNORECASE)
# "In Lima two days earlier than in Quito."
_EARLIER_THAN = re.compile(r"\b(?:earlier|sooner) than\b", re.IGNORECASE)
_LATER_THAN = re.compile(r"\blater than\b", re.IGNORECASE)
_STAYS = frozenset({EventType.VISIT, EventType.MEET, EventType.SUMMIT, EventType.SIGN})


def order_statements(context: Context) -> Iterator[Statement]:
    """Yield each pair of stops that an English sentence puts in an order, the earlier first in `wider`."""
    for page in context.pages:
        if page.article.language in _ENGLISH:
            for sentence in page.notes.sentences:
                yield from _of_sentence(context, page, sentence)


def _of_sentence(context: Context, page: Page, sentence: Sentence) -> Iterator[Statement]:
    words = sentence.span.of(page.article.text)
    if not _GOING.search(words) and not _ROUTE.search(words):
        return
    named = [(m, e) for m in page.notes.mentions_in(sentence.span) if (e := _entity(context, page, m))]
    people = [(m, e) for m, e in named if e.kind is EntityKind.PERSON]
    traveller = _traveller(context, page, sentence) or (
        people[0][1] if people else _last_named(context, page, sentence)
    )
    stops = [(m, e) for m, e in named if e.kind in (EntityKind.PLACE, EntityKind.COUNTRY) and _is_stop(page, m)]
    if len({e.id for _, e in stops}) < 2:
        stops = [(m, e) for m, e in people if traveller and e.id != traveller.id]
    if traveller is None or len(stops) < 2:
        return
    pairs = list(_pairs(page, sentence, stops))
    if not pairs:
        return
    told = join_names([f"{first.name} before {second.name}" for first, second in pairs])
    ids = tuple(each.id for pair in pairs for each in pair)
    yield Statement(
        traveller.id,
        traveller.name,
        "order",
        told,
        "|".join(ids),
        context.ref(page.article.id, sentence.span),
        valid=context.date(page.article.id),
        wider=ids,
    )


def _last_named(context: Context, page: Page, sentence: Sentence) -> Entity | None:
    """Return the only person that the page has named before a sentence that names none."""
    before = [_entity(context, page, m) for m in page.notes.mentions if m.span.end <= sentence.span.start]
    people = {each.id: each for each in before if each is not None and each.kind is EntityKind.PERSON}
    return next(iter(people.values())) if len(people) == 1 else None


def _entity(context: Context, page: Page, mention: Mention) -> Entity | None:
    return None if mention.form is MentionForm.ADJECTIVE else context.entity(page.article.id, mention.entity)


def _is_stop(page: Page, mention: Mention) -> bool:
    """Tell whether a place is not only where somebody is from: "the foreign minister of Austria", "Austria's"."""
    text = page.article.text
    before, after = text[max(0, mention.span.start - len("of the ")) : mention.span.start], text[mention.span.end :][:2]
    return not re.search(r"\bof (?:the )?$", before) and after not in ("'s", "’s")


def _traveller(context: Context, page: Page, sentence: Sentence) -> Entity | None:
    """Return the person behind an opening clause, else the first whom the sentence names and has act in an event."""
    behind = _subject(context, page, sentence)
    if behind is not None:
        return behind
    named = {m.entity for m in page.notes.mentions_in(sentence.span)}
    for mention in page.notes.events:
        if sentence.span.covers(mention.span) and mention.type in _STAYS:
            for participant in mention.participants:
                entity = context.entity(page.article.id, participant.entity)
                acts = participant.role == "actor" and participant.entity in named
                if acts and entity is not None and entity.kind is EntityKind.PERSON:
                    return entity
    return None


def _subject(context: Context, page: Page, sentence: Sentence) -> Entity | None:
    """Return the person that stands outside an opening "after she met …,": the traveller of both clauses."""
    words = sentence.span.of(page.article.text)
    if not _OPENING.search(words) or "," not in words:
        return None
    comma = sentence.span.start + words.index(",")
    for mention in page.notes.mentions_in(sentence.span):
        entity = _entity(context, page, mention)
        person = entity is not None and entity.kind is EntityKind.PERSON
        if person and mention.span.start > comma:
            return entity
    return None


def _pairs(page: Page, sentence: Sentence, stops: list[tuple[Mention, Entity]]) -> Iterator[tuple[Entity, Entity]]:
    """Yield the earlier and the later of each two stops that stand next to each other with a word of order."""
    for number, ((left, first), (right, second)) in enumerate(pairwise(stops)):
        if first.id != second.id:
            forward = _is_forward(page, sentence, left, right, opens=number == 0)
            if forward is not None:
                yield (first, second) if forward else (second, first)


def _is_forward(page: Page, sentence: Sentence, left: Mention, right: Mention, *, opens: bool) -> bool | None:
    """Tell whether the stop named first comes first; `None` where the words put them in no order."""
    text = page.article.text
    before = text[sentence.span.start : left.span.start]
    between = text[left.span.end : right.span.start]
    behind = text[right.span.end : sentence.span.end]
    opening = _OPENING.search(before)
    if _ROUTE.search(f"{before} {behind}"):
        return True
    if opens and opening and opening["word"].lower().startswith(_WHEN):
        return False if re.search(r"\bhad\b", between) else None
    if re.search(r"\bhad\b", before) and re.search(r"\b(?:when|by the time)\b", between):
        return True
    compared = _compared(before, between, opens=opens)
    if compared is not None:
        return compared
    if _BACKWARD.search(between) or _COMES_FROM.search(between):
        return False
    if _FORWARD.search(between) or _BEHIND.search(behind):
        return True
    if opens and opening and re.search(r",|\bdid\b|\bhad\b", between):
        return not opening["word"].lower().startswith(_LATER_FIRST)
    left_for = before.lower().endswith("left ") and between.strip() == "for"
    from_to = _FROM.search(before) and re.search(r"\bto\b", between)
    goes_on = not opens and not between.strip(" ,").removeprefix("and").strip()
    return True if left_for or from_to or goes_on else None


def _compared(before: str, between: str, *, opens: bool) -> bool | None:
    """Tell whether the first of two stops comes first by words that set them against each other."""
    if _EARLIER_THAN.search(between) or _LATER_THAN.search(between):
        return bool(_EARLIER_THAN.search(between))
    if opens and _ARRIVING.search(before) and between.lstrip().startswith(","):
        return True
    if _FIRST.search(before) and _LAST.search(between):
        return True
    return False if _LAST.search(before) and _FIRST.search(between) else None


def check_order(claim: Corroborated, context: Context) -> Outcome:
    """Return whether the record has the traveller at the stops in that order."""
    ids = claim.first.wider
    pairs = list(zip(ids[::2], ids[1::2], strict=True))
    counted: list[str] = []
    missing: list[str] = []
    for earlier, later in pairs:
        first, second = (_stays(claim, stop, context) for stop in (earlier, later))
        missing += [context.entity_by_id[stop].name for stop, found in ((earlier, first), (later, second)) if not found]
        counted += [event.id for event in (*first, *second)]
        if first and second and all(_before(b, a) for a in first for b in second):
            both = f"{short_label(second[0])} was before {short_label(first[0])}"
            against = tuple(dict.fromkeys(event.id for event in (*first, *second)))
            return Outcome(CheckVerdict.CONTRADICTED, both, against, (), against)
        if first and second and not any(_before(a, b) for a in first for b in second):
            missing.append("the days")
    if missing:
        return Outcome(CheckVerdict.NOT_ENOUGH, f"the record does not hold {join_names(missing)}", tuple(counted))
    return Outcome(CheckVerdict.CONSISTENT, "the record holds the stops in that order", tuple(dict.fromkeys(counted)))


def _stays(claim: Corroborated, stop: str, context: Context) -> list[Event]:
    """Return what other pages tell that the traveller did at a stop, or with a person, before the page was printed."""
    name, until = context.entity_by_id[stop].name, claim.claim.valid.latest
    found = []
    for event in context.links.events:
        ids = {p.entity_id for p in event.participants}
        there = stop in ids or (event.place is not None and name in (event.place.name, *event.place.within))
        elsewhere = any(member.split("#")[0] not in claim.articles for member in event.members)
        days = event.time.interval
        known = days.is_bounded and until and days.earliest and days.earliest <= until
        held = event.type in _STAYS and event.status is Status.HELD and claim.claim.subject in ids
        if known and held and there and elsewhere:
            found.append(event)
    return sorted(found, key=lambda event: (str(event.time.interval), event.id))


def _before(left: Event, right: Event) -> bool:
    first, second = left.time.interval, right.time.interval
    return bool(first.latest and second.earliest and first.latest < second.earliest)
