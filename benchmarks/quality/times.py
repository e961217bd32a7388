"""Times against the TIMEX3 of the MEANTIME corpus: spans, and values relative to each document's own date.

    python -m benchmarks.quality meantime --data bench/meantime [--half tune|held|both] [--errors]

The corpus annotates times in the headline, the date line and the four sentences after them; only those are scored. A
span is right where it overlaps the annotated one (relaxed, as in TempEval-3) or equals it (strict); a value is right
where it is the annotated string. Documents are split in two by a hash of their names; rules are tuned on one half
only, and `--errors` lists nothing of the other. Prints one line of JSON. The baseline reads explicit dates and lone
years only.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

from dateline.annotate.parse import parse
from dateline.annotate.times import find_times
from dateline.model.annotation import TimeExpression
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated, Interval, Precision, RelativeTime, RelativeUnit
from dateline.model.span import Span
from dateline.text.calendar import resolve_on

_LAST_SENTENCE = 5
_FOLDER = "data/meantime_newsreader_english_oct15/intra_cross-doc_annotation"
_GLUED = re.compile(r"^(?:[,.;:!?%)\]]|'s|'|''|n't|’s)$")
_OPEN = frozenset("([$")
_CLOCK = re.compile(r"(\d\d?):?(\d\d) ?(?:UTC|GMT)")
_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI"}


@dataclass(frozen=True)
class Document:
    """One document: its article, its date, and the annotated times as (tokens, value)."""

    name: str
    article: Article
    day: date
    tokens: tuple[Span, ...]
    gold: tuple[tuple[frozenset[int], str], ...]


def main(arguments: list[str] | None = None) -> int:
    """Score the times of every document and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "held", "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="list what is missed and wrong in the tune half")
    options = parser.parse_args(arguments)
    documents = [
        document for document in _documents(options.data / _FOLDER) if options.half in {"both", half_of(document.name)}
    ]
    ours = _score(documents, _ours, show=options.errors)
    result = {"benchmark": "meantime times", "half": options.half, "documents": len(documents), **ours}
    result["baseline"] = _score(documents, _baseline, show=False)
    print(json.dumps(result))
    return 0 if documents else 1


