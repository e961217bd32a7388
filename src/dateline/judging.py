"""What a person's judgement is about: ids as lists print them, turned into members that stages know.

Also the file in which a team shares judgements: JSON Lines, one decision a line (`docs/judgements.md`).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dateline.errors import UsageError
from dateline.link.keys import article_of
from dateline.model.annotation import Status
from dateline.model.article import Article
from dateline.model.dates import Interval
from dateline.model.judged import UNKNOWN, Cell, CellJudgement
from dateline.model.link import Entity, Event, Ground, Judgement, Kept, Story, Verdict
from dateline.store.record import RecordFile

_KINDS = ("event", "entity", "story", "article")


def judged_pair(record: RecordFile, one: str, other: str) -> tuple[str, str, str]:
    """Return the two members that a judgement names, the smaller first, and their kind.

    Of two clusters the smallest members are named that are not in both.

    Raises:
        NotFound: an id is unknown.
        UsageError: the two are of two kinds, of a kind that is not judged, or one and the same.
    """
    kinds = {_kind(record, one), _kind(record, other)}
    if len(kinds) > 1 and kinds != {"story", "article"}:
        raise UsageError(f"{one} and {other} are of two kinds and cannot be judged")
    kind = max(kinds)  # whether an article belongs to a story is a judgement of stories
    ours, theirs = members_of(record, one), members_of(record, other)
    left, right = min(ours - theirs or ours), min(theirs - ours or theirs)
    if left == right:
        raise UsageError(f"{one} and {other} are one and the same: name two mentions, as `dateline why` prints them")
    return min(left, right), max(left, right), kind


def _kind(record: RecordFile, item_id: str) -> str:
    mark = item_id.partition("#")[2]
    kind = {"e": "event", "n": "entity"}.get(mark[:1]) if mark else record.find(item_id)[0]
    if kind not in _KINDS:
        raise UsageError(f"{item_id} is no {', '.join(_KINDS)} and cannot be judged")
    return kind


def members_of(record: RecordFile, item_id: str) -> frozenset[str]:
    """Return what an item is made of, as judgements name it; an item of another kind is made of itself."""
    if "#" in item_id:
        record.find(article_of(item_id))
        return frozenset({item_id})
    match record.find(item_id)[1]:
        case Event(members=members) | Entity(members=members) | Story(articles=members):
            return frozenset(members)
        case item:
            return frozenset({item.id})


def standing_judgements(record: RecordFile, one: str, other: str) -> dict[int, Judgement]:
    """Return the judgements by people that stand and name a member of each of two things, by number."""
    ours, theirs = members_of(record, one), members_of(record, other)
    return {
        number: each
        for number, each in record.judgements().items()
        if (each.left in ours and each.right in theirs) or (each.left in theirs and each.right in ours)
    }


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides about a cell, when and why."""

    by: str
    at: datetime
    reason: str = ""


def judged_cells(
    record: RecordFile, item_id: str, cell: Cell, value: str, decision: Decision, *, holds: bool = True, part: str = ""
) -> tuple[CellJudgement, ...]:
    """Return what is to be kept of a decision about a cell: one judgement, or one for each page that gives a role.

    Raises:
        NotFound: the id, or that of the participant, is unknown.
        UsageError: the item has no such cell, or the cell no such value.
    """
    item = _judged_item(record, item_id, cell)
    if not holds and cell not in (Cell.PARTICIPANT, Cell.ROLE, Cell.EVENT):
        raise UsageError(f"say what the {cell} is, or `{UNKNOWN}`; only participants, roles and events can be denied")
    if cell is Cell.EVENT and holds:
        raise UsageError("whether something is an event can only be denied; withdraw that judgement to take it back")
    made = CellJudgement("", cell, "", decision.by, decision.at, decision.reason, holds, part=part)
    match cell, item:
        case Cell.PARTICIPANT, Event():
            return (_participant(record, item, value, made),)
        case Cell.ROLE, Entity():
            return _roles(item, value, made)
    member, words = (item.members[0], item.mentions[0].text) if isinstance(item, Event) else (item.id, "")
    if "#" in item_id and isinstance(item, Event):
        member, words = item_id, item.mentions[item.members.index(item_id)].text
    return (replace(made, item=member, words=words, value=_value(cell, value)),)


_ITEMS: dict[Cell, type[Article | Entity]] = {Cell.ROLE: Entity, Cell.PUBLISHED: Article}


def _judged_item(record: RecordFile, item_id: str, cell: Cell) -> Article | Entity | Event:
    wanted = _ITEMS.get(cell, Event)
    found: object = None
    if "#" in item_id:
        clusters: list[Event | Entity] = [*record.all(Event), *record.all(Entity)]
        found = next((each for each in clusters if item_id in each.members), None)
    else:
        found = record.find(item_id)[1]
    if not isinstance(found, Article | Entity | Event) or not isinstance(found, wanted):
        raise UsageError(f"{item_id} is no {wanted.__name__.lower()} and has no {cell}")
    return found


