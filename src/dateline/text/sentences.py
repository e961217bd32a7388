"""Where sentences begin and end, in any script, without a language model."""

import re
from collections.abc import Iterator

import nupunkt

# A sentence in scripts whose closing signs take no space after them; the last may have none.
_SCRIPT_SENTENCE = re.compile(r"[^。！？؟۔।॥]*(?:[。！？؟۔।॥]+[\"”’』」）)»]*|$)")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text in any script; no capital letter is needed to begin one.

    >>> text = "他说会面。明天再谈!"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['他说会面。', '明天再谈!']
    """
    for start, end in nupunkt.sent_spans(text):
        for match in _SCRIPT_SENTENCE.finditer(text, start, end):
            words = match.group()
            begin = match.start() + len(words) - len(words.lstrip())
            finish = match.end() - len(words) + len(words.rstrip())
            if begin < finish:
                yield begin, finish
