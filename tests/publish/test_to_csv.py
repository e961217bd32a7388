import csv
import io
from dataclasses import replace

from dateline.publish.to_csv import COLUMNS, events_to_csv
from tests.support.corpus import Corpus


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_for_each_event(corpus: Corpus) -> None:
    rows = _rows(events_to_csv(corpus.record))
    assert [row["id"] for row in rows] == [event.id for event in corpus.record.links.events]
    assert tuple(rows[0]) == COLUMNS


def test_the_cells_of_a_planned_meeting(corpus: Corpus) -> None:
    row = next(r for r in _rows(events_to_csv(corpus.record)) if r["id"] == corpus.events["meeting"].id)
    assert (row["status"], row["earliest"], row["latest"]) == ("planned", "2023-05-10", "2023-05-10")
    assert (row["place"], row["country"]) == ("Mombasa", "KE")
    assert row["actors"] == "Samuel Otieno; Hanna Bekele"
    assert (row["outlets"], row["texts"], row["announcers"], row["sides"]) == ("3", "2", "2", "2")


def test_no_cell_is_a_formula(corpus: Corpus) -> None:
    events = (replace(corpus.events["meeting"], title="=1+1"),)
    record = replace(corpus.record, links=replace(corpus.record.links, events=events))
    assert _rows(events_to_csv(record))[0]["title"] == "'=1+1"
