"""What is written beside a backup."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is: who wrote it, in which schema, of which record and when; its size, its hash, rows by table."""

    written_by: str
    schema: str
    record: str
    at: datetime
    size: int
    sha256: str
    rows: dict[str, int]
