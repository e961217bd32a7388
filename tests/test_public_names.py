import importlib
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import dateline
from tests.store import samples

HEAVY = (
    "spacy",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "lxml",
    "resiliparse",
    "dateparser",
    "rich",
    "click",
    "msgspec",
)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert dateline.__version__ == project["version"]


def test_few_public_names_in_order() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    assert len(dateline.__all__) <= 25


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_public_name_is_there_and_told(name: str) -> None:
    assert name in dir(dateline)
    assert getattr(dateline, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        dateline.nothing  # noqa: B018


def _imported(statement: str) -> set[str]:
    """Return which heavy packages a fresh interpreter holds after `statement`."""
    script = f"{statement}; import sys; print(*[each for each in {HEAVY!r} if each in sys.modules])"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_the_package_is_light() -> None:
    assert _imported("import dateline") == set()


def test_a_workspace_does_not_load_the_language_models() -> None:
    assert not _imported("import dateline; dateline.Workspace") & {"spacy", "trafilatura", "alembic", "dateparser"}


def test_the_package_of_a_public_function_can_be_called_before_and_after_its_modules_are_loaded() -> None:
    article = replace(samples.article(samples.capture("Grev sona erdi.")), language="tr")
    first = dateline.annotate(article)
    parse = importlib.import_module("dateline.annotate.parse")
    assert isinstance(first, dateline.Annotations)
    assert dateline.annotate(article) == first
    assert callable(parse.parse)
