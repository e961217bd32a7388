"""Lists of articles as the GDELT project gives them: only their addresses are taken, pages are fetched like any others.

- DOC 2.0 `ArtList` as JSON, an object with `articles`: the `url` of each.
- DOC 2.0 `ArtList` as CSV, whose first line is `URL,MobileURL,Date,Title`: its `URL`.
- Events 2.0 (`.export.CSV`), 61 columns between tabs: the 61st, `SOURCEURL`; of 1.0 since April 2013, 58 columns: the
  58th.
- Mentions 2.0 (`.mentions.CSV`), 16 columns: the 6th, `MentionIdentifier`, where the 4th, `MentionType`, is 1 (web).
- Knowledge Graph 2.1 (`.gkg.csv`), 27 columns: the 5th, `V2DOCUMENTIDENTIFIER`, where the 3rd,
  `V2SOURCECOLLECTIONIDENTIFIER`, is 1 (web).

Columns after the codebooks of GDELT (Event V1.03 and V2.0, GKG V2.1), held against the header rows that its users
publish for the files, and after the announcement of the DOC 2.0 API.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

_WEB = "1"
_HEADER = "url"


@dataclass(frozen=True, slots=True)
class Listed:
    """What one row names: its number, from 1, and an address; "" where the row names no page of the web."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class _Table:
    """Where a table without a header holds the address, and which column says whether that is one of the web."""

    address: int
    kind: int | None = None


_TABLES = {61: _Table(60), 58: _Table(57), 16: _Table(5, 3), 27: _Table(4, 2)}


def articles(text: str) -> Iterator[Listed] | None:
    r"""Return what a list of GDELT's names, `None` where the text is no such list.

    >>> list(articles('{"articles": [{"url": "https://a.example/1", "seendate": "20240703T120000Z"}]}'))
    [Listed(number=1, address='https://a.example/1')]
    >>> list(articles("URL,MobileURL,Date,Title\nhttps://a.example/1,,2024-07-03 12:00:00,Vote"))
    [Listed(number=2, address='https://a.example/1')]
    >>> articles("https://a.example/1") is None
    True
    """
    first = text.lstrip().partition("\n")[0]
    if first.startswith("{"):
        return _of_json(text)
    if first.lower().replace('"', "").startswith(f"{_HEADER},") and "title" in first.lower():
        return _of_csv(text)
    table = _TABLES.get(first.count("\t") + 1)
    return _of_table(text, table) if table else None


def _of_json(text: str) -> Iterator[Listed] | None:
    try:
        listed = json.loads(text)["articles"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(listed, list):
        return None
    return (
        Listed(number, str(each.get("url") or "") if isinstance(each, dict) else "")
        for number, each in enumerate(listed, 1)
    )


def _of_csv(text: str) -> Iterator[Listed]:
    return (Listed(number, row[0].strip()) for number, row in enumerate(_rows(text), 1) if row and number > 1)


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV file, of a broken one those before the break."""
    rows = csv.reader(io.StringIO(text.lstrip(), newline=""))
    while True:
        try:
            yield next(rows)
        except (StopIteration, csv.Error):
            return


def _of_table(text: str, table: _Table) -> Iterator[Listed]:
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):  # a cell may hold what else ends a line
        row = line.rstrip("\r").split("\t")
        if len(row) <= table.address or (table.kind is not None and row[table.kind] != _WEB):
            yield Listed(number, "")
        else:
            yield Listed(number, row[table.address].strip())
