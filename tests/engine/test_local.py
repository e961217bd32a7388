import ctypes
import os
import time
from collections.abc import Iterator

import pytest

from dateline.engine.local import Result, Task, choose_jobs, read, read_all, run_group
from dateline.engine.plan import LINK, Stage
from dateline.errors import StageFailed
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import PageSettings, RunSettings

PAGE = PageSettings()


def _task(text: str, number: int = 0) -> Task:
    return Task(Capture.of(text.encode(), Source(SourceKind.FILE, f"{number}.txt")))


def _tasks(*texts: str) -> list[Task]:
    return [_task(text, number) for number, text in enumerate(texts)]


def _fails(*_: object) -> object:
    raise ValueError("two\nlines")


def _starves(*_: object) -> object:
    raise MemoryError


def _hangs(*_: object) -> object:
    while True:
        time.sleep(0.01)


def _recurses(*_: object) -> object:
    return _recurses()


@pytest.mark.parametrize(
    ("fault", "reason", "words"),
    [
        (_fails, RejectionReason.CRASHED, "ValueError: two lines (local.py, line"),
        (_starves, RejectionReason.MEMORY_LIMIT, "more memory"),
        (_hangs, RejectionReason.TIME_LIMIT, "more than 0.1 seconds"),
        (_recurses, RejectionReason.CRASHED, "RecursionError"),
    ],
)
def test_a_fault_costs_the_page_its_place_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, fault: object, reason: RejectionReason, words: str
) -> None:
    monkeypatch.setattr(Stage, "load", lambda _: fault)
    result = read(_task("x"), PAGE, 0.1 if fault is _hangs else 20)
    assert result.rejection is not None
    assert (result.rejection.stage, result.rejection.reason) == ("page", reason)
    assert words in result.rejection.detail
    assert str(result.rejection.source) == "0.txt"


def test_the_stage_that_failed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    task = _task("x")
    article = Article("art_1", task.capture.id, task.capture.source, "x", (), Dated())
    monkeypatch.setattr(Stage, "load", lambda stage: (lambda *_: article) if stage.name == "page" else _fails)
    result = read(task, PAGE, 5)
    assert result.rejection is not None and result.rejection.stage == "annotate"


def test_an_article_that_is_known_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    task = _task("x")
    article = Article("art_1", task.capture.id, task.capture.source, "x", (), Dated())
    monkeypatch.setattr(Stage, "load", lambda stage: _fails if stage.name == "page" else lambda _: "notes")
    result = read(Task(task.capture, article), PAGE, 5)
    assert result.article is article
    assert result.rejection is None


def test_a_rejection_by_a_stage_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    task = _task("x")
    refused = Rejection.of("page", RejectionReason.EMPTY, task.capture.source, "no bytes")
    monkeypatch.setattr(Stage, "load", lambda _: lambda *_: refused)
    assert read(task, PAGE, 5) == Result(task.capture, rejection=refused)


def _echo(task: Task, settings: PageSettings, seconds: float) -> Result:
    """Stand in for reading; some pages do harm to the process that reads them."""
    assert settings == PAGE
    match task.capture.body:
        case b"die":
            os._exit(3)
        case b"crash":
            ctypes.string_at(0)
        case b"hang":
            pow(3, 10**12)  # one call that looks at no alarm
        case b"sleep":
            time.sleep(600)
        case b"fill":
            return _filled(task)
        case b"interrupted":
            return _given_up(task, RejectionReason.TIME_LIMIT)
        case _:
            assert seconds in (0.1, 5)
    return Result(task.capture)


def _filled(task: Task) -> Result:
    try:
        return Result(task.capture, notes=bytes(bytearray(10**12)))  # type: ignore[arg-type]
    except MemoryError:
        return _given_up(task, RejectionReason.MEMORY_LIMIT)


def _given_up(task: Task, reason: RejectionReason) -> Result:
    """Return a rejection that tells the number of the process."""
    return Result(task.capture, rejection=Rejection.of("page", reason, task.capture.source, str(os.getpid())))


def test_pages_come_in_the_order_given_from_this_process_and_from_workers() -> None:
    tasks = _tasks(*"abcdefgh")
    for jobs in (0, 1, 2):
        results = list(read_all(tasks, PAGE, RunSettings(jobs=jobs, page_seconds=5), reader=_echo))
        assert [result.capture for result in results] == [task.capture for task in tasks]


