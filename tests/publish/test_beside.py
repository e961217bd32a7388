from datetime import date

from dateline.model.annotation import Annotations, EntityKind, Measure, Mention, PageEntity, Quantity, TimeExpression
from dateline.model.article import Article
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated, Interval
from dateline.model.link import Entity, Links, Page
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.publish.beside import by_what_both_name
from dateline.publish.lookup import Lookup
from dateline.text.passages import Passage

_DAY = Interval.on(date(2021, 5, 4))


def _page(id_: str, text: str, person: str, day: str, figure: str, unit: str) -> Page:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    notes = Annotations(
        id_,
        None,
        "none",
        entities=(PageEntity("p", EntityKind.PERSON, person, (person,)),),
        mentions=(Mention(span(person), "p"),),
        times=(TimeExpression(span(day), _DAY),),
        quantities=(Quantity(span(figure), 12.0, unit, Measure.COUNT),),
    )
    return Page(Article(id_, "cap", Source(SourceKind.MEMORY, "x"), text, (), Dated.unknown()), notes)


def _shared(passages: tuple[Passage, ...]) -> list[str]:
    return [each.text for each in passages if each.number is not None]


def test_a_translation_is_marked_by_what_it_names_in_order() -> None:
    ours = _page("a", "Ida Lund said on 4 May that 12 boats sank.", "Ida Lund", "4 May", "12 boats", "boats")
    theirs = _page(
        "b", "Le 4 mai, Ida Lund a dit que 12 bateaux ont coulé.", "Ida Lund", "4 mai", "12 bateaux", "bateaux"
    )
    person = Entity("ent", EntityKind.PERSON, "Ida Lund", ("a#np", "b#np"))
    left, right = by_what_both_name(ours, theirs, Lookup(Record((ours, theirs), (), Links(entities=(person,)))))
    assert _shared(left) == ["Ida Lund", "12 boats"]  # the day stands elsewhere in the order
    assert _shared(right) == ["Ida Lund", "12 bateaux"]
    assert "".join(each.text for each in left) == ours.article.text


def test_names_of_different_people_are_not_shared() -> None:
    ours = _page("a", "Ida Lund on 4 May: 12 boats", "Ida Lund", "4 May", "12 boats", "boats")
    theirs = _page("b", "Ida Lund on 4 May: 12 boats", "Ida Lund", "4 May", "12 boats", "boats")
    two = (
        Entity("one", EntityKind.PERSON, "Ida Lund", ("a#np",)),
        Entity("two", EntityKind.PERSON, "Ida Lund", ("b#np",)),
    )
    left, _ = by_what_both_name(ours, theirs, Lookup(Record((ours, theirs), (), Links(entities=two))))
    assert _shared(left) == ["4 May", "12 boats"]
