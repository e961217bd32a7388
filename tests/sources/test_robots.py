import pytest
from protego import Protego

from dateline.sources.addresses import parse_target
from dateline.sources.connection import Answer
from dateline.sources.failures import Temporary
from dateline.sources.robots import RobotsRules, Rules, ours, product_token
from tests.support.web_server import TestClock

TARGET = parse_target("http://paper.example/page")


def rules(text: str, status: int = 200) -> Rules:
    def ask(url: str) -> Answer:
        return Answer(url, status, (), text.encode())

    return RobotsRules(ask, TestClock(), "dateline/0.1").rules(TARGET)


def may(text: str, path: str) -> bool:
    return rules(text).refusal(f"http://paper.example{path}") is None


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/c", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /\nUser-agent: DateLine\nDisallow:", "/a", True),
        ("User-agent: otherbot\nDisallow: /", "/a", True),
        ("User-agent: otherbot\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nDisallow: /b", "/a", True),
        ("", "/a", True),
        ("<html>not found</html>", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a", "/a", False),
    ],
)
def test_the_rules_of_the_most_exact_group_count(text: str, path: str, allowed: bool) -> None:
    assert may(text, path) is allowed


def test_names_of_others_change_nothing() -> None:
    text = (
        "User-agent: a\nUser-agent: dateline # us\nDisallow: /x\nCrawl-delay: 3\n"
        "useragent b\nDisallow: /\nUser agent: *\nAllow: /"
    )
    left, whole = Protego.parse(ours(text, "dateline")), Protego.parse(text)
    for path in ("/", "/x", "/y"):
        url = f"http://paper.example{path}"
        assert left.can_fetch(url, "dateline") == whole.can_fetch(url, "dateline")
    assert left.crawl_delay("dateline") == whole.crawl_delay("dateline") == 3


def test_a_file_built_to_fill_the_memory_is_read() -> None:
    names = "".join(f"User-agent: bot{number}\n" for number in range(9_000))
    text = names + "User-agent: *\n" + "".join(f"Disallow: /{number}\n" for number in range(15_000))
    assert not may(text, "/7")


@pytest.mark.parametrize("delay", ["nan", "inf", "-1", "soon", "1e400", ""])
def test_a_delay_that_makes_no_sense_is_none(delay: str) -> None:
    assert rules(f"User-agent: *\nCrawl-delay: {delay}\n").crawl_delay == 0


def test_a_server_that_does_not_answer_forbids_and_is_asked_again_later() -> None:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        raise Temporary("no connection")

    clock = TestClock()
    found = RobotsRules(ask, clock, "dateline/0.1")
    assert "no connection" in (found.rules(TARGET).refusal(TARGET.url) or "")
    found.rules(TARGET)
    assert asked == ["http://paper.example/robots.txt"]
    clock.seconds += 600
    found.rules(TARGET)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [("dateline/0.1", "dateline"), ("Desk 2 (+x)", "Desk"), ("  ", "dateline"), ("/", "dateline")],
)
def test_the_name_is_the_first_word(user_agent: str, token: str) -> None:
    assert product_token(user_agent) == token
