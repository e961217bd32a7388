"""Days that head a paragraph and hold for all it tells, as in "18 March. Twelve hours of talks in Ohrid".

Chronologies, diaries and live pages give the day once, before a full stop, a colon or a dash, and go on in the present.
"""

from collections.abc import Mapping, Sequence

from dateline.annotate.clauses import ancestors
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.events_verbs import is_ahead
from dateline.annotate.reading import Reading
from dateline.annotate.times_found import HEADS
from dateline.model.annotation import TimeExpression
from dateline.model.article import BlockKind
from dateline.model.dates import RelativeUnit

_CALENDAR = frozenset({RelativeUnit.MONTH_DAY, RelativeUnit.MONTH_NAME})
_LONGEST = 31
_FEWEST = 3


def heading_days(reading: Reading) -> Mapping[int, int]:
    """Return, by the number of each block that a day heads, the number of that day among the times."""
    found: dict[int, int] = {}
    headed: int | None = None
    text = reading.article.text
    starts = {time.span.start: number for number, time in enumerate(reading.times)}
    for number, block in enumerate(reading.article.blocks):
        time = starts.get(block.span.start)
        if time is not None and _is_calendar(reading.times[time]):
            end = reading.times[time].span.end
            alone = block.kind is BlockKind.HEADING and not text[end : block.span.end].strip(" .:,0123456789")
            headed = time if alone else None
            if not alone and HEADS.match(text, end, block.span.end):
                found[number] = time
        elif block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            headed = None
        elif headed is not None:
            found[number] = headed
    return found


def chronicled(reading: Reading) -> frozenset[int]:
    """Return the numbers of the sentences of a chronology whose day is not ahead: three days at least, one a block."""
    days = heading_days(reading)
    if len(set(days.values())) < _FEWEST:
        return frozenset()
    over = {block for block, number in days.items() if not is_ahead(reading, number)}
    return frozenset(n for n, sentence in enumerate(reading.parse.sentences) if sentence.block in over)


def _is_calendar(time: TimeExpression) -> bool:
    if time.relative is not None:
        return time.relative.unit in _CALENDAR and time.modifier is None
    return time.interval is not None and time.modifier is None and (time.interval.days or 99) <= _LONGEST


def share_headings(
    reading: Reading, triggers: Sequence[Trigger], times: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Return the times of each trigger; one without a time takes the day that heads its paragraph.

    It holds up to the first sentence that names another time.
    """
    headings = heading_days(reading)
    if not headings:
        return list(times)
    last: dict[int, int] = {}
    sentences = reading.parse.sentences
    for number, sentence in enumerate(sentences):
        heading = headings.get(sentence.block)
        named = [
            n
            for n, each in enumerate(reading.times)
            if sentence.span.covers(each.span) and each.duration is None and n != heading
        ]
        if heading is not None and named:
            last.setdefault(sentence.block, number)
    found = []
    for trigger, own in zip(triggers, times, strict=True):
        block = sentences[trigger.token.sentence].block
        holds = block in headings and trigger.token.sentence < last.get(block, len(sentences))
        found.append((headings[block],) if holds and not own and _is_told_there(reading, trigger) else own)
    return found


def _is_told_there(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a happening is what the sentence tells, not what it looks back at or adds in a clause of its own."""
    parse, above = reading.parse, (trigger.token, *ancestors(reading.parse, trigger.token))
    aside = any(each.dep in {"relcl", "ccomp"} for each in above)
    perfect = any(child.dep == "aux" and child.lemma == "have" for child in parse.children(trigger.token))
    return not (aside or perfect)
