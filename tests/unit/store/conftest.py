"""An open project file, and how to write one row into it."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.store import schema
from annotator.store.project_file import Codebook, ProjectFile

RULES = Codebook("1", "")


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    path = tmp_path / "talks.annproj"
    ProjectFile.create(path, "Talks", RULES).close()
    return path


@pytest.fixture
def file(project_path: Path) -> Iterator[ProjectFile]:
    one = ProjectFile.open(project_path)
    yield one
    one.close()


@pytest.fixture
def digest() -> Callable[[Path], str]:
    return lambda path: hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def enter() -> Callable[[ProjectFile, str], None]:
    """Enter an actor of that name as one edit."""

    def run(file: ProjectFile, name: str) -> None:
        with file.edit(f"Enter {name}", "Ada") as pending:
            at = pending.unit.at
            actor = schema.Actor(id=name.lower(), name=name, folded=name.lower(), added=at)
            pending.unit.add(actor)

    return run


@pytest.fixture
def names() -> Callable[[ProjectFile], list[str]]:
    return lambda file: [actor.name for actor in file.read.actors()]
