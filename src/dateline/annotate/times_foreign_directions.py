"""Which way a day is to be read that a happening was or is to be on: back from the page's date, or ahead of it.

Without a parse the words of a sentence often leave it open ("on Monday"). What was held on a Monday was held on the
last one, what is planned for a Monday is still to come, unless the day is when somebody told so.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.times_foreign_words import Cues, cues_of
from dateline.model.annotation import EventMention, Status, TimeExpression
from dateline.model.article import Article
from dateline.model.dates import Direction, RelativeUnit

_LOOKING = {Status.HELD: Direction.PAST, Status.PLANNED: Direction.FUTURE}
_AHEAD = frozenset({Status.PLANNED, Status.POSTPONED, Status.CANCELLED})
_REACH = 12
_NAMED = frozenset({RelativeUnit.WEEKDAY, RelativeUnit.MONTH_DAY, RelativeUnit.MONTH_NAME})


def directed(
    article: Article, times: Sequence[TimeExpression], events: Sequence[EventMention]
) -> tuple[TimeExpression, ...]:
    """Return the times of a page, those without a direction read as the happenings say that stand nearest to them."""
    cues = cues_of((article.language or "").split("-", maxsplit=1)[0])
    found = list(times)
    for event in events:
        for number in event.times:
            time = found[number].relative
            if time is not None and time.unit in _NAMED and _is_set_for(article.text, found[number], event, cues):
                found[number] = replace(found[number], relative=replace(time, direction=Direction.FUTURE))
                continue
            named = time is not None and time.unit in _NAMED and time.direction is Direction.NEAREST
            direction = _looks(article.text, event, found[number], cues) if named else None
            if time is not None and direction is not None:
                found[number] = replace(found[number], relative=replace(time, direction=direction))
    return tuple(found)


def _is_set_for(text: str, time: TimeExpression, event: EventMention, cues: Cues) -> bool:
    """Tell whether a day stands behind a word for "for": "a strike set for Monday", "had been planned for Thursday"."""
    if event.status not in _AHEAD:
        return False
    told_back = cues.direction_in(event.span.of(text)) is Direction.PAST
    if told_back and time.relative is not None and time.relative.month is not None:
        return False  # "the talks that had been set for November"
    return _is_behind_goal(text, time, cues)


def is_set_for(text: str, time: TimeExpression, code: str) -> bool:
    """Tell whether a day or month without its year stands right behind a word for "for", as what is planned does."""
    relative = time.relative
    if relative is None or relative.unit not in _NAMED:
        return False
    ahead = relative.month is None or relative.direction is not Direction.PAST  # "the talks set for last November"
    return ahead and _is_behind_goal(text, time, cues_of(code))


def _is_behind_goal(text: str, time: TimeExpression, cues: Cues) -> bool:
    first = max(0, time.span.start - _REACH)
    behind = cues.goal is not None and cues.goal.search(text, first, time.span.start) is not None
    return behind or (cues.goal_ending is not None and cues.goal_ending.search(time.span.of(text)) is not None)


def _looks(text: str, event: EventMention, time: TimeExpression, cues: Cues) -> Direction | None:
    """Return where the time of a happening lies; `None` where words of the other tense stand before it or between."""
    direction = _LOOKING.get(event.status)
    if direction is None:
        return None
    other = cues.past if direction is Direction.FUTURE else cues.future
    first = event.span.start if time.span.start < event.trigger.start else event.trigger.end
    return None if other.search(text, first, time.span.start) else direction
