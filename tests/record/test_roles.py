import pytest

from dateline.model.claim import ClaimRelation
from tests.support.records import Desk, Draft, days


def _relation(first: str, second: str, *, years_apart: int = 0) -> list[ClaimRelation]:
    drafts = [
        Draft(outlet, [f"Ana Duarte, the {role}, spoke to {outlet}."], days(f"{2020 + years}-05-01"))
        for outlet, role, years in (("A", first, 0), ("B", second, years_apart))
    ]
    for draft, role in zip(drafts, (first, second), strict=True):
        draft.name("d", "Ana Duarte", role=role)
    desk = Desk(drafts)
    desk.entity(*((draft, "d") for draft in drafts))
    return [link.relation for link in desk.record().ledger.relations]


@pytest.mark.parametrize(
    ("first", "second", "relations"),
    [
        ("spokeswoman", "adviser", [ClaimRelation.CONTRADICTS]),
        ("spokeswoman", "spokesperson", [ClaimRelation.SUPPORTS]),
        ("foreign policy adviser", "adviser", [ClaimRelation.REFINES]),
        ("economist", "adviser", []),
        ("vice president", "president", []),
        ("party leader", "president", []),
        ("minister of finance", "minister of trade", []),
        ("minister of finance", "interior minister", [ClaimRelation.CONTRADICTS]),
        ("minister of finance", "minister", [ClaimRelation.REFINES]),
    ],
)
def test_roles(first: str, second: str, relations: list[ClaimRelation]) -> None:
    assert _relation(first, second) == relations


def test_posts_held_years_apart_do_not_contradict() -> None:
    assert _relation("ambassador", "minister", years_apart=3) == []
    assert _relation("finance minister", "interior minister", years_apart=1) == []
