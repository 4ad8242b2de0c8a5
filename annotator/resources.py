"""Finds what ships beside the code: samples, fonts, themes, templates, the codebook."""

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _root() -> Path:
    # An editable install leaves a stale copy in site-packages, so only places beside the package
    # this module was imported from count; a frozen program unpacks them beside itself.
    frozen = Path(getattr(sys, "_MEIPASS", _PACKAGE)) / "resources"
    for folder in (_PACKAGE / "_resources", _PACKAGE.parent / "resources", frozen):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(_PACKAGE.parent / "resources")


def path(name: str) -> Path:
    """Return where a resource lies; `name` uses forward slashes."""
    return _root() / name


def read_text(name: str) -> str:
    """Return a resource's text."""
    return path(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return a resource's bytes."""
    return path(name).read_bytes()
