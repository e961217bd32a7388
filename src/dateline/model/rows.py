"""Model values to plain rows and back, for every store, export and hand-over between processes.

A row holds only what JSON can hold: strings, numbers, booleans, `None`, lists and dicts. Dates and times become ISO
8601 strings, bytes Base64, enumerations their values. The field names of the dataclasses are the keys, so a new field
with a default can be read from rows written before it existed.
"""

from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")


def to_row(value: object) -> dict[str, Any]:
    """Return a model value as a dict of plain values.

    >>> from dateline.model.span import Span
    >>> to_row(Span(3, 9))
    {'start': 3, 'end': 9}
    """
    row: dict[str, Any] = msgspec.to_builtins(value)
    return row


def from_row(kind: type[Value], row: object) -> Value:
    """Return the value of class `kind` that `row` holds; `ValueError` where the row does not fit the class.

    >>> from dateline.model.span import Span
    >>> from_row(Span, {"start": 3, "end": 9})
    Span(start=3, end=9)
    """
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def to_json(value: object) -> str:
    """Return a model value as one line of JSON text.

    >>> from dateline.model.span import Span
    >>> to_json(Span(3, 9))
    '{"start":3,"end":9}'
    """
    return msgspec.json.encode(value).decode("utf-8")


def from_json(kind: type[Value], text: str | bytes) -> Value:
    """Return the value of class `kind` that a JSON text holds; `ValueError` where the text does not fit the class.

    >>> from dateline.model.span import Span
    >>> from_json(Span, '{"start":3,"end":9}')
    Span(start=3, end=9)
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error