def half_of(name: str) -> str:
    """Return the half that a document belongs to, by a hash of its name."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


def _documents(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*/*.xml")):
        root = etree.parse(path).getroot()
        words = [(t.get("t_id"), int(t.get("sentence") or 0), t.text or "") for t in root.iter("token")]
        words = [word for word in words if word[1] <= _LAST_SENTENCE]
        article, tokens = _article(path.stem, [(sentence, text) for _, sentence, text in words])
        places = {identifier: place for place, (identifier, _, _) in enumerate(words)}
        day, gold = None, []
        for timex in root.iter("TIMEX3"):
            anchors = frozenset(places[a.get("t_id")] for a in timex.iter("token_anchor") if a.get("t_id") in places)
            if timex.get("functionInDocument") == "CREATION_TIME":
                day = _iso_day(timex.get("value") or "")
            if anchors:
                gold.append((anchors, timex.get("value") or ""))
        if day is not None:
            yield Document(path.stem, article, day, tokens, tuple(gold))


def _iso_day(value: str) -> date | None:
    match = re.match(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(match.group()) if match else None


def _article(name: str, words: list[tuple[int, str]]) -> tuple[Article, tuple[Span, ...]]:
    """Put the tokens together as running text; the headline and the date line are blocks of their own."""
    text, spans, starts = "", [], []
    previous = -1
    for sentence, word in words:
        block = min(sentence, 2)
        if block != previous:
            text += "\n\n" if text else ""
            starts.append(len(text))
            previous = block
        elif not _GLUED.match(word) and text[-1] not in _OPEN:
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    ends = [start - 2 for start in starts[1:]] + [len(text)]
    kinds = [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    blocks = tuple(Block(kind, Span(a, b)) for kind, a, b in zip(kinds, starts, ends, strict=False))
    source = Source(SourceKind.FILE, name)
    return Article(name, name, source, text, blocks, Dated.unknown(), language="en"), tuple(spans)


def _ours(document: Document) -> list[tuple[Span, str]]:
    found = find_times(document.article, parse(document.article))
    return [(time.span, timex_value(time, document.article.text, document.day)) for time in found]


_EXPLICIT = re.compile(r"\b([A-Z][a-z]+) (\d{1,2}), (\d{4})\b|\b((?:19|20)\d\d)\b")


def _baseline(document: Document) -> list[tuple[Span, str]]:
    """Read "March 5, 2009" and lone years, nothing else."""
    found = []
    for match in _EXPLICIT.finditer(document.article.text):
        month, day, year, lone = match.groups()
        number = _MONTHS.get(month or "")
        value = lone or (f"{year}-{number:02d}-{int(day):02d}" if number else None)
        if value:
            found.append((Span(*match.span()), value))
    return found


_MONTHS = {date(2000, number, 1).strftime("%B"): number for number in range(1, 13)}


def timex_value(time: TimeExpression, text: str, day: date) -> str:
    """Return the TIMEX3 value of a time in a document published on `day`."""
    resolved = time.interval or (resolve_on(time.relative, day) if time.relative is not None else None)
    if time.duration is not None or resolved is None:
        return time.duration or ""
    if clock := _CLOCK.fullmatch(time.span.of(text)):
        return f"{resolved.latest}T{int(clock[1]):02d}:{clock[2]}Z"
    return _interval_value(resolved) if time.relative is None else _relative_value(time, time.relative, text, day)


def _relative_value(time: TimeExpression, relative: RelativeTime, text: str, day: date) -> str:
    words, resolved = time.span.of(text).lower(), resolve_on(relative, day)
    if "weekend" in words:
        return _week(resolved.earliest or day) + "-WE"
    if relative.unit is RelativeUnit.WEEK and resolved.earliest and resolved.latest:
        # Weeks may begin on Sunday here: the middle lies in the week that is meant.
        return _week(resolved.earliest + (resolved.latest - resolved.earliest) / 2)
    if "quarter" in words and relative.unit is RelativeUnit.YEAR:
        return _quarter(words, day.year + relative.high, day)
    if relative.unit is RelativeUnit.DAYS and relative.low != relative.high:
        return _span_value(words, resolved)
    if "week of" in words and resolved.latest:
        return _week(resolved.latest if re.search("last|final", words) else resolved.earliest or resolved.latest)
    by_unit = {RelativeUnit.MONTH: "%Y-%m", RelativeUnit.MONTH_NAME: "%Y-%m", RelativeUnit.YEAR: "%Y"}
    if relative.unit in by_unit and resolved.earliest:
        return resolved.earliest.strftime(by_unit[relative.unit])
    return _day_value(time.span.of(text), resolved)


def _day_value(words: str, resolved: Interval) -> str:
    """Return the day with its clock time or part of the day."""
    clock = re.search(r"(\d\d?):(\d\d) (?:UTC|GMT)", words)
    if clock:
        return f"{resolved.earliest}T{int(clock[1]):02d}:{clock[2]}Z"
    part = next((code for word, code in _DAY_PARTS.items() if word in words.lower()), "")
    return f"{resolved.earliest}{part}"


def _interval_value(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return str(interval)
    months = (last + timedelta(days=1)).month - first.month + 12 * ((last + timedelta(days=1)).year - first.year)
    if interval.precision is Precision.RANGE and first.day == 1 and months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{first.month // 3 + 1}"
    if interval.precision is Precision.RANGE and months == 120 and first.year % 10 == 0:
        return str(first.year // 10)
    return str(interval)


_UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y"}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _span_value(words: str, resolved: Interval) -> str:
    """Return a duration for "the past two weeks", the middle day for "two weeks ago"."""
    unit = next((u for u in _UNITS if u in words), "day")
    if "ago" not in words:
        number = re.search(r"\d+", words)
        count = int(number.group()) if number else next((n for word, n in _COUNTS.items() if word in words), None)
        if count is None:
            count = 10 if unit == "decade" else (1 if not re.search(rf"{unit}s", words) else None)
        return f"P{'X' if count is None else count}{_UNITS[unit]}"
    if resolved.earliest is None or resolved.latest is None:
        return ""
    middle = resolved.earliest + (resolved.latest - resolved.earliest) / 2
    return {"year": f"{middle.year}", "decade": f"{middle.year}", "month": f"{middle:%Y-%m}"}.get(unit, f"{middle}")


def _quarter(words: str, year: int, day: date) -> str:
    """Return the quarter named in words; where only the last two years are known, the latest that has begun."""
    ordinals = ("first", "second", "third", "fourth")
    which = next((place for place, word in enumerate(ordinals, 1) if word in words), 4)
    named = "year" in words
    return f"{year if named or 3 * which - 2 <= day.month else year - 1}-Q{which}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _score(
    documents: list[Document], predict: Callable[[Document], list[tuple[Span, str]]], *, show: bool
) -> dict[str, float]:
    counts = dict.fromkeys(("gold", "found", "overlap", "strict", "value", "strict_value"), 0)
    for document in documents:
        listed = show and half_of(document.name) == "tune"
        guesses = [(_tokens(document, span), value) for span, value in predict(document)]
        guesses = [(tokens, value) for tokens, value in guesses if tokens]
        counts["gold"] += len(document.gold)
        counts["found"] += len(guesses)
        for anchors, value in document.gold:
            match = max(guesses, key=lambda g: (len(g[0] & anchors), g[1] == value), default=(frozenset(), ""))
            overlaps, equal = bool(match[0] & anchors), match[0] == anchors
            counts["overlap"] += overlaps
            counts["strict"] += equal
            counts["value"] += overlaps and match[1] == value
            counts["strict_value"] += equal and match[1] == value
            if listed and not (equal and match[1] == value):
                print(
                    f"gold {_words(document, anchors)!r} {value}: {_words(document, match[0])!r} {match[1]}"
                    if overlaps
                    else f"missed {_words(document, anchors)!r} {value}"
                )
        for tokens, value in guesses:
            if listed and not any(tokens & anchors for anchors, _ in document.gold):
                print(f"extra {_words(document, tokens)!r} {value}")
    return {f"{name}_f1": _f1(counts[name], counts["found"], counts["gold"])
            for name in ("overlap", "strict", "value", "strict_value")}  # fmt: skip


def _f1(right: int, found: int, gold: int) -> float:
    return round(2 * right / (found + gold), 4) if found + gold else 0.0


def _tokens(document: Document, span: Span) -> frozenset[int]:
    return frozenset(place for place, token in enumerate(document.tokens) if token.overlaps(span))


def _words(document: Document, places: frozenset[int]) -> str:
    return " ".join(document.tokens[place].of(document.article.text) for place in sorted(places))


if __name__ == "__main__":
    sys.exit(main())
