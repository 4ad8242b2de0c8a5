"""A worker process of our own in which files are taken apart that could bring a program down."""

from typing import Final

WORD: Final = "--in-the-cage"
"""The one argument by which the program, installed or frozen, becomes the worker."""
