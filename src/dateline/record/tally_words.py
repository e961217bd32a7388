"""What an English sentence says about how often or how lately people have met.

A tally may be put in many ways: "their fourth meeting", "they have met four times", "had not met before", "not for more
than a year had the two met", "more than a year after they last met", "met most recently in Vienna". Each is read to
one of a few forms. The sentence alone is read here; whose meetings are meant, and what the record holds, is found
elsewhere.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dateline.lang.numbers import ORDINALS, TENS, WORDS, number_of, ordinal_of
from dateline.model.annotation import Bound
from dateline.record.stretches import Stretch, find_stretches


class Form(StrEnum):
    """What a tally says of a series of meetings."""

    NTH = "nth"  # the one told of is number n
    NEVER = "never"  # none before, or none within a stretch or since a point
    LATEST = "latest"  # the last one was at a time or place


@dataclass(frozen=True, slots=True)
class Tally:
    """What a sentence says: its form, its number, and the stretch that it looks back over."""

    form: Form
    n: int = 1
    stretch: Stretch | None = None


_NOUN = (
    r"(?:meetings?|talks|encounters?|get-togethers?|sit-downs?|face-to-faces?|tête-à-têtes?|handshakes?|consultations|"
    r"conversations?|summits?|rounds? of (?:talks|consultations|negotiations))\b"
)
# What "is met", as a demand is, comes together with nobody.
_MET = (
    r"(?:(?<!\bare )(?<!\bis )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )met|"
    r"meet|meeting|sat down|sit down|conferred|confer|(?:held|hold|had|have had) (?:a meeting|talks|meetings)|"
    r"(?:got|come|came|been|sat) together|seen (?:each other|one another)|saw (?:each other|one another)|"
    r"faced (?:each other|one another)|(?:spoken|talked|spoke) (?:face to face|in person)|shaken hands|shook hands)\b"
)
_ABOUT_MEETING = re.compile(rf"\b(?:{_NOUN}|{_MET}|(?:silence|break|gap|pause|hiatus) (?:of|that)\b)", re.IGNORECASE)
_RANK = rf"(?P<rank>\d+(?:st|nd|rd|th)|(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(ORDINALS)}))"
_NO_RANK_OF = r"(?!to\b|of\b|in\b|at\b|on\b|day\b|week\b|leg\b|part\b|half\b|question\b|since\b|time\b|after\b)"
_RANKED_NOUN = re.compile(rf"\b{_RANK}(?:-ever|,? ever)?(?:,? {_NO_RANK_OF}[\w-]+){{0,4}}? {_NOUN}", re.IGNORECASE)
_RANKED_TIME = re.compile(rf"\b{_RANK}(?:-ever| ever)? (?:time|occasion)\b", re.IGNORECASE)
_NUMBERED = re.compile(rf"\b{_NOUN},? (?:number|no\.?|nr\.?) (?P<n>\d+|{WORDS})", re.IGNORECASE)
_NUMBER_OF = re.compile(
    rf"\bnumber of (?:\w+ )?{_NOUN}.{{0,40}}?\b(?:to|at|is|was|now) (?P<n>\d+|{WORDS})", re.IGNORECASE
)
_TIMES = rf"(?P<n>once|twice|thrice|(?:\d+|{WORDS}) (?:times|occasions))"
_FEW_WORDS = r"(?:\W{1,4}\w[\w'’-]*+){0,8}?\W{1,4}"
_SO_OFTEN = (
    re.compile(rf"\b{_MET}{_FEW_WORDS}(?:on )?{_TIMES}\b", re.IGNORECASE),
    # "Once demands are met" is no count: the one word that also begins a clause stands right before its verb.
    re.compile(rf"\b(?!once\b){_TIMES}\b{_FEW_WORDS}{_MET}", re.IGNORECASE),
    re.compile(rf"\b(?P<n>once),? (?:already |previously |before,? )?{_MET}", re.IGNORECASE),
)
_SO_MANY = re.compile(
    rf"\b(?P<n>\d+|{WORDS}) (?:(?:such|earlier|previous|prior|past|separate|other|personal|direct|face-to-face|"
    rf"bilateral|of their) )*(?:meetings|encounters|get-togethers|conversations|"
    rf"rounds of \w+)\b(?! (?:this|next) (?:week|month))",
    re.IGNORECASE,
)
_HAD_BEFORE = re.compile(
    r"^(?:before|until|up to|prior to)\b.*\bhad\b|\bhad\b.*\b(?:before|previously|earlier|already)\b|"
    r"\b(?:earlier|previous|prior|past) (?:\w+ )?"
    r"(?:meetings|encounters|get-togethers|conversations|talks|rounds)\b|"
    r"\b(?:times|twice|once|thrice) (?:before|previously|earlier)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    rf"\bnever\b{_FEW_WORDS}{_MET}|\b(?:ha[ds]|have)(?: not|n[’']t)\b{_FEW_WORDS}{_MET}|"
    rf"\bnot (?:for|in|since|until|before|once)\b.*\b{_MET}|\bhad yet to {_MET}|\bno (?:\w+ )?{_NOUN}|"
    rf"\bwithout (?:a (?:single )?|any (?:\w+ )?|ever |having )?(?:{_NOUN}|{_MET})|\bnone of their {_NOUN}|"
    rf"\b(?:did|do)(?: not|n[’']t)\b(?:\W+[\w'’-]+){{0,3}}?\W+meet\b",
    re.IGNORECASE,
)
_AT_ALL = re.compile(
    r"\bnever\b|\b(?:before|previously|ever|until (?:then|now|today|this|that|\w+day)|yet to)\b|"
    r"\bno (?:earlier|previous|prior)\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(
    r"\b(?:break|gap|pause|silence|lull|hiatus|interval|interruption|freeze)\b|\bapart\b", re.IGNORECASE
)
_SINCE_LAST = re.compile(
    rf"\b(?:since|after|before|ago|earlier|from)\b.*\b(?:last|previous|latest|most recent)\b|\blast\b.*\b{_MET}|"
    rf"\b{_MET}\b.*\b(?:last|most recently)\b|\bsince\b.*\b{_MET}|\blast (?:time|{_NOUN})",
    re.IGNORECASE,
)
_LATEST = re.compile(
    rf"\b(?<!at )(?:last|most recently|latest)\b,? (?:the two \w+ |they |the pair |the two )?{_MET}|"
    rf"\b{_MET}(?: (?:each other|one another))? (?:for the )?(?:last|most recently)\b|"
    rf"\b(?:most recent|latest|last|previous) (?:such )?(?:{_NOUN})|\blast (?:time|occasion)\b.*\b{_MET}|"
    rf"\b(?:most recent|latest|last|previous) of (?:their|the) (?:\w+ )?{_NOUN}",
    re.IGNORECASE,
)
_COUNTED = {"once": 1, "twice": 2, "thrice": 3}
_LENGTHS = re.compile(
    r"\b(?:long(?:er|est)?|short(?:er|est)?|brief(?:er|est)?|lasted|so long|lengthiest)\b", re.IGNORECASE
)
_BELOW = frozenset({Bound.LESS_THAN, Bound.AT_MOST})


def tally_of(words: str) -> Tally | None:
    """Return the tally of meetings that a sentence makes, `None` where it makes none.

    >>> tally_of("Not for more than a year had the two met.").form, tally_of("They have now met four times.").n
    (<Form.NEVER: 'never'>, 4)
    >>> tally_of("Before that day they had met three times.").n, tally_of("The streets were closed.")
    (4, None)
    """
    if not _ABOUT_MEETING.search(words) or (_LENGTHS.search(words) and not _RANKED_TIME.search(words)):
        return None
    stretch = next((each for each in find_stretches(words) if each.iso), None)
    return _never(words, stretch) or _nth(words, stretch) or _latest(words, stretch)


def _never(words: str, stretch: Stretch | None) -> Tally | None:
    """Return "none before" or "none in all that time", also where the words tell how long ago the last one was."""
    apart = stretch is not None and (_PAUSE.search(words) or _SINCE_LAST.search(words))
    if stretch is not None and stretch.bound in _BELOW:
        return None
    denied = _NEVER.search(words)
    if denied and (stretch is not None or _AT_ALL.search(words) or re.search(r"\bsince\b", words, re.IGNORECASE)):
        return Tally(Form.NEVER, 1, stretch)
    return Tally(Form.NEVER, 1, stretch) if apart and not _RANKED_TIME.search(words) else None


def _nth(words: str, stretch: Stretch | None) -> Tally | None:
    for pattern in (_RANKED_NOUN, _RANKED_TIME):
        for ranked in pattern.finditer(words):
            rank = ordinal_of(ranked["rank"])
            if rank is not None:
                return Tally(Form.NTH, rank, stretch)
    number_words = (p.search(words) for p in (_NUMBERED, _NUMBER_OF, *_SO_OFTEN, _SO_MANY))
    match = next((found for found in number_words if found), None)
    if match is None:
        return None
    said = match["n"].lower()
    number = _COUNTED.get(said) or number_of(said.split(" times")[0].split(" occasions")[0])
    if number is None or number < 1 or number != int(number):
        return None
    return Tally(Form.NTH, int(number) + bool(_HAD_BEFORE.search(words)), stretch)


def _latest(words: str, stretch: Stretch | None) -> Tally | None:
    return Tally(Form.LATEST) if stretch is None and _LATEST.search(words) else None
