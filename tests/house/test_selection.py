"""Which tests run when: the quick ones always, the long ones by night, the display ones on one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest
from hypothesis import settings

def test_quick(): print(f"examples={settings().max_examples}")

@pytest.mark.nightly
def test_long(): pass

@pytest.mark.perf
def test_speed(): pass

@pytest.mark.x11
def test_on_a_display(): pass

@pytest.mark.office
def test_in_an_office(): pass
"""


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copy(root / "tests" / "conftest.py", tmp_path / "tests")
    shutil.copytree(root / "tests" / "aids", tmp_path / "tests" / "aids")
    (tmp_path / "tests" / "test_one.py").write_text(TESTS)
    return tmp_path


def ran(folder: Path, *arguments: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-s", "-rs", "-p", "no:randomly", *arguments],
        cwd=folder,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "", **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_by_default_the_long_and_the_measuring_ones_are_left_out(folder: Path) -> None:
    told = ran(folder)
    assert "examples=500" in told
    assert "2 deselected" in told
    assert "test_long" not in told
    assert "test_speed" not in told


def test_by_night_properties_get_ten_thousand_examples_and_long_tests_run(folder: Path) -> None:
    told = ran(folder, "--nightly")
    assert "examples=10000" in told
    assert "test_long PASSED" in told
    assert "test_speed" not in told


def test_one_can_be_asked_for_by_its_marker(folder: Path) -> None:
    assert "test_speed PASSED" in ran(folder, "-m", "perf")


def test_without_a_display_or_an_office_their_tests_say_why_they_are_skipped(folder: Path) -> None:
    told = ran(folder)
    assert "needs an X display" in told
    assert "needs LibreOffice" in told


def test_on_a_display_its_tests_run(folder: Path) -> None:
    told = ran(folder, "-m", "x11", QT_QPA_PLATFORM="xcb")
    assert "test_on_a_display PASSED" in told


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_with_an_office_its_tests_run(folder: Path) -> None:
    assert "test_in_an_office PASSED" in ran(folder, PATH=os.environ["PATH"])
