"""Small articles for tests of names, times and figures."""

from dateline.annotate.entities import Names, find_names
from dateline.annotate.parse import parse
from dateline.annotate.quantities import find_quantities
from dateline.annotate.times import find_times
from dateline.model.annotation import MentionForm, PageEntity, Quantity, TimeExpression
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span


def page(*paragraphs: str, title: str | None = None, language: str | None = "en", outlet: str | None = None) -> Article:
    """Return an article with those paragraphs, the title first."""
    texts = [*([title] if title else []), *paragraphs]
    blocks, at = [], 0
    for number, text in enumerate(texts):
        kind = BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(text))))
        at += len(text) + 2
    return Article(
        id="art_1",
        capture_id="cap_1",
        source=Source(SourceKind.MEMORY, "test"),
        text="\n\n".join(texts),
        blocks=tuple(blocks),
        published=Dated.unknown(),
        title=title,
        language=language,
        outlet=outlet,
    )


def names_of(article: Article) -> Names:
    """Return the names of an article."""
    return find_names(article, parse(article))


def entity(names: Names, key: str) -> PageEntity:
    """Return the entity with that key; a missing one is a failure that lists what there is."""
    found = names.entity(key)
    assert found is not None, [each.key for each in names.entities]
    return found


def forms_of(article: Article, names: Names, key: str, form: MentionForm) -> list[str]:
    """Return the words of the mentions of an entity that have that form."""
    return [m.span.of(article.text) for m in names.mentions_of(key) if m.form is form]


def times_of(article: Article) -> tuple[TimeExpression, ...]:
    """Return the times of an article."""
    return find_times(article, parse(article))


def figures_of(article: Article) -> tuple[Quantity, ...]:
    """Return the figures of an article."""
    parsed = parse(article)
    return find_quantities(article, parsed, find_names(article, parsed), find_times(article, parsed))
