import json

ARTICLE = "Union Waits For Toll Figures"


def test_gaps_are_listed_with_place_paragraph_and_reason(annotator, project):
    told = annotator("gaps", project)
    lines = [line.split("  ") for line in told.out.splitlines()]
    assert [[part.strip() for part in line if part][1:] for line in lines] == [
        ["0-32", "¶ 1", "quotation", "“The bridge will reopen by May,”"],
        [
            "77-141",
            "¶ 2",
            "report",
            "The Harbour Union urged the council to publish the toll figu…",
        ],
        ["142-184", "¶ 2", "report", "The toll figures, it said, are “a secret”."],
    ]
    assert told.said == ["annotator: 3 passages without a statement."]


def test_gaps_as_json_are_spans_of_the_text_that_show_prints(annotator, annotate, project):
    annotate("publish the toll figures", kind="demand")
    text = json.loads(annotator("show", project, ARTICLE, "--json").out)["text"]
    listed = json.loads(annotator("gaps", project, "--article", ARTICLE, "--json").out)
    assert [(one["reason"], one["cue"]) for one in listed] == [
        ("quotation", ""),
        ("report", "said"),
    ]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in listed)


def test_gaps_of_an_article_that_is_not_there_are_not_found(annotator, project):
    assert annotator("gaps", project, "--article", "nowhere").code == 2


def test_a_passage_is_dismissed_by_its_beginning(annotator, project):
    told = annotator("gaps", project, "--article", ARTICLE, "--dismiss", "0", "--dismiss", "142")
    assert told.said == [
        "annotator: 2 passages dismissed.",
        "annotator: 1 passage without a statement.",
    ]
    annotator("undo", project)
    assert len(json.loads(annotator("gaps", project, "--json").out)) == 3


def test_what_is_no_gap_cannot_be_dismissed(annotator, project):
    told = annotator("gaps", project, "--article", ARTICLE, "--dismiss", "0", "--dismiss", "5")
    assert told.code == 2
    assert "No passage without a statement begins at 5." in told.said[0]
    assert len(json.loads(annotator("gaps", project, "--json").out)) == 3


def test_dismissing_needs_an_article_and_a_number(annotator, project):
    assert annotator("gaps", project, "--dismiss", "0").code == 2
    assert annotator("gaps", project, "--article", ARTICLE, "--dismiss", "-3").code == 2


def test_what_is_handed_in_with_gaps_says_so(annotator, annotate, project):
    annotate("a secret")
    told = annotator("set", project, ARTICLE, "submit")
    assert told.said == ["annotator: 2 passages without a statement: “annotator gaps” lists them."]
