"""Many outlets' pages about the same happenings, turned into one dated, sourced record."""

__version__ = "0.1.0"
