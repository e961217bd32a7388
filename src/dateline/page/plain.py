"""Pages of plain text, from which every tag is gone: title, body and fields by the shape and place of the lines.

Each line gets one role. What is no part of the article is dropped with the rule that says so, and the lines that
carry evidence (dates, bylines, credits, links to other pages) are read before they go.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.lang.agencies import is_medium
from dateline.lang.page_words import LINK_LIST_RULES
from dateline.model.article import BlockKind, Damage, DamageKind
from dateline.model.dates import Basis
from dateline.page.clues import Clue, Rank
from dateline.page.credits import credit_line
from dateline.page.datetext import find_dates
from dateline.page.furniture import furniture_rule, related_title
from dateline.page.heads import DateLine, is_desk, read_byline, read_date_line
from dateline.page.kinds import is_correction
from dateline.page.language import identify
from dateline.page.live import entry_times, with_entries
from dateline.page.opening import open_body
from dateline.page.printed import date_clue
from dateline.page.reading import Notes, Piece, Reading
from dateline.page.repair import repair_line
from dateline.page.shape import count_words, is_headline, is_prose, key_of, split_list_mark
from dateline.page.titles import choose_title, settle_title

_STUB = re.compile(r"\s{0,2}(?:date|published|pubdate)\s(?P<date>(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?)(?!\d)\s+", re.I)
_SEGMENTS = re.compile(r"\s+[|•·]\s+|\s{3,}|\t+")
_LOGO = re.compile(r"(?P<name>.{2,50}?)\s+logo", re.I)
_LABEL_FOOTER = re.compile(r"[^\W\d_][\w &/-]{2,30}\s?[:：]\s?(?P<rest>\S.{0,300})")
_HEADING_MARK = re.compile(r"#{1,6}\s+")
# No article is as long; what follows is not looked at.
_MAX_CHARS = 2_000_000
_MAX_LINES = 10_000
_SAMPLE_CHARS = 4000
_MAX_HEADING_WORDS = 16
_MAX_TRAILING_WORDS = 16
_MIN_CUT_OFF_WORDS = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A repaired line with where it begins in the raw text; `gap` says whether a blank line stands before it."""

    text: str
    offset: int
    gap: bool = True


@dataclass(slots=True)
class _State:
    """What is known while the lines are sorted, from the first to the last."""

    notes: Notes
    language: str | None = None
    region: str | None = None
    kept: list[Line] = field(default_factory=list)
    byline: str | None = None
    outlet: str | None = None
    place: str | None = None
    printed: list[tuple[DateLine, Line, bool]] = field(default_factory=list)
    in_body: bool = False
    in_links: bool = False


def read_plain(text: str, language: str | None = None) -> Reading:
    """Return what a page of plain text holds; `text` is the decoded page."""
    notes = Notes()
    start = _read_stub(text, notes)
    language = language or identify(text[start : start + _SAMPLE_CHARS])
    state = _State(notes, language)
    lines = _lines(text, start, notes)
    times = entry_times([line.text for line in lines])
    for number, line in enumerate(lines):
        if number in times:
            state.kept.append(line)
        else:
            _sort(line, state)
    title, rest, site = choose_title(state.kept, notes)
    pieces = _pieces(rest, title.text if title else None, notes, end=len(text.rstrip()))
    if site and state.outlet is None:
        _found_outlet(site, site, state)
    reading = Reading(pieces, notes, text, byline=state.byline, outlet=state.outlet, language=language)
    if title:
        settle_title(reading, title.text, title.offset)
    open_body(reading)
    notes.clues += date_clue_list(state, title)
    return reading


def date_clue_list(state: _State, title: Line | None) -> list[Clue]:
    """Return the clues of the printed dates: those of the article first, then the site's own date line."""
    before_title = {id(line) for _found, line, _body in state.printed if title and line.offset < title.offset}
    return [
        date_clue(found, line.text, above_title=id(line) in before_title, place=state.place)
        for found, line, _body in state.printed
    ]


def _read_stub(text: str, notes: Notes) -> int:
    """Read what a scraper put before the text, at the precision it has, and return where the page itself begins."""
    match = _STUB.match(text)
    if match is None:
        return 0
    written = next(find_dates(match["date"]), None) or next(find_dates(f"{match['date'].replace('-', '年')}月"), None)
    if written is None:
        return 0
    raw = match.group().strip()
    says = f"the text was handed over with “{raw}” before it"
    notes.clues.append(Clue(Rank.PUBLISHED, written.interval, Basis.METADATA, "scraper stub", says))
    notes.find("published", raw, "start of the text", "scraper stub")
    notes.drop(raw, "scraper stub")
    return match.end()


