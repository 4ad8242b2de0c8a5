import json
import shutil

import pytest


@pytest.fixture
def copy(project, annotate):
    """Another copy of the project, made while it had one statement."""
    annotate("will reopen")
    other = project.with_name("copy.annproj")
    shutil.copy(project, other)
    return other


def merged(annotator, project, copy, *more):
    answer = annotator("merge", project, copy, *more, "--json")
    return answer.code, json.loads(answer.out)


def test_what_was_done_in_a_copy_comes_in(annotator, annotate, project, copy):
    annotate("urged the council", kind="demand", actor="Harbour Union")
    code, told = merged(annotator, copy, project)
    assert (code, told["new"], told["conflicts"]) == (0, 2, [])
    listed = json.loads(annotator("annotations", copy, "--json").out)
    assert [one["parts"][0]["text"] for one in listed] == ["will reopen", "urged the council"]
    assert annotator("check", copy).code == 0


def test_a_dry_run_changes_nothing(annotator, annotate, project, copy):
    annotate("urged the council", kind="demand")
    before = copy.read_bytes()
    answer = annotator("merge", copy, project, "--dry-run")
    assert answer.out.startswith("“talks.annproj” would bring 1 new, 0 changed and 0 withdrawn;")
    assert copy.read_bytes() == before


def test_a_conflict_stays_as_it_is_unless_theirs_is_wanted(annotator, project, copy):
    annotator("recode", project, "--to-kind", "quote")
    annotator("recode", copy, "--to-kind", "demand")
    code, told = merged(annotator, copy, project)
    (conflict,) = told["conflicts"]
    assert code == 1
    assert conflict["field"] == "kind"
    assert (conflict["mine"][:6], conflict["theirs"][:5]) == ("demand", "quote")
    answer = annotator("merge", copy, project)
    assert f"{conflict['annotation']}:kind" in answer.out
    key = f"{conflict['annotation']}:kind"
    assert merged(annotator, copy, project, "--theirs", key)[0] == 0
    (one,) = json.loads(annotator("annotations", copy, "--json").out)
    assert one["kind"] == "quote"


def test_all_of_theirs_can_be_taken(annotator, project, copy):
    annotator("recode", project, "--to-kind", "quote")
    annotator("recode", copy, "--to-kind", "demand")
    assert merged(annotator, copy, project, "--all-theirs") == (
        0,
        {"new": 0, "changed": 1, "withdrawn": 0, "unchanged": 0, "conflicts": [], "refused": []},
    )


def test_a_copy_that_is_not_there_is_told(annotator, project):
    answer = annotator("merge", project, "nowhere.annproj")
    assert (answer.code, answer.out) == (2, "")
