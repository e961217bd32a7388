"""The static site: whole, closed, and readable without a server or a script."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Request, sync_playwright

import dateline
from dateline.errors import UsageError
from dateline.web.site import write_site
from dateline.workspace import Workspace
from tests.web.conftest import EXAMPLES
from tests.web.hostile import hostile_page
from tests.web.test_browser import CHROMIUM


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("site")
    hostile = folder / "hostile.html"
    hostile.write_text(hostile_page(), encoding="utf-8")
    with dateline.open(folder / "record.dateline") as opened:
        opened.add([*sorted(EXAMPLES.glob("*tokyo*")), hostile])
        yield opened


@pytest.fixture(scope="module")
def site(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "site"
    pages = write_site(workspace, folder)
    assert pages == len(list(folder.rglob("*.html")))
    return folder


def test_every_item_has_a_page(site: Path, workspace: Workspace) -> None:
    for name, items in (
        ("events", workspace.events()),
        ("stories", workspace.stories()),
        ("articles", workspace.articles()),
        ("claims", workspace.claims()),
        ("entities", workspace.entities()),
    ):
        assert {path.stem for path in (site / name).glob("*.html")} == {each.id for each in items}


def test_every_link_leads_to_a_file_and_its_anchor(site: Path) -> None:
    pages = {path: html.fromstring(path.read_bytes().decode("utf-8")) for path in site.rglob("*.html")}
    anchors = {path: set(_all(page, "//@id")) for path, page in pages.items()}
    seen = 0
    for path, page in pages.items():
        for link in _all(page, "//a/@href | //link[@rel='stylesheet']/@href"):
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_relative_to(site.resolve()) and target.is_file(), (path, link)
            assert not anchor or anchor in anchors[target], (path, link)
            seen += 1
        assert not page.xpath("//script | //form | //@onerror | //@onload"), path
    assert seen > 100


def _all(page: html.HtmlElement, path: str) -> list[str]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def test_a_site_replaces_an_earlier_one_and_nothing_else(site: Path, workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        write_site(workspace, tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    again = tmp_path / "again"
    shutil.copytree(site, again)
    (again / "old.html").write_text("from before")
    write_site(workspace, again)
    assert _bytes(again) == _bytes(site)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: `.ci/run` installs it")
def test_a_browser_reads_it_from_the_disk_without_asking_anybody(site: Path, workspace: Workspace) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((site.as_uri(), "data:")):
            asked.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=True).new_page()
        page.on("request", note)
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name="Timeline", exact=True).click()
        page.locator(".what a").first.click()
        page.locator(".cell a, .mentions a").first.click()
        assert page.locator(":target").is_visible()
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert color not in ("", "rgba(0, 0, 0, 0)")
        hostile = next(each for each in workspace.articles() if "<script>" in (each.title or ""))
        page.goto((site / "articles" / f"{hostile.id}.html").as_uri())
        assert page.evaluate("window.owned") is None
        browser.close()
    assert not asked
