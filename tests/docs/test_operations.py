"""The unit and the container file of `docs/operations.md` hold what their programs understand, and this one takes."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from dateline.cli.main import cli

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
PROGRAM = "/opt/dateline/bin/dateline"
INSTRUCTIONS = frozenset({"FROM", "RUN", "COPY", "USER", "VOLUME", "ENV", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"})


def _block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    return str(found)


def _taken(words: list[str]) -> str:
    """Return the command that words of a command line name, when they are taken by it."""
    root = click.Context(cli)
    command = cli.get_command(root, words[0])
    assert command is not None
    context = command.make_context(words[0], words[1:], parent=root)
    assert context.params["port"] == 8321
    return words[0]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd is installed")
def test_systemd_finds_nothing_in_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "dateline.service"
    unit.write_text(_block("ini").replace(PROGRAM, sys.executable), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    about_it = [line for line in done.stderr.splitlines() if "dateline" in line]
    assert (done.returncode, about_it) == (0, [])


def test_the_unit_starts_what_the_program_takes() -> None:
    (line,) = re.findall(rf"ExecStart={PROGRAM} (.*)", _block("ini"))
    assert _taken(line.split()) == "serve"


def test_the_container_file_names_what_is_there() -> None:
    lines = _block("dockerfile").replace("\\\n", "").splitlines()
    assert {line.split()[0] for line in lines} <= INSTRUCTIONS
    for name in re.findall(r"/src/(\S+\.txt)", _block("dockerfile")):
        assert (ROOT / name).is_file(), name
    (version,) = re.findall(r"FROM python:(3\.\d+)-slim", lines[0])
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    assert f"Programming Language :: Python :: {version}" in known
    users = [number for number, line in enumerate(lines) if line.startswith("USER ")]
    assert users and users[-1] > max(number for number, line in enumerate(lines) if line.startswith("RUN "))


def test_the_container_starts_what_the_program_takes(tmp_path: Path) -> None:
    told = {
        kind: json.loads(rest)
        for kind, rest in re.findall(r"^(ENTRYPOINT|CMD) (.*)", _block("dockerfile"), re.MULTILINE)
    }
    assert told["ENTRYPOINT"] == ["dateline"]
    words = [str(tmp_path / "tokens.toml") if each.startswith("/run/") else each for each in told["CMD"]]
    assert _taken(words) == "serve"
    assert "--tokens" in words, "beyond its own machine the server needs them"
