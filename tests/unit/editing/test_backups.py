"""Backups: taken before an import, compared with the project, and put back in its place."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from annotator.domain.codebook import Kind
from annotator.editing import annotating, backups
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import CannotWrite, DamagedProject, NotFound, RuleBroken, StaleEdit

WORDS = "Varland denied that its patrol had fired first."
OTHERS = "Farmers from Varland were not asked"


@pytest.fixture
def backed_up(project, code):
    """A project with one claim and a backup, then one demand more."""
    code(WORDS, Kind.CLAIM, "Varland")
    made = backups.take(project.path, "by hand")
    code(OTHERS, Kind.DEMAND)
    return made


def kinds(project):
    return [one.kind for one in project.read.annotations()]


def damage(path):
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 9] = random.Random(5).randbytes(4096 * 7)
    path.write_bytes(bytes(data))


def test_a_backup_holds_all_that_was_saved_and_is_a_sound_project(project, backed_up, content):
    copy = Project.open(backed_up.path)
    assert kinds(copy) == [Kind.CLAIM]
    copy.close()
    assert check_project(backed_up.path).ok


def test_a_backup_can_be_read_where_nothing_may_be_written(backed_up):
    with closing(sqlite3.connect(f"{backed_up.path.as_uri()}?immutable=1", uri=True)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_backups_are_listed_with_the_newest_change_first(project, backed_up):
    backups.take(project.path, "before: merge/2")
    listed = backups.backups_of(project.path)
    assert [one.reason for one in listed] == ["before merge 2", "by hand"]
    assert listed[0].rung.sequence > listed[1].rung.sequence


def test_files_of_other_names_are_no_backups(project, backed_up):
    for name in ("notes.txt", "talks 00000001 20261399T000000Z x.annproj", "other.annproj"):
        (backed_up.path.parent / name).touch()
    shutil.copy(backed_up.path, backed_up.path.with_name(f"my {backed_up.path.name}"))
    assert [one.path for one in backups.backups_of(project.path)] == [backed_up.path]


def test_nothing_is_backed_up_twice_without_a_change(project, backed_up):
    assert backups.take_if_changed(project.path, "again") is not None
    assert backups.take_if_changed(project.path, "again") is None
    assert len(backups.backups_of(project.path)) == 2


def test_an_import_of_files_is_preceded_by_a_backup(project, make_draft):
    bring_in(project, [("a.txt", make_draft("Ferry", "The ferry did not sail."))])
    (made,) = backups.backups_of(project.path)
    assert made.reason == "before import"
    assert backups.compare(project.path, made.path).then["articles"] == 2


def test_a_pasted_article_needs_no_backup(project, make_draft):
    bring_in(project, [("", make_draft("Ferry", "The ferry did not sail."))])
    assert backups.backups_of(project.path) == []


def test_where_no_backup_can_be_made_nothing_is_imported(project, make_draft):
    (project.path.parent / "backups").write_text("in the way")
    with pytest.raises(CannotWrite) as fault:
        bring_in(project, [("a.txt", make_draft("Ferry", "The ferry did not sail."))])
    assert fault.value.kept == "The project itself is as it was."
    assert len(project.read.articles()) == 2


def test_a_comparison_tells_what_only_the_project_has(project, backed_up):
    found = backups.compare(project.path, backed_up.path)
    assert (found.then["annotations"], found.now["annotations"]) == (1, 2)
    assert [entry.sequence for entry in found.since] == [backed_up.rung.sequence + 1]


def test_after_an_older_backup_was_put_back_a_comparison_tells_what_each_has(
    project, backed_up, code
):
    kept = backups.restore(project.path, backed_up.path).kept
    code(OTHERS, Kind.ACCUSATION)
    found = backups.compare(project.path, kept)
    # The edit of before and this one have the same number.
    assert len(found.since) == 1
    assert found.lacking == 1


def test_restoring_gives_the_content_of_the_backup_and_keeps_what_was_there(
    project, backed_up, content
):
    before = content(project)
    done = backups.restore(project.path, backed_up.path)
    assert kinds(project) == [Kind.CLAIM]
    assert check_project(project.path).ok
    backups.restore(project.path, done.kept)
    assert content(project) == before


def test_after_restoring_work_goes_on_in_the_open_project(project, backed_up, code):
    backups.restore(project.path, backed_up.path)
    code(OTHERS, Kind.QUOTE)
    assert kinds(project) == [Kind.QUOTE, Kind.CLAIM]
    project.undo()
    assert kinds(project) == [Kind.CLAIM]


def test_what_was_seen_before_a_backup_was_put_back_does_not_overwrite_what_came_after(
    project, backed_up, code
):
    one = next(one for one in project.read.annotations() if one.kind is Kind.CLAIM)
    seen = annotating.set_note(project, one, "seen, and gone again with the backup")
    backups.restore(project.path, backed_up.path)
    other = Project.open(project.path, "Ben")
    code(OTHERS, Kind.DEMAND)
    annotating.set_note(other, other.read.annotation(one.id), "what nobody else has seen")
    other.close()
    with pytest.raises(StaleEdit):
        annotating.set_note(project, seen, "overwrites it")


def test_after_restoring_new_changes_are_backed_up_though_their_numbers_come_up_again(
    project, backed_up, code, content
):
    backups.take(project.path, "before restore")
    backups.restore(project.path, backed_up.path)
    code(OTHERS, Kind.QUOTE)
    now = content(project)
    made = backups.take_if_changed(project.path, "before import")
    assert made is not None
    assert backups.take_if_changed(project.path, "before import") is None
    backups.restore(project.path, backed_up.path)
    backups.restore(project.path, made.path)
    assert content(project) == now


def test_no_backup_takes_the_place_of_another(project, backed_up, code, content):
    first = backups.restore(project.path, backed_up.path).kept
    code(OTHERS, Kind.QUOTE)
    second = backups.restore(project.path, backed_up.path).kept
    assert first != second
    backups.restore(project.path, first)
    assert kinds(project) == [Kind.DEMAND, Kind.CLAIM]
    backups.restore(project.path, second)
    assert kinds(project) == [Kind.QUOTE, Kind.CLAIM]


def test_a_damaged_project_is_set_aside_when_a_backup_takes_its_place(project, backed_up):
    path = project.path
    project.close()
    damage(path)
    spoilt = path.read_bytes()
    assert backups.compare(path, backed_up.path).now is None
    done = backups.restore(path, backed_up.path)
    assert done.was_damaged
    assert done.kept.read_bytes() == spoilt
    again = Project.open(path)
    assert kinds(again) == [Kind.CLAIM]
    again.close()


def test_a_damaged_backup_is_refused_and_the_project_stays(project, backed_up, content):
    before = content(project)
    damage(backed_up.path)
    with pytest.raises(DamagedProject) as fault:
        backups.restore(project.path, backed_up.path)
    assert "as it" in fault.value.kept
    assert content(project) == before


def test_a_backup_is_named_by_its_change_or_its_file(project, backed_up):
    for words in ("", str(backed_up.rung.sequence), backed_up.path.name):
        assert backups.named(project.path, words).path == backed_up.path
    with pytest.raises(NotFound):
        backups.named(project.path, "77")


def test_a_copy_never_overwrites_a_file(project, tmp_path):
    target = tmp_path / "copy.annproj"
    backups.write_copy(project.path, target)
    assert check_project(target).ok
    with pytest.raises(RuleBroken):
        backups.write_copy(project.path, target)


def test_each_of_many_backups_gives_back_its_state_exactly(project, code, content):
    chance = random.Random(11)
    states = {}
    for number in range(60):
        there = project.read.annotations()
        if there and chance.random() < 0.3:
            annotating.delete(project, [chance.choice(there)])
        else:
            words = chance.choice(["Varland", "council", "figures", "quay by May", "not asked"])
            code(words, chance.choice(list(Kind)), f"Actor {number}")
        if chance.random() < 0.2:
            project.undo()
        if number % 6 == 0:
            states[backups.take(project.path, "drill").path] = content(project)
    for path, state in states.items():
        if path.exists():
            backups.restore(project.path, path)
            assert content(project) == state
    assert len(states) == 10
