"""Names in languages without a model: the fact tables, and capitalised runs that are surely people.

A run of two to four capitalised words is a person only where a word for an office stands beside it or its family name
stands elsewhere on the page too; German, whose nouns all have capitals, always needs the office. Scripts without
capitals give a name only beside its office (`entities_foreign_offices`).
"""

import re
from collections.abc import Iterable, Iterator

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_foreign_cases import nominative
from dateline.annotate.entities_foreign_given import untitled_people
from dateline.annotate.entities_foreign_offices import SCRIPTS, SHORT_FORMS, Titled, titled_people
from dateline.annotate.entities_foreign_runs import NOUNS_IN_CAPITALS, find_runs, is_title_before, shared_beginning
from dateline.annotate.entities_foreign_thai import thai_people
from dateline.annotate.entities_foreign_titles import add_titles
from dateline.annotate.entities_gazetteer import INFLECTED, Found, find_known_names
from dateline.annotate.parse import Parse
from dateline.lang.facts import FactKind
from dateline.lang.offices import counterpart_words, side_of_adjective
from dateline.lang.person_names import is_given_name
from dateline.model.annotation import EntityKind, MentionForm, Role
from dateline.model.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_KATAKANA = re.compile(r"[ァ-ヺ]")
_CASES = frozenset({"ru", "uk", "pl", "cs", "sk", "bg", "bs", "sh", "sr", "hr", "sl"})
_KINDS = {
    FactKind.ORGANISATION: EntityKind.ORGANISATION,
    FactKind.CAPITAL: EntityKind.PLACE,
    FactKind.CITY: EntityKind.PLACE,
}
# Scripts without capitals whose news names people by the last word of their name, with the particles written to it.
_SURNAMES_ALONE = {"ar": "[وبل]?", "he": "[ובלמשה]?", "hi": "", "fa": "", "ur": ""}
_GIVEN_BEFORE = re.compile(r"(?<![-'’\w])([^\W\d_]{3,}) $")
_GIVEN_REACH = 24
_VI_FAMILY = re.compile(r"(?<!\w)[A-ZĐẠ-Ỹ]\w+ $")
_MIN_SURNAME = 4
_MIN_STEM = 3
_MAX_ENDING = 3


def add_foreign(book: Book, parse: Parse, language: str) -> None:
    """Write the names of a page in `language`, which has no model, into `book`."""
    code = language.split("-", maxsplit=1)[0]
    known = list(find_known_names(parse.text, code))
    titled = _people_without_capitals(parse.text, code, known) if code in SCRIPTS else []
    known = [
        found
        for found in known
        if not any(each.name.overlaps(found.span) for each in titled) and not _is_surname_here(parse.text, found, code)
    ]
    for found in known:
        _add_known(book, parse.text, found)
    if code in SCRIPTS:
        _add_titled(book, parse, code, titled)
    else:
        _add_people(book, parse, code, known)
        add_titles(book, parse, code, known)


def _is_surname_here(text: str, found: Found, code: str) -> bool:
    """Tell whether a country or town is the family name of somebody whose given name stands before it."""
    before = _GIVEN_BEFORE.search(text, max(0, found.span.start - _GIVEN_REACH), found.span.start)
    if before is None or code in SCRIPTS or code in NOUNS_IN_CAPITALS or found.fact.kind is FactKind.ORGANISATION:
        return False
    if code == "vi":  # "Phan Văn Đức", whose last part is Germany as well
        return before.group(1)[0].isupper() and _VI_FAMILY.search(text, 0, before.start(1)) is not None
    return is_title_before(text, before.start(1), code) and is_given_name(before.group(1), code)


def _people_without_capitals(text: str, code: str, known: list[Found]) -> list[Titled]:
    if code == "th":
        return list(thai_people(text, known))
    titled = list(titled_people(text, code, known))
    if code in {"ja", "ko"}:
        return titled
    return [*titled, *untitled_people(text, code, known, [each.name for each in titled])]


