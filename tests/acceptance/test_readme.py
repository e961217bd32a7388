"""The README shows what the demo really prints."""

from tools.update_readme import MARKS, README, demo_output, excerpt


def test_the_readme_shows_the_output_of_the_demo() -> None:
    readme = README.read_text("utf-8")
    shown = readme[readme.index(MARKS[0]) + len(MARKS[0]) : readme.index(MARKS[1])]
    assert shown == f"```text\n{excerpt(demo_output())}\n```\n", "run: python tools/update_readme.py"
