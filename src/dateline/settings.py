"""Frozen settings, one value per stage. Nothing here reads files or the environment."""

from dataclasses import dataclass

VERSION = "0.1.0"
"""The version of the program; a test compares it with `pyproject.toml`."""


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Limits of reading one page."""

    max_bytes: int = 50_000_000
    max_text_chars: int = 1_000_000
    min_words: int = 25


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Limits of reading files and archives; sizes are in bytes, unpacked.

    `s3_endpoint` is the address of a server that understands S3, where that is not Amazon's.
    """

    max_page_bytes: int = 50_000_000
    max_members: int = 200_000
    max_archive_bytes: int = 20_000_000_000
    s3_endpoint: str = ""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a run is done; none of these changes what comes out of a page that can be read.

    Attributes:
        jobs: processes that read pages beside this one; `None` lets the engine choose one or two by the amount of
            work. With 0 this process reads pages itself, all but very large ones: that saves the start of another, but
            a page that makes a compiled library hang or crash then takes this process with it.
        page_seconds: computing time that one page may take, in seconds; a page that takes more is rejected.
        page_memory: memory that a process may use for reading pages, in bytes of address space, its libraries and
            models included; a page that needs more is rejected. It does not bind this process itself.
        batch: pages written to the record in one transaction.
    """

    jobs: int | None = 0
    page_seconds: float = 60.0
    page_memory: int = 4_000_000_000
    batch: int = 16


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A model of the user's own, which proposes names, speech and happenings beside the rules; none by default.

    Attributes:
        source: `spacy:` with a package or folder, `python:` with `module:function`, or the address of an
            OpenAI-compatible endpoint (`http://127.0.0.1:8080/v1`); `None` asks no model.
        name: the model that the endpoint is to use; elsewhere, what to call the model in the record.
        key_variable: the environment variable that holds the endpoint's key; the key itself is never a setting.
        request_chars: how much of an article one request may hold, in characters of its text.
        requests: how many requests one article may take; what is left of a longer one is not sent.
        answer_seconds: longest time for one whole answer.
        article_seconds: time after which no further request is made for an article.
        answer_bytes: the largest answer.
        answer_tokens: the longest answer that the endpoint is asked for.
        attempts: how often one request is tried when the failure may pass.
        backoff_seconds: wait before the second attempt; it doubles with each further one.
    """

    source: str | None = None
    name: str = ""
    key_variable: str = "DATELINE_MODEL_KEY"
    request_chars: int = 6_000
    requests: int = 8
    answer_seconds: float = 60.0
    article_seconds: float = 240.0
    answer_bytes: int = 1_000_000
    answer_tokens: int = 2_000
    attempts: int = 2
    backoff_seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched. Times are in seconds, sizes in bytes.

    Attributes:
        user_agent: what the program calls itself; the word before the first slash is the name that robots.txt rules
            are looked up by.
        allow_private: whether addresses of this machine and of private networks may be fetched from.
        obey_robots: whether robots.txt is asked first.
        max_bytes: the largest body, counted both as it comes over the wire and after it is unpacked.
        connect_seconds, read_seconds: longest wait for a connection, and for the next bytes of an answer.
        total_seconds: longest time for one whole answer, however steadily its bytes drip.
        max_redirects: how many redirects are followed.
        attempts: how often one address is tried when the failure may pass.
        backoff_seconds: wait before the second attempt; it doubles with each further one.
        max_retry_after: the longest wait that a server may ask for before a retry; longer ones end the attempt.
        host_delay: time between two requests to one host.
        max_crawl_delay: the longest `Crawl-delay` that is waited for; a site that asks for more is not fetched from.
        workers: how many hosts are fetched from at the same time.
    """

    user_agent: str = "dateline/0.1"
    allow_private: bool = False
    obey_robots: bool = True
    max_bytes: int = 20_000_000
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_redirects: int = 8
    attempts: int = 3
    backoff_seconds: float = 1.0
    max_retry_after: float = 120.0
    host_delay: float = 1.0
    max_crawl_delay: float = 60.0
    workers: int = 8


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How feeds are watched. Times are in seconds.

    Attributes:
        interval: time between two looks at a feed.
        page_tries: how often a page is tried that cannot be had; each wait is twice as long as the one before.
        page_pause: wait before the second try of a page.
        batch: pages that are fetched before they are added.
        workers: hosts that are fetched from at the same time.
    """

    interval: float = 900.0
    page_tries: int = 4
    page_pause: float = 600.0
    batch: int = 32
    workers: int = 8


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """How the record is served in a browser.

    Attributes:
        host, port: where the server listens; port 0 takes a free one.
        names: the names of the host under which it answers while there are no tokens.
        tokens: tokens with their scopes, `read` or `read` and `write`; without any, whoever can reach the server may do
            both, so it then listens to this machine only.
        max_upload_bytes: the largest page or archive that may be uploaded.
        workers: processes that answer; each keeps pages of its own.
        kept_bytes: packed pages that each process keeps, so that one that did not change is not made again.
        patience_seconds: after a change of the record, how long a page is waited for of which there is an older one.
        oldest_seconds: how long ago the page that is given instead may have been what the record says.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    tokens: tuple[tuple[str, tuple[str, ...]], ...] = ()
    max_upload_bytes: int = 50_000_000
    workers: int = 1
    kept_bytes: int = 64_000_000
    patience_seconds: float = 0.3
    oldest_seconds: float = 30.0
