"""Pages into the record from a browser: files, or text pasted with its address."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RunReport
from dateline.settings import RunSettings
from dateline.sources.gather import gather
from dateline.web.desk import desk_of, page
from dateline.workspace import Workspace

_RUN = RunSettings(jobs=1)  # a page that hangs or crashes must not take the server with it
_PIECE = 1_000_000


def form(request: Request) -> Response:
    """Answer with the form."""
    return page(request, "add.html.j2", report=None)


async def add(request: Request) -> Response:
    """Add what was uploaded and pasted, and tell what came of it."""
    desk = desk_of(request)
    with TemporaryDirectory(prefix="dateline-") as folder:
        async with request.form(max_part_size=desk.settings.max_upload_bytes) as given:
            paths = await _saved(given, Path(folder), desk.settings.max_upload_bytes)
            pasted = _pasted(given)
        if not (paths or pasted):
            raise UsageError("choose a file, or paste the text of a page")
        report = await run_in_threadpool(_add, desk.workspace, paths, pasted)
    return page(request, "add.html.j2", report=report)


def _add(workspace: Workspace, paths: list[Path], pasted: list[Capture]) -> RunReport:
    return workspace.add([*pasted, *_uploaded(paths)], run=_RUN)


def _uploaded(paths: list[Path]) -> Iterator[Capture | Rejection]:
    """Yield the pages in files, named as the person named them and not by where they lie for a moment."""
    for path in paths:
        for each in gather(path):
            yield replace(each, source=replace(each.source, name=path.name))


async def _saved(given: FormData, folder: Path, limit: int) -> list[Path]:
    found = []
    for number, upload in enumerate(given.getlist("files")):
        if isinstance(upload, UploadFile) and upload.filename:
            if upload.size is None or upload.size > limit:
                raise UsageError(f"{upload.filename} is larger than {limit:,} bytes")
            own = folder / str(number)
            own.mkdir()
            found.append(await _written(upload, own / PurePath(upload.filename.replace("\\", "/")).name))
    return found


async def _written(upload: UploadFile, path: Path) -> Path:
    with path.open("wb") as stream:
        while piece := await upload.read(_PIECE):
            stream.write(piece)
    return path


def _pasted(given: FormData) -> list[Capture]:
    text, url = given.get("text"), given.get("url")
    if not isinstance(text, str) or not text.strip():
        return []
    address = url.strip() if isinstance(url, str) else ""
    source = Source(SourceKind.MEMORY, address or "pasted text")
    return [Capture.of(text.encode("utf-8", "replace"), source, url=address or None)]
