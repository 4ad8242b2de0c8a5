"""Two copies of one project are worked on apart, and each brings in what the other did."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.editing.annotating import Statement, annotate, delete, retag, set_actor, set_note
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.merging import look, merge_copy
from annotator.editing.project import Project
from annotator.editing.registry import actor_of, delete_actor
from annotator.errors import RuleBroken, UserError


def draft(name):
    words = " ".join(f"{name}{number}" for number in range(60))
    return Draft((Line(words, Role.BODY),), Original(name.encode(), "a.txt"), Byline(title=name))


def claim(project, start, actor=UNATTRIBUTED, article=0, kind=Kind.CLAIM):
    row = project.read.articles()[article]
    return annotate(
        project,
        Statement(article=row.id, spans=(TextSpan(start, start + 4),), kind=kind, actor=actor),
    )


@pytest.fixture
def pair(tmp_path):
    """Two copies of a project with an article, a statement of Harl's and one of nobody's."""
    mine = tmp_path / "talks.annproj"
    project = Project.create(mine, "Ada")
    bring_in(project, [("", draft("quay"))])
    claim(project, 0, ActorChoice.named("Tovin Harl"))
    claim(project, 10)
    project.close()
    theirs = tmp_path / "talks (conflicted copy).annproj"
    shutil.copy(mine, theirs)
    opened = Project.open(mine, "Ada"), Project.open(theirs, "Ben")
    yield opened
    for one in opened:
        one.close()


def told(project):
    """Return what a project holds, in words, whatever its ids are."""
    return sorted(
        (
            one.start,
            one.kind.value,
            one.actor.name if one.actor else "",
            one.details.note,
            project.read.article(one.article).byline.title,
        )
        for one in project.read.annotations()
    )


def counts(report):
    return report.new, report.changed, report.withdrawn, len(report.conflicts), len(report.refused)


def test_what_the_other_did_comes_in_as_one_step(pair):
    mine, theirs = pair
    first, second = theirs.read.annotations()
    claim(theirs, 20, ActorChoice.named("Ismene Quade"))
    retag(theirs, first, Kind.DEMAND)
    delete(theirs, [second])
    before = told(mine)
    report = merge_copy(mine, theirs.path)
    assert counts(report) == (2, 1, 1, 0, 0)
    assert told(mine) == told(theirs)
    assert check_project(mine.path).ok
    mine.undo()
    assert told(mine) == before
    mine.redo()
    assert told(mine) == told(theirs)
    assert check_project(mine.path).ok


def test_what_was_done_here_stays(pair):
    mine, theirs = pair
    claim(mine, 30)
    retag(mine, mine.read.annotations()[0], Kind.QUOTE)
    claim(theirs, 20)
    merge_copy(mine, theirs.path)
    assert [row[:2] for row in told(mine)] == [
        (0, "quote"),
        (10, "claim"),
        (20, "claim"),
        (30, "claim"),
    ]


def test_to_merge_again_changes_nothing(pair):
    mine, theirs = pair
    claim(theirs, 20)
    merge_copy(mine, theirs.path)
    entries = len(mine.read.history())
    again = merge_copy(mine, theirs.path)
    assert (again.is_empty, again.unchanged > 0) == (True, True)
    assert len(mine.read.history()) == entries


def test_looking_changes_nothing(pair):
    mine, theirs = pair
    claim(theirs, 20)
    before = told(mine)
    assert counts(look(mine, theirs.path)) == (1, 0, 0, 0, 0)
    assert told(mine) == before
    assert len(mine.read.history()) == 3


def test_the_other_copy_is_only_read(pair):
    mine, theirs = pair
    claim(theirs, 20)
    theirs.close()
    before = theirs.path.read_bytes()
    merge_copy(mine, theirs.path)
    assert theirs.path.read_bytes() == before


def test_a_backup_is_made_before(pair):
    mine, theirs = pair
    claim(mine, 30)
    claim(theirs, 20)
    merge_copy(mine, theirs.path)
    (backup,) = (mine.path.parent / "backups").glob("*before merge*")
    assert check_project(backup).ok


def test_what_both_changed_is_told_and_stays_as_it_is_here(pair):
    mine, theirs = pair
    retag(mine, mine.read.annotations()[0], Kind.QUOTE)
    retag(theirs, theirs.read.annotations()[0], Kind.DEMAND)
    report = merge_copy(mine, theirs.path)
    (conflict,) = report.conflicts
    assert (conflict.what, conflict.field) == ("statement", "kind")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("claim", "quote", "demand")
    assert told(mine)[0][1] == "quote"


def test_of_what_both_changed_theirs_can_be_taken(pair):
    mine, theirs = pair
    retag(mine, mine.read.annotations()[0], Kind.QUOTE)
    retag(theirs, theirs.read.annotations()[0], Kind.DEMAND)
    keys = frozenset(one.key for one in look(mine, theirs.path).conflicts)
    report = merge_copy(mine, theirs.path, keys)
    assert report.conflicts == ()
    assert told(mine)[0][1] == "demand"


def test_other_fields_of_one_statement_come_together(pair):
    mine, theirs = pair
    retag(mine, mine.read.annotations()[0], Kind.QUOTE)
    set_actor(theirs, theirs.read.annotations()[0], ActorChoice.named("Ismene Quade"))
    set_note(theirs, theirs.read.annotations()[0], "said twice")
    assert merge_copy(mine, theirs.path).conflicts == ()
    assert told(mine)[0][1:4] == ("quote", "Ismene Quade", "said twice")


def test_deleted_there_and_changed_here_is_a_conflict(pair):
    mine, theirs = pair
    retag(mine, mine.read.annotations()[1], Kind.QUOTE)
    delete(theirs, [theirs.read.annotations()[1]])
    (conflict,) = merge_copy(mine, theirs.path).conflicts
    assert (conflict.field, conflict.theirs) == ("", "deleted")
    assert "Kind: quote" in conflict.mine
    assert len(mine.read.annotations()) == 2
    merge_copy(mine, theirs.path, frozenset({conflict.key}))
    assert len(mine.read.annotations()) == 1


def test_deleted_here_and_changed_there_is_a_conflict(pair):
    mine, theirs = pair
    delete(mine, [mine.read.annotations()[1]])
    retag(theirs, theirs.read.annotations()[1], Kind.QUOTE)
    (conflict,) = merge_copy(mine, theirs.path).conflicts
    assert conflict.mine == "deleted"
    assert len(mine.read.annotations()) == 1
    merge_copy(mine, theirs.path, frozenset({conflict.key}))
    assert told(mine) == told(theirs)
    assert check_project(mine.path).ok


def test_an_article_both_brought_in_is_one_article(pair):
    mine, theirs = pair
    for number, one in enumerate(pair):
        bring_in(one, [("", draft("strait"))])
        claim(one, 40 + number, article=1)
    bring_in(theirs, [("", draft("ferry"))])
    merge_copy(mine, theirs.path)
    titles = sorted(row.title for row in mine.read.articles())
    assert titles == ["ferry", "quay", "strait"]
    assert [row[0] for row in told(mine) if row[4] == "strait"] == [40, 41]
    assert check_project(mine.path).ok


def test_one_coder_at_two_copies_has_one_set(pair):
    mine, theirs = pair
    theirs.coder_name = mine.coder_name = "Cy"
    claim(mine, 20)
    claim(theirs, 30)
    merge_copy(mine, theirs.path)
    assert len(mine.read.annotations()) == 4
    with closing(sqlite3.connect(mine.path)) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM coder ORDER BY name")]
        sets = raw.execute("SELECT count(*) FROM annotation_set").fetchone()[0]
    assert (names, sets) == (["Ada", "Cy"], 2)


def test_a_statement_of_an_actor_deleted_here_is_refused_with_the_reason(pair):
    mine, theirs = pair
    (harl,) = mine.read.actors()
    delete(mine, [mine.read.annotations()[0]])

    delete_actor(mine, actor_of(mine, harl.id))
    claim(theirs, 20, ActorChoice.known(theirs.read.actors()[0].id))
    claim(theirs, 30)
    report = merge_copy(mine, theirs.path)
    assert [row[0] for row in told(mine)] == [10, 30]
    ((what, why),) = report.refused
    assert what.startswith("statement ")
    assert why == "the actor it names is gone"
    assert check_project(mine.path).ok


def test_a_copy_of_another_project_is_refused(pair, tmp_path):
    other = Project.create(tmp_path / "other.annproj", "Ada")
    other.close()
    with pytest.raises(UserError, match="another project"):
        merge_copy(pair[0], other.path)
    with pytest.raises(UserError, match="the project itself"):
        merge_copy(pair[0], pair[0].path)


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "kind", "delete", "note", "undo"]), st.integers(0, 30)),
    max_size=6,
)


def do(project, steps):
    for what, number in steps:
        with suppress(RuleBroken):  # such as one passage twice
            step(project, what, number)


def step(project, what, number):
    there = project.read.annotations()
    one = there[number % len(there)] if there else None
    if what == "undo":
        project.undo()
    elif what == "add" and project.read.articles():
        claim(project, number * 3, ActorChoice.named(f"Speaker {number % 3}"))
    elif one is not None and what == "kind":
        retag(project, one, list(Kind)[number % 4])
    elif one is not None and what == "note":
        set_note(project, one, f"note {number}")
    elif one is not None and what == "delete":
        delete(project, [one])


@settings(max_examples=25)
@given(STEPS, STEPS)
def test_whatever_two_did_apart_is_whole_and_undone_by_one_step(tmp_path_factory, ours, others):
    folder = tmp_path_factory.mktemp("pair")
    mine = Project.create(folder / "talks.annproj", "Ada")
    bring_in(mine, [("", draft("quay"))])
    claim(mine, 0, ActorChoice.named("Tovin Harl"))
    claim(mine, 10)
    mine.close()
    shutil.copy(mine.path, folder / "copy.annproj")
    mine, theirs = Project.open(mine.path, "Ada"), Project.open(folder / "copy.annproj", "Ben")
    do(mine, ours)
    do(theirs, others)
    before, wanted = told(mine), told(theirs)
    report = merge_copy(mine, theirs.path)
    assert check_project(mine.path).ok
    after = told(mine)
    if not ours:
        assert after == wanted
        assert report.conflicts == ()
    if not (report.conflicts or report.refused):
        merge_copy(theirs, mine.path)
        assert told(theirs) == after
    assert merge_copy(mine, theirs.path).new == 0
    if report.new or report.changed or report.withdrawn:
        mine.undo()
    assert told(mine) == before
    mine.close()
    theirs.close()
