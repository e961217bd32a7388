"""A server process that speaks the chat completions protocol, for tests of a user's own model: `serving_model()`.

It checks what it is asked as a real server would (path, JSON, messages, JSON schema) and refuses what is wrong. The
name of the model in a request chooses how it behaves: `finder` marks the words that it was started with wherever they
stand, `editor` words a brief anew; the others answer as models and servers at their worst do.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATH = "/v1/chat/completions"
KEY = "a key for tests"
_DRIP_SECONDS = 0.1

Row = dict[str, object]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, words: Sequence[Row]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.words = words
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:  # the name that http.server calls
        """Tell which models were asked so far."""
        self._send(200, json.dumps(self.server.asked))

    def do_POST(self) -> None:  # the name that http.server calls
        """Answer one request."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = _checked(self.path, body)
        if asked is None:
            self._send(400, json.dumps({"error": {"message": "no request for a chat completion by a JSON schema"}}))
            return
        model, text = asked
        self.server.asked.append(model)
        getattr(self, f"_as_{model}", self._as_finder)(text)

    def _as_finder(self, text: str) -> None:
        self._complete(json.dumps({"proposals": _found(self.server.words, text)}))

    def _as_inventor(self, text: str) -> None:
        """Name words that are nowhere, in other sentences, cut, changed, of no kind, or in no sentence at all."""
        wrong = [{**row, "text": f"{row['text']}x"} for row in _found(self.server.words, text)]
        wrong += [{**row, "text": str(row["text"])[:-1]} for row in _found(self.server.words, text)]
        wrong += [{**row, "text": str(row["text"]).upper()} for row in _found(self.server.words, text)]
        wrong += [{**row, "sentence": 999} for row in _found(self.server.words, text)]
        wrong += [{**row, "label": "wizard"} for row in _found(self.server.words, text) if row["kind"] != "quote"]
        more: list[Any] = [None, "words", {"kind": "rumour", "text": "a", "sentence": 0}, {"kind": "quote", "text": 3}]
        self._complete(json.dumps({"proposals": [*wrong, *more]}))

    def _as_editor(self, text: str) -> None:
        """Word each sentence anew, and cite what it cited."""
        self._complete(json.dumps({"sentences": [_reworded(each) for each in json.loads(text)["sentences"]]}))

    def _as_liar(self, text: str) -> None:
        """Change the first number or name of the last sentence."""
        *rows, last = [_reworded(each) for each in json.loads(text)["sentences"]]
        words = str(last["text"]).split()
        place = max(n for n, word in enumerate(words) if word[:1].isupper() or word[:1].isdigit())
        words[place] = "Atlantis"
        self._complete(json.dumps({"sentences": [*rows, {**last, "text": " ".join(words)}]}))

    def _as_careless(self, text: str) -> None:
        """Cite nothing."""
        rows = [_reworded(each) for each in json.loads(text)["sentences"]]
        self._complete(json.dumps({"sentences": [{**row, "citations": []} for row in rows]}))

    def _as_forgetful(self, text: str) -> None:
        """Leave out all but the first sentence."""
        self._complete(json.dumps({"sentences": [_reworded(each) for each in json.loads(text)["sentences"][:1]]}))

    def _as_prophet(self, text: str) -> None:
        """Tell plans as deeds."""
        rows = [_reworded(each) for each in json.loads(text)["sentences"]]
        told = [{**row, "text": str(row["text"]).replace("is due to", "did").replace("due to", "did")} for row in rows]
        self._complete(json.dumps({"sentences": told}))

    def _as_prose(self, _text: str) -> None:
        self._complete("Sure! Here are the names you asked for: none.")

    def _as_broken(self, _text: str) -> None:
        self._send(200, '{"choices": [{"message": {"content": "{\\"proposals\\": [')

    def _as_failing(self, _text: str) -> None:
        self._send(500, "{}")

    def _as_flaky(self, text: str) -> None:
        """Fail every other time."""
        if self.server.asked.count("flaky") % 2:
            self._send(503, "{}")
        else:
            self._as_finder(text)

    def _as_locked(self, text: str) -> None:
        if self.headers.get("Authorization") == f"Bearer {KEY}":
            self._as_finder(text)
        else:
            self._send(401, "{}")

    def _as_slow(self, _text: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(600):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(_DRIP_SECONDS)

    def _as_huge(self, _text: str) -> None:
        self._complete("x" * 3_000_000)

    def _as_moved(self, _text: str) -> None:
        self.send_response(307)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}{PATH}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _complete(self, content: str) -> None:
        message = {"role": "assistant", "content": content}
        self._send(200, json.dumps({"object": "chat.completion", "choices": [{"index": 0, "message": message}]}))

    def _send(self, status: int, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the parent
        """Keep test output clean."""


def _checked(path: str, body: bytes) -> tuple[str, str] | None:
    """Return the model and the user's text of a request, or `None` where it is not as the protocol has it."""
    try:
        asked = json.loads(body)
        system, user = asked["messages"]
        schema = asked["response_format"]["json_schema"]["schema"]
        proper = (
            path == PATH
            and (system["role"], user["role"]) == ("system", "user")
            and asked["response_format"]["type"] == "json_schema"
            and schema["required"] in (["proposals"], ["sentences"])
            and isinstance(asked["max_tokens"], int)
        )
        return (str(asked["model"]), str(user["content"])) if proper else None
    except (ValueError, KeyError, TypeError):
        return None


def _reworded(sentence: dict[str, Any]) -> Row:
    """Return a sentence in other words that say the same."""
    text = str(sentence["text"])
    return {"text": f"To sum up: {text}", "citations": [each["number"] for each in sentence["citations"]]}


def _found(words: Sequence[Row], text: str) -> list[Row]:
    """Return a row for each of the words that stands in one of the numbered sentences."""
    found: list[Row] = []
    for line in text.splitlines():
        number, _, sentence = line.partition(": ")
        found += [{"speaker": "", **row, "sentence": int(number)} for row in words if str(row["text"]) in sentence]
    return found


@contextmanager
def serving_model(words: Sequence[Row]) -> Iterator[str]:
    """Run the server in a process of its own for as long as the block runs; yield the address to give as a model."""
    command = [sys.executable, "-m", "tests.support.model_server", json.dumps(words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
        finally:
            process.terminate()


if __name__ == "__main__":
    server = _Server(json.loads(sys.argv[1]))
    print(server.server_port, flush=True)  # noqa: T201  # the parent reads it
    server.serve_forever()
