"""The registry of actors on the command line."""

import json

import pytest

WHERE = "Union Waits For Toll Figures"


@pytest.fixture
def actor(annotator, project):
    """Return a function that takes one step on the registry and returns its JSON."""

    def run(*step):
        told = annotator("actor", project, *step, "--json")
        assert told.code == 0, told.said
        return json.loads(told.out)

    return run


@pytest.fixture
def refused(annotator, project):
    """Return a function that takes a step that is refused and returns what is said."""

    def run(*step):
        told = annotator("actor", project, *step)
        assert told.code == 2
        assert told.out == ""
        return told.said[0]

    return run


def test_an_actor_is_added_with_all_that_is_known_of_it(actor):
    added = actor(
        "add", "Ana Reet", "--type", "person", "--short", "Reet", "--native", "آنا ریت",
        "--country", "VR", "--note", "two\nlines", "--alias", "A. Reet",
    )  # fmt: skip
    assert actor("show", "a. reet") == added | {"people": []}
    assert added["aliases"] == ["Reet", "آنا ریت", "A. Reet"]
    wanted = ("short_name", "native_name", "country", "note")
    assert [added[key] for key in wanted] == ["Reet", "آنا ریت", "VR", "two\nlines"]


def test_an_actor_is_named_by_the_beginning_of_its_id(actor):
    added = actor("add", "Ana Reet")
    assert actor("rename", added["id"][:8], "Anna Reet", "--keep")["aliases"] == ["Ana Reet"]


def test_a_name_is_added_changed_and_removed(actor):
    actor("add", "Ana Reet")
    assert actor("alias", "Ana Reet", "--add", "Рит")["aliases"] == ["Рит"]
    assert actor("alias", "Рит", "--change", "Рит", "Реет")["aliases"] == ["Реет"]
    assert actor("alias", "Ana Reet", "--remove", "Реет")["aliases"] == []


def test_a_role_is_added_changed_and_removed_by_its_number(actor):
    actor("add", "Ana Reet")
    actor("role", "Ana Reet", "--role", "clerk", "--to", "2023")
    body = ("--organisation", "Port Council")
    held = actor("role", "Ana Reet", "--role", "mayor", *body, "--from", "2024")["affiliations"]
    assert [(one["role"], one["from"], one["to"]) for one in held] == [
        ("clerk", None, "2023"),
        ("mayor", "2024", None),
    ]
    held = actor("role", "Ana Reet", "--change", "2", "--to", "2025-06")["affiliations"]
    assert held[1] == {
        "organisation": "Port Council", "role": "mayor", "from": "2024", "to": "2025-06"
    }  # fmt: skip
    assert len(actor("role", "Ana Reet", "--remove", "1")["affiliations"]) == 1
    council = actor("show", "Port Council")
    assert council["type"] == "organisation"
    assert [(one["name"], one["role"]) for one in council["people"]] == [("Ana Reet", "mayor")]


def test_the_lines_for_people_number_the_roles(annotator, actor, project):
    actor("add", "Ana Reet")
    actor("role", "Ana Reet", "--role", "mayor", "--from", "2024")
    lines = annotator("actor", project, "show", "Ana Reet").out.splitlines()
    assert lines[-1].split() == ["role", "1", "mayor", "2024–"]


def test_two_spellings_become_one_and_undo_parts_them(annotator, annotate, actor, project):
    annotate("a secret", actor="Anna Reet")
    annotate("will reopen by May", "--target", "Anna Reet")
    assert actor("merge", "Anna Reet", "--into", "Ana Reet")["annotations"] == 2
    assert [use["as"] for use in actor("where", "Anna Reet")] == ["actor", "target", "actor"]
    assert annotator("undo", project).out == "Undo: Merge Anna Reet into Ana Reet\n"
    assert len(actor("list")) == 2


def test_chosen_statements_go_to_another_actor(annotate, actor):
    annotate("a secret")
    annotate("will reopen by May")
    where = actor("where", "Ana Reet")
    assert where[0]["title"] == WHERE
    moved = actor("split", "Ana Reet", "--statements", where[0]["annotation"], "--to", "Bo Reet")
    assert (moved["name"], moved["annotations"]) == ("Bo Reet", 1)
    assert [use["text"] for use in actor("where", "Ana Reet")] == ["a secret"]


def test_only_an_actor_that_nothing_refers_to_is_deleted(annotate, actor, refused):
    annotate("a secret")
    actor("add", "Bo Reet")
    assert [one["name"] for one in actor("list", "--unused")] == ["Bo Reet"]
    assert "1 statement names Ana Reet" in refused("delete", "Ana Reet")
    assert actor("delete", "Bo Reet")["name"] == "Bo Reet"
    assert [one["name"] for one in actor("list")] == ["Ana Reet"]


def test_actors_are_listed_by_type_and_by_words_in_a_name(actor):
    for name, kind in (("Varland", "state"), ("Varland Post", "organisation"), ("Bo", "person")):
        actor("add", name, "--type", kind)
    assert [one["name"] for one in actor("list", "--like", "varl")] == ["Varland", "Varland Post"]
    assert [one["name"] for one in actor("list", "--type", "person")] == ["Bo"]


def test_what_is_wrong_is_said_in_a_sentence(actor, refused):
    actor("add", "Ana Reet", "--short", "Reet")
    actor("add", "Bo Reet", "--short", "Reet")
    assert "2 actors go by the name “Reet”" in refused("show", "Reet")
    assert "No actor goes by the name “Cy”" in refused("show", "Cy")
    assert "There is nothing to set" in refused("set", "Ana Reet")
    assert "there is no role 1" in refused("role", "Ana Reet", "--remove", "1")
    assert "is no day" in refused("role", "Ana Reet", "--role", "clerk", "--from", "May")
    assert "not understood" in refused("alias", "Ana Reet")


def test_names_that_are_alike_are_listed_until_somebody_says_that_they_differ(actor):
    for name in ("Ana Reet", "Anna Reet", "Bo Vance"):
        actor("add", name)
    (near,) = actor("near")
    assert sorted(near["names"]) == ["Ana Reet", "Anna Reet"]
    assert [one["names"] for one in actor("near", "Ana Reet")] == [near["names"]]
    assert actor("near", "Bo Vance") == []
    actor("differ", "Ana Reet", "Anna Reet")
    assert actor("near") == []


def test_the_registry_goes_out_as_a_table_and_into_another_project(annotator, actor, tmp_path):
    actor("add", "Ana Reet", "--alias", "=A. Reet", "--country", "VR")
    assert actor("export", "-o", "out.csv") == {"path": "out.csv", "actors": 1}
    annotator("paste", "other.annproj", stdin=b"Words\n\nWords were said.\n")
    told = annotator("actor", "other.annproj", "import", "out.csv", "--preview")
    assert "1 new" in told.said[-1]
    assert annotator("actor", "other.annproj", "list").out == ""
    told = json.loads(annotator("actor", "other.annproj", "import", "out.csv", "--json").out)
    assert told["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "left out": 0}
    (one,) = json.loads(annotator("actor", "other.annproj", "list", "--json").out)
    assert (one["aliases"], one["country"]) == (["=A. Reet"], "VR")


def test_rows_that_cannot_be_taken_are_named_and_the_rest_is_done(annotator, project, tmp_path):
    (tmp_path / "in.csv").write_text("name,type\nAna Reet,\nBo Reet,alien\n", encoding="utf-8")
    told = annotator("actor", project, "import", "in.csv")
    assert told.code == 1
    assert "“alien” is no type of actor" in told.out
    assert told.said == ["annotator: 1 new, 0 changed, 0 unchanged, 1 left out."]
