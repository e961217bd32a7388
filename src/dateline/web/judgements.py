"""What people decided: the list, a new judgement, and taking one back."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import UsageError
from dateline.model.link import Verdict
from dateline.web.desk import desk_of, page
from dateline.web.events import choice


def judgements(request: Request) -> Response:
    """Answer with the judgements that stand."""
    found = desk_of(request).workspace.judgements()
    return page(request, "judgements.html.j2", judgements=found)


async def judge(request: Request) -> Response:
    """Keep a judgement and go back to where it was made."""
    form = await request.form()
    verdict = choice(Verdict, _word(form, "verdict"))
    if verdict is None:
        raise UsageError("say whether the two are the same or different")
    one, other = _word(form, "one"), _word(form, "other")
    by, reason = _word(form, "by") or "web", _word(form, "reason")
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
