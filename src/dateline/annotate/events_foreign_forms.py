"""The words of a sentence that name a happening, and what of the sentence stands near which of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.events_foreign_words import LISTS, Words
from dateline.annotate.reading import Reading
from dateline.lang.reading import table
from dateline.model.annotation import EventType, QuoteForm, Status
from dateline.model.span import Span

# Nobody takes part in these as in a meeting, and their nouns seldom name what is only planned.
BEFALLING = frozenset({EventType.DISASTER, EventType.PROTEST, EventType.ATTACK})
COMINGS_TOGETHER = frozenset({EventType.MEET, EventType.CALL})
# What courts, the police and helpers do, which stands beside what befell: "400 people were moved out after the flood".
DEEDS = frozenset({"accuse", "aid", "arrest", "charge", "reject", "rescue", "sentence", "term"})
_CONCLUDING = frozenset({"sign", "ceasefire"})
_GATHERINGS = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.VISIT})
_TO_THE_POLLS = frozenset({EventType.VISIT, EventType.ELECT})
_CLAUSE = re.compile(r"[,،，;:؛–—]")
_NEAR = 60
_TELLING = 4
_EACH_OTHER = frozenset("sich zich elkaar einander varandra hinanden hverandre toisensa egymást".split())  # noqa: SIM905
_WORD = re.compile(r"[^\s'’]+")
_NOUNS = {"ja": re.compile(r"[一-龥ァ-ヺー]{2,}"), "ko": re.compile(r"[가-힣]{2,}?(?=[을를이가에]\b|[했하한할됐된])")}


@dataclass(frozen=True, slots=True)
class Form:
    """The word of a sentence that names a happening, the list it stands in and how far its whole phrase reaches."""

    list: str
    status: Status
    span: Span
    reach: Span

    @property
    def type(self) -> EventType:
        """The type of its list."""
        return LISTS[self.list][0]


def find_forms(sentence: Span, text: str, words: Words, without: frozenset[str] = frozenset()) -> list[Form]:
    """Return the forms of a sentence in order; of overlapping ones the longest, then the first in the lists.

    `without` are lists whose words were tried and mean something else here.
    """
    matches = words.forms.find(text, sentence.start, sentence.end)
    nouns = {(name, match.start()): match.end() for (name, status), match in matches if status is Status.UNKNOWN}
    found: list[Form] = []
    for (name, status), match in sorted(matches, key=_rank):
        if name in without:
            continue
        told = _verb_of(match) if name == "term" else Span(*match.span(match.lastindex or 0))
        span = _named(told, text, words.code)
        if status is not Status.UNKNOWN:
            span = _main_word(span, text, words.code)
        noun = nouns.get((name, match.start()), match.end())
        if status is not Status.UNKNOWN and noun < span.start:  # "the fire" of "the fire destroyed"
            span = Span(match.start(), noun)
        form = Form(name, status, span, Span(*match.span()))
        if not any(_holds(other, form) for other in found):
            found.append(form)
    return sorted(found, key=lambda form: form.span)


def _verb_of(match: re.Match[str]) -> Span:
    """Return the verb of "sentenced * years", which begins its phrase unless a particle does."""
    first = _WORD.match(match.string, match.start())
    if match.lastindex is None or first is None or first.end() - match.start() < _TELLING:
        return Span(*match.span(match.lastindex or 0))
    return Span(match.start(), first.end())


def _rank(found: tuple[tuple[str, Status], re.Match[str]]) -> tuple[bool, int, bool]:
    """Return what is read first: what is said by phone, the longer phrase, and of two as long the one with a tense."""
    (name, status), match = found
    return LISTS[name][0] is not EventType.CALL, match.start() - match.end(), status is Status.UNKNOWN


def _holds(longer: Form, form: Form) -> bool:
    """Tell whether a word is part of a longer phrase and no happening of its own: "spoke" of "spoke by phone"."""
    types = {form.type, longer.type}
    alike = len(types) == 1 or types <= COMINGS_TOGETHER or types == _TO_THE_POLLS
    begins = form.span.start == longer.reach.start  # "gathered" of "gathered in front of the town hall"
    rejected = longer.list == "reject" and form.status is Status.UNKNOWN and form.type not in _GATHERINGS
    within = longer.reach.covers(form.span) and (alike or begins or rejected)
    return form.span.overlaps(longer.span) or within or (form.type is longer.type and longer.reach.overlaps(form.reach))


def _named(span: Span, text: str, code: str) -> Span:
    """Return the noun of a phrase of noun, particle and light verb: "会談を行った", "회담을 하고"."""
    pattern = _NOUNS.get(code)
    noun = pattern.match(span.of(text)) if pattern is not None else None
    return Span(span.start, span.start + noun.end()) if noun else span


def _main_word(span: Span, text: str, code: str) -> Span:
    """Return the word of a verbal phrase that says what is done: the last that is no particle ("had been signed")."""
    words = [Span(span.start + match.start(), span.start + match.end()) for match in _WORD.finditer(span.of(text))]
    telling: list[Span] = []
    for word in words:
        if word.of(text).lower() in _small(code):
            if telling:
                break
        elif len(word) >= _TELLING:
            telling.append(word)
    return (telling or [max(words, key=len, default=span)])[-1]


@lru_cache(maxsize=32)
def _small(code: str) -> frozenset[str]:
    """Return the small words of a language that a verbal phrase goes on with: "with", "in", "this", "each other"."""
    names, places = table("name_words").get(code, {}), table("place_words").get(code, {})
    small = _EACH_OTHER.union(
        names.get("with", ()), names.get("opening", ()), places.get("in", ()), places.get("to", ())
    )
    return small - {"se", "si"}  # "haviam se reunido" goes on


def told(forms: Sequence[Form], text: str) -> list[Form]:
    """Leave out riots and floods beside a visit or meeting: they are why it was put off, and share neither its time nor
    its standing. One that a verb tells in a clause of its own stays. An accord beside a word for signing is what that
    word is about.
    """
    named = [form for form in forms if form.list != "accord"]
    signed = any(form.list in _CONCLUDING for form in named)
    kept = named if signed else list(forms)
    others = [form for form in kept if form.type not in BEFALLING and form.list not in DEEDS]
    told_of = [form for form in kept if form.type in BEFALLING]
    return [form for form in kept if form not in told_of or not others or _stands_apart(form, others, text)]


def _stands_apart(form: Form, others: Sequence[Form], text: str) -> bool:
    return form.status is Status.HELD and not any(in_clause(text, form, other.span) for other in others)


def nearest(span: Span, forms: Sequence[Form]) -> Form:
    """Return the form that stands nearest to a span."""
    return min(forms, key=lambda each: max(span.start - each.span.end, each.span.start - span.end))


def nearest_in_clause(text: str, span: Span, forms: Sequence[Form]) -> Form:
    """Return the form nearest to a span, of those that no comma parts from it where there are such."""
    return nearest(span, [form for form in forms if in_clause(text, form, span)] or forms)


def in_clause(text: str, form: Form, span: Span) -> bool:
    """Tell whether a span stands near the word with nothing between that ends a clause."""
    first, second = sorted((form.span, span))
    between = text[first.end : second.start]
    return len(between) <= _NEAR and _CLAUSE.search(between) is None


def reported(reading: Reading, form: Form) -> Iterator[Span]:
    """Yield the reported clause in which a form stands: who says so, and when, stands outside of it."""
    for quote in reading.quotes:
        if quote.form is QuoteForm.INDIRECT and quote.content.covers(form.span):
            yield quote.content
