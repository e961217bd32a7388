"""The *each* stages on one machine: page by page, in this process or in several.

No page can stop a run. Whatever a stage raises over one page becomes that page's rejection, with its name; a page that
kills its process is found by trying the pages that were under way one by one. The *group* stages, which look
at all pages together, run through `run_group`, which says which of them failed.
"""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import PurePath
from typing import Any, Protocol

from dateline.engine.limits import TimeUp, time_limit
from dateline.engine.plan import ANNOTATE, PAGE, PROPOSE, Stage
from dateline.errors import StageFailed
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import ModelSettings, PageSettings

_NO_MODEL = ModelSettings()
_AHEAD = 4  # pages handed to the pool beyond one per process
_WORTH_TWO = 64  # pages from which a second process is worth its start


@dataclass(frozen=True, slots=True)
class Task:
    """One page to read; `article` is set where only its annotations are wanted."""

    capture: Capture
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a page: an article with its annotations, or a rejection."""

    capture: Capture
    article: Article | None = None
    notes: Annotations | None = None
    rejection: Rejection | None = None


class Reader(Protocol):
    """What is done with a page. It must be importable by name, so that other processes can be told to do it."""

    def __call__(self, task: Task, settings: PageSettings, seconds: float) -> Result:
        """Return what becomes of the page."""


def read(task: Task, settings: PageSettings, seconds: float, model: ModelSettings = _NO_MODEL) -> Result:
    """Return what becomes of one page, in at most `seconds` of computing; never raises over the page.

    A model of the user's own is asked only where the settings of `model` name one.
    """
    stage = PAGE
    try:
        with time_limit(seconds):
            article = task.article or PAGE.load()(task.capture, settings)
            if isinstance(article, Rejection):
                return Result(task.capture, rejection=article)
            if not model.source:
                stage = ANNOTATE
                return Result(task.capture, article, ANNOTATE.load()(article))
        stage = PROPOSE
        proposals = PROPOSE.load()(article, model)  # waits for somebody else's program, within limits of its own
        stage = ANNOTATE
        with time_limit(seconds):
            notes: Annotations = ANNOTATE.load()(article, proposals)
            return Result(task.capture, article, notes)
    except TimeUp:
        detail = f"took more than {seconds:g} seconds of computing"
        return _rejected(task, stage.name, RejectionReason.TIME_LIMIT, detail)
    except MemoryError:
        return _rejected(task, stage.name, RejectionReason.MEMORY_LIMIT, "needs more memory than there is")
    except Exception as error:  # noqa: BLE001  # the one door: a fault of ours costs one page, never the run
        return _rejected(task, stage.name, RejectionReason.CRASHED, _described(error))


def choose_jobs(tasks: Iterable[Task]) -> tuple[int, Iterator[Task]]:
    """Return how many processes the work is worth, and the same tasks again.

    A second process loads the language models a second time; that pays only where there are many pages.
    """
    remaining = iter(tasks)
    first = tuple(islice(remaining, _WORTH_TWO))
    jobs = 2 if len(first) == _WORTH_TWO and (os.cpu_count() or 1) > 1 else 1
    return jobs, chain(first, remaining)


def read_all(
    tasks: Iterable[Task], settings: PageSettings, *, jobs: int | None, seconds: float, reader: Reader = read
) -> Iterator[Result]:
    """Yield what becomes of each page, in the order of `tasks`.

    Args:
        tasks: the pages; they are taken from it only as fast as they are read.
        settings: limits of reading a page.
        jobs: the number of processes; 1 is this process alone, `None` lets the engine choose.
        seconds: time limit of one page.
        reader: what is done with a page.
    """
    if jobs is None:
        jobs, tasks = choose_jobs(tasks)
    if jobs > 1:
        yield from _read_in_pool(iter(tasks), jobs, partial(reader, settings=settings, seconds=seconds))
        return
    for task in tasks:
        yield reader(task, settings, seconds)


Read = Callable[[Task], Result]


def _read_in_pool(tasks: Iterator[Task], jobs: int, read_one: Read) -> Iterator[Result]:
    pool = _pool(jobs)
    under_way: deque[tuple[Task, Future[Result]]] = deque()
    try:
        while True:
            wanted = jobs + _AHEAD - len(under_way)
            under_way.extend((task, _submitted(pool, read_one, task)) for task in islice(tasks, wanted))
            if not under_way:
                return
            try:
                result = under_way[0][1].result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = _pool(jobs)
                for lost, _ in under_way:
                    yield _alone(lost, read_one)
                under_way.clear()
            else:
                under_way.popleft()
                yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Processes are started afresh: a copy of this one could copy a lock that another thread of it holds.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submitted(pool: ProcessPoolExecutor, read_one: Read, task: Task) -> "Future[Result]":
    try:
        return pool.submit(read_one, task)
    except BrokenProcessPool as error:
        failed: Future[Result] = Future()
        failed.set_exception(error)
        return failed


def _alone(task: Task, read_one: Read) -> Result:
    """Read a page in a process of its own, so that one which kills its process is known by name."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, task).result()
        except BrokenProcessPool:
            return _rejected(task, PAGE.name, RejectionReason.CRASHED, "the process that read it died")


def run_group(stage: Stage, *values: object, **options: object) -> Any:
    """Return what a *group* stage makes of `values`; `StageFailed` where it raises, with its error as the cause."""
    function = stage.load()
    try:
        return function(*values, **options)
    except Exception as error:
        raise StageFailed(
            f"the stage {stage.name!r} failed: {_described(error)}. "
            "This is a fault of dateline: please report it. The pages read so far are kept"
        ) from error


def _described(error: BaseException) -> str:
    """Return an error in one line, with the place in dateline where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if "dateline" in PurePath(frame.filename).parts] or frames[-1:]
    place = f" ({PurePath(inside[-1].filename).name}, line {inside[-1].lineno})" if inside else ""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}{place}" if text else f"{type(error).__name__}{place}"


def _rejected(task: Task, stage: str, reason: RejectionReason, detail: str) -> Result:
    return Result(task.capture, rejection=Rejection.of(stage, reason, task.capture.source, detail))
