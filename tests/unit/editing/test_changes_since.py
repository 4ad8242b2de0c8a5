"""What changed since a moment is the difference between then and now, whatever was done between."""

import random
from contextlib import suppress

from analyst import Analyst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import annotating, registry
from annotator.editing.actor_merging import merge
from annotator.editing.actors import ActorChoice
from annotator.editing.changes_since import Aspect, Turn, changes_since
from annotator.editing.importing import bring_in
from annotator.editing.moments import moment_named
from annotator.errors import RuleBroken

WORDS = "Varland denied that its patrol had fired first."


def now(project):
    return moment_named(project, f"#{project.read.record.newest()}")


def net(project, since):
    return [(one.turn, one.id) for one in changes_since(project, since).statements]


def test_new_withdrawn_and_changed_statements_are_told_apart(project, code):
    old, gone = code(WORDS, Kind.CLAIM, "Varland"), code("fired first", Kind.QUOTE, "Ondria")
    since = now(project)
    annotating.delete(project, [gone])
    annotating.retag(project, old, Kind.DEMAND)
    new = code("the toll figures", Kind.DEMAND, "Harbour Union")
    assert set(net(project, since)) == {
        (Turn.WITHDRAWN, gone.id),
        (Turn.CHANGED, old.id),
        (Turn.NEW, new.id),
    }
    (changed,) = changes_since(project, since).of(Turn.CHANGED)
    assert [change.in_words() for change in changed.changes] == ["Kind: claim → demand"]
    (withdrawn,) = changes_since(project, since).of(Turn.WITHDRAWN)
    assert (withdrawn.words, withdrawn.actor, withdrawn.title) == (
        "fired first",
        "Ondria",
        "Strait",
    )


def test_what_was_made_and_deleted_since_does_not_appear(project, code):
    since = now(project)
    annotating.delete(project, [code(WORDS, Kind.CLAIM)])
    assert net(project, since) == []


def test_what_was_changed_and_changed_back_does_not_appear(project, code):
    one = code(WORDS, Kind.CLAIM, "Varland")
    since = now(project)
    annotating.retag(project, annotating.retag(project, one, Kind.DEMAND), Kind.CLAIM)
    project.undo()
    project.undo()
    assert net(project, since) == []


def test_what_changed_is_named_by_aspect(project, code):
    one = code(WORDS, Kind.CLAIM, "Varland")
    since = now(project)
    one = annotating.set_actor(project, one, ActorChoice.named("Ondria"))
    one = annotating.set_spans(project, one, [TextSpan(0, 7)])
    annotating.set_note(project, one, "ask Mira")
    (changed,) = changes_since(project, since).statements
    assert changed.aspects == (Aspect.WORDS, Aspect.ACTOR, Aspect.OTHER)


def test_articles_that_came_in_are_told(project, make_draft):
    since = now(project)
    bring_in(project, [("", make_draft("Late", "Ondria said it would not wait."))])
    (article,) = changes_since(project, since).articles
    assert (article.turn, article.title) == (Turn.NEW, "Late")
    project.undo()
    assert changes_since(project, since).articles == ()


@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_the_net_changes_are_the_difference_of_two_states(new_project, make_draft, seed):
    project, dice = new_project(), random.Random(seed)
    analyst = Analyst(dice, make_draft)
    _work(project, analyst, dice, 20)
    since, then = now(project), _snapshot(project)
    _work(project, analyst, dice, 20)
    after = _snapshot(project)
    wanted = {(Turn.NEW, one) for one in after.keys() - then.keys()}
    wanted |= {(Turn.WITHDRAWN, one) for one in then.keys() - after.keys()}
    wanted |= {(Turn.CHANGED, one) for one in then.keys() & after.keys() if then[one] != after[one]}
    assert set(net(project, since)) == wanted
    project.close()


def _work(project, analyst, dice, steps):
    for _ in range(steps):
        chance, actors = dice.random(), project.read.actors()
        if chance < 0.15 and len(project.read.articles()) > 2:
            project.undo()
        elif chance < 0.2:
            project.redo()
        elif chance < 0.25 and len(actors) > 1:
            one, other = dice.sample(actors, 2)
            merge(project, [one], other)
        elif chance < 0.3 and actors:
            with suppress(RuleBroken):
                registry.delete_actor(project, dice.choice(actors))
        else:
            analyst.act(project)


def _snapshot(project):
    return {
        one.id: (
            one.kind,
            one.also,
            one.parts,
            one.form,
            one.actor,
            one.actor_state,
            one.co_actors,
            one.targets,
            one.via,
            one.flagged,
            one.same_as is None,
            one.details,
        )
        for one in project.read.annotations()
    }
