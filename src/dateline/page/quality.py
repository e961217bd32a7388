"""Pages without an article: which kind they are, told by what they hold, so that short real news is kept."""

import re

from dateline.model.article import BlockKind
from dateline.model.outcome import RejectionReason
from dateline.page.clues import Rank
from dateline.page.reading import Reading
from dateline.page.shape import count_words, is_prose
from dateline.settings import PageSettings

# A consent wall speaks of us and to you; news about a law on cookies does not.
_ADDRESSED = re.compile(
    r"\b(?:we|our|us|you|your|wir|unsere?|sie|ihre?|nous|nos|vous|votre|nosotros|nuestr\w+|su|мы|вы|ваш\w*)\b", re.I
)
_MIN_ADDRESSED = 3
_MAX_NOTICE_WORDS = 140
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
_INDEX_LINKS = 5
_INDEX_TEASERS = 6
_ERROR = re.compile(
    r"\b(?:404|403|500|502|503) (?:error|not found|forbidden|page)|\b(?:error|http) (?:404|403|500|"
    r"502|503)\b|page (?:not found|(?:you (?:are|were) looking for|you requested))|"
    r"(?:access|permission) denied|(?:temporarily|currently) unavailable|bad gateway|service "
    r"unavailable|internal server error|"
    r"enable (?:javascript|js|cookies)|checking your browser|are you (?:a )?(?:human|robot)|captcha|"
    r"seite nicht gefunden|page introuvable|página no encontrada|страница не найдена|this site "
    r"can[’']t be reached",
    re.I,
)
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|privacy|personal data|partners|vendors|legitimate interest|gdpr|"
    r"datenschutz|einwilligung|confidentialité)\b",
    re.I,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe(?:rs)?|subscription|sign in|log in|paywall|unlimited access|premium|per month|"
    r"abonn\w+|suscr\w+)\b",
    re.I,
)
_PRODUCT = re.compile(
    r"\b(?:add to (?:cart|basket|bag|wishlist)|in stock|out of stock|free (?:shipping|delivery|"
    r"returns)|sku\b|buy now|quantity|customer reviews|warranty|checkout)\b",
    re.I,
)
_RECIPE = re.compile(
    r"\b(?:ingredients|preheat|tablespoons?|teaspoons?|tbsp|tsp|prep time|cook(?:ing)? time|servings?|"
    r"serves \d|stir|simmer|oven|whisk)\b",
    re.I,
)
_FORUM = re.compile(
    r"\b(?:joined:|posts:|reply with quote|re:|thread starter|quote:|posted by|originally posted by|"
    r"permalink|upvotes?|member since|reply|likes received|wrote:)",
    re.I,
)
_ICON = re.compile(
    r"\b(?:icons?|vectors?|svg|png|eps|psd|clip ?art|stock (?:photos?|images?)|royalty[- ]free|"
    r"wallpapers?|favicon|fonts?)\b",
    re.I,
)
_GALLERY = re.compile(
    r"\b(?:photo gallery|gallery|slideshow|in pictures|\d+ (?:photos|images|pictures)|(?:photo|image|"
    r"picture) \d+ (?:of|/) \d+)\b",
    re.I,
)
_TYPED = {"product": RejectionReason.PRODUCT, "recipe": RejectionReason.RECIPE, "forum": RejectionReason.FORUM}


def judge(reading: Reading, settings: PageSettings) -> tuple[RejectionReason, str] | None:
    """Return why the page holds no article, or None where it holds one."""
    body = [piece.text for piece in reading.pieces]
    text = " ".join(body)
    words = sum(count_words(piece) for piece in body)
    prose = sum(count_words(piece) for piece in body if is_prose(piece))
    whole = f"{reading.title or ''} {text}"
    notice = _notice(whole, reading, words)
    if notice:
        return notice
    if words + count_words(reading.title or "") < settings.min_words:
        return _nothing(reading, words, prose, settings)
    return _other_kind(reading, whole, words, prose)


def _notice(whole: str, reading: Reading, words: int) -> tuple[RejectionReason, str] | None:
    """Short pages that say why there is nothing to read."""
    if words > _MAX_NOTICE_WORDS:
        return None
    error = _ERROR.search(reading.title or "") or (_ERROR.search(whole) if words <= 60 else None)
    if error:
        return RejectionReason.ERROR_PAGE, f"the page says “{error.group()}”"
    everything = f"{whole} {' '.join(dropped.text for dropped in reading.notes.dropped[:40])}"
    consent = _CONSENT.findall(everything)
    if len(consent) >= max(4, 0.04 * count_words(everything)) and len(_ADDRESSED.findall(everything)) >= _MIN_ADDRESSED:
        return (
            RejectionReason.CONSENT_WALL,
            f"the page asks for consent: {', '.join(sorted({c.lower() for c in consent}))}",
        )
    return None


def _nothing(reading: Reading, words: int, prose: int, settings: PageSettings) -> tuple[RejectionReason, str] | None:
    """Say what a page with few words is instead of an article, or None where it is a short report."""
    dropped = " ".join(dropped.text for dropped in reading.notes.dropped[:60])
    if words < settings.min_words and len(_PAYWALL.findall(dropped)) >= 3:
        return RejectionReason.PAYWALL, f"{words} words of text before a request to subscribe"
    if _is_short_news(reading, words, prose):
        return None
    teasers = sum(4 <= count_words(line) <= 25 for line in reading.raw_text.split("\n", 400)[:400])
    if len(reading.notes.related) >= _INDEX_LINKS or teasers >= _INDEX_TEASERS:
        return (
            RejectionReason.INDEX_PAGE,
            f"{max(teasers, len(reading.notes.related))} links to other pages and {words} words of text",
        )
    return RejectionReason.TOO_SHORT, f"{words} words of text; at least {settings.min_words} make an article"


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
    headings = sum(piece.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) for piece in reading.pieces)
    for pattern, reason, least in (
        (_PRODUCT, RejectionReason.PRODUCT, 3),
        (_RECIPE, RejectionReason.RECIPE, 5),
        (_FORUM, RejectionReason.FORUM, 4),
        (_ICON, RejectionReason.NO_ARTICLE, 4),
    ):
        hits = pattern.findall(whole)
        kinds = {hit.lower() for hit in hits}
        if len(kinds) >= least and len(hits) * 60 >= words:
            return reason, f"the page speaks of {', '.join(sorted(kinds)[:6])}"
    if _GALLERY.search(whole) and prose < 40:
        return RejectionReason.GALLERY, f"pictures with {prose} words of running text"
    ages = len(_AGE.findall(reading.raw_text[:_MAX_AGE_CHARS])) if 2 * prose < words else 0
    if ages >= _MIN_AGES:
        return RejectionReason.INDEX_PAGE, f"{ages} ages of other pages and {prose} words of running text"
    lines = len(reading.pieces)
    if lines >= 12 and not reading.is_declared and prose < _INDEX_PROSE * words and headings < lines:
        return RejectionReason.INDEX_PAGE, f"{lines} lines, of which {prose} words of {words} are running text"
    if prose == 0:
        return RejectionReason.NO_ARTICLE, "no line of the page is running text"
    return None
