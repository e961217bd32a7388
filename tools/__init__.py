"""Programs for those who work on dateline itself."""
