"""What changed in a record as an Atom feed (RFC 4287), for a feed reader or a newsroom's alerts."""

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from dateline.model.change import Change
from dateline.model.ids import make_id

_SPACE = "http://www.w3.org/2005/Atom"
_MOST_WORDS = 3


def changes_to_atom(
    changes: Iterable[Change], *, title: str, since: datetime, until: datetime, further: str | None = None
) -> str:
    """Return a feed of changes that came between two times.

    Args:
        changes: what changed.
        title: the name of the feed.
        since: the time from which on they came; the id of the feed names it.
        until: the time up to which they came; it stands as the time of every entry, since what changed between two
            states has no time of its own.
        further: the address of the part of the feed that follows (RFC 5005), where there is one.
    """
    root = etree.Element("feed", {"xmlns": _SPACE})
    at = until.isoformat(timespec="seconds")
    _add(root, "id", f"urn:dateline:changes:{since.isoformat(timespec='seconds')}")
    _add(root, "title", title)
    _add(root, "updated", at)
    _add(etree.SubElement(root, "author"), "name", "dateline")
    if further:
        etree.SubElement(root, "link", rel="next", href=further)
    for change in changes:
        entry = etree.SubElement(root, "entry")
        key = make_id("chg", change.item_id, change.kind, change.cell, change.before, change.after)
        _add(entry, "id", f"urn:dateline:{key}")
        _add(entry, "title", _title(change))
        _add(entry, "updated", at)
        etree.SubElement(entry, "category", term=change.about)
        _add(entry, "content", _content(change), type="text")
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def _title(change: Change) -> str:
    if change.about == "page" or not (change.before or change.after):
        return f"{change.kind} {change.about}: {change.title}"
    return f"{change.title}: {change.cell} {change.before or 'nothing'} → {change.after or 'nothing'}"


def _content(change: Change) -> str:
    words = [f"“{ref.text}” ({ref.article_id} at {ref.span.start})" for ref in change.evidence[:_MOST_WORDS]]
    return "\n".join([change.item_id, *words])


def _add(parent: "etree._Element", name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = _allowed(text)


def _allowed(text: str) -> str:
    """Return a text without the signs that XML has no place for."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
