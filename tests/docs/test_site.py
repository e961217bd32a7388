"""The documentation site: built strictly, read from the disk in a real browser."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from dateline.workspace import Workspace

DOCS = Path(__file__).parents[2] / "docs"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = ("index", "tutorial", "howto/newsroom", "library", "rest", "record-fields", "design/README")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: `.ci/run` installs it")


def _build(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "-d", str(target / "doctrees")]
    return subprocess.run([*command, str(source), str(target / "site")], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    built = _build(DOCS, folder)
    assert built.returncode == 0, built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a browser that must not ask for anything but files."""
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 800})
    made = context.new_page()
    foreign: list[str] = []
    problems: list[str] = []

    def note(asked: Request) -> None:
        if not asked.url.startswith(("file:", "data:")):
            foreign.append(asked.url)

    made.on("request", note)
    made.on("pageerror", lambda error: problems.append(str(error)))
    yield made
    context.close()
    assert not foreign
    assert not problems


def _address(site: Path, name: str) -> str:
    return (site / f"{name}.html").as_uri()


def test_every_public_method_of_a_record_is_told_of(site: Path) -> None:
    page = (site / "library.html").read_text("utf-8")
    methods = [name for name, each in vars(Workspace).items() if callable(each) and not name.startswith("_")]
    assert len(methods) > 30
    assert [name for name in methods if f'id="dateline.Workspace.{name}"' not in page] == []


@needs_browser
def test_pages_ask_for_nothing_from_elsewhere_and_axe_finds_nothing_serious(page: Page, site: Path) -> None:
    for name in PAGES:
        page.goto(_address(site, name))
        found = Axe().run(page).response["violations"]
        serious = [
            (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
        ]
        assert not serious, f"{name}: {serious}"


@needs_browser
def test_the_search_finds_a_page_from_the_disk(page: Page, site: Path) -> None:
    page.goto(_address(site, "index"))
    page.get_by_placeholder("Search").first.fill("reprints")
    page.keyboard.press("Enter")
    page.locator("#search-results li a").first.wait_for()
    assert any("A first hour" in each for each in page.locator("#search-results li a").all_text_contents())


@needs_browser
def test_a_narrow_screen_needs_no_scrolling_sideways(browser: Browser, site: Path) -> None:
    narrow = browser.new_context(viewport={"width": 360, "height": 740})
    page = narrow.new_page()
    for name in PAGES:
        page.goto(_address(site, name))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    narrow.close()


def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copy(DOCS / "conf.py", source)
    shutil.copytree(DOCS / "static", source / "static")
    (source / "index.md").write_text("# A page\n\nThis [leads nowhere](nowhere.md).\n", encoding="utf-8")
    built = _build(source, tmp_path)
    assert built.returncode != 0
    assert "nowhere.md" in built.stderr
