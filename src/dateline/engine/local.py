"""The *each* stages on one machine: page by page, in this process or in several workers.

No page can stop a run. Whatever a stage raises over one page becomes that page's rejection, with its name; so does the
end of the worker that read it. The *group* stages, which look at all pages together, run through `run_group`, which
says which of them failed.
"""

import os
import queue
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, Protocol

from dateline.engine.limits import TimeUp, time_limit
from dateline.engine.plan import ANNOTATE, PAGE, PROPOSE, Stage
from dateline.engine.worker import Worker, WorkerLost
from dateline.errors import StageFailed
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import ModelSettings, PageSettings, RunSettings

_NO_MODEL = ModelSettings()
_AHEAD = 4  # pages handed out beyond one for each worker
_WORTH_TWO = 64  # pages from which a second worker is worth its start
# After these a worker is not used again: memory that it holds on to would be missing for the next page, and what was
# interrupted may be half done (a library half loaded fails over every later page).
_UNSOUND = frozenset({RejectionReason.MEMORY_LIMIT, RejectionReason.TIME_LIMIT})
_LARGE = 1_000_000  # bytes from which a page goes to a worker in any case


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


def read_all(tasks: Iterable[Task], page: PageSettings, run: RunSettings, *, reader: Reader = read) -> Iterator[Result]:
    """Yield what becomes of each page, in the order of `tasks`.

    Args:
        tasks: the pages; they are taken from it only as fast as they are read.
        page: limits of reading a page.
        run: the number of workers, and what time and memory a page may take.
        reader: what is done with a page.
    """
    jobs = run.jobs
    if jobs is None:
        jobs, tasks = choose_jobs(tasks)
    read_one = partial(reader, settings=page, seconds=run.page_seconds)
    with Crew(max(1, jobs), read_one, run) as crew:
        if jobs:
            yield from crew.read_in_order(iter(tasks))
            return
        for task in tasks:
            yield crew.read(task) if len(task.capture.body) >= _LARGE else read_one(task)


Read = Callable[[Task], Result]


class Crew:
    """Workers that read pages, each started when it is first needed and replaced when it is lost.

    Use as a context manager, or call `close`.

    Args:
        size: how many pages are read at a time.
        read_one: what is done with a page; importable by name.
        run: what time and memory a page may take.
    """

    def __init__(self, size: int, read_one: Read, run: RunSettings) -> None:
        self._size = size
        self._read_one = read_one
        self._run = run
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="worker")  # each waits for one process
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all: set[Worker] = set()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, also those at work."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in tuple(self._all):
            worker.close()
        self._threads.shutdown()

    def read_in_order(self, tasks: Iterator[Task]) -> Iterator[Result]:
        """Yield what becomes of each page, in the order of `tasks`."""
        under_way: deque[Future[Result]] = deque()
        while True:
            wanted = self._size + _AHEAD - len(under_way)
            under_way.extend(self._threads.submit(self.read, task) for task in islice(tasks, wanted))
            if not under_way:
                return
            yield under_way.popleft().result()

    def read(self, task: Task) -> Result:
        """Return what becomes of a page in some worker that is free."""
        worker = self._taken()
        try:
            result = worker.call(self._read_one, task, self._run.page_seconds)
        except WorkerLost as lost:
            self._dismiss(worker)
            return _rejected(task, PAGE.name, *_why_lost(lost, self._run))
        if result.rejection and result.rejection.reason in _UNSOUND:
            self._dismiss(worker)
        else:
            self._idle.put(worker)
        return result

    def _taken(self) -> Worker:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            worker = Worker(self._run.page_memory)
            self._all.add(worker)
            return worker

    def _dismiss(self, worker: Worker) -> None:
        worker.close()
        self._all.discard(worker)


def _why_lost(lost: WorkerLost, run: RunSettings) -> tuple[RejectionReason, str]:
    if lost.is_late:
        return RejectionReason.TIME_LIMIT, f"did not come back after {run.page_seconds:g} seconds of computing"
    if lost.signal_number == getattr(signal, "SIGKILL", -1):
        return RejectionReason.MEMORY_LIMIT, "the system ended the process that read it, most likely to save memory"
    return RejectionReason.CRASHED, f"the process that read it died: {lost}"


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
