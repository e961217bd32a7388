"""Countries, governments, organisations and places of a page."""

import re

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_gazetteer import find_known_names
from dateline.annotate.entities_metonyms import acts
from dateline.annotate.entities_spans import Candidate
from dateline.annotate.parse import Parse
from dateline.lang import facts
from dateline.lang.facts import Fact, FactKind
from dateline.model.annotation import EntityKind, MentionForm
from dateline.model.span import Span

# Words that the model takes for places.
_NO_PLACES = frozenset({"covid", "covid-19", "coronavirus", "internet", "omicron", "parliament", "state", "cold war"})
# One word that stands for a longer name of the page: "the Bank", "the Commission".
_BODIES = frozenset(
    {"bank", "commission", "council", "court", "ministry", "fund", "union", "party", "agency", "senate"}
)
_ACRONYM = re.compile(r"\(\s*([A-Z][A-Za-z&.\-]{1,9})\s*\)")


def add_things(book: Book, parse: Parse, candidates: tuple[Candidate, ...], heads: tuple[Span, ...] = ()) -> None:
    """Write every candidate that is no person into `book`; in `heads`, where datelines stand, capitals are places."""
    organisations = _Organisations(book)
    for candidate in candidates:
        if candidate.fact is not None and candidate.fact.kind is not FactKind.ORGANISATION:
            at_head = any(span.covers(candidate.span) for span in heads)
            _add_known(
                book, candidate, candidate.fact, acting=not at_head and acts(parse, candidate.first, candidate.last)
            )
        elif candidate.kind is EntityKind.ORGANISATION:
            organisations.add(parse, candidate)
        elif candidate.text.lower() not in _NO_PLACES:
            entry = book.entry(EntityKind.PLACE, _as_known(book, candidate.text))
            book.mention(entry, candidate.span, MentionForm.NAME, candidate.text)


def _as_known(book: Book, name: str) -> str:
    """Return a place's name as the page has it elsewhere: "SOCHI" in a headline is "Sochi"."""
    return next((entry.name for entry in book.entries.values() if entry.name.lower() == name.lower()), name)


def _add_known(book: Book, candidate: Candidate, fact: Fact, *, acting: bool) -> None:
    match fact.kind:
        case FactKind.COUNTRY:
            entry, form = _country(book, fact), MentionForm.NAME
        case FactKind.ADJECTIVE:
            entry, form = _country(book, fact), MentionForm.ADJECTIVE
        case FactKind.METONYM:
            entry, form = _country(book, fact), MentionForm.METONYM
        case FactKind.CAPITAL if acting:
            body = _body_meant_by(book, fact)
            if body is not None:
                book.mention(body, candidate.span, MentionForm.METONYM)
                return
            entry, form = _country(book, fact), MentionForm.METONYM
        case FactKind.REGION_ADJECTIVE:
            entry, form = book.entry(EntityKind.PLACE, fact.name, country=fact.country), MentionForm.ADJECTIVE
        case _:
            entry, form = book.entry(EntityKind.PLACE, fact.name, country=fact.country), MentionForm.NAME
    named = form is MentionForm.NAME
    book.mention(entry, candidate.span, form, candidate.text if named else None)


def _body_meant_by(book: Book, fact: Fact) -> Entry | None:
    """Return the body that a city stands for ("Brussels" the EU), where the page names it and not the country."""
    meant = facts.bodies_called(fact.name)
    if not meant or any(entry.country == fact.country for entry in book.entries.values()):
        return None
    known = {entry.key: facts.organisation(entry.name) for entry in book.entries.values()}
    return next((book.entries[key] for key, body in known.items() if body and body.name in meant), None)


def _country(book: Book, fact: Fact) -> Entry:
    """Return the entry of a country, its government and its citizens: one, keyed by the usual English name."""
    name = facts.country_name(fact.country) if fact.country else None
    return book.entry(EntityKind.COUNTRY, name or fact.name, country=fact.country)


class _Organisations:
    """Organisations by every form that names them: full, abbreviated, shortened, in either spelling."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._by_form: dict[str, Entry] = {}

    def add(self, parse: Parse, candidate: Candidate) -> None:
        """Write one mention, and remember the abbreviation that stands in brackets after it."""
        name = " ".join(candidate.text.split())
        entry = self._find(candidate, name)
        if entry is None and _in_brackets(parse.text, candidate.span):
            return  # the short form of something that is no organisation: "identification zone (ADIZ)"
        entry = entry or self._book.entry(EntityKind.ORGANISATION, name, country=_country_in(name))
        self._book.mention(entry, candidate.span, MentionForm.NAME, name)
        self._by_form.setdefault(_normal(name), entry)
        match = _ACRONYM.match(parse.text, candidate.span.end + 1)
        if match and _abbreviates(match.group(1), name):
            self._by_form.setdefault(_normal(match.group(1)), entry)

    def _find(self, candidate: Candidate, name: str) -> Entry | None:
        known = facts.organisation(name) if candidate.fact else _known_meeting(name)
        for form in (name, known.name if known else name):
            if _normal(form) in self._by_form:
                return self._by_form[_normal(form)]
        if known is None:
            return self._shortened(name)
        entry = self._book.entry(EntityKind.ORGANISATION, name, country=known.country)
        self._by_form[_normal(known.name)] = entry
        return entry

    def _shortened(self, name: str) -> Entry | None:
        """Return the one organisation of the page whose longer name ends in these words ("the Standing Committee")."""
        words = _normal(name).split()
        if len(words) == 1 and words[0] not in _BODIES:
            return None
        longer = {
            entry.key: entry
            for form, entry in self._by_form.items()
            if form.split()[-len(words) :] == words or (len(words) == 1 and form.split()[:1] == words)
        }
        return longer.popitem()[1] if len(longer) == 1 else None


def _known_meeting(name: str) -> facts.Organisation | None:
    """Return the organisation in "Shanghai Cooperation Summit", "NATO summit" and the like."""
    stem, _, last = name.rpartition(" ")
    return facts.organisation(stem) if last.lower() in {"summit", "meeting", "conference"} else None


def _in_brackets(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def _country_in(name: str) -> str | None:
    """Return the country that an organisation's own name tells: "Chinese Foreign Ministry", "Bank of Ghana"."""
    codes = {
        found.fact.country
        for found in find_known_names(name, "en")
        if found.fact.kind in {FactKind.COUNTRY, FactKind.ADJECTIVE}
    }
    return codes.pop() if len(codes) == 1 else None


def _normal(name: str) -> str:
    return facts.american(name.removeprefix("the ").removeprefix("The ")).replace("’", "'").lower()


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` are initials of the words of `name`, in order."""
    initials = iter([word[0].lower() for word in re.split(r"[\s\-]+", name) if word])
    return all(any(letter == initial for initial in initials) for letter in short.lower().replace(".", ""))
