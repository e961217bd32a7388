"""A Python function of the user's own: given a sentence, it returns pairs of a label and words of the sentence.

That is the shape of GLiNER and its kin behind two lines of glue; `docs/models.md` shows them.
"""

import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator

from dateline.errors import UsageError
from dateline.model.article import Article
from dateline.model.ids import sha256_hex
from dateline.model.proposal import Proposal, ProposalKind
from dateline.proposing.failures import ModelFailure
from dateline.proposing.passages import sentences_of
from dateline.settings import ModelSettings

Finder = Callable[[str], Iterable[tuple[str, str]]]

_VERSION_CHARS = 16
_QUOTE = "quote"
_EVENT = "event:"


class Function:
    """A function that was found."""

    def __init__(self, finder: Finder, where: str, name: str) -> None:
        self._finder = finder
        self.version = _version(finder)
        self.name = name or where

    def ask(self, article: Article) -> Iterator[Proposal]:
        """Yield what the function finds in every sentence."""
        for sentence in sentences_of(article):
            for label, words in self._found(sentence.of(article.text)):
                kind, plain = _kind_of(label)
                yield Proposal(kind, words, sentence, plain)

    def _found(self, text: str) -> list[tuple[str, str]]:
        try:
            pairs = [(label, words) for label, words in self._finder(text)]
        except Exception as error:  # not our function: what it raises costs this article's proposals
            raise ModelFailure(f"{self.name} failed: {type(error).__name__}: {error}") from error
        if not all(isinstance(label, str) and isinstance(words, str) for label, words in pairs):
            raise ModelFailure(f"{self.name} must return pairs of a label and words, both as text")
        return pairs


def open_function(settings: ModelSettings) -> Function:
    """Find the function of `python:MODULE:FUNCTION`; `UsageError` where there is none."""
    where = (settings.source or "").removeprefix("python:")
    module, _, name = where.partition(":")
    try:
        finder = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise UsageError(f"cannot find the function {where!r}: {error}") from error
    if not callable(finder):
        raise UsageError(f"{where!r} is no function")
    return Function(finder, where, settings.name)


def _kind_of(label: str) -> tuple[ProposalKind, str]:
    """Return what a label proposes: `quote`, `event:TYPE`, else a name of that kind."""
    if label.lower() == _QUOTE:
        return ProposalKind.QUOTE, ""
    if label.lower().startswith(_EVENT):
        return ProposalKind.EVENT, label[len(_EVENT) :]
    return ProposalKind.MENTION, label


def _version(finder: Finder) -> str:
    """Return a hash of the file that the function stands in; its name alone where there is no such file."""
    try:
        source = inspect.getsource(inspect.getmodule(finder) or finder)
    except (OSError, TypeError):
        return getattr(finder, "__qualname__", type(finder).__name__)
    return sha256_hex(source.encode())[:_VERSION_CHARS]
