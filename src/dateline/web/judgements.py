"""What people decided: the list, new judgements of pairs and cells, taking one back, and the file that teams share."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import NotFound, UsageError
from dateline.judging import judgement_lines
from dateline.model.article import Article
from dateline.model.judged import Cell, CellJudgement
from dateline.model.link import Entity, Event, Verdict
from dateline.web.desk import desk_of, page
from dateline.web.events import choice
from dateline.workspace import Workspace

_UNNAMED = "web"
_PAGES: dict[type, str] = {Event: "/events", Entity: "/entities", Article: "/articles"}


def judgements(request: Request) -> Response:
    """Answer with the judgements that stand."""
    workspace = desk_of(request).workspace
    cells = [
        each
        for each in workspace.decisions()
        if each.withdrawn_at is None and isinstance(each.judgement, CellJudgement)
    ]
    return page(request, "judgements.html.j2", judgements=workspace.judgements(), cells=cells)


def shared(request: Request) -> Response:
    """Answer with all that people decided, as the file that others take in."""
    lines = judgement_lines(desk_of(request).workspace.decisions())
    headers = {"content-disposition": 'attachment; filename="judgements.jsonl"'}
    return Response("".join(f"{line}\n" for line in lines), media_type="application/jsonl", headers=headers)


async def take_in(request: Request) -> Response:
    """Take in the judgements of an uploaded file."""
    desk = desk_of(request)
    async with request.form(max_part_size=desk.settings.max_upload_bytes) as form:
        given = form.get("file")
        if not isinstance(given, UploadFile) or not given.filename:
            raise UsageError("choose a file of judgements")
        if given.size is None or given.size > desk.settings.max_upload_bytes:
            raise UsageError(f"{given.filename} is larger than {desk.settings.max_upload_bytes:,} bytes")
        body = await given.read()
    await run_in_threadpool(_take_in, desk.workspace, body)
    return RedirectResponse("/judgements", status_code=303)


def _take_in(workspace: Workspace, body: bytes) -> None:
    with TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "judgements.jsonl"
        path.write_bytes(body)
        workspace.import_judgements(path)


async def judge_cell(request: Request) -> Response:
    """Keep a judgement of one cell and go back to the item, which shows both values."""
    form = await request.form()
    item, value = _word(form, "item"), _word(form, "value")
    cell = choice(Cell, _word(form, "cell"))
    if cell is None:
        raise UsageError(f"cell: one of {', '.join(Cell)}")
    keep = partial(
        desk_of(request).workspace.judge_cell,
        item,
        cell,
        value,
        by=_word(form, "by") or _UNNAMED,
        reason=_word(form, "reason"),
        holds=_word(form, "holds") != "no",
        part=_word(form, "part"),
    )
    await run_in_threadpool(keep)
    return RedirectResponse(await run_in_threadpool(_after, request, item), status_code=303)


def _after(request: Request, item: str) -> str:
    """Return where to go when a cell of an item was judged: to it, or to the list where it is none any more."""
    try:
        found = desk_of(request).workspace.show(item)
    except (NotFound, UsageError):
        return "/judgements"
    path = next((path for kind, path in _PAGES.items() if isinstance(found, kind)), None)
    return f"{path}/{found.id}" if path else "/judgements"


async def withdraw_cell(request: Request) -> Response:
    """Take a judgement of a cell back."""
    id_ = _word(await request.form(), "id")
    await run_in_threadpool(desk_of(request).workspace.withdraw_cell, id_)
    return RedirectResponse("/judgements", status_code=303)


async def judge(request: Request) -> Response:
    """Keep a judgement and go back to where it was made."""
    form = await request.form()
    verdict = choice(Verdict, _word(form, "verdict"))
    if verdict is None:
        raise UsageError("say whether the two are the same or different")
    one, other = _word(form, "one"), _word(form, "other")
    by, reason = _word(form, "by") or _UNNAMED, _word(form, "reason")
    await run_in_threadpool(lambda: desk_of(request).workspace.judge(verdict, one, other, by=by, reason=reason))
    return RedirectResponse("/judgements", status_code=303)


async def withdraw(request: Request) -> Response:
    """Take a judgement back."""
    number = _word(await request.form(), "number")
    if not number.isdecimal():
        raise UsageError(f"{number!r} is no number of a judgement")
    await run_in_threadpool(desk_of(request).workspace.withdraw_number, int(number))
    return RedirectResponse("/judgements", status_code=303)


def _word(form: FormData, name: str) -> str:
    given = form.get(name)
    return given.strip() if isinstance(given, str) else ""
