"""S9: two people edit one project at once, each in a process of their own."""

import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate, delete, retag
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.outside import Outside, Seen
from annotator.editing.project import Project
from annotator.errors import RuleBroken, StaleEdit

TEXT = "Talks\n\n" + "\n\n".join(f"Speaker {n} said so in line {n}." for n in range(40))


def step(project, chance, seen):
    """Do one thing at random; `seen` are the statements as this person sees them, by id.

    Return the id of a statement whose change was refused since it was stale, else None.
    """
    if not project.read.articles():  # somebody undid the import
        project.redo()
        return None
    one = chance.choice(list(seen.values())) if seen else None
    match chance.choice(("add", "retag", "retag", "delete", "undo", "redo")):
        case "retag" | "delete" as deed if one is not None:
            try:
                alter(project, one, deed, chance)
            except StaleEdit:
                return one.id
        case "undo":
            project.undo()
        case "redo":
            project.redo()
        case _:
            (article,) = [row.id for row in project.read.articles()]
            start = chance.randrange(900)
            statement = Statement(
                article=article,
                spans=(TextSpan(start, start + 9),),
                kind=chance.choice(list(Kind)),
                actor=ActorChoice.named(f"Speaker {chance.randrange(5)}"),
            )
            with suppress(RuleBroken):  # the same is there already
                annotate(project, statement)
    return None


def alter(project, one, deed, chance):
    if deed == "delete":
        delete(project, [one])
        return
    # There may be one of that kind over the same words already.
    with suppress(RuleBroken):
        retag(project, one, chance.choice([kind for kind in Kind if kind != one.kind]))


def be_the_other(path, seed):
    """Do one step for each line that is read."""
    project, chance = Project.open(path, "Bela"), random.Random(seed)
    for _line in sys.stdin:
        step(project, chance, truth(project))
        print("done", flush=True)
    project.close()


def truth(project):
    return {one.id: one for one in project.read.annotations()}


class View:
    """What a window shows, which it learns of by nothing but what it is told."""

    def __init__(self, project):
        self.shown = truth(project)
        self._project = project
        project.listen(self._take_in)

    def _take_in(self, changes):
        there = self._project.touched(changes)
        for one in changes.annotations:
            self.shown.pop(one, None)
            if one in there:
                self.shown[one] = there[one]


@pytest.fixture
def path(tmp_path):
    """A project with an article."""
    project = Project.create(tmp_path / "talks.annproj", "Ada")
    bring_in(project, [("", read_paste(TEXT))])
    project.close()
    return tmp_path / "talks.annproj"


def test_two_at_once_lose_no_edit_and_come_to_see_the_same(path, seed, request):
    steps = 5_000 if request.config.getoption("--nightly") else 60
    chance = random.Random(seed)
    other = subprocess.Popen(
        [sys.executable, __file__, path, str(seed + 1)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    project = Project.open(path, "Ada")
    outside, view = Outside(project), View(project)
    stale, followed = 0, 0
    for number in range(steps):
        if chance.random() < 0.5:
            print("go", file=other.stdin, flush=True)
            assert other.stdout.readline() == "done\n"
        else:
            before = truth(project)
            seen = dict(view.shown)
            refused = step(project, chance, seen)
            if refused is not None:
                stale += 1
                assert truth(project) == before, number
                assert seen[refused] != before.get(refused), number
        if chance.random() < 0.3:
            followed += outside.look() is Seen.CHANGES
            assert view.shown == truth(project), number
    other.stdin.close()
    assert other.wait() == 0
    other.stdout.close()
    outside.look()
    assert view.shown == truth(project)
    project.close()
    assert check_project(path).ok
    print(f"{steps} steps: {stale} stale edits refused, {followed} looks found edits of others")


if __name__ == "__main__":
    be_the_other(Path(sys.argv[1]), sys.argv[2])
