"""Claims with their evidence, how they stand to one another, and what computing shows about them."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.dates import Interval
from dateline.model.link import Origins, SpanRef
from dateline.model.tables import table


class Modality(StrEnum):
    """How firmly a claim is put."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    DENIED = "denied"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that one or more pages make about a subject.

    Attributes:
        subject: id of an event, entity or article; subject_name: how to print it.
        property: `place`, `time`, `status`, `participant`, `role`, `member_of`, `count`, `said`, or a figure's
            measured thing (`trade turnover`).
        value: the value in words; number, unit, measure: where it is a figure; valid: the period it holds for.
        evidence: every span that states it; attributed_to: who the pages lay it to.
        origins: how many independent origins stand behind it.
    """

    id: str
    subject: str
    subject_name: str
    property: str
    value: str
    modality: Modality
    evidence: tuple[SpanRef, ...]
    origins: Origins
    attributed_to: tuple[str, ...] = ()
    number: float | None = None
    unit: str | None = None
    measure: str | None = None
    bound: str | None = None
    valid: Interval = Interval()


class ClaimRelation(StrEnum):
    """How two claims about one subject and property stand to each other."""

    SUPPORTS = "supports"
    REFINES = "refines"
    UPDATES = "updates"
    CONTRADICTS = "contradicts"
    DIFFERENT_MEASURE = "different measure"
    DIFFERENT_SCOPE = "different scope"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """`left` stands to `right` as `relation` says; `reason` puts it in words with both values."""

    left: str
    right: str
    relation: ClaimRelation
    reason: str


class CheckVerdict(StrEnum):
    """What computing a claim against the record shows."""

    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    NOT_ENOUGH = "not enough in the record"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class Check:
    """A claim computed against the record.

    `counted` and `excluded` are event ids (excluded with the reason); `contradicted_by` names events or claims.
    """

    id: str
    claim_id: str
    kind: str  # "ordinal", "within", "weekday", "sum", …
    verdict: CheckVerdict
    explanation: str
    counted: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    contradicted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: when, what, and the events and spans behind it.

    `restates` names the event that this one only says again, where there is one. A single deed that was asked for is
    no event of the record: its `event_id` begins with `ded`, and `of` names the entities that take part in it.
    """

    time: Interval
    text: str
    status: str
    event_id: str
    evidence: tuple[SpanRef, ...]
    origins: Origins
    approximate: bool = False
    restates: str | None = None
    of: tuple[str, ...] = ()

    @property
    def is_deed(self) -> bool:
        """Whether this is a single deed and no event of the record."""
        return self.event_id.startswith("ded")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of their earliest day.

    `left_out` counts events that are only spoken of, only say again what another entry tells, are only the saying of
    something, or have no time at all; `rest` holds them.
    """

    title: str
    entries: tuple[Entry, ...]
    left_out: int = 0
    rest: tuple[Entry, ...] = ()

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        rows = ((each.time, each.status, each.text, each.origins) for each in self.entries)
        more = f" ({self.left_out} more are left out)" if self.left_out else ""
        return table(("time", "status", "what", "behind it"), rows, caption=f"{self.title}{more}")


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of a brief with the numbers of its citations (1-based, into `Brief.citations`)."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A headed part of a brief.

    `part_of` and `topic` are set where several sections belong together ("What happened", and a story's title); the
    heading then holds both.
    """

    heading: str
    sentences: tuple[BriefSentence, ...]
    part_of: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A summary in which every sentence cites the spans it rests on.

    Attributes:
        written_by: `rules`, or `model:` with the name of a user's own model whose wording was taken.
        rejected: why the wording of a model that was asked was not taken.
    """

    title: str
    sections: tuple[BriefSection, ...]
    citations: tuple[SpanRef, ...]
    written_by: str = "rules"
    rejected: str = ""
