"""Write `docs/cli.md` from what each command says of itself with `--help`. A test tells when it must be run again."""

from pathlib import Path

import click

from dateline.cli.main import cli

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
_WIDTH = 100
_HEAD = """# The command line

Written from the program by `tools/build_cli_docs.py`; do not edit it here.

A record is one file, `./record.dateline` unless `--record` or `DATELINE_RECORD` names another. Lists print short ids,
and any beginning of an id that fits one item only is understood. `--json` prints one JSON document: a list for the
commands that list, an object for a single item; items have the fields of
`src/dateline/publish/record.schema.json`. Results go to the
standard output, progress and errors to the standard error. Exit codes: 0 done, 1 it failed, 2 it was asked for wrongly.
"""


def cli_page() -> str:
    """Return the page: the help of `dateline`, then that of each command."""
    settings = {**cli.context_settings, "max_content_width": _WIDTH, "terminal_width": _WIDTH}
    root = click.Context(cli, info_name="dateline", **settings)
    parts = [_HEAD, _section("dateline", cli.get_help(root))]
    for name, command in cli.commands.items():
        context = click.Context(command, info_name=name, parent=root)
        parts.append(_section(f"dateline {name}", command.get_help(context)))
        for part, below in command.commands.items() if isinstance(command, click.Group) else ():
            inner = click.Context(below, info_name=part, parent=context)
            parts.append(_section(f"dateline {name} {part}", below.get_help(inner)))
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(cli_page(), encoding="utf-8")
