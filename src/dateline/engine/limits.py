"""Limits of time and memory, for the reading of one page."""

import contextlib
import math
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# A page may wait for so many times its limit, for a slow disk or in a hang that sleeps.
PATIENCE = 10
_AGAIN = 1.0  # seconds


class TimeUp(BaseException):
    """The time of a page is up. No `Exception`, so that no stage takes it for a fault of its own and carries on."""


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
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeUp` in the block when it has computed for `seconds`, or waited for ten times as long.

    Works by alarms of the operating system, which reach regular expressions and loops but not a call that stays inside
    a compiled library until it returns (a `Worker` reaches that too). The alarms ring again each second, for code that
    cannot raise loses the first. Where such alarms do not exist, or outside the main thread, which alone receives
    them, the block runs without limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    patience, waiting = seconds * PATIENCE, Waiting()

    def look(_signal: int, _frame: FrameType | None) -> None:
        if waiting.seconds() >= patience:
            raise TimeUp

    alarms = {
        signal.SIGPROF: (signal.ITIMER_PROF, seconds, _ring),
        signal.SIGALRM: (signal.ITIMER_REAL, patience, look),
    }
    earlier = {alarm: signal.signal(alarm, handler) for alarm, (_, _, handler) in alarms.items()}
    try:
        for timer, limit, _ in alarms.values():
            signal.setitimer(timer, limit, _AGAIN)
        yield
    finally:
        for timer, _, _ in alarms.values():
            signal.setitimer(timer, 0)
        for alarm, handler in earlier.items():
            signal.signal(alarm, handler)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp


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
