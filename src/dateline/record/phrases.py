"""Plain English for events, made from their fields only: who, what, where and where it stands.

A phrase never says more than the status does: what is announced is "due to", never done. Where the fields are too
few for a sentence, there is no phrase, and the caller quotes the page instead.
"""

import re
from collections.abc import Sequence

from dateline.lang import facts
from dateline.model.annotation import EventType, Status
from dateline.model.link import Event, EventParticipant

# Past form, form after "to", noun and preposition of a second party, for each kind of event.
_VERBS: dict[EventType, tuple[str, str, str, str]] = {
    EventType.MEET: ("met", "meet", "meeting", ""),
    EventType.VISIT: ("visited", "visit", "visit", ""),
    EventType.CALL: ("spoke by telephone", "speak by telephone", "call", "with"),
    EventType.SIGN: ("signed an agreement", "sign an agreement", "signing", "with"),
    EventType.SANCTION: ("imposed sanctions", "impose sanctions", "sanctions", "on"),
    EventType.AID: ("gave aid", "give aid", "aid", "to"),
    EventType.ACCUSE: ("accused", "accuse", "accusation", ""),
    EventType.THREATEN: ("threatened", "threaten", "threat", ""),
    EventType.ATTACK: ("attacked", "attack", "attack", ""),
}
_RECIPROCAL = frozenset({EventType.MEET, EventType.CALL, EventType.SIGN})
_NEEDS_TARGET = frozenset(
    {EventType.SANCTION, EventType.AID, EventType.ACCUSE, EventType.THREATEN, EventType.ATTACK, EventType.VISIT}
)
_NEEDS_TWO = frozenset({EventType.MEET, EventType.CALL, EventType.SIGN})
_ENDINGS = {
    Status.ONGOING: "was under way",
    Status.POSTPONED: "was postponed",
    Status.CANCELLED: "was cancelled",
    Status.DENIED: "was denied",
    Status.UNKNOWN: "is spoken of; whether it took place is not said",
}
_GATHERING = re.compile(r"\b(?:summit|forum|congress|conference|assembly|games|council)\b", re.IGNORECASE)
_ACTORS = frozenset({"actor", "attendee"})
_TARGETS = frozenset({"target", "host", "place"})


def join_names(names: Sequence[str]) -> str:
    """Return the names as a list in a sentence.

    >>> join_names(["Kenya", "Uganda", "Rwanda"])
    'Kenya, Uganda and Rwanda'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def side_name(code: str) -> str:
    """Return the English name of a side given by its country code; codes that name no country stay as they are.

    >>> side_name("KE")
    'Kenya'
    """
    return facts.country_name(code) or code


def noun_of(kind: EventType) -> str:
    """Return the noun for one event of that kind.

    >>> noun_of(EventType.MEET)
    'meeting'
    """
    return _VERBS[kind][2] if kind in _VERBS else kind.value


def name_of(event: Event) -> str:
    """Return a short noun phrase for an event: "meeting of A and B in Mombasa", or its title.

    A noun phrase is preferred since titles are put like headlines, and a headline does not tell a plan from a deed.
    """
    actors, targets = _parties(event)
    if event.type not in _VERBS or not _enough(event, actors, targets):
        return event.title or f"{event.subtype or event.type.value}{_where(event)}"
    noun = event.subtype or noun_of(event.type)
    who = _by_whom(event, join_names(actors[:4]))
    return f"{noun}{who}{_of_whom(event, join_names(targets))}{_where(event, skip=targets)}"


def label(event: Event) -> str:
    """Return an event's name with its time: "meeting of A and B in Mombasa (2023-05-10)"."""
    when = "" if event.time.interval.is_unknown else f" ({event.time.interval})"
    return name_of(event) + when


def short_label(event: Event) -> str:
    """Return where and when an event was, to tell it from others of its series: "Mombasa 2023-05-10"."""
    where = event.place.name if event.place else noun_of(event.type)
    return where if event.time.interval.is_unknown else f"{where} {event.time.interval}"


