"""Tests of the annotation stages."""
