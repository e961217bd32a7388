"""Repair of one line of text, with every change kept as `Damage`.

Only repairs that cannot change meaning are made: spaces, invisible signs, pieces of tags, entities left in the text and
text decoded twice. Lost quotation marks, glued words and cut-off endings are noted and left as they are.
"""

import html
import re

import ftfy
from ftfy.badness import is_bad

from dateline.model.article import Damage, DamageKind

# Without two foreign signs in a row, or one of those that mangled text has alone, no rule of ftfy's finds it bad.
DOUBTFUL = re.compile("[^\x00-\x7f](?:[^\x00-\x7f]|(?<=[\x80-\x9fŒœÃÂ]))")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d{0,2});", re.I)
MOST_ESCAPES = 2  # "&amp;quot;": escaped, and escaped again by the next program
_TAG_NAMES = (
    r"(?:p|br|div|span|em|strong|b|i|u|a|h[1-6]|li|ul|ol|blockquote|figure|figcaption|section|article|"
    r"font|td|tr|table|img|iframe|script|sup|sub)"
)
TAG_PIECE = re.compile(
    rf"<\s?/?\s?{_TAG_NAMES}(?:\s[^<>\n]{{0,300}})?\s?/?\s?>|<\s?/\s?{_TAG_NAMES}\b\s?$|"
    rf"^\s*/?{_TAG_NAMES}\s?/?\s?>(?=\s|$)|<!--.{{0,200}}?-->",
    re.I,
)
_GLUED = re.compile(r"[^\W\d_A-Z]{3,}[.!?][A-Z][a-z]{2,}\b")
_GLUE = re.compile(r"[.!?][A-Z][a-z]")
_SCRAMBLED = re.compile(r"\b\d{1,4}- (?!(?:or|and|to|og|und|och|en|y|e|et|i|o|bis|a)\b)[a-z]{3,}")
_UNFINISHED = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\])\s*$")
_ENDED = re.compile(r"[.!?…:;。！？؟।॥։።۔။។]['\"”’»)\]›」』]*\s*$|['\"”’»)\]」』]\s*$")


def repair_line(raw: str) -> tuple[str, list[Damage]]:
    """Return `raw` repaired, with the damage that was seen; an empty text where nothing but damage was there.

    >>> text, damage = repair_line("The talks ended.< /p>")
    >>> text, damage[0].kind.value, damage[0].raw
    ('The talks ended.', 'tag residue', '< /p>')
    """
    damage: list[Damage] = []
    text = raw
    if not text.isascii() and DOUBTFUL.search(text) and is_bad(text):
        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            damage.append(Damage(DamageKind.MOJIBAKE, text, fixed))
            text = fixed
    for _ in range(MOST_ESCAPES):
        if "&" not in text or not ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text or ">" in text:
        text = _without_tags(text, damage)
    if text.isprintable() and "  " not in text:
        return text.strip(), damage  # every sign but a plain space that the rest would change is unprintable
    text = INVISIBLE.sub("", text)
    if SPACES.search(text):
        tidy = SPACES.sub(" ", text)
        if tidy.strip() != text.strip():
            damage.append(Damage(DamageKind.SPACES, "no-break or repeated spaces", "single spaces"))
        text = tidy
    return text.strip(), damage


def _without_tags(text: str, damage: list[Damage]) -> str:
    def note(match: re.Match[str]) -> str:
        damage.append(Damage(DamageKind.TAG_RESIDUE, match.group().strip(), ""))
        return " "

    return TAG_PIECE.sub(note, text)


def text_damage(text: str, next_text: str = "") -> list[Damage]:
    """Return what is wrong with the finished text of one block and was left as it is.

    A quotation may run over several paragraphs, each opened and only the last closed; so a missing closing mark
    counts only where the next block does not open with one.
    """
    damage = [Damage(DamageKind.GLUED, found) for found in _glued(text)]
    if "- " in text:
        damage += [Damage(DamageKind.SCRAMBLED, match.group()) for match in _SCRAMBLED.finditer(text)]
    lost = lost_quote(text, next_text)
    if lost:
        damage.append(Damage(lost, text))
    return damage


def _glued(text: str) -> list[str]:
    """Return words joined by a full stop without a space; the sign is looked for first, since words are everywhere."""
    found = []
    for sign in _GLUE.finditer(text):
        match = _GLUED.search(text, max(0, sign.start() - 30), sign.end() + 30)
        if match:
            found.append(match.group())
    return found


def lost_quote(text: str, next_text: str = "") -> DamageKind | None:
    """Tell whether a quotation mark of `text` has lost its partner.

    >>> lost_quote("They will see it as a success.”").value
    'lost opening quote'
    >>> lost_quote("“We will rebuild the port, she said.").value
    'lost closing quote'
    >>> lost_quote("“We will rebuild,” she said.") is None
    True
    """
    if "“" in text or "”" in text:
        return _lost_curly(text, next_text) if "„" not in text else None
    if text.count('"') == 1:
        if text.endswith('"') or re.search(r'[.,!?]" ', text):
            return DamageKind.LOST_OPENING_QUOTE
        if text.startswith('"') and not next_text.startswith('"'):
            return DamageKind.LOST_CLOSING_QUOTE
    return None


def _lost_curly(text: str, next_text: str) -> DamageKind | None:
    depth = 0
    for position, char in enumerate(text):
        if char == "“":
            depth += 1
        elif char == "”":
            depth -= 1
            # A digit before it is an inch mark typed as a quotation mark.
            if depth < 0 and not text[max(0, position - 1) : position].isdigit():
                return DamageKind.LOST_OPENING_QUOTE
            depth = max(0, depth)
    if depth > 0 and not next_text.lstrip().startswith("“"):
        return DamageKind.LOST_CLOSING_QUOTE
    return None


def is_ended(text: str) -> bool:
    """Tell whether `text` ends as a sentence does."""
    return bool(_ENDED.search(text))


def is_cut_off(text: str) -> bool:
    """Tell whether the last paragraph of a page breaks off: no end of a sentence, or dots for what is left out."""
    return bool(_UNFINISHED.search(text)) or not is_ended(text)
