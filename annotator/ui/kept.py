"""Keeps small habits of the user, such as recent projects, as JSON beside the settings."""

import contextlib
import json
import os
from pathlib import Path

from annotator import paths

_LARGEST = 1_000_000
"""A file of more bytes than this was not written here."""


def read(name: str) -> object:
    """Return what was kept under a name, or None when there is nothing that can be read."""
    try:
        file = _file(name)
        if file.stat().st_size > _LARGEST:
            return None
        kept: object = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # ValueError: no JSON, or no UTF-8
        return None
    return kept


def is_there(name: str) -> bool:
    """Tell whether anything was kept under a name, be it damaged."""
    try:
        return _file(name).exists()
    except OSError:
        return False


def set_aside(name: str) -> Path | None:
    """Give what was kept under a name another one, and return where it is now, if that went."""
    try:
        file = _file(name)
        return file.replace(file.with_suffix(".damaged.json"))
    except OSError:
        return None


def write(name: str, value: object) -> bool:
    """Keep a value that JSON can hold, and tell whether it could be written."""
    # A habit forgotten is no reason to stop anybody's work.
    with contextlib.suppress(OSError):
        file = _file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}.new")
        try:
            # In ASCII, so that the name of a file that is no proper text can be kept as well.
            beside.write_text(json.dumps(value, indent=1), encoding="ascii")
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
        return True
    return False


def _file(name: str) -> Path:
    return paths.config_dir() / f"{name}.json"
