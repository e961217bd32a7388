"""Every figure that a page gives, with what it measures, its bound, period and source.

Only figures of one measure may be compared: a level (93 billion dollars of trade), a change (up a third), a share, a
count, a rank. Shares and changes are fractions of one; a fall is negative. Dates, clock times, telephone numbers, list
numbers and numbers inside names are no figures. Pages in other languages have money and
tolls only (`quantities_foreign`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate import quantities_context as context_rules
from dateline.annotate.entities import Names
from dateline.annotate.parse import RULES, Parse
from dateline.annotate.quantities_context import Context, context_of
from dateline.annotate.quantities_cues import measure_of
from dateline.annotate.quantities_foreign import foreign_figures
from dateline.annotate.quantities_patterns import FRACTION, Figure
from dateline.annotate.quantities_rules import find_figures
from dateline.lang.currencies import currency_of_page
from dateline.model.annotation import Bound, EntityKind, Measure, Quantity, TimeExpression
from dateline.model.article import Article, Block
from dateline.model.span import Span

_NOT_FIGURES = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?"  # clock times
    r"|\b\d{1,2}\.[0-5]\d ?(?:[ap]\.?m\b\.?|GMT\b|UTC\b|hrs\b|hours\b)"
    r"|(?<=\bat )\d{1,2}\.[0-5]\d(?= (?:on|local|this|in the)\b|[.,;]?$)"
    r"|\b\d{1,2} ?(?:[ap]\.?m\b\.?|o['’]clock)"
    r"|(?<!\d)\+?\d[\d()]*(?:[ -]\d{2,}){2,}"  # telephone numbers
    r"|^\s*\d{1,2}[.)] "  # list numbers
    r"|\b(?:https?://|www\.)\S+"
    r"|\b[A-Z][A-Za-z]*-?\d+[A-Za-z0-9-]*\b"  # F-16, Covid-19, G7
    r"|\b(?:Article|Section|Chapter|Page|Figure|Table|Resolution|Flight|Route|Highway|Channel|Protocol|Level|Phase|Type"
    r"|Boeing|Airbus|Falcon|Apollo|Chang['’]e|Windows|iPhone|Group of|Big|Formula|Title|Area|Unit|Block|Room) \d+\w*"
    r"|\b\d+[A-Za-z]+\d*-\w+\b"
    r"|\b\d{1,2}[-–]\d{1,2}(?= (?:win|victory|defeat|loss|draw|lead|thrashing|home|away))"
)
_CURRENCY_SIGNS = re.compile(r"(US|AU|A|CA|C|NZ|HK|S|NT)\$")
_SIGN_CODES = {
    "US": "USD",
    "A": "AUD",
    "AU": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "NZ": "NZD",
    "HK": "HKD",
    "S": "SGD",
    "NT": "TWD",
}
# A bare number behind a count in the same sentence, and one that a source "puts the figure at": with nothing to count
# behind it, it counts what was counted before.
_GOES_ON = re.compile(r"\b(?:and|but|or|while|from|to|with|against|than)\s\Z")
_PUT_AT = re.compile(
    r"\b(?:(?:it|number|figure|toll|count|tally|turnout|crowd)s?\b[^.;]{0,30} (?:at|to|as|was|of)|spoke of|counted)\s\Z"
)
_PUT_REACH = 60
_LEAST_BARE = 10
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")
_ENDS = re.compile(r"[.,;:)]|\s*\Z|\s(?:according|in|on|by|the|last|this|had|have|were|a (?:year|month|week|day))\b")
_DURATION = re.compile(r"PT?(?P<n>[\d.]+)(?P<unit>[SMHDWYQ])")
_DURATION_UNITS = {"D": "days", "W": "weeks", "Y": "years", "H": "hours", "S": "seconds", "Q": "quarters"}
_PERCENT = frozenset({"percent", "%", "percentage"})
_MODIFIER_BOUNDS = {
    "more than": Bound.MORE_THAN, "less than": Bound.LESS_THAN, "at least": Bound.AT_LEAST, "at most": Bound.AT_MOST,
    "up to": Bound.AT_MOST, "about": Bound.ABOUT, "around": Bound.ABOUT, "roughly": Bound.ABOUT, "some": Bound.ABOUT,
    "approximately": Bound.ABOUT, "nearly": Bound.ALMOST, "almost": Bound.ALMOST, "just under": Bound.ALMOST,
    "just over": Bound.MORE_THAN,
}  # fmt: skip


def find_quantities(
    article: Article, parse: Parse, names: Names, times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """Return every figure of `article` in text order, durations included."""
    if parse.model == RULES and not (article.language or "en").startswith("en"):
        return foreign_figures(article, times)
    dollar = _dollar_of_page(article.text)
    no_figures = _dates_and_names(names, times)
    found = [
        quantity
        for block in article.blocks
        for quantity in _in_block(article, block, parse, names, times, no_figures, dollar)
    ]
    found += [quantity for time in times if (quantity := _duration(time))]
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _dollar_of_page(text: str) -> str | None:
    """Return the currency of a bare "$" where the page elsewhere writes just one kind of dollar in full."""
    codes = {_SIGN_CODES[match.group(1)] for match in _CURRENCY_SIGNS.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


def _in_block(
    article: Article,
    block: Block,
    parse: Parse,
    names: Names,
    times: tuple[TimeExpression, ...],
    no_figures: list[Span],
    dollar: str | None,
) -> Iterator[Quantity]:
    words = block.span.of(article.text)
    last: Quantity | None = None
    for figure in sorted(find_figures(words, _claimed(words, block, no_figures)), key=lambda each: each.span):
        placed = replace(figure, span=figure.span.shift(block.span.start), number=figure.number.shift(block.span.start))
        in_page_money = _in_money_of_page(placed, parse.text, names)
        inferred, placed = in_page_money is not placed, in_page_money
        quantity = _quantity(_completed(placed, last, parse.text), parse, names, times)
        if quantity is None:
            continue
        last = quantity if quantity.measure is Measure.COUNT else last
        if placed.bare_dollar:
            quantity = replace(quantity, unit=dollar or quantity.unit, unit_inferred=True)
        yield replace(quantity, unit_inferred=True) if inferred else quantity


def _in_money_of_page(figure: Figure, text: str, names: Names) -> Figure:
    """Give a count of "pesos", "francs" or "kroner" the currency of the one country of the page that has such."""
    if figure.measure is not Measure.COUNT or figure.unit:
        return figure
    noun = _NEXT_WORD.match(text, figure.span.end)
    countries = {entity.country for entity in names.entities if entity.country is not None}
    code = currency_of_page(noun["word"], countries) if noun is not None else None
    if noun is None or code is None:
        return figure
    return replace(figure, span=Span(figure.span.start, noun.end()), unit=code, measure=Measure.LEVEL)


def _completed(figure: Figure, last: Quantity | None, text: str) -> Figure:
    """Give a bare number that goes on with the count before it what that one counts: "400 in Lyon, and 90 in Lille"."""
    if last is None or figure.measure is not Measure.COUNT or figure.unit or figure.value < _LEAST_BARE:
        return figure
    goes_on = _GOES_ON.search(text, last.span.end, figure.span.start) is not None
    put_at = _PUT_AT.search(text, max(0, figure.span.start - _PUT_REACH), figure.span.start) is not None
    if not (goes_on or put_at) or not _ENDS.match(text, figure.span.end):
        return figure
    return replace(figure, unit=last.unit, of=last.of)


def _dates_and_names(names: Names, times: tuple[TimeExpression, ...]) -> list[Span]:
    """Return the spans of the page's times and names, in order: the numbers inside them are no figures."""
    named = {e.key for e in names.entities if e.kind is not EntityKind.COUNTRY}
    spans = [time.span for time in times]
    return sorted([*spans, *(m.span for m in names.mentions if m.entity in named and _is_name(m.form))])


