"""Files in S3-compatible storage, by addresses like `s3://bucket/crawl/2024-07.warc.gz`.

A file is fetched whole into a temporary folder and read there like any other. Who asks is told by the usual
variables and files of the AWS tools, on each machine that reads; no key is a setting or stands in a run's folder.
Needs pyarrow, which is an extra.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError, MissingExtra, MissingPath, StorageFailed
from dateline.sources.filetypes import is_hidden

_SCHEME = "s3://"
_BUFFER = 1 << 20
_LONGEST_NAME = 120  # a key may be longer than a file's name
_REGION = "us-east-1"  # what servers other than Amazon's take for want of regions
_NAMED_ERROR = re.compile(r"AWS Error [A-Z_]+.*")


def is_stored(name: str) -> bool:
    """Tell whether a name is an address in storage.

    >>> is_stored("s3://bucket/page.html"), is_stored("pages/s3")
    (True, False)
    """
    return name.startswith(_SCHEME)


def stored_files(address: str, endpoint: str) -> list[tuple[str, int, bool]]:
    """Return the files at an address, by name, with their sizes in bytes and whether the address is the file itself.

    An address that is no file is a folder, with all in it but what is hidden.

    Raises:
        MissingPath: there is nothing.
        StorageFailed: the storage cannot be asked; the message says why.
    """
    system, path = _system(endpoint), address.removeprefix(_SCHEME).strip("/")
    from pyarrow import fs  # noqa: PLC0415  # an extra, which is there by now

    with _explained(address):
        info = system.get_file_info(path)
        if info.type == fs.FileType.File:
            return [(f"{_SCHEME}{path}", info.size, True)]
        if info.type == fs.FileType.NotFound:
            raise MissingPath(f"nothing at {address}")
        below = system.get_file_info(fs.FileSelector(path, recursive=True))
    files = [each for each in below if each.type == fs.FileType.File and not is_hidden(each.path[len(path) + 1 :])]
    return [(f"{_SCHEME}{each.path}", each.size, False) for each in sorted(files, key=lambda each: str(each.path))]


@contextmanager
def fetched(name: str, endpoint: str) -> Iterator[Path]:
    """Give a copy of a file in storage, with the file's own ending.

    Raises:
        FileNotFoundError: it is not there, or not any more.
        StorageFailed: the storage cannot be asked; the message says why.
    """
    path = name.removeprefix(_SCHEME)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / path.rpartition("/")[2][-_LONGEST_NAME:]
        with _explained(name):
            _copy(path, copy, endpoint)
        yield copy


def _copy(path: str, copy: Path, endpoint: str) -> None:
    # Left to itself, Arrow unpacks what ends in .gz on the way.
    with _system(endpoint).open_input_stream(path, compression=None) as stream, copy.open("wb") as file:
        shutil.copyfileobj(stream, file, _BUFFER)


@cache
def _system(endpoint: str) -> Any:
    try:
        from pyarrow import fs  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        raise MissingExtra("reading from s3:// needs a package: pip install 'dateline[bulk]'") from error
    if not endpoint:
        return fs.S3FileSystem()
    scheme, _, host = endpoint.rpartition("://")
    return fs.S3FileSystem(endpoint_override=host.rstrip("/"), scheme=scheme or "https", region=_REGION)


@contextmanager
def _explained(address: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, DatelineError):
        raise
    except OSError as error:
        said = _NAMED_ERROR.search(str(error))
        raise StorageFailed(f"{address} cannot be had: {said[0] if said else error}") from error
