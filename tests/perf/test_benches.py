"""Each benchmark runs to its end on a small workload; how fast is not looked at here."""

import subprocess
import sys
from pathlib import Path

import pytest

_RUN = Path(__file__).with_name("run.py")

_ACTS = {
    "help": "annotator --help",
    "start": "window: first paint",
    "open": "open 5 kB / 30",
    "paragraph": "open one paragraph",
    "code": "undo at 150",
    "import": "import 20 .txt",
    "brief": "briefing of 60",
}


@pytest.mark.parametrize("name", _ACTS)
def test_a_benchmark_prints_its_acts_beside_their_limits(name):
    command = [sys.executable, str(_RUN), "--quick", "--only", name]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert _ACTS[name] in done.stdout
    assert "holds?" in done.stdout


def test_an_unknown_benchmark_is_refused():
    command = [sys.executable, str(_RUN), "--only", "nothing"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
