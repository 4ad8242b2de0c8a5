import json

import pytest


@pytest.fixture
def coded(annotate):
    """Return the id of a demand of the Harbour Union."""
    answer = annotate("urged the council", "--json", kind="demand", actor="Harbour Union")
    return json.loads(answer.out)["id"]


@pytest.fixture
def put(annotator, coded):
    """Set a field of the statement and return the document answered."""

    def call(*words):
        answer = annotator("set-field", "talks.annproj", coded[:8], *words, "--json")
        assert answer.code == 0, answer.said
        return json.loads(answer.out)

    return call


def test_a_field_is_set_and_emptied_again(put):
    assert put("place", "Port Kellin")["fields"] == {"place": "Port Kellin"}
    assert put("place")["fields"] == {}


def test_several_topics_are_several_labels(put):
    assert put("topics", "tolls", "night work")["fields"]["topics"] == ["tolls", "night work"]


def test_targets_are_given_with_type_and_function(put, annotator):
    told = put("target", "The council:organisation:accused", "Varland:state", "Case: closed")
    assert [(one["name"], one["function"]) for one in told["targets"]] == [
        ("The council", "accused"),
        ("Varland", "addressee"),
        ("Case: closed", "addressee"),
    ]
    actors = json.loads(annotator("actors", "talks.annproj", "--json").out)
    types = {one["name"]: one["type"] for one in actors}
    assert (types["The council"], types["Varland"]) == ("organisation", "state")


def test_the_chain_is_given_with_the_kind_of_each_hand(put):
    told = put("via", "a source:unnamed", "KVP:organisation:agency", "a channel:social-media")
    assert [(one["name"], one["kind"]) for one in told["via"]] == [
        ("a source", "unnamed"),
        ("KVP", "agency"),
        ("a channel", "social media"),
    ]


def test_joint_actors_are_named(put):
    told = put("joint-actor", "Varland:state", "Mira")
    assert [one["name"] for one in told["joint_actors"]] == ["Varland", "Mira"]


def test_an_unknown_field_or_value_is_refused(annotator, coded):
    for words in (("colour", "red"), ("certainty", "very")):
        answer = annotator("set-field", "talks.annproj", coded, *words)
        assert answer.code == 2
        assert "Use one of:" in " ".join(answer.said)


def test_an_unknown_statement_is_refused(annotator, project):
    answer = annotator("set-field", project, "nowhere", "place", "here")
    assert (answer.code, answer.out) == (2, "")


def test_fields_are_given_while_coding(annotate, annotator):
    more = ("--set", "certainty=low", "--set", "place=Kellin", "--via", "KVP:organisation:agency")
    told = json.loads(annotate("a secret", *more, "--json").out)
    assert told["fields"] == {"place": "Kellin", "certainty": "low"}
    assert told["via"][0]["kind"] == "agency"
    annotator("undo", "talks.annproj")
    assert json.loads(annotator("annotations", "talks.annproj", "--json").out) == []


def test_a_field_that_is_refused_leaves_nothing_coded(annotate, annotator):
    assert annotate("a secret", "--set", "certainty=very").code == 2
    assert annotate("a secret", "--set", "certainty").code == 2
    assert json.loads(annotator("annotations", "talks.annproj", "--json").out) == []
