"""Every clue to an HTML page's date: structured data, meta tags, time elements and printed date lines."""

import re
from typing import Any

from dateline.model.dates import Basis, Interval
from dateline.page.clues import Clue, Rank
from dateline.page.datetext import WrittenDate, read_date
from dateline.page.heads import read_date_line
from dateline.page.language import base_language, region
from dateline.page.printed import date_clue
from dateline.page.structured import Head
from dateline.page.tree import Tree
from dateline.text.calendar import month_of, year_of

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published", "published_time", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "publication_date", "publicationdate", "publication-date",
    "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.created", "dc.date.created", "dc.created", "citation_publication_date", "citation_online_date",
    "cxenseparse:recs:publishtime", "article_date_original", "article.created", "originalpublicationdate", "datecreated", "cre_date", "date_published",
    "rnews:datepublished", "bt:pubdate", "dateissued", "displaydate", "ptime", "pub_date", "article-published", "shareaholic:article_published_time", "vr:published_time",
)  # fmt: skip
_GENERAL_METAS = ("date", "dc.date", "dcterms.date", "article:date", "created", "creation_date", "release_date", "timestamp", "eomportal-lastupdate", "date.created", "last-publication")
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.modified", "dc.date.modified", "lastmod", "last-modified",
    "lastmodified", "modified_time", "article:updated_time", "utime", "moddate", "revised", "date_modified", "cxenseparse:recs:lastmodified",
)  # fmt: skip
_ISO_PART = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2]))?\s*$")
_COMPACT = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:T?(?P<H>[01]\d|2[0-3])(?P<M>[0-5]\d))?\d*Z?\s*$")
_EPOCH = re.compile(r"\s*(1[0-9]{9}|[1-9]\d{8})(?:\d{3})?\s*$")
_TIME_MODIFIED = re.compile(r"updat|modif|edit|aktualis|actualiz|обновл|оновл", re.I)
_TIME_PUBLISHED = re.compile(r"publish|pubdate|posted|entry-date|post-date|article-?date|created|publi", re.I)
_DIGIT = re.compile(r"\d")
_MAX_LINES = 400


def html_clues(tree: Tree, head: Head, title_offset: int) -> list[Clue]:
    """Return the clues of a page, the most trusted first within each rank."""
    language, country = base_language(head.language), region(head.language)
    clues = [*_from_json(head), *_from_metas(head)]
    clues += _from_elements(tree)
    clues += _from_lines(tree, title_offset, language, country)
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
    return read_date(value, "en", "US" if re.match(r"\s*\d{1,2}/\d{1,2}/\d{4}", value) and False else None)


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
        found.append(_clue(data.get("datePublished"), Rank.PUBLISHED, "json-ld datePublished"))
        found.append(_clue(data.get("dateModified"), Rank.MODIFIED, "json-ld dateModified"))
        if not data.get("datePublished"):
            found.append(_clue(data.get("dateCreated") or data.get("uploadDate"), Rank.GENERAL, "json-ld dateCreated"))
    for data in head.pages[:3]:
        found.append(_clue(data.get("datePublished"), Rank.GENERAL if head.articles else Rank.PUBLISHED, "json-ld datePublished of the page"))
        found.append(_clue(data.get("dateModified"), Rank.MODIFIED, "json-ld dateModified of the page"))
    return [clue for clue in found if clue]


def _from_metas(head: Head) -> list[Clue]:
    found: list[Clue | None] = []
    for names, rank in ((_PUBLISHED_METAS, Rank.PUBLISHED), (_GENERAL_METAS, Rank.GENERAL), (_MODIFIED_METAS, Rank.MODIFIED)):
        for name in names:
            found += [_clue(value, rank, f"meta {name}") for value in head.metas.get(name, ())[:1]]
    return [clue for clue in found if clue]


def _from_elements(tree: Tree) -> list[Clue]:
    """Read microdata and time elements; those inside furniture date other pages."""
    found: list[Clue | None] = []
    for number, element in enumerate(tree.elements):
        node = element.node
        prop = node.get("itemprop") or ""
        if element.tag != "time" and not prop.startswith("date"):
            continue
        value = node.get("content") or node.get("datetime") or "".join(node.itertext())
        if "dateModified" in prop or (element.tag == "time" and _TIME_MODIFIED.search(element.names)):
            found.append(_clue(value, Rank.MODIFIED, "time element for changes"))
        elif "datePublished" in prop or node.get("pubdate") is not None:
            found.append(_clue(value, Rank.PUBLISHED, "microdata datePublished"))
        elif element.tag == "time" and not _in_other_furniture(tree, number):
            rank = Rank.PRINTED if _TIME_PUBLISHED.search(element.names) else Rank.GENERAL
            found.append(_clue(value, rank, "time element"))
    return [clue for clue in found if clue][:8]


def _in_other_furniture(tree: Tree, number: int) -> bool:
    """Tell whether an element is inside furniture that holds other pages' dates."""
    rules = {tree.elements[each].rule for each in tree.ancestors(number)}
    return bool(rules & {"related", "comments", "navigation", "aside", "footer", "widget"})


def _from_lines(tree: Tree, title_offset: int, language: str | None, country: str | None) -> list[Clue]:
    """Read the date lines near the headline and any with a label."""
    clues = []
    for block in tree.blocks[:_MAX_LINES]:
        if len(block.text) > 140 or not _DIGIT.search(block.text):
            continue
        if block.rule in ("related", "comments", "aside", "widget", "footer"):
            continue
        found = read_date_line(block.text, language, country)
        if found is None or found.date.ambiguous:
            continue
        clue = date_clue(found, block.text, above_title=block.offset < title_offset)
        clues.append(clue)
    return clues[:6]
