"""What the system sees of a worker: no socket ever, and no file while it has one in hand."""

import shutil
import subprocess

import pytest
from format_files import FILES

from annotator.ingest.cage import cage as caging
from annotator.ingest.cage.cage import Cage
from annotator.ingest.reading import read_bytes

CALLS = "trace=openat,open,creat,socket,connect,execve,prlimit64"


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """Return a function that gives the calls of the worker so far, one a line."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    log = tmp_path / "calls"
    start = subprocess.Popen

    def watched(command, **options):
        return start(["strace", "-f", "-e", CALLS, "-o", str(log), *command], **options)

    monkeypatch.setattr(caging.subprocess, "Popen", watched)
    return lambda: log.read_text(errors="replace").splitlines()


def test_no_socket_and_no_file_is_opened_for_any_format(calls):
    with Cage() as cage:
        for form, make in FILES.items():
            assert read_bytes(make(), "kellin", form, cage).drafts
    in_hand, seen, conversions = False, [], 0
    for call in calls():
        if "RLIMIT_NOFILE, {rlim_cur=" in call:
            in_hand = "RLIMIT_NOFILE, {rlim_cur=0," in call
            conversions += in_hand
        elif in_hand and "prlimit64(" not in call:
            seen.append(call)

    assert conversions >= len(FILES)
    assert [call for call in seen if "(" in call] == []
    assert [call for call in calls() if "socket(" in call or "connect(" in call] == []
