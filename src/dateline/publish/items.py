"""Items of one kind, as Python, notebooks and data frames take them."""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dateline.errors import UsageError
from dateline.model.claim import Claim
from dateline.model.link import Entity, Event, Story
from dateline.model.record import Record
from dateline.model.tables import table
from dateline.publish.lookup import Lookup
from dateline.publish.to_json import Item, item_row

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Item_co = TypeVar("Item_co", covariant=True)

_SHOWN = 50


class Items(tuple[Item_co, ...]):
    """A tuple of items that also is a table: `to_arrow`, `to_polars`, `to_pandas`, and whatever takes Arrow's streams.

    A notebook shows the first of them as a table.
    """

    kind: str
    _record: Callable[[], Record]

    @classmethod
    def of(cls, items: Iterable[Item_co], kind: str, record: Callable[[], Record]) -> "Items[Item_co]":
        """Return items of a kind; `record` gives the record that they stand in, when a table is wanted."""
        made = cls(items)
        made.kind, made._record = kind, record
        return made

    def to_arrow(self) -> "pyarrow.Table":
        """Return the items as an Arrow table, with the fields of the JSON export as columns. Needs the extra `tables`.

        Raises:
            UsageError: the extra is not installed.
        """
        lookup = Lookup(self._record())
        rows = (item_row(cast("Item", each), lookup) for each in self)
        rows = (item_row(cast("Item", each), lookup) for each in self)
        found: pyarrow.Table = arrow_tables().rows_to_table(rows, self.kind)
        return found

    def to_polars(self) -> "polars.DataFrame":
        """Return the items as a data frame of polars, which has to be installed; `UsageError` where it is not."""
        frame: polars.DataFrame = _package("polars").from_arrow(self.to_arrow())
        return frame

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the items as a data frame of pandas, which has to be installed; `UsageError` where it is not."""
        _package("pandas")
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the items to whatever reads Arrow's C streams: `polars.DataFrame(items)`, DuckDB and others."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        head, cells = _COLUMNS.get(self.kind, (("id",), lambda each: (each.id,)))
        more = f", the first {_SHOWN}" if len(self) > _SHOWN else ""
        return table(head, map(cells, self[:_SHOWN]), caption=f"{self.kind}: {len(self):,} in all{more}")


def arrow_tables() -> ModuleType:
    """Return the module that makes tables; its package is an extra, and takes a while to load."""
    try:
        return import_module("dateline.publish.to_arrow")
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("pyarrow"):
            raise
        raise UsageError("the package for tables is not installed: pip install 'dateline[tables]'") from error


def _package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise UsageError(f"{name} is not installed: pip install {name}") from error


def _event(each: Event) -> tuple[object, ...]:
    who = ", ".join(one.name for one in each.participants)
    where = each.place.name if each.place else ""
    return each.time.interval, each.status, each.subtype or each.type, who, where, each.title, each.origins


def _entity(each: Entity) -> tuple[object, ...]:
    return each.name, each.kind, each.country or "", len({member.partition("#")[0] for member in each.members})


def _claim(each: Claim) -> tuple[object, ...]:
    return each.subject_name, each.property, each.value, each.origins


def _story(each: Story) -> tuple[object, ...]:
    return each.title, each.time, len(each.articles), each.origins


_COLUMNS: dict[str, tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]] = {
    "event": (("time", "status", "what", "who", "where", "title", "behind it"), _event),
    "article": (
        ("title", "outlet", "published", "language"),
        lambda each: (each.title or each.source, each.outlet or "", each.published, each.language or ""),
    ),
    "entity": (("name", "kind", "country", "pages"), _entity),
    "claim": (("about", "what", "value", "behind it"), _claim),
    "story": (("title", "time", "pages", "behind it"), _story),
}
