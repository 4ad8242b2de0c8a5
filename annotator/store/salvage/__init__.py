"""Salvage: a new project from what a damaged file still holds."""

from annotator.store.salvage.rebuilding import Salvaged, salvage

__all__ = ["Salvaged", "salvage"]
