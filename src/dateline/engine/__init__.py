"""Running stages over many items."""
