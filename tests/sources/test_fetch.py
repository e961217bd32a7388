import gzip
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import FetchSettings
from dateline.sources.fetch import FEED_TYPES, Fetcher, Unchanged, Validator
from tests.support.web_server import PAGE, Asked, Reply, TestClock, WebServer, closed_port, serving

HTML = {"Content-Type": "text/html"}
LOCAL = FetchSettings(
    allow_private=True, max_bytes=100_000, read_seconds=0.3, connect_seconds=1.0, total_seconds=0.8, host_delay=0.0
)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        yield server


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def fetcher(clock: TestClock) -> Fetcher:
    return Fetcher(LOCAL, clock=clock)


def rejection(outcome: Capture | Unchanged | Rejection) -> Rejection:
    assert isinstance(outcome, Rejection)
    return outcome


def capture(outcome: Capture | Unchanged | Rejection) -> Capture:
    assert isinstance(outcome, Capture), outcome
    return outcome


def test_a_page_comes_with_its_address_time_and_headers(web: WebServer, fetcher: Fetcher) -> None:
    web.routes["/news?id=1"] = Reply(
        headers={**HTML, "Last-Modified": "Sat, 28 Feb 2026 09:00:00 GMT", "Set-Cookie": "a=b"}
    )
    page = capture(fetcher.fetch(web.url("/news?id=1#top")))
    assert (page.body, page.url, page.content_type) == (PAGE, web.url("/news?id=1"), "text/html")
    assert page.fetched_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    headers = dict(page.headers)
    assert headers["last-modified"] == "Sat, 28 Feb 2026 09:00:00 GMT" and "set-cookie" not in headers
    assert web.asked[-1].headers["user-agent"] == "dateline/0.1"
    assert web.asked[-1].headers["host"] == f"127.0.0.1:{web.port}"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", gzip.compress(PAGE, mtime=0)), ("deflate", zlib.compress(PAGE)), ("identity", PAGE)],
    ids=["gzip", "deflate", "identity"],
)
def test_packed_bodies_are_unpacked(web: WebServer, fetcher: Fetcher, coding: str, packed: bytes) -> None:
    web.routes["/"] = Reply(packed, headers={**HTML, "Content-Encoding": coding})
    assert capture(fetcher.fetch(web.url())).body == PAGE


def test_chunked_bodies_are_joined(web: WebServer, fetcher: Fetcher) -> None:
    pieces = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"]
    pieces += [b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:20], PAGE[20:])]
    web.routes["/"] = Reply(raw=iter([*pieces, b"0\r\n\r\n"]))
    assert capture(fetcher.fetch(web.url())).body == PAGE


