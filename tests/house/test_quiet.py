"""No test reaches the network, or files that are nobody's but the user's."""

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import paths


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_network_connection_cannot_be_opened(family: socket.AddressFamily) -> None:
    with pytest.raises(AssertionError, match="offline"):
        socket.socket(family)


def test_a_file_outside_the_folders_of_the_tests_cannot_be_written() -> None:
    with pytest.raises(AssertionError, match="nobody chose"):
        (Path(__file__).parent / "trace.txt").open("w")


def test_a_database_outside_them_cannot_be_made() -> None:
    with pytest.raises(AssertionError, match="nobody chose"):
        sqlite3.connect(Path(__file__).parent / "trace.db")


def test_what_the_user_keeps_at_home_cannot_be_read() -> None:
    with pytest.raises(AssertionError, match="nobody chose"):
        (Path.home() / "letters.txt").open()


def test_the_user_s_own_folders_are_left_alone() -> None:
    for folder in (paths.data_dir(), paths.config_dir()):
        assert Path(os.environ["XDG_DATA_HOME"]).parent in folder.parents


def test_a_started_program_is_led_to_the_same_folders() -> None:
    ask = "from annotator import paths; print(paths.data_dir())"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(paths.data_dir())
