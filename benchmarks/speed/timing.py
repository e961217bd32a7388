"""Processor time and memory of a piece of work, each time in a forked process of its own.

What a call remembers dies with its process, so every round meets its pages for the first time; what was loaded before
(models, tables) is there in every round.
"""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, TypeVar

Work = Callable[[], object]
T = TypeVar("T")

_FORK = multiprocessing.get_context("fork")


class Cost(NamedTuple):
    """What one call took: seconds of processor time, and the peak of the memory of its process in megabytes."""

    seconds: float
    megabytes: float


def in_child(work: Callable[[], T]) -> T:
    """Return what `work` returns in a forked process; it must be picklable. A crash there ends in EOFError here."""
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_send, args=(work, sender))
    process.start()
    sender.close()
    try:
        found: T = receiver.recv()
    finally:
        process.join()
    return found


def _send(work: Callable[[], Any], sender: Connection) -> None:
    sender.send(work())


def cost(work: Work) -> Cost:
    """Return what one call takes in a process of its own."""
    return in_child(lambda: _cost(work))


def _cost(work: Work) -> Cost:
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    return Cost(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def paired(ours: Work, peers: Mapping[str, Work], rounds: int) -> dict[str, Any]:
    """Return the median costs of `ours` and of each peer, and the median of its ratio to ours, round by round.

    Each round runs all of them, one after the other, so that a busy machine slows them alike.
    """
    costs = [(cost(ours), {name: cost(work) for name, work in peers.items()}) for _ in range(rounds)]
    found = {}
    for name in peers:
        ratio = statistics.median(theirs[name].seconds / mine.seconds for mine, theirs in costs)
        found[name] = {**_medians([theirs[name] for _mine, theirs in costs]), "peer_by_ours": round(ratio, 2)}
    return {**_medians([mine for mine, _theirs in costs]), "peers": found}


def _medians(costs: list[Cost]) -> dict[str, float]:
    return {
        "seconds": round(statistics.median(each.seconds for each in costs), 3),
        "peak_mb": round(statistics.median(each.megabytes for each in costs)),
    }
