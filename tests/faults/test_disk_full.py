"""S4: on a full disk nothing saved is lost, the reason is told, and after making room it works.

The disk is a real one of three megabytes; mounting it takes root, as in CI.
"""

import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_disk import small_disk

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actor_exchange import export_actors
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.briefing import Wanted, export
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.editing.salvaging import salvage
from annotator.errors import CannotWrite
from annotator.reports.briefing import TitleBlock


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path) as one:
        yield one


@dataclass
class Work:
    """Somebody at work on a project on the small disk."""

    project: Project
    number: int = 0

    @property
    def path(self) -> Path:
        return self.project.path

    def beside(self, name):
        return self.path.with_name(name)

    def code(self):
        self.number += 1
        return annotate(
            self.project,
            Statement(
                article=self.project.read.articles()[0].id,
                spans=(TextSpan(self.number, self.number + 9),),
                kind=Kind.CLAIM,
                actor=ActorChoice.named(f"Speaker {self.number}"),
            ),
        )

    def import_files(self):
        bring_in(self.project, [(f"{n}.txt", draft(n)) for n in range(1, 21)])

    def paste(self):
        bring_in(self.project, [("", draft(self.number + 100))])

    def brief(self):
        export(self.project, Wanted(TitleBlock(title="Talks")), self.beside("talks.docx"))

    def list_actors(self):
        export_actors(self.project, self.beside("actors.csv"))

    def back_up(self):
        backups.take(self.path, "by hand")

    def copy(self):
        backups.write_copy(self.path, self.beside("copy.annproj"))

    def restore(self):
        backups.restore(self.path, backups.backups_of(self.path)[-1].path)

    def undo(self):
        self.project.undo()

    def begin_another(self):
        Project.create(self.beside("another.annproj"), "Ada").close()

    def salvage(self):
        salvage(self.path, self.beside("salvaged.annproj"))


DEEDS = [
    Work.code,
    Work.import_files,
    Work.paste,
    Work.brief,
    Work.list_actors,
    Work.back_up,
    Work.copy,
    Work.restore,
    Work.undo,
    Work.begin_another,
    Work.salvage,
]


def draft(number):
    lines = tuple(Line(f"Speaker {number} said so in line {n}.", Role.BODY) for n in range(20))
    return Draft(lines, Original(f"{number}".encode(), "a.txt"), Byline(title=f"Talk {number}"))


@pytest.fixture
def work(disk):
    """A project with an article, three statements and a backup."""
    project = Project.create(disk.folder / "talks.annproj", "Ada")
    bring_in(project, [("", draft(0))])
    one = Work(project)
    one.code()
    one.back_up()
    one.code()
    one.code()
    yield one
    one.project.close()


def content(project):
    return (
        {one.id: (one.kind, one.attribution, one.quotation) for one in project.read.annotations()},
        [row.id for row in project.read.articles()],
        len(project.read.history()),
    )


def files(disk):
    found = {path.relative_to(disk.folder) for path in disk.folder.rglob("*") if path.is_file()}
    return {str(path) for path in found if not str(path).endswith(("-wal", "-shm", "ballast"))}


def assert_told(fault):
    assert "full (" in fault.happened
    assert " free" in fault.happened
    assert fault.kept
    assert fault.todo.startswith(("Make room", "Free some space", "Choose a folder that"))
    assert "delete" not in str(fault).lower()


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_full_disk_costs_nothing_and_once_there_is_room_it_works(disk, work, deed):
    before, there = content(work.project), files(disk)
    disk.fill()
    begun = time.monotonic()
    for _ in range(2):
        with pytest.raises(CannotWrite) as told:
            deed(work)
        assert_told(told.value)
    print(f"{deed.__name__}: told after {(time.monotonic() - begun) / 2 * 1000:.0f} ms")
    print(told.value)
    assert content(work.project) == before
    assert files(disk) == there
    assert check_project(work.path).ok
    disk.make_room()
    deed(work)
    assert check_project(work.path).ok


@pytest.fixture
def rooms(request):
    """How many bytes are left on the disk: every 4 kB at night."""
    step = 4 if request.config.getoption("--nightly") else 80
    return range(0, 400 * 1024, step * 1024)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_with_hardly_any_room_it_is_done_or_told_and_never_done_by_half(disk, work, deed, rooms):
    refused = 0
    for room in rooms:
        before, there = content(work.project), files(disk)
        disk.fill(leave=room)
        try:
            deed(work)
        except CannotWrite as fault:
            assert_told(fault)
            refused += 1
            assert content(work.project) == before
            assert files(disk) == there
        assert check_project(work.path).ok
        disk.make_room()
        for name in ("copy.annproj", "another.annproj", "salvaged.annproj"):
            work.beside(name).unlink(missing_ok=True)
        for made in backups.backups_of(work.path)[:-1]:
            made.path.unlink()
        if deed is Work.undo:
            work.code()
    print(f"{deed.__name__}: {len(rooms)} amounts of room, {refused} refused, 0 by half")


def test_what_was_coded_until_the_disk_was_full_is_there(disk, work):
    acknowledged = {one.id for one in work.project.read.annotations()}
    disk.fill(leave=300 * 1024)
    told = None
    while told is None:
        try:
            acknowledged.add(work.code().id)
        except CannotWrite as fault:
            told = fault
    assert_told(told)
    assert told.happened.startswith("“Add claim” could not be saved in “talks.annproj”")
    assert set(content(work.project)[0]) == acknowledged
    work.project.close()
    assert check_project(work.path).ok
    work.project = Project.open(work.path, "Ada")
    assert set(content(work.project)[0]) == acknowledged
    disk.make_room()
    work.code()
    print(f"{len(acknowledged)} statements acknowledged, {len(acknowledged)} there")


def test_a_project_on_a_full_disk_that_cannot_be_opened_is_untouched(disk, work):
    before = content(work.project)
    work.project.close()
    disk.fill()
    with pytest.raises(CannotWrite) as told:  # reading needs 32 kB for what readers share
        Project.open(work.path, "Ada")
    assert_told(told.value)
    disk.make_room()
    work.project = Project.open(work.path, "Ada")
    assert content(work.project) == before


def test_a_briefing_that_found_no_room_leaves_the_old_one(disk, work):
    work.brief()
    old = work.beside("talks.docx").read_bytes()
    disk.fill()
    with pytest.raises(CannotWrite) as told:
        work.brief()
    assert told.value.kept == "The file that was there before is unchanged."
    assert work.beside("talks.docx").read_bytes() == old
    disk.make_room()
    work.brief()
    with zipfile.ZipFile(work.beside("talks.docx")) as briefing:
        assert briefing.testzip() is None


@pytest.mark.parametrize(
    "deed",
    [Work.code, Work.import_files, Work.brief, Work.back_up, Work.undo],
    ids=lambda d: d.__name__,
)
def test_a_stick_that_was_pulled_out_is_named_and_goes_on_when_it_is_back(disk, work, deed):
    before = content(work.project)
    disk.unplug()
    begun = time.monotonic()
    with pytest.raises(CannotWrite) as told:
        deed(work)
    print(f"{deed.__name__}: told after {(time.monotonic() - begun) * 1000:.0f} ms: {told.value}")
    assert "not exist" in told.value.happened or "no longer in its place" in told.value.happened
    assert not disk.folder.exists()
    disk.plug_in()
    assert content(work.project) == before
    deed(work)
    assert check_project(work.path).ok
