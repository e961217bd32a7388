"""What the readers of HTML and of plain text hand to `extract`: pieces of text and everything found beside them."""

from dataclasses import dataclass, field

from dateline.model.article import BlockKind, Credit, Damage, Dropped, Found
from dateline.page.clues import Clue


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that has no place in the article's text yet; `offset` is where it begins in the raw text, or -1."""

    kind: BlockKind
    text: str
    offset: int = -1
    time: str | None = None


@dataclass(slots=True)
class Notes:
    """The evidence gathered while a page is read. It grows during the reading and is frozen into the article."""

    found: list[Found] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    clues: list[Clue] = field(default_factory=list)
    alternative_titles: list[str] = field(default_factory=list)

    def drop(self, text: str, rule: str) -> None:
        """Keep the line that is left out, with the rule that says so."""
        self.dropped.append(Dropped(text, rule))

    def find(self, field_name: str, raw: str, where: str, rule: str) -> None:
        """Keep where a field was found."""
        self.found.append(Found(field_name, raw, where, rule))


@dataclass(slots=True)
class Reading:
    """A page as read: its pieces in order (no title among them) and its fields."""

    pieces: list[Piece]
    notes: Notes
    raw_text: str
    title: str | None = None
    title_offset: int = -1
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    dateline_place: str | None = None
    page_type: str | None = None
    teaser_share: float = 0.0  # of the running text, in boxes around linked headlines
    is_declared: bool = False  # the page's own data says that it is an article
