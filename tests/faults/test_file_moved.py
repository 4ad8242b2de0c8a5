"""S16: the project file is renamed, moved, deleted or replaced while somebody edits it."""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.outside import Outside
from annotator.editing.project import Project
from annotator.errors import CannotWrite, ReadOnlyProject, UserError

TEXT = "Talks\n\n" + "\n\n".join(f"Speaker {n} said so in line {n}." for n in range(40))


@pytest.fixture
def path(tmp_path):
    """A project with an article in a folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    project = Project.create(folder / "talks.annproj", "Ada")
    bring_in(project, [("", read_paste(TEXT))])
    project.close()
    return folder / "talks.annproj"


@pytest.fixture
def foreign(tmp_path):
    """Another project, as a sync client or a person may put it in the place of the first."""
    project = Project.create(tmp_path / "foreign.annproj", "Bela")
    bring_in(project, [("", read_paste(TEXT.replace("so", "no")))])
    project.close()
    return tmp_path / "foreign.annproj"


def code(project, start=0):
    (article,) = [row.id for row in project.read.articles()]
    statement = Statement(
        article=article,
        spans=(TextSpan(start, start + 7),),
        kind=Kind.CLAIM,
        actor=ActorChoice.named("Speaker"),
    )
    return annotate(project, statement).id


def statements(path):
    assert check_project(path).ok
    project = Project.open(path)
    try:
        return {one.id for one in project.read.annotations()}
    finally:
        project.close()


def rename(path, _foreign):
    path.rename(path.with_name("other.annproj"))


def move_away(path, _foreign):
    away = path.parent.parent / "away"
    away.mkdir()
    path.rename(away / path.name)


def delete(path, _foreign):
    path.unlink()


def replace_by_project(path, foreign):
    pathlib.Path(foreign).replace(path)


def replace_by_junk(path, _foreign):
    junk = path.with_name("junk")
    junk.write_bytes(random.Random(16).randbytes(50_000))
    pathlib.Path(junk).replace(path)


def rename_folder(path, _foreign):
    path.parent.rename(path.parent.with_name("other desk"))


def move_folder(path, _foreign):
    away = path.parent.parent / "away"
    away.mkdir()
    path.parent.rename(away / path.parent.name)


EVENTS = {
    one.__name__: one
    for one in (
        rename,
        move_away,
        delete,
        replace_by_project,
        replace_by_junk,
        rename_folder,
        move_folder,
    )
}


def work_until(project, event, path, foreign, pause):
    """Code on while something happens to the file, and return what was acknowledged."""
    acknowledged: list[str] = []
    happening = threading.Timer(pause, event, (path, foreign))
    happening.start()
    with pytest.raises(CannotWrite) as refused:
        acknowledged.extend(code(project, number % 900) for number in range(100_000))
    happening.join()
    assert refused.value.happened
    assert refused.value.kept
    assert refused.value.todo
    return set(acknowledged)


def save(outside):
    """Do what the window does once it has noticed."""
    assert outside.is_lost
    at = outside.found_whole() or outside.rescue()
    outside.read_from(at)
    return at


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_all_that_was_acknowledged_is_in_the_rescued_copy_or_the_renamed_file(
    event, path, foreign, seed, request
):
    nightly = request.config.getoption("--nightly")
    chance = random.Random(f"{seed} {event.__name__}")
    origin, other = path.read_bytes(), foreign.read_bytes()
    for round_ in range(100 if nightly else 3):
        for folder in ("desk", "other desk", "away"):
            shutil.rmtree(path.parent.parent / folder, ignore_errors=True)
        path.parent.mkdir()
        path.write_bytes(origin)
        foreign.write_bytes(other)
        project = Project.open(path, "Ada")
        outside = Outside(project)
        acknowledged = work_until(project, event, path, foreign, chance.uniform(0, 0.3))
        assert outside.is_lost, round_
        content = path.read_bytes() if path.exists() else None
        at = save(outside)
        assert {one.id for one in project.read.annotations()} >= acknowledged
        project.close()
        assert statements(at) >= acknowledged
        assert (path.read_bytes() if path.exists() else None) == content
        if event is replace_by_project:
            assert content == other
            assert statements(path) == set()
        if event is move_away:
            assert statements(path.parent.parent / "away" / path.name) >= acknowledged
        assert ("rescued" in at.name) == (event not in {rename, rename_folder})
    print(f"{round_ + 1} rounds, {len(acknowledged)} statements in the last")


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_nothing_is_read_from_what_took_the_place_of_the_project(event, path, foreign):
    project = Project.open(path, "Ada")
    outside = Outside(project)
    mine = code(project)
    event(path, foreign)
    # Whoever needs a further connection is refused; whoever has one reads the old file.
    project.file._engine.dispose()
    with pytest.raises(CannotWrite):
        project.read.annotations()
    if path.exists():
        with pytest.raises(UserError):
            Project.open(path, "Ada")
    begun = time.perf_counter()
    assert outside.is_lost
    print(f"a look takes {1000 * (time.perf_counter() - begun):.3f} ms")
    save(outside)
    assert [one.id for one in project.read.annotations()] == [mine]
    with pytest.raises(ReadOnlyProject):
        code(project)
    project.close()


def test_a_log_left_behind_is_never_joined_with_a_new_file_of_the_old_name(path, foreign):
    project = Project.open(path, "Ada")
    outside = Outside(project)
    for number in range(50):
        code(project, number)
    content = foreign.read_bytes()
    pathlib.Path(foreign).replace(path)
    assert path.with_name("talks.annproj-wal").stat().st_size > 0
    save(outside)
    assert not path.with_name("talks.annproj-wal").exists()
    assert not path.with_name("talks.annproj-shm").exists()
    assert path.read_bytes() == content
    new = Project.open(path, "Bela")
    assert new.read.annotations() == []
    code(new)
    new.close()
    assert len(statements(path)) == 1
    project.close()


_OTHER = """
import sys
from pathlib import Path
from annotator.editing.project import Project
from annotator.editing.outside import Outside
sys.path.insert(0, sys.argv[1])
from test_file_moved import code
project = Project.open(Path(sys.argv[2]), "Bela")
outside = Outside(project)
code(project, 20)
print("coded", flush=True)
if sys.argv[3] == "stay":
    sys.stdin.readline()
