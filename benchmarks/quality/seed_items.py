"""Compare the reading of one seed page with its gold: text, names, mentions, quotations."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from benchmarks.quality.seed_gold import (
    MENTIONS,
    NAMES,
    NO_DIRECT_SPEECH,
    QUOTES,
    TERMS,
    MentionGold,
    NameGold,
    PageGold,
    QuoteGold,
)
from dateline.model.annotation import EventMention, PageEntity, QuoteForm
from dateline.model.article import CreditKind
from dateline.model.link import Page
from dateline.text.tokens import plain_words
from tests.support.score import Item, Outcome, names_match, plain

_LEADING_WORDS = 7


@dataclass(frozen=True)
class SeedPage:
    """One seed with the lines of its file and what the pipeline read."""

    name: str
    lines: tuple[str, ...]
    page: Page

    @cached_property
    def text(self) -> str:
        """The words of the article, in order, with single spaces."""
        return " ".join(plain_words(self.page.article.text))

    def words(self, line: int) -> str:
        """Return the words of a line of the file."""
        return " ".join(plain_words(self.lines[line - 1]))

    def line_at(self, offset: int) -> int:
        """Return the line of the file that holds most words of the sentence at `offset`."""
        sentence = self.page.notes.sentence_at(offset)
        wanted = set(plain_words(sentence.span.of(self.page.article.text))) if sentence else set()
        shares = [len(wanted & set(plain_words(line))) / (len(plain_words(line)) + 10) for line in self.lines]
        return shares.index(max(shares)) + 1


def check(ok: object, kind: str, label: str, seen: str = "", *, worse: Outcome = Outcome.MISSING) -> Item:
    """Return an item that is right where `ok` holds and `worse` elsewhere."""
    return Item(kind, label, Outcome.RIGHT if ok else worse, "" if ok else seen)


def text_items(gold: PageGold, seed: SeedPage) -> Iterator[Item]:
    """Compare the clean text, its fields and what was kept as data beside it."""
    article, name = seed.page.article, gold.page
    if gold.title is not None:
        yield check(plain(article.title or "") == plain(seed.lines[gold.title - 1]), "text", f"{name} title",
                    article.title or "none", worse=Outcome.WRONG)  # fmt: skip
    body = " ".join(plain_words(article.body))
    first = " ".join(plain_words(seed.lines[gold.first - 1])[gold.first_word :][:_LEADING_WORDS])
    yield check(first in body, "text", f"{name} first sentence")
    last = " ".join(plain_words(seed.lines[gold.last - 1].removesuffix("p>"))[-_LEADING_WORDS:])
    yield check(body.endswith(last), "text", f"{name} last sentence", body[-60:], worse=Outcome.WRONG)
    for line in gold.dropped:
        words = seed.words(line)
        there = f" {words} " in f" {seed.text} " if words else seed.lines[line - 1] in article.text
        yield check(not there, "furniture", f"{name} line {line}", "kept", worse=Outcome.WRONG)
    for line in gold.once:
        times = seed.text.count(seed.words(line))
        yield check(times == 1, "text", f"{name} line {line} once", f"{times} times", worse=Outcome.WRONG)
    kinds = {" ".join(plain_words(b.span.of(article.text))): b.kind.value for b in article.blocks}
    for line in gold.headings:
        yield check(kinds.get(seed.words(line)) == "heading", "text", f"{name} heading line {line}",
                    kinds.get(seed.words(line), "no block"))  # fmt: skip
    yield from _field_items(gold, seed)


def _field_items(gold: PageGold, seed: SeedPage) -> Iterator[Item]:
    article, name = seed.page.article, gold.page
    if gold.outlet:
        right = plain(gold.outlet) in plain(article.outlet or "")
        yield check(right, "field", f"{name} outlet", article.outlet or "none",
                    worse=Outcome.WRONG if article.outlet else Outcome.MISSING)  # fmt: skip
    if gold.byline:
        yield check(plain(gold.byline) in plain(article.byline or ""), "field", f"{name} byline", article.byline or "")
    if gold.place:
        seen = article.dateline_place or "none"
        yield check(plain(gold.place) in plain(seen), "field", f"{name} place line", seen)
    credited = {(credit.kind, plain(credit.name)) for credit in article.credits}
    for credit in gold.text_credits:
        yield check(
            (CreditKind.TEXT, plain(credit)) in credited, "field", f"{name} text credit {credit}", str(credited)
        )
    for credit in gold.photo_credits:
        yield check((CreditKind.PHOTO, plain(credit)) in credited, "field", f"{name} photo credit {credit}",
                    str(credited))  # fmt: skip
    found = {damage.kind for damage in article.damage}
    for kind in gold.damage:
        lost = kind == "lost opening quote" and any(quote.damage for quote in seed.page.notes.quotes)
        yield check(kind in found or lost, "damage", f"{name} {kind}")
    if gold.related:
        yield check(any(gold.related in r for r in article.related), "field", f"{name} related link kept")
    if gold.other_title:
        kept = any(gold.other_title in title for title in article.alternative_titles)
        yield check(kept, "field", f"{name} other title kept", str(article.alternative_titles))


def name_items(seed: SeedPage) -> Iterator[Item]:
    """Compare the names of a page: entity, its other forms, its role."""
    for gold in NAMES:
        if gold.page == seed.name:
            yield from _name(gold, seed.page.notes.entities)


def _forms(entity: PageEntity) -> tuple[str, ...]:
    return (entity.name, *entity.variants)


def _name(gold: NameGold, entities: tuple[PageEntity, ...]) -> Iterator[Item]:
    label = f"{gold.page} {gold.name.split('|')[0]}"
    entity = next((each for each in entities if names_match(gold.name, _forms(each))), None)
    yield check(entity, "entity", label)
    if entity is None:
        return
    for form in gold.forms:
        yield check(names_match(form, _forms(entity)), "name form", f"{label} = {form.split('|')[0]}",
                    ", ".join(entity.variants))  # fmt: skip
    if gold.role:
        roles = " ".join(plain(role.title) for role in entity.roles)
        yield check(gold.role in roles, "role", f"{label}: {gold.role}", roles)


def mention_items(seed: SeedPage) -> Iterator[Item]:
    """Compare the event mentions of a page, each field for itself."""
    for gold in MENTIONS:
        if gold.page == seed.name:
            yield from _mention(gold, seed)


def _mention(gold: MentionGold, seed: SeedPage) -> Iterator[Item]:
    label = (
        f"{gold.page} line {gold.line} {gold.types[0]} {', '.join(gold.who)} {gold.places[0] if gold.places else ''}"
    )
    fitting = [
        mention
        for mention in seed.page.notes.events
        if mention.type in gold.types and seed.line_at(mention.trigger.start) == gold.line
    ]
    if not fitting:
        yield check(ok=False, kind="mention", label=label)
        return
    yield check(ok=True, kind="mention", label=label)
    best = max(fitting, key=lambda mention: _mention_fit(gold, mention, seed))
    who, placed, status = _mention_fit(gold, best, seed)
    if gold.who:
        yield check(who == len(gold.who), "mention who", label, ", ".join(_people(best, seed)))
    if gold.places:
        seen = best.place.name if best.place else "none"
        worse = Outcome.WRONG if best.place else Outcome.MISSING
        yield check(placed, "mention place", label, seen, worse=worse)
    yield check(status, "mention status", label, best.status, worse=Outcome.WRONG)


def _people(mention: EventMention, seed: SeedPage) -> list[str]:
    entities = [seed.page.notes.entity(participant.entity) for participant in mention.participants]
    return [form for entity in entities if entity for form in _forms(entity)]


def _mention_fit(gold: MentionGold, mention: EventMention, seed: SeedPage) -> tuple[int, bool, bool]:
    people = _people(mention, seed)
    who = sum(names_match(name, people) for name in gold.who)
    places = (mention.place.name, *mention.place.within) if mention.place else ()
    placed = names_match("|".join(gold.places), places) if gold.places else True
    return who, placed, mention.status in gold.statuses


def quote_items(seed: SeedPage) -> Iterator[Item]:
    """Compare the quotations of a page: speaker, form, medium; and that none is invented."""
    for gold in QUOTES:
        if gold.page == seed.name:
            yield from _quote(gold, seed)
    quotes = seed.page.notes.quotes
    if seed.name in NO_DIRECT_SPEECH:
        direct = [q for q in quotes if q.form is QuoteForm.DIRECT]
        seen = direct[0].content.of(seed.page.article.text) if direct else ""
        yield check(not direct, "quote", f"{seed.name} no direct speech", seen, worse=Outcome.WRONG)
    for name, line in TERMS:
        if name == seed.name:
            spoken = [q for q in quotes if q.form is QuoteForm.DIRECT and seed.line_at(q.span.start) == line]
            yield check(not spoken, "quote", f"{name} line {line} is a term", worse=Outcome.WRONG)


def _quote(gold: QuoteGold, seed: SeedPage) -> Iterator[Item]:
    label = f"{gold.page} line {gold.line}"
    here = [q for q in seed.page.notes.quotes if seed.line_at(q.span.start) == gold.line and q.form in gold.forms]
    if not here:
        yield check(ok=False, kind="quote", label=label)
        return
    quote = here[0]
    notes = seed.page.notes
    speaker = notes.entity(quote.speaker) if quote.speaker else None
    forms = [*(_forms(speaker) if speaker else ()), quote.speaker_name or ""]
    worse = Outcome.WRONG if any(forms) else Outcome.MISSING
    yield check(names_match(gold.speaker, forms), "quote", f"{label} by {gold.speaker}", forms[0], worse=worse)
    if gold.via:
        yield check(
            any(names_match(gold.via, (via,)) for q in here for via in q.via), "quote", f"{label} via {gold.via}"
        )
    if gold.addressee:
        to = notes.entity(quote.addressee) if quote.addressee else None
        yield check(to and names_match(gold.addressee, _forms(to)), "quote", f"{label} to {gold.addressee}")