def _claimed(words: str, block: Block, no_figures: list[Span]) -> list[Span]:
    """Return the spans of the block whose numbers are no figures."""
    first = bisect_left(no_figures, Span(block.span.start, block.span.start))
    beyond = bisect_left(no_figures, Span(block.span.end, block.span.end))
    claimed = [Span(*match.span()) for match in _NOT_FIGURES.finditer(words)]
    return claimed + [span.shift(-block.span.start) for span in no_figures[first:beyond]]


def _is_name(form: str) -> bool:
    return form == "name"


def _quantity(figure: Figure, parse: Parse, names: Names, times: tuple[TimeExpression, ...]) -> Quantity | None:
    context = context_of(parse, figure.number)
    if context is None:
        return _plain(figure)
    if figure.measure is Measure.COUNT and not figure.unit:
        counted = _counted(figure, parse, context)
        if counted is None:
            return None
        figure = counted
    if figure.measure is Measure.AGE:
        return replace(plain, between=_aged(names, figure.span)) if (plain := _plain(figure)) else None
    figure, subject_phrase, subject = measure_of(figure, parse, context)
    entity, name = context_rules.attribution_of(parse, names, context)
    return Quantity(
        figure.span,
        figure.value,
        figure.unit,
        figure.measure,
        figure.bound,
        of=figure.of or subject_phrase,
        between=context_rules.between(parse, names, subject),
        period=context_rules.period_of(parse, context, times, figure.span),
        attributed_to=entity,
        attributed_name=name,
    )


