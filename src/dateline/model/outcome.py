"""The other ordinary outcome of a stage, and the account of a run."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.capture import Source
from dateline.model.ids import make_id


class RejectionReason(StrEnum):
    """Why a page gave no article. The list is closed: documents and exports rely on it."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too large"
    UNDECODABLE = "undecodable"
    UNSUPPORTED_TYPE = "unsupported type"
    UNREADABLE = "unreadable"
    NO_ARTICLE = "no article"
    INDEX_PAGE = "index page"
    GALLERY = "gallery"
    CONSENT_WALL = "consent wall"
    ERROR_PAGE = "error page"
    PAYWALL = "paywall"
    PRODUCT = "product"
    RECIPE = "recipe"
    FORUM = "forum"
    TOO_SHORT = "too short"
    TIME_LIMIT = "time limit"
    MEMORY_LIMIT = "memory limit"
    CRASHED = "crashed"
    NOT_FETCHED = "not fetched"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that gave no article: at which stage, why, and in words a person can act on."""

    id: str
    stage: str
    reason: RejectionReason
    source: Source
    detail: str

    @classmethod
    def of(cls, stage: str, reason: RejectionReason, source: Source, detail: str) -> "Rejection":
        """Return a rejection whose id names the source and the reason."""
        return cls(make_id("rej", str(source), reason), stage, reason, source, detail)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What `add` did: captures in = added + already known + rejections.

    `notes` holds, in words, what big archives say of themselves: how much was in them and how far they could be read.
    """

    captures: int = 0
    added: int = 0
    known: int = 0
    rejections: tuple[Rejection, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
    notes: tuple[str, ...] = ()
