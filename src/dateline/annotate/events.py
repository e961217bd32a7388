"""Happenings told by an article: who, what, when, where, how it stands.

Triggers are found by lexicon, each is filled from its clause, and then the mentions are read together: "the meeting"
takes over what an earlier mention said, a meeting at a summit becomes part of it, "and then" gives an order.
"""

from dataclasses import dataclass, replace

from dateline.annotate.clauses import has_child, own_subject, prepositions
from dateline.annotate.entities import Names
from dateline.annotate.events_agenda import agenda_of
from dateline.annotate.events_attribution import attribute
from dateline.annotate.events_chronology import chronicled, share_headings
from dateline.annotate.events_codes import codes_of
from dateline.annotate.events_counts import counts_of
from dateline.annotate.events_foreign import foreign_events
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_occasions import by_occasion, is_earlier, is_of_series
from dateline.annotate.events_participants import participants_of
from dateline.annotate.events_parts import clause_span, container, journey_of, phrase, predecessor
from dateline.annotate.events_recall import recalled_times
from dateline.annotate.events_scene import place_at, place_mention, places_by_trigger, times_by_trigger
from dateline.annotate.events_series import is_ordinal_alone, is_those, number_in_row
from dateline.annotate.events_status import standing_of
from dateline.annotate.events_triggers import Trigger, find_triggers, modifiers, visit_noun
from dateline.annotate.events_unnamed import is_by_unnamed
from dateline.annotate.events_verbs import Standing, had_been_due, is_past, was_to_have
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import (
    EntityKind,
    EventMention,
    EventType,
    Participant,
    PlaceMention,
    Quote,
    Status,
    TimeExpression,
)
from dateline.model.article import Article

