"""Everything of dateline that parses what comes from outside, with good samples of each (see `fuzzing`)."""

import asyncio
import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq
from click.testing import CliRunner
from starlette.types import ASGIApp

import dateline
from benchmarks.safety.fuzzing import Parser
from dateline.cli.main import cli
from dateline.engine.plan import ANNOTATE
from dateline.errors import DatelineError, RecordError
from dateline.judging import judgement_lines, read_judgements
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.judged import Cell
from dateline.model.outcome import Rejection
from dateline.page.datetext import find_dates
from dateline.settings import ServeSettings, SourceSettings
from dateline.sources.addresses import parse_target
from dateline.sources.archives import read_tar, read_zip
from dateline.sources.content_coding import BadCoding, decode_body, unchunk
from dateline.sources.failures import Refused
from dateline.sources.feeds import Feed, read_feed
from dateline.sources.jsonl import read_lines
from dateline.sources.limits import TooLarge
from dateline.sources.mail import read_mail, read_mhtml
from dateline.sources.parquet import read_parquet
from dateline.sources.pdf import read_pdf
from dateline.sources.robots import ours
from dateline.sources.stated_dates import stated_interval
from dateline.sources.url_lists import ListedUrl, read_url_list
from dateline.sources.warc import read_warc
from dateline.web.api import ENDPOINTS
from dateline.web.app import create_app
from dateline.web.inside import ask
from dateline.web.rest import PREFIX
from dateline.web.server import read_tokens
from dateline.workspace import Workspace, read_page
from tests.support.pdfs import pdf

_EXAMPLES = Path("examples/pages")
_SOURCE = Source(SourceKind.FILE, "fuzzed")
_LIMITS = SourceSettings(max_page_bytes=1_000_000, max_members=50, max_archive_bytes=5_000_000)
_UNPACKED = 1_000_000  # bytes

_TAGS = b"<p> </p> <br> <div> <title> <meta name= <script> </script> <!-- --> <![CDATA[ ]]> <svg> <td>".split()
_WEB = (
    *_TAGS,
    b"&#x110000;",
    b"&nbsp;",
    b"charset=utf-7",
    b'"datePublished":',
    b'{"@type":"NewsArticle"',
    b"2024-02-30",
)
_XML = (
    b"<item>",
    b"</item>",
    b"<link>",
    b"<pubDate>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"<?xml encoding='x'?>",
    b"<loc>",
    b"<sitemap>",
    b"xmlns='x'",
    b"<entry>",
    b"xml:base='//['",
)
_HEADS = (
    b"Content-Length: ",
    b"Content-Type: ",
    b"WARC-Type: response\r\n",
    b"WARC/1.0\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: br\r\n",
    b"boundary=x",
    b"Content-Transfer-Encoding: base64\r\n",
    b"=?utf-8?b?x?=",
)
_JSON = (
    b"{",
    b"}",
    b"[",
    b"null",
    b"true",
    b'"\\ud800"',
    b'"html":',
    b'"text":',
    b'"url":',
    b'"fetched_at":',
    b"[" * 2_000,
)
_DAYS = (
    b"2024-07-03",
    b"0000-00-00",
    b"9999-12-31",
    b"-1",
    b"31.12.",
    b"Feb 29 2023",
    b"\xe5\xb9\xb4",
    b"T25:61:61Z",
    b"1400/13/45",
)
_SQL = (
    b"' OR 1=1 --",
    b'"; DROP TABLE articles; --',
    b"%",
    b"_",
    b"\\",
    b"*",
    b"NEAR(",
    b'"',
    b" AND ",
    b"-",
    b"(",
    b":",
    b"^",
)
_COMMANDS = (
    *(
        ("show", "?"),
        ("why", "?"),
        ("why", "?", "?"),
        ("origins", "?"),
        ("search", "?"),
        ("search", "?", "--kind", "event"),
    ),
    *(
        ("timeline", "--name", "?"),
        ("timeline", "--until", "?"),
        ("timeline", "--as-of", "?"),
        ("timeline", "--country", "?"),
    ),
    *(
        ("timeline", "--place", "?"),
        ("timeline", "--story", "?"),
        ("timeline", "--entity", "?"),
        ("changes", "--since", "?"),
    ),
    *(("brief", "--story", "?"), ("show", "?", "--as-of", "?"), ("events", "-n", "?"), ("events", "--type", "?")),
)


