"""The pages in a real browser: nothing from elsewhere, nothing of a page's own runs, and everybody can use them."""

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from dateline.model.annotation import EntityKind
from dateline.model.link import Event
from dateline.model.listing import EventQuery, Paging
from dateline.workspace import Workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: `.ci/run` installs it")

LISTS = (
    "/",
    "/stories",
    "/events",
    "/timeline",
    "/map",
    "/articles",
    "/entities",
    "/claims",
    "/changes",
    "/judgements",
    "/add",
)
SERIOUS = ("serious", "critical")
PATIENCE = 120_000  # milliseconds: the first page that is added starts a process that loads its models
FOUND = (
    "/search?q=minister",
    "/search?q=minister&language=en",
    "/map?view=40,20,60",
    "/timeline?since=2023-03-16&until=2023-03-16&hours=6-18",
    "/events?status=planned",
    "/nowhere",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    made = context.new_page()
    made.set_default_timeout(PATIENCE)
    foreign: list[str] = []
    problems: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            foreign.append(request.url)

    made.on("request", note)
    made.on("pageerror", lambda error: problems.append(str(error)))
    made.on("dialog", lambda dialog: problems.append(dialog.message))
    yield made
    assert not foreign
    assert not problems


def _paths(workspace: Workspace) -> list[str]:
    """Return an address of every kind of page, those of the hostile page among them."""
    event = _met(workspace)
    lineage = workspace.lineages()[0]
    hostile = next(each for each in workspace.articles() if "<script>" in (each.title or ""))
    inside = workspace.lists.events(EventQuery(article=hostile.id)).items[0]
    one, other = (each.entity_id for each in event.participants[:2])
    story = next(each for each in workspace.stories() if hostile.id in each.articles)
    return [
        *LISTS,
        *FOUND,
        f"/events/{event.id}",
        f"/events/{inside.id}",
        f"/articles/{hostile.id}",
        f"/articles/{hostile.id}/page",
        f"/stories/{story.id}",
        f"/claims/{workspace.claims()[0].id}",
        f"/entities/{one}",
        f"/pairs/{one}/{other}",
        f"/compare?left={lineage.from_id}&right={lineage.to_id}",
        f"/compare?left={lineage.from_id}&right={lineage.to_id}&by=names",
        f"/articles/{lineage.to_id}",
        f"/articles/{hostile.id}?received=yes",
        f"/timeline?entity={one}",
    ]


def _met(workspace: Workspace) -> Event:
    found = workspace.lists.events(EventQuery(texts=2), Paging(limit=200)).items
    return max((each for each in found if len(each.participants) > 1), key=lambda each: len(each.origins.texts))


def test_nothing_on_a_page_runs_and_axe_finds_nothing_serious(page: Page, address: str, workspace: Workspace) -> None:
    for path in _paths(workspace):
        page.goto(address + path)
        assert page.evaluate("window.owned") is None, path
        if path.endswith("/page"):
            continue
        page.keyboard.press("Tab")
        found = Axe().run(page).response["violations"]
        serious = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in SERIOUS]
        assert not serious, f"{path}: {serious}"


def test_dark_pages_have_contrast_too(browser: Browser, address: str, workspace: Workspace) -> None:
    dark = browser.new_context(color_scheme="dark")
    page = dark.new_page()
    for path in ("/", "/timeline", "/map", f"/events/{_met(workspace).id}", f"/articles/{workspace.articles()[0].id}"):
        page.goto(address + path)
        found = Axe().run(page).response["violations"]
        assert not [each for each in found if each["impact"] in SERIOUS], path
    dark.close()


