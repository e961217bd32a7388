"""What a record survives: kills, and many readers at once."""
