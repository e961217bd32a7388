"""Pages kept as they were answered, so that one that did not change costs a look-up.

A page is kept under its address with the state of the record that it was made from. Where the record has changed since,
it is made anew; each page once, however many ask for it. Whoever asks waits for it a moment, and is then given the page
as it was before, if it is not too old: many readers do not wait for one another while pages come in. Whoever loads a
page again, and whoever has written here, is given nothing that was made before.
"""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial, wraps
from http import HTTPStatus

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.settings import ServeSettings
from dateline.web.desk import is_file, may_write

Make = Callable[[Request], Response]
Answer = Callable[[Request], Awaitable[Response]]
Key = tuple[str, str, bool]

_MOST_KEPT = 2_000_000  # bytes of one page; a larger one is passed through
_LEVEL = 5  # of compression: beyond, pages hardly become smaller
_WAITED_FOR = 3  # pages made at a time for those who wait: a slow one must not hold up all others
_REFRESHED = 1  # pages made at a time of which there is an older one to give meanwhile
_TAG_SIGNS = 32
_OVERHEAD = 500  # bytes that keeping a page takes beside its own
_CROWD = 8  # pages that wait to be made anew, from which on nobody waits for his
_ANEW = frozenset({"no-cache", "max-age=0"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was answered: packed, with the state of the record and the moment that its making began at."""

    state: str
    began: float
    tag: str
    headers: tuple[tuple[str, str], ...]
    packed: bytes

    def answer(self, request: Request, now: float) -> Response:
        """Return the answer to whoever asks; who holds just this page is told so."""
        headers = {
            **dict(self.headers),
            "etag": self.tag,
            "cache-control": "private, no-cache",
            "vary": "accept-encoding, authorization, cookie",
            "age": str(int(now - self.began)),
        }
        if self.tag.removeprefix("W/") in _tags(request):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(gzip.decompress(self.packed), headers=headers)
        return Response(self.packed, headers=headers | {"content-encoding": "gzip"})


class Shelf:
    """The pages that one server keeps, the least asked for of which goes when there are too many."""

    def __init__(self, state: Callable[[], str], settings: ServeSettings) -> None:
        """Keep pages of the record whose `state` changes whenever anything in it does."""
        self._now = _Latest(state)
        self._settings = settings
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._held = 0
        self._making: dict[Key, asyncio.Task[Response | Kept]] = {}
        self._waited_for = CapacityLimiter(_WAITED_FOR)
        self._refreshed = CapacityLimiter(_REFRESHED)
        self._written = 0.0
        self._current: OrderedDict[str, float] = OrderedDict()  # states, with when each was last that of the record

    def written(self) -> None:
        """Note that somebody has written here: what was made before is given to nobody."""
        self._written = time.monotonic()

    async def answer(self, request: Request, make: Make, *, may_write: bool) -> Response:
        """Return the page that `make` makes of a request, or made before."""
        asked = time.monotonic()
        state = await self._now()
        self._note(state)
        key = request.url.path, request.url.query, may_write
        patience = 0.0 if self._is_crowded() else self._settings.patience_seconds
        while True:
            kept = self._kept.get(key)
            if kept and _answers(kept, state, asked):
                self._kept.move_to_end(key)
                return kept.answer(request, time.monotonic())
            older = kept if kept and self._may_be_given(kept, request) else None
            made = await self._made(key, state, partial(make, request), patience if older else None)
            if made is None and older:
                return older.answer(request, time.monotonic())
            if isinstance(made, Response):
                return made
            if made and _answers(made, state, asked):  # it need not have stayed on the shelf
                return made.answer(request, time.monotonic())
            patience = max(0.0, patience - (time.monotonic() - asked))

    def _note(self, state: str) -> None:
        """Note the state of the record, and forget those that no page may be given of any more."""
        self._current[state] = time.monotonic()
        self._current.move_to_end(state)
        while self._current and next(iter(self._current.values())) < self._oldest():
            self._current.popitem(last=False)

    def _oldest(self) -> float:
        return time.monotonic() - self._settings.oldest_seconds

    def _may_be_given(self, kept: Kept, request: Request) -> bool:
        """Tell whether a page may be given that is no longer what the record says."""
        wants_anew = _ANEW & {each.strip() for each in request.headers.get("cache-control", "").split(",")}
        was_current = self._current.get(kept.state, 0.0)
        return was_current > self._oldest() and kept.began > self._written and not wants_anew

    def _is_crowded(self) -> bool:
        return self._refreshed.statistics().tasks_waiting >= _CROWD

    async def _made(
        self, key: Key, state: str, make: Callable[[], Response], patience: float | None
    ) -> Response | Kept | None:
        """Wait for a page that is being made, and begin where nobody has; `None` where it takes too long."""
        task = self._making.get(key)
        if task is None or task.done():
            limiter = self._waited_for if patience is None else self._refreshed
            task = self._making[key] = asyncio.ensure_future(self._make(key, state, make, limiter))
            task.add_done_callback(_looked_at)
        await asyncio.wait({task}, timeout=patience)
        return task.result() if task.done() else None

    async def _make(
        self, key: Key, state: str, make: Callable[[], Response], limiter: CapacityLimiter
    ) -> Response | Kept:
        try:
            made = await run_sync(_packed, state, make, limiter=limiter)
            if isinstance(made, Kept):
                self._put(key, made)
            return made
        finally:
            self._making.pop(key, None)

    def _put(self, key: Key, made: Kept) -> None:
        earlier = self._kept.pop(key, None)
        self._held += len(made.packed) - len(earlier.packed) if earlier else len(made.packed) + _OVERHEAD
        self._kept[key] = made
        while self._held > self._settings.kept_bytes:
            _, gone = self._kept.popitem(last=False)
            self._held -= len(gone.packed) + _OVERHEAD


class _Latest:
    """Asks for the state of the record for all who wait at once, one look at a time, none begun before they came."""

    def __init__(self, state: Callable[[], str]) -> None:
        self._state = state
        self._turn = asyncio.Lock()
        self._next: asyncio.Task[str] | None = None

    async def __call__(self) -> str:
        if self._next is None or self._next.done():
            self._next = asyncio.ensure_future(self._look())
        return await asyncio.shield(self._next)

    async def _look(self) -> str:
        async with self._turn:
            self._next = None
            return await run_in_threadpool(self._state)


def _answers(page: Kept, state: str, asked: float) -> bool:
    """Tell whether a page is no older than the question."""
    return page.state == state or page.began >= asked


def _packed(state: str, make: Callable[[], Response]) -> Response | Kept:
    """Return a page to be kept; as it is where it is an error or too large."""
    began = time.monotonic()
    made = make()
    body = bytes(made.body)
    if made.status_code != HTTPStatus.OK or len(body) > _MOST_KEPT:
        return made
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:_TAG_SIGNS]}"'
    headers = tuple((name, value) for name, value in made.headers.items() if name != "content-length")
    return Kept(state, began, tag, headers, gzip.compress(body, _LEVEL, mtime=0))


def _tags(request: Request) -> set[str]:
    return {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}


def _looked_at(task: "asyncio.Task[Response | Kept]") -> None:
    """Take note of an error for which nobody waited any more; whoever asks next meets it again."""
    if not task.cancelled():
        task.exception()


def kept(make: Make) -> Answer:
    """Return what answers with pages that `make` makes, from the shelf where it can."""

    @wraps(make)
    async def answer(request: Request) -> Response:
        if is_file(request):
            return await run_in_threadpool(make, request)
        shelf: Shelf = request.app.state.shelf
        return await shelf.answer(request, make, may_write=may_write(request))

    return answer


def writing(write: Answer) -> Answer:
    """Return what answers by writing, after which nothing is given that was made before."""

    @wraps(write)
    async def answer(request: Request) -> Response:
        shelf: Shelf = request.app.state.shelf
        try:
            return await write(request)
        finally:
            shelf.written()

    return answer
