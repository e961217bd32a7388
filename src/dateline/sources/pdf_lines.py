"""Lines of type on a page, joined to paragraphs by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_BULLET = re.compile(r"(?:[•‣◦▪●–—*·-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_SENTENCE_END = tuple(".!?:;…。！？”\"'»)")
_WIDE_GAP = 1.25  # of the usual distance between two lines
_OTHER_SIZE = 0.15  # of the height of a line
_SHORT_LINE = 0.85  # of the width of the column
_INDENT = 0.8  # of the height of a line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type with its edges in points, the page's origin at the bottom left.

    `hyphenated` marks a line whose last word goes on in the next one.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    hyphenated: bool = False

    @property
    def height(self) -> float:
        """Height of the type, never quite 0."""
        return max(self.top - self.bottom, 0.1)


def join_lines(pages: Sequence[Sequence[Line]]) -> str:
    r"""Return the text of all pages, paragraphs parted by blank lines.

    >>> first = Line("The dam held", 70, 500, 700, 712)
    >>> join_lines([[first, Line("all night.", 70, 120, 686, 698), Line("Rain stopped.", 70, 200, 650, 662)]])
    'The dam held all night.\n\nRain stopped.'
    """
    paragraphs: list[list[Line]] = []
    previous: Line | None = None
    for lines in pages:
        step = _usual_step(lines)
        edge = max((line.right for line in lines), default=0.0)
        for line in lines:
            if previous is None or _begins_paragraph(previous, line, step, edge):
                paragraphs.append([])
            paragraphs[-1].append(line)
            previous = line
    return "\n\n".join(_paragraph(lines) for lines in paragraphs)


def _usual_step(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next, in points."""
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    down = [step for step, line in zip(steps, lines, strict=False) if 0.5 * line.height < step < 3 * line.height]
    return median(down) if down else 0.0


def _begins_paragraph(previous: Line, line: Line, step: float, edge: float) -> bool:
    if previous.hyphenated:
        return False
    drop = previous.bottom - line.bottom
    if abs(drop) < 0.4 * previous.height:  # the same line, written in two goes
        return False
    if abs(line.height - previous.height) > _OTHER_SIZE * previous.height or _BULLET.match(line.text):
        return True
    ended = previous.text.endswith(_SENTENCE_END)
    if drop < 0 or drop > 3 * line.height:  # the next column or page
        return ended or line.text[:1].isupper()
    if step and drop > _WIDE_GAP * step:
        return True
    width = max(edge - min(previous.left, line.left), 1.0)
    short = (previous.right - min(previous.left, line.left)) < _SHORT_LINE * width
    indented = line.left - previous.left > _INDENT * line.height
    return ended and (indented or short) and not line.text[:1].islower()


def _paragraph(lines: Sequence[Line]) -> str:
    text = ""
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        text += line.text
        if after is None:
            break
        if not line.hyphenated:
            text += " "
        elif not (line.text[-1:].islower() and after.text[:1].islower()):
            text += "-"  # "ISO-" + "639": a hyphen of the word, not of the line break
    return text
