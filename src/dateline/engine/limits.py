"""A time limit for the reading of one page."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUp(BaseException):
    """The time of a page is up. No `Exception`, so that no stage takes it for a fault of its own and carries on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeUp` in the block when it has run for `seconds`.

    Works by an alarm of the operating system, which reaches regular expressions and loops but not a call that stays
    inside a compiled library until it returns. Where alarms do not exist, or outside the main thread, which alone
    receives them, the block runs without limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp
