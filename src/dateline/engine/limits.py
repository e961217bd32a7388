"""A time limit for the reading of one page."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A page may take so many times its limit by the clock: a busy machine or a slow disk is no fault of the page.
_PATIENCE = 10


class TimeUp(BaseException):
    """The time of a page is up. No `Exception`, so that no stage takes it for a fault of its own and carries on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeUp` in the block when it has computed for `seconds`, or waited for ten times as long.

    Works by alarms of the operating system, which reach regular expressions and loops but not a call that stays inside
    a compiled library until it returns. Where such alarms do not exist, or outside the main thread, which alone
    receives them, the block runs without limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    limits = {
        signal.SIGPROF: (signal.ITIMER_PROF, seconds),
        signal.SIGALRM: (signal.ITIMER_REAL, seconds * _PATIENCE),
    }
    earlier = {alarm: signal.signal(alarm, _ring) for alarm in limits}
    try:
        for timer, limit in limits.values():
            signal.setitimer(timer, limit)
        yield
    finally:
        for timer, _ in limits.values():
            signal.setitimer(timer, 0)
        for alarm, handler in earlier.items():
            signal.signal(alarm, handler)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp
