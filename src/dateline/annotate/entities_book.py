"""The entities of one page while they are being gathered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.model.annotation import EntityKind, Mention, MentionForm, PageEntity, Role
from dateline.model.span import Span


@dataclass
class Entry:
    """One entity in the making; `forms` keeps the name forms in order of first mention."""

    key: str
    kind: EntityKind
    name: str
    forms: dict[str, None] = field(default_factory=dict)
    country: str | None = None
    roles: list[Role] = field(default_factory=list)
    office_kinds: set[str] = field(default_factory=set)
    gender: str | None = None
    first: int = 0

    def add_role(self, role: Role, kind: str) -> None:
        """Add a role once per wording."""
        self.office_kinds.add(kind)
        if role.title.lower() not in {each.title.lower() for each in self.roles}:
            self.roles.append(role)


class Book:
    """Entries by key, and mentions; a mention never covers exactly the span of another one."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._mentions: dict[Span, Mention] = {}

    def entry(self, kind: EntityKind, name: str, *, country: str | None = None) -> Entry:
        """Return the entry for that name and kind, made where there is none."""
        key = name
        if key in self.entries and self.entries[key].kind is not kind:
            key = f"{name} ({kind})"
        if key not in self.entries:
            self.entries[key] = Entry(key, kind, name, country=country)
        found = self.entries[key]
        found.country = found.country or country
        return found

    def mention(self, entry: Entry, span: Span, form: MentionForm, text: str | None = None) -> None:
        """Record a mention; `text` is kept as a name form."""
        if span in self._mentions:
            return
        self._mentions[span] = Mention(span, entry.key, form)
        if text:
            entry.forms.setdefault(text)

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions in text order, the longer before the shorter that it holds."""
        return tuple(sorted(self._mentions.values(), key=lambda m: (m.span.start, -m.span.end)))

    def people(self) -> Iterator[Entry]:
        """Yield the entries that are people."""
        return (entry for entry in self.entries.values() if entry.kind is EntityKind.PERSON)

    def freeze(self) -> tuple[PageEntity, ...]:
        """Return the mentioned entities in order of first mention."""
        order: dict[str, None] = dict.fromkeys(mention.entity for mention in self.mentions())
        return tuple(_frozen(self.entries[key]) for key in order)


def _frozen(entry: Entry) -> PageEntity:
    variants = tuple(_fullest_first(entry.forms))
    return PageEntity(entry.key, entry.kind, entry.name, variants, entry.country, tuple(entry.roles))


def _fullest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: -len(form.split()))
