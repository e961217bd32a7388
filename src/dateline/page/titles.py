"""The headline: which line it is, its doubles, other wordings of it, and the outlet's name behind a bar."""

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from dateline.lang import facts
from dateline.lang.agencies import is_medium
from dateline.model.article import Damage, DamageKind
from dateline.page.reading import Notes, Reading
from dateline.page.shape import count_words, is_headline, is_prose, key_of

if TYPE_CHECKING:
    from dateline.page.plain import Line

SUFFIX = re.compile(r"\s+[|–—»«·•‹›-]\s+|\s*\|\s*|\s+::\s+")
CUT = re.compile(rf"{SUFFIX.pattern}|:\s+")
"""What parts a headline from the site's name, before it or behind it."""
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM_CHARS = 5
_MIN_SHARED_WORDS = 2
_FIRST_PARAGRAPHS = 4
_MIN_TITLE_WORDS = 4
# Sections have names like outlets' and stand in the same place.
_SECTION = re.compile(
    r"(?:world|latest|top|breaking|local|national|international|business|sports?|asia|africa|europe|"
    r"politics|all|live|today|home|more)\b.*",
    re.I,
)
_NAME_CASE = re.compile(
    r"(?:(?:[A-ZÀ-ÞА-Я0-9][\w’'.&-]*|of|the|and|on|in|for|de|du|la|le|el|das|der|die|del|al)(?:\s|$))+"
)
# Kinds of text and topics, which stand where an outlet's name does.
_KIND_OF_TEXT = re.compile(
    r"\b(?:opinion|editorial|press|release|analysis|interview|exclusive|transcript|newsletter|photos?|video|gallery|"
    r"weather|culture|science|health|technology|markets?|economy|finance|letters|obituar\w+|desk|edition|section|news|"
    r"minister|president|statement|briefing|conference|speech|by|update|alert)\b",
    re.I,
)
_SAME_WORDING = 80
_MAX_OUTLET_WORDS = 6


def choose_title(lines: "list[Line]", notes: Notes) -> "tuple[Line | None, list[Line], str | None]":
    """Return the headline's line, or None, the lines that are left for the body, and the site's name above it.

    The headline stands before the first paragraph. A line that stands there twice is the headline; otherwise it is
    the first one long enough. Shorter lines above it name a section of the site.
    """
    head = next(
        (n for n, line in enumerate(lines) if is_prose(line.text) and not _is_headline_sentence(n, lines)), len(lines)
    )
    candidates = [line for line in lines[:head] if is_headline(line.text)]
    if not candidates or head == len(lines):
        return None, lines, None
    keys = [key_of(line.text) for line in candidates]
    doubled = [line for line, key in zip(candidates, keys, strict=True) if keys.count(key) > 1]
    long_enough = [line for line in candidates if count_words(line.text) >= _MIN_TITLE_WORDS]
    telling = [line for line in long_enough if _is_told_below(line.text, lines[head : head + _FIRST_PARAGRAPHS])]
    named = [line for line in long_enough if not _is_motto(line, lines, head)]
    title = (doubled or telling or named or long_enough or candidates)[0]
    rest: list[Line] = []
    above: list[str] = []
    for line in lines:
        if line is title:
            continue
        if line.offset < title.offset:
            above.append(line.text)
            notes.drop(line.text, "line above the headline")
        elif not _is_double(line, title, notes, near=line in candidates):
            rest.append(line)
    site = _site_name(above, notes) or _name_at_the_top(lines, title, lines[head : head + _FIRST_PARAGRAPHS])
    return title, rest, site


def _site_name(above: list[str], notes: Notes) -> str | None:
    """Return the outlet among the lines above the headline: it has a word like Herald in it, or signs the page."""
    signed = key_of(" ".join(dropped.text for dropped in notes.dropped if dropped.rule in ("copyright", "byline")))
    for line in above:
        name = SUFFIX.split(line)[0].strip()
        if (
            not 2 <= len(name.split()) <= _MAX_OUTLET_WORDS
            or _SECTION.fullmatch(name)
            or not _NAME_CASE.fullmatch(name)
        ):
            continue
        if is_medium(name) or key_of(name) in signed:
            return name.title() if name.isupper() else name
    return None


def _name_at_the_top(lines: "list[Line]", title: "Line", paragraphs: "list[Line]") -> str | None:
    """Return the outlet in the first line of a page, parted from the headline, which names nothing of the story."""
    first = SUFFIX.split(lines[0].text)[0].strip()
    parted = lines[0] is not title and title.gap
    named = 2 <= len(first.split()) <= _MAX_OUTLET_WORDS and _NAME_CASE.fullmatch(first) is not None
    if not parted or not named or _SECTION.fullmatch(first) or _KIND_OF_TEXT.search(first) or _is_of_the_world(first):
        return None
    return None if _count_told(first, [title, *paragraphs]) else first


def _is_of_the_world(name: str) -> bool:
    """Tell whether a line names a country or a region, as a section does: "Middle East"."""
    return any(key_of(name) == key_of(known) for known in facts.names("en"))


