"""The names in what may be a byline: roles, degrees, places, dates and buttons taken away, several authors parted.

An element's text comes as lines, one for each run of text in it: "By", the name, the role, the date, the buttons. The
names stand at its beginning; the first line that is neither label nor name ends them.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.lang.agencies import is_agency, is_medium
from dateline.page.places import is_place

_MAX_NAME_WORDS = 6
_MAX_NAME_CHARS = 60
_MAX_LINE_CHARS = 300  # no byline is as long, and some patterns here try every place of a line
_MAX_DIGITS = 2
_TRIM = ' ,.|-–—•·:;*∙"“”/'
_NETWORKS = "facebook|twitter|instagram|linkedin|youtube|tik ?tok|telegram|whatsapp|pinterest|bluesky|mastodon|threads"
# What is no name at all: addresses, buttons, template residue, words of dates.
_NO_NAME = re.compile(
    r"(?:admin\w*|editors?|staff|guest|unknown|none|null|webmaster|user|root|undefined|redaction|redaktion|редакция|"
    r"super user|authors?|follow\b.*|share|by|view (?:more|all)\b.*|more (?:posts|from|about)\b.*|written by|read more|"
    r"press release|posts?|profile|home|news|opinion|login|search|website|comments?|reply|(?:.* )?says:?|terms of .*|"
    r"image.*|\(image.*|photo.*|name|about\b.*|learn more.*|meet .*|see .*|all .*|(?:sign|log) (?:in|up)\b.*|forgot .*|"
    rf"the author.*|author[’']s .*|{_NETWORKS})|"
    r".*(?:://|www\.|@|[{}<>\[\]=:+%]|\w\.\w{5,}\.).*|"
    r".*\b(?:your (?:e-?mail|name)|privacy|policy|cookies?|newsletter|updated?|published|posted|minutes?|mins|"
    r"january|february|april|june|july|august|september|october|november|december|"
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*",
    re.I | re.S,
)
_ACCOUNT = re.compile(r"[a-z0-9_.-]+")
_BY = (
    r"by|von|par|por|door|av|af|di|autor(?:in|es)?|auteurs?|authors?|contributors?|автор|текст|tekst|text|przez|oleh|"
    r"penulis|yazan|作者|记者|記者|文|بقلم|كتب|نویسنده|tác giả|লেখক"
)
_KIND = (
    r"words|story|written|posted|published|reported|article|text|report|recipe|guide|interview|insights|guest post|"
    r"comment|kommentar|analyse|geschrieben|écrit|escrito|scritto"
)
_LEAD = re.compile(rf"^\s*(?:(?:{_KIND}) )?(?:by\s?[:：]?\s|by(?=[A-ZÀ-Þ0-9])|(?:{_BY})(?:\s?[:：]\s*|\s+))", re.I)
_GLUED_BY = re.compile(r"^(?:[Ww]ritten b|B)y(?=[A-ZÀ-Þ])")
_LABEL_LINE = re.compile(rf"(?:(?:the )?\w+ )?(?:{_BY}|from)\s?[:：]?", re.I)
# Whoever checked, edited or updated a text did not write it.
_NOT_BY = re.compile(
    r"(?:medically |expert |last )?"
    r"(?:reviewed|edited|updated|fact[- ]checked|checked|translated|photo\w*|images?|heard on)\b.*",
    re.I | re.S,
)
_AND = r"and|und|et|y|e|en|och|og|ja|i|и|та|і|dan|ve|va|و|&"
_STRONG = re.compile(rf"\s*(?:,\s*(?:and|und|et|y|&)\s|;|\||·|•|/|、|，|\s(?:{_AND})\s)\s*")
_COMMA = re.compile(r"\s*,\s*")
_ROLE = (
    r"(?:correspondents?|reporters?|editors?|\w*writers?|contributors?|journalists?|columnists?|authors?|producers?|"
    r"analysts?|chief|bureau|redakteur\w*|redakce|journaliste|redactora?|periodista|korrespondent\w*|"
    r"experts?|director|manager|founder|ceo|cto|president|professor|specialist|consultant|fellow|lecturer|coordinator|"
    r"strategist|marketer|engineer|developer|attorney|lawyer|nutritionist|dieti[tc]ian|therapist|coach|officer|reviewer|"
    r"physician|nurse|university|institute|college|news|press|desk|agency|\w*agentur|inc|llc|ltd|gmbh)"
)
_IS_ROLE = re.compile(rf"(?:[\w’'&.-]+\s){{0,7}}{_ROLE}(?:\s.*)?", re.I)
_ONLY_ROLE = re.compile(_ROLE, re.I)
_ROLE_WORD = re.compile(
    r"\s+(?:(?:senior|staff|chief|founder|co-founder|ceo|deputy|freelance|contributing|managing|executive|associate|"
    r"former|political|business|sports?|health|science|technology|reporter|correspondent|contributor|journalist|editor|"
    r"writer|columnist)\b.*|(?:reviewed by|updated by|edited by|last updated|is an?)\b.*)$",
    re.I,
)
_WITH = re.compile(r"\s+(?:with|mit|avec|con|com) (?:agenc\w+|agentur\w*|agenci\w*|wires?|inputs?)\b.*$", re.I)
_DEGREE = re.compile(
    r"(?:M\.?D|Ph\.?\s?D|D\.?O|J\.?D|R\.?N|R\.?D\.?N?|M\.?P\.?H|M\.?S\.?c?|M\.?A|B\.?A|B\.?Sc?|LL\.?[BM]|Esq|Jr|Sr)\.?"
)
_IN = re.compile(r"\s+(?:in|from|for)\s+[A-Z][\w &]+$")
_PARENTHESES = re.compile(r"\s*[(\[（][^()\[\]（）]{1,40}[)\]）]")
_DASHED = re.compile(r"\s[|–—-]\s.*$|\s?//.*$")
_CONJUNCTION = re.compile(_AND)
_SHORT_CONJUNCTION = re.compile(rf"\S+\s(?:{_AND})\s\S+")
# A whole name: two words or more, each with a capital (or of a script that has none), particles between.
_PARTICLES = "de|del|della|di|da|do|dos|du|van|von|der|den|ter|ten|la|le|el|al|bin|ibn|abu|zu"
_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*"
_FULL_NAME = re.compile(
    rf"{_NAME_WORD}(?:[ -](?:{_NAME_WORD}|y|e|{_PARTICLES})){{0,3}}"
    rf" {_NAME_WORD}|[^\W\d_A-Za-zÀ-ÿ]{{2,4}}"
)
_HONORIFIC = re.compile(r"(?:dr|prof|mr|mrs|ms|sir|dame)\b\.?\s+", re.I)


def clean_names(values: Sequence[str], *, is_whole: bool = False) -> list[str]:
    r"""Return the names in what may be bylines, in order.

    Args:
        values: the lines or elements, each of which may name several authors.
        is_whole: each value is one name as it stands, as lists in structured data give them.

    >>> clean_names(["By Ada Berg, Senior Editor and Li Wei, MD"])
    ['Ada Berg', 'Li Wei']
    >>> clean_names(["EcoTrail Staff"]), clean_names(["View all posts"])
    (['EcoTrail Staff'], [])
    >>> clean_names(["Written by\nAda Berg\nHead of Tides\n4 May 2023\nShare"])
    ['Ada Berg']
    """
    found: dict[str, None] = {}
    for value in values:
        if "://" not in value and not _NOT_BY.fullmatch(value):
            found |= dict.fromkeys(_in_lines(value.split("\n"), is_whole=is_whole))
    return list(found)


def _in_lines(lines: Sequence[str], *, is_whole: bool) -> Iterator[str]:
    bare = [" ".join(line[:_MAX_LINE_CHARS].split()).strip(_TRIM) for line in lines]
    labels = [number for number, line in enumerate(bare) if _LABEL_LINE.fullmatch(line) and not _NOT_BY.fullmatch(line)]
    has_name = False
    for line in bare[labels[0] + 1 :] if labels else bare:
        if not line or _CONJUNCTION.fullmatch(line):
            continue
        if _NOT_BY.fullmatch(line):
            return
        names = [name for name in map(_bare, [line] if is_whole and not has_name else _parts(line)) if is_name(name)]
        if has_name and (_IS_ROLE.fullmatch(line) or not names or not all(map(_FULL_NAME.fullmatch, names))):
            return
        yield from names
        has_name = has_name or bool(names)


def _parts(line: str) -> Iterator[str]:
    """Yield the authors of one line; behind a comma, what tells a role, a degree or a place ends an author's part."""
    line = _IN.sub("", _WITH.sub("", _PARENTHESES.sub("", _LEAD.sub("", line)))).strip(_TRIM)
    if any(word.strip(".,:").isdigit() for word in line.split()):
        return
    if _SHORT_CONJUNCTION.fullmatch(line):
        yield line
        return
    for group in _STRONG.split(line):
        for number, part in enumerate(_COMMA.split(group)):
            if number and _describes(part):
                break
            yield part


