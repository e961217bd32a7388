"""Pages asked for in this process, without a server between."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Scope

_HOST = "127.0.0.1"


async def ask(app: ASGIApp, address: str, *, is_file: bool = False) -> tuple[int, bytes]:
    """Return the status and the body with which an application answers an address (a path with its query).

    `is_file` tells pages that they become files, which nobody can write to.
    """
    parts = urlsplit(address)
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(b"host", _HOST.encode())],
        "server": (_HOST, 80),
        "client": (_HOST, 0),
        "state": {"is_file": is_file},
    }
    status = 0
    body = bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, bytes(body)
