"""The documents name only what exists, and name all that they must."""

import re
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).parents[2]
PACKAGE = Path(dateline.__file__).parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
_CODE = re.compile(r"`([^`\s]+/[^`\s]*|[^`\s]+\.(?:py|md|yaml|json|toml|txt))`")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
_PATH_ROOTS = ("src/", "tests/", "docs/", "benchmarks/", "examples/", "resources/", "tools/", "requirements/")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_paths_named_in_a_document_exist(document: Path) -> None:
    named = [path for path in _CODE.findall(document.read_text("utf-8")) if path.startswith(_PATH_ROOTS)]
    missing = [path for path in named if "<" not in path and not list(ROOT.glob(path.rstrip("/")))]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text("utf-8"))
    broken = [link for link in links if not (document.parent / link).exists()]
    assert broken == []


def test_architecture_has_a_line_for_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert [name for name in packages if f"`src/dateline/{name}/`" not in text] == []


def test_every_design_note_is_listed_in_the_index() -> None:
    folder = ROOT / "docs" / "design"
    index = (folder / "README.md").read_text("utf-8")
    notes = [path.name for path in folder.glob("*.md") if path.name != "README.md"]
    assert [name for name in notes if name not in index] == []


def test_changelog_names_the_version_of_the_package() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## Unreleased" in text or f"## {dateline.__version__}" in text
