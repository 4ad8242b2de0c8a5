"""Every call by which the program reads or writes files has failed at least once.

The calls are found in the source: a new one that no deed comes to fails here, too.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.nightly  # hundreds of deeds; whichever test comes first waits for all
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What became of every call that failed."""
    place = tmp_path_factory.mktemp("sites")
    command = [sys.executable, HERE / "call_sites.py", place, "often"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_call_on_files_is_come_to(told):
    reached = {site for sites in told[0]["reached"].values() for site in sites}
    sites = set(told[0]["sites"]) - set(told[0]["foreign"])
    print(f"{len(sites & reached)} of {len(sites)} calls on files were made to fail")
    assert sorted(sites - reached) == []


def test_every_one_of_them_failed(told):
    failed = {one["site"] for one in told[1:] if one["failed"]}
    assert failed >= {site for sites in told[0]["reached"].values() for site in sites}


def test_whichever_fails_it_is_told_in_three_sentences_or_has_no_effect(told):
    refused = sum(bool(one["said"]) for one in told[1:])
    print(f"{len(told) - 1} failures, {refused} told, the others without effect")
    assert [one for one in told[1:] if one["said"].startswith("bug:")] == []
    assert refused


def test_nothing_is_lost_damaged_or_left_lying_about(told):
    assert [one for one in told[1:] if one["wrong"]] == []


def test_the_same_process_does_the_same_deed_once_the_disk_is_well(told):
    assert [one for one in told[1:] if one["again"]] == []
