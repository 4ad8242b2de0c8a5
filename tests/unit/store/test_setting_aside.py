"""A damaged project keeps its name until a backup really has taken its place."""

import os

import pytest

from annotator.errors import CannotWrite
from annotator.store import backup, ladder
from annotator.store.project_file import Codebook, ProjectFile

SPOILT = b"spoilt" * 1_000
SECOND_NAME = os.link


def no_second_name(*_):
    raise PermissionError("This file system has none.")


@pytest.fixture
def kept(project_path):
    """A sound backup; what it is of is damaged since, and has a journal beside it."""
    made = ladder.take(project_path, "by hand").path
    project_path.write_bytes(SPOILT)
    project_path.with_name("talks.annproj-journal").write_bytes(SPOILT)
    return made


def beside(path):
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


def refuse(_unfinished, _target):
    raise OSError(5, "planted")


def replace_and_refuse(unfinished, target):
    unfinished.replace(target)
    raise OSError(5, "planted")


@pytest.mark.parametrize("link", [SECOND_NAME, no_second_name])
@pytest.mark.parametrize("settle", [refuse, replace_and_refuse])
def test_where_the_backup_gets_no_name_all_of_the_damaged_one_is_where_it_was(
    project_path, kept, monkeypatch, link, settle
):
    before = beside(project_path)
    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(backup, "settle", settle)
    with pytest.raises(CannotWrite):
        ladder.take_place(kept, project_path)
    assert beside(project_path) == before
    assert project_path.stat().st_nlink == 1
    monkeypatch.undo()
    aside = ladder.take_place(kept, project_path)
    assert aside.read_bytes() == SPOILT
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == SPOILT
    ProjectFile.open(project_path).close()


def test_where_a_part_cannot_be_set_aside_nothing_is(project_path, kept, monkeypatch):
    before, move = beside(project_path), ladder._move

    def refuse_the_journal(part, to):
        if part.name.endswith("-journal"):
            raise OSError(5, "planted")
        return move(part, to)

    monkeypatch.setattr(ladder, "_move", refuse_the_journal)
    with pytest.raises(CannotWrite) as refused:
        ladder.take_place(kept, project_path)
    assert refused.value.happened.startswith("The damaged project “talks.annproj” could not be set")
    assert beside(project_path) == before


def test_what_fails_to_open_keeps_nobody_from_opening_it_again(tmp_path, monkeypatch):
    path = tmp_path / "talks.annproj"
    ProjectFile.create(path, "Talks", Codebook("1", "")).close()
    with monkeypatch.context() as patch:
        patch.setattr("annotator.store.place.identity", lambda _path: None)
        patch.setattr("annotator.store.place.Place.require", no_second_name)
        with pytest.raises(CannotWrite):
            ProjectFile.open(path)
    ProjectFile.open(path).close()
