"""Everything that one article says: names, times, quotations and happenings, each as spans over its text."""

from dateline.annotate.entities import find_names
from dateline.annotate.events import find_events
from dateline.annotate.parse import parse
from dateline.annotate.quantities import find_quantities
from dateline.annotate.quotes import find_quotes
from dateline.annotate.times import find_times
from dateline.model.annotation import Annotations
from dateline.model.article import Article

# Changes whenever the same text and language model may give other annotations than before.
RULES_VERSION = "1"


def annotate(article: Article) -> Annotations:
    """Return the annotations of `article`.

    English is read with the packaged language model, other languages by rule; `Annotations.model` names the model and
    the version of the rules.
    """
    parsed = parse(article)
    names = find_names(article, parsed)
    times = find_times(article, parsed)
    quotes = find_quotes(article, parsed, names)
    return Annotations(
        article_id=article.id,
        language=article.language,
        model=f"{parsed.model}+rules-{RULES_VERSION}",
        sentences=parsed.sentences,
        entities=names.entities,
        mentions=names.mentions,
        times=times,
        quantities=find_quantities(article, parsed, names, times),
        quotes=quotes,
        events=find_events(article, parsed, names, times, quotes),
        memberships=names.memberships,
    )
