"""Why the record says something: the chain from an item down to the words of the pages."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from dateline.model.annotation import SideStance
from dateline.model.article import Article
from dateline.model.claim import Check, Claim
from dateline.model.dates import Dated, Reason
from dateline.model.link import Entity, Event, Ground, Judgement, Lineage, SpanRef, Story, Verdict
from dateline.model.outcome import Rejection
from dateline.model.record import Record
from dateline.record.kinship import between, related, standing
from dateline.record.phrases import side_name
from dateline.record.sides import Stanced, stances

Part = TypeVar("Part")

MOST = 12
"""So many reasons of one kind are worth reading; the JSON export has them all."""

Item = Article | Event | Story | Entity | Claim | Lineage | Check | Rejection


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation: what holds, the words it rests on, and the steps below it."""

    text: str
    evidence: tuple[SpanRef, ...] = ()
    steps: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Everything the record rests an item on, the most important first."""

    id: str
    title: str
    steps: tuple[Step, ...]


def why(record: Record, item: Item) -> Why:
    """Return what `item`, which stands in `record`, rests on."""
    match item:
        case Event():
            return Why(item.id, item.title or item.type.value, _kept(_event(record, item)))
        case Article():
            return Why(item.id, item.title or str(item.source), _kept(_article(record, item)))
        case Story():
            return Why(item.id, item.title, _kept(_story(record, item)))
        case Entity():
            return Why(item.id, item.name, _kept(_entity(record, item)))
        case Claim():
            return Why(item.id, f"{item.subject_name}: {item.property} {item.value}", _kept(_claim(record, item)))
        case Lineage():
            title = f"{item.from_id} and {item.to_id}: {item.relation}"
            return Why(item.id, title, tuple(Step(f"{ground.name}: {ground.text}") for ground in item.grounds))
        case Check():
            return Why(item.id, f"{item.kind}: {item.verdict}", _kept(_check(record, item)))
        case Rejection():
            title = f"no article on {item.source}: {item.reason}"
            return Why(item.id, title, (Step(f"{item.detail} (stage {item.stage})"),))


def why_two(record: Record, one: tuple[str, AbstractSet[str]], other: tuple[str, AbstractSet[str]]) -> Why:
    """Return why two things are the same or not: what speaks for it and what against, by the judgements of them.

    Args:
        record: the record, or a part of it in which both stand.
        one: the id of one and what it is made of, as judgements name it.
        other: the same of the other.
    """
    (name, ours), (other_name, theirs) = one, other
    found = [
        each
        for each in record.links.judgements
        if (each.left in ours and each.right in theirs) or (each.left in theirs and each.right in ours)
    ]
    lineages = list(between(record, name, other_name))
    if record.page(name) and record.page(other_name):
        held = standing(record, name, other_name)
    else:
        same = bool(ours & theirs) or _are_one(record, ours | theirs)
        held = "they are held to be the same" if same else "they are held to be different"
    steps: list[Step | None] = [Step(held), *map(_related, lineages)]
    for verdict, text in ((Verdict.SAME, "for it"), (Verdict.DIFFERENT, "against it"), (Verdict.UNSURE, "not settled")):
        chosen = [judgement for judgement in found if judgement.verdict is verdict]
        ordered = sorted(chosen, key=lambda each: (-each.score, each.left, each.right))
        steps.append(_group(text, ordered, lambda each: _judged(record, each)))
    if not found and not lineages:
        steps.append(Step("they were not compared: nothing that their pages say brings the two together"))
    return Why(name, f"{name} and {other_name}", _kept(steps))


def _related(lineage: Lineage) -> Step:
    grounds = tuple(Step(f"{ground.name}: {ground.text}") for ground in lineage.grounds)
    return Step(f"{related(lineage)} ({lineage.score:.2f})", steps=grounds)


def _are_one(record: Record, members: AbstractSet[str]) -> bool:
    """Tell whether one event, entity, story or text family holds all the members."""
    links = record.links
    clusters = [each.members for each in links.events] + [each.members for each in links.entities]
    clusters += [*(each.articles for each in links.stories), *links.families]
    return any(members <= set(cluster) for cluster in clusters)


def _kept(steps: Iterable[Step | None]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step is not None)


def _group(text: str, items: Iterable[Part], step: Callable[[Part], Step]) -> Step | None:
    """Return one step above one for each of the first `items`; `None` where there are none."""
    every = tuple(items)
    shown = tuple(step(each) for each in every[:MOST])
    if len(every) > len(shown):
        shown += (Step(f"and {len(every) - len(shown)} more"),)
    return Step(text, steps=shown) if every else None


def _event(record: Record, event: Event) -> Iterable[Step | None]:
    pages = len({mention.article_id for mention in event.mentions})
    yield Step(f"told {_times(len(event.mentions))} on {_count(pages, 'page')}", event.mentions)
    yield _dated(record, "when", event.time)
    if event.place:
        where = " in ".join((event.place.name, *event.place.within))
        yield Step(f"where: {where}" + (f" ({event.place.country})" if event.place.country else ""))
    yield _group("who", event.participants, lambda each: Step(f"{each.name}: {each.role}"))
    yield _group(
        f"status: {event.status}",
        event.history,
        lambda each: Step(
            f"{each.status}, on a page published {each.published}"
            + (f", according to {', '.join(each.said_by)}" if each.said_by else ""),
            (each.evidence,),
        ),
    )
    said = stances(record, event)
    yield _group("what the sides say", event.status_by_side, lambda each: _side(each, said))
    yield _origins(event)
    yield from _identity(record, set(event.members), "the same happening", "kept apart from others")
    if event.part_of:
        whole = record.event(event.part_of)
        yield Step(f"part of {event.part_of}" + (f": {whole.title}" if whole else ""))
    claims = (claim for claim in record.ledger.claims if claim.subject == event.id)
    yield _group("claims about it", claims, lambda each: Step(f"{each.id} {each.property}: {each.value}"))


def _side(now: SideStance, said: Iterable[Stanced]) -> Step:
    """Return where a side stands, and above what it said before, the earliest page first."""
    steps = (
        Step(f"{each.stance}, on a page published {each.published}" + (f", by {each.by}" if each.by else ""),
             (each.evidence,))
        for each in said
        if each.side == now.side
    )  # fmt: skip
    return Step(f"{side_name(now.side)}: {now.stance}", steps=tuple(steps)[:MOST])


def _origins(item: Event | Story | Claim) -> Step | None:
    found = item.origins
    levels = {"outlets": found.outlets, "texts": found.texts, "announcers": found.announcers, "sides": found.sides}
    named = [(level, names) for level, names in levels.items() if names]
    return _group(f"origins: {found}", named, lambda each: Step(f"{each[0]}: {', '.join(each[1])}"))


def _identity(record: Record, members: set[str], same: str, apart: str) -> Iterable[Step | None]:
    """Yield why the members are held to be one thing, and why near ones are not."""
    inside, outside = told_apart(record.links.judgements, members)
    yield _group(same, inside, lambda each: _judged(record, each))
    yield _group(apart, outside, lambda each: _judged(record, each))


def told_apart(
    judgements: Iterable[Judgement], members: AbstractSet[str]
) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
    """Return the judgements that hold members together, and those that keep others apart, the surest first."""
    inside, outside = [], []
    for judgement in judgements:
        held = (judgement.left in members) + (judgement.right in members)
        if held == 2 and judgement.verdict is Verdict.SAME:
            inside.append(judgement)
        elif held == 1 and judgement.verdict is not Verdict.SAME:
            outside.append(judgement)
    first, second = (sorted(each, key=lambda one: (-one.score, one.left, one.right)) for each in (inside, outside))
    return tuple(first), tuple(second)


def _judged(record: Record, judgement: Judgement) -> Step:
    grounds = tuple(Step(f"{ground.name}: {ground.text}{_weight(ground)}") for ground in judgement.grounds)
    pair = f"{_member(record, judgement.left)} and {_member(record, judgement.right)}"
    return Step(f"{judgement.verdict} ({judgement.score:.2f}, {judgement.decided_by}): {pair}", steps=grounds)


def _weight(ground: Ground) -> str:
    return f" ({ground.weight:+.2f})" if ground.weight else ""


def _member(record: Record, member: str) -> str:
    """Return what a judgement compares, in the page's words where it can be told."""
    article_id, _, mark = member.partition("#")
    page = record.page(article_id)
    if page is None:
        return member
    if mark.startswith("e") and mark[1:].isdigit() and int(mark[1:]) < len(page.notes.events):
        return f"“{page.notes.events[int(mark[1:])].span.of(page.article.text)}” ({member})"
    entity = page.notes.entity(mark[1:]) if mark.startswith("n") else None
    name = entity.name if entity else page.article.title
    return f"“{name}” ({member})" if name else member


