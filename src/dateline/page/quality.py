"""Pages without an article: which kind they are, told by what they hold, so that short real news is kept."""

import re

from dateline.lang import page_kinds as kinds
from dateline.model.article import BlockKind
from dateline.model.outcome import RejectionReason
from dateline.page.clues import Rank
from dateline.page.credits import caption_credit
from dateline.page.reading import Piece, Reading
from dateline.page.shape import count_words, is_prose
from dateline.settings import PageSettings

_ERROR = re.compile(kinds.ERROR, re.I)
_CONSENT = re.compile(kinds.CONSENT, re.I)
_COOKIES = re.compile(kinds.COOKIES, re.I)
# A consent wall speaks of us and to you; news about a law on cookies does not.
_ADDRESSED = re.compile(kinds.ADDRESSED, re.I)
_KEEPING, _DEVICE = re.compile(kinds.KEEPING, re.I), re.compile(kinds.DEVICE, re.I)
_MIN_ASKED = 2  # words of consent, beside what is kept where
_PASSWORD = re.compile(kinds.SIGN_IN, re.I)
_GALLERY = re.compile(kinds.GALLERY, re.I)
_SEARCH = re.compile(kinds.SEARCH, re.I)
# Pages told by several different words of their kind: the words, the reason, how many different ones, how close.
_KINDS = (
    (re.compile(kinds.PRODUCT, re.I), RejectionReason.PRODUCT, 3),
    (re.compile(kinds.RECIPE, re.I), RejectionReason.RECIPE, 5),
    (re.compile(kinds.FORUM, re.I), RejectionReason.FORUM, 4),
    (re.compile(kinds.ICON, re.I), RejectionReason.NO_ARTICLE, 4),
    (re.compile(kinds.JOB, re.I), RejectionReason.NO_ARTICLE, 4),
)
_FORUM_MEMBERS = re.compile(kinds.FORUM_MEMBERS, re.I)
_MIN_MEMBERS, _MAX_THREAD_WORDS = 3, 400
# "(3/12)", "Foto 3 von 12" at the end of a caption.
_PICTURE_NUMBER = re.compile(
    r"(?:\(|\b[^\W\d_]{3,12} )\d{1,3} ?(?:/|／|of|von|de|di|sur|van|av|af|z|ze|из|з) ?\d{1,3}\)?\W*$"
)
_MIN_PICTURES, _BESIDE_PICTURES = 3, 0.2
_WORDS_PER_HIT = 60
_MIN_PASSWORDS = 2
_MIN_TEASERS = 0.85
_TABLE_SHARE, _MAX_TABLE_PROSE = 0.6, 60  # words beside the tables
_MAX_STUB_WORDS = 300
_MAX_PROMPT_CHARS = 300
_MIN_ADDRESSED = 3
_MIN_KEPT = 2  # of cookies, addresses and data
_MAX_NOTICE_WORDS = 140
_MAX_ERROR_WORDS = 60
_SURE_ARTICLE_WORDS = 150
_SHORT_NEWS_WORDS = 10
_MIN_AGES = 3
_MAX_AGE_CHARS = 20_000
_AGE = re.compile(
    r"(?<!\w)(?:\d{1,2}|an?|one)\s?(?:seconds?|min(?:ute)?s?|h(?:ou)?rs?|h|m|d|days?|weeks?|months?)\s+ago\b|"
    r"\bvor (?:\d+|einer?|einem) (?:minuten?|stunden?|tag(?:en)?)\b|"
    r"\bil y a (?:\d+|une?) (?:minutes?|heures?|jours?|h)\b|"
    r"\b(?:hace|há) (?:\d+|una?|um|uma) (?:minutos?|horas?|d[ií]as?)\b|\b\d+ (?:minuti|ore|giorni) fa\b|"
    r"\b\d+ (?:минут\w*|час\w*|дн\w+) назад\b|\b\d+ (?:хвилин\w*|годин\w*|дн\w+) тому\b|"
    r"\b\d+ (?:dakika|saat|gün) önce\b|\b\d+ (?:menit|jam|hari)(?: yang)? lalu\b|\b\d+ (?:minuten|uur|dagen) geleden\b|"
    r"\d{1,3}\s?(?:分钟|小时|天|分鐘|小時|分|時間|日|분|시간|일)\s?[前전]|منذ \d+ \w+",
    re.I,
)
_INDEX_PROSE = 0.15
_INDEX_LINES = 12
_INDEX_LINKS = 5
_INDEX_TEASERS = 6
_TYPED = {
    "product": RejectionReason.PRODUCT,
    "recipe": RejectionReason.RECIPE,
    "forum": RejectionReason.FORUM,
    "job advertisement": RejectionReason.NO_ARTICLE,
    "list of results": RejectionReason.INDEX_PAGE,
}
_PAYWALL = re.compile(kinds.PAYWALL, re.I)


