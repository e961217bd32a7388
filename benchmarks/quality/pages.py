"""The published layouts of four page-reading benchmarks, as one stream of pages with their gold."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page with what people say is on it; a field that is None has no gold."""

    id: str
    body: bytes
    url: str | None = None
    text: str | None = None
    title: str | None = None
    authors: list[str] | None = None
    date: str | None = None
    moment: str | None = None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    fetched_at: datetime | None = None


def is_held(page_id: str) -> bool:
    """Tell whether a page belongs to the half on which nothing is tuned: by the hash of its id."""
    return int(hashlib.sha256(page_id.encode()).hexdigest(), 16) % 2 == 1


def in_split(page: GoldPage, split: str) -> bool:
    """Tell whether a page is in the asked half; `all` is both."""
    return split == "all" or is_held(page.id) == (split == "held")


def wcxb(folder: Path, *, articles: bool = True) -> Iterator[GoldPage]:
    """Yield the articles of the Web Content eXtraction Benchmark, or its other pages (ground-truth/ID.json)."""
    base = folder / "dev" if (folder / "dev").is_dir() else folder
    for path in sorted((base / "ground-truth").glob("*.json")):
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        gold = data["ground_truth"]
        kind = data.get("_internal", {}).get("page_type", {}).get("primary", "article")
        if (kind == "article") != articles:
            continue
        yield GoldPage(
            path.stem,
            gzip.decompress((base / "html" / f"{path.stem}.html.gz").read_bytes()),
            data.get("url"),
            gold.get("main_content") or "",
            gold.get("title"),
            [gold["author"]] if gold.get("author") else None,
            gold.get("publish_date"),
            must=tuple(gold.get("with") or ()),
            must_not=tuple(gold.get("without") or ()),
        )


def fundus(folder: Path) -> Iterator[GoldPage]:
    """Yield the test pages of fundus; a publisher's pages and gold versions pair up in order of date."""
    for meta in sorted(folder.rglob("meta.info")):
        about = json.loads(meta.read_text(encoding="utf-8"))
        for path in sorted(meta.parent.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            pages = sorted(page for page in meta.parent.glob(f"{path.stem}_[0-9]*.html.gz") if _is_of(page, path.stem))
            for page, version in zip(pages, sorted(gold), strict=False):
                yield _fundus_page(page, gold[version], about.get(page.name, {}))


def _is_of(page: Path, publisher: str) -> bool:
    """A publisher's name may begin another's, so the rest must be a date."""
    return page.name[len(publisher) + 1 :].split(".")[0].replace("_", "").isdigit()


def _fundus_page(page: Path, gold: dict[str, Any], about: dict[str, Any]) -> GoldPage:
    moment = gold.get("publishing_date")
    crawled = datetime.fromisoformat(about["crawl_date"]) if about.get("crawl_date") else None
    return GoldPage(
        f"{page.parent.name}/{page.name}",
        gzip.decompress(page.read_bytes()),
        about.get("url"),
        _fundus_text(gold.get("body")),
        gold.get("title"),
        gold.get("authors") or None,
        str(moment)[:10] if moment else None,
        str(moment) if moment else None,
        fetched_at=crawled,
    )


def _fundus_text(body: dict[str, Any] | None) -> str | None:
    if not body:
        return None
    parts = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        parts += [*(section.get("headline") or ()), *(section.get("paragraphs") or ())]
    return "\n\n".join(parts)


def aeb(folder: Path) -> Iterator[GoldPage]:
    """Yield the pages of the Article Extraction Benchmark: ground-truth.json, html/ID.html.gz."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for page_id, data in sorted(gold.items()):
        body = gzip.decompress((folder / "html" / f"{page_id}.html.gz").read_bytes())
        yield GoldPage(page_id, body, data.get("url"), data.get("articleBody") or "")


def htmldate(folder: Path) -> Iterator[GoldPage]:
    """Yield the pages of htmldate's evaluation, `tests/` of its repository.

    JSON files (`eval_default.json`, `eval_mediacloud_2020.json`) map an address to its file's name and date; the files
    lie in several folders beside them, most but not all with the ending .html. A page without its file is left out.
    """
    files = {path.name: path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".json"}
    for path in sorted(folder.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for url, about in sorted(data.items()) if isinstance(data, dict) else ():
            name = about.get("file") if isinstance(about, dict) else None
            page = files.get(name or "") or files.get(f"{name}.gz")
            if page is not None:
                raw = page.read_bytes()
                body = gzip.decompress(raw) if page.suffix == ".gz" else raw
                yield GoldPage(str(name), body, url, date=about.get("date"))
