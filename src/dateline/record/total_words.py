"""Totals in English sentences: which figure is the sum, and which figures or names are its parts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.lang.numbers import DIGITS, SCALES, WORDS, number_of
from dateline.model.span import Span

_SCALED = "|".join(SCALES)
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?P<n>(?:{DIGITS})(?: (?:{_SCALED})\b)?|{WORDS})(?![\w-]|[.,]\d|\s*(?:%|per ?cent|percent))",
    re.IGNORECASE,
)
# Words of a total with the figure behind them, and those that stand before or behind it.
_LEADS = re.compile(
    r"\b(?:total for .{1,60}? (?:is|was|came to)|(?:toll|total|count) (?:now )?(?:stands|stood) at|"
    r"(?:a |the |combined |overall |grand )+total (?:of|is|was|came to|comes to|to)|"
    r"sum of .{1,100}? (?:is|was|comes to|came to)|"
    r"total(?:led|s|ling)|mak(?:es?|ing)|add(?:s|ed)? up to|adding up to|sum(?:s|med)? (?:up )?to|"
    r"amount(?:s|ed|ing)? (?:in all )?to|"
    r"(?:toll|total|count|tally|number of (?:the )?(?:dead|victims|casualties))\b.{0,80}? "
    r"(?:(?:has |had )?(?:reached|risen to|climbed to)|rose to|climbed to|stands at|stood at)|"
    r"(?:contributions|shares|payments|pledges|losses|costs) of .{1,80}? (?:come|came|run|ran) to|"
    r"shar(?:e|es|ed|ing) (?:a|the) (?:\w+ )?(?:bill|costs?|burden|sum) of|giv(?:e|es|ing) (?:it|them|him|her|the \w+)|"
    r"(?:came|comes?|coming) to|bring(?:s|ing)? (?:the|their|its) (?:\w+ ){0,3}to|"
    r"that is|for a total of|put(?:s|ting)? (?:the|their) (?:\w+ ){0,3}at)\b",
    re.IGNORECASE,
)
_SUMS = re.compile(r"total|toll|tally|number|add|sum|amount|contribut|share|payment|pledge|loss|cost", re.IGNORECASE)
# These mark a sum only where its parts stand before them.
_AFTER_PARTS = re.compile(r"^(?:mak|came|com|giv|bring)", re.IGNORECASE)
# "With 12 seats in the north and 9 in the south, the party now holds 21."
_HOLDING = re.compile(r"^\W*With\b.*, .*\b(?:holds?|has|have|controls?|counts?|commands?) $", re.DOTALL)
# "27 people, 14 in Varna, 6 in Burgas and 5 in Sozopol": what stands between a sum and its parts, and behind each part.
_IN_APPOSITION = re.compile(r"(?: [a-z]+){1,4}(?:,|:| –| —) ")
_WHERE = re.compile(
    r"(?: of them)? (?:(?:in|at|on|from|near|among|aboard|by|off|for|to) |(?:men|women|boys|girls|children|adults|"
    r"downstairs|upstairs|indoors|outdoors|ashore|abroad)\b)"
)
# "14 medals: 5 gold, 4 silver and 5 bronze".
_LISTED = re.compile(r"(?: [a-z]+){1,3}:\s")
_BESIDE = re.compile(
    r"\b(?:in all|in total|altogether|all told|all in all|together|taken together|combined|between them|overall|"
    r"jointly|collectively|in sum|as a whole|(?:over|for|across|in) (?:both|all (?:two|three|four|five))|"
    r"over the (?:two|three|four|five|six|seven|\d+) \w+)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"^\W*(?:out )?of (?:(?:the|its|all|their|all the) )?$|\bout of (?:the |its |a )?(?:total of )?$", re.IGNORECASE
)
_WITHIN_WHOLE = re.compile(r"\bof (?:the|its|all|their|all the) $", re.IGNORECASE)
_OVERLAPS = re.compile(
    r"\b(?:of them|of whom|of which|among them|including|per|each|times|apiece|more than half)\b", re.IGNORECASE
)
_SOME = re.compile(
    r"\b(?:some|several|a few|many|a number of|an unknown number|dozens of|the others|the rest|more) \w+", re.IGNORECASE
)
_GROUP = re.compile(
    r"^\s+(?:\w+ )?(?:districts|countries|states|partners|parties|towns|regions|villages|provinces|cities|groups|"
    r"companies|sides|governments|donors|banks|islands|neighbours|neighbors|nations|places|firms|ministries|unions|clubs|areas|"
    r"communities|counties|municipalities|valleys|offices|contributors|camps)\b",
    re.IGNORECASE,
)
_NAME = r"(?<![\w’'-])(?:the )?[A-Z][\w’'-]*+(?: (?:of (?:the )?)?[A-Z][\w’'-]*+)*"
_AND = "and|plus|with|together with|along with|as well as"
_NAMES = re.compile(rf"{_NAME}(?:, {_NAME})*,? (?:{_AND}) {_NAME}")
_SPLIT = re.compile(rf",? (?:{_AND}) |, ")
_BEFORE_NAME = re.compile(r"^(?:(?:the|in|both|with|for|together|between|at|across|from) )+", re.IGNORECASE)
_POINTING = re.compile(r"^\W*$|\b(?:the|these|those|its|his|her|their|both) $", re.IGNORECASE)
_CLOSE = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class Total:
    """What a sentence sums up: the sum, its parts as figures or as names whose figures stand elsewhere.

    Attributes:
        whole: the sum is a given whole ("of the 90 deputies"), which the parts may leave a rest of.
        open: a part has no figure ("and some children") or the parts no names ("the three districts").
    """

    figure: Figure
    parts: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    whole: bool = False
    open: bool = False


def total_of(words: str, times: Iterable[Span] = ()) -> Total | None:
    """Return the total that a sentence gives, `None` where it gives none; `times` are spans that name days.

    >>> total_of("It sold 45 cars in the north and 32 in the south, 77 cars altogether.").figure.value
    77.0
    >>> total_of("Austria and Slovakia together will pay 65 million euros.").names
    ('Austria', 'Slovakia')
    """
    if _OVERLAPS.search(words):
        return None
    figures = figures_in(words, tuple(times))
    whole = next((f for f in figures if _OF_ALL.search(words[: f.span.start])), None)
    found = _marked(words, figures)
    if found is None:
        parts = tuple(f for f in figures if f != whole)
        return Total(whole, parts, whole=True) if whole and len(parts) > 1 else None
    counted = tuple(f for f in figures if f != found and not _WITHIN_WHOLE.search(words[: f.span.start]))
    counted = tuple(f for f in counted if not _counts_parts(words, f, len(counted) - 1))
    if counted:
        vague = bool(_SOME.search(words))
        return Total(found, counted, open=vague) if len(counted) > 1 or vague else None
    names = max((_split(match.group()) for match in _NAMES.finditer(words)), key=len, default=())
    if names:
        return Total(found, names=names)
    return Total(found, open=True) if any(_GROUP.search(words[m.end() :]) for m in _FIGURE.finditer(words)) else None


def figures_in(words: str, times: tuple[Span, ...]) -> list[Figure]:
    """Return the numbers of a sentence, without those of dates and those that count the parts ("the two districts")."""
    found = []
    for match in _FIGURE.finditer(words):
        value, span = number_of(match["n"]), Span(*match.span("n"))
        if value is None or any(span.overlaps(time) for time in times) or _GROUP.search(words[span.end :]):
            continue
        found.append(Figure(span, value))
    return found


def _counts_parts(words: str, figure: Figure, others: int) -> bool:
    """Tell whether a figure only says how many parts there are: "the two buses carried 31 and 27 passengers"."""
    return others > 1 and figure.value == others and bool(_POINTING.search(words[: figure.span.start]))


def _apposed(words: str, figures: list[Figure]) -> Figure | None:
    """Return the figure before a list of others that each say where they are counted."""
    for number, figure in enumerate(figures):
        parts = figures[number + 1 :]
        opened = _IN_APPOSITION.fullmatch(words[figure.span.end : parts[0].span.start]) if len(parts) > 1 else None
        if opened and all(_WHERE.match(words, part.span.end) for part in parts):
            return figure
    return None


def _marked(words: str, figures: list[Figure]) -> Figure | None:
    """Return the figure that words of a total mark."""
    for cue in _LEADS.finditer(words):
        behind = [f for f in figures if 0 <= f.span.start - cue.end() <= _CLOSE]
        before = [f for f in figures if f.span.end <= cue.start()]
        if behind and _AFTER_PARTS.search(cue.group()) and len(before) < 2 and len(figures) > 2:
            continue
        if behind and (len(figures) > 1 or (_NAMES.search(words) and _SUMS.search(cue.group()))):
            return behind[0]
    held = [f for f in figures[2:] if _HOLDING.search(words[: f.span.start])]
    if held:
        return held[0]
    listed = [f for f in figures if _LISTED.match(words, f.span.end)]
    if len(listed) == 1 and listed[0] is figures[0] and len(figures) > 2:
        return listed[0]
    if (apposed := _apposed(words, figures)) is not None:
        return apposed
    for cue in _BESIDE.finditer(words):
        before = [f for f in figures if f.span.end <= cue.start() and _joins(words[f.span.end : cue.start()])]
        behind = [f for f in figures if f.span.start >= cue.end()]
        if before or behind:
            return before[-1] if before else behind[0]
    return None


def _joins(between: str) -> bool:
    return len(between) <= _CLOSE and not re.search(r"[;,:]| and ", between)


def _split(names: str) -> tuple[str, ...]:
    return tuple(_BEFORE_NAME.sub("", each.strip()) for each in _SPLIT.split(names) if each.strip())
