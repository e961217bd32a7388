"""Frozen values that pass between stages; nothing here knows how they are made."""
