"""Pages, letters, archives and feeds made to do harm: the same for the same seed, each small enough to hold in memory.

Every kind is one function of a random source and an ordinary page. What a kind is after stands in its name.
"""

import base64
import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.pdfs import pdf

EXAMPLES = Path("examples/pages")
DEEP = 100_000
_TAGS = ("div", "span", "ul><li", "table><tr><td", "blockquote", "b", "font", "section", "a href=x", "form", "dl><dd")
_UNITS = (
    *("word ", "1 ", "A. ", "Mr ", "“a” ", "May 2024, ", "1,", "x", "9", "-", "Ab-", "the the ", "’", '"', "and one "),
    *(
        "é",
        "in May ",
        "(AP) ",
        ". . ",
        "\u3000",
        "中",
        "ا",
        "\u0e01",
        "said Ada Berg, ",
        "$1 million ",
        "&amp;",
        "&#8203;",
    ),
)
_ELEMENTS = (
    *(b"<p>", b"<br>", b"<a href=/x>Storm closes port</a> ", b"<time datetime=2024-05-01>1 May 2024</time>", b"<td>"),
    *(
        b"<p>Minister Ada Berg met Premier Omar Said in Oslo on 4 May 2024.</p>",
        b"<h1>Storm</h1>",
        b"</div>",
        b"<li>one",
    ),
    *(b"<script type=application/ld+json>{}</script>", b"<meta name=author content='Ada Berg'>"),
)
_CHARSETS = (
    "utf-16",
    "utf-7",
    "shift_jis",
    "koi8-r",
    "no-such-encoding",
    "gb2312",
    "big5",
    "iso-2022-jp",
    "utf-32",
    "hz",
)


@dataclass(frozen=True)
class Hostile:
    """A file to be added: its name, whose ending says what it pretends to be, and its bytes."""

    name: str
    body: bytes


Make = Callable[[random.Random, bytes], bytes]


def _truncated(chance: random.Random, page: bytes) -> bytes:
    return page[: chance.randrange(len(page))]


