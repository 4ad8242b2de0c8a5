import json

import pytest


@pytest.fixture
def coded(annotate):
    annotate("urged the council", kind="demand", actor="Harbour Union")
    annotate("a secret", kind="claim", actor="Harbour Union")
    annotate("will reopen by May", kind="claim", actor="Ana Reet")


@pytest.fixture
def kinds(annotator):
    def read():
        listed = json.loads(annotator("annotations", "talks.annproj", "--json").out)
        return [(one["kind"], one["actor"]["name"]) for one in listed]

    return read


def test_the_statements_that_fit_are_recoded_and_undone_in_one_step(annotator, coded, kinds):
    before = kinds()
    answer = annotator("recode", "talks.annproj", "--kind", "claim", "--to-kind", "quote")
    assert answer.out == "2 statements changed\n"
    assert [kind for kind, _ in kinds()] == ["quote", "demand", "quote"]
    annotator("undo", "talks.annproj")
    assert kinds() == before


def test_the_list_can_be_ordered_by_actor_or_kind(annotator, coded):
    def listed(order):
        answer = annotator("annotations", "talks.annproj", "--order", order, "--json")
        return [(one["kind"], one["actor"]["name"]) for one in json.loads(answer.out)]

    by_actor = [("claim", "Ana Reet"), ("demand", "Harbour Union"), ("claim", "Harbour Union")]
    assert listed("actor") == by_actor
    assert [kind for kind, _ in listed("kind")] == ["claim", "claim", "demand"]


def test_a_dry_run_counts_and_changes_nothing(annotator, coded, kinds):
    before = kinds()
    asked = ("--to-actor", "Varland:state", "--text", "SECRET", "--dry-run")
    answer = annotator("recode", "talks.annproj", *asked)
    assert answer.out == "1 statement would be changed\n"
    assert kinds() == before


def test_an_actor_is_set_for_all_and_signed(annotator, coded, kinds):
    asked = ("--actor", "Harbour Union", "--to-actor", "Varland:state", "--signed", "Bo", "--json")
    answer = json.loads(annotator("recode", "talks.annproj", *asked).out)
    assert answer == {"fitting": 2, "changed": 2, "held": 0, "locked": 0}
    assert [actor for _, actor in kinds()] == ["Ana Reet", "Varland", "Varland"]
    (last,) = json.loads(annotator("history", "talks.annproj", "--last", "1", "--json").out)
    assert (last["coder"], last["label"]) == ("Bo", "Set actor of 2 statements to Varland")


def test_without_a_goal_it_is_refused(annotator, coded):
    assert annotator("recode", "talks.annproj", "--kind", "claim").code == 2
