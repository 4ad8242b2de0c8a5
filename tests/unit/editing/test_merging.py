"""Two actors that are one are merged, one that is two is split, and all of it is undone."""

import random
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.domain.actors import Capacity
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import actor_merging, annotating, registry, sets
from annotator.editing.actors import UNATTRIBUTED, ActorChoice, NewActor
from annotator.editing.checking import check_project
from annotator.editing.registry import Details, Role
from annotator.errors import NotFound, RuleBroken, StaleEdit
from annotator.store import schema


def actor(project, name):
    return next(one for one in project.read.actors() if one.name == name)


@pytest.fixture
def two(project, code):
    """Two spellings of one actor, each with statements; one is aimed at and passes words on."""
    both = (ActorChoice.named("Varland"), ActorChoice.named("Ondria"))
    code("Varland denied", Kind.CLAIM, "Varlund", targets=both, via=(both[0],))
    code("fired first", Kind.ACCUSATION, "Varland", targets=(ActorChoice.named("Varlund"),))
    code("reopen the quay", Kind.QUOTE, "Ondria", via=(ActorChoice.named("Varlund"), both[0]))
    return actor(project, "Varlund"), actor(project, "Varland")


def test_every_statement_of_the_merged_actor_is_the_others(project, two):
    misspelt, varland = two
    merged = actor_merging.merge(project, [misspelt], varland)
    first, second, third = sorted(project.read.annotations(), key=lambda one: one.created)
    assert first.actor == second.actor == varland.ref
    assert [target.actor.name for target in second.targets] == ["Varland"]
    assert [relay.name for relay in third.via] == ["Varland"]
    assert merged.statements == 2
    assert merged.aliases == ("Varlund",)
    assert [one.name for one in project.read.actors()] == ["Ondria", "Varland"]


def test_the_names_of_the_merged_actor_find_the_other(project, two, code):
    misspelt, varland = two
    misspelt = registry.add_alias(project, misspelt, "فارلند")
    actor_merging.merge(project, [misspelt], varland)
    for n, name in enumerate(("Varlund", "فارلند")):
        words = ("must stop hiding", "publish the toll")[n]
        assert code(words, Kind.DEMAND, name).actor == varland.ref


def test_a_name_somebody_added_in_the_meantime_finds_the_other_too(project, two, code):
    misspelt, varland = two
    registry.add_alias(project, misspelt, "فارلند")
    actor_merging.merge(project, [misspelt], varland)
    assert code("must stop hiding", Kind.DEMAND, "فارلند").actor == varland.ref


def test_merging_is_one_step_and_undo_gives_every_row_back(project, two, content):
    before = content(project)
    actor_merging.merge(project, [two[0]], two[1])
    assert project.next_labels()[0] == "Merge Varlund into Varland"
    after = content(project)
    project.undo()
    assert content(project) == before
    project.redo()
    assert content(project) == after


def test_several_are_merged_in_one_step(project, two, content):
    before = content(project)
    ondria = actor(project, "Ondria")
    assert actor_merging.merge(project, two, ondria).statements == 3
    project.undo()
    assert content(project) == before


def test_roles_move_with_the_actor_and_none_is_doubled(project, two):
    misspelt, varland = two
    mira = registry.add_actor(project, NewActor(name="Mira Tolland"))
    for state in two:
        mira = registry.add_role(project, mira, Role("envoy", ActorChoice.known(state.id), "2024"))
    registry.add_role(project, misspelt, Role("member", ActorChoice.named("Ondria")))
    merged = actor_merging.merge(project, [actor(project, "Varlund")], actor(project, "Varland"))
    assert [held.title for held in merged.affiliations] == ["member, Ondria"]
    (held,) = actor(project, "Mira Tolland").affiliations
    assert held.organisation == varland.ref


def test_who_held_a_role_in_what_it_is_merged_with_holds_it_without(project, two):
    misspelt, varland = two
    registry.add_role(project, misspelt, Role("capital", ActorChoice.known(varland.id)))
    merged = actor_merging.merge(project, [misspelt], varland)
    assert [held.title for held in merged.affiliations] == ["capital"]


def test_what_the_remaining_actor_lacks_is_filled_in_and_no_note_is_lost(project, two):
    misspelt = registry.change(project, two[0], Details(country="VR", note="seen in print"))
    varland = registry.change(project, two[1], Details(note="the state"))
    merged = actor_merging.merge(project, [misspelt], varland)
    assert (merged.country, merged.note) == ("VR", "the state\nseen in print")


