"""An analyst's whole job by the command line: a wire article in, a Word briefing out."""

import json
from io import BytesIO

import docx
import pytest

from annotator.editing.project import Project

TITLE = "Varland Welcomes Toll Talks, Union Waits"
BODY = (
    (
        "Varland’s transport minister said on Friday that the bridge at Port Kellin would reopen by"
        " May, and that the toll would stay as it was for the rest of the year."
    ),
    (
        "“We are glad that the talks between the council and the Harbour Union go on,” said Ana"
        " Reet, who speaks for the council, during a visit to the docks. 🚢"
    ),
    "The union has urged the council to publish the toll figures, which\u00a0it calls “a secret”.",
    "There was no word from Ondria.",
    (
        "“What we know is that the figures have been falsified by the council,” added Jon Vale, the"
        " head of the union, in a statement that the agency KVP saw."
    ),
)
DISCLAIMER = (
    "The views expressed in this article belong to the author and do not necessarily reflect the"
    " policy of the paper."
)
STATEMENTS = (
    {
        "quote": "the bridge at Port Kellin would reopen by May",
        "kind": "claim",
        "actor": "Transport Minister of Varland",
    },
    {
        "quote": "“We are glad that the talks between the council and the Harbour Union go on,”",
        "kind": "quote",
        "also": ["claim"],
        "actor": "Ana Reet",
    },
    {
        "quote": "the council to publish the toll figures, which\u00a0it calls “a secret”",
        "kind": "demand",
        "also": ["quote"],
        "actor": "Harbour Union",
        "target": ["The council"],
    },
    {
        "quote": "publish the toll figures",
        "kind": "demand",
        "actor": "Harbour Union",
        "target": ["The council"],
    },
    {
        "quote": "“What we know is that the figures have been falsified by the council,”",
        "kind": "accusation",
        "also": ["quote"],
        "actor": "Jon Vale",
        "target": ["The council"],
        "via": ["KVP", "Harbour Union"],
    },
)


@pytest.fixture
def wire():
    """Return the bytes of a page as a browser copies it, without a line end behind it."""
    head = ("The Port Kellin Observatory For Harbours", TITLE)
    apart = "\n\n\u00a0\n\n".join(BODY)
    tail = ("\u00a0", "\u00a0", "Source: Varland Evening Post", DISCLAIMER)
    return "\n\n".join((*head, apart, *tail)).encode()


def options(statement):
    words = ["--quote", statement["quote"], "--kind", statement["kind"]]
    for name in ("also", "target", "via"):
        for value in statement.get(name, ()):
            words += [f"--{name}", value]
    return [*words, "--actor", statement["actor"]]


def require_wire_article(shown):
    assert shown["title"] == TITLE
    assert shown["outlet"] == "The Port Kellin Observatory For Harbours"
    assert shown["republished_from"] == "Varland Evening Post"
    assert shown["text"].split("\n\n") == list(BODY)
    assert "views expressed" not in shown["text"]
    assert (shown["language"], shown["direction"], shown["date_published"]) == ("en", "ltr", "")


def original_of(path, article):
    project = Project.open(path)
    try:
        return project.read.original(article).data
    finally:
        project.close()


@pytest.fixture
def article(annotator, wire):
    """Return the id of the pasted article."""
    code, out, said = annotator("paste", "talks.annproj", "--json", stdin=wire)
    (pasted,) = json.loads(out)["articles"]
    assert (code, pasted["status"], pasted["reason"], pasted["path"]) == (0, "imported", "", "")
    assert said == "annotator: “talks.annproj” is a new project.\n"
    return pasted["id"]


@pytest.fixture
def coded(annotator, article):
    """Return the documents of the five statements, as coding them answered."""
    documents = []
    for statement in STATEMENTS:
        words = ("--article", article[:8], *options(statement), "--coder", "Bo", "--json")
        code, out, _ = annotator("annotate", "talks.annproj", *words)
        assert code == 0
        documents.append(json.loads(out))
    return documents


def test_a_pasted_wire_article_is_cleaned_and_its_bytes_are_kept(
    annotator, article, wire, tmp_path
):
    _, out, _ = annotator("show", "talks.annproj", article, "--json")
    shown = json.loads(out)
    require_wire_article(shown)

    assert original_of(tmp_path / "talks.annproj", article) == wire
    assert annotator("show", "talks.annproj", TITLE) == (0, shown["text"] + "\n", "")


def test_coded_statements_are_listed_as_they_were_entered(annotator, coded):
    _, out, _ = annotator("annotations", "talks.annproj", "--json")
    listed = {one["id"]: one for one in json.loads(out)}

    assert listed == {one["id"]: one for one in coded}
    text = "\n\n".join(BODY)
    for document, statement in zip(coded, STATEMENTS, strict=True):
        (part,) = document["parts"]
        assert text[part["start"] : part["end"]] == part["text"] == statement["quote"]
        assert set(document["also"]) == set(statement.get("also", ()))
        assert [one["name"] for one in document["targets"]] == statement.get("target", [])
        assert [one["name"] for one in document["via"]] == statement.get("via", [])
        assert (document["actor"]["name"], document["coder"]) == (statement["actor"], "Bo")


def test_coded_statements_are_undone_redone_checked_and_briefed(annotator, coded, tmp_path):
    assert annotator("undo", "talks.annproj") == (0, "Undo: Add accusation by Bo\n", "")
    assert annotator("redo", "talks.annproj") == (0, "Redo: Add accusation\n", "")
    _, out, _ = annotator("history", "talks.annproj", "--json")
    assert [one["deed"] for one in json.loads(out)][:3] == ["redo", "undo", "edit"]
    code, out, _ = annotator("check", "talks.annproj", "--json")
    assert (code, json.loads(out)["problems"]) == (0, [])
    assert annotator("brief", "talks.annproj", "-o", "out.docx")[0] == 0

    words = "".join(every_word_of((tmp_path / "out.docx").read_bytes()))
    assert all(statement["quote"] in words for statement in STATEMENTS)


def every_word_of(data):
    return [
        element.text or ""
        for element in docx.Document(BytesIO(data)).element.iter()
        if str(element.tag).endswith("}t")
    ]


def test_a_wire_article_is_imported_as_it_is_pasted(annotator, wire, tmp_path):
    data = b"\xef\xbb\xbf" + wire.replace(b"\n", b"\r\n")
    (tmp_path / "wire.txt").write_bytes(data)
    code, out, _ = annotator("import", "talks.annproj", "wire.txt", "--json")
    (article,) = json.loads(out)["articles"]
    assert (code, article["path"]) == (0, "wire.txt")

    _, out, _ = annotator("show", "talks.annproj", article["id"], "--json")
    require_wire_article(json.loads(out))
    assert original_of(tmp_path / "talks.annproj", article["id"]) == data

    code, out, _ = annotator("paste", "talks.annproj", "--json", stdin=wire)
    (again,) = json.loads(out)["articles"]
    assert (code, again["status"], again["id"]) == (0, "duplicate", article["id"])
