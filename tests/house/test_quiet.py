"""No test reaches the network or the folders of whoever runs it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import paths


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_network_connection_cannot_be_opened(family: socket.AddressFamily) -> None:
    with pytest.raises(AssertionError, match="offline"):
        socket.socket(family)


def test_the_user_s_own_folders_are_left_alone() -> None:
    for folder in (paths.data_dir(), paths.config_dir()):
        assert Path(os.environ["XDG_DATA_HOME"]).parent in folder.parents


def test_a_started_program_is_led_to_the_same_folders() -> None:
    ask = "from annotator import paths; print(paths.data_dir())"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(paths.data_dir())
