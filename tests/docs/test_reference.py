"""The reference is written from the code and names all of it; what other pages ask of the command line can be asked."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import dateline
from dateline.cli.main import cli
from tools.build_reference import DOCS, fields_page, rest_page

_BLOCK = re.compile(r"^```(?:sh|console|)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = sorted([DOCS.parent / "README.md", *DOCS.glob("*.md"), *DOCS.glob("howto/*.md")])


def test_the_page_on_rest_is_what_the_server_describes() -> None:
    assert (DOCS / "rest.md").read_text("utf-8") == rest_page(), "run: python tools/build_reference.py"


def test_the_page_on_fields_is_what_the_schema_says() -> None:
    assert (DOCS / "record-fields.md").read_text("utf-8") == fields_page(), "run: python tools/build_reference.py"


def test_the_page_on_the_library_has_every_public_name() -> None:
    page = (DOCS / "library.md").read_text("utf-8")
    named = {name.rpartition(".")[2] for name in re.findall(r"^\.\. auto\w+:: (\S+)$", page, re.MULTILINE)}
    assert set(dateline.__all__) <= named


def test_every_command_that_a_page_shows_is_understood() -> None:
    asked = [(page, command) for page in PAGES for command in _commands(page)]
    assert len(asked) > 50
    for page, command in asked:
        try:
            _understand(cli, shlex.split(command, comments=True)[1:])
        except click.UsageError as error:
            pytest.fail(f"{page.name}: {command}: {error.message}")


def _commands(page: Path) -> Iterator[str]:
    for block in _BLOCK.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            command = line.removeprefix("$ ").partition(" | ")[0].partition(" > ")[0]
            if command.startswith("dateline "):
                yield command


def _understand(command: click.Command, arguments: list[str]) -> None:
    """Have a command read its arguments, without running it."""
    if isinstance(command, click.Group):
        name, *rest = arguments
        if name not in command.commands:
            raise click.UsageError(f"no command {name}")
        _understand(command.commands[name], rest)
    else:
        command.make_context(command.name, arguments)
