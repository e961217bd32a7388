"""English figures by their form: money, percentages, worded fractions, counts, ranks, ordinals and ages.

A pattern says what a figure is made of; what it measures, about whom and when is read from the sentence later.
"""

import re
from dataclasses import dataclass, replace

from dateline.lang import currencies
from dateline.lang.numbers import ABBREVIATED_SCALES, SCALES, number_of, ordinal_of
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
    Bound.MORE_THAN: ("more than", "over", "in excess of", "above", "upwards of", "well over", "just over",
                      "exceeding"),
    Bound.AT_MOST: ("up to", "at most", "no more than", "as many as", "as much as", "a maximum of", "not more than"),
    Bound.LESS_THAN: ("less than", "fewer than", "under", "below"),
    Bound.ALMOST: ("almost", "nearly", "close to", "just under", "just below", "approaching"),
    Bound.ABOUT: ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "~",
                  "an average of", "in the region of"),
}  # fmt: skip
BOUND_OF = {phrase: bound for bound, phrases in BOUNDS.items() for phrase in phrases}


def _value(match: re.Match[str]) -> float | None:
    number = number_of(match["n"])
    if number is None:
        return None
    scale = (match["scale"] or "").lower() if "scale" in match.re.groupindex else ""
    return number * (SCALES.get(scale) or ABBREVIATED_SCALES.get(scale) or 1)


def _span(match: re.Match[str]) -> Span:
    """Return the span of the group `f`, where only part of the match is the figure, else of the whole match."""
    return Span(*match.span("f" if "f" in match.re.groupindex else 0))


def _figure(
    match: re.Match[str], value: float | None, unit: str, measure: Measure, of: str | None = None
) -> Figure | None:
    if value is None:
        return None
    return Figure(_span(match), Span(*match.span("n")), value, unit, measure, of=of)


def money(match: re.Match[str]) -> Figure | None:
    """Read "US$2.5 million"; a bare "$" is taken for US dollars and marked."""
    code = currencies.currency_of_sign(match["sign"])
    found = _figure(match, _value(match), code or "USD", Measure.LEVEL)
    return replace(found, bare_dollar=code is None) if found else None


def worded_money(match: re.Match[str]) -> Figure | None:
    """Read "300 million yuan", "40 Mexican pesos"."""
    code = currencies.currency_of_words(match["adjective"] or "", match["noun"])
    if code is None:
        return None
    return _figure(match, _value(match), code, Measure.LEVEL)


def percent(match: re.Match[str]) -> Figure | None:
    """Read "12 per cent"."""
    value = _value(match)
    return _figure(match, value / 100 if value is not None else None, FRACTION, Measure.SHARE)


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}


def fraction(match: re.Match[str]) -> Figure | None:
    """Read "two thirds", "a quarter"."""
    counted = {"a": 1.0, "one": 1.0, "": 1.0}.get((match["n"] or "").lower(), number_of(match["n"] or ""))
    part = _PARTS[match["part"].lower().removesuffix("s")] if match["part"].lower() != "halves" else 2
    if counted is None or counted > part:
        return None
    return Figure(Span(*match.span()), Span(*match.span("part")), counted / part, FRACTION, Measure.SHARE)


def one_in(match: re.Match[str]) -> Figure | None:
    """Read "one in five"."""
    part, whole = number_of(match["n"]), number_of(match["whole"])
    if not part or not whole or part > whole:
        return None
    return _figure(match, part / whole, FRACTION, Measure.SHARE)


_MULTIPLES = {"double": 1.0, "triple": 2.0, "treble": 2.0, "quadruple": 3.0, "halve": -0.5}


def multiple(match: re.Match[str]) -> Figure | None:
    """Read "doubled" as a change by the whole."""
    word = match["n"].lower()
    stem = next(each for each in _MULTIPLES if word.startswith(each.removesuffix("e")))
    return _figure(match, _MULTIPLES[stem], FRACTION, Measure.CHANGE)


def rank(match: re.Match[str]) -> Figure | None:
    """Read "No. 3"."""
    return _figure(match, number_of(match["n"]), "rank", Measure.RANK)


def ordinal(match: re.Match[str]) -> Figure | None:
    """Read "fifth"."""
    value = ordinal_of(match["n"])
    return _figure(match, float(value) if value else None, "ordinal", Measure.ORDINAL)


def superlative_rank(match: re.Match[str]) -> Figure | None:
    """Read "third-largest"."""
    value = ordinal_of(match["n"])
    return _figure(match, float(value) if value else None, "rank", Measure.RANK, match["of"])


def age(match: re.Match[str]) -> Figure | None:
    """Read the years of "69-year-old"."""
    value = number_of(match["n"])
    if value is None or not 0 < value < 130:
        return None
    return _figure(match, value, "years", Measure.AGE)


def votes(match: re.Match[str]) -> Figure | None:
    """Read "120 votes" and "1.4 million votes"."""
    return _figure(match, _value(match), "votes", Measure.COUNT, match["of"] or "votes")


def votes_for(match: re.Match[str]) -> Figure | None:
    """Read the first figure of "by 312 to 41" and of "voted 78-22"."""
    return _figure(match, number_of(match["n"]), "votes", Measure.COUNT, "votes for")


def votes_against(match: re.Match[str]) -> Figure | None:
    """Read the second figure of "by 312 to 41" and of "voted 78-22"."""
    return _figure(match, number_of(match["n"]), "votes", Measure.COUNT, "votes against")


def abstentions(match: re.Match[str]) -> Figure | None:
    """Read "12 abstentions"."""
    return _figure(match, number_of(match["n"]), "votes", Measure.COUNT, "abstentions")


def toll(match: re.Match[str]) -> Figure | None:
    """Read the figure after "death toll"."""
    return _figure(match, _value(match), "people", Measure.COUNT, "deaths")


def toll_beyond(match: re.Match[str]) -> Figure | None:
    """Read the figure that a death toll "passes" or "tops"."""
    found = toll(match)
    return replace(found, bound=Bound.MORE_THAN) if found else None


def deaths(match: re.Match[str]) -> Figure | None:
    """Read the figure after "number of deaths", in the noun that is counted."""
    unit = {"deaths": "death", "fatalities": "fatality"}.get(match["noun"].lower(), "people")
    return _figure(match, _value(match), unit, Measure.COUNT, "deaths")


def count(match: re.Match[str]) -> Figure | None:
    """Read a bare number; its noun comes from the sentence."""
    return _figure(match, _value(match), "", Measure.COUNT)


def either_magnitude(match: re.Match[str]) -> Figure | None:
    """Read "magnitude 6.8" and "6.8-magnitude"."""
    group = "n" if match["n"] else "n2"
    value = number_of(match[group])
    if value is None:
        return None
    number = Span(*match.span(group))
    return Figure(Span(*match.span()), number, value, "magnitude", Measure.LEVEL, of="magnitude")
