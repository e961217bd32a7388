"""What one page states at one span, before equal statements are brought together as claims."""

from dataclasses import dataclass

from dateline.model.annotation import CountClaim, Quantity, Stance, Status
from dateline.model.claim import Claim, Modality
from dateline.model.dates import Interval
from dateline.model.link import SpanRef


@dataclass(frozen=True, slots=True)
class Announcer:
    """Who states something: the name, the side it speaks for, and whether it is a person."""

    name: str
    side: str | None = None
    person: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One page's statement of a property of a subject.

    Attributes:
        key: what the value is compared by: statements of one subject, property and key make one claim.
        wider: names that contain the value ("Kenya" for "Mombasa").
        quantity, count, status, stance: the annotation behind it, where comparing needs more than the value.
        side: the side that a stance belongs to.
        scope: for an ordinal, its words with those behind them that bound the count.
        about: entities whose happenings are counted, where the subject is no event.
    """

    subject: str
    subject_name: str
    property: str
    value: str
    key: str
    evidence: SpanRef
    modality: Modality = Modality.ASSERTED
    announcers: tuple[Announcer, ...] = ()
    valid: Interval = Interval()
    wider: tuple[str, ...] = ()
    quantity: Quantity | None = None
    count: CountClaim | None = None
    status: Status | None = None
    stance: Stance | None = None
    side: str | None = None
    scope: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroborated:
    """A claim with the statements that it was made from, in order of article id and offset."""

    claim: Claim
    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """The statement that stands for all where they agree by definition."""
        return self.statements[0]

    @property
    def articles(self) -> frozenset[str]:
        """The pages that state the claim."""
        return frozenset(statement.evidence.article_id for statement in self.statements)
