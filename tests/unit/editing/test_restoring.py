"""What was deleted comes back by itself, and all that was done since stays as it is."""

import random
from contextlib import suppress

import pytest
from analyst import Analyst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import annotating, registry
from annotator.editing.actor_merging import merge
from annotator.editing.actors import ActorChoice
from annotator.editing.checking import check_project
from annotator.editing.gaps import dismiss
from annotator.editing.importing import bring_in
from annotator.editing.restoring import NeedsMore, deleted_named, deleted_things, restore
from annotator.editing.sets import approve, submit
from annotator.errors import NotFound, RuleBroken

WORDS = "Varland denied that its patrol had fired first."


@pytest.fixture
def statement(code):
    return code(WORDS, Kind.CLAIM, "Varland")


@pytest.fixture
def undelete(project):
    def run(words, **more):
        return restore(project, deleted_named(project, words), **more)

    return run


@pytest.fixture
def sound(project):
    yield
    assert check_project(project.path).problems == ()


pytestmark = pytest.mark.usefixtures("sound")


def test_a_deleted_statement_comes_back_as_it_was(project, statement, code, undelete):
    annotating.delete(project, [statement])
    other = code("fired first", Kind.QUOTE, "Ondria")
    undelete(statement.id)
    back = project.read.annotation(statement.id)
    assert (back.parts, back.actor, back.kind) == (
        statement.parts,
        statement.actor,
        statement.kind,
    )
    assert project.read.annotation(other.id) == other
    assert project.next_labels() == ("Restore claim", "")


def test_undo_takes_a_restored_statement_out_again(project, statement, undelete):
    annotating.delete(project, [statement])
    undelete(statement.id[:8])
    project.undo()
    assert project.read.annotations() == []
    project.redo()
    assert len(project.read.annotations()) == 1


def test_of_many_deleted_at_once_one_comes_back_alone(project, statement, code, undelete):
    other = code("fired first", Kind.QUOTE, "Ondria")
    annotating.delete(project, [statement, other])
    undelete(other.id)
    assert [one.id for one in project.read.annotations()] == [other.id]


def test_all_that_one_edit_deleted_comes_back_by_its_number(project, statement, code, undelete):
    other = code("fired first", Kind.QUOTE, "Ondria")
    annotating.delete(project, [statement, other])
    number = project.read.record.newest()
    undelete(str(number))
    assert {one.id for one in project.read.annotations()} == {statement.id, other.id}
    assert project.next_labels()[0] == "Restore 2 statements"


def test_what_is_there_already_is_not_restored_twice(project, statement, undelete):
    annotating.delete(project, [statement])
    project.undo()
    with pytest.raises(RuleBroken, match="in the project already"):
        undelete(statement.id)


def test_a_passage_that_was_coded_again_keeps_its_newer_statement(
    project, statement, code, undelete
):
    annotating.delete(project, [statement])
    newer = code(WORDS, Kind.DEMAND, "Varland")
    with pytest.raises(RuleBroken, match="coded already as demand by Varland"):
        undelete(statement.id)
    assert project.read.annotations() == [newer]


def test_nothing_comes_back_into_an_approved_article(project, statement, code, undelete):
    code("fired first", Kind.QUOTE, "Ondria")
    annotating.delete(project, [statement])
    submit(project, statement.article)
    approve(project, statement.article)
    with pytest.raises(RuleBroken, match="approved"):
        undelete(statement.id)


def test_a_statement_whose_article_is_gone_offers_to_bring_the_article_back(
    project, make_draft, code, undelete
):
    bring_in(project, [("", make_draft("Late", "Ondria said it would not wait."))])
    article = project.read.articles()[-1].id
    one = code("would not wait", Kind.QUOTE, "Ondria")
    annotating.delete(project, [one])
    for _ in range(3):
        project.undo()
    assert len(project.read.articles()) == 2
    with pytest.raises(NeedsMore, match="the article “Late”"):
        undelete(one.id)
    done = undelete(one.id, with_needed=True)
    assert project.read.article(article).text.endswith("Ondria said it would not wait.")
    assert [found.id for found in project.read.annotations()] == [one.id]
    assert done.with_it == ("the article “Late”", "Ondria")


def test_an_undone_import_comes_back(project, make_draft, undelete, code):
    bring_in(project, [("", make_draft("Late", "Ondria said it would not wait."))])
    article = project.read.articles()[-1].id
    project.undo()
    code(WORDS, Kind.CLAIM)
    undelete(article)
    assert [row.title for row in project.read.articles()] == ["Harbour", "Strait", "Late"]