def _bare(part: str) -> str:
    return _without_role(_PARENTHESES.sub("", _LEAD.sub("", _GLUED_BY.sub("", part)))).strip(_TRIM)


def is_name(name: str) -> bool:
    """Tell whether a cleaned part of a byline can be a name."""
    if not name or len(name) > _MAX_NAME_CHARS or len(name.split()) > _MAX_NAME_WORDS:
        return False
    words = name.split()
    if any(word.isdigit() for word in words) or sum(char.isdigit() for char in name) > _MAX_DIGITS:
        return False
    return any(char.isalpha() for char in name) and not _ONLY_ROLE.fullmatch(name) and not _NO_NAME.fullmatch(name)


def is_full_name(name: str) -> bool:
    """Tell whether `name` has the shape of a person's: words with capitals, or a few signs of a script without them.

    >>> is_full_name("Ada van der Berg"), is_full_name("Share this")
    (True, False)
    """
    return bool(_FULL_NAME.fullmatch(name)) and is_name(name)


def is_account(name: str) -> bool:
    """Tell whether a name is that of an account, such as "jdoe" or "news_team1", and no agency's."""
    return bool(_ACCOUNT.fullmatch(name)) and not is_agency(name)


def without_honorific(name: str) -> str:
    """Return a name without a form of address before it.

    >>> without_honorific("Dr. Ada Berg")
    'Ada Berg'
    """
    return _HONORIFIC.sub("", name)


def _describes(part: str) -> bool:
    """Tell whether a part behind a comma describes the name before it: a role, a degree, a place, an employer."""
    if is_agency(part):
        return False
    return bool(
        (part[:1].isascii() and not part[:1].isupper())
        or part.isupper()
        or _DEGREE.fullmatch(part)
        or _IS_ROLE.fullmatch(part)
        or is_place(part)
        or is_medium(part)
    )


def _without_role(part: str) -> str:
    """Cut off what follows a name of two words; "Community Editor" is left whole, since nothing else names it."""
    for pattern in (_DASHED, _ROLE_WORD, _IN):
        cut = pattern.sub("", part)
        part = cut if len(cut.split()) >= 2 else part
    return part
