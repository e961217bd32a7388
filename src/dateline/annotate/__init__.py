"""Articles to annotations."""