def _lines(text: str, start: int, notes: Notes) -> list[Line]:
    lines: list[Line] = []
    offset, gap = start, True
    for raw in text[start : start + _MAX_CHARS].split("\n", _MAX_LINES)[:_MAX_LINES]:
        if raw.strip():
            repaired, damage = repair_line(raw)
            notes.damage += damage
            if repaired:
                lines.append(Line(repaired, offset + len(raw) - len(raw.lstrip()), gap))
            else:
                notes.drop(raw.strip(), "tag residue")
            gap = False
        else:
            gap = True
        offset += len(raw) + 1
    return _unwrap(lines)


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join lines that were broken at a fixed width, as in mails and old text files."""
    inner = [one for one, two in pairwise(lines) if not two.gap]
    broken = [line for line in inner if 45 <= len(line.text) <= 90 and not line.text.endswith((".", ":", "!", "?"))]
    if len(inner) < 6 or len(broken) < 0.7 * len(inner):
        return lines
    joined: list[Line] = []
    for line in lines:
        if joined and not line.gap and len(joined[-1].text) >= 45:
            joined[-1] = Line(f"{joined[-1].text} {line.text}", joined[-1].offset, joined[-1].gap)
        else:
            joined.append(line)
    return joined


def _sort(line: Line, state: _State) -> None:
    """Give one line its role: evidence, furniture, or part of the article."""
    text = line.text
    if is_prose(text) and not (furniture_rule(text) or related_title(text) or credit_line(text)):
        state.in_body, state.in_links = True, False
        state.kept.append(line)
        return
    if _is_evidence(line, state):
        return
    rule = furniture_rule(text)
    if rule:
        logo = _LOGO.fullmatch(text)
        if rule == "logo" and logo and not state.outlet:
            _found_outlet(logo["name"], text, state)
        state.in_links = state.in_body and (rule in LINK_LIST_RULES or state.in_links)
        state.notes.drop(text, rule)
    elif state.in_links and is_headline(text):
        state.notes.related.append(text)
        state.notes.drop(text, "link list")
    else:
        state.kept.append(Line(_HEADING_MARK.sub("", text), line.offset, line.gap))


def _found_outlet(name: str, raw: str, state: _State) -> None:
    """A logo's alternative text names the site; written in small letters it gets the capitals of a name."""
    state.outlet = name.title() if name.islower() else name
    state.notes.find("outlet", raw, "logo", "logo text")


def _is_evidence(line: Line, state: _State) -> bool:
    """Read a line that carries a credit, a date, a byline or a link; tell whether it was one."""
    notes, text = state.notes, line.text
    related = related_title(text)
    if related:
        notes.related.append(related)
        notes.drop(text, "related link")
        return True
    credit = credit_line(text)
    if credit and (state.in_body or ":" in text or "：" in text):
        notes.credits.append(credit)
        notes.drop(text, f"{credit.kind.value} credit")
        return True
    segments = [part for part in _SEGMENTS.split(text) if part.strip()]
    if len(segments) == 2 and not state.in_body and _read_masthead(segments, text, state):
        return True
    roles = [_segment(part, line, state) for part in segments] if len(text) <= 200 else []
    if roles and all(roles):
        notes.drop(text, roles[0] or "")
        return True
    whole = _segment(text, line, state) if len(segments) > 1 else None
    if whole:
        notes.drop(text, whole)
    return whole is not None


def _read_masthead(segments: list[str], text: str, state: _State) -> bool:
    """Read "Harbour Herald | Business Desk": the desk signs, and the name beside it is its outlet."""
    for desk, name in (segments, segments[::-1]):
        if is_desk(desk) and not is_desk(name) and is_medium(name) and name[:1].isupper():
            if state.outlet is None:
                state.outlet = name.strip()
                state.notes.find("outlet", text, "line of desk and outlet", "outlet beside its desk")
            if state.byline is None:
                state.byline = desk.strip()
                state.notes.find("byline", text, "line of desk and outlet", "byline")
            state.notes.drop(text, "byline")
            return True
    return False