_NEWS_DAYS = 8
_NEAR_SENTENCES = 4
# Happenings of which a page rarely tells two at a time, so that a bare noun points back to the one told.
_COMINGS_TOGETHER = frozenset({EventType.MEET, EventType.VISIT, EventType.SUMMIT, EventType.CALL})
_MAKING = frozenset({EventType.AGREE, EventType.SIGN})
_AHEAD = frozenset({"will", "would", "wo", "going", "yet"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event mention in the making, with the trigger it comes from."""

    trigger: Trigger
    mention: EventMention


def find_events(
    article: Article,
    parse: Parse,
    names: Names,
    times: tuple[TimeExpression, ...] = (),
    quotes: tuple[Quote, ...] = (),
) -> tuple[EventMention, ...]:
    """Return the happenings that `article` tells, in the order of the text."""
    reading = Reading(article, parse, names, times, quotes)
    if parse.model == "rules":
        return foreign_events(reading)
    triggers = find_triggers(reading)
    drafts = _drafts(reading, triggers)
    drafts = _with_parts(reading, _with_participles(reading, drafts))
    drafts = _with_antecedents(reading, drafts)
    drafts = [_with_people_of_series(reading, draft, drafts[:number]) for number, draft in enumerate(drafts)]
    drafts = [_as_the_one_before(reading, draft, drafts[:number]) for number, draft in enumerate(drafts)]
    drafts = [_with_traveller(reading, draft, drafts[:number]) for number, draft in enumerate(drafts)]
    drafts = _with_recalled_times(reading, drafts)
    drafts = [_put_off(reading, draft, drafts) for draft in drafts]
    drafts = _with_headlines(reading, drafts)
    drafts = [_with_claims(reading, draft) for draft in drafts]
    return tuple(draft.mention for draft in drafts)


def _drafts(reading: Reading, triggers: list[Trigger]) -> list[Draft]:
    found: list[Draft] = []
    times = share_headings(reading, triggers, times_by_trigger(reading, triggers))
    places = places_by_trigger(reading, triggers)
    chronicle = chronicled(reading)
    earlier: tuple[Participant, ...] = ()
    for trigger, when, where in zip(triggers, times, places, strict=True):
        who = participants_of(reading, trigger, earlier)
        if is_by_unnamed(reading, trigger, who):
            continue
        mention = _mention(reading, trigger, when, where, who)
        if trigger.token.sentence in chronicle:
            mention = _as_chronicled(reading, trigger, mention)
        if mention.type is EventType.ANNOUNCE and mention.negated:
            continue  # what nobody has announced is a stance on the happening meant, not a happening
        stops = by_occasion(reading, trigger, mention, where) or _by_destination(reading, mention)
        found.extend(Draft(trigger, each) for each in stops)
        if len({p.entity for p in who if _is_person(reading, p)}) > 1:
            earlier = who
    return found


def _as_chronicled(reading: Reading, trigger: Trigger, mention: EventMention) -> EventMention:
    """Return what a chronology tells in the present, or by a noun alone, as held: "11 May: The two speak"."""
    verb = trigger.token if trigger.is_verb else trigger.carrier
    if (verb is not None and has_child(reading.parse, verb, words=_AHEAD)) or mention.hypothetical:
        return mention
    if mention.negated and verb is not None and verb.lemma in {"happen", "take", "go"}:
        return replace(mention, status=Status.CANCELLED, negated=False)
    bare = verb is None or verb.tag in {"VBZ", "VBP", "VBN"} or verb.pos == "NOUN"
    return (
        replace(mention, status=Status.HELD)
        if bare and mention.status is Status.UNKNOWN and not mention.negated
        else mention
    )


def _with_participles(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Give "the ceasefire agreed in A in July" the place, time and standing of what is said to be agreed."""
    made = {draft.trigger.token.index: draft.mention for draft in drafts if draft.mention.type in _MAKING}
    found = []
    for draft in drafts:
        mention, noun = draft.mention, draft.trigger.token
        verb = reading.parse.head(noun)
        said = [each for each in reading.parse.children(noun) if each.dep == "acl" and each.index in made]
        said += [verb] if noun.dep in {"nsubj", "nsubjpass"} and verb.index in made else []
        if said and noun.pos == "NOUN" and not mention.times and mention.place is None:
            told = made[said[0].index]
            mention = replace(
                mention, times=told.times, place=told.place, status=told.status, background=told.background
            )
        found.append(replace(draft, mention=mention))
    return found


def _is_long_past(reading: Reading, trigger: Trigger, standing: Standing, when: tuple[int, ...]) -> bool:
    """Tell whether a page looks more than a week back, which it does to recall and not to report."""
    recalls = standing.status is Status.HELD and not reading.in_headline(trigger.token)
    return recalls and any(is_past(reading, number, days=_NEWS_DAYS) for number in when)


def _is_news(reading: Reading, when: tuple[int, ...]) -> bool:
    """Tell whether a happening is of the last days, so that "had met on Monday" reports it and does not recall it."""
    past = [number for number in when if is_past(reading, number)]
    return bool(past) and not any(is_past(reading, number, days=_NEWS_DAYS) for number in past)


def _is_person(reading: Reading, participant: Participant) -> bool:
    entity = reading.entity(participant.entity)
    return entity is not None and entity.kind is EntityKind.PERSON


def _mention(
    reading: Reading, trigger: Trigger, when: tuple[int, ...], where: tuple[Token, ...], who: tuple[Participant, ...]
) -> EventMention:
    standing = standing_of(reading, trigger, when)
    plover, cameo = codes_of(reading, trigger, standing)
    return EventMention(
        span=clause_span(reading, trigger),
        trigger=trigger.token.span,
        type=trigger.entry.type,
        status=standing.status,
        participants=who,
        place=_place(reading, where, who),
        times=when,
        background=(standing.recalled and not _is_news(reading, when))
        or _is_long_past(reading, trigger, standing, when),
        negated=standing.negated,
        hypothetical=standing.hypothetical,
        plover=plover,
        cameo=cameo,
        subtype=_subtype(reading, trigger),
    )


def _subtype(reading: Reading, trigger: Trigger) -> str | None:
    if trigger.entry.subtype:
        return trigger.entry.subtype
    noun = trigger.counted or (visit_noun(reading.parse, trigger.token) if trigger.is_verb else trigger.token)
    if noun is None:
        return None
    words = modifiers(reading.parse, noun)
    fitting = sorted(words & lexicon().subtypes, key=reading.parse.text.find)
    return f"{' '.join(fitting)} {noun.lemma.lower()}" if fitting else None


def _place(reading: Reading, where: tuple[Token, ...], who: tuple[Participant, ...]) -> PlaceMention | None:
    named = list(where)
    destinations = [p for p in who if p.role in {"place", "host"}]
    for participant in destinations:
        entity = reading.entity(participant.entity)
        if entity is not None and entity.kind in {EntityKind.PLACE, EntityKind.COUNTRY}:
            named.extend(reading.tokens_in(participant.span)[-1:])
    if len(named) == 1:
        return place_at(reading, named[0])
    return place_mention(reading, named)


def _by_destination(reading: Reading, mention: EventMention) -> list[EventMention]:
    """Return one mention for each destination of a visit to several countries."""
    stops = [p for p in mention.participants if p.role == "place"]
    countries = [p for p in stops if (e := reading.entity(p.entity)) is not None and e.kind is EntityKind.COUNTRY]
    if mention.type is not EventType.VISIT or len(countries) < 2:
        return [mention]
    found = []
    for stop in countries:
        who = tuple(p for p in mention.participants if p.role != "place" or p == stop)
        found.append(replace(mention, participants=who, place=_place(reading, (), who)))
    return found


def _with_parts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Link each mention to the one that contains it and to the one it follows."""
    triggers = [draft.trigger for draft in drafts]
    at_token = {trigger.token.index: number for number, trigger in reversed(list(enumerate(triggers)))}
    found = []
    for draft in drafts:
        mention = draft.mention
        noun = container(reading, draft.trigger)
        journey = journey_of(reading, draft.trigger, triggers)
        if noun is not None:
            mention = replace(mention, part_of=phrase(reading, noun), part_of_mention=at_token.get(noun.index))
        elif journey is not None:
            mention = replace(mention, part_of=phrase(reading, triggers[journey].token), part_of_mention=journey)
        before = predecessor(reading, draft.trigger, triggers)
        found.append(Draft(draft.trigger, replace(mention, follows=(before,) if before is not None else ())))
    return [_with_place_of_container(draft, found) for draft in found]


def _with_place_of_container(draft: Draft, drafts: list[Draft]) -> Draft:
    """Give a meeting the place of the summit that it is part of, where it names none itself."""
    number = draft.mention.part_of_mention
    if number is None or draft.mention.place is not None:
        return draft
    holder = drafts[number].mention
    return replace(draft, mention=replace(draft.mention, place=holder.place))


def _with_antecedents(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Let "the meeting" take over what earlier mentions of the same happening said."""
    found: list[Draft] = []
    for draft in drafts:
        earlier = _antecedent(reading, draft, found)
        found.append(draft if earlier is None else replace(draft, mention=_filled(draft.mention, earlier.mention)))
    return found


def _with_people_of_series(reading: Reading, draft: Draft, earlier: list[Draft]) -> Draft:
    """Give "after those in Oslo" and "a fifth meeting" the people of the meetings that are counted."""
    mention = draft.mention
    if not is_of_series(reading.parse, draft.trigger) or len(_people(mention)) > 1:
        return draft
    told = [other.mention for other in earlier if other.mention.type is mention.type]
    if told and told[-1].participants and is_those(reading.parse, draft.trigger.token):
        who = tuple(p for p in told[-1].participants if p.role != "place")
        return replace(draft, mention=replace(mention, participants=who))
    pairs = [other for other in told if len(_people(other)) > 1 and _people(mention) <= _people(other)]
    alike = {frozenset(_people(pair)) for pair in pairs}
    if not pairs or (len(alike) > 1 and not is_earlier(reading.parse, draft.trigger)):
        return draft
    who = tuple(replace(p, role="actor") for p in pairs[-1].participants if p.role != "place")
    return replace(draft, mention=replace(mention, participants=who))


def _as_the_one_before(reading: Reading, draft: Draft, earlier: list[Draft]) -> Draft:
    """Let "those in Oslo" and "the second, in Lima, the principle" stand as the happening counted before them does."""
    mention, noun = draft.mention, draft.trigger.token
    counted = is_those(reading.parse, noun) or is_ordinal_alone(reading.parse, noun)
    if mention.status is not Status.UNKNOWN or mention.negated or not counted:
        return draft
    told = [other.mention for other in earlier if other.mention.type is mention.type]
    if not told:
        return draft
    return replace(draft, mention=replace(mention, status=told[-1].status, background=told[-1].background))


def _with_traveller(reading: Reading, draft: Draft, earlier: list[Draft]) -> Draft:
    """Give "the talks with B" the traveller of the visit told before, and make them part of that visit."""
    mention, parse = draft.mention, reading.parse
    noun = draft.trigger.token
    if mention.type is not EventType.MEET or draft.trigger.is_verb or len(_people(mention)) != 1:
        return draft
    definite = any(child.text.lower() in {"the", "these", "those"} for child in parse.children(noun))
    above = parse.head(noun)
    dated = noun.dep == "pobj" and parse.head(above).lemma in {"date", "time", "venue", "day"}
    if not (definite or dated) or not any(word == "with" for word, _ in prepositions(parse, noun)):
        return draft
    visits = [
        n for n, other in enumerate(earlier) if other.mention.type is EventType.VISIT and not other.mention.background
    ]
    for number in reversed(visits):
        visit = earlier[number]
        travellers = [p for p in visit.mention.participants if p.role == "actor" and _is_person(reading, p)]
        if len(travellers) == 1 and travellers[0].entity not in _people(mention):
            return replace(draft, mention=_at_visit(reading, mention, visit, number, travellers[0]))
    return draft


def _at_visit(
    reading: Reading, mention: EventMention, visit: Draft, number: int, traveller: Participant
) -> EventMention:
    """Return talks as part of a visit: same traveller and place, put off with it."""
    put_off = mention.status is Status.UNKNOWN and visit.mention.status in {Status.POSTPONED, Status.CANCELLED}
    return replace(
        mention,
        participants=(traveller, *mention.participants),
        place=mention.place or visit.mention.place,
        status=visit.mention.status if put_off else mention.status,
        negated=mention.negated and not put_off,
        part_of=mention.part_of or phrase(reading, visit.trigger.token),
        part_of_mention=mention.part_of_mention if mention.part_of else number,
    )


def _put_off(reading: Reading, draft: Draft, drafts: list[Draft]) -> Draft:
    """Let what "had been due" on a visit that is put off or called off be put off with it."""
    mention = draft.mention
    if _is_foregone(reading, draft):
        elsewhere = any(_is_made_up_for(mention, other.mention) for other in drafts)
        return replace(draft, mention=replace(mention, status=Status.POSTPONED if elsewhere else Status.CANCELLED))
    if mention.status is not Status.PLANNED or not had_been_due(reading.parse, draft.trigger.token):
        return draft
    for other in drafts:
        near = abs(other.trigger.token.sentence - draft.trigger.token.sentence) <= _NEAR_SENTENCES
        off = other.mention.status in {Status.POSTPONED, Status.CANCELLED} and other.mention.type in _COMINGS_TOGETHER
        if near and off and _people(mention) & _people(other.mention):
            return replace(draft, mention=replace(mention, status=other.mention.status))
    return draft


def _is_foregone(reading: Reading, draft: Draft) -> bool:
    """Tell whether a plan came to nothing: "were to have met", "had been set for November, but the floods …"."""
    parse, token = reading.parse, draft.trigger.token
    verb = draft.trigger.carrier or token
    if draft.mention.status is Status.CANCELLED:
        return was_to_have(parse, verb)
    due = draft.mention.status is Status.PLANNED and had_been_due(parse, token)
    return due and has_child(parse, verb, words=frozenset({"but"}))


def _is_made_up_for(mention: EventMention, other: EventMention) -> bool:
    """Tell whether a page tells that the same people came together, or are to, on another day."""
    stands = other.status in {Status.HELD, Status.PLANNED, Status.ONGOING} and not other.negated
    same = not _people(mention) or not _people(other) or _people(mention) == _people(other)
    return other.type is mention.type and stands and same and other.times != mention.times and not other.background


def _with_recalled_times(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Give a happening that a sentence looks back to the time of the sentence before."""
    told = [(draft.trigger, draft.mention) for draft in drafts]
    found = []
    for number, draft in enumerate(drafts):
        times = recalled_times(reading, draft.trigger, draft.mention, told[:number])
        background = draft.mention.background or times != draft.mention.times
        found.append(replace(draft, mention=replace(draft.mention, times=times, background=background)))
    return found


def _with_claims(reading: Reading, draft: Draft) -> Draft:
    """Add who says so, how the sides stand, what is counted and what is to be talked about."""
    said_by, stances = attribute(reading, draft.trigger, draft.mention)
    counts = counts_of(reading, draft.trigger)
    agenda = agenda_of(reading, draft.trigger)
    mention = replace(draft.mention, attributed_to=said_by, stances=stances, counts=counts, agenda=agenda)
    if said_by and _is_gainsaid(reading, draft):
        mention = replace(mention, status=Status.DENIED, negated=False)
    return replace(draft, mention=mention)


def _is_gainsaid(reading: Reading, draft: Draft) -> bool:
    """Tell whether somebody says that a coming together has not been: "no such meeting took place, the palace said"."""
    mention = draft.mention
    bare = mention.negated and mention.status is Status.UNKNOWN and not mention.hypothetical
    verb = draft.trigger.token if draft.trigger.is_verb else draft.trigger.carrier
    past = verb is not None and any(
        each.tag in {"VBD", "VBN"} or each.text.lower() in {"did", "had", "was", "were"}
        for each in (verb, *reading.parse.children(verb))
    )
    own = (each for each in reading.parse.children(verb) if each.dep != "conj") if verb is not None else ()
    ahead = any(each.text.lower() in _AHEAD for each in own)
    return bare and mention.type in _COMINGS_TOGETHER and past and not ahead


def _with_headlines(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Let a headline that leaves a happening open ("Meeting with X") take over what the text says of it."""
    found = []
    for number, draft in enumerate(drafts):
        mention = draft.mention
        bare = mention.status is Status.UNKNOWN or (mention.type is EventType.DISASTER and mention.place is None)
        if reading.in_headline(draft.trigger.token) and bare and not mention.negated:
            later = (d.mention for d in drafts[number + 1 :] if d.mention.type is mention.type)
            fitting = next(
                (m for m in later if m.status is not Status.UNKNOWN and _may_be_same(reading, mention, m)), None
            )
            mention = _filled(mention, fitting) if fitting is not None else mention
        found.append(replace(draft, mention=mention))
    return found


def _antecedent(reading: Reading, draft: Draft, earlier: list[Draft]) -> Draft | None:
    mention, trigger = draft.mention, draft.trigger
    if trigger.is_verb or not _points_back(reading, draft) or is_earlier(reading.parse, trigger):
        return None
    number = number_in_row(reading.parse, trigger.token)
    pointing = any(child.text.lower() in _POINTING for child in reading.parse.children(trigger.token))
    for other in reversed(earlier):
        if number and (told := number_in_row(reading.parse, other.trigger.token)) and told != number:
            continue
        if _is_called_otherwise(reading, trigger.token, other):
            continue
        if _is_stay_of_guest(mention, other.mention):
            return other
        alike = mention.type in _COMINGS_TOGETHER or pointing or _people(mention) == _people(other.mention)
        if other.mention.type is mention.type and alike and _may_be_same(reading, mention, other.mention):
            return other
    return None


def _is_called_otherwise(reading: Reading, noun: Token, other: Draft) -> bool:
    """Tell whether a happening is called after another place or month than one told before: "the May truce"."""
    own = _names_in(reading.parse, noun)
    theirs = set() if other.trigger.is_verb else _names_in(reading.parse, other.trigger.token)
    if other.mention.place is not None:
        theirs |= set(other.mention.place.name.split())
    return bool(own) and bool(theirs) and not own & theirs


def _names_in(parse: Parse, noun: Token) -> set[str]:
    """Return the names of places and months in a happening's own phrase: "the Naivasha truce", "the talks in Rome"."""
    found = {
        c.text for c in parse.children(noun) if c.dep in {"compound", "nmod"} and c.entity in {"GPE", "DATE", "LOC"}
    }
    for word, each in prepositions(parse, noun):
        if word in {"in", "at"} and each.entity not in {"DATE", "TIME"}:
            found |= {token.text for token in parse.subtree(each) if token.tag == "NNP" or token.entity == "NORP"}
    return found


def _is_stay_of_guest(mention: EventMention, other: EventMention) -> bool:
    """Tell whether "the visit" means that somebody was or will be received: "A will host B"."""
    hosted = other.type is EventType.MEET and any(p.role == "host" for p in other.participants)
    return mention.type is EventType.VISIT and not mention.participants and hosted and not other.background


def _points_back(reading: Reading, draft: Draft) -> bool:
    noun = draft.trigger.token
    if draft.mention.status is Status.UNKNOWN and not draft.mention.negated:
        return True
    if _is_said_of_it(reading, noun):
        return True
    words = {child.text.lower() for child in reading.parse.children(noun)}
    if words & {"the", "this", "that", "such"} and len(_people(draft.mention)) < 2:
        return True
    return bool(words & _POINTING) and not _people(draft.mention)


def _is_said_of_it(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun says what the last happening was: "It was their fourth meeting"."""
    subject = own_subject(reading.parse, reading.parse.head(noun))
    return noun.dep == "attr" and subject is not None and subject.text.lower() in {"it", "this", "that"}


def _may_be_same(reading: Reading, mention: EventMention, other: EventMention) -> bool:
    """Tell whether nothing speaks against two mentions telling of one happening."""
    if other.negated or (other.background and not mention.background and _people(mention) != _people(other)):
        return False
    nameless = not _people(other) and mention.type in _COMINGS_TOGETHER - {EventType.SUMMIT}
    if nameless and _people(mention) and other.status in {Status.POSTPONED, Status.CANCELLED}:
        return False  # "he had put the trip off … No date is set for Qin's visit"
    if not nameless and not _people(mention) <= _people(other) | _countries_of(reading, other):
        return False
    if mention.place is not None and other.place is not None and mention.place.name != other.place.name:
        return _holds(reading, mention.place, other.place) or _holds(reading, other.place, mention.place)
    settled = {Status.HELD, Status.PLANNED, Status.ONGOING}
    return not (mention.status in settled and other.status in settled and mention.status is not other.status)


def _holds(reading: Reading, whole: PlaceMention, part: PlaceMention) -> bool:
    """Tell whether one place lies in the other, as the page says or because it is the other's country."""
    country = next(
        (e for e in reading.names.entities if e.kind is EntityKind.COUNTRY and e.country == part.country), None
    )
    return whole.name in part.within or (country is not None and whole.name in {country.name, *country.variants})


def _people(mention: EventMention) -> set[str]:
    return {p.entity for p in mention.participants if p.role != "place"}


def _countries_of(reading: Reading, mention: EventMention) -> set[str]:
    """Return the keys of the countries for which the people of `mention` stand."""
    codes = {entity.country for key in _people(mention) if (entity := reading.entity(key)) is not None}
    return {e.key for e in reading.names.entities if e.kind is EntityKind.COUNTRY and e.country in codes}


def _filled(mention: EventMention, other: EventMention) -> EventMention:
    """Return `mention` with what it leaves open taken from the earlier mention `other`.

    "The trip had been put off" beside a trip that was made tells an earlier plan: same people and goal, another time.
    """
    if mention.status in {Status.POSTPONED, Status.CANCELLED} and other.status in {Status.HELD, Status.ONGOING}:
        who = mention.participants or other.participants
        return replace(mention, participants=who, place=mention.place or other.place)
    known = {p.entity for p in other.participants}
    unknown = mention.status is Status.UNKNOWN and not mention.negated
    own = [p for p in mention.participants if p.entity not in known]
    kept = own if not _people(other) else [p for p in own if p.role == "attendee"]
    return replace(
        mention,
        participants=(*other.participants, *kept),
        place=mention.place or other.place,
        times=mention.times or other.times,
        status=other.status if unknown else mention.status,
        plover=other.plover if unknown else mention.plover,
        cameo=other.cameo if unknown else mention.cameo,
        background=mention.background or other.background,
        hypothetical=other.hypothetical if unknown else mention.hypothetical,
        part_of=mention.part_of or other.part_of,
        part_of_mention=mention.part_of_mention if mention.part_of else other.part_of_mention,
    )
