"""Times that a recalled happening takes from the sentence before it.

"They founded the alliance in March. Following their summit in Accra, the two released a statement": the second sentence
goes on with what the first recalls, so the summit in Accra is of that March too. This is the narrative progression of
temporal discourse analysis (Lascarides and Asher, 1993), read narrowly: the same people, a fronted "after" or
"following", and a past time in the sentence just before.
"""

from collections.abc import Sequence

from dateline.annotate.events_triggers import Trigger
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventMention, Status

_OPENING = frozenset({"after", "following"})
_OWNERS = frozenset({"their"})


def recalled_times(
    reading: Reading, trigger: Trigger, mention: EventMention, before: Sequence[tuple[Trigger, EventMention]]
) -> tuple[int, ...]:
    """Return the times that `mention` takes from the sentence before its own; those it has where it takes none.

    `before` are the happenings told before it.
    """
    if mention.times or mention.status is not Status.HELD or not _continues(reading, trigger):
        return mention.times
    who = {participant.entity for participant in mention.participants}
    told = [each for other, each in before if other.token.sentence == trigger.token.sentence - 1]
    for each in reversed(told):
        same = len(who) > 1 and who <= {participant.entity for participant in each.participants}
        if same and each.times and each.status is Status.HELD:
            return each.times
    return mention.times


def _continues(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether the sentence opens with "Following their …" and `trigger` is what they did."""
    opening = reading.parse.sentence_tokens(trigger.token.sentence)[:1]
    owned = any(child.text.lower() in _OWNERS for child in reading.parse.children(trigger.token))
    return owned and any(token.text.lower() in _OPENING for token in opening)
