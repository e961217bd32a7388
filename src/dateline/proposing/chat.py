"""An OpenAI-compatible endpoint asked for JSON of a schema: one question, one answer.

A failure that may pass (no connection, no answer in time, 408, 429, 5xx) is tried again. The key is read from the
environment when a request is made and kept nowhere; redirects are not followed, so that it goes to the address in the
settings alone.
"""

import json
import os
import time
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import urllib3
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from dateline.errors import UsageError
from dateline.proposing.failures import ModelFailure
from dateline.settings import ModelSettings

SHOWN = 120
"""Characters of an answer that a failure shows."""

_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_PIECE = 65_536


class _MayPass(ModelFailure):
    """A failure after which the same request may succeed."""


class Chat:
    """A model at an address, asked in the form of the chat completions protocol."""

    def __init__(self, settings: ModelSettings) -> None:
        """Take the address and the model of the settings; `UsageError` where there is no address or no model."""
        source = settings.source or ""
        parts = urlsplit(source)
        proper = parts.scheme in ("http", "https") and parts.hostname
        if not proper or parts.username or parts.query or parts.fragment:
            raise UsageError(f"{source!r} is no address of an endpoint, as http://127.0.0.1:8080/v1 is")
        if not settings.name:
            raise UsageError("say which model the endpoint is to use (--model-name)")
        self.settings = settings
        self._address = f"{source.rstrip('/')}/chat/completions"

    def answer(self, instruction: str, material: str, name: str, schema: dict[str, Any]) -> str:
        """Return what the model answers, in one string; `ModelFailure` where there is no answer."""
        body = {
            "model": self.settings.name,
            "temperature": 0,
            "seed": 0,
            "max_tokens": self.settings.answer_tokens,
            "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": material}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": name, "strict": True, "schema": schema},
            },
        }
        retrying = Retrying(
            stop=stop_after_attempt(self.settings.attempts),
            wait=wait_exponential(multiplier=self.settings.backoff_seconds),
            retry=retry_if_exception_type(_MayPass),
            reraise=True,
        )
        reply: bytes = retrying(self._post, json.dumps(body).encode())
        return _content(reply)

    def _post(self, body: bytes) -> bytes:
        """Return the body of the answer to one request."""
        deadline = time.monotonic() + self.settings.answer_seconds
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "dateline"}
        if key := os.environ.get(self.settings.key_variable):
            headers["Authorization"] = f"Bearer {key}"
        try:
            response = self._pool.request(
                "POST", self._address, body=body, headers=headers, preload_content=False, redirect=False
            )
            try:
                return self._whole(response, deadline)
            finally:
                response.close()
        except urllib3.exceptions.HTTPError as error:
            raise _MayPass(f"no answer from {self._address}: {type(error).__name__}") from error

    def _whole(self, response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
        if response.status != 200:
            kind = _MayPass if response.status in _MAY_PASS else ModelFailure
            raise kind(f"{self._address} answered {response.status}")
        found = bytearray()
        for piece in response.stream(_PIECE):
            found += piece
            if len(found) > self.settings.answer_bytes:
                raise ModelFailure(f"an answer of more than {self.settings.answer_bytes:,} bytes")
            if time.monotonic() > deadline:
                raise _MayPass(f"no whole answer in {self.settings.answer_seconds:g} seconds")
        return bytes(found)

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        timeout = urllib3.Timeout(connect=self.settings.answer_seconds, read=self.settings.answer_seconds)
        return urllib3.PoolManager(retries=False, timeout=timeout)


def _content(reply: bytes) -> str:
    """Return the text of the first choice."""
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise ModelFailure(f"an answer of another form: {reply[:SHOWN]!r}") from error
    if not isinstance(content, str):
        raise ModelFailure(f"an answer of another form: {reply[:SHOWN]!r}")
    return content
