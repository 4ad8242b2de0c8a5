"""Looking back by the command line: who did what where, and what was deleted comes back."""

import json

import pytest


@pytest.fixture
def coded(annotate):
    return json.loads(annotate("a secret", "--coder", "Bo", "--json").out)["id"]


@pytest.fixture
def listed(annotator, project):
    def run(*options):
        return json.loads(annotator("history", project, *options, "--json").out)

    return run


def labels(entries):
    return [one["label"] for one in entries]


def test_the_history_is_filtered_by_coder_article_words_and_time(listed, coded, annotator, project):
    article = json.loads(annotator("articles", project, "--json").out)[0]["id"]
    assert labels(listed("--coder", "Bo")) == ["Add claim"]
    assert labels(listed("--article", article)) == ["Add claim", "Import article"]
    assert labels(listed("--words", "IMPORT")) == ["Import article"]
    assert labels(listed("--since", "today")) == ["Add claim", "Import article"]
    assert labels(listed("--since", "#1")) == ["Add claim"]
    assert listed("--until", "2020-01-01") == []


def test_each_version_of_a_statement_tells_what_changed(annotator, listed, coded, project):
    annotator("recode", project, "--to-kind", "demand")
    newest, first = listed("--statement", coded)
    assert newest["changes"][0] == {"field": "Kind", "before": "claim", "after": "demand"}
    assert {"field": "Words", "before": "", "after": "a secret"} in first["changes"]
    lines = annotator("history", project, "--statement", coded).out
    assert "Kind: claim → demand" in lines


def test_what_was_deleted_is_listed_with_its_id_and_comes_back_by_it(
    annotator, listed, coded, project
):
    annotator("undo", project)
    (entry,) = listed("--deleted")
    assert [(one["id"], one["title"]) for one in entry["deleted"]][:1] == [(coded, "a secret")]
    assert coded in annotator("history", project, "--deleted").out
    answer = annotator("undelete", project, coded[:8])
    assert (answer.code, answer.out.split("  ")[:2]) == (0, [coded, "statement"])
    assert labels(listed("--last", "1")) == ["Restore claim"]


def test_what_needs_a_deleted_article_asks_for_it_first(annotator, coded, project):
    annotator("undo", project)
    annotator("undo", project)
    refused = annotator("undelete", project, coded)
    assert (refused.code, "needs the article “Union Waits" in refused.said[0]) == (2, True)
    done = annotator("undelete", project, coded, "--with-needed")
    assert done.code == 0
    assert len(annotator("articles", project).out.splitlines()) == 1


def test_a_moment_that_is_none_says_what_may_be_given(annotator, coded, project):
    for words, told in (("soon", "names no moment"), ("briefing", "No briefing"), ("#99", "entry")):
        answer = annotator("history", project, "--since", words)
        assert (answer.code, told in answer.said[0]) == (2, True)
