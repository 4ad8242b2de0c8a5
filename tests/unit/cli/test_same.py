import json

import pytest


@pytest.fixture
def ids(annotate):
    told = (annotate("a secret", "--json"), annotate("will reopen by May", "--json"))
    return [json.loads(answer.out)["id"] for answer in told]


@pytest.fixture
def listed(annotator):
    def call(*words):
        return [one["id"] for one in json.loads(annotator("same", "talks.annproj", *words).out)]

    return call


def test_two_statements_are_linked_listed_and_parted(ids, listed):
    first, second = ids
    assert listed(first[:8], second[:8], "--json") == [first, second]
    assert listed(second, "--json") == [second, first]
    assert listed(first, "--apart", "--json") == [first]
    assert listed(second, "--json") == [second]


def test_what_cannot_be_done_is_refused(annotator, ids):
    assert annotator("same", "talks.annproj", ids[0], ids[0]).code == 2
    assert annotator("same", "talks.annproj", *ids, "--apart").code == 2
    assert annotator("same", "talks.annproj", "nowhere").code == 2
