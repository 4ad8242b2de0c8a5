"""Other versions of a project beside it: known by name, proved by their journals."""

import shutil

import pytest

from annotator.editing.conflicts import conflicted_copies, is_named_so, lacks, standing_of, told
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project


def bring(path, coder, count=1):
    project = Project.open(path, coder)
    for number in range(count):
        text = f"Title\n\n{coder} had words {number} {len(project.read.articles())} to say."
        bring_in(project, [("", read_paste(text))])
    project.close()


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "talks.annproj"
    Project.create(made, "Ada").close()
    bring(made, "Ada")
    return made


@pytest.mark.parametrize(
    "name",
    [
        "talks (Ada's conflicted copy 2026-12-01).annproj",
        "talks (Adas in Konflikt stehende Kopie 2026-12-01).annproj",
        "talks (Copie en conflit de Ada 2026-12-01).annproj",
        "talks (conflicted copy 2026-12-01 101112).annproj",
        "talks (conflicted copy ada 2026-12-01 101112).annproj",
        "talks (SFConflict ada@example.org 2026-12-01-10-11-12).annproj",
        "talks_conflict-20261201-101112.annproj",
        "talks.sync-conflict-20261201-101112-ABCDEFG.annproj",
        "talks-DESKTOP-4F2.annproj",
        "Talks-Ada’s MacBook.annproj",
        "talks (1).annproj",
        "talks (ada@example.org).annproj",
        "talks 2.annproj",
        "talks (work of Ada 2026-12-01 101112).annproj",
    ],
)
def test_the_names_of_the_clients_are_known(path, name):
    assert is_named_so(name, path)


@pytest.mark.parametrize(
    "name",
    [
        "talks.annproj",
        "talks.annproj-wal",
        "talks.annproj-borrowed",
        "talks (1).txt",
        "talksmore.annproj",
        "other (1).annproj",
        "old talks (1).annproj",
        "talks (last week).annproj",
    ],
)
def test_other_names_are_no_versions(path, name):
    assert not is_named_so(name, path)


def test_what_each_has_since_they_parted_is_counted_by_coder(path):
    version = shutil.copy(path, path.with_name("talks (1).annproj"))
    bring(path, "Ada", 2)
    bring(version, "Ben", 3)
    bring(version, "Chidi")
    (found,) = conflicted_copies(path)
    assert found.path == version
    assert found.parting.common == 1
    assert (found.parting.here.entries, found.parting.here.by) == (2, (("Ada", 2),))
    assert found.parting.there.by == (("Ben", 3), ("Chidi", 1))
    assert told(found) == (
        "“talks (1).annproj” beside this project is another version of it. It has 4 changes "
        "(Ben 3, Chidi 1) that this one lacks; this one has 2 changes by Ada that it lacks."
    )


def test_a_version_that_is_only_older_is_none(path):
    shutil.copy(path, path.with_name("talks (1).annproj"))
    bring(path, "Ada")
    assert conflicted_copies(path) == []


def test_looking_leaves_no_trace(path):
    version = shutil.copy(path, path.with_name("talks (1).annproj"))
    bring(version, "Ben")
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    conflicted_copies(path)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_an_open_project_is_compared_as_it_is_now(path):
    version = shutil.copy(path, path.with_name("talks (1).annproj"))
    bring(version, "Ben")
    project = Project.open(path, "Ada")
    bring_in(project, [("", read_paste("Title\n\nMore was said."))])
    (found,) = conflicted_copies(path)
    project.close()
    assert found.parting.here.entries == 1


def test_an_entry_of_the_same_number_is_another_if_its_chain_is(path):
    version = shutil.copy(path, path.with_name("talks (1).annproj"))
    bring(path, "Ada")
    bring(version, "Ben")
    (found,) = conflicted_copies(path)
    assert found.parting.common == 1
    assert lacks(version, standing_of(path)) == 1
    assert lacks(path, standing_of(path)) == 0


@pytest.mark.parametrize("content", [b"", b"notes", b"SQLite format 3\0" + bytes(500)])
def test_what_cannot_be_read_is_no_version(path, content):
    path.with_name("talks (1).annproj").write_bytes(content)
    assert conflicted_copies(path) == []


def test_another_project_under_such_a_name_is_no_version(path):
    Project.create(path.with_name("talks (1).annproj")).close()
    bring(path.with_name("talks (1).annproj"), "Ben", 5)
    assert conflicted_copies(path) == []
