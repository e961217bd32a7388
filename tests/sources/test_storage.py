"""Sources in S3-compatible storage, read from a server of this machine."""

import gzip
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.building import Build
from dateline.errors import MissingPath, NoInput, StorageFailed
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.settings import PageSettings, RunSettings, SourceSettings
from dateline.sources.paths import list_files, read_paths
from dateline.workspace import Workspace
from tests.sources.test_warc import response, warc
from tests.support.rows import digest

pytest.importorskip("moto", reason="moto, the server that understands S3, is not installed")

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        server.start()
        try:
            yield "http://{}:{}".format(*server.get_host_and_port())
        finally:
            server.stop()
