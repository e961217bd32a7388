import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.settings import FetchSettings
from dateline.sources.fetch import Fetcher
from tests.support.web_server import PAGE, TestClock

SETTINGS = FetchSettings(allow_private=True, obey_robots=False, host_delay=0, attempts=1)

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the parent
        """Keep test output clean."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=paper.example"
    )
    extra = ["-addext", "subjectAltName=DNS:paper.example", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run([*command.split(), *extra], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # refused handshakes are part of the tests
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join(5)


def fetch(host: str, port: int, context: ssl.SSLContext | None) -> object:
    fetcher = Fetcher(SETTINGS, clock=TestClock(), resolve=lambda *_: ("127.0.0.1",), context=context)
    return fetcher.fetch(f"https://{host}:{port}/")


def test_the_certificate_is_checked_for_the_host_and_not_for_the_address(certificate: Path, port: int) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    page = fetch("paper.example", port, trusting)
    assert isinstance(page, Capture) and page.body == PAGE
    other = fetch("other.example", port, trusting)
    assert isinstance(other, Rejection) and "certificate" in other.detail


def test_an_unknown_certificate_is_refused(port: int) -> None:
    refused = fetch("paper.example", port, None)
    assert isinstance(refused, Rejection) and "certificate" in refused.detail
