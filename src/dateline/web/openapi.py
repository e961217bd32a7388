"""The OpenAPI document, made from the table of endpoints and the schema of the export."""

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.model.change import ABOUT, ChangeKind
from dateline.settings import VERSION
from dateline.web.api import ENDPOINTS
from dateline.web.rest import PREFIX, PROBLEM, Endpoint, Parameter

_REF = "#/components/schemas/"
_IN_PATH = re.compile(r"\{(\w+)(?::(\w+))?\}")
_OBJECT: dict[str, Any] = {"type": "object"}
_STEP: dict[str, Any] = {
    "type": "object",
    "required": ["text", "evidence", "steps"],
    "properties": {
        "text": {"type": "string"},
        "evidence": {"type": "array", "items": _OBJECT},
        "steps": {"type": "array", "items": {"$ref": f"{_REF}step"}},
    },
}
_OWN: dict[str, dict[str, Any]] = {
    "step": _STEP,
    "why": {
        "type": "object",
        "required": ["id", "title", "steps"],
        "properties": {
            "id": {"type": "string"},
            "title": {"type": "string"},
            "steps": {"type": "array", "items": {"$ref": f"{_REF}step"}},
        },
    },
    "brief": {
        "type": "object",
        "required": ["title", "sections", "citations"],
        "properties": {
            "title": {"type": "string"},
            "sections": {"type": "array", "items": _OBJECT},
            "citations": {"type": "array", "items": _OBJECT},
        },
    },
    "hit": {
        "type": "object",
        "required": ["kind", "id", "title", "excerpt", "article_id"],
        "properties": {
            "kind": {"type": "string"},
            "id": {"type": "string"},
            "title": {"type": "string"},
            "excerpt": {"type": "string"},
            "article_id": {"type": ["string", "null"]},
        },
    },
    "facets": {
        "type": "object",
        "required": ["total", "counted", "fields"],
        "properties": {
            "total": {"type": "integer"},
            "counted": {"type": "integer"},
            "fields": {
                "type": "object",
                "additionalProperties": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["value", "count"],
                        "properties": {"value": {"type": "string"}, "count": {"type": "integer"}},
                    },
                },
            },
        },
    },
    "place_of_events": {
        "type": "object",
        "required": ["name", "country", "events", "exact", "drawn_at", "latitude", "longitude"],
        "properties": {
            "name": {"type": "string"},
            "country": {"type": ["string", "null"]},
            "events": {"type": "integer"},
            "exact": {"type": "boolean"},
            "drawn_at": {"type": ["string", "null"]},
            "latitude": {"type": ["number", "null"]},
            "longitude": {"type": ["number", "null"]},
        },
    },
    "change": {
        "type": "object",
        "required": ["about", "item_id", "title", "kind", "cell", "before", "after", "evidence", "day"],
        "properties": {
            "about": {"enum": [*ABOUT]},
            "item_id": {"type": "string"},
            "title": {"type": "string"},
            "kind": {"enum": [*ChangeKind]},
            "cell": {"type": "string"},
            "before": {"type": "string"},
            "after": {"type": "string"},
            "evidence": {"type": "array", "items": {"$ref": f"{_REF}span"}},
            "day": {"type": ["string", "null"], "format": "date"},
        },
    },
    "judgement": {
        "type": "object",
        "required": ["kind", "left", "right", "verdict", "decided_by"],
        "properties": {
            "number": {"type": "integer"},
            "kind": {"type": "string"},
            "left": {"type": "string"},
            "right": {"type": "string"},
            "verdict": {"enum": ["same", "different"]},
            "decided_by": {"type": "string"},
        },
    },
    "decision": {
        "type": "object",
        "required": ["kind", "id", "by", "reason", "at", "withdrawn_at"],
        "properties": {
            "kind": {"enum": ["pair", "cell"]},
            "id": {"type": "string"},
            "by": {"type": "string"},
            "reason": {"type": "string"},
            "at": {"type": "string", "format": "date-time"},
            "withdrawn_at": {"type": ["string", "null"]},
        },
    },
    "kept": {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": _OBJECT}}},
    "report": {
        "type": "object",
        "required": ["captures", "added", "known", "rejections"],
        "properties": {
            "captures": {"type": "integer"},
            "added": {"type": "integer"},
            "known": {"type": "integer"},
            "rejections": {"type": "array", "items": _OBJECT},
        },
    },
    "problem": {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    },
}


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    paths: dict[str, dict[str, Any]] = {}
    for each in ENDPOINTS:
        path = PREFIX + _IN_PATH.sub(r"{\1}", each.path)
        paths.setdefault(path, {})[each.method.lower()] = _operation(each)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dateline",
            "version": VERSION,
            "description": "One record over HTTP. Every statement comes with the spans of the articles it rests on: "
            "half-open ranges of code points in an article's `text`.",
        },
        "paths": paths,
        "components": {
            "schemas": {**_record_schemas(), **_OWN},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _record_schemas() -> dict[str, Any]:
    """Return the objects of the export's schema under the names that OpenAPI gives them."""
    text = files("dateline.publish").joinpath("record.schema.json").read_text(encoding="utf-8")
    schemas: dict[str, Any] = json.loads(text.replace("#/$defs/", _REF))["$defs"]
    return schemas


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.text,
        "parameters": [
            *(_in_path(name, kind) for name, kind in _IN_PATH.findall(endpoint.path)),
            *map(_in_query, endpoint.parameters),
        ],
        "responses": {
            str(endpoint.status): _answer(endpoint),
            **{str(status): _problem(words) for status, words in _errors(endpoint).items()},
        },
    }
    if endpoint.given is not None:
        schema = {
            "type": "object",
            "additionalProperties": False,
            "required": list(endpoint.needed),
            "properties": {
                name: {**field, "minLength": 1} if name in endpoint.needed and "type" in field else field
                for name, field in endpoint.given.items()
            },
        }
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return told


def _answer(endpoint: Endpoint) -> dict[str, Any]:
    if not endpoint.gives:
        return {"description": "Done."}
    one = {"$ref": f"{_REF}{endpoint.gives}"}
    schema = (
        one
        if not endpoint.is_list
        else {
            "type": "object",
            "required": ["items", "next", "total"],
            "properties": {
                "items": {"type": "array", "items": one},
                "next": {"type": ["string", "null"]},
                "total": {"type": "integer"},
            },
        }
    )
    return {"description": endpoint.text, "content": {"application/json": {"schema": schema}}}


def _errors(endpoint: Endpoint) -> dict[int, str]:
    found = {400: "What was asked for cannot be answered.", 401: "A token is needed.", 503: "The record is busy."}
    if "{" in endpoint.path or endpoint.given is not None:
        found[404] = "The record holds no such item."
    if endpoint.method != "GET":
        found[403] = "This token may not write."
    return found


def _problem(words: str) -> dict[str, Any]:
    return {"description": words, "content": {PROBLEM: {"schema": {"$ref": f"{_REF}problem"}}}}


def _in_path(name: str, kind: str) -> dict[str, Any]:
    schema = (
        {"type": "integer", "minimum": 0, "maximum": 2**31} if kind == "int" else {"type": "string", "minLength": 1}
    )
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _in_query(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.text,
        "schema": dict(parameter.schema),
    }
