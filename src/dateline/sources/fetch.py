"""Web addresses to captures: politely, within limits, and never from inside the network of whoever runs it.

A page is asked for once unless the failure may pass; what was fetched before is asked for with its validator, and
an unchanged page costs one short answer. Everything that goes wrong with a page or its server is a `Rejection`.
"""

import ssl
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import FetchSettings
from dateline.sources.addresses import Resolver, system_resolver
from dateline.sources.asking import Asker
from dateline.sources.clock import Clock, SystemClock
from dateline.sources.connection import Answer
from dateline.sources.content_coding import BadCoding, decode_body, media_type
from dateline.sources.failures import FetchFailure
from dateline.sources.limits import TooLarge
from dateline.sources.pdf import PDF_TYPE, read_pdf

STAGE = "fetch"
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", PDF_TYPE})
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/feed+json",
        "application/json",
        "application/gzip",
        "application/x-gzip",
        "text/plain",
        "text/html",  # what servers say of a feed that they do not know to be one
    }
)
_IN_WORDS = {401: "sign-in needed", 403: "forbidden", 404: "not found", 410: "gone", 451: "withheld by law"}
_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Validator:
    """What lets a server say "unchanged" when it is asked for `url` again; the caller keeps it with the capture."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, capture: Capture) -> "Validator | None":
        """Return the validator that came with a fetched capture, or `None` where none came."""
        headers = dict(capture.headers)
        etag, modified = headers.get("etag"), headers.get("last-modified")
        return cls(capture.url, etag, modified) if capture.url and (etag or modified) else None

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that ask for the page only where it has changed."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that the page is as it was when it was last fetched."""

    url: str


class Fetcher:
    """Fetches pages and feeds; remembers robots.txt rules and whose turn it is for as long as it lives.

    Safe to use from several threads.

    Args:
        settings: limits and manners.
        clock: tells the time and waits.
        resolve: gives the addresses of a host name.
        context: which certificates are trusted.
    """

    def __init__(
        self,
        settings: FetchSettings = FetchSettings(),
        *,
        clock: Clock | None = None,
        resolve: Resolver = system_resolver,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock or SystemClock()
        self._asker = Asker(settings, self._clock, resolve, context)

    def fetch(
        self, url: str, *, known: Validator | None = None, accept: Iterable[str] = PAGE_TYPES
    ) -> Capture | Unchanged | Rejection:
        """Return what stands at `url` now.

        Args:
            url: an http or https address.
            known: the validator of the copy that the caller holds; `Unchanged` comes back where that is still good.
            accept: media types that are of use; others are rejected unread.
        """
        source = Source(SourceKind.URL, url)
        conditions = (known.url, known.headers) if known else None
        try:
            answer = self._asker.follow(url, conditions)
            if answer.status == 304 and known:
                return Unchanged(answer.url)
            return self._capture(answer, source, frozenset(accept))
        except FetchFailure as failure:
            return Rejection.of(STAGE, failure.reason, source, failure.detail)

    def _capture(self, answer: Answer, source: Source, accept: frozenset[str]) -> Capture | Rejection:
        if answer.status != 200:
            words = _IN_WORDS.get(answer.status, "")
            raise FetchFailure(f"the server answered {answer.status}" + (f", {words}" if words else ""))
        stated = answer.header("content-type")
        media = media_type(stated)
        if media and media not in accept:
            raise FetchFailure(f"no page: the server sends {media[:80]}", RejectionReason.UNSUPPORTED_TYPE)
        body = _decoded(answer, self._settings.max_bytes)
        if not body.strip():
            raise FetchFailure("the server sent an empty page", RejectionReason.EMPTY)
        capture = Capture.of(
            body,
            source,
            url=answer.url,
            fetched_at=self._clock.now(),
            content_type=stated,
            headers=tuple((name, value) for name, value in answer.headers if name not in _NOT_KEPT),
        )
        return read_pdf(capture) if media == PDF_TYPE else capture


def _decoded(answer: Answer, limit: int) -> bytes:
    try:
        return decode_body(answer.body, answer.header("content-encoding"), limit)
    except TooLarge:
        detail = f"the body unpacks to more than {limit:,} bytes"
        raise FetchFailure(detail, RejectionReason.TOO_LARGE) from None
    except BadCoding as error:
        raise FetchFailure(f"the body {error}", RejectionReason.UNREADABLE) from None
