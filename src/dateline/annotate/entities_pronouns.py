"""Whom "he", "she", "him", "his" and "her" mean, by a simple rule that prefers silence to a guess.

A subject or possessive pronoun takes the subject person of its own sentence before it, else an owner named there,
else the subject of the sentence before, else the only person there; an object pronoun takes someone other than its own
clause's subject. "They" and "it" are left alone.
"""

from dateline.annotate.entities_book import Book
from dateline.annotate.parse import Parse, Token
from dateline.lang.offices import gender_of
from dateline.model.annotation import EntityKind, Mention, MentionForm

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LOOK_BACK_SENTENCES = 2


def add_pronouns(book: Book, parse: Parse) -> None:
    """Write a mention for each third-person singular pronoun whose person is plain."""
    _learn_genders(book, parse)
    people = _PeopleBySentence(book, parse)
    for token in parse.tokens:
        gender = _GENDER.get(token.text.lower())
        if gender is None or token.pos != "PRON":
            continue
        key = people.antecedent(token, gender)
        if key is not None:
            entry = book.entries[key]
            entry.gender = entry.gender or gender
            book.mention(entry, token.span, MentionForm.PRONOUN)
            people.add(token, key)


def _learn_genders(book: Book, parse: Parse) -> None:
    """Take a person's gender from the form of address before the name."""
    starts = {token.span.start: token.index for token in parse.tokens}
    for mention in book.mentions():
        entry = book.entries[mention.entity]
        index = starts.get(mention.span.start, 0)
        if entry.kind is EntityKind.PERSON and index and entry.gender is None:
            entry.gender = gender_of(parse.tokens[index - 1].text)


class _PeopleBySentence:
    """People mentioned in each sentence, as (token, key) in text order."""

    def __init__(self, book: Book, parse: Parse) -> None:
        self._book = book
        self._parse = parse
        self._found: dict[int, list[tuple[Token, str]]] = {}
        starts = {token.span.start: token.index for token in parse.tokens}
        for mention in book.mentions():
            if book.entries[mention.entity].kind is EntityKind.PERSON and mention.span.start in starts:
                self._found_in(starts[mention.span.start], mention)

    def _found_in(self, index: int, mention: Mention) -> None:
        inside = self._parse.tokens_in(mention.span)
        indices = {token.index for token in inside}
        head = next((t for t in inside if t.head not in indices), self._parse.tokens[index])
        self.add(head, mention.entity)

    def add(self, token: Token, key: str) -> None:
        """Note that `token` mentions the person."""
        self._found.setdefault(token.sentence, []).append((token, key))

    def antecedent(self, pronoun: Token, gender: str) -> str | None:
        """Return the key of the person that the pronoun means."""
        here = [(t, k) for t, k in sorted(self._found.get(pronoun.sentence, []), key=_place) if t.index < pronoun.index]
        here = [(t, k) for t, k in here if self._fits(k, gender)]
        if pronoun.text.lower() in {"him", "himself"} or (pronoun.text.lower() == "her" and pronoun.dep != "poss"):
            here = [(t, k) for t, k in here if not self._is_own_subject(t, pronoun)]
        chosen = _subject(here) or _owner(here) or (here[-1][1] if here else None)
        back = 1
        while chosen is None and back <= _LOOK_BACK_SENTENCES:
            earlier = [(t, k) for t, k in sorted(self._found.get(pronoun.sentence - back, []), key=_place)]
            earlier = [(t, k) for t, k in earlier if self._fits(k, gender)]
            chosen = _subject(earlier) or _only(earlier)
            back += 1
        return chosen

    def _fits(self, key: str, gender: str) -> bool:
        known = self._book.entries[key].gender
        return known is None or known == gender

    def _is_own_subject(self, token: Token, pronoun: Token) -> bool:
        while token.dep in {"conj", "appos"} and token.head != token.index:
            token = self._parse.head(token)
        return token.dep in _SUBJECTS and token.head == self._verb(pronoun)

    def _verb(self, token: Token) -> int:
        current = token
        while current.pos not in {"VERB", "AUX"} and current.head != current.index:
            current = self._parse.head(current)
        return current.index


def _place(item: tuple[Token, str]) -> int:
    return item[0].index


def _subject(items: list[tuple[Token, str]]) -> str | None:
    return next((key for token, key in reversed(items) if token.dep in _SUBJECTS), None)


def _owner(items: list[tuple[Token, str]]) -> str | None:
    """Return whose the thing is that the clause is about: "B's talks with C took an hour; his dinner …"."""
    return next((key for token, key in reversed(items) if token.dep == "poss"), None)


def _only(items: list[tuple[Token, str]]) -> str | None:
    keys = {key for _, key in items}
    return keys.pop() if len(keys) == 1 else None