def test_an_actor_is_not_merged_into_itself(project, two):
    with pytest.raises(RuleBroken, match="into itself"):
        actor_merging.merge(project, two, two[1])


def test_what_changed_since_it_was_looked_at_is_not_merged(project, two):
    registry.rename(project, two[0], "Varlunde")
    with pytest.raises(StaleEdit):
        actor_merging.merge(project, [two[0]], two[1])


def test_approved_statements_are_merged_too_and_stay_approved(project, two, code):
    for article in project.read.articles():
        if article.annotations:
            sets.submit(project, article.id)
            sets.approve(project, article.id, "Ada")
    actor_merging.merge(project, [two[0]], two[1])
    assert {one.status.value for one in project.read.annotations()} == {"approved"}
    assert all(one.actor.name != "Varlund" for one in project.read.annotations())


def test_a_merged_actor_that_is_deleted_takes_what_was_merged_into_it_along(project, content):
    names = ("Varlund", "Varland", "Varlande")
    one, two, three = (registry.add_actor(project, NewActor(name=name)) for name in names)
    two = actor_merging.merge(project, [one], two)
    three = actor_merging.merge(project, [two], three)
    before = content(project)
    registry.delete_actor(project, three)
    assert content(project)["actor"] == []
    project.undo()
    assert content(project) == before


def test_chosen_statements_go_to_another_actor_whatever_it_is_in_them(project, two):
    misspelt, _ = two
    uses = project.read.registry.uses(misspelt.id)
    assert [use.capacity for use in uses] == [Capacity.VIA, Capacity.ACTOR, Capacity.TARGET]
    moved = [use.annotation for use in uses[1:]]
    ref = actor_merging.split(project, misspelt, moved, ActorChoice.named("Varlunda"))
    assert ref.name == "Varlunda"
    left = project.read.registry.uses(misspelt.id)
    assert [use.capacity for use in left] == [Capacity.VIA]
    assert {use.annotation for use in project.read.registry.uses(ref.id)} == set(moved)


def test_a_split_is_one_step_that_says_how_many_it_moved(project, two, content):
    before = content(project)
    (use, *_) = project.read.registry.uses(two[0].id)
    actor_merging.split(project, two[0], [use.annotation], ActorChoice.named("KVP"))
    assert project.next_labels()[0] == "Move 1 statement from Varlund to KVP"
    project.undo()
    assert content(project) == before


def test_a_statement_of_somebody_else_is_not_split_off(project, two, code):
    other = code("must stop hiding", Kind.DEMAND, "Ondria")
    with pytest.raises(NotFound, match="does not name Varlund"):
        actor_merging.split(project, two[0], [other.id], ActorChoice.named("KVP"))


@pytest.mark.parametrize("choice", ["itself", "nobody"])
def test_a_split_needs_another_actor(project, two, choice):
    to = ActorChoice.known(two[0].id) if choice == "itself" else UNATTRIBUTED
    (use, *_) = project.read.registry.uses(two[0].id)
    with pytest.raises(RuleBroken, match="need another actor"):
        actor_merging.split(project, two[0], [use.annotation], to)


def test_an_approved_statement_is_not_split_off(project, two):
    use = project.read.registry.uses(two[0].id)[0]
    sets.submit(project, use.article)
    sets.approve(project, use.article, "Ada")
    with pytest.raises(RuleBroken, match="approved"):
        actor_merging.split(project, two[0], [use.annotation], ActorChoice.named("KVP"))


@pytest.mark.parametrize("merged_is_first", [True, False])
def test_a_joint_speaker_that_is_merged_with_the_first_is_no_further_one(
    project, two, merged_is_first
):
    misspelt, varland = two
    first, further = two if merged_is_first else reversed(two)
    (own,) = [one for one in project.read.annotations() if one.actor == first.ref]
    ids = (further.id, actor(project, "Ondria").id)
    with project.edit("Joint statement") as edit:
        rows = [
            schema.CoActor(annotation_id=own.id, ordinal=n, actor_id=one)
            for n, one in enumerate(ids)
        ]
        edit.unit.add(*rows)
    actor_merging.merge(project, [misspelt], varland)
    assert project.read.annotation(own.id).attribution == "Varland and Ondria"
    (left,) = project.read.registry.parties(Capacity.CO_ACTOR, [own.id])[own.id]
    assert left["ordinal"] == 0


