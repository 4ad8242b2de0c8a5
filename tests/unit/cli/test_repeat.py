import json

import pytest


@pytest.fixture
def coded(annotator, project):
    listed = json.loads(annotator("articles", project, "--json").out)
    text = json.loads(annotator("show", project, listed[0]["id"], "--json").out)["text"]
    start = text.index("toll figures")
    where = ("--start", start, "--end", start + len("toll figures"))
    whose = ("--kind", "claim", "--actor", "Ana Reet", "--json")
    answer = annotator("annotate", project, "--article", listed[0]["id"], *where, *whose)
    return json.loads(answer.out)["id"]


def test_the_other_place_is_listed_and_nothing_is_coded(annotator, coded):
    (place,) = json.loads(annotator("repeat", "talks.annproj", coded, "--json").out)
    assert (place["hit"], place["inside"], place["annotation"]) == ("toll figures", False, None)
    assert len(json.loads(annotator("annotations", "talks.annproj", "--json").out)) == 1


def test_it_is_coded_when_asked_for(annotator, coded):
    answer = annotator("repeat", "talks.annproj", coded, "--code", "--everywhere")
    assert answer.out.rstrip().endswith("coded")
    assert answer.said == ["annotator: 1 statement coded."]
    listed = json.loads(annotator("annotations", "talks.annproj", "--json").out)
    assert [one["parts"][0]["text"] for one in listed] == ["toll figures"] * 2
    assert json.loads(annotator("repeat", "talks.annproj", coded, "--json").out) == []
