"""What the extraction runners measure: dateline and its peers, each as a function from a page to what was read."""

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.dates import Precision
from dateline.page.extract import extract


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader took from one page. `date` is an ISO day, `moment` has the clock time where it is known."""

    text: str = ""
    title: str | None = None
    authors: str | None = None
    date: str | None = None
    moment: str | None = None


Reader = Callable[[bytes, str | None, datetime | None], Read]


@dataclass(slots=True)
class Timed:
    """A reader that counts its processor time."""

    name: str
    read: Reader
    seconds: float = 0.0
    pages: int = 0
    failures: list[str] = field(default_factory=list)

    def __call__(self, body: bytes, url: str | None, fetched_at: datetime | None = None) -> Read:
        """Read one page; a crash is kept as a failure and gives nothing."""
        start = time.process_time()
        try:
            return self.read(body, url, fetched_at)
        except Exception as error:  # noqa: BLE001  # a peer's crash on a page is a result of the measurement
            self.failures.append(f"{url}: {error!r}")
            return Read()
        finally:
            self.seconds += time.process_time() - start
            self.pages += 1

    @property
    def pages_per_second(self) -> float:
        """Pages read per second of processor time."""
        return round(self.pages / self.seconds, 1) if self.seconds else 0.0


def read_dateline(body: bytes, url: str | None, fetched_at: datetime | None) -> Read:
    """Read a page with dateline. A rejected page gives nothing."""
    capture = Capture.of(body, Source(SourceKind.FILE, "page.html"), url=url, fetched_at=fetched_at)
    article = extract(capture)
    if not isinstance(article, Article):
        return Read()
    exact = article.published.precision in (Precision.DAY, Precision.MINUTE)
    day = article.published.interval.earliest if exact else None
    date = day.isoformat() if day else None
    return Read(article.body, article.title, article.byline, date, article.published.moment)


def _trafilatura(**options: bool) -> Reader:
    library = importlib.import_module("trafilatura")

    def read(body: bytes, url: str | None, _fetched_at: datetime | None) -> Read:
        found = library.bare_extraction(body, url=url, with_metadata=True, include_comments=False, **options)
        return Read(found.text or "", found.title, found.author, found.date) if found else Read()

    return read


def _readability() -> Reader:
    library, html = importlib.import_module("readability"), importlib.import_module("lxml.html")

    def read(body: bytes, _url: str | None, _fetched_at: datetime | None) -> Read:
        document = library.Document(body.decode("utf-8", "replace"))
        return Read(html.fromstring(document.summary()).text_content(), document.short_title())

    return read


def _newspaper() -> Reader:
    library = importlib.import_module("newspaper")

    def read(body: bytes, url: str | None, _fetched_at: datetime | None) -> Read:
        page = library.Article(url or "https://example.org/", fetch_images=False)
        page.download(input_html=body.decode("utf-8", "replace"))
        page.parse()
        date = page.publish_date.date().isoformat() if page.publish_date else None
        return Read(page.text, page.title, ", ".join(page.authors), date)

    return read


def _htmldate() -> Reader:
    library = importlib.import_module("htmldate")

    def read(body: bytes, url: str | None, _fetched_at: datetime | None) -> Read:
        return Read(date=library.find_date(body.decode("utf-8", "replace"), url=url, original_date=True))

    return read


_PEERS: dict[str, Callable[[], Reader]] = {
    "trafilatura": _trafilatura,
    "trafilatura precision": lambda: _trafilatura(favor_precision=True),
    "trafilatura recall": lambda: _trafilatura(favor_recall=True),
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "htmldate": _htmldate,
}


def readers(*, peers: bool, names: tuple[str, ...] = tuple(_PEERS)) -> list[Timed]:
    """Return dateline and, on request, those of the named peers that are installed."""
    chosen = [Timed("dateline", read_dateline)]
    for name in names if peers else ():
        try:
            chosen.append(Timed(name, _PEERS[name]()))
        except ImportError:
            continue
    return chosen
