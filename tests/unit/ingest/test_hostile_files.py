"""Junk, cut and damaged files of every format: one sentence each, and the next file is read."""

import faulthandler
import random
import time
from pathlib import Path

import psutil
import pytest
from format_files import FILES
from message_rules import flaws

from annotator.errors import UnreadableInput
from annotator.ingest.cage import limits
from annotator.ingest.cage.cage import Cage
from annotator.ingest.formats import FORMATS, FORMS
from annotator.ingest.reading import find_files, read_bytes, read_file

NOISE = random.Random(5)
JUNK = {
    "nothing": b"",
    "white space": b" \r\n\t\n" * 50,
    "zeros": bytes(5_000),
    "noise": NOISE.randbytes(20_000),
    "program": b"\x7fELF\x02\x01\x01" + NOISE.randbytes(2_000),
    "picture": b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE.randbytes(2_000),
    "zip of nothing": b"PK\x05\x06" + bytes(18),
    "half a letter": "The bridge \ud800 stays closed.".encode("utf-8", "surrogatepass"),
    "mark of PDF alone": b"%PDF-1.7\n",
    "mark of RTF alone": b"{\\rtf",
    "mark of Office alone": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "mark of HTML alone": b"<!DOCTYPE html>",
    "head of a mail alone": b"MIME-Version: 1.0\n",
}


class Judge:
    """Reads damaged files one after the other, and knows the worst that came of it."""

    def __init__(self, cage):
        self.cage = cage
        self.files = self.refused = self.workers = 0
        self.slowest = self.largest = 0.0
        self.known = None
        self.flaws = []

    def read(self, data, name):
        began = time.perf_counter()
        self.files += 1
        try:
            assert read_bytes(data, name, cage=self.cage).drafts
        except UnreadableInput as fault:
            self.refused += 1
            self.flaws += flaws(fault.happened, fault.kept, fault.todo, filled_in=True)
        self.slowest = max(self.slowest, time.perf_counter() - began)
        self.look()

    def look(self):
        worker = self.cage._worker
        if worker is None:
            return
        self.workers += worker.pid != self.known
        self.known = worker.pid
        self.largest = max(self.largest, psutil.Process(worker.pid).memory_info().rss)

    def say(self, what):
        assert self.flaws == []
        print(
            f"{what}: {self.files} files, {self.refused} refused, {self.workers} workers,"
            f" slowest {self.slowest:.2f} s, most memory {self.largest / 2**20:.0f} MB"
        )


@pytest.fixture
def judge(cage):
    return Judge(cage)


@pytest.mark.parametrize("junk", JUNK)
def test_junk_under_every_extension_is_refused_in_sentences(judge, junk):
    for extension in FORMATS:
        judge.read(JUNK[junk], f"kellin{extension}")
    judge.say(junk)


def damaged(data, dice):
    whole = bytearray(data)
    for _ in range(dice.choice((1, 1, 3, 10, 50))):
        deed = dice.randrange(4)
        place = dice.randrange(len(whole))
        if deed == 0:
            whole[place] ^= 1 << dice.randrange(8)
        elif deed == 1:
            whole[place] = dice.choice(b'\x00\xff{}<>\\/()"&;%')
        elif deed == 2:
            other = dice.randrange(len(whole))
            whole[place : place + dice.randrange(1, 40)] = whole[other : other + dice.randrange(40)]
        else:
            del whole[place : place + dice.randrange(1, 40)]
        whole = whole or bytearray(b"x")
    return bytes(whole)


def damage(judge, form, cuts, count, seed):
    data = FILES[form]()
    for share in range(cuts):
        judge.read(data[: len(data) * share // cuts], "kellin")
    dice = random.Random(seed)
    for _ in range(count):
        judge.read(damaged(data, dice), f"kellin{FORMS[form].extensions[0]}")
    judge.say(f"{form}, seed {seed}")
    assert judge.slowest <= 2 * limits.SECONDS_TO_LOAD
    assert judge.largest <= limits.MEMORY


@pytest.mark.parametrize("form", FILES)
def test_a_damaged_file_of_each_format_is_read_or_refused(judge, form):
    damage(judge, form, 10, 15, seed=2026)


@pytest.mark.nightly
@pytest.mark.parametrize("form", FILES)
def test_two_thousand_damaged_files_of_each_format_are_read_or_refused(judge, form):
    faulthandler.cancel_dump_traceback_later()  # it runs for minutes, and does not hang
    damage(judge, form, 100, 2_000, random.SystemRandom().randrange(10**6))


def test_good_files_among_bad_ones_come_in(tmp_path):
    for form in FILES:
        extension = FORMS[form].extensions[0]
        (tmp_path / f"good{extension}").write_bytes(FILES[form]())
        (tmp_path / f"bad{extension}").write_bytes(FILES[form]()[:90])
    read = []
    with Cage() as cage:
        for path in find_files([tmp_path]):
            try:
                read += [path.name for _ in read_file(Path(path), cage=cage).drafts]
            except UnreadableInput as fault:
                assert path.name in fault.happened  # noqa: PT017 - either way out is right

    assert {name for name in read if name.startswith("good")} == {
        f"good{FORMS[form].extensions[0]}" for form in FILES
    }
