"""One window at a time has the hold on a project, however the file is called there."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from annotator.domain.holder import Holder
from annotator.errors import LockedProject
from annotator.store import holding
from annotator.store.holding import Hold, held, holder_of, take

CHILD = """
import sys, time
from pathlib import Path
from annotator.store.holding import Hold, take
print(isinstance(take(Path(sys.argv[1]), "Ada"), Hold), flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Talks.annproj"
    path.write_bytes(b"a project")
    return path


@pytest.fixture
def elsewhere(path):
    """Another process that has the hold."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, path],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout.readline() == "True\n"
    yield child
    child.kill()
    child.wait()
    child.stdout.close()


def names(path):
    return sorted(one.name for one in path.parent.iterdir())


def leave(path, **row):
    path.with_name(path.name + holding.END).write_text(json.dumps(row), encoding="utf-8")


def test_the_second_is_told_who_has_it(path):
    first = take(path, "Ada")
    assert isinstance(first, Hold)
    holder = take(path, "Boris")
    assert isinstance(holder, Holder)
    assert (holder.coder, holder.pid, holder.is_sure) == ("Ada", os.getpid(), True)
    assert timedelta() <= datetime.now(UTC) - holder.since < timedelta(minutes=1)
    first.release()
    assert isinstance(take(path, "Boris"), Hold)


def test_who_has_it_is_seen_without_taking_it(path):
    assert holder_of(path) is None
    first = take(path, "Ada")
    for _ in range(3):
        assert holder_of(path).coder == "Ada"
    first.release()
    assert holder_of(path) is None


def test_nothing_is_left_of_it_after_it_ends(path):
    hold = take(path, "Ada")
    assert names(path) == ["Talks.annproj", "Talks.annproj-holder"]
    hold.release()
    assert names(path) == ["Talks.annproj"]


def test_it_is_on_the_file_by_whatever_name(path, tmp_path, monkeypatch):
    other = tmp_path / "other folder"
    other.mkdir()
    (other / "symbolic.annproj").symlink_to(path)
    (tmp_path / "hard.annproj").hardlink_to(path)
    (other / "hard.annproj").hardlink_to(path)
    monkeypatch.chdir(other)
    hold = take(path, "Ada")
    for name in ("symbolic.annproj", "../Talks.annproj", "../hard.annproj", "hard.annproj"):
        found = take(type(path)(name), "Boris")
        assert isinstance(found, Holder), name
        assert found.coder == "Ada"
    hold.release()


def test_it_still_keeps_others_from_a_file_that_was_renamed(path):
    hold = take(path, "Ada")
    moved = path.rename(path.with_name("Moved.annproj"))
    assert take(moved, "Boris").coder == "Ada"
    assert not hold.is_on(moved)
    assert hold.touches(moved)
    hold.release()
    assert isinstance(take(moved, "Boris"), Hold)


def test_a_process_that_is_killed_frees_it_at_once(path, elsewhere):
    assert take(path, "Boris").coder == "Ada"
    elsewhere.send_signal(signal.SIGKILL)
    elsewhere.wait()
    hold = take(path, "Boris")
    assert isinstance(hold, Hold)
    assert json.loads(path.with_name("Talks.annproj-holder").read_bytes())["coder"] == "Boris"
    hold.release()


@pytest.mark.parametrize("left", [b"", b"[]", b"{", b"\xff\xfe", b'{"coder": 7, "since": []}'])
def test_what_a_crash_left_half_written_keeps_nobody_out(path, left):
    path.with_name(path.name + holding.END).write_bytes(left)
    assert holder_of(path) is None
    assert isinstance(take(path, "Boris"), Hold)


def test_what_another_computer_left_counts_until_it_is_set_aside_on_purpose(path):
    leave(path, coder="Ada", host="another-computer", since="2026-03-01T10:42:00+00:00")
    for found in (take(path, "Boris"), holder_of(path)):
        assert (found.coder, found.host, found.is_sure) == ("Ada", "another-computer", False)
    assert isinstance(take(path, "Boris", force=True), Hold)


def test_a_file_that_leads_elsewhere_is_not_followed(path, tmp_path):
    precious = tmp_path / "precious.txt"
    precious.write_text("keep me", encoding="utf-8")
    path.with_name(path.name + holding.END).symlink_to(precious)
    hold = take(path, "Ada")
    hold.release()
    assert precious.read_text(encoding="utf-8") == "keep me"


def test_only_one_of_many_that_try_at_once_gets_it(path):
    script = CHILD.replace("time.sleep(60)", "sys.stdin.read()")
    tried = [
        subprocess.Popen(
            [sys.executable, "-c", script, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(6)
    ]
    told = [child.stdout.readline().strip() for child in tried]
    for child in tried:
        child.communicate("")
    assert sorted(told) == ["False"] * 5 + ["True"]


def test_what_replaces_a_project_is_refused_with_the_holders_name(path):
    hold = take(path, "Ada")
    with pytest.raises(LockedProject, match="Ada") as told, held(path, "Boris"):
        pass
    assert told.value.kept == "Nothing in it was changed from here."
    hold.release()
    with held(path, "Boris"):
        assert holder_of(path).coder == "Boris"
    assert holder_of(path) is None


def test_a_holder_is_told_by_name_place_and_time():
    since = datetime(2026, 3, 5, 9, 42, tzinfo=UTC)
    holder = Holder("Maria", "mlopez", "desk-7", 12, since)
    at = timezone(timedelta(hours=1))
    words = holder.words("desk-9", datetime(2026, 3, 5, 12, tzinfo=at))
    assert words == "Maria (mlopez), on the computer desk-7, since 10:42"
    words = holder.words("desk-7", datetime(2026, 3, 6, 12, tzinfo=at))
    assert words == "Maria (mlopez), in another window on this computer, since 2026-03-05 10:42"
    assert Holder().words("desk-9", since) == "somebody, in another window on this computer"
