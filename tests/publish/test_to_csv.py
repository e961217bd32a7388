import csv
import io
from dataclasses import replace
from datetime import date

from dateline.model.dates import Basis, Dated, Interval
from dateline.model.link import Links
from dateline.model.record import Record
from dateline.publish.to_csv import COLUMNS, events_to_csv
from tests.store.samples import article, capture, event


def _rows(record: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(events_to_csv(record)), newline="")))


def _record(*changes: dict[str, object]) -> Record:
    page = article(capture("Work stopped."))
    events = tuple(replace(event(page, number), **change) for number, change in enumerate(changes))  # type: ignore[arg-type]  # the fields are the test's
    return Record(links=Links(events=events))


def test_an_event_is_a_row_with_every_column() -> None:
    (row,) = _rows(_record({}))
    assert tuple(row) == COLUMNS
    assert (row["type"], row["plover"], row["cameo"], row["status"]) == ("protest", "PROTEST", "14", "held")
    assert (row["earliest"], row["latest"], row["precision"]) == ("2021-03-08", "2021-03-08", "day")
    assert (row["place"], row["country"], row["participants"]) == ("Lagos", "NG", "Ada Obi (actor)")
    assert (row["outlets"], row["sides"], row["background"]) == ("1", "0", "no")


def test_rows_come_in_order_of_time_and_the_unknown_last() -> None:
    later = Dated.of(Interval.on(date(2022, 1, 1)), Basis.STATED)
    rows = _rows(_record({"time": Dated()}, {"time": later}, {}))
    assert [row["earliest"] for row in rows] == ["2021-03-08", "2022-01-01", ""]


def test_what_is_not_known_is_empty() -> None:
    (row,) = _rows(_record({"place": None, "time": Dated(), "participants": ()}))
    assert (row["place"], row["country"], row["earliest"], row["participants"]) == ("", "", "", "")


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    (row,) = _rows(_record({"title": 'Walkout, "total"\nin Lagos'}))
    assert row["title"] == 'Walkout, "total"\nin Lagos'


def test_a_title_is_never_a_formula() -> None:
    (row,) = _rows(_record({"title": "=cmd|' /C calc'!A0"}))
    assert row["title"].startswith("'=")


def test_an_empty_record_is_a_header() -> None:
    assert list(events_to_csv(Record())) == [",".join(COLUMNS) + "\r\n"]
