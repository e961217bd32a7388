"""Credit lines and crediting phrases: who a text, picture or video is from.

A picture's credit vouches for the picture only, so its kind is kept apart from a text credit.
"""

import re

from dateline.lang.agencies import is_agency, is_medium
from dateline.model.article import Credit, CreditKind

_MAX_WORDS = 16
_TEXT_LABEL = (
    r"(?:based on(?: the)? materials?(?: (?:of|from|by))?|based on|sources?|original source|via|news "
    r"source|courtesy|agenc(?:y|ies)|"
    r"with (?:inputs?|files|materials?|reporting|additional reporting|information|agency inputs?)(?: "
    r"(?:from|by))?|inputs? from|"
    r"(?:originally|first) (?:published|appeared) (?:by|in|on|at)|this (?:article|story|report|piece) "
    r"(?:was )?(?:originally |first )?(?:published|appeared|produced)(?: (?:by|in|on|at))|"
    r"adapted from|republished (?:from|with permission (?:of|from))|translated from|"
    r"quellen?|mit material von|source\(s\)|avec|fuentes?|con información de|fonti?|fontes?|com informações d[aeo]s?|"
    r"по материалам|источники?|за матеріалами|джерел[оа]|źródł[oa]|bron(?:nen)?|käll[ao]r?|kilder?|"
    r"kaynak|来源|來源|来源于|稿源|出典|출처|المصدر|مصدر|sumber|nguồn|स्रोत|সূত্র|forrás|zdroj|sursa|πηγή|lähde)"
)
_PHOTO_LABEL = (
    r"(?:(?:cover |featured |lead |file |main |top |header )?(?:images?|photos?|pictures?|pics?|"
    r"photographs?|photography|illustrations?|graphics?)"
    r"(?: (?:credits?|courtesy|sources?|by|via|from|copyright|caption|courtesy of|credited to))*|"
    r"credit|pic courtesy|fotos?|bild(?:quelle|nachweis)?|crédits? photos?|"
    r"imagen|imágenes|immagine|imagem|crédito|фото|ілюстрація|иллюстрация|zdjęci[ea]|fot\.|afbeelding|"
    r"görsel|图片|图源|圖|写真|画像|사진|صورة|تصوير|gambar|foto|ảnh|εικόνα|kuva)"
)
_VIDEO_LABEL = r"(?:videos?(?: (?:credits?|courtesy|source|by|via|from))*|видео|відео|视频)"
_SEPARATOR = r"\s*(?:[:：/|©]|—|–)\s*"
_TEXT_LINE = re.compile(rf"[(\[]?{_TEXT_LABEL}(?:{_SEPARATOR}|\s)(?P<name>\S.{{0,120}}?)[)\]]?", re.I)
_PHOTO_LINE = re.compile(rf"[(\[]?{_PHOTO_LABEL}(?:{_SEPARATOR})(?P<name>\S.{{0,140}}?)[)\]]?", re.I)
_PHOTO_BY = re.compile(
    r"[(\[]?(?:photos?|images?|pictures?|photographs?) (?:by|courtesy(?: of)?|from|via|"
    r"credit)\s+(?P<name>\S.{0,100}?)[)\]]?",
    re.I,
)
_CAPTION_CREDIT = re.compile(
    rf"\s?[(\[|–—-]?\s?{_PHOTO_LABEL}\s?[:：©]\s?(?P<name>[^:.!?]{{2,80}}?)[)\].\s]{{0,8}}$", re.I
)
_VIDEO_LINE = re.compile(rf"[(\[]?{_VIDEO_LABEL}{_SEPARATOR}(?P<name>\S.{{0,100}}?)[)\]]?", re.I)
_SIGN_OFF = re.compile(
    r"[(\[]?\s*(?:additional )?(?:reporting|writing|written|editing|edited|compiled|translated|"
    r"translation)\b[^.]{0,40}\bby\b.{3,260}[)\]]?\.?",
    re.I,
)
_BARE_AGENCY = re.compile(r"[—–\-(©\s]*(?:\d{4}\s)?(?P<name>[\w .&/-]{2,40}?)[)\s.]*")
_WRITES = re.compile(
    r"(?<![”\"’»]),\s(?:writes|reports|wrote|reported|передает|пишет|сообщает|повідомляє|пише|"
    r"schreibt|berichtet|rapporte|informa|reporta|podaje)\s"
    r"(?:the\s)?(?P<name>[\w«\"][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,4})(?=[.,;]|$)"
)
_TRAILING_CREDIT = re.compile(r"\((?P<name>[A-Z][\w .&/-]{1,40})\)\s*$")


