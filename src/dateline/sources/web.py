"""Many web addresses at a time: several hosts at once, one request at a time to each."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.settings import FetchSettings
from dateline.sources.feeds import Feed, FeedItem, iter_sitemaps, read_feed
from dateline.sources.fetch import FEED_TYPES, Fetcher, Unchanged
from dateline.sources.url_lists import ListedUrl, read_url_list

Found = TypeVar("Found")
_AHEAD = 32  # pages that wait for whoever takes them
_TICK = 0.2  # seconds between two looks at whether anybody still wants them


def fetch_all(fetch: Callable[[str], Found], urls: Sequence[str], workers: int) -> Iterator[tuple[str, Found]]:
    """Yield each URL with what `fetch` returns for it, as they come in; `fetch` is called from `workers` threads.

    URLs of one host are fetched one after the other, in the order given. An exception of `fetch` ends the whole; what
    is under way is then waited for, and nothing new is begun. The same holds when the caller stops taking.
    """
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(_host(url), []).append(url)
    results: queue.Queue[tuple[str, Found] | BaseException | None] = queue.Queue(_AHEAD)
    stop = threading.Event()

    def run(some: list[str]) -> None:
        try:
            for url in some:
                if stop.is_set():
                    return
                _hand_over(results, (url, fetch(url)), stop)
        except BaseException as error:  # noqa: BLE001  # raised again by whoever takes the results
            _hand_over(results, error, stop)
        finally:
            _hand_over(results, None, stop)

    with ThreadPoolExecutor(max(1, min(workers, len(hosts))), thread_name_prefix="fetch") as threads:
        for some in hosts.values():
            threads.submit(run, some)
        try:
            yield from _taken(results, len(hosts))
        finally:
            stop.set()


def _taken(
    results: "queue.Queue[tuple[str, Found] | BaseException | None]", open_hosts: int
) -> Iterator[tuple[str, Found]]:
    while open_hosts:
        result = results.get()
        if result is None:
            open_hosts -= 1
        elif isinstance(result, BaseException):
            raise result
        else:
            yield result


def _hand_over(results: "queue.Queue[Found]", result: Found, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            results.put(result, timeout=_TICK)
        except queue.Full:
            continue
        return


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).lower()
    except ValueError:
        return url


def fetch_named(
    urls: Sequence[str], feeds: Sequence[str], lists: Sequence[Path], settings: FetchSettings
) -> Iterator[Capture | Rejection]:
    """Yield the pages at `urls`, those that `feeds` name and those in `lists`, each once, or why there is none."""
    fetcher = Fetcher(settings)
    wanted = list(urls)
    named: Iterator[FeedItem | ListedUrl | Rejection] = chain(
        chain.from_iterable(read_url_list(path.read_bytes(), str(path)) for path in lists),
        chain.from_iterable(feed_items(fetcher, url) for url in feeds),
    )
    for each in named:
        if isinstance(each, Rejection):
            yield each
        else:
            wanted.append(each.url)
    yield from fetch_pages(fetcher, wanted, settings.workers)


def fetch_pages(fetcher: Fetcher, urls: Sequence[str], workers: int) -> Iterator[Capture | Rejection]:
    """Yield the pages at `urls`, or why there is none, as they come in."""
    for _, found in fetch_all(fetcher.fetch, urls, workers):
        if not isinstance(found, Unchanged):  # nothing is known before, so nothing can be
            yield found


def fetch_feed(fetcher: Fetcher, url: str) -> Feed | Rejection:
    """Return what the feed or sitemap at `url` holds now."""
    found = fetcher.fetch(url, accept=FEED_TYPES)
    if isinstance(found, Rejection):
        return found
    return Feed(url) if isinstance(found, Unchanged) else read_feed(found)


def feed_items(fetcher: Fetcher, url: str) -> Iterator[FeedItem | Rejection]:
    """Yield the items of the feed or sitemap at `url`, and of the sitemaps that an index leads to."""
    first = fetch_feed(fetcher, url)
    if isinstance(first, Rejection):
        yield first
        return
    for found in iter_sitemaps(first, lambda each: fetch_feed(fetcher, each)):
        if isinstance(found, Rejection):
            yield found
        else:
            yield from found.items