project.close()
"""


def code_elsewhere(path, *, stay):
    """Have another process code a statement, and perhaps keep the project open."""
    process = subprocess.Popen(
        [sys.executable, "-c", _OTHER, Path(__file__).parent, path, "stay" if stay else "go"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "coded\n"
    if not stay:
        process.communicate()
    return process


@pytest.mark.parametrize("stay", [False, True], ids=["and left it", "and has it open"])
def test_a_renamed_file_that_somebody_went_on_with_is_not_written_to(path, stay):
    project = Project.open(path, "Ada")
    outside = Outside(project)
    mine = code(project)
    path.rename(path.with_name("other.annproj"))
    theirs = code_elsewhere(path.with_name("other.annproj"), stay=stay)
    at = save(outside)
    assert "rescued" in at.name
    assert {one.id for one in project.read.annotations()} == {mine}
    project.close()
    if stay:
        theirs.communicate("\n")
    found = statements(path.with_name("other.annproj"))
    assert len(found) == 1
    assert mine not in found
    assert statements(at) == {mine}


def test_a_rescued_copy_overwrites_none(path):
    for number in range(2):
        project = Project.open(path, "Ada")
        outside = Outside(project)
        code(project, number)
        content = path.read_bytes()
        path.unlink()
        save(outside)
        project.close()
        path.write_bytes(content)
    assert len(list(path.parent.glob("talks rescued *.annproj"))) == 2


def test_a_copy_of_a_rescued_copy_is_named_like_that(path):
    for _ in range(2):
        project = Project.open(path, "Ada")
        outside = Outside(project)
        path.unlink()
        path = save(outside)
        project.close()
    assert path.name.count("rescued") == 1


def test_a_project_with_a_second_name_is_only_read(path):
    twin = path.with_name("twin.annproj")
    os.link(path, twin)
    for name in (path, twin):
        project = Project.open(name, "Ada")
        assert project.read_only
        with pytest.raises(ReadOnlyProject) as refused:
            code(project)
        assert "a second name on this disk" in refused.value.happened
        assert refused.value.kept
        assert refused.value.todo
        project.close()
    twin.unlink()
    project = Project.open(path, "Ada")
    code(project)
    project.close()


def test_a_second_name_given_while_it_is_open_stops_the_edits_as_long_as_it_is_there(path):
    project = Project.open(path, "Ada")
    twin = path.with_name("twin.annproj")
    os.link(path, twin)
    with pytest.raises(ReadOnlyProject, match="a second name on this disk"):
        code(project)
    twin.unlink()
    code(project)
    project.close()


def test_through_a_symbolic_link_it_is_the_same_project(path, tmp_path):
    link = tmp_path / "link.annproj"
    link.symlink_to(path)
    through = Project.open(link, "Ada")
    straight = Project.open(path, "Bela")
    assert through.path == straight.path == path
    first, second = code(through), code(straight, 20)
    assert {one.id for one in through.read.annotations()} == {first, second}
    assert not link.with_name("link.annproj-wal").exists()
    # Where the link leads afterwards does not matter to who came through it.
    link.unlink()
    code(through, 40)
    through.close()
    straight.close()
    assert len(statements(path)) == 3