def credit_line(line: str) -> Credit | None:
    """Return the credit that the whole of `line` is, or None.

    >>> credit_line("Image: AP")
    Credit(kind=<CreditKind.PHOTO: 'photo'>, name='AP', raw='Image: AP')
    >>> credit_line("Based on materials: The Harbour Herald").kind.value
    'text'
    >>> credit_line("Source of the river: a spring that no map shows, the expedition said on Monday.") is None
    True
    """
    if len(line) > 160 or len(line.split()) > _MAX_WORDS:
        return _sign_off(line)
    for kind, pattern in (
        (CreditKind.PHOTO, _PHOTO_LINE),
        (CreditKind.PHOTO, _PHOTO_BY),
        (CreditKind.VIDEO, _VIDEO_LINE),
        (CreditKind.TEXT, _TEXT_LINE),
    ):
        match = pattern.fullmatch(line.strip())
        if match and _is_name(match["name"], labelled=bool(re.search(r"[:：]", line))):
            return Credit(kind, match["name"].strip(' .”"'), line)
    bare = _BARE_AGENCY.fullmatch(line)
    if bare and is_agency(bare["name"]):
        return Credit(CreditKind.TEXT, bare["name"].strip(), line)
    return _sign_off(line)


def _sign_off(line: str) -> Credit | None:
    """Agencies close with who reported and edited; the names are the desk's, so the whole line is kept as the name."""
    if _SIGN_OFF.fullmatch(line.strip()):
        return Credit(CreditKind.TEXT, line.strip(" ()[]."), line)
    return None


def _is_name(name: str, *, labelled: bool) -> bool:
    """A name is short and no sentence; without a colon after the label it must be a medium's."""
    bare = name.strip()
    if len(bare.split()) > 10 or re.search(r"[.!?]\s+\w", bare):
        return False
    return is_medium(bare) or (labelled and not bare.endswith((".", "!", "?")) and not bare[:1].islower())


def crediting_phrases(text: str) -> list[Credit]:
    """Return the credits inside a paragraph: "…, writes Reuters." and a final "(AFP)".

    >>> [credit.name for credit in crediting_phrases("The strike may spread, writes Reuters.")]
    ['Reuters']
    >>> crediting_phrases("“We stay,” wrote Moreno.")
    []
    """
    found = [
        Credit(CreditKind.TEXT, match["name"].strip('«»" .'), match.group().lstrip(", "))
        for match in _WRITES.finditer(text)
        if is_medium(match["name"].strip('«»" .'))
    ]
    closing = _TRAILING_CREDIT.search(text) if text.rstrip().endswith(")") else None
    if closing and is_agency(closing["name"]):
        found.append(Credit(CreditKind.TEXT, closing["name"], closing.group().strip()))
    return found


def caption_credit(caption: str) -> tuple[str, Credit] | None:
    """Return a caption without the credit that ends it, and the credit.

    >>> caption_credit("The harbour at dawn. Photo: Ada Berg")[0]
    'The harbour at dawn.'
    """
    match = _CAPTION_CREDIT.search(caption)
    if match is None or match.start() == 0:
        return None
    name = match["name"].strip(" .)]")
    return caption[: match.start()].strip(), Credit(CreditKind.PHOTO, name, match.group().strip())
