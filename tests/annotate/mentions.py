"""Short texts with the happenings and figures they tell, read from `data/mentions.txt`, whose head tells the format."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model.annotation import EventMention, EventType, Measure
from tests.annotate.reads import Read, read

DATA = Path(__file__).parent / "data"
_TEXT = re.compile(r"(?P<language>[a-z]{2}): (?P<text>.+)")
_FIGURE = re.compile(r"\+ (?P<value>\d+) (?P<unit>\w+) of (?P<of>.+) (?P<bound>exact|about|at least|more than)$")


@dataclass
class Expected:
    """One text, and the lines below it that say what it tells."""

    language: str
    text: str
    lines: list[str] = field(default_factory=list)


def texts(name: str) -> list[Expected]:
    """Return the texts of one data file in order."""
    found: list[Expected] = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if match := _TEXT.fullmatch(line):
            found.append(Expected(match["language"], match["text"]))
        elif line[:2] in {"- ", "! ", "+ "}:
            found[-1].lines.append(line)
    return found


def failures(expected: Expected) -> list[str]:
    """Return the lines that the annotations of a text do not bear out."""
    page = read(*expected.text.split(" // "), language=expected.language)
    return [line for line in expected.lines if not _holds(page, line)]


def _holds(page: Read, line: str) -> bool:
    if line.startswith("! "):
        return not page.events(EventType(line[2:]))
    if line.startswith("+ "):
        return _has_figure(page, line)
    told, who, where = (part.strip() for part in line[2:].split("|"))
    kind, standing = told.split()
    return any(
        _stands(event, standing)
        and (who == "*" or page.names(event) == set(who.replace("-", "").split()))
        and (where == "*" or (event.place.name if event.place else "-") == where)
        for event in page.events(EventType(kind))
    )


def _stands(event: EventMention, standing: str) -> bool:
    if standing == "negated":
        return event.negated
    if standing == "hypothetical":
        return event.hypothetical and not event.negated
    return (event.status.value, event.negated, event.hypothetical) == (standing, False, False)


def _has_figure(page: Read, line: str) -> bool:
    wanted = _FIGURE.fullmatch(line)
    assert wanted is not None, line
    stated = (float(wanted["value"]), wanted["unit"], wanted["of"], wanted["bound"])
    figures = (q for q in page.notes.quantities if q.measure is Measure.COUNT)
    return stated in {(q.value, q.unit, q.of, q.bound.value) for q in figures}
