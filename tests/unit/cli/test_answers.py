import json
from pathlib import Path

import pytest

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.annotating import Statement
from annotator.editing.annotating import annotate as add_statement
from annotator.editing.project import Project

ANNOTATION = [
    *("id", "article", "coder", "kind", "also", "form", "actor", "unattributed"),
    *("targets", "via", "parts", "status", "flagged", "note"),
    *("joint_actors", "same_as", "form_is_corrected", "fields", "waiting"),
]


@pytest.fixture
def coded(annotate):
    """Return the document of a statement with everything a command can say of it."""
    more = ("--also", "accusation", "--target", "The council", "--target", "Varland")
    relays = ("--via", "KVP", "--via", "State radio", "--coder", "Bo", "--note", "sure?")
    return json.loads(annotate("a secret", *more, *relays, "--json", kind="Demand").out)


def test_a_statement_is_answered_with_the_document_that_is_promised(coded):
    assert list(coded) == ANNOTATION
    assert (coded["kind"], coded["also"]) == ("demand", ["quote", "accusation"])
    assert coded["form"] == "direct"
    assert list(coded["actor"]) == ["id", "name"]
    assert [one["name"] for one in coded["targets"]] == ["The council", "Varland"]
    assert [one["name"] for one in coded["via"]] == ["KVP", "State radio"]
    assert (coded["coder"], coded["note"]) == ("Bo", "sure?")
    assert (coded["unattributed"], coded["status"]) == (False, "in coding")


def test_the_offsets_of_a_statement_are_those_of_the_text_that_show_prints(
    annotator, annotate, project
):
    document = json.loads(annotate("will reopen by May", "--json").out)
    shown = json.loads(annotator("show", project, document["article"], "--json").out)
    (part,) = document["parts"]

    assert shown["text"][part["start"] : part["end"]] == part["text"] == "will reopen by May"


def test_the_list_holds_the_very_document_that_coding_answered(annotator, coded):
    assert json.loads(annotator("annotations", "talks.annproj", "--json").out) == [coded]


def test_a_statement_nobody_is_named_for_has_no_actor(annotate):
    document = json.loads(annotate("a secret", "--unattributed", "--json", actor=None).out)

    assert (document["actor"], document["unattributed"]) == (None, True)


def test_a_statement_of_two_passages_has_two_parts_in_text_order(annotate):
    document = json.loads(annotate("a secret", "--quote", "reopen by May", "--json").out)

    assert [part["text"] for part in document["parts"]] == ["reopen by May", "a secret"]


def test_a_statement_is_coded_by_offsets_as_by_its_words(annotator, project):
    where = ("--article", "Union Waits For Toll Figures", "--start", "5", "--end", "11")
    answer = annotator("annotate", project, *where, "--kind", "claim", "--unattributed", "--json")

    assert json.loads(answer.out)["parts"] == [{"start": 5, "end": 11, "text": "bridge"}]


def test_each_new_actor_is_named_once_and_a_known_one_never(annotate):
    first = annotate("a secret", "--target", "KVP", "--via", "KVP")
    second = annotate("will reopen", "--target", "KVP", actor="ana reet")

    assert first.said == [f"annotator: “{name}” is a new actor." for name in ("Ana Reet", "KVP")]
    assert second.said == []


def test_an_article_is_named_by_the_beginning_of_its_id(annotator, project):
    (row,) = json.loads(annotator("articles", project, "--json").out)
    answer = annotator("show", project, row["id"][:8])

    assert answer.code == 0
    assert answer.out.startswith("“The bridge will reopen by May,”")


def test_articles_of_one_title_must_be_named_by_their_ids(annotator, project):
    other = "Union Waits For Toll Figures\n\nNobody in Port Kellin had a word to say about it.\n"
    annotator("paste", project, stdin=other.encode())
    answer = annotator("show", project, "Union Waits For Toll Figures")

    assert (answer.code, answer.out) == (2, "")
    assert "2 articles fit" in answer.said[0]


def test_an_article_is_shown_with_all_that_is_promised(annotator, project):
    shown = json.loads(annotator("show", project, "Union Waits For Toll Figures", "--json").out)

    promised = "id title outlet byline republished_from date_published language direction version"
    assert [*promised.split(), "sha256", "state"] == list(shown)[:11]
    assert (shown["outlet"], shown["republished_from"]) == (
        "The Kellin Courier",
        "Varland Evening Post",
    )
    assert shown["text"].count("\n\n") == 1
    assert (shown["state"], shown["version"], shown["direction"]) == ("new", 1, "ltr")