def _add_titled(book: Book, parse: Parse, code: str, titled: list[Titled]) -> None:
    """Write the people named beside an office, and every other place where the same name stands."""
    for each in sorted(titled, key=lambda each: -len(each.name)):
        name = each.name.of(parse.text)
        fuller = [entry for entry in book.people() if _is_part(name, entry.name, code)]
        entry = fuller[0] if len(fuller) == 1 else book.entry(EntityKind.PERSON, name)
        book.mention(entry, each.name, MentionForm.NAME, name)
        if each.office is not None:
            _add_role(entry, parse.text, each.office, code)
        entry.country = entry.country or each.country
    _add_short(book, parse.text, code)
    for entry in list(book.people()):
        for form in sorted(entry.forms, key=len, reverse=True):
            _mark_again(book, parse.text, entry, form, re.escape(form))
        if code in _SURNAMES_ALONE and (surname := _own_surname(entry, book.people())) is not None:
            pattern = rf"(?<!\w){_SURNAMES_ALONE[code]}{re.escape(surname)}(?!\w)"
            _mark_again(book, parse.text, entry, surname, pattern)


def _add_short(book: Book, text: str, code: str) -> None:
    """Mark "윤 대통령" and "岸田氏" as the one person of the page whose name begins so."""
    if code not in SHORT_FORMS:
        return
    for match in SHORT_FORMS[code].finditer(text):
        span = Span(*match.span("n"))
        people = [entry for entry in book.people() if entry.name.startswith(match["n"])]
        if len(people) == 1 and not any(mention.span.overlaps(span) for mention in book.mentions()):
            book.mention(people[0], span, MentionForm.NAME, None)


def _mark_again(book: Book, text: str, entry: Entry, form: str, pattern: str) -> None:
    """Mark every other place where `pattern` finds a form of a person."""
    for match in re.finditer(pattern, text):
        span = Span(match.end() - len(form), match.end())
        if len(form) > 1 and not any(m.span.overlaps(span) for m in book.mentions()):
            book.mention(entry, span, MentionForm.NAME, form)


def _own_surname(entry: Entry, people: Iterable[Entry]) -> str | None:
    """Return the last word of a name of several, where nobody else of the page has it and it is long enough to tell."""
    *_, surname = words = entry.name.split()
    others = (other for other in people if other is not entry)
    if len(words) < 2 or len(surname) < _MIN_SURNAME or any(surname in other.name.split() for other in others):
        return None
    return surname


def _add_role(entry: Entry, text: str, title: Span, code: str) -> None:
    word = title.of(text)
    if word.lower() not in counterpart_words(code):
        entry.add_role(Role(word, title), "title")


def _is_part(name: str, fuller: str, code: str) -> bool:
    """Whether `name` is a short form of `fuller`: its first signs in Japanese, one of its words elsewhere."""
    if code == "ja" and not _KATAKANA.search(name):
        return len(name) < len(fuller) and fuller.startswith(name)
    return set(re.split(r"[ ·・]", name)) <= set(re.split(r"[ ·・]", fuller))


def _add_known(book: Book, text: str, found: Found) -> None:
    fact = found.fact
    kind = _KINDS.get(fact.kind, EntityKind.COUNTRY)
    form = MentionForm.METONYM if fact.kind is FactKind.METONYM else MentionForm.NAME
    entry = book.entry(kind, fact.name, country=fact.country)
    book.mention(entry, found.span, form, found.span.of(text) if form is MentionForm.NAME else None)


def _add_people(book: Book, parse: Parse, code: str, known: list[Found]) -> None:
    people: list[Entry] = []
    runs = find_runs(parse.text, code, known)
    # Bent or repeated forms of people found so need no office word of their own; the fullest names come first.
    for run in sorted(runs, key=lambda each: (not each.sure, len(each.span.of(parse.text).split()) == 1)):
        name = run.span.of(parse.text)
        entry = next((e for e in people if _is_same(e.name, name, code)), None)
        if entry is None:
            if not run.sure or _is_surname_of(people, name, code):
                continue
            entry = book.entry(EntityKind.PERSON, nominative(name, parse.text, run.span, code))
            people.append(entry)
        book.mention(entry, run.span, MentionForm.NAME, name)
        if run.title is not None:
            _add_role(entry, parse.text, run.title, code)
            entry.country = (
                entry.country
                or _adjective_side(parse.text, run.title, run.span, code)
                or _side(parse.text, run.title, run.span, known)
            )
        if len(name) < len(entry.name) and code in _CASES and len(name.split()) == len(entry.name.split()):
            entry.name = name  # of a name's forms on the page the shortest is nearest to the nominative
    _add_surnames(book, parse, code, people, [run.span for run in runs])


def _is_surname_of(people: Iterable[Entry], name: str, code: str) -> bool:
    """Whether a name of one word is the family name of somebody found before: it is marked with the others."""
    alone = " " not in name
    return alone and any(_is_surname(word, name, code) for each in people for word in _standing_alone(each.name, code))


