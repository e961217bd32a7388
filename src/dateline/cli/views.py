"""How single items are shown."""

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.text import Text

from dateline.cli.lists import EVENTS
from dateline.cli.output import clean, dated, day, event_title, quotation, short, steady
from dateline.errors import UsageError
from dateline.model.article import Article, BlockKind
from dateline.model.claim import Check, Claim
from dateline.model.link import Entity, Event, Lineage, Story
from dateline.model.outcome import Rejection
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.page.original import original_span
from dateline.publish.explain import MarkedBlock, explain
from dateline.record.why import Item

Around = Callable[[str], Record]
"""Gives the part of a record that an item stands in, by its id."""

_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)
_STYLES = {
    "person": "cyan",
    "organisation": "cyan",
    "place": "cyan",
    "country": "cyan",
    "time": "green",
    "figure": "yellow",
    "quote": "italic",
}


def view(around: Around, item: Item, out: Console) -> None:
    """Print one item for people."""
    match item:
        case Article():
            view_article(item, around(item.id), out)
        case Event():
            _event(around, item, out)
        case Story():
            _story(around, item, out)
        case Entity():
            _entity(around, item, out)
        case Claim():
            _claim(around, item, out)
        case Lineage():
            _lineage(item, out)
        case Check():
            _head(out, f"{item.kind}: {item.verdict}", item.id)
            out.print(Text(clean(item.explanation)))
        case Rejection():
            _head(out, f"no article on {item.source}", item.id)
            _fields(out, [("reason", item.reason.value), ("stage", item.stage), ("because", item.detail)])


def _head(out: Console, title: str, item_id: str) -> None:
    out.print(Text(clean(title), style="bold").append(f"  {item_id}", style="dim"))


def _fields(out: Console, fields: Iterable[tuple[str, str | None]]) -> None:
    for name, value in fields:
        if value:
            out.print(Text(f"{name:>12}  ", style="dim").append(clean(value)))


def view_article(article: Article, record: Record, out: Console) -> None:
    """Print an article with everything marked that `record` holds as read from it."""
    _head(out, article.title or str(article.source), article.id)
    published = record.published(article.id)
    fields = [
        ("published", dated(published if not published.interval.is_unknown else article.published)),
        ("outlet", article.outlet),
        ("byline", article.byline),
        ("language", article.language),
        ("url", article.url),
        ("read from", str(article.source)),
        ("credits", ", ".join(credit.name for credit in article.credits)),
        ("damage", f"{len(article.damage)} places" if article.damage else None),
        ("proposed", _proposed(article, record)),
    ]
    _fields(out, fields)
    for block in explain(article.id, record):
        if block.kind != BlockKind.TITLE:
            out.print()
            out.print(_marked(block))


def _proposed(article: Article, record: Record) -> str | None:
    """Return what only a model of the user's own found in an article, and why it gave nothing where it did not."""
    page = record.page(article.id)
    if page is None:
        return None
    told = [f"“{each.span.of(article.text)}” ({each.kind}, by {each.by})" for each in page.notes.decisions]
    return ", ".join(told) or page.notes.incomplete


def print_original(item: Item, out: Console) -> None:
    """Print an article's page as it was before repair: what the article was read from in bold, the rest dim."""
    if not isinstance(item, Article):
        raise UsageError(f"{item.id} is no article: only an article has a page to show")
    text = Text(style="dim")
    done = 0
    for place in _places(item):
        text.append(steady(item.raw_text[done : place.start]))
        text.append(steady(place.of(item.raw_text)), style="not dim bold")
        done = place.end
    out.print(text.append(steady(item.raw_text[done:])), soft_wrap=True)


def _places(article: Article) -> list[Span]:
    """Return where the blocks of an article stand in its raw text, in order and without overlaps."""
    found = sorted(place for block in article.blocks if (place := original_span(article, block.span)))
    kept: list[Span] = []
    for place in found:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _marked(block: MarkedBlock) -> Text:
    """Return a block with what was read from it in colours (on a terminal; elsewhere they fall away)."""
    text = Text(style="bold" if block.kind in _HEADINGS else "")
    for segment in block.segments:
        styles = dict.fromkeys(_STYLES[mark.kind] for mark in segment.marks if mark.kind in _STYLES)
        text.append(steady(segment.text), style=" ".join(styles))
    return text