def judge(reading: Reading, settings: PageSettings) -> tuple[RejectionReason, str] | None:
    """Return why the page holds no article, or None where it holds one."""
    body = [piece.text for piece in reading.pieces]
    text = " ".join(body)
    words = sum(count_words(piece) for piece in body)
    prose = sum(count_words(piece) for piece in body if is_prose(piece))
    whole = f"{reading.title or ''} {text}"
    is_news = _is_short_news(reading, words, prose)
    notice = None if is_news else _notice(whole, reading, words)
    if notice:
        return notice
    if words + count_words(reading.title or "") < settings.min_words:
        return None if is_news else _nothing(reading, whole, words, settings)
    return _other_kind(reading, whole, words, prose)


def paywall_prompt(reading: Reading) -> str | None:
    """Return the line that sells the rest of a text, where the page holds only the beginning of it."""
    words = sum(count_words(piece.text) for piece in reading.pieces)
    if words > _MAX_STUB_WORDS:
        return None
    lines = (line.strip() for line in reading.raw_text.split("\n") if len(line) <= _MAX_PROMPT_CHARS)
    return next((line for line in lines if _PAYWALL.match(line)), None)


def _notice(whole: str, reading: Reading, words: int) -> tuple[RejectionReason, str] | None:
    """Short pages that say why there is nothing to read."""
    if words > _MAX_NOTICE_WORDS:
        return None
    error = _ERROR.search(reading.title or "") or (_ERROR.search(whole) if words <= _MAX_ERROR_WORDS else None)
    if error:
        return RejectionReason.ERROR_PAGE, f"the page says “{error.group()}”"
    everything = f"{whole} {' '.join(dropped.text for dropped in reading.notes.dropped[:40])}"
    addressed = len(_ADDRESSED.findall(everything))
    consent = _CONSENT.findall(everything)
    kept = {match.group().lower() for match in map(_COOKIES.search, consent) if match}
    enough = len(consent) >= max(4, 0.04 * count_words(everything)) and addressed >= _MIN_ADDRESSED
    stored = any(_KEEPING.search(line) and _DEVICE.search(line) for line in everything.split(". "))
    asked = len(consent) >= _MIN_ASKED and addressed >= _MIN_ADDRESSED
    if (enough and len(kept) >= _MIN_KEPT) or (stored and asked):
        return (
            RejectionReason.CONSENT_WALL,
            f"the page asks for consent: {', '.join(sorted({c.lower() for c in consent}))}",
        )
    passwords = _PASSWORD.findall(everything)
    if len(passwords) >= _MIN_PASSWORDS and addressed >= _MIN_ADDRESSED:
        return RejectionReason.NO_ARTICLE, f"the page asks to sign in: {passwords[0].lower()}"
    return None


def _nothing(reading: Reading, whole: str, words: int, settings: PageSettings) -> tuple[RejectionReason, str]:
    """Say what a page with few words is instead of an article."""
    prompt = paywall_prompt(reading)
    if prompt:
        return RejectionReason.PAYWALL, f"{words} words of text before “{prompt[:80]}”"
    told = _told_kind(whole, words)
    if told:
        return told
    if _GALLERY.search(whole) or sum(map(_is_caption, reading.raw_text.split("\n", 400)[:400])) >= _MIN_PICTURES:
        return RejectionReason.GALLERY, f"pictures with {words} words of text"
    teasers = sum(4 <= count_words(line) <= 25 for line in reading.raw_text.split("\n", 400)[:400])
    if len(reading.notes.related) >= _INDEX_LINKS or teasers >= _INDEX_TEASERS:
        return (
            RejectionReason.INDEX_PAGE,
            f"{max(teasers, len(reading.notes.related))} links to other pages and {words} words of text",
        )
    return RejectionReason.TOO_SHORT, f"{words} words of text; at least {settings.min_words} make an article"