def _segment(text: str, line: Line, state: _State) -> str | None:
    """Read one part of a line as a date or a byline and return the rule that it was dropped by."""
    found = read_date_line(text, state.language, state.region)
    if found:
        if not state.in_links and (not state.in_body or found.label):
            state.printed.append((found, line, state.in_body))
            state.place = state.place or found.place
            state.notes.find("published", text, f"line at {line.offset}", "date line")
        return "date line"
    if state.in_body and not re.match(r"(?i)by\b|von\b|par\b|por\b", text):
        return None
    byline = read_byline(text)
    if byline is None:
        return None
    if state.byline is None:
        state.byline = byline
        state.notes.find("byline", text, f"line at {line.offset}", "byline")
        if is_medium(byline) and state.outlet is None:
            _found_outlet(byline, text, state)
    return "byline"


def _pieces(lines: list[Line], title: str | None, notes: Notes, *, end: int) -> list[Piece]:
    """Return the body's pieces; `end` is where the page's text ends, and a line that reaches it may be cut off."""
    lines = _without_tail(lines, title, notes, end=end)
    pieces: list[Piece] = []
    seen: dict[str, int] = {key_of(title): -1} if title else {}
    times = entry_times([line.text for line in lines])
    for number, line in enumerate(lines):
        if number in times:
            pieces.append(Piece(BlockKind.LIVE_ENTRY, line.text, line.offset))
            continue
        key = key_of(line.text)
        if key in seen and (count_words(line.text) >= 5 or seen[key] == -1):
            _drop_double(line, seen[key], pieces, notes)
            continue
        seen[key] = len(pieces)
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        text, marked = split_list_mark(line.text)
        kind = BlockKind.LIST_ITEM if marked else _kind(line.text, following)
        pieces.append(Piece(kind, text, line.offset + len(line.text) - len(text)))
    return with_entries(pieces, notes)


def _drop_double(line: Line, first: int, pieces: list[Piece], notes: Notes) -> None:
    """A line that comes twice is kept once; a paragraph doubled at the head is the standfirst."""
    notes.drop(line.text, "doubled headline" if first == -1 else "doubled line")
    notes.damage.append(Damage(DamageKind.DOUBLED, line.text, None))
    if first == 0 and len(pieces) == 1 and pieces[0].kind is BlockKind.PARAGRAPH:
        pieces[0] = Piece(BlockKind.STANDFIRST, pieces[0].text, pieces[0].offset)


def _kind(text: str, following: str) -> BlockKind:
    if is_correction(text):
        return BlockKind.CORRECTION
    if (
        is_headline(text)
        and count_words(text) <= _MAX_HEADING_WORDS
        and not text.endswith(("!", "”", '"'))
        and is_prose(following)
    ):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _without_tail(lines: list[Line], title: str | None, notes: Notes, *, end: int) -> list[Line]:
    """Drop what follows the last paragraph: loose headings without text, and footers of keywords behind a label."""
    last = max(
        (n for n, line in enumerate(lines) if is_prose(line.text) and not _is_label_footer(line.text, title, lines)),
        default=-1,
    )
    if last < 0:
        return lines
    kept, tail = lines[: last + 1], lines[last + 1 :]
    for line in tail:
        if _is_label_footer(line.text, title, lines):
            notes.drop(line.text, "label footer")
        elif len(tail) == 1 and count_words(line.text) >= _MIN_CUT_OFF_WORDS and line.offset + len(line.text) >= end:
            kept.append(line)
        elif (
            count_words(line.text) <= _MAX_TRAILING_WORDS
            and is_headline(line.text)
            and not split_list_mark(line.text)[1]
        ):
            notes.drop(line.text, "heading without text")
        else:
            kept.append(line)
    return kept


def _is_label_footer(text: str, title: str | None, lines: list[Line]) -> bool:
    """Tell a summary or keyword line behind a label: most of its words are in the title or the first paragraph."""
    match = _LABEL_FOOTER.fullmatch(text)
    if match is None or text.endswith((".", "”", '"')):
        return False
    words = {word.casefold() for word in re.findall(r"\w{3,}", match["rest"])}
    known = {
        word.casefold()
        for word in re.findall(
            r"\w{3,}", f"{title or ''} {' '.join(line.text for line in lines[:4] if line.text != text)}"
        )
    }
    return len(words & known) >= 0.5 * max(1, len(words))
