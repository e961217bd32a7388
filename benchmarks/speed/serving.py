"""How long the server takes for each kind of page of a large record; see `python -m benchmarks.speed serve`.

Every page is asked for in the process, through everything that a request goes through but the socket: cold, with the
record just opened and nothing kept, and warm, once more. Items are spread over all of the record. `--paint` measures
in headless Chromium what a reader sees first: the first contentful paint of a browser that has never been here. On a
busy machine, compare with `/healthz`, two letters of plain text: that is what the browser itself takes.
"""

import asyncio
import os
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.speed.adding import built
from dateline.model.article import Article
from dateline.model.listing import MOST, ClaimQuery, EventQuery, Paging
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.web.inside import ask
from dateline.workspace import Workspace
from tools.take_screenshots import served

_LISTS = ("/", "/stories", "/events", "/timeline", "/map", "/articles", "/entities", "/claims")
_MORE_LISTS = ("/judgements", "/changes", "/changes?since=2000-01-01", "/changes.atom?since=2000-01-01")
_REST = ("events", "places", "stories", "articles", "entities", "claims", "changes?since=2000-01-01")
_WORDS = ("meeting", "minister", "injured%20people", "strik*", "said")
_TIMES = 5
_PAINT = """new Promise(done => new PerformanceObserver(list => {
  for (const each of list.getEntriesByName('first-contentful-paint')) done(each.startTime);
}).observe({type: 'paint', buffered: true}))"""
_PAINTED = ("/healthz", "/", "/timeline", "/map", "/search?q=said", "/stories/ID", "/events/ID", "/articles/ID")


def serving(
    sizes: Sequence[int], folder: Path, measured: int, seed: int = 7, *, paint: bool = False
) -> dict[str, object]:
    """Return the middle and the 95th percentile of the milliseconds of each kind of page, at each size."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, object] = {}
    for record in built(sorted(sizes), folder, seed):
        with Workspace.open(record) as workspace:
            addresses = dict(_addresses(workspace, measured))
        kinds: dict[str, object] = (
            _painted(record, addresses)
            if paint
            else {kind: asyncio.run(_made(record, each)) for kind, each in addresses.items()}
        )
        found[record.stem] = {"load": round(os.getloadavg()[0], 1), **kinds}
    return found


async def _made(record: Path, addresses: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return what the pages at some addresses cost over a record that was just opened, and then again."""
    with Workspace.open(record) as workspace:
        app = create_app(workspace, ServeSettings())
        await ask(app, "/add")  # loads templates
        took: dict[str, list[tuple[float, float]]] = {"cold": [], "warm": []}
        for address in addresses:
            for costs in took.values():
                start = time.perf_counter(), time.process_time()
                status, _ = await ask(app, address)
                costs.append((time.perf_counter() - start[0], time.process_time() - start[1]))
                assert status == 200, address
    return {name: _summed(costs) for name, costs in took.items()}


def _summed(costs: Sequence[tuple[float, float]]) -> dict[str, float]:
    wall, cpu = ([1000 * each[column] for each in costs] for column in (0, 1))
    return {
        "p50": round(statistics.median(wall), 1),
        "p95": round(_p95(wall), 1),
        "p50_cpu": round(statistics.median(cpu), 1),
        "p95_cpu": round(_p95(cpu), 1),
    }


def _painted(record: Path, addresses: dict[str, list[str]]) -> dict[str, object]:
    """Return the milliseconds to the first contentful paint of some pages, each in a browser without a cache."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    found: dict[str, object] = {}
    with Workspace.open(record) as workspace, served(workspace) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for kind in _PAINTED:
            paths = addresses[kind] if kind.endswith("/ID") else _apart([kind] * _TIMES)
            took = [_paint(browser, server + path) for path in paths[:_TIMES]]
            found[kind] = {"median": round(statistics.median(took)), "worst": round(max(took))}
        browser.close()
    return found


def _paint(browser: Browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="load")
    took = float(page.evaluate(_PAINT))
    context.close()
    return took


def _p95(values: Sequence[float]) -> float:
    """Return the value that at most one in twenty exceeds; of few values, the largest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _apart(addresses: Sequence[str]) -> list[str]:
    """Return addresses of the same pages, each another one, so that none is kept from before."""
    numbers = count()
    return [f"{each}{'&' if '?' in each else '?'}time={next(numbers)}" for each in addresses]


def _addresses(workspace: Workspace, measured: int) -> Iterator[tuple[str, list[str]]]:
    for path in (*_LISTS, *_MORE_LISTS):
        yield path, _apart([path] * _TIMES)
    for name in _REST:
        path = f"/api/v1/{name}{'&' if '?' in name else '?'}"
        yield path, [f"{path}limit={50 + number}" for number in range(_TIMES)]
    yield "/search", [f"/search?q={word}" for word in _WORDS]
    yield "/timeline by day", _apart(["/timeline?since=2023-05-01&until=2023-05-31"] * _TIMES)
    articles = _spread(workspace, measured)
    near = [workspace.record_near(each) for each in articles]
    events = [event for each in articles for event in workspace.lists.events(EventQuery(article=each.id)).items[:1]]
    claims = [claim for each in events for claim in workspace.lists.claims(ClaimQuery(subject=each.id)).items[:1]]
    yield "/articles/ID", [f"/articles/{each.id}" for each in articles]
    yield "/events/ID", [f"/events/{each.id}" for each in events]
    yield "/stories/ID", [f"/stories/{each.links.stories[0].id}" for each in near if each.links.stories]
    yield "/claims/ID", [f"/claims/{each.id}" for each in claims]
    people = [[who.entity_id for who in each.participants] for each in events if len(each.participants) > 1]
    yield "/entities/ID", [f"/entities/{one}" for one, *_ in people]
    yield "/pairs/ID/ID", [f"/pairs/{one}/{other}" for one, other, *_ in people if one != other]
    pairs = [each.links.lineages[0] for each in near if each.links.lineages]
    yield "/compare", [f"/compare?left={each.from_id}&right={each.to_id}" for each in pairs]


def _spread(workspace: Workspace, measured: int) -> list[Article]:
    """Return articles that lie evenly apart in the order of their days, which parts of every size hold."""
    every: list[Article] = []
    after: str | None = None
    while True:
        part = workspace.lists.articles(paging=Paging(after, MOST))
        every += part.items
        after = part.next
        if after is None:
            return every[:: max(1, len(every) // measured)][:measured]
