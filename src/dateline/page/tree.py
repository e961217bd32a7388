"""An HTML page as a flat list of blocks: one walk over the parsed tree, without recursion.

Every visible run of text becomes a `RawBlock` that knows its tag, its share of link text, the elements around it and
the rule by which an element around it is furniture, if any. Nothing is thrown away here: `body` decides.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas video audio map select option optgroup datalist "
    "input textarea button meta link title base head applet frame frameset noframes progress meter dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_PLAIN_RULES = {"nav": "navigation", "footer": "footer", "aside": "aside", "form": "form", "menu": "navigation", "fieldset": "form"}
_ROLES = {
    "navigation": "navigation",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "site head",
    "search": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "alert": "dialog",
    "tablist": "navigation",
}
_PROTECTED = frozenset(["html", "body", "main", "article"])
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_EMPTY = frozenset(["br", "img", "wbr"])

# Words of class and id attributes that name furniture, by rule. Matched as whole words between - _ and case changes.
_FURNITURE_WORDS = {
    "comments": "comment comments commentlist disqus respond replies usercomments fb-comments comment-form livefyre",
    "share": "share sharing shares sharebar social socials sharedaddy addtoany addthis socialmedia sns share-buttons follow",
    "related": (
        "related relatedposts relatedarticles related-posts recirc recirculation recommended recommendation recommendations more-from morefrom "
        "read-more readmore read-also readalso also-read see-also seealso trending popular mostread most-read latest outbrain taboola teaser teasers "
        "yarpp similar next-article nextpost prevnext post-navigation onward up-next promobox linklist further-reading ymal you-may-like suggested"
    ),
    "advertisement": (
        "ad ads advert adverts advertisement advertising adslot adsbygoogle adbox adunit adwrapper adcontainer ad-container dfp gpt sponsor sponsored "
        "sponsors promo promos promotion promotions promoted affiliate affiliates commercial"
    ),
    "newsletter": "newsletter newsletters subscribe subscription signup sign-up optin opt-in mailchimp mc4wp email-signup cta call-to-action inline-cta",
    "navigation": (
        "nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager paging skiplink skip-link toolbar sidebar sidebars "
        "side-bar rightrail right-rail leftrail toc table-of-contents tableofcontents ez-toc masthead topbar offcanvas hamburger megamenu jumplink"
    ),
    "footer": "footer footers copyright colophon site-footer disclaimer legal",
    "dialog": "cookie cookies consent gdpr popup pop-up modal overlay lightbox tooltip onetrust cookiebanner cmp notification toast snackbar paywall regwall",
    "widget": "widget widgets widgetarea textwidget poll quiz rating ratings votes carousel slider slideshow ticker weather player audioplayer videoplayer",
    "tags": "tags taglist tag-list tagcloud post-tags entry-tags keywords topics hashtags categories cat-links tags-links article-tags",
    "author box": "author-bio authorbio author-box authorbox about-author about-the-author author-info author-card bio biography post-author contributor author-profile",
    "hidden": "hidden hide sr-only screen-reader screen-reader-text visually-hidden visuallyhidden noprint no-print print-only printonly d-none invisible assistive",
    "byline": "byline bylines dateline timestamp datetime publish-date pubdate post-meta entry-meta article-meta meta postmeta story-meta posted-on entry-date author authors post-date article-info",
    "credit": "credit credits photo-credit image-credit photocredit copyright-notice attribution",
}  # fmt: skip
_WORD_RULES = {word: rule for rule, words in _FURNITURE_WORDS.items() for word in words.split()}
# Words that name furniture only as the whole class or id: "overflow-hidden" and "meta-wrapper-article" are none.
_WHOLE_NAMES = frozenset(
    "hidden hide invisible ad bio biography meta author authors follow latest topics categories legal commercial rating ratings credit credits player "
    "attribution carousel slider slideshow similar suggested promotion responses ticker weather keywords disclaimer contributor widget votes up-next".split()
)
# Beginnings of names that tell a state, a subject or a layout and not a role.
_STATE_PREFIXES = ("category-", "tag-", "has-", "no-", "is-", "not-", "with-", "js-", "overflow-", "format-", "type-", "status-", "post-type", "elementor-widget", "wp-block")
_ATTRIBUTE_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Pages streamed by React hold parts hidden under such ids until a script moves them into place.
_STREAMED = re.compile(r"S:[0-9a-z]+$")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Element:
    """One element of the walk: its number's parent, what it is, and the rule by which it is furniture."""

    tag: str
    parent: int
    names: str
    rule: str | None
    node: "etree._Element"
    block: int = 0  # number of the first block at or after its beginning


