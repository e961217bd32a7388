"""Put what `dateline demo` really prints into README.md: `python tools/update_readme.py`.

The excerpt stands between two marks in the README; a test compares it with a fresh run.
"""

import re
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from dateline.cli.main import cli

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
MARKS = ("<!-- demo output -->\n", "<!-- end of demo output -->")
SHOWN = ("What happened", "What was called off or denied", "Who stands behind it", "Sources")
ITEMS = 6
TIMELINE_LINES = 16


def demo_output() -> str:
    """Return what the demo prints over `examples/pages/`."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["demo", "--pages", str(ROOT / "examples/pages"), "--out", folder]
        result = CliRunner().invoke(cli, arguments, env={"COLUMNS": "120"})
    if result.exit_code:
        sys.exit(result.output)
    return result.stdout


def excerpt(output: str) -> str:
    r"""Return the beginning of the brief's main sections and of the timeline, marked where something is left out.

    >>> print(excerpt("Brief\n\nWhat happened\n- One. [1]\n\nFigures\n- 3\n\nSources\n[1] “One.”"))
    Brief
    <BLANKLINE>
    What happened
    - One. [1]
    <BLANKLINE>
    Sources
    [1] “One.”
    """
    blocks = [block.splitlines() for block in re.split(r"\n{2,}", output.strip())]
    chosen = [_first_items(block, ITEMS) for block in blocks[1:] if block[0].startswith(SHOWN)]
    table = next((block for block in blocks if block[0].startswith("When ")), None)
    timeline = [_first_lines(table, TIMELINE_LINES)] if table else []
    return "\n\n".join("\n".join(block) for block in [blocks[0], *chosen, *timeline])


def updated(readme: str, shown: str) -> str:
    """Return `readme` with `shown` between its marks."""
    before, after = readme.index(MARKS[0]) + len(MARKS[0]), readme.index(MARKS[1])
    return f"{readme[:before]}```text\n{shown}\n```\n{readme[after:]}"


def _first_items(block: list[str], count: int) -> list[str]:
    starts = [n for n, line in enumerate(block) if line.startswith(("- ", "["))]
    return block if len(starts) <= count else [*block[: starts[count]], "…"]


def _first_lines(block: list[str], count: int) -> list[str]:
    return block if len(block) <= count else [*block[:count], "…"]


if __name__ == "__main__":
    README.write_text(updated(README.read_text("utf-8"), excerpt(demo_output())), "utf-8")