def _flipped(chance: random.Random, page: bytes) -> bytes:
    flipped = bytearray(page)
    for _ in range(chance.choice([1, 8, 64, 512])):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _repeated(chance: random.Random, page: bytes) -> bytes:
    start = chance.randrange(len(page))
    run = page[start : start + chance.choice([1, 2, 7, 40, 200])] or b"x"
    return page[:start] + run * (chance.choice([2_000, 50_000, 300_000]) // len(run)) + page[start:]


def _shuffled(chance: random.Random, page: bytes) -> bytes:
    pieces = page.replace(b">", b">\0").split(b"\0")
    chance.shuffle(pieces)
    return b"".join(pieces)


def _deep(chance: random.Random, page: bytes) -> bytes:
    tag = chance.choice(_TAGS).encode()
    return _inside_body(page, b"<" + tag + b">" * 1 + (b"<" + tag + b">") * DEEP + b"<p>The ferry sailed at noon.")


def _deep_data(chance: random.Random, page: bytes) -> bytes:
    opening = chance.choice([b"[", b'{"a":', b'[{"@graph":'])
    return _inside_head(page, b'<script type="application/ld+json">' + opening * DEEP + b"</script>")


def _long_attribute(chance: random.Random, page: bytes) -> bytes:
    name = chance.choice([b"class", b"id", b"style", b"href", b"itemprop", b"datetime", b"content", b"alt"])
    value = chance.choice([b"a ", b"display:", b"article-", b"2024-01-", b"&quot;", b"/x", b"comment "]) * 60_000
    return _inside_body(page, b"<div " + name + b'="' + value + b'"><p>The crew waited for the tide.</p></div>')


def _many_attributes(_: random.Random, page: bytes) -> bytes:
    return _inside_body(page, b"<p " + b"".join(b'a%d="b" ' % number for number in range(40_000)) + b">text</p>")


def _long_line(chance: random.Random, page: bytes) -> bytes:
    unit = chance.choice(_UNITS)
    line = (unit * (chance.choice([5_000, 60_000, 400_000]) // len(unit))).encode()
    return _inside_body(page, b"<p>" + line + b"</p>")


def _unclosed(chance: random.Random, page: bytes) -> bytes:
    opening = (b"<!--", b"<script>", b"<style>", b"<textarea>", b"<title>", b"<a href='", b'<p class="', b"<![CDATA[")
    at = chance.randrange(len(page))
    return page[:at] + chance.choice([*opening, b"<svg>", b"<xmp>", b"<plaintext>", b"&", b"<", b"<?xml"]) + page[at:]


def _comments(_: random.Random, page: bytes) -> bytes:
    return b"<!---->" * 9_000 + b"<?xml?>" * 9_000 + page


def _wrongly_declared(chance: random.Random, page: bytes) -> bytes:
    charset = chance.choice(_CHARSETS).encode()
    encoded = page.decode("utf-8", "replace").encode(
        chance.choice(["utf-8", "cp1251", "utf-16-le", "cp1252"]), "replace"
    )
    return b'<meta charset="' + charset + b'">' + encoded


def _wide(chance: random.Random, page: bytes) -> bytes:
    encoding = chance.choice(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
    wide = page.decode("utf-8", "replace").encode(encoding)
    return wide[: chance.choice([len(wide), len(wide) - 1, len(wide) // 2 + 1])]


def _zeroed(chance: random.Random, page: bytes) -> bytes:
    at = chance.randrange(len(page))
    return page[:at] + b"\0" * chance.choice([1, 100, 100_000]) + page[at:]


def _surrogates(chance: random.Random, page: bytes) -> bytes:
    lone = "\udcff\ud800 \udfff".encode("utf-8", "surrogatepass")
    at = chance.randrange(len(page))
    return page[:at] + lone * chance.choice([1, 40, 4_000]) + b"&#xD800;&#55296;&#x110000;&#0;" + page[at:]


def _invisible(chance: random.Random, page: bytes) -> bytes:
    signs = ["\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u0301", "\u20e3", "\U000e0041"]
    text = page.decode("utf-8", "replace")
    return "".join(char + chance.choice(signs) * chance.choice([0, 0, 1, 5]) for char in text).encode()


def _many(chance: random.Random, page: bytes) -> bytes:
    return _inside_body(page, chance.choice(_ELEMENTS) * chance.choice([500, 5_000, 20_000]))


def _names(chance: random.Random, page: bytes) -> bytes:
    names = [f"{chance.choice('ABCDEFG')}{'aeiou'[n % 5]}r{n} {chance.choice('KLMNOP')}en{n}" for n in range(800)]
    return _inside_body(
        page, "".join(f"<p>{name} met {chance.choice(names)} on Monday.</p>" for name in names).encode()
    )


def _entities(chance: random.Random, page: bytes) -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    outside = '<!ENTITY f SYSTEM "file:///etc/passwd">'
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "ferry">{levels}{outside}]>'
    return head.encode() + _inside_body(page, b"<p>&e11;&f;</p>" * chance.choice([1, 50]))


def _data_address(_: random.Random, page: bytes) -> bytes:
    return _inside_body(page, b'<img src="data:image/png;base64,' + b"iVBORw0K" * 200_000 + b'">')


def _mixed(chance: random.Random, page: bytes) -> bytes:
    return page[: len(page) // 2] + chance.randbytes(chance.choice([200, 5_000, 200_000])) + page[len(page) // 2 :]


def _noise(chance: random.Random, _: bytes) -> bytes:
    return chance.choice([b"", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B"]) + chance.randbytes(20_000)


def _letter(chance: random.Random, page: bytes) -> bytes:
    depth = chance.choice([3, 150, 5_000])
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth))
    return b"From: desk@paper.example\r\nMIME-Version: 1.0\r\n" + parts + b"Content-Type: text/html\r\n\r\n" + page


def _letter_in_letters(chance: random.Random, page: bytes) -> bytes:
    letter = b"From: desk@paper.example\r\nContent-Type: text/html\r\n\r\n" + page
    return b"From: a@paper.example\r\nContent-Type: message/rfc822\r\n\r\n" * chance.choice([5, 300, 20_000]) + letter


def _saved_page(chance: random.Random, page: bytes) -> bytes:
    encoded = base64.encodebytes(page)
    head = b'From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----x"\r\n\r\n'
    part = b"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded
    whole = head + part + chance.choice([b"\r\n------x--", b"\r\n----y--", b"", b"\r\n------x\r\n" * 500])
    return whole[: chance.choice([len(whole), len(whole) * 2 // 3])]


def _lines(chance: random.Random, page: bytes) -> bytes:
    text = page.decode("utf-8", "replace")
    good = json.dumps({"html": text, "url": "https://paper.example/1"})
    bad = [
        '{"html": "half',
        "[1, 2]",
        '{"html": 3}',
        '{"text": "\\ud800 lone"}',
        "\x00\x01",
        "[" * DEEP,
        '{"url": "x"}',
    ]
    lines = [good, *chance.sample(bad, 4), good[: len(good) // 2], '{"text": null}', "null"]
    return "\n".join(lines).encode()


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, body in members:
            info = zipfile.ZipInfo(name)  # of a fixed day
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, body)
    return stream.getvalue()


def _zip_of_all_sorts(chance: random.Random, page: bytes) -> bytes:
    inner = _zip([("page.html", page)])
    names = [
        "../../etc/passwd.html",
        "/abs.html",
        "C:\\x.html",
        "a/../../b.html",
        "x" * 5_000 + ".html",
        "a\0b.html",
        ".html",
    ]
    members = [(name, page) for name in chance.sample(names, 4)] + [("inner.zip", inner), ("ok.html", page)]
    whole = _zip([*members, ("letter.eml", _letter(chance, page)), ("lines.jsonl", _lines(chance, page))])
    return whole[: chance.choice([len(whole), len(whole) - 9, len(whole) // 2])]


def _zip_bomb(_: random.Random, page: bytes) -> bytes:
    return _zip([("bomb.html", b"<p>" + b"0" * 60_000_000), ("ok.html", page)])


def _zip_with_link(_: random.Random, page: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ok.html", page)
    return stream.getvalue()


def _tar(chance: random.Random, page: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (
            ("device.html", tarfile.CHRTYPE),
            ("pipe.html", tarfile.FIFOTYPE),
            ("disk.html", tarfile.BLKTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.devmajor, info.devminor = kind, 1, 5
            archive.addfile(info)
        for name, kind in (("link.html", tarfile.SYMTYPE), ("twin.html", tarfile.LNKTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("../up.html", "/root.html", "ok.html"):
            info = tarfile.TarInfo(name)
            info.size = len(page)
            archive.addfile(info, io.BytesIO(page))
    whole = stream.getvalue()
    return whole[: chance.choice([len(whole), len(whole) - 3_000, len(whole) // 2])]


def _packed(chance: random.Random, page: bytes) -> bytes:
    whole = _gzip(page)
    return chance.choice([whole[: len(whole) // 2], _flipped(chance, whole), whole + whole, whole + b"junk", whole])


def _packed_bomb(_: random.Random, __: bytes) -> bytes:
    return _gzip(b"<p>" + b" " * 60_000_000)


def _record(page: bytes, kind: bytes, chance: random.Random) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    body = page
    match chance.randrange(4):
        case 0:
            head += b"Transfer-Encoding: chunked\r\n"
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
        case 1:
            head += b"Content-Encoding: gzip\r\n"
            body = _gzip(page)
        case 2:
            head += b"Content-Encoding: br\r\n"
        case _:
            pass
    block = head + b"\r\n" + body
    length = chance.choice([*[len(block)] * 3, len(block) + 999, 10**15])
    return (
        b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Target-URI: https://paper.example/1\r\n"
        b"WARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % length
    ) + block + b"\r\n\r\n"  # fmt: skip


def _crawl(chance: random.Random, page: bytes) -> bytes:
    kinds = [b"response", b"request", b"revisit", b"metadata", b"warcinfo", b"response", b"conversion"]
    whole = b"".join(_record(page, kind, chance) for kind in kinds)
    return chance.choice([whole, whole[: len(whole) // 2], _flipped(chance, whole), _repeated(chance, whole)])


def _packed_crawl(chance: random.Random, page: bytes) -> bytes:
    whole = b"".join(_gzip(_record(page, b"response", chance)) for _ in range(4))
    return chance.choice([whole, whole[: len(whole) // 2], _flipped(chance, whole), _gzip(whole)])


def _press_release(chance: random.Random, page: bytes) -> bytes:
    whole = pdf([(12, 70, 700, "The harbour authority opened the new quay on Monday after two years of work.")])
    endless = whole.replace(b"/Count 1", b"/Count 999999999")
    circle = whole.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R 2 0 R]")
    locked = whole.replace(
        b"trailer\n<<", b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -4 >>"
    )
    return chance.choice(
        [_flipped(chance, whole), _truncated(chance, whole), endless, circle, locked, b"%PDF-1.4" + page]
    )


# What a kind is called, how often it comes up, the ending of its file, and how it is made.
KINDS: tuple[tuple[str, int, str, Make], ...] = (
    ("truncated", 10, "", _truncated),
    ("flipped", 10, "", _flipped),
    ("repeated", 8, "", _repeated),
    ("shuffled", 6, "", _shuffled),
    ("deep", 3, ".html", _deep),
    ("deep data", 2, ".html", _deep_data),
    ("long attribute", 3, ".html", _long_attribute),
    ("many attributes", 1, ".html", _many_attributes),
    ("long line", 8, "", _long_line),
    ("unclosed", 6, ".html", _unclosed),
    ("comments", 1, ".html", _comments),
    ("wrongly declared", 5, ".html", _wrongly_declared),
    ("wide", 4, "", _wide),
    ("zeroed", 4, "", _zeroed),
    ("surrogates", 4, "", _surrogates),
    ("invisible", 3, "", _invisible),
    ("many", 5, ".html", _many),
    ("names", 1, ".html", _names),
    ("entities", 2, ".xhtml", _entities),
    ("data address", 1, ".html", _data_address),
    ("mixed", 4, "", _mixed),
    ("noise", 4, "", _noise),
    ("letter", 3, ".eml", _letter),
    ("letter in letters", 2, ".eml", _letter_in_letters),
    ("saved page", 3, ".mhtml", _saved_page),
    ("lines", 3, ".jsonl", _lines),
    ("zip", 3, ".zip", _zip_of_all_sorts),
    ("zip bomb", 1, ".zip", _zip_bomb),
    ("zip with link", 1, ".zip", _zip_with_link),
    ("tar", 3, ".tar", _tar),
    ("packed", 3, ".html.gz", _packed),
    ("packed bomb", 1, ".html.gz", _packed_bomb),
    ("crawl", 4, ".warc", _crawl),
    ("packed crawl", 3, ".warc.gz", _packed_crawl),
    ("press release", 1, ".pdf", _press_release),
)


def make(number: int, seed: int) -> Hostile:
    """Return the page with that number out of the endless row that a seed stands for."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311  # the same again is what is wanted
    examples = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".html", ".txt"})
    kind, _, ending, body = chance.choices(KINDS, [weight for _, weight, _, _ in KINDS])[0]
    example = chance.choice(examples)
    return Hostile(
        f"{number:05d}-{kind.replace(' ', '-')}{ending or example.suffix}", body(chance, example.read_bytes())
    )


def write_huge(path: Path, size: int) -> None:
    """Write one page of `size` bytes, a megabyte at a time."""
    line = b"<p>The ferries between the mainland and the islands stopped at noon.</p>\n"
    block = line * (1_000_000 // len(line))
    with path.open("wb") as stream:
        stream.write(b"<html><body>")
        while stream.tell() < size:
            stream.write(block)


def _inside_body(page: bytes, markup: bytes) -> bytes:
    at = page.find(b"</h1>")
    at = at + 5 if at >= 0 else len(page) // 2
    return page[:at] + markup + page[at:]


def _inside_head(page: bytes, markup: bytes) -> bytes:
    at = page.find(b"</head>")
    return page[:at] + markup + page[at:] if at >= 0 else b"<html><head>" + markup + b"</head><body><pre>" + page
