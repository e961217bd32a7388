"""Pages of a bulk run by article id, read from its tables as they are wanted.

A run has more pages than memory, and a scope may hold pages of any chunk. The index of all articles is small; of the
pages themselves only the groups of rows last used are held.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dateline.engine.chunks import RunFolder
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.link import Page
from dateline.model.rows import from_json

ROW_GROUP = 32
"""Pages in one group of rows: as many as are unpacked for the sake of one."""

_HELD = 24  # groups of rows
INDEX = "index"
_COLUMNS = ["article", "notes"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: the number that it has in the run, its table and its row there."""

    number: int
    table: str
    row: int


class Shelf:
    """The pages of a run; each article once, as its smallest capture gives it."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder.stage("pages")
        self._index = pq.read_table(folder.path / f"{INDEX}.parquet", memory_map=True)
        self._files: dict[str, pq.ParquetFile] = {}
        self._groups: OrderedDict[tuple[str, int], pa.Table] = OrderedDict()

    def __len__(self) -> int:
        return len(self._by_article)

    @cached_property
    def _by_article(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self._index["article_id"].to_pylist())}

    def article_id(self, rank: int) -> str:
        """Return the article of a rank: its number among all articles, sorted by id."""
        found: str = self._index["article_id"][rank].as_py()
        return found

    def place(self, article_id: str) -> Place:
        """Return where a page stands; `KeyError` where the run has no such article."""
        row = self._by_article[article_id]
        number, table, inside = (self._index[name][row].as_py() for name in ("number", "table", "row"))
        return Place(number, table, inside)

    def page(self, article_id: str) -> Page:
        """Return the page of an article."""
        place = self.place(article_id)
        group, row = divmod(place.row, ROW_GROUP)
        table = self._group(place.table, group)
        article, notes = (table[name][row].as_py() for name in _COLUMNS)
        return Page(from_json(Article, article), from_json(Annotations, notes))

    def pages(self, article_ids: Iterable[str]) -> dict[str, Page]:
        """Return pages by article id, read in the order in which they stand."""
        ordered = sorted(set(article_ids), key=lambda name: self._by_article[name])
        return {name: self.page(name) for name in ordered}

    def _group(self, table: str, group: int) -> pa.Table:
        key = (table, group)
        if key not in self._groups:
            self._groups[key] = self._file(table).read_row_group(group, columns=_COLUMNS)
            while len(self._groups) > _HELD:
                self._groups.popitem(last=False)
        self._groups.move_to_end(key)
        return self._groups[key]

    def _file(self, table: str) -> pq.ParquetFile:
        if table not in self._files:
            self._files[table] = pq.ParquetFile(self._folder.path / f"{table}.parquet")
        return self._files[table]


def build_index(folder: RunFolder) -> tuple[int, int]:
    """Write the index of all articles and return how many they are, and how many pages stand back for another of one.

    Where several captures give one article, the one with the smallest id is kept, as in every record.
    """
    columns = ["number", "article_id", "capture_id"]
    tables = []
    for path in folder.stage("pages").tables():
        table = pq.read_table(path, columns=columns)
        rows = pa.array(range(table.num_rows), pa.int32())
        names = pa.array([path.stem] * table.num_rows, pa.string()).dictionary_encode()
        tables.append(table.append_column("row", rows).append_column("table", names))
    if not tables:
        return 0, 0
    whole = pa.concat_tables(tables).unify_dictionaries()
    held = whole.filter(pc.is_valid(whole["article_id"]))
    ordered = held.sort_by([("article_id", "ascending"), ("capture_id", "ascending"), ("number", "ascending")])
    ids = ordered["article_id"].to_pylist()
    is_first = pa.array([row == 0 or ids[row - 1] != name for row, name in enumerate(ids)], pa.bool_())
    kept = ordered.filter(is_first).drop_columns(["capture_id"]).combine_chunks()
    part = folder.path / f".{INDEX}.part"
    pq.write_table(kept, part)
    part.replace(folder.path / f"{INDEX}.parquet")
    return kept.num_rows, ordered.num_rows - kept.num_rows
