"""The patterns of English figures in order of precedence: what an earlier one claims a later one leaves alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.annotate import quantities_patterns as forms
from dateline.annotate.quantities_patterns import BOUND_OF, Figure
from dateline.lang import currencies
from dateline.lang.numbers import DIGITS, ORDINALS, SCALES, WORDS
from dateline.model.annotation import Bound, Measure
from dateline.model.span import Span
from dateline.text.needed import Gate, Lowered

_BOUND_WORDS = "|".join(sorted(map(re.escape, BOUND_OF), key=len, reverse=True))
# Looked for once a number is found: an optional bound at the head of every pattern costs several times as much.
_BOUND = re.compile(rf"(?<!\w)(?P<bound>{_BOUND_WORDS}) ?(?:a |an |the )?$", re.IGNORECASE)
_BOUND_REACH = 28
_NO_BOUNDS = frozenset({Measure.RANK, Measure.ORDINAL, Measure.AGE})
_SCALE = rf"(?:[ -]?(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))}|bn|mn|mln|bln|tn|trn|m|b|k)\b)?"
_NUMBER = rf"(?P<n>{DIGITS})(?!\d)"
_ANY = rf"{DIGITS}|{WORDS}"
_RANK = rf"{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)"
_RANGE_REACH = 48
_AND_NUMBER = re.compile(rf"(?: \w+)? and [^\w\s]?(?:{_ANY})\b", re.IGNORECASE)
_BETWEEN_NUMBER = re.compile(rf"\bbetween [^\w\s]?(?:{_ANY})(?:[ -]?[\w%]+)? and \Z", re.IGNORECASE)
_OR_MORE = re.compile(r" or (?P<side>more|less|fewer)\b")


@dataclass(frozen=True, slots=True)
class _Rule:
    build: Callable[[re.Match[str]], Figure | None]
    pattern: re.Pattern[str]
    gate: Gate


def _rule(build: Callable[[re.Match[str]], Figure | None], pattern: str, *, exact_case: bool = False) -> _Rule:
    compiled = re.compile(pattern, 0 if exact_case else re.IGNORECASE)
    return _Rule(build, compiled, Gate(compiled))


def find_figures(text: str, claimed: list[Span]) -> Iterator[Figure]:
    """Yield the figures of `text` that do not touch a span in `claimed` (dates, names, clock times).

    >>> [(f.value, f.unit, str(f.bound)) for f in find_figures("It cost at least US$2.5 million.", [])]
    [(2500000.0, 'USD', 'at least')]
    """
    taken = list(claimed)
    lowered = Lowered(text)
    for rule in _rules():
        if not rule.gate.is_open(lowered):
            continue
        for match in rule.pattern.finditer(text):
            figure = rule.build(match)
            if figure is None or any(figure.number.overlaps(span) for span in taken):
                continue
            figure = _trimmed(_bounded(figure, text), text, claimed)
            taken.append(figure.span)
            yield figure


def _bounded(figure: Figure, text: str) -> Figure:
    """Add the words before the figure that bound it: "at least", "up to"."""
    if figure.measure in _NO_BOUNDS:
        return figure
    if (end_of_range := _range_bound(figure, text)) is not None:
        return replace(figure, bound=end_of_range)
    start = max(0, figure.span.start - _BOUND_REACH)
    before = _BOUND.search(text[start : figure.span.start])
    if before is None:
        return figure
    span = Span(start + before.start(), figure.span.end)
    return replace(figure, span=span, bound=BOUND_OF[before["bound"].lower()])


def _range_bound(figure: Figure, text: str) -> Bound | None:
    """Return which end of "between 300 and 400" a figure is."""
    before = text[max(0, figure.span.start - _RANGE_REACH) : figure.span.start]
    if before.lower().endswith("between ") and _AND_NUMBER.match(text, figure.number.end):
        return Bound.AT_LEAST
    return Bound.AT_MOST if _BETWEEN_NUMBER.search(before) else None


def _trimmed(figure: Figure, text: str, claimed: list[Span]) -> Figure:
    """Add "or more" to the span and its bound; cut off what belongs to a claimed span."""
    after = _OR_MORE.match(text, figure.span.end)
    if after and figure.bound is Bound.EXACT:
        bound = Bound.AT_LEAST if after["side"] == "more" else Bound.AT_MOST
        return replace(figure, span=Span(figure.span.start, after.end()), bound=bound)
    if any(figure.span.overlaps(span) for span in claimed):
        return replace(figure, span=figure.number, bound=Bound.EXACT)
    return figure


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """Compile the patterns when the first page needs them: the currency tables are read for it."""
    return (*_money(), *_shares(), *_ranks(), *_ages(), *_people(), *_plain())


def _money() -> tuple[_Rule, ...]:
    signs, nouns, adjectives = currencies.sign_pattern(), currencies.word_pattern(), currencies.adjective_pattern()
    after = "€|£|₽|₹|₺|₴|USD|EUR|GBP|CNY|RUB|INR"
    worded = rf"[ -](?:(?P<adjective>{adjectives}) )?(?P<noun>{nouns})\b"
    return (
        _rule(forms.money, rf"(?<![A-Za-z])(?P<sign>{signs}) ?{_NUMBER}{_SCALE}"),
        _rule(forms.money, rf"\b(?P<n>{DIGITS}){_SCALE} ?(?P<sign>{after})(?!\w)", exact_case=True),
        _rule(forms.worded_money, rf"\b(?P<n>{_ANY}){_SCALE}{worded}"),
    )


def _shares() -> tuple[_Rule, ...]:
    percent = r"(?: ?%| ?per ?cent\b|[- ]percent(?:age points?)?\b| percentage points?\b)"
    # "a third of", "by a third," are fractions; "a third man" is an ordinal.
    open_ended = r"(?= of\b|[,.;:)]|$| (?:in|from|since|over|to|last|this|compared|on|more|less|fewer|higher|lower)\b)"
    several = "thirds|quarters|fifths|sixths|eighths|tenths"
    multiples = "doubl(?:ed|ing)|tripl(?:ed|ing)|trebl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing)"
    no_times = r"(?! (?:days|weeks|months|years|hours|minutes))"
    return (
        _rule(forms.percent, rf"(?<![\w.])(?P<n>{_ANY}){percent}"),
        _rule(forms.fraction, rf"\b(?P<n>\w+)[ -](?P<part>{several})\b"),
        _rule(forms.fraction, rf"\b(?P<n>a|one)[ -](?P<part>half|third|quarter|fifth|sixth|tenth)\b{open_ended}"),
        _rule(forms.fraction, r"\b(?P<n>(?!))?(?P<part>half)(?= of\b|(?<=by half)[,.; ])"),
        _rule(
            forms.one_in,
            rf"\b(?P<n>one|two|three|four|nine) (?:in|out of)(?: every)? (?P<whole>\d+|{WORDS})\b{no_times}",
        ),
        _rule(forms.multiple, rf"\b(?P<n>{multiples})\b"),
    )


def _ranks() -> tuple[_Rule, ...]:
    numbers = r"\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten"
    superlatives = "largest|biggest|highest|most|busiest|richest|deadliest|longest|lowest|smallest|strongest"
    return (
        _rule(
            forms.rank,
            rf"\b(?:No\. ?|Nos\. ?|No |№ ?|[Nn]umber )(?P<n>{numbers})\b(?! (?:of|Downing))",
            exact_case=True,
        ),
        _rule(forms.rank, r"\b(?:ranked|ranks|ranking|placed) (?P<n>\d{1,4})(?:st|nd|rd|th)\b"),
        _rule(forms.superlative_rank, rf"\b(?P<n>{_RANK})[- ](?P<of>{superlatives})\b"),
    )


def _ages() -> tuple[_Rule, ...]:
    return (
        _rule(forms.age, rf"\b(?P<n>\d{{1,3}}|{WORDS})[- ]years?[- ]old\b"),
        _rule(forms.age, r"\b(?:aged?|at the age of|turn(?:s|ed|ing)) (?P<n>\d{1,3})\b(?! ?%|,\d)"),
        _rule(forms.age, r"(?<=[a-z]), (?P<n>\d{2}),(?= [a-z])", exact_case=True),
        # What a translation machine makes of "69-летний" and "69-jährig".
        _rule(forms.age, r"\b(?P<n>\d{2,3})- ?(?:annual|summer)\b"),
    )


def _people() -> tuple[_Rule, ...]:
    # "passed the bill by 312 to 41": the verb keeps "rose by 5 to 10 a day" out.
    voted = (
        r"\b(?:vot(?:e|es|ed)|pass(?:ed)?|approved|adopted|rejected|backed|defeated|ratified)\b[^.;]{0,60}?\b(?:by|of)"
    )
    decided = r"(?:voted|ruled|carried|split|decided)"
    sides = r"(?P<of>votes?|in favou?r|against)"
    reached = r"(?:to|at|of|is|is now|was|was then|now|reached|stood at|hit)"
    # A verb that can only carry the toll may stand far from it: "the toll of the blast that hit the pier reached 9".
    moves = r"ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed)?|grow(?:s|n)?|grew|goes|went|gone|increase[sd]?"
    risen = rf"(?:{moves}) to|reach(?:es|ed)?|hits?|st(?:ands|ood) at"
    beyond = r"(?:pass|exceed|surpass)(?:es|ed)?|top(?:s|ped)?|climb(?:s|ed) above|ris(?:es|en) above|rose above"
    return (
        _rule(forms.votes, rf"\b(?P<n>{_ANY}) (?:votes? )?(?:to|-|–) (?:\d+|{WORDS}) {sides}\b"),
        _rule(forms.votes_for, rf"{voted} (?P<f>(?P<n>{_ANY}))(?= ?(?:to|-|–) ?(?:{_ANY})\b)"),
        _rule(forms.votes_against, rf"{voted} (?:{_ANY}) ?(?:to|-|–) ?(?P<f>(?P<n>{_ANY}))\b(?! ?%)"),
        _rule(forms.votes_for, rf"\b{decided} (?P<f>(?P<n>{_ANY}))(?= ?(?:to|-|–) ?(?:{_ANY})\b)"),
        _rule(forms.votes_against, rf"\b{decided} (?:{_ANY}) ?(?:to|-|–) ?(?P<f>(?P<n>{_ANY}))\b"),
        _rule(forms.votes_for, rf"\bby (?P<f>(?P<n>{_ANY}) votes)(?= to (?:{_ANY})\b)"),
        _rule(forms.votes_against, rf"\bby (?:{_ANY}) votes to (?P<f>(?P<n>{_ANY}))\b"),
        _rule(forms.votes_for, rf"\b(?P<n>{_ANY}) votes? (?:for|in favou?r)\b"),
        _rule(forms.votes_against, rf"\bvotes? (?:for|in favou?r) and (?P<f>(?P<n>{_ANY}))(?= against)"),
        _rule(forms.abstentions, rf"\b(?P<n>{_ANY}) abstentions?\b"),
        _rule(forms.votes, rf"(?P<of>(?!))?\b(?P<n>{_ANY}){_SCALE} votes\b"),
        _rule(forms.toll, rf"\b(?:death )?toll[^.;]{{0,40}}?\bfrom (?:{_ANY}) to (?P<f>{_NUMBER}{_SCALE})\b(?! ?%)"),
        _rule(
            forms.deaths,
            rf"\bnumber of (?P<noun>dead|deaths|fatalities)\b[^.;]{{0,60}}?\b{reached} (?P<f>{_NUMBER}{_SCALE})\b",
        ),
        _rule(forms.toll, rf"\b(?:death )?toll[^.;]{{0,40}}?\b{reached} (?P<f>{_NUMBER}{_SCALE})\b(?! ?%)"),
        _rule(
            forms.toll,
            rf"\b(?:death )?toll\b[^.;]{{0,120}}?\b(?:{risen}) (?P<f>{_NUMBER}{_SCALE})\b(?! ?(?:%|per))",
        ),
        _rule(
            forms.toll_beyond,
            rf"\b(?:death )?toll\b[^.;]{{0,120}}?\b(?:{beyond}) (?P<f>{_NUMBER}{_SCALE})\b(?! ?(?:%|per))",
        ),
        _rule(forms.toll, rf"\b(?:claim|claims|claimed|claiming|taken|took) (?P<f>(?P<n>{_ANY})) lives\b"),
        _rule(forms.toll, rf"\b(?:the )?(?:bodies|remains) of (?P<f>(?P<n>{_ANY}))(?= \w+)"),
    )


def _plain() -> tuple[_Rule, ...]:
    magnitude = r"\b(?:magnitude(?: of)?[ -](?P<n>\d(?:\.\d)?)|(?P<n2>\d\.\d)[- ]magnitude)\b"
    return (
        _rule(forms.either_magnitude, rf"{magnitude}"),
        _rule(forms.ordinal, rf"\b(?P<n>{_RANK})\b"),
        _rule(forms.count, rf"(?<![\w.,/:#$-])(?P<n>{_ANY}){_SCALE}\b(?![/:]\d|(?:st|nd|rd|th)\b)"),
    )
