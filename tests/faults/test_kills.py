"""S1, S2, S6 and S14 of the fault suite: the program is killed at any moment.

What was acknowledged is there, what was under way is whole or absent, and no draft stays for ever.
"""

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from killing import PROJECT, Loop, Server
from old_projects import write_old_project

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.backups import take
from annotator.editing.importing import bring_in
from annotator.editing.project import Project

STEPS = {
    "code": 60,
    "import": 4,
    "brief": 12,
    "take out actors": 12,
    "bring actors": 4,
    "merge": 18,
    "recode": 8,
    "delete all": 12,
    "undo": 60,
    "back up": 12,
    "copy": 4,
    "restore": 9,
    "mend": 1,
    "salvage": 3,
    "begin": 4,
    "upgrade": 1,
}


SHORT = {
    "code": 10,
    "brief": 2,
    "take out actors": 2,
    "merge": 3,
    "delete all": 3,
    "undo": 2,
    "back up": 2,
    "restore": 3,
}
"""How many steps are killed at each of their calls to the disk, where it is not one."""


pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def server(shim):
    made = Server(shim)
    yield made
    made.close()


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """Return the folder that a deed begins with; it is made once, and copied for each loop."""
    made = {}

    def folder(deed):
        sort = deed if deed in {"mend", "upgrade"} else ""
        if sort not in made:
            made[sort] = tmp_path_factory.mktemp("begun") / "base"
            lay(sort, made[sort])
        return made[sort]

    return folder


def lay(sort, desk):
    desk.mkdir()
    if sort == "upgrade":
        write_old_project(desk / PROJECT)
        return
    project = Project.create(desk / PROJECT, "Ada")
    lines = tuple(Line(f"Speaker said so in line {n}.", Role.BODY) for n in range(20))
    bring_in(project, [("", Draft(lines, Original(b"0", "a.txt"), Byline(title="Talk")))])
    article = project.read.articles()[0].id
    # As many as there are steps back in the deed that undoes.
    for number in range(30):
        actor = ActorChoice.named(f"Minister {number:02}")
        span = TextSpan(number, number + 4)
        annotate(project, Statement(article=article, spans=(span,), kind=Kind.QUOTE, actor=actor))
    project.close()
    if sort == "mend":
        take(desk / PROJECT, "before the damage")
        content = bytearray((desk / PROJECT).read_bytes())
        content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
        (desk / PROJECT).write_bytes(content)


@pytest.fixture
def base(scratch, begun):
    """Lay out the folder that a deed begins with."""
    return lambda deed: Path(shutil.copytree(begun(deed), scratch / "base"))


@pytest.fixture
def scratch(tmp_path):
    """A folder in memory where there is one: what a process wrote outlives it there, too."""
    memory = Path("/dev/shm")  # noqa: S108  no name in it is guessed
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def loop(server, base, scratch):
    """Begin a loop of runs that are killed."""
    return lambda deed: Loop(server, deed, base(deed), STEPS[deed], scratch)


def test_coding_loses_nothing_at_a_random_kill(loop, often, seed):
    chance, runs = random.Random(seed), loop("code")
    for _ in range(often):
        steps = chance.randrange(8)
        runs.go(STEPS["code"], kill=(steps, chance.uniform(0, 0.03)))
    print(runs.told())
    assert runs.faults == []
    assert runs.inside > often / 3


@pytest.mark.parametrize("deed", [one for one in STEPS if one != "code"])
def test_a_deed_is_whole_or_absent_after_a_random_kill(loop, often, seed, deed):
    chance, runs = random.Random(seed), loop(deed)
    for _ in range(often if often >= 1_000 else often // 5):
        runs.strike(chance, 4)
    print(runs.told())
    assert runs.faults == []
    assert runs.inside > runs.runs / 3


@pytest.fixture
def tried(request):
    """How many of the calls to the disk end in a kill; None for all."""
    return None if request.config.getoption("--nightly") else 6


@pytest.mark.parametrize("deed", STEPS)
def test_a_deed_is_whole_or_absent_after_a_kill_at_each_call_to_the_disk(loop, seed, tried, deed):
    chance, runs, steps = random.Random(seed), loop(deed), SHORT.get(deed, 1)
    calls = runs.go(steps).calls
    moments = [(call, torn) for call in range(1, calls + 1) for torn in (False, True)]
    for at in chance.sample(moments, tried) if tried else moments:
        runs.begin()
        assert runs.go(steps, at=at).was_killed
    print(f"{calls} calls; {runs.told()}")
    assert runs.faults == []


@pytest.mark.parametrize("deed", ["code", "import"])
def test_a_disk_that_fails_when_the_project_is_opened_after_a_kill_costs_nothing(
    loop, often, seed, deed
):
    chance, runs, failed = random.Random(seed), loop(deed), 0
    while failed < often // 10 and runs.runs < often:
        failed += runs.stumble(chance, 4)
    print(f"{deed}: {runs.runs} kills, a failure in the next opening in {failed} of them")
    assert runs.faults == []
    assert failed >= often // 10


@pytest.mark.parametrize(("deed", "plant"), [("import", "two edits"), ("code", "early word")])
def test_the_loops_notice_what_they_look_for(loop, seed, deed, plant):
    chance, runs = random.Random(seed), loop(deed)
    noticed = 0
    for _ in range(20):
        runs.begin()
        runs.go(
            2, kill=(chance.randrange(2), chance.uniform(0, runs.whole.seconds[0])), plant=plant
        )
        noticed += bool(runs.faults)
        runs.faults.clear()
    print(f"{plant}: noticed in {noticed} of 20 runs")
    assert noticed >= 2
