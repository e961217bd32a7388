"""Every clue to an HTML page's date: structured data, meta tags, time elements and printed date lines."""

import re
from dataclasses import dataclass, replace
from typing import Any

from dateline.model.dates import Basis, Interval
from dateline.page.clues import Clue, Rank
from dateline.page.datetext import WrittenDate, read_date
from dateline.page.heads import DateLine, read_date_line, read_date_lines
from dateline.page.language import base_language, region
from dateline.page.printed import date_clue
from dateline.page.structured import Head
from dateline.page.tree import RawBlock, Tree, elements_within
from dateline.text.calendar import month_of, year_of

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published",
    "published_time", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "publication_date",
    "publicationdate", "publication-date",
    "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.created", "dc.date.created", "dc.created",
    "citation_publication_date", "citation_online_date",
    "cxenseparse:recs:publishtime", "article_date_original", "article.created", "originalpublicationdate",
    "datecreated", "cre_date", "date_published",
    "rnews:datepublished", "bt:pubdate", "dateissued", "displaydate", "ptime", "pub_date", "article-published",
    "shareaholic:article_published_time", "vr:published_time",
)  # fmt: skip
# Names of the kind that sites make for themselves: "w-published-date", "article.publishedAt".
_PUBLISHED_NAME = re.compile(
    r"(?:^|[._:-])(?:first-?|date-?)?(?:published|publish|pub|publication)[._-]?(?:date|time|at|on)?$|"
    r"(?:^|[._:-])date[._-]?(?:published|publication)$"
)
_GENERAL_METAS = (
    "date",
    "dc.date",
    "dcterms.date",
    "article:date",
    "created",
    "creation_date",
    "release_date",
    "timestamp",
    "eomportal-lastupdate",
    "date.created",
    "last-publication",
)
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "dc.modified", "dc.date.modified", "lastmod", "last-modified",
    "lastmodified", "modified_time", "article:updated_time", "utime", "moddate", "revised", "date_modified",
    "cxenseparse:recs:lastmodified",
)  # fmt: skip
_ISO_PART = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2]))?\s*$")
_ISO_START = re.compile(r"\s*\d{4}[-/.]?\d\d")
_COMPACT = re.compile(
    r"\s*(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:T?(?P<H>[01]\d|"
    r"2[0-3])(?P<M>[0-5]\d))?\d*Z?\s*$"
)
_EPOCH = re.compile(r"\s*(1[0-9]{9}|[1-9]\d{8})(?:\d{3})?\s*$")
_TIME_MODIFIED = re.compile(r"updat|modif|edit|aktualis|actualiz|обновл|оновл", re.I)
_TIME_PUBLISHED = re.compile(r"publish|pubdate|posted|entry-date|post-date|article-?date|created|publi", re.I)
_DIGIT = re.compile(r"\d")
_SLASHED = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?:(?:19|20)\d\d|\d\d)(?![\d/])")
_HEAD_CHARS = 400
_MAX_LINE_CHARS = 140
_ABOVE_CHARS = 120
_MAX_CLUES = 5
_FAR_CHARS = 3000
_PARTS = re.compile(r"\s+[|•·—–-]\s+|\s*[|•·]\s*")
_NEVER_OURS = frozenset(["related", "comments", "dialog", "consent"])
_OTHER_PAGES = frozenset(["related", "comments", "navigation", "aside", "widget", "footer", "dialog", "consent"])


