"""A process that works for this one and may be lost: killed when it takes too long, bounded in memory, and replaced.

What runs there is native code too, over input that may be made to confuse it: no alarm in the process itself reaches a
call that stays inside a compiled library. The operating system stops it from outside (`sources.processes`).
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from dateline.engine.limits import PATIENCE, collecting_seldom
from dateline.errors import DatelineError
from dateline.sources.processes import bound_memory, bound_processor_time, ended_late, program

Value = TypeVar("Value")
Given = TypeVar("Given")

_START_SECONDS = 60.0
_GRACE = 2.0  # seconds that a call may take beyond its time, to say itself that the time is up


class WorkerLost(Exception):
    """The process died over a call. `signal_number` is what ended it, 0 where it ended by itself."""

    def __init__(self, signal_number: int, *, late: bool) -> None:
        super().__init__(f"ended by signal {signal_number}" if signal_number else "ended by itself")
        self.signal_number = signal_number
        self.is_late = late or signal_number == getattr(signal, "SIGXCPU", -1)


class NoWorker(DatelineError):
    """No further process can be started here."""


class Worker:
    """One process. Calls come one at a time; after `WorkerLost` it is of no further use.

    Args:
        max_memory: address space that the process may use, in bytes; 0 for as much as there is.
    """

    def __init__(self, max_memory: int = 0) -> None:
        command, environment = program("dateline.engine.worker", str(max_memory))
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        try:
            self._receive(_START_SECONDS)
        except WorkerLost as lost:
            raise NoWorker(f"the process that reads pages could not be started: it {lost}") from None

    def call(self, function: Callable[[Given], Value], argument: Given, seconds: float) -> Value:
        """Return what `function` makes of `argument` in the process; both must be picklable.

        Args:
            function: what to call, importable by name.
            argument: what to call it with.
            seconds: computing time for the call; it may wait, for a disk or in its sleep, many times as long.

        Raises:
            WorkerLost: the process died meanwhile, or was killed because its time was up.
        """
        with contextlib.suppress(OSError):  # a process that is gone is noticed when its answer is waited for
            self._stdin.write(pickle.dumps((function, argument, seconds)))
            self._stdin.flush()
        self._receive(_START_SECONDS)  # what the function is made of has been loaded: that is no time of the call
        value: Value = self._receive(seconds * PATIENCE + _GRACE)
        return value

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    def _receive(self, patience: float) -> Any:
        """Return the next answer, for which the process may wait so many seconds, and stand in line for ever."""
        with ended_late(self._process, patience) as late:
            try:
                return pickle.load(self._process.stdout)  # type: ignore[arg-type]  # noqa: S301  # what our own process wrote
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self._process.kill()
                raise WorkerLost(max(0, -self._process.wait()), late=late.is_set()) from None


@collecting_seldom()
def main() -> None:
    """Answer calls from the standard input on the standard output, until the input ends."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the replies
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that gives the calls
    bound_memory(int(sys.argv[1]))
    _reply(replies, None)
    while True:
        try:
            function, argument, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301  # what our own process wrote
        except EOFError:
            return
        _reply(replies, None)
        bound_processor_time(seconds + _GRACE)
        _reply(replies, function(argument))


def _reply(replies: Any, value: object) -> None:
    replies.write(pickle.dumps(value))
    replies.flush()


if __name__ == "__main__":
    main()
