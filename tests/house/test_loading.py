"""What is loaded when: the command line asks little of the machine, and Qt is one that works."""

import json
import subprocess
import sys
from importlib.metadata import version

import pytest
from PySide6.QtCore import QObject

from annotator.cli.parser import VERBS

HEAVY = [
    *("PySide6", "shiboken6", "sqlalchemy", "docx", "lxml", "qtawesome", "regex"),
    *("trafilatura", "psutil", "charset_normalizer"),
]


def loaded_after(script: str) -> set[str]:
    ask = f"{script}\nimport json, sys\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True
    ).stdout
    return set(json.loads(answer.splitlines()[-1]))


def test_help_loads_no_library() -> None:
    script = """
from contextlib import suppress
from annotator.__main__ import main
with suppress(SystemExit):
    main(["--help"])
"""
    assert loaded_after(script).isdisjoint(HEAVY)


@pytest.mark.parametrize("module", sorted({verb[0] for verb in VERBS.values()}))
def test_no_verb_loads_qt(module: str) -> None:
    loaded = loaded_after(f"import annotator.cli.{module}")
    assert loaded.isdisjoint(["PySide6", "shiboken6", "qtawesome"])


def test_a_call_of_qt_that_returns_nothing_does_not_use_up_none() -> None:
    # PySide6 6.12 on Python 3.11 loses one reference each time, until the program aborts.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


def test_qt_is_a_version_that_starts() -> None:
    assert version("PySide6_Essentials") != "6.8.0"
