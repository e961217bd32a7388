"""Makes pages do harm that say so in their first line, in the processes that read pages.

Python imports a module of this name at the start of every program whose path leads to it (`benchmarks.safety.poison`).
The reading of a page is the real one; only the harm is put before it, for no page is known that does any.
"""

import ctypes
import hashlib
import os
import sys

_MARK = b"poison: "


def _hang() -> None:
    while True:
        pass


def _hang_in_library() -> None:
    hashlib.pbkdf2_hmac("sha256", b"", b"", (1 << 31) - 1)  # returns to Python after a quarter of an hour


def _take_memory() -> None:
    taken = []
    while True:
        taken.append(bytearray(1 << 26))


def _crash() -> None:
    ctypes.string_at(0)


def _end() -> None:
    os._exit(0)


def _recurse() -> None:
    _recurse()


_HARM = {
    b"hang": _hang,
    b"library": _hang_in_library,
    b"memory": _take_memory,
    b"crash": _crash,
    b"exit": _end,
    b"recursion": _recurse,
}

if "dateline.engine.worker" in sys.orig_argv:
    from dateline.model.article import Article
    from dateline.model.capture import Capture
    from dateline.model.outcome import Rejection
    from dateline.page import extract as stage
    from dateline.settings import PageSettings

    _SETTINGS = PageSettings()
    _extract = stage.extract

    def _poisoned(capture: Capture, settings: PageSettings = _SETTINGS) -> Article | Rejection:
        line = capture.body.partition(b"\n")[0]
        if line.startswith(_MARK):
            _HARM[line.removeprefix(_MARK)]()
        return _extract(capture, settings)

    stage.extract = _poisoned
