import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]


def imported() -> Iterator[str]:
    """Yield the top-level module of every absolute import in the package."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def test_the_note_on_dependencies_names_every_package_that_is_imported() -> None:
    note = (ROOT / "docs" / "design" / "dependencies.md").read_text(encoding="utf-8")
    used = note.split("## What was looked at")[0]
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \|", used, re.MULTILINE))
    distributions = packages_distributions()
    modules = set(imported()) - set(sys.stdlib_module_names) - {"dateline"}
    names = {name.lower().replace("_", "-") for module in modules for name in distributions.get(module, [module])}
    assert len(names) > 10
    assert names <= listed, names - listed
