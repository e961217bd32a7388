"""How long the server takes for each kind of page of a large record; see `python -m benchmarks.speed serve`.

Every page is asked for in the process, through everything that a request goes through but the socket. Items are those
that lists show first, which stand in the largest parts of the record, and as many spread over all of them.
"""

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.speed.adding import built
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.link import Entity, Event, Story
from dateline.model.listing import MOST, Paging
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.web.inside import ask
from dateline.workspace import Workspace

_LISTS = ("/", "/stories", "/events", "/timeline", "/map", "/articles", "/entities", "/claims", "/judgements")
_WORDS = ("meeting", "minister", "injured%20people", "strik*", "said")
_TIMES = 5


def serving(sizes: Sequence[int], folder: Path, measured: int, seed: int = 7) -> dict[str, object]:
    """Return the middle and the 95th percentile of the milliseconds of each kind of page, at each size."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, object] = {}
    for record in built(sorted(sizes), folder, seed):
        with Workspace.open(record) as workspace:
            found[record.stem] = asyncio.run(_of_kinds(workspace, measured))
    return found


async def _of_kinds(workspace: Workspace, measured: int) -> dict[str, dict[str, float]]:
    app = create_app(workspace, ServeSettings())
    await ask(app, "/")  # loads templates and tables
    found = {}
    for kind, addresses in _addresses(workspace, measured):
        took = []
        for address in addresses:
            start = time.perf_counter(), time.process_time()
            status, _ = await ask(app, address)
            took.append((time.perf_counter() - start[0], time.process_time() - start[1]))
            assert status == 200, address
        wall, cpu = ([1000 * each[column] for each in took] for column in (0, 1))
        found[kind] = {
            "p50": round(statistics.median(wall), 1),
            "p95": round(_p95(wall), 1),
            "p95_cpu": round(_p95(cpu), 1),
        }
    return found


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _addresses(workspace: Workspace, measured: int) -> Iterator[tuple[str, list[str]]]:
    lists = workspace.lists
    for path in _LISTS:
        yield path, [path] * _TIMES
    yield "/search", [f"/search?q={word}" for word in _WORDS for _ in range(2)]
    yield "/timeline by day", ["/timeline?since=2023-05-01&until=2023-05-31"] * _TIMES
    some = Paging(limit=MOST)
    items: dict[str, Sequence[Event | Story | Article | Entity | Claim]] = {
        "events": lists.events(paging=some).items,
        "stories": lists.stories(some).items,
        "articles": lists.articles(paging=some).items,
        "entities": lists.entities(paging=some).items,
        "claims": lists.claims(paging=some).items,
    }
    for kind, found in items.items():
        half = max(1, measured // 2)
        chosen = [*found[:half], *found[half :: max(1, len(found) // half)]][:measured]
        yield f"/{kind}/ID", [f"/{kind}/{each.id}" for each in chosen]
