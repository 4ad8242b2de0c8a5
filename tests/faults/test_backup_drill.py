"""S17 of the fault suite: every backup, put back, is what the project was when it was taken."""

import random
from datetime import datetime, timedelta

import pytest
from killing import content_of

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actor_merging import merge
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate, delete, retag, set_note
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.editing.recoding import Recoding, recode
from annotator.editing.registry import rename
from annotator.errors import RuleBroken
from annotator.store import ladder
from annotator.store.annotation_filter import EVERYTHING


class Later(datetime):
    """A clock that goes on by a minute each time, since of one second one backup is kept."""

    minutes = 0

    @classmethod
    def now(cls, tz=None):
        cls.minutes += 1
        return datetime(2026, 11, 25, 9, tzinfo=tz) + timedelta(minutes=cls.minutes)


@pytest.fixture
def edits(request):
    """How many edits the drill makes."""
    return 500 if request.config.getoption("--nightly") else 60


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(ladder, "datetime", Later)
    made = Project.create(tmp_path / "talks.annproj", "Ada")
    import_one(made, 0)
    yield made
    made.close()


def import_one(project, number):
    lines = tuple(Line(f"Speaker {number} said so in line {n}.", Role.BODY) for n in range(9))
    draft = Draft(lines, Original(f"{number}".encode(), "a.txt"), Byline(title=f"Talk {number}"))
    bring_in(project, [("", draft)])


def code(project, number, chance):
    start = chance.randrange(200)
    statement = Statement(
        article=chance.choice(project.read.articles()).id,
        spans=(TextSpan(start, start + chance.randrange(3, 30)),),
        kind=chance.choice(list(Kind)),
        actor=ActorChoice.named(f"Speaker {chance.randrange(12)}"),
    )
    annotate(project, statement)


def one_of(project, chance):
    return chance.choice(project.read.annotations())


def join(project, chance):
    one, other = chance.sample(project.read.actors(), 2)
    merge(project, [one], other)


EDITS = {
    "annotate": (10, code),
    "import": (1, lambda project, number, _: import_one(project, number + 1)),
    "change the kind": (
        3,
        lambda project, _, chance: retag(project, one_of(project, chance), chance.choice([*Kind])),
    ),
    "note": (2, lambda project, n, chance: set_note(project, one_of(project, chance), f"No {n}")),
    "delete": (2, lambda project, _, chance: delete(project, [one_of(project, chance)])),
    "undo": (3, lambda project, *_: project.undo()),
    "redo": (2, lambda project, *_: project.redo()),
    "rename": (
        1,
        lambda project, n, chance: rename(
            project, chance.choice(project.read.actors()), f"Renamed {n}"
        ),
    ),
    "merge": (1, lambda project, _, chance: join(project, chance)),
    "recode": (
        1,
        lambda project, _, chance: recode(
            project, EVERYTHING, Recoding(kind=chance.choice([*Kind]))
        ),
    ),
}
"""What is done, each with how often beside the others."""


def edit(project, number, chance):
    """Do something by chance; tell whether it was done."""
    weights = [weight for weight, _ in EDITS.values()]
    ((_, deed),) = chance.choices(list(EDITS.values()), weights)
    try:
        deed(project, number, chance)
    except (RuleBroken, IndexError, ValueError):
        return False  # nothing is there to do it to, or a rule forbids it
    return True


def content(path):
    return list(content_of(path))


@pytest.mark.timeout(900)
def test_each_rung_put_back_is_what_the_project_was(project, edits, seed):
    chance, path = random.Random(seed), project.path
    taken, done = {}, 0
    while done < edits:
        done += edit(project, done, chance)
        if chance.random() < 20 / edits or done == edits:
            made = backups.take(path, f"after {done}")
            taken[made.path] = content(path)
    rungs = [one.path for one in backups.backups_of(path) if one.path in taken]
    assert len(rungs) == len(taken) >= 10
    chance.shuffle(rungs)
    same = 0
    for rung in rungs:
        before = content(path)
        kept = backups.restore(path, rung).kept
        assert check_project(path).ok
        assert content(kept) == before
        same += content(path) == taken[rung]
    print(f"{done} edits, {len(rungs)} backups put back, {same} equal in every row")
    assert same == len(rungs)