@dataclass(slots=True)
class RawBlock:
    """A run of visible text inside one block-level element."""

    text: str
    tag: str
    element: int
    link_chars: int
    offset: int
    rule: str | None = None
    rule_element: int = -1

    @property
    def link_density(self) -> float:
        """The share of the text that stands in links."""
        return self.link_chars / max(1, len(self.text))


@dataclass(slots=True)
class Tree:
    """A parsed page, flat: its elements, its blocks in reading order, and the raw visible text."""

    root: "etree._Element"
    elements: list[Element] = field(default_factory=list)
    blocks: list[RawBlock] = field(default_factory=list)
    raw_text: str = ""

    def ancestors(self, element: int) -> list[int]:
        """Return the numbers of an element and of all around it, the innermost first."""
        chain = []
        while element >= 0:
            chain.append(element)
            element = self.elements[element].parent
        return chain


def parse_html(text: str) -> "etree._Element | None":
    """Return the root of the parsed page, or None where no tree can be built."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParseError, ValueError):
        return None


def flatten(root: "etree._Element") -> Tree:
    """Return the page's elements and blocks from one walk over the tree below `root`."""
    tree = Tree(root)
    body = root.find("body")
    _Walk(tree).run(body if body is not None else root)
    return tree


# What is still to do: an element to enter under its parent's number, or, without one, an element to leave.
_Step = tuple["etree._Element | None", int, "etree._Element | None", bool]