def _aged(names: Names, age: Span) -> tuple[str, ...]:
    """Return the person whose age it is: named right before or after it."""
    beside = names.at(Span(max(0, age.start - 3), age.end + 3))
    people = [m.entity for m in beside if (e := names.entity(m.entity)) and e.kind is EntityKind.PERSON]
    return tuple(dict.fromkeys(people))[:1]


def _plain(figure: Figure) -> Quantity | None:
    """Return a figure without a parse: only what its form alone makes sure."""
    if figure.measure in {Measure.COUNT, Measure.ORDINAL} and figure.unit in {"", "ordinal"}:
        return None
    return Quantity(figure.span, figure.value, figure.unit, figure.measure, figure.bound, of=figure.of)


def _counted(figure: Figure, parse: Parse, context: Context) -> Figure | None:
    """Give a bare number its counted noun; without a noun or an outcome it is no figure."""
    outcome = context_rules.outcome_of(parse, context)
    noun = context.noun or context_rules.part_of_noun(parse, context.number)
    words = figure.number.of(parse.text).lower()
    if noun is None:
        if outcome is None or words == "one":
            return None
        return replace(figure, unit="people", of=outcome)
    if figure.bound is Bound.EXACT and (words == "one" or _is_reference(parse, context, words)):
        return None
    if noun.lemma.lower() in _PERCENT or (
        noun.text.lower() == "cent" and "per cent" in parse.text[figure.span.end :][:24]
    ):
        return replace(figure, value=figure.value / 100, unit=FRACTION, measure=Measure.SHARE)
    near = context.noun is noun and 0 <= noun.span.start - figure.span.end < 60
    end = noun.span.end if near else 0
    span = Span(figure.span.start, max(figure.span.end, end))
    unit = noun.lemma.lower()
    phrase = context_rules.phrase_of(parse, noun)
    return replace(figure, span=span, unit=unit, of=outcome or phrase)


def _is_reference(parse: Parse, context: Context, words: str) -> bool:
    """Whether "the two leaders" refers to people or countries already named."""
    before = parse.tokens[context.number.index - 1].text.lower() if context.number.index else ""
    return words in {"two", "three", "four"} and before in {
        "the",
        "these",
        "those",
        "both",
        "his",
        "her",
        "their",
        "its",
    }


def _duration(time: TimeExpression) -> Quantity | None:
    match = _DURATION.fullmatch(time.duration or "")
    if match is None:
        return None
    unit = _DURATION_UNITS.get(match["unit"], "minutes" if "T" in (time.duration or "") else "months")
    bound = _MODIFIER_BOUNDS.get(time.modifier or "", Bound.EXACT)
    return Quantity(time.span, float(match["n"]), unit, Measure.DURATION, bound)