def sentence(event: Event, *, over: bool = False) -> str | None:
    """Return what an event's fields say as a clause without time and full stop, or `None` where they say too little.

    `over` tells that the event's days have passed by the record's last page: an event that is only announced is then
    one that "was due to" happen.
    """
    if event.type is EventType.SUMMIT:
        return _summit(event, over=over)
    actors, targets = _parties(event)
    if event.type not in _VERBS:
        return None
    if not _enough(event, actors, targets):
        return None
    who = join_names(actors)
    past, base, noun, preposition = _VERBS[event.type]
    whom = join_names(targets)
    rest = f" {preposition} {whom}" if preposition and whom else f" {whom}" if whom else ""
    where = _where(event, skip=targets)
    match event.status:
        case Status.HELD:
            return f"{who} {past}{rest}{where}"
        case Status.PLANNED:
            be = ("were" if len(actors) > 1 else "was") if over else ("are" if len(actors) > 1 else "is")
            return f"{who} {be} due to {base}{rest}{where}"
    told = f"{_article(noun)} {noun}{_by_whom(event, who)}{_of_whom(event, whom)}{where}"
    return f"{_capital(told)} {_ENDINGS[event.status]}"


def judged_by(event: Event) -> str:
    """Return who decided cells of an event that the pages put otherwise or do not give; nothing where nobody did."""
    if not event.judged:
        return ""
    cells = join_names(list(dict.fromkeys(each.cell.value for each in event.judged)))
    return f" ({cells} as judged by {join_names(list(dict.fromkeys(each.by for each in event.judged)))})"


def _summit(event: Event, *, over: bool) -> str | None:
    """Return what is said of a summit or forum, named after the body that holds it."""
    # The title names a summit after an organisation only; a person who attends one gives it no name.
    bodies = [p.name for p in event.participants if p.role == "actor"]
    if len(bodies) != 1 or not event.title.startswith(bodies[0]):
        return None
    noun = "" if _GATHERING.search(bodies[0]) else " summit"
    ending = {
        Status.HELD: "was held",
        Status.PLANNED: "was due" if over else "is due",
    }.get(event.status) or _ENDINGS[event.status]
    return f"The {bodies[0]}{noun} {ending}{_where(event)}"


def _parties(event: Event) -> tuple[list[str], list[str]]:
    """Split the participants into who acts and on whom; in a meeting all act."""
    people = _without_doubles(event)
    if event.type in _RECIPROCAL:
        together = [p.name for p in people if p.role not in ("place", "host")]
        hosts = [p.name for p in people if p.role == "host"]
        return together if len(together) > 1 else [*together, *hosts], []
    actors = [p.name for p in people if p.role in _ACTORS]
    targets = [p.name for p in people if p.role in _TARGETS]
    if event.type is EventType.VISIT and not targets and event.place:
        targets = [event.place.name]
    return actors, targets


def _without_doubles(event: Event) -> list[EventParticipant]:
    seen: dict[str, EventParticipant] = {}
    for participant in event.participants:
        seen.setdefault(participant.name, participant)
    return list(seen.values())


def _enough(event: Event, actors: list[str], targets: list[str]) -> bool:
    if event.type in _NEEDS_TWO:
        return len(actors) > 1
    if event.type in _NEEDS_TARGET:
        return bool(actors and targets)
    return bool(actors)


def _where(event: Event, skip: Sequence[str] = ()) -> str:
    place = event.place
    if place is None or place.name in skip:
        return ""
    wider = [name for name in place.within[:1] if name != place.name and name not in skip]
    return f" in {', '.join([place.name, *wider])}"


def _by_whom(event: Event, who: str) -> str:
    if not who:
        return ""
    return f" of {who}" if event.type in _RECIPROCAL else f" by {who}"


def _of_whom(event: Event, whom: str) -> str:
    if not whom or event.type in _RECIPROCAL:
        return ""
    preposition = {EventType.VISIT: "to", EventType.AID: "to", EventType.THREATEN: "to"}.get(event.type, "on")
    return f" {preposition} {whom}"


def _article(noun: str) -> str:
    if noun.endswith("s") or noun == "aid":
        return "the"
    return "an" if noun[0] in "aeiou" else "a"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
