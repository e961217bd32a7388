import re
from pathlib import Path

NOTES = Path(__file__).parents[2] / "docs" / "design"


def test_the_index_names_every_note_once() -> None:
    linked = re.findall(r"\]\(([a-z-]+\.md)\)", (NOTES / "README.md").read_text(encoding="utf-8"))
    assert sorted(linked) == sorted(path.name for path in NOTES.glob("*.md") if path.name != "README.md")