@contextmanager
def all_parsers(folder: Path) -> Iterator[tuple[Parser, ...]]:
    """Give every parser; those that read a record read one of three example pages in `folder`."""
    pages = sorted(_EXAMPLES.iterdir())
    bodies = [each.read_bytes() for each in pages]
    with dateline.open(folder / "record.dateline") as workspace:
        workspace.add(pages[:3])
    with dateline.open(folder / "record.dateline") as workspace, asyncio.Runner() as loop:
        ask_app = _asking(create_app(workspace, ServeSettings(patience_seconds=60)), loop)
        yield (
            *_pages(bodies),
            *_feeds(),
            *_files(bodies, folder),
            *_words(folder),
            *_record(workspace, folder, ask_app),
        )


def _pages(bodies: Sequence[bytes]) -> Iterator[Parser]:
    texts = [
        b"Minister Ada Berg met Premier Omar Said in Oslo on 4 May 2024. It rained.\n\nTwelve people were hurt. " * 3
    ]
    yield Parser("HTML", 15, bodies, lambda data: _is(read_page(data), Article, Rejection), _WEB)
    yield Parser(
        "text", 8, texts, lambda data: _is(read_page(data.decode("utf-8", "replace")), Article, Rejection), _DAYS
    )
    yield Parser("annotated text", 1, texts, _annotated, (*_DAYS, b'"', "„".encode(), b"said", b"$1 million"))


def _annotated(data: bytes) -> None:
    found = read_page(data[:2_000])
    if isinstance(found, Article):
        ANNOTATE.load()(found)


def _feeds() -> Iterator[Parser]:
    rss = (
        b"<?xml version='1.0'?><rss version='2.0'><channel><title>A</title><item><title>One</title>"
        b"<link>https://a.example/1</link><pubDate>Wed, 03 Jul 2024 10:00:00 GMT</pubDate><guid>1</guid></item>"
        b"</channel></rss>"
    )
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><title type='html'>&lt;b&gt;One</title>"
        b"<link href='/1'/><id>1</id><published>2024-07-03T10:00:00Z</published></entry></feed>"
    )
    rdf = (
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item "
        b"rdf:about='1'><title>One</title><link>https://a.example/1</link></item></rdf:RDF>"
    )
    sitemap = (
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/1</loc>"
        b"<lastmod>2024-07-03</lastmod></url></urlset>"
    )
    index = b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>"
    item = {"id": "1", "url": "https://a.example/1", "title": "One", "date_published": "2024-07-03T10:00:00Z"}
    listed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [item]}).encode()
    yield Parser("feed", 12, (rss, atom, rdf), _feed, _XML)
    yield Parser("sitemap", 8, (sitemap, index, gzip.compress(sitemap)), _feed, _XML)
    yield Parser("JSON feed", 5, (listed,), _feed, _JSON)


def _parquet(compression: str) -> bytes:
    stream = io.BytesIO()
    table = pa.table({"url": ["https://a.example/1", None] * 3, "text": ["The port reopened on Monday."] * 6})
    pq.write_table(table, stream, row_group_size=4, compression=compression)
    return stream.getvalue()


def _feed(data: bytes) -> None:
    _is(read_feed(Capture.of(data, _SOURCE, url="https://a.example/feed")), Feed, Rejection)


