"""Shared projects on the command line: read, borrowed, published, given back."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import shares

from annotator.store import lending


@pytest.fixture
def shared(annotator, project, tmp_path, monkeypatch):
    """The project with one article, published on a network folder."""
    shares.mount(monkeypatch, tmp_path / "share")
    there = Path("share/talks.annproj")
    assert annotator("publish", project, there).code == 0
    return there


def test_editing_on_a_network_folder_is_refused_and_the_verb_to_use_is_named(annotator, shared):
    words = ("--article", "Union Waits For Toll Figures", "--quote", "reopen by May")
    answer = annotator("annotate", shared, *words, "--kind", "claim", "--unattributed")
    assert (answer.code, answer.out) == (3, "")
    assert "lies on a network folder (nfs4)" in answer.said[0]
    assert "It is as it was." in answer.said[0]
    assert "“annotator borrow” and “annotator publish”" in answer.said[0]


def test_reading_there_is_as_anywhere(annotator, shared):
    assert "Union Waits For Toll Figures" in annotator("articles", shared).out
    assert annotator("check", shared).code == 0


def test_no_project_is_made_there(annotator, shared):
    answer = annotator("paste", "share/new.annproj", stdin=b"Title\n\nSome words were said.")
    assert answer.code == 3
    assert "Make it on this computer, then publish it there" in answer.said[0]
    assert not Path("share/new.annproj").exists()


def test_a_copy_is_borrowed_worked_on_and_published(annotator, shared):
    answer = annotator("borrow", shared, "-o", "copy.annproj", "--coder", "Ada")
    assert answer.code == 0
    assert answer.out.startswith("Borrowed: work on “")
    words = ("--article", "Union Waits For Toll Figures", "--quote", "reopen by May")
    assert annotator("annotate", "copy.annproj", *words, "--kind", "claim", "--unattributed")
    answer = annotator("publish", "copy.annproj")
    assert answer.code == 0
    assert answer.out.startswith("Published: “")
    assert "The state before is kept as “" in answer.out
    assert len(json.loads(annotator("annotations", shared, "--json").out)) == 1


def test_the_answers_are_documents_too(annotator, shared):
    loan = json.loads(annotator("borrow", shared, "-o", "copy.annproj", "--json").out)
    assert Path(loan["shared"]).name == "talks.annproj"
    assert Path(loan["local"]) == Path("copy.annproj").resolve()
    assert loan["since"].endswith("Z")
    done = json.loads(annotator("publish", "copy.annproj", "--json").out)
    assert done == {"path": loan["shared"], "in_place": True, "reason": "", "kept": None}


def test_somebody_elses_loan_is_told_with_exit_code_3(annotator, shared):
    loan = lending.new_loan(shared, shared, "Ben", lending.Standing("", 0, ""))
    lending.claim(shared, replace(loan, user="ben", host="desk-7"))
    answer = annotator("borrow", shared, "-o", "copy.annproj")
    assert answer.code == 3
    assert "is borrowed by Ben (ben) on the computer desk-7, since" in answer.said[0]
    assert not Path("copy.annproj").exists()


def test_work_that_cannot_go_in_its_place_is_done_in_part(annotator, shared):
    annotator("borrow", shared, "-o", "copy.annproj", "--coder", "Ada")
    shutil.copy(shared, "theirs.annproj")
    annotator("paste", "theirs.annproj", stdin=b"Title\n\nSome words were said.")
    annotator("paste", "copy.annproj", stdin=b"Another\n\nOther words were said.")
    shutil.copy("theirs.annproj", shared)
    answer = annotator("publish", "copy.annproj")
    assert answer.code == 1
    assert answer.said[0].startswith(
        "annotator: The shared project was not replaced, since it was changed after you had"
    )
    assert answer.out.startswith("Saved: “")
    (beside,) = Path("share").glob("talks (work of Ada *).annproj")
    assert "Another" in annotator("articles", beside).out


def test_giving_back_lets_others_borrow(annotator, shared):
    annotator("borrow", shared, "-o", "copy.annproj")
    answer = annotator("give-back", "copy.annproj")
    assert answer.code == 0
    assert "stays as it is" in answer.out
    assert annotator("borrow", shared, "-o", "other.annproj").code == 0
    assert annotator("give-back", "copy.annproj").code == 2


def test_other_versions_beside_a_project_are_listed(annotator, project):
    shutil.copy(project, "talks (1).annproj")
    answer = annotator("conflicts", project)
    assert (answer.code, answer.out) == (0, "")
    annotator("paste", "talks (1).annproj", stdin=b"Title\n\nSome words were said.")
    answer = annotator("conflicts", project)
    assert "“talks (1).annproj” beside this project is another version of it." in answer.out
    assert "It has 1 change by" in answer.out
    assert "this one has nothing that it lacks" in answer.out
    assert answer.said == ["annotator: 1 other version of “talks.annproj” beside it."]
    (found,) = json.loads(annotator("conflicts", project, "--json").out)
    assert found["common_change"] == 1
    assert found["only_here"] == {"changes": 0, "by": {}}
    assert found["only_there"]["changes"] == 1
