"""A project on a network folder is read there, worked on in a local copy, and published back."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import shares

from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.borrowing import borrow, borrower_of, give_back, loan_of, publish
from annotator.editing.checking import check_project
from annotator.editing.holding import open_to_work
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import CannotWrite, LockedProject, NotFound, ReadOnlyProject, RuleBroken
from annotator.store import lending, sending


@pytest.fixture
def share(tmp_path, monkeypatch):
    return shares.mount(monkeypatch, tmp_path / "share")


@pytest.fixture
def local(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder / "talks.annproj"


@pytest.fixture
def shared(share, tmp_path):
    """A project on the share, with one article and one statement."""
    made = tmp_path / "first.annproj"
    project = Project.create(made, "Ada")
    text = Draft((Line("Everybody said so, and nobody knew.", Role.BODY),), Original(b"x", "a.txt"))
    bring_in(project, [("", text)])
    project.close()
    code(made, 0)
    publish(made, share / "talks.annproj")
    return share / "talks.annproj"


def code(path: Path, start: int, coder: str = "Ada") -> None:
    project = Project.open(path, coder)
    article = project.read.articles()[0].id
    spans = (TextSpan(start, start + 5),)
    who = ActorChoice.named("Everybody")
    annotate(project, Statement(article=article, spans=spans, kind=Kind.CLAIM, actor=who))
    project.close()


def statements(path: Path) -> int:
    project = Project.open(path)
    try:
        return len(project.read.annotations())
    finally:
        project.close()


def beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


# What is done on a network folder itself


def test_a_project_on_a_network_is_read_there_and_leaves_no_trace(shared):
    before, names = shared.read_bytes(), beside(shared)
    project = Project.open(shared)
    assert project.read_only
    assert len(project.read.annotations()) == 1
    assert beside(shared) == names
    project.close()
    assert (shared.read_bytes(), beside(shared)) == (before, names)


def test_no_edit_of_it_is_taken_there_and_the_way_to_a_copy_is_told(shared):
    project = Project.open(shared, "Ada")
    with pytest.raises(ReadOnlyProject) as told, project.edit("Anything"):
        pass
    project.close()
    assert "network folder (nfs4)" in told.value.happened
    assert "annotator borrow" in told.value.todo


def test_no_project_is_made_there(share):
    with pytest.raises(ReadOnlyProject, match="would lie on a network folder") as told:
        Project.create(share / "new.annproj")
    assert "annotator publish" in told.value.todo
    assert beside(share / "new.annproj") == set()


def test_one_that_somebody_writes_to_there_is_not_read_in_halves(shared):
    shared.with_name("talks.annproj-wal").write_bytes(b"a part of it")
    with pytest.raises(LockedProject, match="a part of it is still in"):
        Project.open(shared)
    with pytest.raises(LockedProject):
        borrow(shared, shared.parents[1] / "copy.annproj")


def test_a_backup_of_it_is_whole(shared, tmp_path):
    made = backups.take(shared, "by hand")
    assert statements(made.path) == 1
    backups.write_copy(shared, tmp_path / "copy.annproj")
    assert statements(tmp_path / "copy.annproj") == 1
    assert not list(shared.parent.rglob("*.unfinished"))


def test_no_backup_is_put_in_its_place_there(shared):
    made = backups.take(shared, "by hand")
    with pytest.raises(ReadOnlyProject):
        backups.restore(shared, made.path)


# From the share to a local copy and back


def test_what_was_done_in_the_local_copy_is_published(shared, local):
    loan = borrow(shared, local, "Ada")
    assert loan_of(local) == loan == borrower_of(shared)
    code(local, 10)
    assert statements(shared) == 1
    done = publish(local)
    assert (done.path, done.refusal) == (shared.resolve(), "")
    assert statements(shared) == 2
    assert check_project(shared).ok
    assert borrower_of(shared) is None
    assert not loan_of(local).is_out


def test_the_state_before_is_kept_as_a_backup(shared, local):
    borrow(shared, local)
    code(local, 10)
    done = publish(local)
    assert [one.path for one in backups.backups_of(shared)] == [done.kept]
    assert statements(done.kept) == 1


def test_only_the_project_and_its_backups_are_left_on_the_share(shared, local):
    borrow(shared, local)
    code(local, 10)
    publish(local)
    assert beside(shared) == {"talks.annproj", "backups"}


def test_an_open_copy_is_published_with_all_that_was_saved(shared, local):
    borrow(shared, local)
    project = Project.open(local, "Ada")
    code(local, 10)
    publish(local)
    project.close()
    assert statements(shared) == 2


def test_a_copy_that_another_window_works_on_is_not_published(shared, local):
    loan = borrow(shared, local)
    window = open_to_work(local, "Ada")
    before = shared.read_bytes()
    for deed in (publish, give_back):
        with pytest.raises(LockedProject, match="is being worked on by Ada"):
            deed(local)
    assert shared.read_bytes() == before
    assert loan_of(local) == loan == borrower_of(shared)
    window.close()
    assert publish(local).refusal == ""


def test_a_copy_in_which_nothing_was_done_is_only_given_back(shared, local):
    before = shared.stat().st_ino
    borrow(shared, local)
    done = publish(local)
    assert (done.kept, shared.stat().st_ino) == (None, before)
    assert borrower_of(shared) is None


def test_giving_back_publishes_nothing_and_keeps_the_copy(shared, local):
    borrow(shared, local)
    code(local, 10)
    assert give_back(local) == shared.resolve()
    assert (statements(shared), statements(local)) == (1, 2)
    assert borrower_of(shared) is None
    with pytest.raises(NotFound, match="it was published or given back"):
        publish(local)


def test_a_project_that_was_borrowed_nowhere_asks_where_it_is_to_go(local):
    Project.create(local).close()
    with pytest.raises(NotFound, match="no local copy of a shared project"):
        publish(local)
    with pytest.raises(NotFound):
        give_back(local)


def test_it_may_be_borrowed_again_into_the_same_copy(shared, local):
    borrow(shared, local)
    code(local, 10)
    publish(local)
    other = local.with_name("other.annproj")
    borrow(shared, other)
    code(other, 20)
    publish(other)
    borrow(shared, local)
    assert statements(local) == 3


def test_a_copy_that_holds_what_the_shared_one_lacks_is_not_replaced(shared, local):
    borrow(shared, local)
    code(local, 10)
    give_back(local)
    with pytest.raises(RuleBroken, match="is there already"):
        borrow(shared, local)
    assert statements(local) == 2
    assert borrower_of(shared) is None


# One at a time


def lent_to_somebody(shared, **more):
    """Have somebody at another computer hold the project."""
    loan = lending.new_loan(shared, shared, "Ben", lending.Standing("", 0, ""))
    loan = replace(
        loan, **{"user": "ben", "host": "desk-7", "since": "2026-12-01T09:14:33Z"} | more
    )
    assert lending.claim(shared, loan) is None
    return loan


def test_a_second_borrower_is_told_who_has_it_since_when(shared, local):
    lent_to_somebody(shared)
    with pytest.raises(LockedProject) as told:
        borrow(shared, local)
    who = "“talks.annproj” is borrowed by Ben (ben) on the computer desk-7, since 2026-12-01 09:14"
    assert told.value.happened.startswith(who)
    assert not local.exists()
    assert borrower_of(shared).host == "desk-7"
    assert statements(shared) == 1  # and it can be read


def test_a_mark_that_cannot_be_read_counts_as_somebodys(shared, local):
    for junk in (b"", b"\xff\xfe", b"[1]", b'{"token": 5, "sequence": "x"}'):
        lending.mark_of(shared).write_bytes(junk)
        with pytest.raises(LockedProject, match="is borrowed by somebody"):
            borrow(shared, local)
        assert lending.mark_of(shared).read_bytes() == junk


def test_a_loan_of_ones_own_goes_on_where_it_was(shared, local):
    loan = borrow(shared, local)
    code(local, 10)
    assert borrow(shared, local) == loan
    assert statements(local) == 2


def test_a_second_copy_of_ones_own_loan_is_refused_with_the_first_ones_name(shared, local):
    borrow(shared, local)
    with pytest.raises(RuleBroken, match=f"the local copy is “{local}”"):
        borrow(shared, local.with_name("other.annproj"))


def test_a_loan_of_ones_own_whose_copy_is_gone_begins_anew(shared, local):
    first = borrow(shared, local)
    local.unlink()
    second = borrow(shared, local)
    assert second.token != first.token
    assert borrower_of(shared) == second
    assert statements(local) == 1


def test_a_copy_whose_loan_was_taken_over_is_saved_beside(shared, local):
    borrow(shared, local)
    code(local, 10)
    moved = local.with_name("moved.annproj")
    local.rename(moved)
    lending.slip_of(local).rename(lending.slip_of(moved))
    again = borrow(shared, local)
    done = publish(moved)
    assert done.refusal.startswith("it is borrowed by")
    assert (statements(shared), statements(done.path)) == (1, 2)
    assert borrower_of(shared) == again


def test_the_state_borrowed_is_the_one_under_the_mark(shared, local, tmp_path, monkeypatch):
    """Somebody publishes between the first look and the mark."""
    theirs = tmp_path / "theirs.annproj"
    shutil.copy(shared, theirs)
    code(theirs, 20, "Ben")
    claim = lending.claim

    def late(place, loan):
        shutil.copy(theirs, shared)
        return claim(place, loan)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(lending, "claim", late)
        loan = borrow(shared, local)
    assert borrower_of(shared) == loan == loan_of(local)
    code(local, 10)
    assert publish(local).refusal == ""
    assert statements(shared) == 3


# What others did meanwhile


def test_a_shared_project_that_changed_is_not_overwritten(shared, local, tmp_path):
    borrow(shared, local, "Ada")
    code(local, 10)
    theirs = tmp_path / "theirs.annproj"
    shutil.copy(shared, theirs)
    code(theirs, 20, "Ben")
    shutil.copy(theirs, shared)
    before = shared.read_bytes()
    done = publish(local)
    assert done.refusal == "it was changed after you had borrowed it"
    assert done.path.name.startswith("talks (work of Ada ")
    assert done.path.parent == shared.parent.resolve()
    assert statements(done.path) == 2
    assert shared.read_bytes() == before
    assert borrower_of(shared) is None


def test_work_of_equal_length_is_not_taken_for_the_same(shared, local, tmp_path):
    borrow(shared, local)
    code(local, 10)
    theirs = tmp_path / "theirs.annproj"
    shutil.copy(shared, theirs)
    code(theirs, 20, "Ben")
    shutil.copy(theirs, shared)
    assert publish(local).path != shared


def test_what_changes_while_it_is_being_published_is_not_overwritten(
    shared, local, tmp_path, monkeypatch
):
    borrow(shared, local)
    code(local, 10)
    theirs = tmp_path / "theirs.annproj"
    shutil.copy(shared, theirs)
    code(theirs, 20, "Ben")
    deliver, first = sending.deliver, []

    def slowly(source, unfinished):
        deliver(source, unfinished)
        if unfinished.name.startswith("talks.annproj.") and not first:
            first.append(shutil.copy(theirs, shared))

    monkeypatch.setattr(sending, "deliver", slowly)
    done = publish(local)
    assert first
    assert done.refusal
    assert statements(done.path) == 2
    assert shared.read_bytes() == theirs.read_bytes()


def test_a_disk_without_room_for_the_mark_leaves_none(shared, local, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(lending.os, "fsync", full)
    with pytest.raises(CannotWrite) as told:
        borrow(shared, local)
    assert "nothing was borrowed" in told.value.kept
    assert beside(shared) == {"talks.annproj"}
    assert not local.exists()


def test_a_mark_that_was_removed_does_no_harm(shared, local):
    borrow(shared, local)
    code(local, 10)
    lending.mark_of(shared).unlink()
    assert publish(local).refusal == ""
    assert statements(shared) == 2


def test_one_that_somebody_has_open_for_writing_is_not_replaced(shared, local):
    borrow(shared, local)
    code(local, 10)
    shared.with_name("talks.annproj-wal").write_bytes(b"theirs")
    done = publish(local)
    assert done.refusal == "somebody has it open for writing"
    assert done.path != shared


def test_one_that_was_deleted_comes_back(shared, local):
    borrow(shared, local)
    code(local, 10)
    shared.unlink()
    assert publish(local).path == shared.resolve()
    assert statements(shared) == 2
    assert borrower_of(shared) is None


def test_publishing_that_was_stopped_after_the_file_was_there_ends_the_loan(
    shared, local, monkeypatch
):
    loan = borrow(shared, local)
    code(local, 10)
    publish(local)
    assert lending.claim(shared, loan) is None
    lending.write_slip(local, loan)
    done = publish(local)
    assert (done.refusal, done.kept) == ("", None)
    assert borrower_of(shared) is None


# Places


def test_a_new_project_is_published_under_a_free_name(share, local):
    Project.create(local, "Ada").close()
    done = publish(local, share / "new.annproj")
    assert done.path == share / "new.annproj"
    assert beside(done.path) == {"new.annproj"}
    with closing(sqlite3.connect(f"file:{done.path}?mode=ro&immutable=1", uri=True)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_nothing_of_somebody_elses_is_overwritten_by_a_new_project(shared, local):
    Project.create(local).close()
    before = shared.read_bytes()
    with pytest.raises(RuleBroken, match="is there already, and was not borrowed"):
        publish(local, shared)
    assert shared.read_bytes() == before


def test_a_local_copy_does_not_lie_on_the_network_itself(shared):
    with pytest.raises(RuleBroken, match="lies on a network folder as well"):
        borrow(shared, shared.with_name("copy.annproj"))


def test_what_is_there_already_is_not_overwritten_by_a_copy(shared, local):
    local.write_text("my notes", encoding="utf-8")
    with pytest.raises(RuleBroken, match="is there already"):
        borrow(shared, local)
    assert local.read_text(encoding="utf-8") == "my notes"
    assert borrower_of(shared) is None


def test_a_share_that_is_gone_leaves_the_work_and_the_loan(shared, local):
    loan = borrow(shared, local)
    code(local, 10)
    away = shared.parent.rename(shared.parents[1] / "away")
    with pytest.raises(CannotWrite) as told:
        publish(local)
    assert "local copy holds all your work" in told.value.kept
    with pytest.raises(CannotWrite):
        give_back(local)
    assert loan_of(local) == loan
    away.rename(shared.parent)
    assert publish(local).refusal == ""
    assert statements(shared) == 2


def test_what_does_not_arrive_as_it_was_sent_replaces_nothing(shared, local, monkeypatch):
    borrow(shared, local)
    code(local, 10)
    borrowed, flush = shared.read_bytes(), os.fsync

    def spoil(handle):
        flush(handle)
        written = Path(f"/proc/self/fd/{handle}").readlink()
        if written.parent == shared.parent and written.suffix == ".unfinished":
            os.pwrite(handle, b"\0" * 64, 4096)

    monkeypatch.setattr(sending.os, "fsync", spoil)
    with pytest.raises(CannotWrite, match="did not arrive as it was sent"):
        publish(local)
    assert shared.read_bytes() == borrowed
