"""Write `docs/rest.md` from the OpenAPI document, and `docs/record-fields.md` from the schema of the JSON Lines export.

A test tells when it must be run again.
"""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.web.openapi import document

DOCS = Path(__file__).parents[1] / "docs"
_SCHEMAS = "#/components/schemas/"
_DEFINITIONS = "#/$defs/"
_REST = """# REST

Written from the OpenAPI document by `tools/build_reference.py`; do not edit it here.

`dateline serve` answers under `/api/v1` and describes itself at `/openapi.json`, for programs that make clients. Items
have the [fields of the record](record-fields.md). A list is an object of `items`, `total` and `next`; where `next` is
not null, `after` takes it and leads on. Every answer to a reading request has an `ETag`; asked again with
`If-None-Match`, what has not changed answers 304. Errors are problems as RFC 9457 has them. With `--tokens`, a request
carries `Authorization: Bearer TOKEN`; requests that write need the scope `write`. [An engineer](howto/engineer.md)
shows how to begin.
"""
_FIELDS = """# The fields of the record

Written from `src/dateline/publish/record.schema.json` by `tools/build_reference.py`; do not edit it here.

[The record as JSON Lines](record-format.md) says what may be relied on, and how to read it. The same fields are the
columns of the Parquet tables and the answers of [REST](rest.md). A field that may be `null` is there all the same.
"""


def rest_page() -> str:
    """Return the page on REST: a section for each endpoint."""
    paths: Mapping[str, Mapping[str, Any]] = document()["paths"]
    return "\n".join(
        [_REST, *(_endpoint(method, path, told) for path, each in paths.items() for method, told in each.items())]
    )


def fields_page() -> str:
    """Return the page on the export's fields: a section for each object, the kinds of lines first."""
    schema = json.loads(files("dateline.publish").joinpath("record.schema.json").read_text(encoding="utf-8"))
    lines = [each["$ref"].removeprefix(_DEFINITIONS) for each in schema["oneOf"]]
    parts = [name for name in schema["$defs"] if name not in lines]
    return "\n".join([_FIELDS, *(_object(name, schema["$defs"]) for name in [*lines, *parts])])


def _endpoint(method: str, path: str, told: Mapping[str, Any]) -> str:
    text = f"## {method.upper()} {path}\n\n{told['summary']}\n"
    asked = [each for each in told["parameters"] if each["in"] == "query"]
    if asked:
        rows = ((f"`{each['name']}`", _type(each["schema"]), each["description"]) for each in asked)
        text += "\n" + _table(("query", "holds", "meaning"), rows)
    if "requestBody" in told:
        body = told["requestBody"]["content"]["application/json"]["schema"]
        rows = (
            (f"`{name}`", _type(field), "yes" if name in body["required"] else "")
            for name, field in body["properties"].items()
        )
        text += "\n" + _table(("field sent", "holds", "needed"), rows)
    return text + f"\nAnswers {', '.join(_answers(told['responses']))}.\n"


def _answers(responses: Mapping[str, Any]) -> Iterator[str]:
    for status, answer in responses.items():
        schema = answer.get("content", {}).get("application/json", {}).get("schema")
        yield f"{status} with {_given(schema)}" if schema else status


def _given(schema: Mapping[str, Any]) -> str:
    items = schema.get("properties", {}).get("items", {}).get("items")
    return f"a list of `{_name(items)}`" if items else f"one `{_name(schema)}`"


def _object(name: str, definitions: Mapping[str, Any]) -> str:
    told = definitions[name]
    rows = ((f"`{field}`", _type(each), _meaning(each, definitions)) for field, each in told["properties"].items())
    return f"## {name}\n\n{told.get('description', '')}\n\n{_table(('field', 'holds', 'meaning'), rows)}"


def _meaning(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    referred = definitions[_name(field)] if "$ref" in field else {}
    return str(field.get("description") or referred.get("description", ""))


def _type(schema: Mapping[str, Any]) -> str:
    """Return in a few words what a value may be.

    >>> _type({"type": ["string", "null"]}), _type({"type": "array", "items": {"$ref": "#/$defs/span"}})
    ('string or null', 'list of [span](#span)')
    """
    if "$ref" in schema:
        name = _name(schema)
        return f"[{name}](#{name})" if schema["$ref"].startswith(_DEFINITIONS) else f"`{name}`"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{each}`" for each in schema["enum"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " or ".join(_type(each) for each in schema[several])
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", ["anything"])
    return " or ".join(f"list of {_type(schema.get('items', {}))}" if each == "array" else each for each in kinds)


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema["$ref"]).removeprefix(_SCHEMAS).removeprefix(_DEFINITIONS)


def _table(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [columns, ("---",) * len(columns), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    (DOCS / "rest.md").write_text(rest_page(), encoding="utf-8")
    (DOCS / "record-fields.md").write_text(fields_page(), encoding="utf-8")
