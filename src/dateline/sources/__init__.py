"""Paths and URLs to captures."""
