"""Lines that belong to the site and not to the article: which rule says so."""

import re
from functools import lru_cache

from dateline.lang.page_words import COOKIE_USERS, COOKIE_WORDS, DISCLAIMERS, FURNITURE, OFFERS

# No furniture of a site is longer; longer lines are prose and are not even tried.
_MAX_CHARS = 420
_MAX_PROMPTS_CHARS = 240
_EDGE = " \t\u00a0»«›‹>|•·*–—-:…▸►▼▶→←↑↓+✕×[]()#~\u200b"
_TRAILING = " \t\u00a0.!»›>|•·*–—-:…▸►→+✕×[]()\u200b"
_RELATED = re.compile(
    r"[\[(]?\s*(?:related(?: (?:news|story|article|video|reading|coverage))?|see more|see also|read "
        r"also|also read|read more|read next|more on this|must read|"
        r"recommended|don[’']t miss|"
    r"читайте также|читайте також|lire aussi|lee también|leia também|leggi anche|lesen sie auch|"
        r"czytaj także|zobacz także|"
    r"lees ook|baca juga|اقرأ أيضا|यह भी पढ़ें|আরও পড়ুন|延伸阅读|延伸閱讀|läs också|les også|lue myös|citește și|"
    r"קראו (?:עוד|גם)|بیشتر بخوانید|مزید پڑھیں|மேலும் படிக்க|อ่านเพิ่มเติม|đọc thêm|関連記事|관련 ?기사|ayrıca okuyun|"
    r"διαβάστε (?:επίσης|ακόμη)|olvassa el ezt is|čtěte také)"
    r"\s*[:：|–-]\s*(?P<rest>.{4,250}?)\s*[\])]?",
    re.I,
)  # fmt: skip


def _compile() -> re.Pattern[str]:
    groups = []
    for number, patterns in enumerate(FURNITURE.values()):
        groups.append(f"(?P<r{number}>{'|'.join(patterns)})")
    return re.compile("|".join(groups))


# Matched against lower-case lines: a pattern that looks at both cases cannot skip a branch by its first letter.
_PATTERN = _compile()
_NAMES = tuple(FURNITURE)
_COOKIES = re.compile("|".join(map(re.escape, COOKIE_WORDS)))


@lru_cache(maxsize=8192)
def furniture_rule(line: str) -> str | None:
    """Return the name of the rule by which `line` is site furniture, or None.

    >>> furniture_rule("Leave a Comment"), furniture_rule("==========")
    ('comments', 'separator')
    >>> furniture_rule("Share prices fell in Tokyo on Monday.") is None
    True
    """
    if len(line) > _MAX_CHARS:
        return None
    bare = line.strip(_EDGE).rstrip(_TRAILING)
    folded = bare.lower()
    match = _PATTERN.fullmatch(folded)
    if match is None or match.lastgroup is None:
        return "legal" if _is_cookie_notice(folded) else _sentence_by_sentence(line)
    return _NAMES[int(match.lastgroup[1:])]


def _is_cookie_notice(folded: str) -> bool:
    return (
        len(folded) <= _MAX_PROMPTS_CHARS
        and _COOKIES.search(folded) is not None
        and any(words in folded for words in COOKIE_USERS)
    )


def _sentence_by_sentence(line: str) -> str | None:
    """Several prompts on one line are furniture where each of them is."""
    if len(line) > _MAX_PROMPTS_CHARS:
        return None
    parts = [part for part in re.split(r"(?<=[.!?|•])\s+", line) if part.strip()]
    if not 1 < len(parts) <= 4:
        return None
    rules = [furniture_rule(part) for part in parts]
    return rules[0] if all(rules) else None


_BRACKETED = re.compile(
    r"\[\s*(?:watch|listen|videos?|audio|see|read|photos?|gallery|explainer|in pictures|podcast|graphic|map|"
    r"vidéo|vídeo|vea|mire|regardez|écoutez|assista|guarda|foto|fotos|galerie|видео|смотрите|فيديو|شاهد|视频|"
    r"動画)\s*[:：|"
    r"–-]\s*(?P<rest>.{4,200}?)\s*\]",
    re.I,
)


