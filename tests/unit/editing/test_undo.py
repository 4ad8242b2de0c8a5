"""Undo and redo: unlimited, over everything, across closing."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from analyst import Analyst
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft
from annotator.editing import annotating
from annotator.editing.actors import ActorChoice
from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.errors import DamagedProject, StaleEdit


def test_a_thousand_random_actions_are_undone_and_done_again(project, content, make_draft):
    seed = int(os.environ.get("ANNOTATOR_SEED", random.randrange(10**6)))
    print(f"ANNOTATOR_SEED={seed}")
    analyst = Analyst(random.Random(seed), make_draft)
    start = content(project)
    done = 0
    while done < 1000:
        done += analyst.act(project)
    end = content(project)
    project.close()
    project = Project.open(project.path, "Ada")
    for _ in range(done):
        assert project.undo() is not None
    assert content(project) == start
    for _ in range(done):
        assert project.redo() is not None
    assert content(project) == end
    assert project.redo() is None
    project.close()
    assert check_project(project.path).problems == ()


def test_undo_still_works_after_closing_and_reopening(project, code, content):
    before = content(project)
    code("Varland denied", Kind.CLAIM, "Varland")
    project.close()
    again = Project.open(project.path, "Ada")
    assert again.next_labels() == ("Add claim", "")
    again.undo()
    assert content(again) == before
    again.redo()
    assert len(again.read.annotations()) == 1
    again.close()


def test_a_whole_import_is_one_step(project):
    project.undo()
    assert project.read.articles() == []
    project.redo()
    assert len(project.read.articles()) == 2


def test_a_new_edit_after_undo_leaves_nothing_to_redo(project, code):
    code("Varland denied", Kind.CLAIM)
    project.undo()
    code("fired first", Kind.CLAIM)
    assert project.redo() is None


def test_undo_of_nothing_says_so(project):
    project.undo()
    assert project.undo() is None


def test_history_tells_what_was_taken_back_and_what_was_done_again(project, code):
    one = code("Varland denied", Kind.CLAIM)

    def told():
        return [(entry.deed, entry.undone) for entry in project.read.history(one.id)]

    project.undo()
    assert told() == [("undo", False), ("edit", True)]
    project.redo()
    assert told() == [("redo", False), ("undo", False), ("edit", False)]
    project.undo()
    assert told() == [("undo", False), ("redo", True), ("undo", False), ("edit", True)]


def test_a_statement_that_came_back_is_not_the_one_somebody_saw_before(project, code):
    one = code("Varland denied", Kind.CLAIM)
    seen = annotating.retag(project, one, Kind.DEMAND)
    for step in (project.undo, project.undo, project.redo):
        step()
    (back,) = project.read.annotations()
    annotating.retag(project, back, Kind.ACCUSATION)
    with pytest.raises(StaleEdit):
        annotating.set_note(project, seen, "overwrites what was never seen")


def test_undo_is_signed_by_whoever_undoes(project, code):
    code("Varland denied", Kind.CLAIM)
    other = Project.open(project.path, "Ben")
    other.undo()
    assert [entry.coder for entry in project.read.history(limit=2)] == ["Ben", "Ada"]
    other.close()


def test_whoever_takes_back_what_another_did_is_told_whose_it_was(project, code):
    code("Varland denied", Kind.CLAIM)
    other = Project.open(project.path, "Ben")
    assert project.next_labels() == ("Add claim", "")
    assert other.next_labels() == ("Add claim by Ada", "")
    assert other.undo().label == "Add claim by Ada"
    assert project.next_labels()[1] == "Add claim, undone by Ben"
    assert project.redo().label == "Add claim, undone by Ben"
    assert [entry.label for entry in project.read.history(limit=3)] == ["Add claim"] * 3
    other.close()


def test_a_journal_that_was_altered_is_not_applied(project, code, content):
    code("Varland denied", Kind.CLAIM)
    with closing(sqlite3.connect(project.path)) as raw:
        raw.execute("UPDATE journal_row SET before = after, after = '' WHERE sequence = 2")
        raw.commit()
    before = content(project)
    with pytest.raises(DamagedProject, match="damaged"):
        project.undo()
    assert content(project) == before


def test_a_span_that_ends_before_it_begins_means_a_damaged_file(project, code):
    code("Varland denied", Kind.CLAIM, "Varland")
    with closing(sqlite3.connect(project.path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute('UPDATE annotation_part SET "end" = start - 1')
        raw.commit()
    with pytest.raises(DamagedProject):
        project.read.annotations()


def test_a_row_that_does_not_fit_because_another_is_gone_means_a_damaged_file(
    project, code, content
):
    code("Varland denied", Kind.CLAIM, "Varland")
    code("fired first", Kind.CLAIM, "Varland")
    project.undo()
    with closing(sqlite3.connect(project.path)) as raw:
        raw.execute("DELETE FROM actor")
        raw.commit()
    before = content(project)
    with pytest.raises(DamagedProject, match="damaged"):
        project.redo()
    assert content(project) == before


def test_the_last_actors_are_those_chosen_last_whatever_the_clock_says(project, code, monkeypatch):
    def recent():
        return [ref.name for ref in project.read.recent_actors(project.coder)]

    one = code("Varland denied", Kind.CLAIM, "Varland")
    monkeypatch.setattr("annotator.store.project_file.now", lambda: "1999-01-01T00:00:00.000Z")
    code("fired first", Kind.CLAIM, "Ondria")
    assert recent() == ["Ondria", "Varland"]
    annotating.retag(project, one, Kind.DEMAND)
    assert recent() == ["Ondria", "Varland"]
    one = project.read.annotation(one.id)
    annotating.set_actor(project, one, ActorChoice.named("KVP"))
    assert recent() == ["KVP", "Ondria"]
    project.undo()
    assert recent() == ["Ondria", "Varland"]


class Journal(RuleBasedStateMachine):
    """Random edits, undos and redos against a plain list of remembered contents."""

    make: Callable[[], Project]
    see: Callable[[Project], object]
    draft: Callable[..., Draft]

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed):
        self.project = type(self).make()
        self.analyst = Analyst(random.Random(seed), type(self).draft)
        self.states = [self.see(self.project)]
        self.at = 0

    def teardown(self):
        if hasattr(self, "project"):
            self.project.close()

    @rule()
    def edit(self):
        if self.analyst.act(self.project):
            self.states[self.at + 1 :] = [self.see(self.project)]
            self.at += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.project.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self):
        self.project.redo()
        self.at += 1

    @rule()
    def reopen(self):
        self.project.close()
        self.project = Project.open(self.project.path, "Ada")

    @invariant()
    def holds_what_it_held_then(self):
        if hasattr(self, "project"):
            assert self.see(self.project) == self.states[self.at]


def test_any_mix_of_edits_undos_redos_and_reopening(new_project, content, make_draft):
    class Bound(Journal):
        make = staticmethod(new_project)
        see = staticmethod(content)
        draft = staticmethod(make_draft)

    run_state_machine_as_test(
        Bound, settings=settings(max_examples=15, stateful_step_count=25, deadline=None)
    )