def _files(bodies: Sequence[bytes], folder: Path) -> Iterator[Parser]:
    page = min(bodies, key=len)
    warc = _warc(page) + _warc(page)
    row = "\t".join(["x"] * 60 + ["https://a.example/1"])
    lists = (
        b"# a\nhttps://a.example/1 port\n",
        row.encode(),
        b"URL,MobileURL,Date,Title\nhttps://a.example/1,,,Vote\n",
        json.dumps({"articles": [{"url": "https://a.example/1", "title": "Vote"}]}).encode(),
    )
    lines = (
        json.dumps({"html": "<p>One</p>", "url": "https://a.example/1", "fetched_at": "2024-07-03"}).encode() + b"\n"
    )
    paper = pdf([(12, 50, 700, "The port reopened on Monday."), (10, 50, 650, "It was quiet.")], info="/Title (A)")
    outcomes = partial(_each, kinds=(Capture, Rejection))
    yield Parser(
        "WARC",
        8,
        (warc, gzip.compress(warc), gzip.compress(_warc(page)) * 2),
        _on_file(folder / "x.warc", lambda path: outcomes(read_warc(path, "x", _LIMITS))),
        _HEADS,
    )
    yield Parser(
        "zip",
        6,
        (_zip(page), _zip(page, zipfile.ZIP_DEFLATED)),
        _on_file(folder / "x.zip", lambda path: outcomes(read_zip(path, "x", _LIMITS))),
        (b"PK\3\4", b"PK\1\2", b"../"),
    )
    yield Parser(
        "tar",
        6,
        tuple(_tar(page, mode) for mode in ("w", "w:gz", "w:bz2", "w:xz")),
        _on_file(folder / "x.tar", lambda path: outcomes(read_tar(path, "x", _LIMITS))),
        (b"ustar", b"../", b"0000777"),
    )
    yield Parser(
        "JSON Lines", 8, (lines * 3,), lambda data: outcomes(read_lines(io.BytesIO(data), "x", _LIMITS)), _JSON
    )
    yield Parser(
        "address lists and GDELT",
        8,
        lists,
        lambda data: _each(read_url_list(data, "x"), (ListedUrl, Rejection)),
        (b"\t", b",", b'"', b"https://", *_JSON),
    )
    yield Parser(
        "mail",
        6,
        (_letter("plain", "html"), _letter("plain")),
        lambda data: _is(read_mail(data, _SOURCE), Capture, Rejection),
        _HEADS,
    )
    yield Parser(
        "saved page", 4, (_letter("html"),), lambda data: _is(read_mhtml(data, _SOURCE), Capture, Rejection), _HEADS
    )
    yield Parser(
        "PDF",
        0.4,
        (paper,),
        lambda data: _is(read_pdf(Capture.of(data, _SOURCE)), Capture, Rejection),
        (b"endobj", b"/Kids", b"stream"),
    )
    yield Parser(
        "Parquet",
        0.4,
        (_parquet("snappy"), _parquet("none")),
        _on_file(folder / "x.parquet", lambda path: outcomes(read_parquet(path, "x", _LIMITS))),
        (b"PAR1", b"text", b"\xff\xff\xff\x7f", b"\x15\x00"),
    )
    yield Parser("content codings", 6, (gzip.compress(page), page), _decoded, expected=(BadCoding, TooLarge))
    yield Parser(
        "HTTP chunks",
        4,
        (b"4\r\npage\r\n0\r\n\r\n", b"4;a=b\r\npage\r\n5\r\npages\r\n0\r\n\r\n"),
        unchunk,
        (b"ffffffff", b"\r\n"),
    )
    robots = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n\nUser-agent: dateline\nAllow: /\n"
    yield Parser(
        "robots.txt",
        4,
        (robots,),
        lambda data: ours(data.decode("utf-8", "replace"), "dateline"),
        (b"User-agent:", b"*", b"$"),
    )


def _decoded(data: bytes) -> None:
    for name in ("gzip", "deflate", "br", "gzip, br"):
        _is(decode_body(data, name, _UNPACKED), bytes)


def _words(folder: Path) -> Iterator[Parser]:
    days = (
        b"Published on 3 July 2024 at 10:15 GMT",
        "2024年7月3日".encode(),
        b"03.07.24",
        b"2024-07-03T10:00:00+02:00",
    )
    addresses = (b"https://a.example/1?q=2#top", b"http://[::1]:80/", b"HTTP://user@B\xc3\xbccher.example:443/a b")
    tokens = b'[tokens.desk]\ntoken = "0123456789abcdef"\nscopes = ["read"]\n'
    yield Parser("dates in text", 8, days, lambda data: list(find_dates(data.decode("utf-8", "replace"))), _DAYS)
    yield Parser("dates of headers", 5, days, lambda data: stated_interval(data.decode("utf-8", "replace")), _DAYS)
    yield Parser(
        "web addresses",
        6,
        addresses,
        lambda data: parse_target(data.decode("utf-8", "replace")),
        (b"@", b"[", b"//", b"xn--", b"%00"),
        (Refused,),
    )
    yield Parser("tokens", 3, (tokens,), _on_file(folder / "tokens.toml", read_tokens), (b"[", b"="), (DatelineError,))