def test_articles_are_listed_with_all_that_is_promised(annotator, coded):
    (row,) = json.loads(annotator("articles", "talks.annproj", "--json").out)

    promised = ["id", "title", "outlet", "date_published", "language", "state", "annotations"]
    promised.append("family")
    assert list(row) == promised
    assert (row["state"], row["annotations"]) == ("in coding", 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--kind", "demand"), True),
        (("--kind", "quote"), False),
        (("--actor", "ana reet"), True),
        (("--target", "varland"), True),
        (("--target", "KVP"), False),
        (("--text", "A  SECRET"), True),
        (("--text", "no secret"), False),
        (("--flagged",), False),
        (("--coder", "Bo"), True),
        (("--status", "in-coding"), True),
        (("--status", "approved"), False),
        (("--article", "Union Waits For Toll Figures", "--kind", "demand"), True),
    ],
)
@pytest.mark.parametrize("verb", ["articles", "actors", "annotations"])
def test_every_list_is_filtered_by_every_filter(annotator, coded, verb, asked, found):
    listed = json.loads(annotator(verb, "talks.annproj", *asked, "--json").out)

    assert bool(listed) is found
    assert bool(annotator(verb, "talks.annproj", *asked).out) is found


def test_all_actors_are_listed_and_those_of_statements_when_asked_for(annotator, coded):
    names = ["Ana Reet", "KVP", "State radio", "The council", "Varland"]
    listed = json.loads(annotator("actors", "talks.annproj", "--json").out)
    chosen = json.loads(annotator("actors", "talks.annproj", "--kind", "demand", "--json").out)

    assert [one["name"] for one in listed] == names
    assert [one["name"] for one in chosen] == ["Ana Reet"]
    first = ["id", "name", "type", "aliases", "affiliations", "annotations"]
    assert list(listed[0]) == [*first, "short_name", "native_name", "country", "note"]


def test_a_line_of_the_list_says_kind_place_actor_and_words(annotator, annotate, project):
    words = "urged the council to publish the toll figures. The toll figures, it said"
    annotate(words)
    listed = annotator("annotations", project).out

    assert "  claim  " in listed
    assert listed.endswith(f"  Ana Reet  {words[:60]}…\n")


def test_undo_and_redo_say_what_they_did(annotator, annotate, project):
    annotate("a secret")
    undone = annotator("undo", project)
    redone = json.loads(annotator("redo", project, "--json").out)

    assert (undone.code, undone.out) == (0, "Undo: Add claim\n")
    assert redone == {"label": "Add claim", "sequence": 4}


def test_everything_can_be_undone_and_then_nothing_is_left_to_undo(annotator, annotate, project):
    annotate("a secret")
    codes = [annotator("undo", project, "--json").code for _ in range(3)]

    assert codes == [0, 0, 2]
    assert annotator("articles", project).out == ""
    assert annotator("undo", project).said == [
        "annotator: There is nothing to undo. Nothing was changed."
    ]


def test_the_history_tells_who_did_what_newest_first(annotator, annotate, project):
    document = json.loads(annotate("a secret", "--coder", "Bo", "--json").out)
    annotator("undo", project)
    lines = annotator("history", project).out.splitlines()
    listed = json.loads(annotator("history", project, "--last", "2", "--json").out)

    title = "“Union Waits For Toll Figures”"
    assert [line.split("  ")[-3 if "undone" in line else -2 :] for line in lines] == [
        ["Undo: Add claim", f"{title} ¶ 2"],
        ["Add claim", "(undone)", f"{title} ¶ 2"],
        ["Import article", title],
    ]
    assert [(one["deed"], one["label"], one["coder"]) for one in listed][1:] == [
        ("edit", "Add claim", "Bo")
    ]
    assert len(annotator("history", project, "--of", document["id"]).out.splitlines()) == 2


def test_a_sound_project_has_no_problems(annotator, coded):
    told = annotator("check", "talks.annproj")
    document = json.loads(annotator("check", "talks.annproj", "--json").out)

    assert told.out.startswith("0 problems. Looked at: articles 1, annotations 1,")
    assert list(document) == ["ok", "problems", "advice", "counts"]
    assert (document["ok"], document["problems"]) == (True, [])


def test_a_briefing_tells_how_much_is_in_it(annotator, coded, tmp_path):
    told = annotator("brief", "talks.annproj", "-o", "out.docx")
    document = json.loads(annotator("brief", "talks.annproj", "-o", "out.docx", "--json").out)

    assert (told.code, told.out) == (0, "out.docx: 1 statement, 1 article\n")
    counts = {"statements": 1, "articles": 1, "left_open": 0, "left_waiting": 0}
    assert document == {"path": "out.docx", **counts}
    assert (tmp_path / "out.docx").read_bytes().startswith(b"PK")


def test_a_briefing_says_what_was_left_out_of_it(annotator, coded):
    project = Project.open(Path("talks.annproj"))
    text = Statement(article=coded["article"], spans=(TextSpan(5, 11),), kind=Kind.CLAIM)
    add_statement(project, text)
    project.close()
    told = annotator("brief", "talks.annproj", "-o", "out.docx")

    assert told.out.splitlines()[1] == "Left out, because their actor is open: 1"
