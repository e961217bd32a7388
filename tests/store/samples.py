"""Small values for the store's tests: two pages about a strike, and what links them."""

from datetime import date
from typing import Protocol

from dateline.model.annotation import (
    Annotations,
    EntityKind,
    EventMention,
    EventType,
    PageEntity,
    Quote,
    QuoteForm,
    Sentence,
    Status,
)
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.claim import Check, CheckVerdict, Claim, ClaimLink, ClaimRelation, Modality
from dateline.model.dates import Basis, Dated, Interval
from dateline.model.ids import make_id
from dateline.model.link import (
    Entity,
    Event,
    EventParticipant,
    Ground,
    Judgement,
    Lineage,
    Links,
    Origins,
    Place,
    Relation,
    SpanRef,
    Story,
    Verdict,
)
from dateline.model.record import Ledger
from dateline.model.span import Span
from dateline.store.articles import Keys, StageKey
from dateline.store.record import Outcome

KEYS = Keys(StageKey("page-1", "settings-1"), StageKey("notes-1", ""), "60 s")
DAY = Interval.on(date(2021, 3, 8))


class Places(Protocol):
    """Gives the places of new records, of the kind that a test is run for; the same name gives the same place."""

    def __call__(self, name: str = "r") -> str: ...


def capture(text: str, name: str = "strike.txt") -> Capture:
    return Capture.of(text.encode(), Source(SourceKind.FILE, name))


def article(of: Capture, title: str = "Dockers strike in Lagos") -> Article:
    text = f"{title}\n\n{of.body.decode()}"
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(title))),
        Block(BlockKind.PARAGRAPH, Span(len(title) + 2, len(text))),
    )
    published = Dated.of(DAY, Basis.STATED)
    return Article(make_id("art", of.id), of.id, of.source, text, blocks, published, title=title, language="en")


def notes(of: Article) -> Annotations:
    body = of.blocks[1].span
    return Annotations(
        of.id,
        "en",
        "rules",
        sentences=(Sentence(body, 1),),
        entities=(PageEntity("n1", EntityKind.PERSON, "Ada Obi"),),
        quotes=(Quote(body, body, QuoteForm.DIRECT, "n1", "Ada Obi"),),
        events=(EventMention(Span(0, 7), Span(0, 7), EventType.PROTEST, Status.HELD),),
    )


def outcome(text: str, name: str = "strike.txt") -> Outcome:
    seen = capture(text, name)
    read = article(seen)
    return Outcome(seen, read, notes(read))


def event(of: Article, number: int = 1, title: str = "Strike in Lagos") -> Event:
    return Event(
        id=make_id("evt", str(number)),
        type=EventType.PROTEST,
        plover="PROTEST",
        cameo="14",
        participants=(EventParticipant("ent_1", "Ada Obi", "actor"),),
        place=Place("Lagos", "NG"),
        time=Dated.of(DAY, Basis.INFERRED),
        status=Status.HELD,
        mentions=(SpanRef(of.id, Span(0, 7), "Dockers"),),
        members=(f"{of.id}#e0",),
        origins=Origins(outlets=("The Harbour",)),
        title=title,
    )


def links(*pages: Article, title: str = "Strike in Lagos") -> Links:
    ids = tuple(sorted(page.id for page in pages))
    happening = event(min(pages, key=lambda page: page.id), title=title)
    same = (Ground("title", "the same title", 1.0),)
    return Links(
        judgements=(Judgement("article", ids[0], ids[-1], Verdict.SAME, 0.9, same, "titles/1"),),
        lineages=(Lineage("lin_1", ids[0], ids[-1], Relation.REPRINT, "text", 0.9, same),),
        families=(ids,),
        entities=(Entity("ent_1", EntityKind.PERSON, "Ada Obi", (f"{ids[0]}#n1",)),),
        events=(happening,),
        stories=(Story("sto_1", "Strike", ids, (happening.id,), DAY, Origins()),),
        published=tuple((id_, Dated.of(DAY, Basis.STATED)) for id_ in ids),
    )


def ledger(of: Article) -> Ledger:
    evidence = (SpanRef(of.id, Span(0, 7), "Dockers"),)
    claims = tuple(
        Claim(
            f"clm_{n}", make_id("evt", "1"), "Strike in Lagos", "count", words, Modality.ASSERTED, evidence, Origins()
        )
        for n, words in ((1, "300 dockers"), (2, "500 dockers"))
    )
    return Ledger(
        claims,
        (ClaimLink("clm_1", "clm_2", ClaimRelation.CONTRADICTS, "300 and 500"),),
        (Check("chk_1", "clm_1", "sum", CheckVerdict.NOT_ENOUGH, "no count of the record fits"),),
    )
