"""Pages into a record: what is known is looked up, what is new is read by the engine and written by the store.

Engine and store know nothing of one another; here they meet, with the clock.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from dateline.engine.limits import collecting_seldom
from dateline.engine.local import Result, Task, read, read_all
from dateline.engine.plan import ANNOTATE, PAGE, PROPOSE
from dateline.model.capture import Capture
from dateline.model.ids import make_id
from dateline.model.outcome import Rejection, RunReport
from dateline.model.ports import Now, Progress, utc_now
from dateline.model.rows import to_json
from dateline.proposing.propose import identity
from dateline.settings import ModelSettings, PageSettings, RunSettings
from dateline.store.articles import Keys, StageKey
from dateline.store.record import Outcome, RecordFile

_LOOKED_UP = 16  # captures looked up at a time: few, for pages that are fetched come slowly and may be the last


_NO_MODEL = ModelSettings()


def _notes_key(model: ModelSettings) -> StageKey:
    """Return what annotations depend on: the rules, and the model of the user's own with its settings and version."""
    if not model.source:
        return StageKey(ANNOTATE.version, "")
    return StageKey(f"{ANNOTATE.version}+{PROPOSE.version}", make_id("set", to_json(model), identity(model)))


def keys_of(page: PageSettings, run: RunSettings, model: ModelSettings = _NO_MODEL) -> Keys:
    """Return what the results for pages depend on that are read with these settings by this version."""
    pages = StageKey(PAGE.version, make_id("set", to_json(page)))
    return Keys(pages, _notes_key(model), f"{run.page_seconds:g} s")


class Adding:
    """One run over pages: what is known, what is read, what is written. `read` may be called once, then `report`."""

    def __init__(
        self,
        record: RecordFile,
        run: RunSettings,
        page: PageSettings,
        model: ModelSettings = _NO_MODEL,
        now: Now = utc_now,
    ) -> None:
        self._file = record
        self._run = run
        self._page = page
        self._model = model
        self._now = now
        self._keys = keys_of(page, run, model)
        self._captures = self._added = self._known = 0
        self._incomplete: Counter[str] = Counter()
        self._rejections: list[Rejection] = []
        self._unread: list[Rejection] = []  # what the sources rejected: written at the end

    @collecting_seldom()
    def read(self, items: Iterator[Capture | Rejection], progress: Progress) -> None:
        """Read and write all pages of `items` that the record does not hold."""
        reader = partial(read, model=self._model)
        results = read_all(self._tasks(items, progress), self._page, self._run, reader=reader)
        while batch := tuple(islice(results, self._run.batch)):
            self._write([self._outcome(result) for result in batch])
            progress.advance(len(batch))
        held = self._file.held([each.id for each in self._unread])
        self._write([Outcome(None, rejection=each) for each in self._unread if each.id not in held])

    def report(self, seconds: tuple[tuple[str, float], ...]) -> RunReport:
        """Return the account of the run."""
        return RunReport(self._captures, self._added, self._known, tuple(self._rejections), seconds)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of a model of the user's own that gave nothing over some pages."""
        return tuple(
            f"the model gave nothing over {count} page{'s'[: count - 1]}, read without it for now: {problem}"
            for problem, count in self._incomplete.most_common()
        )

    def _tasks(self, items: Iterator[Capture | Rejection], progress: Progress) -> Iterator[Task]:
        """Yield what must be read, looking up many captures at a time."""
        seen: set[str] = set()
        while some := tuple(islice(items, _LOOKED_UP)):
            self._captures += len(some)
            captures = {each.id: each for each in some if isinstance(each, Capture) and each.id not in seen}
            refused = [each for each in some if isinstance(each, Rejection)]
            self._known += len(some) - len(captures) - len(refused)
            self._rejections += refused
            self._unread += refused
            seen |= captures.keys()
            known = self._file.known(tuple(captures.values()), self._keys)
            for id_, capture in captures.items():
                found = known.get(id_)
                if found is None or not found.complete:
                    yield Task(capture, found.article if found else None)
                    continue
                progress.advance()
                if found.rejection:
                    self._rejections.append(found.rejection)
                else:
                    self._known += 1

    def _outcome(self, result: Result) -> Outcome:
        if result.rejection:
            self._rejections.append(result.rejection)
        else:
            self._added += 1
        if result.notes and result.notes.incomplete:
            self._incomplete[result.notes.incomplete] += 1
        return Outcome(result.capture, result.article, result.notes, result.rejection)

    def _write(self, outcomes: Sequence[Outcome]) -> None:
        if outcomes:
            self._file.put_pages(outcomes, self._keys, self._now())
