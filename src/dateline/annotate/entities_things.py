"""Countries, governments, organisations and places of a page."""

import re

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_metonyms import acts
from dateline.annotate.entities_spans import Candidate
from dateline.annotate.parse import Parse
from dateline.lang import facts
from dateline.lang.facts import Fact, FactKind
from dateline.model.annotation import EntityKind, MentionForm
from dateline.model.span import Span

_ACRONYM = re.compile(r"\(\s*([A-Z][A-Za-z&.\-]{1,9})\s*\)")


def add_things(book: Book, parse: Parse, candidates: tuple[Candidate, ...]) -> None:
    """Write every candidate that is no person into `book`."""
    organisations = _Organisations(book)
    for candidate in candidates:
        if candidate.fact is not None and candidate.fact.kind is not FactKind.ORGANISATION:
            _add_known(book, parse, candidate, candidate.fact)
        elif candidate.kind is EntityKind.ORGANISATION:
            organisations.add(parse, candidate)
        else:
            entry = book.entry(EntityKind.PLACE, candidate.text)
            book.mention(entry, candidate.span, MentionForm.NAME, candidate.text)


def _add_known(book: Book, parse: Parse, candidate: Candidate, fact: Fact) -> None:
    match fact.kind:
        case FactKind.COUNTRY:
            entry, form = _country(book, fact.country), MentionForm.NAME
        case FactKind.ADJECTIVE:
            entry, form = _country(book, fact.country), MentionForm.ADJECTIVE
        case FactKind.METONYM:
            entry, form = _country(book, fact.country), MentionForm.METONYM
        case FactKind.CAPITAL if acts(parse, candidate.first, candidate.last):
            entry, form = _country(book, fact.country), MentionForm.METONYM
        case FactKind.REGION_ADJECTIVE:
            entry, form = book.entry(EntityKind.PLACE, fact.name, country=fact.country), MentionForm.ADJECTIVE
        case _:
            entry, form = book.entry(EntityKind.PLACE, fact.name, country=fact.country), MentionForm.NAME
    named = form is MentionForm.NAME
    book.mention(entry, candidate.span, form, candidate.text if named else None)


def _country(book: Book, code: str | None) -> Entry:
    assert code is not None
    return book.entry(EntityKind.COUNTRY, facts.country_name(code) or code, country=code)


class _Organisations:
    """Organisations by every form that names them: full, abbreviated, in either spelling."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._by_form: dict[str, Entry] = {}

    def add(self, parse: Parse, candidate: Candidate) -> None:
        """Write one mention, and remember the abbreviation that stands in brackets after it."""
        name = " ".join(candidate.text.split())
        entry = self._find(candidate, name)
        self._book.mention(entry, candidate.span, MentionForm.NAME, name)
        self._by_form.setdefault(_normal(name), entry)
        match = _ACRONYM.match(parse.text, candidate.span.end + 1)
        if match and _abbreviates(match.group(1), name):
            self._by_form.setdefault(_normal(match.group(1)), entry)

    def _find(self, candidate: Candidate, name: str) -> Entry:
        known = facts.organisation(name) if candidate.fact else None
        for form in (name, known.name if known else name):
            if _normal(form) in self._by_form:
                return self._by_form[_normal(form)]
        entry = self._book.entry(EntityKind.ORGANISATION, name, country=known.country if known else None)
        if known:
            self._by_form[_normal(known.name)] = entry
        return entry


def _normal(name: str) -> str:
    return facts.american(name.removeprefix("the ").removeprefix("The ")).replace("’", "'").lower()


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` are initials of the words of `name`, in order."""
    initials = iter([word[0].lower() for word in re.split(r"[\s\-]+", name) if word])
    return all(any(letter == initial for initial in initials) for letter in short.lower().replace(".", ""))


def hull_of(spans: list[Span]) -> Span:
    """Return the shortest span that covers all."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
