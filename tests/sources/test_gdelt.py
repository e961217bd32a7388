import io
import json
import zipfile

import pytest

from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources import url_lists
from dateline.sources.gdelt import articles
from dateline.sources.url_lists import ListedUrl, read_url_list

_ONE, _TWO = "https://paper.example/1", "https://herald.example/zwei"


def _zipped(*texts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.csv", text)
    return data.getvalue()


def _row(columns: int, **cells: str) -> str:
    return "\t".join(cells.get(f"c{number}", "x") for number in range(columns))


_LISTS = {
    "json": json.dumps(
        {
            "articles": [
                {"url": _ONE, "title": "Vote", "seendate": "20240703T120000Z", "domain": "paper.example"},
                {"url": _TWO, "language": "German", "sourcecountry": "Austria"},
            ]
        }
    ),
    "csv": f'"URL","MobileURL","Date","Title"\r\n{_ONE},,2024-07-03 12:00:00,"Vote, and more"\r\n{_TWO},,,\r\n',
    "events": "\n".join((_row(61, c60=_ONE), _row(61, c60=_TWO))),
    "events of 1.0": "\n".join((_row(58, c57=_ONE), _row(58, c57=_TWO))),
    "mentions": "\n".join((_row(16, c3="1", c5=_ONE), _row(16, c3="1", c5=_TWO))),
    "gkg": "\n".join((_row(27, c2="1", c4=_ONE), _row(27, c2="1", c4=_TWO))),
}


@pytest.mark.parametrize("form", _LISTS)
def test_the_addresses_of_every_kind_of_list_are_taken(form: str) -> None:
    found = list(read_url_list(_LISTS[form].encode(), f"list.{form}"))
    assert [each.url for each in found if isinstance(each, ListedUrl)] == [_ONE, _TWO]
    assert len(found) == 2


@pytest.mark.parametrize("form", _LISTS)
def test_a_zipped_list_is_read_like_the_list(form: str) -> None:
    found = read_url_list(_zipped(_LISTS[form]), "list.zip")
    assert [each.url for each in found if isinstance(each, ListedUrl)] == [_ONE, _TWO]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_zipped("x")[:-9], RejectionReason.UNREADABLE),
        (_zipped("x", "y"), RejectionReason.UNREADABLE),
        (_zipped(_ONE * 40), RejectionReason.TOO_LARGE),
    ],
    ids=["cut off", "two files", "unpacks to too much"],
)
def test_a_zip_that_is_no_list_is_rejected(
    data: bytes, reason: RejectionReason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(url_lists, "MAX_BYTES", 300)
    (rejected,) = read_url_list(data, "list.zip")
    assert isinstance(rejected, Rejection) and rejected.reason is reason


def test_what_else_ends_a_line_may_stand_in_a_cell() -> None:
    gkg = _row(27, c2="1", c4=_ONE, c23="one\u2028two\x85three")
    assert [each.url for each in read_url_list(gkg.encode(), "x.gkg.csv") if isinstance(each, ListedUrl)] == [_ONE]
    table = f'URL,MobileURL,Date,Title\n{_ONE},,,"two\nlines"\n{_TWO},,,x\n'
    assert [each.url for each in read_url_list(table.encode(), "x.csv") if isinstance(each, ListedUrl)] == [_ONE, _TWO]


def test_a_row_that_names_no_page_of_the_web_is_told() -> None:
    text = "\n".join((_row(16, c3="2", c5="BBC Monitoring"), _row(16, c3="1", c5=_ONE), "cut off"))
    cited, page, short = read_url_list(text.encode(), "x.mentions.CSV")
    assert isinstance(cited, Rejection) and cited.source.position == "1"
    assert isinstance(page, ListedUrl) and page.source.position == "2"
    assert isinstance(short, Rejection)


@pytest.mark.parametrize("text", ["", "{", '{"articles": 3}', '{"pages": []}', "https://a.example\tnote", "[" * 9])
def test_what_is_no_list_of_gdelts_is_not_taken_for_one(text: str) -> None:
    assert articles(text) is None


def test_an_entry_without_an_address_is_told_and_the_others_are_read() -> None:
    text = json.dumps({"articles": [{"title": "no address"}, 7, {"url": _ONE}]})
    first, second, third = read_url_list(text.encode(), "x.json")
    assert isinstance(first, Rejection) and isinstance(second, Rejection)
    assert isinstance(third, ListedUrl)