class TestRedirects:
    def test_are_followed_and_the_last_address_is_kept(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/old"] = Reply(b"", 301, {"Location": "/moved/"})
        web.routes["/moved/"] = Reply(b"", 307, {"Location": "page"})
        web.routes["/moved/page"] = Reply()
        page = capture(fetcher.fetch(web.url("/old")))
        assert page.url == web.url("/moved/page")
        assert page.source.name == web.url("/old")

    def test_that_never_end_are_given_up(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/a"] = Reply(b"", 302, {"Location": "/b"})
        web.routes["/b"] = Reply(b"", 302, {"Location": "/a"})
        outcome = rejection(fetcher.fetch(web.url("/a")))
        assert outcome.reason is RejectionReason.NOT_FETCHED and "more than 8 redirects" in outcome.detail
        assert web.paths().count("/a") + web.paths().count("/b") == 9

    @pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/", "http://u:p@127.0.0.1/", "http://"])
    def test_to_anything_but_the_web_are_refused(self, web: WebServer, fetcher: Fetcher, target: str) -> None:
        web.routes["/"] = Reply(b"", 302, {"Location": target})
        assert rejection(fetcher.fetch(web.url())).reason is RejectionReason.NOT_FETCHED

    def test_without_a_target_are_answers_like_others(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/"] = Reply(b"", 302, {})
        assert "302" in rejection(fetcher.fetch(web.url())).detail


class TestPrivateAddresses:
    @pytest.mark.parametrize(
        "host",
        [
            *("127.0.0.1", "localhost", "[::1]", "169.254.169.254", "2130706433", "0x7f000001", "0177.0.0.1", "127.1"),
            *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "10.0.0.8", "192.168.1.1", "[fc00::1]"),  # noqa: S104
            "[64:ff9b::7f00:1]",
        ],
    )
    def test_are_refused_unasked(self, web: WebServer, host: str) -> None:
        web.routes["/"] = Reply()
        outcome = rejection(Fetcher(clock=TestClock()).fetch(web.url(host=host)))
        assert outcome.reason is RejectionReason.NOT_FETCHED and "not fetched from" in outcome.detail
        assert web.asked == []

    def test_are_refused_behind_a_redirect(self, web: WebServer) -> None:
        """The first host is called public by the resolver, and stands for any server that redirects inward."""
        web.routes["/"] = Reply(b"", 302, {"Location": f"http://inside.example:{web.port}/secret"})
        names = {"outside.example": "127.0.0.1", "inside.example": "10.1.2.3"}
        settings = FetchSettings(host_delay=0, allow_private=False)

        def resolve(host: str, port: int) -> tuple[str, ...]:
            assert port == web.port
            return (names[host],)

        refused = rejection(
            Fetcher(settings, clock=TestClock(), resolve=resolve).fetch(web.url(host="outside.example"))
        )
        assert "127.0.0.1 is an address of this machine" in refused.detail
        link_local = {"outside.example": "127.0.0.1", "inside.example": "169.254.169.254"}
        fetcher = Fetcher(LOCAL, clock=TestClock(), resolve=lambda host, _: (link_local[host],))
        refused = rejection(fetcher.fetch(web.url(host="outside.example")))
        assert "169.254.169.254 is a link-local address" in refused.detail
        assert "/secret" not in web.paths()

    def test_are_refused_when_a_name_changes_its_address(self, web: WebServer) -> None:
        """DNS rebinding: what was checked is what is connected to, so a second look-up is never believed."""
        answers = iter([("192.0.2.7",), ("127.0.0.1",), ("127.0.0.1",)])
        fetcher = Fetcher(FetchSettings(host_delay=0), clock=TestClock(), resolve=lambda *_: next(answers))
        assert "192.0.2.7 is a private address" in rejection(fetcher.fetch(web.url(host="rebind.example"))).detail
        assert "this machine" in rejection(fetcher.fetch(web.url(host="rebind.example"))).detail
        assert web.asked == []

    def test_the_checked_address_is_asked_for_the_named_host(self, web: WebServer) -> None:
        web.routes["/"] = Reply()
        fetcher = Fetcher(LOCAL, clock=TestClock(), resolve=lambda *_: ("127.0.0.1",))
        assert capture(fetcher.fetch(web.url(host="paper.example"))).url == web.url(host="paper.example")
        assert web.asked[-1].headers["host"] == f"paper.example:{web.port}"


class TestLimits:
    def test_a_body_that_says_it_is_too_large_is_not_read(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/"] = Reply(b"", headers={**HTML, "Content-Length": "100001"})
        assert rejection(fetcher.fetch(web.url())).reason is RejectionReason.TOO_LARGE

    def test_a_body_that_does_not_say_so_is_cut(self, web: WebServer, fetcher: Fetcher) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        web.routes["/"] = Reply(raw=iter([head, *[b"x" * 60_000] * 5]))
        assert rejection(fetcher.fetch(web.url())).reason is RejectionReason.TOO_LARGE

    @pytest.mark.parametrize("coding", ["gzip", "deflate"])
    def test_a_bomb_is_stopped_while_it_unpacks(self, web: WebServer, fetcher: Fetcher, coding: str) -> None:
        bomb = (gzip.compress if coding == "gzip" else zlib.compress)(bytes(50_000_000))
        assert len(bomb) < LOCAL.max_bytes
        web.routes["/"] = Reply(bomb, headers={**HTML, "Content-Encoding": coding})
        outcome = rejection(fetcher.fetch(web.url()))
        assert outcome.reason is RejectionReason.TOO_LARGE and "unpacks to more than" in outcome.detail

    def test_a_silent_server_is_given_up(self, web: WebServer, clock: TestClock) -> None:
        def wait(_: Asked) -> Reply:
            time.sleep(0.6)
            return Reply()

        web.routes["/"] = wait
        fetcher = Fetcher(FetchSettings(allow_private=True, read_seconds=0.2, attempts=1, host_delay=0), clock=clock)
        assert rejection(fetcher.fetch(web.url())).reason is RejectionReason.TIME_LIMIT

    @pytest.mark.parametrize(
        "start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"]
    )
    def test_a_dripping_server_is_cut_off(self, web: WebServer, fetcher: Fetcher, start: bytes) -> None:
        def drip() -> Iterator[bytes]:
            yield start
            for _ in range(60):
                time.sleep(0.05)
                yield b"a"

        web.routes["/"] = Reply(raw=drip())
        begin = time.monotonic()
        outcome = rejection(fetcher.fetch(web.url()))
        assert outcome.reason is RejectionReason.TIME_LIMIT and "0.8 seconds" in outcome.detail
        assert time.monotonic() - begin < 2

    def test_only_pages_are_kept(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/photo"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
        assert rejection(fetcher.fetch(web.url("/photo"))).reason is RejectionReason.UNSUPPORTED_TYPE
        web.routes["/feed"] = Reply(b"<rss/>", headers={"Content-Type": "application/rss+xml"})
        assert rejection(fetcher.fetch(web.url("/feed"))).reason is RejectionReason.UNSUPPORTED_TYPE
        assert capture(fetcher.fetch(web.url("/feed"), accept=FEED_TYPES)).body == b"<rss/>"

    def test_an_empty_page_is_rejected(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/"] = Reply(b" \n")
        assert rejection(fetcher.fetch(web.url())).reason is RejectionReason.EMPTY

    def test_a_body_that_breaks_off_is_rejected(self, web: WebServer, clock: TestClock) -> None:
        web.routes["/"] = Reply(b"half", headers={**HTML, "Content-Length": "400"})
        outcome = rejection(Fetcher(LOCAL, clock=clock).fetch(web.url()))
        assert outcome.reason is RejectionReason.NOT_FETCHED and "broke off" in outcome.detail

    @pytest.mark.parametrize(
        "junk", [b"", b"\x00\xff" * 50, b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500]
    )
    def test_what_is_no_http_is_rejected(self, web: WebServer, fetcher: Fetcher, junk: bytes) -> None:
        web.routes["/"] = lambda _: Reply(raw=iter([junk]))
        assert rejection(fetcher.fetch(web.url())).reason is RejectionReason.NOT_FETCHED


class TestRetries:
    def test_a_passing_failure_is_tried_again(self, web: WebServer, fetcher: Fetcher, clock: TestClock) -> None:
        replies = iter([Reply(b"", 500, {}), Reply(b"", 503, {}), Reply()])
        web.routes["/"] = lambda _: next(replies)
        assert capture(fetcher.fetch(web.url())).body == PAGE
        first, second = clock.slept
        assert 1 <= first <= 2 and 2 <= second <= 3

    def test_a_lasting_one_is_given_up(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/"] = Reply(b"", 500, {})
        assert "500" in rejection(fetcher.fetch(web.url())).detail
        assert web.paths().count("/") == LOCAL.attempts

    def test_what_will_not_change_is_asked_once(self, web: WebServer, fetcher: Fetcher) -> None:
        assert "404, not found" in rejection(fetcher.fetch(web.url("/gone"))).detail
        assert web.paths().count("/gone") == 1

    def test_no_connection_is_tried_again(self, clock: TestClock) -> None:
        settings = FetchSettings(allow_private=True, obey_robots=False, host_delay=0)
        outcome = rejection(Fetcher(settings, clock=clock).fetch(f"http://127.0.0.1:{closed_port()}/"))
        assert outcome.reason is RejectionReason.NOT_FETCHED and "no connection" in outcome.detail
        assert len(clock.slept) == settings.attempts - 1

    @pytest.mark.parametrize("asked", ["7", "Sun, 01 Mar 2026 12:00:07 GMT"])
    def test_the_server_says_how_long_to_wait(
        self, web: WebServer, fetcher: Fetcher, clock: TestClock, asked: str
    ) -> None:
        replies = iter([Reply(b"", 429, {"Retry-After": asked}), Reply()])
        web.routes["/"] = lambda _: next(replies)
        assert capture(fetcher.fetch(web.url())).body == PAGE
        assert sum(clock.slept) == pytest.approx(7)

    def test_but_not_forever(self, web: WebServer, fetcher: Fetcher, clock: TestClock) -> None:
        web.routes["/"] = Reply(b"", 429, {"Retry-After": "86400"})
        assert "asks to wait 86,400 seconds" in rejection(fetcher.fetch(web.url())).detail
        assert sum(clock.slept) == 0 and web.paths().count("/") == 1


class TestConditions:
    def test_an_unchanged_page_is_not_sent_again(self, web: WebServer, fetcher: Fetcher) -> None:
        def reply(asked: Asked) -> Reply:
            same = asked.headers.get("if-none-match") == '"v1"'
            return Reply(b"", 304, {}) if same else Reply(headers={**HTML, "ETag": '"v1"'})

        web.routes["/"] = reply
        known = Validator.of(capture(fetcher.fetch(web.url())))
        assert known == Validator(web.url(), '"v1"', None)
        assert fetcher.fetch(web.url(), known=known) == Unchanged(web.url())
        newer = Validator(web.url(), '"v0"', None)
        assert capture(fetcher.fetch(web.url(), known=newer)).body == PAGE

    def test_a_validator_is_sent_to_its_own_address_only(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/here"] = Reply(b"", 302, {"Location": "/there"})
        web.routes["/there"] = Reply()
        known = Validator(web.url("/there"), None, "Sat, 28 Feb 2026 09:00:00 GMT")
        fetcher.fetch(web.url("/here"), known=known)
        sent = {asked.path: asked.headers.get("if-modified-since") for asked in web.asked}
        assert sent["/here"] is None and sent["/there"] == "Sat, 28 Feb 2026 09:00:00 GMT"

    def test_an_unasked_304_is_no_page(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/"] = Reply(b"", 304, {})
        assert "304" in rejection(fetcher.fetch(web.url())).detail


class TestManners:
    def test_requests_to_one_host_keep_their_distance(self, web: WebServer, clock: TestClock) -> None:
        web.routes["/1"] = web.routes["/2"] = web.routes["/3"] = Reply()
        fetcher = Fetcher(FetchSettings(allow_private=True, host_delay=2.5), clock=clock)
        for path in ("/1", "/2", "/3"):
            fetcher.fetch(web.url(path))
        assert clock.slept == [2.5, 2.5]

    def test_a_site_may_ask_for_more(self, web: WebServer, fetcher: Fetcher, clock: TestClock) -> None:
        web.routes["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 9\n", headers={"Content-Type": "text/plain"})
        web.routes["/1"] = web.routes["/2"] = Reply()
        fetcher.fetch(web.url("/1"))
        fetcher.fetch(web.url("/2"))
        assert clock.slept == [9.0]
        assert web.paths().count("/robots.txt") == 1

    def test_but_not_for_too_much(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/robots.txt"] = Reply(b"User-agent: dateline\nCrawl-delay: 3600\n", headers={})
        web.routes["/"] = Reply()
        assert "3600 seconds" in rejection(fetcher.fetch(web.url())).detail

    def test_what_robots_txt_forbids_is_not_asked_for(self, web: WebServer, fetcher: Fetcher) -> None:
        rules = b"User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow: /private\nAllow: /private/press\n"
        web.routes["/robots.txt"] = Reply(rules, headers={"Content-Type": "text/plain"})
        web.routes["/private/x"] = web.routes["/private/press"] = web.routes["/open"] = Reply()
        assert "robots.txt forbids it" in rejection(fetcher.fetch(web.url("/private/x"))).detail
        assert "/private/x" not in web.paths()
        assert capture(fetcher.fetch(web.url("/private/press"))) and capture(fetcher.fetch(web.url("/open")))

    def test_nor_when_a_redirect_leads_there(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n", headers={})
        web.routes["/open"] = Reply(b"", 302, {"Location": "/private"})
        assert "robots.txt forbids it" in rejection(fetcher.fetch(web.url("/open"))).detail
        assert "/private" not in web.paths()

    @pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (410, True), (500, False), (429, False)])
    def test_a_missing_robots_txt_allows_and_a_failing_one_forbids(
        self, web: WebServer, fetcher: Fetcher, status: int, allowed: bool
    ) -> None:
        web.routes["/robots.txt"] = Reply(b"", status, {})
        web.routes["/"] = Reply()
        assert isinstance(fetcher.fetch(web.url()), Capture) is allowed

    def test_robots_txt_may_move_and_be_endless(self, web: WebServer, fetcher: Fetcher) -> None:
        web.routes["/robots.txt"] = Reply(b"", 301, {"Location": "/robots2.txt"})
        rules = b"User-agent: *\nDisallow: /no\n" + b"#" * 2_000_000 + b"\nDisallow: /\n"
        web.routes["/robots2.txt"] = Reply(rules, headers={})
        web.routes["/"] = Reply()
        assert isinstance(fetcher.fetch(web.url()), Capture)
        assert isinstance(fetcher.fetch(web.url("/no")), Rejection)

    def test_robots_txt_is_read_again_after_a_day(self, web: WebServer, fetcher: Fetcher, clock: TestClock) -> None:
        web.routes["/"] = Reply()
        fetcher.fetch(web.url())
        web.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n", headers={})
        assert isinstance(fetcher.fetch(web.url()), Capture)
        clock.seconds += 24 * 3600
        assert isinstance(fetcher.fetch(web.url()), Rejection)

    def test_rules_can_be_set_aside_by_the_owner_of_a_site(self, web: WebServer, clock: TestClock) -> None:
        web.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n", headers={})
        web.routes["/"] = Reply()
        own = FetchSettings(allow_private=True, obey_robots=False, user_agent="desk/2 (+mailto:desk@paper.example)")
        assert isinstance(Fetcher(own, clock=clock).fetch(web.url()), Capture)
        assert web.paths() == ["/"] and web.asked[0].headers["user-agent"].startswith("desk/2")
