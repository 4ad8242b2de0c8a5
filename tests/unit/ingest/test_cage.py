"""Whatever a converter does in the worker, the program says one thing of the file and goes on."""

import inspect
import os
import time
from pathlib import Path

import hostile_converters
import psutil
import pytest

from annotator.editing.importing import read_drafts
from annotator.errors import UnreadableInput
from annotator.ingest.cage import cage as caging
from annotator.ingest.cage.cage import Cage, Stopped
from annotator.ingest.extract import Extract, packed, unpacked
from annotator.ingest.formats import FORMS, Form

AIDS = str(Path(hostile_converters.__file__).parent)
HOSTILE = [
    name
    for name, one in inspect.getmembers(hostile_converters, inspect.isfunction)
    if one.__module__ == "hostile_converters"
]
ADDED = f"""
from annotator.ingest.formats import FORMS, Form
for name in {HOSTILE}:
    FORMS[name] = Form("strange file", (), f"hostile_converters:{{name}}")
"""
WAIT = 20


@pytest.fixture(autouse=True)
def _hostile_forms(tmp_path_factory, monkeypatch):
    """Let the worker know the hostile converters, and the program their names."""
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(ADDED, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), AIDS]))
    for name in HOSTILE:
        monkeypatch.setitem(FORMS, name, Form("strange file", (), ""))


@pytest.fixture
def cage():
    with Cage() as one:
        yield one


def refusal(cage, form, data=b"x"):
    with pytest.raises(UnreadableInput) as caught:
        cage.convert(form, data, "kellin.bin")
    assert "“kellin.bin”" in caught.value.happened
    return caught.value.happened


def process(cage):
    return int(cage.convert("tell_the_process", b"", "one.bin")[0].text)


def is_there(number):
    return psutil.pid_exists(number) and psutil.Process(number).status() != psutil.STATUS_ZOMBIE


def test_one_worker_serves_for_many_files(cage):
    assert len({process(cage) for _ in range(5)}) == 1
    assert process(cage) != os.getpid()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read():
    with Cage(seconds=1.5) as cage:
        assert "30 seconds" in refusal(cage, "hang")
        assert process(cage)


def test_a_file_that_uses_up_all_memory_is_refused_and_the_next_is_read(cage):
    assert "512 MB" in refusal(cage, "hoard")
    assert process(cage)


def test_a_file_that_ends_the_worker_is_refused_and_the_next_is_read(cage):
    assert "ended the part of the program" in refusal(cage, "die")
    assert process(cage)


@pytest.mark.parametrize("form", ["fail", "recur"])
def test_a_fault_in_a_converter_is_said_of_the_file(cage, form):
    before = process(cage)

    assert "its text cannot be read" in refusal(cage, form)
    assert process(cage) == before


@pytest.mark.parametrize("form", ["swell", "swell_by_ratio"])
def test_far_more_text_than_the_file_can_hold_is_refused(cage, form):
    assert "far more text" in refusal(cage, form)


def test_what_a_library_prints_does_not_reach_the_program(cage):
    assert cage.convert("print_much", b"x", "one.bin")[0].text == "text"


def test_a_library_may_load_a_module_of_its_own_late(cage):
    assert cage.convert("load_a_module_late", b"x", "one.bin")[0].text == "wave"


@pytest.mark.parametrize(
    "form", ["open_a_file", "open_a_file_in_c", "open_a_file_after_a_late_module"]
)
def test_no_file_is_opened_for_a_document(cage, form, tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret/>", encoding="utf-8")

    assert "its text cannot be read" in refusal(cage, form, str(secret).encode())


@pytest.mark.parametrize("form", ["open_a_socket", "ask_for_a_name", "start_a_program"])
def test_no_socket_and_no_program_is_opened_for_a_document(cage, form):
    assert "its text cannot be read" in refusal(cage, form)


def test_no_file_is_written_for_a_document(cage, tmp_path):
    refusal(cage, "write_a_file", str(tmp_path / "new.txt").encode())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["hang", "spin"])
def test_whoever_thinks_better_of_it_waits_for_nothing(form):
    wanted = ["two.bin"]
    with Cage(lambda: bool(wanted)) as cage:
        number = process(cage)
        wanted.clear()
        before = time.monotonic()
        with pytest.raises(Stopped):
            cage.convert(form, b"", "two.bin")

        print(f"given up after {time.monotonic() - before:.2f} s")
        assert not is_there(number)


def test_an_import_that_is_cancelled_in_the_middle_of_a_file_leaves_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge stays closed.", encoding="utf-8")
    asked = []
    before = psutil.Process().children()

    def progress(done, files):
        asked.append((done, files))
        return len(asked) < 4

    assert read_drafts([tmp_path], "hang", progress) is None
    assert asked == [(0, 1)] * 4
    assert psutil.Process().children() == before


def test_no_worker_is_left_when_the_cage_is_closed():
    with Cage() as cage:
        number = process(cage)
        assert is_there(number)

    assert not is_there(number)


def test_the_worker_ends_when_the_program_is_gone(cage):
    number = process(cage)
    cage._worker.stdin.close()  # as the system does for a program that was killed
    cage._worker.wait(WAIT)

    assert not is_there(number)


def test_a_worker_that_talks_nonsense_is_not_believed(monkeypatch):
    monkeypatch.setattr(caging, "WORD", "--version")
    with Cage() as cage:
        assert "ended the part" in refusal(cage, "tell_the_process")


def test_no_room_for_a_worker_is_said(monkeypatch):
    monkeypatch.setattr(caging.sys, "executable", "/nowhere/python")
    with Cage() as cage:
        assert "no further process" in refusal(cage, "tell_the_process")


def test_extracts_cross_unchanged():
    extract = Extract("half \ud800 a letter", "text/html", certain=True, notes=("One.", "Two."))

    assert unpacked(packed((extract, extract))) == (extract, extract)


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"{}",
        b"[1]",
        b"[" * 100_000,
        b'[{"hints": {}}]',
        packed((Extract("a", "b"),)).replace(b'"title": ""', b'"title": 1'),
        packed((Extract("a", "b"),)).replace(b'"notes": []', b'"notes": [[]]'),
        packed((Extract("a", "b"),)).replace(b'"text": "a"', b'"text": null'),
    ],
)
def test_what_is_no_extract_is_not_believed(foreign):
    with pytest.raises(ValueError, match=r".+"):
        unpacked(foreign)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in HOSTILE])
def test_every_converter_loads_with_nothing_but_what_is_installed(form):
    with Cage() as cage, pytest.raises(UnreadableInput, match=r"kellin\.bin"):
        cage.convert(form, b"\x00" * 100, "kellin.bin")
