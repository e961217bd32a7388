import pytest

from dateline.model.annotation import EntityKind, Measure
from dateline.publish.brief import write_brief
from dateline.record.timeline import build_timeline
from tests.support.records import Desk, Draft, days


def _figures(*figures: tuple[str, float, str, Measure, str]) -> list[str]:
    words = ", ".join(f"{of} {value}" for value, _, _, _, of in figures)
    draft = Draft("Gazette", [f"Chile reported {words}."], days("2024-05-02"))
    draft.name("c", "Chile", EntityKind.COUNTRY, "CL")
    for value, number, unit, measure, of in figures:
        draft.figure(value, number, unit, measure, of=of, between=["c"])
    desk = Desk([draft])
    desk.entity((draft, "c"))
    record = desk.record()
    brief = write_brief(record, build_timeline(record))
    return [s.text for section in brief.sections if section.heading == "Figures" for s in section.sentences]


def test_money_is_told_with_its_thing_and_source() -> None:
    assert _figures(("$40 billion", 4e10, "USD", Measure.LEVEL, "copper exports")) == [
        "Copper exports: “$40 billion” (in Gazette): “Chile reported copper exports $40 billion”."
    ]


@pytest.mark.parametrize(
    "figure",
    [
        ("69-year", 69.0, "year", Measure.COUNT, "year"),
        ("two countries", 2.0, "country", Measure.COUNT, "countries"),
        ("3 per cent", 0.03, "fraction", Measure.CHANGE, "per cent"),
    ],
)
def test_what_measures_nothing_is_no_figure(figure: tuple[str, float, str, Measure, str]) -> None:
    assert _figures(figure) == []


def test_values_of_one_thing_stand_in_one_sentence() -> None:
    told = _figures(
        ("$40 billion", 4e10, "USD", Measure.LEVEL, "exports"), ("a tenth", 0.1, "fraction", Measure.CHANGE, "exports")
    )
    assert len(told) == 1
    assert "“$40 billion” (in Gazette) and “a tenth” (in Gazette)" in told[0]
