"""Who wrote an HTML page: the places that may name the authors, the most trusted first, and which of them is believed.

A place counts only where it names persons. Where none does, a desk, a medium or an account name is taken as printed.
A later place that repeats all names of the one believed and adds more is the fuller list.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from dateline.lang.agencies import is_medium
from dateline.page.body import Choice
from dateline.page.heads import is_desk, read_byline, read_date_line
from dateline.page.markup import Node
from dateline.page.names import clean_names, is_account, is_full_name, without_honorific
from dateline.page.shape import key_of
from dateline.page.structured import Head, names, types_of
from dateline.page.tree import Element, RawBlock, Tree, elements_within

_METAS = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "citation_authors",
    "citation_author", "dc.creator", "dcterms.creator", "byl", "authors", "cxenseparse:author", "dcsext.author",
)  # fmt: skip
# Social cards of blogs hold label and value apart: "Written by" and the name.
_CARDS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_CARD_LABELS = frozenset(["written by", "by", "author", "interview by", "verfasst von", "escrito por", "écrit par"])
_AUTHOR_NAMES = re.compile(
    r"(?<![a-z])(?:authors?|bylines?|by-line|writers?|written-?by|autor(?:en|es|a)?|auteurs?|verfasser(?:in)?|"
    r"reporters?|redacteur|contributors?|journalists?|kirjoittaja|forfatter|skribent|penulis|autore|"
    r"author-?names?)(?![a-z])",
    re.I,
)
# Parts of an author's box that are no name.
_NOT_NAMES = re.compile(
    r"(?<![a-z])(?:comments?|commenters?|avatars?|images?|imgs?|photos?|pictures?|bio|biography|descriptions?|excerpt|"
    r"socials?|roles?|jobs?|positions?|titles?|follow|related|teasers?|cards?|counts?|more|"
    r"archives?|search|replies|reply|quotes?|reviews?|editor-note|widget)(?![a-z])",
    re.I,
)
_NAME_ITSELF = re.compile(r"(?<![a-z])(?:full)?names?(?![a-z])", re.I)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|contributors?|journalists?|journaliste|reporters?|writers?|staff|people|"
    r"profiles?|profil|team|columnists?|by|redaktion|persons?|experts?|bio|blog-authors|user)/"
    r"(?=[^/]*[a-z%])[\w%.~-]++/?$",
    re.I,
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BARE_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я][a-zà-ÿа-я’'-]+(?: (?:[A-Z]\.|[A-ZÀ-ÞА-Я][\w’'-]+|de|van|von|der|da|bin|al)){0,2} [A-ZÀ-ÞА-Я][\w’'.-]+"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GLUED_BY = re.compile(r"^((?:[Ww]ritten b|B)y)(?=[A-ZÀ-Þ])")
_PARTS = re.compile(r"\s+[|•·—–-]\s+|\s*[|•·]\s*")
_TEAM = re.compile(r"(?:the )?(?:.*\s)?(?:team|staff|desk|editors?|editorial|editorial team|redaktion)(?:\s.*)?", re.I)
_SIGNED = re.compile(
    r"(?:(?:this )?(?:article|post|story|guide|report|interview|guest post)?\s?(?:was )?(?:written|reported|words) by|"
    r"geschrieben von|écrit par|escrito por|scritto da|geschreven door|skrevet av|автор)\s?[:：]?\s+"
    r"(?P<name>\S.{1,80}?)\.?",
    re.I,
)
_ABOVE, _BELOW, _AFTER = 200, 900, 1500
_MAX_BYLINE_CHARS = 110
_MAX_NAMED = 6
_MIN_SLUG_CHARS = 3
_NOT_HEAD = frozenset(["navigation", "footer", "related", "comments", "dialog", "consent", "newsletter"])
_NEVER = frozenset(["related", "comments", "newsletter"])


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may name the authors, what it holds, and whether each value is one whole name."""

    where: str
    values: tuple[str, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of the authors, the place that gave them, and what that place holds."""

    names: tuple[str, ...]
    where: str
    raw: str


def choose_byline(
    tree: Tree, head: Head, choice: Choice, title: str | None, title_offset: int, outlet: str | None
) -> Byline | None:
    """Return the authors that the page names, or None.

    Args:
        tree: the page's blocks and elements.
        head: the page's own statements.
        choice: the blocks that are the article.
        title: the headline.
        title_offset: where the headline stands, or -1.
        outlet: the site's own name, which is no author beside a person.
    """
    believed: Byline | None = None
    spare: Byline | None = None
    for place in _places(tree, head, choice, title, title_offset):
        found = clean_names(place.values, is_whole=place.is_whole)
        if not found:
            continue
        byline = Byline(tuple(found), place.where, "; ".join(place.values)[:300])
        persons = _persons(found, outlet)
        if not persons:
            spare = spare or byline
        elif believed is None:
            believed = Byline(_signatories(found, outlet), byline.where, byline.raw)
        elif _is_fuller(persons, believed.names):
            believed = Byline(tuple(persons), byline.where, byline.raw)
    return believed or spare


def _persons(found: Sequence[str], outlet: str | None) -> list[str]:
    return [
        name
        for name in found
        if not (_is_site(name, outlet) or is_account(name) or is_medium(name) or is_desk(name) or _TEAM.fullmatch(name))
    ]


def _signatories(found: Sequence[str], outlet: str | None) -> tuple[str, ...]:
    """Desks and agencies sign beside persons; the site's own name and accounts say nothing there."""
    return tuple(name for name in found if not (_is_site(name, outlet) or is_account(name)))


def _is_site(name: str, outlet: str | None) -> bool:
    return outlet is not None and key_of(name) == key_of(outlet)


def _is_fuller(persons: Sequence[str], names_before: Sequence[str]) -> bool:
    one, two = ({key_of(without_honorific(name)) for name in each} for each in (persons, names_before))
    return two < one


def _places(tree: Tree, head: Head, choice: Choice, title: str | None, title_offset: int) -> Iterator[Place]:
    """Yield the places that may name the authors, the most trusted first."""
    for article in head.articles[:2]:
        author = article.get("author") or article.get("creator")
        yield Place("json-ld author", tuple(names(author, head.named)), is_whole=_is_whole(author))
    for name in _METAS:
        yield Place(f"meta {name}", tuple(head.metas.get(name, ())))
    for label, value in _CARDS:
        if (head.meta(label) or ("", ""))[1].lower().strip(" :") in _CARD_LABELS:
            yield Place(f"meta {value}", tuple(head.metas.get(value, ())))
    near = _Near.of(tree, choice, title_offset)
    yield Place("rel=author or itemprop", tuple(near.texts(_is_marked)))
    yield from (Place("element named author", (text,)) for text in near.texts(_is_named, by_name_first=True))
    linked = (text for text in near.texts(_is_linked) if any(map(is_full_name, clean_names([text]))))
    yield from (Place("link to an author's page", (text,)) for text in linked)
    lines = (read_byline(_GLUED_BY.sub(r"\1 ", block.text)) for block in near.head)
    yield Place("byline", tuple(islice((line for line in lines if line), 1)))
    yield Place("name beside the date", tuple(islice(_beside_date(near.head, title), 1)))
    yield Place("signature", tuple(islice(_signatures(near.blocks), 1)))


def _is_whole(author: object) -> bool:
    """A list of authors has one name in each; the single "person" of many sites holds several in one string."""
    if isinstance(author, list) and len(author) == 1:
        return _is_whole(author[0])
    return isinstance(author, list) or (isinstance(author, dict) and "Organization" in " ".join(types_of(author)))


@dataclass(frozen=True, slots=True)
class _Near:
    """The parts of a page where its own authors stand: around the headline and right below the text."""

    tree: Tree
    head: tuple[RawBlock, ...]
    blocks: tuple[RawBlock, ...]
    start: int
    end: int
    below: tuple[int, int]

    @classmethod
    def of(cls, tree: Tree, choice: Choice, title_offset: int) -> "_Near":
        first = choice.blocks[0].offset if choice.blocks else 0
        last = choice.blocks[-1] if choice.blocks else None
        start = (title_offset if title_offset >= 0 else min(first, _BELOW)) - _ABOVE
        end = max(title_offset, 0) + _BELOW
        after = last.offset + len(last.text) if last else 0
        below = (last.offset if last else 0, after + _AFTER)
        short = [block for block in tree.blocks if len(block.text) < _MAX_BYLINE_CHARS]
        head = tuple(block for block in short if start <= block.offset <= end and block.rule not in _NOT_HEAD)
        ours = tuple(block for block in short if start <= block.offset <= below[1] and block.rule not in _NEVER)
        return cls(tree, head, ours, start, end, below)

    def texts(self, test: Callable[[Element], bool], *, by_name_first: bool = False) -> list[str]:
        """Return the short texts of the elements that pass `test`: those at the head, else those below the text."""
        chosen = list(self._matches(test, self.start, self.end)) or list(self._matches(test, *self.below))
        ordered = sorted(chosen, key=lambda pair: pair[0]) if by_name_first else chosen
        return list(dict.fromkeys(text for _plain, text in ordered))[:_MAX_NAMED]

    def _matches(self, test: Callable[[Element], bool], start: int, end: int) -> Iterator[tuple[bool, str]]:
        for number in elements_within(self.tree, start, end):
            element = self.tree.elements[number]
            if test(element) and not self._is_others(number):
                text = own_text(element.node)
                if text:
                    yield not _NAME_ITSELF.search(element.names), text

    def _is_others(self, number: int) -> bool:
        return any(self.tree.elements[each].rule in _NEVER for each in self.tree.ancestors(number))


def _is_marked(element: Element) -> bool:
    node = element.node
    return "author" in (node.get("rel") or "").split() or (node.get("itemprop") or "") in ("author", "creator")


def _is_named(element: Element) -> bool:
    found = _CAMEL.sub("-", element.names)
    return bool(found and _AUTHOR_NAMES.search(found) and not _NOT_NAMES.search(found))


def _is_linked(element: Element) -> bool:
    """A link to an author's page repeats the name in its address: "/authors/ada-berg"."""
    if element.tag != "a":
        return False
    try:
        path = unquote(urlsplit(element.node.get("href") or "").path)
    except ValueError:
        return False
    if not _AUTHOR_PATH.search(path):
        return False
    slug = key_of(anyascii(path.rstrip("/").rpartition("/")[2]))
    words = [key_of(anyascii(word)) for word in own_text(element.node).split()]
    return any(len(word) >= _MIN_SLUG_CHARS and word in slug for word in words)


def own_text(node: Node) -> str:
    """Return the text of an element, one run a line: of the part marked as a name, or the first lines of all of it."""
    inner = next((child for child in node.iter() if child.get("itemprop") == "name"), None)
    shown = inner if inner is not None else node
    stated = inner.get("content") if inner is not None else None
    if stated:
        return stated.strip()[:_MAX_BYLINE_CHARS]
    lines, length = [], 0
    for line in (" ".join(str(text).split()) for text in shown.itertext()):
        length += len(line)
        if length > _MAX_BYLINE_CHARS:
            break
        lines += [line] if line else []
    return "\n".join(lines)


def _beside_date(blocks: Sequence[RawBlock], title: str | None) -> Iterator[str]:
    """Yield the bare names in the line of a date and in its neighbours: under a headline nothing else looks so."""
    for number, block in enumerate(blocks):
        parts = _PARTS.split(block.text)
        if not any(read_date_line(part) for part in parts):
            continue
        around = blocks[max(0, number - 1) : number + 2]
        near = [*parts, *(other.text for other in around if other.tag not in _HEADINGS and not other.link_chars)]
        for text in near:
            name = text.partition(" in ")[0]
            if _BARE_NAME.fullmatch(name) and clean_names([name]) == [name] and key_of(name) not in key_of(title or ""):
                yield name


def _signatures(blocks: Sequence[RawBlock]) -> Iterator[str]:
    """Yield the names of lines that say who wrote the text, wherever they stand in it."""
    for block in blocks:
        match = _SIGNED.fullmatch(block.text)
        if match:
            yield match["name"]
