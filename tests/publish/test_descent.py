from datetime import date

from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval
from dateline.model.link import Ground, Lineage, Links, Page, Relation
from dateline.model.record import Record
from dateline.publish.descent import HEIGHT, WIDTH, Descent, draw_descent
from dateline.publish.lookup import Lookup

_SOURCE = Source(SourceKind.MEMORY, "x")


def _page(name: str, day: int | None) -> Page:
    dated = Dated.of(Interval.on(date(2021, 5, day)), Basis.STATED) if day else Dated.unknown()
    article = Article(name, "cap", _SOURCE, "text", (), dated, outlet=f"The {name}")
    return Page(article, Annotations(name, "en", "none"))


def _lineage(start: str, end: str, relation: Relation = Relation.COPY) -> Lineage:
    return Lineage(f"{start}-{end}", start, end, relation, "text", 1.0, (Ground("words", "same words"),))


def _drawn(days: dict[str, int | None], *lineages: Lineage) -> Descent:
    pages = tuple(_page(name, day) for name, day in days.items())
    return draw_descent(days, Lookup(Record(pages, (), Links(lineages=lineages))))


def test_pages_stand_in_order_of_time_and_the_undated_last() -> None:
    drawn = _drawn({"c": None, "a": 1, "b": 3}, _lineage("a", "b"), _lineage("a", "c"))
    assert [each.article_id for each in drawn.nodes] == ["a", "b", "c"]
    assert [each.x for each in drawn.nodes] == sorted({each.x for each in drawn.nodes})
    assert drawn.nodes[2].published == "unknown"


def test_a_copy_of_the_same_day_stands_behind_its_source() -> None:
    drawn = _drawn({"a": 1, "b": 1, "c": 1}, _lineage("c", "b"), _lineage("b", "a"))
    assert [each.article_id for each in sorted(drawn.nodes, key=lambda each: each.x)] == ["c", "b", "a"]
    assert len({each.y for each in drawn.nodes}) == 1


def test_two_that_go_back_to_each_other_are_drawn_all_the_same() -> None:
    drawn = _drawn({"a": 1, "b": 1}, _lineage("a", "b"), _lineage("b", "a"))
    assert len(drawn.nodes) == len(drawn.edges) == 2


def test_no_two_boxes_lie_on_one_another_and_all_are_within_the_drawing() -> None:
    days: dict[str, int | None] = {f"p{number}": 1 + number % 3 for number in range(12)}
    drawn = _drawn(days, *(_lineage("p0", name) for name in days if name != "p0"))
    boxes = [(each.x, each.y) for each in drawn.nodes]
    assert len(boxes) == len(set(boxes)) == 12
    assert all(x >= 0 and x + WIDTH <= drawn.width and y >= 0 and y + HEIGHT <= drawn.height for x, y in boxes)


def test_an_arrow_tells_how_it_is_known() -> None:
    (edge,) = _drawn({"a": 1, "b": 2}, _lineage("a", "b", Relation.TRANSLATION)).edges
    assert edge.words == "The a → The b: translation; same words"


def test_pages_that_nothing_joins_are_not_drawn() -> None:
    assert _drawn({"a": 1, "b": 2}) == Descent()


def test_what_has_no_room_is_counted_and_stands_alone() -> None:
    days: dict[str, int | None] = {f"p{number:02}": 1 for number in range(50)}
    drawn = _drawn(days, _lineage("p48", "p49"))
    assert drawn.left_out == 10
    assert {"p48", "p49"} <= {each.article_id for each in drawn.nodes}
