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
from dateline.settings import PageSettings

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
    result = read(_task("x"), PAGE, 0.1)
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
    """Stand in for reading: a page that says "die" ends its process."""
    assert settings == PAGE
    assert seconds == 5
    if task.capture.body == b"die":
        os._exit(3)
    return Result(task.capture)


def test_pages_come_in_the_order_given_from_one_process_and_from_two() -> None:
    tasks = _tasks(*"abcdefgh")
    for jobs in (1, 2):
        results = list(read_all(tasks, PAGE, jobs=jobs, seconds=5, reader=_echo))
        assert [result.capture for result in results] == [task.capture for task in tasks]


def test_a_page_that_kills_its_process_is_known_by_name_and_the_others_are_read() -> None:
    tasks = _tasks("a", "die", "b", "c", "die", "d")
    results = list(read_all(tasks, PAGE, jobs=2, seconds=5, reader=_echo))
    assert [result.capture for result in results] == [task.capture for task in tasks]
    died = [result.rejection for result in results if result.rejection]
    assert [str(each.source) for each in died] == ["1.txt", "4.txt"]
    assert all(each.reason is RejectionReason.CRASHED and "died" in each.detail for each in died)


def test_tasks_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(100):
            taken.append(number)
            yield _task("x", number)

    results = read_all(tasks(), PAGE, jobs=1, seconds=5, reader=_echo)
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
