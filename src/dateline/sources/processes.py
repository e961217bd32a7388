"""Processes of our own that may be lost: what they may use, how long they have waited, and their end from outside.

Native code over foreign bytes runs in them, and no exception comes from a library that writes where it should not. Each
is started as a program of its own and not as a copy of this process: a copy could copy a lock that another thread
holds, and needs a main module that can be imported.
"""

import contextlib
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK = 1.0  # seconds, at least, between two looks at how long a process has waited


def program(module: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """Return command and environment that run a module of this package, which finds what we found."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return [sys.executable, "-m", module, *arguments], environment


class Waiting:
    """How long a process has waited since this was made, for anything but a processor: a busy machine does not count.

    Where the system does not tell how long a process has run and stood in line for a processor (Linux does), all time
    counts.
    """

    def __init__(self, process: int | None = None) -> None:
        self._path = Path(f"/proc/{process or 'self'}/schedstat")
        self._began = time.monotonic()
        self._had = self._served()

    def seconds(self) -> float:
        """Return the seconds waited so far."""
        return time.monotonic() - self._began - (self._served() - self._had)

    def _served(self) -> float:
        try:
            ran, stood_in_line = self._path.read_text(encoding="ascii").split()[:2]
        except (OSError, ValueError):
            return 0.0
        return (int(ran) + int(stood_in_line)) / 1e9


@contextmanager
def ended_late(process: "subprocess.Popen[bytes]", patience: float) -> Iterator[threading.Event]:
    """Kill a process that waits more than `patience` seconds while the block lasts; the event tells that it was."""
    late, is_over = threading.Event(), threading.Event()

    def watch() -> None:
        waiting, left = Waiting(process.pid), patience
        while not is_over.wait(max(left, _LOOK)):
            left = patience - waiting.seconds()
            if left <= 0:
                late.set()
                process.kill()
                return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield late
    finally:
        is_over.set()


def bound_memory(most: int) -> None:
    """Let this process use at most `most` bytes of address space from now on, where the system can; 0 is no limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # not on every system

        if most:
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def bound_processor_time(seconds: float) -> None:
    """Have the system end this process when it has computed for `seconds` more, wherever it stands, where it can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # not on every system

        until = math.ceil(time.process_time() + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
