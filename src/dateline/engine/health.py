"""What the program runs on: versions, and the language models with their hashes."""

import platform
import sqlite3
from dataclasses import dataclass
from importlib import metadata

from dateline.annotate.parse_models import PINNED, model_state
from dateline.engine.plan import STAGES
from dateline.settings import VERSION

_LIBRARIES = ("spacy", "msgspec", "sqlalchemy", "alembic", "lxml", "click", "rich")


@dataclass(frozen=True, slots=True)
class Model:
    """A language model: its distribution, version, and the hash of all its files; empty where it is not installed.

    `is_as_released` is False where a known version has other files than it had.
    """

    name: str
    version: str = ""
    sha256: str = ""
    is_as_released: bool = True


def versions() -> dict[str, str]:
    """Return the versions of the program, of Python and of the libraries that matter; empty where one is missing."""
    found = {"dateline": VERSION, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    return found | {name: _version(name) for name in _LIBRARIES}


def stage_versions() -> dict[str, str]:
    """Return the version of each stage, which says when results must be made again."""
    return {stage.name: stage.version for stage in STAGES}


def models() -> tuple[Model, ...]:
    """Return the language models that the stages use, installed or not."""
    return tuple(_model(name) for stage in STAGES for name in stage.models if _is_model(name))


def _is_model(name: str) -> bool:
    return "-en-" in f"-{name}-"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _model(name: str) -> Model:
    version, sha256 = model_state(name)
    return Model(name, version, sha256, is_as_released=PINNED.get((name, version), sha256) == sha256)
