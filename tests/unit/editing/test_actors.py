"""Actors: found by any of their names, or entered new."""

import pytest

from annotator.domain.actors import ActorType
from annotator.domain.codebook import Kind
from annotator.editing.actors import ActorChoice, NewActor, enter
from annotator.errors import NotFound, RuleBroken


@pytest.fixture
def tolland(project):
    new = NewActor(
        name="Mira Tolland",
        short_name="Tolland",
        native_name="ميرا تولاند",
        aliases=("M. Tolland",),
    )
    with project.edit("Add actor") as edit:
        return enter(edit, new)


@pytest.mark.parametrize(
    "name", ["Mira Tolland", "mira  tolland", "TOLLAND", "ميرا تولاند", "M. Tolland"]
)
def test_an_actor_is_found_by_every_name_and_not_entered_twice(project, code, tolland, name):
    assert code("reopen the quay", Kind.CLAIM, name).actor == tolland
    assert len(project.read.actors()) == 1


def test_a_name_nobody_has_enters_a_new_actor_of_the_type_chosen(project, code):
    code("reopen the quay", Kind.CLAIM, ActorChoice.named("Harbour Union", ActorType.GROUP))
    (actor,) = project.read.actors()
    assert (actor.name, actor.type) == ("Harbour Union", ActorType.GROUP)


def test_a_name_two_actors_have_is_refused_with_both_named(project, code, tolland):
    with project.edit("Add actor") as edit:
        enter(edit, NewActor(name="Joan Tolland", short_name="Tolland"))
    with pytest.raises(RuleBroken, match=r"Joan Tolland .*, Mira Tolland "):
        code("reopen the quay", Kind.CLAIM, "tolland")


def test_a_blank_name_is_no_actor(code):
    with pytest.raises(RuleBroken, match="needs a name"):
        code("reopen the quay", Kind.CLAIM, " \u200b ")


def test_an_actor_that_is_gone_cannot_be_chosen(code):
    with pytest.raises(NotFound, match="no longer in the project"):
        code("reopen the quay", Kind.CLAIM, ActorChoice.known("gone"))