def _dated(record: Record, label: str, dated: Dated) -> Step:
    return Step(f"{label}: {dated} ({dated.basis})", steps=tuple(_reason(record, each) for each in dated.reasons))


def _reason(record: Record, reason: Reason) -> Step:
    page = record.page(reason.article_id) if reason.article_id else None
    if page is None or reason.span is None:
        return Step(f"{reason.rule}: {reason.text}")
    words = SpanRef(page.article.id, reason.span, reason.span.of(page.article.text))
    return Step(f"{reason.rule}: {reason.text}", (words,))


def _article(record: Record, article: Article) -> Iterable[Step | None]:
    yield Step(f"read from {article.source}" + (f", {article.url}" if article.url else ""))
    yield _dated(record, "published, by the page alone", article.published)
    solved = record.published(article.id)
    if solved != article.published:
        yield _dated(record, "published, by the whole record", solved)
    conflicts = (each for each in record.links.conflicts if each.item_id == article.id)
    yield _group(
        "dates set aside",
        conflicts,
        lambda each: Step(f"{each.rejected} beside {each.kept}", steps=(_reason(record, each.reason),)),
    )
    yield _group(
        "fields", article.found, lambda each: Step(f"{each.field}: {each.raw!r} at {each.where} ({each.rule})")
    )
    own = [each for each in record.links.lineages if article.id in (each.from_id, each.to_id)]
    for level, what in (("text", "shared text"), ("announcer", "shared quotations")):
        yield _group(what, (each for each in own if each.level == level), _related)
    yield _group("damage", article.damage, lambda each: Step(f"{each.kind}: {each.raw!r}"))
    yield _group("left out", article.dropped, lambda each: Step(f"{each.text!r}: {each.rule}"))


