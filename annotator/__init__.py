"""Annotate who said what in press articles, offline."""

__version__ = "0.1.0"
