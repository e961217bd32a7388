"""Everything that a person may name as a source of pages, to captures: files, folders, addresses, feeds, lists."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.errors import MissingPath, NoInput
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.settings import FetchSettings, SourceSettings
from dateline.sources.given import FeedAddress, Given, UrlList
from dateline.sources.paths import LIMITS, Report, read_paths, unheard

_FETCH = FetchSettings()


_ONE = (str, os.PathLike, Capture, Rejection, FeedAddress, UrlList)


def gather(
    given: Given | Iterable[Given],
    settings: SourceSettings = LIMITS,
    fetch: FetchSettings = _FETCH,
    *,
    report: Report = unheard,
) -> Iterator[Capture | Rejection]:
    """Return an iterator over the pages that `given` names, with a rejection for each that cannot be had.

    Args:
        given: what to read: one thing or several.
        settings: limits of reading files and archives.
        fetch: limits and manners of fetching.
        report: is told what big archives held.

    Raises:
        MissingPath: at once, before anything is read, where a path does not exist.
        NoInput: where nothing is given, and at the end where the folders given hold no page at all.
    """
    given = [given] if isinstance(given, _ONE) else list(given)
    if not given:
        raise NoInput("no page given: name a file, a folder with pages, or a web address")
    ready = [each for each in given if isinstance(each, Capture | Rejection)]
    paths = [each for each in given if isinstance(each, str | os.PathLike) and not _is_web_address(each)]
    web = [each for each in given if isinstance(each, FeedAddress | UrlList) or _is_web_address(each)]
    for each in web:
        if isinstance(each, UrlList) and not Path(each.path).is_file():
            raise MissingPath(f"no such file: {os.fspath(each.path)}")
    files = read_paths(paths, settings, report=report) if paths else iter(())
    return _all(ready, files, web, fetch)


def _is_web_address(given: Given) -> bool:
    return isinstance(given, str) and given.lower().startswith(("http://", "https://"))


def _all(
    ready: Iterable[Capture | Rejection],
    files: Iterable[Capture | Rejection],
    web: Sequence[Given],
    fetch: FetchSettings,
) -> Iterator[Capture | Rejection]:
    yield from ready
    yield from files
    if web:
        # The HTTP client takes a while to load, and most runs read files only.
        from dateline.sources.web import fetch_named  # noqa: PLC0415

        addresses = [each for each in web if isinstance(each, str)]
        feeds = [each.url for each in web if isinstance(each, FeedAddress)]
        lists = [Path(each.path) for each in web if isinstance(each, UrlList)]
        yield from fetch_named(addresses, feeds, lists, fetch)