def _story(record: Record, story: Story) -> Iterable[Step | None]:
    yield _group(_count(len(story.articles), "page"), story.articles, lambda each: _titled(record, each))
    yield _group(_count(len(story.events), "event"), story.events, lambda each: _happened(record, each))
    yield _origins(story)
    yield from _identity(record, set(story.articles), "told together", "kept apart from others")


def _titled(record: Record, article_id: str) -> Step:
    page = record.page(article_id)
    return Step(f"{article_id} {page.article.title or page.article.source}" if page else article_id)


def _happened(record: Record, event_id: str) -> Step:
    event = record.event(event_id)
    return Step(f"{event_id} {event.title or event.type} ({event.time}, {event.status})" if event else event_id)


def _entity(record: Record, entity: Entity) -> Iterable[Step | None]:
    pages = len({member.partition("#")[0] for member in entity.members})
    yield Step(f"{entity.kind} on {_count(pages, 'page')}" + (f", {entity.country}" if entity.country else ""))
    yield _group("names", entity.variants, lambda each: Step(f"{each[0]}: {_count(len(each[1]), 'page')}"))
    yield _group("roles", entity.roles, lambda each: Step(each.title, (each.evidence,)))
    yield from _identity(record, set(entity.members), "one and the same", "kept apart from others")


def _claim(record: Record, claim: Claim) -> Iterable[Step | None]:
    yield Step(f"{claim.modality}, {_count(len(claim.evidence), 'time')}", claim.evidence)
    if claim.attributed_to:
        yield Step(f"according to {', '.join(claim.attributed_to)}")
    yield _origins(claim)
    relations = (each for each in record.ledger.relations if claim.id in (each.left, each.right))
    yield _group(
        "beside other claims",
        relations,
        lambda each: Step(f"{each.relation} {each.right if each.left == claim.id else each.left}: {each.reason}"),
    )
    checks = (each for each in record.ledger.checks if each.claim_id == claim.id)
    yield _group("checks", checks, lambda each: Step(f"{each.kind}: {each.verdict}. {each.explanation}"))


def _check(record: Record, check: Check) -> Iterable[Step | None]:
    yield Step(check.explanation)
    claim = next((each for each in record.ledger.claims if each.id == check.claim_id), None)
    if claim:
        yield Step(f"the claim {claim.id}: {claim.value}", claim.evidence)
    yield _group("counted", check.counted, lambda each: _happened(record, each))
    yield _group("not counted", check.excluded, lambda each: Step(f"{each[0]}: {each[1]}"))
    yield _group("contradicted by", check.contradicted_by, Step)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
