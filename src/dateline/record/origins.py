"""Who stands behind an item: outlets, texts, announcers and sides, each with the grounds."""

from collections.abc import Iterable, Sequence

from dateline.errors import UsageError
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import Event, Lineage, Origins, Story
from dateline.model.record import Record
from dateline.record.kinship import related
from dateline.record.why import Item, Step, Why


def origins_behind(record: Record, item: Item) -> Why:
    """Return the origins of an item that stands in `record`; `UsageError` where it has none to tell."""
    match item:
        case Article():
            shared = tuple(
                _shared(each)
                for each in record.links.lineages
                if each.level == "announcer" and item.id in (each.from_id, each.to_id)
            )
            quoted = (Step("what others say as well", steps=shared),) if shared else ()
            return Why(item.id, item.title or str(item.source), (_texts(record, [item.id]), *quoted))
        case Event():
            articles = sorted({mention.article_id for mention in item.mentions})
            return Why(item.id, f"{item.title}: {item.origins}", _levels(record, item.origins, articles))
        case Story():
            return Why(item.id, f"{item.title}: {item.origins}", _levels(record, item.origins, item.articles))
        case Claim():
            articles = sorted({ref.article_id for ref in item.evidence})
            title = f"{item.subject_name}: {item.property} {item.value}: {item.origins}"
            return Why(item.id, title, _levels(record, item.origins, articles))
    raise UsageError(f"{item.id} is no article, event, story or claim and has no origins of its own")


def _levels(record: Record, origins: Origins, articles: Sequence[str]) -> tuple[Step, ...]:
    outlets = Step("outlets", steps=tuple(Step(_outlet(record, name)) for name in origins.outlets))
    announcers = Step("announcers", steps=tuple(Step(name) for name in origins.announcers))
    sides = Step("sides", steps=tuple(Step(name) for name in origins.sides))
    return tuple(step for step in (outlets, _texts(record, articles), announcers, sides) if step.steps)


def _texts(record: Record, articles: Iterable[str]) -> Step:
    """Return the texts behind articles: for each family its pages, and what shows that they share an origin."""
    wanted = set(articles)
    families = [family for family in record.links.families if wanted & set(family)]
    return Step("texts", steps=tuple(_family(record, family) for family in families))


def _family(record: Record, family: Sequence[str]) -> Step:
    pages = tuple(Step(_titled(record, article_id)) for article_id in family)
    inside = [each for each in record.links.lineages if {each.from_id, each.to_id} <= set(family)]
    shown = "one text, nothing shared with others" if len(family) == 1 else f"one text on {len(family)} pages"
    return Step(shown, steps=(*pages, *(_shared(each) for each in inside)))


def _shared(lineage: Lineage) -> Step:
    return Step(related(lineage), steps=tuple(Step(f"{ground.name}: {ground.text}") for ground in lineage.grounds))


def _titled(record: Record, article_id: str) -> str:
    page = record.page(article_id)
    named = [part for part in (page.article.outlet, page.article.title) if part] if page else []
    return ", ".join([article_id, *named])


def _outlet(record: Record, name: str) -> str:
    return _titled(record, name) if record.page(name) else name
