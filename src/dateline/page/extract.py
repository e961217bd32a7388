"""A capture becomes an article with honest fields, or a rejection with its reason."""

from dateline.model.article import Article, Block, BlockKind, Damage, DamageKind
from dateline.model.capture import Capture
from dateline.model.ids import make_id
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.span import Span
from dateline.page.bounds import text_bounds
from dateline.page.clues import Clue, Rank
from dateline.page.dates import settle
from dateline.page.decode import STAGE, Decoded, decode
from dateline.page.html import read_html
from dateline.page.language import identify
from dateline.page.plain import read_plain
from dateline.page.quality import judge, paywall_prompt
from dateline.page.reading import Piece, Reading
from dateline.page.repair import is_cut_off, text_damage
from dateline.page.swallowed import freed
from dateline.page.urls import header_clues, url_clues
from dateline.settings import PageSettings

_DEFAULT = PageSettings()
_SEPARATOR = "\n\n"


def extract(capture: Capture, settings: PageSettings = _DEFAULT) -> Article | Rejection:
    """Return the article on a captured page, or the reason why there is none. Never raises for bad input.

    The text is the article's own: site furniture is dropped with the rule that says so, damage is noted beside the
    repair, and the publication date is as exact as the page's evidence and no more.
    """
    decoded = decode(capture, settings)
    if isinstance(decoded, Rejection):
        return decoded
    found = _judged(decoded.text, capture, decoded, settings)
    free = freed(decoded.text) if isinstance(found, Rejection) and decoded.is_html else None
    if free is None:
        return found
    article = _judged(free, capture, decoded, settings)
    return article if isinstance(article, Article) else found


def _judged(text: str, capture: Capture, decoded: Decoded, settings: PageSettings) -> Article | Rejection:
    """Return the article that a page's text holds, or why there is none."""
    reading = read_html(text, capture.url) if decoded.is_html else read_plain(text)
    if reading is None:
        return Rejection.of(STAGE, RejectionReason.UNREADABLE, capture.source, "the HTML cannot be parsed")
    prompt = paywall_prompt(reading)
    if prompt:
        reading.notes.damage.append(Damage(DamageKind.PAYWALL, prompt))
    reading.pieces = _within(reading.pieces, settings.max_text_chars)
    refusal = judge(reading, settings)
    if refusal is not None:
        return Rejection.of(STAGE, refusal[0], capture.source, refusal[1])
    return _article(capture, decoded, reading)


def _within(pieces: list[Piece], limit: int) -> list[Piece]:
    """Cut a text that no article has; the blocks before the limit stay whole."""
    total = 0
    for number, piece in enumerate(pieces):
        total += len(piece.text) + len(_SEPARATOR)
        if total > limit:
            return pieces[:number] or [Piece(piece.kind, piece.text[:limit], piece.offset)]
    return pieces


def _article(capture: Capture, decoded: Decoded, reading: Reading) -> Article:
    notes = reading.notes
    pieces = list(reading.pieces)
    if reading.title:
        pieces.insert(0, Piece(BlockKind.TITLE, reading.title, reading.title_offset))
    text, blocks = _join(pieces)
    language = identify(text, reading.language)
    url = capture.url or reading.url
    clues: list[Clue] = [*notes.clues, *url_clues(url), *header_clues(capture.headers)]
    is_dated = any(clue.rank <= Rank.URL for clue in clues)
    published, modified = settle(clues, [] if is_dated else text_bounds(text, language), capture.fetched_at)
    return Article(
        id=make_id("art", url or capture.source.base_name, text),
        capture_id=capture.id,
        source=capture.source,
        text=text,
        blocks=blocks,
        published=published,
        url=url,
        outlet=reading.outlet,
        title=reading.title,
        byline=reading.byline,
        language=language,
        modified=modified,
        section=reading.section,
        dateline_place=reading.dateline_place,
        found=(*decoded.found, *notes.found),
        damage=(*decoded.damage, *notes.damage, *_damage(text, blocks)),
        credits=tuple(dict.fromkeys(notes.credits)),
        related=tuple(dict.fromkeys(notes.related)),
        dropped=tuple(notes.dropped),
        alternative_titles=tuple(dict.fromkeys(notes.alternative_titles)),
        raw_text=reading.raw_text,
        offsets=tuple(piece.offset for piece in pieces),
    )


def _join(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks, start = [], 0
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(Block(piece.kind, Span(start, end), piece.time))
        start = end + len(_SEPARATOR)
    return _SEPARATOR.join(piece.text for piece in pieces), tuple(blocks)


def _damage(text: str, blocks: tuple[Block, ...]) -> list[Damage]:
    """Note what is wrong with the finished blocks, with where it stands."""
    damage: list[Damage] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1].span.of(text) if number + 1 < len(blocks) else ""
        for defect in text_damage(block.span.of(text), following):
            at = text.find(defect.raw, block.span.start)
            damage.append(Damage(defect.kind, defect.raw, defect.repaired, Span(at, at + len(defect.raw))))
    prose = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if prose and is_cut_off(prose[-1].span.of(text)):
        span = prose[-1].span
        damage.append(
            Damage(DamageKind.CUT_OFF, span.of(text)[-60:], None, Span(max(span.start, span.end - 60), span.end))
        )
    return damage
