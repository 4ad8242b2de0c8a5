import json
import sqlite3
from contextlib import closing

from annotator.domain.codebook import PRECEDENCE


def test_the_rules_are_printed_in_reading_order(annotator):
    answer = annotator("guideline")
    lines = answer.out.splitlines()

    assert (answer.code, answer.said) == (0, [])
    assert lines[0] == "What is marked"
    questions = [line.split(":")[0].strip() for line in lines if line[:5].strip()[:1].isdigit()]
    assert questions == [f"{n}. {kind.capitalize()}" for n, kind in enumerate(PRECEDENCE, 1)]
    assert lines.index("How much to take") < lines.index("Actor and via")
    assert lines.index("Does not count") < lines.index("Borderline cases")


def test_all_cases_are_printed_with_their_codings(annotator):
    lines = annotator("guideline").out.splitlines()

    at = lines.index("The court ruled that the tariff was unlawful.")
    assert lines[at + 1 : at + 3] == ["  → claim · the court", "  A ruling is words."]


def test_with_words_only_the_cases_that_hold_them_are_printed(annotator):
    answer = annotator("guideline", "--case", "IMPATIENT")

    assert (answer.code, answer.said) == (0, [])
    assert answer.out.splitlines() == [
        "A person briefed on the talks said Ondria was growing impatient.",
        "  → claim · a person briefed on the talks",
        "  The person describes Ondria; Ondria asks for nothing here.",
    ]


def test_words_that_no_case_holds_are_told(annotator):
    answer = annotator("guideline", "--case", "the moon")

    assert (answer.code, answer.out) == (0, "")
    assert answer.said == ["annotator: No case holds “the moon”."]


def test_the_guideline_is_one_json_document(annotator, project):
    whole = json.loads(annotator("guideline", project, "--json").out)
    few = json.loads(annotator("guideline", project, "--case", "resign", "--json").out)

    assert whole.keys() == {"version", "sections", "kinds", "cases"}
    assert [one["kind"] for one in whole["kinds"]] == list(PRECEDENCE)
    assert len(whole["cases"]) == 20
    (case,) = few["cases"]
    assert {key: few[key] for key in ("version", "sections", "kinds")} == {
        key: whole[key] for key in ("version", "sections", "kinds")
    }
    assert [(one["kind"], one["targets"]) for one in case["codings"]] == [
        ("demand", ["the mayor"]),
        ("accusation", ["the mayor"]),
    ]


def test_a_project_is_coded_by_the_guideline_it_holds(annotator, project):
    with closing(sqlite3.connect(project)) as raw, raw:
        raw.execute("UPDATE codebook_version SET content = '[what]\nmark = \"Mark it all.\"\n'")
    answer = annotator("guideline", project)

    assert answer.out == "What is marked\n  Mark it all.\n\n"


def test_a_guideline_that_cannot_be_read_is_a_sentence(annotator, project):
    with closing(sqlite3.connect(project)) as raw, raw:
        raw.execute("UPDATE codebook_version SET content = 'nothing'")
    answer = annotator("guideline", project)

    assert (answer.code, answer.out, len(answer.said)) == (3, "", 1)
    assert "The coding guideline of this project cannot be read." in answer.said[0]


def test_a_project_that_is_not_there_is_not_made(annotator, tmp_path):
    answer = annotator("guideline", "none.annproj")

    assert (answer.code, answer.out) == (2, "")
    assert list(tmp_path.iterdir()) == []