def _is_motto(line: "Line", lines: "list[Line]", head: int) -> bool:
    """Tell a motto: it stands right under a medium's name, and the first paragraphs take up none of its words."""
    number = lines.index(line)
    above = lines[number - 1].text if number else ""
    is_under_name = bool(above) and is_medium(above) and bool(_NAME_CASE.fullmatch(above))
    return is_under_name and not _count_told(line.text, lines[head : head + _FIRST_PARAGRAPHS])


def _is_told_below(headline: str, paragraphs: "list[Line]") -> bool:
    """Tell whether the first paragraphs take up words of a line; a site's motto has none of them."""
    return _count_told(headline, paragraphs) >= _MIN_SHARED_WORDS


def _count_told(headline: str, paragraphs: "list[Line]") -> int:
    """Return how many words of a line the paragraphs take up."""
    words = {word.casefold()[:_STEM_CHARS] for word in _CONTENT_WORD.findall(headline)}
    below = {word.casefold()[:_STEM_CHARS] for line in paragraphs for word in _CONTENT_WORD.findall(line.text)}
    return len(words & below)


def _is_headline_sentence(number: int, lines: "list[Line]") -> bool:
    """A headline may be put as a question or a quotation and so look like prose; it is short and comes first."""
    text = lines[number].text
    return number == 0 and len(lines) > 1 and text.endswith(("?", "!", "”", "’", '"', "'")) and count_words(text) <= 20


def _is_double(line: "Line", title: "Line", notes: Notes, *, near: bool) -> bool:
    """Drop a second headline; one that differs in wording or spelling is kept as another title of the page."""
    one, two = key_of(title.text), key_of(line.text)
    if one == two:
        notes.drop(line.text, "doubled headline")
        notes.damage.append(Damage(DamageKind.DOUBLED, line.text, None))
        return True
    if near and (fuzz.ratio(one, two) >= _SAME_WORDING or (len(two) > 15 and (two in one or one in two))):
        notes.alternative_titles.append(line.text)
        notes.drop(line.text, "other wording of the headline")
        return True
    return False


def settle_title(reading: Reading, raw: str, offset: int = -1) -> None:
    """Set the title of `reading`, without the outlet's name where that follows behind a bar."""
    title, outlet = split_outlet(raw, reading.outlet)
    reading.title, reading.title_offset = title, offset
    reading.notes.find("title", raw, "first headline", "headline")
    if outlet and reading.outlet is None:
        reading.outlet = outlet
        reading.notes.find("outlet", raw, "headline", "name behind the headline")


def split_outlet(title: str, outlet: str | None = None) -> tuple[str, str | None]:
    """Return the headline and the outlet that a bar or dash parts from it.

    >>> split_outlet("Ferry strike ends | Harbour Herald")
    ('Ferry strike ends', 'Harbour Herald')
    >>> split_outlet("Ferry strike ends - for now")
    ('Ferry strike ends - for now', None)
    """
    cuts = list(SUFFIX.finditer(title))
    if not cuts:
        return title, None
    last = cuts[-1]
    head, name = title[: last.start()].strip(), title[last.end() :].strip()
    known = outlet is not None and _bare_name(name) == _bare_name(outlet)
    if known or (is_medium(name) and len(name.split()) <= _MAX_OUTLET_WORDS and len(head) >= len(name)):
        return split_outlet(head, outlet)[0], name
    return title, None


def name_beside(stated: str, title: str) -> str | None:
    """Return the name that the document's own title adds to the headline on the page, behind it or before it.

    >>> name_beside("Ferry strike ends | Lakeland Packet", "Ferry strike ends")
    'Lakeland Packet'
    >>> name_beside("Lakeland Packet: Ferry strike ends", "Ferry strike ends")
    'Lakeland Packet'
    >>> name_beside("Ferry strike ends - Transport", "Ferry strike ends")
    """
    plain = " ".join(stated.split())
    name = _added(plain, title) if title else ""
    named = 2 <= len(name.split()) <= _MAX_OUTLET_WORDS and _NAME_CASE.fullmatch(name) is not None
    if not named or _SECTION.fullmatch(name) or _KIND_OF_TEXT.search(name) or _is_of_the_world(name):
        return None
    return name


def _added(stated: str, title: str) -> str:
    """Return what stands behind the last bar after a headline, or before the bar, dash or colon that it follows."""
    if stated.startswith(title):
        cuts = list(SUFFIX.finditer(stated, len(title)))
        return stated[cuts[-1].end() :].strip() if cuts and cuts[0].start() == len(title) else ""
    cut = CUT.search(stated)
    return stated[: cut.start()].strip() if cut and stated[cut.end() :] == title else ""


def _bare_name(name: str) -> str:
    """Return the key of an outlet's name without its article."""
    return key_of(re.sub(r"^(?:the|der|die|das|le|la|el|il)\s+", "", name, flags=re.I))
