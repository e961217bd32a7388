"""Take pictures of the web pages over the example pages: the four of the README, or with `--all DIR` one of each page.

Needs Chromium. The pictures of the README are those of the first screen, small enough to be kept in the repository.
"""

import argparse
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import sync_playwright

import dateline
from dateline.model.link import Event
from dateline.model.listing import EventQuery, Paging
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.workspace import Workspace

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "docs" / "screenshots"
_WIDTH = 1080
_HEIGHTS = {"event": 740, "timeline": 640, "article": 540, "map": 660}
_HEIGHT = 740
_MOST_BYTES = 150_000
_START_SECONDS = 20


def pages(workspace: Workspace) -> Mapping[str, str]:
    """Return the address of each kind of page, by the name of its picture."""
    found = workspace.lists.events(EventQuery(texts=2, background=False), Paging(limit=200)).items
    event = max((each for each in found if len(each.participants) > 1), key=_told)
    one, other = (each.entity_id for each in event.participants[:2])
    lineage = next(each for each in workspace.lineages() if each.from_id != each.to_id)
    story = next(each for each in workspace.stories() if event.id in each.events)
    claim = next(iter(workspace.claims())).id
    return {
        "event": f"/events/{event.id}",
        "timeline": "/timeline?background=no&texts=2",
        "article": f"/articles/{event.mentions[0].article_id}",
        "map": "/map?background=no",
        "overview": "/",
        "stories": "/stories",
        "story": f"/stories/{story.id}",
        "events": "/events",
        "timeline-by-hours": "/timeline?since=2023-03-16&until=2023-03-17",
        "timeline-by-person": "/timeline?background=no&by=person",
        "articles": "/articles",
        "entities": "/entities",
        "entity": f"/entities/{one}",
        "pair": f"/pairs/{one}/{other}",
        "claims": "/claims?relation=contradicts",
        "claim": f"/claims/{claim}",
        "compare": f"/compare?left={lineage.from_id}&right={lineage.to_id}",
        "compare-by-names": f"/compare?left={lineage.from_id}&right={lineage.to_id}&by=names",
        "received": f"/articles/{lineage.to_id}?received=yes",
        "changes": "/changes",
        "search": "/search?q=minister",
        "judgements": "/judgements",
        "add": "/add",
    }


def _told(event: Event) -> tuple[int, int, str]:
    return len(event.origins.texts), len(event.mentions), event.id


@contextmanager
def served(workspace: Workspace) -> Iterator[str]:
    """Give the address of a server in a thread of this process, on a free port."""
    server = uvicorn.Server(uvicorn.Config(create_app(workspace, ServeSettings()), port=0, log_level="error"))
    listening = threading.Event()

    async def tick() -> None:
        if server.started:
            listening.set()

    server.config.callback_notify = tick
    server.config.timeout_notify = 0
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    if not listening.wait(_START_SECONDS):
        raise TimeoutError("the server does not start")
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def take(workspace: Workspace, shots: Mapping[str, str], folder: Path, *, full: bool) -> None:
    """Take a picture of each address into a folder: of the first screen, or of the full page."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with served(workspace) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name, path in shots.items():
            page.set_viewport_size({"width": _WIDTH, "height": _HEIGHTS.get(name, _HEIGHT)})
            page.goto(address + path)
            page.screenshot(path=folder / f"{name}.png", full_page=full)
        browser.close()


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="DIR", help="full pages of every kind, into a folder")
    parser.add_argument("--record", type=Path, help="a record of examples/pages that is there already")
    asked = parser.parse_args()
    with (
        chdir(ROOT),  # what a page was read from is on the pictures
        TemporaryDirectory() as folder,
        dateline.open(asked.record or Path(folder) / "record.dateline") as workspace,
    ):
        workspace.add(Path("examples/pages"))
        shots = pages(workspace)
        if asked.all:
            take(workspace, shots, asked.all, full=True)
            return
        take(workspace, {name: shots[name] for name in _HEIGHTS}, SHOTS, full=False)
        for path in SHOTS.glob("*.png"):
            if path.stat().st_size > _MOST_BYTES:
                raise SystemExit(f"{path} is larger than {_MOST_BYTES:,} bytes")


if __name__ == "__main__":
    main()
