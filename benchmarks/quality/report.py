"""Print scored items as tables that fit a terminal."""

from collections.abc import Mapping, Sequence

from tests.support.score import Item, Outcome, totals

_WIDTH = 78


def print_table(sections: Mapping[str, Sequence[Item]], *, failures: bool = True, every: bool = False) -> None:
    """Print the counts of each kind by section, with the items that failed (or every item) below them."""
    for name, items in sections.items():
        print(f"\n{name}")
        print(f"  {'':28} right missing wrong")
        for kind, counts in totals(items).items():
            print(f"  {kind:28} {counts['right']:5} {counts['missing']:7} {counts['wrong']:5}")
        for item in items:
            if every or (failures and item.outcome is not Outcome.RIGHT):
                seen = f"  [{item.seen}]" if item.seen else ""
                print(f"    {item.outcome:7} {item.kind}: {item.label}{seen}"[: 3 * _WIDTH])
