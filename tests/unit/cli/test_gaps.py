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
