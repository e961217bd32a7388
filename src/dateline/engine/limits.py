"""Limits of time and memory, for the reading of one page."""

import contextlib
import math
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A page may take so many times its limit by the clock: a busy machine or a slow disk is no fault of the page.
PATIENCE = 10
_AGAIN = 1.0  # seconds


class TimeUp(BaseException):
    """The time of a page is up. No `Exception`, so that no stage takes it for a fault of its own and carries on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeUp` in the block when it has computed for `seconds`, or waited for ten times as long.

    Works by alarms of the operating system, which reach regular expressions and loops but not a call that stays inside
    a compiled library until it returns (a `Worker` reaches that too). The alarm rings again each second, for code that
    cannot raise loses the first. Where such alarms do not exist, or outside the main thread, which alone receives
    them, the block runs without limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    limits = {
        signal.SIGPROF: (signal.ITIMER_PROF, seconds),
        signal.SIGALRM: (signal.ITIMER_REAL, seconds * PATIENCE),
    }
    earlier = {alarm: signal.signal(alarm, _ring) for alarm in limits}
    try:
        for timer, limit in limits.values():
            signal.setitimer(timer, limit, _AGAIN)
        yield
    finally:
        for timer, _ in limits.values():
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
