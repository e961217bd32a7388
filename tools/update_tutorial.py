"""Run the commands of the tutorial and write what they print into it: `python tools/update_tutorial.py`.

In `docs/tutorial.md`, a block marked `console` holds commands behind `$ ` and below each what it prints; a block below
`<!-- file: NAME -->` is a file that the reader saves; `<!-- a day later -->` moves the clock on. A test compares the
page with a fresh run. Where ids have changed since the page was written, later commands are given the new ones; where a
command fails all the same, what stands above it is written and the rest is left for a person.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from dateline.cli.main import cli
from dateline.workspace import Workspace

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
FIRST_DAY = datetime(2024, 5, 2, 9, tzinfo=UTC)
_COLUMNS = "90"  # as wide as the column of text in the site
_PART = re.compile(
    r"^```console\n(?P<console>.*?)^```$"
    r"|^<!-- file: (?P<name>\S+) -->\n+```text\n(?P<file>.*?)^```$"
    r"|^(?P<day><!-- a day later -->)$",
    re.MULTILINE | re.DOTALL,
)
_ID = re.compile(r"\b(?:art|chk|clm|ent|evt|jdg|sto)_[0-9a-f]{4,16}\b")
_SECONDS = re.compile(r"\bin \d+\.\d s\b")
_PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")
_CUT = re.compile(r"(head|tail) -(\d+)")


class Stuck(Exception):
    """A command of the tutorial does not work."""


@dataclass
class Reader:
    """Somebody who follows the tutorial in a folder of their own."""

    folder: Path
    today: datetime = FIRST_DAY
    renamed: dict[str, str] = field(default_factory=dict)
    stuck: str = ""

    def follow(self, page: str) -> str:
        """Return `page` with what its commands print now, up to one that fails; `stuck` then tells of it."""
        return _PART.sub(self._part, page)

    def run(self, command: str) -> str:
        """Return what one command prints; `dateline …`, perhaps with `| head -N` or `| tail -N` behind it.

        Raises:
            Stuck: the command is none of these, or fails.
        """
        asked, _, cut = command.partition(" | ")
        program, *arguments = shlex.split(asked)
        if program != "dateline" or (cut and not _CUT.fullmatch(cut)):
            raise Stuck(f"cannot be run here: {command}")
        printed = self._served(arguments) if arguments[0] == "serve" else self._run(arguments)
        lines = [line.rstrip() + "\n" for line in _SECONDS.sub("in … s", printed).splitlines()]
        return "".join(_cut(lines, cut))

    def _part(self, found: re.Match[str]) -> str:
        if found["day"]:
            self.today += timedelta(days=1)
        elif found["name"]:
            target = self.folder / found["name"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(found["file"], encoding="utf-8")
        elif not self.stuck:
            return "```console\n" + "\n".join(self._shown(*each) for each in _commands(found["console"])) + "```"
        return found[0]

    def _shown(self, command: str, before: str) -> str:
        command = _ID.sub(lambda each: self.renamed.get(each[0], each[0]), command)
        try:
            printed = before if self.stuck else self.run(command)
        except Stuck as error:
            self.stuck, printed = str(error), before
        self.renamed |= renamed_ids(before, printed)
        return f"$ {command}\n{printed}"

    def _run(self, arguments: list[str]) -> str:
        with chdir(self.folder), patch("dateline.workspace.open_workspace", self._open):
            result = CliRunner().invoke(cli, arguments, env={"COLUMNS": _COLUMNS})
        if result.exit_code:
            raise Stuck(f"dateline {shlex.join(arguments)}: {result.output}") from result.exception
        return result.stdout

    def _served(self, arguments: list[str]) -> str:
        """Return what the server says when it listens; on a free port, shown as the standard one."""
        server = subprocess.Popen(  # noqa: S603  # this program's own command
            [sys.executable, "-m", "dateline", *arguments, "--port", "0"],
            cwd=self.folder, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with server:
            assert server.stdout
            told = server.stdout.readline()
            server.terminate()
        return _PORT.sub("8321", told)

    def _open(self, path: Path, *, must_exist: bool = False) -> Workspace:
        return Workspace.open(path, must_exist=must_exist, now=lambda: self.today)


def renamed_ids(before: str, after: str) -> dict[str, str]:
    r"""Return the ids that changed between two outputs, by the lines that are else the same.

    >>> renamed_ids("evt_1111aaaa  Oslo\nevt_2222bbbb  Rome\n", "evt_3333cccc  Rome\n")
    {'evt_2222bbbb': 'evt_3333cccc'}
    """
    old, new = (_by_words(text) for text in (before, after))
    pairs = (both for words in old.keys() & new.keys() for both in zip(old[words], new[words], strict=True))
    return {was: now for was, now in pairs if was != now}


def _by_words(text: str) -> dict[str, list[str]]:
    """Return the ids of each line by its other words; a line whose words stand there twice says nothing."""
    lines = text.splitlines()
    counts = Counter(map(_bare, lines))
    return {_bare(line): _ID.findall(line) for line in lines if counts[_bare(line)] == 1}


def _cut(lines: list[str], cut: str) -> list[str]:
    found = _CUT.fullmatch(cut)
    if not found:
        return lines
    count = int(found[2])
    return lines[:count] if found[1] == "head" else lines[-count:]


def _bare(line: str) -> str:
    return _ID.sub("", line)


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with what the page shows below it."""
    for each in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = each.partition("\n")
        yield command, shown.rstrip("\n") + "\n" if shown.strip() else ""


@contextmanager
def reader() -> Iterator[Reader]:
    """Give a reader in a fresh folder that holds the example pages."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        yield Reader(Path(folder))


def main() -> None:
    """Rewrite the tutorial."""
    with reader() as somebody:
        TUTORIAL.write_text(somebody.follow(TUTORIAL.read_text("utf-8")), "utf-8")
    sys.exit(somebody.stuck or None)


if __name__ == "__main__":
    main()
