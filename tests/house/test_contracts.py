"""The import contracts hold, and they see the faults they are there for."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

LINT = Path(sysconfig.get_path("scripts")) / "lint-imports"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    # Run in the folder, so that it is the package there that is looked at.
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "annotator", tmp_path / "annotator", ignore=leave)
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def plant(module: Path, line: str) -> None:
    module.write_text(module.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def broken_contracts(report: str) -> set[str]:
    return {line.removesuffix(" BROKEN") for line in report.splitlines() if line.endswith("BROKEN")}


def test_the_program_keeps_them(copy: Path) -> None:
    result = check(copy)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/spans.py", "import PySide6", "Qt stays in ui and app"),
        ("ui/desk.py", "import sqlalchemy", "SQL stays in store"),
        ("cli/main.py", "import sqlite3", "SQL stays in store"),
        ("ui/desk.py", "import docx", "Word and XML stay in reports, ingest, exchange"),
        ("domain/spans.py", "import annotator.editing.project", "Imports point downwards"),
        (
            "ui/desk.py",
            "import annotator.store.reading",
            "Window and command line reach the store through editing only",
        ),
    ],
)
def test_an_import_planted_against_them_is_found_and_named(
    copy: Path, module: str, line: str, contract: str
) -> None:
    plant(copy / "annotator" / module, line)
    result = check(copy)
    assert result.returncode == 1, result.stdout + result.stderr
    assert contract in broken_contracts(result.stdout)


def test_a_package_without_a_place_in_the_layers_is_found(copy: Path) -> None:
    (copy / "annotator" / "elsewhere").mkdir()
    (copy / "annotator" / "elsewhere" / "__init__.py").write_text('"""Somewhere."""\n')
    result = check(copy)
    assert result.returncode != 0
    assert "elsewhere" in result.stdout + result.stderr
