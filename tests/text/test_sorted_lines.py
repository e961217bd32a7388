import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lang import towns
from dateline.text.sorted_lines import SortedLines

_KEYS = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1, max_size=6)


@given(st.dictionaries(_KEYS, st.integers(), min_size=1, max_size=40), _KEYS)
def test_every_key_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, int], other: str
) -> None:
    path = tmp_path_factory.mktemp("table") / "rows.tsv"
    path.write_bytes("".join(f"{key}\t{rows[key]}\n" for key in sorted(rows)).encode())
    table = SortedLines(path)
    assert {key: table.get(key) for key in rows} == {key: str(value) for key, value in rows.items()}
    assert (table.get(other) is None) == (other not in rows)


def test_names_of_towns_are_sorted_as_they_are_searched() -> None:
    keys = [line.split(b"\t")[0] for line in towns.NAMES.read_bytes().splitlines()]
    assert keys == sorted(keys)
    assert towns.is_town("Zürich")
    assert not towns.is_town("")
