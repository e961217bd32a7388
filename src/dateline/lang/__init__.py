"""Per-language tables and rules, and tables generated from `resources/`."""
