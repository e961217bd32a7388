"""Why the record says something: the chain from an item down to the words of the pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.claim import Check, Claim
from dateline.model.dates import Dated, Reason
from dateline.model.link import Entity, Event, Judgement, Lineage, SpanRef, Story, Verdict
from dateline.model.outcome import Rejection
from dateline.model.record import Record

_MOST = 12  # reasons of one kind that are worth reading; the JSON export has them all

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


def _kept(steps: Iterable[Step | None]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step is not None)


def _group(text: str, steps: Iterable[Step]) -> Step | None:
    """Return one step above `steps`, the first of which are shown; `None` where there are none."""
    every = tuple(steps)
    shown = every[:_MOST]
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
    yield _group("who", (Step(f"{each.name}: {each.role}") for each in event.participants))
    yield _group(
        f"status: {event.status}",
        (
            Step(
                f"{step.status}, on a page published {step.published}"
                + (f", according to {', '.join(step.said_by)}" if step.said_by else ""),
                (step.evidence,),
            )
            for step in event.history
        ),
    )
    yield _group("what the sides say", (Step(f"{each.side}: {each.stance}") for each in event.status_by_side))
    yield _group(f"origins: {event.origins}", _origins(event))
    yield from _identity(record, set(event.members), "the same happening", "kept apart from others")
    if event.part_of:
        whole = record.event(event.part_of)
        yield Step(f"part of {event.part_of}" + (f": {whole.title}" if whole else ""))
    claims = (claim for claim in record.ledger.claims if claim.subject == event.id)
    yield _group("claims about it", (Step(f"{each.id} {each.property}: {each.value}") for each in claims))


def _origins(item: Event | Story | Claim) -> Iterable[Step]:
    for level in ("outlets", "texts", "announcers", "sides"):
        names: tuple[str, ...] = getattr(item.origins, level)
        if names:
            yield Step(f"{level}: {', '.join(names)}")


def _identity(record: Record, members: set[str], same: str, apart: str) -> Iterable[Step | None]:
    """Yield why the members are held to be one thing, and why near ones are not."""
    found = [each for each in record.links.judgements if each.left in members or each.right in members]
    inside = [each for each in found if each.left in members and each.right in members]
    yield _group(same, (_judged(each) for each in inside if each.verdict is Verdict.SAME))
    outside = [each for each in found if each not in inside and each.verdict is not Verdict.SAME]
    outside.sort(key=lambda each: -each.score)
    yield _group(apart, (_judged(each) for each in outside))


def _judged(judgement: Judgement) -> Step:
    grounds = tuple(Step(f"{ground.name}: {ground.text}") for ground in judgement.grounds)
    pair = f"{judgement.left} and {judgement.right}"
    return Step(f"{judgement.verdict} ({judgement.score:.2f}, {judgement.decided_by}): {pair}", steps=grounds)


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
        (Step(f"{each.rejected} beside {each.kept}", steps=(_reason(record, each.reason),)) for each in conflicts),
    )
    yield _group(
        "fields", (Step(f"{each.field}: {each.raw!r} at {each.where} ({each.rule})") for each in article.found)
    )
    related = (each for each in record.links.lineages if article.id in (each.from_id, each.to_id))
    yield _group("shared text", (_lineage(article.id, each) for each in related))
    yield _group("damage", (Step(f"{each.kind}: {each.raw!r}") for each in article.damage))
    yield _group("left out", (Step(f"{each.text!r}: {each.rule}") for each in article.dropped))


def _lineage(article_id: str, lineage: Lineage) -> Step:
    other = lineage.to_id if lineage.from_id == article_id else lineage.from_id
    grounds = tuple(Step(f"{ground.name}: {ground.text}") for ground in lineage.grounds)
    return Step(f"{lineage.relation} with {other} ({lineage.level}, {lineage.score:.2f})", steps=grounds)


def _story(record: Record, story: Story) -> Iterable[Step | None]:
    pages = (record.page(article_id) for article_id in story.articles)
    titles = (Step(f"{page.article.id} {page.article.title or page.article.source}") for page in pages if page)
    yield _group(_count(len(story.articles), "page"), titles)
    events = (record.event(event_id) for event_id in story.events)
    told = (Step(f"{each.id} {each.title or each.type} ({each.time}, {each.status})") for each in events if each)
    yield _group(_count(len(story.events), "event"), told)
    yield _group(f"origins: {story.origins}", _origins(story))
    yield from _identity(record, set(story.articles), "told together", "kept apart from others")


def _entity(record: Record, entity: Entity) -> Iterable[Step | None]:
    pages = len({member.partition("#")[0] for member in entity.members})
    yield Step(f"{entity.kind} on {_count(pages, 'page')}" + (f", {entity.country}" if entity.country else ""))
    yield _group("names", (Step(f"{name}: {_count(len(on), 'page')}") for name, on in entity.variants))
    yield _group("roles", (Step(each.title, (each.evidence,)) for each in entity.roles))
    yield from _identity(record, set(entity.members), "one and the same", "kept apart from others")


def _claim(record: Record, claim: Claim) -> Iterable[Step | None]:
    yield Step(f"{claim.modality}, {_count(len(claim.evidence), 'time')}", claim.evidence)
    if claim.attributed_to:
        yield Step(f"according to {', '.join(claim.attributed_to)}")
    yield _group(f"origins: {claim.origins}", _origins(claim))
    relations = (each for each in record.ledger.relations if claim.id in (each.left, each.right))
    yield _group(
        "beside other claims",
        (
            Step(f"{each.relation} {each.right if each.left == claim.id else each.left}: {each.reason}")
            for each in relations
        ),
    )
    checks = (each for each in record.ledger.checks if each.claim_id == claim.id)
    yield _group("checks", (Step(f"{each.kind}: {each.verdict}. {each.explanation}") for each in checks))


def _check(record: Record, check: Check) -> Iterable[Step | None]:
    yield Step(check.explanation)
    claim = next((each for each in record.ledger.claims if each.id == check.claim_id), None)
    if claim:
        yield Step(f"the claim {claim.id}: {claim.value}", claim.evidence)
    counted = (record.event(event_id) for event_id in check.counted)
    yield _group("counted", (Step(f"{each.id} {each.title} ({each.time})") for each in counted if each))
    yield _group("not counted", (Step(f"{event_id}: {reason}") for event_id, reason in check.excluded))
    yield _group("contradicted by", (Step(id_) for id_ in check.contradicted_by))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
