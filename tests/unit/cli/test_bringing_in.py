import io
import json
import sys

import pytest
from word_bundle import word_bundle

from annotator.cli import bringing_in
from annotator.cli.parser import VERBS, Parser
from annotator.ingest.formats import FORMS, TEXT

PROSE = "The council of Port Kellin said on Friday that it would publish the toll figures{}."


@pytest.fixture
def files(tmp_path):
    """Return a folder of two articles, one of them deeper down, and what is no article."""
    folder = tmp_path / "wire"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(f"Union waits\n\n{PROSE.format('')}", encoding="utf-8")
    (folder / "deep/b.txt").write_text(f"Talks go on\n\n{PROSE.format(' soon')}", encoding="utf-8")
    (folder / "window.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_a_folder_is_brought_in_with_one_line_for_each_article(annotator, files):
    answer = annotator("import", "talks.annproj", files)

    assert answer.code == 0
    assert [(line.split()[0], line.split("  ")[-1]) for line in answer.out.splitlines()] == [
        ("imported", "Union waits"),
        ("imported", "Talks go on"),
    ]
    assert answer.said == ["annotator: “talks.annproj” is a new project."]


def test_what_fails_is_named_and_stops_nothing_else(annotator, files):
    answer = annotator("import", "talks.annproj", files / "a.txt", files / "window.png", "none")

    assert answer.code == 1
    assert [line.split()[0] for line in answer.out.splitlines()] == ["imported", *["failed"] * 2]
    assert "“window.png” is a PNG picture" in answer.said[1]
    assert "“none” does not exist" in answer.said[2]


def test_a_text_that_is_there_already_is_a_duplicate_and_done(annotator, files):
    annotator("import", "talks.annproj", files / "a.txt")
    answer = annotator("import", "talks.annproj", files, "--json")
    first, second = json.loads(answer.out)["articles"]

    assert answer.code == 0
    assert (first["status"], second["status"]) == ("duplicate", "imported")
    assert first["reason"]
    assert first["id"]


def test_an_import_prints_the_document_that_is_promised(annotator, files):
    answer = annotator("import", "talks.annproj", files / "a.txt", files / "window.png", "--json")
    articles = json.loads(answer.out)["articles"]

    assert [list(one) for one in articles] == [
        ["id", "title", "outlet", "status", "reason", "path", "notes", "carries"]
    ] * 2
    assert articles[0]["path"] == str(files / "a.txt")
    assert (articles[1]["id"], articles[1]["status"]) == (None, "failed")
    assert json.loads(answer.out)["files"][1] == {
        "path": str(files / "window.png"),
        "imported": 0,
        "duplicate": 0,
        "failed": 1,
        "doubtful": 0,
        "notes": [],
    }


@pytest.mark.parametrize("paths", [["none.txt"], ["empty"], ["wire/window.png"]])
def test_no_project_is_made_where_nothing_came_in(annotator, files, tmp_path, paths):
    (tmp_path / "empty").mkdir()
    answer = annotator("import", "talks.annproj", *paths)

    assert answer.code == 2
    assert not (tmp_path / "talks.annproj").exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“standard input” is empty"),
        (b"\n \xc2\xa0\n", "“standard input” is empty"),
        (b"\x89PNG\r\n\x1a\n", "“standard input” is a PNG picture"),
        (b"a" * (bringing_in.LIMIT + 2), "which is over 25 MB"),
    ],
)
def test_a_paste_that_is_no_article_makes_no_project(annotator, tmp_path, data, sentence):
    answer = annotator("paste", "talks.annproj", stdin=data)

    assert (answer.code, answer.out, len(answer.said)) == (2, "", 1)
    assert sentence in answer.said[0]
    assert list(tmp_path.iterdir()) == []


def test_a_paste_says_what_the_program_was_unsure_of(annotator):
    text = "Le préfet a été reçu à l’hôtel de ville, où le syndicat l’attendait."
    answer = annotator("paste", "talks.annproj", stdin=text.encode("cp1252"))

    assert answer.code == 0
    assert any("which is a guess" in sentence for sentence in answer.said)


def test_a_file_is_taken_for_the_format_named(annotator, files):
    answer = annotator("import", "talks.annproj", files / "a.txt", "--as", "docx")

    assert answer.code == 2
    assert "“a.txt” is damaged" in answer.said[0]


def test_an_import_of_many_files_says_how_far_it_is(annotator, tmp_path):
    for number in range(101):
        (tmp_path / f"{number:03}.txt").write_text(PROSE.format(f" in {number}"), encoding="utf-8")
    answer = annotator("import", "talks.annproj", tmp_path)

    assert "annotator: 100 of 101 files read." in answer.said
    assert len(answer.out.splitlines()) == 101


class _Typewriter(io.TextIOWrapper):
    def isatty(self):
        return True


def test_whoever_pastes_by_hand_is_told_how_to_end(annotator, monkeypatch, capsys):
    typed = _Typewriter(io.BytesIO(b"The bridge stays closed."))
    monkeypatch.setattr(sys, "stdin", typed)

    assert bringing_in.standard_input() == b"The bridge stays closed."
    assert "Ctrl-D" in capsys.readouterr().err


class _Broken(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, _buffer):
        raise OSError(21, "Is a directory")


@pytest.mark.parametrize("stream", [None, io.TextIOWrapper(io.BufferedReader(_Broken()))])
def test_a_standard_input_that_cannot_be_read_is_refused(monkeypatch, stream):
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(bringing_in.UnreadableInput, match="standard input"):
        bringing_in.standard_input()


def test_every_format_can_be_named_and_no_other():
    options = Parser()
    VERBS["import"][3](options)
    (named,) = (action.choices for action in options._actions if action.dest == "form")

    assert set(named) == {TEXT, *FORMS}


def test_a_bundle_says_how_many_came_in_and_which_are_doubtful_or_failed(annotator, tmp_path):
    paragraphs = []
    for number, words in enumerate((10, 500, 10)):
        said = PROSE.format(f" on day {number}") if words == 500 or not number else ""
        paragraphs += [
            (f"Headline {number}", f"Bookmark_{number + 1}"),
            ("The Courier", ""),
            ("May 28, 2019", ""),
            (f"Length:\u00a0{words} words", ""),
            ("Body", f"Body_{number}"),
            (said, ""),
            ("End of Document", ""),
        ]
    (tmp_path / "bundle.docx").write_bytes(word_bundle(paragraphs))
    answer = annotator("import", "talks.annproj", tmp_path / "bundle.docx")

    assert answer.code == 1
    assert [line.split()[0] for line in answer.out.splitlines()] == ["imported"] * 2 + ["failed"]
    assert "bundle.docx: 2 articles came in, 1 doubtful, 1 failed." in answer.said[2]
    assert "“Headline 1”: Doubtful length: the file says 500 words" in answer.said[3]
    assert "Article 3 (“Headline 2”) in “bundle.docx” holds no text" in answer.said[1]
