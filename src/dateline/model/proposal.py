"""What a model of the user's own proposes about one article, before anything of it is believed."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span


class ProposalKind(StrEnum):
    """What is proposed."""

    MENTION = "mention"
    QUOTE = "quote"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of one sentence that a model takes for a name, for speech, or for the word that names a happening.

    Attributes:
        text: the words, exactly as they should stand in the sentence.
        sentence: where that sentence stands in the article.
        label: for a mention what it names, for an event its type; names in use elsewhere ("PER", "GPE") are understood.
        speaker: for a quotation the speaker, in words of the article.
    """

    kind: ProposalKind
    text: str
    sentence: Span
    label: str = ""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that one model proposes about one article.

    Attributes:
        by: the model's name; empty where none was asked.
        problem: why it gave nothing, or not all; the article is then to be asked about again.
    """

    by: str = ""
    items: tuple[Proposal, ...] = ()
    problem: str | None = None


NO_PROPOSALS = Proposals()
