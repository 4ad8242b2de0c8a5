"""S9 of the fault suite: two processes work on one file, and neither loses what it was told."""

import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.domain.article import Byline
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project

PEOPLE = ("Ada", "Ben")
CODER = Path(__file__).with_name("coder.py")


@pytest.fixture
def talks(folder):
    """A project with one article."""
    path = folder / "talks.annproj"
    project = Project.open(path, "Ada")
    lines = tuple(Line(f"Speaker {n} said so, and 🕊️ again.", Role.BODY) for n in range(40))
    bring_in(project, [("", Draft(lines, Original(b"a", "a.txt"), Byline(title="Talk")))])
    project.close()
    return path


@pytest.fixture
def worked(talks, seed, request):
    """What the two were told, each in order, after they have worked at the same time."""
    steps = 2_500 if request.config.getoption("--nightly") else 200
    begun = time.monotonic()
    running = [
        subprocess.Popen(
            [sys.executable, CODER, talks, name, str(steps), str(seed)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in PEOPLE
    ]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said
    acks = {
        name: list(map(json.loads, talks.with_name(f"{name}.acks").read_text("utf-8").splitlines()))
        for name in PEOPLE
    }
    ends = {name: told.pop() for name, told in acks.items()}
    for name, end in ends.items():
        print(f"{name}: {end['told']}")
    print(f"{steps} steps each, {time.monotonic() - begun:.0f} s")
    return talks, acks, ends


def rows(path, statement):
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        return [dict(row) for row in raw.execute(statement)]


@pytest.mark.timeout(3_600)
def test_two_processes_at_one_file_lose_nothing_and_end_with_the_same_content(worked):
    path, acks, ends = worked
    journal = rows(
        path,
        "SELECT sequence, label, deed, reverts, name FROM journal_entry"
        " JOIN coder ON coder.id = coder_id WHERE sequence > 1 ORDER BY sequence",
    )
    assert_each_acknowledged_edit_is_on_record(journal, acks)
    assert_nobody_overwrote_what_they_had_not_seen(path, acks)
    assert_the_content_is_what_the_journal_tells(path)
    assert ends["Ada"]["content"] == ends["Ben"]["content"]
    assert check_project(path).problems == ()


def assert_each_acknowledged_edit_is_on_record(journal, acks):
    names = {entry["sequence"]: entry["name"] for entry in journal}
    written = {}
    for name, told in acks.items():
        edits = [one for one in told if "sequence" in one]
        assert [one["sequence"] for one in edits] == sorted({one["sequence"] for one in edits})
        written |= {one["sequence"]: (name, one["label"]) for one in edits}
    assert written.keys() == names.keys()
    taken_back = Counter()
    for entry in journal:
        name, label = written[entry["sequence"]]
        assert entry["name"] == name
        whose = names.get(entry["reverts"], name)
        other = entry["reverts"] is not None and whose != name
        taken_back[entry["deed"], "another's" if other else "own"] += 1
        # Whoever takes back what another did is told whose it was.
        by = {"undo": f" by {whose}", "redo": f", undone by {whose}"}.get(entry["deed"], "")
        assert label == entry["label"] + (by if other else "")
    print(dict(taken_back))


def assert_nobody_overwrote_what_they_had_not_seen(path, acks):
    """Every change of a kind or a note begins with what its coder saw, and is then on record."""
    images = {
        (one["sequence"], one["subject_id"]): (json.loads(one["before"]), json.loads(one["after"]))
        for one in rows(path, "SELECT * FROM journal_row WHERE table_name = 'annotation'")
        if one["before"] and one["after"]
    }
    for told in acks.values():
        for edit, change in pairwise(told):
            if "saw" in change:
                statement = change["saw"].pop("id")
                before, after = images[edit["sequence"], statement]
                assert change["saw"].items() <= before.items()
                assert change["wrote"].items() <= after.items()


def assert_the_content_is_what_the_journal_tells(path):
    played = {"annotation": {}, "annotation_part": {}}
    for image in rows(path, "SELECT * FROM journal_row ORDER BY sequence, ordinal"):
        if image["table_name"] in played:
            row = json.loads(image["after"] or image["before"])
            key = row.get("id") or (row["annotation_id"], row["ordinal"])
            table = played[image["table_name"]]
            if image["after"]:
                table[key] = table.get(key, {}) | row
            else:
                del table[key]
    for table, wanted in played.items():
        found = rows(path, f"SELECT * FROM {table}")  # noqa: S608  names of our own
        assert len(found) == len(wanted)
        for row in found:
            key = row.get("id") or (row["annotation_id"], row["ordinal"])
            assert row == {"revision": row.get("revision"), **wanted[key]} or (
                "revision" not in row and row == wanted[key]
            )