def _event(around: Around, event: Event, out: Console) -> None:
    _head(out, event_title(event), event.id)
    record = around(event.id)
    whole = record.event(event.part_of) if event.part_of else None
    place = ", ".join((event.place.name, *event.place.within)) if event.place else None
    fields = [
        ("type", f"{event.type}" + (f", {event.subtype}" if event.subtype else "")),
        ("when", dated(event.time)),
        ("where", place),
        ("who", "; ".join(f"{each.name} ({each.role})" for each in event.participants)),
        ("status", event.status.value),
        ("sides", "; ".join(f"{each.side}: {each.stance}" for each in event.status_by_side)),
        ("part of", f"{event_title(whole)} ({short(whole.id)})" if whole else None),
        ("codes", ", ".join(code for code in (f"PLOVER {event.plover}", f"CAMEO {event.cameo}") if code[-1] != " ")),
        ("origins", str(event.origins)),
        *((f"judged {each.cell}", str(each)) for each in event.judged),
    ]
    _fields(out, fields)
    parts = [each for each in record.links.events if each.part_of == event.id]
    if parts:
        out.print("\nParts:")
        EVENTS.table(parts)
    out.print("\nTold as:")
    for mention in event.mentions:
        out.print(quotation(mention))


def _story(around: Around, story: Story, out: Console) -> None:
    _head(out, story.title, story.id)
    _fields(out, [("when", day(story.time)), ("origins", str(story.origins))])
    record = around(story.id)
    out.print("\nPages:")
    for article_id in story.articles:
        page = record.page(article_id)
        if page:
            name = page.article.title or str(page.article.source)
            published = record.published(article_id)
            line = Text(f"{short(article_id)}  ", style="dim").append(clean(name), style="")
            out.print(line.append(f"  {page.article.outlet or ''} {dated(published)}", style="dim"))
    events = [each for each in record.links.events if each.id in story.events]
    if events:
        out.print("\nEvents:")
        EVENTS.table(events)


def _entity(around: Around, entity: Entity, out: Console) -> None:
    _head(out, entity.name, entity.id)
    names = "; ".join(f"{name} ({len(on)})" for name, on in entity.variants)
    _fields(out, [("kind", entity.kind.value), ("country", entity.country), ("names", names)])
    _fields(out, [(f"judged {each.cell}", str(each)) for each in entity.judged])
    if entity.roles:
        out.print("\nRoles:")
        for role in entity.roles:
            out.print(Text(f"{clean(role.title)}: ").append(quotation(role.evidence)))
    told = around(entity.id).links.events
    events = [each for each in told if any(who.entity_id == entity.id for who in each.participants)]
    if events:
        out.print("\nEvents:")
        EVENTS.table(events)


def _claim(around: Around, claim: Claim, out: Console) -> None:
    _head(out, f"{claim.subject_name}: {claim.property} {claim.value}", claim.id)
    fields = [
        ("about", short(claim.subject)),
        ("put as", claim.modality.value),
        ("holds for", None if claim.valid.is_unknown else str(claim.valid)),
        ("said by", ", ".join(claim.attributed_to)),
        ("origins", str(claim.origins)),
    ]
    _fields(out, fields)
    ledger = around(claim.id).ledger
    for relation in ledger.relations:
        if claim.id in (relation.left, relation.right):
            other = relation.right if relation.left == claim.id else relation.left
            _fields(out, [(relation.relation.value, f"{short(other)}: {relation.reason}")])
    for check in ledger.checks:
        if check.claim_id == claim.id:
            _fields(out, [("check", f"{check.verdict}. {check.explanation}")])
    out.print("\nSaid as:")
    for ref in claim.evidence:
        out.print(quotation(ref))


def _lineage(lineage: Lineage, out: Console) -> None:
    _head(out, f"{lineage.relation}: {short(lineage.from_id)} and {short(lineage.to_id)}", lineage.id)
    _fields(out, [("level", lineage.level), ("score", f"{lineage.score:.2f}")])
    _fields(out, [(ground.name, ground.text) for ground in lineage.grounds])
