"""Short runs of `benchmarks.safety` over the bulk path, with the real stages: one record however it is made."""

from pathlib import Path

import pytest

from benchmarks.safety.cluster import missing
from benchmarks.safety.digests import digests
from benchmarks.safety.poison import REASONS, poison

PAGES = Path("examples/pages")
QUICK = ("memory", "crash", "exit", "recursion")  # what hangs is stopped in `tests/engine/test_local.py`


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for each in sorted(PAGES.iterdir())[:9]:
        (folder / each.name).write_bytes(each.read_bytes())
    return folder


def test_orders_and_engines_make_one_record(few: Path, tmp_path: Path) -> None:
    found = digests(few, tmp_path, orders=2, seed=3, on_ray=False)
    made = found["digests"]
    assert isinstance(made, dict)
    assert list(made) == ["added, order 1", "added, order 2", "built, plain", "built, daft"]
    assert len(set(made.values())) == 1
    assert found["faults"] == []


@pytest.mark.skipif(bool(missing()), reason=missing() or "a cluster can be made here")
def test_a_cluster_that_loses_a_node_makes_the_same_record(few: Path, tmp_path: Path) -> None:
    found = digests(few, tmp_path, orders=1, seed=3, on_ray=True)
    assert found["faults"] == []
    killed = found["Ray, a node killed"]
    assert isinstance(killed, dict)
    assert killed["processes killed"] > 1
    assert not killed["second node alive at the end"]


def test_pages_that_do_harm_are_rejected_by_name_and_cost_no_other(tmp_path: Path) -> None:
    found = poison(tmp_path, 12, QUICK)
    assert found["faults"] == []
    expected = {"in": 16, "articles": 12, "known": 0, "rejected": 4}
    assert found["counts"] == {"add": expected, "build": expected, "load": expected}
    assert found["poison"] == {REASONS["memory"]: 1, REASONS["crash"]: 3}
