"""What HTML tags and the names in class and id attributes say about an element's part on the page.

Sites name their parts in much the same words, so a name such as "related-posts" is good evidence of furniture. The
words are matched whole, between hyphens, underscores and changes of case; names that tell a state, a subject or a
layout ("overflow-hidden", "category-sponsored") say nothing.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

# lxml gives its element type no public name.
Node: TypeAlias = etree._Element  # noqa: SLF001


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHOWING = _words(
    "applet audio canvas datalist embed iframe map math meter object optgroup option progress select video"
)
SKIPPED = SHOWING | _words(
    "script style noscript template svg input textarea button meta link title base head frame frameset noframes dialog"
)
BLOCKS = _words(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 "
    "h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul"
)
_PLAIN_RULES = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "menu": "navigation",
    "fieldset": "form",
}
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
EMPTY = frozenset(["br", "img", "wbr"])

# Words of class and id attributes that name furniture, by rule. Matched as whole words between - _ and case changes.
_FURNITURE_WORDS = {
    "comments": "comment comments commentlist disqus respond replies usercomments fb-comments comment-form livefyre",
    "share": "share sharing shares sharebar social socials sharedaddy addtoany addthis socialmedia sns "
        "share-buttons follow",
    "related": (
        "related relatedposts relatedarticles related-posts recirc recirculation recommended "
            "recommendation recommendations more-from morefrom "
        "read-more readmore read-also readalso also-read see-also seealso trending popular mostread "
            "most-read latest outbrain taboola teaser teasers "
        "yarpp similar next-article nextpost prevnext post-navigation onward up-next promobox "
            "linklist further-reading ymal you-may-like suggested"
    ),
    "advertisement": (
        "ad ads advert adverts advertisement advertising adslot adsbygoogle adbox adunit adwrapper "
            "adcontainer ad-container dfp gpt sponsor sponsored "
        "sponsors promo promos promotion promotions promoted affiliate affiliates commercial banner banners"
    ),
    "form": "form forms contact-form webform",
    "support": "donate donation donations donation-box",
    "newsletter": "newsletter newsletters subscribe subscription signup sign-up optin opt-in mailchimp mc4wp "
        "email-signup cta call-to-action inline-cta",
    "navigation": (
        "nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager paging "
            "skiplink skip-link toolbar sidebar sidebars "
        "side-bar rightrail right-rail leftrail toc table-of-contents tableofcontents ez-toc "
            "masthead topbar offcanvas hamburger megamenu jumplink"
    ),
    "footer": "footer footers copyright colophon site-footer disclaimer legal",
    "consent": "cookie cookies consent gdpr onetrust cookiebanner cookielaw cmp",
    "dialog": "popup pop-up modal overlay lightbox tooltip notification toast snackbar paywall regwall",
    "widget": "widget widgets widgetarea textwidget poll quiz rating ratings votes carousel slider slideshow "
        "ticker weather player audioplayer videoplayer",
    "tags": "tags taglist tag-list tagcloud post-tags entry-tags keywords topics hashtags categories "
        "cat-links tags-links article-tags",
    "author box": "author-bio authorbio author-box authorbox about-author about-the-author author-info author-card "
        "bio biography post-author contributor author-profile",
    "hidden": "hidden hide sr-only screen-reader screen-reader-text visually-hidden visuallyhidden noprint "
        "no-print print-only printonly d-none invisible assistive",
    "byline": "byline bylines dateline timestamp datetime publish-date pubdate post-meta entry-meta "
        "article-meta meta postmeta story-meta posted-on entry-date author authors post-date article-info",
    "credit": "credit credits photo-credit image-credit photocredit copyright-notice attribution",
}  # fmt: skip
_WORD_RULES = {word: rule for rule, words in _FURNITURE_WORDS.items() for word in words.split()}
# Words that name furniture only as the whole class or id: "overflow-hidden" and "meta-wrapper-article" are none.
_WHOLE_NAMES = _words(
    "hidden hide invisible ad bio biography meta author authors follow latest topics categories "
    "legal commercial rating ratings credit credits player "
    "attribution carousel slider slideshow similar suggested promotion responses ticker weather "
    "keywords disclaimer contributor widget votes up-next cmp gdpr"
)
# Beginnings of names that tell a state, a subject or a layout and not a role.
_STATE_PREFIXES = (
    "category-",
    "content-sidebar",
    "tag-",
    "has-",
    "no-",
    "is-",
    "not-",
    "with-",
    "js-",
    "overflow-",
    "format-",
    "type-",
    "status-",
    "post-type",
    "elementor-widget",
    "wp-block",
)
_ATTRIBUTE_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Pages streamed by React hold parts hidden under such ids until a script moves them into place.
_STREAMED = re.compile(r"S:[0-9a-z]+$")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def rule_of(tag: str, attributes: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the rule by which an element is furniture, and its class and id as one string."""
    if not attributes:
        return _PLAIN_RULES.get(tag), ""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()
    if tag in _PROTECTED:
        return None, names
    rule = _PLAIN_RULES.get(tag) or _ROLES.get(attributes.get("role", ""))
    if rule:
        return rule, names
    if _is_hidden(attributes):
        return "hidden", names
    return (_named_rule(names) if names else None), names


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes and not _STREAMED.match(attributes.get("id", "")):
        return True
    if attributes.get("aria-hidden") == "true":
        return True
    return "style" in attributes and bool(_HIDDEN_STYLE.search(attributes["style"]))


@lru_cache(maxsize=50_000)
def _named_rule(names: str) -> str | None:
    """Return the rule that a word of the class or id attributes names."""
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
