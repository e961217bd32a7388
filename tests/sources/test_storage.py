"""Sources in S3-compatible storage, read from a server of this machine."""

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.building import Build
from dateline.errors import MissingPath, NoInput, StorageFailed
from dateline.model.capture import Capture, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import PageSettings, RunSettings, SourceSettings
from dateline.sources.paths import list_files, read_files, read_paths
from dateline.workspace import Workspace
from tests.sources.test_warc import record
from tests.support.rows import digest

pytest.importorskip("moto", reason="moto, a server that understands S3, is not installed")

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


@pytest.fixture(scope="module")
def client(endpoint: str) -> Any:
    import boto3

    made = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    made.create_bucket(Bucket="news")
    return made


def _put(client: Any, **files: bytes) -> None:
    for name, data in files.items():
        client.put_object(Bucket="news", Key=name, Body=data)


def _read(address: str, endpoint: str) -> list[Capture | Rejection]:
    return list(read_paths([address], SourceSettings(s3_endpoint=endpoint)))


def test_a_folder_is_read_as_one_of_this_machine(client: Any, endpoint: str) -> None:
    local = list(read_paths([EXAMPLES]))
    for each in EXAMPLES.iterdir():
        _put(client, **{f"pages/{each.name}": each.read_bytes()})
    _put(client, **{"pages/.hidden.html": b"<p>x", "pages/photo.png": b"\x89PNG", "pages2/other.html": b"<p>x"})
    *found, photo = sorted(_read("s3://news/pages/", endpoint), key=lambda each: isinstance(each, Rejection))
    assert sorted(each.id for each in found) == sorted(each.id for each in local if isinstance(each, Capture))
    assert {each.source.name for each in found} == {f"s3://news/pages/{each.name}" for each in EXAMPLES.iterdir()}
    assert isinstance(photo, Rejection) and photo.reason is RejectionReason.UNSUPPORTED_TYPE


def test_archives_and_tables_are_read_too(client: Any, endpoint: str) -> None:
    table = io.BytesIO()
    pq.write_table(pa.table({"url": ["https://a.example/1"], "content": [b"<p>Vote"]}), table)
    lines = gzip.compress(json.dumps({"text": "Polls opened."}).encode())
    _put(
        client,
        **{"big/1.warc.gz": gzip.compress(record(7)), "big/2.parquet": table.getvalue(), "big/3.jsonl.gz": lines},
    )
    found = _read("s3://news/big", endpoint)
    assert all(isinstance(each, Capture) for each in found)
    assert [(each.source.kind, str(each.source)) for each in found] == [
        (SourceKind.WARC, "s3://news/big/1.warc.gz#0"),
        (SourceKind.PARQUET, "s3://news/big/2.parquet#1"),
        (SourceKind.JSONL, "s3://news/big/3.jsonl.gz#1"),
    ]
    (one,) = _read("s3://news/big/2.parquet", endpoint)
    assert isinstance(one, Capture) and (one.body, one.url) == (b"<p>Vote", "https://a.example/1")


def test_what_is_not_there_is_told(client: Any, endpoint: str) -> None:
    with pytest.raises(MissingPath, match="nothing at s3://news/none"):
        _read("s3://news/none", endpoint)
    _put(client, **{"photos/photo.png": b"\x89PNG"})
    with pytest.raises(NoInput, match=r"only files of other types: \.png"):
        _read("s3://news/photos", endpoint)


def test_a_file_that_goes_away_after_it_was_listed_is_a_rejection(client: Any, endpoint: str) -> None:
    _put(client, **{"brief/page.html": b"<p>x"})
    settings = SourceSettings(s3_endpoint=endpoint)
    listed = list_files(["s3://news/brief"], settings)
    assert listed == [("s3://news/brief/page.html", 4, False)]
    client.delete_object(Bucket="news", Key="brief/page.html")
    (found,) = read_files([name for name, _, _ in listed], settings, asked_for=False)
    assert isinstance(found, Rejection)
    assert found.detail == "it is not there any more"


def test_storage_that_cannot_be_asked_is_no_fault_of_a_page(endpoint: str) -> None:
    assert endpoint
    with pytest.raises(StorageFailed, match="s3://news/pages cannot be had"):
        _read("s3://news/pages", "http://127.0.0.1:9")


def test_a_run_over_storage_makes_the_record_that_adding_makes(client: Any, endpoint: str, tmp_path: Path) -> None:
    for each in sorted(EXAMPLES.glob("*.html"))[:3]:
        _put(client, **{f"few/{each.name}": each.read_bytes()})
    reading, sources = SourceSettings(s3_endpoint=endpoint), ["s3://news/few"]
    report = Build(tmp_path / "run", jobs=1).run(sources, page=PageSettings(), run=RunSettings(), reading=reading)
    assert report.captures == 3
    with Workspace.open(tmp_path / "built.dateline") as built, Workspace.open(tmp_path / "added.dateline") as added:
        built.load(tmp_path / "run")
        added.add(sources, sources=reading)
    assert digest(tmp_path / "built.dateline") == digest(tmp_path / "added.dateline")
