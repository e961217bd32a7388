"""Walks a whole record and opens everything: spans hold their words, ids lead somewhere, nothing lacks evidence."""

from collections.abc import Iterator

from dateline.model.claim import Brief, Timeline
from dateline.model.record import Record
from dateline.publish.to_json import record_rows

Row = dict[str, object]


def faults(record: Record, timeline: Timeline, brief: Brief) -> list[str]:
    """Return a line for each cell of the export, the timeline and the brief that cannot be opened."""
    texts = {page.article.id: page.article.text for page in record.pages}
    rows = list(record_rows(record))
    ids = {str(row["id"]) for row in rows} | {check.id for check in record.ledger.checks}
    found = [f"{row['id']}: {fault}" for row in rows for fault in _loose(row, texts, str(row["id"]))]
    found += [f"{row['id']} leads to {name}" for row in rows for name in _named(row) if name not in ids]
    found += [f"{row['id']} has no evidence" for row in rows if not _evidence(row)]
    refs = [ref for entry in (*timeline.entries, *timeline.rest) for ref in entry.evidence]
    for ref in (*refs, *brief.citations):
        if not ref.text or ref.span.of(texts.get(ref.article_id, "")) != ref.text:
            found.append(f"the brief or timeline cites {ref}")
    found += [f"no citation: {each.text}" for part in brief.sections for each in part.sentences if not each.citations]
    return found


def _loose(value: object, texts: dict[str, str], article_id: str) -> Iterator[str]:
    """Yield every span inside a row whose words do not stand there; blocks are spans of the row's own article."""
    if isinstance(value, list):
        for each in value:
            yield from _loose(each, texts, article_id)
    if not isinstance(value, dict):
        return
    name = str(value.get("article_id") or article_id)
    start, end = value.get("start"), value.get("end")
    if isinstance(start, int) and isinstance(end, int):
        text = texts.get(name)
        if text is None or not 0 <= start <= end <= len(text):
            yield f"no span {start}..{end} in {name}"
        elif "article_id" in value and "rule" not in value and text[start:end] != value.get("text"):
            yield f"{name} has {text[start:end]!r} and not {value.get('text')!r} at {start}"
    for key, each in value.items():
        yield from _loose(each, texts, name) if key != "source" else ()


def _named(row: Row) -> Iterator[str]:
    """Yield every id that a row leads to."""
    match row["kind"]:
        case "event":
            yield from (str(each["entity_id"]) for each in _rows(row["participants"]))
            yield from (str(row["part_of"]) for _ in range(row["part_of"] is not None))
        case "story":
            yield from (*_names(row["articles"]), *_names(row["events"]))
        case "lineage":
            yield from (str(row["from"]), str(row["to"]))
        case "claim":
            yield from str(row["subject"]).split("+")  # a figure between two countries is about both
            yield from (str(each["claim"]) for each in _rows(row["relations"]))
            for check in _rows(row["checks"]):
                yield from (*_names(check["counted"]), *_names(check["contradicted_by"]))
                yield from (str(each["id"]) for each in _rows(check["excluded"]))
        case "entity":
            yield from (name.partition("#")[0] for name in _names(row["members"]))


def _evidence(row: Row) -> bool:
    fields = {"event": "mentions", "claim": "evidence", "entity": "members", "lineage": "grounds", "story": "articles"}
    field = fields.get(str(row["kind"]))
    return field is None or bool(row[field])


def _rows(value: object) -> list[Row]:
    assert isinstance(value, list)
    return value


def _names(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(each) for each in value]