def related_title(line: str) -> str | None:
    """Return the headline in a line such as `[Related: …]` that points to another page.

    >>> related_title("[Related: Ferry strike enters second week ]")
    'Ferry strike enters second week'
    """
    if len(line) > _MAX_CHARS:
        return None
    match = _RELATED.fullmatch(line.strip()) or _BRACKETED.fullmatch(line.strip())
    return match["rest"].strip() if match else None


_PROMPT = re.compile(
    r"\b(?:newsletters?|subscri\w+|sign(?:ing)? up|follow (?:us|our)|bookmark|donat\w+|support (?:us|our)|"
    r"members?(?:hip)?|"
    r"whats ?app|telegram|app\b|e-?mail us|contact us|reach out|write to us|"
    r"abonn\w+|anmelden|spende\w*|inscri\w+|suscr\w+|síg\w+|iscriv\w+|seguici|assin\w+|siga|"
    r"подпис\w+|підпис\w+|zapisz|obserwuj|takip|abone|訂閱|订阅|登録|구독)",
    re.I,
)
_ABOUT = r"(?:support|follow|about|join|download|subscribe to|über|folgen sie|à propos de|sobre|suivez|о|про)"


def is_prompt_of(line: str, outlet: str | None) -> bool:
    """Tell whether a line asks the reader to do something for the outlet that it names.

    >>> is_prompt_of("The Harbour Herald is free. Sign up for our newsletter.", "Harbour Herald")
    True
    >>> is_prompt_of("The Harbour Herald first reported the strike.", "Harbour Herald")
    False
    """
    if not outlet or outlet.casefold() not in line.casefold() or len(line) > _MAX_CHARS:
        return False
    return bool(_PROMPT.search(line)) or bool(
        re.fullmatch(rf"{_ABOUT} (?:the )?{re.escape(outlet)}", line.strip(), re.I)
    )


_MAX_OFFER_CHARS = 120
_MAX_ABOUT_CHARS = 900
_BACK_LINKS = ("↩", "↩\ufe0e")
_NUMBERED_NOTE = re.compile(r"\[\d{1,3}\]\s")
_DISCLAIMER = re.compile("|".join(DISCLAIMERS), re.I)
_OFFER = re.compile(rf"\W*(?:{'|'.join(OFFERS)})\b[^.?!]*\?", re.I)
_FEED = re.compile(r"the post .{4,300} (?:first appeared|appeared first) on .{2,100}", re.I)
_IS_ABOUT = (
    r"(?: [A-Z]\w*| \([^)]*\)){0,3}(?:, [^.]{1,60},)? "
    r"(?:(?:is|are) (?:an?|the|one|committed|dedicated)|was founded|aims)\b"
)
_OURS = re.compile(r"\b(?:we|our|us|you|your|leading|leader)\b", re.I)


def ending_rule(line: str, outlet: str | None) -> str | None:
    """Return the rule by which the last line of a text is the site's own word under it, or None.

    >>> ending_rule("This page is for informational purposes only.", None)
    'disclaimer'
    >>> ending_rule("The harbour master said no date was set.", None) is None
    True
    """
    if line.rstrip().endswith(_BACK_LINKS) or _NUMBERED_NOTE.match(line):
        return "footnote"
    if _DISCLAIMER.search(line):
        return "disclaimer"
    if len(line) <= _MAX_OFFER_CHARS and _OFFER.match(line):
        return "offer"
    if _FEED.fullmatch(line):
        return "feed line"
    if is_prompt_of(line, outlet):
        return "outlet's prompt"
    return "about the outlet" if _is_about(line, outlet) else None


_WRITER = re.compile(
    r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3}) is (?:an?|the|our)\b[^.]{0,60}?\b(?:writer|journalist|reporter|"
    r"editor|columnist|correspondent|blogger|contributor)\b"
)


def named_writer(line: str) -> str | None:
    """Return who a line says is a writer, where it opens with that.

    >>> named_writer("Ada Berg is a freelance reporter who covers harbours.")
    'Ada Berg'
    """
    found = _WRITER.match(line)
    return found["name"] if found else None


def _is_about(line: str, outlet: str | None) -> bool:
    """Tell a paragraph that opens with the outlet's name and praises what it does."""
    if not outlet or len(line) > _MAX_ABOUT_CHARS:
        return False
    opening = re.match(f"(?i:{re.escape(outlet)}){_IS_ABOUT}", line)
    return opening is not None and _OURS.search(line) is not None
