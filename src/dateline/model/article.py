"""Articles: the clean text of a page, its blocks, and its fields with where each was found."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.capture import Source
from dateline.model.dates import Dated
from dateline.model.span import Span


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    CORRECTION = "correction"
    LIVE_ENTRY = "live entry"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the article's text with one kind. `time` is the printed time of a live-blog entry."""

    kind: BlockKind
    span: Span
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field was found: its raw value, the place (`json-ld datePublished`, `line 5`), the rule that read
    it.
    """

    field: str
    raw: str
    where: str
    rule: str


class DamageKind(StrEnum):
    """What is wrong with a text, kept as data beside the repair."""

    TAG_RESIDUE = "tag residue"
    MOJIBAKE = "mojibake"
    LOST_OPENING_QUOTE = "lost opening quote"
    LOST_CLOSING_QUOTE = "lost closing quote"
    DOUBLED = "doubled"
    CUT_OFF = "cut off"
    GLUED = "glued words"
    SCRAMBLED = "scrambled"
    ENCODING = "encoding"
    SPACES = "spaces"
    PAYWALL = "paywall"


@dataclass(frozen=True, slots=True)
class Damage:
    """One defect: what was there (`raw`), what stands there now (`repaired`, or `None` where it was left)."""

    kind: DamageKind
    raw: str
    repaired: str | None = None
    span: Span | None = None


class CreditKind(StrEnum):
    """What a credit line vouches for. A photo credit says nothing about the text."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line or a crediting phrase: ("writes Reuters", text), ("Image: AP", photo)."""

    kind: CreditKind
    name: str
    raw: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the page that is no part of the article, with the rule that says so."""

    text: str
    rule: str


class PageKind(StrEnum):
    """Whether the page carries news."""

    NEWS = "news"
    NOT_NEWS = "not news"


@dataclass(frozen=True, slots=True)
class Article:
    """A page's clean text and found fields.

    `text` is the blocks joined by blank lines, the title first where there is one; every span of every
    annotation points into it. `raw_text` is the text before repair and before furniture was dropped; `offsets` maps
    each block to where it begins in `raw_text` (-1 where it cannot be told).
    """

    id: str
    capture_id: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    published: Dated
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    modified: Dated | None = None
    section: str | None = None
    dateline_place: str | None = None
    kind: PageKind = PageKind.NEWS
    found: tuple[Found, ...] = ()
    damage: tuple[Damage, ...] = ()
    credits: tuple[Credit, ...] = ()
    related: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    alternative_titles: tuple[str, ...] = ()
    raw_text: str = ""
    offsets: tuple[int, ...] = ()

    @property
    def body(self) -> str:
        """The running text: without the title, and without captions, which tell of the pictures beside it."""
        return self.text_without(BlockKind.TITLE, BlockKind.CAPTION)

    def text_without(self, *kinds: BlockKind) -> str:
        """Return the blocks of all other kinds, joined by blank lines."""
        return "\n\n".join(block.span.of(self.text) for block in self.blocks if block.kind not in kinds)

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at `offset`."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block
        return None
