"""A record and everything that can be done with it: what the command line and the web call.

Here, at the edge, are the clock and the choice of defaults; the stages below know neither.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from importlib import import_module
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar, cast

from dateline.adding import Adding
from dateline.engine.local import run_group
from dateline.engine.plan import ANNOTATE, BRIEF, LEDGER, LINK, PAGE, PROPOSE, TIMELINE
from dateline.errors import MissingPath, NotFound, RecordBusy, UsageError
from dateline.judging import (
    Decision,
    judged_cells,
    judged_pair,
    judgement_lines,
    members_of,
    read_judgements,
    standing_cells,
    standing_judgements,
)
from dateline.link.keys import article_of
from dateline.linking import LinkUpdate
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.backup import Manifest
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.change import Change
from dateline.model.claim import Brief, Check, Claim, Timeline
from dateline.model.dates import Dated
from dateline.model.found import Hit
from dateline.model.judged import Cell, CellJudgement
from dateline.model.link import Entity, Event, Ground, Judgement, Kept, Lineage, Links, Page, Story, Verdict
from dateline.model.listing import News, Paging
from dateline.model.outcome import Rejection, RunReport
from dateline.model.ports import Now, Progress, SilentProgress, utc_now
from dateline.model.record import Ledger, Record
from dateline.model.rows import to_row
from dateline.model.verified import Verified
from dateline.proposing.propose import open_model
from dateline.proposing.rewrite import rewrite
from dateline.publish.brief_limits import BriefLength
from dateline.publish.items import Items, arrow_tables
from dateline.publish.lookup import Lookup
from dateline.publish.to_atom import changes_to_atom
from dateline.publish.to_calendar import planned_to_calendar, timelines_to_calendar
from dateline.publish.to_csv import events_to_csv
from dateline.publish.to_event_rows import events_to_rows
from dateline.publish.to_graphml import record_to_graphml
from dateline.publish.to_html import report_to_html, timelines_to_html
from dateline.publish.to_json import item_row, record_rows, record_to_jsonl
from dateline.publish.to_jsonld import record_to_jsonld
from dateline.publish.to_markdown import brief_to_markdown, timeline_to_markdown, timelines_to_markdown
from dateline.recalling import Recall, View, moment
from dateline.record.changes import changes_between
from dateline.record.counterparts import counterpart
from dateline.record.grouping import Grouping, group_timeline, within
from dateline.record.origins import origins_behind
from dateline.record.why import Item, Why, why, why_two
from dateline.settings import FetchSettings, ModelSettings, PageSettings, RunSettings, SourceSettings
from dateline.sources.gather import gather
from dateline.sources.given import Given
from dateline.store.database import BUSY_SECONDS
from dateline.store.listing import Lists
from dateline.store.record import RecordFile
from dateline.store.watched import WatchTable

if TYPE_CHECKING:
    import pyarrow

PathLike = str | os.PathLike[str]
Value = TypeVar("Value")

_RECALLED = 60  # pages that are linked again for a list of what is new without being asked to
_REMEMBERED = 6  # records and lists of changes that are kept, since computing them again takes time
_RELINKS = 5  # times that links are computed again because another process added pages meanwhile
_SILENT = SilentProgress()
_RUN = RunSettings()
_PAGE = PageSettings()
_SOURCES = SourceSettings()
_FETCH = FetchSettings()
_NO_MODEL = ModelSettings()
_FIRST = Paging()


class Workspace:
    """An open record. Use as a context manager, or call `close`.

    Reading never waits for writing; what is read is always whole, if not always the newest.
    """

    def __init__(self, record: RecordFile, now: Now = utc_now) -> None:
        self._file = record
        self._now = now
        self._seen: dict[tuple[object, ...], tuple[str, object]] = {}

    @classmethod
    def open(
        cls,
        path: PathLike,
        *,
        must_exist: bool = False,
        busy_seconds: float = BUSY_SECONDS,
        now: Now = utc_now,
    ) -> "Workspace":
        """Open the record at `path`; make one where there is none, unless `must_exist`.

        `path` is a file, or the address of a database on a PostgreSQL server: `postgresql://user@host/database`. A
        write waits at most `busy_seconds` for another process that is writing. `now` tells when pages and judgements
        are taken to come in.

        Raises:
            MissingPath: there is no record there, or no folder to make it in.
            MissingExtra: the driver for the server is not installed.
            RecordError: the record cannot be used; the message says what to do.
        """
        return cls(RecordFile(path, must_exist=must_exist, busy_seconds=busy_seconds), now)

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the record."""
        self._file.close()

    @property
    def place(self) -> str:
        """Where the record is: a path, or an address without its password."""
        return self._file.backend.shown

    @property
    def title(self) -> str:
        """A short name of the record."""
        return self._file.backend.title

    # Adding

    def add(
        self,
        pages: Given | Iterable[Given],
        *,
        run: RunSettings = _RUN,
        page: PageSettings = _PAGE,
        sources: SourceSettings = _SOURCES,
        fetch: FetchSettings = _FETCH,
        model: ModelSettings = _NO_MODEL,
        link: bool = True,
        progress: Progress = _SILENT,
    ) -> RunReport:
        """Read pages into the record and bring its links, claims and checks up to date; return what came of it.

        Pages that the record holds, read by this version with these settings, are not read again. What has been
        written stays when a run is interrupted: the next one carries on from there.

        Args:
            pages: files, folders, web addresses, feeds, lists of addresses, captures: one of them or several.
            run: number of processes and time limit of a page.
            page: limits of reading a page.
            sources: limits of reading files and archives.
            fetch: limits and manners of fetching.
            model: a model of the caller's own, asked beside the rules (`docs/models.md`); none by default.
            link: whether links are brought up to date; `refresh` does it later.
            progress: is told how far the work has come.

        Raises:
            MissingPath, NoInput: as `sources.gather.gather`.
            UsageError: the settings name a model that is not there.
            RecordBusy: another process kept the record.
        """
        batch = Adding(self._file, run, page, model, self._now)
        start = perf_counter()
        progress.start("reading pages", None)
        notes: list[str] = []
        batch.read(gather(pages, sources, fetch, report=notes.append), progress)
        progress.finish()
        seconds = [("pages", perf_counter() - start), *(self.refresh(progress=progress) if link else ())]
        return replace(batch.report(tuple(seconds)), notes=(*notes, *batch.notes))

    def load(self, folder: PathLike, *, progress: Progress = _SILENT) -> RunReport:
        """Take in the folder that a bulk run made (`dateline build`), and return what came of its pages.

        Pages that the record holds are passed over. Needs the extra `bulk`.

        Raises:
            UsageError: the folder holds no finished run, or one of another version; or the extra is not installed.
        """
        is_empty = not self.counts()["article"] and not self.decisions()
        loading = _extra("dateline.loading", "bulk").Loading(Path(folder), self._file, self._now)
        report: RunReport = loading.pages(progress)
        if is_empty:
            loading.links(_links_version(), progress)
        self.refresh(progress=progress)
        return report

    @property
    def watched(self) -> WatchTable:
        """The feeds that are watched and the pages that they named."""
        return self._file.watched

    @property
    def lists(self) -> Lists:
        """Lists of events, articles and the like, chosen and read a slice at a time."""
        return self._file.lists

    def refresh(self, *, progress: Progress = _SILENT) -> tuple[tuple[str, float], ...]:
        """Compute links, claims and checks anew where pages, judgements or the program changed; return the seconds.

        `add` does this by itself. It is of use after an interrupted run.
        """
        version = _links_version()
        for _ in range(_RELINKS):
            if not self._file.is_stale(version):
                return ()
            update = LinkUpdate(self._file, version, self._now)
            update.run(progress)
            if not self._file.is_stale(version):
                return tuple(update.seconds.items())
        raise RecordBusy(f"other processes keep adding pages to {self.place}; the pages are safe, link them later")

    def remove(self, target: str, *, progress: Progress = _SILENT) -> tuple[str, ...]:
        """Remove a page as if it had never been added, and return the ids of the articles that went.

        Args:
            target: the id of an article, or the file or address that it was read from.
            progress: is told how far linking has come.

        Raises:
            NotFound: the record holds no such page.
            UsageError: the id is that of something else.
        """
        ids = self._file.pages_from(target) or (self._find(Article, target).id,)
        for each in ids:
            self._file.remove(each, self._now())
        self.refresh(progress=progress)
        return ids

    # Judging

    def judge(
        self, verdict: Verdict, one: str, other: str, *, by: str, reason: str = "", progress: Progress = _SILENT
    ) -> Judgement:
        """Keep a person's judgement that two things are the same or different, bring links up to date, and return it.

        It outranks what the program finds, in every later run, until it is withdrawn. Judged may be two events,
        entities, stories or articles (whether they go back to one text), or mentions of events and names, as `why`
        prints them.

        Raises:
            NotFound, UsageError: an id is unknown, or the two are not of one kind or are one and the same.
        """
        left, right, kind = judged_pair(self._file, one, other)
        grounds = (Ground("said", reason),) if reason else ()
        judgement = Judgement(kind, left, right, verdict, 1.0, grounds, by)
        self._file.judge(judgement, self._now())
        self.refresh(progress=progress)
        return judgement

    def withdraw(self, one: str, other: str, *, progress: Progress = _SILENT) -> tuple[Judgement, ...]:
        """Set aside what people judged of two things, bring links up to date, and return what was judged.

        Raises:
            NotFound: nobody has judged the two, or an id is unknown.
        """
        found = standing_judgements(self._file, one, other)
        if not found:
            raise NotFound(f"nobody has judged {one} and {other}")
        for number in found:
            self._file.withdraw(number, self._now())
        self.refresh(progress=progress)
        return tuple(found.values())

    def judge_cell(
        self,
        item_id: str,
        cell: Cell,
        value: str = "",
        *,
        by: str,
        reason: str = "",
        holds: bool = True,
        part: str = "",
        progress: Progress = _SILENT,
    ) -> tuple[CellJudgement, ...]:
        """Keep what a person says of one cell, bring links up to date, and return what was kept.

        It outranks what the program finds, whose value stays beside it (`Event.judged`, `Entity.judged`, the reasons
        of a date), until it is withdrawn.

        Args:
            item_id: an event (or one of its mentions), for a role an entity, for a day of publication an article.
            cell: which cell is meant.
            value: days as dateline prints them, a place, a status, a role, for a participant the id of an entity;
                `unknown` where nobody can know.
            by: who says so.
            reason: why, as readers will see it.
            holds: False says that somebody takes no part, has no such role, or that this is no event.
            part: the role of a participant in the event.
            progress: is told how far linking has come.

        Raises:
            NotFound, UsageError: an id is unknown, or the item has no such cell, or the cell no such value.
        """
        decision = Decision(by, self._now(), reason)
        made = judged_cells(self._file, item_id, cell, value, decision, holds=holds, part=part)
        self._file.judge_cells(made)
        self.refresh(progress=progress)
        return made

    def withdraw_cell(
        self, item_id: str, cell: Cell | None = None, *, progress: Progress = _SILENT
    ) -> tuple[CellJudgement, ...]:
        """Set aside what people said of an item's cells, or of one of them, and return it.

        `item_id` may also be the id of a judgement (`jdg_…`, as `decisions` has it).

        Raises:
            NotFound: nobody has judged that.
        """
        found = tuple(each for each in self._file.cells() if each.id == item_id)
        if not found and not item_id.startswith("jdg_"):
            found = standing_cells(self._file, item_id, cell)
        if not found:
            raise NotFound(f"nobody has judged {cell or 'a cell'} of {item_id}")
        self._file.withdraw_cells([each.id for each in found], self._now())
        self.refresh(progress=progress)
        return found

    def decisions(self) -> tuple[Kept, ...]:
        """Return everything that people ever decided, withdrawn or not, oldest first."""
        return self._file.kept()

    def export_judgements(self, path: PathLike) -> int:
        """Write all that people decided to a file of JSON Lines (`docs/judgements.md`); return how much it is."""
        kept = self.decisions()
        Path(path).write_text("".join(f"{line}\n" for line in judgement_lines(kept)), encoding="utf-8")
        return len(kept)

    def import_judgements(self, path: PathLike, *, progress: Progress = _SILENT) -> tuple[Kept, ...]:
        """Take in judgements that others made, bring links up to date, and return those that were new here.

        Reading a file twice changes nothing. Judgements of pages that are not in the record wait until they come.

        Raises:
            MissingPath: there is no such file.
            UsageError: a line is no judgement; nothing is taken in.
        """
        if not Path(path).is_file():
            raise MissingPath(f"no file at {path}")
        try:
            lines = Path(path).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise UsageError(f"{path} is no text in UTF-8") from error
        fresh = self._file.take_in(read_judgements(lines))
        self.refresh(progress=progress)
        return fresh

    # Reading

    def articles(self) -> Items[Article]:
        """Return every article, by id."""
        return Items.of(self._file.all(Article), "article", self.record)

    def events(self) -> Items[Event]:
        """Return every event, the earliest first and those with no known time last."""
        ordered = sorted(self._file.all(Event), key=lambda each: _in_time(each.time.interval.earliest, each.id))
        return Items.of(ordered, "event", self.record)

    def stories(self) -> Items[Story]:
        """Return every story, the one with most pages first."""
        ordered = sorted(self._file.all(Story), key=lambda each: (-len(each.articles), each.id))
        return Items.of(ordered, "story", self.record)

    def entities(self) -> Items[Entity]:
        """Return every person, organisation, place and country, the one on most pages first."""
        ordered = sorted(self._file.all(Entity), key=lambda each: (-len(each.members), each.id))
        return Items.of(ordered, "entity", self.record)

    def lineages(self) -> Items[Lineage]:
        """Return how texts stand to one another, by id."""
        return Items.of(self._file.all(Lineage), "lineage", self.record)

    def claims(self) -> Items[Claim]:
        """Return every claim, by subject and property."""
        ordered = sorted(self._file.all(Claim), key=lambda each: (each.subject_name, each.property, each.id))
        return Items.of(ordered, "claim", self.record)

    def checks(self) -> tuple[Check, ...]:
        """Return every check of a claim against the record, by id."""
        return self._file.all(Check)

    def rejections(self) -> tuple[Rejection, ...]:
        """Return every page that gave no article, with the reason, by id."""
        return self._file.all(Rejection)

    def record(self, *, as_of: date | None = None, until: date | None = None) -> Record:
        """Return the whole record as one value.

        Args:
            as_of: as it stood at the end of that day (UTC): the pages that had come in by then, linked with the
                judgements of people that stood then. A moment may be given, too.
            until: as pages tell it that were surely published by that day.

        What is left out of sight is left out of everything that is computed. Pages that were removed since are not
        there (`removed_since` tells them), and a view of the past holds no rejections.
        """
        if as_of is None and until is None:
            return self._remembered(("record",), self._file.record)
        return self._remembered(("record", as_of, until), lambda: self._recalled(as_of, until))

    def _remembered(self, key: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Return what was made under a key while the record stood as it does now; of keys the last few are kept."""
        state = self._file.state()
        known = self._seen.get(key)
        if known is None or known[0] != state:
            known = state, make()
            kept = [each for each in self._seen.items() if each[0] != key and each[1][0] == state]
            self._seen = dict([*kept, (key, known)][-_REMEMBERED:])
        return cast("Value", known[1])

    def _view(self, as_of: date | None) -> View:
        if as_of is None:
            return View.of(self._file, self._file.recorded())
        return View.at(self._file, moment(as_of))

    def _recalled(self, as_of: date | None, until: date | None) -> Record:
        view = self._view(as_of)
        if until is not None:
            told = {name for name, dated in self.record().links.published if _surely_by(dated, until)}
            view = replace(view, known=view.known & told)
        return Recall(self._file, view).run()

    def removed_since(self, as_of: date) -> frozenset[str]:
        """Return the articles that the record held on a day and that were removed since, by id."""
        return self._file.removed_since(moment(as_of))

    def record_of(self, article_ids: Iterable[str]) -> Record:
        """Return the part of the record that some pages stand in."""
        return self._file.record_of(article_ids)

    def record_about(self, claims: Sequence[Claim]) -> Record:
        """Return the part of the record that showing some claims needs: what they are about, relations and checks."""
        return self._file.record_about(claims)

    def record_beside(self, events: Sequence[Event]) -> Record:
        """Return events with those who take part in them and the stories that tell them, without pages and claims."""
        return self._file.record_beside(events)

    def pages(self, article_ids: Sequence[str]) -> tuple[Page, ...]:
        """Return the articles with those ids, with their annotations."""
        return self._file.pages(article_ids)

    def record_around(self, item_id: str, *, judgements: bool = True) -> Record:
        """Return the part of the record that an item stands in: the pages, links and claims that may bear on it.

        Its size does not grow with the record; errors as for `show`. Without `judgements`, which are most of it and
        which nobody is shown who does not ask why, it is read in a third of the time.
        """
        kind, item = self._file.find(item_id)
        return self._file.record_around(kind, item.id, judgements=judgements)

    def record_near(self, *items: Event | Story | Claim | Article) -> Record:
        """Return what showing some items needs: what stands on their own pages, cut to these.

        Unlike `record_around`, it does not grow with the scope of an item, which may be a third of a large record.
        """
        return self._file.record_near(items)

    def read_anew(self, article_id: str, model: ModelSettings) -> Record:
        """Return what one article says when a model of the caller's own is asked about it too; nothing is written.

        An article that was added with that model is not sent to it again: the record around it is returned. Otherwise
        the record returned holds that article alone.

        Raises:
            NotFound, UsageError: as for `show`; and where the item is no article, or the model is not there.
        """
        article = self._find(Article, article_id)
        asked = open_model(model).model.name
        around = self.record_around(article.id)
        held = next(page for page in around.pages if page.article.id == article.id)
        if held.notes.model.endswith(f"+model:{asked}") and not held.notes.incomplete:
            return around
        notes: Annotations = run_group(ANNOTATE, article, run_group(PROPOSE, article, model))
        page = Page(article, notes)
        links: Links = run_group(LINK, (page,))
        ledger: Ledger = run_group(LEDGER, (page,), links)
        return Record((page,), (), links, ledger)

    def timeline(
        self,
        *,
        story: str | None = None,
        entities: Sequence[str] = (),
        name: str | None = None,
        deeds: bool = False,
        until: date | None = None,
        as_of: date | None = None,
    ) -> Timeline:
        """Return the events in order of time.

        Args:
            story: only the events of this story (an id or its beginning).
            entities: only events in which all of these take part (ids or their beginnings).
            name: only events in which somebody or something of this name takes part.
            deeds: also whatever else those asked for do, or have done to them, sentence by sentence.
            until: as for `record`.
            as_of: as for `record`.
        """
        record = self.record(as_of=as_of, until=until)
        chosen = self._then(Story, story, record).id if story else None
        people = tuple(self._then(Entity, each, record).id for each in entities)
        timeline: Timeline = run_group(TIMELINE, record, story=chosen, entities=people, name=name, deeds=deeds)
        return timeline

    def timelines(
        self,
        by: Grouping | None = None,
        *,
        story: str | None = None,
        entities: Sequence[str] = (),
        name: str | None = None,
        deeds: bool = False,
        country: str | None = None,
        place: str | None = None,
        until: date | None = None,
        as_of: date | None = None,
    ) -> tuple[Timeline, ...]:
        """Return the timeline in parts, by story, person, pair of people, organisation, country or place.

        It is whole where `by` is none.

        Args:
            by: what the parts are about.
            story: as for `timeline`.
            entities: as for `timeline`.
            name: as for `timeline`.
            deeds: as for `timeline`.
            country: only what happened in or is done by a country (its code or name).
            place: only what happened at a place (its name, or that of a place which holds it).
            until: as for `record`.
            as_of: as for `record`.
        """
        record = self.record(as_of=as_of, until=until)
        whole = self.timeline(story=story, entities=entities, name=name, deeds=deeds, until=until, as_of=as_of)
        if country is not None or place is not None:
            whole = within(whole, record, country=country, place=place)
        return (whole,) if by is None else group_timeline(whole, record, by)

    def written(
        self, parts: Sequence[Timeline], form: str, *, as_of: date | None = None, until: date | None = None
    ) -> str:
        """Return timelines as text: `md`, `html`, `json` or `ics`; of the record that `as_of` and `until` name."""
        if form not in _TIMELINE_FORMS:
            raise UsageError(f"cannot write a timeline as {form!r}: choose one of {', '.join(_TIMELINE_FORMS)}")
        return _TIMELINE_FORMS[form](parts, self.record(as_of=as_of, until=until))

    def brief(
        self,
        *,
        story: str | None = None,
        entities: Sequence[str] = (),
        as_of: date | None = None,
        length: BriefLength = BriefLength.STANDARD,
        since: date | None = None,
        model: ModelSettings = _NO_MODEL,
    ) -> Brief:
        """Return a short account in which every sentence cites the words it rests on.

        Args:
            story: as for `timeline`.
            entities: as for `timeline`.
            as_of: as for `record`.
            length: how much is told.
            since: begin with what the record has come to say since that day; as for `changes`.
            model: an endpoint of the caller's own that words the brief anew; its wording is taken only where every
                sentence cites spans that support it (`docs/models.md`).

        Raises:
            UsageError: the settings name a model that is no endpoint.
        """
        timeline = self.timeline(story=story, entities=entities, as_of=as_of)
        changed = self.changes(since, as_of=as_of) if since else ()
        brief: Brief = run_group(BRIEF, self.record(as_of=as_of), timeline, length=length, since=since, changes=changed)
        return rewrite(brief, model) if model.source else brief

    def brief_of(self, story_id: str) -> Brief:
        """Return a brief of one story, made from the part of the record that it stands in; errors as for `only`."""
        story = self.only(Story, story_id)
        record = self.record_near(story)
        brief: Brief = run_group(BRIEF, record, run_group(TIMELINE, record, story=story.id))
        return brief

    def only(self, kind: type[Value], item_id: str) -> Value:
        """Return the item of a class with that id, or with an id that begins so.

        Raises:
            NotFound: nothing in the record has such an id.
            UsageError: the id is that of something else, or the beginning fits several items.
        """
        return self._find(kind, item_id)

    def judgements(self) -> dict[int, Judgement]:
        """Return the judgements by people that stand, by number."""
        return self._file.judgements()

    def withdraw_number(self, number: int, *, progress: Progress = _SILENT) -> None:
        """Set the judgement with a number aside and bring links up to date; `NotFound` where none stands."""
        self._file.withdraw(number, self._now())
        self.refresh(progress=progress)

    def capture(self, capture_id: str) -> Capture | None:
        """Return a page as it was received."""
        return self._file.capture(capture_id)

    def changes(self, since: date, *, as_of: date | None = None) -> tuple[Change, ...]:
        """Return what the record says now, or said at the end of the day `as_of`, and did not say when `since` began.

        Pages, events cell by cell, disagreements between claims, and verdicts of checks; each with the words behind it.
        """
        return self._remembered(("changes", since, as_of), lambda: self._changes(since, as_of))

    def _changes(self, since: date, as_of: date | None) -> tuple[Change, ...]:
        """Compare the scopes that changed; the others say what they said."""
        before, after = (Recall(self._file, self._view(each)) for each in (_before(since), as_of))
        changed = before.changed | after.changed
        return changes_between(before.run(changed), after.run(changed))

    def news(
        self, since: date, *, about: str | None = None, paging: Paging = _FIRST, in_full: bool | None = None
    ) -> News:
        """Return a slice of what `changes` returns of the present, and how much it is in all.

        Only what changed in older parts of the record is computed; what stands where nothing stood before is counted
        and read a slice at a time. Where much came to older parts, what changed there is named from the log of changes
        and not said cell by cell, unless it is asked for.

        Args:
            since: the first day that counts as later.
            about: only `page`, `event`, `claim` or `check`.
            paging: which slice; of pages and events those with the latest day come first.
            in_full: whether older parts are computed however long it takes; `None` where it takes little.
        """
        start = _before(since)
        if in_full is None:
            in_full = self._remembered(("touched", since), lambda: self._file.touched_pages(moment(start))) <= _RECALLED
        changed = self._remembered(("changed", since), lambda: self._changed_in_older(start)) if in_full else None
        return self._file.news(moment(start), changed, about, paging)

    def _changed_in_older(self, start: date) -> tuple[Change, ...]:
        """Compare the scopes that a page stands in which the record held then; pages are told by when they came in."""
        if not self._file.touched_pages(moment(start)):
            return ()
        older = self._file.older_scopes(moment(start))
        before, after = Recall(self._file, self._view(start)), Recall(self._file, self._view(None))
        changed = (before.changed | after.changed) & older
        found = changes_between(before.run(changed), after.run(changed))
        return tuple(each for each in found if each.about != "page")

    def changes_feed(self, since: date, *, as_of: date | None = None) -> str:
        """Return what `changes` returns as an Atom feed; the time of its entries is that of the last change."""
        return self._feed(self.changes(since, as_of=as_of), since, moment(as_of) if as_of else None)

    def news_feed(self, news: News, since: date, *, further: str | None = None) -> str:
        """Return a slice of what `news` returns as a part of an Atom feed, which names the address of the next part."""
        return self._feed(news.changes.items, since, further=further)

    def _feed(
        self, changes: Iterable[Change], since: date, until: datetime | None = None, *, further: str | None = None
    ) -> str:
        start = since if isinstance(since, datetime) else datetime.combine(since, datetime.min.time(), UTC)
        end = until or self.changed_at() or start
        return changes_to_atom(changes, title=f"Changes of {self.title}", since=start, until=end, further=further)

    def changed_at(self) -> datetime | None:
        """Return when something last came into the record, went or became another; `None` where nothing ever did."""
        return self._file.changed_at()

    def show(self, item_id: str) -> Item:
        """Return the item with that id, or with an id that begins so.

        Raises:
            NotFound: nothing in the record has such an id.
            UsageError: the beginning fits several items.
        """
        return self._file.find(item_id)[1]

    def show_then(self, item_id: str, as_of: date) -> Item:
        """Return an event, story, entity or article as it stood on a day; of a cluster what held most of it then.

        Raises:
            NotFound: nothing in the record has such an id, or nothing of it was known then.
            UsageError: the beginning fits several items.
        """
        found = counterpart(self.show(item_id), self.record(as_of=as_of))
        if found is None:
            raise NotFound(f"nothing of {item_id} was known then")
        return found

    def why(self, item_id: str) -> Why:
        """Return what an item rests on, down to the words of the pages; errors as for `show`."""
        item = self.show(item_id)
        return why(self._file.record_behind(self.show(item.claim_id) if isinstance(item, Check) else item), item)

    def why_two(self, one: str, other: str) -> Why:
        """Return why two things are held to be the same, or why not; ids as for `judge`, errors as for `show`."""
        ours, theirs = members_of(self._file, one), members_of(self._file, other)
        record = self._file.record_of({article_of(member) for member in ours | theirs})
        return why_two(record, (one, ours), (other, theirs))

    def origins(self, item_id: str) -> Why:
        """Return who stands behind an article, event, story or claim, at four levels, with the grounds.

        Raises:
            NotFound: nothing in the record has such an id.
            UsageError: the item is of another kind, or the beginning fits several items.
        """
        item = self.show(item_id)
        record = self.record_near(item) if isinstance(item, Event | Story | Claim | Article) else Record()
        return origins_behind(record, item)

    def search(self, text: str, *, kinds: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """Return articles, quotations, events and claims that hold all the words, the best match first.

        Args:
            text: words; `"a phrase"`, a beginning as `strik*`, and `-without` are understood.
            kinds: only these of `article`, `quote`, `event`, `claim`.
            limit: at most so many.
        """
        return self._file.search(text, kinds=kinds, limit=limit)

    def export(self, form: str, path: PathLike) -> Path:
        """Write the record to a file and return where.

        Args:
            form: `jsonl` (everything, one object a line), `html` (a report), `md` (brief
                and timeline), `csv` (events, one a row), `events` (one row for each
                source and target, see `docs/event-rows.md`), `ics` (a calendar of what
                is planned), `graphml` (who takes part in what), `jsonld` (events as
                schema.org has them), `parquet` (a file for each kind of item; needs the
                extra `tables`).
            path: the file, of `parquet` the folder; folders are made, an earlier file is replaced in one step.
        """
        if form == PARQUET:
            arrow_tables().record_to_parquet(self.record(), Path(path))
            return Path(path)
        if form not in EXPORTS:
            raise UsageError(f"cannot export as {form!r}: choose one of {', '.join((*EXPORTS, PARQUET))}")
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        with part.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(EXPORTS[form](self))
        part.replace(target)
        return target

    def rows(self, kind: str) -> Iterator[dict[str, object]]:
        """Yield the items of a kind as the JSON export has them (see `publish/record.schema.json`)."""
        return (row for row in record_rows(self.record()) if row["kind"] == kind)

    def row(self, item_id: str, *, as_of: date | None = None) -> dict[str, object]:
        """Return the item with that id as the JSON export has it; `as_of` and errors as for `show_then`."""
        item = self.show(item_id) if as_of is None else self.show_then(item_id, as_of)
        if isinstance(item, Check):
            return to_row(item)
        if as_of is not None:
            return item_row(item, Lookup(self.record(as_of=as_of)))
        record = self.record_near(item) if isinstance(item, Article | Claim) else Record()  # others need no more
        return item_row(item, Lookup(record))

    def arrow(self, kind: str) -> "pyarrow.Table":
        """Return the items of a kind as an Arrow table: `event`, `article`, `claim`, `quote`, `figure` and so on.

        `polars.from_arrow(table)` and `table.to_pandas()` make data frames of it. Needs the extra `tables`.

        Raises:
            UsageError: there is no such kind, or the extra is not installed.
        """
        return arrow_tables().rows_to_table(record_rows(self.record()), kind)

    def _repr_html_(self) -> str:
        """Return what a notebook shows of the record: where it is and how much it holds."""
        cells = "".join(f"<tr><th>{kind}</th><td>{count:,}</td></tr>" for kind, count in self.counts().items())
        return f"<p>{escape(self.place)}</p><table>{cells}</table>"

    def is_stale(self) -> bool:
        """Tell whether pages were added that are not linked yet, as after an interrupted run."""
        return self._file.is_stale(_links_version())

    def capture_ids(self) -> frozenset[str]:
        """Return the ids of all captures that were read, with an article or without."""
        return self._file.capture_ids()

    def state(self) -> str:
        """Return a mark that changes whenever anything in the record does."""
        return self._file.state()

    def counts(self) -> dict[str, int]:
        """Return how many items of each kind the record holds."""
        return self._file.counts()

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the record: the faults that `verify` finds."""
        return self.verify().faults

    def back_up(self, path: PathLike) -> Manifest:
        """Write the whole record to a new file, with a manifest beside it, and return the manifest.

        Others may read and write meanwhile. `store.backup.restore` makes a record of it, in a file or on a server.

        Raises:
            UsageError: the file exists, or its folder does not.
        """
        return self._file.back_up(Path(path), self._now())

    def verify(self) -> Verified:
        """Check the whole record: every byte as received, every hash, every reference, every cited word.

        Needs no network and changes nothing. Results of pages that wait to be linked (`is_stale`) are not held against
        them.
        """
        return self._file.verify()

    def _then(self, kind: type[Value], item_id: str, record: Record) -> Value:
        """Return what a record of another time has in the place of an item of the present one."""
        found = counterpart(self.show(item_id), record)
        if not isinstance(found, kind):
            self._find(kind, item_id)
            raise NotFound(f"nothing of {item_id} was known then")
        return found

    def _find(self, kind: type[Value], item_id: str) -> Value:
        item = self.show(item_id)
        if not isinstance(item, kind):
            raise UsageError(f"{item_id!r} is no {kind.__name__.lower()} but {type(item).__name__.lower()}")
        return item


def _extra(module: str, extra: str) -> ModuleType:
    """Return a module whose packages are an extra, and take a while to load."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("dateline"):
            raise
        raise UsageError(f"the packages for this are not installed: pip install 'dateline[{extra}]'") from error


def _jsonl(workspace: Workspace) -> Iterator[str]:
    return (f"{line}\n" for line in record_to_jsonl(workspace.record()))


def _markdown(workspace: Workspace) -> Iterator[str]:
    record = workspace.record()
    yield brief_to_markdown(workspace.brief(), record)
    yield "\n"
    yield timeline_to_markdown(workspace.timeline(), record)


def _html(workspace: Workspace) -> Iterator[str]:
    yield report_to_html(workspace.record(), workspace.timeline(), workspace.brief())


def _calendar(workspace: Workspace) -> Iterator[str]:
    yield planned_to_calendar(workspace.timeline(), workspace.record())


def _csv(workspace: Workspace) -> Iterator[str]:
    yield events_to_csv(workspace.record())


def _event_rows(workspace: Workspace) -> Iterator[str]:
    yield events_to_rows(workspace.record())


def _graphml(workspace: Workspace) -> Iterator[str]:
    yield record_to_graphml(workspace.record())


def _jsonld(workspace: Workspace) -> Iterator[str]:
    yield record_to_jsonld(workspace.record())


EXPORTS = {
    "jsonl": _jsonl,
    "html": _html,
    "md": _markdown,
    "csv": _csv,
    "events": _event_rows,
    "ics": _calendar,
    "graphml": _graphml,
    "jsonld": _jsonld,
}
"""The forms of export that are one file, each with the function that yields its text."""

PARQUET = "parquet"
"""The form of export that is a folder of tables."""


def _timelines_to_json(parts: Sequence[Timeline], _: Record) -> str:
    return json.dumps([to_row(each) for each in parts], ensure_ascii=False, indent=2) + "\n"


_TIMELINE_FORMS: dict[str, Callable[[Sequence[Timeline], Record], str]] = {
    "md": timelines_to_markdown,
    "html": timelines_to_html,
    "json": _timelines_to_json,
    "ics": timelines_to_calendar,
}


def _links_version() -> str:
    return f"{LINK.version}+{LEDGER.version}"


def _before(since: date) -> date:
    """Return the day before, at the end of which what is new since a day begins; a moment stands for itself."""
    return since if isinstance(since, datetime) else date.fromordinal(max(1, since.toordinal() - 1))


def _surely_by(dated: Dated, day: date) -> bool:
    return dated.interval.latest is not None and dated.interval.latest <= day


def _in_time(day: date | None, item_id: str) -> tuple[date, str]:
    return day or date.max, item_id


def open_workspace(path: PathLike, *, must_exist: bool = False) -> Workspace:
    """Open the record at `path`, or make one; the same as `Workspace.open`."""
    return Workspace.open(path, must_exist=must_exist)


def read_page(data: bytes | str, *, url: str | None = None, fetched_at: datetime | None = None) -> Article | Rejection:
    """Return the article of a page in HTML or plain text, or why there is none.

    Args:
        data: the page as received, or as text.
        url: where it was found; its parts may tell the outlet and the date.
        fetched_at: when it was fetched, with a time zone; nothing on it was published later.
    """
    if fetched_at is not None and fetched_at.tzinfo is None:
        raise UsageError("`fetched_at` has no time zone: use datetime.now(UTC) or the like")
    body = data.encode("utf-8", "replace") if isinstance(data, str) else data
    source = Source(SourceKind.MEMORY, url or "memory")
    article: Article | Rejection = PAGE.load()(Capture.of(body, source, url=url, fetched_at=fetched_at))
    return article