def test_a_page_that_ends_its_worker_is_known_by_name_and_the_others_are_read() -> None:
    tasks = _tasks("a", "die", "b", "crash", "c")
    results = list(read_all(tasks, PAGE, RunSettings(jobs=2, page_seconds=5), reader=_echo))
    assert [result.capture for result in results] == [task.capture for task in tasks]
    died = [result.rejection for result in results if result.rejection]
    assert [str(each.source) for each in died] == ["1.txt", "3.txt"]
    assert {each.reason for each in died} == {RejectionReason.CRASHED}
    assert [each.detail.partition("died: ")[2] for each in died] == ["ended by itself", "ended by signal 11"]


def test_a_call_that_no_alarm_reaches_is_ended_from_outside() -> None:
    tasks = _tasks("a", "hang", "b", "sleep", "c")
    results = list(read_all(tasks, PAGE, RunSettings(jobs=2, page_seconds=0.1), reader=_echo))
    assert [result.rejection.reason if result.rejection else None for result in results] == [
        None,
        RejectionReason.TIME_LIMIT,
        None,
        RejectionReason.TIME_LIMIT,
        None,
    ]


def test_memory_is_bounded_and_the_worker_that_reached_its_bound_is_replaced() -> None:
    settings = RunSettings(jobs=1, page_seconds=5, page_memory=2_000_000_000)
    results = list(read_all(_tasks("fill", "fill", "a"), PAGE, settings, reader=_echo))
    first, second, third = [result.rejection for result in results]
    assert first and second and third is None
    assert first.reason is second.reason is RejectionReason.MEMORY_LIMIT
    assert first.detail != second.detail  # the numbers of the processes


def test_a_worker_that_was_interrupted_in_the_middle_of_something_is_replaced() -> None:
    settings = RunSettings(jobs=1, page_seconds=5)
    results = list(read_all(_tasks("interrupted", "interrupted"), PAGE, settings, reader=_echo))
    first, second = [result.rejection for result in results]
    assert first and second and first.detail != second.detail  # the numbers of the processes


def test_very_large_pages_go_to_a_worker_in_any_case() -> None:
    large = b"<p>" + b" " * 1_000_000
    tasks = [*_tasks("a"), Task(Capture.of(large, Source(SourceKind.FILE, "large.html")))]
    small, in_worker = read_all(tasks, PAGE, RunSettings(jobs=0, page_seconds=5), reader=_tells_its_process)
    assert small.rejection and small.rejection.detail == str(os.getpid())
    assert in_worker.rejection and in_worker.rejection.detail != str(os.getpid())


def _tells_its_process(task: Task, settings: PageSettings, seconds: float) -> Result:
    assert seconds == 5 and settings == PAGE
    return _given_up(task, RejectionReason.NO_ARTICLE)


def test_workers_are_ended_when_nobody_wants_the_rest() -> None:
    results = read_all(_tasks("a", "sleep", "sleep"), PAGE, RunSettings(jobs=2, page_seconds=5), reader=_echo)
    next(results)
    start = time.perf_counter()
    results.close()  # type: ignore[attr-defined]
    assert time.perf_counter() - start < 20


def test_tasks_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(100):
            taken.append(number)
            yield _task("x", number)

    results = read_all(tasks(), PAGE, RunSettings(page_seconds=5), reader=_echo)
    next(results)
    assert len(taken) == 1


def test_few_pages_are_not_worth_a_second_process() -> None:
    few, many = _tasks(*"abc"), _tasks(*"x" * 80)
    assert choose_jobs(few)[0] == 1
    assert choose_jobs(many)[0] == min(2, os.cpu_count() or 1)
    assert list(choose_jobs(many)[1]) == many


def test_a_group_stage_that_fails_is_named_with_its_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stage, "load", lambda _: _fails)
    with pytest.raises(StageFailed, match=r"the stage 'link' failed: ValueError: two lines .* The pages .* are kept"):
        run_group(LINK, (), ())


def test_a_group_stage_gives_what_its_function_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stage, "load", lambda _: lambda *values: values)
    assert run_group(LINK, 1, 2) == (1, 2)