def test_an_article_that_was_brought_in_again_is_not_doubled(project, make_draft, undelete):
    draft = make_draft("Late", "Ondria said it would not wait.")
    bring_in(project, [("", draft)])
    article = project.read.articles()[-1].id
    project.undo()
    bring_in(project, [("", draft)])
    with pytest.raises(RuleBroken, match="brought in again"):
        undelete(article)


def test_articles_that_came_in_meanwhile_keep_their_places(project, make_draft, undelete):
    bring_in(project, [("", make_draft("Late", "Ondria said it would not wait."))])
    article = project.read.articles()[-1].id
    project.undo()
    bring_in(project, [("", make_draft("Newer", "Varland said it would wait."))])
    undelete(article)
    assert [row.title for row in project.read.articles()][2:] == ["Newer", "Late"]


def test_a_deleted_actor_comes_back_with_its_names(project, undelete):
    made = registry.add_actor(project, registry.NewActor(name="Mira Tolland", aliases=("Tolland",)))
    registry.delete_actor(project, made)
    undelete(made.id)
    (back,) = project.read.actors(made.id)
    assert (back.name, back.aliases) == ("Mira Tolland", ("Tolland",))


def test_an_actor_entered_anew_meanwhile_stays_the_only_one_of_that_name(project, undelete):
    made = registry.add_actor(project, registry.NewActor(name="Mira Tolland"))
    registry.delete_actor(project, made)
    registry.add_actor(project, registry.NewActor(name="Mira Tolland"))
    with pytest.raises(RuleBroken, match="goes by the name Mira Tolland now"):
        undelete(made.id)


def test_a_statement_of_an_actor_merged_meanwhile_is_the_others(project, statement, undelete):
    annotating.delete(project, [statement])
    (varland,) = project.read.actors()
    other = registry.add_actor(project, registry.NewActor(name="Republic of Varland"))
    merge(project, [varland], other)
    undelete(statement.id)
    assert project.read.annotation(statement.id).actor.name == "Republic of Varland"


def test_a_merged_actor_gets_back_what_nobody_changed_since(project, statement, code, undelete):
    (varland,) = project.read.actors()
    other = registry.add_actor(project, registry.NewActor(name="Republic of Varland"))
    changed = code("fired first", Kind.QUOTE, "Varland", targets=(ActorChoice.named("Varland"),))
    merge(project, [varland], registry.actor_of(project, other.id))
    annotating.set_actor(project, project.read.annotation(changed.id), ActorChoice.named("Ondria"))
    undelete(varland.id)
    assert project.read.annotation(statement.id).actor.name == "Varland"
    assert project.read.annotation(changed.id).actor.name == "Ondria"
    assert project.read.annotation(changed.id).targets[0].actor.name == "Varland"
    assert project.next_labels()[0] == "Restore actor Varland"
    assert {one.name: one.aliases for one in project.read.actors()}["Republic of Varland"] == ()


def test_a_dismissal_taken_back_comes_back(project, articles, undelete):
    dismiss(project, articles[0], [TextSpan(0, 10)])
    project.undo()
    (gone,) = [one for one in deleted_things(project) if one.thing == "dismissed passage"]
    undelete(gone.id)
    assert project.read.dismissals(articles[0]) == [TextSpan(0, 10)]


def test_what_was_never_deleted_is_said_not_to_be_on_record(project, statement):
    with pytest.raises(NotFound, match="Nothing was deleted that fits"):
        deleted_named(project, statement.id)


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_whatever_was_done_since_what_comes_back_keeps_every_rule(
    new_project, content, make_draft, seed
):
    project, dice = new_project(), random.Random(seed)
    analyst = Analyst(dice, make_draft)
    for _ in range(30):
        _act(project, analyst, dice)
    things = deleted_things(project)
    dice.shuffle(things)
    for one in things[:6]:
        before = content(project)
        with suppress(RuleBroken, NotFound):
            restore(project, deleted_named(project, one.id), with_needed=True)
            project.undo()
            assert content(project) == before
            project.redo()
        _act(project, analyst, dice)
        for annotation in project.read.annotations():
            text = project.text(annotation.article)[1]
            assert all(part.span.slice(text) == part.exact for part in annotation.parts)
    project.close()
    assert check_project(project.path).problems == ()


def _act(project, analyst, dice):
    chance = dice.random()
    actors = project.read.actors()
    with suppress(RuleBroken):
        if chance < 0.1 and len(project.read.articles()) > 2:
            project.undo()
        elif chance < 0.13:
            project.redo()
        elif chance < 0.18 and len(actors) > 1:
            one, other = dice.sample(actors, 2)
            merge(project, [one], other)
        elif chance < 0.22 and actors:
            registry.delete_actor(project, dice.choice(actors))
        else:
            analyst.act(project)
