"""A real web server on this machine for tests of fetching: it answers what a test tells it to, and stops by itself."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html><body><p>The ferry strike at Mombasa entered its third day.</p></body></html>"


@dataclass
class Reply:
    """What the server says; `raw` is sent as it is, in pieces, in place of a proper answer."""

    body: bytes = PAGE
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    raw: Iterator[bytes] | None = None


@dataclass
class Asked:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]


Route = Reply | Callable[[Asked], Reply]


class WebServer:
    """What is served at which path, and what was asked for."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self.port = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return the paths asked for, in order."""
        return [each.path for each in self.asked]

    def reply_to(self, asked: Asked) -> Reply:
        """Return the reply that the routes hold for a request; 404 where they hold none."""
        self.asked.append(asked)
        route = self.routes.get(asked.path, Reply(b"nothing here", 404))
        return route if isinstance(route, Reply) else route(asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


def _handler(web: WebServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server calls
            reply = web.reply_to(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
            if reply.raw is not None:
                for piece in reply.raw:
                    self.wfile.write(piece)
                    self.wfile.flush()
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in reply.headers and reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the parent
            """Keep test output clean."""

    return Handler


@contextmanager
def serving() -> Iterator[WebServer]:
    """Serve on a free port of 127.0.0.1 for as long as the block runs."""
    web = WebServer()
    server = _Server(("127.0.0.1", 0), _handler(web))
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def closed_port() -> int:
    """Return a port of 127.0.0.1 on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class TestClock:
    """A clock that a test sets; sleeping takes no time and is noted."""

    __test__ = False

    def __init__(self) -> None:
        self.start = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        """Return the set time, moved on by what was slept."""
        return self.start + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """Return the seconds slept so far."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Note the wait and move on."""
        self.slept.append(seconds)
        self.seconds += seconds
