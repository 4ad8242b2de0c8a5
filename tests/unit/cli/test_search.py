"""`annotator search`: the same answer for people and for programs, and no traceback ever."""

import json

import pytest

ANSWER = ["article", "annotation", "start", "end", "before", "hit", "after", "title"]


def test_each_hit_is_one_line_with_the_words_around_it(annotator, project):
    answer = annotator("search", project, "bridge")
    assert answer.code == 0
    assert answer.out.endswith(
        "“The [bridge] will reopen by May,” said Ana Reet, who speaks for the\n"
    )


def test_the_document_has_the_keys_that_are_promised(annotator, annotate, project):
    coded = json.loads(annotate("The toll figures, it said, are “a secret”.", "--json").out)
    text = json.loads(annotator("show", project, coded["article"], "--json").out)["text"]
    headline, plain, inside = json.loads(
        annotator("search", project, '"toll figures"', "--json").out
    )
    assert list(plain) == ANSWER
    assert (headline["start"], headline["end"], headline["hit"]) == (None, None, "Toll Figures")
    assert text[plain["start"] : plain["end"]] == plain["hit"] == "toll figures"
    assert (plain["annotation"], inside["annotation"]) == (None, coded["id"])
    assert inside["article"] == coded["article"]


def test_a_limit_is_said_when_there_is_more(annotator, project):
    answer = annotator("search", project, "toll", "--limit", "2")
    assert len(answer.out.splitlines()) == 2
    assert answer.said == ["annotator: These are the first 2 hits; --limit asks for more."]
    assert annotator("search", project, "toll", "--limit", "3").said == []


def test_nothing_found_is_said_and_no_fault(annotator, project):
    answer = annotator("search", project, "submarine", "--json")
    assert (answer.code, json.loads(answer.out)) == (0, [])
    assert answer.said == ["annotator: No article holds all of these words."]


def test_the_best_articles_can_come_first(annotator, project):
    assert annotator("search", project, "toll", "--best").code == 0


@pytest.mark.parametrize("query", ["", "*", '"', "“”", "-", "NEAR(", "a" * 2000, "\udcff*"])
def test_a_query_without_a_word_is_one_sentence(annotator, project, query):
    answer = annotator("search", project, query)
    assert answer.code in {0, 2}
    assert len(answer.said) == 1
    assert "Traceback" not in answer.said[0]


@pytest.mark.parametrize(
    "query", ["AND", "OR NOT", "title:toll", "toll^2", "{toll}", "toll + NEAR"]
)
def test_words_of_the_index_s_own_language_are_only_words(annotator, project, query):
    assert annotator("search", project, query).code == 0