def _is_surname(word: str, name: str, code: str) -> bool:
    return word == name or (code in INFLECTED and _same_word(word, name))


def name_runs(text: str, code: str, around: Span) -> Iterator[Span]:
    """Yield the capitalised runs of a stretch, without the office words beside them, that may be people's names."""
    if code in NOUNS_IN_CAPITALS or code in SCRIPTS:
        return
    known = list(find_known_names(around.of(text), code))
    for run in find_runs(around.of(text), code, known):
        yield run.span.shift(around.start)


def _is_same(left: str, right: str, code: str) -> bool:
    a, b = left.split(), right.split()
    if code not in INFLECTED:
        shortened = len(a) != len(b) and (set(a) <= set(b) or set(b) <= set(a))
        return a[-1] == b[-1] and (a[0] == b[0] or shortened)
    return len(a) == len(b) and all(_same_word(x, y) for x, y in zip(a, b, strict=True))


def _same_word(left: str, right: str) -> bool:
    """Whether two words are one but for an ending of case."""
    shared = shared_beginning(left, right)
    longest = max(len(left), len(right))
    return shared >= _MIN_STEM and longest - shared <= _MAX_ENDING and shared >= longest / 2


def _surname_stem(surname: str) -> str:
    """Return what endings of case leave of a family name: "Сидоров" of "Сидоровым", "Lind" of "Lindin"."""
    if not surname[-1].islower() or len(surname) <= _MIN_STEM + 1:
        return surname
    return surname[:-2] if len(surname) > _MIN_STEM * 2 - 1 else surname[:-1]


def _has_word(name: str, word: str) -> bool:
    return any(each == word or _same_word(each, word) for each in name.split())


def _side(text: str, title: Span, name: Span, known: list[Found]) -> str | None:
    """Return the country named between office and name or right beside the office, in the same sentence."""
    hull = title.hull(name)
    # "presidente de Colombia" behind the name goes on to the country.
    after = 20 if title.start > name.start else 3
    around = Span(max(0, hull.start - 25, _sentence_start(text, hull.start)), hull.end + after)
    codes = [
        found.fact.country
        for found in known
        if around.covers(found.span) and found.fact.kind in {FactKind.COUNTRY, FactKind.METONYM}
    ]
    return codes[0] if len(codes) == 1 else None


def _sentence_start(text: str, place: int) -> int:
    return max(text.rfind(sign, 0, place) for sign in (". ", "\n", "! ", "? ", ", ", "; ")) + 1


def _standing_alone(name: str, code: str) -> list[str]:
    """Return the words of a name that may stand for it: the last one, longer ones before it, and the first one.

    Chinese, Korean and Hungarian names begin with the family name.
    """
    words = name.split()
    if code == "vi" or len(words) == 1:
        return words[-1:]
    middle = [word for word in words[1:-1] if word[0].isupper() and len(word) > _MIN_STEM]
    return [words[-1], *middle, words[0]]


def _adjective_side(text: str, title: Span, name: Span, code: str) -> str | None:
    """Return the country of the adjective between office and name, or else right before the office."""
    between = text[title.end : name.start] if title.end <= name.start else ""
    before = text[max(0, title.start - 25, _sentence_start(text, title.start)) : title.start].split()[-1:]
    sides = (side_of_adjective(word, code) for word in (*_WORD.findall(between), *before))
    return next((side for side in sides if side is not None), None)


def _add_surnames(book: Book, parse: Parse, code: str, people: list[Entry], runs: list[Span]) -> None:
    """Mark family names that stand alone, where only one person of the page has them and they are in no other name."""
    for entry, surname in ((each, word) for each in people for word in _standing_alone(each.name, code)):
        sharing = [
            other
            for other in people
            if any(word == surname or _same_word(word, surname) for word in other.name.split())
        ]
        if len(sharing) > 1:
            continue
        stem = _surname_stem(surname) if code in INFLECTED else surname
        ending = r"[^\W\d_]{0,3}" if code in INFLECTED else ""
        for match in re.finditer(rf"(?<![\w-]){re.escape(stem)}{ending}(?![\w-])", parse.text):
            span = Span(*match.span())
            inside = any(run.covers(span) for run in runs if run != span)
            if not inside and not any(m.span.overlaps(span) for m in book.mentions()):
                book.mention(entry, span, MentionForm.NAME, span.of(parse.text))
