"""XML from strangers, read without harm: no entity is expanded, nothing is loaded, broken markup is put up with."""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from dateline.sources.limits import TooLarge

MAX_XML_BYTES = 60_000_000  # a sitemap may hold 50 MB

_AMPERSAND = re.compile(rb"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,31};)?")


class NotXml(Exception):
    """Bytes that hold no XML element, or XML built to do harm."""


def parse_xml(data: bytes, limit: int = MAX_XML_BYTES) -> etree._Element:
    """Return the root element of an XML document.

    Broken documents are mended where that is plain (a bare "&" in an address, HTML's names for characters) and read as
    far as they make sense. Entities that the document declares itself are left out of the text: they are how a
    few bytes become gigabytes, or a local file becomes content.

    Raises:
        TooLarge: where the document is longer than `limit` bytes.
        NotXml: where there is no element in it.

    >>> parse_xml(b"<rss><item><link>http://a.example/?a=1&b=2</link></rss>").findtext("item/link")
    'http://a.example/?a=1&b=2'
    """
    if len(data) > limit:
        raise TooLarge(limit)
    data = data.lstrip()
    try:
        root = etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        root = _parse_broken(data)
    if root is None:
        raise NotXml("no XML element in it")
    return root


def _parse_broken(data: bytes) -> etree._Element | None:
    mended = b"".join(_mended_parts(data))
    try:
        return etree.fromstring(mended, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXml(f"not XML: {error}") from None


def _mended_parts(data: bytes) -> Iterator[bytes]:
    """Yield the document with its ampersands mended; inside CDATA sections they need no mending."""
    position = 0
    while position < len(data):
        opening = data.find(b"<![CDATA[", position)
        plain = data[position : opening if opening >= 0 else len(data)]
        yield _AMPERSAND.sub(_mend_ampersand, plain)
        if opening < 0:
            return
        closing = data.find(b"]]>", opening)
        position = closing + 3 if closing >= 0 else len(data)
        yield data[opening:position]


def _mend_ampersand(match: re.Match[bytes]) -> bytes:
    """Turn an HTML character name into its number, and an ampersand that begins nothing into itself."""
    name = match.group(1)
    if name is None:
        return b"&amp;"
    characters = html5.get(name.decode("ascii"))
    return b"".join(b"&#%d;" % ord(char) for char in characters) if characters else b"&amp;" + name


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local_name(element: etree._Element) -> str:
    """Return an element's name in lower case without its namespace; empty for what is no element.

    >>> local_name(parse_xml(b'<a:Feed xmlns:a="urn:x"/>'))
    'feed'
    """
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """Return the text inside an element with spaces tidied.

    >>> text_of(parse_xml(b"<t> one <b>two</b>  three </t>"))
    'one two three'
    """
    pieces = [element.text or ""]
    for node in element.iterdescendants():
        if isinstance(node.tag, str):
            pieces.append(node.text or "")
        pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())
