"""Limits inside the process that does the work: of the time for one page, and of looking for garbage."""

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dateline.sources.processes import Waiting

# A page may wait for so many times its limit, for a slow disk or in a hang that sleeps.
PATIENCE = 10
_AGAIN = 1.0  # seconds
# Python looks for circles of garbage when so many objects are new, and through older ones each twentieth time. Pages
# are of many objects and of no circles: at the usual 700 a twelfth of the time of adding them is spent on looking.
_LOOK_AT = (10_000, 20, 20)


class TimeUp(BaseException):
    """The time of a page is up. No `Exception`, so that no stage takes it for a fault of its own and carries on."""


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


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for garbage less often in the block, as suits work over many pages."""
    before = gc.get_threshold()
    gc.set_threshold(*_LOOK_AT)
    try:
        yield
    finally:
        gc.set_threshold(*before)
