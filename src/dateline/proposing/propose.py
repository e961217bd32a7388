"""Which model is asked, and how its answer is told: one door for the three kinds of model.

A model is opened once in each process. What it says is believed nowhere here: `annotate.proposals` keeps only words
that stand in the article.
"""

import pkgutil
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from dateline.errors import UsageError
from dateline.model.article import Article
from dateline.model.proposal import NO_PROPOSALS, Proposal, Proposals
from dateline.proposing.failures import ModelFailure
from dateline.settings import ModelSettings

_IN_A_ROW = 3  # articles in a row over which a model may fail before it is asked no more


class Model(Protocol):
    """A model that is open: its name for the record, what tells its versions apart, and how to ask it."""

    @property
    def name(self) -> str:
        """What the record calls the model."""

    @property
    def version(self) -> str:
        """Another version may say other things about the same article."""

    def ask(self, article: Article) -> Iterable[Proposal]:
        """Yield what the model proposes; `ModelFailure` where it cannot be had."""


# How a source begins, and what opens it; loaded only when it is used.
_KINDS = {
    "spacy:": "dateline.proposing.pipeline:open_pipeline",
    "python:": "dateline.proposing.function:open_function",
    "http://": "dateline.proposing.endpoint:open_endpoint",
    "https://": "dateline.proposing.endpoint:open_endpoint",
}


class Asker:
    """An open model that is asked no more once it has failed over several articles in a row."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._failed = 0
        self._problem = ""

    def proposals(self, article: Article) -> Proposals:
        """Return what the model proposes about an article; its failure is told, never raised."""
        if self._failed >= _IN_A_ROW:
            return Proposals(self.model.name, problem=f"not asked after {_IN_A_ROW} failures: {self._problem}")
        items: list[Proposal] = []
        try:
            items.extend(self.model.ask(article))
        except ModelFailure as failure:
            self._failed += failure.is_models_fault
            self._problem = str(failure)
            return Proposals(self.model.name, problem=str(failure))
        self._failed = 0
        return Proposals(self.model.name, tuple(items))


def propose(article: Article, settings: ModelSettings) -> Proposals:
    """Return what the user's model proposes about `article`; nothing where the settings name none.

    Raises:
        UsageError: the settings name a model that is not there.
    """
    return open_model(settings).proposals(article) if settings.source else NO_PROPOSALS


def identity(settings: ModelSettings) -> str:
    """Return what tells one model and version from another, for caches; empty where no model is asked.

    Raises:
        UsageError: the settings name a model that is not there.
    """
    return f"{settings.source}@{open_model(settings).model.version}" if settings.source else ""


@lru_cache(maxsize=4)
def open_model(settings: ModelSettings) -> Asker:
    """Open the model that the settings name, once.

    Raises:
        UsageError: there is no such model.
    """
    source = settings.source or ""
    for prefix, function in _KINDS.items():
        if source.startswith(prefix):
            opened: Callable[[ModelSettings], Model] = pkgutil.resolve_name(function)
            return Asker(opened(settings))
    raise UsageError(
        f"cannot use {source!r} as a model: give spacy:PACKAGE_OR_FOLDER, python:MODULE:FUNCTION or an http(s) address"
    )
