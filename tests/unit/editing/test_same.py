"""Reports of one utterance share a cluster, and leave it again."""

import pytest

from annotator.domain.codebook import Kind
from annotator.editing import annotating, same, sets
from annotator.errors import NotFound, RuleBroken

FIGURES = "urged the council to publish the toll figures"
HIDING = "“must stop hiding” them"
QUAY = "“We will reopen the quay by May,”"
DENIAL = "Varland denied that its patrol had fired first."


@pytest.fixture
def coded(code):
    return [
        code(QUAY, Kind.QUOTE, "Mira Tolland"),
        code(FIGURES, Kind.DEMAND, "Harbour Union"),
        code(HIDING, Kind.DEMAND, "Harbour Union"),
        code(DENIAL, Kind.CLAIM, "Varland"),
    ]


@pytest.fixture
def clusters(project):
    """Return the statements that are linked, as sets of their words."""

    def read():
        found = {}
        for one in project.read.annotations():
            if one.same_as:
                found.setdefault(one.same_as, set()).add(one.quotation)
        return sorted(found.values(), key=len)

    return read


def now(project, annotation):
    return project.read.annotation(annotation.id)


def test_two_statements_become_one_cluster_in_one_step(project, coded, clusters, content):
    before = content(project)
    same.link(project, coded[1], [coded[2].id])
    assert clusters() == [{FIGURES, HIDING}]
    project.undo()
    assert content(project) == before


def test_a_third_joins_from_either_side(project, coded, clusters):
    same.link(project, coded[1], [coded[2].id])
    same.link(project, now(project, coded[2]), [coded[3].id])
    same.link(project, coded[0], [coded[1].id])
    assert clusters() == [{QUAY, FIGURES, HIDING, DENIAL}]


def test_two_clusters_become_one(project, coded, clusters):
    same.link(project, coded[0], [coded[1].id])
    same.link(project, coded[2], [coded[3].id])
    same.link(project, now(project, coded[0]), [coded[3].id])
    assert clusters() == [{QUAY, FIGURES, HIDING, DENIAL}]


def test_one_leaves_and_the_others_stay(project, coded, clusters):
    same.link(project, coded[0], [coded[1].id, coded[2].id])
    same.unlink(project, now(project, coded[1]))
    assert clusters() == [{QUAY, HIDING}]


def test_the_last_one_left_is_the_same_as_nobody(project, coded, clusters):
    linked = same.link(project, coded[0], [coded[1].id])
    same.unlink(project, linked)
    assert clusters() == []


def test_the_others_are_told(project, coded):
    linked = same.link(project, coded[0], [coded[1].id, coded[2].id])
    assert [one.quotation for one in same.same_as(project.read, linked)] == [FIGURES, HIDING]


def test_a_statement_cannot_be_linked_with_itself_or_one_that_is_gone(project, coded):
    annotating.delete(project, [coded[3]])
    with pytest.raises(RuleBroken):
        same.link(project, coded[0], [coded[0].id])
    with pytest.raises(NotFound):
        same.link(project, coded[0], [coded[3].id])


def test_a_statement_of_an_approved_article_is_not_linked(project, coded, clusters, articles):
    sets.submit(project, articles[1])
    sets.approve(project, articles[1])
    with pytest.raises(RuleBroken):
        same.link(project, coded[0], [coded[3].id])
    assert clusters() == []


def test_the_actor_s_own_statements_are_offered_by_common_words(project, code, coded):
    told = code("publish the toll figures. It said the council", Kind.CLAIM, "Harbour Union")
    offered = [one.annotation.quotation for one in same.candidates(project.read, told)]
    assert offered == [FIGURES, HIDING]


def test_any_statement_is_found_by_its_words(project, coded):
    found = same.candidates(project.read, coded[0], "PATROL")
    assert [(one.annotation.quotation, one.title) for one in found] == [(DENIAL, "Strait")]


def test_what_is_linked_already_is_not_offered(project, coded):
    linked = same.link(project, coded[1], [coded[2].id])
    assert same.candidates(project.read, linked) == []
