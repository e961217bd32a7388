from dateline.model.outcome import Rejection
from dateline.sources.url_lists import ListedUrl, read_url_list


def test_each_line_is_an_address_once() -> None:
    data = b"\xef\xbb\xbfhttps://paper.example/1\r\n\r\n# later\nhttps://paper.example/2   the quake\nHTTPS://paper.example/1\n"
    found = [each for each in read_url_list(data, "today.urls") if isinstance(each, ListedUrl)]
    assert [(each.url, str(each.source)) for each in found] == [
        ("https://paper.example/1", "today.urls#1"),
        ("https://paper.example/2", "today.urls#4"),
    ]


def test_a_line_that_is_no_address_is_rejected_with_its_number() -> None:
    bad, good = read_url_list(b"paper.example/1\nhttps://paper.example/2", "today.urls")
    assert isinstance(bad, Rejection) and bad.source.position == "1" and "no scheme" in bad.detail
    assert isinstance(good, ListedUrl)


def test_bytes_that_are_no_list_give_rejections_only() -> None:
    found = list(read_url_list(bytes(range(256)), "x.urls"))
    assert found and all(isinstance(each, Rejection) for each in found)
