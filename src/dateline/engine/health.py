"""What the program runs on: versions, and the language models with their hashes."""

import hashlib
import platform
import sqlite3
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from dateline.engine.plan import STAGES
from dateline.settings import VERSION

_LIBRARIES = ("spacy", "msgspec", "sqlalchemy", "alembic", "lxml", "click", "rich")


@dataclass(frozen=True, slots=True)
class Model:
    """A language model: its distribution, version, and the hash of all its files; empty where it is not installed."""

    name: str
    version: str = ""
    sha256: str = ""


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
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return Model(name)
    digest = hashlib.sha256()
    for file in sorted(files, key=str):
        path = Path(file.locate())
        if ".dist-info" not in str(file) and not str(file).endswith(".pyc"):
            digest.update(f"{file}\x1f".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Model(name, _version(name), digest.hexdigest())
