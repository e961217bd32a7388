"""The record as a folder of files that any host can serve and a browser opens without one.

The pages are those of the server, asked for in this process one after another; their links are made relative, and what
only a server can answer (search, filters, judgements) is left out.
"""

import asyncio
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit

from lxml import html
from starlette.applications import Starlette

from dateline.errors import UsageError
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.web.inside import ask
from dateline.workspace import Workspace

_STYLE = "/style.css"
_LISTS = ("/", "/stories", "/events", "/timeline", "/map", "/articles", "/entities", "/claims")
_ITEM = re.compile(r"/(?:stories|events|articles|entities|claims)/\w+|/pairs/\w+/\w+|/compare")
_LIST_QUERY = frozenset({"after"})
_COMPARE_QUERY = frozenset({"left", "right"})
_SERVER_ONLY = " | ".join(
    ("//form", "//script", *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in ("facets", "server")))
)
_POLICY = "script-src 'none'; img-src data:; object-src 'none'; form-action 'none'; connect-src 'none'"
_MARK = ".dateline-site"


def write_site(workspace: Workspace, folder: Path, *, told: Callable[[int], None] = lambda _: None) -> int:
    """Write the site into a folder and return how many pages it has; an earlier site there is replaced.

    Args:
        workspace: the record.
        folder: made where there is none; one that holds anything but an earlier site is refused.
        told: is called with the number of pages written so far.

    Raises:
        UsageError: the folder holds other files.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise UsageError(f"{folder} holds other files: name a new folder, or an earlier site")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    (part / _MARK).write_text("made by dateline export --format site\n", encoding="utf-8")
    count = asyncio.run(_Site(create_app(workspace, ServeSettings()), part, told).write())
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return count


class _Site:
    """Pages found by following links from the first one, each written once."""

    def __init__(self, app: Starlette, folder: Path, told: Callable[[int], None]) -> None:
        self._app = app
        self._folder = folder
        self._told = told
        self._names: dict[str, str] = {_STYLE: _STYLE.strip("/")}  # of each address, the file
        self._lengths: dict[str, int] = {}  # of each list, the slices named so far

    async def write(self) -> int:
        self._put(_STYLE, await self._answer(_STYLE))
        for address in _LISTS:
            self._name(address)
        waiting = list(_LISTS)
        done = 0
        while waiting:
            address = waiting.pop(0)
            page = html.document_fromstring((await self._answer(address)).decode("utf-8"))
            waiting += self._settled(page, address)
            self._put(address, html.tostring(page, encoding="utf-8", doctype="<!doctype html>"))
            done += 1
            self._told(done)
        return done

    def _put(self, address: str, body: bytes) -> None:
        path = self._folder / self._names[address]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)

    def _settled(self, page: html.HtmlElement, address: str) -> list[str]:
        """Make a page stand on its own, and return the addresses that it names first."""
        for each in _found(page, _SERVER_ONLY):
            each.drop_tree()
        page.head.insert(0, html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}))
        fresh = []
        for link in _found(page, "//a[@href] | //link[@rel='stylesheet']"):
            target, anchor = urldefrag(urljoin(address, link.get("href") or ""))
            target = _ordered(target)
            if target not in self._names and _belongs(target):
                fresh.append(target)
                self._name(target)
            if target in self._names:
                link.set("href", self._relative(address, target) + (f"#{anchor}" if anchor else ""))
            elif link.getparent() is not None and link.getparent().tag == "nav":
                link.drop_tree()
            else:
                link.drop_tag()
        return fresh

    def _name(self, address: str) -> None:
        """Name the file of an address; the slices of a list are numbered in the order in which they follow."""
        path, given = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
        name = path.strip("/") or "index"
        if "after" in given:
            self._lengths[path] = self._lengths.get(path, 1) + 1
            name = f"{name}-{self._lengths[path]}"
        elif given:
            name = f"{name}/{'-'.join(given[key] for key in sorted(given))}"
        self._names[address] = f"{name}.html"

    def _relative(self, address: str, target: str) -> str:
        return posixpath.relpath(self._names[target], posixpath.dirname(self._names[address]) or ".")

    async def _answer(self, address: str) -> bytes:
        """Return what the server would answer to a reader who may not write."""
        status, body = await ask(self._app, address, is_file=True)
        if status != HTTPStatus.OK:
            raise UsageError(f"{address} cannot be written: the server answers {status}")
        return body


def _found(page: html.HtmlElement, path: str) -> Iterator[html.HtmlElement]:
    return iter(list(page.xpath(path)))


def _ordered(address: str) -> str:
    """Return an address with the parameters of its query in order, so that one page has one address.

    >>> _ordered("/compare?right=b&left=a")
    '/compare?left=a&right=b'
    """
    parts = urlsplit(address)
    query = urlencode(sorted(parse_qsl(parts.query)))
    return f"{parts.path}?{query}" if query else parts.path


def _belongs(address: str) -> bool:
    """Tell whether an address is a page of the site: a list, a further slice of one, or an item."""
    parts = urlsplit(address)
    given: Mapping[str, str] = dict(parse_qsl(parts.query))
    if parts.path in _LISTS:
        return set(given) <= (_LIST_QUERY | {"by"} if parts.path == "/timeline" else _LIST_QUERY)
    if parts.path == "/compare":
        two = set(given) == _COMPARE_QUERY and len(set(given.values())) == len(given)
        return two and all(re.fullmatch(r"\w+", each) for each in given.values())
    return not given and _ITEM.fullmatch(parts.path) is not None