def _told_kind(whole: str, words: int) -> tuple[RejectionReason, str] | None:
    """Return the kind of page that several different words name."""
    for pattern, reason, least in _KINDS:
        hits = [match.lower() for match in pattern.findall(whole)]
        told = sorted(set(hits))
        if len(told) >= least and len(hits) * _WORDS_PER_HIT >= words:
            return reason, f"the page speaks of {', '.join(told[:6])}"
    return None


def _is_short_news(reading: Reading, words: int, prose: int) -> bool:
    """A headline, a date or dateline, and a full sentence make a report, however short; a list of links has no such."""
    is_dated = reading.dateline_place is not None or any(clue.rank <= Rank.URL for clue in reading.notes.clues)
    return bool(reading.title) and is_dated and prose >= _SHORT_NEWS_WORDS and 2 * prose >= words


def _other_kind(reading: Reading, whole: str, words: int, prose: int) -> tuple[RejectionReason, str] | None:
    """Pages with text that is no news: told by several different words of their kind, not by one."""
    if reading.is_declared and prose >= _SURE_ARTICLE_WORDS:
        return None
    if reading.page_type in _TYPED:
        return _TYPED[reading.page_type], f"the page declares itself a {reading.page_type}"
    told = _told_kind(whole, words)
    if told:
        return told
    if _GALLERY.search(whole) and prose < 40:
        return RejectionReason.GALLERY, f"pictures with {prose} words of running text"
    beside = _beside_captions(reading, words)
    if beside is not None:
        return RejectionReason.GALLERY, f"{words} words of text, of which {beside} stand beside pictures' captions"
    members = _members(reading) if words <= _MAX_THREAD_WORDS else []
    if len(members) >= _MIN_MEMBERS:
        return RejectionReason.FORUM, f"the page says of its writers: {', '.join(members[:4])}"
    tables = sum(count_words(piece.text) for piece in reading.pieces if _is_figures(piece))
    if tables >= _TABLE_SHARE * words and words - tables < _MAX_TABLE_PROSE and not reading.is_declared:
        return RejectionReason.NO_ARTICLE, f"{tables} words of {words} are in tables"
    index = _index(reading, words, prose)
    if index is None and prose == 0:
        return RejectionReason.NO_ARTICLE, "no line of the page is running text"
    return index


def _is_figures(piece: Piece) -> bool:
    """A row of a table tells something where it is full sentences, as the rows of a chronology are."""
    return piece.kind is BlockKind.TABLE and not is_prose(piece.text)


def _beside_captions(reading: Reading, words: int) -> int | None:
    """Return how many words are in no caption, where nearly all of the text is captions of several pictures."""
    captions = [
        count_words(piece.text)
        for piece in reading.pieces
        if piece.kind is BlockKind.CAPTION or _is_caption(piece.text)
    ]
    beside = words - sum(captions)
    return beside if len(captions) >= _MIN_PICTURES and beside <= _BESIDE_PICTURES * words else None


def _is_caption(line: str) -> bool:
    return caption_credit(line) is not None or _PICTURE_NUMBER.search(line) is not None


def _members(reading: Reading) -> list[str]:
    """Return what a forum says of those who write in it, in the text and in the lines around it."""
    lines = [piece.text for piece in reading.pieces] + [dropped.text for dropped in reading.notes.dropped]
    return [match.group() for line in lines for match in _FORUM_MEMBERS.finditer(line)]


def _index(reading: Reading, words: int, prose: int) -> tuple[RejectionReason, str] | None:
    """Pages that lead to others: ages, teasers, results, or many lines that are no running text."""
    ages = len(_AGE.findall(reading.raw_text[:_MAX_AGE_CHARS])) if 2 * prose < words else 0
    if ages >= _MIN_AGES:
        return RejectionReason.INDEX_PAGE, f"{ages} ages of other pages and {prose} words of running text"
    if reading.is_declared:
        return None
    if reading.teaser_share >= _MIN_TEASERS:
        return RejectionReason.INDEX_PAGE, f"{reading.teaser_share:.0%} of the text is in teasers of other pages"
    if _SEARCH.search(reading.title or ""):
        return RejectionReason.INDEX_PAGE, "the page lists the results of a search"
    lines = len(reading.pieces)
    headings = sum(piece.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) for piece in reading.pieces)
    if lines >= _INDEX_LINES and prose < _INDEX_PROSE * words and headings < lines:
        return RejectionReason.INDEX_PAGE, f"{lines} lines, of which {prose} words of {words} are running text"
    return None
