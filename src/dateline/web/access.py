"""Who may read and write, and what a browser may load: checked for every request, before any page sees it."""

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.settings import ServeSettings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_COOKIE = "dateline_token"
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""A page of the record is data: nothing in it may run, and nothing may be loaded from elsewhere."""


class Access:
    """Lets requests through that may pass, and puts the headers on every answer.

    Without tokens the server listens to this machine only, and whoever uses the machine may read and write. A name that
    leads here by another server's hand (DNS rebinding) and a form that another site posts are turned away.
    """

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        scopes = self._scopes(headers)
        scope.setdefault("state", {})["may_write"] = "write" in scopes
        refusal = self._refusal(scope, headers, scopes)
        await (refusal or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers, scopes: frozenset[str]) -> PlainTextResponse | None:
        if not self._is_named(headers.get("host", "")):
            return PlainTextResponse("this server does not answer under that name\n", status_code=421)
        if scope["path"] == "/healthz":
            return None
        if "read" not in scopes:
            return PlainTextResponse(
                "give a token: Authorization: Bearer TOKEN\n", status_code=401, headers={"www-authenticate": "Bearer"}
            )
        if scope["method"] in _SAFE:
            return None
        if "write" not in scopes:
            return PlainTextResponse("this token may not write\n", status_code=403)
        return None if _is_own(headers) else PlainTextResponse("another site may not write here\n", status_code=403)

    def _is_named(self, host: str) -> bool:
        name = urlsplit(f"//{host}").hostname or ""
        return name in self._settings.names or bool(self._settings.tokens)

    def _scopes(self, headers: Headers) -> frozenset[str]:
        """Return what the one who asks may do."""
        if not self._settings.tokens:
            return frozenset({"read", "write"})
        given = _token(headers)
        for token, scopes in self._settings.tokens:
            if given and hmac.compare_digest(given.encode(), token.encode()):
                return frozenset(scopes)
        return frozenset()


def _token(headers: Headers) -> str:
    kind, _, given = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return given.strip()
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def _is_own(headers: Headers) -> bool:
    """Tell whether a request that writes comes from a page of this server, or from no page at all."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
