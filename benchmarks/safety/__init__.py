"""What a record survives: kills, many readers at once, and inputs that were bent."""
