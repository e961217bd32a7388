"""English figures by their form: money, percentages, worded fractions, counts, ranks, ordinals and ages.

A pattern says what a figure is made of; what it measures, about whom and when is read from the sentence later.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.lang import currencies
from dateline.lang.numbers import ABBREVIATED_SCALES, DIGITS, ORDINALS, SCALES, WORDS, number_of, ordinal_of
from dateline.model.annotation import Bound, Measure
from dateline.model.span import Span

FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as its form shows it.

    `span` covers number, bound and unit; `number` the number alone. `measure` is what the form says, which the
    sentence may still change from LEVEL to CHANGE. `bare_dollar` marks a "$" without a country.
    """

    span: Span
    number: Span
    value: float
    unit: str
    measure: Measure
    bound: Bound = Bound.EXACT
    bare_dollar: bool = False
    of: str | None = None


BOUNDS = {
    Bound.AT_LEAST: ("at least", "no fewer than", "not less than", "no less than", "a minimum of"),
    Bound.MORE_THAN: ("more than", "over", "in excess of", "above", "upwards of", "well over", "just over", "exceeding"),
    Bound.AT_MOST: ("up to", "at most", "no more than", "as many as", "as much as", "a maximum of", "not more than"),
    Bound.LESS_THAN: ("less than", "fewer than", "under", "below"),
    Bound.ALMOST: ("almost", "nearly", "close to", "just under", "just below", "approaching"),
    Bound.ABOUT: ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "~",
                  "an average of", "in the region of"),
}  # fmt: skip
_BOUND_OF = {phrase: bound for bound, phrases in BOUNDS.items() for phrase in phrases}
_BOUND = rf"(?:(?P<bound>{'|'.join(sorted(map(re.escape, _BOUND_OF), key=len, reverse=True))}) ?(?:a |an |the )?)?"
_OR_MORE = re.compile(r" or (?P<side>more|less|fewer)\b")
_SCALE = rf"(?:[ -]?(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))}|bn|mn|mln|bln|tn|trn|m|b|k)\b)?"
_NUMBER = rf"(?P<n>{DIGITS})(?![\d])"
_WORD_NUMBER = rf"(?P<n>{DIGITS}|{WORDS})"


def _value(match: re.Match[str]) -> float | None:
    number = number_of(match["n"])
    if number is None:
        return None
    scale = (match["scale"] or "").lower() if "scale" in match.re.groupindex else ""
    return number * (SCALES.get(scale) or ABBREVIATED_SCALES.get(scale) or 1)


def _bound(match: re.Match[str]) -> Bound:
    return _BOUND_OF.get((match["bound"] or "").lower(), Bound.EXACT)


def _figure(
    match: re.Match[str], value: float | None, unit: str, measure: Measure, of: str | None = None
) -> Figure | None:
    if value is None:
        return None
    return Figure(Span(*match.span()), Span(*match.span("n")), value, unit, measure, _bound(match), of=of)


def _money(match: re.Match[str]) -> Figure | None:
    code = currencies.currency_of_sign(match["sign"])
    found = _figure(match, _value(match), code or "USD", Measure.LEVEL)
    return replace(found, bare_dollar=code is None) if found else None


def _worded_money(match: re.Match[str]) -> Figure | None:
    code = currencies.currency_of_words(match["adjective"] or "", match["noun"])
    if code is None:
        return None
    return _figure(match, _value(match), code, Measure.LEVEL)


def _percent(match: re.Match[str]) -> Figure | None:
    value = _value(match)
    return _figure(match, value / 100 if value is not None else None, FRACTION, Measure.SHARE)


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}


def _fraction(match: re.Match[str]) -> Figure | None:
    counted = {"a": 1.0, "one": 1.0, "": 1.0}.get((match["n"] or "").lower(), number_of(match["n"] or ""))
    part = _PARTS[match["part"].lower().removesuffix("s")] if match["part"].lower() != "halves" else 2
    if counted is None or counted > part:
        return None
    return Figure(
        Span(*match.span()), Span(*match.span("part")), counted / part, FRACTION, Measure.SHARE, _bound(match)
    )


