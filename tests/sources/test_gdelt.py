import json

import pytest

from dateline.model.outcome import Rejection
from dateline.sources.gdelt import articles
from dateline.sources.url_lists import ListedUrl, read_url_list

_ONE, _TWO = "https://paper.example/1", "https://herald.example/zwei"


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
    "mentions": "\n".join((_row(16, c3="1", c5=_ONE), _row(16, c3="1", c5=_TWO))),
    "gkg": "\n".join((_row(27, c2="1", c4=_ONE), _row(27, c2="1", c4=_TWO))),
}


@pytest.mark.parametrize("form", _LISTS)
def test_the_addresses_of_every_kind_of_list_are_taken(form: str) -> None:
    found = list(read_url_list(_LISTS[form].encode(), f"list.{form}"))
    assert [each.url for each in found if isinstance(each, ListedUrl)] == [_ONE, _TWO]
    assert len(found) == 2


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
