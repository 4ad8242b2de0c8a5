import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store import project_file

ASKING = (("articles",), ("annotations",), ("actors",), ("history",), ("check",), ("undo",))


def a_text(path):
    path.write_text("The bridge stays closed.\n" * 400, encoding="utf-8")


def nothing(path):
    path.touch()


def a_folder(path):
    path.mkdir()


def a_foreign_database(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (words)")


def a_newer_project(path):
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 9999")


def a_damaged_project(path):
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 12] = os.urandom(4096 * 11)
    path.write_bytes(bytes(data))


def a_cut_project(path):
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("verb", ASKING)
def test_a_project_that_is_not_there_is_not_made_by_asking(annotator, tmp_path, verb):
    answer = annotator(*verb, "none.annproj")

    assert (answer.code, answer.out, len(answer.said)) == (2, "", 1)
    assert "There is no project “none.annproj”." in answer.said[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", [a_text, nothing, a_folder, a_foreign_database])
@pytest.mark.parametrize("verb", [("articles",), ("check",), ("import",), ("paste",)])
def test_what_is_no_project_is_refused_untouched(annotator, tmp_path, what, verb):
    (tmp_path / "note.txt").write_text("The bridge at Port Kellin stays closed until May.")
    other = tmp_path / "other.annproj"
    what(other)
    before = other.is_dir() or other.read_bytes()
    more = ["note.txt"] if verb == ("import",) else []
    answer = annotator(*verb, other, *more, stdin=b"The bridge stays closed until May.")

    assert (answer.code, answer.out, len(answer.said)) == (3, "", 1)
    assert "“other.annproj” is not a project of this program" in answer.said[0]
    assert (other.is_dir() or other.read_bytes()) == before


@pytest.mark.parametrize("what", [a_newer_project, a_damaged_project, a_cut_project])
@pytest.mark.parametrize("verb", [("articles",), ("undo",), ("brief", "-o", "out.docx")])
def test_a_project_that_cannot_be_trusted_is_left_as_it_is(
    annotator, annotate, project, what, verb
):
    annotate("a secret")
    what(project)
    before = project.read_bytes()
    answer = annotator(verb[0], project, *verb[1:])

    assert (answer.code, answer.out, len(answer.said)) == (3, "", 1)
    assert "left exactly as it is" in answer.said[0]
    assert project.read_bytes() == before
    assert not Path("out.docx").exists()


def test_a_project_another_program_writes_to_is_not_written_to(
    annotator, annotate, project, monkeypatch
):
    monkeypatch.setattr(project_file, "WAIT_MS", 50)
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = annotate("a secret")
        listed = annotator("articles", project)

    assert refused.code == 3
    assert "Another program is writing to “talks.annproj”." in refused.said[0]
    assert listed.code == 0
    assert annotate("a secret").code == 0


def test_a_project_that_may_not_be_written_to_is_read_but_not_changed(
    annotator, annotate, project, monkeypatch
):
    annotate("a secret")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode == os.R_OK)
    refused = annotate("will reopen")

    assert annotator("annotations", project).code == 0
    assert refused.code == 3
    assert "reading only" in refused.said[0]


def test_a_project_whose_words_were_altered_is_reported_rule_by_rule(annotator, annotate, project):
    annotate("a secret")
    with closing(sqlite3.connect(project)) as other, other:
        other.execute("UPDATE annotation_part SET exact = 'no secret'")
    told, listed = annotator("check", project), annotator("check", project, "--json")

    assert (told.code, listed.code) == (3, 3)
    assert told.out.startswith("words  ")
    assert '"ok": false' in listed.out


def test_an_article_that_lost_its_text_is_a_damage_to_be_checked(annotator, project):
    with closing(sqlite3.connect(project)) as other, other:
        other.execute("DELETE FROM article_version")
    answer = annotator("show", project, "Union Waits For Toll Figures")

    assert (answer.code, answer.out, len(answer.said)) == (3, "", 1)
    assert "has lost its text" in answer.said[0]
    assert annotator("check", project).code == 3


def test_a_project_in_a_folder_that_is_not_there_is_not_made(annotator, tmp_path):
    answer = annotator("paste", "nowhere/talks.annproj", stdin=b"The bridge stays closed.")

    assert answer.code == 2
    assert "could not be made" in answer.said[-1]
    assert list(tmp_path.iterdir()) == []
