"""Visits by people whom the page does not name.

"A group of experts will visit the plant" names nobody who could be told from the traveller of the page's other visits,
so linking would take both for one. Such a visit is left to the text.
"""

from collections.abc import Sequence

from dateline.annotate.clauses import own_subject, subjects
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType, Participant

_COLLECTIVES = frozenset({"convoy", "crew", "delegation", "group", "mission", "party", "team"})


def is_by_unnamed(reading: Reading, trigger: Trigger, who: Sequence[Participant]) -> bool:
    """Tell whether the subject of a visit is a number of people without a name."""
    if trigger.entry.type is not EventType.VISIT or not trigger.is_verb or any(p.role == "actor" for p in who):
        return False
    if trigger.token.dep == "ROOT" and not subjects(reading.parse, trigger.token):
        return not reading.in_headline(trigger.token)  # "Left, Odesa." is a caption and no departure
    subject = own_subject(reading.parse, trigger.token)
    return subject is not None and (subject.tag == "NNS" or subject.lemma.lower() in _COLLECTIVES)
