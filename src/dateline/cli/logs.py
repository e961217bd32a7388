"""What is logged: warnings as text for people, or every event as one JSON object a line for programs."""

import json
import logging
import sys
from datetime import UTC, datetime

FORMS = ("text", "json")
"""The values of `--log`."""

_FIELDS = "fields"


class JsonLines(logging.Formatter):
    """Writes a record as one line: when, how bad, where from, what, and its fields beside one another."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        row = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, _FIELDS, {}),
        }
        if record.exc_info:
            row["error"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False, default=str)


def set_up(form: str) -> None:
    """Have what the program logs written to the standard error, in the form that `--log` names."""
    if form == "text":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger("dateline").setLevel(logging.INFO)


def log(event: str, **fields: object) -> None:
    """Log an event with its fields."""
    logging.getLogger("dateline").info(event, extra={_FIELDS: fields})
