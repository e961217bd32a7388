"""Tables too large to be read whole: files of sorted lines, searched where they lie."""

from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path


class SortedLines:
    r"""A file of lines `key<TAB>value`, sorted by key. Nothing of it is read before it is asked for.

    Looking a key up halves the file until the line is found, some twenty steps for a million lines. Processes share
    what the system holds of the file.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "table"
    ...     _ = path.write_text("ash\t1\noak\t2\nyew\t3\n", encoding="utf-8")
    ...     table = SortedLines(path)
    ...     table.get("oak"), table.get("elm")
    ('2', None)
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _data(self) -> mmap:
        with self._path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)

    def get(self, key: str) -> str | None:
        """Return the value of a key; None where it is not in the table."""
        data, wanted = self._data, key.encode()
        low, high = 0, len(data)  # starts of lines, between which the key must stand
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            found, _, value = data[start:end].partition(b"\t")
            if found == wanted:
                return value.decode()
            low, high = (end + 1, high) if found < wanted else (low, start)
        return None