def test_a_narrow_screen_needs_no_scrolling_sideways(browser: Browser, address: str, workspace: Workspace) -> None:
    narrow = browser.new_context(viewport={"width": 360, "height": 740})
    page = narrow.new_page()
    for path in _paths(workspace):
        if not path.endswith("/page"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    narrow.close()


def test_a_cell_leads_to_its_words(page: Page, address: str, workspace: Workspace) -> None:
    page.goto(f"{address}/events/{_met(workspace).id}")
    cell = page.locator(".cell a").first
    words = (cell.get_attribute("title") or "").strip("“”")
    cell.click()
    target = page.locator(":target")
    assert target.is_visible()
    assert words.startswith((target.text_content() or "").strip())


def test_keys_move_through_lists_and_time(page: Page, address: str) -> None:
    page.goto(f"{address}/events")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.href") not in (first, None)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.goto(f"{address}/timeline")
    page.keyboard.press("+")
    page.wait_for_url("**since=**")


def test_the_map_is_moved_by_keys_and_a_place_leads_to_its_events(page: Page, address: str) -> None:
    page.goto(f"{address}/map")
    page.keyboard.press("+")
    page.wait_for_url("**view=**")
    page.keyboard.press("0")
    page.locator(".map a", has=page.locator("xpath=self::*[starts-with(@aria-label, 'Seoul')]")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?place=Seoul*")


def test_the_map_needs_no_script(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{address}/map")
    page.get_by_role("link", name="Closer").click()
    assert "view=" in page.url
    assert page.locator(".map a").count() > 0
    plain.close()


def test_a_judgement_is_made_and_undone_with_the_mouse(page: Page, address: str, workspace: Workspace) -> None:
    one, other = (each.id for each in workspace.events()[:2])
    page.goto(f"{address}/events/{one}")
    page.get_by_text("Judge: same as another event").click()
    page.get_by_label("The other event").fill(other)
    page.locator("form[action='/judge']").get_by_label("Reason").fill("two days")
    page.get_by_role("button", name="They are different").click()
    assert page.get_by_text("two days").is_visible()
    assert len(workspace.judgements()) == 1
    page.get_by_role("button", name="Withdraw").click()
    assert page.get_by_text("Nobody has judged anything").is_visible()
    assert not workspace.judgements()


def test_a_cell_is_corrected_and_undone_with_the_mouse(page: Page, address: str, workspace: Workspace) -> None:
    event = _met(workspace)
    page.goto(f"{address}/events/{event.id}")
    page.get_by_text("The day now:").click()
    page.get_by_label("It was on").fill("2001-02-03")
    page.locator("details[open]").get_by_role("button", name="Keep").click()
    note = page.get_by_role("note")
    assert "3 February 2001" in (note.text_content() or "") or "2001-02-03" in (note.text_content() or "")
    assert str(event.time.interval) in (note.text_content() or "")
    page.goto(f"{address}/judgements")
    page.get_by_role("button", name="Withdraw").click()
    page.goto(f"{address}/events/{event.id}")
    assert page.get_by_role("note").count() == 0
    assert workspace.only(Event, event.id).time == event.time


def test_an_arrow_leads_to_how_it_is_known_and_on_to_both_texts(page: Page, address: str, workspace: Workspace) -> None:
    lineage = workspace.lineages()[0]
    page.goto(f"{address}/articles/{lineage.to_id}")
    page.locator(f".descent a.edge[href='#{lineage.id}']").focus()
    page.keyboard.press("Enter")
    target = page.locator(":target")
    assert lineage.grounds[0].text in (target.text_content() or "")
    target.get_by_role("link", name="side by side").click()
    mark = page.locator("mark[data-passage]").first
    mark.focus()
    assert page.locator("mark.same").count() == 2


def test_facets_narrow_a_search_and_are_taken_away(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=minister")
    everything = page.locator(".hits > li").count()
    page.locator("nav.facets").get_by_role("link", name="quote").click()
    page.wait_for_url("**kind=quote*")
    assert 0 < page.locator(".hits > li").count() < everything
    page.get_by_role("link", name="take away kind").click()
    page.wait_for_url(f"{address}/search?q=minister")


def test_a_role_is_corrected_and_undone_with_the_mouse(page: Page, address: str, workspace: Workspace) -> None:
    person = next(each for each in workspace.entities() if each.kind is EntityKind.PERSON and each.roles)
    page.goto(f"{address}/entities/{person.id}")
    page.get_by_text("A role now:").click()
    page.get_by_label("Role", exact=True).fill("Keeper of the Lighthouse")
    page.locator("details[open]").get_by_role("button", name="Keep").click()
    assert "Keeper of the Lighthouse" in (page.get_by_role("note").text_content() or "")
    page.goto(f"{address}/judgements")
    page.get_by_role("button", name="Withdraw").first.click()
    page.goto(f"{address}/entities/{person.id}")
    assert page.get_by_role("note").count() == 0


def test_a_page_is_pasted_into_the_record(page: Page, address: str, workspace: Workspace) -> None:
    page.goto(f"{address}/add")
    text = "The council of Ostermarsh met on 2 February 2019 and voted to rebuild the pier, its clerk Ida Lund said. "
    page.get_by_label("Or the text or HTML of one page").fill(text * 2)
    page.get_by_label("Its address, where it has one").fill("https://paper.example/ostermarsh")
    page.get_by_role("button", name="Add to the record").click()
    assert page.get_by_role("status").get_by_text("1 added").is_visible()
    workspace.remove("https://paper.example/ostermarsh")


def test_text_from_right_to_left_stands_right(page: Page, address: str, workspace: Workspace) -> None:
    text = "التقى وزير الخارجية المصري سامح شكري نظيره التونسي في القاهرة يوم الاثنين 6 مايو 2019 وبحثا ملف الهجرة. "
    page.goto(f"{address}/add")
    page.get_by_label("Or the text or HTML of one page").fill(text * 4)
    page.get_by_label("Its address, where it has one").fill("https://paper.example/cairo")
    page.get_by_role("button", name="Add to the record").click()
    article = next(each for each in workspace.articles() if each.url == "https://paper.example/cairo")
    page.goto(f"{address}/articles/{article.id}")
    block = page.locator(".text p").first
    assert block.evaluate("each => getComputedStyle(each).direction") == "rtl"
    workspace.remove("https://paper.example/cairo")
