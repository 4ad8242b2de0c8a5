"""S7: a project where nobody may write is read there, and worked on as a copy elsewhere."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.editing.obstacles import Obstacle, obstacle_of
from annotator.editing.project import Project
from annotator.errors import ReadOnlyProject

CHILD = Path(__file__).with_name("reading_as_nobody.py")
ROOT = Path(__file__).parents[3]
NOBODY = 65534
WHY = (
    "You may not write to the folder this project lies in. Nothing can be changed here: to go on, "
    "work on a copy in a folder of your own."
)

# Each loads the whole program before it gives up its rights.
pytestmark = pytest.mark.timeout(180)
needs_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="needs to give up root"
)


@pytest.fixture
def nobodys(project_path):
    """The project in a folder that nobody may write to, and a folder of their own beside it."""
    with TemporaryDirectory() as folder:
        locked, own = Path(folder, "locked"), Path(folder, "own")
        for one in (locked, own):
            one.mkdir()
        path = locked / project_path.name
        path.write_bytes(project_path.read_bytes())
        for one in (Path(folder), own, path):
            one.chmod(0o755)
        os.chown(own, NOBODY, NOBODY)
        locked.chmod(0o555)
        yield path, own


def as_nobody(path, own, script, *words):
    return subprocess.run(
        [sys.executable, *script, path, *words],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": str(own),
            **{f"XDG_{name}_HOME": str(own / name) for name in ("DATA", "CONFIG", "CACHE")},
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )


@needs_root
def test_the_window_says_why_and_works_on_a_copy(nobodys):
    path, own = nobodys
    before = path.read_bytes()
    done = as_nobody(path, own, [CHILD], own / "copy.annproj", own / "window.png")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {
        "read_only": True,
        "statements": 0,
        "notices": [WHY],
        "may_code": False,
        "beside": [path.name],
        "copy": 1,
        "notices_of_copy": 0,
    }
    assert path.read_bytes() == before
    copy = Project.open(own / "copy.annproj")
    assert len(copy.read.annotations()) == 1
    copy.close()


CLI = """
import os, pkgutil, sys
from importlib import import_module
import annotator
for module in pkgutil.walk_packages(annotator.__path__, "annotator."):
    if ".ui" not in module.name and not module.name.endswith(("__main__", ".app")):
        import_module(module.name)
os.setgid(65534)
os.setuid(65534)
from annotator.cli.main import run
path, copy = sys.argv[1:]
verbs = (f"articles|{path}", f"undo|{path}", f"backup|{path}|-o|{copy}", f"check|{copy}")
sys.exit([run(words.split("|"), None) for words in verbs] != [0, 3, 0, 0])
"""


@needs_root
def test_the_command_line_reads_it_refuses_an_edit_and_makes_a_copy(nobodys):
    path, own = nobodys
    done = as_nobody(path, own, ["-c", CLI], own / "copy.annproj")
    assert done.returncode == 0, done.stderr
    assert "open for reading only. Everything in it is as it was." in done.stderr
    assert "Copy the project to a folder you may write to" in done.stderr
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_keeps_a_project_from_being_changed_is_told_apart(project_path, monkeypatch):
    assert obstacle_of(project_path) is None
    for refused, expected in (
        (project_path, Obstacle.FILE),
        (project_path.parent, Obstacle.FOLDER),
    ):
        real = os.access

        def refuse(path, mode, refused=refused, real=real):
            return real(path, mode) and not (mode == os.W_OK and Path(path) == refused.resolve())

        with monkeypatch.context() as patched:
            patched.setattr(os, "access", refuse)
            assert obstacle_of(project_path) is expected
    if sys.platform == "linux":
        assert obstacle_of(Path("/proc/self/status")) is not Obstacle.MEDIUM


def test_an_edit_that_comes_through_all_the_same_is_refused(project_path, monkeypatch):
    project = Project.open(project_path)
    monkeypatch.setattr(project.file, "read_only", True)
    with pytest.raises(ReadOnlyProject, match="reading only"):
        project.undo()
    project.close()
