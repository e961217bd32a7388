"""Where a happening stands, and how the pages came to say so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.entities import EntityIndex
from dateline.link.tellings import Telling
from dateline.model.annotation import EventMention, Stance, Status
from dateline.model.dates import Dated
from dateline.model.link import SpanRef, StatusStep

# A page that names two of these says first what has become of the happening.
_ORDER = (Status.HELD, Status.CANCELLED, Status.POSTPONED, Status.DENIED, Status.ONGOING, Status.PLANNED)
# So many independent texts outweigh the denial of one who should know.
_ENOUGH_TEXTS = 2
_OWNING = frozenset({Stance.CONFIRMED, Stance.ANNOUNCED, Stance.REPORTED_HELD})


@dataclass(frozen=True, slots=True)
class Reporting:
    """What is needed to weigh steps against each other: the text family of each article, and who denies and owns up.

    Attributes:
        deniers: sides that deny the happening; owned: articles with the sides that own up to it there.
    """

    family_of_text: Mapping[str, str]
    deniers: frozenset[str] = frozenset()
    owned: Mapping[str, frozenset[str]] | None = None

    @classmethod
    def of(cls, told: Iterable[Telling], family_of_text: Mapping[str, str]) -> "Reporting":
        """Return what the stances in the tellings of one event say."""
        deniers: set[str] = set()
        owned: dict[str, frozenset[str]] = {}
        for each in told:
            stances = [stance for mention in each.mentions for stance in mention.stances]
            deniers |= {stance.side for stance in stances if stance.stance is Stance.DENIED}
            name = each.page.article.id
            owners = {stance.side for stance in stances if stance.stance in _OWNING}
            owned[name] = owned.get(name, frozenset()) | owners
        return cls(family_of_text, frozenset(deniers), owned)


def history_of(told: Iterable[Telling], published: Mapping[str, Dated], entities: EntityIndex) -> list[StatusStep]:
    """Return what each page says about the status, the earliest published first, undated pages last.

    A page that reports a happening and that it is denied gives both, the denial last.
    """
    steps = []
    for each in told:
        for status in _statuses_on_page(each.mentions):
            mention = next((m for m in each.mentions if m.status is status), each.mentions[0])
            said_by = dict.fromkeys(_speakers(each, mention, entities))
            article = each.page.article
            evidence = SpanRef(article.id, mention.span, mention.span.of(article.text))
            steps.append(StatusStep(status, article.id, published[article.id].interval, evidence, tuple(said_by)))
    return sorted(steps, key=when_said)


def _statuses_on_page(mentions: Sequence[EventMention]) -> tuple[Status, ...]:
    found = {mention.status for mention in mentions}
    if {Status.HELD, Status.DENIED} <= found:
        return Status.HELD, Status.DENIED
    return (next((status for status in _ORDER if status in found), Status.UNKNOWN),)


def _speakers(told: Telling, mention: EventMention, entities: EntityIndex) -> Iterator[str]:
    for attribution in mention.attributed_to:
        entity = entities.of(told.page.article.id, attribution.entity) if attribution.entity else None
        yield entity.name if entity else attribution.name


def when_said(step: StatusStep) -> tuple[str, str, str]:
    """Return the key that sorts steps by when their pages were published, undated pages last."""
    earliest, latest = step.published.earliest, step.published.latest
    return (str(latest or earliest or "9999"), str(earliest or latest or "9999"), step.article_id)


def status_of(history: Sequence[StatusStep], reporting: Reporting) -> Status:
    """Return where a happening stands: held where a page reports it so, else what the latest page says.

    A plan never becomes a fact by being old: without a report it stays planned. What is denied stays denied until the
    denier owns up to it or several independent texts report it later on.
    """
    known = [step for step in history if step.status is not Status.UNKNOWN]
    if not known:
        return Status.UNKNOWN
    denials = [index for index, step in enumerate(known) if step.status is Status.DENIED]
    if not denials:
        return Status.HELD if any(step.status is Status.HELD for step in known) else known[-1].status
    after = [step for step in known[denials[-1] + 1 :] if step.status is Status.HELD]
    texts = {reporting.family_of_text.get(step.article_id, step.article_id) for step in after}
    owners = frozenset().union(*((reporting.owned or {}).get(step.article_id, frozenset()) for step in after))
    return Status.HELD if len(texts) >= _ENOUGH_TEXTS or owners & reporting.deniers else Status.DENIED
