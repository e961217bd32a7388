"""One request and its answer over a connection to an address that was checked before.

Every limit is kept here: time to connect, time between bytes, time for the whole answer, bytes on the wire. A server
that drips a byte a second never lets a socket time out; so a timer cuts the connection when the whole time is up,
wherever reading stands: in the status line, the headers, the body or what follows it.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from dateline.model.outcome import RejectionReason
from dateline.settings import FetchSettings
from dateline.sources.addresses import Target
from dateline.sources.failures import FetchFailure, Temporary
from dateline.sources.limits import CHUNK

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the body as it came, still packed; header names in lower case."""

    url: str
    status: int
    headers: Headers
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the value of the first header called `name` (lower case)."""
        return next((value for key, value in self.headers if key == name), None)


class Connector:
    """Makes requests. `context` decides which certificates are trusted; the system's own where it is `None`."""

    def __init__(self, settings: FetchSettings, context: ssl.SSLContext | None = None) -> None:
        self._settings = settings
        self._context = context or ssl.create_default_context()

    def get(self, target: Target, addresses: tuple[str, ...], headers: dict[str, str], *, cut_at: int = 0) -> Answer:
        """Ask for the target at the first of `addresses` that takes the connection.

        With `cut_at` a longer body is cut there; without it a body beyond the limit of the settings is refused.

        Raises:
            Temporary: no connection, no answer in time, an answer cut off.
            FetchFailure: the answer is too large.
        """
        with self._connected(target, addresses) as connection:
            return self._converse(connection, target, headers, cut_at)

    @contextlib.contextmanager
    def _connected(self, target: Target, addresses: tuple[str, ...]) -> Iterator[HTTPConnection]:
        failure = ""
        for address in addresses[:3]:
            connection = self._connection(target, address)
            try:
                connection.connect()
            except ssl.SSLCertVerificationError as error:
                raise FetchFailure(f"the certificate of {target.host} is not valid: {error.verify_message}") from None
            except (OSError, HTTPError, ValueError) as error:
                connection.close()
                failure = _in_words(error)
                continue
            try:
                yield connection
            finally:
                connection.close()
            return
        raise Temporary(f"no connection to {target.host}: {failure}")

    def _connection(self, target: Target, address: str) -> HTTPConnection:
        """Return a connection to `address` that speaks, and checks the certificate, for the target's own host."""
        timeout = self._settings.connect_seconds
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=timeout)
        return HTTPSConnection(
            address,
            target.port,
            timeout=timeout,
            ssl_context=self._context,
            server_hostname=target.host,  # what the context checks the certificate for
        )

    def _converse(self, connection: HTTPConnection, target: Target, headers: dict[str, str], cut_at: int) -> Answer:
        connection.timeout = self._settings.read_seconds
        with _Deadline(connection.sock, self._settings.total_seconds) as deadline:
            try:
                connection.request(
                    "GET", target.path, headers={"Host": target.host_header, **headers}, preload_content=False
                )
                with contextlib.closing(connection.getresponse()) as response:
                    body = self._read(response, cut_at)
            except TimeoutError:
                detail = f"no bytes came for {self._settings.read_seconds:g} seconds"
                raise Temporary(detail, RejectionReason.TIME_LIMIT) from None
            except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
                if deadline.passed:
                    raise deadline.failure() from None
                raise Temporary(f"the answer broke off: {_in_words(error)}") from None
        if deadline.passed:  # a body without a stated length ends like a whole one when the connection is cut
            raise deadline.failure()
        found = tuple((name.lower(), value) for name, value in response.headers.items())
        return Answer(target.url, response.status, found, body)

    def _read(self, response: BaseHTTPResponse, cut_at: int) -> bytes:
        limit = cut_at or self._settings.max_bytes
        stated = response.headers.get("content-length", "")
        if not cut_at and stated.isdecimal() and int(stated) > limit:
            raise FetchFailure(f"the body is {int(stated):,} bytes, more than {limit:,}", RejectionReason.TOO_LARGE)
        pieces: list[bytes] = []
        size = 0
        while size <= limit and (piece := response.read1(CHUNK, decode_content=False)):
            size += len(piece)
            pieces.append(piece)
        if size <= limit:
            return b"".join(pieces)
        if not cut_at:
            raise FetchFailure(f"the body is larger than {limit:,} bytes", RejectionReason.TOO_LARGE)
        return b"".join(pieces)[:limit]


class _Deadline:
    """Cuts a socket when the time for a whole answer is up."""

    def __init__(self, sock: socket.socket | None, seconds: float) -> None:
        self._sock = sock
        self._seconds = seconds
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self.passed = False

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.passed = True
        if self._sock is not None:
            with contextlib.suppress(OSError):
                # The plain socket's own shutdown: that of a TLS socket also drops its state under the reader's feet.
                socket.socket.shutdown(self._sock, socket.SHUT_RDWR)

    def failure(self) -> FetchFailure:
        detail = f"the answer was not complete after {self._seconds:g} seconds"
        return FetchFailure(detail, RejectionReason.TIME_LIMIT)


def _in_words(error: BaseException) -> str:
    """Return what an exception says, without the object addresses that urllib3 puts before it."""
    text = str(error.__cause__ or error) or type(error).__name__
    return text.rpartition(">: ")[2] or text