def _one_in(match: re.Match[str]) -> Figure | None:
    part, whole = number_of(match["n"]), number_of(match["whole"])
    if not part or not whole or part > whole:
        return None
    return _figure(match, part / whole, FRACTION, Measure.SHARE)


_MULTIPLES = {"double": 1.0, "triple": 2.0, "treble": 2.0, "quadruple": 3.0, "halve": -0.5}


def _multiple(match: re.Match[str]) -> Figure | None:
    word = match["n"].lower()
    stem = next(each for each in _MULTIPLES if word.startswith(each.removesuffix("e")))
    return _figure(match, _MULTIPLES[stem], FRACTION, Measure.CHANGE)


def _rank(match: re.Match[str]) -> Figure | None:
    return _figure(match, number_of(match["n"]), "rank", Measure.RANK)


def _ordinal(match: re.Match[str]) -> Figure | None:
    value = ordinal_of(match["n"])
    return _figure(match, float(value) if value else None, "ordinal", Measure.ORDINAL)


def _superlative_rank(match: re.Match[str]) -> Figure | None:
    value = ordinal_of(match["n"])
    return _figure(match, float(value) if value else None, "rank", Measure.RANK, match["of"])


def _age(match: re.Match[str]) -> Figure | None:
    value = number_of(match["n"])
    if value is None or not 0 < value < 130:
        return None
    return _figure(match, value, "years", Measure.AGE)


def _magnitude(match: re.Match[str]) -> Figure | None:
    return _figure(match, number_of(match["n"]), "magnitude", Measure.LEVEL, "magnitude")


def _votes(match: re.Match[str]) -> Figure | None:
    return _figure(match, number_of(match["n"]), "votes", Measure.COUNT, match["of"] or "votes")


def _toll(match: re.Match[str]) -> Figure | None:
    return _figure(match, _value(match), "people", Measure.COUNT, "deaths")


def _count(match: re.Match[str]) -> Figure | None:
    return _figure(match, _value(match), "", Measure.COUNT)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Figure | None]


