"""Scores against annotated pages."""
