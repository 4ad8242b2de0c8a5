import json

ARTICLE = "Union Waits For Toll Figures"


def test_submitted_work_is_answered_with_article_coder_and_state(annotator, annotate, project):
    annotate("a secret", "--coder", "Bo")
    told = annotator("set", project, ARTICLE, "submit", "--coder", "Bo", "--json")
    document = json.loads(told.out)
    assert list(document) == ["article", "coder", "state"]
    assert (document["coder"], document["state"]) == ("Bo", "submitted")


def test_a_supervisor_returns_and_approves_what_a_coder_did(annotator, annotate, project):
    annotate("a secret", "--coder", "Bo")
    bo = ("--coder", "Bo")
    steps = (
        ("submit", *bo),
        ("return", *bo, "--comment", "Which figures?"),
        ("submit", *bo),
        ("approve",),
    )
    answers = [annotator("set", project, ARTICLE, *step, "--json") for step in steps]
    states = [json.loads(answer.out)["state"] for answer in answers]
    assert states == ["submitted", "returned", "submitted", "approved"]
    assert annotate("toll figures. The toll", *bo).code == 2


def test_nothing_to_code_is_listed_with_the_articles(annotator, project):
    assert annotator("set", project, ARTICLE, "nothing").code == 0
    (row,) = json.loads(annotator("articles", project, "--json").out)
    assert row["state"] == "nothing to code"


def test_nothing_to_code_is_refused_where_there_are_statements(annotator, annotate, project):
    annotate("a secret")
    told = annotator("set", project, ARTICLE, "nothing")
    assert told.code == 2
    assert "delete the statements first" in told.said[0]


def test_a_comment_on_anything_but_a_return_is_refused(annotator, annotate, project):
    annotate("a secret")
    told = annotator("set", project, ARTICLE, "submit", "--comment", "Done.")
    assert told.code == 2
    assert "Only a returned article takes a comment" in told.said[0]


def test_work_of_a_coder_who_did_none_is_not_found(annotator, annotate, project):
    annotate("a secret", "--coder", "Bo")
    told = annotator("set", project, ARTICLE, "approve", "--coder", "Cy")
    assert told.code == 2
    assert "“Cy” has not worked on the article." in told.said[0]
