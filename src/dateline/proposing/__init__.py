"""Asking a model of the user's own about an article: a spaCy pipeline, a Python function, or an endpoint."""
