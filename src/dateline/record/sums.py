"""Sums as English pages print them: "25 people in all", and whether the parts that the record holds make them.

The parts stand in the same sentence ("31 in Graz and 17 in Linz, 48 altogether"), or the sentence names whose they are
("Kafue, Mazabuka and Monze") and other sentences of the record give each one's figure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.claim import CheckVerdict
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.statements import Corroborated, Statement
from dateline.text.shingles import STOP_WORDS

SUM = "sum"

_WORDS = re.compile(
    r"\b(?:in all|all told|in total|altogether|together|combined|a total of|which makes|adding up to|overall)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\bof the (?P<whole>\d[\d,]*)\b.*\bvot.*\b(?:against|abstained)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?( (?:thousand|million|billion|trillion))?(?![\w-])")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHARE_OF = re.compile(r"\bof (?:the )?$", re.IGNORECASE)
_PARTNERS = re.compile(
    r"\bthe (?:two|three|four|five|six|seven|eight|nine|ten) \w+ (?:will|have|had|counted|paid|gave|pay)\b"
)
_LEADING = frozenset({"a total of", "which makes", "adding up to"})  # the sum stands behind these
_SOME = re.compile(r"\b(?:some|several|a few|others?|many|dozens|a number of)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)*")
_UNIT = re.compile(r"\s*([a-z]{3,})")
# What is counted, in the words in which it may be counted elsewhere.
_DEAD = frozenset({"people", "persons", "dead", "deaths", "killed", "lives", "victims", "others"})
_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number in a sentence, with the word behind it."""

    value: float
    start: int
    end: int
    unit: str


def sum_statements(context: Context) -> Iterator[Statement]:
    """Yield the sentences in which pages print a sum."""
    for page in context.pages:
        for sentence in page.notes.sentences:
            words = sentence.span.of(page.article.text)
            if _total(words, _figures(page, sentence.span)) is not None:
                text = " ".join(words.split())
                evidence = context.ref(page.article.id, sentence.span)
                title = page.article.title or page.article.id
                yield Statement(page.article.id, title, SUM, text, text.casefold(), evidence)


def _figures(page: Page, sentence: Span) -> list[_Figure]:
    """Return the numbers of a sentence that are no days or times, a bare one with the unit of the one before."""
    text = sentence.of(page.article.text)
    taken = [time.span.shift(-sentence.start) for time in page.notes.times if sentence.covers(time.span)]
    found: list[_Figure] = []
    for match in _NUMBER.finditer(text):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        value = float(match[1].replace(",", "") + (match[2] or "")) * _SCALE.get((match[3] or "").strip(), 1.0)
        unit = _UNIT.match(text, match.end())
        found.append(_Figure(value, match.start(), match.end(), unit[1] if unit else ""))
    return found


def _total(text: str, figures: Sequence[_Figure]) -> _Figure | None:
    """Return the number that a sentence calls a sum."""
    votes = _VOTES.search(text)
    if votes:
        return next((each for each in figures if each.start == votes.start("whole")), None)
    word = _WORDS.search(text) or _PARTNERS.search(text)
    plain = [each for each in figures if not _is_whole(text, each)]
    if word is None or not plain:
        return None
    before = [each for each in plain if each.end <= word.start()]
    after = [each for each in plain if each.start >= word.end()]
    parted = len(before) > 1 and ";" in text[before[-1].end : word.start()]
    leads = word[0].lower() in _LEADING or not before or parted or word.start() == 0
    return after[0] if after and leads else before[-1] if before else None


def _is_whole(text: str, figure: _Figure) -> bool:
    """Tell whether a number is the whole that a part is taken of: "27 of the 60 seats"; "a total of 35" is none."""
    before = text[: figure.start]
    return _SHARE_OF.search(before) is not None and re.search(r"\btotal of $", before) is None


def check_sums(claims: Iterable[Corroborated], context: Context) -> Iterator[tuple[Corroborated, Outcome]]:
    """Yield each printed sum with what its parts make."""
    for claim in claims:
        if claim.claim.property == SUM:
            ref = claim.claim.evidence[0]
            yield claim, _check(context.page_by_id[ref.article_id], ref.span, context)


def _check(page: Page, sentence: Span, context: Context) -> Outcome:
    text, figures = sentence.of(page.article.text), _figures(page, sentence)
    total = _total(text, figures)
    if total is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "the sentence names no sum")
    votes = _VOTES.search(text) is not None
    parts = [each for each in figures if each is not total and (votes or not _is_whole(text, each))]
    if len(parts) > 1:
        if _SOME.search(text[: total.start] if not votes else text):
            return Outcome(CheckVerdict.NOT_ENOUGH, "not every part is given as a number")
        return _outcome(total, [(f"{each.value:g}", each.value) for each in parts])
    names = _names(text)
    if not 1 < len(names) <= _MOST_NAMES:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the parts are not in the record")
    found = {name: _figure_of(name, names, total, page, sentence, context) for name in names}
    missing = [name for name, value in found.items() if value is None]
    if missing:
        return Outcome(CheckVerdict.NOT_ENOUGH, f"the record has no such figure for {', '.join(missing)}")
    return _outcome(total, [(name, value) for name, value in found.items() if value is not None])


def _outcome(total: _Figure, parts: Sequence[tuple[str, float]]) -> Outcome:
    made = sum(value for _, value in parts)
    told = " and ".join(name if name == f"{value:g}" else f"{name} {value:,g}" for name, value in parts)
    verdict = CheckVerdict.CONSISTENT if abs(made - total.value) < 0.5 else CheckVerdict.CONTRADICTED
    return Outcome(verdict, f"{told} make {made:,g}; the page says {total.value:,g}")


def _names(text: str) -> list[str]:
    """Return the names in a sentence, its first word left out where it is a small one."""
    found = list(_NAME.finditer(text))
    plain = [m[0] for m in found if not (m.start() == 0 and m[0].split()[0].casefold() in STOP_WORDS)]
    opening = [m[0].split(" ", 1)[1] for m in found if m.start() == 0 and m[0] not in plain and " " in m[0]]
    return list(dict.fromkeys([*opening, *plain]))


def _figure_of(
    name: str, names: Sequence[str], total: _Figure, page: Page, own: Span, context: Context
) -> float | None:
    """Return the figure of one part that the record gives in a sentence of its own, the latest printed."""
    found: list[tuple[str, float]] = []
    for other in context.pages:
        for sentence in other.notes.sentences:
            text = sentence.span.of(other.article.text)
            if (other is page and sentence.span == own) or name not in text or sum(each in text for each in names) > 1:
                continue
            if not _WORDS.search(text):
                day = str(context.date(other.article.id).latest or "")
                found += [(day, each.value) for each in _figures(other, sentence.span) if _same_unit(each, total)]
    return max(found)[1] if found else None


def _same_unit(one: _Figure, other: _Figure) -> bool:
    return one.unit == other.unit or (one.unit in _DEAD and other.unit in _DEAD)
