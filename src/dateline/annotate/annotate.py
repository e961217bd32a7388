"""Everything that one article says: names, times, quotations and happenings, each as spans over its text."""

from dateline.annotate.entities import find_names
from dateline.annotate.events import find_events
from dateline.annotate.named_deeds import find_named_deeds
from dateline.annotate.parse import RULES, parse
from dateline.annotate.proposals import add_events, add_names, add_quotes, decisions
from dateline.annotate.quantities import find_quantities
from dateline.annotate.quotes import find_quotes
from dateline.annotate.times import find_times
from dateline.annotate.times_foreign_directions import directed
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.proposal import NO_PROPOSALS, Proposals

# Changes whenever the same text and language model may give other annotations than before.
RULES_VERSION = "1"


def annotate(article: Article, proposals: Proposals = NO_PROPOSALS) -> Annotations:
    """Return the annotations of `article`.

    English is read with the packaged language model, other languages by rule; `Annotations.model` names the model and
    the version of the rules. What a model of the user's own proposes is kept as far as `annotate.proposals` allows;
    `Annotations.decisions` tells it from what the rules found.
    """
    parsed = parse(article)
    found = find_names(article, parsed)
    names = add_names(article, parsed, found, proposals)
    times = find_times(article, parsed)
    spoken = find_quotes(article, parsed, names)
    quotes = add_quotes(article, names, spoken, proposals)
    happened = find_events(article, parsed, names, times, quotes)
    events = add_events(article, happened, proposals)
    if parsed.model == RULES:
        times = directed(article, times, happened)
    own = f"+model:{proposals.by}" if proposals.by else ""
    return Annotations(
        article_id=article.id,
        language=article.language,
        model=f"{parsed.model}+rules-{RULES_VERSION}{own}",
        sentences=parsed.sentences,
        entities=names.entities,
        mentions=names.mentions,
        times=times,
        quantities=find_quantities(article, parsed, names, times),
        quotes=quotes,
        events=events,
        deeds=find_named_deeds(article, parsed, names, times),
        memberships=names.memberships,
        decisions=decisions(proposals.by, (found, names), (spoken, quotes), (happened, events)),
        incomplete=proposals.problem,
    )