@dataclass(frozen=True, slots=True)
class Zone:
    """Where on the page a date is the article's own: from just above the headline to the beginning of the body."""

    start: int
    title: int
    end: int

    @classmethod
    def of(cls, title: int, body: int, second: int = -1) -> "Zone":
        """Return the zone around a headline at `title` and a body that begins at `body`, either of which may be -1.

        A standfirst stands above many date lines: where one paragraph is all there is up to `second`, the place of the
        next, the zone ends there.
        """
        anchors = [place for place in (title, body) if place >= 0]
        first, last = (min(anchors), max(anchors)) if anchors else (0, _HEAD_CHARS)
        if last - first > _FAR_CHARS:
            first = last
        end = max(last + _HEAD_CHARS // 2, min(last + _HEAD_CHARS, second))
        return cls(max(0, first - _HEAD_CHARS), title if title >= 0 else first, end)

    def holds(self, offset: int) -> bool:
        """Tell whether a block that begins at `offset` is in the zone."""
        return self.start <= offset <= self.end


def html_clues(tree: Tree, head: Head, zone: Zone, language: str | None = None, title: str | None = None) -> list[Clue]:
    """Return the clues of a page, the most trusted first within each rank.

    `language` is that of the text, for pages that do not state it; a date on the line of the `title` stands behind it.
    """
    language, country = base_language(head.language) or language, region(head.language)
    clues = [*_from_json(head), *_from_metas(head)]
    clues += _from_elements(tree, zone)
    clues += _from_lines(tree, zone, language, country, title)
    return list(dict.fromkeys(clues))


def read_stamp(value: str) -> WrittenDate | Interval | None:
    """Return the date of a machine-readable value: ISO 8601 in full or in part, compact digits, or a written date.

    >>> str(read_stamp("2024-07")), str(read_stamp("20240704T1329").interval)
    ('2024-07', '2024-07-04')
    """
    part = _ISO_PART.match(value)
    if part:
        year = int(part["y"])
        return month_of(year, int(part["m"])) if part["m"] else year_of(year)
    compact = _COMPACT.match(value)
    if compact:
        clock = f"T{compact['H']}:{compact['M']}" if compact["H"] else ""
        return read_date(f"{compact['y']}-{compact['m']}-{compact['d']}{clock}")
    return read_date(value, "en")


def _clue(value: Any, rank: Rank, where: str) -> Clue | None:
    if not isinstance(value, str) or not value.strip():
        return None
    stamp = read_stamp(value)
    if stamp is None:
        return None
    says = f"{where} says “{value.strip()[:60]}”"
    if isinstance(stamp, Interval):
        return Clue(rank, stamp, Basis.METADATA, where, says)
    zone = f"{stamp.offset} stated" if stamp.offset and stamp.moment else None
    moment = stamp.moment if stamp.clock not in ("00:00", "00:00:00") else None
    return Clue(rank, stamp.interval, Basis.METADATA, where, says, moment, zone if moment else None)


def _from_json(head: Head) -> list[Clue]:
    found: list[Clue | None] = []
    for data in head.articles[:3]:
        stamp = data.get("datePublished")
        rank = Rank.PUBLISHED if _is_iso(stamp) else Rank.GENERAL
        found.append(_clue(stamp, rank, "json-ld datePublished"))
        found.append(_clue(data.get("dateModified"), Rank.MODIFIED, "json-ld dateModified"))
        if not data.get("datePublished"):
            found.append(_clue(data.get("dateCreated") or data.get("uploadDate"), Rank.GENERAL, "json-ld dateCreated"))
    for data in head.pages[:3]:
        found.append(
            _clue(
                data.get("datePublished"),
                Rank.GENERAL if head.articles else Rank.PUBLISHED,
                "json-ld datePublished of the page",
            )
        )
        found.append(_clue(data.get("dateModified"), Rank.MODIFIED, "json-ld dateModified of the page"))
    return [clue for clue in found if clue]


def _is_iso(stamp: Any) -> bool:
    """A template that prints words where a time stamp belongs often prints the wrong date, too."""
    return isinstance(stamp, str) and bool(_ISO_START.match(stamp))


def _from_metas(head: Head) -> list[Clue]:
    found: list[Clue | None] = []
    others = tuple(name for name in head.metas if name not in _PUBLISHED_METAS and _PUBLISHED_NAME.search(name))
    for names, rank in (
        ((*_PUBLISHED_METAS, *others), Rank.PUBLISHED),
        (_GENERAL_METAS, Rank.GENERAL),
        (_MODIFIED_METAS, Rank.MODIFIED),
    ):
        for name in names:
            found += [_clue(value, rank, f"meta {name}") for value in head.metas.get(name, ())[:1]]
    return [clue for clue in found if clue]


def _from_elements(tree: Tree, zone: Zone) -> list[Clue]:
    """Read microdata and time elements in the article's zone; elsewhere they date other pages."""
    found: list[Clue | None] = []
    for number in elements_within(tree, zone.start, zone.end):
        element = tree.elements[number]
        node = element.node
        prop = node.get("itemprop") or ""
        if element.tag != "time" and not prop.startswith("date"):
            continue
        value = node.get("content") or node.get("datetime") or "".join(map(str, node.itertext()))
        if "dateModified" in prop or (element.tag == "time" and _TIME_MODIFIED.search(element.names)):
            found.append(_clue(value, Rank.MODIFIED, "time element for changes"))
        elif "datePublished" in prop or node.get("pubdate") is not None:
            found.append(_clue(value, Rank.PUBLISHED, "microdata datePublished"))
        elif element.tag == "time" and not _in_other_furniture(tree, number, zone):
            clue = _clue(value, Rank.PRINTED, "time element")
            is_change = clue is not None and _is_change(tree, element.block, clue.interval)
            found.append(_clue(value, Rank.MODIFIED, "time element in an update line") if is_change else clue)
    return [clue for clue in found if clue][:6]


def _is_change(tree: Tree, block: int, interval: Interval) -> bool:
    """Tell whether the line of a time element says that the page was changed then: "Updated 4 July 2024"."""
    line = tree.blocks[block].text if block < len(tree.blocks) else ""
    return any(each.label == "modified" and each.date.interval == interval for each in read_date_lines(line))


def _in_other_furniture(tree: Tree, number: int, zone: Zone) -> bool:
    """Tell whether an element is inside furniture that holds other pages' dates; below the headline less does."""
    block = tree.elements[number].block
    below = block < len(tree.blocks) and zone.title <= tree.blocks[block].offset <= zone.end
    rules = _NEVER_OURS if below else _OTHER_PAGES
    return any(tree.elements[each].rule in rules for each in tree.ancestors(number))


def _from_lines(tree: Tree, zone: Zone, language: str | None, country: str | None, title: str | None) -> list[Clue]:
    """Read the date lines around the headline, and one with a label wherever it stands outside other pages' teasers."""
    clues: list[Clue] = []
    for block in tree.blocks:
        if len(block.text) > _MAX_LINE_CHARS or not _DIGIT.search(block.text):
            continue
        inside = zone.holds(block.offset)
        between = inside and block.offset >= zone.title
        if block.rule in (_NEVER_OURS if between else _OTHER_PAGES):
            continue
        if not inside and block.offset < zone.end:
            continue
        is_title = title is not None and block.text.startswith(title)
        line = block.text[len(title) :] if is_title and title else block.text
        found = _read_parts(line, language, country, inside=inside, below=between)
        if not (inside or any(each.label for each in found)):
            continue
        near = inside and block.offset >= zone.title - _ABOVE_CHARS
        for each in found:
            clue = _line_clue(tree, each, block, zone, language)
            clues.append(clue if near else replace(clue, rank=max(clue.rank, Rank.GENERAL)))
        if len(clues) >= _MAX_CLUES:
            break
    return clues


def _line_clue(tree: Tree, found: DateLine, block: RawBlock, zone: Zone, language: str | None) -> Clue:
    """Return what a date line says; one whose order is open is settled by the page's other dates, or stays a range."""
    above = block.offset < zone.title
    if not found.date.ambiguous:
        return date_clue(found, block.text, above_title=above)
    country = _order_shown(tree)
    settled = read_date_line(block.text, language, country, signed=True) if country else None
    if settled is None or settled.date.ambiguous:
        clue = date_clue(found, block.text, above_title=above)
        return replace(clue, rank=max(clue.rank, Rank.URL), text=f"{clue.text}, day and month in either order")
    clue = date_clue(replace(settled, label=found.label), block.text, above_title=above)
    return replace(clue, text=f"{clue.text}, its order as in other dates on the page")


def _order_shown(tree: Tree) -> str | None:
    """Return a country that writes dates in the order which unmistakable dates on the page show, if they agree."""
    pairs = [(int(match["a"]), int(match["b"])) for match in _SLASHED.finditer(tree.raw_text)]
    day_first = any(one > 12 >= two for one, two in pairs)
    month_first = any(two > 12 >= one for one, two in pairs)
    return None if day_first == month_first else "US" if month_first else "GB"


def _read_parts(text: str, language: str | None, country: str | None, *, inside: bool, below: bool) -> list[DateLine]:
    """Read a date line as a whole, or, under the headline, the first part of it that is one."""
    found = read_date_lines(text, language, country, signed=inside, below=below)
    if found or not inside:
        return found
    parts = (read_date_line(part, language, country) for part in _PARTS.split(text)[:5])
    return [part for part in parts if part][:1]