class _Walk:
    """One pass in document order with an explicit stack, so that no depth of nesting can end it.

    Bare inline elements get no number: they only carry text, and most elements of a page are of that kind.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.parts: list[str] = []
        self.link_chars = 0
        self.raw: list[str] = []
        self.raw_length = 0

    def run(self, start: "etree._Element") -> None:
        """Walk from `start`; the stack holds elements to enter, and steps (node None) for those to leave."""
        stack: list[_Step] = [(start, -1, None, False)]
        rules: list[tuple[str | None, int]] = [(None, -1)]
        links = 0
        while stack:
            node, number, left, in_link = stack.pop()
            if node is None:
                if left is None:
                    continue
                if left.tag == "a":
                    links -= 1
                if in_link:  # a numbered element
                    self._leave(left, number, rules)
                    number = self.tree.elements[number].parent
                if number >= 0 and left.tail:
                    self._add(left.tail, links)
                continue
            tag = node.tag
            if not isinstance(tag, str) or tag in _EMPTY or (tag in _SKIPPED and not _holds_page(node, tag)):
                if tag == "br":
                    self.parts.append("\n")
                if node.tail:
                    self._add(node.tail, links)
                continue
            numbered = tag in _BLOCKS or bool(node.keys())
            inner = self._enter(node, tag, number, rules) if numbered else number
            if tag == "a":
                links += 1
            if node.text:
                self._add(node.text, links)
            stack.append((None, inner, node, numbered))
            if len(node):
                stack.extend([(child, inner, None, False) for child in reversed(node)])
        self._flush(0, (None, -1))
        self.tree.raw_text = "\n".join(self.raw)

    def _enter(self, node: "etree._Element", tag: str, parent: int, rules: list[tuple[str | None, int]]) -> int:
        elements = self.tree.elements
        number = len(elements)
        if tag in _BLOCKS:
            self._flush(parent, rules[-1])
        rule, names = _rule_of(node, tag)
        elements.append(Element(tag, parent, names, rule, node, len(self.tree.blocks)))
        inherited = rules[-1]
        rules.append((rule, number) if rule and not inherited[0] else inherited)
        return number

    def _leave(self, node: "etree._Element", number: int, rules: list[tuple[str | None, int]]) -> None:
        rule = rules.pop()
        if node.tag in _BLOCKS:
            self._flush(number, rule)

    def _add(self, text: str, links: int) -> None:
        self.parts.append(text)
        if links > 0:
            self.link_chars += len(text.strip())

    def _flush(self, number: int, rule: tuple[str | None, int]) -> None:
        if not self.parts:
            return
        whole = "".join(self.parts)
        self.parts = []
        links, self.link_chars = self.link_chars, 0
        if not whole or whole.isspace():
            return
        tag = self.tree.elements[number].tag if number >= 0 else "body"
        whole = whole.replace("\u00ad", "")
        if tag == "pre":
            self._emit(whole.strip("\n"), tag, number, links, rule)
            return
        for chunk in _PARAGRAPH_BREAK.split(whole) if "\n" in whole else (whole,):
            text = " ".join(chunk.split())
            if text:
                self._emit(text, tag, number, min(len(text), links * len(chunk) // len(whole)), rule)

    def _emit(self, text: str, tag: str, number: int, links: int, rule: tuple[str | None, int]) -> None:
        self.tree.blocks.append(RawBlock(text, tag, max(0, number), links, self.raw_length, rule[0], rule[1]))
        self.raw.append(text)
        self.raw_length += len(text) + 1


def _holds_page(node: "etree._Element", tag: str) -> bool:
    """An unclosed drawing swallows the page behind it."""
    return tag == "svg" and node.find(".//p") is not None


def _rule_of(node: "etree._Element", tag: str) -> tuple[str | None, str]:
    """Return the rule by which an element is furniture, and its class and id as one string."""
    keys = node.keys()
    if not keys:
        return _PLAIN_RULES.get(tag), ""
    names = ""
    if "class" in keys or "id" in keys:
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
    if tag in _PROTECTED:
        return None, names
    rule = _PLAIN_RULES.get(tag) or (_ROLES.get(node.get("role") or "") if "role" in keys else None)
    if rule:
        return rule, names
    if _is_hidden(node, keys):
        return "hidden", names
    return (_named_rule(names) if len(names) > 1 else None), names


def _is_hidden(node: "etree._Element", keys: list[str]) -> bool:
    if "hidden" in keys and not _STREAMED.match(node.get("id") or ""):
        return True
    if "aria-hidden" in keys and node.get("aria-hidden") == "true":
        return True
    return "style" in keys and bool(_HIDDEN_STYLE.search(node.get("style") or ""))


_CACHE: dict[str, str | None] = {}


def _named_rule(names: str) -> str | None:
    """Return the rule that a word of the class or id attributes names."""
    if names in _CACHE:
        return _CACHE[names]
    rule = _find_rule(names)
    if len(_CACHE) < 50_000:
        _CACHE[names] = rule
    return rule


def _find_rule(names: str) -> str | None:
    for name in names.split():
        folded = name.lower()
        if folded in _WORD_RULES:
            return _WORD_RULES[folded]
        if folded.startswith(_STATE_PREFIXES) or ":" in folded:
            continue
        tokens = [token.lower() for part in _ATTRIBUTE_TOKEN.findall(name) for token in _CAMEL.split(part)]
        for size in (3, 2, 1):
            for start in range(len(tokens) - size + 1):
                joined = "-".join(tokens[start : start + size])
                if joined in _WORD_RULES and joined not in _WHOLE_NAMES:
                    return _WORD_RULES[joined]
    return None
