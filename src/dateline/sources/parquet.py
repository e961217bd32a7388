"""Parquet files to captures: one page a row, with the columns of a line of JSON (`page_fields`).

Each file is read in a process of its own, with limits of time and memory: a few kilobytes can unpack to gigabytes, and
the library is native code, which a broken file may crash. `parquet_process.py` is what runs there.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.rows import from_json
from dateline.settings import SourceSettings
from dateline.sources.parquet_process import MAX_SECONDS, Row, rejected
from dateline.sources.processes import ended_late, program

MAX_MEMORY = 4_000_000_000
"""Bytes of address space for reading a file, of which the libraries map a good part."""

_PATIENCE = 10 * MAX_SECONDS  # that the process may wait, for a slow disk


def read_parquet(
    path: Path, name: str, settings: SourceSettings, memory: int = MAX_MEMORY
) -> Iterator[Capture | Rejection]:
    """Yield a capture, or a rejection with its number, for each row, counted from 1.

    Rows behind those that end the process are one rejection.

    Args:
        path: the file.
        name: what sources call it.
        settings: how large a page may be.
        memory: bytes of address space that reading it may take.
    """
    limits = (str(settings.max_page_bytes), str(memory))
    command, environment = program("dateline.sources.parquet_process", str(path), name, *limits)
    process = subprocess.Popen(  # noqa: S603  # our own module
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    done = 0
    try:
        while some := _answer(process):
            yield from some
            done += len(some)
        if some is None:
            detail = f"these rows ended the process that read them{_why(process)}"
            yield rejected(RejectionReason.CRASHED, name, detail, f"{done + 1}-")
    finally:
        process.kill()
        process.communicate()


def _answer(process: "subprocess.Popen[bytes]") -> list[Capture | Rejection] | None:
    """Return what became of the next rows, nothing at the end of the file, and `None` where the process has died."""
    assert process.stdout is not None  # noqa: S101  # it was asked for
    with ended_late(process, _PATIENCE):
        line = process.stdout.readline()
    if not line.endswith(b"\n"):
        return None
    rows = from_json(list[Row], line) if line.strip() else []
    return [each for row in rows for each in (row.capture, row.rejection) if each is not None]


def _why(process: "subprocess.Popen[bytes]") -> str:
    number = -process.wait()
    return f" by signal {number}, or took too long" if number > 0 else ", or filled its memory"