def test_a_split_that_would_code_a_passage_twice_alike_is_refused(project, two, code, content):
    code("Varland denied", Kind.DEMAND, "Varland", targets=(ActorChoice.named("Ondria"),))
    other = code("Varland denied", Kind.CLAIM, "KVP", targets=(ActorChoice.named("Ondria"),))
    before = content(project)
    with pytest.raises(RuleBroken, match="coded already"):
        actor_merging.split(
            project, actor(project, "KVP"), [other.id], ActorChoice.known(two[1].id)
        )
    assert content(project) == before


def test_of_many_rows_none_is_changed_when_one_is_gone(project, two):
    rows = {one: {"country": "VR"} for one in (two[0].id, "gone")}
    with pytest.raises(StaleEdit), project.edit("Change many") as edit:
        edit.unit.change_many(schema.Actor, rows)
    assert actor(project, "Varlund").country == ""


def test_two_said_to_differ_are_remembered_until_undone(project, two):
    pair = frozenset(one.id for one in two)
    actor_merging.tell_apart(project, *two)
    actor_merging.tell_apart(project, *reversed(two))
    assert project.read.registry.apart() == {pair}
    project.undo()
    assert project.read.registry.apart() == frozenset()


class Registry(RuleBasedStateMachine):
    """Random statements, merges and splits: none is lost, and undo gives all rows back."""

    def __init__(self):
        super().__init__()
        self.project = None

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed):
        self.project, self.dice = type(self).make(), random.Random(seed)

    def teardown(self):
        if self.project is not None:
            self.project.close()
            assert check_project(self.project.path).problems == ()

    def _some(self):
        names = [f"Actor {letter}" for letter in "ABCDEF"]
        return tuple(map(ActorChoice.named, self.dice.sample(names, self.dice.randrange(3))))

    @rule()
    def annotate(self):
        article = self.dice.choice(self.project.read.articles()).id
        start = self.dice.randrange(len(self.project.text(article)[1]) - 9)
        actor = self._some()
        statement = annotating.Statement(
            article=article,
            spans=(TextSpan(start, start + 8),),
            kind=self.dice.choice(tuple(Kind)),
            actor=actor[0] if actor else UNATTRIBUTED,
            targets=self._some(),
            via=self._some(),
        )
        with suppress(RuleBroken):
            annotating.annotate(self.project, statement)

    @rule()
    def hold(self):
        one, *others = self._two_or_none() or (None,)
        if one is not None:
            role = Role("envoy", ActorChoice.known(others[0].id))
            registry.add_role(self.project, one, role)

    @precondition(lambda self: self.project and len(self.project.read.actors()) > 1)
    @rule()
    def merge(self):
        one, other = self._two_or_none()
        before, parties = type(self).see(self.project), self._named(one, other)
        statements = Counter(annotation.id for annotation in self.project.read.annotations())
        actor_merging.merge(self.project, [one], other)
        merged = self.project.read.actors(other.id)[0]
        assert set(one.names) <= set(merged.names)
        assert self.project.read.actors(one.id) == []
        assert Counter(a.id for a in self.project.read.annotations()) == statements
        assert self._named(other) == parties
        self._back_and_forth(before)

    @precondition(lambda self: self.project and self._used())
    @rule()
    def split(self):
        one = self.dice.choice(self._used())
        ids = sorted({use.annotation for use in self.project.read.registry.uses(one.id)})
        chosen = set(self.dice.sample(ids, self.dice.randrange(1, len(ids) + 1)))
        before = type(self).see(self.project)
        with suppress(RuleBroken):
            to = ActorChoice.named(f"Actor {self.dice.choice('ABCDEF')}")
            ref = actor_merging.split(self.project, one, chosen, to)
            assert chosen <= self._named(self.project.read.actors(ref.id)[0])
            assert self._named(one) == set(ids) - chosen
            self._back_and_forth(before)

    def _back_and_forth(self, before):
        after = type(self).see(self.project)
        self.project.undo()
        assert type(self).see(self.project) == before
        self.project.redo()
        assert type(self).see(self.project) == after

    def _two_or_none(self):
        actors = self.project.read.actors()
        return self.dice.sample(actors, 2) if len(actors) > 1 else None

    def _used(self):
        return [one for one in self.project.read.actors() if self._named(one)]

    def _named(self, *actors):
        uses = [use for one in actors for use in self.project.read.registry.uses(one.id)]
        return {use.annotation for use in uses}


def test_no_merge_loses_a_statement_and_undo_gives_the_same_rows(new_project, content):
    class Bound(Registry):
        make = staticmethod(new_project)
        see = staticmethod(content)

    run_state_machine_as_test(
        Bound, settings=settings(max_examples=12, stateful_step_count=25, deadline=None)
    )