def _record(workspace: Workspace, folder: Path, ask_app: Callable[[str], int]) -> Iterator[Parser]:
    ids = [
        each[0].id.encode()
        for each in (workspace.events(), workspace.stories(), workspace.articles(), workspace.claims())
    ]
    workspace.judge_cell(ids[0].decode(), Cell.STATUS, "held", by="ada")
    decided = "\n".join(judgement_lines(workspace.decisions())).encode()
    whole = folder / "whole.dateline"
    workspace.back_up(whole)
    asked = (*ids, b"2024-07-03", b"minister", b"50", b"meet")
    yield Parser(
        "judgements",
        5,
        (decided,),
        lambda data: read_judgements(data.decode("utf-8", "replace").split("\n")),
        _JSON,
        (DatelineError,),
    )
    yield Parser("command line", 4, asked, partial(_command, str(folder / "record.dateline")), (*_SQL, *_DAYS))
    yield Parser("REST", 8, asked, partial(_rest, ask_app), (*_SQL, *_DAYS))
    yield Parser("web pages", 4, asked, partial(_page_of, ask_app), (*_SQL, *_DAYS))
    yield Parser(
        "record file", 0.8, (whole.read_bytes(),), _on_file(folder / "bent.dateline", _opened), expected=(RecordError,)
    )


def _command(record: str, data: bytes) -> None:
    word = data[:3_000].decode("utf-8", "surrogateescape").replace("\0", "")
    command = random.Random(data).choice(_COMMANDS)  # noqa: S311  # the same for the same input
    done = CliRunner().invoke(cli, [word if each == "?" else each for each in command] + ["--record", record])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    if done.exit_code not in (0, 1, 2):
        raise AssertionError(f"{command} ended with {done.exit_code}")


def _rest(ask_app: Callable[[str], int], data: bytes) -> None:
    chance = random.Random(data)  # noqa: S311  # the same for the same input
    endpoint = chance.choice([each for each in ENDPOINTS if each.method == "GET"])
    word = quote(data[:3_000], safe="")
    path = PREFIX + endpoint.path.replace("{id}", word or "x").replace("{other}", word or "x")
    names = [each.name for each in endpoint.parameters if each.required or chance.random() < 0.3]
    _below_500(ask_app(f"{path}?{'&'.join(f'{name}={word}' for name in names)}"))


def _page_of(ask_app: Callable[[str], int], data: bytes) -> None:
    chance = random.Random(data)  # noqa: S311  # the same for the same input
    word = quote(data[:3_000], safe="")
    kind = chance.choice(
        ("stories", "events", "articles", "claims", "entities", "search", "timeline", "changes", "map", "compare")
    )
    names = chance.sample(
        (
            "q",
            "since",
            "until",
            "after",
            "order",
            "type",
            "status",
            "entity",
            "place",
            "hours",
            "by",
            "left",
            "right",
            "texts",
        ),
        3,
    )
    asked = "&".join(f"{name}={word}" for name in names)
    _below_500(ask_app(f"/{kind}/{word}" if chance.random() < 0.3 else f"/{kind}?{asked}"))


def _below_500(status: int) -> None:
    if status >= 500:
        raise AssertionError(f"the server answered {status}")


def _asking(app: ASGIApp, loop: asyncio.Runner) -> Callable[[str], int]:
    return lambda address: loop.run(ask(app, address))[0]


def _opened(path: Path) -> None:
    with Workspace.open(path, must_exist=True) as workspace:
        workspace.counts()
        workspace.verify()
        workspace.record()


def _on_file(path: Path, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def reading(data: bytes) -> object:
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
        path.write_bytes(data)
        return read(path)

    return reading


def _is(found: object, *kinds: type) -> None:
    if not isinstance(found, kinds):
        raise TypeError(f"{type(found).__name__} came out")


def _each(found: Iterable[object], kinds: tuple[type, ...]) -> None:
    for each in found:
        _is(each, *kinds)


def _warc(page: bytes) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
        "WARC-Target-URI: https://a.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def _zip(page: bytes, packing: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name in ("a.html", "b/c.txt", "d.jsonl"):
            archive.writestr(zipfile.ZipInfo(name), page)
    return stream.getvalue()


def _tar(page: bytes, mode: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name in ("a.html", "b/c.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(page)
            archive.addfile(member, io.BytesIO(page))
    return stream.getvalue()


def _letter(*kinds: str) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Ada Berg <ada@a.example>", "Strike at the port"
    letter["Date"], letter["Snapshot-Content-Location"] = "Wed, 03 Jul 2024 10:00:00 +0000", "https://a.example/1"
    for number, kind in enumerate(kinds):
        text = "<p>The port was closed for a day. Größe.</p>"
        (letter.add_alternative if number else letter.set_content)(text, subtype=kind)
    return letter.as_bytes()
