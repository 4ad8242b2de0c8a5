import json

import pytest


@pytest.fixture
def undone(annotator, project):
    """A project that was backed up, and had its article taken back after that."""
    annotator("backup", project)
    annotator("undo", project)
    return project


def test_a_backup_is_made_beside_the_project_and_named(annotator, project):
    answer = annotator("backup", project)
    assert answer.code == 0
    (made,) = (project.parent / "backups").iterdir()
    assert answer.out.strip().endswith(made.name)


def test_a_copy_goes_where_the_user_wants_it_but_over_nothing(annotator, project, tmp_path):
    target = tmp_path / "stick.annproj"
    assert annotator("backup", project, "-o", target).code == 0
    assert annotator("check", target).code == 0
    again = annotator("backup", project, "-o", target)
    assert again.code == 2
    assert "is there already" in again.said[-1]


def test_backups_are_listed_with_when_and_why(annotator, undone):
    answer = annotator("backups", undone)
    assert answer.out.rstrip().endswith("by hand")
    assert "1 backup of" in answer.said[-1]
    (one,) = json.loads(annotator("backups", undone, "--json").out)
    assert set(one) == {"path", "newest_change", "at", "reason"}


def test_the_newest_backup_is_put_back_and_what_is_taken_back_is_named(annotator, undone):
    assert json.loads(annotator("articles", undone, "--json").out) == []
    answer = annotator("restore", undone)
    assert answer.code == 0
    assert any("Taken back: " in line for line in answer.said)
    assert len(json.loads(annotator("articles", undone, "--json").out)) == 1
    assert "before restore" in annotator("backups", undone).out


def test_a_backup_that_is_not_there_changes_nothing(annotator, undone):
    answer = annotator("restore", undone, "99")
    assert answer.code == 2
    assert "There is no backup “99”" in answer.said[0]
    assert json.loads(annotator("articles", undone, "--json").out) == []
