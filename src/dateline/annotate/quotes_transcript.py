"""Speech in transcripts and interviews: turns that begin with who speaks, "MINISTER BERG: …", "Q: …", "A: …".

A page is a transcript where at least two turns have different labels and one of them names a speaker. A label names a
speaker where it is a person of the page, or an office or a form of address with or without a name; "A:" is the one
person named before the first question. What a questioner says is a question, nobody's statement, so it makes no
quotation; it only ends the turn before it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.quotes_cues import Voice
from dateline.annotate.reading import Reading
from dateline.lang.offices import honorifics, office_words
from dateline.model.annotation import Mention, Quote, QuoteForm
from dateline.model.article import Block, BlockKind
from dateline.model.span import Span

_LABEL = re.compile(r"(?P<label>[A-Z][\w.’' -]{0,60}?)\s?(?:\([^)]{1,60}\))?:\s+(?=\S)")
_QUESTION = re.compile(r"(?:Q|Question|QUESTION|Interviewer|INTERVIEWER|Reporter|REPORTER|Moderator|MODERATOR)(?:\W|$)")
_ANSWER = re.compile(r"(?:A|Answer|ANSWER)")
_MOST_WORDS = 7
_OPENING_MARKS = "“\"„«‘'"
_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one block holds of a transcript: `voice` is None for a questioner; `content` leaves the label out."""

    label: str
    voice: Voice | None
    content: Span


def transcript_speech(reading: Reading) -> tuple[Quote, ...]:
    """Return the turns of a transcript as direct speech, or nothing where the page is none."""
    turns = list(_turns(reading))
    if len({turn.label for turn in turns}) < 2 or not any(turn.voice for turn in turns):
        return ()
    return tuple(
        Quote(turn.content, turn.content, QuoteForm.DIRECT, speaker=turn.voice.entity, speaker_name=turn.voice.name)
        for turn in _with_further_paragraphs(reading, turns)
        if turn.voice is not None and turn.content.of(reading.parse.text)[0] not in _OPENING_MARKS
    )


def _turns(reading: Reading) -> Iterator[Turn]:
    """Yield the labelled turns of questioners and of speakers that are known as such."""
    text = reading.parse.text
    answering = _answering(reading)
    spoken = [block for block in reading.article.blocks if block.kind in _SPOKEN]
    labels = [_LABEL.match(text, block.span.start, block.span.end) for block in spoken]
    often = Counter(led["label"] for led in labels if led is not None)
    for block, led in zip(spoken, labels, strict=True):
        content = Span(led.end() if led else block.span.start, block.span.end)
        if led is not None and _ANSWER.fullmatch(led["label"]):
            yield Turn("A", answering, content)
        elif _QUESTION.match(led["label"] if led else _first_words(text, block)):
            yield Turn("Q", None, content)
        elif led is not None and (voice := _labelled(reading, Span(*led.span("label")))) is not None:
            yield Turn(led["label"].lower(), voice, content)
        elif led is not None and often[led["label"]] > 1:
            yield Turn("Q", None, content)  # the outlet that asks


def _first_words(text: str, block: Block) -> str:
    """Return what may be the label of a question without a colon: "Q Minister, did you …"."""
    return "Q" if re.match(r"Q\.?\s+[A-Z]", text[block.span.start : block.span.end]) else ""


def _labelled(reading: Reading, label: Span) -> Voice | None:
    """Return who speaks by a label, or None where it is no speaker's."""
    words = label.of(reading.parse.text)
    if len(words.split()) > _MOST_WORDS:
        return None
    people = [mention for mention in reading.people if label.overlaps(mention.span)]
    is_one = len({mention.entity for mention in people}) == 1
    entity = people[0].entity if is_one else _known_by_last_word(reading, words)
    if entity is not None:
        known = reading.entity(entity)
        return Voice(entity, known.name if known is not None else words)
    first, office = words.split()[0].lower().rstrip("."), words.lower()
    titled = {first, f"{first}."} & honorifics() or any(_begins_with(office, title) for title in office_words())
    return Voice(None, words) if titled and words.isupper() else None


def _begins_with(label: str, title: str) -> bool:
    return label == title or label.startswith(f"{title} ")


def _known_by_last_word(reading: Reading, words: str) -> str | None:
    """Return the one person of the page whose last name ends the label, whatever its case."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    named = {m.entity for m in reading.people if (known := reading.entity(m.entity)) and _last(known.name) == last}
    return next(iter(named)) if len(named) == 1 else None


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower()


def _answering(reading: Reading) -> Voice | None:
    """Return the one person named before the first question, who gives the answers; else the one on the page."""
    text = reading.parse.text
    asked = next((b.span.start for b in reading.article.blocks if _QUESTION.match(text[b.span.start : b.span.end])), 0)
    before = [mention for mention in reading.people if mention.span.end <= asked]
    return _one_of(reading, before) or _one_of(reading, list(reading.people))


def _one_of(reading: Reading, mentions: list[Mention]) -> Voice | None:
    keys = {mention.entity for mention in mentions}
    known = reading.entity(next(iter(keys))) if len(keys) == 1 else None
    return Voice(known.key, known.name) if known is not None else None


def _with_further_paragraphs(reading: Reading, turns: list[Turn]) -> Iterator[Turn]:
    """Yield the turns with the unlabelled paragraphs that go on with them; behind the last label nothing is certain."""
    text = reading.parse.text
    for number, turn in enumerate(turns):
        yield turn
        following = turns[number + 1].content.end if number + 1 < len(turns) else turn.content.end
        for block in reading.article.blocks:
            inside = turn.content.end < block.span.start and block.span.end < following
            if inside and block.kind in _SPOKEN and text[block.span.start] not in "[(":
                yield Turn(turn.label, turn.voice, block.span)
            elif inside and block.kind not in _SPOKEN:
                break
