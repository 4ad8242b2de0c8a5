"""The wheel holds the package and every resource, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parents[2]
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.mark.package
def test_it_holds_only_the_package_and_its_description(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"annotator", wheel.name.split("-py3")[0] + ".dist-info"}


@pytest.mark.package
def test_its_resources_are_ours_file_by_file(wheel: Path, root: Path) -> None:
    folder = root / "resources"
    ours = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        prefix = "annotator/_resources/"
        shipped = {
            name.removeprefix(prefix): archive.read(name)
            for name in archive.namelist()
            if name.startswith(prefix)
        }
    assert ours
    assert shipped.keys() == ours.keys()
    assert shipped == ours


@pytest.mark.package
def test_it_holds_every_module(wheel: Path, root: Path) -> None:
    ours = {path.relative_to(root).as_posix() for path in (root / "annotator").rglob("*.py")}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if name.endswith(".py")}
    assert shipped == ours


@pytest.mark.package
def test_it_carries_the_licence_and_starts_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        points = next(name for name in names if name.endswith("entry_points.txt"))
        assert any(name.endswith("licenses/packaging/LICENSE") for name in names)
        assert "annotator = annotator.__main__:main" in archive.read(points).decode()
