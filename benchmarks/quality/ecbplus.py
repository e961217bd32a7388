"""The ECB+ corpus in its published layout: documents, sentences that count, gold mentions of happenings.

`FOLDER/ECB+/TOPIC/TOPIC_NUMBERecb[plus].xml` holds tokens by sentence, `Markables` and `Relations`;
`FOLDER/ECBplus_coreference_sentences.csv` lists the sentences whose annotation was checked. The two kinds of file of a
topic are its two stories, alike but not the same. (Cybulska and Vossen, "Using a sledgehammer to crack a nut? Lexical
diversity and event coreference resolution", LREC 2014; annotations CC BY 3.0.)
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lxml import etree

from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span

DEVELOPMENT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""Topics for development; the others up to 35 are for training, those above for the test."""

TRAINING = frozenset(range(1, 36)) - DEVELOPMENT

_SENTENCES = "ECBplus_coreference_sentences.csv"
_NAME = re.compile(r"(\d+)_\d+ecb(plus)?")
_ACTION = ("ACTION_", "NEG_ACTION_")
_ENDS = re.compile(r"""[.!?]["'”’)]*$""")
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}”’…]+|'s|'S|n't|'(?:re|ve|ll|d|m)|''")
_NO_SPACE_AFTER = frozenset({"(", "[", "{", "“", "‘", "$", "£", "€", "#", "``"})


class BadData(ValueError):
    """The folder does not hold the corpus in its published layout."""


class _Element(Protocol):
    """What is used of an XML element; lxml's own type is private."""

    tag: str

    def get(self, key: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that tell of a happening: indexes into the document's tokens, and the happening's label in the corpus."""

    tokens: tuple[int, ...]
    event: str


@dataclass(frozen=True)
class Document:
    """One text.

    Attributes:
        name: the file's name without its ending, "1_10ecbplus".
        tokens: the words as the corpus cuts them, sentence by sentence.
        mentions: the gold mentions in checked sentences, in order.
    """

    name: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[GoldMention, ...]

    @property
    def topic(self) -> int:
        """The number of the topic."""
        return int(self.name.partition("_")[0])

    @property
    def story(self) -> str:
        """The gold story: a topic has two."""
        return f"{self.topic}{'plus' if self.name.endswith('plus') else ''}"

    @property
    def address(self) -> str | None:
        """Where the text was found, if its first line says so; that line is no part of the text."""
        line = "".join(self.sentences[0]) if self.sentences else ""
        return line if re.match(r"https?://", line) else None


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as running text: a line for each sentence, and where each token stands in it."""

    text: str
    lines: tuple[Span, ...]
    tokens: tuple[Span, ...]


def topics(asked: str) -> frozenset[int]:
    """Return the topics that a range names.

    >>> sorted(topics("1-3,7"))
    [1, 2, 3, 7]
    """
    found: set[int] = set()
    for part in asked.split(","):
        match = re.fullmatch(r"\s*(\d+)(?:\s*-\s*(\d+))?\s*", part)
        if match is None:
            raise BadData(f"no range of topics: {asked!r}; write 1-35 or 2,5,12")
        first = int(match.group(1))
        found.update(range(first, int(match.group(2) or first) + 1))
    return frozenset(found)


def documents(folder: Path, chosen: Iterable[int]) -> list[Document]:
    """Return the documents of these topics, in order of name.

    Raises:
        BadData: the folder holds no documents of these topics.
    """
    checked = _checked_sentences(folder / _SENTENCES)
    wanted = set(chosen)
    paths = [path for path in sorted((folder / "ECB+").glob("*/*.xml")) if _topic(path) in wanted]
    if not paths:
        raise BadData(f"{folder} holds no documents of topics {sorted(wanted)}")
    return [_document(path, checked[path.stem]) for path in paths]


def _topic(path: Path) -> int:
    match = _NAME.fullmatch(path.stem)
    return int(match.group(1)) if match else -1


def _checked_sentences(path: Path) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    try:
        lines = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise BadData(f"cannot read {path}: {error}") from error
    with lines:
        for row in csv.DictReader(lines):
            found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return found


def _document(path: Path, checked: set[int]) -> Document:
    root = etree.parse(path).getroot()
    rows = [(str(t.get("t_id")), int(str(t.get("sentence"))), t.text or "") for t in root.iter("token")]
    place = {name: index for index, (name, _, _) in enumerate(rows)}
    sentences: dict[int, list[str]] = {}
    for _, number, word in rows:
        sentences.setdefault(number, []).append(word)
    labels = dict(_labels(root, path.stem))
    mentions = []
    for mark in root.iterfind("Markables/*"):
        words = tuple(place[str(anchor.get("t_id"))] for anchor in mark.iterfind("token_anchor"))
        if words and str(mark.tag).startswith(_ACTION) and rows[words[0]][1] in checked:
            name = str(mark.get("m_id"))
            mentions.append(GoldMention(words, labels.get(name, f"{path.stem}:alone:{name}")))
    ordered = sorted(mentions, key=lambda mention: (mention.tokens, mention.event))
    return Document(path.stem, tuple(map(tuple, sentences.values())), tuple(ordered))


def _labels(root: "etree._Element", name: str) -> Iterator[tuple[str, str]]:
    """Yield the label of each mention that stands in a relation: the corpus' own across documents, else one of ours."""
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        if across or relation.tag == "INTRA_DOC_COREF":
            label = str(relation.get("note")) if across else f"{name}:{relation.get('r_id')}"
            for source in relation.iterfind("source"):
                yield str(source.get("m_id")), label


def lay_out(document: Document) -> Laid:
    """Return a document as running text, without the blanks that cutting it into tokens put in.

    >>> lay_out(Document("1_1ecb", (("He", "did", "n't", "(", "ever", ")", "."), ("No",)), ())).text.splitlines()
    ["He didn't (ever).", 'No']
    """
    parts: list[str] = []
    tokens: list[Span] = []
    lines: list[Span] = []
    length = 0
    for number, sentence in enumerate(document.sentences):
        if number:
            parts.append("\n")
            length += 1
        start = length
        for index, word in enumerate(sentence):
            if index and not _NO_SPACE_BEFORE.fullmatch(word) and sentence[index - 1] not in _NO_SPACE_AFTER:
                parts.append(" ")
                length += 1
            parts.append(word)
            tokens.append(Span(length, length + len(word)))
            length += len(word)
        lines.append(Span(start, length))
    return Laid("".join(parts), tuple(lines), tuple(tokens))


def article(document: Document, laid: Laid) -> Article:
    """Return a document as the stages after reading see a page: a title, if it has one, and paragraphs of one line.

    The texts are cut so short that many of them would be turned away as no articles; so they do not go through `page`.
    """
    lines = laid.lines[1:] if document.address else laid.lines
    title = lines[0].of(laid.text) if lines and not _ENDS.search(lines[0].of(laid.text)) else None
    kinds = [BlockKind.TITLE if title and not number else BlockKind.PARAGRAPH for number in range(len(lines))]
    return Article(
        id=document.name,
        capture_id=document.name,
        source=Source(SourceKind.MEMORY, document.name),
        text=laid.text,
        blocks=tuple(map(Block, kinds, lines)),
        published=Dated.unknown(),
        title=title,
        url=document.address,
        language="en",
    )
