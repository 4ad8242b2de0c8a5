import json

ARTICLE = "Union Waits For Toll Figures"


def test_progress_counts_articles_by_what_is_left_to_do(annotator, annotate, project):
    annotate("a secret")
    told = annotator("progress", project)
    assert [line.split() for line in told.out.splitlines()] == [
        ["In", "coding", "1"],
        ["0", "of", "1", "article", "done,", "1", "statement"],
    ]
    annotator("set", project, ARTICLE, "submit")
    assert annotator("progress", project).out.endswith("1 of 1 article done, 1 statement\n")


def test_gaps_are_counted_when_asked_for(annotator, annotate, project):
    annotate("a secret")
    assert annotator("progress", project, "--gaps").out.endswith("1 statement, 2 gaps\n")


def test_progress_as_json_names_every_stage(annotator, project):
    told = json.loads(annotator("progress", project, "--json").out)
    assert list(told) == ["stages", "articles", "done", "statements", "gaps"]
    assert {one["stage"]: one["articles"] for one in told["stages"]} == {
        "Returned": 0,
        "In coding": 0,
        "To code": 1,
        "Submitted": 0,
        "Nothing to code": 0,
        "Approved": 0,
    }
    assert told["gaps"] is None
