"""A spaCy pipeline of the user's own, by the name of its package or the folder it lies in: its entities are names."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import UsageError
from dateline.model.article import Article
from dateline.model.proposal import Proposal, ProposalKind
from dateline.proposing.failures import ModelFailure
from dateline.proposing.passages import sentences_of
from dateline.settings import ModelSettings

_BATCH = 32


class Pipeline:
    """A loaded pipeline."""

    def __init__(self, nlp: Any, name: str) -> None:
        self._nlp = nlp
        meta = nlp.meta
        self.version = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
        self.name = name or self.version

    def ask(self, article: Article) -> Iterator[Proposal]:
        """Yield the entities of every sentence."""
        sentences = tuple(sentences_of(article))
        texts = [each.of(article.text) for each in sentences]
        try:
            documents = list(self._nlp.pipe(texts, batch_size=_BATCH))
        except Exception as error:  # not our pipeline: what it raises costs this article's proposals
            raise ModelFailure(f"{self.name} failed: {type(error).__name__}: {error}") from error
        for sentence, document in zip(sentences, documents, strict=True):
            for entity in document.ents:
                yield Proposal(ProposalKind.MENTION, entity.text, sentence, entity.label_)


def open_pipeline(settings: ModelSettings) -> Pipeline:
    """Load the pipeline of `spacy:PACKAGE_OR_FOLDER`; `UsageError` where there is none."""
    name = (settings.source or "").removeprefix("spacy:")
    spacy = importlib.import_module("spacy")
    try:
        nlp = spacy.load(Path(name) if Path(name).is_dir() else name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(f"cannot load the spaCy pipeline {name!r}: {reason}") from error
    return Pipeline(nlp, settings.name)
