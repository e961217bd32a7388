"""Many outlets' pages about the same happenings, turned into one dated, sourced record.

>>> import dateline
>>> article = dateline.read_page(open("page.html", "rb").read())   # doctest: +SKIP
>>> with dateline.open("record.dateline") as workspace:            # doctest: +SKIP
...     workspace.add("pages/")
...     print(workspace.brief())

Names are loaded when they are first used: importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dateline.settings import VERSION

if TYPE_CHECKING:
    from dateline.annotate.annotate import annotate
    from dateline.errors import DatelineError
    from dateline.model.annotation import Annotations
    from dateline.model.article import Article
    from dateline.model.capture import Capture, Source
    from dateline.model.claim import Brief, Claim, Timeline
    from dateline.model.dates import Dated, Interval
    from dateline.model.link import Entity, Event, Lineage, Page, SpanRef, Story
    from dateline.model.outcome import Rejection, RunReport
    from dateline.model.record import Record
    from dateline.model.span import Span
    from dateline.workspace import Workspace, read_page
    from dateline.workspace import open_workspace as open  # noqa: A004

__version__ = VERSION

__all__ = [
    "Annotations",
    "Article",
    "Brief",
    "Capture",
    "Claim",
    "Dated",
    "DatelineError",
    "Entity",
    "Event",
    "Interval",
    "Lineage",
    "Page",
    "Record",
    "Rejection",
    "RunReport",
    "Source",
    "Span",
    "SpanRef",
    "Story",
    "Timeline",
    "Workspace",
    "annotate",
    "open",
    "read_page",
]

_HOMES = {
    "Annotations": "dateline.model.annotation",
    "Article": "dateline.model.article",
    "Brief": "dateline.model.claim",
    "Capture": "dateline.model.capture",
    "Claim": "dateline.model.claim",
    "Dated": "dateline.model.dates",
    "DatelineError": "dateline.errors",
    "Entity": "dateline.model.link",
    "Event": "dateline.model.link",
    "Interval": "dateline.model.dates",
    "Lineage": "dateline.model.link",
    "Page": "dateline.model.link",
    "Record": "dateline.model.record",
    "Rejection": "dateline.model.outcome",
    "RunReport": "dateline.model.outcome",
    "Source": "dateline.model.capture",
    "Span": "dateline.model.span",
    "SpanRef": "dateline.model.link",
    "Story": "dateline.model.link",
    "Timeline": "dateline.model.claim",
    "Workspace": "dateline.workspace",
    "read_page": "dateline.workspace",
}


def __getattr__(name: str) -> object:
    if name == "annotate":
        return import_module("dateline.annotate")  # a package that can be called; see there
    if name == "open":
        return import_module("dateline.workspace").open_workspace
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
