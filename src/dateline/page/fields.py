"""Title, byline, outlet, address, section and language of an HTML page, each with where it was found."""

from urllib.parse import urljoin, urlsplit

from dateline.page.authors import choose_byline
from dateline.page.body import Choice
from dateline.page.headlines import choose_headline
from dateline.page.reading import Reading
from dateline.page.structured import Head, text
from dateline.page.titles import name_beside, split_outlet
from dateline.page.tree import Tree


def read_fields(reading: Reading, tree: Tree, head: Head, url: str | None) -> None:
    """Fill the fields of `reading`, but for the byline, from the page's statements and its visible parts."""
    reading.url = _address(head, url)
    _outlet(reading, head)
    _title(reading, tree, head, url)
    reading.language = (
        head.language or (head.meta("og:locale", "content-language", "language", "dc.language") or ("", None))[1]
    )
    section = next(
        (text(article.get("articleSection")) for article in head.articles if article.get("articleSection")), None
    )
    meta_section = head.meta("article:section", "section", "parsely-section", "cxenseparse:recs:category")
    reading.section = section or (meta_section[1] if meta_section else None)
    reading.page_type = head.kind
    reading.is_declared = bool(head.articles) or (head.meta("og:type") or ("", ""))[1].lower() == "article"


def _address(head: Head, url: str | None) -> str | None:
    """Return the page's canonical address; one that only names the site's front page is a template's mistake."""
    found = head.canonical or (head.meta("og:url") or ("", None))[1]
    if not found:
        return None
    try:
        full = urljoin(url or "", found.strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/") else None


def _outlet(reading: Reading, head: Head) -> None:
    for article in (*head.articles, *head.pages):
        name = text(article.get("publisher"))
        if name and not name.startswith("http"):
            return _set_outlet(reading, name, "json-ld publisher")
    meta = head.meta(
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "apple-mobile-web-app-title",
        "article:publisher",
        "twitter:site",
    )
    if meta and not meta[1].startswith("http"):
        return _set_outlet(reading, meta[1].lstrip("@"), f"meta {meta[0]}")
    return None


def _set_outlet(reading: Reading, name: str, where: str) -> None:
    reading.outlet = name
    reading.notes.find("outlet", name, where, "outlet")


def _title(reading: Reading, tree: Tree, head: Head, url: str | None) -> None:
    """Take the wording that wins the vote; the headline's place is where it, or the visible other wording, stands."""
    best, seen = choose_headline(tree, head, reading.outlet, url or reading.url)
    if best is None:
        return
    title, outlet = split_outlet(best.text, reading.outlet)
    reading.title, reading.title_offset = title, best.offset
    reading.notes.find(
        "title", best.raw, best.tag or best.places[0], f"stated by {', '.join(dict.fromkeys(best.places))}"
    )
    if seen is not None and best.tag != "h1" and seen.points >= 0:
        reading.notes.alternative_titles.append(seen.text)
        reading.title_offset = best.offset if best.offset >= 0 else seen.offset
    if outlet is None:
        outlet = split_outlet(best.raw, reading.outlet)[1] or name_beside(head.title or "", title)
    if outlet and reading.outlet is None:
        _set_outlet(reading, outlet, "name beside the headline")


def read_authors(reading: Reading, tree: Tree, head: Head, choice: Choice) -> None:
    """Fill the byline of `reading`, whose title is known; `choice` is the text, below which authors sign."""
    found = choose_byline(tree, head, choice, reading.title, reading.title_offset, reading.outlet)
    if found is not None:
        reading.byline = ", ".join(found.names)
        reading.notes.find("byline", found.raw, found.where, "byline")
