"""What is loaded is what was released, and nothing that is loaded can run code of its own."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.annotate import parse_models
from dateline.annotate.parse import MODELS
from dateline.annotate.parse_models import PINNED, check_model, model_state
from dateline.errors import DamagedModel

SOURCES = Path(__file__).parents[1] / "src"
UNPACKING = frozenset({"pickle", "cPickle", "dill", "joblib", "marshal", "shelve", "torch"})
RUNNING = frozenset({"eval", "exec", "allow_pickle"})
# Hands values to a process that it started itself, over a pipe that nobody else has.
ALLOWED = {("dateline/engine/worker.py", "pickle")}

LOADING = """
import sys
def told(event, arguments):
    if event.startswith(("pickle.", "marshal.load")) and event != "marshal.loads":
        raise SystemExit(f"{event} {arguments}")
from dateline.annotate.parse import english_model
sys.addaudithook(told)
nlp, name = english_model()
print(name, len(nlp("The ministers met in Oslo.")))
"""


def _named(node: ast.AST) -> Iterator[str]:
    """Yield the modules that a node imports, and the functions and flags by which it could run what it reads."""
    if isinstance(node, ast.Import):
        yield from (each.name.split(".")[0] for each in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module.split(".")[0]
    elif isinstance(node, ast.Call):
        yield from (each.arg or "" for each in node.keywords)
        yield getattr(node.func, "id", "")


def test_no_source_unpacks_what_could_be_code() -> None:
    found = {
        (path.relative_to(SOURCES).as_posix(), name)
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _named(node)
        if name in UNPACKING | RUNNING
    }
    assert found == ALLOWED


@pytest.mark.skipif(not any(model_state(each.replace("_", "-"))[0] for each in MODELS), reason="no model is installed")
def test_the_language_model_is_loaded_without_unpickling() -> None:
    run = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split()[-1] == "6"


def test_a_model_with_other_files_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    name, version = next(iter(PINNED))
    monkeypatch.setattr(parse_models, "model_state", lambda _: (version, "0" * 64))
    with pytest.raises(DamagedModel, match="force-reinstall"):
        check_model(name)
    monkeypatch.setattr(parse_models, "model_state", lambda _: ("99.0", "0" * 64))
    check_model(name)  # of a later version nothing is known


def test_the_pinned_models_are_those_that_are_looked_for() -> None:
    assert {name for name, _ in PINNED} == {each.replace("_", "-") for each in MODELS}
    for name, version in PINNED:
        installed, sha256 = model_state(name)
        assert installed != version or sha256 == PINNED[name, version]
