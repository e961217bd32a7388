"""Quick stand-ins for the stages that read and link pages, so that what is around them can be tested alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from dateline.engine.plan import Stage
from dateline.link.bonds import KeyKind
from dateline.link.entities import EntityIndex
from dateline.link.judged import judge_events
from dateline.link.scopes import OPEN_FIRST, OPEN_LAST, Key
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture
from dateline.model.judged import CellJudgement
from dateline.model.link import Links, Page
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.record import Ledger
from tests.store import samples


def use_fakes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put the stand-ins in place; return the list in which they note what they are called for."""
    called: list[str] = []
    real = Stage.load

    def page(capture: Capture, _settings: object) -> Article | Rejection:
        called.append("page")
        if capture.body.startswith(b"reject"):
            return Rejection.of("page", RejectionReason.TOO_SHORT, capture.source, "one word of text")
        if capture.body.startswith(b"crash"):
            raise ValueError("this page is poison")
        return samples.article(capture)

    def annotate(article: Article) -> Annotations:
        called.append("annotate")
        return samples.notes(article)

    def keys(_page: Page) -> Sequence[Key]:
        return (Key(KeyKind.EVENT, 1, OPEN_FIRST, OPEN_LAST),)  # all pages stand in one scope

    def link(
        pages: Sequence[Page], _judgements: object = (), _home: object = None, cells: Sequence[CellJudgement] = ()
    ) -> Links:
        called.append("link")
        links = samples.links(*(page.article for page in pages)) if pages else Links()
        return replace(links, events=judge_events(links.events, cells, EntityIndex(), lambda event: event.title))

    def ledger(pages: Sequence[Page], _links: Links) -> Ledger:
        called.append("ledger")
        return samples.ledger(min((page.article for page in pages), key=lambda each: each.id)) if pages else Ledger()

    fakes: dict[str, Callable[..., Any]] = {
        "page": page, "annotate": annotate, "keys": keys, "link": link, "ledger": ledger,
    }  # fmt: skip
    monkeypatch.setattr(Stage, "load", lambda stage: fakes.get(stage.name) or real(stage))
    # Another process would know nothing of the stand-ins.
    monkeypatch.setattr("dateline.engine.local.choose_jobs", lambda tasks: (0, iter(tasks)))
    return called