def _value(cell: Cell, value: str) -> str:
    """Return a value as it is kept."""
    try:
        match cell:
            case Cell.TIME | Cell.PUBLISHED:
                return str(Interval.parse(value))
            case Cell.STATUS:
                return Status(value).value
    except ValueError as error:
        known = "a day, month, year or FIRST..LAST" if cell is not Cell.STATUS else ", ".join(Status)
        raise UsageError(f"{value!r} is no {cell}: give {known}") from error
    return "" if cell is Cell.EVENT else " ".join(value.split())


def _participant(record: RecordFile, event: Event, value: str, made: CellJudgement) -> CellJudgement:
    entity = record.find(value)[1]
    if not isinstance(entity, Entity):
        raise UsageError(f"{value} is no entity and cannot take part")
    scopes = record.scopes()
    own = {ref.article_id for ref in event.mentions}
    near = [each for each in entity.members if scopes.get(article_of(each)) == scopes.get(min(own))]
    if not near:
        raise UsageError(f"no page beside those that tell of {event.id} names {entity.name}")
    meant = min(near, key=lambda each: (article_of(each) not in own, each))
    words = event.mentions[0].text
    return replace(made, item=event.members[0], words=words, value=entity.name, entity=meant)


def _roles(entity: Entity, value: str, made: CellJudgement) -> tuple[CellJudgement, ...]:
    title = " ".join(value.split())
    if made.holds:
        return (replace(made, item=entity.members[0], words=entity.name, value=title),)
    given = {role.evidence.article_id for role in entity.roles if role.title == title}
    wrong = [each for each in entity.members if article_of(each) in given]
    if not wrong:
        roles = ", ".join(dict.fromkeys(role.title for role in entity.roles)) or "none"
        raise UsageError(f"no page gives {entity.name} the role {title!r}; given are: {roles}")
    return tuple(replace(made, item=each, words=entity.name, value=title) for each in wrong)


def standing_cells(record: RecordFile, item_id: str, cell: Cell | None = None) -> tuple[CellJudgement, ...]:
    """Return what people decided of an item's cells, or of one of them."""
    own = members_of(record, item_id)
    return tuple(each for each in record.cells() if each.item in own and cell in (None, each.cell))


# The file that judgements are shared in


def judgement_lines(decisions: Iterable[Kept]) -> Iterator[str]:
    """Yield decisions as lines of JSON, without line ends."""
    for each in decisions:
        yield json.dumps(judgement_row(each), ensure_ascii=False)


def judgement_row(decision: Kept) -> dict[str, object]:
    """Return a decision as it is written to a file."""
    made = decision.judgement
    withdrawn = decision.withdrawn_at.isoformat() if decision.withdrawn_at else None
    when: dict[str, object] = {"at": decision.at.isoformat(), "withdrawn_at": withdrawn}
    if isinstance(made, CellJudgement):
        return {
            "kind": "cell", "id": decision.id, "item": made.item, "words": made.words, "cell": made.cell.value,
            "value": made.value, "holds": made.holds, "entity": made.entity, "part": made.part,
            "by": made.by, "reason": made.reason, **when,
        }  # fmt: skip
    return {
        "kind": "pair", "id": decision.id, "of": made.kind, "left": made.left, "right": made.right,
        "verdict": made.verdict.value, "by": made.decided_by,
        "reason": "; ".join(ground.text for ground in made.grounds), **when,
    }  # fmt: skip


def read_judgements(lines: Iterable[str]) -> tuple[Kept, ...]:
    """Return the decisions of a file, each line checked; empty lines are passed over.

    Raises:
        UsageError: a line is no decision; the message names it.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_kept(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise UsageError(f"line {number} is no judgement: {error!r}") from error
    return tuple(found)


def _kept(row: dict[str, object]) -> Kept:
    at, withdrawn = _moment(_text(row, "at")), row["withdrawn_at"]
    by, reason = _text(row, "by"), _text(row, "reason")
    made: Judgement | CellJudgement
    match row["kind"]:
        case "cell":
            cell, item, words = Cell(_text(row, "cell")), _text(row, "item"), _text(row, "words")
            value = _value(cell, _text(row, "value"))
            holds, entity, part = row["holds"] is True, _text(row, "entity"), _text(row, "part")
            made = CellJudgement(item, cell, value, by, at, reason, holds, entity, part, words)
        case "pair":
            left, right = sorted((_text(row, "left"), _text(row, "right")))
            grounds = (Ground("said", reason),) if reason else ()
            made = Judgement(_text(row, "of"), left, right, Verdict(_text(row, "verdict")), 1.0, grounds, by)
            if made.kind not in _KINDS:
                raise ValueError(f"nothing is judged of kind {made.kind}")
        case kind:
            raise ValueError(f"kind {kind}")
    return Kept(made, at, _moment(_text(row, "withdrawn_at")) if withdrawn is not None else None)


def _text(row: dict[str, object], field: str) -> str:
    value = row[field]
    if not isinstance(value, str):
        raise TypeError(f"{field} is no text")
    return value


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no time zone")
    return moment.astimezone(UTC)
