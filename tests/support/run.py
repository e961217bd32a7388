"""Run every stage over a folder of pages, in memory, and name what comes out by file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.annotate.annotate import annotate
from dateline.link.resolve import link
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.link import Event, Page, SpanRef
from dateline.model.outcome import Rejection
from dateline.model.record import Record
from dateline.page.extract import extract
from dateline.record.ledger import build_ledger


@dataclass(frozen=True)
class Reading:
    """A record with its pages by file name."""

    record: Record
    pages: dict[str, Page]
    rejections: dict[str, Rejection]

    def file_of(self, article_id: str) -> str:
        """Return the name of the file that an article was read from."""
        return next(name for name, page in self.pages.items() if page.article.id == article_id)

    def files(self, refs: tuple[SpanRef, ...]) -> frozenset[str]:
        """Return the names of the files that the spans stand in."""
        return frozenset(self.file_of(ref.article_id) for ref in refs)

    def names(self, event: Event) -> Iterator[tuple[str, ...]]:
        """Yield, for each participant of an event, every name form that the record has for it."""
        for participant in event.participants:
            entity = self.record.entity(participant.entity_id)
            variants = tuple(form for form, _ in entity.variants) if entity else ()
            yield (participant.name, *variants)


@cache
def read_folder(folder: Path) -> Reading:
    """Return the record of every file in `folder`, read in order of name."""
    return read_files(tuple(sorted(path for path in folder.iterdir() if path.is_file())))


def read_files(paths: tuple[Path, ...]) -> Reading:
    """Return the record of these files."""
    return reading_of({path.name: read_page(path.name, path.read_bytes()) for path in paths})


def read_page(name: str, content: bytes) -> Page | Rejection:
    """Return what is read from one page, or why it holds no article."""
    outcome = extract(Capture.of(content, Source(SourceKind.FILE, name)))
    return Page(outcome, annotate(outcome)) if isinstance(outcome, Article) else outcome


def reading_of(outcomes: Mapping[str, Page | Rejection]) -> Reading:
    """Return the record of pages that have been read, each under its file name."""
    pages = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Page)}
    rejections = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Rejection)}
    ordered = tuple(sorted(pages.values(), key=lambda page: page.article.id))
    links = link(ordered)
    record = Record(ordered, tuple(rejections.values()), links, build_ledger(ordered, links))
    return Reading(record, pages, rejections)
