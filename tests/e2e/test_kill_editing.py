"""What was acknowledged is there after the program was killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project

WORDS = 400

# An analyst who presses a key as fast as the program answers; each id is told after its commit.
ANALYST = """
import sys
from pathlib import Path
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.actors import UNATTRIBUTED
from annotator.editing.annotating import Statement, annotate, delete, retag
from annotator.editing.project import Project

project = Project.open(Path(sys.argv[1]), "Ada")
(article,) = project.read.articles()
begun = len(project.read.history())
for number in range(begun, begun + 10_000):
    span = TextSpan(number % 1000, number % 1000 + 2 + number // 1000)
    one = annotate(
        project, Statement(article=article.id, spans=(span,), kind=Kind.CLAIM, actor=UNATTRIBUTED)
    )
    print("added", one.id, flush=True)
    match number % 4:
        case 0:
            retag(project, one, Kind.DEMAND)
            print("demand", one.id, flush=True)
        case 1:
            delete(project, [one])
            print("gone", one.id, flush=True)
        case 2:
            project.undo()
            print("gone", one.id, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    project = Project.create(tmp_path / "talks.annproj", "Ada")
    words = " ".join(f"word{number}" for number in range(WORDS))
    body = Draft(
        (Line(words, Role.BODY),), Original(words.encode(), "a.txt"), Byline(title="Strait")
    )
    bring_in(project, [("", body)])
    project.close()
    return tmp_path / "talks.annproj"


def annotate_until_killed(path: Path, keys: int, pause: float) -> list[list[str]]:
    """Return what the analyst was told before the kill, `pause` seconds after that many keys."""
    with subprocess.Popen(
        [sys.executable, "-c", ANALYST, str(path)], stdout=subprocess.PIPE, text=True
    ) as analyst:
        assert analyst.stdout is not None
        told = "".join(analyst.stdout.readline() for _ in range(keys))
        time.sleep(pause)
        analyst.send_signal(signal.SIGKILL)
        told += analyst.stdout.read()
    assert analyst.returncode == -signal.SIGKILL
    # A line that was cut short by the kill was not told.
    return [line.split() for line in told[: told.rfind("\n") + 1].splitlines()]


def require_all_kept(path: Path, told: list[list[str]], unsure: set[str]) -> None:
    """Compare the project with what was told; of an `unsure` statement one more deed may be in."""
    assert check_project(path).problems == ()
    project = Project.open(path, "Ada")
    kinds = {one.id: one.kind for one in project.read.annotations()}
    remembered = {one for one in unsure if project.read.history(one)}
    project.close()
    for annotation, what in {annotation: what for what, annotation in told}.items():
        if annotation in unsure:
            assert annotation in remembered
        else:
            assert (annotation in kinds) == (what != "gone"), (annotation, what)
            assert what != "demand" or kinds[annotation] is Kind.DEMAND


def kill_again_and_again(path: Path, times: int) -> int:
    seed = int(os.environ.get("ANNOTATOR_SEED", random.randrange(10**6)))
    print(f"ANNOTATOR_SEED={seed}")
    dice = random.Random(seed)
    told: list[list[str]] = []
    unsure: set[str] = set()
    for _ in range(times):
        told += annotate_until_killed(path, dice.randint(1, 8), dice.uniform(0, 0.006))
        unsure |= {annotation for _, annotation in told[-1:]}
        require_all_kept(path, told, unsure)
    return len(told)


def test_a_dozen_kills_lose_nothing_that_was_acknowledged(path):
    assert kill_again_and_again(path, 12) >= 12


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_a_hundred_kills_lose_nothing_that_was_acknowledged(path):
    assert kill_again_and_again(path, 100) >= 100
