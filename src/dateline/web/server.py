"""The server process: where it may listen, and how it starts and stops."""

import ipaddress
import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory

from starlette.applications import Starlette
from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

from dateline.errors import UsageError
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.web.metrics import SHARED
from dateline.workspace import Workspace

Opener = Callable[[], Workspace]

_SCOPES = frozenset({"read", "write"})
_STOP_SECONDS = 5
_SWITCH_SECONDS = 0.001  # that a page which is being made may hold up those that only need to be sent
_SILENT_SECONDS = 60  # after which a worker that says nothing is replaced
_SHORTEST_TOKEN = 16


def serve(open_record: Opener, settings: ServeSettings, *, told: Callable[[str], None]) -> None:
    """Serve a record until the process is told to stop; requests under way are answered first.

    With several workers each is a process of its own that opens the record; `open_record` must then be picklable.

    Raises:
        UsageError: the server is to listen beyond this machine, and there are no tokens.
        RecordError, MissingPath: the record cannot be opened.
    """
    if not settings.tokens and not is_loopback(settings.host):
        raise UsageError(
            f"{settings.host} can be reached from other machines: give --tokens FILE, so that not everybody may read "
            "and write the record"
        )
    sys.setswitchinterval(_SWITCH_SECONDS)
    with open_record() as workspace:
        if settings.workers == 1:
            _Server(_config(create_app(workspace, settings), settings), told).run()
            return
    _serve_by_workers(open_record, settings, told)


def _serve_by_workers(open_record: Opener, settings: ServeSettings, told: Callable[[str], None]) -> None:
    config = _config(partial(_application, open_record, settings), settings, factory=True)
    listening = config.bind_socket()
    listening.listen(config.backlog)  # who comes before the workers are there waits for them
    told(_address(listening))
    with TemporaryDirectory(prefix="dateline-") as folder, listening:
        os.environ[SHARED] = folder
        try:
            Multiprocess(config, [listening]).run()
        finally:
            del os.environ[SHARED]


def _application(open_record: Opener, settings: ServeSettings) -> Starlette:
    """Return the application of a worker, which opens the record for itself."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    return create_app(open_record(), settings, closes=True)


def _config(app: Starlette | Callable[[], Starlette], settings: ServeSettings, *, factory: bool = False) -> Config:
    return Config(
        app,
        factory=factory,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level="warning",
        log_config=None,  # what there is to log goes where the rest of the program logs
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
        timeout_worker_healthcheck=_SILENT_SECONDS,
    )


def _address(listening: socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


class _Server(Server):
    """Tells its address when it listens, with port 0 nobody knows it before; and ends in order when it is told to."""

    def __init__(self, config: Config, told: Callable[[str], None]) -> None:
        super().__init__(config)
        self._told = told

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at a signal, and be done with it: sent on to ourselves, it would end us before the record is closed."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begin to listen, and tell where."""
        await super().startup(sockets)
        for listener in (each for server in self.servers for each in server.sockets):
            self._told(_address(listener))


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_tokens(path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the tokens of a TOML file: a table `tokens` of names, each with a `token` and its `scopes`.

    Raises:
        UsageError: the file cannot be read, or says something else.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))["tokens"]
        found = tuple((str(each["token"]), tuple(each["scopes"])) for each in told.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f'{path} holds no tokens: write [tokens.NAME] with token = "…" and scopes = ["read"]'
        ) from error
    for token, scopes in found:
        if len(token) < _SHORTEST_TOKEN or not set(scopes) <= _SCOPES or not scopes:
            raise UsageError(f"{path}: a token needs {_SHORTEST_TOKEN} signs or more, and scopes out of read and write")
    return found
