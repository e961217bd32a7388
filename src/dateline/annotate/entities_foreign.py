"""Names in languages without a model: the fact tables, and capitalised runs that are surely people.

A run of two to four capitalised words is a person only where a word for an office stands beside it or its family name
stands elsewhere on the page too; German, whose nouns all have capitals, always needs the office. Scripts without
capitals give the names of the fact tables only.
"""

import re
from collections.abc import Iterator

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_gazetteer import INFLECTED, Found, find_known_names
from dateline.annotate.parse import Parse
from dateline.lang.facts import FactKind
from dateline.lang.offices import title_words
from dateline.model.annotation import EntityKind, MentionForm, Role
from dateline.model.span import Span

_PARTICLE = r"(?:de|da|do|dos|das|del|della|di|van|von|der|den|la|le|al|bin|ben|af|zu|y|e)"
_CAPITALISED = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚА-ЯЁІЇЄҐЂ-ЏΑ-ΩΆΈ-Ώİ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_RUN = re.compile(rf"(?<![\w-]){_CAPITALISED}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITALISED}){{1,3}}(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_RUNS = frozenset({"de", "lb"})
_WORDS_BESIDE = 4
_MIN_STEM = 3
_MAX_ENDING = 3


def add_foreign(book: Book, parse: Parse, language: str) -> None:
    """Write the names of a page in `language`, which has no model, into `book`."""
    code = language.split("-", maxsplit=1)[0]
    known = list(find_known_names(parse.text, code))
    for found in known:
        _add_known(book, parse.text, found)
    _add_people(book, parse, code, known)


def _add_known(book: Book, text: str, found: Found) -> None:
    fact = found.fact
    kind = {FactKind.ORGANISATION: EntityKind.ORGANISATION, FactKind.CAPITAL: EntityKind.PLACE}.get(
        fact.kind, EntityKind.COUNTRY
    )
    form = MentionForm.METONYM if fact.kind is FactKind.METONYM else MentionForm.NAME
    entry = book.entry(kind, fact.name, country=fact.country)
    book.mention(entry, found.span, form, found.span.of(text) if form is MentionForm.NAME else None)


def _add_people(book: Book, parse: Parse, code: str, known: list[Found]) -> None:
    people: list[Entry] = []
    runs = list(_runs(parse.text, code, known))
    sure = [(s, t) for s, t in runs if t or (code not in _NO_RUNS and _recurs(parse.text, s, code))]
    # Bent or repeated forms of people found so need no office word of their own.
    again = [(s, t) for s, t in runs if (s, t) not in sure]
    for span, title in (*sure, *again):
        name = span.of(parse.text)
        entry = next((e for e in people if _is_same(e.name, name, code)), None)
        if entry is None:
            if (span, title) not in sure:
                continue
            entry = book.entry(EntityKind.PERSON, name)
            people.append(entry)
        book.mention(entry, span, MentionForm.NAME, name)
        if title is not None:
            entry.add_role(Role(title.of(parse.text), title), "title")
            entry.country = entry.country or _side(title, span, known)
    _add_surnames(book, parse, code, people)


def _runs(text: str, code: str, known: list[Found]) -> Iterator[tuple[Span, Span | None]]:
    """Yield capitalised runs, cut at known names and office words, with the office word beside each."""
    taken = [found.span for found in known]
    titles = title_words(code)
    for match in _RUN.finditer(text):
        words: list[Span] = []
        for word in (*_WORD.finditer(text, *match.span()), None):
            span = Span(*word.span()) if word else None
            if span is None or _is_title(span.of(text), titles, code) or any(span.overlaps(t) for t in taken):
                if len(words) > 1:
                    run = Span(words[0].start, words[-1].end)
                    yield run, _title_beside(text, run, titles, code)
                words = []
            else:
                words.append(span)


def _title_beside(text: str, span: Span, titles: frozenset[str], code: str) -> Span | None:
    """Return the office word within a few words before the name in its sentence, or right after it and a comma."""
    start = max(text.rfind(sign, 0, span.start) for sign in (". ", "\n", "! ", "? ")) + 1
    before = list(_WORD.finditer(text, start, span.start))[-_WORDS_BESIDE:]
    for match in reversed(before):
        if _is_title(match.group(), titles, code):
            return Span(*match.span())
    after = re.compile(r", (?:\w{1,3} )?([^\W\d_]+)").match(text, span.end)
    if after and _is_title(after.group(1), titles, code):
        return Span(*after.span(1))
    return None


def _is_title(word: str, titles: frozenset[str], code: str) -> bool:
    plain = word.lower()
    if plain in titles:
        return True
    return code in INFLECTED and any(_bends(plain, title) for title in titles if len(title) > _MIN_STEM)


def _bends(word: str, base: str) -> bool:
    shared = _shared(word, base)
    return shared >= max(_MIN_STEM, len(base) - 1) and len(word) - shared <= _MAX_ENDING


def _shared(left: str, right: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = zip(left, right, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _is_same(left: str, right: str, code: str) -> bool:
    a, b = left.split(), right.split()
    if code not in INFLECTED:
        shortened = len(a) != len(b) and (set(a) <= set(b) or set(b) <= set(a))
        return a[-1] == b[-1] and (a[0] == b[0] or shortened)
    return len(a) == len(b) and all(_same_word(x, y) for x, y in zip(a, b, strict=True))


def _same_word(left: str, right: str) -> bool:
    """Whether two words are one but for an ending of case."""
    shared = _shared(left, right)
    longest = max(len(left), len(right))
    return shared >= _MIN_STEM and longest - shared <= _MAX_ENDING and shared >= longest / 2


def _recurs(text: str, span: Span, code: str) -> bool:
    surname = span.of(text).rsplit(maxsplit=1)[-1]
    stem = surname[:-1] if code in INFLECTED and len(surname) > _MIN_STEM + 1 else surname
    pattern = re.compile(rf"(?<![\w-]){re.escape(stem)}\w{{0,3}}(?![\w-])")
    return any(not span.overlaps(Span(*match.span())) for match in pattern.finditer(text))


def _side(title: Span, name: Span, known: list[Found]) -> str | None:
    """Return the country named between office and name or right beside the office."""
    hull = title.hull(name)
    around = Span(max(0, hull.start - 25), hull.end + 3)
    codes = [
        found.fact.country
        for found in known
        if around.covers(found.span) and found.fact.kind in {FactKind.COUNTRY, FactKind.METONYM}
    ]
    return codes[0] if len(codes) == 1 else None


def _add_surnames(book: Book, parse: Parse, code: str, people: list[Entry]) -> None:
    """Mark family names that stand alone, where only one person of the page has them."""
    for entry in people:
        surname = entry.name.split()[-1]
        sharing = [other for other in people if _same_word(other.name.split()[-1], surname)]
        if len(sharing) > 1:
            continue
        stem = surname[:-1] if code in INFLECTED and surname[-1].islower() and len(surname) > _MIN_STEM + 1 else surname
        ending = r"[^\W\d_]{0,3}" if code in INFLECTED else ""
        for match in re.finditer(rf"(?<![\w-]){re.escape(stem)}{ending}(?![\w-])", parse.text):
            span = Span(*match.span())
            if not any(m.span.overlaps(span) for m in book.mentions()):
                book.mention(entry, span, MentionForm.NAME, span.of(parse.text))
