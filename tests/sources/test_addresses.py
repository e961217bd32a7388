import pytest

from dateline.sources.addresses import checked_addresses, parse_target, refusal, system_resolver
from dateline.sources.failures import Refused


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Paper.Example:443", "https://paper.example/"),
        ("http://paper.example:8080/a/../b?x=1&y=2#part", "http://paper.example:8080/b?x=1&y=2"),
        ("http://zeitung-münchen.example/straße", "http://xn--zeitung-mnchen-osb.example/stra%C3%9Fe"),
        ("http://paper.example./", "http://paper.example/"),
        ("http://[2001:db8::1]:81/", "http://[2001:db8::1]:81/"),
        (" http://paper.example/ ", "http://paper.example/"),
    ],
)
def test_addresses_have_one_spelling(url: str, canonical: str) -> None:
    assert parse_target(url).url == canonical
    assert parse_target(canonical).url == canonical


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "paper.example/x",
            "//paper.example/x",
            "http://",
            "http:///x",
            "ftp://paper.example/",
            "file:///etc/passwd",
        ),
        *("gopher://paper.example/", "javascript:alert(1)", "data:text/html,x", "http://desk@paper.example/"),
        *("http://desk:pw@paper.example/", "http://paper.example:0/", "http://paper.example:99999/"),
        *("http://paper.example/\r\nHost: other", "http://paper.example/\x00", "http://paper\u2028.example/"),
        "http://paper.example/" + "a" * 5000,
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        parse_target(url)


def test_a_backslash_does_not_move_the_host() -> None:
    assert parse_target("http://paper.example\\@127.0.0.1/").host == "paper.example"


def test_the_host_header_names_the_port_where_it_is_unusual() -> None:
    assert parse_target("https://paper.example/x").host_header == "paper.example"
    assert parse_target("https://paper.example:80/x").host_header == "paper.example:80"
    assert parse_target("http://[::1]:80/").host_header == "[::1]"


PUBLIC = ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"]
PRIVATE = [
    *("10.0.0.1", "172.16.3.4", "192.168.0.1", "100.64.0.1", "127.0.0.1", "127.8.8.8", "::1", "fc00::1", "fec0::1"),
    *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "192.0.2.1", "198.18.0.1", "2001:db8::1"),
]
NEVER = ["169.254.169.254", "fe80::1", "::ffff:169.254.1.1", "224.0.0.1", "ff02::1", "0.0.0.0", "::", "255.255.255.255"]  # noqa: S104


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_allowed_on_demand(address: str) -> None:
    assert refusal(address) is not None
    assert refusal(address, allow_private=True) is None


@pytest.mark.parametrize("address", NEVER)
def test_some_addresses_are_never_allowed(address: str) -> None:
    assert refusal(address) is not None
    assert refusal(address, allow_private=True) is not None


def test_of_several_addresses_the_allowed_ones_are_kept() -> None:
    target = parse_target("http://paper.example/")
    found = checked_addresses(target, allow_private=False, resolve=lambda *_: ("10.0.0.1", "9.9.9.9", "::1"))
    assert found == ("9.9.9.9",)
    with pytest.raises(Refused, match="no address found"):
        checked_addresses(target, allow_private=False, resolve=lambda *_: ())


def test_the_advice_to_allow_is_given_where_it_would_help() -> None:
    target = parse_target("http://paper.example/")
    for address, helps in (("10.0.0.1", True), ("169.254.169.254", False)):
        with pytest.raises(Refused) as refused:
            checked_addresses(target, allow_private=False, resolve=lambda *_, found=address: (found,))
        assert ("allow private" in refused.value.detail) is helps


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..b"])
def test_impossible_host_names_are_refused(host: str) -> None:
    with pytest.raises(Refused, match="not a host name"):
        system_resolver(host, 80)


def test_numbers_are_resolved_to_what_they_stand_for() -> None:
    assert system_resolver("2130706433", 80) == ("127.0.0.1",)
