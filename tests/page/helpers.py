"""Small captures for the tests of reading pages."""

from datetime import datetime

from dateline.model.article import Article, BlockKind
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection
from dateline.page.extract import extract

BODY = (
    "The ferries between the mainland and the northern islands stopped at noon, the port authority said.\n\n"
    "Crews want the overtime of last winter paid before they sail again, according to their union.\n\n"
    "Traders on the islands fear that shelves will be empty within a few days if no deal is found."
)


def read(
    page: str | bytes, name: str = "page.txt", url: str | None = None, fetched_at: datetime | None = None
) -> Article:
    """Return the article of a page that must have one."""
    found = outcome(page, name, url, fetched_at)
    assert isinstance(found, Article), found
    return found


def outcome(
    page: str | bytes, name: str = "page.txt", url: str | None = None, fetched_at: datetime | None = None
) -> Article | Rejection:
    """Return what reading a page gives."""
    body = page.encode() if isinstance(page, str) else page
    return extract(Capture.of(body, Source(SourceKind.FILE, name), url=url, fetched_at=fetched_at))


def html(body: str, head: str = "", lang: str = "en") -> str:
    """Return an HTML page."""
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def paragraphs(text: str = BODY) -> str:
    """Return a text's paragraphs as HTML."""
    return "".join(f"<p>{part}</p>" for part in text.split("\n\n"))


def texts(article: Article, kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of one kind."""
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def rules(article: Article) -> dict[str, str]:
    """Return the dropped lines with the rule that dropped them."""
    return {dropped.text: dropped.rule for dropped in article.dropped}
