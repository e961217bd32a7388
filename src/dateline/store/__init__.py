"""The record in an SQL database."""