def _rules() -> tuple[_Rule, ...]:
    """Return the patterns in order of precedence: what an earlier one claims a later one leaves alone."""
    signs, nouns, adjectives = currencies.sign_pattern(), currencies.word_pattern(), currencies.adjective_pattern()
    ignore = re.IGNORECASE
    no_bound = r"(?P<bound>(?!))?"
    return (
        _Rule(re.compile(rf"{_BOUND}(?<![A-Za-z])(?P<sign>{signs}) ?{_NUMBER}{_SCALE}", ignore), _money),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>{DIGITS}){_SCALE} ?(?P<sign>€|£|₽|₹|₺|₴|USD|EUR|GBP|CNY|RUB|INR)(?!\w)"), _money),
        _Rule(re.compile(rf"{_BOUND}\b{_WORD_NUMBER}{_SCALE}[ -](?:(?P<adjective>{adjectives}) )?(?P<noun>{nouns})\b",
                         ignore), _worded_money),
        _Rule(re.compile(rf"{_BOUND}(?<![\w.])(?P<n>{DIGITS}|{WORDS})(?: ?%| ?per ?cent\b|[- ]percent(?:age points?)?\b"
                         r"| percentage points?\b)", ignore), _percent),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>\w+)[ -](?P<part>thirds|quarters|fifths|sixths|eighths|tenths)\b", ignore), _fraction),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>a|one)[ -](?P<part>half|third|quarter|fifth|sixth|tenth)\b(?= of\b|[,.;:)]|$"
                         r"| (?:in|from|since|over|to|last|this|compared|on|more|less|fewer|higher|lower)\b)", ignore), _fraction),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>(?!))?(?P<part>half)(?= of\b|(?<=by half)[,.; ])", ignore), _fraction),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>one|two|three|four|nine) (?:in|out of)(?: every)? (?P<whole>\d+|{WORDS})\b"
                         r"(?! (?:days|weeks|months|years|hours|minutes))", ignore), _one_in),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>doubl(?:ed|ing)|tripl(?:ed|ing)|trebl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b",
                         ignore), _multiple),
        _Rule(re.compile(rf"{no_bound}\b(?:No\. ?|Nos\. ?|No |№ ?|[Nn]umber )(?P<n>\d{{1,4}}|one|two|three|four|five|six"
                         r"|seven|eight|nine|ten)\b(?! (?:of|Downing))"), _rank),
        _Rule(re.compile(rf"{no_bound}\b(?:ranked|ranks|ranking|placed) (?P<n>\d{{1,4}})(?:st|nd|rd|th)\b", ignore), _rank),
        _Rule(re.compile(rf"{no_bound}\b(?P<n>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))[- ](?P<of>largest|biggest"
                         r"|highest|most|busiest|richest|deadliest|longest|lowest|smallest|strongest)\b", ignore),
              _superlative_rank),
        _Rule(re.compile(rf"{no_bound}\b(?P<n>\d{{1,3}}|{WORDS})[- ]years?[- ]old\b", ignore), _age),
        _Rule(re.compile(rf"{no_bound}\b(?:aged?|at the age of|turn(?:s|ed|ing)) (?P<n>\d{{1,3}})\b(?! ?%|,\d)", ignore), _age),
        _Rule(re.compile(rf"{no_bound}(?<=[a-z]), (?P<n>\d{{2}}),(?= [a-z])"), _age),
        # What a translation machine makes of "69-летний" and "69-jährig".
        _Rule(re.compile(rf"{no_bound}\b(?P<n>\d{{2,3}})- ?(?:annual|summer)\b", ignore), _age),
        _Rule(re.compile(rf"{_BOUND}\b(?:magnitude(?: of)?[ -](?P<n>\d(?:\.\d)?)|(?P<n2>\d\.\d)[- ]magnitude)\b", ignore),
              _either_magnitude),
        _Rule(re.compile(rf"{_BOUND}\b(?P<n>{DIGITS}|{WORDS}) (?:votes? )?(?:to|-|–) (?:\d+|{WORDS}) (?P<of>votes?|in favou?r|against)\b", ignore),
              _votes),
        _Rule(re.compile(rf"{_BOUND}(?P<of>(?!))?\b(?P<n>{DIGITS}|{WORDS}) votes\b", ignore), _votes),
        _Rule(re.compile(rf"\b(?:death )?toll[^.;]{{0,40}}?\b(?:to|at|of|is|was|reached|stood at|hit|passed) {_BOUND}{_NUMBER}{_SCALE}\b"
                         r"(?! ?%)", ignore), _toll),
        _Rule(re.compile(rf"{no_bound}\b(?P<n>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b", ignore), _ordinal),
        _Rule(re.compile(rf"{_BOUND}(?<![\w.,/:#$-]){_WORD_NUMBER}{_SCALE}\b(?![/:]\d|(?:st|nd|rd|th)\b)", ignore), _count),
    )  # fmt: skip


def _either_magnitude(match: re.Match[str]) -> Figure | None:
    group = "n" if match["n"] else "n2"
    value = number_of(match[group])
    if value is None:
        return None
    number = Span(*match.span(group))
    return Figure(Span(*match.span()), number, value, "magnitude", Measure.LEVEL, _bound(match), of="magnitude")


RULES = _rules()


def find_figures(text: str, claimed: list[Span]) -> Iterator[Figure]:
    """Yield the figures of `text` that do not touch a span in `claimed` (dates, names, clock times).

    >>> [(f.value, f.unit, str(f.bound)) for f in find_figures("It cost at least US$2.5 million.", [])]
    [(2500000.0, 'USD', 'at least')]
    """
    taken = list(claimed)
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            figure = rule.build(match)
            if figure is None or any(figure.number.overlaps(span) for span in taken):
                continue
            figure = _trimmed(figure, text, claimed)
            taken.append(figure.span)
            yield figure


def _trimmed(figure: Figure, text: str, claimed: list[Span]) -> Figure:
    """Add "or more" to the span and its bound; cut off what belongs to a claimed span."""
    after = _OR_MORE.match(text, figure.span.end)
    if after and figure.bound is Bound.EXACT:
        bound = Bound.AT_LEAST if after["side"] == "more" else Bound.AT_MOST
        return replace(figure, span=Span(figure.span.start, after.end()), bound=bound)
    if any(figure.span.overlaps(span) for span in claimed):
        return replace(figure, span=figure.number, bound=Bound.EXACT)
    return figure
