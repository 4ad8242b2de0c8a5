"""Converters that do what a hostile file might make a real one do."""

import faulthandler
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from lxml import etree

from annotator.ingest.extract import Extract


def hang(_data, _name):
    while True:
        time.sleep(0.01)


def spin(_data, _name):
    while True:
        pass


def hoard(_data, _name):
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def die(_data, _name):
    faulthandler._sigsegv()


def fail(_data, _name):
    raise TypeError("no converter expects this")


def recur(data, name):
    return recur(data, name)


def swell(_data, _name):
    return (Extract("x" * 26_000_000, "text/plain"),)


def swell_by_ratio(_data, _name):
    return (Extract("x" * 2_000_000, "text/plain"),)


def print_much(_data, _name):
    print("E\0\0\0\0\0\0\0\0" * 1000, flush=True)
    os.write(1, b"R" * 100)
    return (Extract("text", "text/plain"),)


def open_a_file(data, _name):
    return (Extract(Path(data.decode()).read_text(), "text/plain"),)


def open_a_file_in_c(data, _name):
    tree = etree.parse(data.decode())
    return (Extract(etree.tostring(tree).decode(), "text/plain"),)


def open_a_socket(_data, _name):
    with socket.socket() as one:
        return (Extract(f"open {one.fileno()}", "text/plain"),)


def ask_for_a_name(_data, _name):
    return (Extract(str(socket.getaddrinfo("localhost", 80)), "text/plain"),)


def write_a_file(data, _name):
    Path(data.decode()).write_text("left behind")
    return (Extract("written", "text/plain"),)


def start_a_program(_data, _name):
    subprocess.run([sys.executable, "-V"], check=True)
    return (Extract("started", "text/plain"),)


def tell_the_process(_data, _name):
    return (Extract(f"{os.getpid()}", "text/plain"),)


def load_a_module_late(_data, _name):
    import wave  # noqa: PLC0415

    return (Extract(wave.__name__, "text/plain"),)


def open_a_file_after_a_late_module(data, name):
    import chunk  # noqa: PLC0415

    return open_a_file_in_c(data, chunk.__name__)
