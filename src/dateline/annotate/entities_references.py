"""Whom a phrase without a name means: "China's president", "the envoy", "his Russian counterpart", "China's No. 3".

A phrase is resolved only where one person of the page fits. Definite phrases look at everyone the page names;
indefinite ones ("a Russian ambassador said") only at people whom the page introduces later, because after the name a
writer would say "the".
"""

from collections.abc import Iterable

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_offices import OfficePhrase
from dateline.annotate.entities_roles import Attached, give_role, role_mention
from dateline.annotate.parse import Parse
from dateline.lang.offices import HEAD_KINDS, kinds_fit, role_words
from dateline.model.annotation import EntityKind
from dateline.model.article import Article, BlockKind

_INTRODUCED_WITHIN = 3
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_LOOKS_BACK = 3
_APPOSED_WITHIN = 8
# Titles that no other title stands for: a president is never "the king".
_THEMSELVES_ONLY = frozenset({
    "king", "queen", "emir", "sultan", "emperor", "empress", "pope", "pontiff", "prince", "princess", "duke",
})  # fmt: skip
# Kinds so common that a bare "the official" may be anyone.
_WEAK = frozenset({"official", "expert", "sport", "arts", "business", "minister", "commander"})


class Resolver:
    """Resolves the office phrases of a page that stand without a name, in text order."""

    def __init__(self, article: Article, parse: Parse, book: Book, offices: tuple[OfficePhrase, ...]) -> None:
        self._article = article
        self._parse = parse
        self._book = book
        self._offices = offices
        self._attached = Attached(parse, book, offices)
        self._people = [m for m in book.mentions() if book.entries[m.entity].kind is EntityKind.PERSON]
        self._sentence_of = self._sentences()

    def run(self) -> None:
        """Write title mentions, and what they tell about roles and sides."""
        for number, office in enumerate(self._offices):
            if number in self._attached.owner:
                if office.kind == "counterpart":
                    self._same_office(self._attached.owner[number], office)
                continue
            if office.plural:
                continue
            entry = self._who(office)
            if entry is not None:
                give_role(self._parse, self._book, entry, office)
                role_mention(self._parse, self._book, entry, office)
        self._sides_of_aides()

    def _sides_of_aides(self) -> None:
        """Give aides the side of whom they serve, once all is read."""
        for number, entry in self._attached.owner.items():
            owner = self._offices[number].owner
            if owner is not None and entry.country is None:
                entry.country = self._book.entries[owner].country

    def _sentences(self) -> dict[int, int]:
        starts = {token.span.start: token.sentence for token in self._parse.tokens}
        return {m.span.start: starts[m.span.start] for m in self._people if m.span.start in starts}

    def _who(self, office: OfficePhrase) -> Entry | None:
        if office.kind == "counterpart":
            return self._counterpart(office)
        if office.kind == "rank":
            return self._introduced_next(office)
        offset = self._parse.tokens[office.first].span.start
        if office.determiner in _INDEFINITE:
            if office.country is None:
                return None
            later = {m.entity for m in self._people if m.span.start > offset}
            earlier = {m.entity for m in self._people if m.span.start < offset}
            return self._only(e for e in self._fitting(office) if e.key in later - earlier and e.country)
        if office.country is None and office.of is None:
            return self._bare(office, offset)
        fitting = list(self._fitting(office))
        return self._only(fitting) or self._headline_subject(office, fitting) or self._just_named(office, fitting)

    def _fitting(self, office: OfficePhrase) -> Iterable[Entry]:
        """Yield the people whose office and side do not contradict the phrase; people of the very side come alone."""
        candidates = [e for e in self._book.people() if self._may_be(office, e) and e.key != office.owner]
        same_side = [e for e in candidates if office.country and e.country == office.country]
        if same_side:
            return same_side
        if office.country is None:
            return [e for e in candidates if any(role.of == office.of for role in e.roles)]
        return [e for e in candidates if e.country is None] if office.kind in HEAD_KINDS else []

    @staticmethod
    def _only(entries: Iterable[Entry]) -> Entry | None:
        found = list(entries)
        return found[0] if len(found) == 1 else None

    def _bare(self, office: OfficePhrase, offset: int) -> Entry | None:
        """Resolve "the president": the latest person before it whose office fits."""
        if office.determiner != "the" or not self._is_plain(office):
            return None
        near = self._of_country_just_named(office, offset)
        if near is not None:
            return near
        words = self._parse.text[self._parse.tokens[office.start].span.start : self._parse.tokens[office.head].span.end]
        return self._latest(office, offset, words.lower()) or self._latest(office, offset, None)

    def _latest(self, office: OfficePhrase, offset: int, title: str | None) -> Entry | None:
        """Return the person named last before `offset` whose office fits, in just these words where they are given."""
        sentence = self._parse.tokens[office.head].sentence
        for mention in reversed(self._people):
            if mention.span.end > offset:
                continue
            if office.kind in _WEAK and sentence - self._sentence_of.get(mention.span.start, -99) > _LOOKS_BACK:
                return None
            entry = self._book.entries[mention.entity]
            if title is not None and not any(title in role.title.lower() for role in entry.roles):
                continue
            if self._may_be(office, entry):
                return entry
        return None

    def _may_be(self, office: OfficePhrase, entry: Entry) -> bool:
        """Whether a phrase can name this holder of an office."""
        word = self._parse.tokens[office.head].lemma.lower()
        if word in _THEMSELVES_ONLY and not any(word in role.title.lower().split() for role in entry.roles):
            return False
        return any(kinds_fit(office.kind, held) for held in entry.office_kinds)

    def _is_plain(self, office: OfficePhrase) -> bool:
        """Whether the phrase is the title alone and no predicate: "the world leader" describes, "the leader" refers."""
        before = self._parse.tokens[office.first : office.start]
        predicate = self._parse.tokens[office.head].dep in {"attr", "oprd", "appos"}
        return not predicate and all(token.text.lower() in role_words() for token in before)

    def _of_country_just_named(self, office: OfficePhrase, offset: int) -> Entry | None:
        """Resolve "the president" after "Chinese officials gave no details of …": the only one of that country."""
        start = self._parse.sentences[self._parse.tokens[office.head].sentence].span.start
        countries = [
            self._book.entries[m.entity].country
            for m in self._book.mentions()
            if start <= m.span.start
            and m.span.end <= offset
            and self._book.entries[m.entity].kind is EntityKind.COUNTRY
        ]
        people = [m for m in self._people if start <= m.span.start and m.span.end <= offset]
        if not countries or people:
            return None
        fitting = [e for e in self._book.people() if self._may_be(office, e)]
        return self._only(e for e in fitting if e.country == countries[-1])

    def _headline_subject(self, office: OfficePhrase, fitting: list[Entry]) -> Entry | None:
        """Take the headline's first person for the first phrase of the text: the lead retells the headline."""
        blocks = self._article.blocks
        if len(blocks) < 2 or blocks[0].kind is not BlockKind.TITLE or [office] != self._offices_after_title()[:1]:
            return None
        lead = self._parse.sentences[self._parse.tokens[office.head].sentence]
        if lead.block != 1:
            return None
        first = next((m for m in self._people if blocks[0].span.covers(m.span)), None)
        entry = self._book.entries[first.entity] if first else None
        return entry if entry in fitting else None

    def _just_named(self, office: OfficePhrase, fitting: list[Entry]) -> Entry | None:
        """Take, for "the Ukrainian leader", the one person named lately of whom the page has said nothing yet."""
        if fitting or office.country is None or office.kind not in HEAD_KINDS or office.determiner != "the":
            return None
        head = self._parse.tokens[office.head]
        near = {
            m.entity
            for m in self._people
            if m.span.end < head.span.start and head.sentence - self._sentence_of.get(m.span.start, -99) <= 1
        }
        known = [self._book.entries[key] for key in near]
        return self._only(e for e in known if e.country is None and not e.office_kinds)

    def _offices_after_title(self) -> list[OfficePhrase]:
        end = self._article.blocks[0].span.end
        return [o for o in self._offices if self._parse.tokens[o.first].span.start >= end]

    def _counterpart(self, office: OfficePhrase) -> Entry | None:
        """Resolve "his Russian counterpart": the same office, the other country; "his counterpart": the only other."""
        antecedent = self._antecedent(office)
        if antecedent is None:
            return None
        kinds = antecedent.office_kinds
        others = [e for e in self._book.people() if e is not antecedent and e.office_kinds & kinds]
        same_side = [e for e in others if office.country in {e.country, None} and e.country != antecedent.country]
        found = self._only(same_side or [e for e in others if e.country is None])
        if found is not None:
            found.office_kinds |= kinds & HEAD_KINDS
        return found

    def _same_office(self, entry: Entry, office: OfficePhrase) -> None:
        antecedent = self._antecedent(office)
        if antecedent is not None and antecedent is not entry:
            entry.office_kinds |= antecedent.office_kinds

    def _antecedent(self, office: OfficePhrase) -> Entry | None:
        """Return the person named or titled last before the phrase, in its sentence."""
        offset = self._parse.tokens[office.first].span.start
        sentence = self._parse.sentences[self._parse.tokens[office.head].sentence].span
        earlier = [m for m in self._book.mentions() if sentence.start <= m.span.start and m.span.end <= offset]
        people = [m for m in earlier if self._book.entries[m.entity].kind is EntityKind.PERSON]
        return self._book.entries[people[0].entity] if people else None

    def _introduced_next(self, office: OfficePhrase) -> Entry | None:
        """Resolve "China's No. 3": the next person introduced, with a role of that side, within three sentences."""
        if office.country is None:
            return None
        if (apposed := self._apposed(office)) is not None:
            return apposed
        head = self._parse.tokens[office.head]
        earlier = {m.entity for m in self._people if m.span.start < head.span.start}
        for mention in self._people:
            if mention.span.start < head.span.end or mention.entity in earlier:
                continue
            if self._sentence_of.get(mention.span.start, 0) - head.sentence > _INTRODUCED_WITHIN:
                return None
            entry = self._book.entries[mention.entity]
            return entry if entry.country == office.country and entry.roles else None
        return None

    def _apposed(self, office: OfficePhrase) -> Entry | None:
        """Resolve "Chad's No. 2, Vice President X": the person named right behind the comma, of no other side."""
        tokens = self._parse.tokens
        comma = office.last + 1
        if comma >= len(tokens) or tokens[comma].text != ",":
            return None
        near = tokens[comma + 1 : comma + 1 + _APPOSED_WITHIN]
        for mention in self._people:
            before = [token for token in near if token.span.end <= mention.span.start]
            begins = any(token.span.start == mention.span.start for token in near)
            if begins and all(token.pos in {"PROPN", "NOUN", "ADJ", "DET"} for token in before):
                entry = self._book.entries[mention.entity]
                if entry.country in {None, office.country}:
                    entry.country = office.country
                    return entry
        return None
