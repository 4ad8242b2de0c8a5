import json

import pytest

TOLL = "The toll figures, it said, are “a secret”."


@pytest.fixture
def coded(annotator, project):
    """Code three statements of the first article, and return their ids by their words."""
    article = json.loads(annotator("articles", project, "--json").out)[0]["id"]
    found = {}
    for words in ("“The bridge will reopen by May,”", "publish the toll figures", "“a secret”"):
        whose = ("--kind", "claim", "--actor", "Ana Reet", "--json")
        answer = annotator("annotate", project, "--article", article, "--quote", words, *whose)
        found[words] = json.loads(answer.out)["id"]
    return found


@pytest.fixture
def article(annotator, project):
    return json.loads(annotator("articles", project, "--json").out)[0]["id"]


@pytest.fixture
def newer(annotator, project, article, tmp_path):
    """Write a newer text of the article into a file."""

    def write(*exchanges):
        text = json.loads(annotator("show", project, article, "--json").out)["text"]
        for old, new in exchanges:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "newer.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


CHANGED = (("by May", "by June"), (TOLL, "It was raining in the harbour then."))


def test_a_dry_run_tells_what_would_become_of_each_statement_and_changes_nothing(
    annotator, project, article, coded, newer
):
    answer = annotator("correct", project, article, newer(*CHANGED), "--dry-run", "--json")
    told = json.loads(answer.out)
    assert (answer.code, told["applied"], told["version"], told["kept"]) == (1, False, 2, 1)
    assert [one["old"] for one in told["changed"]] == ["“The bridge will reopen by May,”"]
    assert [one["new"] for one in told["changed"]] == ["“The bridge will reopen by June,”"]
    assert [one["old"] for one in told["orphaned"]] == ["“a secret”"]
    assert json.loads(annotator("show", project, article, "--json").out)["version"] == 1


def test_a_newer_text_comes_in_and_what_is_doubtful_waits(
    annotator, project, article, coded, newer
):
    answer = annotator("correct", project, article, newer(*CHANGED))
    assert answer.out.startswith("Version 2:  kept 1, typographic 0, changed 1, moved 0, orphan 1")
    assert answer.said[-1].startswith("annotator: 2 statements to be placed")
    listed = json.loads(annotator("annotations", project, "--json").out)
    assert [one["waiting"] for one in listed].count(True) == 2
    assert annotator("check", project).code == 0


def test_what_waits_is_accepted_placed_by_hand_or_deleted(
    annotator, project, article, coded, newer
):
    annotator("correct", project, article, newer(*CHANGED))
    waits = json.loads(annotator("correct", project, article, "--json").out)
    assert {one["fate"] for one in waits} == {"changed", "orphan"}
    annotator("correct", project, article, "--accept-all")
    secret = coded["“a secret”"]
    where = ("--place", secret, "--quote", "It was raining")
    assert annotator("correct", project, article, *where).code == 0
    assert json.loads(annotator("correct", project, article, "--json").out) == []
    annotator("correct", project, article, "--delete", secret)
    listed = json.loads(annotator("annotations", project, "--json").out)
    assert [one["parts"][0]["text"] for one in listed] == [
        "“The bridge will reopen by June,”",
        "publish the toll figures",
    ]


def test_one_undo_takes_it_all_back(annotator, project, article, coded, newer):
    before = annotator("annotations", project, "--json").out
    annotator("correct", project, article, newer(*CHANGED))
    annotator("undo", project)
    assert annotator("annotations", project, "--json").out == before
    assert json.loads(annotator("show", project, article, "--json").out)["version"] == 1


def test_the_newer_text_may_come_by_a_pipe(annotator, project, article, coded, newer):
    data = newer(("by May", "by June")).read_bytes()
    answer = annotator("correct", project, article, "-", "--json", stdin=data)
    assert json.loads(answer.out)["kept"] == 2


def test_a_file_that_is_not_there_changes_nothing(annotator, project, article, coded):
    answer = annotator("correct", project, article, "nowhere.txt")
    assert answer.code == 2
    assert answer.said


def test_what_does_not_wait_is_not_accepted(annotator, project, article, coded):
    one = coded["“a secret”"]
    answer = annotator("correct", project, article, "--accept", one)
    assert answer.code == 2
    assert "does not wait" in answer.said[0]
