"""Words by which pages in other languages recall a happening from before the one they tell: "s'étaient rencontrés"."""

import re
from functools import lru_cache

from dateline.lang.reading import table
from dateline.model.span import Span

_UNSPACED = frozenset({"zh", "ja", "ko"})
# In these the verb, and with it the tense, stands behind.
_VERB_LAST = frozenset({"de", "fa", "hi", "ja", "ko", "nl", "tr"})
_BEFORE, _BEHIND = 28, 24
_CLAUSE = re.compile(r"[,;:.!?()«»“”\"、。，；।؛،]")


def is_recalled(text: str, trigger: Span, language: str) -> bool:
    """Tell whether the words around `trigger`, within its clause, say that it came before what the page tells.

    >>> text = "Les deux hommes s'étaient rencontrés en mars."
    >>> is_recalled(text, Span(text.index("s'"), text.index(" en")), "fr")
    True
    """
    code = language.split("-", maxsplit=1)[0]
    words = _words(code)
    if words is None:
        return False
    first = max(0, trigger.start - _BEFORE)
    starts = [match.end() for match in _CLAUSE.finditer(text, first, trigger.start)]
    last = trigger.end + _BEHIND if code in _VERB_LAST else trigger.end
    end = _CLAUSE.search(text, trigger.end, last)
    return words.search(text[max([first, *starts]) : end.start() if end else last]) is not None


@lru_cache(maxsize=64)
def _words(code: str) -> re.Pattern[str] | None:
    listed = table("recall_words").get(code)
    if not listed:
        return None
    body = "|".join(listed)
    return re.compile(body if code in _UNSPACED else rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
