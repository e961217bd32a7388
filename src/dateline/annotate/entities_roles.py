"""Roles that the page gives to people it names: before the name, in apposition, after "is".

"Kremlin spokesperson Yuri Petrov", "Ana Silva, a senator from Bahia,", "its top diplomat, Ana Silva, said",
"Ana Silva is the governor of Bahia".
"""

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_offices import OfficePhrase
from dateline.annotate.parse import Parse
from dateline.lang.offices import honorifics
from dateline.model.annotation import EntityKind, Mention, MentionForm, Role
from dateline.model.span import Span

_COPULAS = frozenset({"be", "become", "remain"})


class Attached:
    """The office phrases that stand with a name, by index, and the person each belongs to."""

    def __init__(self, parse: Parse, book: Book, offices: tuple[OfficePhrase, ...]) -> None:
        self._parse = parse
        self._book = book
        people = [m for m in book.mentions() if book.entries[m.entity].kind is EntityKind.PERSON]
        self._starts = {m.span.start: m for m in people}
        self._ends = {m.span.end: m for m in people}
        self.owner: dict[int, Entry] = {}
        for number, office in enumerate(offices):
            self._attach(number, office, offices)

    def _attach(self, number: int, office: OfficePhrase, offices: tuple[OfficePhrase, ...]) -> None:
        if office.plural:
            return
        after = self._after(office)
        if after is not None and self._goes_on_with_list(office, after):
            after = None
        mention = after or self._before(office) or self._subject(office)
        entry = self._book.entries[mention.entity] if mention else self._joined(number, office, offices)
        if entry is None or entry.key == office.owner:
            return
        self.owner[number] = entry
        give_role(self._parse, self._book, entry, office, beside_name=True)

    def _after(self, office: OfficePhrase) -> Mention | None:
        """Return the name that follows the phrase at once, or after a comma where another sign ends it."""
        tokens = self._parse.tokens
        at = office.last + 1
        if at + 1 < len(tokens) and tokens[at].text.lower() in honorifics():
            at += 1
        if at >= len(tokens) or tokens[at].sentence != tokens[office.head].sentence:
            return None
        if tokens[at].span.start in self._starts:
            return self._starts[tokens[at].span.start]
        comma = tokens[at].text == "," and at + 1 < len(tokens)
        mention = self._starts.get(tokens[at + 1].span.start) if comma else None
        if mention is None or len(mention.span.of(self._parse.text).split()) < 2:
            return None
        closing = self._parse.text[mention.span.end : mention.span.end + 1]
        return mention if closing in {",", ".", ";", ")"} else None

    def _before(self, office: OfficePhrase) -> Mention | None:
        """Return the name that stands before the phrase and a comma, an age between commas left out."""
        tokens = self._parse.tokens
        at = office.first - (2 if office.determiner else 1)
        if at < 1 or tokens[at].text not in {",", "(", "–", "—"} or tokens[at].sentence != tokens[office.head].sentence:
            return None
        previous = tokens[at - 1]
        if previous.text.isdigit() and at >= 3 and tokens[at - 2].text == ",":
            previous = tokens[at - 3]
        mention = self._ends.get(previous.span.end)
        # "Silva, president of X, and …" describes Silva; "Silva, Prime Minister Costa and …" begins a new name.
        return mention if mention is not None and self._closes(office) else None

    def _goes_on_with_list(self, office: OfficePhrase, after: Mention) -> bool:
        """Tell whether a phrase between two names is of the first: "Berg, Norway's envoy, Nowak, his deputy, and"."""
        tokens = self._parse.tokens
        if tokens[office.last + 1].text != "," or self._before(office) is None:
            return False
        behind = [token for token in tokens[office.last + 2 :][:12] if token.span.start >= after.span.end]
        return len(behind) > 1 and behind[0].text in {",", ";"} and behind[1].pos in {"DET", "PRON", "PROPN", "NOUN"}

    def _closes(self, office: OfficePhrase) -> bool:
        tokens = self._parse.tokens
        following = tokens[office.last + 1] if office.last + 1 < len(tokens) else None
        return following is None or following.span.start not in self._starts

    def _subject(self, office: OfficePhrase) -> Mention | None:
        """Return the subject of "X is the governor"."""
        token = self._parse.tokens[office.head]
        verb = self._parse.head(token)
        if token.dep not in {"attr", "oprd"} or verb.lemma not in _COPULAS:
            return None
        subject = next((c for c in self._parse.children(verb) if c.dep == "nsubj"), None)
        if subject is None:
            return None
        return self._ends.get(subject.span.end)

    def _joined(self, number: int, office: OfficePhrase, offices: tuple[OfficePhrase, ...]) -> Entry | None:
        """Return who bears the role that this one is joined to: "a member of … and the country's top lawmaker"."""
        before = office.first - (2 if office.determiner else 1)
        beside = before > 0 and self._parse.tokens[before].text == "and"
        token = self._parse.tokens[office.head]
        for other in range(number - 1, -1, -1):
            joined = (token.dep == "conj" and offices[other].head == token.head) or (
                beside and offices[other].last == before - 1
            )
            if joined and other in self.owner and self._before(offices[other]) is not None:
                return self.owner[other]
        return None


def give_role(parse: Parse, book: Book, entry: Entry, office: OfficePhrase, *, beside_name: bool = False) -> None:
    """Write a role, and the side it serves, to a person; a phrase beside the name may give a role of another kind."""
    other_kind = beside_name and office.kind not in entry.office_kinds
    says_more = office.of is not None or not entry.roles or other_kind
    if office.kind not in {"counterpart", "rank"} and says_more:
        title = " ".join(office.span(parse).of(parse.text).split())
        entry.add_role(Role(title, office.span(parse), office.of), office.kind)
    # The owner's side may have become known since the phrase was read.
    side = office.country or (book.entries[office.owner].country if office.owner else None)
    entry.country = entry.country or side
    entry.gender = entry.gender or office.gender


def role_mention(parse: Parse, book: Book, entry: Entry, office: OfficePhrase) -> None:
    """Write a mention that consists of the office phrase, its article included."""
    first = office.first - (1 if office.determiner else 0)
    span = Span(parse.tokens[first].span.start, parse.tokens[office.last].span.end)
    book.mention(entry, span, MentionForm.TITLE)
