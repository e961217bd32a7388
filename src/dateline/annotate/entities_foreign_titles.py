"""People meant by their office and side alone, without a model: "le président tunisien", "Polens Präsident".

An office counts only with the adjective or the name of its country beside it, where exactly one person of the page
holds that office for that country.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_foreign_runs import is_title, shared_beginning
from dateline.annotate.entities_gazetteer import Found
from dateline.annotate.parse import Parse
from dateline.lang.facts import FactKind
from dateline.lang.offices import counterpart_words, side_of_adjective
from dateline.model.annotation import MentionForm
from dateline.model.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OF = re.compile(r"\s(?:de |del |de la |du |des |d['’]|di |della |dell['’]|do |da |van |von |der |af |til |på )?")
_BESIDE = 3
_MIN_OFFICE = 4


def add_titles(book: Book, parse: Parse, code: str, known: Sequence[Found]) -> None:
    """Mark the offices of a page that name one of its people."""
    holders = [entry for entry in book.people() if entry.country is not None and entry.roles]
    if not holders:
        return
    named = [mention.span for mention in book.mentions()]
    for office, whole, side in _offices(parse.text, code, known):
        beside = whole.start - _BESIDE, whole.end + _BESIDE
        people = [entry for entry in holders if entry.country == side and _holds(entry, office.of(parse.text))]
        taken = any(span.start < beside[1] and beside[0] < span.end and not _is_known(span, known) for span in named)
        if len(people) == 1 and not taken:
            book.mention(people[0], whole, MentionForm.TITLE)


def _offices(text: str, code: str, known: Sequence[Found]) -> Iterator[tuple[Span, Span, str]]:
    """Yield each word of office with the country beside it: the word, the whole phrase, the country's code."""
    for match in _WORD.finditer(text):
        if not is_title(match.group(), code) or match.group().lower() in counterpart_words(code):
            continue
        office = Span(*match.span())
        whole, side = _with_side(text, office, code, known)
        if side is not None:
            yield office, whole, side


def _with_side(text: str, office: Span, code: str, known: Sequence[Found]) -> tuple[Span, str | None]:
    after = _WORD.match(text, office.end + 1)
    before = re.search(r"([^\W\d_]+) $", text[max(0, office.start - 30) : office.start])
    if after is not None and (side := side_of_adjective(after.group(), code)) is not None:
        return Span(office.start, after.end()), side
    if before is not None and (side := side_of_adjective(before.group(1), code)) is not None:
        return Span(office.start - len(before.group()), office.end), side
    joint = _OF.match(text, office.end)
    for found in known:
        behind = joint is not None and found.span.start == joint.end()
        if found.fact.kind is FactKind.COUNTRY and (behind or found.span.end + 1 == office.start):
            return office.hull(found.span), found.fact.country
    return office, None


def _holds(entry: Entry, office: str) -> bool:
    """Tell whether a person is said to have that office, whatever its ending."""
    word = office.lower()
    for role in entry.roles:
        held = role.title.lower().split()[-1]
        shared = shared_beginning(word, held)
        if shared >= _MIN_OFFICE and max(len(word), len(held)) - shared <= _MIN_OFFICE:
            return True
    return False


def _is_known(span: Span, known: Sequence[Found]) -> bool:
    return any(found.span == span for found in known)
